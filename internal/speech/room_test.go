package speech

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Words in small letters are what strings.ToLower makes of them, and stay so
// while others are written.
func TestSmalls(t *testing.T) {
	signs := []string{"a", "b", "C", "D", "É", "é", "İ", "Ⱥ", "ß", "1", "’", "\xff", "م"}
	random := rand.New(rand.NewPCG(3, 4))
	var l smalls
	var words, got []string
	for range 5000 {
		var b strings.Builder
		for range random.IntN(9) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		words = append(words, b.String())
		got = append(got, l.of(b.String()))
	}
	for i, word := range words {
		if want := strings.ToLower(word); got[i] != want {
			t.Errorf("%q in small letters: got %q, want %q", word, got[i], want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { l.of("élan") }); n > 0 {
		t.Errorf("%v allocations for a word that is small", n)
	}
}
