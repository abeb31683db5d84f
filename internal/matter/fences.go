package matter

import (
	"errors"
	"strings"

	"github.com/adrg/frontmatter"
	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
	"dossier/internal/pattern"
)

// maxFront bounds the front matter of one file, in bytes.
const maxFront = 64 << 10

// document is a file taken apart: its front matter as YAML nodes, whose lines
// count from Front, and its body, which begins on line Line.
type document struct {
	front     *yaml.Node
	frontLine int      // of the opening fence, from 1
	lines     []string // of the front matter
	bare      bool     // the front matter has neither anchors nor aliases nor tags
	long      bool     // it is longer than maxFront, and lines are its beginning
	body      string
	bodyLine  int
}

// room is where the front matter of one file after another is taken apart.
type room struct {
	lines []string
	nodes []yaml.Node
}

// split takes a file apart. The front matter stands between two lines that are
// exactly "---"; only blank lines may come before it. Front matter that is more
// than plain keys is cut out and read by package frontmatter, whose looser reading
// (each line trimmed, a missing fence taken for no front matter) is ruled out
// beforehand. The body shares the bytes of the file's text. What lies in the room is
// good until that is used again.
func split(file, text string, at *room, diags *diag.List) (doc document, ok bool) {
	text, ok = decoded(file, text, diags)
	if !ok {
		return doc, false
	}
	doc, ok = fences(file, text, at, diags)
	if !ok {
		return doc, false
	}
	opening := doc.frontLine
	if !plainLines(file, opening, doc.lines, diags) {
		return doc, false
	}
	if doc.long {
		yamlError(file, opening, errTooLong, diags)
		return doc, false
	}
	if doc.front = simple(doc.lines, &at.nodes); doc.front != nil {
		doc.bare = true
		return doc, true
	}
	doc.front = &yaml.Node{}
	strict := frontmatter.NewFormat("---", "---", unmarshal)
	if _, err := frontmatter.MustParse(strings.NewReader(text), doc.front, strict); err != nil {
		yamlError(file, opening, err, diags)
		return doc, false
	}
	return doc, true
}

// unmarshal reads YAML into a *yaml.Node, the one type it is called with.
func unmarshal(data []byte, v any) error {
	if len(data) > maxFront {
		return errTooLong
	}
	return yaml.Unmarshal(data, v.(*yaml.Node))
}

var errTooLong = errors.New("front matter is longer than 64 KB")

// fences parts a file at the lines of its opening and closing fence, and reports
// what would make the front matter ambiguous.
func fences(file, text string, at *room, diags *diag.List) (doc document, ok bool) {
	n, opening, size, rest := 0, 0, 0, text
	refuse := func(hint, format string, args ...any) (document, bool) {
		diags.Errorf(diag.Pos{File: file, Line: n, Col: 1}, hint, format, args...)
		return document{}, false
	}
	at.lines = at.lines[:0]
	for rest != "" {
		n++
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		trimmed := strings.TrimSpace(line)
		switch {
		case opening == 0 && trimmed == "":
		case trimmed == "---" && line != "---":
			return refuse("a fence stands at the beginning of its line; inside a text, write *** for a rule", "a line --- that is indented or followed by blanks")
		case opening == 0 && line != "---":
			return refuse(howToBegin, "front matter is missing")
		case opening == 0:
			opening = n
		case line == "---":
			return document{frontLine: opening, lines: at.lines, long: size > maxFront, body: rest, bodyLine: n + 1}, true
		case parts(line):
			return refuse("front matter ends at a line that is exactly ---", "a line that begins with %s", line[:3])
		case size <= maxFront:
			at.lines = append(at.lines, line)
			size += len(line) + 1
		}
	}
	if n = max(opening, 1); opening == 0 {
		return refuse(howToBegin, "the file is empty")
	}
	return refuse("end the front matter with a line ---", "front matter is not closed")
}

const howToBegin = "begin the file with a line ---, then the keys, then a line ---"

// parts reports a line that ends or begins a YAML document, after which YAML
// would not be read.
func parts(line string) bool {
	mark, rest := line[:min(3, len(line))], line[min(3, len(line)):]
	return (mark == "---" || mark == "...") && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// oneDocument reports whether a file of YAML holds one document. A line --- may
// come before the first key.
func oneDocument(file, text string, diags *diag.List) bool {
	n, begun := 0, false
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if parts(line) && (begun || line != "---") {
			diags.Errorf(diag.Pos{File: file, Line: n, Col: 1}, "remove the line", "a line that begins with %s", line[:3])
			return false
		}
		if trimmed := strings.TrimSpace(line); trimmed != "" && trimmed[0] != '#' {
			begun = true
		}
	}
	return true
}

// yamlHints says in an editor's words what the commonest complaints of the
// YAML reader mean.
var yamlHints = []struct{ complaint, hint string }{
	{"mapping values are not allowed", `a text that holds ": " stands in quotation marks, as in title: "Mali: the coup"; keys that belong together begin in one column`},
	{"did not find expected key", "check the indentation, and that lists and quotation marks are closed"},
	{"cannot start any token", "a text that begins with @, ` or % stands in quotation marks, as in cite: '@source \"words\"'; a tab does not indent"},
	{"could not find expected ':'", "each line is a key, a colon, a blank and a value"},
	{"unexpected end of stream", "a quotation mark or bracket that opens here is not closed"},
	{"expected ',' or", "the bracket that opens here is not closed, or a comma is missing"},
	{"unknown anchor", "a text that begins with * or & stands in quotation marks"},
	{"found unknown escape", `within "…" a backslash is written \\`},
	{"control characters", "remove the invisible character"},
	{"block sequence entries", "a text that begins with - stands in quotation marks; a list begins on a line of its own"},
	{"mapping keys are not allowed", "a text that begins with ? stands in quotation marks"},
	{"expected comment or line break", "a text that begins with > or | stands in quotation marks"},
	{"tab character", "indent with blanks, not with tabs"},
	{"<document start>", "all keys begin in the same column"},
	{"max depth", "remove the brackets"},
	{"longer than 64 KB", "move text from the front matter into the body"},
	{"Unicode character escape", `within "…" a backslash is written \\`},
}

// begunEarlier matches complaints at the end of something whose beginning says
// more.
var begunEarlier = pattern.New(`end of stream|expected ',' or|could not find expected ':'`)

// yamlError reports a mistake in the YAML itself. fence is the line of the
// opening fence, 0 where the whole file is YAML.
func yamlError(file string, fence int, err error, diags *diag.List) {
	pos, message := diag.Pos{File: file, Line: max(fence, 1), Col: 1}, err.Error()
	if load := (*yaml.LoadError)(nil); errors.As(err, &load) {
		mark := load.Mark
		if mark.Line == 0 || load.ContextMark.Line > 0 && begunEarlier.MatchString(load.Message) {
			mark = load.ContextMark
		}
		pos.Line, pos.Col = fence+max(mark.Line, 1), max(mark.Column, 1)
		message = load.Message
	}
	hint := "the keys are YAML: one key a line, a colon, a blank, a value"
	for _, h := range yamlHints {
		if strings.Contains(message, h.complaint) {
			hint = h.hint
			break
		}
	}
	diags.Errorf(pos, hint, "%s", strings.TrimPrefix(message, "yaml: "))
}
