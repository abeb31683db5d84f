package atlas

import (
	"math"
	"slices"
)

const (
	kmPerDegree = earthRadius * math.Pi / 180
	leastKm     = 40  // that a map is high and wide
	growth      = .3  // of a country's extent: points that fill so much are shown in all of it
	smallFrame  = .45 // of the country's extent: a map that shows less has an inset
)

// around gives the smallest bounds that hold the points. They may reach past
// the 180th meridian: then East is above 180.
func around(points []Point) Bounds {
	b := Bounds{South: 90, North: -90}
	lons := make([]float64, len(points))
	for i, p := range points {
		b.South, b.North = min(b.South, p.Lat), max(b.North, p.Lat)
		lons[i] = p.Lon
	}
	slices.Sort(lons)
	// The widest gap between neighbours, around the globe, is what is left out.
	widest := lons[0] + 360 - lons[len(lons)-1]
	b.West, b.East = lons[0], lons[len(lons)-1]
	for i := 1; i < len(lons); i++ {
		if gap := lons[i] - lons[i-1]; gap > widest {
			widest, b.West, b.East = gap, lons[i], lons[i-1]+360
		}
	}
	return b
}

func (b Bounds) lat() float64 { return (b.South + b.North) / 2 }
func (b Bounds) lon() float64 { return (b.West + b.East) / 2 }

// km gives the extent in km, the width at the middle latitude.
func (b Bounds) km() (wide, high float64) {
	return (b.East - b.West) * kmPerDegree * max(math.Cos(radians(b.lat())), .05), (b.North - b.South) * kmPerDegree
}

// holding gives bounds that hold these and others.
func (b Bounds) holding(c Bounds) Bounds {
	shift := near(c.lon(), b.lon()) - c.lon()
	return Bounds{West: min(b.West, c.West+shift), East: max(b.East, c.East+shift), South: min(b.South, c.South), North: max(b.North, c.North)}
}

// grown gives bounds that are larger by a factor, and at least so many km high
// and wide. They may reach past a pole, where there is nothing.
func (b Bounds) grown(factor, least float64) Bounds {
	lat, lon := b.lat(), b.lon()
	cos := max(math.Cos(radians(lat)), .05)
	high := max((b.North-b.South)*factor, least/kmPerDegree) / 2
	wide := min(max((b.East-b.West)*factor, least/kmPerDegree/cos)/2, 180)
	return Bounds{West: lon - wide, East: lon + wide, South: lat - high, North: lat + high}
}

// overview is the country in which a map lies: the polygon around the main
// place, or all outlines where none is. any tells that the place lies there at
// all.
type overview struct {
	home   *Shape
	bounds Bounds
	any    bool
}

func overviewOf(main Point, shapes []*Shape) overview {
	for _, s := range shapes {
		if part := s.part(main); part != nil {
			return overview{home: s, bounds: around(part[0]), any: true}
		}
	}
	var all []Point
	for _, s := range shapes {
		for _, a := range s.Areas {
			if len(a) > 0 {
				all = append(all, a[0]...)
			}
		}
	}
	if len(all) == 0 {
		return overview{}
	}
	b := around(all)
	lon := near(main.Lon, b.lon())
	return overview{bounds: b, any: lon >= b.West && lon <= b.East && main.Lat >= b.South && main.Lat <= b.North}
}

// choose gives the frame of a map: around the points, with room at the edges;
// or around the whole country where there is but one point, or where the points
// fill a good part of it. inset tells that a second map should show where the
// frame lies.
func choose(points []Point, o overview, w, h int) (f frame, inset bool) {
	b := around(points)
	// Labels need room at the sides more than above.
	room := b.grown(1.3, leastKm)
	if o.home != nil {
		wide, high := b.km()
		homeWide, homeHigh := o.bounds.km()
		if b.West == b.East && b.South == b.North || wide > growth*homeWide || high > growth*homeHigh {
			return frameOf(o.bounds.holding(b).grown(1.08, leastKm), w, h), false
		}
	}
	f = frameOf(room, w, h)
	if !o.any {
		return f, false
	}
	whole := frameOf(o.bounds, w, h)
	return f, f.width() < smallFrame*whole.width()
}
