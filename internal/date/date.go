// Package date holds dates that keep what is known about them and no more:
// their precision, their zone, and whether they are about right or in doubt.
//
// # Notation
//
// Dates are written in EDTF, the Extended Date/Time Format of ISO 8601-2 and
// the Library of Congress: its level 0, and the parts of level 1 that news
// needs.
//
//	2012                      a year
//	2012-03                   a month
//	2012-03-22                a day
//	2012-03-22T04Z            an hour
//	2012-03-22T04:30Z         a minute, in UTC
//	2012-03-22T04:30+01:00    a minute, one hour ahead of UTC
//	2012-03-22T04:30          a minute, the zone not stated
//	2012-03-22~               about
//	2012-03-22?               uncertain
//	2012-03-22%               both
//	2012-03-21/2012-03-22     from one to the other, both included
//	../2012-03-22             until, the start open
//	2012-03-22/..             from, the end open
//
// One thing is our own: after one blank, a date may name the part it means.
// A day has early, early morning, morning, midday, afternoon, evening, night
// and late; a month and a year have early, mid and late.
//
//	2012-03-22 early morning
//	2020-08 mid
//	2019~ late
//
// The qualifier stands directly after the digits and the zone, before the
// part. It speaks of the finest thing the date states: 2012-03-22T04:30Z~ is
// about half past four, on a day that is certain.
//
// Years go from 1000 to 2999, as EDTF's four digits do in news. Seconds,
// seasons, and unspecified digits (201X) are refused, not dropped.
//
// # Values
//
// A [Date] is a plain value: == tells whether two dates say the same, and it
// serves as a map key. The package reads no clock, no locale and no zone of
// the machine.
package date

import "time"

// Date is a date as far as it is known, or an interval between two. The zero
// value is no date.
type Date struct {
	start, end moment
	interval   bool // otherwise end is zero
}

// moment is a date that is no interval. Fields finer than its precision are
// zero. The zero value is no date, or an open end.
type moment struct {
	year      int16
	month     uint8
	day       uint8
	hour      uint8
	minute    uint8
	offset    int16 // minutes east of UTC, when zoned
	zoned     bool
	precision Precision
	doubt     doubt
	part      Part
}

func (m moment) open() bool { return m.precision == None }

// timed reports whether the moment states a time of day.
func (m moment) timed() bool { return m.precision >= Hour }

// doubt is a set of EDTF's qualifiers.
type doubt uint8

const (
	approximate doubt = 1 << iota
	uncertain
)

// The years a date may have.
const minYear, maxYear = 1000, 2999

// maxOffset is how far from UTC, in minutes, a zone may be: the Line Islands,
// 14 hours ahead, are the farthest in use.
const maxOffset = 14 * 60

// NewDay gives the day d of month m in year y. It is the zero Date where
// there is no such day.
func NewDay(y int, m time.Month, d int) Date {
	if y < minYear || y > maxYear || m < time.January || m > time.December || d < 1 || d > daysIn(y, m) {
		return Date{}
	}
	return Date{start: moment{year: int16(y), month: uint8(m), day: uint8(d), precision: Day}}
}

// At gives the time of day on the day d, in the zone that is offsetMinutes
// east of UTC. The part of the day is left out, a qualifier stays. It is the
// zero Date where d is not a single day or there is no such time.
func (d Date) At(hour, minute, offsetMinutes int) Date {
	if d.interval || d.start.precision != Day || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
		max(offsetMinutes, -offsetMinutes) > maxOffset {
		return Date{}
	}
	m := d.start
	m.precision, m.part = Minute, Whole
	m.hour, m.minute = uint8(hour), uint8(minute)
	m.zoned, m.offset = true, int16(offsetMinutes)
	return Date{start: m}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d is written with two ends. One of them may be
// open.
func (d Date) IsInterval() bool { return d.interval }

// Start gives the start of an interval, zero where it is open. A date that is
// no interval is its own start.
func (d Date) Start() Date { return Date{start: d.start} }

// End gives the end of an interval, zero where it is open. A date that is no
// interval is its own end.
func (d Date) End() Date { return Date{start: d.last()} }

func (d Date) last() moment {
	if d.interval {
		return d.end
	}
	return d.start
}

// Precision tells how fine d is. For an interval it is the coarser of the
// ends that are not open.
func (d Date) Precision() Precision {
	a, b := d.start.precision, d.last().precision
	if a == None || b == None {
		return max(a, b)
	}
	return min(a, b)
}

// Approximate reports whether d, or an end of it, is only about right.
func (d Date) Approximate() bool { return (d.start.doubt|d.end.doubt)&approximate != 0 }

// Uncertain reports whether d, or an end of it, is in doubt.
func (d Date) Uncertain() bool { return (d.start.doubt|d.end.doubt)&uncertain != 0 }

// Part gives the part of the day, month or year that d names. An interval has
// none itself; its ends may have.
func (d Date) Part() Part {
	if d.interval {
		return Whole
	}
	return d.start.part
}

// HasZone reports whether d, or an end of it, is a time whose zone is stated.
func (d Date) HasZone() bool { return d.start.zoned || d.end.zoned }

// Year gives the year of d's start, or of its end where the start is open. It
// is 0 for no date.
func (d Date) Year() int {
	if d.start.open() {
		return int(d.end.year)
	}
	return int(d.start.year)
}

// Weekday gives the day of the week that d falls on in the zone it is stated
// in. It is not known for an interval and for a date coarser than a day.
func (d Date) Weekday() (time.Weekday, bool) {
	if d.interval || d.start.precision < Day {
		return 0, false
	}
	return d.start.wall().Weekday(), true
}

// Day gives the day on which d falls in the zone it is stated in, without
// time and part. A qualifier of the day stays, one of the time goes with the
// time. It is zero for a date coarser than a day and for an interval that
// does not stay within one day.
func (d Date) Day() Date {
	day := d.start.dated()
	if day.precision != Day || d.last().dated() != day {
		return Date{}
	}
	return Date{start: day}
}

// dated leaves out what is finer than a day.
func (m moment) dated() moment {
	switch {
	case m.timed():
		return moment{year: m.year, month: m.month, day: m.day, precision: Day}
	case m.precision == Day:
		m.part = Whole
	}
	return m
}

// In gives d as told by clocks in the zone z, which may be on another day. It
// is d itself where that would lose or invent something: for a date without a
// stated zone, for an hour in a zone that is not whole hours away, and for an
// interval of which one end is a time and the other is not.
func (d Date) In(z Zone) Date {
	if d.interval && !d.start.open() && !d.end.open() && d.start.timed() != d.end.timed() {
		return d
	}
	start, ok := d.start.in(z.OffsetMinutes)
	if !ok {
		return d
	}
	end, ok := d.end.in(z.OffsetMinutes)
	if !ok {
		return d
	}
	return Date{start: start, end: end, interval: d.interval}
}

func (m moment) in(offset int) (moment, bool) {
	if !m.zoned {
		return m, true
	}
	shift := offset - int(m.offset)
	t := m.wall().Add(time.Duration(shift) * time.Minute)
	if max(offset, -offset) > maxOffset || t.Year() < minYear || t.Year() > maxYear || m.precision == Hour && shift%60 != 0 {
		return m, false
	}
	m.year, m.month, m.day = int16(t.Year()), uint8(t.Month()), uint8(t.Day())
	m.hour, m.minute, m.offset = uint8(t.Hour()), uint8(t.Minute()), int16(offset)
	return m, true
}

// wall gives the first instant of the moment as a clock beside it shows it,
// in a time.Time that says UTC whatever the zone.
func (m moment) wall() time.Time {
	return time.Date(int(m.year), time.Month(max(m.month, 1)), max(int(m.day), 1),
		int(m.hour), int(m.minute), 0, 0, time.UTC)
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
