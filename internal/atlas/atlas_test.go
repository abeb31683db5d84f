package atlas_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/atlas"
)

// Distances against published ones (great circles), to half a percent.
func TestDistance(t *testing.T) {
	paris, london := atlas.Point{Lat: 48.8566, Lon: 2.3522}, atlas.Point{Lat: 51.5074, Lon: -.1278}
	for _, c := range []struct {
		name string
		a, b atlas.Point
		want float64
	}{
		{"Kati to Bamako", kati.Point, bamako.Point, 14.4},
		{"Paris to London", paris, london, 343.6},
		{"across the 180th meridian", atlas.Point{Lon: 179.5}, atlas.Point{Lon: -179.5}, 111.2},
		{"from pole to pole", atlas.Point{Lat: 90}, atlas.Point{Lat: -90}, 20015},
		{"at a pole", atlas.Point{Lat: 90, Lon: 12}, atlas.Point{Lat: 90, Lon: -100}, 0},
		{"to the antipodes", atlas.Point{Lat: 12, Lon: 30}, atlas.Point{Lat: -12, Lon: -150}, 20015},
		{"nowhere", gao.Point, gao.Point, 0},
	} {
		got := atlas.Distance(c.a, c.b)
		if math.Abs(got-c.want) > .005*c.want+1e-6 || got != atlas.Distance(c.b, c.a) {
			t.Errorf("%s: %g km, want %g", c.name, got, c.want)
		}
	}
	for _, bad := range []atlas.Point{{Lat: 91}, {Lon: -181}, {Lat: math.NaN()}, {Lon: math.Inf(1)}} {
		if d := atlas.Distance(bad, gao.Point); !math.IsNaN(d) {
			t.Errorf("from %v: %g km", bad, d)
		}
		if l, ok := atlas.Measure(gao.Point, bad, english); ok {
			t.Errorf("to %v: %v", bad, l)
		}
	}
}

// A distance is told no finer than the coordinates are written.
func TestMeasure(t *testing.T) {
	at := func(lat, lon float64) atlas.Point { return atlas.Point{Lat: lat, Lon: lon} }
	for _, c := range []struct {
		a, b atlas.Point
		want string
	}{
		{kati.Point, bamako.Point, "14"},
		{kati.Point, gao.Point, "950"},
		{at(12.6, -8), at(12.7, -8.1), "20"},
		{at(13, -8), at(16, -1), "800"},
		{at(12, -8), at(12, -8), "less than 100"},
		{at(12.64, -8), at(12.64, -8.003), "less than 1"},
		{at(12.641, -8.001), at(12.643, -8.001), "0.2"},
		{at(12.6411, -8.0011), at(12.6412, -8.0011), "less than 0.1"},
		{at(48.8566, 2.3522), at(12.6392, -8.0029), "4,100"},
		{at(12.64, -8), at(12.642, -8.025), "3"},
	} {
		l, ok := atlas.Measure(c.a, c.b, english)
		got := l.Number
		if l.Less {
			got = english.Less + " " + got
		}
		if !ok || got != c.want {
			t.Errorf("%v to %v: %s km, want %s", c.a, c.b, got, c.want)
		}
	}
	l, _ := atlas.Measure(at(12.641, -8.001), at(12.651, -8.001), atlas.Words{Point: ","})
	if l.Number != "1,1" {
		t.Errorf("in French %s", l.Number)
	}
}

var number = regexp.MustCompile(`-?\d+`)

// check looks over a map: all on the paper, no label on another or on a dot.
func check(t *testing.T, name string, v atlas.View) {
	t.Helper()
	type box struct{ x, y, w, h int }
	var labels []box
	add := func(l atlas.Label, size int) {
		w := len([]rune(l.Text)) * size * 45 / 100 // what it takes at least
		b := box{l.X, l.Y - size + 2, w, size}
		switch l.Anchor {
		case "end":
			b.x -= w
		case "middle":
			b.x -= w / 2
		case "start":
		default:
			return
		}
		labels = append(labels, b)
	}
	for _, m := range v.Marks {
		if m.X < 3 || m.Y < 3 || m.X > v.Width-3 || m.Y > v.Sheet-3 {
			t.Errorf("%s: a dot at %d, %d", name, m.X, m.Y)
		}
		add(m.Label, 14)
	}
	for _, l := range v.Names {
		add(l, 13)
	}
	in := v.Inset
	if in.Width > 0 {
		labels = append(labels, box{in.X, in.Y, in.Width, in.Height})
		if f := in.Frame; f.X < -3 || f.Y < -3 || f.X+f.Width > in.Width+3 || f.Y+f.Height > in.Height+3 || f.Width < 6 {
			t.Errorf("%s: the inset's frame is %v", name, f)
		}
	}
	for i, a := range labels {
		if a.x < 0 || a.y < 0 || a.x+a.w > v.Width || a.y+a.h > v.Sheet {
			t.Errorf("%s: a label at %v", name, a)
		}
		for _, b := range labels[:i] {
			if a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
				t.Errorf("%s: labels %v and %v", name, a, b)
			}
		}
		for _, m := range v.Marks {
			if m.X > a.x && m.X < a.x+a.w && m.Y > a.y && m.Y < a.y+a.h {
				t.Errorf("%s: the label %v is on the dot at %d, %d", name, a, m.X, m.Y)
			}
		}
	}
	if s := v.Scale; s.Width < 0 || s.Width > 0 && (s.Width < 40 || s.LabelX+60 > v.Width || s.Y > v.Height) {
		t.Errorf("%s: the scale is %v", name, s)
	}
	paths := v.Rivers
	for _, a := range v.Areas {
		paths = append(paths, a.Fill, a.Line)
	}
	for _, d := range paths {
		for _, s := range number.FindAllString(d, -1) {
			if n, err := strconv.Atoi(s); err != nil || n < -450 || n > 450 {
				t.Errorf("%s: %s in a path", name, s)
			}
		}
	}
	if places := count(v); places > 0 && v.Desc == "" {
		t.Errorf("%s has no description", name)
	}
}

// count gives how many places a map tells of.
func count(v atlas.View) int {
	n := len(v.Unnamed)
	for _, e := range v.Legend {
		n += len(e.Places)
	}
	for _, m := range v.Marks {
		if m.Label.Anchor != "" && m.Label.Number == 0 {
			n += 1 + strings.Count(m.Label.Text, ", ")
		}
	}
	return n
}

func TestScenes(t *testing.T) {
	for name, v := range scenes(t) {
		check(t, name, v)
	}
	v := scenes(t)
	if v["mali"].Projection != atlas.Equirectangular || v["lambert"].Projection != atlas.Lambert {
		t.Errorf("projections %q, %q", v["mali"].Projection, v["lambert"].Projection)
	}
	if v["mali"].Inset.Width != 0 || v["near"].Inset.Width == 0 {
		t.Error("the whole country needs no inset, a part of it does")
	}
	for _, a := range v["near"].Areas {
		t.Errorf("%s is drawn, too coarse for a map of 50 km", a.Name)
	}
}

// Wherever places lie, however many, the map holds.
func TestAnywhere(t *testing.T) {
	o := []atlas.Outlines{sahel(t)}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 300 {
		n := []int{1, 2, 3, 12, 60}[i%5]
		lat, lon, far := r.Float64()*180-90, r.Float64()*360-180, math.Pow(10, r.Float64()*5-3)
		if i%3 == 0 {
			lat, lon = 12.64, -8
		}
		var places []atlas.Place
		for k := range n {
			p := atlas.Point{Lat: min(max(lat+(r.Float64()-.5)*far, -90), 90), Lon: math.Remainder(lon+(r.Float64()-.5)*far, 360)}
			places = append(places, atlas.Place{ID: strconv.Itoa(k), Name: fmt.Sprint("Wüstenort ", k), Point: p, Main: k == n/2})
		}
		v := atlas.Draw(places, o, atlas.Options{Words: english})
		check(t, fmt.Sprintf("%d places near %g, %g within %g°", n, lat, lon, far), v)
		if got := count(v); n > 1 && got != n {
			t.Errorf("%d places are told of, of %d", got, n)
		}
	}
}

// What cannot be shown is no map, or stands beside it.
func TestBadPlaces(t *testing.T) {
	o := []atlas.Outlines{sahel(t)}
	empty := func(name string, v atlas.View) {
		t.Helper()
		if !reflect.DeepEqual(v, atlas.View{}) {
			t.Errorf("%s gave %+v", name, v)
		}
	}
	nowhere := atlas.Place{Name: "Nowhere", Point: atlas.Point{Lat: 95}}
	empty("nothing", atlas.Draw(nil, o, atlas.Options{}))
	empty("a place off the earth", atlas.Draw([]atlas.Place{nowhere, {Name: "x", Point: atlas.Point{Lon: math.NaN()}}}, o, atlas.Options{}))
	empty("one place and no outline", atlas.Draw([]atlas.Place{kati}, nil, atlas.Options{}))
	empty("one spot and no outline", atlas.Draw([]atlas.Place{kati, {Name: "Kati base", Point: kati.Point}}, nil, atlas.Options{}))

	v := atlas.Draw([]atlas.Place{kati, nowhere, {Name: "Kati base", Point: kati.Point}}, o, atlas.Options{})
	if len(v.Marks) != 1 || v.Marks[0].Label.Text != "Kati, Kati base" || len(v.Off) != 1 || v.Distances[0].Number != "1" || !v.Distances[0].Less {
		t.Errorf("%+v", v)
	}
	for _, poles := range [][]atlas.Place{
		{{Name: "North", Point: atlas.Point{Lat: 90}}, {Name: "South", Point: atlas.Point{Lat: -90}}},
		{{Name: "North", Point: atlas.Point{Lat: 90}}, {Name: "Alert", Point: atlas.Point{Lat: 82.5, Lon: -62.3}}},
		{{Name: "A", Point: atlas.Point{Lat: 90, Lon: 180}}, {Name: "B", Point: atlas.Point{Lat: 90, Lon: -180}}, {Name: "C", Point: atlas.Point{Lat: 90}}},
	} {
		v := atlas.Draw(poles, o, atlas.Options{})
		check(t, "poles", v)
		if v.Scale.Width != 0 {
			t.Errorf("a scale bar at the pole: %+v", v.Scale)
		}
	}
}

// Five hundred places take no time, and each is told of.
func TestManyPlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var places []atlas.Place
	for i := range 520 {
		places = append(places, atlas.Place{ID: strconv.Itoa(i), Name: fmt.Sprint("Place ", i), Point: atlas.Point{Lat: 11 + r.Float64()*8, Lon: -11 + r.Float64()*12}})
	}
	start := time.Now()
	v := atlas.Draw(places, []atlas.Outlines{sahel(t)}, atlas.Options{})
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("%v", d)
	}
	check(t, "many", v)
	on := 0
	for _, m := range v.Marks {
		on += max(1, len(regexp.MustCompile(`Place`).FindAllString(m.Label.Text, -1)))
	}
	if len(v.Off) != 20 || count(v) < 400 || on < 400 {
		t.Errorf("%d off the map, %d told of, %d on the map", len(v.Off), count(v), on)
	}
}

// The order of the places, the shapes and the files makes no difference.
func TestOrderMakesNoDifference(t *testing.T) {
	o := sahel(t)
	other := atlas.Outlines{Source: "another", Shapes: []atlas.Shape{{Name: "Road", Lines: [][]atlas.Point{{{Lat: 12, Lon: -8}, {Lat: 14, Lon: -4}}}}}}
	places := []atlas.Place{bamako, kati, gao, {Name: "Twin", ID: "2", Point: gao.Point}, {Name: "Twin", ID: "1", Point: gao.Point}}
	want := atlas.Draw(places, []atlas.Outlines{o, other}, atlas.Options{})
	r := rand.New(rand.NewPCG(9, 10))
	for range 20 {
		r.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		r.Shuffle(len(o.Shapes), func(i, j int) { o.Shapes[i], o.Shapes[j] = o.Shapes[j], o.Shapes[i] })
		if diff := cmp.Diff(want, atlas.Draw(places, []atlas.Outlines{other, o}, atlas.Options{})); diff != "" {
			t.Fatal(diff)
		}
	}
}

// The file of outlines that comes with the program: its countries have about the
// areas that they should have, and share their borders.
func TestSahel(t *testing.T) {
	want := map[string]float64{"Mali": 1.24e6, "Burkina Faso": 274e3, "Côte d’Ivoire": 322e3, "Guinea": 246e3, "Senegal": 197e3, "Mauritania": 1.03e6}
	for _, s := range sahel(t).Shapes {
		if len(s.Areas) == 0 {
			continue
		}
		sum, ring := 0.0, s.Areas[0][0]
		for i := 1; i < len(ring); i++ {
			sum += (ring[i].Lon - ring[i-1].Lon) * (math.Sin(ring[i].Lat*math.Pi/180) + math.Sin(ring[i-1].Lat*math.Pi/180)) / 2 * math.Pi / 180 * 6371 * 6371
		}
		if w := want[s.Name]; w > 0 && math.Abs(math.Abs(sum)/w-1) > .07 {
			t.Errorf("%s has %.0f km², not %.0f", s.Name, math.Abs(sum), w)
		}
		if len(ring) > 100 || s.Accuracy == 0 || len(s.Names) != 1 {
			t.Errorf("%s: %d points, accuracy %g, %v", s.Name, len(ring), s.Accuracy, s.Names)
		}
	}
	if s := sahel(t); s.Source == "" || len(s.Shapes) != 9 {
		t.Errorf("%d shapes, source %q", len(s.Shapes), s.Source)
	}
}
