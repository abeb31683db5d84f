package markdown

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/diag"
)

// checkSurvey fails where one look through a text tells something else than a look for
// each thing.
func checkSurvey(t *testing.T, source string) {
	t.Helper()
	s := surveyed(source, nil)
	lines := strings.SplitAfter(source, "\n")
	if s.count() != len(lines) || s.signs != countSigns(source) || s.bars != strings.Count(source, "|") {
		t.Fatalf("%q: %d lines, %d signs, %d bars", source, s.count(), s.signs, s.bars)
	}
	knit, at := false, 0
	for i, line := range lines {
		knit = knit || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == '<' })
		for _, sign := range []string{"```", "~~~", "&lt;", "&#", "[^", "]:"} {
			knit = knit || strings.Contains(line, sign)
		}
		var holds marks
		if plainLength(line) < len(line) {
			holds |= meant
		}
		if linkable(line) {
			holds |= linked
		}
		if s.lines[i].at != at || s.lines[i].holds != holds || s.isBlank(source, i) != (strings.Trim(line, " \t\n") == "") {
			t.Errorf("%q: line %d is %+v, want %d and %b", source, i, s.lines[i], at, holds)
		}
		at += len(line)
	}
	if s.knit != knit || s.lines[len(lines)].at != len(source) {
		t.Errorf("%q: knit %v, and ends at %d", source, s.knit, s.lines[len(lines)].at)
	}
}

func TestSurvey(t *testing.T) {
	units := []string{"a", "word. ", "\n", "\n\n", " ", "\t", "ww", "www.", "w.", ":", "//", "://", "|", "`", "~", "&", "lt;", "#", "<", "[", "^", "]", "*", "_", "@", "\\", "!", "(", "é", "“", "\x01", "\x7f", "\v"}
	r := rand.New(rand.NewPCG(11, 12))
	for range 20000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(units[r.IntN(len(units))])
		}
		checkSurvey(t, b.String())
	}
}

func FuzzSurvey(f *testing.F) {
	f.Add("www.a\n://b\n```\n&lt;\n[^a]: b | c\n\n \t\n")
	f.Fuzz(checkSurvey)
}

// Places are told alike in whatever order they are asked for.
func TestPlacesInAnyOrder(t *testing.T) {
	const source = "One é\n\n“two”\n\n\nthree\n4\n5\n6\n7\n8\n9\n10\n11 and the end\n"
	want := func(offset int) diag.Pos {
		before := source[:offset]
		begins := strings.LastIndexByte(before, '\n') + 1
		pos := diag.Pos{File: "a.md", Line: 7 + strings.Count(before, "\n"), Col: 1 + utf8.RuneCountInString(before[begins:])}
		if begins == 0 {
			pos.Col += 4
		}
		return pos
	}
	r := rand.New(rand.NewPCG(13, 14))
	for range 200 {
		c := new(desk).converter(source, diag.Pos{File: "a.md", Line: 7, Col: 5})
		var asked []int
		for range 20 {
			offset := r.IntN(len(source) + 1)
			for offset < len(source) && !utf8.RuneStart(source[offset]) {
				offset++
			}
			if asked = append(asked, offset); r.IntN(3) == 0 {
				slices.Sort(asked)
			}
			if got := c.pos(offset); got != want(offset) {
				t.Fatalf("byte %d is at %v, want %v; asked %v", offset, got, want(offset), asked)
			}
		}
	}
}
