package speech

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// idle reports of a paragraph, in one pass over its bytes, that nobody speaks in
// it: it has no marks, no dashes, no colons, a word in each of its sentences, and
// no word that tells of speech. Of few paragraphs that are idle it
// does not know it.
func (l *lexicon) idle(text string) bool {
	ended := false // by a word, or the stop after one
	for i := 0; i < len(text); {
		if end, ascii := lettersEnd(text, i); end > i {
			if l.openings.tell(text[i:end], ascii) {
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
			if i == 0 || !isLetter(runeBefore(text, i)) {
				return false
			}
		case '-', '\'', '’':
			if i == 0 || !isLetter(runeBefore(text, i)) {
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
		if alphanumeric(text[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < utf8.RuneSelf || !isLetter(r) {
			break
		}
		i, ascii = i+size, false
	}
	return i, ascii
}

// openings tell where no attribution begins.
type openings struct {
	first map[string]bool // words with which one may begin: verbs of speech, "selon", the "aux" of "aux dires de"

	// telling are words of which one stands in every attribution outside marks:
	// the same, but the "dires" of "aux dires de". All are letters only.
	telling map[string]bool
	heads   [32 * 32]uint32 // by the low bits of the first two bytes of such a word: a set of its lengths
}

func newOpenings(l *lexicon) *openings {
	o := &openings{first: set("words mots pour selon"), telling: set("words mots pour selon")}
	for w := range l.forms {
		o.first[w], o.telling[w] = true, true
	}
	for _, phrase := range l.according() {
		longest := slices.MaxFunc(phrase, func(a, b string) int { return len(a) - len(b) })
		o.first[phrase[0]], o.telling[longest] = true, true
	}
	for w := range o.telling {
		o.heads[head(w)] |= 1 << (len(w) & 31)
	}
	return o
}

// head gives a number by which most words are known not to tell. It is the
// same for a capital of ASCII.
func head(w string) int {
	n := int(w[0]&31) << 5
	if len(w) > 1 {
		n |= int(w[1] & 31)
	}
	return n
}

// tell reports whether a word, which has letters and digits only and may have
// capitals, is one of the telling.
func (o *openings) tell(w string, ascii bool) bool {
	if !ascii {
		return o.telling[strings.ToLower(w)]
	}
	if o.heads[head(w)]&(1<<(len(w)&31)) == 0 {
		return false
	}
	var space [32]byte
	small := append(space[:0], w...)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c + 'a' - 'A'
		}
	}
	return o.telling[string(small)]
}
