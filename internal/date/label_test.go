package date

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func writeLabels(b *strings.Builder, d Date) {
	for _, language := range []string{"en", "fr"} {
		l := Locale{language, Zone{"GMT", 0}}
		cells := []string{"  " + language, d.Label(l), d.Short(l), d.Clock(l)}
		fmt.Fprintln(b, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
}

func TestZoneNames(t *testing.T) {
	const zoned, hour, local = "2012-03-22T23:30-00:30", "2012-03-22T04Z", "2012-03-22T04:30"
	tests := []struct {
		date string
		zone Zone
		want string
	}{
		{zoned, Zone{}, "Friday 23 March 2012, 00:00 UTC"},
		{zoned, Zone{"GMT", 0}, "Friday 23 March 2012, 00:00 GMT"},
		{zoned, Zone{"WAT", 60}, "Friday 23 March 2012, 01:00 WAT"},
		{zoned, Zone{"", 60}, "Friday 23 March 2012, 01:00 +01:00"},
		{zoned, Zone{"", -210}, "Thursday 22 March 2012, 20:30 -03:30"},
		{zoned, Zone{"nowhere", 24 * 60}, "Thursday 22 March 2012, 23:30 -00:30"},
		{hour, Zone{"IST", 330}, "Thursday 22 March 2012, 04h UTC"}, // half past nine to half past ten
		{hour, Zone{"WAT", 60}, "Thursday 22 March 2012, 05h WAT"},
		{local, Zone{"WAT", 60}, "Thursday 22 March 2012, 04:30"},
	}
	for _, tt := range tests {
		if got := must(t, tt.date).Label(Locale{"en", tt.zone}); got != tt.want {
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
		if got := d.Label(Locale{Language: tag}); got != want {
			t.Errorf("%q: got %q, want %q", tag, got, want)
		}
	}
}

func TestPartLabels(t *testing.T) {
	want := `
 |
early | tôt
early morning | petit matin
morning | matin
midday | mi-journée
afternoon | après-midi
evening | soir
night | nuit
late | tard
mid | mi
`
	got := "\n"
	for p := Whole; p <= Mid; p++ {
		row := p.Label(Locale{Language: "en"}) + " | " + p.Label(Locale{Language: "fr"})
		got += strings.TrimRight(row, " ") + "\n"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestLanguagesAreComplete holds for a language that joins later.
func TestLanguagesAreComplete(t *testing.T) {
	for _, l := range languages {
		for _, s := range canonical {
			d := must(t, s)
			locale := Locale{Language: l.code}
			for _, text := range []string{d.Label(locale), d.Short(locale), d.Clock(locale)} {
				if strings.ContainsAny(text, "{}") || strings.TrimSpace(text) != text || strings.Contains(text, "  ") {
					t.Errorf("%s in %s: %q", s, l.code, text)
				}
			}
			if d.Label(locale) == "" || d.Short(locale) == "" {
				t.Errorf("%s in %s: no words", s, l.code)
			}
		}
		if languageOf(l.code) != l {
			t.Errorf("%s is not found by its code", l.code)
		}
	}
}
