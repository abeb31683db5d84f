package page

import (
	"cmp"
	"slices"

	"dossier/internal/dossier"
)

// body lays links, notes and marks over a record's body.
func (s *sheet) body(r dossier.Record) Text {
	h := r.Header()
	t := s.lay(h.Body)
	t.Names = s.names(h)
	return t
}

// prose lays links and notes over a text of front matter.
func (s *sheet) prose(p dossier.Prose) Text {
	if p.Empty() {
		return Text{}
	}
	return s.lay(dossier.Body{{Kind: dossier.Tight, Pieces: p.Pieces}})
}

// lay resolves every sign in blocks. Footnotes move to the notes of the page.
func (s *sheet) lay(blocks dossier.Body) Text {
	t := Text{Blocks: slices.Clip(blocks)}
	footnotes := map[string]int{}
	for i := range blocks {
		if blocks[i].Kind == dossier.Footnote {
			continue
		}
		if blocks[i].Kind == dossier.Heading {
			t.Anchors = append(t.Anchors, s.heading(blocks[i].Words()))
		}
		s.signs(&t, blocks[i].Pieces, blocks, footnotes)
	}
	return t
}

func (s *sheet) signs(t *Text, pieces []dossier.Piece, blocks dossier.Body, footnotes map[string]int) {
	for _, p := range pieces {
		switch p.Kind {
		case dossier.RefPiece:
			l, _ := s.linkTo(p.Target)
			if p.Text != "" {
				l.Label = p.Text
			}
			if l.Label == "" {
				l.Label = p.Target
			}
			t.Refs = append(t.Refs, l)
		case dossier.Citation:
			t.Notes = append(t.Notes, s.cites(p.Cites))
		case dossier.NoteRef:
			t.Notes = append(t.Notes, []NoteRef{s.footnote(p.Target, blocks, footnotes)})
		case dossier.Image:
			t.Images = append(t.Images, s.asset(p.Target))
		}
	}
}

// footnote gives the mark of a footnote; its words become a note at its first
// mark.
func (s *sheet) footnote(label string, blocks dossier.Body, footnotes map[string]int) NoteRef {
	n := footnotes[label]
	if n == 0 {
		n = len(s.notes) + 1
		footnotes[label] = n
		s.notes = append(s.notes, Note{Number: n, ID: noteID(n)})
		for i := range blocks {
			if blocks[i].Kind == dossier.Footnote && blocks[i].Tag == label {
				words := s.lay(dossier.Body{{Kind: dossier.Tight, Pieces: blocks[i].Pieces}})
				s.notes[n-1].Words = words
			}
		}
	}
	return s.markOf(n)
}

// names links the first mention of each actor and place in each section, but
// not in headings, in links, or of the page's own record.
func (s *sheet) names(h *dossier.Head) []NameLink {
	var links []NameLink
	section, named := -1, map[string]bool{}
	for _, m := range s.p.d.Mentions[h.ID] {
		if begins := sectionOf(h.Body, m.Block); begins != section {
			section, named = begins, map[string]bool{}
		}
		b := &h.Body[m.Block]
		if named[m.Target] || m.Target == s.self || b.Kind == dossier.Heading || b.Kind == dossier.Footnote || linked(b, m.Range) {
			continue
		}
		if l, ok := s.linkTo(m.Target); ok {
			named[m.Target] = true
			links = append(links, NameLink{m.Range, l.Href})
		}
	}
	return links
}

// sectionOf gives the block of the heading above a block, or -1.
func sectionOf(b dossier.Body, block int) int {
	for ; block >= 0; block-- {
		if b[block].Kind == dossier.Heading {
			return block
		}
	}
	return -1
}

// linked reports whether a stretch of a block's words lies in a link or in
// code, or over the edge of another element.
func linked(b *dossier.Block, r dossier.Range) bool {
	at, inside := 0, 0
	for _, p := range b.Pieces {
		switch {
		case p.Kind == dossier.Begin && (p.Tag == "a" || p.Tag == "code"):
			inside++
		case p.Kind == dossier.End && (p.Tag == "a" || p.Tag == "code"):
			inside--
		}
		end := at + len(p.Words())
		if r.From >= at && r.From < end {
			return inside > 0 || r.To > end
		}
		at = end
	}
	return true
}

// marks lists the cited stretches of an article.
func (s *sheet) marks(passages []*dossier.Passage) []Mark {
	var marks []Mark
	for _, p := range passages {
		if p.Quote == "" {
			continue // a whole paragraph, which has its own id
		}
		for i, r := range p.Spans {
			marks = append(marks, Mark{r, p.Anchor, i == 0})
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To), cmp.Compare(a.Anchor, b.Anchor))
	})
	return marks
}
