package matter

import (
	"bytes"
	"errors"
	"strings"

	"github.com/adrg/frontmatter"
	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
)

// maxFront bounds the front matter of one file, in bytes.
const maxFront = 64 << 10

// document is a file taken apart: its front matter as YAML nodes, whose lines
// count from Front, and its body, which begins on line Line.
type document struct {
	front     *yaml.Node
	frontLine int // of the opening fence, from 1
	body      string
	bodyLine  int
}

// split takes a file apart. The front matter stands between two lines that are
// exactly "---"; only blank lines may come before it. It is cut out by package
// frontmatter, whose looser reading (each line trimmed, a missing fence taken
// for no front matter) is ruled out beforehand.
func split(file string, data []byte, diags *diag.List) (doc document, ok bool) {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\ufeff"))), "\r\n", "\n")
	opening, closing, ok := fences(file, text, diags)
	if !ok {
		return doc, false
	}
	var node yaml.Node
	strict := frontmatter.NewFormat("---", "---", unmarshal)
	body, err := frontmatter.MustParse(strings.NewReader(text), &node, strict)
	doc = document{front: &node, frontLine: opening, body: string(body), bodyLine: closing + 1}
	if err != nil {
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

// fences finds the lines of the opening and closing fence, counted from 1, and
// reports what would make the front matter ambiguous.
func fences(file, text string, diags *diag.List) (opening, closing int, ok bool) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		fence := strings.TrimSpace(line) == "---"
		switch {
		case opening == 0 && strings.TrimSpace(line) == "":
		case opening == 0 && line != "---":
			diags.Errorf(diag.Pos{File: file, Line: n, Col: 1}, "begin the file with a line ---, then the keys, then a line ---", "front matter is missing")
			return 0, 0, false
		case opening == 0:
			opening = n
		case fence && line != "---":
			diags.Errorf(diag.Pos{File: file, Line: n, Col: 1}, "a fence stands at the beginning of its line; inside a text, write *** for a rule", "a line --- that is indented or followed by blanks")
			return 0, 0, false
		case fence:
			return opening, n, true
		}
	}
	if opening == 0 {
		diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "begin the file with a line ---, then the keys, then a line ---", "the file is empty")
		return 0, 0, false
	}
	diags.Errorf(diag.Pos{File: file, Line: opening, Col: 1}, "end the front matter with a line ---", "front matter is not closed")
	return 0, 0, false
}

// yamlHints says in an editor's words what the commonest complaints of the
// YAML reader mean.
var yamlHints = []struct{ complaint, hint string }{
	{"mapping values are not allowed", `a text that holds ": " stands in quotation marks: title: "Mali: the coup"`},
	{"did not find expected key", "check the indentation, and that lists and quotation marks are closed"},
	{"cannot start any token", "a text that begins with @, `, % or a tab stands in quotation marks: cite: '@source \"words\"'"},
	{"could not find expected ':'", "each line is a key, a colon, a blank and a value"},
	{"unexpected end of stream", "a quotation mark or bracket is not closed"},
	{"expected ',' or", "a bracket is not closed, or a comma is missing"},
	{"unknown anchor", "a text that begins with * or & stands in quotation marks"},
	{"found unknown escape", `within "…" a backslash is written \\`},
	{"control characters", "remove the invisible character"},
}

// yamlError reports a mistake in the YAML itself. fence is the line of the
// opening fence, 0 where the whole file is YAML.
func yamlError(file string, fence int, err error, diags *diag.List) {
	pos, message := diag.Pos{File: file, Line: max(fence, 1), Col: 1}, err.Error()
	if load := (*yaml.LoadError)(nil); errors.As(err, &load) {
		mark := load.Mark
		if mark.Line == 0 {
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
