// Package lettering tells how much room words take in a drawing.
package lettering

import (
	"strings"
	"unicode"
)

// Width gives how wide a text is at most in a sans serif of the sites' fonts,
// its letters being of a size; both in the units of the drawing. It is an upper
// bound, for nobody knows which of the fonts a reader has.
func Width(text string, size int) int {
	sum := 0
	for _, r := range text {
		if r <= unicode.MaxASCII {
			sum += basic[r]
		} else {
			sum += advance(r)
		}
	}
	return (sum*size + 99) / 100
}

// basic is the widths of the letters of ASCII, of which most words are made.
var basic = func() (widths [unicode.MaxASCII + 1]int) {
	for i := range widths {
		widths[i] = advance(rune(i))
	}
	return widths
}()

// advance gives the width of a letter in hundredths of its size.
func advance(r rune) int {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r > 0x2e80: // ideographs and other wide letters
		return 100
	case strings.ContainsRune("iIjl.,:;'’!|()[]", r):
		return 34
	case strings.ContainsRune(" -ftr", r):
		return 42
	case strings.ContainsRune("mwMW@%—…", r):
		return 96
	case unicode.IsUpper(r):
		return 72
	}
	return 60
}
