// Package atlas draws locator maps: where the places of a dossier lie, as
// numbers for an SVG, and how far they are from each other.
//
//	outlines, diags := atlas.Parse("assets/maps/sahel.geojson", data)
//	view := atlas.Draw(places, []atlas.Outlines{outlines}, atlas.Options{Title: "Where Kati lies"})
//
// It knows no country: outlines come from files of GeoJSON (RFC 7946) that the
// dossier supplies. A map shows boundary lines and tells neither land from sea
// nor one state from another, for a file may hold some countries and lack
// their neighbours.
//
// A small map is equirectangular, with the cosine of its middle latitude; one
// that is more than 25° high, away from the equator and the poles, is Lambert's
// conformal conic with two standard parallels. View.Projection says which. All
// of it is computed on a sphere; north is up, in the conic along the middle of
// the map.
package atlas

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Point is a position in degrees on WGS 84, north and east positive.
type Point struct{ Lat, Lon float64 }

// Valid reports whether the point lies on the earth.
func (p Point) Valid() bool {
	return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 // false for what is no number
}

// earthRadius is the mean radius R1 of WGS 84 in km. Distances on this sphere
// are within 0.56 % of those on the ellipsoid.
const earthRadius = 6371.0088

// Distance gives the length of the shortest line on the earth's surface in km,
// by the haversine formula. It is no number where a point is not valid.
func Distance(a, b Point) float64 {
	if !a.Valid() || !b.Valid() {
		return math.NaN()
	}
	lat1, lat2 := radians(a.Lat), radians(b.Lat)
	s, t := math.Sin((lat2-lat1)/2), math.Sin(radians(b.Lon-a.Lon)/2)
	h := s*s + math.Cos(lat1)*math.Cos(lat2)*t*t
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1)))
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// Length is a computed distance, rounded to what the coordinates bear. It is
// put in a sentence such as "computed from the coordinates: 14 km in a straight
// line", or with Less "… less than 1 km …".
type Length struct {
	Number string // "14", "1,250", "0.4"
	Less   bool   // the distance is less than the number
}

// Measure gives the distance of two points for a reader, false where one is not
// valid.
//
// It is rounded to a power of ten km that neither the coordinates nor the
// sphere falls short of: half a unit of the last decimal with which the coarser
// point is written (0.01° are 1.1 km: whole km), half a percent of the
// distance, and never less than 0.1 km, for a town is no point.
func Measure(a, b Point, w Words) (Length, bool) {
	km := Distance(a, b)
	if math.IsNaN(km) {
		return Length{}, false
	}
	const kmPerDegree = earthRadius * math.Pi / 180
	coarse := kmPerDegree / 2 * math.Pow(10, -float64(min(decimals(a), decimals(b))))
	exponent := max(-1, int(math.Ceil(math.Log10(max(coarse, km*.005, .1))-1e-9)))
	step := math.Pow(10, float64(exponent))
	n := math.Round(km / step)
	if n < 1 {
		return Length{number(step, exponent, w), true}, true
	}
	return Length{number(n*step, exponent, w), false}, true
}

// decimals tells with how many decimals a point is written. Zeros at the end of
// a number are not kept, so the longer of the two counts.
func decimals(p Point) int {
	of := func(f float64) int {
		_, after, _ := strings.Cut(strconv.FormatFloat(f, 'f', -1, 64), ".")
		return len(after)
	}
	return min(max(of(p.Lat), of(p.Lon)), 4)
}

// number writes km, which were rounded to a power of ten.
func number(km float64, exponent int, w Words) string {
	if exponent < 0 {
		return strings.Replace(strconv.FormatFloat(km, 'f', 1, 64), ".", cmp.Or(w.Point, "."), 1)
	}
	s := strconv.FormatFloat(km, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + w.Group + s[i:]
	}
	return s
}

// Words are the words of a map in the site's language. English is the example.
type Words struct {
	Computed string // "Computed from the coordinates, in a straight line"
	Less     string // "less than"
	North    string // "North is at the top."
	Inset    string // "A small map in the corner shows where this lies."
	Unnamed  string // "Not named on the map"
	Off      string // "Not on this map"
	Unit     string // "km"; empty: that
	Group    string // between thousands: "," or a narrow blank
	Point    string // of decimals; empty: "."
}

// Outlines are what one file of GeoJSON holds.
type Outlines struct {
	Shapes []Shape
	Source string // where they come from, in words for the reader
}

// Bounds are a stretch of the earth in degrees, which begins at its western
// edge.
type Bounds struct{ West, South, East, North float64 }

// Shape is an outline: areas, lines, or points. Its values are shared and must
// not be changed.
type Shape struct {
	Name     string
	Names    []Named // in other languages, by language
	River    bool
	Accuracy float64     // how far it may be off in km; 0: not stated
	Cut      Bounds      // to which the file was cut: edges along them are no boundaries; zero: to none
	Areas    [][][]Point // polygons: an outer ring, then its holes, each closed
	Lines    [][]Point
	Points   []Point
}

// Named is a name in a language.
type Named struct{ Language, Name string }

// in gives the shape's name in a language: that language's own where the file
// has it.
func (s *Shape) in(language string) string {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	for _, n := range s.Names {
		if n.Language == primary {
			return n.Name
		}
	}
	return s.Name
}

// first gives the first position of the shape.
func (s *Shape) first() Point {
	switch {
	case len(s.Areas) > 0 && len(s.Areas[0]) > 0 && len(s.Areas[0][0]) > 0:
		return s.Areas[0][0][0]
	case len(s.Lines) > 0 && len(s.Lines[0]) > 0:
		return s.Lines[0][0]
	case len(s.Points) > 0:
		return s.Points[0]
	}
	return Point{}
}

// size gives the number of the shape's positions.
func (s *Shape) size() int {
	n := len(s.Points)
	for _, a := range s.Areas {
		for _, ring := range a {
			n += len(ring)
		}
	}
	for _, l := range s.Lines {
		n += len(l)
	}
	return n
}

// part gives the polygon of the shape that holds a point, nil where none does.
func (s *Shape) part(p Point) [][]Point {
	i := slices.IndexFunc(s.Areas, func(rings [][]Point) bool { return within(rings, p) })
	if i < 0 {
		return nil
	}
	return s.Areas[i]
}

// within reports whether a point lies in a polygon and in none of its holes.
func within(rings [][]Point, p Point) bool {
	in := false
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < a.Lon+(p.Lat-a.Lat)/(b.Lat-a.Lat)*(b.Lon-a.Lon) {
				in = !in
			}
		}
	}
	return in
}
