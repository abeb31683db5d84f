package atlas

import (
	"iter"
	"math"
	"slices"
	"strconv"

	"dossier/internal/lettering"
)

// The sizes of letters in units of the map, as the style sheet has them.
const (
	nameSize = 14
	areaSize = 13
	dotSize  = 3 // radius
)

// box is a piece of the paper that something takes up.
type box struct{ x, y, w, h int }

func (b box) meets(c box) bool {
	return b.x < c.x+c.w && c.x < b.x+b.w && b.y < c.y+c.h && c.y < b.y+b.h
}

func (b box) holds(c box) bool {
	return c.x >= b.x && c.y >= b.y && c.x+c.w <= b.x+b.w && c.y+c.h <= b.y+b.h
}

// placer sets labels so that none hides another, or a dot.
type placer struct {
	paper box
	taken ground // by labels
	dots  ground
	close []int // the numbers of the dots near one
}

// free reports whether a box lies on the paper and meets nothing.
func (p *placer) free(b box) bool {
	return p.paper.holds(b) && !p.taken.meets(b) && !p.dots.meets(b)
}

// ground is boxes by the squares of the paper in which they lie, for a map may have
// a thousand of them, of which few are near one. What lies off the paper counts for the
// squares at its edge.
type ground struct {
	boxes   []box
	squares [columns * rows]int // the last of the entries of each, from 1
	entries []entry
}

// entry is a box in a square.
type entry struct {
	box    int // its number
	before int // the entry of the same square before this one; 0: none
}

// square is the side of a square: most labels lie in two or three.
const (
	square  = 32
	columns = width/square + 1
	rows    = sheet/square + 1
)

func (g *ground) add(b box) {
	n := len(g.boxes)
	g.boxes = append(g.boxes, b)
	for at := range b.squares() {
		g.entries = append(g.entries, entry{n, g.squares[at]})
		g.squares[at] = len(g.entries)
	}
}

// room makes room for so many boxes.
func (g *ground) room(n int) {
	g.boxes, g.entries = slices.Grow(g.boxes, n), slices.Grow(g.entries, 2*n)
}

// in gives the numbers of the boxes in a square.
func (g *ground) in(square int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := g.squares[square]; i > 0; i = g.entries[i-1].before {
			if !yield(g.entries[i-1].box) {
				return
			}
		}
	}
}

// last gives the box that was added last.
func (g *ground) last() box { return g.boxes[len(g.boxes)-1] }

// meets reports whether any box of the ground meets b.
func (g *ground) meets(b box) bool {
	for at := range b.squares() {
		for i := range g.in(at) {
			if b.meets(g.boxes[i]) {
				return true
			}
		}
	}
	return false
}

// squares gives those in which a box lies.
func (b box) squares() iter.Seq[int] {
	within := func(at, most int) int { return min(max(at/square, 0), most-1) }
	return func(yield func(int) bool) {
		for y := within(b.y, rows); y <= within(b.y+b.h, rows); y++ {
			for x := within(b.x, columns); x <= within(b.x+b.w, columns); x++ {
				if !yield(y*columns + x) {
					return
				}
			}
		}
	}
}

// The sides of a dot at which a label may stand, the best first: Imhof,
// Positioning names on maps (1975), where right and somewhat above comes first.
var sides = []struct {
	anchor string
	dx, dy int // -1: left, above; 0: in the middle
}{
	{"start", 1, 0}, {"end", -1, 0}, {"start", 1, -1}, {"start", 1, 1}, {"end", -1, -1}, {"end", -1, 1}, {"middle", 0, -1}, {"middle", 0, 1},
}

// beside sets a text beside the dot at x, y.
func (p *placer) beside(x, y int, text string, size int) (Label, bool) {
	w, h := lettering.Width(text, size), size+2
	best, taken, least := Label{}, box{}, math.Inf(1)
	p.near(x, y)
	for i, side := range sides {
		if float64(i) >= least {
			break // crowding only adds
		}
		l := Label{X: x, Text: text, Anchor: side.anchor}
		b := box{x: x, y: y - h/2 + side.dy*(h/2+1), w: w, h: h}
		switch {
		case side.dx == 0:
			b.x, b.y = x-w/2, y-h/2+side.dy*(h/2+dotSize+2)
		case side.dy == 0:
			l.X += side.dx * (dotSize + 3)
		default:
			l.X += side.dx * dotSize
		}
		if side.dx != 0 {
			b.x = l.X + min(side.dx, 0)*w
		}
		if cost := float64(i) + p.crowding(x, y, side.dx, side.dy); cost < least && p.free(b) {
			l.Y = b.y + size - 1
			best, taken, least = l, b, cost
		}
	}
	if math.IsInf(least, 1) {
		return Label{}, false
	}
	p.taken.add(taken)
	return best, true
}

// reach is how far from a dot another one takes something of its sides.
const reach = 24

// near finds the dots that may be within reach of one at x, y, which few are: all
// its sides are measured by these.
func (p *placer) near(x, y int) {
	p.close = p.close[:0]
	around := box{x - reach, y - reach, 2 * reach, 2 * reach}
	for at := range around.squares() {
		for i := range p.dots.in(at) {
			d := p.dots.boxes[i]
			right, down := d.x+d.w/2-x, d.y+d.h/2-y
			if max(right, -right, down, -down) < reach {
				p.close = append(p.close, i)
			}
		}
	}
	slices.Sort(p.close)
	p.close = slices.Compact(p.close) // a dot may lie in two squares
}

// crowding tells how much a side of a dot belongs to other dots nearby: a name
// between two dots could be either's.
func (p *placer) crowding(x, y, dx, dy int) float64 {
	const weight = 6
	sum := 0.0
	for _, i := range p.close {
		d := p.dots.boxes[i]
		ox, oy := float64(d.x+d.w/2-x), float64(d.y+d.h/2-y)
		if away := math.Hypot(ox, oy); away > 0 && away < reach {
			sum += max(0, weight*(ox*float64(dx)+oy*float64(dy))/away/math.Hypot(float64(dx), float64(dy)))
		}
	}
	return sum
}

// within sets the name of an area where the area is widest, if it fits there.
// ring is what is seen of it.
func (p *placer) within(ring []xy, text string) (Label, bool) {
	const step = 8
	w, h := lettering.Width(text, areaSize)+len([]rune(text)), areaSize+2 // the letters stand apart
	best, room := box{}, -1.0
	lo, hi := extent(ring)
	for y := max(p.paper.y, lo.y); y+h <= min(p.paper.y+p.paper.h, hi.y); y += step {
		for x := max(p.paper.x, lo.x); x+w <= min(p.paper.x+p.paper.w, hi.x); x += step {
			b := box{x, y, w, h}
			if d := inside(ring, b, room); d > room && p.free(b) {
				best, room = b, d
			}
		}
	}
	if room < 0 {
		return Label{}, false
	}
	p.taken.add(best)
	return Label{X: best.x + w/2, Y: best.y + areaSize - 1, Text: text, Anchor: "middle"}, true
}

// extent gives the whole units around a line.
func extent(line []xy) (lo, hi struct{ x, y int }) {
	for i, p := range line {
		left, top, right, bottom := int(math.Floor(p.x)), int(math.Floor(p.y)), int(math.Ceil(p.x)), int(math.Ceil(p.y))
		if i == 0 {
			lo.x, lo.y, hi.x, hi.y = left, top, right, bottom
		}
		lo.x, lo.y, hi.x, hi.y = min(lo.x, left), min(lo.y, top), max(hi.x, right), max(hi.y, bottom)
	}
	return lo, hi
}

// inside gives how far the middle of a box is from a ring that holds the box,
// and less than 0 where the ring does not hold it, or is no further than least.
func inside(ring []xy, b box, least float64) float64 {
	lo, hi := xy{float64(b.x), float64(b.y)}, xy{float64(b.x + b.w), float64(b.y + b.h)}
	c := xy{(lo.x + hi.x) / 2, (lo.y + hi.y) / 2}
	in, nearest := false, math.Inf(1)
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		if _, _, meets := clipStretch(p, q, lo, hi); meets {
			return -1
		}
		if (p.y > c.y) != (q.y > c.y) && c.x < p.x+(c.y-p.y)/(q.y-p.y)*(q.x-p.x) {
			in = !in
		}
		// A label is wide: what is at its sides counts from its ends.
		dx := max(math.Abs(nearestOn(p, q, c).x-c.x)-(hi.x-lo.x)/2, 0)
		if nearest = min(nearest, math.Hypot(dx, nearestOn(p, q, c).y-c.y)); nearest <= least {
			return -1
		}
	}
	if !in {
		return -1
	}
	return nearest
}

func nearestOn(a, b, c xy) xy {
	dx, dy := b.x-a.x, b.y-a.y
	length := dx*dx + dy*dy
	if length == 0 {
		return a
	}
	t := min(max(((c.x-a.x)*dx+(c.y-a.y)*dy)/length, 0), 1)
	return xy{a.x + t*dx, a.y + t*dy}
}

// mark is a dot and the places that share it.
type mark struct {
	x, y   int
	main   bool
	count  int
	places []Link
}

func (m *mark) name() string {
	s := m.places[0].Label
	for _, l := range m.places[1:] {
		s += ", " + l.Label
	}
	return s
}

// gather puts places on the paper, those that fall together on one dot.
func gather(places []Place, f *frame) []mark {
	marks, of := make([]mark, 0, len(places)), make([]int, len(places))
	for k, p := range places {
		x, y := f.place(p.Point)
		i := slices.IndexFunc(marks, func(m mark) bool { return m.x == x && m.y == y })
		if i < 0 {
			i = len(marks)
			marks = append(marks, mark{x: x, y: y})
		}
		of[k] = i
		marks[i].count++
		marks[i].main = marks[i].main || p.Main
	}
	links := make([]Link, len(places))
	for i := range marks {
		n := marks[i].count
		marks[i].places, links = links[:0:n], links[n:]
	}
	for k, p := range places {
		m := &marks[of[k]]
		m.places = append(m.places, Link{p.Href, p.Name})
	}
	return marks
}

// name gives each mark its name, those that come first first; where there is no
// room for it a number that the legend explains; and where there is none for
// that either, nothing.
func (v *View) name(marks []mark, p *placer) {
	v.Marks = make([]Mark, 0, len(marks))
	p.dots.room(len(marks))
	p.taken.room(len(marks))
	for _, m := range marks {
		v.Marks = append(v.Marks, Mark{X: m.x, Y: m.y, Main: m.main, Places: m.places})
		p.dots.add(box{m.x - dotSize, m.y - dotSize, 2 * dotSize, 2 * dotSize})
	}
	for i, m := range marks {
		dot := p.dots.boxes[i]
		v.Marks[i].Target = dot.target()
		l, ok := Label{}, false
		if text := m.name(); lettering.Width(text, nameSize) < v.Width*3/5 {
			l, ok = p.beside(m.x, m.y, text, nameSize)
		}
		if number := len(v.Legend) + 1; !ok && number < 100 {
			if l, ok = p.beside(m.x, m.y, strconv.Itoa(number), areaSize); ok {
				l.Number = number
				v.Legend = append(v.Legend, Entry{Number: number, Places: m.places})
			}
		}
		if !ok {
			v.Unnamed = append(v.Unnamed, m.places...)
			continue
		}
		v.Marks[i].Label = l
		v.Marks[i].Target = dot.with(p.taken.last()).target()
	}
}

// with gives the box around two.
func (b box) with(c box) box {
	x, y := min(b.x, c.x), min(b.y, c.y)
	return box{x, y, max(b.x+b.w, c.x+c.w) - x, max(b.y+b.h, c.y+c.h) - y}
}

// target grows a box to what a finger finds.
func (b box) target() Rect {
	const least = 24
	w, h := max(b.w, least), max(b.h, least)
	return Rect{b.x - (w-b.w)/2, b.y - (h-b.h)/2, w, h}
}
