package annotate

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// plainSentences is Sentences by characters, as its rule reads.
func plainSentences(text string) []Span {
	var spans []Span
	start, closed := 0, 0
	add := func(end int) {
		if s, ok := trimmed(text, start, end); ok {
			spans = append(spans, s)
		}
		start = end
	}
	for i, r := range text {
		switch {
		case i < closed:
		case r == '\n':
			add(i)
		case strings.ContainsRune(".!?…", r):
			if closed = closers(text, i+utf8.RuneLen(r)); ends(text, i, r, closed) {
				add(closed)
			}
		}
	}
	add(len(text))
	return spans
}

func TestSentencesByBytes(t *testing.T) {
	parts := []string{"Mr", "He went", " ", " ", ".", ".", "!", "?", "…", "\n", "”", " »", "’", "é", "É", "p.m", "U.S", "No", "3", "\xe2", "\x80\xa6", "‘", "(", ")", "J"}
	r := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		var b strings.Builder
		for range r.IntN(14) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		if diff := cmp.Diff(plainSentences(b.String()), Sentences(b.String()), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q (-plain +got)\n%s", b.String(), diff)
		}
	}
}

// Few words are looked up among the abbreviations: those that may be one.
func TestAbbreviationsAreTold(t *testing.T) {
	words := []string{"mr", "Mr", "MESSRS", "no", "nobody", "seen", "set", "seat", "a", "A", "é", "É", "U.S", "p.m", "févr", "fevr", "Déc", "it", "x2", "Sept", "sept.no"}
	for _, rest := range []string{"Diarra", "5 men", "GMT", "é"} {
		for _, word := range words {
			want := shortened(word, rest)
			if got := abbreviated("He met "+word, rest); got != want {
				t.Errorf("%q before %q: got %v, want %v", word, rest, got, want)
			}
			if got := abbreviated([]byte("He met "+word), []byte(rest)); got != want {
				t.Errorf("%q before %q, as bytes: got %v, want %v", word, rest, got, want)
			}
		}
	}
}

// No abbreviation is longer than what is taken for a long word.
func TestAbbreviationsAreShort(t *testing.T) {
	for _, list := range []map[string]bool{abbreviations, beforeNumber} {
		for word := range list {
			if long(word) {
				t.Errorf("%q is long", word)
			}
		}
	}
}
