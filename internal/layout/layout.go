// Package layout draws pages: a view and a template of package html/template
// make HTML.
//
// A layout is a file layouts/<name>.html; it may define templates for others to
// use, and a file whose name begins with "_" holds only such. Layouts see their
// view (see package page) and these functions:
//
//	t "Timeline"          the word in the site's language
//	count 3 "report"      a number with its noun: "3 reports"
//	text .Body            a text with its links, notes and marks
//	notes .Evidence       the marks of notes
//	list a b c            a list of values, to hand several to a template
package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/locale"
)

// File is the source of a layout: Path is relative to the dossier's folder.
type File struct {
	Path string
	Data []byte
}

// Set is a set of layouts, ready to draw. It may be used by several goroutines
// at a time.
type Set struct {
	templates *template.Template
	files     map[string]string // path by template name
}

// Parse reads layouts. A later file of the same name replaces an earlier one,
// so that a dossier's own go after the built-in ones. required names the
// layouts that must be there.
func Parse(files []File, required []string, words locale.Words) (*Set, diag.List) {
	var diags diag.List
	set := &Set{files: map[string]string{}}
	root := template.New("").Funcs(functions(words)).Option("missingkey=error")
	chosen := map[string]File{}
	for _, f := range files {
		chosen[path.Base(f.Path)] = f
	}
	names := make([]string, 0, len(chosen))
	for name := range chosen {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f := chosen[name]
		set.files[name] = f.Path
		if _, err := root.New(name).Parse(string(f.Data)); err != nil {
			diags = append(diags, set.fault(err))
		}
	}
	for _, need := range required {
		if _, ok := chosen[need+".html"]; !ok {
			diags.Errorf(diag.Pos{File: "layouts/" + need + ".html"}, "put the file back, or remove the dossier's own layouts to use the built-in ones", "a layout is missing")
		}
	}
	set.templates = root
	return set, diags
}

// Execute draws a view with the layout of a name.
func (s *Set) Execute(name string, view any) ([]byte, *diag.Diagnostic) {
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name+".html", view); err != nil {
		d := s.fault(err)
		return nil, &d
	}
	return b.Bytes(), nil
}

// position finds "name.html:12:5:" in the text of a template's error, the one
// place where the standard library tells it.
var position = regexp.MustCompile(`(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)`)

// fault tells a template's error as a diagnostic at its line.
func (s *Set) fault(err error) diag.Diagnostic {
	message := err.Error()
	d := diag.Diagnostic{
		Pos: diag.Pos{File: "layouts"}, Message: message,
		Hint: "compare it with the built-in layout of the same name; the values it may use are listed in docs/layouts.md",
	}
	if escape := (*template.Error)(nil); errors.As(err, &escape) && escape.Name != "" {
		d.Pos, d.Message = diag.Pos{File: s.file(escape.Name), Line: escape.Line, Col: 1}, escape.Description
		return d
	}
	if m := position.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[2])
		col, _ := strconv.Atoi(m[3])
		if m[3] != "" {
			col++
		}
		d.Pos, d.Message = diag.Pos{File: s.file(m[1]), Line: line, Col: col}, m[4]
	}
	if i := strings.LastIndex(d.Message, ">: "); i >= 0 {
		d.Message = d.Message[i+3:]
	}
	return d
}

func (s *Set) file(name string) string {
	if p, ok := s.files[name]; ok {
		return p
	}
	return "layouts/" + name
}

func functions(words locale.Words) template.FuncMap {
	return template.FuncMap{
		"t":     words.T,
		"count": words.Count,
		"text":  func(t any) (template.HTML, error) { return textOf(t, words) },
		"notes": notesOf,
		"list":  func(values ...any) []any { return values },
		"some":  some,
		"hue":   hue,
		"join":  strings.Join,
	}
}

// hues is how many cases have a colour of their own in the style sheet.
const hues = 6

// hue gives the class of a case's colour.
func hue(n int) string { return "hue-" + strconv.Itoa((n-1)%hues+1) }

// some reports whether any of the values is not empty.
func some(values ...any) bool {
	return slices.ContainsFunc(values, func(v any) bool {
		r := reflect.ValueOf(v)
		if !r.IsValid() {
			return false
		}
		if r.Kind() == reflect.Slice {
			return r.Len() > 0
		}
		return !r.IsZero()
	})
}

var errNotText = errors.New("text takes a Text of the view, such as .Body")

func errKind(what string, v any) error { return fmt.Errorf("%s: got %T", what, v) }
