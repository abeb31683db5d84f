package temporal

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dossier/internal/date"
)

func FuzzTag(f *testing.F) {
	for _, s := range []string{
		"Early on Tuesday, 18 August 2020, at 16:40 GMT, and from 3 to 5 March.", "dans la nuit du 18 au 19 août, il y a deux jours",
		"07/08/2020 16h40 2012-03 1990s ’90s", "since June until\n\n2015", "le 1er avril \u00a0 2012\xff", "lundi 31 au mardi 1er", "ç 12 sept. 2020",
		"for the last 999 decades 2999 999 years ago next December 9pm to 9pm between 11 and 1pm", "I\u0307 \u212a Mar mar 29 February 2999",
	} {
		f.Add(s, "2012-03-22")
		f.Add(s, "")
		f.Add(s, "1000-01-01")
	}
	f.Fuzz(func(t *testing.T, text, anchor string) {
		day, _ := date.Parse(anchor)
		for _, language := range []string{"", "en", "fr"} {
			end := 0
			for _, e := range Tag(text, Options{Language: language, Anchor: day}) {
				if e.Start < end || e.End <= e.Start || e.End > len(text) {
					t.Fatalf("%q: %d–%d after %d", text, e.Start, e.End, end)
				}
				end = e.End
				if utf8.ValidString(text) && !utf8.ValidString(e.Of(text)) {
					t.Fatalf("%q: %q cuts a character", text, e.Of(text))
				}
				for _, d := range append([]date.Date{e.Value}, e.Readings...) {
					if again, err := date.Parse(d.String()); !d.IsZero() && (err != nil || again != d) {
						t.Fatalf("%q: %q: %v", text, d, err)
					}
				}
				if len(e.Readings) > 0 && (!e.Value.IsZero() || len(e.Readings) < 2) {
					t.Fatalf("%q: %v beside %v", text, e.Readings, e.Value)
				}
			}
		}
	})
}

// TestGrowth: twice the text takes about twice the time, whatever it holds.
func TestGrowth(t *testing.T) {
	for _, unit := range []string{
		"on Tuesday 18 August 2020 at 16:40 GMT, ", "Tuesday ", "early ", "since ", "2012 ", "from 3 to ", "the ", "le 18 ", "3, 4, ", "mardi à ", "two ", "3 May 2012, 4 May, ", "16:40, le lendemain ", "16:40 ",
		"The soldiers left the camp and went on to the palace of the president in the town. ",
	} {
		took := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			best := time.Hour
			for range 3 {
				start := time.Now()
				Tag(text, Options{Anchor: date.NewDay(2020, 8, 19)})
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := took(20_000), took(160_000)
		t.Logf("%-45q %8v %8v", unit, small, large)
		if large > 8*4*small+40*time.Millisecond {
			t.Errorf("%q: %v for eight times the text, %v before", unit, large, small)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"news", strings.Repeat("The soldiers left the camp at Kati and went on to the palace of the president in the capital, where a crowd had gathered since Tuesday to cheer them, a witness said.\n\n", 6000)},
		{"dates", strings.Repeat("Tuesday 18 August 2020, early on Wednesday, two days later, since June, ", 2_000_000/72)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			for b.Loop() {
				Tag(bench.text, Options{Anchor: date.NewDay(2020, 8, 19)})
			}
		})
	}
}
