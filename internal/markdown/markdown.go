// Package markdown reads Markdown into a dossier.Body: blocks of words with
// the signs between them, free of HTML and of any knowledge of other files.
//
// The dialect is CommonMark with tables, strikethrough, bare web addresses and
// footnotes, and signs of our own: [@source "exact words"] cites,
// [[record]] or [[record|words]] links, and <!-- private --> … <!-- /private -->
// keeps a passage from the public. Other HTML is refused: the text of a captured
// page is never markup. What would be lost without a word is an error: a row of
// a table with too many cells, a footnote that is not called.
//
// A text that would take long to read is refused; see the limits in limits.go.
package markdown

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Parser reads Markdown. It is made once and may be used by several goroutines
// at a time.
type Parser struct {
	blocks parser.Parser // whole bodies
	inline parser.Parser // one line of front matter
	desks  *sync.Pool    // of *desk
}

// New makes a Parser.
func New() *Parser {
	md := goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)), goldmark.WithExtensions(
		extension.Table, extension.Strikethrough, extension.Linkify, extension.Footnote))
	md.Parser().AddOptions(parser.WithInlineParsers(ours()...))
	md.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(noteParser{}, 150)),
		parser.WithASTTransformers(util.Prioritized(lostNotes{}, 500)))
	line := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(proseParser{parser.NewParagraphParser()}, 1000)),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), ours()...)...),
		parser.WithInlineParsers(
			util.Prioritized(noteParser{inFront: true}, 150),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999)))
	return &Parser{blocks: md.Parser(), inline: line, desks: &sync.Pool{New: func() any { return new(desk) }}}
}

// blockParsers are those of CommonMark, of which that of HTML reads the marks of
// private passages too.
func blockParsers() []util.PrioritizedValue {
	list := parser.DefaultBlockParsers()
	for i, p := range list {
		if p.Value == parser.NewHTMLBlockParser() {
			list[i].Value = htmlParser{parser.NewHTMLBlockParser()}
		}
	}
	return list
}

// ours are the parsers of our own signs. They come before that of links, which
// shares their first letter, and that of footnotes.
func ours() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(citeParser{}, 90),
		util.Prioritized(refParser{}, 91),
		util.Prioritized(markParser{}, 92),
		util.Prioritized(bangParser{}, 93),
	}
}

// Body reads the body of a file. line is the line of the file on which source
// begins, for the positions of blocks and signs.
func (p *Parser) Body(file, source string, line int) (dossier.Body, diag.List) {
	base := diag.Pos{File: file, Line: line, Col: 1}
	d := p.desks.Get().(*desk)
	defer p.desks.Put(d)
	c := d.converter(source, base)
	if !c.bounded() {
		return dossier.Body{}, d.cleared(c)
	}
	if !c.inParts(p.blocks) || len(c.diags) > 0 { // mistakes come in goldmark's order
		c = c.anew()
		c.wholly(p.blocks)
	}
	body := dossier.NewBody(source, c.body)
	return body, d.cleared(c)
}

// proseParser takes every line of a text of front matter for one of a
// paragraph, an indented one too.
type proseParser struct{ parser.BlockParser }

func (proseParser) CanAcceptIndentedLine() bool { return true }

// Prose reads a text of front matter: words, emphasis, links and signs, but no
// headings, lists or tables.
func (p *Parser) Prose(prose *dossier.Prose) diag.List {
	if prose.Pieces = nil; prose.Empty() {
		return nil
	}
	if !strings.ContainsAny(prose.Source, "[*_`&\\<~\n:@") && !strings.Contains(prose.Source, "www.") {
		prose.Pieces = []dossier.Piece{{Kind: dossier.Text, Text: prose.Source}}
		return nil
	}
	c := new(desk).converter(prose.Source, prose.Pos)
	if len(prose.Spots) > 0 {
		c.spots, c.last = prose.Spots, known{col: prose.Spots[0].Pos.Col}
	}
	if !c.bounded() {
		return c.diags
	}
	c.document(p.inline.Parse(text.NewReader([]byte(prose.Source)), c.context()))
	for i := range c.body {
		if i > 0 {
			prose.Pieces = append(prose.Pieces, dossier.Piece{Kind: dossier.Break})
		}
		prose.Pieces = append(prose.Pieces, c.body[i].Pieces...)
	}
	return c.diags
}

// context gives the parsers of our signs a place for their findings.
func (c *converter) context() parser.ParseOption {
	ctx := parser.NewContext()
	ctx.Set(converterKey, c)
	return parser.WithContext(ctx)
}

var converterKey = parser.NewContextKey()
