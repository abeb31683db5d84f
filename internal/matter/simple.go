package matter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// simple reads front matter that YAML reads one way only: keys with words, words
// in marks without escapes, ids in brackets, short fields in braces, or lists and
// further keys that are indented below them. That is most front matter, and costs
// a tenth of what YAML costs. It is nil for any other. The nodes are those of
// YAML, but that they have no tags; they lie in the room, which may grow, until it is
// used again.
func simple(lines []string, room *[]yaml.Node) *yaml.Node {
	size := 0
	for _, line := range lines {
		size += len(line) + 1
	}
	if len(lines) == 0 || size > maxFront {
		return nil
	}
	r := &simpleReader{lines: lines, nodes: (*room)[:0]}
	r.next()
	root := r.mapping(1)
	*room = r.nodes
	if root == nil || r.column > 0 {
		return nil
	}
	return root
}

// simpleReader reads front matter line by line.
type simpleReader struct {
	lines  []string
	line   int    // that is being read, from 1
	column int    // of what is left of it, from 1; 0: nothing is left of all lines
	text   string // what is left of it
	depth  int
	nodes  []yaml.Node // room for those to come
}

// mostNested bounds how deep simple front matter is nested; the dossier's own is
// not deeper than half of that.
const mostNested = 10

// next goes on to the next line.
func (r *simpleReader) next() {
	if r.line == len(r.lines) {
		r.column, r.text = 0, ""
		return
	}
	r.text = strings.TrimLeft(r.lines[r.line], " ")
	r.column = len(r.lines[r.line]) - len(r.text) + 1
	r.line++
}

func (r *simpleReader) node(kind yaml.Kind, column int) *yaml.Node {
	if len(r.nodes) == cap(r.nodes) { // nodes that are made stay where they are
		r.nodes = make([]yaml.Node, 0, 2*max(cap(r.nodes), len(r.lines)+4))
	}
	r.nodes = r.nodes[:len(r.nodes)+1]
	n := &r.nodes[len(r.nodes)-1]
	*n = yaml.Node{Kind: kind, Line: r.line, Column: column, Content: n.Content[:0]}
	return n
}

// mapping reads keys that begin at a column.
func (r *simpleReader) mapping(column int) *yaml.Node {
	if r.depth++; r.depth > mostNested {
		return nil
	}
	defer func() { r.depth-- }()
	m := r.node(yaml.MappingNode, column)
	for r.column == column {
		name, text, found := strings.Cut(r.text, ":")
		if !found || !simpleKey(name) {
			return nil
		}
		key := r.node(yaml.ScalarNode, column)
		key.Value = name
		value := r.value(text, column+len(name)+1)
		if value == nil {
			return nil
		}
		m.Content = append(m.Content, key, value)
	}
	if r.column > column {
		return nil // a value that goes on, or what is no YAML
	}
	return m
}

// value reads what stands behind the colon of a key, where column is, or below it.
func (r *simpleReader) value(text string, column int) *yaml.Node {
	if text == "" {
		key := r.column
		r.next()
		switch {
		case strings.HasPrefix(r.text, "- ") && r.column >= key:
			return r.sequence(r.column)
		case r.column > key:
			return r.mapping(r.column)
		}
		return nil
	}
	inner, blank := strings.CutPrefix(text, " ")
	if !blank {
		return nil
	}
	return r.scalar(inner, column+1)
}

// scalar reads the rest of a line as a value.
func (r *simpleReader) scalar(text string, column int) *yaml.Node {
	value := r.node(0, column)
	if !r.simpleValue(value, text) {
		return nil
	}
	r.next()
	return value
}

// sequence reads entries whose dashes stand at a column.
func (r *simpleReader) sequence(column int) *yaml.Node {
	list := r.node(yaml.SequenceNode, column)
	for r.column == column && strings.HasPrefix(r.text, "- ") {
		r.text, r.column = r.text[2:], r.column+2
		var entry *yaml.Node
		if name, _, found := strings.Cut(r.text, ":"); found && simpleKey(name) {
			entry = r.mapping(r.column)
		} else {
			entry = r.scalar(r.text, r.column)
		}
		if entry == nil {
			return nil
		}
		list.Content = append(list.Content, entry)
	}
	return list
}

// simpleKey reports whether a key is small letters and underscores.
func simpleKey(name string) bool {
	for i := range len(name) {
		if c := name[i]; (c < 'a' || c > 'z') && (c != '_' || i == 0) {
			return false
		}
	}
	return name != ""
}

// simpleValue reads what stands behind a key. value has its place.
func (r *simpleReader) simpleValue(value *yaml.Node, text string) bool {
	if text == "" {
		return false
	}
	if read, ok := simpleQuoted(value, text); read {
		return ok
	}
	inner := text[1:]
	if n := len(inner) - 1; n >= 0 {
		inner = inner[:n]
	}
	last := text[len(text)-1]
	switch {
	case text[0] == '[' && last == ']':
		return r.simpleList(value, inner)
	case text[0] == '{' && last == '}':
		return r.simpleFields(value, inner)
	}
	value.Kind, value.Value = yaml.ScalarNode, text
	return alphanumeric(text[0]) && last != ' ' && last != ':' && !strings.Contains(text, ": ") && !strings.Contains(text, " #") && readable(text)
}

// simpleQuoted reads words in marks without escapes, where there are marks; ok tells
// whether it could.
func simpleQuoted(value *yaml.Node, text string) (read, ok bool) {
	last := len(text) - 1
	if last < 1 || text[0] != text[last] || text[0] != '\'' && text[0] != '"' {
		return false, false
	}
	value.Kind, value.Value, value.Style = yaml.ScalarNode, text[1:last], yaml.SingleQuotedStyle
	if text[0] == '"' {
		value.Style = yaml.DoubleQuotedStyle
		ok = strings.IndexByte(value.Value, '\\') < 0
	}
	return true, (ok || text[0] == '\'') && strings.IndexByte(value.Value, text[0]) < 0 && readable(value.Value)
}

// simpleList reads ids, numbers and words in marks with a comma and a blank between
// them.
func (r *simpleReader) simpleList(value *yaml.Node, inner string) bool {
	value.Kind, value.Style = yaml.SequenceNode, yaml.FlowStyle
	if inner == "" {
		return true
	}
	column := value.Column + 1
	for text := range strings.SplitSeq(inner, ", ") {
		entry := r.node(yaml.ScalarNode, column)
		if read, ok := simpleQuoted(entry, text); read && !ok || !read && !simpleEntry(text) {
			return false
		} else if !read {
			entry.Value = text
		}
		value.Content = append(value.Content, entry)
		column += utf8.RuneCountInString(text) + len(", ")
	}
	return true
}

// simpleEntry reports whether a text is an id or a number with a point.
func simpleEntry(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && alphanumeric(digits[0]) && strings.IndexFunc(digits, notOfEntry) < 0
}

// simpleFields reads keys and short values with a comma and a blank between them.
func (r *simpleReader) simpleFields(value *yaml.Node, inner string) bool {
	value.Kind, value.Style = yaml.MappingNode, yaml.FlowStyle
	column := value.Column + 1
	for field := range strings.SplitSeq(inner, ", ") {
		name, text, found := strings.Cut(field, ": ")
		if !found || !simpleKey(name) || text == "" || !alphanumeric(text[0]) || strings.IndexFunc(text, notOfWords) >= 0 || text[len(text)-1] == ' ' {
			return false
		}
		key, words := r.node(yaml.ScalarNode, column), r.node(yaml.ScalarNode, column+len(name)+len(": "))
		key.Value, words.Value = name, text
		value.Content = append(value.Content, key, words)
		column += utf8.RuneCountInString(field) + len(", ")
	}
	return true
}

func notOfEntry(r rune) bool { return notOfID(r) && r != '.' }

func notOfWords(r rune) bool { return notOfID(r) && r != ' ' && (r < latin || !unicode.IsLetter(r)) }

const latin = 0xc0 // from here on letters beyond ASCII

func notOfID(r rune) bool { return r >= utf8.RuneSelf || !alphanumeric(byte(r)) && r != '-' }

func alphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// readable reports whether a text has none but letters, digits, blanks and the
// signs of prose.
func readable(text string) bool {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError || !unicode.IsLetter(r) && !strings.ContainsRune("’‘“”«»–—…\u00a0\u202f", r) {
			return false
		}
		i += size
	}
	return true
}
