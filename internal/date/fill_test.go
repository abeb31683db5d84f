package date

import (
	"strings"
	"testing"
)

// Patterns are filled as a strings.Replacer would: once over the text, the names
// in their order, and nothing within what was put in.
func TestFill(t *testing.T) {
	for _, test := range []struct {
		pattern string
		pairs   []string
	}{
		{"{day} {month}", []string{"{day}", "3", "{month}", "May"}},
		{"no place", []string{"{day}", "3"}},
		{"", []string{"{day}", "3"}},
		{"{a}{a}", []string{"{a}", "{b}", "{b}", "x"}},
		{"{b}", []string{"{a}", "x", "{b}", ""}},
		{"de le de août", []string{"de le", "du", "de a", "d’a"}},
		{"aaa", []string{"a", "b", "aa", "c"}},
		{"aaa", []string{"aa", "c", "a", "b"}},
	} {
		if got, want := fill(test.pattern, test.pairs...), strings.NewReplacer(test.pairs...).Replace(test.pattern); got != want {
			t.Errorf("fill(%q, %q) is %q, want %q", test.pattern, test.pairs, got, want)
		}
	}
}
