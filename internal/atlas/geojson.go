package atlas

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dossier/internal/diag"
)

const (
	orderHint    = "GeoJSON puts the longitude first: [longitude, latitude] in degrees"
	meridianHint = "cut the outline at the 180th meridian, as RFC 7946 (3.1.9) asks"
	maxName      = 200 // bytes
)

// Parse reads a file of GeoJSON strictly: a FeatureCollection or a Feature, of
// Polygon, MultiPolygon, LineString, MultiLineString and Point. Of a feature's
// properties it takes "name", "name_fr" and the like, "kind" ("river"),
// "accuracy_km" and "source"; of the whole file "source" and "bbox", to which
// the outlines were cut. All else is passed over. A file with a mistake gives
// no outlines.
func Parse(file string, data []byte) (Outlines, diag.List) {
	var list diag.List
	r := &reader{file: file, src: data, list: &list}
	root, err := r.tree()
	if err != nil {
		return Outlines{}, list
	}
	o := r.outlines(&root)
	if list.Failed() {
		return Outlines{}, list
	}
	return o, list
}

func (r *reader) outlines(root *node) Outlines {
	var o Outlines
	var sources []string
	where := &trail{}
	features := []node{*root}
	switch r.typeOf(root, where, "FeatureCollection", "Feature") {
	case "FeatureCollection":
		n := r.need(root, where, "features", isList)
		if n == nil {
			return o
		}
		features, where = n.items, where.in("features")
	case "Feature":
	default:
		return o
	}
	r.system(root)
	cut := r.bounds(root)
	if s := r.words(root, &trail{}, "source"); s != "" {
		sources = append(sources, s)
	}
	for i := range features {
		here := where
		if root != &features[i] && where.up != nil {
			here = where.item(i)
		}
		shape, source, ok := r.feature(&features[i], here)
		if !ok {
			continue
		}
		shape.Cut = cut
		o.Shapes = append(o.Shapes, shape)
		if source != "" && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	o.Source = strings.Join(sources, "; ")
	return o
}

// typeOf gives the type of an object, empty and told where it is none of those
// that may stand there.
func (r *reader) typeOf(n *node, where *trail, allowed ...string) string {
	hint := "what may stand here: " + strings.Join(allowed, ", ")
	if n.kind != isObject {
		r.fault(int(n.at), where, hint, "%s, where an object must stand", kindNames[n.kind])
		return ""
	}
	t := n.get("type")
	switch {
	case t == nil:
		r.fault(int(n.at), where, hint, `"type" is missing`)
		return ""
	case t.kind != isText || !slices.Contains(allowed, t.text):
		r.fault(int(t.at), where.in("type"), hint, "unknown type %.40q", t.text)
		return ""
	}
	return t.text
}

// need gives a member that must be there, of a kind.
func (r *reader) need(n *node, where *trail, key string, k kind) *node {
	m := n.get(key)
	switch {
	case m == nil:
		r.fault(int(n.at), where, fmt.Sprintf("%q must be %s", key, kindNames[k]), "%q is missing", key)
		return nil
	case m.kind != k:
		r.fault(int(m.at), where.in(key), "see RFC 7946 for the parts of GeoJSON", "%s, where %s must stand", kindNames[m.kind], kindNames[k])
		return nil
	}
	return m
}

// words gives a member that may be there, and if so is a text.
func (r *reader) words(n *node, where *trail, key string) string {
	m := n.get(key)
	switch {
	case m == nil || m.kind == isNull:
		return ""
	case m.kind != isText:
		r.fault(int(m.at), where.in(key), "put it in quotation marks, or leave it out", "%s, where a text must stand", kindNames[m.kind])
		return ""
	case len(m.text) > 5*maxName || key != "source" && len(m.text) > maxName:
		r.fault(int(m.at), where.in(key), "shorten it: it is printed beside the map", "a text of %d bytes is too long", len(m.text))
		return ""
	}
	return strings.Join(strings.Fields(m.text), " ")
}

// system refuses coordinates that are not WGS 84. Older files name that system
// too.
func (r *reader) system(root *node) {
	crs := root.get("crs")
	if crs == nil || crs.kind == isNull {
		return
	}
	if p := crs.get("properties"); p != nil {
		if name := p.get("name"); name != nil && (strings.HasSuffix(name.text, ":CRS84") || strings.HasSuffix(name.text, ":4326")) {
			return
		}
	}
	r.fault(int(crs.at), (&trail{}).in("crs"), "convert the file to WGS 84 (EPSG:4326)", "a system of coordinates other than WGS 84")
}

func (r *reader) bounds(root *node) Bounds {
	m := root.get("bbox")
	if m == nil || m.kind == isNull {
		return Bounds{}
	}
	where := (&trail{}).in("bbox")
	if m.kind != isList || len(m.items) != 4 || slices.ContainsFunc(m.items, func(n node) bool { return n.kind != isNumber }) {
		r.fault(int(m.at), where, "[west, south, east, north] in degrees", "four numbers must stand here")
		return Bounds{}
	}
	b := Bounds{m.items[0].num, m.items[1].num, m.items[2].num, m.items[3].num}
	if !(Point{b.South, b.West}).Valid() || !(Point{b.North, b.East}).Valid() || b.South >= b.North || b.West >= b.East {
		r.fault(int(m.at), where, "[west, south, east, north] in degrees", "these are no bounds")
		return Bounds{}
	}
	return b
}

// feature reads one feature; one without geometry is passed over.
func (r *reader) feature(n *node, where *trail) (Shape, string, bool) {
	if r.typeOf(n, where, "Feature") == "" {
		return Shape{}, "", false
	}
	var s Shape
	source := ""
	if p := n.get("properties"); p != nil && p.kind != isNull {
		if p.kind != isObject {
			r.fault(int(p.at), where.in("properties"), `properties have names, such as {"name": "Mali"}`, "%s, where an object must stand", kindNames[p.kind])
			return s, "", false
		}
		source = r.properties(&s, p, where.in("properties"))
	}
	g := n.get("geometry")
	if g == nil {
		r.fault(int(n.at), where, `a feature that has none says "geometry": null`, `"geometry" is missing`)
		return s, "", false
	}
	if g.kind == isNull {
		return s, "", false
	}
	r.geometry(&s, g, where.in("geometry"))
	return s, source, true
}

func (r *reader) properties(s *Shape, p *node, where *trail) (source string) {
	s.Name = r.words(p, where, "name")
	s.River = r.words(p, where, "kind") == "river"
	for i := range p.items {
		language, ok := strings.CutPrefix(p.items[i].key, "name_")
		if !ok || len(language) != 2 {
			continue
		}
		if name := r.words(p, where, p.items[i].key); name != "" {
			s.Names = append(s.Names, Named{language, name})
		}
	}
	slices.SortFunc(s.Names, func(a, b Named) int { return strings.Compare(a.Language, b.Language) })
	if m := p.get("accuracy_km"); m != nil {
		if m.kind != isNumber || m.num < 0 || m.num > 1e4 {
			r.fault(int(m.at), where.in("accuracy_km"), "how far the outline may be off, in km", "a number from 0 to 10000 must stand here")
		} else {
			s.Accuracy = m.num
		}
	}
	return r.words(p, where, "source")
}

func (r *reader) geometry(s *Shape, g *node, where *trail) {
	t := r.typeOf(g, where, "Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point")
	if t == "" {
		return
	}
	c := r.need(g, where, "coordinates", isList)
	if c == nil {
		return
	}
	where = where.in("coordinates")
	switch t {
	case "Point":
		if p, ok := r.position(c, where); ok {
			s.Points = append(s.Points, p)
		}
	case "LineString":
		s.Lines = append(s.Lines, r.line(c, where, 2))
	case "MultiLineString":
		for i := range c.items {
			s.Lines = append(s.Lines, r.line(&c.items[i], where.item(i), 2))
		}
	case "Polygon":
		s.Areas = append(s.Areas, r.polygon(c, where))
	case "MultiPolygon":
		for i := range c.items {
			s.Areas = append(s.Areas, r.polygon(&c.items[i], where.item(i)))
		}
	}
}

func (r *reader) polygon(n *node, where *trail) [][]Point {
	if n.kind != isList || len(n.items) == 0 {
		r.fault(int(n.at), where, "a polygon is a list of rings, the outer one first", "no ring")
		return nil
	}
	var rings [][]Point
	for i := range n.items {
		here := where.item(i)
		ring := r.line(&n.items[i], here, 4)
		if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
			r.fault(int(n.items[i].at), here, "repeat the first position at the end", "the ring is not closed")
		}
		rings = append(rings, ring)
	}
	return rings
}

// line reads a list of at least so many positions.
func (r *reader) line(n *node, where *trail, least int) []Point {
	if n.kind != isList {
		r.fault(int(n.at), where, orderHint, "%s, where a list of positions must stand", kindNames[n.kind])
		return nil
	}
	if len(n.items) < least {
		r.fault(int(n.at), where, "a line has two positions or more; a ring four, the last like the first", "%d positions, where at least %d must stand", len(n.items), least)
		return nil
	}
	list := make([]Point, 0, len(n.items))
	here := where.item(0)
	for i := range n.items {
		here.index = i
		p, ok := r.position(&n.items[i], here)
		if !ok {
			return nil
		}
		if i > 0 && math.Abs(p.Lon-list[i-1].Lon) > 180 {
			r.fault(int(n.items[i].at), here, meridianHint, "the outline crosses the 180th meridian")
			return nil
		}
		list = append(list, p)
	}
	return list
}

func (r *reader) position(n *node, where *trail) (Point, bool) {
	r.vertices++
	if r.vertices == maxVertices+1 {
		r.fault(int(n.at), where, "simplify the outlines: a locator map shows a few hundred points", "more than %d positions", maxVertices)
	}
	if r.vertices > maxVertices {
		return Point{}, false
	}
	if n.kind != isList || len(n.items) < 2 || len(n.items) > 4 {
		r.fault(int(n.at), where, orderHint, "a position of two or three numbers must stand here")
		return Point{}, false
	}
	for i := range n.items {
		if n.items[i].kind != isNumber {
			r.fault(int(n.items[i].at), where.item(i), orderHint, "%s, where a number must stand", kindNames[n.items[i].kind])
			return Point{}, false
		}
	}
	p := Point{Lat: n.items[1].num, Lon: n.items[0].num}
	if !p.Valid() {
		r.fault(int(n.at), where, orderHint, "longitude %g, latitude %g is not on the earth", p.Lon, p.Lat)
		return Point{}, false
	}
	return p, true
}
