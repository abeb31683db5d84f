// Package locale holds the languages of the interface: all that a page says in
// words of its own, and how it writes dates, numbers and quotation marks.
//
// Each language is one file with one value, such as french.go, and its name in
// languages below. The English words are the keys: a layout says T "Timeline",
// and a language has a table from English. A word that a table lacks stays
// English; a test lists such words by name.
package locale

import (
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/lettering"
)

// Language is a language of the interface. It is not to be changed.
type Language struct {
	Code  string // the primary subtag of BCP 47: "fr"
	Name  string // in the language itself: "français"
	Dates date.Vocabulary

	Group string // parts thousands: "12,000"
	Point string // parts decimals: "4.5"

	Quotes [4]string // opening and closing, then those within a quotation

	words  map[string]string // by the English; English itself has none
	nouns  map[string]Noun   // by the English singular
	plural func(n int) Plural
}

// Languages lists the languages of the interface.
func Languages() []*Language { return []*Language{&english, &french, &arabic} }

// Codes lists the codes of the languages: "en", "fr".
func Codes() []string {
	var list []string
	for _, l := range Languages() {
		list = append(list, l.Code)
	}
	return list
}

// For gives the language of a BCP 47 tag, English where it is not known.
func For(tag string) *Language {
	if l := find(tag); l != nil {
		return l
	}
	return &english
}

func find(tag string) *Language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	for _, l := range Languages() {
		if l.Code == primary {
			return l
		}
	}
	return nil
}

// T gives the word for an English one.
func (l *Language) T(english string) string {
	if s, ok := l.words[english]; ok {
		return s
	}
	return english
}

// Fill gives the words for a pattern in English, with what stands in the place
// of {time}: "{time} later".
func (l *Language) Fill(english, time string) string {
	return strings.Replace(l.T(english), "{time}", time, 1)
}

// Number gives a count, which is not negative, with its thousands parted: "12,000".
func (l *Language) Number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + l.Group + digits[at:]
	}
	return digits
}

// Count gives a number with its noun: "1 report", "3 reports". noun is the
// English singular.
func (l *Language) Count(n int, noun string) string {
	forms, ok := l.nouns[noun]
	if !ok {
		forms = Noun{Other: "{n} " + noun}
	}
	return strings.Replace(forms.of(l.plural(n)), "{n}", l.Number(n), 1)
}

// RightToLeft reports whether the language is written so.
func (l *Language) RightToLeft() bool { return lettering.Leftward(l.Code) }
