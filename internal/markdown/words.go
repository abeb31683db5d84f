package markdown

import (
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// simpleWords reads words where what each sign among them means is certain: words
// plain, emphasis around whole words, links to the outside, and signs of our own. It
// gives nothing where there is more, or a mistake.
func (c *converter) simpleWords(s stretch) []dossier.Piece {
	if s.plain() {
		c.kept = append(c.kept, dossier.Piece{Kind: dossier.Text, Text: s.joined(s.words)})
		return c.keptFrom(len(c.kept) - 1)
	}
	if len(s.words) > maxSign || s.next-s.first > maxSign/bytesOfLine {
		return nil // so that each sign is read to its end
	}
	from := len(c.kept)
	w := simpleWriter{inlineWriter{c: c, pieces: c.kept, joined: c.joined}, s, dossier.TagNone}
	ok := w.read()
	w.flush()
	c.kept, c.joined = w.pieces, w.joined
	if !ok {
		return nil
	}
	return c.keptFrom(from)
}

// simpleWriter gathers the pieces of words that need no goldmark.
type simpleWriter struct {
	inlineWriter
	source   stretch
	emphasis dossier.Tag // the tag of what is open
}

// read reads all of the source, and reports whether it could.
func (w *simpleWriter) read() bool {
	for at := 0; at < len(w.source.words); {
		if n := plainLength(w.source.words[at:]); n > 0 {
			words := w.source.words[at : at+n]
			if w.source.holds&linked != 0 && linkable(words) {
				return false
			}
			w.text(w.source.joined(words))
			at += n
			continue
		}
		n := 0
		switch w.source.words[at] {
		case '[':
			n = w.bracket(at)
		case '*':
			n = w.stars(at)
		}
		if n == 0 {
			return false
		}
		at += n
	}
	return w.emphasis == dossier.TagNone
}

// bracket reads the sign or the link that a bracket opens, and gives its length,
// which is 0 where that is not certain.
func (w *simpleWriter) bracket(at int) int {
	rest, exclaimed := w.source.words[at:], strings.HasSuffix(w.source.words[:at], "!")
	sign, length := w.c.ownSign(w.source.at+at, rest)
	switch {
	case length == 0 && !exclaimed:
		return w.plainLink(at)
	case length == 0, exclaimed && pictured(rest[length:]):
		return 0
	}
	w.sign(sign)
	return length
}

// plainLink reads a link of plain words to an address without a sign that means
// anything in Markdown, and gives its length.
func (w *simpleWriter) plainLink(at int) int {
	words, rest, found := strings.Cut(w.source.words[at+1:], "](")
	address, _, closed := strings.Cut(rest, ")")
	if !found || !closed || words == "" || !plainWords(words) || !plainAddress(address) {
		return 0
	}
	w.link(address, w.c.pos(w.source.at+at), func() { w.text(w.source.joined(words)) })
	return len("[") + len(words) + len("](") + len(address) + len(")")
}

// stars reads one or two stars that can only begin emphasis, or only end it, and
// gives how many there are.
func (w *simpleWriter) stars(at int) int {
	tag, n := dossier.TagEm, 1
	if strings.HasPrefix(w.source.words[at:], "**") {
		tag, n = dossier.TagStrong, 2
	}
	before, after := byte('\n'), byte('\n')
	if at > 0 {
		before = w.source.words[at-1]
	}
	if at+n < len(w.source.words) {
		after = w.source.words[at+n]
	}
	switch {
	case w.emphasis == dossier.TagNone && beforeEmphasis[before] && alphanumeric[after]:
		w.emphasis = tag
		w.add(dossier.Piece{Kind: dossier.Begin, Tag: tag})
	case w.emphasis == tag && alphanumeric[before] && afterEmphasis[after]:
		w.emphasis = dossier.TagNone
		w.add(dossier.Piece{Kind: dossier.End, Tag: tag})
	default:
		return 0
	}
	return n
}

// isAside reports whether pieces are emphasised from the first to the last.
func isAside(pieces []dossier.Piece) bool {
	if pieces == nil || pieces[0].Kind != dossier.Begin {
		return false
	}
	tag := pieces[0].Tag // not that of a link within
	ends := slices.IndexFunc(pieces, func(p dossier.Piece) bool { return p.Kind == dossier.End && p.Tag == tag })
	return tag == dossier.TagEm && ends == len(pieces)-1
}

// ownSign reads the sign that a bracket at offset from opens, and gives its
// length, which is 0 where there is none, or a mistake.
func (c *converter) ownSign(from int, part string) (sign dossier.Piece, length int) {
	r := reading{text: part, starts: []lineStart{{0, from}}}
	switch {
	case strings.HasPrefix(part, "[@"):
		claims, offsets, read, err := r.claims()
		if err != nil {
			return sign, 0
		}
		return c.citation(r, from, claims, offsets), read + 2
	case strings.HasPrefix(part, "[[") && !strings.HasPrefix(part, "[[["):
		l := r.link()
		return c.ref(from, l), l.length
	}
	return sign, 0
}

// joined gives words of several lines as one.
func joined(words string) string { return strings.ReplaceAll(words, "\n", " ") }

// joined is joined of words of a stretch.
func (s stretch) joined(words string) string {
	if s.lone() {
		return words
	}
	return joined(words)
}

// plain reports whether the words have no meaning in Markdown within a
// line.
func (s stretch) plain() bool { return s.holds == 0 || plainWords(s.words) }

// plainWords reports whether words have no meaning in Markdown within a line.
func plainWords(words string) bool { return plainLength(words) == len(words) && !linkable(words) }

// plainLength gives the bytes of words before the first sign.
func plainLength(words string) int {
	for i := range len(words) {
		if meaning[words[i]] {
			return i
		}
	}
	return len(words)
}

// linkable reports whether words may hold a bare address.
func linkable(words string) bool {
	return strings.Contains(words, "://") || strings.Contains(words, "www.")
}

// plainAddress reports whether an address stands for itself, with nothing to
// resolve or check.
func plainAddress(address string) bool {
	rest, found := strings.CutPrefix(address, "https://")
	if !found {
		rest, found = strings.CutPrefix(address, "http://")
	}
	for i := range len(rest) {
		found = found && ofAddress[rest[i]]
	}
	return found
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

var (
	// meaning are the bytes that may have a meaning in Markdown within a line.
	meaning = table("\\*_[]<>~&`@|\t")

	alphanumeric   = table(letters + digits)
	ofAddress      = table(letters + digits + "-._~/?=%+:,#")
	beforeEmphasis = table(" \n(")
	afterEmphasis  = table(" \n.,;:!?)")
)
