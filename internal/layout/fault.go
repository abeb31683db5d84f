package layout

import (
	"errors"
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/pattern"
)

// position finds "name.html:12:5:" in the text of a template's error, the one
// place where the standard library tells it. The column counts bytes from 0.
var position = pattern.New(`^(?:html/)?template: ?(.+?\.html):(\d+)(?::(\d+))?: (.*)`)

// fault tells a template's error as a diagnostic at its line.
func (s *Set) fault(err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Pos: diag.Pos{File: "layouts"}, Message: err.Error(),
		Hint: "compare it with the built-in layout of the same name; the values it may use are listed in docs/layouts.md",
	}
	escape := (*template.Error)(nil)
	if m := position.FindStringSubmatch(d.Message); m != nil {
		d.Pos, d.Message = s.pos(m[1], m[2], m[3]), m[4]
	} else if errors.As(err, &escape) && escape.Name != "" {
		d.Pos, d.Message = diag.Pos{File: s.path(escape.Name), Line: escape.Line}, escape.Description
	}
	if _, what, ok := strings.Cut(d.Message, ">: "); ok && strings.HasPrefix(d.Message, "executing ") {
		d.Message = what
	}
	d.Message = inWords(d.Message)
	return d
}

// pos gives the place that an error names, its column counted in characters.
func (s *Set) pos(name, line, column string) diag.Pos {
	pos := diag.Pos{File: s.path(name)}
	pos.Line, _ = strconv.Atoi(line)
	if column == "" {
		return pos
	}
	at, _ := strconv.Atoi(column)
	lines := strings.Split(string(s.files[name].Data), "\n")
	if pos.Line <= len(lines) {
		text := lines[pos.Line-1]
		at = utf8.RuneCountInString(text[:min(at, len(text))])
	}
	pos.Col = at + 1
	return pos
}

func (s *Set) path(name string) string {
	if f, ok := s.files[name]; ok {
		return f.Path
	}
	return "layouts/" + name
}

// sayings puts what the library says of a layout in an editor's words.
var sayings = []struct {
	pattern *pattern.Pattern
	words   string
}{
	{pattern.New(`^can't evaluate field (\S+) in type .*`), "there is no value .$1 here"},
	{pattern.New(`^(?:wrong type for value; )?expected \S+; (?:got|found) .*`), "a value of the wrong sort"},
	{pattern.New(`^wrong number of args for (\S+): want (.*) got (.*)`), "$1 takes $2 values, not $3"},
	{pattern.New(`^error calling (\S+): (.*)`), "$1: $2"},
	{pattern.New(`^(\{\{.*\}\}) branches end in different contexts: .*`), "the branches of $1 end in different parts of the HTML, such as inside and outside of a script"},
	{pattern.New(`^ends in a non-text context: .*`), "the layout ends inside a tag, an attribute, a style or a script"},
	{pattern.New(`^unexpected EOF$`), "the layout ends before an {{end}}"},
}

func inWords(message string) string {
	for _, s := range sayings {
		if s.pattern.MatchString(message) {
			return s.pattern.ReplaceAllString(message, s.words)
		}
	}
	return message
}
