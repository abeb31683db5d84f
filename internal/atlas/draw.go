package atlas

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/lettering"
)

// Place is a place to be shown.
type Place struct {
	ID, Name string
	Href     string
	Point    Point
	Main     bool // the map is about it
	Weight   int  // what it counts for where there is no room for all names, such as its events
}

// Options say how a map is drawn.
type Options struct {
	ID       string // for the ids of its elements; empty: "map"
	Title    string
	Language string  // of the names of outlines, BCP 47
	Reach    float64 // places further from the main one in km are left out; 0: all are shown
	Words    Words
}

const (
	width, sheet  = 400, 300
	strip         = 24 // below the map, for the scale
	mostDistances = 12
	mostPlaces    = 500
	mostNamed     = 60 // areas for whose names room is sought
)

// Draw makes a map. It gives a view without marks where there is nothing to
// see: no place with coordinates, or one spot and no outline around it. The
// order in which places and outlines are given makes no difference; Draw puts the
// places into its own.
func Draw(places []Place, outlines []Outlines, o Options) View {
	v := View{ID: cmp.Or(o.ID, "map"), Title: o.Title, Width: width, Height: sheet + strip, Sheet: sheet, Words: o.Words}
	shown := v.selected(places, o)
	shapes := sorted(outlines)
	if len(shown) == 0 {
		return View{}
	}
	over := overviewOf(shown[0].Point, shapes)
	if !over.any && !slices.ContainsFunc(shown, func(p Place) bool { return p.Point != shown[0].Point }) {
		return View{}
	}
	points := make([]Point, len(shown))
	for i, p := range shown {
		points[i] = p.Point
	}
	f, inset := choose(points, over, width, sheet)
	v.Projection = f.name
	v.scale(&f)
	marks := gather(shown, &f)
	p := &placer{paper: box{2, 2, width - 4, sheet - 4}}
	if inset {
		v.inset(over, shapes, &f, marks, p)
	}
	v.name(marks, p)
	v.outline(shapes, over, &f, p, o.Language)
	v.distances(shown)
	v.sources(outlines)
	v.describe(shown)
	return v
}

// selected sorts the places by what they count for, and leaves out those that
// cannot be shown.
func (v *View) selected(places []Place, o Options) []Place {
	slices.SortFunc(places, func(a, b Place) int {
		return cmp.Or(-compareBool(a.Main, b.Main), -cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.Href, b.Href), cmp.Compare(a.Point.Lat, b.Point.Lat), cmp.Compare(a.Point.Lon, b.Point.Lon))
	})
	shown := places[:0]
	for _, p := range places {
		p.Name = lettering.Line(p.Name)
		far := len(shown) > 0 && shown[0].Main && o.Reach > 0 && Distance(shown[0].Point, p.Point) > o.Reach
		if far || !p.Point.Valid() || p.Name == "" || len(shown) == mostPlaces {
			v.Off = append(v.Off, Link{p.Href, p.Name})
			continue
		}
		p.Main = p.Main && len(shown) == 0
		shown = append(shown, p)
	}
	return shown
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// sorted gives all shapes in an order that does not depend on the files'.
func sorted(outlines []Outlines) []*Shape {
	var list []*Shape
	for i := range outlines {
		for j := range outlines[i].Shapes {
			list = append(list, &outlines[i].Shapes[j])
		}
	}
	slices.SortStableFunc(list, func(a, b *Shape) int { return compareShapes(a, b) })
	return list
}

// scale draws the bar below the map.
func (v *View) scale(f *frame) {
	if !f.even() {
		return
	}
	per := f.kmPerUnit(f.lat0)
	longest := 110 * per
	power := math.Pow(10, math.Floor(math.Log10(longest)))
	km := power
	for _, n := range []float64{2, 5} {
		if n*power <= longest {
			km = n * power
		}
	}
	exponent := 0
	if km < 1 {
		exponent = -1
	}
	w := round(km / per)
	v.Scale = Scale{X: 1, Y: sheet + 17, Width: w, LabelX: w + 8, Label: number(km, exponent, v.Words) + "\u00a0" + cmp.Or(v.Words.Unit, "km")}
}

// compareShapes orders shapes by name, then by what they are and where they
// begin.
func compareShapes(a, b *Shape) int {
	p, q := a.first(), b.first()
	return cmp.Or(cmp.Compare(a.Name, b.Name), compareBool(a.River, b.River), cmp.Compare(a.size(), b.size()), cmp.Compare(p.Lat, q.Lat), cmp.Compare(p.Lon, q.Lon))
}

const insetWidth, insetHeight = 96, 72

// inset draws the small map, in the first corner without a dot.
func (v *View) inset(over overview, shapes []*Shape, f *frame, marks []mark, p *placer) {
	for _, corner := range [][2]int{{width - insetWidth - 6, 6}, {6, 6}, {6, sheet - insetHeight - 6}, {width - insetWidth - 6, sheet - insetHeight - 6}} {
		b := box{corner[0] - 2, corner[1] - 2, insetWidth + 4, insetHeight + 4}
		if slices.ContainsFunc(marks, func(m mark) bool { return b.meets(box{m.x - 12, m.y - 12, 24, 24}) }) {
			continue
		}
		small := frameOf(over.bounds.grown(1.12, leastKm), insetWidth, insetHeight)
		areas, _ := drawShapes(shapes, over.home, &small, false)
		if len(areas) == 0 {
			return
		}
		v.Inset = Inset{X: corner[0], Y: corner[1], Width: insetWidth, Height: insetHeight, Areas: areas, Frame: small.rect(f)}
		p.taken.add(b)
		return
	}
}

// rect gives where another frame lies in this one.
func (f *frame) rect(of *frame) Rect {
	cx, cy := f.place(Point{of.lat0, of.lon0})
	ratio := of.width() / f.width() * f.w
	w := max(round(ratio), 6)
	h := max(round(ratio*of.h/of.w), 6)
	return Rect{cx - w/2, cy - h/2, w, h}
}

// outline draws the outlines, and names the areas where there is room.
func (v *View) outline(shapes []*Shape, over overview, f *frame, p *placer, language string) {
	rings := map[*Shape][]xy{}
	v.Areas, v.Rivers = drawShapes(shapes, over.home, f, true)
	for _, s := range shapes {
		if s.hazy(f) {
			continue
		}
		for _, a := range s.Areas {
			for _, ring := range onPaper(a, f) {
				ring = simplify(ring)
				if len(rings[s]) == 0 || size(ring) > size(rings[s]) {
					rings[s] = ring
				}
			}
		}
	}
	largest := slices.SortedStableFunc(slices.Values(shapes), func(a, b *Shape) int { return cmp.Compare(size(rings[b]), size(rings[a])) })
	for _, s := range largest[min(mostNamed, len(largest)):] {
		if s != over.home {
			delete(rings, s)
		}
	}
	// The home first: its name matters most.
	for _, home := range []bool{true, false} {
		for _, s := range shapes {
			ring, name := rings[s], s.in(language)
			if home == (s == over.home) && len(ring) > 0 && name != "" {
				if l, ok := p.within(ring, name); ok {
					v.Names = append(v.Names, l)
				}
			}
		}
	}
}

// size gives the area of a closed ring.
func size(ring []xy) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		sum += ring[i-1].x*ring[i].y - ring[i].x*ring[i-1].y
	}
	return math.Abs(sum) / 2
}

// distances tells how far each place is from the main one.
func (v *View) distances(shown []Place) {
	main := &shown[0]
	if !main.Main || len(shown) == 1 {
		return
	}
	type other struct {
		*Place
		away float64
	}
	others := make([]other, 0, len(shown)-1)
	for i := range shown[1:] {
		p := &shown[1+i]
		others = append(others, other{p, Distance(main.Point, p.Point)})
	}
	slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(a.away, b.away) })
	others = others[:min(len(others), mostDistances)]
	v.Distances = make([]Span, 0, len(others))
	for _, p := range others {
		if l, ok := Measure(main.Point, p.Point, v.Words); ok {
			v.Distances = append(v.Distances, Span{Link{p.Href, p.Name}, l})
		}
	}
}

func (v *View) sources(outlines []Outlines) {
	if len(v.Areas) == 0 && len(v.Rivers) == 0 && len(v.Inset.Areas) == 0 {
		return
	}
	for _, o := range outlines {
		if o.Source != "" && !slices.Contains(v.Sources, o.Source) {
			v.Sources = append(v.Sources, o.Source)
		}
	}
	slices.Sort(v.Sources)
}

// describe says in words what the map shows.
func (v *View) describe(shown []Place) {
	const most = 20
	var names []string
	for _, p := range shown[:min(len(shown), most)] {
		names = append(names, p.Name)
	}
	if more := len(shown) - most; more > 0 {
		names = append(names, "+ "+strconv.Itoa(more))
	}
	parts := []string{strings.Join(names, ", ") + ".", v.Words.North}
	if v.Inset.Width > 0 {
		parts = append(parts, v.Words.Inset)
	}
	v.Desc = strings.TrimSpace(strings.Join(parts, " "))
}
