package weigh

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// sentence is a sentence of the dossier's own, with the citations that stand in
// it or directly after it.
type sentence struct {
	words string
	cites []dossier.Cite
	notes []string // the labels of its footnotes
	links bool     // every word of it belongs to a link
	pos   diag.Pos
	span  annotate.Span // in the words of its block
}

// reader reads the sentences of one text of a dossier after another, in the same room.
type reader struct {
	d      *dossier.Dossier
	text   strings.Builder
	signs  []sign
	links  []annotate.Span
	depth  int // of links, and where the outermost began
	begun  int
	pieces []dossier.Piece
	spans  []annotate.Span // of the sentences
	list   []sentence
}

// sign is a piece, which is more than words, that stands at an offset of the text.
type sign struct {
	at    int
	piece *dossier.Piece
}

// sentences reads the sentences of pieces, whose block begins at pos. They stay until
// the next ones are read.
func (r *reader) sentences(pieces []dossier.Piece, pos diag.Pos) []sentence {
	text := r.read(pieces)
	r.spans = whole(r.spans[:0], text)
	r.list = r.list[:0]
	for _, s := range r.spans {
		r.list = append(r.list, sentence{words: s.Of(text), span: s, links: r.linked(text, s), pos: r.pos(s, pos)})
	}
	for _, s := range r.signs {
		if i := owner(r.spans, s.at); i >= 0 {
			r.list[i].cites = append(r.list[i].cites, s.piece.Cites()...)
			if s.piece.Kind == dossier.NoteRef {
				r.list[i].notes = append(r.list[i].notes, s.piece.Target())
			}
		}
	}
	return r.list
}

// piecesOf gives the pieces of a block, which stay until the next ones are read.
func (r *reader) piecesOf(body *dossier.Body, block int) []dossier.Piece {
	r.pieces = slices.AppendSeq(r.pieces[:0], body.Pieces(block))
	return r.pieces
}

// read gives the words of pieces, and notes the signs and links among them. Of a single
// piece of words they are not copied.
func (r *reader) read(pieces []dossier.Piece) string {
	r.signs, r.links, r.depth = r.signs[:0], r.links[:0], 0
	if len(pieces) == 1 && pieces[0].Kind == dossier.Text {
		return pieces[0].Words()
	}
	room := 0
	for i := range pieces {
		room += len(pieces[i].Words())
	}
	r.text.Reset()
	r.text.Grow(room)
	for i := range pieces {
		r.piece(&pieces[i], r.d.Words(pieces[i:i+1]))
	}
	return r.text.String()
}

// piece adds a piece, which has these words.
func (r *reader) piece(p *dossier.Piece, words string) {
	at := r.text.Len()
	r.text.WriteString(words)
	if p.Kind != dossier.Text {
		r.signs = append(r.signs, sign{at, p})
	}
	switch {
	case p.Kind == dossier.RefPiece:
		r.links = append(r.links, annotate.Span{Start: at, End: r.text.Len()})
	case p.Kind == dossier.Begin && p.Tag == dossier.TagA:
		if r.depth++; r.depth == 1 {
			r.begun = at
		}
	case p.Kind == dossier.End && p.Tag == dossier.TagA:
		if r.depth--; r.depth == 0 {
			r.links = append(r.links, annotate.Span{Start: r.begun, End: at})
		}
	}
}

// owner gives the sentence to which a sign at an offset belongs: the one it
// stands in or directly after, or else the last one before it. It is -1 where
// there are no sentences.
func owner(spans []annotate.Span, at int) int {
	for i, s := range spans {
		if at <= s.End {
			if at < s.Start && i > 0 {
				return i - 1
			}
			return i
		}
	}
	return len(spans) - 1
}

// linked reports whether every letter of a sentence stands in a link.
func (r *reader) linked(text string, s annotate.Span) bool {
	for i, c := range s.Of(text) {
		if (unicode.IsLetter(c) || unicode.IsDigit(c)) && !r.inLink(s.Start+i) {
			return false
		}
	}
	return true
}

func (r *reader) inLink(at int) bool {
	for _, l := range r.links {
		if l.Start <= at && at < l.End {
			return true
		}
	}
	return false
}

// pos gives the place of a sentence as far as its signs tell: that of the first
// sign in it, or of the last one before it, or of the block.
func (r *reader) pos(s annotate.Span, block diag.Pos) diag.Pos {
	pos := block
	for _, sign := range r.signs {
		if sign.piece.Pos().Line == 0 {
			continue
		}
		if sign.at >= s.Start {
			if sign.at <= s.End {
				return sign.piece.Pos()
			}
			break
		}
		pos = sign.piece.Pos()
	}
	return pos
}

// claims reports whether a block holds sentences that need a citation.
func claims(b *dossier.Block) bool {
	switch b.Kind {
	case dossier.Paragraph, dossier.Tight, dossier.Footnote:
		return !b.Aside
	}
	return false
}

// uncited calls tell with the sentences of a record's body that cite nothing. A footnote
// that cites speaks for the sentence that calls it.
func (r *reader) uncited(h *dossier.Head, tell func(sentence)) {
	body := &h.Body
	var noted map[string]bool
	for i := range body.Blocks {
		if body.Blocks[i].Kind == dossier.Footnote && body.Has(i, dossier.Citation) {
			if noted == nil {
				noted = map[string]bool{}
			}
			noted[body.Label(i)] = true
		}
	}
	for i := range body.Blocks {
		b := &body.Blocks[i]
		if !claims(b) {
			continue
		}
		for _, s := range without(r.sentences(r.piecesOf(body, i), h.At(b)), noted) {
			tell(s)
		}
	}
}

// without leaves of sentences, in their room, those that have no citation, of their own
// or in a footnote.
func without(all []sentence, noted map[string]bool) []sentence {
	return slices.DeleteFunc(all, func(s sentence) bool {
		return len(s.cites) > 0 || s.links || slices.ContainsFunc(s.notes, func(label string) bool { return noted[label] })
	})
}

// uncitedIn lists the sentences of a line of front matter that cite nothing,
// each with its own place in the file.
func (r *reader) uncitedIn(p *dossier.Prose) []sentence {
	list := without(r.sentences(p.Pieces, p.Pos), nil)
	spots := p.Spots
	if len(spots) == 0 {
		spots = []dossier.Spot{{Pos: p.Pos}}
	}
	from := 0
	for i := range list {
		if at := strings.Index(p.Source[from:], beginning(r.d, p.Pieces, list[i].span)); at >= 0 {
			from += at
			list[i].pos = dossier.PosAt(p.Source, spots, from)
		}
	}
	return list
}

// beginning gives the words of the text piece with which a sentence begins, up
// to the piece's end: they stand in the source as they are.
func beginning(d *dossier.Dossier, pieces []dossier.Piece, s annotate.Span) string {
	at := 0
	for i := range pieces {
		text := d.Words(pieces[i : i+1])
		if at <= s.Start && s.Start < at+len(text) && pieces[i].Kind == dossier.Text {
			return text[s.Start-at : min(s.End-at, len(text))]
		}
		at += len(text)
	}
	return "\x00"
}
