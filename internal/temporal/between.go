package temporal

import "dossier/internal/date"

// between resolves a range.
func (r *resolver) between(m *meaning) (stretch, string) {
	switch {
	case m.by.kind == reaching:
		return r.relative(m.by)
	case m.from == nil:
		if m.to.kind == Weekday && m.to.which == unsaid {
			m.to.which, m.to.coming = r.untilWeekday(m.to), true
		}
		s, rests := r.meaning(m.to)
		if s.from.none() {
			return stretch{}, ""
		}
		return stretch{to: s.last(), interval: true}, rests
	case m.to == nil:
		if !m.from.starting {
			r.since(m.from)
		}
		s, rests := r.meaning(m.from)
		if s.first().none() {
			return stretch{}, ""
		}
		return stretch{from: s.first(), interval: true}, rests
	}
	return r.ends(m)
}

// untilWeekday tells which weekday "until" means: one to come, today's too.
func (r *resolver) untilWeekday(m *meaning) which {
	if !r.anchor.none() && m.weekday == r.anchor.weekday() {
		return unsaid
	}
	return following
}

// since takes what "since" stands before to the past.
func (r *resolver) since(m *meaning) {
	if r.anchor.none() || m.which != unsaid {
		return
	}
	switch m.kind {
	case Month:
		if m.month != r.anchor.month {
			m.which = previous
		}
	case DayMonth, Weekday:
		m.past = true
	}
}

// ends resolves a range with both ends.
func (r *resolver) ends(m *meaning) (stretch, string) {
	from, to := *m.from, *m.to
	if m.part == date.Night {
		from.part, to.part = date.Night, date.Early
	}
	lendYear(&from, &to)
	if from.kind == Time && to.kind != Time {
		clock := from.clock
		from = to
		from.clock = clock
	}
	if to.kind == Time && from.kind != Time {
		clock := to.clock
		to = from
		to.clock = clock
	}
	last, rests := r.meaning(&to)
	if last.last().none() {
		return stretch{}, ""
	}
	first, restsFirst := r.meaning(&from)
	if first.first().none() {
		return stretch{}, ""
	}
	a, b := first.first(), last.last()
	a, b = r.inOrder(&from, &to, a, b)
	if rests == "" {
		rests = restsFirst
	}
	if a.time().After(b.time()) {
		return stretch{}, ""
	}
	return between(a, b), rests
}

// lendYear gives the first end of a range the year of the second: "March to
// May 2012".
func lendYear(from, to *meaning) {
	if from.year > 0 || to.year == 0 || from.kind != Month && from.kind != DayMonth {
		return
	}
	from.year = to.year
	if from.month > to.month {
		from.year--
	}
	if from.kind == DayMonth {
		from.exists()
	}
}

// inOrder moves the ends of a range that were resolved by themselves so that
// the first comes first.
func (r *resolver) inOrder(from, to *meaning, a, b point) (point, point) {
	if a.precision >= date.Hour && b.precision >= date.Hour && a.bare() == b.bare() && 60*a.hour+a.minute >= 60*b.hour+b.minute && from.clock.set && to.clock.set {
		next := b.days(1)
		b.year, b.month, b.day = next.year, next.month, next.day
	}
	if a.zoned != b.zoned {
		zone := b
		if a.zoned {
			zone = a
		}
		a.zoned, b.zoned, a.offset, b.offset = true, true, zone.offset, zone.offset
	}
	if !a.time().After(b.time()) {
		return a, b
	}
	switch {
	case from.kind == Weekday && to.kind == Weekday && (to.coming || r.tenseAt(from.at, from.language) != past):
		b = keepClock(b, b.days(7))
	case from.kind == Weekday:
		a = keepClock(a, a.days(-7))
	case from.kind == DayMonth, from.kind == Month:
		a.year--
	}
	return a, b
}

// keepClock gives p on another day.
func keepClock(p, day point) point {
	p.year, p.month, p.day = day.year, day.month, day.day
	return p
}
