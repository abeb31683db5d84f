package plot

import (
	"strings"

	"dossier/internal/lettering"
)

// cut shortens words to a width, at the end of a word where one is near. It is
// empty where hardly anything would be left.
func cut(words string, width int) string {
	words = strings.Join(strings.Fields(words), " ")
	if lettering.Width(words, letters) <= width {
		return words
	}
	runes := []rune(words)
	n := lettering.Fitting(words, max(0, width/4+1), letters, width)
	short := string(runes[:n])
	if i := strings.LastIndexByte(short, ' '); n < len(runes) && runes[n] != ' ' && i > len(short)/2 {
		short = short[:i]
	}
	if n < 4 {
		return ""
	}
	return strings.TrimRight(short, " ,;:–—-") + "…"
}
