package plot

import (
	"cmp"
	"slices"
	"sort"
)

// scale tells where a time lies: on straight lines between its anchors, which
// are in order.
type scale []anchor

type anchor struct {
	at int64
	x  int
}

func (s scale) x(at int64) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].at > at })
	switch {
	case i == 0:
		return s[0].x
	case i == len(s):
		return s[i-1].x
	}
	a, b := s[i-1], s[i]
	return a.x + int((at-a.at)*int64(b.x-a.x)/(b.at-a.at))
}

// stretch is a part of the axis: a panel, to scale, or a break. knots are the
// beginnings and ends of dates in a break, with the break's own.
type stretch struct {
	span
	broken bool
	knots  []int64
	events int   // that begin there
	finest int64 // the shortest of their dates; ticks are not finer
	x      int
	width  int
}

// stretchesOf parts the time of the dates into panels and breaks. It breaks at
// most as often as is given, apart from what lies before the first panel and
// after the last.
func stretchesOf(spans []span, breaks, width int) []stretch {
	return parted(join(panelsOf(spans), breaks, width), spans)
}

// parted gives panels and what lies between and beside them.
func parted(panels, spans []span) []stretch {
	whole := span{panels[0].from, panels[len(panels)-1].to}
	for _, s := range spans {
		whole.from, whole.to = min(whole.from, s.from), max(whole.to, s.to)
	}
	var list []stretch
	at := whole.from
	for _, p := range panels {
		if at < p.from {
			list = append(list, stretch{span: span{at, p.from}, broken: true})
		}
		list = append(list, stretch{span: p})
		at = p.to
	}
	if at < whole.to {
		list = append(list, stretch{span: span{at, whole.to}, broken: true})
	}
	for i := range list {
		list[i].fill(spans)
	}
	return list
}

func (s *stretch) fill(spans []span) {
	s.knots = []int64{s.from, s.to}
	for _, other := range spans {
		if s.from <= other.from && other.from < s.to {
			s.finest = min(cmp.Or(s.finest, other.length()), other.length())
			s.events++
		}
		for _, at := range []int64{other.from, other.to} {
			if s.broken && s.from < at && at < s.to {
				s.knots = append(s.knots, at)
			}
		}
	}
	slices.Sort(s.knots)
	s.knots = slices.Compact(s.knots)
}

// panelsOf gives the stretches in which fine dates lie, in whole units. A date
// is fine unless it is much longer than most.
func panelsOf(spans []span) []span {
	lengths := make([]int64, 0, len(spans))
	for _, s := range spans {
		lengths = append(lengths, s.length())
	}
	slices.Sort(lengths)
	median := lengths[(len(lengths)-1)/2]
	fine := make([]span, 0, len(spans))
	for _, s := range spans {
		if s.length() <= max(4*median, 2*day) {
			fine = append(fine, s)
		}
	}
	return measureOf(fine, median).merged(fine)
}

// merged widens spans to whole units, and makes one of those that meet.
func (u unit) merged(spans []span) []span {
	for i := range spans {
		spans[i] = u.around(spans[i])
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	panels := spans[:1]
	for _, s := range spans[1:] {
		last := &panels[len(panels)-1]
		if s.from <= last.to {
			last.to = max(last.to, s.to)
			continue
		}
		panels = append(panels, s)
	}
	return panels
}

// measureOf chooses the unit at whose beginnings panels begin and end.
func measureOf(fine []span, median int64) unit {
	all, longest := fine[0], int64(0)
	for _, s := range fine {
		all = span{min(all.from, s.from), max(all.to, s.to)}
		longest = max(longest, s.length())
	}
	switch {
	case longest <= hour && all.length() <= day:
		return hourUnit
	case median <= 7*day:
		return dayUnit
	case median <= 3*month:
		return monthUnit
	}
	return yearUnit
}

// join closes the gaps between panels, save those that are to be broken: the
// longest, if each is longer than all that is left, and clearly longer than the
// next. Three or more gaps that are much alike are a rhythm, which is shown,
// unless it leaves too little room for what lies between.
func join(panels []span, breaks, width int) []span {
	var gaps []int64
	kept, longest := int64(0), int64(0)
	for i, p := range panels {
		kept += p.length()
		longest = max(longest, p.length())
		if i > 0 {
			gaps = append(gaps, p.from-panels[i-1].to)
		}
	}
	slices.SortFunc(gaps, func(a, b int64) int { return cmp.Compare(b, a) })
	cut := int64(0)
	for k := len(gaps) - 1; k >= 0; k-- {
		drops := k+1 == len(gaps) || gaps[k] >= 2*gaps[k+1]
		if drops && k < breaks && gaps[k] >= kept && !rhythm(gaps[:k+1], kept, longest, width) {
			cut = gaps[k]
			break
		}
		kept += gaps[k]
	}
	joined := panels[:1:1]
	for _, p := range panels[1:] {
		last := &joined[len(joined)-1]
		if gap := p.from - last.to; cut == 0 || gap < cut {
			last.to = p.to
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// rhythm reports whether the last of the gaps, which are in falling order, are
// three or more of about one length, and the longest panel can be seen between
// them.
func rhythm(gaps []int64, kept, longest int64, width int) bool {
	last := gaps[len(gaps)-1]
	alike := 0
	for _, g := range gaps {
		if g < 2*last {
			alike++
			kept += g
		}
	}
	return alike >= 3 && longest*int64(width) >= 3*kept
}

// lay gives each stretch its place in the width, and the scale of them all.
// Panels have one scale, where all are then wide enough to be read.
func lay(list []stretch, width int) scale {
	room := width - 2*edge
	breaks := make([]int, len(list))
	total, narrowest := 0, 40
	for i, s := range list {
		if s.broken {
			breaks[i] = 44 + 16*min(len(s.knots)-2, 8)
			total += breaks[i]
		}
	}
	if most := room * 45 / 100; total > most {
		for i := range breaks {
			breaks[i] = breaks[i] * most / total
		}
	}
	for _, w := range breaks {
		room -= w
	}
	widths := shares(list, room, narrowest)
	x := edge
	var s scale
	for i := range list {
		p := &list[i]
		p.x, p.width = x, breaks[i]+widths[i]
		for k, at := range p.knots {
			s = append(s, anchor{at, x + p.width*k/(len(p.knots)-1)})
		}
		x += p.width
	}
	return slices.CompactFunc(s, func(a, b anchor) bool { return a.at == b.at })
}

// shares parts the room among the panels: by their lengths, or where one would
// be too narrow, by their lengths and numbers of events alike.
func shares(list []stretch, room, narrowest int) []int {
	widths := make([]int, len(list))
	length, events, panels, last := int64(0), 0, 0, 0
	for i, s := range list {
		if !s.broken {
			length += s.length()
			events += min(s.events, 20)
			panels++
			last = i
		}
	}
	narrowest = min(narrowest, room/panels)
	byLength, used := true, 0
	for i, s := range list {
		if !s.broken {
			widths[i] = int(int64(room) * s.length() / length)
			used += widths[i]
			byLength = byLength && widths[i] >= narrowest
		}
	}
	if !byLength {
		free := int64(room - panels*narrowest)
		used = 0
		for i, s := range list {
			if !s.broken {
				both := s.length()*1000/length + int64(min(s.events, 20))*1000/int64(max(events, 1))
				widths[i] = narrowest + int(free*both/2000)
				used += widths[i]
			}
		}
	}
	widths[last] += room - used
	return widths
}
