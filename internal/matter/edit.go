package matter

import (
	"fmt"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
)

// EditError tells why a file's front matter could not be edited, and where.
type EditError struct{ Diagnostic diag.Diagnostic }

// Error gives position and message.
func (e *EditError) Error() string {
	return fmt.Sprintf("%s: %s", e.Diagnostic.Pos, e.Diagnostic.Message)
}

// Hint says what an editor can do about it.
func (e *EditError) Hint() string { return e.Diagnostic.Hint }

// SetText gives the file with another text under a key of its front matter. All
// else stays, byte for byte: comments, the order of keys, the ends of lines, and
// the quotation marks where the new text can stand in them. A key that is
// missing is added below the others. The text takes no citation: a sign of one in
// it stands for itself. file names the file in errors, which are an [*EditError].
func SetText(file string, data []byte, key, value string) ([]byte, error) {
	value = withoutCitation(value)
	f, err := openFront(file, data)
	if err != nil {
		return nil, err
	}
	_, n, err := f.find(key)
	switch {
	case err != nil:
		return nil, err
	case n == nil:
		return f.append(key + ": " + scalar(value)), nil
	case n.Kind != yaml.ScalarNode:
		return nil, f.fault(n, "write one text there", "%q is not a text", key)
	case isNull(n):
		return f.fill(key, scalar(value))
	}
	from, to, err := f.span(n)
	if err != nil {
		return nil, err
	}
	return f.put(from, to, likewise(n, value)), nil
}

// AddToList gives the file with texts added to a list of its front matter, those
// that it does not hold yet; a single text becomes a list. All else stays, byte
// for byte. A key that is missing is added below the others. file names the
// file in errors, which are an [*EditError].
func AddToList(file string, data []byte, key string, values ...string) ([]byte, error) {
	f, err := openFront(file, data)
	if err != nil {
		return nil, err
	}
	k, n, err := f.find(key)
	if err != nil {
		return nil, err
	}
	values = missing(n, values)
	switch {
	case len(values) == 0:
		return slices.Clone(data), nil
	case n == nil:
		return f.append(key + ": " + flow(values)), nil
	case n.Kind == yaml.ScalarNode && isNull(n):
		return f.fill(key, flow(values))
	case n.Kind == yaml.ScalarNode:
		from, to, err := f.span(n)
		if err != nil {
			return nil, err
		}
		return f.put(from, to, "["+item(n, string(data[from:to]))+", "+flow(values)[1:]), nil
	case n.Kind != yaml.SequenceNode:
		return nil, f.fault(n, "write a list of texts", "%q is not a list", key)
	case n.Style&yaml.FlowStyle != 0:
		return f.addToFlow(n, values)
	}
	return f.addToBlock(k, n, values)
}

// missing gives the values that a node does not hold, each once.
func missing(n *yaml.Node, values []string) []string {
	var held []string
	if n != nil && n.Kind == yaml.ScalarNode {
		held = append(held, n.Value)
	} else if n != nil {
		for _, item := range n.Content {
			held = append(held, item.Value)
		}
	}
	var list []string
	for _, v := range values {
		if !slices.Contains(held, v) {
			held = append(held, v)
			list = append(list, v)
		}
	}
	return list
}

func flow(values []string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = scalar(v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// item gives a text that is to stand in brackets as it is written, but in quotation
// marks where brackets, commas or colons in it would be taken for those of the list.
func item(n *yaml.Node, written string) string {
	if n.Style&quoted == 0 && strings.ContainsAny(written, ",[]{}:?") {
		return scalar(n.Value)
	}
	return written
}

// likewise writes a text in the manner of a node's.
func likewise(n *yaml.Node, value string) string {
	plain := !strings.ContainsFunc(value, escaped)
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0 && plain:
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	case n.Style&yaml.DoubleQuotedStyle != 0 && plain && !strings.ContainsAny(value, `"\`):
		return `"` + value + `"`
	}
	return scalar(value)
}

// front is a file with its front matter read.
type front struct {
	file  string
	data  []byte
	lines []int // where each line of the file begins, and its end
	fence int   // lines up to and with the opening fence
	close int   // the line of the closing fence, from 0
	root  *yaml.Node
	eol   string
}

func openFront(file string, data []byte) (*front, error) {
	var diags diag.List
	doc, ok := split(file, string(data), new(room), &diags)
	if !ok {
		return nil, &EditError{diags[0]}
	}
	f := &front{file: file, data: data, fence: doc.frontLine, close: doc.bodyLine - 2, root: rootOf(doc.front), eol: "\n"}
	for i, c := range data {
		if i == 0 || data[i-1] == '\n' {
			f.lines = append(f.lines, i)
		}
		if c == '\n' && len(f.lines) == 1 && i > 0 && data[i-1] == '\r' {
			f.eol = "\r\n"
		}
	}
	f.lines = append(f.lines, len(data))
	if f.root != nil && (f.root.Kind != yaml.MappingNode || f.root.Style&yaml.FlowStyle != 0) {
		return nil, f.fault(f.root, "write one key on each line", "the front matter is not written key by key")
	}
	return f, nil
}

func (f *front) fault(n *yaml.Node, hint, format string, args ...any) error {
	pos := diag.Pos{File: f.file, Line: f.fence + n.Line, Col: n.Column}
	return &EditError{diag.Diagnostic{Pos: pos, Severity: diag.Error, Message: fmt.Sprintf(format, args...), Hint: hint}}
}

// find gives a key and its value, nil where the key is missing.
func (f *front) find(key string) (k, v *yaml.Node, err error) {
	if f.root == nil {
		return nil, nil, nil
	}
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		if f.root.Content[i].Value != key {
			continue
		}
		if v != nil {
			return nil, nil, f.fault(f.root.Content[i], "keep one of the two", "key %q stands twice", key)
		}
		k, v = f.root.Content[i], f.root.Content[i+1]
		if v.Kind == yaml.AliasNode || v.Anchor != "" || v.Style&yaml.TaggedStyle != 0 || v.Tag == "!" {
			return nil, nil, f.fault(v, "write the value out", "YAML anchors, aliases and tags are not taken")
		}
	}
	return k, v, nil
}

// at gives the byte of the file at which a node begins.
func (f *front) at(n *yaml.Node) int {
	line := f.lines[f.fence+n.Line-1]
	if f.fence+n.Line == 1 {
		line += len(bom(f.data))
	}
	col := n.Column
	for i := range string(f.data[line:]) {
		if col--; col == 0 {
			return line + i
		}
	}
	return len(f.data)
}

func bom(data []byte) string {
	if strings.HasPrefix(string(data), "\ufeff") {
		return "\ufeff"
	}
	return ""
}

// span gives the bytes of a scalar that stands on one line.
func (f *front) span(n *yaml.Node) (from, to int, err error) {
	from = f.at(n)
	line := f.data[from:f.lines[f.fence+n.Line]]
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 0, 0, f.fault(n, "write it on one line, or edit the file by hand", "a text in several lines is not edited")
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(line); i++ {
			if line[i] != '\'' {
				continue
			}
			if i+1 < len(line) && line[i+1] == '\'' {
				i++
				continue
			}
			return from, from + i + 1, nil
		}
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(line); i++ {
			if line[i] == '\\' {
				i++
			} else if line[i] == '"' {
				return from, from + i + 1, nil
			}
		}
	case strings.HasPrefix(string(line), n.Value):
		return from, from + len(n.Value), nil
	}
	return 0, 0, f.fault(n, "write it on one line, or edit the file by hand", "a text in several lines is not edited")
}

// put writes a text in the place of the bytes from..to.
func (f *front) put(from, to int, text string) []byte {
	return slices.Concat(f.data[:from], []byte(text), f.data[to:])
}

// append adds a line below the last key, above "imported", which stays last.
func (f *front) append(line string) []byte {
	at := f.lines[f.close]
	if k, _, err := f.find("imported"); err == nil && k != nil {
		at = f.lines[f.fence+k.Line-1]
	}
	if f.root != nil {
		line = strings.Repeat(" ", f.root.Column-1) + line // keys begin in one column
	}
	return f.put(at, at, line+f.eol)
}

// fill writes the value of a key that has none.
func (f *front) fill(key, value string) ([]byte, error) {
	k, _, err := f.find(key)
	if err != nil {
		return nil, err
	}
	from := f.at(k)
	line := string(f.data[from:f.lines[f.fence+k.Line]])
	skip := len(k.Value)
	if k.Style&quoted != 0 {
		if _, to, err := f.span(k); err == nil {
			skip = to - from
		}
	}
	colon := strings.IndexByte(line[min(skip, len(line)):], ':')
	if colon < 0 {
		return nil, f.fault(k, "write the key, a colon and its value on one line", "key %q is not followed by a colon", key)
	}
	at := from + skip + colon + 1
	return f.put(at, at, " "+value), nil
}

// addToFlow adds to a list in brackets, behind its last item.
func (f *front) addToFlow(n *yaml.Node, values []string) ([]byte, error) {
	text := flow(values)
	text = text[1 : len(text)-1]
	if len(n.Content) == 0 {
		at := f.at(n) + 1
		return f.put(at, at, text), nil
	}
	last := n.Content[len(n.Content)-1]
	if last.Kind != yaml.ScalarNode {
		return nil, f.fault(last, "write a list of texts", "a list within a list")
	}
	_, to, err := f.span(last)
	if err != nil {
		return nil, err
	}
	return f.put(to, to, ", "+text), nil
}

// addToBlock adds to a list of lines that begin with a dash, behind its last
// item, in the same column.
func (f *front) addToBlock(k, n *yaml.Node, values []string) ([]byte, error) {
	last := n.Content[len(n.Content)-1]
	if last.Kind != yaml.ScalarNode || isNull(last) {
		return nil, f.fault(last, "write a list of texts", "an item of this list is not a text")
	}
	if _, _, err := f.span(last); err != nil {
		return nil, err
	}
	start := f.lines[f.fence+last.Line-1]
	before := string(f.data[start:f.at(last)])
	dash := strings.TrimRight(before, " ")
	if !strings.HasSuffix(dash, "-") || strings.Trim(dash[:len(dash)-1], " ") != "" {
		return nil, f.fault(k, "write each item on a line of its own", "the list is not written line by line")
	}
	var lines strings.Builder
	for _, v := range values {
		lines.WriteString(before + scalar(v) + f.eol)
	}
	at := f.lines[f.fence+last.Line]
	return f.put(at, at, lines.String()), nil
}
