package speech

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// idle reports of a paragraph, in one pass over its bytes, that nobody speaks in
// it: it has no marks, no colons, no dash at its beginning, a word in each of its
// sentences, and no word that tells of speech. Of few paragraphs that are idle it
// does not know it.
func (l *lexicon) idle(text []byte) bool {
	held := signed // what the sentence holds so far; a text without words is none
	closed := 0    // the end of the last stop, and of what closes with it
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		if end, tells := l.openings.telling.at(text, i); tells {
			return false
		} else if end > i {
			i, held = end, worded
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch role := roleOf(r); {
		case role == telling, role == dashes && i == 0, role == joining && !follows(text, i):
			return false
		case (role == stopping || role == closing) && i == closed && i > 0:
			closed += size
		case role == stopping && held != worded, role == parting && held == signed:
			return false
		case role == stopping, role == parting:
			held, closed = bare, i+size
		case role == cutting, role == dashes, held == bare && role != joining && role != blank:
			held = signed
		}
		i += size
	}
	return held != signed
}

// What a sentence holds: nothing, signs alone, a word.
const (
	bare = iota
	signed
	worded
)

// role is what a sign may mean in a paragraph.
type role uint8

const (
	telling  role = iota // that somebody speaks
	beside               // nothing of that
	cutting              // that the sentence may begin anew, as after an hour
	dashes               // the same, unless the paragraph begins with it
	closing              // that the stop before it goes on
	stopping             // that a sentence ends
	parting              // so too, be it empty
	joining              // that a word goes on; where none stands before it, that somebody speaks
	blank
)

// roleOf gives the role of what is no letter or digit.
func roleOf(r rune) role {
	if r < utf8.RuneSelf {
		return asciiRoles[r]
	}
	switch r {
	case '’':
		return joining
	case '…':
		return stopping
	case '—', '–':
		return dashes
	case '\u00a0', '\u202f':
		return blank
	case '€', '£', '°', '‑':
		return beside
	}
	return telling
}

// asciiRoles are the roles of the signs of ASCII.
var asciiRoles = func() (table [utf8.RuneSelf]role) {
	for list, role := range map[string]role{
		";": cutting, "#$%&(*+,/<=>@[\\^_`{|}~": beside, "-": joining, "'": joining, ")]": closing, ".!?": stopping, "\n": parting, " \t\r": blank,
	} {
		for _, c := range []byte(list) {
			table[c] = role
		}
	}
	return table
}()

// follows reports whether a word ends at byte i of a text.
func follows(text []byte, i int) bool {
	r, _ := utf8.DecodeLastRune(text[:i])
	return annotate.IsWord(r)
}

// lettersEnd gives the end of the letters and digits at byte i of a text.
func lettersEnd(text []byte, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		if !annotate.IsWord(r) {
			break
		}
		i += size
	}
	return i
}

// openings tell where no attribution begins, and no name.
type openings struct {
	// first are words with which one may begin: verbs of speech, "selon", the
	// "aux" of "aux dires de".
	first *lookup

	// telling are words of which one stands in every attribution outside marks:
	// the same, but the "dires" of "aux dires de". All are letters only.
	telling *lookup

	minor *lookup // words that begin a sentence, and no name: articles, pronouns and the like
}

func newOpenings(l *lexicon) *openings {
	first, telling := set("words mots pour selon").words, set("words mots pour selon").words
	for w := range l.forms {
		first[w], telling[w] = true, true
	}
	for _, phrase := range l.according() {
		longest := slices.MaxFunc(phrase, func(a, b string) int { return len(a) - len(b) })
		first[phrase[0]], telling[longest] = true, true
	}
	minor := map[string]bool{}
	for _, words := range []*glossary{l.articles, l.pronouns, l.stoppers, l.prepositions, l.links, l.adverbs} {
		maps.Copy(minor, words.words)
	}
	return &openings{first: newLookup(first), telling: newLookup(telling), minor: newLookup(minor)}
}

// lookup is a set of words that tells quickly of most others that they are none
// of it.
type lookup struct {
	words    map[string]bool
	outlines annotate.Outlines
	traces   annotate.Traces
}

func newLookup(words map[string]bool) *lookup {
	l := &lookup{words: words}
	for w := range words {
		l.outlines.Add(w)
		l.traces.Add(w)
	}
	return l
}

// has reports whether a word in small letters, which is not empty, is in the set.
func (l *lookup) has(w string) bool { return l.outlines.MayHave(w) && l.words[w] }

// at gives the end of the letters and digits at byte i of a text, and whether they
// are, but for capitals, a word of the set.
func (l *lookup) at(text []byte, i int) (end int, ok bool) {
	end, first := annotate.Letters(text, i)
	if end < len(text) && (text[end] >= utf8.RuneSelf || annotate.IsWordByte(text[end])) {
		if to := lettersEnd(text, end); to > end {
			return to, l.hasFolded(text[i:to])
		}
	}
	return end, l.traces.MayHave(end-i, first) && l.hasFolded(text[i:end])
}

// hasFolded reports whether a word is in the set, but for capitals.
func (l *lookup) hasFolded(w []byte) bool {
	var space [64]byte
	small := space[:0]
	for i := 0; i < len(w); {
		r, size := utf8.DecodeRune(w[i:])
		small = utf8.AppendRune(small, unicode.ToLower(r))
		i += size
	}
	return l.words[string(small)]
}
