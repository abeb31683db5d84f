package page

import "dossier/internal/dossier"

// Block is a dossier.Block as a page holds it: without its place in a file,
// and with the pieces below.
type Block struct {
	Kind   dossier.BlockKind
	Tag    string
	Start  int
	Row    int
	Col    int
	Align  string
	Lang   string
	Number int
	Aside  bool
	Pieces []Piece
}

// Piece is a dossier.Piece as a page holds it. Of a sign it tells only where it
// stands: what it leads to is in the lists of Text.
type Piece struct {
	Kind   dossier.PieceKind
	Text   string // Text: words. Image: what it shows
	Tag    string // Begin, End
	Target string // Begin "a": an address outside

	Private bool // stands in a private passage: of a site for the internal audience alone
}

// Words gives a block's text, by whose bytes marks and names are placed; see
// dossier.Block.
func (b *Block) Words() string {
	if len(b.Pieces) == 1 && b.Pieces[0].Kind == dossier.Text {
		return b.Pieces[0].Text
	}
	var words []byte
	for i := range b.Pieces {
		words = append(words, b.Pieces[i].Words()...)
	}
	return string(words)
}

// Words gives what a piece adds to its block's text.
func (p *Piece) Words() string {
	switch p.Kind {
	case dossier.Text:
		return p.Text
	case dossier.Break:
		return "\n"
	}
	return ""
}

// blocksOf leaves out of blocks what a page must not hold. The words of
// footnotes stand among the notes.
func (k *stock) blocksOf(body *dossier.Body) []Block {
	n := len(body.Blocks)
	blocks, pieces := k.blocks.list(n)[:n], k.pieces.list(body.Count())
	for i := range body.Blocks {
		b := &body.Blocks[i]
		blocks[i] = Block{Kind: b.Kind, Start: int(b.Start), Row: int(b.Row), Col: int(b.Col), Number: int(b.Number), Aside: b.Aside}
		switch b.Kind {
		case dossier.Cell:
			blocks[i].Align = b.Tag.String()
		case dossier.Code:
			blocks[i].Lang = body.Label(i)
		default:
			blocks[i].Tag = b.Tag.String()
		}
		if b.Kind == dossier.Footnote {
			blocks[i] = Block{Kind: b.Kind}
			continue
		}
		from := len(pieces)
		for p := range body.Pieces(i) {
			if p.Kind != dossier.Label {
				pieces = append(pieces, pieceOf(&p))
			}
		}
		blocks[i].Pieces = pieces[from:len(pieces):len(pieces)]
	}
	return blocks
}

// lineOf makes a block of pieces.
func (k *stock) lineOf(pieces []dossier.Piece) []Block {
	blocks, list := k.blocks.list(1)[:1], k.pieces.list(len(pieces))
	for i := range pieces {
		list = append(list, pieceOf(&pieces[i]))
	}
	blocks[0] = Block{Kind: dossier.Tight, Pieces: list}
	return blocks
}

func pieceOf(p *dossier.Piece) Piece {
	v := Piece{Kind: p.Kind}
	switch p.Kind {
	case dossier.Text, dossier.Image:
		v.Text, v.Private = p.Text, p.Private
	case dossier.Begin:
		v.Tag, v.Target = p.Tag.String(), p.Target()
	case dossier.End:
		v.Tag = p.Tag.String()
	}
	return v
}
