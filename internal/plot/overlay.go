package plot

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/date"
	"dossier/internal/lettering"
)

// Case is a chronology, and the moment from which its time is counted.
type Case struct {
	Name, Href string
	Hue        int
	T0         date.Date // zero: the first date of its events that is known to the day
	Events     []Event
}

// Overlaid is chronologies laid over each other, as a drawing and as a table.
type Overlaid struct {
	Drawing
	Heads []Link // the cases: the columns of the table
	Rows  []Row  // in order of time
}

// Row is what happened at one distance from the beginnings.
type Row struct {
	Offset string // "T0 + 5 h", "day 2"
	Cells  []Cell // for each case
}

// Cell is the events of one case.
type Cell struct {
	Case   string
	Hue    int
	Events []Link
}

// Link is an address and its words; the address may be empty.
type Link struct {
	Href, Label string
	Hue         int
	Date        string // of T0 in a head, and of an event
}

// Overlay lays chronologies over one axis, whose hours and days are counted
// from the beginning of each. The axis is drawn straight between marks that
// stand at growing distances, so that first hours and later days can both be
// read. A case of which no beginning is known has no marks and an empty column.
func Overlay(cases []Case, o Options) Overlaid {
	o = o.settled()
	v := Overlaid{Drawing: Drawing{Width: o.Width, Title: o.Title, Top: axisY}}
	lanes := make([][]item, len(cases))
	starts := make([]beginning, len(cases))
	var all []item
	for i, c := range cases {
		starts[i] = c.start(o.Locale.Zone)
		items, undated := dated(nil, c.Events, o.Locale.Zone)
		v.Undated += undated
		if starts[i].when.IsZero() {
			v.Undated += len(items)
			items = nil
		}
		v.Heads = append(v.Heads, Link{c.Href, c.Name, max(c.Hue, 0), starts[i].when.Label(o.Locale)})
		for k := range items {
			items[k].span = starts[i].since(items[k])
		}
		lanes[i] = items
		all = append(all, items...)
	}
	if len(all) == 0 {
		return v
	}
	s, stations := stretched(all, o.Width)
	v.ticks(o, s, stations)
	y := rowsY
	for i, c := range cases {
		y = v.lane(o, c, lanes[i], starts[i], s, y)
	}
	v.Bottom = y
	v.Height = y + 4
	v.Desc = o.Words.Count(len(all), "event")
	v.Rows = rowsOf(cases, lanes, starts, o)
	return v
}

// lane draws a case below y, and gives where it ends.
func (v *Overlaid) lane(o Options, c Case, items []item, start beginning, s scale, y int) int {
	for k := range items {
		items[k].x0, items[k].x1 = s.x(items[k].from), s.x(items[k].to)
		items[k].Hue = max(c.Hue, 0)
	}
	label := c.Name
	if t0 := start.when.Label(o.Locale); t0 != "" {
		full := label + " · T0 = " + t0
		label = c.Name + " · " + start.when.Short(o.Locale)
		if lettering.Width(full, letters) <= o.Width-3*edge {
			label = full
		}
	}
	lane := Lane{Label: cut(label, o.Width-3*edge), Href: c.Href, Hue: max(c.Hue, 0), X: edge + 12, Y: y + 20}
	var b Board
	height := b.pack(items, y+30, o)
	lane.Height = 30 + height + 6
	v.Lanes = append(v.Lanes, lane)
	v.Marks = b.append(v.Marks)
	return y + lane.Height
}

// station is a distance at which the axis may have a mark.
type station struct {
	at   int64
	n    int
	noun string
}

var stations = []station{
	{0, 0, ""}, {hour, 1, "hour"}, {3 * hour, 3, "hour"}, {6 * hour, 6, "hour"}, {12 * hour, 12, "hour"},
	{day, 1, "day"}, {2 * day, 2, "day"}, {3 * day, 3, "day"}, {7 * day, 7, "day"}, {14 * day, 14, "day"},
	{month, 1, "month"}, {3 * month, 3, "month"}, {year, 1, "year"}, {2 * year, 2, "year"}, {5 * year, 5, "year"},
	{10 * year, 10, "year"}, {20 * year, 20, "year"}, {50 * year, 50, "year"}, {100 * year, 100, "year"}, {2000 * year, 2000, "year"},
}

// stretched gives the scale of an overlay and the stations that it runs
// through. Between two stations it is straight; it has only stations between
// which something begins or ends, and hours only where something is known to
// the hour.
func stretched(items []item, width int) (scale, []station) {
	from, to := int64(0), int64(0)
	var knots []int64
	fine := false
	for _, it := range items {
		from, to = min(from, it.from), max(to, it.to)
		knots = append(knots, it.from, it.to)
		fine = fine || it.length() < day
	}
	var after, before []station
	for i, s := range stations[1:] {
		least := stations[i].at
		if fine || s.at >= day {
			if least < to {
				after = append(after, s)
			}
			if least < -from {
				s.at, s.n = -s.at, -s.n
				before = append(before, s)
			}
		}
	}
	slices.Reverse(before)
	list := sparse(append(append(before, stations[0]), after...), knots)
	s := make(scale, 0, len(list))
	for i, st := range list {
		s = append(s, anchor{st.at, edge + (width-2*edge)*i/max(len(list)-1, 1)})
	}
	return s, list
}

// sparse leaves out stations that part nothing: with no knot on one of their
// sides, up to the next. T0 and the outermost stay.
func sparse(list []station, knots []int64) []station {
	slices.Sort(knots)
	between := func(a, b int64) bool {
		i, _ := slices.BinarySearch(knots, a+1)
		return i < len(knots) && knots[i] < b
	}
	for i := len(list) - 2; i > 0; i-- {
		s := list[i]
		if _, on := slices.BinarySearch(knots, s.at); s.at != 0 && !on && (!between(list[i-1].at, s.at) || !between(s.at, list[i+1].at)) {
			list = slices.Delete(list, i, i+1)
		}
	}
	return list
}

func (v *Overlaid) ticks(o Options, s scale, list []station) {
	r := new(Board).ruler(&v.Drawing, o)
	last := len(list) - 1
	v.Panels = []Panel{{s[0].x, s[last].x - s[0].x}}
	v.Axis = "M" + strconv.Itoa(s[0].x) + " " + strconv.Itoa(axisY) + "H" + strconv.Itoa(s[last].x)
	for i, st := range list {
		if st.at == 0 {
			r.write(s[i].x, upperY, Caption{Middle: true, Strong: true}, "T0")
		}
		if i > 0 && i < last || st.at == 0 {
			v.Ticks = append(v.Ticks, Tick{X: s[i].x, Strong: st.at == 0})
		}
	}
	order := make([]int, 0, len(list))
	for i := range list {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(abs(list[a].at), abs(list[b].at)), a-b) })
	for _, i := range order {
		if st := list[i]; st.n > 0 {
			r.write(s[i].x, lowerY, Caption{Middle: true}, "+"+o.Words.Count(st.n, st.noun))
		} else if st.n < 0 {
			r.write(s[i].x, lowerY, Caption{Middle: true}, "−"+o.Words.Count(-st.n, st.noun))
		}
	}
}

func abs(n int64) int64 { return max(n, -n) }

// rowsOf gives the table: events of one label in one row.
func rowsOf(cases []Case, lanes [][]item, starts []beginning, o Options) []Row {
	type key struct {
		span
		row int
	}
	var rows []Row
	var keys []key
	at := map[string]int{}
	for c, items := range lanes {
		for _, it := range items {
			label := starts[c].label(it.When, o.Words)
			i, ok := at[label]
			if !ok {
				i = len(rows)
				at[label] = i
				row := Row{Offset: label}
				for _, c := range cases {
					row.Cells = append(row.Cells, Cell{Case: c.Name, Hue: max(c.Hue, 0)})
				}
				rows = append(rows, row)
				keys = append(keys, key{it.span, i})
			}
			if it.from < keys[i].from {
				keys[i].span = it.span
			}
			rows[i].Cells[c].Events = append(rows[i].Cells[c].Events, Link{it.Href, it.Title, it.Hue, it.When.Label(o.Locale)})
		}
	}
	slices.SortStableFunc(keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	sorted := make([]Row, 0, len(rows))
	for _, k := range keys {
		sorted = append(sorted, rows[k.row])
	}
	return sorted
}
