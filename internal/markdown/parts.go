package markdown

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/dossier"
)

// inParts reads a text part by part, parted by blank lines. Most parts are simple:
// paragraphs, headings, lists, quotations and tables in which each sign can mean
// one thing only. They are taken as they stand; goldmark reads what lies between
// them. It is false, and nothing is read, where one part could tell how another is
// read.
func (c *converter) inParts(blocks parser.Parser) bool {
	if c.knit {
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
	before := stretch{}
	for first, next := c.nextPart(c.source, 0); first < next; first, next = c.nextPart(c.source, next) {
		part := c.stretch(first, next)
		simple := c.simple(before, part)
		before = part
		if !simple {
			if marked < 0 {
				marked = part.at
			}
			continue
		}
		read(part.at)
		c.settle()
	}
	read(len(c.source))
	return true
}

// wholly reads a text by goldmark alone.
func (c *converter) wholly(blocks parser.Parser) {
	c.document(blocks.Parse(text.NewReader([]byte(c.source)), c.context()))
}

// stretch is lines of a text, or of them words that are to be read.
type stretch struct {
	at          int    // the offset of the words
	words       string // without the end of the last line
	first, next int    // the lines, next excluded
	holds       marks  // of all the lines
}

// stretch gives lines of the text.
func (c *converter) stretch(first, next int) stretch {
	from, to := c.lines[first].at, c.lines[next].at
	s := stretch{at: from, words: strings.TrimSuffix(c.source[from:to], "\n"), first: first, next: next}
	for _, l := range c.lines[first:next] {
		s.holds |= l.holds
	}
	return s
}

// from gives a stretch of one line from an offset in its words on.
func (s stretch) from(offset int) stretch {
	s.at, s.words = s.at+offset, s.words[offset:]
	return s
}

// lone reports whether a stretch is of one line.
func (s stretch) lone() bool { return s.next == s.first+1 }

// simple drafts the blocks that a part of a text is, where what it means is
// certain without goldmark: a paragraph, a heading, a quotation, a list or a
// table. before is the part before it.
func (c *converter) simple(before, part stretch) bool {
	kept, drawn := len(c.kept), len(c.drawn)
	clear(c.draft)
	c.draft = c.draft[:0]
	ok := false
	switch first := part.words[0]; {
	case isLetter(first):
		ok = c.plainLines(part) && c.draftWords(dossier.Paragraph, part)
	case first == '#':
		ok = c.simpleHeading(part)
	case first == '>':
		ok = c.simpleQuotation(part)
	case first == '|':
		ok = c.simpleTable(part)
	case markerOf(part.words).width > 0:
		ok = !listed(before.words) && !goesOn(c.source[c.lines[part.next].at:]) && c.simpleList(part)
	default:
		ok = c.plainLines(part) && c.draftWords(dossier.Paragraph, part)
	}
	if !ok {
		clear(c.kept[kept:])
		clear(c.drawn[drawn:])
		c.kept, c.drawn = c.kept[:kept], c.drawn[:drawn]
	}
	return ok
}

// settle makes the draft part of the body.
func (c *converter) settle() {
	for i := range c.draft {
		if b := &c.draft[i]; b.Kind == dossier.Paragraph || b.Kind == dossier.Tight {
			c.number++
			b.Number = int32(c.number)
		}
	}
	c.body = append(c.body, c.draft...)
}

// open drafts the beginning of something that holds blocks, at an offset, and
// shut its end.
func (c *converter) open(tag dossier.Tag, at int) {
	l := dossier.Leaf{Block: dossier.Block{Kind: dossier.Open, Tag: tag}}
	l.Begin(c.pos(at))
	c.draft = append(c.draft, l)
}

func (c *converter) shut(tag dossier.Tag) {
	c.draft = append(c.draft, dossier.Leaf{Block: dossier.Block{Kind: dossier.Close, Tag: tag}})
}

// draftWords drafts a block of words, unless they hold what is for goldmark.
func (c *converter) draftWords(kind dossier.BlockKind, words stretch) bool {
	l := dossier.Leaf{Block: dossier.Block{Kind: kind}, Pieces: c.simpleWords(words)}
	l.Aside = kind == dossier.Paragraph && isAside(l.Pieces)
	l.Begin(c.pos(words.at))
	c.draft = append(c.draft, l)
	return len(l.Pieces) > 0
}

// simpleHeading drafts a heading of plain words.
func (c *converter) simpleHeading(part stretch) bool {
	words := strings.TrimLeft(part.words, "#")
	level := len(part.words) - len(words)
	if level > 6 || !part.lone() || !strings.HasPrefix(words, " ") || strings.IndexByte(words, '#') >= 0 {
		return false
	}
	inner := part.from(level + 1)
	if !plainLine(inner.words) || !inner.plain() {
		return false
	}
	inner.at = part.at // where the heading begins
	c.draftWords(dossier.Heading, inner)
	c.draft[0].Start = int32(level)
	return true
}

// plainLines reports whether no line opens anything by what stands at its
// beginning, or ends in blanks, which would break it.
func (c *converter) plainLines(part stretch) bool {
	for i := part.first; i < part.next; i++ {
		if !plainLine(c.line(i)) {
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
