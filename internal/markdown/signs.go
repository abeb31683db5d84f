package markdown

import (
	"errors"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/dossier"
)

// signNode is one of our signs in goldmark's tree.
type signNode struct {
	ast.BaseInline
	piece dossier.Piece
}

var kindSign = ast.NewNodeKind("Sign")

func (n *signNode) Kind() ast.NodeKind { return kindSign }

// Dump is part of ast.Node.
func (n *signNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// citeParser reads [@source "exact words"; @other, p. 4].
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '@' {
		return nil
	}
	c := pc.Get(converterKey).(*converter)
	source, starts := rest(block)
	claims, offsets, read, err := dossier.Claims(source[1:])
	if err == nil && read+1 == len(source) {
		err = &dossier.SyntaxError{Offset: read, Message: "the citation is not closed", Hint: `end it with a bracket: [@source "exact words"]`}
	}
	if fault := (*dossier.SyntaxError)(nil); errors.As(err, &fault) {
		c.diags.Errorf(c.pos(at(starts, fault.Offset+1)), fault.Hint, "%s", fault.Message)
		block.Advance(1)
		return &signNode{piece: dossier.Piece{Kind: dossier.Text, Text: "["}}
	}
	piece := dossier.Piece{Kind: dossier.Citation, Pos: c.pos(segment.Start)}
	for i, claim := range claims {
		piece.Cites = append(piece.Cites, dossier.Cite{Claim: claim, Pos: c.pos(at(starts, offsets[i]+1))})
	}
	advance(block, read+2)
	return &signNode{piece: piece}
}

// refParser reads [[record]] and [[record|words]].
type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'['} }

func (refParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 5 || line[1] != '[' {
		return nil
	}
	source, _ := rest(block)
	inner, _, closed := strings.Cut(source[2:], "]]")
	if !closed || strings.Contains(inner, "[") {
		return nil
	}
	id, words, _ := strings.Cut(strings.ReplaceAll(inner, `\|`, "|"), "|")
	if strings.TrimSpace(id) == "" {
		return nil
	}
	c := pc.Get(converterKey).(*converter)
	advance(block, len(inner)+4)
	return &signNode{piece: dossier.Piece{
		Kind: dossier.RefPiece, Target: strings.TrimSpace(id),
		Text: strings.Join(strings.Fields(words), " "), Pos: c.pos(segment.Start),
	}}
}

// lineStart tells where in the file's text a line of a paragraph begins.
type lineStart struct{ at, source int }

// rest gives what is left of a paragraph, its lines joined, and where each of
// them stands, and leaves the reader where it was. A sign may run over the
// ends of lines, for editors wrap them.
func rest(block text.Reader) (string, []lineStart) {
	row, segment := block.Position()
	defer block.SetPosition(row, segment)
	var b strings.Builder
	var starts []lineStart
	for {
		line, segment := block.PeekLine()
		if line == nil {
			return b.String(), starts
		}
		starts = append(starts, lineStart{b.Len(), segment.Start})
		b.Write(line)
		block.AdvanceLine()
	}
}

// at gives the offset in the file's text of an offset in joined lines.
func at(starts []lineStart, offset int) int {
	found := starts[0]
	for _, s := range starts {
		if s.at <= offset {
			found = s
		}
	}
	return found.source + offset - found.at
}

// advance moves the reader on by n bytes, over the ends of lines.
func advance(block text.Reader, n int) {
	for n > 0 {
		line, _ := block.PeekLine()
		if line == nil {
			return
		}
		if n < len(line) {
			block.Advance(n)
			return
		}
		n -= len(line)
		block.AdvanceLine()
	}
}
