package atlas

import "math"

// xy is a point of a map: x to the right, y down.
type xy struct{ x, y float64 }

// The projections, as View.Projection names them.
const (
	Equirectangular = "equirectangular"
	Lambert         = "Lambert conformal conic"
)

// projection lays the earth flat. Its numbers are radians.
type projection struct {
	name       string
	lat0, lon0 float64 // the middle, in degrees
	cos        float64 // of the middle latitude: equirectangular
	n, f, rho0 float64 // Lambert
}

// fit chooses the projection for a stretch of the earth.
func fit(b Bounds) projection {
	p := projection{name: Equirectangular, lat0: (b.South + b.North) / 2, lon0: (b.West + b.East) / 2}
	p.cos = max(math.Cos(radians(p.lat0)), .05)
	high := b.North - b.South
	if high <= 25 || high > 70 || b.East-b.West > 120 || math.Abs(p.lat0) < 15 || b.North > 82 || b.South < -82 {
		return p
	}
	// Two standard parallels, a sixth of the height from the edges: Snyder, Map
	// Projections: A Working Manual (1987), 15-1 to 15-3, for the sphere.
	p.name = Lambert
	lat1, lat2 := radians(b.South+high/6), radians(b.North-high/6)
	p.n = math.Log(math.Cos(lat1)/math.Cos(lat2)) / math.Log(isometric(lat2)/isometric(lat1))
	p.f = math.Cos(lat1) * math.Pow(isometric(lat1), p.n) / p.n
	p.rho0 = p.f / math.Pow(isometric(radians(p.lat0)), p.n)
	return p
}

func isometric(lat float64) float64 { return math.Tan(math.Pi/4 + lat/2) }

// flat gives the place of a point whose longitude is at most half a turn from
// the middle; it may be outside ±180°.
func (p *projection) flat(pt Point) xy {
	lon := radians(pt.Lon - p.lon0)
	if p.name == Equirectangular {
		return xy{lon * p.cos, -radians(pt.Lat - p.lat0)}
	}
	lat := radians(min(max(pt.Lat, -88), 88))
	rho := p.f / math.Pow(isometric(lat), p.n)
	return xy{rho * math.Sin(p.n*lon), rho*math.Cos(p.n*lon) - p.rho0}
}

// frame is a piece of paper with a part of the earth on it.
type frame struct {
	projection
	bounds Bounds // all that it shows lies within
	w, h   float64
	scale  float64 // units of the paper for a radian
	ox, oy float64
}

// frameOf lays a stretch of the earth on paper, in the middle and as large as
// fits.
func frameOf(b Bounds, w, h int) frame {
	f := frame{projection: fit(b), w: float64(w), h: float64(h)}
	lo, hi := xy{math.Inf(1), math.Inf(1)}, xy{math.Inf(-1), math.Inf(-1)}
	const steps = 16
	for i := range steps + 1 {
		t := float64(i) / steps
		lat, lon := b.South+t*(b.North-b.South), b.West+t*(b.East-b.West)
		for _, p := range []Point{{lat, b.West}, {lat, b.East}, {b.South, lon}, {b.North, lon}} {
			q := f.flat(p)
			lo, hi = xy{min(lo.x, q.x), min(lo.y, q.y)}, xy{max(hi.x, q.x), max(hi.y, q.y)}
		}
	}
	f.scale = min(f.w/(hi.x-lo.x), f.h/(hi.y-lo.y))
	f.ox, f.oy = f.w/2-f.scale*(lo.x+hi.x)/2, f.h/2-f.scale*(lo.y+hi.y)/2
	// The paper's other shape shows more than was asked for: at most this much.
	const room = 1.15 // the conic's meridians lean
	high := (b.North - b.South) * max(1, f.h/(f.scale*(hi.y-lo.y))) * room
	wide := (b.East - b.West) * max(1, f.w/(f.scale*(hi.x-lo.x))) * room
	f.bounds = Bounds{West: f.lon0 - min(wide/2, 180), East: f.lon0 + min(wide/2, 180), South: max(f.lat0-high/2, -90), North: min(f.lat0+high/2, 90)}
	return f
}

// at gives where a point lies on the paper.
func (f *frame) at(p Point) xy {
	q := f.flat(p)
	return xy{f.ox + f.scale*q.x, f.oy + f.scale*q.y}
}

// place gives the same for a place, in whole units, its longitude turned so
// that it is near the middle.
func (f *frame) place(p Point) (x, y int) {
	q := f.at(Point{p.Lat, near(p.Lon, f.lon0)})
	return round(q.x), round(q.y)
}

// near turns a longitude so that it is at most half a turn from a middle.
func near(lon, middle float64) float64 {
	return lon - 360*math.Round((lon-middle)/360)
}

func round(f float64) int { return int(math.Round(f)) }

// kmPerUnit gives the scale at a latitude, along the middle meridian of the
// frame and across it: the mean of both.
func (f *frame) kmPerUnit(lat float64) float64 {
	const d = .01
	lat = min(max(lat, -89.9), 89.9)
	along := func(a, b Point) float64 {
		p, q := f.at(a), f.at(b)
		return Distance(Point{a.Lat, near(a.Lon, 0)}, Point{b.Lat, near(b.Lon, 0)}) / math.Hypot(p.x-q.x, p.y-q.y)
	}
	return (along(Point{lat, f.lon0 - d}, Point{lat, f.lon0 + d}) + along(Point{lat - d, f.lon0}, Point{lat + d, f.lon0})) / 2
}

// width gives how many km the paper is wide, at its middle.
func (f *frame) width() float64 { return f.w * f.kmPerUnit(f.lat0) }

// even reports whether the scale is about the same all over the paper, so that
// a scale bar is true.
func (f *frame) even() bool {
	middle := f.kmPerUnit(f.lat0)
	for _, lat := range []float64{f.bounds.South, f.bounds.North} {
		if r := f.kmPerUnit(lat) / middle; r < .85 || r > 1.15 {
			return false
		}
	}
	return f.bounds.North < 85 && f.bounds.South > -85
}
