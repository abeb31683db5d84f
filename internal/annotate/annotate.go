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

// runeBefore gives the character that ends at offset i, or 0 at the beginning.
func runeBefore(text string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// runeAt gives the character that begins at offset i, or 0 at the end.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
