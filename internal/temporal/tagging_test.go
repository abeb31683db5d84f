package temporal

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
)

// TestUntil: what is found up to a place is what the whole text has there, also
// where a day behind the place gives a time before it its own.
func TestUntil(t *testing.T) {
	texts := []string{
		"At 16:40 the boats left. At noon the crowd, which had waited at the quay since the morning, heard that they would be back on Tuesday.",
		"In March\n\nhe left at 7pm. In the evening, on 18 August, they met; at 9pm, they parted\n\n\nand came back at 5am the next day, 3 May 2012.",
		"", "noon", strings.Repeat("at 16:40 GMT a ", 50) + "on 18 August",
	}
	files, _ := filepath.Glob("../quality/testdata/passages/*.txtar")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, anchor := range []date.Date{{}, date.NewDay(2020, 8, 19)} {
		for _, text := range texts {
			o := Options{Anchor: anchor}
			whole := Tag(text, o)
			tagging := Begin(text, o)
			for at := 0; at <= len(text); at += 1 + len(text)/40 {
				got := slices.Clone(tagging.Until(at))
				got = slices.DeleteFunc(got, func(e Expr) bool { return e.End > at })
				want := slices.DeleteFunc(slices.Clone(whole), func(e Expr) bool { return e.End > at })
				if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
					t.Fatalf("%.60q, up to %d:\n got %+v\nwant %+v", text, at, got, want)
				}
			}
		}
	}
}

// TestUntilStops: no more is read than what was asked for needs.
func TestUntilStops(t *testing.T) {
	tagging := Begin(strings.Repeat("At noon he left. ", 1000), Options{})
	for range 2 {
		if n := len(tagging.Until(1700)); n < 100 || n > 100+2*tenseReach {
			t.Errorf("%d times were read for the first hundred", n)
		}
	}
}
