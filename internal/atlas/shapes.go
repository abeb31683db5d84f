package atlas

import "math"

// hazy reports whether a shape is too coarse for a map: its lines would be off
// by more than a twentieth of the map's width.
func (s *Shape) hazy(f *frame) bool { return s.Accuracy > f.width()/20 }

// drawShapes gives the outlines and rivers that are seen in a frame. Where
// strict, those are left out that are too coarse for it.
func drawShapes(shapes []*Shape, home *Shape, f *frame, strict bool) (areas []Area, rivers []string) {
	for _, s := range shapes {
		if strict && s.hazy(f) {
			continue
		}
		a := Area{Name: s.Name, Home: s == home}
		var fill, line, river [][]xy
		for _, rings := range s.Areas {
			if a.Home {
				for _, r := range onPaper(rings, f) {
					fill = append(fill, simplify(r))
				}
			}
			for _, ring := range rings {
				line = append(line, strokes(boundaries(ring, s.Cut), f)...)
			}
		}
		for _, l := range s.Lines {
			if s.River {
				river = append(river, strokes([][]Point{l}, f)...)
			} else {
				line = append(line, strokes([][]Point{l}, f)...)
			}
		}
		a.Fill, a.Line = path(fill, true), path(line, false)
		if a.Fill != "" || a.Line != "" {
			areas = append(areas, a)
		}
		if d := path(river, false); d != "" && strict {
			rivers = append(rivers, d)
		}
	}
	return areas, rivers
}

// boundaries parts a ring into the lines that are boundaries.
func boundaries(ring []Point, to Bounds) [][]Point {
	var lines [][]Point
	start := 0
	for i := 1; i <= len(ring); i++ {
		if i == len(ring) || cut(ring[i-1], ring[i], to) {
			if i-start > 1 {
				lines = append(lines, ring[start:i])
			}
			start = i
		}
	}
	return lines
}

// cut reports whether a stretch is an edge along which the globe is cut: the
// 180th meridian, or a pole; or one along which the file was cut.
func cut(a, b Point, to Bounds) bool {
	if a.Lon == b.Lon && (math.Abs(a.Lon) == 180 || to != Bounds{} && (a.Lon == to.West || a.Lon == to.East)) {
		return true
	}
	return a.Lat == b.Lat && (math.Abs(a.Lat) == 90 || to != Bounds{} && (a.Lat == to.South || a.Lat == to.North))
}

// turns gives how often a line must be turned around the globe to be seen in a
// frame.
func turns(line []Point, f *frame) []float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	south, north := 90.0, -90.0
	for _, p := range line {
		lo, hi = min(lo, p.Lon), max(hi, p.Lon)
		south, north = min(south, p.Lat), max(north, p.Lat)
	}
	var list []float64
	for _, t := range []float64{-720, -360, 0, 360, 720} {
		if lo+t <= f.bounds.East && hi+t >= f.bounds.West && south <= f.bounds.North && north >= f.bounds.South {
			list = append(list, t)
		}
	}
	return list
}

// window gives a frame's bounds as a rectangle of degrees.
func (f *frame) window() (lo, hi xy) {
	const more = .5
	return xy{f.bounds.West - more, f.bounds.South - more}, xy{f.bounds.East + more, f.bounds.North + more}
}

// project cuts a line to the neighbourhood of a frame with the function, so
// that nothing far away comes near the projection's edge, and lays it flat.
func (f *frame) project(line []Point, turn float64, clip func([]xy, xy, xy) [][]xy) [][]xy {
	degrees := make([]xy, len(line))
	for i, p := range line {
		degrees[i] = xy{p.Lon + turn, p.Lat}
	}
	lo, hi := f.window()
	var flat [][]xy
	for _, piece := range clip(degrees, lo, hi) {
		points := make([]Point, len(piece))
		for i, p := range piece {
			points[i] = Point{p.y, p.x}
		}
		if f.name == Lambert {
			points = denser(points)
		}
		on := make([]xy, len(points))
		for i, p := range points {
			on[i] = f.at(p)
		}
		flat = append(flat, on)
	}
	return flat
}

func (f *frame) edge() (lo, hi xy) {
	return xy{-margin, -margin}, xy{f.w + margin, f.h + margin}
}

// strokes gives the pieces of lines that are seen in a frame, simplified.
func strokes(lines [][]Point, f *frame) [][]xy {
	var seen [][]xy
	lo, hi := f.edge()
	for _, line := range lines {
		for _, turn := range turns(line, f) {
			for _, flat := range f.project(line, turn, clipLine) {
				for _, piece := range clipLine(flat, lo, hi) {
					seen = append(seen, simplify(piece))
				}
			}
		}
	}
	return seen
}

// onPaper gives the rings of a polygon that are seen in a frame.
func onPaper(rings [][]Point, f *frame) [][]xy {
	var seen [][]xy
	lo, hi := f.edge()
	one := func(ring []xy, lo, hi xy) [][]xy {
		if r := clipRing(ring, lo, hi); r != nil {
			return [][]xy{r}
		}
		return nil
	}
	for _, ring := range rings {
		for _, turn := range turns(ring, f) {
			for _, flat := range f.project(ring, turn, one) {
				if r := clipRing(flat, lo, hi); r != nil {
					seen = append(seen, r)
				}
			}
		}
	}
	return seen
}
