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
		sum += advance(r)
	}
	return rounded(sum, size)
}

// Fitting gives how many characters at the beginning of a text, of so many at most, take
// no more room than a width together with an ellipsis after them.
func Fitting(text string, most, size, width int) int {
	n, sum := 0, advance('…')
	for _, r := range text {
		sum += advance(r)
		if n == most || rounded(sum, size) > width {
			break
		}
		n++
	}
	return n
}

// Line gives words with single blanks between them. Most have no other.
func Line(words string) string {
	blank := true // where a blank would be one too many
	for _, r := range words {
		if r != ' ' && unicode.IsSpace(r) || r == ' ' && blank {
			return strings.Join(strings.Fields(words), " ")
		}
		blank = r == ' '
	}
	if blank && words != "" {
		return words[:len(words)-1]
	}
	return words
}

// rounded gives hundredths of a size as a width.
func rounded(sum, size int) int { return (sum*size + 99) / 100 }

// advance gives the width of a letter in hundredths of its size.
func advance(r rune) int {
	if r <= unicode.MaxASCII {
		return basic[r]
	}
	return measured(r)
}

// basic is the widths of the letters of ASCII, of which most words are made.
var basic = func() (widths [unicode.MaxASCII + 1]int) {
	for i := range widths {
		widths[i] = measured(rune(i))
	}
	return widths
}()

func measured(r rune) int {
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
