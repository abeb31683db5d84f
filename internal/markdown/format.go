package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/pattern"
)

// Format writes a body as Markdown that reads as the same words.
//
// A paragraph is one line, in which a run of white space is one blank. A
// character that Markdown would take for a sign is escaped, and no other, so
// that the source stays as readable as the text. Tables and footnotes are
// written too; a list is loose or tight as its items are Paragraphs or Tight.
func Format(b dossier.Body) []byte {
	w := &sourceWriter{}
	for i := range b.Blocks {
		leaf := b.Leaf(i)
		w.block(&leaf)
	}
	return w.out.Bytes()
}

// sourceWriter writes blocks, each line behind the marks of what it is in.
type sourceWriter struct {
	out     bytes.Buffer
	within  []enclosure
	tight   bool          // the last words were Tight, in a list that goes on
	aligned []dossier.Tag // the columns of the table's head
}

// enclosure is a list, an item or a quotation that is open.
type enclosure struct {
	tag    dossier.Tag
	fresh  bool   // nothing has been written in it
	number int    // of a list's next item
	mark   string // before its first line
	indent string // before the others
}

func (w *sourceWriter) block(b *dossier.Leaf) {
	switch b.Kind {
	case dossier.Open:
		w.open(b)
	case dossier.Close:
		w.end(b.Tag)
	case dossier.Paragraph, dossier.Tight:
		w.leaf(inline(b.Pieces, inParagraph), b.Kind == dossier.Tight)
	case dossier.Heading:
		w.leaf(strings.TrimRight(strings.Repeat("#", int(min(max(b.Start, 1), 6)))+" "+inline(b.Pieces, inHeading), " "), false)
	case dossier.Cell:
		w.out.WriteString("| " + inline(b.Pieces, inCell) + " ")
		w.aligned = append(w.aligned, b.Tag)
	case dossier.Code:
		w.leaf(fenced(b), false)
	case dossier.Rule:
		w.leaf("***", false)
	case dossier.Footnote:
		w.leaf("[^"+b.Label()+"]: "+strings.ReplaceAll(inline(b.Inline(), inParagraph), "\n", "\n    "), false)
	}
}

func (w *sourceWriter) open(b *dossier.Leaf) {
	switch b.Tag {
	case dossier.TagUL, dossier.TagOL:
		w.within = append(w.within, enclosure{tag: b.Tag, fresh: true, number: int(b.Start)})
	case dossier.TagLI:
		mark := "- "
		if n := len(w.within) - 1; n >= 0 && w.within[n].tag == dossier.TagOL {
			mark = strconv.Itoa(w.within[n].number) + ". "
			w.within[n].number++
		}
		w.within = append(w.within, enclosure{tag: b.Tag, fresh: true, mark: mark, indent: strings.Repeat(" ", len(mark))})
	case dossier.TagBlockquote:
		w.within = append(w.within, enclosure{tag: b.Tag, fresh: true, mark: "> ", indent: "> "})
	case dossier.TagTable:
		w.part(false)
	case dossier.TagTHead:
		w.aligned = nil
	case dossier.TagTR:
		w.margin()
	}
}

func (w *sourceWriter) end(tag dossier.Tag) {
	switch tag {
	case dossier.TagTR:
		w.out.WriteString("|\n")
	case dossier.TagTHead:
		w.margin()
		for _, a := range w.aligned {
			w.out.WriteString("| " + columnRule(a) + " ")
		}
		w.out.WriteString("|\n")
	case dossier.TagUL, dossier.TagOL, dossier.TagLI, dossier.TagBlockquote:
		n := len(w.within) - 1
		if n < 0 || w.within[n].tag != tag {
			return
		}
		if w.within[n].fresh && w.within[n].mark != "" {
			w.leaf("", w.tight) // an item or a quotation without words
		}
		w.within = w.within[:n]
		if tag != dossier.TagLI && n == 0 {
			w.tight = false
		}
	}
}

// columnRule gives what stands below the head of a column.
func columnRule(align dossier.Tag) string {
	switch align {
	case dossier.TagLeft:
		return ":--"
	case dossier.TagCenter:
		return ":-:"
	case dossier.TagRight:
		return "--:"
	}
	return "---"
}

// leaf writes a block of words.
func (w *sourceWriter) leaf(source string, tight bool) {
	w.part(tight)
	for line := range strings.SplitSeq(source, "\n") {
		w.margin()
		w.out.WriteString(line)
		if line == "" { // marks by themselves end without a blank
			w.out.Truncate(len(bytes.TrimRight(w.out.Bytes(), " ")))
		}
		w.out.WriteByte('\n')
	}
}

// part leaves a blank line before a block, but not between the Tight words of
// a list.
func (w *sourceWriter) part(tight bool) {
	if w.out.Len() > 0 && !(tight && w.tight) {
		var before strings.Builder
		for _, e := range w.within {
			if e.fresh {
				break
			}
			before.WriteString(e.indent)
		}
		w.out.WriteString(strings.TrimRight(before.String(), " ") + "\n")
	}
	w.tight = tight
}

// margin writes what stands before the next line: the marks of what begins
// there, and the indents of the rest.
func (w *sourceWriter) margin() {
	for i := range w.within {
		e := &w.within[i]
		if e.fresh {
			w.out.WriteString(e.mark)
		} else {
			w.out.WriteString(e.indent)
		}
		e.fresh = false
	}
}

// fenced writes code, its fence longer than any run of backticks in it.
func fenced(b *dossier.Leaf) string {
	words := b.Words()
	fence := strings.Repeat("`", max(3, longestRun(words, '`')+1))
	return fence + b.Label() + "\n" + words + "\n" + fence
}

func longestRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] != c {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// place is where a text stands, which decides what has to be escaped.
type place uint8

const (
	inParagraph place = iota
	inHeading
	inCell
)

// inline writes the words and signs of a leaf on one line.
func inline(pieces []dossier.Piece, at place) string {
	if len(pieces) == 1 && pieces[0].Kind == dossier.Text {
		return escapeLine(collapse(pieces[0].Text), at, false)
	}
	if words, ok := emphasised(pieces); ok {
		before, core, after := trimUnicode(collapse(words))
		if core == "" {
			return before + after
		}
		return before + "*" + escapeText(core, at, true) + "*" + after
	}
	var b strings.Builder
	code, address := false, ""
	for _, p := range pieces {
		switch {
		case p.Kind == dossier.Begin && p.Tag == dossier.TagA:
			address = p.Target()
			b.WriteByte('[')
		case p.Kind == dossier.End && p.Tag == dossier.TagA:
			b.WriteString("](" + destination(address) + ")")
		case p.Kind == dossier.Text && code:
			b.WriteString(p.Text)
		case p.Kind == dossier.Text:
			b.WriteString(escapeText(blanks.ReplaceAllString(p.Text, " "), at, true))
		case p.Tag == dossier.TagCode:
			code = p.Kind == dossier.Begin
			b.WriteByte('`')
		default:
			b.WriteString(sign(p, at))
		}
	}
	lines := strings.Split(strings.Trim(b.String(), " "), "\n")
	for i, line := range lines {
		lines[i] = escapeStart(line)
	}
	return strings.Join(lines, "\n")
}

// emphasised gives the words of a leaf that is wholly emphasised.
func emphasised(pieces []dossier.Piece) (string, bool) {
	if len(pieces) != 3 || pieces[0].Kind != dossier.Begin || pieces[0].Tag != dossier.TagEm || pieces[1].Kind != dossier.Text || pieces[2].Kind != dossier.End {
		return "", false
	}
	return pieces[1].Text, true
}

// sign writes a piece that is not words.
func sign(p dossier.Piece, at place) string {
	switch p.Kind {
	case dossier.Begin, dossier.End:
		return inlineMarks(p)
	case dossier.Break:
		if at == inParagraph {
			return "\\\n"
		}
		return " "
	case dossier.RefPiece:
		if p.Text == "" {
			return "[[" + p.Target() + "]]"
		}
		return "[[" + p.Target() + "|" + p.Text + "]]"
	case dossier.Citation:
		claims := make([]string, len(p.Cites()))
		for i, c := range p.Cites() {
			claims[i] = c.String()
		}
		return " [" + strings.Join(claims, "; ") + "]"
	case dossier.NoteRef:
		return "[^" + p.Target() + "]"
	case dossier.Image:
		return "![" + escapeText(p.Text, at, true) + "](" + p.Target() + ")"
	}
	return ""
}

func inlineMarks(p dossier.Piece) string {
	switch p.Tag {
	case dossier.TagEm:
		return "*"
	case dossier.TagStrong:
		return "**"
	case dossier.TagDel:
		return "~~"
	}
	return ""
}

// destination writes an address so that the link ends where it ends.
func destination(address string) string {
	if strings.ContainsAny(address, " ()<>") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(address) + ">"
	}
	return address
}

var blanks = pattern.New(`[ \t\n\v\f\r]+`)

// collapse makes a run of white space one blank, and none at the ends. Spaces
// of typography, such as the no-break space, are kept.
func collapse(s string) string {
	if strings.ContainsAny(s, "\t\n\v\f\r") || strings.Contains(s, "  ") {
		s = blanks.ReplaceAllString(s, " ")
	}
	return strings.Trim(s, " ")
}

// trimUnicode parts the white space at the ends of a text from it: emphasis
// does not open before a space of any sort.
func trimUnicode(s string) (before, core, after string) {
	core = strings.TrimLeftFunc(s, unicode.IsSpace)
	before = s[:len(s)-len(core)]
	trimmed := strings.TrimRightFunc(core, unicode.IsSpace)
	return before, trimmed, core[len(trimmed):]
}

// lastRune gives the last character of s, a blank if there is none.
func lastRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// firstRune gives the first character of s, a blank if there is none.
func firstRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
