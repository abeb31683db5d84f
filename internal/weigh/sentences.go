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

// reader reads the sentences of pieces.
type reader struct {
	text  strings.Builder
	signs []sign
	links []annotate.Span
	depth int // of links, and where the outermost began
	begun int
}

// sign is a piece that stands at an offset of the text.
type sign struct {
	at    int
	piece *dossier.Piece
}

// sentences reads the sentences of pieces, whose block begins at pos.
func sentences(d *dossier.Dossier, pieces []dossier.Piece, pos diag.Pos) []sentence {
	var r reader
	room := 0
	for i := range pieces {
		room += len(pieces[i].Words())
	}
	r.text.Grow(room)
	for i := range pieces {
		r.piece(&pieces[i], d.Words(pieces[i:i+1]))
	}
	text := r.text.String()
	spans := whole(text)
	list := make([]sentence, len(spans))
	for i, s := range spans {
		list[i] = sentence{words: s.Of(text), span: s, links: r.linked(text, s), pos: r.pos(s, pos)}
	}
	for _, s := range r.signs {
		if i := owner(spans, s.at); i >= 0 {
			list[i].cites = append(list[i].cites, s.piece.Cites()...)
			if s.piece.Kind == dossier.NoteRef {
				list[i].notes = append(list[i].notes, s.piece.Target())
			}
		}
	}
	return list
}

// piece adds a piece, which has these words.
func (r *reader) piece(p *dossier.Piece, words string) {
	at := r.text.Len()
	r.text.WriteString(words)
	r.signs = append(r.signs, sign{at, p})
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

// uncited lists the sentences of a record's body that cite nothing. A footnote that cites
// speaks for the sentence that calls it.
func uncited(d *dossier.Dossier, h *dossier.Head) []sentence {
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
	var list []sentence
	var pieces []dossier.Piece
	for i := range body.Blocks {
		if b := &body.Blocks[i]; claims(b) {
			pieces = slices.AppendSeq(pieces[:0], body.Pieces(i))
			list = append(list, without(sentences(d, pieces, h.At(b)), noted)...)
		}
	}
	return list
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
func uncitedIn(d *dossier.Dossier, p dossier.Prose) []sentence {
	list := without(sentences(d, p.Pieces, p.Pos), nil)
	spots := p.Spots
	if len(spots) == 0 {
		spots = []dossier.Spot{{Pos: p.Pos}}
	}
	from := 0
	for i := range list {
		if at := strings.Index(p.Source[from:], beginning(d, p.Pieces, list[i].span)); at >= 0 {
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
