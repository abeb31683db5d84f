package temporal

import (
	"fmt"
	"time"

	"dossier/internal/date"
)

// point is a date in the making, as fine as its precision says. The zero
// point is none, or an open end.
type point struct {
	year, day    int
	month        time.Month
	hour, minute int
	offset       int // minutes east of UTC, when zoned
	zoned        bool
	about        bool
	precision    date.Precision
	part         date.Part
}

func dayPoint(year int, month time.Month, day int) point {
	return point{year: year, month: month, day: day, precision: date.Day}
}

func monthPoint(year int, month time.Month) point {
	return point{year: year, month: month, precision: date.Month}
}

func yearPoint(year int) point { return point{year: year, precision: date.Year} }

// pointOf gives the point of a day, or none.
func pointOf(d date.Date) point {
	if d.IsZero() {
		return point{}
	}
	from, _ := d.Span()
	return dayPoint(from.Date())
}

func (p point) none() bool { return p.precision == date.None }

// time gives the first instant of p's day, month or year.
func (p point) time() time.Time {
	return time.Date(p.year, max(p.month, 1), max(p.day, 1), 0, 0, 0, 0, time.UTC)
}

// bare is the day, month or year of p by itself.
func (p point) bare() point {
	switch {
	case p.precision >= date.Day:
		return dayPoint(p.year, p.month, p.day)
	case p.precision == date.Month:
		return monthPoint(p.year, p.month)
	}
	return point{year: p.year, precision: p.precision}
}

// days gives the day n days after p.
func (p point) days(n int) point {
	return dayPoint(p.time().AddDate(0, 0, n).Date())
}

// months gives the month n months after p's.
func (p point) months(n int) point {
	year, month, _ := time.Date(p.year, max(p.month, 1)+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Date()
	return monthPoint(year, month)
}

// hours gives the time a relation of hours or minutes away from p, about.
func (p point) hours(by relation) point {
	step := time.Hour
	if by.unit == minutes {
		step = time.Minute
	}
	t := p.time().Add(time.Duration(60*p.hour+p.minute)*time.Minute + time.Duration(by.count)*step)
	p.year, p.month, p.day = t.Date()
	p.hour, p.minute, p.about = t.Hour(), t.Minute(), true
	return p
}

func (p point) years(n int) point { return yearPoint(p.year + n) }

// until gives the number of days from p to q.
func (p point) until(q point) int {
	return int(q.time().Sub(p.time()).Hours() / 24)
}

func (p point) weekday() time.Weekday { return p.time().Weekday() }

// monday gives the first day of p's week.
func (p point) monday() point { return p.days(-(int(p.weekday()) + 6) % 7) }

// text writes p in the notation of package date.
func (p point) text() string {
	var s string
	switch p.precision {
	case date.None:
		return ".."
	case date.Year:
		s = fmt.Sprintf("%04d", p.year)
	case date.Month:
		s = fmt.Sprintf("%04d-%02d", p.year, p.month)
	case date.Day:
		s = fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	case date.Hour:
		s = fmt.Sprintf("%04d-%02d-%02dT%02d", p.year, p.month, p.day, p.hour)
	case date.Minute:
		s = fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", p.year, p.month, p.day, p.hour, p.minute)
	}
	if p.zoned {
		s += zoneText(p.offset)
	}
	if p.about {
		s += "~"
	}
	if p.part != date.Whole {
		s += " " + p.part.String()
	}
	return s
}

func zoneText(offset int) string {
	switch {
	case offset == 0:
		return "Z"
	case offset < 0:
		return fmt.Sprintf("-%02d:%02d", -offset/60, -offset%60)
	}
	return fmt.Sprintf("+%02d:%02d", offset/60, offset%60)
}

// stretch is what an expression means: a point, or all between two.
type stretch struct {
	from, to point
	interval bool
}

func at(p point) stretch { return stretch{from: p} }

func between(a, b point) stretch {
	if a == b {
		return at(a)
	}
	return stretch{a, b, true}
}

// date gives the value of s, zero where there is none.
func (s stretch) date() date.Date {
	text := s.from.text()
	switch {
	case s.interval:
		text += "/" + s.to.text()
	case s.from.none():
		return date.Date{}
	}
	d, err := date.Parse(text)
	if err != nil {
		return date.Date{}
	}
	return d
}

// last gives the later end of s, zero where it is open.
func (s stretch) last() point {
	if s.interval {
		return s.to
	}
	return s.from
}

// first gives the earlier end of s that is not open.
func (s stretch) first() point {
	if s.from.none() {
		return s.to
	}
	return s.from
}
