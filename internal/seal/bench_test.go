package seal_test

import (
	"testing"

	"dossier/internal/seal"
)

// BenchmarkVerify proves the evidence of 1,000 articles, each cited three times.
func BenchmarkVerify(b *testing.B) {
	files := sealed(b, invented(1000).sources())
	for b.Loop() {
		if r := verify(b, files); r.Proved != r.Citations {
			b.Fatal(text(r))
		}
	}
}

// BenchmarkSeal makes that evidence.
func BenchmarkSeal(b *testing.B) {
	r := built(b, invented(1000).sources())
	for b.Loop() {
		seal.Seal(r.Site, itemsOf(r), tool)
	}
}
