package markdown

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/dossier"
)

// A private passage stands between <!-- private --> and <!-- /private -->. The
// marks stand among words, or alone on lines of their own around whole blocks;
// a passage may begin in one block and end in another. What is private is told
// by its place in the source, so that a footnote's words, which the page has at
// its end, are private where they are written.
var (
	privateMark = regexp.MustCompile(`^<!--[ \t]*(/?)[ \t]*(?i:private)[ \t]*-->`)
	aloneMark   = regexp.MustCompile(`^[ ]{0,3}<!--[ \t]*(/?)[ \t]*(?i:private)[ \t]*-->[ \t\r]*\n?$`)
	likeMark    = regexp.MustCompile(dossier.LikeMark)
)

// mark is a mark of a private passage: bytes at to end of the source.
type mark struct {
	at, end int
	closes  bool
}

// span is a private stretch of the source: from the beginning of its first mark
// to the end of its last.
type span struct{ from, to int }

var (
	kindMark      = ast.NewNodeKind("PrivateMark")
	kindMarkBlock = ast.NewNodeKind("PrivateMarkBlock")
)

// markNode is a mark among words.
type markNode struct {
	ast.BaseInline
	mark mark
}

func (n *markNode) Kind() ast.NodeKind { return kindMark }

// Dump is part of ast.Node.
func (n *markNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// markBlock is a mark on a line of its own.
type markBlock struct {
	ast.BaseBlock
	mark mark
}

func (n *markBlock) Kind() ast.NodeKind { return kindMarkBlock }

// Dump is part of ast.Node.
func (n *markBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// markParser reads marks among words.
type markParser struct{}

func (markParser) Trigger() []byte { return []byte{'<'} }

func (markParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := privateMark.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	block.Advance(m[1])
	return &markNode{mark: mark{segment.Start, segment.Start + m[1], m[3] > m[2]}}
}

// htmlParser reads the blocks of HTML that are refused, and marks on lines of
// their own. A line that begins with a mark and goes on is one of a paragraph.
type htmlParser struct{ parser.BlockParser }

func (p htmlParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	from := 0
	for from < len(line) && line[from] == ' ' {
		from++
	}
	if m := aloneMark.FindSubmatchIndex(line); m != nil {
		reader.AdvanceToEOL()
		at := segment.Start - segment.Padding + from
		return &markBlock{mark: mark{at, segment.Stop, m[3] > m[2]}}, parser.NoChildren
	}
	if privateMark.Match(line[from:]) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (p htmlParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if node.Kind() == kindMarkBlock {
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// marks finds the private stretches of a text. What looks like a mark and is none
// is an error, for it would hide nothing.
func (c *converter) marks(doc ast.Node) {
	var found []mark
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *markNode:
			if entering {
				found = append(found, n.mark)
			}
		case *markBlock:
			if entering {
				found = append(found, n.mark)
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(found, func(a, b mark) int { return cmp.Compare(a.at, b.at) })
	c.unread(found)
	open := -1 // where the passage begins that is not closed yet
	for _, m := range found {
		switch {
		case m.closes && open < 0:
			c.diags.Errorf(c.pos(m.at), "write <!-- private --> where the passage begins, or remove the mark", "a private passage ends that has not begun")
		case m.closes:
			c.private = append(c.private, span{open, m.end})
			open = -1
		case open >= 0:
			c.diags.Errorf(c.pos(m.at), "end the passage before with <!-- /private -->; passages do not stand within each other", "a private passage begins within another")
		default:
			open = m.at
		}
	}
	if open >= 0 {
		c.diags.Errorf(c.pos(open), "write <!-- /private --> where the passage ends", "a private passage is not closed")
	}
}

// unread reports what looks like a mark and was not read as one.
func (c *converter) unread(found []mark) {
	for _, m := range likeMark.FindAllStringIndex(c.source, -1) {
		if !slices.ContainsFunc(found, func(f mark) bool { return f.at == m[0] }) {
			c.diags.Errorf(c.pos(m[0]), "put the marks <!-- private --> and <!-- /private --> around the whole: a block of code, a picture, a link or a citation", "this mark of a private passage hides nothing")
		}
	}
}

// isPrivate reports whether an offset of the source is in a private passage.
func (c *converter) isPrivate(offset int) bool {
	i, found := slices.BinarySearchFunc(c.private, offset, func(s span, at int) int { return cmp.Compare(s.from, at) })
	return found || i > 0 && offset < c.private[i-1].to
}

// enter notes that what follows stands at a node: within a private passage or
// outside.
func (w *inlineWriter) enter(n ast.Node) {
	if len(w.c.private) == 0 || n.Pos() < 0 {
		return
	}
	w.become(w.c.isPrivate(n.Pos()))
}

func (w *inlineWriter) become(private bool) {
	if private != w.private {
		w.flush()
		w.private = private
	}
}

// wholly refuses marks within the words of a picture, which are shown as one.
func (w *inlineWriter) wholly(alt []dossier.Piece, n ast.Node) {
	for _, p := range alt {
		if p.Private != w.private {
			w.c.diags.Errorf(w.c.where(n), "put the marks around the whole picture", "a private passage within the words of a picture")
			return
		}
	}
}
