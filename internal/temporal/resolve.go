package temporal

import (
	"strings"

	"dossier/internal/date"
)

// resolver tells what expressions mean, in the order of the text.
type resolver struct {
	*parser
	anchor point
	found  []Expr

	// What was named last, by its precision, and the words that named it.
	last  [date.Day + 1]point
	words [date.Day + 1]string

	// Of this paragraph: the month or day printed last with its year, and
	// whether a day was named.
	context       *point
	contextAt     int // the token of context, or of what went by it
	sameParagraph bool
	day           point // named last in this paragraph
	now           int   // the token at which the expression begins that is resolved
	sentence      int   // the token that begins the sentence of day
	waiting       []int // the times of this sentence that took the anchor's day
}

// farDays is how many days a date lies from the anchor for the days after it
// to be of its year and not the nearest to the anchor.
const farDays = halfYear

// keep resolves an expression and adds it to those found. It is false for one
// that is none after all.
func (r *resolver) keep(f *find) bool {
	if f.loose && !r.sameParagraph {
		return false
	}
	e := Expr{Start: r.tokens[f.from].start, End: r.tokens[f.to-1].end, Kind: f.kind}
	if f.kind != Range {
		e.Year, e.Month, e.Day, e.Weekday, e.Named = f.year, f.month, f.day, f.weekday, f.named
	}
	r.now = f.from
	s, rests := r.meaning(&f.meaning)
	e.Value = s.date()
	if f.kind == Weekday {
		e.Bare = f.which == unsaid && f.by == relation{} && !f.coming
	}
	if f.second.precision != date.None {
		e.Readings = []date.Date{e.Value, at(f.second).date()}
		e.Value = date.Date{}
	}
	if !e.Value.IsZero() && rests != "" {
		e.Basis, e.From = date.Derived, "“"+e.Of(r.text)+"”, and "+rests
	}
	r.found = append(r.found, e)
	r.remember(f, e, s)
	return true
}

// recurs reports whether a range of times is of every day: a curfew's.
func (r *resolver) recurs(f *find) bool {
	if f.kind != Range || f.meaning.from == nil || f.meaning.to == nil ||
		f.meaning.from.kind != Time || f.meaning.to.kind != Time {
		return false
	}
	for k := f.from - 1; k >= max(0, f.from-tenseReach) && !r.token(k+1).opens; k-- {
		if r.is(k, "curfew", "feu", "daily", "nightly", "every", "each", "chaque", "jours") {
			return true
		}
	}
	for k := f.to; k < f.to+8 && !r.token(k).opens; k++ {
		if r.is(k, "curfew", "daily", "nightly", "every", "each", "chaque") {
			return true
		}
	}
	return false
}

// remember keeps what an expression named, for those that go by it.
func (r *resolver) remember(f *find, e Expr, s stretch) {
	p := s.last()
	if f.kind == Time {
		if !r.inSentence(f.from) {
			r.waiting = append(r.waiting, len(r.found)-1)
		}
		return
	}
	if p.none() {
		p = s.first() // "since Tuesday" names Tuesday
	}
	if e.Value.IsZero() || p.none() || f.kind == Range && f.meaning.from == nil {
		return
	}
	for k := date.Year; k <= min(p.precision, date.Day); k++ {
		r.last[k], r.words[k] = p.bare(), e.Of(r.text)
	}
	switch bare := p.bare(); {
	case f.kind == Day, f.kind == Month && f.year > 0, r.context != nil && bare.year == r.context.year:
		r.context, r.contextAt = &bare, f.from
	case p.precision >= date.Month:
		r.context = nil
	}
	if p.precision >= date.Day && !(f.kind == Range && f.meaning.to == nil) {
		r.day, r.sameParagraph = p.bare(), true
		r.sentence = f.from
		r.settle(f.from, e)
	}
}

// settle gives the times that stand before a day in its sentence that day.
func (r *resolver) settle(i int, e Expr) {
	for _, k := range r.waiting {
		w := &r.found[k]
		if r.sentenceBreak(w.End, i) {
			continue
		}
		_, clock, ok := strings.Cut(w.Value.String(), "T")
		if !ok || strings.Contains(clock, "/") {
			continue
		}
		if d, err := date.Parse(r.day.text() + "T" + clock); err == nil {
			w.Value, w.Basis, w.From = d, date.Derived, "“"+w.Of(r.text)+"”, and “"+e.Of(r.text)+"” after it"
		}
	}
	r.waiting = r.waiting[:0]
}

// sentenceBreak reports whether a sentence begins between an offset and token i.
func (r *resolver) sentenceBreak(offset, i int) bool {
	for k := i; k >= 0 && k > i-2*tenseReach; k-- {
		if r.tokens[k].start < offset {
			return false
		}
		if r.tokens[k].opens {
			return true
		}
	}
	return true
}

// maxSentence is how many tokens two sentences may have.
const maxSentence = 150

// sentencesSince counts the sentences that begin after token i, up to the
// expression that is being resolved; two stand for any more.
func (r *resolver) sentencesSince(i int) int {
	if r.now-i > maxSentence {
		return 2
	}
	n := 0
	for k := i + 1; k <= r.now && n < 2; k++ {
		if r.tokens[k].opens {
			n++
		}
	}
	return n
}

// inSentence reports whether the day named last stands in the sentence of
// token i.
func (r *resolver) inSentence(i int) bool {
	if !r.sameParagraph {
		return false
	}
	return !r.sentenceBreak(r.tokens[r.sentence].end, i)
}

// publication is what a value rests on that goes by the anchor.
const publication = "the date of the article"

// meaning resolves m, and tells in words what else its value rests on: nothing
// where it is printed in full.
func (r *resolver) meaning(m *meaning) (stretch, string) {
	if m.kind == Range {
		return r.between(m)
	}
	if m.kind == Time {
		p, rests := r.dayOfTime(m)
		return at(m.clock.on(p, m.about)), rests
	}
	s, rests := r.calendarOf(m)
	if s.from.none() || s.interval {
		return s, rests
	}
	if m.clock.set {
		s.from = m.clock.on(s.from, m.about)
		return s, rests
	}
	if m.part != date.Whole {
		s.from.part = m.part
	}
	s.from.about = s.from.about || m.about
	return s, rests
}

// on gives the time of a day.
func (c clock) on(day point, about bool) point {
	if day.none() {
		return day
	}
	day = day.bare()
	if c.fromPart != date.Whole {
		day.part = c.fromPart
		return day
	}
	day.hour, day.precision = c.hour, date.Hour
	if c.minute >= 0 {
		day.minute, day.precision = c.minute, date.Minute
	}
	day.zoned, day.offset, day.about = c.zoned, c.offset, about
	return day
}

// dayOfTime gives the day to which a time by itself belongs.
func (r *resolver) dayOfTime(m *meaning) (point, string) {
	if r.inSentence(m.at) {
		return r.day, "“" + r.words[date.Day] + "” before it"
	}
	if r.sameParagraph && !r.anchor.none() {
		if n := r.day.until(r.anchor); -1 <= n && n <= 4 {
			return r.day, "“" + r.words[date.Day] + "” before it"
		}
	}
	if r.sameParagraph && r.anchor.none() {
		return r.day, "“" + r.words[date.Day] + "” before it"
	}
	return r.anchor, publication
}

// calendarOf resolves the day, month or year of m.
func (r *resolver) calendarOf(m *meaning) (stretch, string) {
	switch m.kind {
	case Day:
		return at(dayPoint(m.year, m.month, m.day)), ""
	case Year:
		return at(yearPoint(m.year)), ""
	case Month:
		if m.year > 0 {
			return at(monthPoint(m.year, m.month)), ""
		}
		return r.monthOf(m)
	case DayMonth:
		return r.dayOfMonth(m)
	case Weekday:
		return r.weekdayOf(m)
	case Relative:
		return r.relative(m.by)
	}
	return stretch{}, ""
}

// relative resolves a relation by the anchor or what the text named last.
func (r *resolver) relative(by relation) (stretch, string) {
	if by.kind == unrelated || by.kind == nowhere {
		return stretch{}, ""
	}
	if !by.named {
		return by.resolve(r.anchor), publication
	}
	unit := by.unit.precision()
	if by.unit == days || by.unit == hours || by.unit == weeks {
		unit = date.Day
	}
	base, words := r.last[unit], r.words[unit]
	return by.resolve(base), "“" + words + "” before it"
}

// monthsAhead is how many months after the anchor's a month by itself may lie
// without a verb of the future.
const monthsAhead = 4

// monthOf resolves a month without a year.
func (r *resolver) monthOf(m *meaning) (stretch, string) {
	if p, rests, ok := r.byContext(func(year int) point { return monthPoint(year, m.month) }); ok && m.which == unsaid {
		return at(p), rests
	}
	if r.anchor.none() {
		return stretch{}, ""
	}
	ahead := (int(m.month) - int(r.anchor.month) + 12) % 12 // months from the anchor's on
	switch {
	case m.which == previous:
		ahead -= 12
	case m.which == following && ahead == 0:
		ahead = 12
	case m.which == unsaid && ahead > monthsAhead && r.tenseAt(m.at, m.language) != future:
		ahead -= 12
	}
	return at(r.anchor.months(ahead)), publication
}

// dayOfMonth resolves a day without a year: the nearest such day.
func (r *resolver) dayOfMonth(m *meaning) (stretch, string) {
	day := func(year int) point {
		if date.NewDay(year, m.month, m.day).IsZero() {
			return point{}
		}
		return dayPoint(year, m.month, m.day)
	}
	if p, rests, ok := r.byContext(day); ok && m.which == unsaid {
		return at(p), rests
	}
	if r.anchor.none() {
		return stretch{}, ""
	}
	p := r.nearest(day)
	if m.which == following && !p.none() && p.until(r.anchor) >= 0 {
		p = day(p.year + 1)
	}
	if (m.past || m.which == previous) && p.until(r.anchor) < 0 {
		p = day(r.anchor.year - 1)
		if p.none() {
			return stretch{}, ""
		}
	}
	return at(p), publication
}

// halfYear is the most days that a day without a year may lie from the anchor.
const halfYear = 183

// nearest gives the one of a day of each year that lies nearest to the anchor,
// the earlier of two.
func (r *resolver) nearest(day func(year int) point) point {
	best, least := point{}, halfYear+1
	for year := r.anchor.year - 1; year <= r.anchor.year+1; year++ {
		if p := day(year); !p.none() {
			n := p.until(r.anchor)
			if n = max(n, -n); n < least {
				best, least = p, n
			}
		}
	}
	return best
}

// byContext gives a day or month the year that its paragraph told before it,
// where that is not the anchor's.
func (r *resolver) byContext(in func(year int) point) (point, string, bool) {
	if r.context == nil || r.anchor.none() {
		return point{}, "", false
	}
	if n := r.context.until(r.anchor); max(n, -n) < farDays {
		return point{}, "", false
	}
	if r.sentencesSince(r.contextAt) > 1 {
		return point{}, "", false
	}
	p := in(r.context.year)
	return p, "“" + r.words[date.Month] + "” before it", !p.none()
}

// weekdayOf resolves a weekday.
func (r *resolver) weekdayOf(m *meaning) (stretch, string) {
	if m.which == unsaid && m.by.kind == unrelated && !m.past {
		m.coming = r.coming(m)
	}
	base, rests := r.anchor, publication
	if m.by.named {
		base, rests = r.last[date.Day], "“"+r.words[date.Day]+"” before it"
	}
	if base.none() {
		return stretch{}, ""
	}
	ahead := (int(m.weekday) - int(base.weekday()) + 7) % 7
	switch {
	case m.by.kind == containing:
		monday := base.monday().days(7 * m.by.count)
		return at(monday.days((int(m.weekday) + 6) % 7)), rests
	case m.which == following && ahead == 0:
		ahead = 7
	case m.which == current:
		if t := r.tenseAt(m.at, m.language); t != future && (ahead > 6-(int(base.weekday())+6)%7 || t == past && m.language == french && ahead > 0) {
			ahead -= 7
		}
	case m.which == previous, m.which == unsaid && ahead > 0 && !m.coming:
		ahead -= 7
	}
	return at(base.days(ahead)), rests
}

// eventsToCome are what a weekday's possessive may announce: "will attend
// Saturday's summit".
var eventsToCome = setOf("summit meeting election elections vote talks deadline poll polls match rally march protest protests ceremony inauguration conference session runoff " +
	"referendum final game ballot hearing demonstration strike")

// coming reports whether a weekday is yet to come, by the verb beside it.
func (r *resolver) coming(m *meaning) bool {
	if r.is(m.at-1, "by", "until", "till") {
		return !r.pluperfect(m.at)
	}
	if m.owns && !r.ownsEvent(m.at) {
		return false
	}
	if m.owns && (r.is(m.at-1, "before") || r.is(m.at-2, "ahead")) {
		return true
	}
	return r.tenseAt(m.at, m.language) == future
}

// pluperfect reports whether the sentence of token i tells of what had come
// about by then.
func (r *resolver) pluperfect(i int) bool {
	for k := i + 1; k < i+tenseReach && !r.token(k).opens; k++ {
		if r.is(k, "had") {
			return true
		}
	}
	for k := i - 1; k > i-tenseReach && !r.token(k+1).opens; k-- {
		if r.is(k, "had") {
			return true
		}
	}
	return false
}

func (r *resolver) ownsEvent(i int) bool {
	for k := i + 3; k < i+6; k++ {
		if r.isIn(k, eventsToCome) {
			return true
		}
	}
	return false
}
