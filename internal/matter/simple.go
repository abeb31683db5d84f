package matter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// simple reads front matter of which each line is a key and a value that YAML
// reads one way only: words, words in marks without escapes, or a list of ids in
// brackets. That is most front matter, and costs a tenth of what YAML costs. It
// is nil for any other. The nodes are those of YAML, but that they have no tags.
func simple(lines []string) *yaml.Node {
	size := 0
	for _, line := range lines {
		size += len(line) + 1
	}
	if len(lines) == 0 || size > maxFront {
		return nil
	}
	nodes := make([]yaml.Node, 2*len(lines))
	root := &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1, Content: make([]*yaml.Node, 2*len(lines))}
	for i, line := range lines {
		name, text, found := strings.Cut(line, ": ")
		if !found || !simpleKey(name) {
			return nil
		}
		key, value := &nodes[2*i], &nodes[2*i+1]
		*key = yaml.Node{Kind: yaml.ScalarNode, Value: name, Line: i + 1, Column: 1}
		value.Line, value.Column = i+1, len(name)+3
		if !simpleValue(value, text) {
			return nil
		}
		root.Content[2*i], root.Content[2*i+1] = key, value
	}
	return root
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
