package page

import (
	"strings"
	"time"

	"dossier/internal/date"
)

const oneDay = 24 * time.Hour

// distance tells how long after one date another is, no finer than either:
// "50 min later", "the same day", "2 days later"; where days do not tell it, the
// least and the most, "0–31 days later". exact tells that it is one distance and
// beyond doubt. It is empty where nothing can be told.
func (p *planner) distance(from, to date.Date) (words string, exact bool) {
	if from.IsZero() || to.IsZero() {
		return "", false
	}
	least, most, ok := daysBetween(from, to)
	apart := most > 0 // else the words are "the same day"
	switch d, clocked := timeBetween(from, to); {
	case clocked && d < 2*oneDay:
		words, exact, apart = p.hours(d), true, d > 0
	case !ok || most < 0:
		return "", false
	case least == most:
		words, exact = p.days(most), true
	case most > longest:
		words, apart = p.words.T("at least")+" "+p.days(least), least > 0
	default:
		words = p.words.Number(least) + "–" + p.days(most)
	}
	if from.Approximate() || to.Approximate() {
		words, exact = p.words.T("about")+" "+words, false
	}
	if apart {
		words = p.words.Fill("{time} later", words)
	}
	if from.Uncertain() || to.Uncertain() {
		words, exact = words+" (?)", false
	}
	return words, exact
}

// longest is the most days that are told: beyond lies the end of an interval that
// is open.
const longest = 366 * 1000

// timeBetween gives the time between two minutes that can be held against each
// other: both have a zone, or neither has.
func timeBetween(from, to date.Date) (time.Duration, bool) {
	if from.Precision() != date.Minute || to.Precision() != date.Minute ||
		from.IsInterval() || to.IsInterval() || from.HasZone() != to.HasZone() {
		return 0, false
	}
	a, _ := from.Span()
	b, _ := to.Span()
	return b.Sub(a), b.Sub(a) >= 0
}

// daysBetween gives the least and the most days that can lie between two dates,
// both by their own calendars. Nothing that comes later is told as before.
func daysBetween(from, to date.Date) (least, most int, ok bool) {
	a, b := daysOf(from), daysOf(to)
	if a.first.Year() < 1 || b.first.Year() < 1 {
		return 0, 0, false // the beginning of one is open
	}
	return max(0, days(b.first.Sub(a.last))), days(b.last.Sub(a.first)), true
}

func days(d time.Duration) int { return int(d / oneDay) }

// stretch is the first and the last day on which a date may fall.
type stretch struct{ first, last time.Time }

// daysOf gives the days of a date, by the calendar it is stated in. Parts of a
// day leave it whole; parts of months and years are loose, and leave these whole
// too.
func daysOf(d date.Date) stretch {
	if day := d.Day(); !day.IsZero() {
		first := midnight(day)
		return stretch{first, first}
	}
	s := stretch{first: farPast, last: farFuture}
	if start := d.Start(); !start.IsZero() {
		s.first = wholeOf(start).first
	}
	if end := d.End(); !end.IsZero() {
		s.last = wholeOf(end).last
	}
	return s
}

// What an open end counts as, as in package date.
var (
	farPast   = time.Date(0, time.January, 1, 0, 0, 0, 0, time.UTC)
	farFuture = time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC)
)

// wholeOf gives the days of a date that is no interval.
func wholeOf(d date.Date) stretch {
	if day := d.Day(); !day.IsZero() {
		first := midnight(day)
		return stretch{first, first}
	}
	from := midnight(d)
	if d.Precision() == date.Year {
		from = time.Date(from.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
		return stretch{from, from.AddDate(1, 0, -1)}
	}
	from = time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)
	return stretch{from, from.AddDate(0, 1, -1)}
}

func midnight(d date.Date) time.Time {
	from, _ := d.Span()
	return from.Truncate(oneDay)
}

func (p *planner) days(n int) string {
	if n == 0 {
		return p.words.T("the same day")
	}
	return p.words.Count(n, "day")
}

// hours tells a time in hours and minutes.
func (p *planner) hours(d time.Duration) string {
	minutes := int(d / time.Minute)
	if minutes == 0 {
		return p.words.T("the same minute")
	}
	var words string
	add := func(n int, sign string) {
		if n > 0 {
			words += itoa(n) + "\u00a0" + sign + " "
		}
	}
	add(minutes/60, p.words.T("h"))
	add(minutes%60, p.words.T("min"))
	return strings.TrimSuffix(words, " ")
}
