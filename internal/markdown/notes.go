package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteParser reports the call of a footnote that is not there. It comes after
// the parser of those that are.
type noteParser struct{ inFront bool }

func (noteParser) Trigger() []byte { return []byte{'['} }

func (p noteParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	for i, b := range line[2:] {
		switch {
		case b == ']' && i > 0:
			c := pc.Get(converterKey).(*converter)
			label := line[2 : i+2]
			if p.inFront {
				c.diags.Errorf(c.pos(segment.Start), `write the note into the body; where brackets are meant, write \[`, "a footnote in front matter")
			} else {
				c.diags.Errorf(c.pos(segment.Start), "add a line: [^"+string(label)+`]: its words; where brackets are meant, write \[`, "there is no footnote %q", label)
			}
			return bracket(block)
		case b == ' ' || b == '[' || b == ']':
			return nil
		}
	}
	return nil
}

// lostNotes reports footnotes whose words would be seen nowhere: not called
// from the text, or named like another. It runs before goldmark drops them.
type lostNotes struct{}

func (lostNotes) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	c := pc.Get(converterKey).(*converter)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *extast.Footnote:
			if entering && n.Index < 0 {
				c.lostNote(n)
			}
		case *ast.Paragraph, *ast.Heading, *extast.Table:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func (c *converter) lostNote(note *extast.Footnote) {
	label := string(note.Ref)
	for other := note.Parent().FirstChild(); other != note; other = other.NextSibling() {
		if string(other.(*extast.Footnote).Ref) == label {
			c.diags.Errorf(c.where(note), "give one of them another label", "footnote %q stands twice", label)
			return
		}
	}
	c.diags.Errorf(c.where(note), "write [^"+label+"] where it belongs, or remove it", "footnote %q is not called from the text", label)
}
