package plot

import (
	"bytes"
	"flag"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/locale"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

func options(width int, language string) Options {
	return Options{
		Title: "Timeline", Width: width, Words: locale.For(language),
		Locale: date.Locale{Words: &locale.For(language).Dates, Zone: date.Zone{Name: "GMT"}},
	}
}

// stripOf draws a strip on a blank board.
func stripOf(events []Event, o Options) Drawing {
	d, _ := new(Board).Strips(events, o, o.Width)
	return d
}

// barsOf draws bars on a blank board.
func barsOf(posts []Post, cases []Event, o Options) Drawing {
	return new(Board).Bars(posts, cases, o)
}

// on parses a date; the empty string is none.
func on(t testing.TB, s string) date.Date {
	t.Helper()
	if s == "" {
		return date.Date{}
	}
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// events reads lines of a date, a hue and a title.
func events(t testing.TB, lines string) []Event {
	t.Helper()
	var list []Event
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.SplitN(strings.TrimSpace(line), "|", 3)
		hue, _ := strconv.Atoi(f[1])
		list = append(list, Event{Title: f[2], Href: fmt.Sprintf("#e%d", i+1), When: on(t, f[0]), Hue: hue})
	}
	return list
}

const mali = `
2012-03-16|1|Ecowas announces military help
2012-03-21|1|Soldiers rise at Kati
2012-03-21|1|Security at the palace is tightened
2012-03-21?|1|State radio and television are taken off air
2012-03-21/2012-03-22|1|Ministers are said to have been arrested
2012-03-22 early morning|1|Soldiers appear on television; coup leaders announce that they hold the country
2012-03-22 early morning|1|A national curfew is announced
2012-03-22|1|Bamako’s airport is closed and a delegation is stranded
2012-03-22|1|The African Union calls the coup a setback for Mali
2012-03-22|1|Two banks suspend all aid
2012-03-22|1|Soldiers loot the presidential palace
2012-03-22|1|The UN Security Council calls for constitutional rule
2012-03-22|1|The president is said to be safe
2012-03-26/2012-04-01|1|Civil servants are due back at work
2012-04~|1|A presidential election is due
1992~|1|Some twenty years of democratic rule begin
../2012-03-21|1|The army is driven from towns in the north
2019|2|Deadly attacks strike the military in the north
2020-06/2020-08-18|2|Mass protests call for Keita to go
2020-08-18|2|Soldiers take up arms at Kati
2020-08-18|2|Officers, officials and politicians are said to be held
2020-08-18T15:30Z|2|Gunfire is reported at the Kati base
2020-08-18T15:50Z|2|Ecowas urges the soldiers to return to barracks
2020-08-18T16:04Z|2|France condemns the mutiny
2020-08-18T16:07Z|2|The prime minister calls on the soldiers to stand down
2020-08-18T16:40Z|2|Hundreds gather on a square in Bamako
|2|Nobody knows when
`

const crises = `
2012-03-21|1|Soldiers rise at Kati
2012-03-21T16Z|1|Shots are heard at the palace
2012-03-22|1|Two banks suspend all aid
2012-03-22T04:30Z|1|Coup leaders appear on television
2020-08-18T08:00Z|2|Soldiers take up arms at Kati
2020-08-18T16:40Z|2|Hundreds gather on a square in Bamako
2020-08-18|2|Officers are said to be held
`

func repeat(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i) + "\n")
	}
	return b.String()
}

// samples are the events that the tests draw.
var samples = map[string]string{
	"mali":     mali,
	"crises":   crises,
	"one":      "2012-03-22T04:30Z|1|One",
	"hueless":  "2012-03-22|0|No case",
	"negative": "2012-03-22|-3|No case",
	"open":     "../2012|1|Before\n2012-03-01/..|1|After\n2012-02|1|Between",
	"minute":   repeat(30, func(int) string { return "2012-03-22T04:30Z|1|At once" }),
	"many":     repeat(20000, func(i int) string { return fmt.Sprintf("2012-03-22|%d|Event %d", i%3, i) }),
	"spread":   repeat(3000, func(i int) string { return fmt.Sprintf("20%02d-%02d-%02d|%d|Event %d", i%20, i%12+1, i%28+1, i%7, i) }),
	"ranges": repeat(900, func(i int) string {
		return fmt.Sprintf("19%02d/20%02d-%02d|%d|Range %d", i%99+1, i%20, i%12+1, i%3, i)
	}),
	"monthly":   repeat(40, func(i int) string { return fmt.Sprintf("20%d-%02d-05|1|Meeting %d", 10+i/12, i%12+1, i) }),
	"centuries": "1000|1|First\n2999|1|Last\n1500-06-01T12:00+14:00|2|Between",
	"mixed":     "2012|1|A year\n2012-03|1|A month\n2012-03-22|1|A day\n2012-03-22T04Z|1|An hour\n2012-03-22T04:30Z|1|A minute\n2012-03-22T04:30|2|No zone",
	"zones":     "2012-03-22T23:30-02:00|1|Late\n2012-03-22|2|The day\n2012-03-23 early|1|Early",
	"long":      "2012-03-22|1|" + strings.Repeat("Donaudampfschifffahrt", 20) + "\n2012-03-22|1|政变政变政变政变政变政变政变政变政变政变政变政变政变政变政变政变政变",
	"hours":     repeat(30, func(i int) string { return fmt.Sprintf("2012-03-%02dT%02d:15Z|%d|Hour %d", 21+i/24, i%24, i%2+1, i) }),
}

// drawn draws a view with a template of layouts/.
func drawn(t testing.TB, name string, view any) string {
	t.Helper()
	root := template.New("").Funcs(template.FuncMap{"hue": func(n int) string { return "hue-" + strconv.Itoa((n-1)%6+1) }})
	template.Must(root.Parse(`{{define "name"}}{{if .Href}}<a href="{{.Href}}">{{.Label}}</a>{{else}}{{.Label}}{{end}}{{end}}`))
	for _, file := range []string{"_strip.html", "_overlay.html"} {
		data, err := os.ReadFile(filepath.Join("../../layouts", file))
		if err != nil {
			t.Fatal(err)
		}
		template.Must(root.New(file).Parse(string(data)))
	}
	var b bytes.Buffer
	if err := root.ExecuteTemplate(&b, name, view); err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\s*\n\s*`).ReplaceAllString(strings.TrimSpace(b.String()), "\n") + "\n"
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: -want +got:\n%s", file, diff)
	}
	if strings.Contains(got, "ZgotmplZ") || strings.Contains(got, "<no value>") || strings.Contains(got, "style") {
		t.Errorf("%s has a bad sign", file)
	}
}

func overlayOf(t testing.TB, lines string, o Options) Overlaid {
	t.Helper()
	cases := []Case{
		{Name: "The coup of 2012", Href: "a.html", Hue: 1, T0: on(t, "2012-03-21T16:00Z")},
		{Name: "The mutiny of 2020", Href: "b.html", Hue: 2, T0: on(t, "2020-08-18T08:00Z")},
	}
	for _, e := range events(t, lines) {
		i := 0
		if e.Hue == 2 {
			i = 1
		}
		cases[i].Events = append(cases[i].Events, e)
	}
	return Overlay(cases, o)
}

func TestDrawings(t *testing.T) {
	for _, name := range []string{"mali", "crises", "many"} {
		for _, language := range []string{"en", "fr"} {
			for _, width := range []int{720, 320} {
				o := options(width, language)
				file := fmt.Sprintf("%s-%s-%d.svg", name, language, width)
				golden(t, "strip-"+file, drawn(t, "drawing", stripOf(events(t, samples[name]), o)))
				golden(t, "overlay-"+file, drawn(t, "drawing", overlayOf(t, samples[name], o).Drawing))
			}
		}
	}
	golden(t, "offsets-mali-en.html", drawn(t, "offsets", overlayOf(t, mali, options(720, "en"))))
	golden(t, "offsets-crises-fr.html", drawn(t, "offsets", overlayOf(t, crises, options(720, "fr"))))
}
