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
//	flag .Disputed        the mark of a record on which the sources differ, or nothing
//	list a b c            a list of values, to hand several to a template
//	some a b c            whether any of the values is not empty
//	join .Names " "       texts with something between them
//	number .Count         a count with its thousands parted: "12,000"
//	plain .Summary        the words of a text alone
//	tongue .Language ""   lang and dir of an element whose words are in another language
//	apart .Outlet         words that may run in another direction than those around them
//	direction             "rtl" on a page that is read from right to left, else nothing
//	section .Events id t  an entry of the page's contents, or nothing where there are none
//	asked .Accounts       the heading of questions to which the sources give answers
//	contents a b c        the entries of the page's contents, or nothing where they are few
//	data .Data            what the page is, for machines, in a script element
//	hue .Hue              the class of a case's colour
//	policy                what the page lets a browser load, for the first <meta>
//
// Package html/template reads the layouts, checks them, and decides how each
// value has to be escaped. Drawing by it is slow, so Draw makes each layout into
// a plate once (see compile.go) and leaves to it what plates are not made of.
package layout

import (
	"bytes"
	"errors"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/locale"
	"dossier/internal/page"
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
	files     map[string]File // by template name
	replaced  map[string]File // files that one of the same name took the place of
	words     *locale.Language
	plates    plates
	runs      *sync.Pool // of *run
}

// Parse reads layouts. A later file of the same name replaces an earlier one,
// so that a dossier's own go after the built-in ones. required names the
// layouts that must be there.
func Parse(files []File, required []string, words *locale.Language) (*Set, diag.List) {
	var diags diag.List
	set := &Set{words: words, plates: plates{made: map[platesKey]*plate{}}, runs: &sync.Pool{New: func() any { return &run{} }}}
	root := template.New("").Funcs(functions(words)).Option("missingkey=error")
	set.files, set.replaced = map[string]File{}, map[string]File{}
	for _, f := range files {
		name := strings.TrimPrefix(f.Path, "layouts/")
		if old, twice := set.files[name]; twice {
			set.replaced[name] = old
		}
		set.files[name] = f
	}
	for _, name := range slices.Sorted(maps.Keys(set.files)) {
		if f := set.files[name]; len(f.Data) > mostSource {
			diags.Errorf(diag.Pos{File: f.Path, Line: 1, Col: 1}, "part it into several, and name the parts with {{template}}", "a layout of more than %d KB", mostSource>>10)
			continue
		}
		if _, err := root.New(name).Parse(string(set.files[name].Data)); err != nil {
			diags = append(diags, set.fault(err))
		}
	}
	for _, need := range required {
		const hint = "put the file back, or remove the dossier's own layouts to use the built-in ones"
		f, ok := set.files[need+".html"]
		switch {
		case !ok:
			diags.Errorf(diag.Pos{File: "layouts/" + need + ".html"}, hint, "a layout is missing")
		case len(bytes.TrimSpace(f.Data)) == 0:
			diags.Errorf(diag.Pos{File: f.Path}, hint, "a layout is empty")
		}
	}
	set.templates = root
	if !diags.Failed() {
		set.check(required, &diags)
	}
	return set, diags
}

// Execute draws a view with the layout of a name, by html/template. Draw does the
// same faster.
func (s *Set) Execute(name string, view any) ([]byte, *diag.Diagnostic) {
	b := paper{most: s.most()}
	if err := s.templates.ExecuteTemplate(&b, name+".html", view); err != nil {
		d := s.fault(err)
		if errors.Is(err, errEndless) {
			d = diag.Diagnostic{Pos: diag.Pos{File: s.path(name + ".html")}, Message: err.Error(), Hint: "look for a template that another one names many times, or in a loop within a loop"}
		}
		return nil, &d
	}
	return shown(b.Bytes()), nil
}

func functions(words *locale.Language) template.FuncMap {
	return template.FuncMap{
		"t":      words.T,
		"count":  words.Count,
		"text":   func(t any) (template.HTML, error) { return textOf(t, words) },
		"notes":  notesIn(words),
		"flag":   func(disputed bool) template.HTML { return flagOf(disputed, words) },
		"marked": marked,
		"list":   func(values ...any) []any { return values },
		"some":   some,
		"hue":    hue,
		"join":   strings.Join,
		"number": words.Number,
		"plain":  plain, "tongue": tongueOf(words), "apart": apartOf(words),
		"direction": func() string { return pageDirection(words) },
		"section":   section, "contents": contents,
		"asked":  asked(words),
		"data":   func(d page.Data) template.JS { return template.JS(d) },
		"policy": func() string { return page.Policy },
	}
}

// hues are the classes of the colours that the style sheet has for cases.
var hues = [...]string{"hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6"}

// hue gives the class of a case's colour. Cases count from 1.
func hue(n int) string {
	if n < 1 {
		return "hue-" + strconv.Itoa((n-1)%len(hues)+1)
	}
	return hues[(n-1)%len(hues)]
}

// marked gives the class of a quote that holds quotation marks of its own, which
// are not to be doubled: "whole" where one pair is around all of it, else "inner".
func marked(quote string) string {
	const marks = "“”„«»\""
	if !strings.ContainsAny(quote, marks) {
		return ""
	}
	is := func(r rune) bool { return strings.ContainsRune(marks, r) }
	r := []rune(quote)
	if last := len(r) - 1; last > 1 && is(r[0]) && is(r[last]) && !slices.ContainsFunc(r[1:last], is) {
		return "whole"
	}
	return "inner"
}

// some reports whether any of the values is not empty.
func some(values ...any) bool {
	return slices.ContainsFunc(values, func(v any) bool {
		if text, ok := v.(page.Text); ok {
			return !text.Empty() // how it would be drawn is no content
		}
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

var errNotText = errors.New("it takes a text of the view, such as .Body")
