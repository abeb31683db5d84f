package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/internal/matter"
)

// invented makes a capture of some 400 words that differ from those of any other.
func invented(n int) Capture {
	r := rand.New(rand.NewPCG(7, uint64(n))) //nolint:gosec // the same captures each time
	syllables := []string{"ka", "ti", "mo", "ru", "sel", "ban", "dor", "vi", "lan", "pe", "go", "shu"}
	word := func() string {
		var b strings.Builder
		for range 2 + r.IntN(2) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		return b.String()
	}
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	var b strings.Builder
	fmt.Fprintf(&b, "date 20%02d-%02d-%02d %s %s of the %s\n\n", 10+r.IntN(15), 1+r.IntN(12), 1+r.IntN(28), strings.ToUpper(word()[:1])+word(), word(), word())
	for range 12 {
		town, man := "V"+word(), "A"+word()+" S"+word()
		fmt.Fprintf(&b, "The %s of the %s in %s was %s on %s, and the %s of the %s said that the %s would be %s. ", word(), word(), town, word(), days[r.IntN(7)], word(), word(), word(), word())
		fmt.Fprintf(&b, "“We %s the %s of %s,” %s, a %s from %s, told reporters.\n\n", word(), word(), town, man, word(), town)
	}
	return Capture{Path: fmt.Sprintf("seeds/c%05d.txt", n), Data: []byte(b.String())}
}

// What an import costs beside reading and writing files.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		captures := make([]Capture, n)
		for i := range captures {
			captures[i] = invented(i)
		}
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			for b.Loop() {
				outcomes, _ := Plan(captures, nil, Writer{format, matter.Merge, sound}, Options{})
				if len(outcomes) != n {
					b.Fatal(len(outcomes))
				}
			}
		})
	}
}
