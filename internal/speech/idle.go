package speech

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// idle reports of a paragraph, in one pass over its bytes, that nobody speaks in
// it: it has no marks, no dashes, no colons, a word in each of its sentences, and
// no word that tells of speech. Of few paragraphs that are idle it
// does not know it.
func (l *lexicon) idle(text string) bool {
	ended := false // by a word, or the stop after one
	for i := 0; i < len(text); {
		if end, ascii := lettersEnd(text, i); end > i {
			if l.openings.telling.hasFolded(text[i:end], ascii) {
				return false
			}
			i, ended = end, true
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case ' ', ',':
		case '.', '!', '?':
			// A sentence ends there, and nowhere else.
			if i == 0 || !annotate.IsWord(annotate.RuneBefore(text, i)) {
				return false
			}
		case '-', '\'', '’':
			if i == 0 || !annotate.IsWord(annotate.RuneBefore(text, i)) {
				return false // begins a quotation, or is a dash
			}
			ended = false
		default:
			return false
		}
		i += size
	}
	return ended
}

// lettersEnd gives the end of the letters and digits at offset i, and whether
// all are of ASCII.
func lettersEnd(text string, i int) (end int, ascii bool) {
	ascii = true
	for i < len(text) {
		if annotate.IsWordByte(text[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < utf8.RuneSelf || !annotate.IsWord(r) {
			break
		}
		i, ascii = i+size, false
	}
	return i, ascii
}

// openings tell where no attribution begins, and no name.
type openings struct {
	// first are words with which one may begin: verbs of speech, "selon", the
	// "aux" of "aux dires de".
	first lookup

	// telling are words of which one stands in every attribution outside marks:
	// the same, but the "dires" of "aux dires de". All are letters only.
	telling lookup

	minor lookup // words that begin a sentence, and no name: articles, pronouns and the like
}

func newOpenings(l *lexicon) *openings {
	first, telling := set("words mots pour selon"), set("words mots pour selon")
	for w := range l.forms {
		first[w], telling[w] = true, true
	}
	for _, phrase := range l.according() {
		longest := slices.MaxFunc(phrase, func(a, b string) int { return len(a) - len(b) })
		first[phrase[0]], telling[longest] = true, true
	}
	minor := map[string]bool{}
	for _, list := range []map[string]bool{l.articles, l.pronouns, l.stoppers, l.prepositions, l.links, l.adverbs} {
		maps.Copy(minor, list)
	}
	return &openings{first: newLookup(first), telling: newLookup(telling), minor: newLookup(minor)}
}

// lookup is a set of words that tells quickly of most others that they are none
// of it.
type lookup struct {
	words map[string]bool
	heads annotate.Heads
}

func newLookup(words map[string]bool) lookup {
	l := lookup{words: words}
	for w := range words {
		l.heads.Add(w)
	}
	return l
}

// has reports whether a word in small letters, which is not empty, is in the set.
func (l *lookup) has(w string) bool { return l.heads.MayHave(w) && l.words[w] }

// hasFolded is has for a word that may have capitals. ascii tells that it has
// letters of ASCII only.
func (l *lookup) hasFolded(w string, ascii bool) bool {
	if !ascii {
		return l.words[strings.ToLower(w)]
	}
	if !l.heads.MayHave(w) {
		return false
	}
	var space [32]byte
	small := append(space[:0], w...)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c + 'a' - 'A'
		}
	}
	return l.words[string(small)]
}
