package plot

import (
	"fmt"
	"strings"

	"dossier/internal/date"
)

// beginning is the moment from which a case's time is counted.
type beginning struct {
	when date.Date
	zone date.Zone
	span
}

// start gives the beginning of a case: the one that is given, or else the first
// of its dates that is known to the day.
func (c Case) start(z date.Zone) beginning {
	t0 := c.T0
	for _, e := range c.Events {
		if !c.T0.IsZero() {
			break
		}
		if e.When.Precision() >= date.Day && (t0.IsZero() || e.When.Compare(t0) < 0) {
			t0 = e.When
		}
	}
	if t0.IsZero() {
		return beginning{}
	}
	if s := t0.Start(); !s.IsZero() {
		t0 = s
	}
	return beginning{when: t0, zone: z, span: spanOf(t0, z)}
}

// since gives the time that a date covers, counted from the beginning. It is no
// finer than either: where one of them is a day, whole days.
func (b beginning) since(it item) span {
	if b.when.Precision() < date.Hour && b.when.Precision() >= date.Day {
		s := dayUnit.around(it.span)
		return span{s.from - b.from, s.to - b.from}
	}
	return span{it.from - b.from, it.to - b.from}
}

// label tells when a date is, counted from the beginning: "T0 + 5 h", "day 2".
// It is no finer than either of the two.
func (b beginning) label(d date.Date, w Words) string {
	if d.IsInterval() {
		from, to := "…", "…"
		if s := d.Start(); !s.IsZero() {
			from = b.label(s, w)
		}
		if e := d.End(); !e.IsZero() {
			to = b.label(e, w)
		}
		if from == to {
			return from
		}
		return from + " – " + to
	}
	words := b.distance(d, w)
	if d.Approximate() || b.when.Approximate() {
		words = w.T("about") + " " + words
	}
	if d.Uncertain() || b.when.Uncertain() {
		words += " (?)"
	}
	return words
}

func (b beginning) distance(d date.Date, w Words) string {
	s, p := spanOf(d, b.zone), min(d.Precision(), b.when.Precision())
	from, t0 := clock(s.from), clock(b.from)
	switch p {
	case date.Year:
		return relative(from.Year()-t0.Year(), "year", w)
	case date.Month:
		return relative((from.Year()-t0.Year())*12+int(from.Month())-int(t0.Month()), "month", w)
	}
	between := s.from - b.from
	if p == date.Hour {
		between = hourUnit.floor(s.from, 1) - hourUnit.floor(b.from, 1)
	}
	if p >= date.Hour && -2*day < between && between < 2*day {
		return elapsed(between, w)
	}
	if days := int(dayOf(s.from) - dayOf(b.from)); days < 0 {
		return relative(days, "day", w)
	} else {
		return fmt.Sprintf("%s %d", w.T("day"), days+1)
	}
}

// relative tells a distance in whole units of the calendar.
func relative(n int, noun string, w Words) string {
	switch {
	case n < 0:
		return strings.Replace(w.T("{time} before"), "{time}", w.Count(-n, noun), 1)
	case n > 0:
		return strings.Replace(w.T("{time} later"), "{time}", w.Count(n, noun), 1)
	}
	switch noun {
	case "year":
		return w.T("the same year")
	case "month":
		return w.T("the same month")
	}
	return w.T("the same day")
}

// elapsed tells a distance of less than two days.
func elapsed(between int64, w Words) string {
	sign := "+"
	if between < 0 {
		sign, between = "−", -between
	}
	hours, rest, h, min := between/hour, between%hour, w.T("h"), w.T("min")
	switch {
	case between == 0:
		return "T0"
	case hours >= 10:
		return fmt.Sprintf("T0 %s %d %s", sign, (between+hour/2)/hour, h)
	case rest == 0:
		return fmt.Sprintf("T0 %s %d %s", sign, hours, h)
	case hours == 0:
		return fmt.Sprintf("T0 %s %d %s", sign, rest, min)
	}
	return fmt.Sprintf("T0 %s %d %s %d %s", sign, hours, h, rest, min)
}
