// Package annotate finds in the words of one text what a reader sees there:
// its sentences, the names that records declare, and the news agencies whose
// words it gives.
//
// It reads English and French news prose. Names makes no guess: only a declared
// name counts, and never one that two records declare. EachProposal gives what
// may be a name, for those who ask.
//
// Places in a text are given as Spans of bytes, so that what is found can be
// marked, quoted and checked without changing the text.
package annotate

import (
	"unicode"
	"unicode/utf8"
)

// Span is a half-open range of bytes of a text, from Start up to but not
// including End.
type Span struct{ Start, End int }

// Of gives the words at the span.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// RuneBefore gives the character that ends at byte i of a text, 0 at the beginning
// and U+FFFD where the bytes before are not UTF-8.
func RuneBefore(text string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// RuneAt gives the character that begins at byte i of a text, 0 at the end and
// U+FFFD where the bytes there are not UTF-8.
func RuneAt(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// IsWordByte reports whether a byte is a letter or digit of ASCII.
func IsWordByte(c byte) bool { return alphanumeric[c] }

// IsWord reports whether a character belongs to words: a letter, a digit, or an
// accent of its own. What joins the parts of a word, as apostrophes do, does not.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return alphanumeric[byte(r)]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
