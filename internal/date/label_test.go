package date_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/locale"
)

var update = flag.Bool("update", false, "rewrite testdata")

// labels.txt has a block for each date: the date, then a line for each
// language with its Label, Short and Clock, parted by bars.
func TestLabels(t *testing.T) {
	const file = "testdata/labels.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(data)) {
		if line[0] == ' ' {
			continue
		}
		got.WriteString(line)
		if line[0] != '#' && line[0] != '\n' {
			writeLabels(&got, must(t, strings.TrimSpace(line)))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(data), got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func writeLabels(b *strings.Builder, d date.Date) {
	for _, language := range locale.Languages() {
		l := date.Locale{Words: &language.Dates, Zone: date.Zone{Name: "GMT"}}
		cells := []string{"  " + language.Code, d.Label(l), d.Short(l), d.Clock(l)}
		fmt.Fprintln(b, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
}

func TestZoneNames(t *testing.T) {
	const zoned, hour, local = "2012-03-22T23:30-00:30", "2012-03-22T04Z", "2012-03-22T04:30"
	tests := []struct {
		date string
		zone date.Zone
		want string
	}{
		{zoned, date.Zone{}, "Friday 23 March 2012, 00:00 UTC"},
		{zoned, date.Zone{"GMT", 0}, "Friday 23 March 2012, 00:00 GMT"},
		{zoned, date.Zone{"WAT", 60}, "Friday 23 March 2012, 01:00 WAT"},
		{zoned, date.Zone{"", 60}, "Friday 23 March 2012, 01:00 +01:00"},
		{zoned, date.Zone{"", -210}, "Thursday 22 March 2012, 20:30 -03:30"},
		{zoned, date.Zone{"nowhere", 24 * 60}, "Thursday 22 March 2012, 23:30 -00:30"},
		{hour, date.Zone{"IST", 330}, "Thursday 22 March 2012, 04h UTC"}, // half past nine to half past ten
		{hour, date.Zone{"WAT", 60}, "Thursday 22 March 2012, 05h WAT"},
		{local, date.Zone{"WAT", 60}, "Thursday 22 March 2012, 04:30"},
	}
	for _, tt := range tests {
		if got := must(t, tt.date).Label(date.Locale{Words: &locale.For("en").Dates, Zone: tt.zone}); got != tt.want {
			t.Errorf("%s in %v: got %q, want %q", tt.date, tt.zone, got, tt.want)
		}
	}
}

func TestLanguageTags(t *testing.T) {
	d := must(t, "2012-03")
	for tag, want := range map[string]string{
		"en": "March 2012", "en-GB": "March 2012", "fr": "mars 2012", "fr-ML": "mars 2012", "FR": "mars 2012",
		"": "March 2012", "tlh": "March 2012", "fry": "March 2012",
	} {
		if got := d.Label(date.Locale{Words: &locale.For(tag).Dates}); got != want {
			t.Errorf("%q: got %q, want %q", tag, got, want)
		}
	}
}

func TestPartLabels(t *testing.T) {
	want := `
 |  |
early | tôt | في وقت مبكر
early morning | petit matin | في الصباح الباكر
morning | matin | صباحًا
midday | mi-journée | ظهرًا
afternoon | après-midi | بعد الظهر
evening | soir | مساءً
night | nuit | ليلًا
late | tard | في وقت متأخر
mid | mi | منتصف
`
	got := "\n"
	for p := date.Whole; p <= date.Mid; p++ {
		var row []string
		for _, l := range locale.Languages() {
			row = append(row, p.Label(date.Locale{Words: &l.Dates}))
		}
		got += strings.TrimRight(strings.Join(row, " | "), " ") + "\n"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestLanguagesAreComplete holds for a language that joins later.
func TestLanguagesAreComplete(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, s := range date.Canonical {
			d := must(t, s)
			in := date.Locale{Words: &l.Dates}
			for _, text := range []string{d.Label(in), d.Short(in), d.Clock(in)} {
				if strings.ContainsAny(text, "{}") || strings.TrimSpace(text) != text || strings.Contains(text, "  ") {
					t.Errorf("%s in %s: %q", s, l.Code, text)
				}
			}
			if d.Label(in) == "" || d.Short(in) == "" {
				t.Errorf("%s in %s: no words", s, l.Code)
			}
		}
	}
}

func must(t testing.TB, s string) date.Date {
	t.Helper()
	d, err := date.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}
