package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// room is what a text in words lies in, and then the next one.
type room struct {
	known      []*paragraph
	paragraphs []paragraph // from the last text on, in which none was read
	read       int         // of these
	tokens     []token
	stretches  []stretch
	spans      []annotate.Span
	small      smalls
	runs       []phrase // see newPeople
	found      []finding
}

// space gives the reader's room.
func (r *reader) space() *room {
	if r.room == nil {
		r.room = new(room)
	}
	return r.room
}

// places gives room for what is known of n paragraphs: of none anything.
func (in *room) places(n int) []*paragraph {
	if cap(in.known) < n {
		in.known = make([]*paragraph, n)
	}
	return in.known[:n]
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
	clear(in.known[:cap(in.known)])
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
