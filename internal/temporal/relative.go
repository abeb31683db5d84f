package temporal

// related reads what lies by another day: "yesterday", "la semaine dernière",
// "le lendemain", "two days later", "in three days".
func (p *parser) related(i int) (meaning, int, bool) {
	if ph, to := p.phrase(i, whole); ph != nil && !(p.hyphenated(to) && p.is(to, "-", "–")) && !(p.is(to, "of") && p.is(i-1, "the")) {
		m := meaning{kind: Relative, by: ph.by, part: ph.part, at: i}
		if p.byEvent(i, to) {
			m.by.kind = nowhere
			if day, end, ok := p.dayBeside(to); ok && ph.by.unit == days {
				m, to = day, end
				m.by.count += ph.by.count
			}
		}
		return m, to, true
	}
	return p.distant(i)
}

// byEvent reports whether "the day after" or "la veille" is of something:
// "the day after the vote".
func (p *parser) byEvent(i, to int) bool {
	switch {
	case p.is(to-1, "lendemain", "veille", "surlendemain"):
		return p.is(to, "de", "du", "d", "des")
	case p.is(to-1, "before", "after"):
		return p.token(to).kind == word && !p.isIn(to, besideDays)
	}
	return false
}

// besideDays are words that may follow "the day before" without its being
// before what they name.
var besideDays = setOf("in at by near outside but with had was were has and from to on when he she it they")

// dayBeside reads the day of "la veille du 18 août", "the day after Tuesday".
func (p *parser) dayBeside(i int) (meaning, int, bool) {
	i = p.skip(i, "de", "du", "d '")
	if m, to, ok := p.date(i); ok {
		return m, to, true
	}
	return p.weekday(i)
}

// amount is a count of a unit: "two weeks", "une dizaine de jours".
type amount struct {
	count int
	vague bool
	about bool
	unit  unit
}

// amount reads a count and its unit. One may stand between: "ces dix derniers
// jours".
func (p *parser) amount(i int) (amount, int, bool) {
	return once(p, anAmount, i, (*parser).amountAt)
}

func (p *parser) amountAt(i int) (amount, int, bool) {
	a, to, ok := p.count(i)
	if !ok {
		return amount{}, 0, false
	}
	if a.unit = p.entry(to).unit; a.unit == noUnit || p.is(to, "an") {
		if !p.is(to, "an") || p.entry(to).known&french == 0 || a.count != 1 {
			return amount{}, 0, false
		}
		a.unit = years
	}
	to++
	to = p.skip(to, "and a half", "et demi", "et demie")
	return a, to, true
}

// count reads how many of a unit there are, with words that make it about
// right.
func (p *parser) count(i int) (amount, int, bool) {
	var a amount
	if p.token(i).kind != word { // the words below need not be asked about
		n, to, ok := p.cardinal(i)
		a.count = n
		return a, to, ok
	}
	if to := p.skip(i, "about", "around", "nearly", "almost", "some", "roughly", "approximately", "environ", "près de", "presque", "à peu près"); to > i {
		a.about, i = true, to
	}
	i = p.skip(i, "more than", "less than", "at least", "just over", "just under", "just", "over", "only", "barely", "plus de", "plus d '", "moins de", "moins d '", "à peine", "au moins", "quelque")
	if to := p.skip(i, "a few", "several", "many", "some", "quelques", "plusieurs", "de nombreux", "de nombreuses", "a number of", "few"); to > i {
		a.vague = true
		return a, to, true
	}
	if to := p.skip(i, "a couple of", "a couple"); to > i {
		a.count, a.about = 2, true
		return a, to, true
	}
	if p.is(i, "une") {
		if n := dozens[p.small(i+1)]; n > 0 && p.is(i+2, "de", "d") {
			a.count, a.about = n, true
			return a, p.skip(i+2, "de", "d '"), true
		}
	}
	n, to, ok := p.cardinal(i)
	a.count = n
	return a, to, ok
}

// maxCount is the greatest count of units that is read.
const maxCount = 999

// cardinal reads a whole number in digits or words: "20", "twenty-five",
// "vingt et un".
func (p *parser) cardinal(i int) (int, int, bool) {
	t := p.token(i)
	if t.kind == number {
		return int(t.n), i + 1, t.n > 0 && t.n <= maxCount && p.standsFree(i) && p.token(i+1).gap != joined
	}
	n := p.entry(i).cardinal
	if n == 0 {
		return 0, 0, false
	}
	to := i + 1
	if n >= 20 || n == 10 {
		next := p.skip(to, "-", "et", "and")
		if ones := p.entry(next).cardinal; ones > 0 && ones < 20 && (next > to || p.is(i, "vingt")) {
			n, to = n+ones, next+1
		}
	}
	return n, to, true
}

// ago reads "two weeks ago", "il y a deux semaines", "depuis trois mois".
func (p *parser) ago(i int) (meaning, int, bool) {
	m := meaning{kind: Relative, at: i}
	if start := p.skip(i, "il y a", "voici", "voilà", "y a"); start > i {
		start = p.skip(start, "de cela", "maintenant", "tout juste", "déjà", "exactement", "à peine")
		a, to, ok := p.amount(start)
		m.by = a.relation(distance, -1)
		return m, to, ok
	}
	if start := p.skip(i, "depuis"); start > i {
		start = p.skip(start, "maintenant", "déjà", "les", "ces")
		a, to, ok := p.amount(start)
		if ok && p.is(to, "derniers", "dernières") {
			to++
		}
		m.by = a.relation(reaching, -1)
		return m, to, ok && a.unit != noUnit
	}
	a, to, ok := p.amount(i)
	if !ok || !p.is(to, "ago") {
		return meaning{}, 0, false
	}
	m.by = a.relation(distance, -1)
	if end := p.skip(to+1, "today"); end > to+1 {
		return m, end, true
	}
	return m, to + 1, true
}

// distant reads "two days later", "deux jours plus tôt", "in three days".
func (p *parser) distant(i int) (meaning, int, bool) {
	m := meaning{kind: Relative, at: i}
	start := p.skip(i, "in", "dans", "d ' ici", "within")
	if start > i {
		start = p.skip(start, "les", "the next")
		a, to, ok := p.amount(start)
		if !ok || a.unit == minutes || a.vague && p.is(i, "in") {
			return meaning{}, 0, false
		}
		timed := p.skip(to, "' s time", "' time", "from now")
		if timed == to && (p.is(to, "of", "de", "d") || p.is(start-1, "les")) {
			return meaning{}, 0, false // "in 40 years of records", "dans les 48 heures"
		}
		if p.is(i, "dans", "d") || timed > to || p.is(i, "in") && p.tenseAt(i, english) == future {
			m.by = a.relation(distance, 1)
			return m, timed, true
		}
		return meaning{}, 0, false
	}
	a, to, ok := p.amount(i)
	if !ok {
		return meaning{}, 0, false
	}
	sign := 0
	end := to + 1
	switch {
	case p.is(to, "later"), p.is(to, "plus") && p.is(to+1, "tard"):
		sign = 1
	case p.is(to, "earlier", "previously", "beforehand", "auparavant"), p.is(to, "plus") && p.is(to+1, "tôt"):
		sign = -1
	case p.is(to, "after", "après") && p.clauseEnds(to+1):
		sign = 1
	case p.is(to, "before", "avant") && p.clauseEnds(to+1):
		sign = -1
	case p.is(to, "from") && p.is(to+1, "now"):
		m.by = a.relation(distance, 1)
		return m, to + 2, true
	default:
		return meaning{}, 0, false
	}
	if p.is(to, "plus") {
		end++
	}
	if p.is(end, "than", "que", "qu") {
		return meaning{}, 0, false
	}
	m.by = a.relation(distance, sign)
	m.by.named = true
	return m, end, true
}

// clauseEnds reports whether a clause ends before the token at i.
func (p *parser) clauseEnds(i int) bool { return p.token(i).kind == mark }

// relation makes a relation of an amount, before or after by its sign.
func (a amount) relation(kind relationKind, sign int) relation {
	return relation{kind: kind, unit: a.unit, count: sign * a.count, vague: a.vague, about: a.about}
}

// reaching reads "for the last 20 years", "over the past two weeks", "ces dix
// derniers jours", "au cours des deux dernières semaines".
func (p *parser) reaching(i int) (meaning, int, bool) {
	start := p.skip(i, "for", "over", "during", "throughout", "in", "within", "au cours", "durant", "pendant", "dans", "depuis")
	if p.is(start, "les", "ces", "des", "ses", "le", "la", "l", "cette") {
		return p.reachingFrench(i, start)
	}
	if p.is(i, "in", "within", "dans", "depuis") && start > i {
		return meaning{}, 0, false // the preposition is no part: the next token is tried
	}
	start = p.skip(start, "much of", "most of", "at least")
	if start == i && p.isIn(i-1, beforeInfinitives) {
		return meaning{}, 0, false // "was to last 18 months"
	}
	start = p.skip(start, "the", "these", "this")
	sign := 0
	switch {
	case p.is(start, "last", "past", "previous", "preceding"):
		sign = -1
	case p.is(start, "next", "coming", "following"):
		sign = 1
	default:
		return meaning{}, 0, false
	}
	a, to, ok := p.amount(start + 1)
	if !ok { // "the past year", "the last week"
		a = amount{count: 1, unit: p.entry(start + 1).unit}
		to = start + 2
		plain := p.is(start, "past") || p.is(start, "last") && p.is(start-1, "the") && start-1 > i
		if a.unit == noUnit || a.unit == weekends {
			return meaning{}, 0, false
		}
		if p.is(start+1, "days", "weeks", "months", "years", "hours", "decades") {
			a.vague, plain = true, true
			if p.is(to, "of") {
				return meaning{}, 0, false
			}
		}
		if !plain || p.is(to, "of") {
			return meaning{}, 0, false
		}
	}
	if a.unit == minutes || p.is(to, "of") {
		return meaning{}, 0, false
	}
	m := meaning{kind: Range, by: a.relation(reaching, sign), at: i}
	m.by.named = p.is(start, "previous", "preceding", "following")
	return m, to, true
}

var beforeInfinitives = setOf("to will would could may might must should can cannot did not shall")

// reachingFrench reads the French forms from the article on; i is where the
// expression begins.
func (p *parser) reachingFrench(i, start int) (meaning, int, bool) {
	if p.is(i, "dans", "depuis") {
		i = start
	}
	start++
	a := amount{vague: true}
	if c, to, ok := p.count(start); ok {
		a, start = c, to
	}
	sign := 0
	switch {
	case p.is(start, "derniers", "dernières", "dernier", "dernière"):
		sign = -1
	case p.is(start, "prochains", "prochaines"):
		sign = 1
	default:
		return meaning{}, 0, false
	}
	start++
	if c, to, ok := p.count(start); ok && a.vague {
		a, start = c, to
	}
	a.unit = p.entry(start).unit
	if a.unit == noUnit || a.unit == minutes || p.is(start+1, "de", "du", "d") {
		return meaning{}, 0, false
	}
	return meaning{kind: Range, by: a.relation(reaching, sign), at: i}, start + 1, true
}
