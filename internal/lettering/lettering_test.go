package lettering

import "testing"

// More words are never narrower, larger letters are wider, and an accent that
// stands above its letter takes no room.
func TestWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		size int
		want int
	}{
		{"", 14, 0}, {"il", 10, 7}, {"Kati", 10, 21}, {"Kati", 20, 42}, {"é", 10, 6}, {"e\u0301", 10, 6}, {"東京", 10, 20},
	} {
		if got := Width(c.text, c.size); got != c.want {
			t.Errorf("%q at %d: %d, want %d", c.text, c.size, got, c.want)
		}
	}
}

// What fits is the longest beginning that does, with its ellipsis.
func TestFitting(t *testing.T) {
	for _, text := range []string{"", "Kati", "Il pleut – à Kati, 東京 e\u0301", "WWWW iiii"} {
		runes := []rune(text)
		for most := range len(runes) + 2 {
			for width := range 120 {
				want := min(most, len(runes))
				for want > 0 && Width(string(runes[:want])+"…", 13) > width {
					want--
				}
				if got := Fitting(text, most, 13, width); got != want {
					t.Errorf("of %q, %d of %d fit in %d, not %d", text, got, most, width, want)
				}
			}
		}
	}
}

func TestLine(t *testing.T) {
	for words, want := range map[string]string{
		"": "", " ": "", "one": "one", "one two": "one two", "one two ": "one two", " one": "one", "one  two": "one two", "one\ntwo": "one two",
		"« état »": "« état »", "«\u00a0état": "« état", "a\xff b": "a\xff b",
	} {
		if got := Line(words); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}
