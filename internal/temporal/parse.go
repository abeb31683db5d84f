package temporal

import (
	"strings"
	"time"
	"unicode/utf8"

	"dossier/internal/date"
)

// parser reads what expressions say, a paragraph at a time. Its methods take
// the index of the token at which to begin, and give that of the token after
// what they read.
type parser struct {
	text   string
	tokens []token
	known  languages
	end    int // of the paragraph
}

// meaning is what an expression says, as printed.
type meaning struct {
	kind     Kind
	year     int
	month    time.Month
	day      int
	weekday  time.Weekday
	named    bool
	which    which
	part     date.Part
	about    bool
	clock    clock
	by       relation
	second   point    // the other reading of a day in digits: 07/08/2020
	from, to *meaning // the ends of a Range; nil where open
	listed   bool     // a range of days told apart: "18 and 19 March"
	loose    bool     // a part that needs a day named before it: "in the evening"
	at       int      // the token by which the verb is sought
	owns     bool     // followed by 's: "Saturday's summit"
	language languages
	coming   bool   // the weekday is yet to come, by its verb
	past     bool   // it is not, by the words before it
	ordinal  bool   // a bare day has the ending of one: "the 1st"
	lent     string // what gave a bare day its month
	starting bool   // the beginning of what may be yet to come: "from Tuesday"
}

// which tells the day or month that is meant among those of the name.
type which uint8

const (
	unsaid which = iota
	previous
	following
	current // "this Tuesday"
)

// isDay reports whether m is a day or a part of one, to which a time can belong.
func (m *meaning) isDay() bool {
	switch m.kind {
	case Day, DayMonth, Weekday:
		return true
	case Relative:
		return m.by.unit == days && (m.by.kind == containing || m.by.kind == distance)
	}
	return false
}

// placeless reports whether m has no place in time: "a few days ago", "the day
// after the vote", "last summer".
func (m *meaning) placeless() bool {
	if m.from != nil && m.from.placeless() || m.to != nil && m.to.placeless() {
		return true
	}
	return m.by.vague || m.by.kind == nowhere
}

var noToken = token{kind: mark, gap: parted}

// token gives the token at i, or an empty mark outside of the paragraph.
func (p *parser) token(i int) *token {
	if i < 0 || i >= p.end {
		return &noToken
	}
	return &p.tokens[i]
}

// is reports whether the token at i is one of some words, in any case. Both
// apostrophes are the same.
func (p *parser) is(i int, words ...string) bool {
	t := p.token(i)
	w := t.of(p.text)
	if len(w) > 0 && w[0] >= utf8.RuneSelf && w == "’" {
		w = "'"
	}
	for _, one := range words {
		if len(w) == len(one) && strings.EqualFold(w, one) {
			return true
		}
	}
	return false
}

// isIn reports whether the token at i is a word of a set, which is in small
// letters.
func (p *parser) isIn(i int, set map[string]bool) bool {
	t := p.token(i)
	return t.kind == word && set[p.small(i)]
}

// small gives the word at i in small letters.
func (p *parser) small(i int) string {
	t := p.token(i)
	if t.entry != nil {
		return t.entry.text
	}
	return strings.ToLower(t.of(p.text))
}

// entry gives what the word at i may be; never nil.
func (p *parser) entry(i int) *entry {
	if e := p.token(i).entry; e != nil {
		return e
	}
	return &noEntry
}

var noEntry entry

// seq reports whether words stand in a row from i on, and where they end. They
// are written with a blank between any two tokens.
func (p *parser) seq(i int, words string) (int, bool) {
	for words != "" {
		var w string
		w, words, _ = strings.Cut(words, " ")
		if !p.is(i, w) {
			return 0, false
		}
		i++
	}
	return i, true
}

// phrase gives the longest phrase of a use that begins at i.
func (p *parser) phrase(i int, u use) (best *phrase, to int) {
	list := p.entry(i).phrases[u]
	for k := range list {
		if end := i + 1 + len(list[k].rest); end > to && p.follow(i+1, list[k].rest) {
			best, to = &list[k], end
		}
	}
	return best, to
}

// follow reports whether words stand in a row from i on.
func (p *parser) follow(i int, words []string) bool {
	for k, w := range words {
		if !p.is(i+k, w) {
			return false
		}
	}
	return true
}

// skip gives the index after the first of some sequences that stands at i, or
// i where none does.
func (p *parser) skip(i int, sequences ...string) int {
	t := p.token(i)
	if t.start == t.end {
		return i
	}
	first := lowerASCII(p.text[t.start])
	for _, s := range sequences {
		if first < utf8.RuneSelf && s[0] != first {
			continue // most fail here
		}
		if to, ok := p.seq(i, s); ok {
			return to
		}
	}
	return i
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// expression reads the expression that begins at i, the longest form first.
func (p *parser) expression(i int) (find, bool) {
	for _, form := range []func(*parser, int) (meaning, int, bool){
		(*parser).openEnded, (*parser).ago, (*parser).reaching, (*parser).ranged, (*parser).listedDays, (*parser).startingFrom, (*parser).point, (*parser).loosePart, (*parser).bareDay,
	} {
		if m, to, ok := form(p, i); ok {
			return find{i, to, m}, true
		}
	}
	return find{}, false
}

// endpoint reads a point at which a stretch may end: any, and a month or year
// needs no other word beside it.
func (p *parser) endpoint(i int) (meaning, int, bool) {
	if m, to, ok := p.ago(i); ok && m.by.kind == distance {
		return m, to, true
	}
	if m, to, ok := p.point(i); ok {
		return m, to, true
	}
	if m, to, ok := p.calendar(i, true); ok {
		return m, to, true
	}
	return p.bareDay(i)
}

// point reads a day, month, year or time, with the parts and times beside it.
func (p *parser) point(i int) (meaning, int, bool) {
	if m, to, ok := p.partFirst(i); ok {
		return m, to, true
	}
	if m, to, ok := p.clockFirst(i); ok {
		return m, to, true
	}
	if _, start := p.phrase(i, around); start > 0 {
		start = p.skip(start, "on the", "le", "les", "the", "l '", "à", "on")
		if m, to, ok := p.roughly(start); ok {
			return m, to, true
		}
	}
	if m, to, ok := p.edged(i); ok {
		return m, to, true
	}
	if m, to, ok := p.calendar(i, false); ok {
		to = p.trailing(&m, to)
		return m, to, true
	}
	return meaning{}, 0, false
}

// roughly reads what "about" may stand before: a time, day, month or year.
func (p *parser) roughly(i int) (meaning, int, bool) {
	if m, to, ok := p.clockFirst(i); ok {
		m.about = true
		return m, to, true
	}
	if m, to, ok := p.edged(i); ok {
		m.about = true
		return m, to, true
	}
	m, to, ok := p.calendar(i, p.token(i).kind == number && !p.counts(i))
	if !ok || m.kind == Relative || m.kind == Range {
		return meaning{}, 0, false
	}
	m.about = true
	return m, p.trailing(&m, to), true
}

// partFirst reads a day with a part before it: "early on Thursday morning",
// "dans la nuit de mercredi", "the night of 21 March".
func (p *parser) partFirst(i int) (meaning, int, bool) {
	return once(p, aPart, i, (*parser).partFirstAt)
}

func (p *parser) partFirstAt(i int) (meaning, int, bool) {
	ph, start := p.phrase(i, partBefore)
	if ph == nil {
		return meaning{}, 0, false
	}
	part := ph.part
	if p.is(i, "tard", "tôt") && p.is(i-1, "plus") {
		return meaning{}, 0, false // "au plus tard vendredi"
	}
	if inner, to := p.phrase(start, partBefore); inner != nil && inner.part != date.Whole {
		part, start = parts(part, inner.part), to // "early in the morning of"
	}
	day := p.skip(start, "on the", "on", "of", "from", "between", "of the", "de l '", "de la", "de ce", "de", "du", "d '", "des", "le", "ce", ",", "the")
	if part == date.Night {
		if m, to, ok := p.ends(day); ok && m.from.isDay() {
			m.part = date.Night
			return m, to, true
		}
	}
	for _, from := range []int{day, start} {
		m, to, ok := p.calendar(from, false)
		if !ok {
			m, to, ok = p.bareDay(from)
		}
		if !ok || !m.isDay() {
			continue
		}
		m.part = parts(part, m.part)
		return m, p.trailing(&m, to), true
	}
	return meaning{}, 0, false
}

// parts puts two parts of one day together: "early … morning".
func parts(before, after date.Part) date.Part {
	switch {
	case after == date.Whole:
		return before
	case before == date.Early && after == date.Morning:
		return date.EarlyMorning
	case before == date.Late && (after == date.Evening || after == date.Night):
		return date.Late
	case before == date.Early && after == date.Early:
		return date.Early
	}
	return after
}

// trailing reads the parts and times that follow a day into m.
func (p *parser) trailing(m *meaning, i int) int {
	if !m.isDay() {
		return i
	}
	for range 2 {
		if ph, to := p.phrase(i, partAfter); ph != nil && !p.hyphenated(i) {
			m.part = parts(m.part, ph.part)
			i = to
			continue
		}
		if p.is(i, "'") && p.is(i+1, "s") {
			if ph, to := p.phrase(i+2, partAfter); ph != nil {
				m.part, i = parts(m.part, ph.part), to
				continue
			}
		}
		if ph, to := p.phrase(p.skip(i, ","), partAfter); ph != nil && p.is(i, ",") && len(ph.rest) > 0 && ph.part != date.Whole && !p.is(to, "de", "du", "d", "of") {
			m.part = parts(m.part, ph.part)
			i = to
			continue
		}
		if to, ok := p.timeAfter(m, i); ok {
			i = to
		}
	}
	m.owns = p.is(i, "'") && p.is(i+1, "s")
	return i
}

// hyphenated reports whether the token at i is joined to the one before.
func (p *parser) hyphenated(i int) bool { return p.token(i).gap == joined }

// timeAfter reads the time that belongs to the day before it: "Wednesday at
// 7pm", "mercredi, vers 16h".
func (p *parser) timeAfter(m *meaning, i int) (int, bool) {
	start := p.skip(i, ",")
	if p.is(i, "-", "–") && !p.hyphenated(i) && p.is(i+2, ":") {
		start = i + 1 // "14/11/2024 - 09:32"
	}
	start = p.skip(start, "at", "à partir de", "à", "by")
	about := false
	if _, to := p.phrase(start, around); to > 0 {
		start, about = p.skip(to, "à"), true
	}
	c, to, ok := p.time(start)
	if !ok {
		return 0, false
	}
	m.clock, m.about = c, m.about || about
	return to, true
}

// clockFirst reads a time, and the day after it to which it belongs.
func (p *parser) clockFirst(i int) (meaning, int, bool) {
	c, to, ok := p.time(i)
	if !ok {
		return meaning{}, 0, false
	}
	m, to := p.dayOfClock(i, c, to)
	return m, to, true
}

// dayOfClock reads the day after a time that stands at i and ends at to.
func (p *parser) dayOfClock(i int, c clock, to int) (meaning, int) {
	m := meaning{kind: Time, clock: c, at: i}
	start := p.skip(to, ",")
	start = p.skip(start, "on the", "on", "of", "le", "ce", "de", "du")
	day, end, ok := p.calendar(start, false)
	if !ok {
		day, end, ok = p.calendarWithPart(start)
	}
	if !ok || !day.isDay() || day.by.kind == distance {
		return m, to
	}
	end = p.trailing(&day, end)
	if c.fromPart != date.Whole {
		day.part = parts(c.fromPart, day.part)
		if !day.clock.set {
			day.clock = c
		}
	} else {
		day.clock = c.in(day.part)
	}
	return day, end
}

func (p *parser) calendarWithPart(i int) (meaning, int, bool) {
	if ph, _ := p.phrase(i, partBefore); ph == nil || ph.part == date.Whole {
		return meaning{}, 0, false
	}
	return p.partFirst(i)
}

// edged reads "the end of 2013", "mi-août", "early last year".
func (p *parser) edged(i int) (meaning, int, bool) { return once(p, anEdge, i, (*parser).edgedAt) }

func (p *parser) edgedAt(i int) (meaning, int, bool) {
	ph, start := p.phrase(i, edge)
	if ph == nil || p.is(i-1, "every", "each", "chaque") {
		return meaning{}, 0, false
	}
	part := ph.part
	var m meaning
	var to int
	var ok bool
	if inner, after := p.phrase(start, edge); inner != nil && inner.part == date.Whole {
		m, to, ok = p.edgeOf(after)
	}
	if !ok {
		m, to, ok = p.edgeOf(start)
	}
	if !ok {
		return meaning{}, 0, false
	}
	switch {
	case m.kind == Month, m.kind == Year, m.kind == Relative && (m.by.unit == months || m.by.unit == years):
		if m.part == date.Whole {
			m.part = part
		}
	case m.kind == Relative && m.by.unit == weeks, m.kind == Range:
	default:
		return meaning{}, 0, false
	}
	return m, to, true
}

// edgeOf reads the month, year or unit that an edge is of.
func (p *parser) edgeOf(i int) (meaning, int, bool) {
	i = p.skip(i, "of the", "of", "in", "des", "de l '", "de la", "de ce", "de", "du mois de", "du mois d '", "du", "d '", "le mois de", "-", "–")
	i = p.skip(i, "mois de", "mois d '", "month of")
	m, to, ok := p.calendar(p.skip(i, "the year", "l ' année", "année", "the"), true)
	for k := i; !ok && k <= i+1; k++ {
		m, to, ok = p.currentUnit(k)
	}
	return m, to, ok
}

// currentUnit reads "the year" and "l'année" in "the end of the year".
func (p *parser) currentUnit(i int) (meaning, int, bool) {
	back := i - 1
	u := p.entry(i).unit
	switch {
	case u != weeks && u != months && u != years,
		p.is(i, "années", "years", "months", "weeks", "ans", "semaines"):
	case p.is(back, "the", "du", "'", "la", "le"), p.is(i, "année", "mois") && p.is(back, "d", "de"):
		return meaning{kind: Relative, by: thisUnit(u, 0), at: i}, i + 1, true
	}
	if p.is(i, "année") && p.is(back-1, "début", "fin", "mi") { // "fin d'année"
		return meaning{kind: Relative, by: thisUnit(years, 0), at: i}, i + 1, true
	}
	return meaning{}, 0, false
}
