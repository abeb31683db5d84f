package plot

import (
	"strings"
	"time"

	"dossier/internal/date"
)

// span is a stretch of time in minutes, from up to, but not with, to. Its zero
// is the beginning of 1970 on the clocks of the locale's zone.
type span struct{ from, to int64 }

func (s span) length() int64 { return s.to - s.from }

const (
	hour  = 60
	day   = 24 * hour
	month = 30 * day // about; only to choose between measures
	year  = 365 * day
)

// spanOf gives what is drawn of a date that is not zero.
func spanOf(d date.Date, z date.Zone) span {
	if d.IsInterval() {
		switch start, end := d.Start(), d.End(); {
		case start.IsZero():
			return spanOf(end, z)
		case end.IsZero():
			return spanOf(start, z)
		case start.Part() == date.Whole && end.Part() == date.Whole:
		default:
			return atLeastAMinute(span{spanOf(start, z).from, spanOf(end, z).to})
		}
	}
	from, to := whole(d).Span()
	shift := int64(0)
	if d.HasZone() {
		shift = int64(z.OffsetMinutes)
	}
	return atLeastAMinute(span{minutes(from) + shift, minutes(to) + shift})
}

func atLeastAMinute(s span) span {
	s.to = max(s.to, s.from+1)
	return s
}

// whole leaves out the part of a day, month or year.
func whole(d date.Date) date.Date {
	if d.Part() == date.Whole {
		return d
	}
	text, _, _ := strings.Cut(d.String(), " ")
	if all, err := date.Parse(text); err == nil {
		return all
	}
	return d
}

func minutes(t time.Time) int64 { return t.Unix() / 60 }

func clock(m int64) time.Time { return time.Unix(m*60, 0).UTC() }

func dayOf(m int64) int64 {
	if m < 0 {
		return (m - day + 1) / day
	}
	return m / day
}

// unit is a measure of the calendar.
type unit int

const (
	minuteUnit unit = iota
	hourUnit
	dayUnit
	monthUnit
	yearUnit
)

// floor gives the last beginning of n units that is not after m. Months are
// counted from January, years from the year 0, days of more than one from the
// first of the month.
func (u unit) floor(m int64, n int) int64 {
	t := clock(m)
	switch u {
	case minuteUnit, hourUnit:
		length := int64(n)
		if u == hourUnit {
			length *= hour
		}
		start := dayOf(m) * day
		return start + (m-start)/length*length
	case dayUnit:
		d := (t.Day()-1)/n*n + 1
		return minutes(time.Date(t.Year(), t.Month(), d, 0, 0, 0, 0, time.UTC))
	case monthUnit:
		return minutes(time.Date(t.Year(), time.Month((int(t.Month())-1)/n*n+1), 1, 0, 0, 0, 0, time.UTC))
	}
	return minutes(time.Date(t.Year()/n*n, 1, 1, 0, 0, 0, 0, time.UTC))
}

// next gives the beginning of the n units after those in which m lies.
func (u unit) next(m int64, n int) int64 {
	m = u.floor(m, n)
	t := clock(m)
	switch u {
	case minuteUnit:
		return m + int64(n)
	case hourUnit:
		return min(m+int64(n)*hour, (dayOf(m)+1)*day)
	case dayUnit:
		following := minutes(t.AddDate(0, 0, n))
		first := minutes(time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC))
		if first-following < int64(n)*day/2 { // no short remainder at a month's end
			return first
		}
		return following
	case monthUnit:
		return minutes(t.AddDate(0, n, 0))
	}
	return minutes(t.AddDate(n, 0, 0))
}

// around widens a span to whole units.
func (u unit) around(s span) span {
	to := u.floor(s.to, 1)
	if to < s.to {
		to = u.next(s.to, 1)
	}
	return span{u.floor(s.from, 1), to}
}

// lengthOf tells how long a span is, by its two largest measures.
func lengthOf(s span, w Words) []string {
	from, to := clock(s.from), clock(s.to)
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if months > 0 && from.AddDate(0, months, 0).After(to) {
		months--
	}
	days := int(to.Sub(from.AddDate(0, months, 0)) / (24 * time.Hour))
	hours := int(s.length() % day / hour)
	var words []string
	for _, part := range []struct {
		n    int
		noun string
	}{{months / 12, "year"}, {months % 12, "month"}, {days, "day"}, {hours, "hour"}, {int(s.length() % hour), "minute"}} {
		switch {
		case part.n > 0:
			words = append(words, w.Count(part.n, part.noun))
		case len(words) > 0:
			return words
		}
		if len(words) == 2 {
			return words
		}
	}
	return words
}
