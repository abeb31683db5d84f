package temporal

import (
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
	day           point // named last, of which times may tell
	dayPast       point // the last such day that is not yet to come
	dayWords      [2]string
	dayPart       date.Part // with which day was named
	monthNamed    point     // named last in this paragraph
	year          point     // printed last
	now           int       // the token at which the expression begins that is resolved
	sentence      int       // the token that begins the sentence of day
	waiting       []waiting

	stamp      point // the time that heads this paragraph
	stampWords string
}

// waiting is a time that took the anchor's day, which a day after it in its
// sentence may replace.
type waiting struct{ found, at int }

// keep resolves an expression and adds it to those found. It is false for one
// that is none after all.
func (r *resolver) keep(f *find) bool {
	if f.loose && !r.tells(f) {
		return false
	}
	e := Expr{Start: r.tokens[f.from].start, End: r.tokens[f.to-1].end, Kind: f.kind}
	if !r.fillMonth(&f.meaning) {
		return false
	}
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

// prose gives the language of the text, English where it is not told.
func (r *resolver) prose() languages {
	if r.known == french {
		return french
	}
	return english
}

// tells reports whether a part of the day by itself tells of a day: one named
// in its paragraph, or that of the article where a verb says that it happened.
func (r *resolver) tells(f *find) bool {
	return r.sameParagraph || !r.is(f.from, "le", "la", "l") && !r.anchor.none() && r.tenseAt(f.from, r.prose()) != untold
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
		if r.dayPart == date.Night && p == r.day && m.clock.hour < nightEnds && m.clock.fromPart == date.Whole {
			p = p.days(1)
		}
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

// nightEnds is the hour before which a time in "the night of 3 June" is of 4 June.
const nightEnds = 6

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

// dayOfTime gives the day to which a time or part by itself belongs: the last
// one named, or else the anchor. What is past does not belong to a day to come.
func (r *resolver) dayOfTime(m *meaning) (point, string) {
	if r.stamps(m.at) && !r.anchor.none() {
		return r.anchor, publication
	}
	day, words := r.day, r.dayWords[0]
	if r.toCome(day) && r.tenseAt(m.at, r.prose()) != future && !r.inSentence(m.at) {
		day, words = r.dayPast, r.dayWords[1]
	}
	if day.none() {
		if m.loose && m.part == date.Night && !r.anchor.none() && r.tenseAt(m.at, r.prose()) != future {
			return r.anchor.days(-1), publication // the night that has passed
		}
		return r.anchor, publication
	}
	return day, "“" + words + "” before it"
}

// stamps reports whether a time heads its paragraph, as those of a running
// report do: "16:40 GMT –".
func (r *resolver) stamps(i int) bool {
	if i > 0 && r.token(i).gap != parted {
		return false
	}
	for k := i + 1; k < i+8; k++ {
		if t := r.token(k); t.kind == mark && !r.is(k, "(", ")") && !(r.hyphenated(k) && r.token(k+1).kind == number && r.token(k+1).gap == joined) {
			return !r.is(k, ",")
		}
		if t := r.token(k); t.kind == word && t.entry == nil && !t.upper && !r.is(k, "h", "am", "pm") {
			return false
		}
	}
	return false
}

// calendarOf resolves the day, month or year of m.
func (r *resolver) calendarOf(m *meaning) (stretch, string) {
	switch m.kind {
	case Day:
		if m.lent != "" {
			return at(dayPoint(m.year, m.month, m.day)), m.lent
		}
		return at(dayPoint(m.year, m.month, m.day)), ""
	case Year:
		return at(yearPoint(m.year)), ""
	case Month, DayMonth:
		if m.by.unit == years && m.year == 0 {
			return r.ofYear(m)
		}
		if m.kind == DayMonth {
			return r.dayOfMonth(m)
		}
		if m.year > 0 {
			return at(monthPoint(m.year, m.month)), ""
		}
		return r.monthOf(m)
	case Weekday:
		return r.weekdayOf(m)
	case Relative:
		if m.loose {
			p, rests := r.dayOfTime(m)
			return at(p), rests
		}
		if m.by.kind == nightTo {
			m.by.kind, m.part = containing, date.Night
			if r.tenseAt(m.at, r.prose()) != future {
				m.by.count = -1
			}
		}
		return r.relative(m.by)
	}
	return stretch{}, ""
}

// ofYear resolves a day or month of a year by another: "8 September last year".
func (r *resolver) ofYear(m *meaning) (stretch, string) {
	s, rests := r.relative(m.by)
	switch {
	case s.from.none():
		return stretch{}, ""
	case m.kind == Month:
		return at(monthPoint(s.from.year, m.month)), rests
	case date.NewDay(s.from.year, m.month, m.day).IsZero():
		return stretch{}, ""
	}
	return at(dayPoint(s.from.year, m.month, m.day)), rests
}

// relative resolves a relation by the anchor or what the text named last.
func (r *resolver) relative(by relation) (stretch, string) {
	if by.kind == unrelated || by.kind == nowhere {
		return stretch{}, ""
	}
	if by.kind == distance && by.unit <= hours && !r.stamp.none() && !by.vague {
		return at(r.stamp.hours(by)), "“" + r.stampWords + "” before it"
	}
	if !by.named {
		s := by.resolve(r.anchor)
		if by.unit == weekends && by.count == 0 && r.toCome(s.from) && r.tenseAt(r.now, r.prose()) == past {
			by.count = -1
			s = by.resolve(r.anchor)
		}
		return s, publication
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
	case m.which == unsaid && ahead > monthsAhead && (r.compared(m.at) || r.tenseAt(m.at, m.language) != future):
		ahead -= 12
	case m.which == unsaid && ahead > 0 && r.happened(m.at):
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
	if m.named {
		if agreed := r.nearest(func(year int) point {
			if p := day(year); !p.none() && p.weekday() == m.weekday {
				return p
			}
			return point{}
		}); !agreed.none() {
			return at(agreed), publication
		}
	}
	if m.which == following && !p.none() && p.until(r.anchor) >= 0 {
		p = day(p.year + 1)
	}
	if m.which == unsaid && !m.past && r.announced(m) && !p.none() && p.until(r.anchor) > 0 {
		if later := day(p.year + 1); !later.none() && later.until(r.anchor) <= 0 {
			p = later
		}
	}
	if m.which == unsaid && !p.none() && p.until(r.anchor) < 0 && r.happened(m.at) {
		m.past = true
	}
	if (m.past || m.which == previous) && p.until(r.anchor) < 0 {
		p = day(r.anchor.year - 1)
		if p.none() {
			return stretch{}, ""
		}
	}
	return at(p), publication
}

// plannedOnce are words of what was to come, and may have come since.
var plannedOnce = setOf("announced planned scheduled expected due set prévu prévue prévus prévues annoncé annoncée attendu attendue attendus attendues fixé fixée programmé programmée")

// halfYear is the most days that a day without a year may lie from the anchor. The
// days after a date that lies farther are of its year.
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
	if r.anchor.none() && !r.year.none() {
		p := in(r.year.year)
		return p, "“" + r.words[date.Year] + "” before it", !p.none()
	}
	if r.context == nil || r.anchor.none() {
		return point{}, "", false
	}
	if n := r.context.until(r.anchor); max(n, -n) < halfYear && (r.context.precision > date.Year || r.context.year == r.anchor.year) {
		p := in(r.context.year)
		if r.context.year == r.anchor.year || p.none() || r.sentencesSince(r.contextAt) > 0 || r.context.precision != date.Day || r.context.until(p) < 0 {
			return point{}, "", false
		}
	}
	if r.context.year < r.anchor.year && r.tenseAt(r.now, r.prose()) == future {
		return point{}, "", false
	}
	if r.sentencesSince(r.contextAt) > 1 {
		return point{}, "", false
	}
	p := in(r.context.year)
	return p, "“" + r.words[date.Month] + "” before it", !p.none()
}
