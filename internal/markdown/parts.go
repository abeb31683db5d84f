package markdown

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// inParts reads a text part by part, parted by blank lines. Most parts of prose
// are plain paragraphs and headings: words without a sign that Markdown knows.
// They are taken as they stand; goldmark reads what lies between them. It is
// false, and nothing is read, where one part could tell how another is read.
func (c *converter) inParts(blocks parser.Parser) bool {
	if !partible(c.source) {
		return false
	}
	src := []byte(c.source)
	var context parser.ParseOption
	marked := -1 // where the parts begin that are for goldmark
	read := func(to int) {
		if marked < 0 {
			return
		}
		if context == nil {
			context = c.context()
		}
		r := text.NewReader(src[:to])
		r.SetPosition(0, text.NewSegment(marked, marked))
		r.AdvanceLine() // to where marked is, which begins a line
		c.children(blocks.Parse(r, context))
		marked = -1
	}
	for from, to := nextPart(c.source, 0); from < to; from, to = nextPart(c.source, to) {
		b, words := plainBlock(c.source[from:to])
		if words == "" {
			if marked < 0 {
				marked = from
			}
			continue
		}
		read(from)
		if b.Kind == dossier.Paragraph {
			c.number++
			b.Number = c.number
		}
		b.Pos = c.pos(from)
		b.Pieces = c.keep(dossier.Piece{Kind: dossier.Text, Text: words})
		c.add(b)
	}
	read(len(src))
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
		case c == '[' && strings.HasPrefix(source[i:], "[^"), c == ']' && strings.HasPrefix(source[i:], "]:"):
			return false
		}
	}
	return true
}

// entangling are the bytes with which something may begin that joins parts.
var entangling = table("<`~[]")

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

// plainBlock gives the paragraph or heading that a part of a text is, and its
// words, where nothing in it has a meaning in Markdown. Elsewhere it has none.
func plainBlock(part string) (b dossier.Block, words string) {
	part = strings.TrimSuffix(part, "\n")
	b.Kind = dossier.Paragraph
	if words := strings.TrimLeft(part, "#"); len(words) < len(part) {
		b.Kind, b.Start = dossier.Heading, int32(len(part)-len(words))
		if b.Start > 6 || !strings.HasPrefix(words, " ") || strings.ContainsAny(words, "#\n") {
			return b, ""
		}
		part = words[1:]
	}
	if !plainWords(part) {
		return b, ""
	}
	return b, strings.ReplaceAll(part, "\n", " ")
}

// plainWords reports whether the lines of a part are words only.
func plainWords(part string) bool {
	if strings.Contains(part, "://") || strings.Contains(part, "www.") {
		return false
	}
	start := 0
	for i := range len(part) {
		switch {
		case meaning[part[i]]:
			return false
		case part[i] == '\n':
			if !plainLine(part[start:i]) {
				return false
			}
			start = i + 1
		}
	}
	return plainLine(part[start:])
}

// meaning are the bytes that may have a meaning in Markdown within a line.
var meaning = table("\\*_[]<>~&`@|\t")

// plainLine reports whether a line opens nothing by what stands at its
// beginning, and does not end in blanks, which would break it.
func plainLine(line string) bool {
	if line == "" || line[len(line)-1] == ' ' {
		return false
	}
	switch c := line[0]; {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c >= 0x80, c == '"', c == '\'', c == '(':
		return true
	case '0' <= c && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		return rest == "" || rest[0] != '.' && rest[0] != ')'
	}
	return false
}
