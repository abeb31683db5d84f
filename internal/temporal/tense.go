package temporal

import "strings"

// tense is what a word tells of when its clause is.
type tense uint8

const (
	untold  tense = iota
	past          // "said", "a déclaré"
	future        // "will", "est prévu"
	neutral       // looks like a verb and is none: "hundred"
)

// tenseReach is how many tokens to either side a verb is sought.
const tenseReach = 30

// tenseAt gives the tense of the clause that token i is in: that of the
// nearest verb before it, or else after it, up to a comma; or else of the
// sentence before it. A weekday that opens its clause takes the verb after it.
func (p *parser) tenseAt(i int, l languages) tense {
	if t, _ := p.tenseBefore(i, l, true); t != untold {
		return t
	}
	if t := p.tenseAfter(i, l); t != untold {
		return t
	}
	t, _ := p.tenseBefore(i, l, false)
	return t
}

// tenseBefore looks for a verb before token i, to the last comma only where
// clause is set.
func (p *parser) tenseBefore(i int, l languages, clause bool) (tense, int) {
	for k := i - 1; k >= max(0, i-tenseReach) && k >= 0; k-- {
		t := p.token(k)
		if t.gap == parted && t.start == t.end || p.token(k+1).opens {
			break
		}
		if t.kind != word {
			if p.is(k, ";", ":") || clause && p.is(k, ",", "(", "—", "–", "”", "»") && !(p.hyphenated(k) && p.token(k+1).kind == number) {
				break
			}
			continue
		}
		if found := p.tenseOf(k, l); found != untold {
			return found, k
		}
		if clause && p.is(k, "that", "who", "which", "qui") && k < i-1 {
			break
		}
	}
	return untold, 0
}

// tenseAfter looks for a verb after token i, to the next comma but one that
// directly follows.
func (p *parser) tenseAfter(i int, l languages) tense {
	for k := i + 1; k < i+tenseReach; k++ {
		t := p.token(k)
		if t.opens || t.start == t.end {
			break
		}
		if t.kind != word {
			if p.is(k, ";", ":", "”", "»") || p.is(k, ",") && k > i+8 {
				break
			}
			continue
		}
		if p.is(k, "after", "après", "before", "avant", "who", "qui", "which", "that", "since", "depuis") {
			continue
		}
		if found := p.tenseOf(k, l); found != untold {
			return found
		}
	}
	return untold
}

// tenseOf gives what the word at k tells.
func (p *parser) tenseOf(k int, l languages) tense {
	e := p.entry(k)
	if e.month > 0 || e.weekday > 0 {
		return untold
	}
	cue := e.cues[l]
	if l == english {
		return p.englishTense(k, cue)
	}
	return p.frenchTense(k, cue)
}

func (p *parser) englishTense(k int, cue tense) tense {
	w := p.small(k)
	switch {
	case cue == neutral:
		return untold
	case cue == future:
		return p.englishFuture(k, w)
	case w == "called" && p.is(k+1, "for"):
		return future
	case w == "have" && p.is(k-1, "to") && p.is(k-2, "was", "were"):
		return past // "was to have left"
	case w == "forecast" && p.is(k-1, "is", "are", "was", "were"):
		return future
	case p.is(k-1, "to") && p.isIn(k-2, leadsTo) && cue != past:
		return future
	case w == "be" && p.is(k-1, "to"):
		return future // "is to be", "to be held"
	case cue == past, len(w) > 4 && strings.HasSuffix(w, "ed") && (!p.token(k).upper || p.token(k).opens):
		return p.participle(k)
	}
	return untold
}

// englishFuture weighs a word of the future: "by" and "until" are some only
// before the day itself.
func (p *parser) englishFuture(k int, w string) tense {
	switch w {
	case "starting":
		if p.entry(k+1).weekday == 0 {
			return untold
		}
	case "ahead":
		if !p.is(k+1, "of") {
			return untold
		}
	case "set":
		if !p.is(k+1, "for", "to") {
			return untold
		}
	case "plan", "plans", "hope", "hopes":
		if p.is(k-1, "a", "the", "his", "her", "its", "their", "this", "that", "of", "no") {
			return untold
		}
	case "expected", "planned", "scheduled":
		if p.is(k-1, "had", "they", "he", "she", "it", "who", "we", "had") {
			return untold
		}
	}
	return future
}

// participle tells whether the past form at k is one of the future: "will be
// held", "to be held".
func (p *parser) participle(k int) tense {
	if p.is(k, "set") && p.is(k+1, "for", "to") {
		return future
	}
	if p.is(k-1, "is", "are") {
		return untold // "are closed"
	}
	passive := false
	for back := k - 1; back >= k-4 && p.token(back).kind == word; back-- {
		switch {
		case p.is(back, "be"):
			passive = true
		case passive && p.is(back, "will", "shall", "would", "could", "may", "might", "should", "to", "must"):
			return future
		}
	}
	return past
}

// leadsTo are the words after which an infinitive is yet to come.
var leadsTo = setOf("agreed agrees due set expected scheduled planned plan plans planning vowed promised hope hopes wants want intend intends is are " +
	"ready likely called calls urged asked invited decided pledged preparing about supposed order ordered summit meeting talks protest going " +
	"need needs ultimatum deadline have has was were")

func (p *parser) frenchTense(k int, cue tense) tense {
	w := p.small(k)
	switch {
	case cue == neutral:
		return untold
	case cue == future:
		return p.frenchFuture(k, w)
	case p.token(k).upper && !p.token(k).opens:
		return untold
	case cue == past:
		if w == "a" && p.is(k-1, "y") || (w == "est" || w == "sont") && p.futureFollows(k) {
			return untold
		}
		return past
	case isFutureForm(w):
		return future
	case len(w) > 4 && (strings.HasSuffix(w, "èrent") || strings.HasSuffix(w, "irent") || strings.HasSuffix(w, "urent")):
		return past
	case isParticiple(w):
		for back := k - 1; back >= k-3; back-- {
			b := p.small(back)
			if isFutureForm(b) || p.is(back, "va", "vont", "doit", "doivent", "devrait", "devraient", "devait", "devaient") {
				return future
			}
		}
		return past
	}
	return untold
}

func (p *parser) futureFollows(k int) bool {
	for next := k + 1; next <= k+3; next++ {
		if p.entry(next).cues[french] == future {
			return true
		}
	}
	return false
}

func (p *parser) frenchFuture(k int, w string) tense {
	switch w {
	case "prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "attendus", "attendues":
		if p.is(k-1, "était", "étaient") {
			return past
		}
	case "ici":
		if !p.is(k-1, "'", "’") {
			return untold
		}
	case "partir", "compter":
		if !p.is(k-1, "à") || !p.is(k+1, "de", "du") {
			return untold
		}
	case "dès":
		if p.entry(k+1).weekday == 0 {
			return untold
		}
	case "annoncé", "annoncée":
		if p.is(k-1, "a", "ont", "avait", "avaient", "été") {
			return past
		}
	case "appelé", "appelés":
		if !p.is(k+1, "à", "au", "aux") {
			return past
		}
	case "fixé", "fixée":
		if !p.is(k+1, "à", "au", "pour") {
			return untold
		}
	case "entend", "compte", "comptent":
		if p.is(k-1, "on", "le", "en") {
			return untold
		}
	}
	return future
}

// isFutureForm reports whether a French verb has an ending of the future or of
// the conditional.
func isFutureForm(w string) bool {
	if len(w) < 4 {
		return false
	}
	if e := lexicon()[w]; e != nil && e.cues[french] == neutral {
		return false
	}
	for _, end := range [...]string{"era", "ira", "dra", "vra", "rra", "ura", "oira", "eront", "iront", "dront", "vront", "rront", "uront", "erait", "eraient", "iraient", "draient", "vraient", "drait", "vrait",
		"erons", "irons", "drons", "erez", "irez", "erai", "irai", "drai"} {
		if strings.HasSuffix(w, end) {
			return w != "aurait" && w != "auraient" && w != "serait" && w != "seraient"
		}
	}
	return false
}

func isParticiple(w string) bool {
	if participles[w] {
		return true
	}
	for _, end := range [...]string{"é", "ée", "és", "ées"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			noun := strings.HasSuffix(w, "ité") || strings.HasSuffix(w, "ités") || strings.HasSuffix(w, "auté") || nounsInE[w]
			return !noun
		}
	}
	return false
}

// participles are those that do not end like the others.
var participles = setOf("rompu rompue rompus rompues tenu tenue tenus tenues venu venue venus venues vu vue vus vues reçu reçue reçus reçues rendu rendue rendus rendues " +
	"pris prise prises mis mise mises mort morte morts mortes ouvert ouverte ouverts ouvertes élu élue élus élues détenu détenue détenus détenues perdu perdue perdus perdues " +
	"parvenu parvenue parvenus conclu conclue conclus conclues repris reprise reprises surpris surprise promis promise interrompu interrompue interrompus interrompues " +
	"suspendu suspendue suspendus suspendues vaincu vaincus battu battue battus battues survenu survenue survenus survenues intervenu intervenue intervenus disparu disparue disparus " +
	"apparu apparue apparus entendu entendue entendus entendues tué tuée tués tuées paru parue parus soumis soumise transmis transmise détruit détruite détruits détruites " +
	"conduit conduite conduits conduites produit produite construit construite parti partie partis parties sorti sortie sortis réuni réunie réunis réunies")

// nounsInE end like participles and are none.
var nounsInE = setOf("année années armée armées journée journées soirée soirées matinée matinées arrivée entrée durée idée idées marché marchés député députés députée " +
	"comité comités musée musées lycée lycées employé employés réfugié réfugiés délégué délégués procédé passé congé congés degré degrés café cafés côté côtés " +
	"société sociétés santé traité traités beauté liberté libertés clé clés blé thé pré gré été fierté pitié moitié amitié chaussée fumée vallée " +
	"assemblée assemblées tournée tournées portée volonté difficulté difficultés conseillé bébé carré marée cité cités")
