package plot

import (
	"strings"
	"unicode"
)

// widthOf tells about how wide words are in a sans of 12 units, rather too wide
// than too narrow.
func widthOf(words string) int {
	tenths := 0
	for _, r := range words {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'’|!()[] -", r):
			tenths += 40
		case strings.ContainsRune("mwMW—…", r):
			tenths += 108
		case r >= 0x1100 && !unicode.IsOneOf([]*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Mn, unicode.P}, r):
			tenths += 124
		case unicode.IsUpper(r):
			tenths += 84
		case unicode.Is(unicode.Mn, r):
		default:
			tenths += 69
		}
	}
	return (tenths + 9) / 10
}

// cut shortens words to a width, at the end of a word where one is near. It is
// empty where hardly anything would be left.
func cut(words string, width int) string {
	words = strings.Join(strings.Fields(words), " ")
	if widthOf(words) <= width {
		return words
	}
	runes := []rune(words)
	n := min(len(runes), width/4+1)
	for n > 0 && widthOf(string(runes[:n])+"…") > width {
		n--
	}
	short := string(runes[:n])
	if i := strings.LastIndexByte(short, ' '); n < len(runes) && runes[n] != ' ' && i > len(short)/2 {
		short = short[:i]
	}
	if n < 4 {
		return ""
	}
	return strings.TrimRight(short, " ,;:–—-") + "…"
}
