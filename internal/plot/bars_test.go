package plot

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// posts reads lines of a beginning, an end and a title; a beginning or an end may
// be left out.
func posts(t testing.TB, lines string) []Post {
	t.Helper()
	var list []Post
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.SplitN(strings.TrimSpace(line), "|", 3)
		list = append(list, Post{Title: f[2], From: on(t, f[0]), To: on(t, f[1])})
	}
	return list
}

const twoCases = `
2012-03-21|1|Coup of March 2012
2020-08-18/2020-08-19|2|Mutiny of 18 August 2020
`

// careers are the posts that the tests draw.
var careers = map[string]string{
	"career": `
|1994-02|Minister of foreign affairs
1994-02-04|2000-02|Prime minister
2002-09|2007-09|Speaker of the National Assembly
2013-09-04|2020-08-18|President
||Leader of a party, of which no source says when
`,
	"open": `
2010|2012-03-21|Captain
2012-03-22/..||Leader of the committee that was named on the first day of the rising, in the words of its own statement
|2019~|Adviser
`,
	"days":  "2012-03-22|2012-04-12|President of the committee\n2012-04-12||Former president",
	"crowd": repeat(40, func(i int) string { return fmt.Sprintf("%d|%d|Office %d", 1980+i, 1982+i, i) }),
}

func TestBarDrawings(t *testing.T) {
	for _, name := range []string{"career", "open", "days"} {
		for _, width := range []int{720, 320} {
			for _, language := range []string{"en", "fr"} {
				d := barsOf(posts(t, careers[name]), events(t, twoCases), options(width, language))
				golden(t, fmt.Sprintf("bars-%s-%s-%d.svg", name, language, width), drawn(t, "drawing", d))
			}
		}
	}
}

// Every post with a date has a bar of its own, in the order given; the cases
// stand above them and as bands behind them; what is not stated is a tail to the
// edge. All of it is inside, and is drawn in one way alone.
func TestBars(t *testing.T) {
	for name, lines := range careers {
		for _, width := range []int{0, 240, 320, 720, 1200} {
			o := options(width, "en")
			list := posts(t, lines)
			d := barsOf(list, events(t, twoCases), o)
			checkDrawing(t, name, d, len(list)+2)
			if again := barsOf(list, events(t, twoCases), o); !reflect.DeepEqual(d, again) {
				t.Errorf("%s at %d is drawn in two ways", name, width)
			}
			if len(d.Bands) != 2 || d.Marks[0].Title != "Wednesday 21 March 2012: Coup of March 2012" {
				t.Errorf("%s at %d: %d bands, and first %q", name, width, len(d.Bands), d.Marks[0].Title)
			}
			for i, m := range d.Marks[2:] {
				if !strings.HasPrefix(m.Title, list[i].Title+", ") {
					t.Errorf("%s: the bar %d is %q", name, i, m.Title)
				}
				reaches := m.Tail.Width > 0 && (m.OpenStart && m.Tail.X == edge || m.OpenEnd && m.Tail.End() == d.Width-edge)
				if open := m.OpenStart || m.OpenEnd; open != reaches || open != strings.Contains(m.Title, "is not stated") {
					t.Errorf("%s at %d: %+v", name, width, m)
				}
			}
		}
	}
}

// Years are to scale: twice the time is twice the length.
func TestBarsAreToScale(t *testing.T) {
	d := barsOf(posts(t, "2000|2003|Four years\n2004|2011|Eight years"), nil, options(720, "en"))
	if a, b := d.Marks[0].Width, d.Marks[1].Width; b < 2*a-3 || b > 2*a+3 || len(d.Panels) != 1 {
		t.Errorf("%d and %d, in %d panels", a, b, len(d.Panels))
	}
	broken := barsOf(posts(t, "1960|1961|Early\n2011|2012|Late"), nil, options(720, "en"))
	if len(broken.Panels) != 2 || !strings.Contains(broken.Axis, "l2 -4") {
		t.Errorf("the long gap is not broken: %+v", broken.Panels)
	}
}

func TestNoBars(t *testing.T) {
	d := barsOf(posts(t, "||President"), events(t, twoCases), options(720, "en"))
	if len(d.Marks) != 0 || d.Undated != 1 {
		t.Errorf("%+v", d)
	}
}
