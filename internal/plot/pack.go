package plot

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/lettering"
)

// item is an event that has a place on the axis.
type item struct {
	Event
	span
	rank   int // among the events of its day, from 0
	x0, x1 int
	told   string // see titleOf; empty: not yet
}

// dated adds to an empty list the events that have a date, in order of time, and
// counts those that have none.
func dated(items []item, events []Event, z date.Zone) (_ []item, undated int) {
	items = slices.Grow(items, len(events))
	for _, e := range events {
		if e.When.IsZero() {
			undated++
			continue
		}
		e.Hue = max(e.Hue, 0)
		items = append(items, item{Event: e, span: spanOf(e.When, z)})
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), a.When.Compare(b.When))
	})
	for i := range items {
		if i > 0 && dayOf(items[i].from) == dayOf(items[i-1].from) {
			items[i].rank = items[i-1].rank + 1
		}
	}
	return items, undated
}

// Board is what strips and bars are drawn on, one after the other. It keeps its own
// room from one to the next; no drawing has part in that. The zero value is blank.
type Board struct {
	items []item
	taken map[int][]extent // see ruler
	packer
}

// packer hangs the marks of one lane from a line.
type packer struct {
	Options
	y     int
	rows  [][]extent
	marks []placed
	order []int // first of the items as they are placed; then of their marks
	over  []int // the items that no row has room for
}

// placed is a mark with the number of the event that it begins with.
type placed struct {
	Mark
	order int
	words string // of which the label may be but the beginning
	row   int
}

// lane begins a new lane.
func (p *packer) lane(y int, o Options) {
	p.Options, p.y, p.marks, p.over = o, y, p.marks[:0], p.over[:0]
	p.rows = slices.Grow(p.rows[:0], o.Rows)[:o.Rows]
	for i := range p.rows {
		p.rows[i] = p.rows[i][:0]
	}
}

// pack places the items, which are in order of time, and gives the height that they
// take.
func (p *packer) pack(items []item, y int, o Options) int {
	p.lane(y, o)
	p.order = p.order[:0]
	for i := range items {
		p.order = append(p.order, i)
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(items[a].rank, items[b].rank) })
	for _, i := range p.order {
		if !p.place(&items[i], i) {
			p.over = append(p.over, i)
		}
	}
	p.lengthen()
	over := p.over
	slices.Sort(over)
	used := slices.IndexFunc(p.rows, func(row []extent) bool { return len(row) == 0 })
	if used < 0 {
		used = len(p.rows)
	}
	height := used * pitch
	if len(over) > 0 {
		p.columns(items, over, y+height)
		height += barY + columnH + 8
	}
	return height
}

// append adds the marks that are placed to a list, in order of time.
func (p *packer) append(marks []Mark) []Mark {
	p.order = p.order[:0]
	for i := range p.marks {
		p.order = append(p.order, i)
	}
	slices.SortFunc(p.order, func(a, b int) int { return cmp.Compare(p.marks[a].order, p.marks[b].order) })
	for _, i := range p.order {
		marks = append(marks, p.marks[i].Mark)
	}
	return marks
}

// place puts an event in the first row that has room for it with its words, or
// else without, and reports whether there is one.
func (p *packer) place(it *item, order int) bool {
	m := p.mark(it)
	bare := extent{m.Target.X, m.Target.X + m.Target.Width}
	free := p.row(bare)
	if free < 0 {
		return false
	}
	m.Title = p.titleOf(it)
	words := cmp.Or(it.Label, it.Title)
	most := 210
	if p.Width < 480 {
		most = 165
	}
	label := cut(words, max(most, m.Width))
	width := lettering.Width(label, letters)
	begins, ends := m.X, false
	if m.X+width > p.Width-4 {
		begins, ends = min(m.End(), p.Width-4)-width, true
	}
	if label != "" && begins >= 4 {
		with := extent{min(m.Target.X, begins), max(m.Target.X+m.Target.Width, begins+width+8)}
		if row := p.row(with); row >= 0 {
			m.Label, m.LabelX, m.LabelEnd = label, begins, ends
			if ends {
				m.LabelX = begins + width
			}
			p.set(m, row, with, order)
			p.marks[len(p.marks)-1].words = words
			return true
		}
	}
	p.set(m, free, bare, order)
	return true
}

func (p *packer) row(e extent) int {
	return slices.IndexFunc(p.rows, func(row []extent) bool { return !e.meets(row) })
}

func (p *packer) set(m Mark, row int, e extent, order int) {
	p.rows[row] = append(p.rows[row], e)
	top := p.y + row*pitch
	m.Y = top + barY
	if m.Point {
		m.Y -= (point - barH) / 2
	}
	m.LabelY = top + 12
	m.Target.Y, m.Target.Height = top, pitch
	p.marks = append(p.marks, placed{Mark: m, order: order, row: row})
}

// mostLabel is the width of the longest label.
const mostLabel = 420

// lengthen gives labels that were cut short what room is left beside them, now
// that every mark has its place.
func (p *packer) lengthen() {
	for i := range p.marks {
		m := &p.marks[i]
		if m.words == "" || m.LabelEnd {
			continue
		}
		room := min(p.Width-4-m.LabelX, mostLabel)
		for _, other := range p.rows[m.row] {
			if other.from > m.LabelX {
				room = min(room, other.from-8-m.LabelX)
			}
		}
		if longer := cut(m.words, room); lettering.Width(longer, letters) > lettering.Width(m.Label, letters) {
			p.rows[m.row] = append(p.rows[m.row], extent{m.LabelX, m.LabelX + lettering.Width(longer, letters) + 8})
			m.Label = longer
		}
	}
}

// mark gives an event's mark, but for its row and its words.
func (p *packer) mark(it *item) Mark {
	m := Mark{
		Href: it.Href, Hue: it.Hue, X: it.x0, Width: max(it.x1-it.x0-2, least), Height: barH, // so that bars end to end are told apart
		Loose: it.When.Approximate() || it.When.Uncertain(), Items: it.place(),
	}
	if it.When.IsInterval() {
		m.OpenStart, m.OpenEnd = it.When.Start().IsZero(), it.When.End().IsZero()
	}
	if it.length() < hour && !it.When.IsInterval() {
		m.Point, m.Width, m.Height = true, point, point
	}
	m.X = max(2, min(m.X, p.Width-2-m.Width))
	m.Target = p.target(m)
	return m
}

// target is where a mark answers to a pointer.
func (p *packer) target(m Mark) Box {
	width := max(m.Width, pitch)
	x := min(max(m.X-(width-m.Width)/2, 0), p.Width-width)
	return Box{X: x, Y: m.Y, Width: width, Height: pitch}
}

// titleOf tells an item, once for all drawings in which it stands.
func (o Options) titleOf(it *item) string {
	if it.told == "" {
		it.told = it.When.Label(o.Locale) + o.Words.T(":") + " " + it.Title
		if it.Case != "" {
			it.told += " (" + it.Case + ")"
		}
	}
	return it.told
}

// columns counts the events that no row has room for, where they begin.
func (p *packer) columns(items []item, over []int, y int) {
	var columns [][]int
	var xs []int
	for _, i := range over {
		x := max(0, min(items[i].x0-2, p.Width-pitch))
		if last := len(xs) - 1; last >= 0 && x < xs[last]+pitch {
			columns[last] = append(columns[last], i)
			continue
		}
		xs = append(xs, x)
		columns = append(columns, []int{i})
	}
	most := 0
	for _, c := range columns {
		most = max(most, len(c))
	}
	for k, c := range columns {
		free := p.Width - 4 - xs[k]
		if k+1 < len(xs) {
			free = xs[k+1] - xs[k] - 4
		}
		p.marks = append(p.marks, placed{Mark: p.column(items, c, xs[k], y, free, most), order: c[0]})
	}
}

// column gives the mark of several events. Its height grows with the logarithm
// of their number.
func (p *packer) column(items []item, events []int, x, y, free, most int) Mark {
	first, last := &items[events[0]], &items[events[len(events)-1]]
	n := len(events)
	m := Mark{
		Href: first.Href, Hue: first.Hue, Count: n, X: x + 2, Y: y + barY, Width: pitch - 4,
		Height: max(least, columnH*bits.Len(uint(n))/bits.Len(uint(most))),
		LabelX: x + 2, LabelY: y + 12,
	}
	var places []string
	for _, i := range events {
		if items[i].Hue != m.Hue {
			m.Hue = 0
		}
		if place := items[i].place(); place != "" {
			places = append(places, place)
		}
	}
	m.Items = strings.Join(places, " ")
	if p.Day != nil {
		if d := onDay(first.When, p.Locale.Zone); !d.IsZero() {
			m.Href = cmp.Or(p.Day(d), m.Href)
		}
	}
	m.Title = p.Words.Count(n, "event") + p.Words.T(":") + " " + p.period(first, last)
	for _, label := range []string{"+ " + p.Words.Count(n, "event"), fmt.Sprintf("+%d", n)} {
		if lettering.Width(label, letters) <= free {
			m.Label = label
			break
		}
	}
	m.Target = Box{X: x, Y: y, Width: pitch, Height: barY + columnH + 4}
	return m
}

// place gives an event's place in the list, where it has one.
func (it *item) place() string {
	if it.Item <= 0 {
		return ""
	}
	return strconv.Itoa(it.Item)
}

// onDay gives the day on which a date falls or begins.
func onDay(d date.Date, z date.Zone) date.Date {
	if all := d.In(z).Day(); !all.IsZero() {
		return all
	}
	return d.Start().In(z).Day()
}

// period tells from when to when events are.
func (o Options) period(first, last *item) string {
	a, b := first.When.Short(o.Locale), last.When.Short(o.Locale)
	if a == b {
		return a
	}
	return a + " – " + b
}
