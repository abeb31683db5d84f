package plot

import (
	"cmp"
	"fmt"
	"strings"
)

// Strips draws events on an axis of time, twice: as wide as a page, and as wide as a
// phone. The style sheet hides one of the two.
func (b *Board) Strips(events []Event, o Options, narrow int) (Drawing, Drawing) {
	items, undated := dated(b.items[:0], events, o.Locale.Zone)
	b.items = items
	wide := b.strip(items, undated, o)
	o.Width = narrow
	return wide, b.strip(items, undated, o)
}

// strip draws items, which are in order of time.
func (b *Board) strip(items []item, undated int, o Options) Drawing {
	o = o.settled()
	d := Drawing{Width: o.Width, Title: o.Title, Undated: undated, Top: axisY}
	if len(items) == 0 {
		return d
	}
	spans := make([]span, 0, len(items))
	for _, it := range items {
		spans = append(spans, it.span)
	}
	list := stretchesOf(spans, o.Width/110, o.Width)
	s := lay(list, o.Width)
	for i := range items {
		items[i].x0, items[i].x1 = s.x(items[i].from), s.x(items[i].to)
	}
	ruler := b.ruler(&d, o)
	ruler.rule(list, s)
	for _, p := range list {
		if !p.broken {
			d.Panels = append(d.Panels, Panel{p.x, p.width})
		}
	}
	d.Axis = path(list)
	height := b.pack(items, rowsY, o)
	d.Marks = b.append(o.room(len(b.marks)))
	d.Bottom = rowsY + height + 4
	d.Height = d.Bottom + 4
	d.Desc = o.Words.Count(len(items), "event") + o.Words.T(":") + " " + o.period(&items[0], latest(items))
	return d
}

// latest gives the item that ends last.
func latest(items []item) *item {
	last := &items[0]
	for i := range items {
		if it := &items[i]; cmp.Or(cmp.Compare(it.to, last.to), cmp.Compare(it.from, last.from)) > 0 {
			last = it
		}
	}
	return last
}

// path gives the line of the axis: straight where it is to scale, and torn in
// a zigzag where it is not.
func path(list []stretch) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%d %d", list[0].x, axisY)
	for _, p := range list {
		end := p.x + p.width
		if p.broken {
			teeth := max(1, (p.width-8)/16)
			at := p.x + (p.width-8*teeth)/2
			fmt.Fprintf(&b, "H%d", at)
			for range teeth {
				b.WriteString("l2 -4l4 8l2 -4")
			}
		}
		fmt.Fprintf(&b, "H%d", end)
	}
	return b.String()
}
