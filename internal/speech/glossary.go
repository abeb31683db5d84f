package speech

import "strings"

// glossary is a list of words. Most words are none of it, which it tells soon. A nil
// glossary is empty.
type glossary struct {
	words map[string]bool
	hints [16]uint64 // a bit for each hint that one of the words gives
}

// set makes a glossary of words that are parted by white space.
func set(words ...string) *glossary {
	g := &glossary{words: map[string]bool{}}
	for _, some := range words {
		for w := range strings.FieldsSeq(some) {
			g.words[w] = true
			at := hint(w)
			g.hints[at/64] |= 1 << (at % 64)
		}
	}
	return g
}

// has reports whether a word is in the glossary.
func (g *glossary) has(w string) bool {
	if g == nil || w == "" {
		return false
	}
	at := hint(w)
	return g.hints[at/64]&(1<<(at%64)) != 0 && g.words[w]
}

// hint gives the place among hints of a word, which is not empty: by its first and last
// bytes and its length.
func hint(w string) uint {
	first, last := uint(w[0]), uint(w[len(w)-1])
	return (first*13 + last*89 + uint(len(w))*29) % uint(64*len(glossary{}.hints))
}
