package temporal

import (
	"os"
	"path/filepath"
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
		"August 2014 | 2014-08", "mars 2012 | 08 | 3", "June 3 and", "half past four, ten to six by six", "jusqu'au 30; le 1er; the 15th", "8 September last year", "12:05 ECT – an hour ago",
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

// TestOddLines: whatever stands first, each of the lines that pages hold beside
// their prose can be read.
func TestOddLines(t *testing.T) {
	words := strings.Fields("August août 2014 08 | – 3 the le du and et from to , : . 16 GMT Tuesday mardi early tard last year two weeks ago 1er 15th by six since depuis jusqu ' au night of a half past ten")
	for _, first := range words {
		for _, second := range words {
			for _, third := range words {
				line := first + " " + second + " " + third
				end := 0
				for _, e := range Tag(line, Options{}) {
					if e.Start < end || e.End <= e.Start || e.End > len(line) {
						t.Fatalf("%q: %d–%d after %d", line, e.Start, e.End, end)
					}
					end = e.End
				}
			}
		}
	}
}

// TestCorpusLines: each line of the labelled passages by itself, and each
// ending of it.
func TestCorpusLines(t *testing.T) {
	files, _ := filepath.Glob("../quality/testdata/passages/*.txtar")
	if len(files) == 0 {
		t.Skip("no passages")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(data), "\n") {
			for _, text := range []string{line, strings.TrimLeft(line, "0123456789 "), line + " | " + line} {
				for _, anchor := range []date.Date{{}, date.NewDay(2020, 8, 19)} {
					end := 0
					for _, e := range Tag(text, Options{Anchor: anchor}) {
						if e.Start < end || e.End <= e.Start || e.End > len(text) {
							t.Fatalf("%s: %q: %d–%d after %d", name, text, e.Start, e.End, end)
						}
						end = e.End
					}
				}
			}
		}
	}
}

// TestGrowth: twice the text takes about twice the time, whatever it holds.
func TestGrowth(t *testing.T) {
	for _, unit := range []string{
		"on Tuesday 18 August 2020 at 16:40 GMT, ", "Tuesday ", "early ", "since ", "2012 ", "from 3 to ", "the ", "le 18 ", "3, 4, ", "mardi à ", "two ", "3 May 2012, 4 May, ", "16:40, le lendemain ", "16:40 ", "At six ", "in the evening ", "the 3rd, ", "De 9h à 5h ", "he was due on 3 May ",
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
		var small, large time.Duration
		slow := true
		for attempt := 0; slow && attempt < 3; attempt++ { // a busy machine may be slow once
			small, large = took(20_000), took(160_000)
			slow = large > 8*4*small+40*time.Millisecond
		}
		t.Logf("%-45q %8v %8v", unit, small, large)
		if slow {
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
