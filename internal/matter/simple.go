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
	if len(r.nodes) == cap(r.nodes) {
		r.nodes = make([]yaml.Node, 0, 2*len(r.lines)+8)
	}
	r.nodes = append(r.nodes, yaml.Node{Kind: kind, Line: r.line, Column: column})
	return &r.nodes[len(r.nodes)-1]
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
	if !simpleValue(value, text) {
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
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == "" && name[0] != '_'
}

// simpleValue reads what stands behind a key. value has its place.
func simpleValue(value *yaml.Node, text string) bool {
	if text == "" {
		return false
	}
	value.Kind = yaml.ScalarNode
	inner := text[1:]
	if n := len(inner) - 1; n >= 0 {
		inner = inner[:n]
	}
	last := text[len(text)-1]
	switch {
	case len(text) > 1 && text[0] == '\'' && last == '\'':
		value.Value, value.Style = inner, yaml.SingleQuotedStyle
		return strings.IndexByte(inner, '\'') < 0 && readable(inner)
	case len(text) > 1 && text[0] == '"' && last == '"':
		value.Value, value.Style = inner, yaml.DoubleQuotedStyle
		return !strings.ContainsAny(inner, `"\`) && readable(inner)
	case text[0] == '[' && last == ']':
		return simpleList(value, inner)
	case text[0] == '{' && last == '}':
		return simpleFields(value, inner)
	}
	value.Value = text
	return alphanumeric(text[0]) && last != ' ' && last != ':' && !strings.Contains(text, ": ") && !strings.Contains(text, " #") && readable(text)
}

// simpleList reads ids with a comma and a blank between them.
func simpleList(value *yaml.Node, inner string) bool {
	value.Kind, value.Style = yaml.SequenceNode, yaml.FlowStyle
	column := value.Column + 1
	for id := range strings.SplitSeq(inner, ", ") {
		if id == "" || !alphanumeric(id[0]) || strings.IndexFunc(id, notOfID) >= 0 {
			return false
		}
		value.Content = append(value.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: id, Line: value.Line, Column: column})
		column += len(id) + len(", ")
	}
	return true
}

// simpleFields reads keys and short values with a comma and a blank between them.
func simpleFields(value *yaml.Node, inner string) bool {
	value.Kind, value.Style = yaml.MappingNode, yaml.FlowStyle
	column := value.Column + 1
	for field := range strings.SplitSeq(inner, ", ") {
		name, text, found := strings.Cut(field, ": ")
		if !found || !simpleKey(name) || text == "" || !alphanumeric(text[0]) || strings.IndexFunc(text, notOfWords) >= 0 || text[len(text)-1] == ' ' {
			return false
		}
		value.Content = append(value.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: name, Line: value.Line, Column: column},
			&yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: value.Line, Column: column + len(name) + len(": ")})
		column += utf8.RuneCountInString(field) + len(", ")
	}
	return true
}

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
