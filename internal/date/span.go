package date

import (
	"cmp"
	"time"
)

// What an open end of an interval counts as.
var (
	farPast   = time.Date(0, time.January, 1, 0, 0, 0, 0, time.UTC)
	farFuture = time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC)
)

// How far a clock can be from UTC: a date without a zone may mean any of them.
const farthestEast, farthestWest = 14 * time.Hour, 12 * time.Hour

// A stretch is a part of a whole, from its first unit up to, but not with, its
// last.
type stretch struct{ from, to int }

// The hours, days and months to which a part narrows a date. They put dates
// in order and claim nothing: no reader is shown them.
var (
	hoursOf = [...]stretch{
		Early: {0, 6}, EarlyMorning: {3, 7}, Morning: {6, 12}, Midday: {11, 13}, Afternoon: {12, 18},
		Evening: {18, 22}, Night: {20, 24}, Late: {21, 24},
	}
	daysOf   = [...]stretch{Early: {0, 10}, Mid: {10, 20}, Late: {20, 31}}
	monthsOf = [...]stretch{Early: {0, 4}, Mid: {4, 8}, Late: {8, 12}}
)

// Span gives the time d covers, in UTC, from its first instant up to, but not
// with, to. An interval covers all from the first instant of its start to the
// last of its end; an open end is in the year 0 or 9999. A date without a
// zone is taken as UTC, but beside an end with a zone, as of that zone. No
// date covers nothing: both are the zero time.
//
// A part narrows the span, only so that dates sort as a reader expects: of a
// day, early is 0 to 6 o'clock, early morning 3 to 7, morning 6 to 12, midday
// 11 to 13, afternoon 12 to 18, evening 18 to 22, night 20 to 24, late 21 to
// 24; of a month, early is the days 1 to 10, mid 11 to 20, late the rest; of a
// year, the three parts have four months each.
func (d Date) Span() (from, to time.Time) {
	if d.IsZero() {
		return time.Time{}, time.Time{}
	}
	last := d.last()
	from, to = farPast, farFuture
	if !d.start.open() {
		from, _ = d.start.span(zoneOf(d.start, last))
	}
	if !last.open() {
		_, to = last.span(zoneOf(last, d.start))
	}
	return from, to
}

// zoneOf gives the offset in which to read m, one of an interval's ends.
func zoneOf(m, other moment) int {
	if m.timed() {
		return int(m.offset)
	}
	return int(other.offset)
}

// span gives the time m covers when its clock is offset minutes east of UTC.
func (m moment) span(offset int) (from, to time.Time) {
	from = m.wall()
	switch m.precision {
	case Year:
		from, to = narrow(from, from.AddDate(1, 0, 0), monthsOf[:], m.part, func(n int) time.Time { return from.AddDate(0, n, 0) })
	case Month:
		from, to = narrow(from, from.AddDate(0, 1, 0), daysOf[:], m.part, func(n int) time.Time { return from.AddDate(0, 0, n) })
	case Day:
		from, to = narrow(from, from.AddDate(0, 0, 1), hoursOf[:], m.part, func(n int) time.Time { return from.Add(time.Duration(n) * time.Hour) })
	case Hour:
		to = from.Add(time.Hour)
	case Minute:
		to = from.Add(time.Minute)
	}
	shift := -time.Duration(offset) * time.Minute
	return from.Add(shift), to.Add(shift)
}

// narrow cuts a span to one of its parts; add counts units from its start.
func narrow(from, to time.Time, parts []stretch, p Part, add func(int) time.Time) (time.Time, time.Time) {
	if p == Whole {
		return from, to
	}
	if end := add(parts[p].to); end.Before(to) {
		to = end
	}
	return add(parts[p].from), to
}

// Compare orders dates for a timeline: by the start of their span, then the
// coarser first, that is the longer span, then by String. What has an end but
// no start stands where its end begins, for that is all that is known of it.
// No date comes last. It is 0 only for equal dates.
func (d Date) Compare(other Date) int { return d.Place().Compare(other.Place()) }

// Place is where a date stands in the order of [Date.Compare]. Whoever sorts many
// dates finds the place of each once.
type Place struct {
	date     Date
	from, to time.Time
}

// Place finds the date's place in the order of dates.
func (d Date) Place() Place {
	if d.IsZero() {
		return Place{}
	}
	from, to := d.place()
	return Place{d, from, to}
}

// Compare orders places as their dates: negative where p comes first.
func (p Place) Compare(other Place) int {
	switch {
	case p.date == other.date:
		return 0
	case p.date.IsZero():
		return 1
	case other.date.IsZero():
		return -1
	}
	if c := cmp.Or(p.from.Compare(other.from), other.to.Compare(p.to)); c != 0 {
		return c
	}
	return cmp.Compare(p.date.String(), other.date.String())
}

// place gives the span by which a date is put in order.
func (d Date) place() (from, to time.Time) {
	from, to = d.Span()
	if from.Equal(farPast) {
		from, _ = d.End().Span()
	}
	return from, to
}

// Excludes reports whether d and other cannot both be true of one event: their
// spans have no instant in common. It errs on the side of peace. A part of a
// day, month or year is not held against a date, its bounds being loose. A
// date that is approximate or uncertain excludes nothing, nor does no date.
// Where one of the two has a zone and the other has none, they exclude each
// other only if no zone on Earth makes them agree.
func (d Date) Excludes(other Date) bool {
	if d.IsZero() || other.IsZero() || d.start.doubt|d.end.doubt|other.start.doubt|other.end.doubt != 0 {
		return false
	}
	from, to := d.extent(other)
	otherFrom, otherTo := other.extent(d)
	return !from.Before(otherTo) || !otherFrom.Before(to)
}

// extent is d's span without regard to parts, wide enough for any zone d may
// have been told in when other's is known and d's is not.
func (d Date) extent(other Date) (from, to time.Time) {
	d.start.part, d.end.part = Whole, Whole
	from, to = d.Span()
	if other.HasZone() && !d.HasZone() {
		return from.Add(-farthestEast), to.Add(farthestWest)
	}
	return from, to
}
