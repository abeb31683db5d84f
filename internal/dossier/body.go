package dossier

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// Body is a text that has been read: blocks in the order of the page. A body
// knows no other file. What depends on others (marks on cited words, links on
// names, the numbers of notes) is laid over it by offset when a page is made.
//
// A large dossier holds a million blocks and pieces, of which a collector of garbage
// would have to follow each pointer, time and again. So they are kept as numbers:
// words by where they stand in the source. The zero value is a text without words.
type Body struct {
	Blocks []Block

	source string   // that was read, of which nearly all words are stretches
	other  string   // the words that are not, one after the other
	pieces []packed // of all blocks
	signs  []sign   // of all pieces, in their order
}

// Block is a leaf of the text that holds words, or the beginning or end of
// something that holds blocks.
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

	first int32 // of its pieces; they go on to those of the next block
}

// Begin notes where a block begins.
func (b *Block) Begin(pos diag.Pos) { b.Line, b.Column = int32(pos.Line), int32(pos.Col) }

// packed is a piece in twelve bytes. Its words are those of a sign, or a stretch of
// the source, or of the other words, which begin where the source ends.
type packed struct {
	kind    PieceKind
	private bool
	tag     Tag
	signed  bool
	at      int32 // the number of the sign, or an offset in bytes
	length  int32 // of the words, in bytes; 0 with a sign
}

// sign is a Sign with what else its piece has.
type sign struct {
	Sign
	words string
	piece int32
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

// Piece is a stretch of words, or a sign within them.
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
	Label                     // the first piece of some blocks, see Body.Label; it shows nothing
)

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

// within gives the numbers of a block's pieces, the last excluded.
func (b *Body) within(block int) (first, end int) {
	end = len(b.pieces)
	if block+1 < len(b.Blocks) {
		end = int(b.Blocks[block+1].first)
	}
	return int(b.Blocks[block].first), end
}

// piece gives a piece by its number.
func (b *Body) piece(i int) Piece {
	p := &b.pieces[i]
	v := Piece{Kind: p.kind, Private: p.private, Tag: p.tag}
	if p.signed {
		s := &b.signs[p.at]
		v.Text, v.Sign = s.words, &s.Sign
		return v
	}
	v.Text = b.stretch(p)
	return v
}

// stretch gives the words of a piece without a sign.
func (b *Body) stretch(p *packed) string {
	at := int(p.at)
	if at < len(b.source) {
		return b.source[at : at+int(p.length)]
	}
	at -= len(b.source)
	return b.other[at : at+int(p.length)]
}

// words gives what a piece adds to its block's text.
func (b *Body) words(p *packed) string {
	switch {
	case p.kind == Break:
		return "\n"
	case p.kind != Text:
		return ""
	case p.signed:
		return b.signs[p.at].words
	}
	return b.stretch(p)
}

// Pieces gives the pieces of a block in order.
func (b *Body) Pieces(block int) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		for i, end := b.within(block); i < end; i++ {
			if !yield(b.piece(i)) {
				return
			}
		}
	}
}

// Count gives the number of pieces of all blocks.
func (b *Body) Count() int { return len(b.pieces) }

// Empty reports whether a block has no pieces.
func (b *Body) Empty(block int) bool {
	first, end := b.within(block)
	return first == end
}

// Has reports whether a block has a piece of a kind.
func (b *Body) Has(block int, kind PieceKind) bool {
	for i, end := b.within(block); i < end; i++ {
		if b.pieces[i].kind == kind {
			return true
		}
	}
	return false
}

// AnyPrivate reports whether something in a body is private.
func (b *Body) AnyPrivate() bool {
	return slices.ContainsFunc(b.Blocks, func(block Block) bool { return block.Private }) ||
		slices.ContainsFunc(b.pieces, func(p packed) bool { return p.private })
}

// Source gives the text that was read, of which not all need be words of a block: a
// definition that nothing refers to is not.
func (b *Body) Source() string { return b.source }

// Signs gives the pieces of all blocks that have a Sign, in order.
func (b *Body) Signs() iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		for i := range b.signs {
			if !yield(b.piece(int(b.signs[i].piece))) {
				return
			}
		}
	}
}

// Label gives the language of a Code block's fence, or the label of a Footnote.
func (b *Body) Label(block int) string {
	if first, end := b.within(block); first < end && b.pieces[first].kind == Label {
		return b.piece(first).Text
	}
	return ""
}

// Words gives a block's text: that of its Text pieces, one after the other,
// and a line feed for a Break. Offsets of marks and mentions count its bytes.
func (b *Body) Words(block int) string {
	first, end := b.within(block)
	if end == first+1 {
		return b.words(&b.pieces[first])
	}
	var s strings.Builder
	s.Grow(b.WordsLen(block))
	for i := first; i < end; i++ {
		s.WriteString(b.words(&b.pieces[i]))
	}
	return s.String()
}

// AppendWords adds a block's text to room.
func (b *Body) AppendWords(block int, room []byte) []byte {
	for i, end := b.within(block); i < end; i++ {
		room = append(room, b.words(&b.pieces[i])...)
	}
	return room
}

// Part gives the bytes from to to of a block's text, or to its end. Of a single
// piece they are not copied.
func (b *Body) Part(block, from, to int) string {
	at := 0
	for i, end := b.within(block); i < end; i++ {
		words := b.words(&b.pieces[i])
		if start := from - at; start < len(words) {
			if to-at <= len(words) || i == end-1 {
				return words[start:max(start, min(to-at, len(words)))]
			}
			return b.joined(i, end, start, to-from)
		}
		at += len(words)
	}
	return ""
}

// joined gives n bytes of the text of several pieces, from a byte of the first of
// them on.
func (b *Body) joined(first, end, from, n int) string {
	var s strings.Builder
	s.Grow(n)
	for i := first; i < end && s.Len() < n; i++ {
		words := b.words(&b.pieces[i])[from:]
		s.WriteString(words[:min(len(words), n-s.Len())])
		from = 0
	}
	return s.String()
}

// WordsLen gives the bytes of a block's text.
func (b *Body) WordsLen(block int) int {
	n := 0
	for i, end := b.within(block); i < end; i++ {
		n += len(b.words(&b.pieces[i]))
	}
	return n
}

// Quoted gives the words at places of a body in order: an ellipsis between two of
// one block, a blank between two of several.
func (b *Body) Quoted(spans []Range) string {
	var s strings.Builder
	for i, r := range spans {
		switch {
		case i > 0 && spans[i-1].Block == r.Block:
			s.WriteString(" … ")
		case i > 0:
			s.WriteByte(' ')
		}
		s.WriteString(b.Part(r.Block, r.From, r.To))
	}
	return s.String()
}

// Plain gives the words of all blocks, a line feed after each.
func (b *Body) Plain() string {
	var s strings.Builder
	for i := range b.Blocks {
		if k := b.Blocks[i].Kind; k != Open && k != Close && k != Rule {
			s.WriteString(b.Words(i))
			s.WriteByte('\n')
		}
	}
	return s.String()
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
	return WordsOf(p.Pieces)
}
