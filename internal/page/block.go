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

// blockOf leaves out of a block of a body what a page must not hold, and all its
// pieces. The words of footnotes stand among the notes.
func blockOf(body *dossier.Body, i int) Block {
	b := &body.Blocks[i]
	if b.Kind == dossier.Footnote {
		return Block{Kind: b.Kind}
	}
	v := Block{Kind: b.Kind, Start: int(b.Start), Row: int(b.Row), Col: int(b.Col), Number: int(b.Number), Aside: b.Aside}
	switch b.Kind {
	case dossier.Cell:
		v.Align = b.Tag.String()
	case dossier.Code:
		v.Lang = body.Label(i)
	default:
		v.Tag = b.Tag.String()
	}
	return v
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
