package plot

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/lettering"
)

// Post is an office or a role that was held for a time. A zero date is one that
// no source states.
type Post struct {
	Title    string
	From, To date.Date
}

// mostBars is how many posts are drawn; the list beside the drawing has them all.
const mostBars = 24

// tenure is a post that has a place on the axis. Its span is what is known of it:
// all of it, or the one date that is stated.
type tenure struct {
	Post
	span
	openStart, openEnd bool
}

// Bars draws posts, in the order given, as bars on an axis of time, below the
// cases. A bar whose beginning or end no source states goes on as a tail to the
// edge of the drawing. Posts without dates are left out and counted as undated;
// without any other there is nothing to draw.
func (b *Board) Bars(posts []Post, cases []Event, o Options) Drawing {
	o = o.settled()
	d := Drawing{Width: o.Width, Title: o.Title, Top: axisY}
	tenures := d.tenures(posts, o.Locale.Zone)
	if len(tenures) == 0 {
		return d
	}
	marked, _ := dated(b.items[:0], cases, o.Locale.Zone)
	b.items = marked
	spans := make([]span, 0, len(tenures)+len(marked))
	for _, t := range tenures {
		spans = append(spans, t.span)
	}
	for _, c := range marked {
		spans = append(spans, c.span)
	}
	list := parted(calm(spans, tenures, o.Width), spans)
	s := lay(list, o.Width)
	ruler := b.ruler(&d, o)
	ruler.rule(list, s)
	for _, p := range list {
		if !p.broken {
			d.Panels = append(d.Panels, Panel{p.x, p.width})
		}
	}
	d.Axis = path(list)
	d.Marks = o.room(len(marked) + len(tenures))
	y := d.bands(b, s, o)
	for i, t := range tenures {
		d.Marks = append(d.Marks, o.bar(t, s, y+i*pitch))
	}
	d.Bottom = y + len(tenures)*pitch + 4
	d.Height = d.Bottom + 4
	d.Desc = o.Words.Count(len(tenures), "post")
	return d
}

// tenures gives the posts that have a date.
func (d *Drawing) tenures(posts []Post, z date.Zone) []tenure {
	list := make([]tenure, 0, min(len(posts), mostBars))
	for _, p := range posts {
		from, to := p.From, p.To
		if from.IsInterval() { // from: 2013/.. says that no end is known
			from = from.Start()
		}
		if to.IsInterval() {
			to = to.End()
		}
		t := tenure{Post: p, openStart: from.IsZero(), openEnd: to.IsZero()}
		switch {
		case len(list) == mostBars || t.openStart && t.openEnd:
			d.Undated++
			continue
		case t.openStart:
			t.span = spanOf(to, z)
		case t.openEnd:
			t.span = spanOf(from, z)
		default:
			t.span = span{spanOf(from, z).from, spanOf(to, z).to}
			t.span = atLeastAMinute(t.span)
		}
		list = append(list, t)
	}
	return list
}

// calm gives the panels of offices, which last for years and months: all dates
// are to scale, and only a time in which there is none is broken. A tail at an
// edge has some room there.
func calm(spans []span, tenures []tenure, width int) []span {
	whole := spans[0]
	for _, s := range spans {
		whole = span{min(whole.from, s.from), max(whole.to, s.to)}
	}
	u := dayUnit
	switch {
	case whole.length() > 3*year:
		u = yearUnit
	case whole.length() > 2*month:
		u = monthUnit
	}
	panels := join(u.merged(slices.Clone(spans)), width/110, width)
	first, last := &panels[0], &panels[len(panels)-1]
	room := int64(0)
	for _, p := range panels {
		room += p.length() / 12
	}
	for _, t := range tenures {
		if t.openStart && t.from < whole.from+room {
			first.from = min(first.from, u.floor(whole.from-room, 1))
		}
		if t.openEnd && t.to > whole.to-room {
			last.to = max(last.to, u.next(whole.to+room, 1))
		}
	}
	return panels
}

// bands marks the cases that are on a board, in rows above the bars and as bands behind
// them, and gives where the bars begin.
func (d *Drawing) bands(b *Board, s scale, o Options) int {
	cases := b.items
	for i := range cases {
		cases[i].x0, cases[i].x1 = s.x(cases[i].from), s.x(cases[i].to)
	}
	o.Rows = max(len(cases), 1)
	height := b.pack(cases, rowsY, o)
	d.Marks = b.append(d.Marks)
	for _, m := range d.Marks {
		d.Bands = append(d.Bands, Band{m.X, m.Width, m.Hue})
	}
	return rowsY + height
}

// bar draws a post in a row of its own, with its words above it.
func (o Options) bar(t tenure, s scale, y int) Mark {
	x0, x1 := s.x(t.from), s.x(t.to)
	m := Mark{X: x0, Y: y + barY, Width: max(x1-x0-1, least), Height: barH, OpenStart: t.openStart, OpenEnd: t.openEnd}
	m.X = max(edge, min(m.X, o.Width-edge-m.Width))
	from, to := m.X, m.End()
	switch {
	case t.openStart:
		m.Tail, from = Tail{edge, m.X - edge}, edge
	case t.openEnd:
		m.Tail, to = Tail{m.End(), o.Width - edge - m.End()}, o.Width-edge
	}
	m.Title = o.told(t)
	m.Label = cut(t.Title, o.Width-2*edge)
	width := lettering.Width(m.Label, letters)
	m.LabelX, m.LabelY = from, y+12
	if from+width > o.Width-edge {
		m.LabelX, m.LabelEnd = max(to, edge+width), true
	}
	width = max(to-from, pitch)
	m.Target = Box{min(from, o.Width-width), y, width, pitch}
	return m
}

// told gives a post with its dates, and says which of them is not stated.
func (o Options) told(t tenure) string {
	words := t.Title + o.Words.T(",") + " "
	if t.openStart {
		words += o.Words.T("its beginning is not stated")
	} else {
		words += o.Words.T("from") + " " + t.From.Label(o.Locale)
	}
	if t.openEnd {
		return words + o.Words.T(",") + " " + o.Words.T("its end is not stated")
	}
	return words + o.Words.T(",") + " " + o.Words.T("until") + " " + t.To.Label(o.Locale)
}
