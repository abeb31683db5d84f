// Package locale holds the words of the interface in each language.
//
// The English words are the keys: a layout says T "Timeline", and a language
// is one table from English. A word that a table lacks stays English; a test
// finds such words.
package locale

import (
	"strconv"
	"strings"
)

// Words are the words of one language.
type Words struct {
	Language string // BCP 47
	words    map[string]string
	nouns    map[string][2]string // singular and plural
	single   func(n int) bool     // whether a number takes the singular
}

// For gives the words of a language, English where it is not known.
func For(language string) Words {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if primary == "fr" {
		return Words{Language: "fr", words: french, nouns: frenchNouns, single: func(n int) bool { return n < 2 }}
	}
	return Words{Language: "en", nouns: englishNouns, single: func(n int) bool { return n == 1 }}
}

// T gives the word for an English one.
func (w Words) T(english string) string {
	if s, ok := w.words[english]; ok {
		return s
	}
	return english
}

// Count gives a number with its noun: "1 report", "3 reports". noun is the
// English singular.
func (w Words) Count(n int, noun string) string {
	forms, ok := w.nouns[noun]
	if !ok {
		forms = [2]string{noun, noun + "s"}
	}
	if w.single(n) {
		return strconv.Itoa(n) + " " + forms[0]
	}
	return strconv.Itoa(n) + " " + forms[1]
}
