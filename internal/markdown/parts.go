package markdown

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// inParts reads a text part by part, parted by blank lines. Most parts are simple:
// paragraphs, headings, lists, quotations and tables in which each sign can mean
// one thing only. They are taken as they stand; goldmark reads what lies between
// them. It is false, and nothing is read, where one part could tell how another is
// read.
func (c *converter) inParts(blocks parser.Parser) bool {
	if !partible(c.source) {
		return false
	}
	var src []byte // of a text with parts for goldmark
	var context parser.ParseOption
	marked := -1 // where the parts begin that are for goldmark
	read := func(to int) {
		if marked < 0 {
			return
		}
		if context == nil {
			src, context = []byte(c.source), c.context()
		}
		r := text.NewReader(src[:to])
		r.SetPosition(0, text.NewSegment(marked, marked))
		r.AdvanceLine() // to where marked is, which begins a line
		c.children(blocks.Parse(r, context))
		marked = -1
	}
	before := ""
	for from, to := nextPart(c.source, 0); from < to; from, to = nextPart(c.source, to) {
		simple := c.simple(before, from, to)
		before = c.source[from:to]
		if !simple {
			if marked < 0 {
				marked = from
			}
			continue
		}
		read(from)
		c.settle()
	}
	read(len(c.source))
	return true
}

// wholly reads a text by goldmark alone.
func (c *converter) wholly(blocks parser.Parser) {
	c.document(blocks.Parse(text.NewReader([]byte(c.source)), c.context()))
}

// anew gives a converter of the same text that has read nothing yet.
func (c *converter) anew(base diag.Pos) *converter {
	return &converter{source: c.source, spots: c.spots, last: dossier.Spot{Pos: base}}
}

// partible reports whether no part of a text can tell how another is read: there
// is no code or HTML that blank lines do not end, no footnote, and no definition
// of a link.
func partible(source string) bool {
	for i := range len(source) {
		switch c := source[i]; {
		case c >= ' ' && !entangling[c]:
		case c == '<', c < ' ' && c != '\n' && c != '\t':
			return false
		case c == '`' || c == '~':
			if strings.HasPrefix(source[i:], "```") || strings.HasPrefix(source[i:], "~~~") {
				return false
			}
		case c == '&': // of "<" spelled out, which may look like a mark of a private passage
			if strings.HasPrefix(source[i:], "&lt;") || strings.HasPrefix(source[i:], "&#") {
				return false
			}
		case c == '[' && strings.HasPrefix(source[i:], "[^"), c == ']' && strings.HasPrefix(source[i:], "]:"):
			return false
		}
	}
	return true
}

// entangling are the bytes with which something may begin that joins parts.
var entangling = table("<`~[]&")

// nextPart gives the first lines of a text from offset at that are not blank,
// up to the next that is; from is to at the end of the text.
func nextPart(source string, at int) (from, to int) {
	from = at
	for to = at; to < len(source); {
		line, rest, _ := strings.Cut(source[to:], "\n")
		blank := strings.Trim(line, " \t") == ""
		switch {
		case !blank:
		case to > from:
			return from, to
		default:
			from = len(source) - len(rest)
		}
		to = len(source) - len(rest)
	}
	return from, to
}

// simple drafts the blocks that a part of a text is, where what it means is
// certain without goldmark: a paragraph, a heading, a quotation, a list or a
// table. before is the part before it.
func (c *converter) simple(before string, from, to int) bool {
	part := strings.TrimSuffix(c.source[from:to], "\n")
	kept := len(c.kept)
	clear(c.draft)
	c.draft = c.draft[:0]
	ok := false
	switch {
	case part[0] == '#':
		ok = c.simpleHeading(from, part)
	case part[0] == '>':
		ok = c.simpleQuotation(from, part)
	case part[0] == '|':
		ok = c.simpleTable(from, part)
	case markerOf(part).width > 0:
		ok = !listed(before) && !goesOn(c.source[to:]) && c.simpleList(from, part)
	default:
		ok = plainLines(part) && c.draftWords(dossier.Paragraph, from, part)
	}
	if !ok {
		clear(c.kept[kept:])
		c.kept = c.kept[:kept]
	}
	return ok
}

// settle makes the draft part of the body.
func (c *converter) settle() {
	for _, b := range c.draft {
		if b.Kind == dossier.Paragraph || b.Kind == dossier.Tight {
			c.number++
			b.Number = int32(c.number)
		}
		c.add(b)
	}
}

// open drafts the beginning of something that holds blocks, at an offset, and
// shut its end.
func (c *converter) open(tag dossier.Tag, at int) {
	b := dossier.Block{Kind: dossier.Open, Tag: tag}
	b.Begin(c.pos(at))
	c.draft = append(c.draft, b)
}

func (c *converter) shut(tag dossier.Tag) {
	c.draft = append(c.draft, dossier.Block{Kind: dossier.Close, Tag: tag})
}

// draftWords drafts a block of words that stand at an offset, unless they hold
// what is for goldmark.
func (c *converter) draftWords(kind dossier.BlockKind, at int, words string) bool {
	b := dossier.Block{Kind: kind, Pieces: c.simpleWords(at, words)}
	b.Aside = kind == dossier.Paragraph && isAside(b.Pieces)
	b.Begin(c.pos(at))
	c.draft = append(c.draft, b)
	return len(b.Pieces) > 0
}

// simpleHeading drafts a heading of plain words.
func (c *converter) simpleHeading(from int, part string) bool {
	words := strings.TrimLeft(part, "#")
	level := len(part) - len(words)
	if level > 6 || !strings.HasPrefix(words, " ") || strings.ContainsAny(words, "#\n") {
		return false
	}
	words = words[1:]
	if !plainLine(words) || !plainWords(words) || !c.draftWords(dossier.Heading, from, words) {
		return false
	}
	c.draft[0].Start = int32(level)
	return true
}

// plainLines reports whether no line opens anything by what stands at its
// beginning, or ends in blanks, which would break it.
func plainLines(part string) bool {
	for line := range strings.SplitSeq(part, "\n") {
		if !plainLine(line) {
			return false
		}
	}
	return true
}

func plainLine(line string) bool {
	if line == "" || line[len(line)-1] == ' ' {
		return false
	}
	switch c := line[0]; {
	case isLetter(c), c >= 0x80, c == '"', c == '\'', c == '(', c == '[':
		return true
	case isDigit(c): // no number of a list, which a blank would follow
		rest := strings.TrimLeft(line, digits)
		return rest == "" || rest[0] != '.' && rest[0] != ')' || len(rest) > 1 && rest[1] != ' '
	case c == '*': // of emphasis, not of a list or a rule
		rest := strings.TrimLeft(line, "*")
		return rest != "" && (isLetter(rest[0]) || isDigit(rest[0]))
	}
	return false
}

const digits = "0123456789"

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
