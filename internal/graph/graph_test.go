package graph_test

import (
	"flag"
	"fmt"
	"html/template"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/graph"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// meeting is an event as people write one: with ids.
type meeting struct {
	hue    int
	actors []string
}

// draw draws an actor by its id. Who is not in the list takes part in nothing.
func draw(ego string, actors []graph.Actor, meetings []meeting, o graph.Options) graph.View {
	named := func(id string) int {
		return slices.IndexFunc(actors, func(a graph.Actor) bool { return a.ID == id })
	}
	first := named(ego)
	if first < 0 {
		return graph.Draw(nil, nil, o)
	}
	actors = slices.Clone(actors)
	actors[0], actors[first] = actors[first], actors[0]
	var events []graph.Event
	for _, m := range meetings {
		e := graph.Event{Hue: m.hue}
		for _, id := range m.actors {
			if n := named(id); n >= 0 {
				e.Actors = append(e.Actors, n)
			}
		}
		events = append(events, e)
	}
	return graph.Draw(actors, events, o)
}

// mali gives the actors and events of testdata: lines of an id and a name, a
// blank line, then lines of a hue and ids.
func mali(t testing.TB) (actors []graph.Actor, events []meeting) {
	t.Helper()
	data, err := os.ReadFile("testdata/mali.txt")
	if err != nil {
		t.Fatal(err)
	}
	first, second, _ := strings.Cut(strings.TrimSpace(string(data)), "\n\n")
	for line := range strings.Lines(first) {
		id, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		actors = append(actors, graph.Actor{ID: id, Name: name, Href: "../" + id + "/index.html"})
	}
	for line := range strings.Lines(second) {
		f := strings.Fields(line)
		hue, err := strconv.Atoi(f[0])
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, meeting{hue, f[1:]})
	}
	return actors, events
}

// crowd is an actor with more company than a drawing holds, some of it with
// names that are long, empty of blanks, or like tags.
func crowd() (actors []graph.Actor, events []meeting) {
	names := []string{"The Committee for the Restoration of Democracy and the State", "Donaudampfschifffahrtsgesellschaftskapitän", `<b>"Bold" & Sons</b>`, "Ü", "Ministère de la sécurité intérieure"}
	for i := range 24 {
		a := graph.Actor{ID: fmt.Sprint("a", i), Name: fmt.Sprint("Amadou Number ", i), Href: "a"}
		if i < len(names) {
			a.Name = names[i]
		}
		actors = append(actors, a)
		if i == 0 {
			continue
		}
		for range 1 + 40/(i*i) {
			events = append(events, meeting{i % 7, []string{"a0", a.ID, fmt.Sprint("a", 1+i*5%23)}})
		}
	}
	return actors, events
}

func scenes(t testing.TB) map[string]graph.View {
	actors, events := mali(t)
	many, meetings := crowd()
	options := graph.Options{Title: "With whom", Key: "The thicker a line, the more events in common."}
	return map[string]graph.View{
		"toure":   draw("toure", actors, events, options),
		"keita":   draw("keita", actors, events, options),
		"sanogo":  draw("sanogo", actors, events, options),
		"ecowas":  draw("ecowas", actors, events, options),
		"crowd":   draw("a0", many, meetings, options),
		"one":     draw("a", []graph.Actor{{ID: "a", Name: "Abel"}, {ID: "b", Name: "Bea"}}, []meeting{{actors: []string{"a", "b", "a"}}}, options),
		"nothing": draw("nobody", actors, events, options),
	}
}

// The drawings of testdata.
func TestDrawings(t *testing.T) {
	for name, view := range scenes(t) {
		got := drawn(t, `{{template "network" .}}{{template "company" .}}`, view)
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
	})
	for _, name := range []string{"_base.html", "_network.html"} {
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
	return strings.TrimSpace(regexp.MustCompile(`\n\s*`).ReplaceAllString(b.String(), "\n")) + "\n"
}

// The order in which actors, events and the actors of an event are given makes
// no difference.
func TestOrderMakesNoDifference(t *testing.T) {
	actors, events := crowd()
	want := draw("a0", actors, events, graph.Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(actors), func(i, j int) { actors[i], actors[j] = actors[j], actors[i] })
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		for _, e := range events {
			r.Shuffle(len(e.actors), func(i, j int) { e.actors[i], e.actors[j] = e.actors[j], e.actors[i] })
		}
		if diff := cmp.Diff(want, draw("a0", actors, events, graph.Options{})); diff != "" {
			t.Fatal(diff)
		}
	}
}

// Everything stands in the view box; no name or dot touches another's; who is
// named leads from most events to fewest.
func TestNothingHidesAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	views := scenes(t)
	delete(views, "nothing")
	for n := range graph.Most + 4 {
		var actors []graph.Actor
		var events []meeting
		for i := range n + 2 {
			actors = append(actors, graph.Actor{ID: strconv.Itoa(i), Name: strings.Repeat("Wm ", i) + strings.Repeat("W", r.IntN(40)) + "x"})
			events = append(events, meeting{0, []string{"0", strconv.Itoa(i), strconv.Itoa(r.IntN(n + 2))}})
		}
		views[fmt.Sprint("random ", n)] = draw("0", actors, events, graph.Options{})
	}
	for name, v := range views {
		if len(v.Nodes) == 0 || len(v.Nodes) > graph.Most {
			t.Errorf("%s has %d nodes", name, len(v.Nodes))
		}
		spots := []graph.Rect{v.Ego.Spot}
		for i, n := range v.Nodes {
			spots = append(spots, n.Spot)
			if i > 0 && (n.Weight > v.Nodes[i-1].Weight || n.Weight == v.Nodes[i-1].Weight && n.Label < v.Nodes[i-1].Label) {
				t.Errorf("%s: %s stands behind %s", name, n.Label, v.Nodes[i-1].Label)
			}
		}
		for i, a := range spots {
			if a.X < 0 || a.Y < 0 || a.X+a.Width > v.Width || a.Y+a.Height > v.Height || a.Width < 24 || a.Height < 24 {
				t.Errorf("%s: %v is not on the paper of %d × %d, or too small", name, a, v.Width, v.Height)
			}
			for _, b := range spots[:i] {
				if a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
					t.Errorf("%s: %v meets %v", name, a, b)
				}
			}
		}
	}
}

// What is counted: each event once for two actors, however often it names them;
// nobody without a name; the hue of most events.
func TestWhatIsCounted(t *testing.T) {
	v := draw("a", []graph.Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}, {ID: "c", Name: "C"}, {ID: "d"}}, []meeting{
		{2, []string{"a", "b", "b", "a"}}, {1, []string{"b", "a"}}, {1, []string{"a", "b", "c"}},
		{0, []string{"b", "c"}}, {0, []string{"a"}}, {0, []string{"a", "d", "unknown"}}, {},
	}, graph.Options{})
	var got []string
	for _, n := range append([]graph.Node{v.Ego}, v.Nodes...) {
		got = append(got, fmt.Sprint(n.Label, " ", n.Weight, " ", n.Hue))
	}
	if want := []string{"A 5 0", "B 3 1", "C 1 1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	var lines []int
	for _, l := range v.Lines {
		lines = append(lines, l.Weight)
	}
	if want := []int{2, 1, 3}; !slices.Equal(lines, want) {
		t.Errorf("lines %v, want %v", lines, want)
	}
	if v.Others != 0 || v.Title != "" || v.ID != "network" {
		t.Errorf("%+v", v)
	}
	many, meetings := crowd()
	if v := draw("a0", many, meetings, graph.Options{}); len(v.Nodes) != graph.Most || v.Others != 23-graph.Most {
		t.Errorf("%d nodes and %d others, of 23", len(v.Nodes), v.Others)
	}
}

// Without company there is no drawing.
func TestNoCompany(t *testing.T) {
	for _, events := range [][]meeting{nil, {{0, []string{"a"}}}, {{0, []string{"b", "c"}}}} {
		v := draw("a", []graph.Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}, {ID: "c", Name: "C"}}, events, graph.Options{Title: "x"})
		if !reflect.DeepEqual(v, graph.View{}) {
			t.Errorf("%v gave %+v", events, v)
		}
	}
}
