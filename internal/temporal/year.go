package temporal

import "strings"

// year reads a year by itself. Four digits are a year where the words beside
// them say so, and not where they count something or name a thing.
func (p *parser) year(i int, loose bool) (meaning, int, bool) {
	t := p.token(i)
	if t.kind != number || p.width(i) != 4 || t.n < 1000 || t.n > 2999 || !p.standsFree(i) && !p.is(i-1, "-", "–", "/") || !p.endsFree(i+1) {
		return meaning{}, 0, false
	}
	m := meaning{kind: Year, year: int(t.n), at: i}
	return m, i + 1, p.isYear(i, loose)
}

// dashedOn reports whether a dash and a number are joined at i: 2022-555.
func (p *parser) dashedOn(i int) bool {
	return p.is(i, "-") && p.hyphenated(i) && p.token(i+1).kind == number && p.hyphenated(i+1)
}

// The years that need no preposition to be one.
const firstUsualYear, lastUsualYear = 1900, 2039

func (p *parser) isYear(i int, loose bool) bool {
	n := p.token(i).n
	usual := firstUsualYear <= n && n <= lastUsualYear
	before, after := p.token(i-1), p.token(i+1)
	switch {
	case before.kind == number, after.kind == number && after.gap == spaced,
		after.gap == joined && after.kind != mark,
		before.kind == mark && before.start < before.end && strings.Contains("$€£#°/+=*&:_", before.of(p.text)) && !p.is(i-1, ":"),
		p.isIn(i-1, numbered), p.is(i-1, ".") && p.is(i-2, "no", "p", "art", "res"),
		p.entry(i-1).month > 0, p.isAcronym(i - 1),
		!loose && p.dashedOn(i+1), p.is(i+1, "bc", "bce"),
		p.is(i+1, "%", "$", "€", "£"):
		return false
	case p.isIn(i-1, beforeYears):
		return (usual || !p.counts(i)) && !(n%100 == 0 && p.counts(i))
	case loose, p.isIn(i-1, maybeBeforeYears):
		return !p.counts(i)
	case !usual:
		return false
	case p.isIn(i-1, determinersOfYears), p.is(i-1, "s") && p.is(i-2, "'", "’"), p.is(i-1, "("), p.is(i-1, "'", "’") && p.is(i-2, "d", "l"):
		return !p.counts(i) || p.is(i+1, "elections", "events", "protests", "sanctions", "riots", "polls", "talks", "attacks", "massacres", "accords", "floods")
	}
	return !p.counts(i) && !p.isIn(i-1, quantities)
}

var (
	beforeYears        = setOf("in since during en depuis early mid late year année début fin circa")
	maybeBeforeYears   = setOf("of until till by before after from to between and during through or than de avant après dès vers entre et à around about jusque")
	determinersOfYears = setOf("the his her its their our this that a le la du ce cette cet leur sa son")
	quantities         = setOf("about around some nearly almost over only least most up roughly approximately quelque quelques environ les des ces plus près moins")
	numbered           = setOf("resolution résolution room chambre flight vol unit article section page pages route highway law loi decree décret " +
		"boeing airbus version channel model number bus line ligne chapter no n numéro rn force office box flat suite apartment street zone " +
		"operation opération convention directive agenda vision bp bureau poste")
	counted = setOf("people men women children soldiers troops fighters rebels refugees civilians police officers protesters demonstrators homes families " +
		"km kilometres kilometers miles metres meters tonnes tons dollars euros francs cfa personnes hommes femmes enfants soldats militaires " +
		"combattants rebelles réfugiés civils policiers manifestants familles kilomètres mètres dollar euro franc fcfa m km2 hectares percent others " +
		"troopers peacekeepers casques migrants voters électeurs votes voix dead morts wounded blessés hours heures calibre")
	// functionWords end like plurals and are none.
	functionWords = setOf("as was is has his its this us thus yes does across towards always perhaps besides unless whereas plus " +
		"says makes sees comes marks remains goes becomes des les ses ces mes nos vos leurs mais dans puis alors sans sous après depuis très pas ils " +
		"elles nous vous lors vers dès près hors suite cours avons sommes crisis status congress chaos aux deux eux ceux six dix jamais toujours moins " +
		" tous toutes entretemps analysis elections politics parliamentary shows sparks ends follows campus")
)

// isAcronym reports whether a name in capitals stands at i, of which a number
// may be part: "l'ACI 2000".
func (p *parser) isAcronym(i int) bool {
	t := p.token(i)
	w := t.of(p.text)
	return t.kind == word && len(w) > 1 && len(w) < 7 && t.entry == nil && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// counts reports whether the number at i counts what follows: "2012 men",
// "2000 soldiers".
func (p *parser) counts(i int) bool {
	t := p.token(i + 1)
	if t.kind != word || t.gap == joined {
		return false
	}
	if p.isIn(i+1, counted) || p.is(i+1, "million", "billion", "millions", "milliards") {
		return true
	}
	if t.upper || p.entry(i+1).month > 0 || p.isIn(i+1, functionWords) {
		return false
	}
	w := t.of(p.text)
	return len(w) > 3 && (strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "x") && len(w) > 4)
}
