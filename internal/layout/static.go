package layout

import "strings"

// A stretch of a layout's fixed HTML begins wherever the one before it ended:
// in text, or in the middle of a tag. A spot is such a place. Package
// html/template has seen to it already that all ways through a layout lead to
// the same one; here is kept what it takes to tell which white space is seen.
type spot struct {
	in    part
	tag   string // that is open: "li", "/li"
	quote byte   // around the value
	kept  string // the element whose white space is all kept, such as "pre"
	head  bool   // within the head, where no white space is seen
}

type part int

const (
	inText   part = iota
	inName        // of a tag
	inTag         // between attributes
	inAttr        // in the name of an attribute
	inEquals      // before the value
	inQuotes
	inBare // a value without quotation marks
)

// The elements around which white space is not seen: those that a browser lays
// out as blocks, parts of tables and lists, line breaks, and in drawings all but
// what stands in a line of words. It is a part of those that
// github.com/tdewolff/minify takes for such.
var blocks = setOf(
	"!doctype html head body title address article aside blockquote br caption center col colgroup dd details dir div dl dt " +
		"fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre " +
		"section summary table tbody td tfoot th thead tr ul " +
		"circle clippath defs desc ellipse g line lineargradient marker path pattern polygon polyline radialgradient rect stop symbol text use")

// Elements whose text is kept as it is; within all but pre there are no tags.
var (
	keeping = setOf("pre textarea script style")
	strange = setOf("iframe xmp noembed noframes noscript plaintext math foreignobject listing")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// tightener makes fixed HTML small, from one spot to another.
type tightener struct {
	spot
	out     strings.Builder
	piece   piece
	after   afterwards
	pending bool // white space
}

type afterwards int

const (
	nothing afterwards = iota // has been written
	words
	edge
)

// tighten makes a stretch of fixed HTML small. It reports false where it meets
// what it does not know.
func tighten(at spot, text string) (piece, spot, bool) {
	t := tightener{spot: at}
	for i := 0; i < len(text); {
		n, ok := t.step(text[i:])
		if !ok {
			return piece{}, at, false
		}
		i += n
	}
	if t.pending {
		switch {
		case t.in != inText || t.after == words:
			t.out.WriteByte(' ')
			t.piece.blank = t.in == inText
		case t.after == nothing:
			t.piece.lead = true
		}
	}
	t.piece.data, t.piece.edge = t.out.String(), t.after == edge && t.in == inText
	if t.in == inName || t.in == inAttr {
		t.in = inTag
	}
	return t.piece, t.spot, true
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// step takes in what comes next, and tells how many bytes it took.
func (t *tightener) step(s string) (int, bool) {
	switch t.in {
	case inText:
		return t.text(s)
	case inQuotes:
		n := strings.IndexByte(s, t.quote)
		if n < 0 {
			t.out.WriteString(s)
			return len(s), true
		}
		t.out.WriteString(s[:n+1])
		t.in, t.quote = inTag, 0
		return n + 1, true
	}
	return 1, t.inside(s[0])
}

// text takes in a tag, white space or words.
func (t *tightener) text(s string) (int, bool) {
	switch {
	case t.kept != "" && !t.tagIn(s):
		return t.keep(s)
	case isBlank(s[0]):
		t.pending = true
		return 1, true
	case s[0] == '<' && len(s) > 1 && (isLetter(s[1]) || s[1] == '/' || s[1] == '!'):
		return t.begin(s)
	}
	n := strings.IndexAny(s[1:], " \n\t\r\f<") + 1
	if n == 0 {
		n = len(s)
	}
	t.space()
	t.out.WriteString(s[:n])
	t.after = words
	return n, true
}

// tagIn reports whether a tag begins here within an element whose text is kept.
func (t *tightener) tagIn(s string) bool {
	return s[0] == '<' && len(s) > 1 && (t.kept == "pre" && (isLetter(s[1]) || s[1] == '/') ||
		len(s) > len(t.kept)+1 && s[1] == '/' && strings.EqualFold(s[2:2+len(t.kept)], t.kept))
}

func (t *tightener) keep(s string) (int, bool) {
	n := strings.IndexByte(s[1:], '<') + 1
	if n == 0 {
		n = len(s)
	}
	t.out.WriteString(s[:n])
	t.after = words
	return n, t.kept != "script" && t.kept != "style" || strings.TrimSpace(s[:n]) == ""
}

// space writes the blank that stands for white space before words or a tag.
func (t *tightener) space() {
	if !t.pending {
		return
	}
	t.pending = false
	if t.after == nothing {
		t.piece.lead = true
	} else if t.after == words {
		t.out.WriteByte(' ')
	}
}

// begin takes in the beginning of a tag and its name.
func (t *tightener) begin(s string) (int, bool) {
	n := 1
	for n < len(s) && !isBlank(s[n]) && s[n] != '>' && (s[n] != '/' || n == 1) && s[n] != '=' {
		n++
	}
	name := strings.ToLower(s[1:n])
	element := strings.TrimPrefix(name, "/")
	if strange[element] || name[0] == '!' && name != "!doctype" || element == "" {
		return 0, false
	}
	t.tag = name
	if !t.isEdge() {
		t.space()
		t.after = words
	} else {
		t.piece.front = t.piece.front || t.after == nothing
		t.pending = false
	}
	t.out.WriteString("<" + name)
	t.in = inName
	return n, true
}

// isEdge reports whether no white space is seen around the tag.
func (t *tightener) isEdge() bool {
	return t.kept == "" && (t.head || blocks[strings.TrimPrefix(t.tag, "/")]) || t.tag == "pre" || t.tag == "/pre"
}

// inside takes in a character of a tag, outside of quotation marks.
func (t *tightener) inside(c byte) bool {
	if isBlank(c) {
		t.pending = true
		if t.in != inEquals {
			t.in = inTag
		}
		return true
	}
	if c == '>' {
		t.pending = false
		t.out.WriteByte(c)
		t.end()
		return true
	}
	if t.pending && c != '=' && t.in != inEquals {
		t.out.WriteByte(' ')
	}
	t.pending = false
	t.out.WriteByte(c)
	switch {
	case c == '=' && t.in != inBare && t.in != inEquals:
		t.in = inEquals
	case t.in == inEquals && (c == '"' || c == '\''):
		t.in, t.quote = inQuotes, c
	case t.in == inEquals:
		t.in = inBare
	case t.in == inTag:
		t.in = inAttr
	}
	return c != '<'
}

// end takes in the end of a tag.
func (t *tightener) end() {
	t.in, t.after = inText, words
	switch {
	case t.tag == "head":
		t.head = true
	case t.tag == "/head" || t.tag == "body":
		t.head = false
	case keeping[t.tag] && t.kept == "":
		t.kept = t.tag
	case t.tag == "/"+t.kept:
		t.kept = ""
	}
	if t.isEdge() {
		t.after = edge
	}
	t.tag, t.quote = "", 0
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
