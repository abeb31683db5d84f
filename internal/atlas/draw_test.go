package atlas_test

import (
	"flag"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/atlas"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

var english = atlas.Words{
	Computed: "Computed from the coordinates, in a straight line", Less: "less than", North: "North is at the top.",
	Inset: "A small map in the corner shows where this lies.", Unnamed: "Not named on the map", Off: "Not on this map", Group: ",",
}

var (
	bamako = atlas.Place{ID: "bamako", Name: "Bamako", Href: "../bamako/index.html", Point: atlas.Point{Lat: 12.64, Lon: -8}, Weight: 9}
	kati   = atlas.Place{ID: "kati", Name: "Kati", Point: atlas.Point{Lat: 12.75, Lon: -8.07}, Main: true}
	gao    = atlas.Place{ID: "gao", Name: "Gao", Href: "../gao/index.html", Point: atlas.Point{Lat: 16.27, Lon: -.05}}
)

func sahel(t testing.TB) atlas.Outlines {
	t.Helper()
	const file = "../../assets/maps/sahel.geojson"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	o, diags := atlas.Parse(file, data)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return o
}

// drawn draws a view with the layouts of the program, and plain stand-ins for
// the functions of package layout.
func drawn(t testing.TB, call string, view any) string {
	t.Helper()
	none := func(any) template.HTML { return "" }
	root := template.New("page").Option("missingkey=error").Funcs(template.FuncMap{
		"t": func(s string) string { return s }, "count": func(n int, noun string) string { return strconv.Itoa(n) + " " + noun },
		"list": func(values ...any) []any { return values }, "join": strings.Join, "hue": func(n int) string { return "hue-" + strconv.Itoa(n) },
		"text": none, "notes": none, "flag": none, "data": none, "marked": none,
		"tongue":    func(language, words string) template.HTMLAttr { return "" },
		"apart":     func(words string) string { return words },
		"direction": func() string { return "" },
		"policy":    func() string { return "" },
		"some": func(values ...any) bool {
			return slices.ContainsFunc(values, func(v any) bool { return reflect.ValueOf(v).Len() > 0 })
		},
	})
	for _, name := range []string{"_base.html", "_map.html"} {
		data, err := os.ReadFile(filepath.Join("../../layouts", name))
		if err != nil {
			t.Fatal(err)
		}
		template.Must(root.New(name).Parse(string(data)))
	}
	template.Must(root.Parse(call))
	var b strings.Builder
	if err := root.Execute(&b, view); err != nil {
		t.Fatal(err)
	}
	return squeezed(b.String())
}

// squeezed leaves out the blank lines and the indents of templates.
func squeezed(html string) string {
	html = regexp.MustCompile(`\n\s*`).ReplaceAllString(html, "\n")
	return strings.TrimSpace(html) + "\n"
}

// alike is a place that the map is about no more than about others.
func alike(p atlas.Place) atlas.Place {
	p.Main, p.Href = false, "../"+p.ID+"/index.html"
	return p
}

// Every mark has a link, several places at one spot a link each, and a pointer
// finds it.
func TestMarksAreLinks(t *testing.T) {
	v := scenes(t)["all"]
	var got []string
	for _, m := range v.Marks {
		if m.Target.Width < 24 || m.Target.Height < 24 || m.X < m.Target.X || m.X > m.Target.X+m.Target.Width {
			t.Errorf("%+v", m)
		}
		got = append(got, fmt.Sprint(m.One(), m.Places))
	}
	want := []string{
		"{ } [{../bamako/index.html Bamako} {../koulouba/index.html Koulouba}]",
		"{../gao/index.html Gao} [{../gao/index.html Gao}]", "{../kati/index.html Kati} [{../kati/index.html Kati}]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	drawing := drawn(t, `{{template "map" .}}`, v)
	for _, place := range []string{"bamako", "koulouba", "gao", "kati"} {
		if n := strings.Count(drawing, `<a href="../`+place+`/index.html">`); n != 1 {
			t.Errorf("%s has %d links", place, n)
		}
	}
}

// scenes are the maps of testdata.
func scenes(t testing.TB) map[string]atlas.View {
	o := []atlas.Outlines{sahel(t)}
	options := func(title string) atlas.Options {
		return atlas.Options{Title: title, Language: "en-GB", Words: english}
	}
	near := options("Kati and what is near it")
	near.Reach = 100
	french := options("Où se trouve Kati")
	french.Language = "fr"
	var towns []atlas.Place
	for i := range 40 {
		f := float64(i)
		towns = append(towns, atlas.Place{ID: fmt.Sprint("t", i), Name: fmt.Sprint("Town ", i+1), Href: "t", Point: atlas.Point{Lat: 13.1 + .07*float64(i%7), Lon: -6 + .011*f}, Main: i == 20, Weight: i % 5})
	}
	return map[string]atlas.View{
		"mali":     atlas.Draw([]atlas.Place{bamako, kati, gao}, o, options("Where Kati lies")),
		"one":      atlas.Draw([]atlas.Place{kati}, o, french),
		"near":     atlas.Draw([]atlas.Place{bamako, kati, gao}, o, near),
		"all":      atlas.Draw([]atlas.Place{bamako, alike(kati), gao, {ID: "koulouba", Name: "Koulouba", Href: "../koulouba/index.html", Point: bamako.Point}}, o, options("Places")),
		"bare":     atlas.Draw([]atlas.Place{bamako, kati, gao}, nil, options("Without outlines")),
		"crowd":    atlas.Draw(towns, o, options("Many towns")),
		"meridian": atlas.Draw([]atlas.Place{{Name: "Suva", Point: atlas.Point{Lat: -18.14, Lon: 178.44}, Main: true}, {Name: "<b>Apia</b>", Point: atlas.Point{Lat: -13.83, Lon: -171.76}}}, nil, options(`Across the 180th meridian "&"`)),
		"lambert":  atlas.Draw([]atlas.Place{bamako, {Name: "Oslo", Point: atlas.Point{Lat: 59.91, Lon: 10.75}}, {Name: "Paris", Point: atlas.Point{Lat: 48.86, Lon: 2.35}, Main: true}}, o, options("Three capitals")),
	}
}

// The drawings of testdata.
func TestDrawings(t *testing.T) {
	for name, view := range scenes(t) {
		got := drawn(t, `{{template "map" .}}{{template "distances" .}}`, view)
		file := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		for _, bad := range []string{"ZgotmplZ", "<no value>", "NaN", "<script", "style=", "<b>"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}
