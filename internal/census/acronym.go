package census

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isAcronym reports whether a token looks like an acronym in brackets: letters
// of which two are capitals ("CNRDR", "ZANU-PF"), or in French a capital and
// small ones ("Céni").
func isAcronym(t token, french bool) bool {
	n := utf8.RuneCountInString(t.text)
	switch {
	case !t.capital || n < 2 || n > 12 || calendar[t.key]:
		return false
	case t.capitals:
		return true
	}
	capitals := 0
	for _, r := range t.text {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2 || french && n <= 9
}

// expansion finds the first of the tokens before token at, back to floor, whose
// letters the acronym abbreviates: the initials of words first, then letters
// within them as well. Small words may be left out, and one other word.
func expansion(list []token, floor, at int, acronym string) (from int, ok bool) {
	want := acronymLetters(acronym)
	if len(want) < 2 {
		return 0, false
	}
	floor = max(floor, at-2*len(want)-6)
	for from := at - 1; from >= floor; from-- {
		t := list[from]
		if !(t.capital || corpsSmall[t.key]) || t.key == "" || t.key[0] != want[0] {
			continue
		}
		if initials(list[from:at], want) {
			return from, true
		}
	}
	for from := at - 1; from >= floor; from-- {
		t := list[from]
		if t.capital && t.key != "" && t.key[0] == want[0] && spelled(list[from:at], want) {
			return from, true
		}
	}
	return 0, false
}

func acronymLetters(s string) []byte {
	var b []byte
	for _, c := range []byte(newToken(s, 0, len(s)).key) {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			b = append(b, c)
		}
	}
	return b
}

// initials reports whether the acronym is made of the words' initials, in order,
// all but small words and one other, which is not the last.
func initials(list []token, want []byte) bool {
	reached := map[state]bool{{0, 1}: true}
	for _, p := range partsOf(list) {
		next := map[state]bool{}
		for s := range reached {
			if s.read < len(want) && p[0] == want[s.read] {
				next[state{s.read + 1, s.spare}] = true
			}
			if smallWords[p] {
				next[s] = true
			} else if s.spare > 0 && s.read > 0 && s.read < len(want) {
				next[state{s.read, s.spare - 1}] = true
			}
		}
		reached = next
	}
	return reached[state{len(want), 0}] || reached[state{len(want), 1}]
}

// state is how far an acronym has been read, and how many words may still be
// left out.
type state struct{ read, spare int }

func partsOf(list []token) []string {
	var parts []string
	for _, t := range list {
		parts = append(parts, strings.Fields(t.key)...)
	}
	return parts
}

// spelled reports whether the acronym's letters stand in the words in order, at
// least one of each word of weight but two, the first at the beginning, and the
// last in the last word.
func spelled(list []token, want []byte) bool {
	parts := partsOf(list)
	idle := 0
	for i, p := range parts {
		if smallWords[p] {
			continue
		}
		if len(want) == 0 || p[0] != want[0] {
			if idle++; idle > 2 || i == len(parts)-1 {
				return false
			}
			continue
		}
		rest := p
		want = want[1:]
		rest = rest[1:]
		for len(want) > 0 && rest != "" && rest[0] == want[0] {
			want, rest = want[1:], rest[1:]
		}
	}
	return len(want) == 0 && len(parts) > 1
}

var smallWords = words(`de du des d la le les l a à au aux et pour en sur of the and for in on to al el y e do da dos`)
