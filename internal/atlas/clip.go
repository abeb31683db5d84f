package atlas

import (
	"math"
	"strconv"
)

// margin is how far beyond the paper's edge lines are drawn, so that the edge
// along which they are cut is not seen.
const margin = 8

// inside tells how far a coordinate is inside one of four edges.
type edge struct {
	upright bool
	at      float64
	sign    float64 // +1: inside is above at
}

func (e edge) inside(p xy) float64 {
	if e.upright {
		return e.sign * (p.x - e.at)
	}
	return e.sign * (p.y - e.at)
}

// cross gives where the way from a to b, on both sides of the edge, meets it.
func (e edge) cross(a, b xy) xy {
	t := e.inside(a) / (e.inside(a) - e.inside(b))
	p := xy{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)}
	if e.upright {
		p.x = e.at
	} else {
		p.y = e.at
	}
	return p
}

func edges(lo, hi xy) [4]edge {
	return [4]edge{{true, lo.x, 1}, {true, hi.x, -1}, {false, lo.y, 1}, {false, hi.y, -1}}
}

// clipRing cuts a closed ring to a rectangle (Sutherland and Hodgman). The
// result is closed and may run along the rectangle's edges.
func clipRing(ring []xy, lo, hi xy) []xy {
	for _, e := range edges(lo, hi) {
		var next []xy
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			in, out := e.inside(a) >= 0, e.inside(b) >= 0
			if in {
				next = append(next, a)
			}
			if in != out {
				next = append(next, e.cross(a, b))
			}
		}
		if len(next) < 3 {
			return nil
		}
		ring = append(next, next[0])
	}
	return ring
}

// clipLine cuts a line to a rectangle, into as many pieces as lie within (Liang
// and Barsky for each stretch).
func clipLine(line []xy, lo, hi xy) [][]xy {
	var pieces [][]xy
	var piece []xy
	end := func() {
		if len(piece) > 1 {
			pieces = append(pieces, piece)
		}
		piece = nil
	}
	for i := 1; i < len(line); i++ {
		a, b, ok := clipStretch(line[i-1], line[i], lo, hi)
		if !ok {
			end()
			continue
		}
		if len(piece) == 0 || piece[len(piece)-1] != a {
			end()
			piece = append(piece, a)
		}
		piece = append(piece, b)
	}
	end()
	return pieces
}

func clipStretch(a, b, lo, hi xy) (xy, xy, bool) {
	for _, e := range edges(lo, hi) {
		in, out := e.inside(a) >= 0, e.inside(b) >= 0
		switch {
		case !in && !out:
			return a, b, false
		case !in:
			a = e.cross(a, b)
		case !out:
			b = e.cross(a, b)
		}
	}
	return a, b, true
}

// path writes lines as the data of an SVG path, in whole units.
func path(lines [][]xy, closed bool) string {
	var b []byte
	for _, line := range lines {
		b = appendLine(b, line, closed)
	}
	return string(b)
}

func appendLine(b []byte, line []xy, closed bool) []byte {
	least := 2
	if closed {
		least = 4
	}
	points := whole(line)
	if len(points) < least {
		return b
	}
	if closed {
		points = points[:len(points)-1]
	}
	for i, p := range points {
		dx, dy := p[0], p[1]
		switch {
		case i == 0:
			b = append(b, 'M')
		case i == 1:
			b = append(b, 'l')
		case dx-points[i-1][0] >= 0:
			b = append(b, ' ')
		}
		if i > 0 {
			dx, dy = dx-points[i-1][0], dy-points[i-1][1]
		}
		b = strconv.AppendInt(b, int64(dx), 10)
		if dy >= 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(dy), 10)
	}
	if closed {
		b = append(b, 'z')
	}
	return b
}

// whole rounds a line to whole units, without points that repeat the one before.
func whole(line []xy) [][2]int {
	var points [][2]int
	for _, p := range line {
		q := [2]int{round(p.x), round(p.y)}
		if len(points) == 0 || points[len(points)-1] != q {
			points = append(points, q)
		}
	}
	return points
}

// denser adds points to long stretches, which a conic bends.
func denser(line []Point) []Point {
	const most = 2.0 // degrees
	out := make([]Point, 0, len(line))
	for i, p := range line {
		if i > 0 {
			a := line[i-1]
			n := int(math.Ceil(max(math.Abs(p.Lat-a.Lat), math.Abs(p.Lon-a.Lon)) / most))
			for k := 1; k < n; k++ {
				t := float64(k) / float64(n)
				out = append(out, Point{a.Lat + t*(p.Lat-a.Lat), a.Lon + t*(p.Lon-a.Lon)})
			}
		}
		out = append(out, p)
	}
	return out
}
