package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// room is what a text in words lies in, and then the next one.
type room struct {
	reader       reader
	idle         []bool // of each paragraph, whether one look tells that nobody speaks in it
	size         int    // of all paragraphs, in bytes
	looked       []byte // the paragraph that was looked through last
	texts        []string
	known        []*paragraph
	paragraphs   []paragraph // from the last text on, in which none was read
	read         int         // of these
	tokens       []token
	stretches    []stretch   // the block in which those of the next paragraph go; see withRoom
	quotes       []quotation // likewise
	outermost    []quotation // of the paragraph that is taken into words
	spans        []annotate.Span
	masked       []byte
	small        smalls
	attributions []attribution // of the sentence that is read
	inside       []attribution // of a sentence within one of its quotations
	people       people
	found        []finding
}

// mostKept is how long a text may be, in bytes, for its room to be kept for another.
const mostKept = 1 << 17

// places makes room for what is known of n paragraphs: of none anything.
func (in *room) places(n int) {
	if cap(in.known) < n {
		in.known, in.texts, in.idle = make([]*paragraph, n), make([]string, n), make([]bool, n)
	}
	in.known, in.texts, in.idle, in.size = in.known[:n], in.texts[:n], in.idle[:n], 0
}

// look looks through a paragraph.
func (in *room) look(i int, text Text, lex *lexicon) {
	in.looked = text.Append(in.looked[:0], i)
	in.idle[i] = lex.idle(in.looked)
	in.size += len(in.looked)
}

// paragraph gives room for one of the n paragraphs of a text, at most.
func (in *room) paragraph(n int) *paragraph {
	if in.read == len(in.paragraphs) {
		in.paragraphs, in.read = make([]paragraph, n), 0
	}
	in.read++
	return &in.paragraphs[in.read-1]
}

// empty makes ready for another text. Nothing leads to the words of the last one.
func (in *room) empty() {
	in.reader = reader{}
	in.people.empty()
	clear(in.known)
	clear(in.texts)
	clear(in.paragraphs[:in.read])
	clear(in.tokens)
	clear(in.found)
	in.read, in.tokens, in.stretches, in.quotes = 0, in.tokens[:0], in.stretches[:0], in.quotes[:0]
}

// smalls are words in small letters. Most stand so in their text; the others are
// written one after another, each after itself as it stands, and remembered, as most
// stand in many texts.
type smalls struct {
	known   map[string]string
	written strings.Builder
}

// of gives a word in small letters, as strings.ToLower makes it.
func (l *smalls) of(word string) string {
	const (
		page = 1 << 10 // bytes
		most = 1 << 12 // words
		long = 1 << 6  // bytes of a word that is not remembered
	)
	if small(word) {
		return word
	}
	if low, ok := l.known[word]; ok {
		return low
	}
	if len(word) > long {
		return strings.ToLower(strings.Clone(word))
	}
	if b := &l.written; b.Cap()-b.Len() < 3*len(word) {
		b.Reset() // what was written stays for those who have it
		b.Grow(page)
	}
	from := l.written.Len()
	l.written.WriteString(word)
	to := l.written.Len()
	for _, r := range word {
		l.written.WriteRune(unicode.ToLower(r))
	}
	low := l.written.String()[to:]
	if len(l.known) == most {
		clear(l.known)
	} else if l.known == nil {
		l.known = map[string]string{}
	}
	l.known[l.written.String()[from:to]] = low
	return low
}

// small reports whether a word has small letters only, and is text.
func small(word string) bool {
	for i, c := range []byte(word) {
		switch {
		case 'A' <= c && c <= 'Z':
			return false
		case c >= utf8.RuneSelf:
			return !strings.ContainsFunc(word[i:], func(r rune) bool { return r == utf8.RuneError || unicode.ToLower(r) != r })
		}
	}
	return true
}
