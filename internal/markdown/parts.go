package markdown

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// inParts reads a text part by part, parted by blank lines. Most parts of prose
// are simple paragraphs and headings: words without a sign that Markdown knows,
// and signs of our own. They are taken as they stand; goldmark reads what lies
// between them. It is false, and nothing is read, where one part could tell how
// another is read.
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
	for from, to := nextPart(c.source, 0); from < to; from, to = nextPart(c.source, to) {
		b := c.simpleBlock(from, strings.TrimSuffix(c.source[from:to], "\n"))
		if len(b.Pieces) == 0 {
			if marked < 0 {
				marked = from
			}
			continue
		}
		read(from)
		if b.Kind == dossier.Paragraph {
			c.number++
			b.Number = int32(c.number)
		}
		b.Begin(c.pos(from))
		c.add(b)
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
	return &converter{source: c.source, parts: c.parts, spots: c.spots, last: dossier.Spot{Pos: base}}
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

// simpleBlock gives the paragraph or heading that a part of a text at offset from
// is, where nothing in it has a meaning in Markdown but signs of our own in a
// paragraph. Elsewhere it has no pieces.
func (c *converter) simpleBlock(from int, part string) dossier.Block {
	words, level := part, 0
	if words = strings.TrimLeft(part, "#"); len(words) < len(part) {
		level = len(part) - len(words)
		if level > 6 || !strings.HasPrefix(words, " ") || strings.ContainsAny(words, "#\n") {
			return dossier.Block{}
		}
		words = words[1:]
	}
	switch {
	case plainLines(words) && plainWords(words):
		b := dossier.Block{Kind: dossier.Paragraph, Pieces: c.keep(dossier.Piece{Kind: dossier.Text, Text: joined(words)})}
		if level > 0 {
			b.Kind, b.Start = dossier.Heading, int32(level)
		}
		return b
	case level == 0 && strings.IndexByte(part, '[') >= 0 && plainLines(part):
		return dossier.Block{Kind: dossier.Paragraph, Pieces: c.signed(from, part)}
	}
	return dossier.Block{}
}

// signed reads a paragraph of plain words and signs of our own that stands at
// offset from. It gives nothing where there is more, or a mistake in a sign.
func (c *converter) signed(from int, part string) []dossier.Piece {
	if len(part) > maxSign || strings.Count(part, "\n") >= maxSign/bytesOfLine {
		return nil // so that each sign is read to its end
	}
	w := &inlineWriter{c: c, pieces: c.room[:0], joined: c.joined}
	for len(part) > 0 {
		words, _, _ := strings.Cut(part, "[")
		if !plainWords(words) {
			return nil
		}
		w.text(joined(words))
		from, part = from+len(words), part[len(words):]
		if part == "" {
			break
		}
		sign, length := c.ownSign(from, part)
		if length == 0 || strings.HasSuffix(words, "!") && pictured(part[length:]) {
			return nil
		}
		w.sign(sign)
		from, part = from+length, part[length:]
	}
	w.flush()
	c.room, c.joined = w.pieces, w.joined
	return c.keep(w.pieces...)
}

// ownSign reads the sign that a bracket at offset from opens, and gives its
// length, which is 0 where there is none, or a mistake.
func (c *converter) ownSign(from int, part string) (sign dossier.Piece, length int) {
	r := reading{text: part, starts: []lineStart{{0, from}}}
	switch {
	case strings.HasPrefix(part, "[@"):
		claims, offsets, read, err := r.claims()
		if err != nil {
			return sign, 0
		}
		return c.citation(r, from, claims, offsets), read + 2
	case strings.HasPrefix(part, "[[") && !strings.HasPrefix(part, "[[["):
		l := r.link()
		return c.ref(from, l), l.length
	}
	return sign, 0
}

// joined gives words of several lines as one.
func joined(words string) string { return strings.ReplaceAll(words, "\n", " ") }

// plainWords reports whether words have no meaning in Markdown within a line.
func plainWords(words string) bool {
	for i := range len(words) {
		if meaning[words[i]] {
			return false
		}
	}
	return !strings.Contains(words, "://") && !strings.Contains(words, "www.")
}

// meaning are the bytes that may have a meaning in Markdown within a line.
var meaning = table("\\*_[]<>~&`@|\t")

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
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c >= 0x80, c == '"', c == '\'', c == '(', c == '[':
		return true
	case '0' <= c && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		return rest == "" || rest[0] != '.' && rest[0] != ')'
	}
	return false
}
