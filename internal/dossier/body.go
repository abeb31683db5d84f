package dossier

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// Body is a text that has been read: blocks in the order of the page. A body
// knows no other file. What depends on others (marks on cited words, links on
// names, the numbers of notes) is laid over it by offset when a page is made.
type Body []Block

// Block is a leaf of the text that holds words, or the beginning or end of
// something that holds blocks. A large dossier holds hundreds of thousands of
// them, so that what one kind alone needs shares its place with others.
type Block struct {
	Kind     BlockKind
	Aside    bool // Paragraph: wholly emphasised, so a caption or an editor's note
	Private  bool // stands in a private passage
	Withheld bool // Cell: its words are withheld from the audience

	Tag Tag // Open, Close: "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr". Cell: how its words are set

	Start  int32 // Open "ol": the first number. Heading: the level, 1 to 6
	Row    int32 // Cell: its row in the table, 0 for the head
	Col    int32 // Cell: its column
	Number int32 // Paragraph: its number in the text from 1, as cited by "p. 4"

	Line, Column int32 // where it begins in its record's file, from 1; see Head.At. 0: not known
	Pieces       []Piece
}

// Begin notes where a block begins.
func (b *Block) Begin(pos diag.Pos) { b.Line, b.Column = int32(pos.Line), int32(pos.Col) }

// Label gives the language of a Code block's fence, or the label of a Footnote.
func (b *Block) Label() string {
	if len(b.Pieces) > 0 && b.Pieces[0].Kind == Label {
		return b.Pieces[0].Text
	}
	return ""
}

// Inline gives the pieces of a block without its label.
func (b *Block) Inline() []Piece {
	if b.Label() != "" {
		return b.Pieces[1:]
	}
	return b.Pieces
}

// BlockKind tells what a block is.
type BlockKind uint8

// The kinds of block.
const (
	Open      BlockKind = iota // something that holds blocks begins
	Close                      // it ends
	Paragraph                  // a paragraph, numbered
	Tight                      // the words of a list item that has no paragraphs, numbered too
	Heading
	Cell     // of a table
	Code     // preformatted
	Rule     // a thematic break
	Footnote // the words of a footnote
)

// Piece is a stretch of words, or a sign within them. There are several to a
// block, so that what few have is in their Sign.
type Piece struct {
	Kind    PieceKind
	Private bool   // stands in a private passage
	Tag     Tag    // Begin, End: "em", "strong", "del", "code", "a"
	Text    string // Text, Ref, Image: words as the reader sees them, not escaped. Label: itself
	Sign    *Sign  // nil for most words
}

// Sign is what a piece has that is no words. It must not be changed: pieces that
// are copied share it.
type Sign struct {
	Target string // Begin "a": an address. Ref: a record. Image: a path. NoteRef: a footnote's label
	Cites  []Cite // Citation
	Pos    diag.Pos
}

// Target gives what a sign leads to, see Sign.
func (p *Piece) Target() string {
	if p.Sign == nil {
		return ""
	}
	return p.Sign.Target
}

// Leading gives a sign that leads to another target, and stands where p does.
func (p Piece) Leading(target string) Piece {
	p.Sign = &Sign{Target: target, Cites: p.Cites(), Pos: p.Pos()}
	return p
}

// Cites gives the citations of a Citation.
func (p *Piece) Cites() []Cite {
	if p.Sign == nil {
		return nil
	}
	return p.Sign.Cites
}

// Pos gives where a sign stands; words have no place of their own.
func (p *Piece) Pos() diag.Pos {
	if p.Sign == nil {
		return diag.Pos{}
	}
	return p.Sign.Pos
}

// PieceKind tells what a piece is.
type PieceKind uint8

// The kinds of piece.
const (
	Text     PieceKind = iota // words
	Begin                     // an inline element begins
	End                       // it ends
	Break                     // a line break the writer asked for
	RefPiece                  // [[record]] or [[record|words]]
	Citation                  // [@source "quote"]
	NoteRef                   // [^label]
	Image                     // a picture of the dossier's own
	Label                     // the first piece of some blocks, see Block.Label; it shows nothing
)

// Words gives a block's text: that of its Text pieces, one after the other,
// and a line feed for a Break. Offsets of marks and mentions count its bytes.
func (b *Block) Words() string {
	if len(b.Pieces) == 1 && b.Pieces[0].Kind == Text {
		return b.Pieces[0].Text
	}
	var s strings.Builder
	s.Grow(b.Len())
	for i := range b.Pieces {
		s.WriteString(b.Pieces[i].Words())
	}
	return s.String()
}

// AppendWords adds a block's text to room.
func (b *Block) AppendWords(room []byte) []byte {
	for i := range b.Pieces {
		room = append(room, b.Pieces[i].Words()...)
	}
	return room
}

// Part gives the bytes from to to of a block's text, or to its end. Of a single
// piece they are not copied.
func (b *Block) Part(from, to int) string {
	at, last := 0, len(b.Pieces)-1
	for i := range b.Pieces {
		words := b.Pieces[i].Words()
		if start := from - at; start < len(words) {
			if to-at <= len(words) || i == last {
				return words[start:max(start, min(to-at, len(words)))]
			}
			return b.joined(i, start, to-from)
		}
		at += len(words)
	}
	return ""
}

// joined gives n bytes of the text of several pieces, from a byte of one of them on.
func (b *Block) joined(piece, from, n int) string {
	var s strings.Builder
	s.Grow(n)
	for i := piece; i < len(b.Pieces) && s.Len() < n; i++ {
		words := b.Pieces[i].Words()[from:]
		s.WriteString(words[:min(len(words), n-s.Len())])
		from = 0
	}
	return s.String()
}

// Len gives the bytes of a block's text.
func (b *Block) Len() int {
	n := 0
	for i := range b.Pieces {
		n += len(b.Pieces[i].Words())
	}
	return n
}

// Words gives what a piece adds to its block's text.
func (p *Piece) Words() string {
	switch p.Kind {
	case Text:
		return p.Text
	case Break:
		return "\n"
	}
	return ""
}

// Quoted gives the words at places of a body in order: an ellipsis between two of
// one block, a blank between two of several.
func (b Body) Quoted(spans []Range) string {
	var s strings.Builder
	for i, r := range spans {
		switch {
		case i > 0 && spans[i-1].Block == r.Block:
			s.WriteString(" … ")
		case i > 0:
			s.WriteByte(' ')
		}
		s.WriteString(b[r.Block].Part(r.From, r.To))
	}
	return s.String()
}

// Plain gives the words of all blocks, a line feed after each.
func (b Body) Plain() string {
	var s strings.Builder
	for i := range b {
		if b[i].Kind != Open && b[i].Kind != Close && b[i].Kind != Rule {
			s.WriteString(b[i].Words())
			s.WriteByte('\n')
		}
	}
	return s.String()
}

// Bare gives the body without inline elements: the same words in the same blocks.
// Asides stay asides.
func (b Body) Bare() Body {
	bare := make(Body, len(b))
	for i, block := range b {
		var pieces []Piece
		for _, p := range block.Pieces {
			if p.Kind != Begin && p.Kind != End {
				pieces = append(pieces, p)
			}
		}
		if block.Aside {
			pieces = append(append([]Piece{{Kind: Begin, Tag: TagEm}}, pieces...), Piece{Kind: End, Tag: TagEm})
		}
		block.Pieces = pieces
		bare[i] = block
	}
	return bare
}

// Prose is a line of text in front matter that may hold emphasis, links and
// citations. Source is what the file says; Pieces is what it means.
type Prose struct {
	Source string
	Pieces []Piece
	Pos    diag.Pos
	Spots  []Spot // where the source stands in the file; empty: in one piece from Pos
}

// Spot tells where a text that was unfolded or unquoted stands in its file:
// from byte Offset of the text up to the next spot, its characters follow one
// another from Pos.
type Spot struct {
	Offset int
	Pos    diag.Pos
}

// PosAt gives the place of a byte offset in text, of which spots, in the order
// of their offsets, tell where it stands. What is before the first of them, as blank
// lines are, is told to be there.
func PosAt(text string, spots []Spot, offset int) diag.Pos {
	i := sort.Search(len(spots), func(i int) bool { return spots[i].Offset > offset }) - 1
	if i < 0 {
		return spots[0].Pos
	}
	pos := spots[i].Pos
	pos.Col += utf8.RuneCountInString(text[spots[i].Offset:offset])
	return pos
}

// Empty reports whether there is nothing to show.
func (p Prose) Empty() bool { return p.Source == "" }

// Words gives the text without signs.
func (p Prose) Words() string {
	b := Block{Pieces: p.Pieces}
	return b.Words()
}
