package page

import (
	"cmp"
	"slices"

	"dossier/internal/dossier"
)

// body lays links, notes and marks over a record's body.
func (s *sheet) body(r dossier.Record) Text {
	h := r.Header()
	t := s.layer(&h.Body).body()
	t.Names = s.names(h, nil)
	return t
}

// text lays marks over an article's body as well. On its own page marked words
// lead to the pages that cite them, so that no name within them links.
func (s *sheet) text(a *dossier.Article) Text {
	t := s.layer(&a.Body).body()
	t.Marks = s.marks(s.p.d.Cited[a.ID])
	t.Names = s.names(&a.Head, t.Marks)
	t.Numbered = true
	return t
}

// prose lays links and notes over a text of front matter.
func (s *sheet) prose(p dossier.Prose) Text {
	if p.Empty() {
		return Text{}
	}
	return s.layer(nil).line(p.Pieces)
}

// layer lays signs over blocks of one body.
type layer struct {
	*sheet
	whole     *dossier.Body  // where the words of footnotes stand
	footnotes map[string]int // their notes' numbers, by their labels
}

func (s *sheet) layer(whole *dossier.Body) *layer { return &layer{s, whole, nil} }

// body lays the blocks of a body, with what its signs stand for: but those of
// footnotes.
func (l *layer) body() Text {
	n := len(l.whole.Blocks)
	t := l.open(l.stock.blocks.list(n)[:n])
	pieces := l.stock.pieces.list(l.whole.Count())
	for i := range t.Blocks {
		b := &t.Blocks[i]
		*b = blockOf(l.whole, i)
		switch b.Kind {
		case dossier.Footnote:
			continue
		case dossier.Heading:
			t.Anchors = append(t.Anchors, l.heading(l.p.d.WordsIn(l.whole, i)))
		}
		from := len(pieces)
		for p := range l.whole.Pieces(i) {
			if p.Kind == dossier.Label {
				continue
			}
			pieces = append(pieces, pieceOf(&p))
			l.sign(&t, &p)
		}
		b.Pieces = pieces[from:len(pieces):len(pieces)]
	}
	return l.close(t)
}

// line lays a line likewise.
func (l *layer) line(pieces []dossier.Piece) Text {
	t := l.open(l.stock.blocks.list(1)[:1])
	list := l.stock.pieces.list(len(pieces))
	for i := range pieces {
		list = append(list, pieceOf(&pieces[i]))
		l.sign(&t, &pieces[i])
	}
	t.Blocks[0] = Block{Kind: dossier.Tight, Pieces: list}
	return l.close(t)
}

// open begins a text of blocks, to which signs may be added until it is closed.
func (l *layer) open(blocks []Block) Text {
	return Text{Blocks: blocks, Refs: l.stock.links.open(), Notes: l.stock.notes.open(), Anchors: l.stock.anchors.open()}
}

func (l *layer) close(t Text) Text {
	t.Refs, t.Notes, t.Anchors = l.stock.links.close(t.Refs), l.stock.notes.close(t.Notes), l.stock.anchors.close(t.Anchors)
	return t
}

// sign resolves a sign.
func (l *layer) sign(t *Text, p *dossier.Piece) {
	switch p.Kind {
	case dossier.RefPiece:
		link, _ := l.linkTo(p.Target())
		link.Label, link.Disputed = cmp.Or(p.Text, link.Label, p.Target()), false
		t.Refs = append(t.Refs, link)
	case dossier.Citation:
		t.Notes = append(t.Notes, l.cites(p.Cites()))
	case dossier.NoteRef:
		t.Notes = append(t.Notes, append(l.stock.marks.list(1), l.footnote(p.Target())))
	case dossier.Image:
		t.Images = append(t.Images, l.asset(p.Target()))
	}
}

// footnote gives the mark of a footnote. Its words are laid when the page is
// finished, for the notes they cite are read after all others.
func (l *layer) footnote(label string) NoteRef {
	n := l.footnotes[label]
	if n == 0 {
		n = len(l.notes) + 1
		if l.footnotes == nil {
			l.footnotes = map[string]int{}
		}
		l.footnotes[label] = n
		l.notes = append(l.notes, Note{Number: n, ID: l.noteID(n)})
		l.unread = append(l.unread, func() {
			words := l.wordsOf(label) // may add notes
			l.notes[n-1].Words = words
		})
	}
	return l.markOf(n)
}

func (l *layer) wordsOf(label string) Text {
	if l.whole == nil {
		return Text{}
	}
	for i := range l.whole.Blocks {
		if l.whole.Blocks[i].Kind == dossier.Footnote && l.whole.Label(i) == label {
			words := l.whole.Leaf(i)
			return l.line(words.Inline())
		}
	}
	return Text{}
}

// names links the first mention of each actor and place in each section, but
// not in headings, in links, in cited words, or of the page's own record.
func (s *sheet) names(h *dossier.Head, cited []Mark) []NameLink {
	mentions := s.mentionsIn(h)
	targets := mentions.Targets()
	if targets == nil {
		return nil
	}
	links, named := s.stock.names.open(), &s.stock.seen
	named.anew(len(targets.IDs()))
	self, ok := targets.Number(s.self)
	if !ok {
		self = -1
	}
	section, last := -1, -1
	for number, at := range mentions.Numbered() { // in the order of the text
		if begins := sectionOf(h.Body.Blocks, at.Block, last, section); begins != section {
			section = begins
			named.anew(len(targets.IDs()))
		}
		last = at.Block
		b := &h.Body.Blocks[at.Block]
		if named.has(number) || number == self || b.Kind == dossier.Heading || b.Kind == dossier.Footnote || linked(&h.Body, at) || touches(cited, at) {
			continue
		}
		if r, l := s.aimedAt(targets, number); r != nil {
			named.tick(number)
			links = append(links, NameLink{at, l.Href})
		}
	}
	return s.stock.names.close(links)
}

// sectionOf gives the block of the heading above a block, or -1. The heading above
// an earlier block is known.
func sectionOf(b []dossier.Block, block, earlier, above int) int {
	for ; block > earlier; block-- {
		if b[block].Kind == dossier.Heading {
			return block
		}
	}
	return above
}

// touches reports whether a stretch of words shares any with a mark. Marks are in
// the order of their blocks.
func touches(marks []Mark, r dossier.Range) bool {
	i, _ := slices.BinarySearchFunc(marks, r.Block, func(m Mark, block int) int { return m.Block - block })
	for ; i < len(marks) && marks[i].Block == r.Block; i++ {
		if marks[i].From < r.To && r.From < marks[i].To {
			return true
		}
	}
	return false
}

// linked reports whether a stretch of a block's words lies in a link or in
// code, or over the edge of another element.
func linked(b *dossier.Body, r dossier.Range) bool {
	at, inside := 0, 0
	for p := range b.Pieces(r.Block) {
		switch {
		case p.Kind == dossier.Begin && (p.Tag == dossier.TagA || p.Tag == dossier.TagCode):
			inside++
		case p.Kind == dossier.End && (p.Tag == dossier.TagA || p.Tag == dossier.TagCode):
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
