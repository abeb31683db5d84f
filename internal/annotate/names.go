package annotate

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/slug"
)

// Name is a name that a record declares.
type Name struct {
	Text   string
	Target string // the record's id
}

// Names finds declared names in texts. Letters are compared without accents
// and case, word by word, so that a hyphen and a blank are alike; but a name
// that begins with a capital is found only where the text has one too, and a
// name all in capitals only in capitals, so that "US" is not found in "us". A
// full stop may stand after an initial, and where the name has one. At each
// place the longest name counts.
//
// A name that two records declare is never found, nor is a shorter one within
// it; Shared lists it. Names may be used by several goroutines at a time.
type Names struct {
	spellings map[string][]spelling // by the folded words, a blank between them
	longest   table[int]            // the most words of a name, by its first word
	opens     beginnings            // with which a name may begin in a text
	small     bool                  // a name begins with something other than a capital
	shared    map[string][]string
}

// spelling is a name as it was declared.
type spelling struct {
	Name          // without a target where several records declare it
	capital  bool // begins with one
	capitals bool // has no small letter
	dotted   bool // has a full stop
}

// NewNames makes a finder of the names.
func NewNames(names []Name) *Names {
	n := &Names{spellings: map[string][]spelling{}, shared: map[string][]string{}}
	for c := utf8.RuneSelf; c < len(n.opens.bytes); c++ {
		n.opens.bytes[c] = true
	}
	for _, name := range names {
		if key, words := foldedKey(name.Text); words > 0 {
			n.add(key, words, newSpelling(name))
		}
	}
	for _, list := range n.spellings {
		n.share(list)
	}
	n.opens.settle()
	return n
}

func newSpelling(n Name) spelling {
	from := strings.IndexFunc(n.Text, beginsWord)
	r, _ := utf8.DecodeRuneInString(n.Text[from:])
	return spelling{
		Name: n, capital: unicode.IsUpper(r),
		capitals: strings.ToUpper(n.Text) == n.Text, dotted: strings.Contains(n.Text, "."),
	}
}

func (n *Names) add(key string, words int, s spelling) {
	n.spellings[key] = append(n.spellings[key], s)
	first, _, _ := strings.Cut(key, " ")
	n.longest.set(first, max(n.longest.known[first], words))
	n.small = n.small || !s.capital
	if c := first[0]; c < utf8.RuneSelf {
		n.opens.bytes[unicode.ToUpper(rune(c))] = true
		n.opens.bytes[c] = n.opens.bytes[c] || !s.capital
	}
}

// share notes whether several records declare a name, which has these spellings.
func (n *Names) share(list []spelling) {
	if !slices.ContainsFunc(list, func(s spelling) bool { return s.Target != list[0].Target }) {
		return
	}
	var ids []string
	for i := range list {
		if id := list[i].Target; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		list[i].Target = ""
	}
	n.shared[list[0].Text] = ids
}

// Shared gives the names that several records declare, each in the spelling
// that was declared first, with the records' ids.
func (n *Names) Shared() map[string][]string { return n.shared }

// foldedKey gives the folded words of a name and their number.
func foldedKey(name string) (string, int) {
	var space [64]byte
	key, words := space[:0], 0
	for w, ok := nextWord(name, 0); ok; w, ok = nextWord(name, w.to) {
		if words++; words > 1 {
			key = append(key, ' ')
		}
		key = appendFolded(key, name[w.from:w.to])
	}
	return string(key), words
}

// appendFolded adds a word without accents and case, as slug.Fold makes it. Its
// tables are dear; words of Latin letters do without.
func appendFolded[T text](b []byte, word T) []byte {
	start := len(b)
	for i := 0; i < len(word); {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
			i++
			continue
		case c < utf8.RuneSelf:
			b = append(b, c)
			i++
			continue
		}
		r, size := decodeWide(word[i:])
		if r >= latinEnd {
			return append(b[:start], slug.Fold(string(word))...)
		}
		b = append(b, latin[r]...)
		i += size
	}
	return b
}

// latinEnd is where the Latin letters of Europe end, which are folded one by
// one.
const latinEnd = '\u0180'

// latin holds the folded forms of the letters below latinEnd.
var latin = func() (table [latinEnd]string) {
	for r := rune(utf8.RuneSelf); r < latinEnd; r++ {
		table[r] = slug.Fold(string(r))
	}
	return table
}()

// Hit is a name found in a text: its bytes From to To.
type Hit struct {
	From, To int
	Target   string
}

// Find lists the names in text, in order; none overlaps another.
func (n *Names) Find(text string) []Hit { return n.Append(nil, []byte(text)) }

// Append adds the names in text, as Find gives them, to a list.
func (n *Names) Append(hits []Hit, text []byte) []Hit {
	if len(n.spellings) == 0 {
		return hits
	}
	var space [64]byte
	key, most := space[:0], 0
	for w, ok := next(text, 0, &n.opens); ok; w, ok = next(text, w.to, &n.opens) {
		if !n.small && text[w.from] >= utf8.RuneSelf {
			if r, _ := decode(text, w.from); unicode.IsLower(r) {
				continue
			}
		}
		if most, key = n.longest.of(text, w, key); most > 0 {
			target, to := n.at(text, w, key, most)
			if target != "" {
				hits = append(hits, Hit{w.from, to, target})
			}
			w.to = to
		}
	}
	return hits
}

// at finds the longest name, of no more than most words, that begins with the
// word w, whose folded form is key, and tells where it ends. Without one, that
// is the word's own end.
func (n *Names) at(text []byte, w word, key []byte, most int) (target string, to int) {
	from, to, dotted := w.from, w.to, false
	for words := 1; ; words++ {
		if s, ok := n.match(key, text[from:w.to], dotted); ok {
			target, to = s.Target, w.to
		}
		next, ok := nextWord(text, w.to)
		if !ok || words == most {
			return target, to
		}
		joined, dot := joins(text[w.to:next.from], text[w.from:w.to])
		if !joined {
			return target, to
		}
		dotted = dotted || dot
		w = next
		key = appendFolded(append(key, ' '), text[w.from:w.to])
	}
}

// match finds the spelling that words of a text are written in.
func (n *Names) match(key, words []byte, dotted bool) (spelling, bool) {
	for _, s := range n.spellings[string(key)] {
		r, _ := utf8.DecodeRune(words)
		switch {
		case s.capital && !unicode.IsUpper(r):
		case s.capitals && !bytes.Equal(bytes.ToUpper(words), words):
		case dotted && !s.dotted:
		default:
			return s, true
		}
	}
	return spelling{}, false
}

// joins reports whether a gap after a word joins it with the next: blanks, or
// one hyphen or apostrophe. A full stop joins after an initial; after another
// word it may end a sentence, so that dot says that it is there.
func joins[T text](gap, word T) (ok, dot bool) {
	if len(gap) > 0 && gap[0] == '.' {
		gap, dot = gap[1:], utf8.RuneCountInString(string(word)) > 1
	}
	switch rest := string(gap); rest {
	case "", " ", "-", "'", "’", "ʼ", "‐", "‑", "\u00a0", "\u202f":
		return true, dot
	default:
		return strings.Trim(rest, " \u00a0\u202f") == "", dot
	}
}
