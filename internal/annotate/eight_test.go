package annotate

import (
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// Bytes looked at eight at a time are what they are one at a time.
func TestEight(t *testing.T) {
	signs := []string{"a", "z", "A", "Z", "m", "Q", "@", "[", "`", "{", "0", "9", " ", "\x00", "\x7f", "é", "\x80", "\xff", "word", "Word"}
	random := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(24) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		text := b.String()
		for i := range len(text) + 1 {
			isLetter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
			end, want := i, uint64(0)
			for end < len(text) && isLetter(text[end]) {
				if end < i+8 {
					want |= uint64(text[end]|0x20) << (8 * (end - i))
				}
				end++
			}
			if got, first := Letters(text, i); got != end || first != want {
				t.Fatalf("letters of %q from byte %d end at %d and begin %x, want %d and %x", text, i, got, first, end, want)
			}
			at := i
			for at < len(text) && text[at] < 0x80 && (text[at] < 'A' || 'Z' < text[at]) {
				at++
			}
			if got := remarkableAt(text, i); got != at {
				t.Fatalf("in %q from byte %d the first capital is at %d, want %d", text, i, got, at)
			}
		}
	}
}

// A word may be as long as a text, and takes no more room than any other.
func TestLongWord(t *testing.T) {
	word := strings.Repeat("a", 16<<20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	end, _ := Letters(word, 0)
	runtime.ReadMemStats(&after)
	if end != len(word) || after.StackSys > before.StackSys+1<<20 {
		t.Errorf("ends at %d; %d bytes of stack became %d", end, before.StackSys, after.StackSys)
	}
	for size := range 64 {
		if end, _ := Letters(word[:size]+"1"+word[:20], 0); end != size {
			t.Errorf("a word of %d letters ends at %d", size, end)
		}
	}
}
