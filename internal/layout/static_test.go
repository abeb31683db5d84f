package layout_test

import (
	"testing"

	"dossier/internal/page"
)

// White space that is not seen is not written, wherever it stands in a layout;
// all other is.
func TestWhiteSpace(t *testing.T) {
	for text, want := range map[string]string{
		"\n <p>\n a  b\n</p> \n":                                    "<p>a b</p>",
		"a <b> b </b> <i>c</i>\n d":                                 "a <b> b </b> <i>c</i> d",
		"<ul> {{range .Crumbs}} <li> a </li> {{end}} </ul>":         "<ul><li>a</li><li>a</li></ul>",
		"<p>a {{range .Crumbs}} b {{end}} c</p>":                    "<p>a b b c</p>",
		"<p>{{if .Title}} {{end}}{{if .Title}} {{end}} a </p>":      "<p>a</p>",
		"a {{if .Title}} <p>b</p> {{end}} c":                        "a<p>b</p>c",
		"a {{.Title}} b {{.Description}} <p>":                       "a T b<p>",
		"<b>{{.Title}}</b> {{if .Title}} <i>x</i>{{end}}":           "<b>T</b> <i>x</i>",
		"<p>x</p> {{.Title}} <br> y":                                "<p>x</p>T<br>y",
		"<pre> a\n  <b> c </b> {{.Title}} </pre> d":                 "<pre> a\n  <b> c </b> T </pre>d",
		"<textarea> a  b </textarea> c":                             "<textarea> a  b </textarea> c",
		"<p  class=\"a  b\"\n title='c  d'  hidden >e</p >":         "<p class=\"a  b\" title='c  d' hidden>e</p>",
		"<a href=x  >a</a>  <img src=\"b\" /> c":                    "<a href=x>a</a> <img src=\"b\" /> c",
		"<P>a</P> <A HREF=\"b\">c</A>":                              "<p>a</p><a HREF=\"b\">c</a>",
		"<head>\n <meta name=a>\n <link> \n</head>\n <body>\n a":    "<head><meta name=a><link></head><body>a",
		"a <meta name=a> b":                                         "a <meta name=a> b",
		"<svg> <g> <path d=\"M0 0\"/> <text> a </text> </g> </svg>": "<svg><g><path d=\"M0 0\"/><text>a</text></g></svg>",
		"<!doctype html>\n<html>\n<title> a {{.Title}} </title>":    "<!doctype html><html><title>a T</title>",
		"a &lt; b":                          "a &lt; b",
		"a {{/* note */}} b {{- .Title}} c": "a bT c",
		"<a{{if .Title}} class=\"x\"{{end}}\n  href=\"y\">{{t \"Method\"}} {{t \"Brief\"}}</a> {{t \"Brief\"}} <p>": "<a class=\"x\" href=\"y\">Method Brief</a> Brief<p>",
		"<p>{{template \"part\" .}} {{template \"part\" .}}</p>":                                                    "<p>T T</p>",
		"&nbsp; a":               "&nbsp; a",
		"<p>\u00a0 a \u00a0</p>": "<p>\u00a0 a \u00a0</p>",
	} {
		view := page.PageView{Frame: page.Frame{Title: "T", Crumbs: make([]page.Link, 2)}}
		got, small, fault := own(t, text, `{{define "part"}} {{.Title}} {{end}}`).Draw("page", view)
		if string(got) != want || !small || fault != nil {
			t.Errorf("%q: got %q, %v, %v, want %q", text, got, small, fault, want)
		}
	}
}
