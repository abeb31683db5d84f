package speech

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/annotate"
)

// person is somebody whom the text names in full.
type person struct {
	name   string
	words  []string        // of the name, folded
	titles map[string]bool // words of the titles and roles that the text gives to them
	sex    sex
}

type sex uint8

const (
	unknown sex = iota
	female
	male
)

// people are the persons of a text.
type people struct {
	lex      *lexicon
	list     []*person
	last     map[string][]*person // by the last word of the name
	titles   map[string][]*person // by each word of their titles
	capitals map[string]bool      // words that have a capital within a sentence
	seen     []sighting           // in the order of the text
	texts    []*paragraph
}

// sighting is a place where a person is named.
type sighting struct {
	paragraph, token int
	who              *person
}

// newPeople reads the names of a text outside its quotations: first the full
// ones, then where each is named again. There is room for the names that it meets,
// which it gives back.
func newPeople(texts []*paragraph, lex *lexicon, runs []phrase) (*people, []phrase) {
	pp := &people{lex: lex, last: map[string][]*person{}, capitals: map[string]bool{}, texts: texts}
	known := map[string]*person{}
	for i, p := range texts {
		for _, st := range p.sentences {
			s := &sentence{p, lex, st, i}
			s.eachName(func(n phrase) {
				runs = append(runs, n)
				for k := max(n.all.from, st.from+1); k < n.all.to; k++ {
					pp.capitals[p.tokens[k].low] = true
				}
				if n.name.to-n.name.from < 2 || s.bodyLike(n.name) {
					return
				}
				key := joinWords(s, n.name)
				if known[key] == nil {
					known[key] = pp.add(s, n)
				}
				s.describe(known[key], n)
			})
		}
	}
	for _, n := range runs {
		s := &sentence{texts[n.paragraph], lex, stretch{0, len(texts[n.paragraph].tokens)}, n.paragraph}
		who := pp.named(s, n)
		if who == nil && (n.person || s.aged(n.name.to)) && len(pp.last[s.tokens[n.name.to-1].low]) == 0 && n.name.to-n.name.from == 1 && !s.bodyLike(n.name) {
			who = pp.add(s, n)
		}
		if who != nil {
			pp.seen = append(pp.seen, sighting{n.paragraph, n.name.from, who})
			if n.name.from > n.all.from || n.person {
				s.describe(who, n)
			}
		}
	}
	pp.titles = map[string][]*person{}
	for _, who := range pp.list {
		for title := range who.titles {
			pp.titles[title] = append(pp.titles[title], who)
		}
	}
	return pp, runs
}

// roleOf gives the first word of a phrase that says what a person is.
func (s *sentence) roleOf(r stretch) string {
	for k := r.from; k < r.to; k++ {
		if s.in(k, s.lex.roles) {
			return s.at(k).low
		}
	}
	return ""
}

// aged reports whether an age stands between commas at token i.
func (s *sentence) aged(i int) bool {
	return s.at(i).kind == comma && allDigits(s.at(i+1).low) && (s.at(i+2).kind == comma || s.at(i+2).low == "ans")
}

// add makes a person of a name.
func (pp *people) add(s *sentence, n phrase) *person {
	who := &person{name: s.span(n.name).Of(s.text), words: strings.Fields(joinWords(s, n.name)), titles: map[string]bool{}}
	who.sex = firstNames()[who.words[0]]
	last := who.words[len(who.words)-1]
	pp.list = append(pp.list, who)
	pp.last[last] = append(pp.last[last], who)
	return who
}

func joinWords(s *sentence, r stretch) string {
	var b strings.Builder
	for i := r.from; i < r.to; i++ {
		if i > r.from {
			b.WriteByte(' ')
		}
		b.WriteString(s.tokens[i].low)
	}
	return b.String()
}

// eachName calls yield with each run of words with capitals, its titles taken
// off.
func (s *sentence) eachName(yield func(phrase)) {
	for i := s.from; i < s.to; i++ {
		t := s.at(i)
		if t.kind != word || !t.cap || s.lex.times.has(t.low) || i == s.from && s.small(i) {
			continue
		}
		j := i + 1
		for s.isWord(j) && (s.at(j).cap || particles.has(s.at(j).low) && s.at(j+1).cap && s.isWord(j+1)) && !s.lex.times.has(s.at(j).low) {
			j++
		}
		if s.in(j, s.lex.bodies) {
			i = j - 1
			continue // Gabriel Touré hospital
		}
		n := phrase{paragraph: s.index, all: stretch{i, j}, name: stretch{i, j}}
		start, titled := s.afterTitles(i, j)
		if titled {
			n.name.from, n.person = start, true
		} else if s.in(i-1, s.lex.roles) || s.in(i-1, s.lex.titles) {
			n.person = true
		}
		yield(n)
		i = j - 1
	}
}

// small reports whether the word that begins a sentence is none of a name.
func (s *sentence) small(i int) bool {
	low := s.at(i).low
	return s.lex.openings.minor.has(low) || s.at(i+1).kind == word && !s.at(i+1).cap && len(low) < 4 && s.lex.forms[low].shapes != 0
}

// describe adds the titles around a name: before it without a comma, and in an
// apposition after it or before it.
func (s *sentence) describe(who *person, n phrase) {
	for k := n.name.from - 1; k >= s.from && k > n.name.from-12; k-- {
		t := s.at(k)
		if t.kind == comma && k == n.name.from-1 && s.roleBeforeComma(k) {
			continue
		}
		if t.kind != word || s.speech(k) || s.lex.stoppers.has(t.low) && !s.lex.links.has(t.low) {
			break
		}
		s.giveTitle(who, k)
		if s.lex.articles.has(t.low) && !s.in(k-1, s.lex.links) {
			break
		}
	}
	if s.at(n.name.to).kind == comma && (s.in(n.name.to+1, s.lex.articles) || s.in(n.name.to+1, s.lex.roles)) && s.roleIn(n.name.to, n.name.to+6) {
		for k := n.name.to + 1; k < n.name.to+8 && s.at(k).kind == word; k++ {
			s.giveTitle(who, k)
		}
	}
}

// roleBeforeComma reports whether the phrase before the comma at k says what a
// person is: "the defence minister, Sadio Camara".
func (s *sentence) roleBeforeComma(k int) bool {
	p, ok := s.leftward(k - 1)
	return ok && s.in(p.all.from, s.lex.articles) && s.roleIn(p.all.from, k)
}

func (s *sentence) giveTitle(who *person, k int) {
	t := s.at(k)
	if !s.lex.roles.has(t.low) && !s.lex.titles.has(t.low) {
		if s.lex.links.has(t.low) || s.lex.articles.has(t.low) {
			if t.low == "la" && s.in(k+1, s.lex.roles) {
				who.sex = female
			}
			if t.low == "le" && s.in(k+1, s.lex.roles) {
				who.sex = male
			}
			return
		}
	}
	if known := sexOf()[t.low]; known != unknown {
		who.sex = known
	}
	who.titles[t.low] = true
}

// sexOf are the words that tell whether a woman or a man is named.
var sexOf = sync.OnceValue(func() map[string]sex {
	m := map[string]sex{}
	for w := range set(`mrs ms miss mme mlle madame lady queen princess sister mother daughter wife widow spokeswoman chairwoman
		policewoman présidente ambassadrice députée sénatrice directrice dirigeante militante chercheuse historienne enseignante
		étudiante commerçante habitante infirmière avocate correspondante candidate coordinatrice chanteuse représentante
		mère fille soeur sœur épouse veuve reine`).words {
		m[w] = female
	}
	for w := range set(`mr sir lord king prince father brother son husband spokesman chairman policeman statesman imam bishop pope
		m monsieur roi frère fils père mari président directeur militant enseignant étudiant commerçant habitant infirmier avocat
		correspondant coordinateur chanteur représentant`).words {
		m[w] = male
	}
	return m
})

// firstNames are first names of which the sex is known.
var firstNames = sync.OnceValue(func() map[string]sex {
	m := map[string]sex{}
	for w := range set(`awa fatou fatoumata aminata aïssata aissata mariam kadiatou oumou assetou ramata bintou djeneba djénéba rokia
		nana hawa salimata maimouna maïmouna safiatou coumba mary anna anne marie claire sarah susan linda julie sophie
		catherine jane emma maria fatima aisha amina zeinab angela ursula nancy hillary kamala laura elizabeth jennifer`).words {
		m[w] = female
	}
	for w := range set(`moussa boubou ibrahim ibrahima amadou mamadou ousmane oumar modibo seydou sékou sekou abdoulaye issa adama drissa
		lassana bakary souleymane assimi sadio malick ismaël ismael choguel iyad cheick idrissa youssouf ali ahmed mohamed
		muhammad hassan hussein omar antónio antonio john peter paul james david michael robert william george thomas
		jean pierre jacques emmanuel françois nicolas michel alain vladimir joe donald barack boris tiébilé soumaïla
		dioncounda blaise alassane macky`).words {
		m[w] = male
	}
	return m
})

// named gives the one person whom a name can mean, or nil.
func (pp *people) named(s *sentence, n phrase) *person {
	var found *person
	last := s.tokens[n.name.to-1].low
	for _, who := range pp.last[last] {
		if !within(s, n.name, who.words) {
			continue
		}
		switch {
		case found == nil, len(who.words) > len(found.words) && contains(who.words, found.words):
			found = who
		case !contains(found.words, who.words):
			return nil
		}
	}
	return found
}

// within reports whether the words of a name are among those of another.
func within(s *sentence, r stretch, words []string) bool {
	for _, t := range s.tokens[r.from:r.to] {
		if !slices.Contains(words, t.low) {
			return false
		}
	}
	return true
}

func contains(words, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(words, w) })
}

// who gives the name of a speaker where it is certain.
func (pp *people) who(s *sentence, p phrase) string {
	switch {
	case s.several(p):
		return ""
	case p.pronoun:
		if who := pp.meant(s, p); who != nil {
			return who.name
		}
		return ""
	case p.proper:
		if who := pp.named(s, p); who != nil {
			return who.name
		}
		if pp.plural(s, p) {
			return ""
		}
		from := p.name.from
		for from < p.name.to-1 && s.lex.articles.has(s.tokens[from].low) {
			from++
		}
		return s.span(stretch{from, p.name.to}).Of(s.text)
	}
	if s.lex.french && s.latterOf(p) {
		if who := pp.before(s.index, p.all.from); who != nil {
			return who.name
		}
	}
	if who := pp.titled(s, p); who != nil {
		return who.name
	}
	return ""
}

// anonymous reports whether a speaker is nobody whom a text names, whomever it
// names: the people of the text need not be known for that.
func (s *sentence) anonymous(p phrase) bool {
	switch {
	case s.several(p):
		return true
	case p.pronoun:
		return sexMeant(s.tokens[p.name.from].low) == unknown
	}
	return !p.proper && !s.roleIn(p.all.from, p.all.to) && !s.latterOf(p)
}

// latterOf reports whether a phrase is "ce dernier".
func (s *sentence) latterOf(p phrase) bool { return s.latter(p.all.from) && p.all.to == p.all.from+2 }

// before gives the person named last before a token of a paragraph.
func (pp *people) before(paragraph, token int) *person {
	if k := pp.from(paragraph, token); k > 0 && pp.seen[k-1].paragraph == paragraph {
		return pp.seen[k-1].who
	}
	return nil
}

// from gives the first sighting at or after a token of a paragraph.
func (pp *people) from(paragraph, token int) int {
	first, _ := slices.BinarySearchFunc(pp.seen, sighting{paragraph: paragraph, token: token}, func(a, b sighting) int {
		return cmp.Or(a.paragraph-b.paragraph, a.token-b.token)
	})
	return first
}

// plural reports whether a name is only the capital of a sentence's first word:
// Residents say. Such a word stands nowhere else with a capital.
func (pp *people) plural(s *sentence, p phrase) bool {
	t := s.tokens[p.name.from]
	if p.name.to-p.name.from > 1 || acronym(t.Of(s.text)) || pp.capitals[t.low] || annotate.AgencyNamed(t.Of(s.text)) != "" {
		return false
	}
	k := sentenceAt(s.sentences, p.name.from)
	return k >= 0 && s.sentences[k].from == p.name.from && (strings.HasSuffix(t.low, "s") || s.lex.bodies.has(t.low) || s.lex.roles.has(t.low) || t.low == "people")
}

// titled gives the one person to whom the text gives the title that a phrase
// is, or who stands in apposition to it.
func (pp *people) titled(s *sentence, p phrase) *person {
	if s.at(p.all.to).kind == comma && s.at(p.all.to+1).cap {
		if who, several := pp.only(s.index, p.all.to+1, p.all.to+4, unknown); who != nil && !several && s.roleIn(p.all.from, p.all.to) {
			return who
		}
	}
	if !definite.has(s.tokens[p.all.from].low) || !s.roleIn(p.all.from, p.all.to) {
		return nil
	}
	var found *person
	for _, who := range pp.titles[s.roleOf(p.all)] {
		fits := true
		for _, t := range s.tokens[p.all.from+1 : p.all.to] {
			fits = fits && (who.titles[t.low] || s.lex.links.has(t.low) || s.lex.articles.has(t.low))
		}
		if fits && found != nil && !contains(found.words, who.words) && !contains(who.words, found.words) {
			return nil
		}
		if fits && (found == nil || len(who.words) > len(found.words)) {
			found = who
		}
	}
	return found
}

var definite = set(`the le la l'`)

// meant gives the one person whom "he" or "she" can mean: the only one named in
// the sentence up to there, or else in the nearest of the two sentences before
// that names any. A person of the other sex does not count; another person
// without a name does, so that nobody is meant.
func (pp *people) meant(s *sentence, p phrase) *person {
	want := sexMeant(s.tokens[p.name.from].low)
	if want == unknown {
		return nil
	}
	paragraph := s.index
	at := pp.texts[paragraph].outside(p.name.from)
	sentences := pp.texts[paragraph].sentences
	k := sentenceAt(sentences, at)
	for range 4 {
		if k < 0 {
			paragraph--
			if paragraph < 0 {
				return nil
			}
			sentences = pp.texts[paragraph].sentences
			k = len(sentences) - 1
			at = len(pp.texts[paragraph].tokens)
			continue
		}
		st := sentences[k]
		end := min(at, st.to)
		from := max(st.from, end-maxStatement)
		who, several := pp.only(paragraph, from, end, want)
		if several {
			return nil
		}
		here := &sentence{pp.texts[paragraph], s.lex, stretch{from, end}, paragraph}
		if here.somebody(who) {
			return nil
		}
		if who != nil {
			return who
		}
		k--
	}
	return nil
}

// sexMeant gives the sex of the one person whom a pronoun means, unknown for all
// others.
func sexMeant(pronoun string) sex {
	switch pronoun {
	case "he", "il", "him", "lui":
		return male
	case "she", "elle", "her":
		return female
	}
	return unknown
}

// sentenceAt gives the sentence in which a token stands, or -1.
func sentenceAt(sentences []stretch, at int) int {
	k, found := slices.BinarySearchFunc(sentences, at, func(st stretch, at int) int {
		switch {
		case at < st.from:
			return 1
		case at >= st.to:
			return -1
		}
		return 0
	})
	if !found {
		return -1
	}
	return k
}

// only gives the one person of a sex who is named between two tokens.
func (pp *people) only(paragraph, from, to int, want sex) (who *person, several bool) {
	for _, n := range pp.seen[pp.from(paragraph, from):] {
		if n.paragraph != paragraph || n.token >= to {
			break
		}
		if want != unknown && n.who.sex != unknown && n.who.sex != want {
			continue
		}
		if who != nil && who != n.who {
			return nil, true
		}
		who = n.who
	}
	return who, false
}

// somebody reports whether a sentence has a person, other than the named one,
// whom a pronoun after it could mean.
func (s *sentence) somebody(named *person) bool {
	for k := s.from; k < s.to; k++ {
		if s.in(k, s.lex.roles) && !s.at(k).cap && (named == nil || !named.titles[s.at(k).low]) && !strings.HasSuffix(s.at(k).low, "s") {
			return true
		}
	}
	return false
}
