package locale

import (
	"maps"
	"slices"
)

// Has reports whether the table has a word.
func (w Words) Has(english string) bool { _, ok := w.words[english]; return ok }

// HasNoun reports whether the table has a noun.
func (w Words) HasNoun(noun string) bool { _, ok := w.nouns[noun]; return ok }

// Known lists the words of the table.
func (w Words) Known() []string { return slices.Sorted(maps.Keys(w.words)) }
