package diag

import (
	"strings"
	"unicode/utf8"
)

// Suggest gives a hint that names the candidate most like word, or the
// valid ones where none is alike and there are few. It is empty when there is
// nothing to suggest.
func Suggest(word string, candidates []string) string {
	letters := utf8.RuneCountInString(word)
	best, bestDistance := "", min(letters/3+2, letters) // not a word with no letter in common
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	const few = 30
	switch {
	case best != "":
		return `did you mean "` + best + `"?`
	case len(candidates) == 0:
		return ""
	case len(candidates) <= few:
		return "valid here: " + strings.Join(candidates, ", ")
	}
	return ""
}

// distance is the optimal string alignment distance: the least number of
// letters to add, drop, replace or swap with their neighbour (Damerau 1964).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, above, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		above[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(t)]
}
