package markdown

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// converter turns goldmark's tree into blocks.
type converter struct {
	survey
	source string
	base   diag.Pos       // where the source stands in the file
	spots  []dossier.Spot // where each stretch of it does, where lines do not tell it
	last   known          // that was asked for last: most come in order
	body   []dossier.Leaf
	draft  []dossier.Leaf  // blocks of a part that is being read
	joined []byte          // room for words of several stretches, until their end is known
	kept   []dossier.Piece // of the blocks
	drawn  []dossier.Sign  // of the pieces
	number int             // of the last numbered paragraph
	labels map[int]string  // of footnotes, by goldmark's index

	private []span // in the order of the source

	unclosed bool // a long citation did not end, so none is looked for again
	diags    diag.List
}

// desk is room in which one text after another is read.
type desk struct {
	reading converter // the text that is read
	body    []dossier.Leaf
	draft   []dossier.Leaf
	kept    []dossier.Piece
	joined  []byte
	lines   []line
	drawn   []dossier.Sign
}

// converter gives a converter that reads in the room of the desk.
func (d *desk) converter(source string, base diag.Pos) *converter {
	d.reading = converter{
		survey: surveyed(source, d.lines), source: source, base: base, last: known{col: base.Col},
		body: d.body, draft: d.draft, kept: d.kept, joined: d.joined, drawn: d.drawn,
	}
	return &d.reading
}

// anew gives a converter of the same text that has read nothing yet.
func (c *converter) anew() *converter {
	return &converter{survey: c.survey, source: c.source, base: c.base, last: known{col: c.base.Col}}
}

// cleared takes back the room of a text that is read, and lets go of all that it holds
// but the mistakes, which it gives.
func (d *desk) cleared(c *converter) diag.List {
	diags := c.diags
	clear(c.body)
	clear(c.draft)
	clear(c.kept)
	clear(c.drawn)
	d.body, d.draft, d.kept, d.drawn = c.body[:0], c.draft[:0], c.kept[:0], c.drawn[:0]
	d.joined, d.lines = c.joined[:0], c.lines[:0]
	d.reading = converter{}
	return diags
}

// known is the column of an offset in source, and a line, counted from 0, near it.
type known struct{ line, offset, col int }

// pos gives the place in the file of an offset in source.
func (c *converter) pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(c.source))
	from, pos := c.before(offset)
	if from <= c.last.offset && c.last.offset <= offset {
		from, pos.Col = c.last.offset, c.last.col
	}
	pos.Col += utf8.RuneCountInString(c.source[from:offset])
	c.last.offset, c.last.col = offset, pos.Col
	return pos
}

// before gives the last offset up to one that begins a line, or a stretch of front
// matter, and its place.
func (c *converter) before(offset int) (from int, pos diag.Pos) {
	if len(c.spots) > 0 {
		i := sort.Search(len(c.spots), func(i int) bool { return c.spots[i].Offset > offset }) - 1
		return c.spots[i].Offset, c.spots[i].Pos
	}
	i := c.lineOf(offset)
	if pos = c.base; i > 0 {
		pos.Line, pos.Col = pos.Line+i, 1
	}
	return c.lines[i].at, pos
}

// lineOf gives the line in which an offset is.
func (c *converter) lineOf(offset int) int {
	const near = 8 // lines that are looked at one by one
	i := c.last.line
	for n := 0; n < near && i+1 < c.count() && c.lines[i+1].at <= offset; n++ {
		i++
	}
	if c.lines[i].at > offset || i+1 < c.count() && c.lines[i+1].at <= offset {
		i = sort.Search(c.count(), func(i int) bool { return c.lines[i].at > offset }) - 1
	}
	c.last.line = i
	return i
}

// line gives a line of the source without its end.
func (c *converter) line(i int) string {
	return strings.TrimSuffix(c.source[c.lines[i].at:c.lines[i+1].at], "\n")
}

func (c *converter) document(doc ast.Node) {
	c.labels = map[int]string{}
	c.marks(doc)
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*extast.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				note := f.(*extast.Footnote)
				c.labels[note.Index] = string(note.Ref)
			}
		}
	}
	c.children(doc)
}

func (c *converter) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.block(child)
	}
}

func (c *converter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		c.paragraph(dossier.Paragraph, n)
	case *ast.TextBlock:
		c.paragraph(dossier.Tight, n)
	case *ast.Heading:
		c.leaf(dossier.Block{Kind: dossier.Heading, Start: int32(n.Level)}, n)
	case *ast.List:
		tag := dossier.TagUL
		if n.IsOrdered() {
			tag = dossier.TagOL
		}
		c.container(dossier.Block{Tag: tag, Start: int32(n.Start)}, n)
	case *ast.ListItem:
		c.container(dossier.Block{Tag: dossier.TagLI}, n)
	case *ast.Blockquote:
		c.container(dossier.Block{Tag: dossier.TagBlockquote}, n)
	case *ast.ThematicBreak:
		c.begin(dossier.Block{Kind: dossier.Rule, Private: c.hides(n)}, c.where(n))
	case *ast.CodeBlock:
		c.code(n, "")
	case *ast.FencedCodeBlock:
		c.code(n, plain(n.Language([]byte(c.source))))
	case *markBlock:
	case *ast.HTMLBlock:
		c.refuseHTML(c.where(n))
	case *extast.Table:
		c.table(n)
	case *extast.FootnoteList:
		c.footnotes(n)
	case *ast.LinkReferenceDefinition:
		c.definition(n)
	default:
		c.diags.Errorf(c.where(n), "", "this kind of markup is not taken: %s", n.Kind())
	}
}

// definition looks at the definition of a link; its links hold the address
// already. A line such as "[Update]: corrected" would otherwise be lost.
func (c *converter) definition(n *ast.LinkReferenceDefinition) {
	if address := plain(n.Destination); !outside(address) && !strings.HasPrefix(address, "assets/") {
		c.diags.Errorf(c.where(n), `where words are meant, write \[`, "a link to %q", address)
	}
	if c.isPrivate(n.Pos()) {
		c.diags.Errorf(c.where(n), "write the address where it is used: [words](https://…)", "the address of a link is defined in a private passage")
	}
}

// add adds a block.
func (c *converter) add(l dossier.Leaf) { c.body = append(c.body, l) }

// begin adds a block that begins at a place.
func (c *converter) begin(b dossier.Block, at diag.Pos, pieces ...dossier.Piece) {
	b.Begin(at)
	c.add(dossier.Leaf{Block: b, Pieces: pieces})
}

// end adds the end of something that holds blocks.
func (c *converter) end(tag dossier.Tag) {
	c.add(dossier.Leaf{Block: dossier.Block{Kind: dossier.Close, Tag: tag}})
}

// hides reports whether a block begins in a private passage.
func (c *converter) hides(n ast.Node) bool { return len(c.private) > 0 && c.isPrivate(n.Pos()) }

func (c *converter) container(b dossier.Block, n ast.Node) {
	b.Kind = dossier.Open
	c.begin(b, c.where(n))
	c.children(n)
	c.end(b.Tag)
}

func (c *converter) paragraph(kind dossier.BlockKind, n ast.Node) {
	c.number++
	em, ok := n.FirstChild().(*ast.Emphasis)
	aside := ok && em.Level == 1 && em.NextSibling() == nil && kind == dossier.Paragraph
	c.leaf(dossier.Block{Kind: kind, Number: int32(c.number), Aside: aside}, n)
}

func (c *converter) leaf(b dossier.Block, n ast.Node) {
	at := c.where(n)
	c.begin(b, at, c.pieces(n)...)
}

func (c *converter) code(n ast.Node, language string) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value([]byte(c.source)))
	}
	words := dossier.Piece{Kind: dossier.Text, Text: strings.TrimSuffix(b.String(), "\n"), Private: c.hides(n)}
	c.begin(dossier.Block{Kind: dossier.Code, Private: c.hides(n)}, c.where(n), append(labelled(language), words)...)
}

func (c *converter) table(t *extast.Table) {
	open := func(tag dossier.Tag, pos diag.Pos) { c.begin(dossier.Block{Kind: dossier.Open, Tag: tag}, pos) }
	pos := c.where(t.FirstChild())
	open(dossier.TagTable, pos)
	section, row := dossier.TagTHead, 0
	open(section, pos)
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		pos = c.where(r)
		if row == 1 {
			c.end(section)
			section = dossier.TagTBody
			open(section, pos)
		}
		open(dossier.TagTR, pos)
		c.row(t, r, row)
		c.end(dossier.TagTR)
		row++
	}
	c.end(section)
	c.end(dossier.TagTable)
}

func (c *converter) row(t *extast.Table, r ast.Node, row int) {
	col := 0
	for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
		b := dossier.Block{Kind: dossier.Cell, Row: int32(row), Col: int32(col), Tag: alignment(t, col)}
		at := c.where(r)
		if lines := cell.Lines(); lines.Len() > 0 {
			at = c.pos(lines.At(0).Start)
		}
		c.begin(b, at, c.pieces(cell)...)
		col++
	}
	line, _, _ := strings.Cut(c.source[max(r.Pos(), 0):], "\n")
	if n := cellsIn(line); n > col {
		c.diags.Errorf(c.where(r), `write \| for a bar within a cell`, "a row of %d cells in a table of %d columns", n, col)
	}
}

// cellsIn counts the cells that a line of a table parts by bars.
func cellsIn(line string) int {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	return 1 + strings.Count(line, "|") - strings.Count(line, `\|`)
}

func alignment(t *extast.Table, col int) dossier.Tag {
	if col < len(t.Alignments) && t.Alignments[col] != extast.AlignNone {
		return dossier.TagOf(t.Alignments[col].String())
	}
	return dossier.TagNone
}

// footnotes adds the text of each footnote as one block.
func (c *converter) footnotes(list ast.Node) {
	for f := list.FirstChild(); f != nil; f = f.NextSibling() {
		pieces := labelled(string(f.(*extast.Footnote).Ref))
		label := len(pieces)
		at := c.where(f)
		for p := f.FirstChild(); p != nil; p = p.NextSibling() {
			pieces = append(pieces, c.note(p, len(pieces) > label)...)
		}
		if first := f.FirstChild(); first == nil || first.Kind() == extast.KindFootnoteBacklink {
			c.diags.Errorf(at, "write its words after the colon", "a footnote without words")
		}
		c.begin(dossier.Block{Kind: dossier.Footnote}, at, pieces...)
	}
}

// labelled gives the piece that is a block's label.
func labelled(label string) []dossier.Piece {
	if label == "" {
		return nil
	}
	return []dossier.Piece{{Kind: dossier.Label, Text: label}}
}

// note gives the pieces of one block of a footnote, after a break if others
// went before.
func (c *converter) note(n ast.Node, follows bool) []dossier.Piece {
	switch n.Kind() {
	case extast.KindFootnoteBacklink:
		return nil
	case ast.KindParagraph, ast.KindTextBlock:
		pieces := c.pieces(n)
		if follows {
			return append([]dossier.Piece{{Kind: dossier.Break}}, pieces...)
		}
		return pieces
	}
	c.diags.Errorf(c.where(n), "write the footnote as plain paragraphs", "a footnote holds lists, headings or tables")
	return nil
}

// where gives the place of a node, or of the first of its parents that has
// one.
func (c *converter) where(n ast.Node) diag.Pos {
	for ; n != nil; n = n.Parent() {
		if offset := n.Pos(); offset >= 0 && n.Kind() != ast.KindDocument {
			return c.pos(offset)
		}
	}
	if len(c.spots) > 0 {
		return c.spots[0].Pos
	}
	return c.base
}

func (c *converter) refuseHTML(pos diag.Pos) {
	c.diags.Errorf(pos, `write Markdown; where a sign < is meant, write \<`, "HTML is not taken")
}

// pieces reads the words and signs in a leaf.
func (c *converter) pieces(n ast.Node) []dossier.Piece {
	from := len(c.kept)
	w := &inlineWriter{c: c, pieces: c.kept, joined: c.joined}
	w.children(n)
	w.flush()
	c.kept, c.joined = w.pieces, w.joined
	return c.keptFrom(from)
}

// keptFrom gives the pieces that were kept last, beside those of other blocks until
// the body is whole.
func (c *converter) keptFrom(from int) []dossier.Piece {
	if from == len(c.kept) {
		return nil
	}
	return c.kept[from:len(c.kept):len(c.kept)]
}

// sign gives a sign a place beside those of other pieces, until the body is whole.
func (c *converter) sign(s dossier.Sign) *dossier.Sign {
	c.drawn = append(c.drawn, s)
	return &c.drawn[len(c.drawn)-1]
}
