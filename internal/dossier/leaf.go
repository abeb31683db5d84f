package dossier

import "strings"

// Leaf is a block with its pieces, as it is read or changed. Of leaves NewBody makes a
// body.
type Leaf struct {
	Block
	Pieces []Piece
}

// Label gives the language of a Code block's fence, or the label of a Footnote.
func (l *Leaf) Label() string {
	if len(l.Pieces) > 0 && l.Pieces[0].Kind == Label {
		return l.Pieces[0].Text
	}
	return ""
}

// Inline gives the pieces without the label.
func (l *Leaf) Inline() []Piece {
	if l.Label() != "" {
		return l.Pieces[1:]
	}
	return l.Pieces
}

// Words gives the text, see Body.Words.
func (l *Leaf) Words() string { return WordsOf(l.Pieces) }

// WordsOf gives the text of pieces, see Body.Words.
func WordsOf(pieces []Piece) string {
	if len(pieces) == 1 {
		return pieces[0].Words()
	}
	var s strings.Builder
	for i := range pieces {
		s.WriteString(pieces[i].Words())
	}
	return s.String()
}

// Leaf gives a block with its pieces.
func (b *Body) Leaf(block int) Leaf {
	l := Leaf{Block: b.Blocks[block]}
	l.first = 0 // which is the body's own
	if first, end := b.within(block); first < end {
		l.Pieces = make([]Piece, 0, end-first)
		for p := range b.Pieces(block) {
			l.Pieces = append(l.Pieces, p)
		}
	}
	return l
}

// Leaves gives all blocks with their pieces.
func (b *Body) Leaves() []Leaf {
	list := make([]Leaf, len(b.Blocks))
	for i := range list {
		list[i] = b.Leaf(i)
	}
	return list
}

// With makes a body of leaves that were this body's, some of them changed.
func (b *Body) With(leaves []Leaf) Body { return NewBody(b.source, leaves) }

// Bare gives the body without inline elements: the same words in the same blocks.
// Asides stay asides.
func (b *Body) Bare() Body {
	bare := b.Leaves()
	for i := range bare {
		l := &bare[i]
		var pieces []Piece
		for _, p := range l.Pieces {
			if p.Kind != Begin && p.Kind != End {
				pieces = append(pieces, p)
			}
		}
		if l.Aside {
			pieces = append(append([]Piece{{Kind: Begin, Tag: TagEm}}, pieces...), Piece{Kind: End, Tag: TagEm})
		}
		l.Pieces = pieces
	}
	return b.With(bare)
}

// NewBody makes a body of leaves, most of whose words stand in source, in their order.
// It holds on to source, but to nothing else of what it is given.
func NewBody(source string, leaves []Leaf) Body {
	if len(leaves) == 0 {
		return Body{}
	}
	p := packer{Body: Body{Blocks: make([]Block, len(leaves)), source: source}}
	pieces, signs := 0, 0
	for i := range leaves {
		pieces += len(leaves[i].Pieces)
		for k := range leaves[i].Pieces {
			if leaves[i].Pieces[k].Sign != nil {
				signs++
			}
		}
	}
	p.pieces, p.signs = make([]packed, 0, pieces), make([]sign, 0, signs)
	for i := range leaves {
		p.Blocks[i] = leaves[i].Block
		p.Blocks[i].first = int32(len(p.pieces))
		for k := range leaves[i].Pieces {
			p.pack(&leaves[i].Pieces[k])
		}
	}
	p.Body.other = string(p.room)
	return p.Body
}

// packer packs the pieces of a body in order.
type packer struct {
	Body
	cursor int    // in the source, behind the words that were found last
	room   []byte // for the other words
}

func (k *packer) pack(p *Piece) {
	out := packed{kind: p.Kind, private: p.Private, tag: p.Tag}
	switch {
	case p.Sign != nil:
		out.signed, out.at = true, int32(len(k.signs))
		k.signs = append(k.signs, sign{*p.Sign, p.Text, int32(len(k.pieces))})
	case p.Text != "":
		out.at, out.length = int32(k.find(p.Text)), int32(len(p.Text))
	}
	k.pieces = append(k.pieces, out)
}

// find gives where words stand: in the source, not far behind the words before them,
// or among the other words.
func (k *packer) find(words string) int {
	const far = 512 // bytes
	if at := strings.Index(k.source[k.cursor:min(len(k.source), k.cursor+len(words)+far)], words); at >= 0 {
		at += k.cursor
		k.cursor = at + len(words)
		return at
	}
	at := len(k.source) + len(k.room)
	k.room = append(k.room, words...)
	return at
}
