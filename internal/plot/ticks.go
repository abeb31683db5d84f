package plot

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/lettering"
)

// step is a distance between ticks, and the unit that is named above them.
type step struct {
	unit  unit
	n     int
	about int64 // its length
	above unit
	room  int // that its labels need
}

var steps = []step{
	{minuteUnit, 15, 15, dayUnit, 48}, {minuteUnit, 30, 30, dayUnit, 48},
	{hourUnit, 1, hour, dayUnit, 34}, {hourUnit, 2, 2 * hour, dayUnit, 34}, {hourUnit, 3, 3 * hour, dayUnit, 34},
	{hourUnit, 6, 6 * hour, dayUnit, 34}, {hourUnit, 12, 12 * hour, dayUnit, 34},
	{dayUnit, 1, day, monthUnit, 24}, {dayUnit, 2, 2 * day, monthUnit, 24}, {dayUnit, 5, 5 * day, monthUnit, 24}, {dayUnit, 10, 10 * day, monthUnit, 24},
	{monthUnit, 1, month, yearUnit, 38}, {monthUnit, 3, 3 * month, yearUnit, 38}, {monthUnit, 6, 6 * month, yearUnit, 38},
	{yearUnit, 1, year, yearUnit, 40}, {yearUnit, 2, 2 * year, yearUnit, 40}, {yearUnit, 5, 5 * year, yearUnit, 40}, {yearUnit, 10, 10 * year, yearUnit, 40},
	{yearUnit, 20, 20 * year, yearUnit, 40}, {yearUnit, 50, 50 * year, yearUnit, 40}, {yearUnit, 100, 100 * year, yearUnit, 40}, {yearUnit, 500, 500 * year, yearUnit, 40},
}

// step gives the finest step whose labels have room in a panel, and that is not
// finer than the dates in it.
func (p stretch) step() step {
	u := yearUnit
	switch {
	case p.finest < hour:
		u = minuteUnit
	case p.finest < day:
		u = hourUnit
	case p.finest < 28*day:
		u = dayUnit
	case p.finest < year:
		u = monthUnit
	}
	i := slices.IndexFunc(steps, func(s step) bool {
		return s.unit >= u && s.about*int64(p.width) >= int64(s.room)*p.length()
	})
	if i < 0 {
		i = len(steps) - 1
	}
	return steps[i]
}

// The two lines of words above the axis.
const upperY, lowerY = 12, 28

// ruler writes the words at the axis, none upon another.
type ruler struct {
	Options
	drawing *Drawing
	taken   map[int][]extent // by line
}

// ruler begins the words of a drawing.
func (b *Board) ruler(d *Drawing, o Options) *ruler {
	if b.taken == nil {
		b.taken = map[int][]extent{}
	}
	for y, list := range b.taken {
		b.taken[y] = list[:0]
	}
	d.Captions = make([]Caption, 0, usual)
	return &ruler{Options: o, drawing: d, taken: b.taken}
}

// usual is more words than most axes have.
const usual = 16

type extent struct{ from, to int }

// meets reports whether an extent has something in common with any of a list.
func (e extent) meets(list []extent) bool {
	return slices.ContainsFunc(list, func(other extent) bool { return e.from < other.to && other.from < e.to })
}

// write puts the first of the labels that has room at x, in the manner of a
// caption.
func (r *ruler) write(x, y int, like Caption, labels ...string) bool {
	for _, label := range labels {
		width := lettering.Width(label, letters)
		begins := x
		if like.Middle {
			x = max(edge+width/2, min(x, r.Width-edge-width/2))
			begins = x - width/2
		} else if x+width > r.Width && x > r.Width*3/4 {
			x = r.Width - width
			begins = x
		}
		e := extent{begins - 3, begins + width + 3}
		if label == "" || begins < 0 || begins+width > r.Width || e.meets(r.taken[y]) {
			continue
		}
		r.taken[y] = append(r.taken[y], e)
		like.X, like.Y, like.Label = x, y, label
		r.drawing.Captions = append(r.drawing.Captions, like)
		return true
	}
	return false
}

// rule draws the ticks of all panels and the words at the axis: first what
// begins a panel, then the lengths of the breaks, then the rest.
func (r *ruler) rule(list []stretch, s scale) {
	for i, p := range list {
		if p.broken {
			continue
		}
		above := p.step().above
		if p.days() {
			above = dayUnit
		}
		names := r.names(above, p.from)
		for len(names) > 1 && i+2 < len(list) && p.x+lettering.Width(names[0], letters)+6 > list[i+2].x {
			names = names[1:] // leave room for what begins the next panel
		}
		r.write(p.x, upperY, Caption{Strong: true}, names...)
	}
	for _, p := range list {
		if p.broken {
			words := append(lengthOf(p.span, r.Words), "")
			middle := p.x + p.width/2
			if words[1] == "" {
				r.write(middle, lowerY, Caption{Middle: true, Gap: true}, words[0])
			} else if r.write(middle, upperY, Caption{Middle: true, Gap: true}, words[0]) {
				r.write(middle, lowerY, Caption{Middle: true, Gap: true}, words[1])
			} else if half := lettering.Width(words[0]+" "+words[1], letters) / 2; middle-half < edge || middle+half > r.Width-edge {
				// moved inwards it would stand below a panel's name
				r.write(middle, lowerY, Caption{Middle: true, Gap: true}, words[0])
			} else {
				r.write(middle, lowerY, Caption{Middle: true, Gap: true}, words[0]+" "+words[1], words[0])
			}
		}
	}
	for _, p := range list {
		if !p.broken {
			r.panel(p, s)
		}
	}
}

// days reports whether a panel is a few days that are not parted into hours.
// Its first day is told in full.
func (p stretch) days() bool {
	return p.step().unit == dayUnit && p.length() <= 3*day
}

func (r *ruler) panel(p stretch, s scale) {
	step := p.step()
	for at := step.unit.floor(p.from, step.n); at < p.to; at = step.unit.next(at, step.n) {
		if at < p.from {
			continue
		}
		x := s.x(at)
		begins := step.above != step.unit && step.above.floor(at, 1) == at
		r.drawing.Ticks = append(r.drawing.Ticks, Tick{X: x, Strong: begins && at > p.from})
		if begins && at > p.from {
			r.write(x, upperY, Caption{Strong: true}, r.names(step.above, at)...)
		}
		if at == p.from && (step.above == step.unit || p.days()) {
			continue // the upper line has it
		}
		if !begins || step.unit != hourUnit && step.unit != minuteUnit {
			r.write(x, lowerY, Caption{}, r.name(step.unit, at))
		}
	}
}

// names gives a unit's name in the upper line, and shorter ones.
func (r *ruler) names(u unit, at int64) []string {
	t := clock(at)
	switch u {
	case dayUnit:
		full := date.NewDay(t.Year(), t.Month(), t.Day()).Short(r.Locale)
		short := strings.TrimSuffix(full, fmt.Sprintf(" %d", t.Year()))
		return []string{full, short, r.name(dayUnit, at)}
	case monthUnit:
		full := r.told(t.Format("2006-01"))
		return []string{full, r.name(monthUnit, at)}
	}
	return []string{fmt.Sprint(t.Year())}
}

// name gives a unit's name in the lower line.
func (r *ruler) name(u unit, at int64) string {
	t := clock(at)
	switch u {
	case minuteUnit, hourUnit:
		pattern := "2006-01-02T15"
		if u == minuteUnit {
			pattern += ":04"
		}
		d, _ := date.Parse(t.Format(pattern))
		return d.Clock(r.Locale)
	case dayUnit:
		return fmt.Sprint(t.Day())
	case monthUnit:
		return strings.TrimSuffix(r.told(t.Format("2006-01")), fmt.Sprintf(" %d", t.Year()))
	}
	return fmt.Sprint(t.Year())
}

func (r *ruler) told(text string) string {
	d, _ := date.Parse(text)
	return d.Short(r.Locale)
}
