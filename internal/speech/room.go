package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// room is what a text in words lies in, and then the next one.
type room struct {
	reader     reader
	glances    []glance
	looked     []byte // the paragraph that was looked through last
	texts      []string
	known      []*paragraph
	paragraphs []paragraph // from the last text on, in which none was read
	read       int         // of these
	tokens     []token
	stretches  []stretch
	spans      []annotate.Span
	masked     []byte
	small      smalls
	runs       []phrase // see newPeople
	found      []finding
}

// glance is what one look through a paragraph tells.
type glance struct {
	size int // in bytes
	idle bool
}

// places makes room for what is known of n paragraphs: of none anything.
func (in *room) places(n int) {
	if cap(in.known) < n {
		in.known, in.texts, in.glances = make([]*paragraph, n), make([]string, n), make([]glance, n)
	}
	in.known, in.texts, in.glances = in.known[:n], in.texts[:n], in.glances[:n]
}

// look looks through a paragraph.
func (in *room) look(i int, text Text, lex *lexicon) {
	in.looked = text.Append(in.looked[:0], i)
	in.glances[i] = glance{len(in.looked), lex.idle(in.looked)}
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
	clear(in.known)
	clear(in.texts)
	clear(in.paragraphs[:in.read])
	clear(in.tokens)
	clear(in.found)
	in.read, in.tokens, in.stretches = 0, in.tokens[:0], in.stretches[:0]
}

// smalls are words in small letters. Most stand so in their text; the others are
// written one after another.
type smalls struct{ written strings.Builder }

// of gives a word in small letters, as strings.ToLower makes it.
func (l *smalls) of(word string) string {
	const page = 1 << 10 // bytes
	if small(word) {
		return word
	}
	if b := &l.written; b.Cap()-b.Len() < 2*len(word) {
		b.Reset() // what was written stays for those who have it
		b.Grow(max(page, 2*len(word)))
	}
	from := l.written.Len()
	for _, r := range word {
		l.written.WriteRune(unicode.ToLower(r))
	}
	return l.written.String()[from:]
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
