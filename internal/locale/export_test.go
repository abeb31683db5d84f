package locale

import (
	"maps"
	"slices"
)

// Has reports whether the table has a word.
func (l *Language) Has(english string) bool { _, ok := l.words[english]; return ok }

// NounOf gives a noun as the table has it.
func (l *Language) NounOf(noun string) (Noun, bool) { n, ok := l.nouns[noun]; return n, ok }

// KnownWords lists the words of the table, KnownNouns the nouns.
func (l *Language) KnownWords() []string { return slices.Sorted(maps.Keys(l.words)) }
func (l *Language) KnownNouns() []string { return slices.Sorted(maps.Keys(l.nouns)) }
