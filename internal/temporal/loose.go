package temporal

import "dossier/internal/date"

// loosePart reads a part of the day that the text named last: "in the
// evening", "dans l'après-midi".
func (p *parser) loosePart(i int) (meaning, int, bool) {
	ph, to := p.phrase(i, partAlone)
	if ph == nil || p.hyphenated(to) && p.is(to, "-", "–") {
		return meaning{}, 0, false
	}
	switch {
	case p.is(i, "le", "la", "l"):
		if !p.token(i).opens || !p.is(to, ",") {
			return meaning{}, 0, false
		}
	case p.is(i, "the"):
		if !p.is(i-1, "in", "during", "by") || !p.endsPart(to) {
			return meaning{}, 0, false
		}
	case ph.part != date.Early && p.is(i, "dawn", "daybreak", "first", "nightfall", "dusk", "evening", "early", "late", "mid") && !p.is(to-1, "hours"):
		if p.is(i+1, "in", "at") {
			break
		}
		if !p.is(i-1, "at", "by", "until", "in", "around", "about", "near") || !p.endsPart(to) {
			return meaning{}, 0, false
		}
	}
	return meaning{kind: Relative, part: ph.part, by: thatDay(0), loose: true, at: i}, to, true
}

// endsPart reports whether the words of a part of the day end before token i,
// and no noun follows of which they tell.
func (p *parser) endsPart(i int) bool {
	t := p.token(i)
	return t.kind == mark && !p.is(i, "-", "–") || t.kind == word && !p.is(i, "of") && (p.isIn(i, afterDates) || p.isIn(i, besideDays) || t.entry != nil && t.entry.cues[english] != untold || t.upper || p.is(i, "so", "as", "after"))
}

// bareDay reads the number of a day of the month that was named before: "le
// 19", "the 19th".
func (p *parser) bareDay(i int) (meaning, int, bool) {
	start := p.skip(i, "the")
	day, to, ok := p.dayNumber(start)
	if !ok || p.token(start).kind != number {
		return meaning{}, 0, false
	}
	if start > i {
		if to == start+1 || !p.is(i-1, "on", "until", "till", "by", "from", "of", "since", "before", "after") {
			return meaning{}, 0, false
		}
	} else if !p.is(i-1, "le", "au", "du") {
		return meaning{}, 0, false
	}
	next := p.token(to)
	if next.gap == joined && next.kind != mark || !p.endsFree(to) || next.kind == number || p.is(to, "-", "–", "/", "'", "%") ||
		next.kind == word && !p.isIn(to, afterBareDays) || p.is(to, ",") && p.isIn(to+1, namedForDays) {
		return meaning{}, 0, false
	}
	m := meaning{kind: DayMonth, day: day, at: i, ordinal: to > start+1}
	return m, p.trailing(&m, to), true
}

var afterBareDays = setOf("dans à au en les la le et puis il elle ils elles on après pour devant lors par in and at when by the they he she it with but there had was were that their his no because so while who which ends")

// fillMonth gives a bare day the month that its paragraph named before it, and
// is false where it named none.
func (r *resolver) fillMonth(m *meaning) bool {
	if m == nil || m.kind == Range {
		return m == nil || r.fillMonth(m.from) && r.fillMonth(m.to)
	}
	if m.kind != DayMonth || m.month > 0 {
		return true
	}
	if r.monthNamed.none() {
		if r.anchor.none() || !m.ordinal {
			return false
		}
		m.month, m.lent = r.anchor.month, "the month of the article"
		m.year = r.anchor.year
		return m.exists()
	}
	m.month, m.year, m.lent = r.monthNamed.month, r.monthNamed.year, "“"+r.words[date.Month]+"” before it"
	return m.exists()
}
