package audience_test

import (
	"strings"
	"testing"
)

// BenchmarkFind looks for ten names in a text of 100 KB.
func BenchmarkFind(b *testing.B) {
	n := withheld()
	text := strings.Repeat("The garrison of Kati rose at dawn, and by noon its men held the gate, the bridge and both stations, said Captain Oumar Dembele. ", 800)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if n.Holds(text) {
			b.Fatal("there is no name")
		}
	}
}
