package layout

import (
	"strings"
	"testing"
)

// Words are passed eight bytes at a time where none of them is written otherwise.
// Each byte, at each place among such, is written as it is by itself.
func TestWriteByWords(t *testing.T) {
	for name, to := range map[string]*table{"exact": exact, "classic": classic, "shown": sparing.shown, "value": sparing.value} {
		for c := range 256 {
			for at := range 61 {
				words := strings.Repeat("a", at) + string([]byte{byte(c)}) + strings.Repeat("\x01\xff", (60-at)/2)
				var want strings.Builder
				for i := range len(words) {
					if stands := to[words[i]]; stands != "" {
						want.WriteString(stands)
					} else {
						want.WriteByte(words[i])
					}
				}
				var p pen
				if p.write(words, to); string(p.b) != want.String() {
					t.Fatalf("%s: %q is written %q, not %q", name, words, p.b, want.String())
				}
			}
		}
	}
}

// What is passed at once is passed rightly, and is not little: letters, digits,
// blanks and the other signs of common prose.
func TestCalm(t *testing.T) {
	for c := range 256 {
		words := "kati 19" + string([]byte{byte(c)})
		has := false
		for _, to := range []*table{sparing.shown, sparing.value} {
			has = has || to[c] != ""
		}
		if calm(words) == 8 && has {
			t.Errorf("%q passes, and has another writing", words)
		}
		if calm(words) < 8 && !has && c != '=' {
			t.Errorf("%q does not pass", words)
		}
	}
}

// The bytes of an address that are left alone are those that part an address and
// that no table writes otherwise.
func TestVerbatim(t *testing.T) {
	for c := range 256 {
		want := unreserved[c] || reserved[c]
		for _, to := range []*table{exact, classic, sparing.shown, sparing.value} {
			want = want && to[c] == ""
		}
		if verbatim[c] != want {
			t.Errorf("%q: %v", rune(c), verbatim[c])
		}
	}
}
