package temporal

// openEnded reads "since June", "jusqu'au 30 avril", "from Tuesday".
func (p *parser) openEnded(i int) (meaning, int, bool) {
	if start := p.skip(i, "ever since", "since", "depuis", "dating back to"); start > i {
		return p.since(i, start)
	}
	start := p.skip(i, "until at least", "until after", "until", "till", "up until", "jusqu ' au", "jusqu ' en", "jusqu ' à la", "jusqu ' à", "jusqu ' aux", "jusqu '", "jusque")
	if start == i {
		return meaning{}, 0, false
	}
	for _, from := range []int{p.skip(start, "at"), p.skip(start, "the"), start} {
		if m, to, ok := p.endpoint(from); ok {
			return meaning{kind: Range, to: &m, at: m.at}, to, true
		}
	}
	return meaning{}, 0, false
}

// since reads what "since" at i stands before. "Since Saturday's earthquake"
// only holds a date, as does "since the 2012 coup".
func (p *parser) since(i, start int) (meaning, int, bool) {
	start = p.skip(start, "at least", "au moins", "about", "around")
	for _, from := range []int{start, p.skip(start, "le", "la", "l '", "les", "the")} {
		m, to, ok := p.endpoint(from)
		if ok && (p.is(to, "'") && p.is(to+1, "s") || p.is(i, "since") && from > start && p.named(to)) {
			return meaning{}, 0, false
		}
		if ok {
			return meaning{kind: Range, from: &m, at: m.at}, to, true
		}
	}
	return meaning{}, 0, false
}

// named reports whether the token at i is a noun that a date before it tells
// more of: "the 2012 coup".
func (p *parser) named(i int) bool {
	t := p.token(i)
	return t.kind == word && t.gap == spaced && !p.isIn(i, functionWords) && !p.isIn(i, afterDates)
}

var afterDates = setOf("the a an in on at by for of to and or but when with has have had were be been he she it they we i who which that from until over because while " +
	"last this next morning afternoon evening night")

// startingFrom reads "from 15 September 2020", "à partir de samedi". What comes
// from a month or year may have been made in it: those open a clause, or are
// to come.
func (p *parser) startingFrom(i int) (meaning, int, bool) {
	if !p.is(i, "from", "à") || p.isIn(i-1, movedFrom) {
		return meaning{}, 0, false
	}
	start := p.skip(i, "from", "à partir de l '", "à partir de", "à partir du", "à partir d '", "à compter de", "à compter du", "à compter d '")
	if start == i {
		return meaning{}, 0, false
	}
	m, to, ok := p.endpoint(p.skip(start, "le", "about", "around"))
	if !ok || p.is(to, "'") && p.is(to+1, "s") || m.kind == Relative && m.by.kind == distance || m.kind == Range {
		return meaning{}, 0, false
	}
	if p.is(i, "from") {
		if !m.isDay() && m.kind != Time && !p.token(i).opens && p.token(i-1).kind != mark && !p.is(to, "on", "onwards", "onward") && p.tenseAt(i, english) != future || !m.isDay() && p.named(to) {
			return meaning{}, 0, false
		}
	}
	m.starting = true
	return meaning{kind: Range, from: &m, at: m.at}, to, true
}

// movedFrom are words after which "from" tells what is no longer, or where
// something comes from.
var movedFrom = setOf("postponed moved delayed changed rescheduled deferred different footage images video photographs photos pictures")
