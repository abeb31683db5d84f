package audit_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/assets"
	"dossier/internal/audit"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/layouts"
)

// site makes a site of files by path.
func site(files map[string]string) *build.Site {
	var list []build.File
	for path, text := range files {
		list = append(list, build.File{Path: path, Data: []byte(text)})
	}
	return build.NewSite(list)
}

// page is a page without fault around a body.
func page(body string) string { return titled("A title", body) }

func titled(title, body string) string {
	return `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>` + title + `</title></head><body><h1>A heading</h1>` + body + `</body></html>`
}

// found writes findings one on a line: the rule, the level, the words.
func found(list []audit.Finding) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%s %s: %s\n", f.Level, f.Rule, f.What)
	}
	return b.String()
}

// TestRules puts each body into a/index.html, beside which there are b/index.html
// with a place "here", assets/x.svg, and a folder "folder".
func TestRules(t *testing.T) {
	tests := []struct{ body, want string }{
		// addresses of the site
		{`<a href="../b/index.html">x</a> <a href="../b/index.html#here">x</a> <a href="#top">x</a> <a href="#">x</a>`, ""},
		{`<a href="../b/index.html?q=1#here">x</a> <a href="../b/../b/index.html">x</a> <a href=" ../b/index.html&#10;">x</a>`, ""},
		{`<a href="index.html#me" id="me">x</a> <a href="#%C3%A9">x</a> <i id="é"></i> <a href="#old">x</a><a name="old"></a>`, ""},
		{`<a href="../b/index.html#:~:text=words">x</a> <a href="../b/index.html#here:~:text=words">x</a>`, ""},
		{`<a href="../assets/x.svg#part">x</a> <a href="mailto:a@example.org">x</a> <a href="tel:1">x</a>`, ""},
		{`<a href="../c/index.html">x</a>`, `error dead-link: the address "../c/index.html" in <a>: there is no such file`},
		{`<a href="../B/index.html">x</a>`, `error dead-link: the address "../B/index.html" in <a>: there is no such file`},
		{`<img src="no.png" alt="x">`, `error dead-link: the address "no.png" in <img>: there is no such file`},
		{`<a href="#nowhere">x</a>`, `error dead-anchor: the address "#nowhere" in <a>: a/index.html has no such place`},
		{`<a href="../b/index.html#there">x</a>`, `error dead-anchor: the address "../b/index.html#there" in <a>: b/index.html has no such place`},
		{`<a href="../b/">x</a>`, `error folder-link: the address "../b/" in <a>: it leads to a folder, which opens no page from a disk`},
		{`<a href="../b">x</a>`, `error folder-link: the address "../b" in <a>: it leads to a folder, which opens no page from a disk`},
		{`<a href="..">x</a>`, `error folder-link: the address ".." in <a>: it leads to a folder, which opens no page from a disk`},
		{`<a href="../../x.html">x</a>`, `error leaves-site: the address "../../x.html" in <a>: it leads out of the site`},
		{`<a href="/b/index.html">x</a>`, `error root-address: the address "/b/index.html" in <a>: it works at a domain's root only`},
		{`<a href="//example.org/">x</a>`, `error root-address: the address "//example.org/" in <a>: it takes the scheme of the page, and from a disk it leads nowhere`},
		{`<a href="\\example.org/">x</a>`, `error root-address: the address "\\\\example.org/" in <a>: it takes the scheme of the page, and from a disk it leads nowhere`},
		{`<a href="">x</a>`, `error bad-address: the address "" in <a>: it is empty`},
		{`<img src="" alt="">`, `error bad-address: the address "" in <img>: it is empty`},
		{`<a href="%zz">x</a>`, `error bad-address: the address "%zz" in <a>: it cannot be read`},
		{`<base href="../">`, `error base-address: <base> moves every address of the page`},

		// schemes
		{`<a href="https://example.org/%zz">x</a> <link rel="canonical" href="https://example.org/">`, ""},
		{`<a href="javascript:void(0)">x</a>`, `error script-address: the address "javascript:void(0)" in <a>: it runs a script`},
		{`<a href=" JaVa&#9;Script:x">x</a>`, `error script-address: the address " JaVa\tScript:x" in <a>: it runs a script`},
		{`<a href="file:///home/x">x</a>`, `error disk-address: the address "file:///home/x" in <a>: it leads to a file on the machine where it was written`},
		{`<a href="data:text/html,x">x</a>`, `warning odd-scheme: the address "data:text/html,x" in <a>: browsers do not open such a page`},
		{`<a href="gopher://x">x</a>`, `warning odd-scheme: the address "gopher://x" in <a>: not every reader's program knows the scheme "gopher"`},

		// requests
		{`<img src="data:image/gif;base64,R0" alt=""><img src="../assets/x.svg" alt="" srcset="../assets/x.svg 1x, data:image/png,a,b 2x">`, ""},
		{`<img src="https://example.org/x.png" alt="">`, `error other-host: the address "https://example.org/x.png" in <img>: the page asks another host for it`},
		{`<img alt="" srcset="../assets/x.svg 1x, http://example.org/y.png 2x">`, `error other-host: the address "http://example.org/y.png" in <img>: the page asks another host for it`},
		{`<script src="https://example.org/x.js"></script>`, `error other-host: the address "https://example.org/x.js" in <script>: the page asks another host for it`},
		{`<link rel="preload stylesheet" href="https://example.org/x.css">`, `error other-host: the address "https://example.org/x.css" in <link>: the page asks another host for it`},
		{`<noscript><img src="https://example.org/x" alt=""></noscript>`, `error other-host: the address "https://example.org/x" in <img>: the page asks another host for it`},
		{`<template><iframe src="https://example.org/x"></iframe></template>`, `error other-host: the address "https://example.org/x" in <iframe>: the page asks another host for it`},
		{`<a href="#" ping="https://example.org/p">x</a>`, `error other-host: the address "https://example.org/p" in <a>: the page asks another host for it`},
		{`<video poster="https://example.org/p"></video>`, `error other-host: the address "https://example.org/p" in <video>: the page asks another host for it`},
		{`<svg><image href="https://example.org/p"></image></svg>`, `error other-host: the address "https://example.org/p" in <image>: the page asks another host for it`},
		{`<meta http-equiv="refresh" content="0; url=../c/index.html">`, `error dead-link: the address "../c/index.html" in <meta>: there is no such file`},

		// elements
		{`<i id="x"></i><b id="x"></b>`, `error id-twice: the id "x" is there twice`},
		{`<img src="../assets/x.svg">`, `error no-alt: the picture "../assets/x.svg" has no text in its stead`},
		{`<h1>Another</h1>`, `error main-heading: the page has 2 headings of the first level`},
		{`<h2>x</h2><h3>x</h3><h2>x</h2>`, ""},
		{`<h2>x</h2><h4>y <i>z</i></h4>`, `warning heading-skip: <h4> "y z" comes after <h2>`},
		{`<script>alert(1)</script>`, `error inline-script: a script stands in the page`},
		{`<script type="application/ld+json">{"a": "[[x]]"}</script>`, ""},
		{`<style>p { color: red }</style>`, `error inline-style: a style stands in the page`},
		{`<p style="color: red">`, `error inline-style: <p> has a style of its own`},
		{`<p onclick="x()">`, `error inline-handler: <p> has an attribute "onclick"`},
		{`<a href="#top"></a>`, `warning empty-link: a link to "#top" has no words`},
		{`<a href="#top"><img src="../assets/x.svg" alt=""></a>`, `warning empty-link: a link to "#top" has no words`},
		{`<a href="#top"><img src="../assets/x.svg" alt="x"></a><a href="#top" aria-label="x"></a><a id="a"></a>`, ""},

		// traces
		{`<a href="#ZgotmplZ" id="ZgotmplZ">x</a>`, `error template-trace: the page holds "ZgotmplZ"`},
		{`<p>&lt;no value&gt;`, `error template-trace: the page holds "<no value"`},
		{`<p><no value>`, `error template-trace: the page holds "<no value"`},
		{`<p>&lt;nil&gt;`, `error template-trace: the page holds "<nil>"`},
		{`<p title="%!d(string=x)">`, `error template-trace: the page holds "%!d("`},
		{`<p>%!(EXTRA int=1)`, `error template-trace: the page holds "%!("`},
		{`<p>100%! (sure), [1] {2} & 3 < 4`, ""},
		{`<p>see [[kati]] there`, `warning sign-trace: a link on a record was not read: "see [[kati]] there"`},
		{`<p title="[@x]">`, `warning sign-trace: a citation was not read: "[@x]"`},
		{`<p>a &amp;lt; b`, `warning sign-trace: a character that was escaped twice was not read: "a &lt; b"`},
		{`<p><code>a[[1]] &amp;lt; {{x}}</code>`, ""},

		// citations that were not read; articles/alpha is an article
		{`<p>So. [ @alpha "the quay"]`, `warning sign-trace: a citation was not read: "So. [ @alpha \"the quay\"]"`},
		{`<p>So. [see @alpha, p. 3]`, `warning sign-trace: a citation was not read: "So. [see @alpha, p. 3]"`},
		{`<p>So. (@alpha “the quay”)`, `warning sign-trace: a citation was not read: "So. (@alpha “the quay”)"`},
		{`<p>So. [see @alpha «&nbsp;the quay&nbsp;»]`, "warning sign-trace: a citation was not read: \"So. [see @alpha «\\u00a0the quay\\u00a0»]\""},
		{`<p>So. [see @alpha]`, `warning sign-trace: a citation was not read: "So. [see @alpha]"`},
		{`<p>So. [@alpha "the quay"`, `warning sign-trace: a citation was not read: "So. [@alpha \"the quay\""`},
		{`<p>(@beta "the quay")</p><p>Thanks to @alpha for the “quay”, and me@alpha "x"</p><p><code>(@alpha "x")</code>`, ""},
	}
	for _, tt := range tests {
		s := site(map[string]string{
			"a/index.html": page(tt.body), "b/index.html": titled("Other", `<p id="here">`), "assets/x.svg": "<svg></svg>", "folder/x.txt": "",
			"articles/alpha/index.html": titled("Alpha", ""),
		})
		got := strings.TrimSuffix(found(audit.Site(s, "")), "\n")
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.body, got, tt.want)
		}
	}
}

func TestWholePages(t *testing.T) {
	for name, tt := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing": {map[string]string{"index.html": ""}, `
error main-heading: the page has 0 headings of the first level
error no-language: the page does not say its language
error no-title: the page has no title
warning no-policy: the page does not say what a browser may load
`},
		"a page that leads on": {map[string]string{
			"index.html": titled("T", ""),
			"old.html":   `<html lang="en"><meta http-equiv="content-security-policy" content="default-src 'none'"><title>T</title><meta http-equiv="refresh" content="0; URL='index.html'">`,
		}, "\n"},
		"a policy that comes too late": {map[string]string{
			"index.html": `<html lang="en"><title>T</title><link rel="stylesheet" href="data:,"><meta http-equiv="Content-Security-Policy" content="x"><body><h1>H</h1>`,
		}, "\nwarning no-policy: the page does not say what a browser may load\n"},
		"one title": {map[string]string{"a.html": titled("T", ""), "b.html": titled("T", ""), "c.html": titled(" T ", "")}, `
warning same-title: the title "T" is that of a.html too
warning same-title: the title "T" is that of a.html too
`},
		"too deep": {map[string]string{"index.html": strings.Repeat("<b>", 5000)}, `
error unreadable: the page cannot be read: html: open stack of elements exceeds 512 nodes
`},
		"style sheets": {map[string]string{"assets/a.css": `
/* url(https://example.org/comment) */ .a::before { content: "url(https://example.org/words)" }
@import "b.css"; @import 'https://example.org/1.css'; @IMPORT url( https://example.org/2.css );
.b { background: url(x.png) } .c { background: URL("https://example.org/3.png") } .d { background: url('data:image/png,x') }
.e { background: url(`, "assets/b.css": "u url urn:x"}, `
error bad-address: the address "" in a style: it is empty
error dead-link: the address "x.png" in a style: there is no such file
error other-host: the address "https://example.org/1.css" in a style: the page asks another host for it
error other-host: the address "https://example.org/2.css" in a style: the page asks another host for it
error other-host: the address "https://example.org/3.png" in a style: the page asks another host for it
`},
		"drawings": {map[string]string{"assets/a.svg": `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<style>p { fill: url(#g) }</style><use xlink:href="https://example.org/x.svg#y"/><title>x</title></svg>`}, `
error other-host: the address "https://example.org/x.svg#y" in <use>: the page asks another host for it
`},
	} {
		if diff := cmp.Diff(tt.want, "\n"+found(audit.Site(site(tt.files), ""))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestHints(t *testing.T) {
	s := site(map[string]string{"index.html": page(`<a href="Other.html">x</a>`), "other.html": titled("Other", "")})
	want := "index.html: error: the address \"Other.html\" in <a>: there is no such file\n  hint: the file is called other.html; most servers tell capitals apart\n"
	var b bytes.Buffer
	if err := audit.Text(&b, audit.Site(s, "")); err != nil || b.String() != want {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

// The page for addresses that lead nowhere may name the site's own files by full
// addresses; no other page may, and no file that is not there.
func TestOwnAddress(t *testing.T) {
	const base = "https://example.org/x/"
	body := `<img src="` + base + `a.png" alt="x"><a href="` + base + `b/">x</a><a href="` + base + `b/index.html#top">x</a>`
	files := map[string]string{"404.html": page(body), "a.png": "", "b/index.html": titled("B", "")}
	if got := found(audit.Site(site(files), base)); got != "" {
		t.Errorf("got %s", got)
	}
	if got := found(audit.Site(site(files), "")); !strings.Contains(got, "other-host") {
		t.Errorf("the address is not known: got %q", got)
	}
	for root, address := range map[string]string{"/x/": base, "/": ""} {
		files["404.html"] = page(`<img src="` + root + `a.png" alt="x"><a href="` + root + `b/index.html">x</a>`)
		if got := found(audit.Site(site(files), address)); got != "" {
			t.Errorf("the path %s: got %s", root, got)
		}
	}
	files["404.html"] = page(`<img src="/a.png" alt="x"><a href="//x/b/">x</a><a href="/x/c/">x</a>`)
	if got := found(audit.Site(site(files), base)); strings.Count(got, "root-address") != 2 || strings.Count(got, "dead-link") != 1 {
		t.Errorf("outside the path of the address: got %q", got)
	}
	files["404.html"] = page(body)
	delete(files, "a.png")
	files["other.html"] = strings.Replace(page(body), "<title>", "<title>Other ", 1)
	if got := found(audit.Site(site(files), base)); !strings.Contains(got, "dead-link: the address \""+base+"a.png") || !strings.Contains(got, "other-host") {
		t.Errorf("a file that is not there, another page: got %q", got)
	}
}

// TestTheDossierHere: the dossier of this repository is without errors.
func TestTheDossierHere(t *testing.T) {
	config, err := os.ReadFile("../../dossier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	in := build.Input{Sources: append(read(t, os.DirFS("../../content"), "content"), build.Source{Path: "dossier.yaml", Data: string(config)})}
	in.Builtin = append(read(t, assets.Files, "assets"), read(t, layouts.Files, "layouts")...)
	r, err := build.New().Plan(context.Background(), in)
	if err != nil || r.Draft == nil {
		t.Fatalf("no site: %v %v", err, r.Diagnostics)
	}
	site, diags, err := r.Draft.Site(context.Background())
	if err != nil || site == nil {
		t.Fatalf("no site: %v %v", err, diags)
	}
	if list := audit.Site(site, r.Dossier.Config.BaseURL); audit.Count(list, diag.Error) > 0 {
		t.Error(found(list))
	}
	links := audit.External(site)
	if len(links) == 0 {
		t.Error("no outside link")
	}
	for _, l := range links {
		if len(l.Pages) == 0 || strings.Contains(l.Address, "#") {
			t.Errorf("a link without pages, or with a fragment: %+v", l)
		}
	}
}

func read(t testing.TB, files fs.FS, below string) []build.Source {
	t.Helper()
	var list []build.Source
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		list = append(list, build.Source{Path: path.Join(below, name), Data: string(data)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestOneSpelling: addresses that differ in spelling only are one, and of one host.
func TestOneSpelling(t *testing.T) {
	s := site(map[string]string{
		"a.html": page(`<a href="HTTPS://Example.ORG/X">x</a> <a href="https://example.org/X">x</a> <a href="https://example.org/a b">x</a> <a href="https://example.org/a%20b">x</a>`),
	})
	want := []audit.Link{{Address: "https://example.org/X", Pages: []string{"a.html"}}, {Address: "https://example.org/a%20b", Pages: []string{"a.html"}}}
	if diff := cmp.Diff(want, audit.External(s)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestExternal(t *testing.T) {
	s := site(map[string]string{
		"a.html": page(`<a href="https://example.org/x#one">x</a> <a href="https://example.org/x#:~:text=two">x</a> <a href="http://example.com">x</a>`),
		"b.html": titled("B", `<a href=" https://example.org/x">x</a> <a href="mailto:x@example.org">x</a><a href="a.html">x</a>`),
		"c.html": titled("C", `<link rel="canonical" href="https://example.net/c.html"><img src="https://example.org/x.png" alt="">`),
	})
	want := []audit.Link{
		{Address: "http://example.com", Pages: []string{"a.html"}},
		{Address: "https://example.org/x", Pages: []string{"a.html", "b.html"}},
		{Address: "https://example.org/x.png", Pages: []string{"c.html"}},
	}
	if diff := cmp.Diff(want, audit.External(s)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFromDiagnostics(t *testing.T) {
	list := audit.FromDiagnostics(diag.List{{Severity: diag.Warning, Pos: diag.Pos{File: "a.md", Line: 2, Col: 3}, Message: "m", Hint: "h"}})
	want := []audit.Finding{{Level: diag.Warning, Pos: diag.Pos{File: "a.md", Line: 2, Col: 3}, Rule: audit.RuleContent, What: "m", Hint: "h"}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// large is a site of n pages that link to one another.
func large(n int) *build.Site {
	files := map[string]string{}
	for i := range n {
		var b strings.Builder
		for k := range 120 {
			fmt.Fprintf(&b, `<p id="p%d">Some words of a paragraph, <mark data-q="q-1">some of them marked</mark>, and <a href="../p%d/index.html#p%d">a link</a>.</p>`, k, (i+k)%n, k)
		}
		files[fmt.Sprintf("p%d/index.html", i)] = titled(fmt.Sprint("Page ", i), b.String())
	}
	return site(files)
}

func TestLargeSite(t *testing.T) {
	if list := audit.Site(large(50), ""); len(list) > 0 {
		t.Errorf("%s", found(list))
	}
}

func BenchmarkSite(b *testing.B) {
	s := large(1000)
	size := 0
	for _, f := range s.Files() {
		size += len(f.Data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		audit.Site(s, "")
	}
}

func FuzzSite(f *testing.F) {
	f.Add(page(`<a href="x y">`), `@import "x"; url(a`)
	f.Fuzz(func(t *testing.T, text, style string) {
		s := site(map[string]string{"a.html": text, "a.css": style, "a.svg": text})
		audit.Site(s, "")
		audit.External(s)
	})
}
