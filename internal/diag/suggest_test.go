package diag

import (
	"fmt"
	"testing"
)

func TestSuggest(t *testing.T) {
	keys := []string{"title", "date", "end", "basis", "places"}
	var many []string
	for i := range 31 {
		many = append(many, fmt.Sprintf("candidate-%d", i))
	}
	const valid = "valid here: title, date, end, basis, places"
	tests := []struct {
		word       string
		candidates []string
		want       string
	}{
		{"titel", keys, `did you mean "title"?`}, // letters swapped
		{"tite", keys, `did you mean "title"?`},  // one missing
		{"datte", keys, `did you mean "date"?`},  // one too many
		{"plases", keys, `did you mean "places"?`},
		{"Title", keys, `did you mean "title"?`},
		{"enp", keys, `did you mean "end"?`},
		{"publisher", keys, valid},
		{"", []string{"a", "b"}, "valid here: a, b"},
		{"x", []string{"a", "b"}, "valid here: a, b"},
		{"A", []string{"a", "b"}, `did you mean "a"?`},
		{"كيتا", []string{"كاتي"}, `did you mean "كاتي"?`},
		{"مالي", []string{"توري"}, "valid here: توري"},                          // three letters of four, not of eight bytes
		{"keita-i", []string{"keita-a", "keita-ib"}, `did you mean "keita-a"?`}, // the first of equals
		{"unlike", many, ""},
		{"candidate-3x", many, `did you mean "candidate-3"?`},
		{"word", nil, ""},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word, tt.candidates); got != tt.want {
			t.Errorf("Suggest(%q): got %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"abc", "abc", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"abc", "abd", 1},
		{"abc", "acb", 1},
		{"abc", "ab", 1},
		{"abc", "xabc", 1},
		{"kitten", "sitting", 3},
		{"ca", "abc", 3}, // optimal string alignment: no letter is touched twice
		{"été", "ete", 2},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := distance(tt.b, tt.a); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}
