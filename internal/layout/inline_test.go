package layout_test

import (
	"strings"
	"testing"

	"dossier/internal/layout"
	"dossier/internal/locale"
)

// A small template is set in the place of its call, whatever is handed to it: it
// sees its own dot and variables, and none of its caller's.
func TestSmallTemplatesAreSetInPlace(t *testing.T) {
	parts := `
		{{define "words"}} <i>{{.}}</i> {{if .}}yes{{else}}no{{end}}{{end}}
		{{define "own"}}{{$x := .}}{{$.A}}{{with .B}}{{$x.A}}{{.}}{{$.N}}{{end}}{{$x = $}}{{$x.N}}{{end}}
		{{define "pair"}}{{index . 0}}/{{index . 1}}{{if gt (len .) 2}}{{range $i, $x := index . 2}}{{$i}}{{$x}} {{end}}{{end}}{{end}}
		{{define "through"}} {{template "words" .A}}{{range .List}}{{template "words" .}}{{end}}{{template "pair" list .A $.N .List}} {{end}}
		{{define "none"}} <b>{{t "Events"}}</b> {{end}}
		{{define "large"}}{{.}}{{if .}}` + large + `{{end}}{{end}}`
	for _, text := range []string{
		`{{template "words" .A}}`,
		`{{template "words" "fixed"}} {{template "words" ""}}{{template "words" 0}}{{template "words" true}}`,
		`{{template "words" print .A .N}}{{template "words" len .List}}{{template "words" eq .A .B}}{{template "words" or .A .B}}`,
		`{{$x := .B}}{{template "own" .}}{{$x}}{{with .A}}{{template "own" $}}{{.}}{{$x}}{{end}}`,
		`{{$x := .A}}{{range .List}}{{template "words" $x}}{{$x = .}}{{template "words" $x}}{{end}}{{$x}}`,
		`{{template "pair" list .A .B}} {{template "pair" list .N "b" .List}}{{template "pair" list (print .N) (len .List) .List}}`,
		`<ul>{{range $i, $x := .List}}<li>{{template "pair" list $i $x $.List}}{{else}}{{template "words" .A}}{{end}}</ul>`,
		`{{template "through" .}}{{template "through" .}}`,
		`{{template "none"}}{{template "none" .A}}{{with .List}}{{template "words" index . 0}}{{end}}`,
		`{{template "large" .A}}{{range .List}} {{template "large" .}}{{end}}`,
	} {
		set, diags := layout.Parse([]layout.File{
			{Path: "layouts/page.html", Data: []byte(text)}, {Path: "layouts/_parts.html", Data: []byte(parts)},
		}, nil, locale.For("en"))
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		subject := subjectOf(t, set, "page", sample{})
		for _, view := range []sample{{}, {A: "<a>", B: "b & c", N: 3, Yes: true, List: []string{"x", "", "<y>"}}, {B: "'b'", List: []string{"z"}}} {
			subject.compare(t, view)
		}
	}
}

// large is more than is set in the place of a call.
var large = strings.Repeat(`{{.}} {{if .}}<br>{{end}}`, 20)
