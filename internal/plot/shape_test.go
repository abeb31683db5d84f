package plot

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/lettering"
	"dossier/internal/locale"
)

// Every drawing of every sample holds what a drawing promises.
func TestEveryDrawing(t *testing.T) {
	for name, lines := range samples {
		for _, width := range []int{0, 240, 320, 720, 1200} {
			o := options(width, "fr")
			list := events(t, lines)
			d := stripOf(list, o)
			checkDrawing(t, name, d, len(list))
			if again := stripOf(list, o); !reflect.DeepEqual(d, again) {
				t.Errorf("%s at %d is drawn in two ways", name, width)
			}
			v := overlayOf(t, lines, o)
			checkDrawing(t, name+" laid over", v.Drawing, len(list))
		}
	}
}

func checkDrawing(t *testing.T, name string, d Drawing, events int) {
	t.Helper()
	inside := func(what string, x, y, width, height int) {
		if x < 0 || y < 0 || width <= 0 || height <= 0 || x+width > d.Width || y+height > d.Height {
			t.Errorf("%s at %d: %s at %d,%d of %d×%d is outside %d×%d", name, d.Width, what, x, y, width, height, d.Width, d.Height)
		}
	}
	told := d.Undated
	var boxes []Box
	for _, m := range d.Marks {
		inside("the mark "+m.Title, m.X, m.Y, m.Width, m.Height)
		inside("the target of "+m.Title, m.Target.X, m.Target.Y, m.Target.Width, m.Target.Height)
		if m.Target.Width < 24 || m.Target.Height < 24 || m.Width < least || m.Hue < 0 || m.Title == "" {
			t.Errorf("%s: %+v", name, m)
		}
		told += max(m.Count, 1)
		boxes = append(boxes, m.Target)
		if m.Label != "" {
			x, w := m.LabelX, lettering.Width(m.Label, letters)
			if m.LabelEnd {
				x -= w
			}
			inside("the label "+m.Label, x, m.LabelY-10, w, 12)
			boxes = append(boxes, Box{x, m.LabelY - 9, w, 10})
		}
	}
	if told != events {
		t.Errorf("%s at %d tells of %d events, not %d", name, d.Width, told, events)
	}
	if len(d.Marks) > 400 || d.Height > 1000 || len(d.Ticks) > 200 {
		t.Errorf("%s at %d has %d marks, %d ticks and a height of %d", name, d.Width, len(d.Marks), len(d.Ticks), d.Height)
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			own := a.Y >= b.Y && a.Y+a.Height <= b.Y+b.Height // a label in its own mark's target
			if !own && a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
				t.Errorf("%s at %d: %v meets %v", name, d.Width, a, b)
			}
		}
	}
	for i, c := range d.Captions {
		for _, other := range d.Captions[:i] {
			if c.Y == other.Y && c.X == other.X {
				t.Errorf("%s: %q lies upon %q", name, c.Label, other.Label)
			}
		}
	}
}

// Later is never farther left, on the axis and among the marks.
func TestTimeRunsOneWay(t *testing.T) {
	for name, lines := range samples {
		items, _ := dated(nil, events(t, lines), date.Zone{})
		if len(items) == 0 {
			continue
		}
		var spans []span
		for _, it := range items {
			spans = append(spans, it.span)
		}
		s := lay(stretchesOf(spans, 6, 720), 720)
		for i, a := range s[1:] {
			if a.at <= s[i].at || a.x < s[i].x {
				t.Fatalf("%s: anchor %v after %v", name, a, s[i])
			}
		}
		if first, last := s[0].x, s[len(s)-1].x; first != edge || last != 720-edge {
			t.Errorf("%s: the axis runs from %d to %d", name, first, last)
		}
		if !isOrdered(stripOf(events(t, lines), options(720, "en")).Marks) {
			t.Errorf("%s: marks are out of order", name)
		}
	}
}

func isOrdered(marks []Mark) bool {
	x := 0
	for _, m := range marks {
		if m.X < x-least-point {
			return false
		}
		x = max(x, m.X)
	}
	return true
}

func TestNothing(t *testing.T) {
	o := options(720, "en")
	for _, d := range []Drawing{stripOf(nil, o), stripOf([]Event{{Title: "No date"}}, o), Overlay(nil, o).Drawing, Overlay([]Case{{}}, o).Drawing} {
		if len(d.Marks) != 0 || strings.Contains(drawn(t, "strip", []Drawing{d, d}), "svg") {
			t.Errorf("%+v", d)
		}
	}
}

// A case is events and the words at the axis: what begins a panel, then the
// breaks, then the rest.
func TestBreaksAndTicks(t *testing.T) {
	for _, c := range []struct{ lines, language, want string }{
		{"2012-03-21|1|a\n2012-03-22|1|b\n2020-08-18|1|c", "en",
			"21 Mar 2012, 18 Aug 2020, 8 years 4 months, 22"},
		{"2012-03-21|1|a\n2012-03-22|1|b\n2020-08-18|1|c", "fr",
			"21 mars 2012, 18 août 2020, 8 ans 4 mois, 22"},
		{"2012-03-22T04:30Z|1|a", "en", "22 Mar 2012, 04:00, 04:15, 04:30, 04:45"},
		{"2012-03-01|1|a\n2012-03-09|1|b\n2012-03-16|1|b\n2012-03-24|1|b", "en",
			"Mar 2012, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24"},
		{"2012-01|1|a\n2012-03|1|b\n2012-05|1|b\n2012-06|1|b", "fr", "2012, janv., févr., mars, avr., mai, juin"},
		{"2012|1|a\n2014|1|b\n2016|1|b", "en", "2012, 2013, 2014, 2015, 2016"},
	} {
		d := stripOf(events(t, c.lines), options(720, c.language))
		var got []string
		for _, caption := range d.Captions {
			got = append(got, caption.Label)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.lines, diff)
		}
	}
}

// No offset is finer than the coarser of the two dates.
func TestOffsets(t *testing.T) {
	for _, c := range []struct{ t0, when, english, french string }{
		{"2012-03-21T16:00Z", "2012-03-21T16:00Z", "T0", "T0"},
		{"2012-03-21T16:00Z", "2012-03-21T21:00Z", "T0 + 5 h", "T0 + 5 h"},
		{"2012-03-21T16:00Z", "2012-03-21T16:37Z", "T0 + 37 min", "T0 + 37 min"},
		{"2012-03-21T16:00Z", "2012-03-21T17:10Z", "T0 + 1 h 10 min", "T0 + 1 h 10 min"},
		{"2012-03-21T16:00Z", "2012-03-22T08:40Z", "T0 + 17 h", "T0 + 17 h"},
		{"2012-03-21T16:00Z", "2012-03-21T15:30Z", "T0 − 30 min", "T0 − 30 min"},
		{"2012-03-21T16:00Z", "2012-03-21T21:00+02:00", "T0 + 3 h", "T0 + 3 h"},
		{"2012-03-21T16:20Z", "2012-03-21T21Z", "T0 + 5 h", "T0 + 5 h"},
		{"2012-03-21T16:00Z", "2012-03-24T16:00Z", "day 4", "jour 4"},
		{"2012-03-21T16:00Z", "2012-03-21", "day 1", "jour 1"},
		{"2012-03-21T16:00Z", "2012-03-22 early morning", "day 2", "jour 2"},
		{"2012-03-21", "2012-03-21T23:00Z", "day 1", "jour 1"},
		{"2012-03-21", "2012-03-16", "5 days before", "5 jours avant"},
		{"2012-03-21", "2012-03-22~", "about day 2", "environ jour 2"},
		{"2012-03-21", "2012-03-21?", "day 1 (?)", "jour 1 (?)"},
		{"2012-03-21", "2012-03-26/2012-04-01", "day 6 – day 12", "jour 6 – jour 12"},
		{"2012-03-21", "../2012-03-21", "… – day 1", "… – jour 1"},
		{"2012-03-21", "2012-03-22/..", "day 2 – …", "jour 2 – …"},
		{"2012-03-21", "2012-04", "1 month later", "1 mois plus tard"},
		{"2012-03-21", "2012-03", "the same month", "le même mois"},
		{"2012-03-21", "1992", "20 years before", "20 ans avant"},
		{"2012", "2012-03-21", "the same year", "la même année"},
	} {
		z := date.Zone{Name: "GMT"}
		b := Case{T0: on(t, c.t0)}.start(z)
		if got := b.label(on(t, c.when), locale.For("en")); got != c.english {
			t.Errorf("%s since %s is %q, want %q", c.when, c.t0, got, c.english)
		}
		if got := b.label(on(t, c.when), locale.For("fr")); got != c.french {
			t.Errorf("%s since %s is %q, want %q", c.when, c.t0, got, c.french)
		}
	}
}

func TestColumnsLeadToTheirDay(t *testing.T) {
	o := options(720, "en")
	o.Day = func(d date.Date) string { return "#" + d.String() }
	marks := stripOf(events(t, samples["many"]), o).Marks
	last := marks[len(marks)-1]
	if last.Count != 20000-9 || last.Href != "#2012-03-22" || last.Label != "+ 19,991 events" {
		t.Errorf("%+v", last)
	}
}

// A board draws what a blank one does, whatever was drawn on it before, and no
// drawing has part in the room of another.
func TestBoardIsUsedAgain(t *testing.T) {
	var b Board
	career, cases := posts(t, "2000|2003|Four years\n2004|2011|Eight years"), events(t, twoCases)
	for range 2 {
		for name, lines := range samples { // in any order
			list, o, slim := events(t, lines), options(720, "fr"), options(320, "fr")
			wide, narrow := b.Strips(list, o, slim.Width)
			got := []Drawing{wide, narrow, b.Bars(career, cases, o)}
			if want := []Drawing{stripOf(list, o), stripOf(list, slim), barsOf(career, cases, o)}; !reflect.DeepEqual(got, want) {
				t.Errorf("%s:\n got %v\nwant %v", name, got, want)
			}
		}
	}
}
