package plot

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/lettering"
)

// cut shortens words to a width, at the end of a word where one is near. It is
// empty where hardly anything would be left.
func cut(words string, width int) string {
	words = lettering.Line(words)
	if lettering.Width(words, letters) <= width {
		return words
	}
	n := lettering.Fitting(words, max(0, width/4+1), letters, width)
	if n < 4 {
		return ""
	}
	if !utf8.ValidString(words) {
		words = string([]rune(words))
	}
	end := len(words)
	for at := range words {
		if n == 0 {
			end = at
			break
		}
		n--
	}
	short := words[:end]
	if i := strings.LastIndexByte(short, ' '); end < len(words) && words[end] != ' ' && i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—-") + "…"
}
