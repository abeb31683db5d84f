package markdown

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
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

// bracket is the text "[" where a sign was meant but not written.
func bracket(block text.Reader) ast.Node {
	block.Advance(1)
	return &signNode{piece: dossier.Piece{Kind: dossier.Text, Text: "["}}
}

// citeParser reads [@source "exact words"; @other, p. 4].
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '@' {
		return nil
	}
	c := pc.Get(converterKey).(*converter)
	r := ahead(parent, block, maxSign)
	claims, offsets, read, err := r.claims()
	if err != nil && r.cut && !c.unclosed {
		r = ahead(parent, block, maxCitation)
		claims, offsets, read, err = r.claims()
		c.unclosed = err != nil
	}
	if fault := (*dossier.SyntaxError)(nil); errors.As(err, &fault) {
		message := fault.Message
		if r.cut && strings.HasSuffix(message, "not closed") {
			message += fmt.Sprintf(" within %d kB", len(r.text)>>10)
		}
		c.diags.Errorf(c.pos(r.at(fault.Offset+1)), fault.Hint, "%s", message)
		return bracket(block)
	}
	r.skip(block, read+2)
	for i, claim := range claims { // which would keep the rest of the paragraph
		claims[i].Source, claims[i].Quote = strings.Clone(claim.Source), strings.Clone(claim.Quote)
	}
	return &signNode{piece: c.citation(r, segment.Start, claims, offsets)}
}

// citation makes the sign at offset start of the claims that begin at offsets of
// a reading's bracket.
func (c *converter) citation(r reading, start int, claims []dossier.Claim, offsets []int) dossier.Piece {
	sign := dossier.Sign{Pos: c.pos(start), Cites: make([]dossier.Cite, len(claims))}
	for i, claim := range claims {
		sign.Cites[i] = dossier.Cite{Claim: claim, Pos: c.pos(r.at(offsets[i] + 1))}
	}
	return dossier.Piece{Kind: dossier.Citation, Sign: c.sign(sign)}
}

// claims reads the citations of a bracket at which the reading begins.
func (r reading) claims() (claims []dossier.Claim, offsets []int, read int, err error) {
	claims, offsets, read, err = dossier.Claims(r.text[1:])
	if err == nil && read+1 == len(r.text) {
		err = &dossier.SyntaxError{Offset: read, Message: "the citation is not closed", Hint: `end it with a bracket: [@source "exact words"]`}
	}
	return claims, offsets, read, err
}

// refParser reads [[record]] and [[record|words]].
type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'['} }

func (refParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '[' || line[2] == '[' {
		return nil
	}
	c := pc.Get(converterKey).(*converter)
	r := ahead(parent, block, maxSign)
	l := r.link()
	switch {
	case l.length > 0:
		r.skip(block, l.length)
		l.id, l.words = strings.Clone(l.id), strings.Clone(l.words) // as above
		return &signNode{piece: c.ref(segment.Start, l)}
	case l.closed && l.id == "":
		c.diags.Errorf(c.pos(segment.Start), `write [[id]] or [[id|words]]; where brackets are meant, \[`, "a link to no record")
		return bracket(block)
	case l.barred && !strings.ContainsAny(l.id, "[]"):
		c.diags.Errorf(c.pos(segment.Start), `write [[id|words]], without brackets in the words; where brackets are meant, \[`, "the link to %q is not closed", l.id)
		return bracket(block)
	}
	return nil
}

// bangParser reads an exclamation mark before a sign of our own. Else it would
// begin a picture, and the sign be its words.
type bangParser struct{}

func (bangParser) Trigger() []byte { return []byte{'!'} }

func (bangParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '[' || line[2] != '@' && line[2] != '[' {
		return nil
	}
	row, before := block.Position()
	block.Advance(1)
	r := ahead(parent, block, maxSign)
	_, length := pc.Get(converterKey).(*converter).ownSign(segment.Start+1, r.text)
	if length == 0 || pictured(r.text[length:]) {
		block.SetPosition(row, before)
		return nil
	}
	return &signNode{piece: dossier.Piece{Kind: dossier.Text, Text: "!"}}
}

// pictured reports whether what follows brackets behind an exclamation mark makes
// them a picture.
func pictured(after string) bool { return strings.HasPrefix(after, "(") }

// link is [[id]] or [[id|words]].
type link struct {
	id, words      string
	barred, closed bool
	length         int // of the whole; 0: it is none
}

// link reads what two brackets at which the reading begins open.
func (r reading) link() link {
	var l link
	var inner string
	inner, _, l.closed = strings.Cut(r.text[2:], "]]")
	if l.id, l.words, l.barred = strings.Cut(inner, "|"); l.barred {
		l.id = strings.TrimSuffix(l.id, `\`) // as a table would need it
	}
	l.id = evened(l.id)
	if l.closed && l.id != "" && !strings.Contains(inner, "[") {
		l.length = len(inner) + len("[[]]")
	}
	return l
}

// ref makes the sign of a link at offset start.
func (c *converter) ref(start int, l link) dossier.Piece {
	return dossier.Piece{
		Kind: dossier.RefPiece, Text: evened(resolved(l.words)), Sign: c.sign(dossier.Sign{Target: l.id, Pos: c.pos(start)}),
	}
}

// evened gives words with one blank between each two and none about them. Where
// they are so, they are not copied.
func evened(words string) string {
	for i := range len(words) {
		if c := words[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && (i == 0 || i == len(words)-1 || words[i+1] == ' ') {
			return strings.Join(strings.Fields(words), " ")
		}
	}
	return words
}

// reading is what is left of a paragraph, its lines joined: a sign may run over
// the ends of lines, for editors wrap them.
type reading struct {
	text   string
	starts []lineStart
	cell   bool // of a table, where \| is a bar
	cut    bool // the paragraph goes on
}

// lineStart tells where in the file's text a part of a reading begins.
type lineStart struct{ at, source int }

// ahead reads on from a bracket, as far as a sign of so many bytes may go, and
// leaves the reader where it was.
func ahead(parent ast.Node, block text.Reader, most int) reading {
	row, segment := block.Position()
	defer block.SetPosition(row, segment)
	r := reading{cell: parent.Kind() == extast.KindTableCell}
	var b strings.Builder
	for n := 0; ; n++ {
		line, segment := block.PeekLine()
		if line == nil {
			break
		}
		if r.cut = r.cut || n*bytesOfLine >= most || b.Len() >= most; r.cut {
			break
		}
		r.cut = len(line) > most
		rest, source := string(line[:min(len(line), most)]), segment.Start
		for r.cell {
			before, after, found := strings.Cut(rest, `\|`)
			if !found {
				break
			}
			r.starts = append(r.starts, lineStart{b.Len(), source})
			b.WriteString(before)
			rest, source = "|"+after, source+len(before)+1
		}
		r.starts = append(r.starts, lineStart{b.Len(), source})
		b.WriteString(rest)
		block.AdvanceLine()
	}
	r.text = b.String()
	return r
}

// at gives the offset in the file's text of an offset in a reading.
func (r reading) at(offset int) int {
	found := r.starts[0]
	for _, s := range r.starts {
		if s.at <= offset {
			found = s
		}
	}
	return found.source + offset - found.at
}

// skip moves the reader on by n bytes of the reading, over the ends of lines.
func (r reading) skip(block text.Reader, n int) {
	if r.cell {
		block.Advance(r.at(n) - r.starts[0].source)
		return
	}
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
