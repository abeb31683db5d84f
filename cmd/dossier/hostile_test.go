package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// vectors are texts that would run, ask another host or break out of their place
// if anything took them for markup. # stands for the number of the payload.
var vectors = []string{
	`<script>pwned(#)</script>`,
	`"><img src=x onerror=pwned(#)>`,
	`'><svg/onload=pwned(#)>`,
	`</title><script>pwned(#)</script>`,
	`</script><script>pwned(#)</script>`,
	`" onmouseover="pwned(#)" x="`,
	`' onfocus='pwned(#)' autofocus tabindex=1 x='`,
	`javascript:pwned(#)`,
	`<iframe srcdoc="<script>parent.pwned(#)</script>">`,
	`<link rel=stylesheet href=//evil.example/#.css>`,
	`<base href=//evil.example/#/>`,
	`<meta http-equiv=refresh content="0;url=//evil.example/#">`,
	`<style>@import '//evil.example/#';*{display:none}</style>`,
	`<!--<img src="--><img src=//evil.example/#>`,
	`{{printf pwned #}}${pwned(#)}#{pwned(#)}<%= pwned(#) %>`,
	`]]><script>pwned(#)</script><![CDATA[`,
	`&lt;script&gt;pwned(#)&lt;/script&gt;`,
	`\u003cscript\u003epwned(#)\u003c/script\u003e`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned(#)&gt;">`,
	`<form action=//evil.example/#><button formaction=javascript:pwned(#)>`,
	`<object data=//evil.example/#></object><embed src=//evil.example/#>`,
	`expression(pwned(#));background:url(//evil.example/#)`,
	`</textarea></noscript></template></select><script>pwned(#)</script>`,
	`<a href="data:text/html,<script>pwned(#)</script>">x</a>`,
	`%3Cscript%3Epwned(#)%3C/script%3E`,
	`＜script＞pwned(#)＜/script＞`,
	"\u202epwned(#)\u202c gpj.exe",
	`(javascript:pwned(#)) data:text/html;base64,PHNjcmlwdD5#`,
	`| pwned(#) | --- | :-: |`,
	`"]};pwned(#);//`,
	`<x onclick=pwned(#) style=position:fixed;inset:0>x`,
	`<p id=n1 class=notes data-q="q">pwned(#)</p>`,
	`<img name=getElementById src=//evil.example/#>`,
	`<?xml-stylesheet href="//evil.example/#"?>`,
	`éèñ̃<b>pwned(#)</b>İı`,
	`العربية<script>pwned(#)</script>עברית`,
}

// rounds is how often each field is filled, each time with another vector.
const rounds = 6

// hostileDossier writes the files of a dossier every field of which holds a
// payload, and keeps what a reader must find on its pages.
type hostileDossier struct {
	files   map[string]string
	n       int
	visible []string
}

// payload gives the next payload; it must be readable on some page.
func (h *hostileDossier) payload() string {
	text := h.unseen()
	h.visible = append(h.visible, text)
	return text
}

// unseen gives a payload for a place that no page has to show.
func (h *hostileDossier) unseen() string {
	h.n++
	return strings.ReplaceAll(vectors[h.n%len(vectors)], "#", fmt.Sprint(h.n))
}

// yaml writes a text as YAML, and JSON, have it.
func yamlText(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err)
	}
	return strings.TrimSpace(b.String())
}

func (h *hostileDossier) field() string { return yamlText(h.payload()) }

var punctuation = regexp.MustCompile("[!-/:-@\\[-`{-~]")

// escaped writes a text so that Markdown takes it for words.
func escaped(s string) string { return punctuation.ReplaceAllString(s, `\$0`) }

func (h *hostileDossier) words() string { return escaped(h.payload()) }

// prose is a text of Markdown as a field of front matter.
func (h *hostileDossier) prose() string { return yamlText(h.words()) }

// cite quotes words of an article.
func cite(id, words string) string {
	return `@` + id + ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(words) + `"`
}

func (h *hostileDossier) add(path, front, body string) {
	h.files[path] = "---\n" + strings.TrimSpace(front) + "\n---\n\n" + body + "\n"
}

func newHostile() *hostileDossier {
	h := &hostileDossier{files: map[string]string{}}
	h.files["dossier.yaml"] = "title: " + h.field() + "\nsubtitle: " + h.field() + "\ndescription: " + yamlText(h.unseen()) + "\nauthor: " + h.field() + "\nnotice: " + h.prose() + "\nbase_url: https://example.org/hostile/\n"
	for r := range rounds {
		h.round(r)
	}
	h.captures()
	h.outlines()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		panic(err)
	}
	h.files["assets/p.png"] = picture.String()
	h.add("content/_index.md", "title: "+h.field()+"\nsummary: "+h.prose()+"\nchronology: [e0, e1]\nactors: [a0, a1]\ncomparison: k0\n", "## "+h.words()+"\n\n- "+h.words())
	return h
}

// round fills the fields of one record of each kind.
func (h *hostileDossier) round(r int) {
	first := h.payload()
	if r == 0 { // a quote that turns words around is proved too
		first = "\u202elortnoc pwned(0)\u202c end"
		h.visible[len(h.visible)-1] = first
	}
	second := h.payload()
	id := func(kind string) string { return fmt.Sprint(kind, r) }
	quote := cite(id("h"), "began "+first+" and ended")
	h.add("content/articles/"+id("h")+".md", fmt.Sprintf(`
title: %s
date: 2031-05-0%d
publisher: %s
byline: %s
credit: %s
origin: %s
summary: %s
url: "https://example.org/'onmouseover='pwned(%d)/javascript:x"
archive_url: "https://example.org/;url=javascript:pwned(1)//%%22%%3E%%3Cscript"
tags: [%s]
language: en-x-pwned%d
`, h.field(), r+1, h.field(), h.field(), h.field(), h.field(), h.prose(), h.n, yamlText(h.unseen()), r),
		"## "+h.words()+"\n\nIt began "+escaped(first)+" and ended here.\n\n- "+h.words()+"\n\n> "+h.words()+"\n\n"+
			"| "+h.words()+" | b |\n| --- | --- |\n| "+h.words()+" | "+h.words()+" |\n\nA note.[^n]\n\n[^n]: "+h.words()+"\n\n"+
			"![p "+h.words()+"](assets/p.png)\n\n```"+strings.Map(noTick, strings.Join(strings.Fields(h.unseen()), ""))+"\n"+h.payload()+"\n```\n\nHe said “"+h.words()+"” to Ann "+escaped(second)+" today.\n\n[w "+h.words()+"](https://example.org/'onclick='pwned(2))\n")
	h.add("content/events/"+id("e")+".md", fmt.Sprintf(`
title: %s
date: 2031-05-0%d
basis: inferred
basis_from: %s
case: %s
actors: [{id: %s, role: %s}]
places: [%s]
cite: %s
summary: %s
aliases: [%s]
accounts:
  - question: %s
    answers:
      - {value: %s, cite: %s}
      - {value: %s, cite: %s}
    prefer: 1
    why: %s
`, h.field(), r+1, h.field(), id("c"), id("a"), h.field(), id("p"), yamlText(quote), h.prose(), id("old-e"), h.field(), h.prose(), yamlText(quote), h.prose(), yamlText("@"+id("h")+", p. 2"), h.prose()),
		h.words()+" ["+quote+"]")
	h.add("content/actors/"+id("a")+".md", fmt.Sprintf("name: %s\nkind: person\nother_names: [%s, %s]\nsummary: %s\nposts: [{title: %s, from: 2030, to: 2031, cite: %s}]",
		h.field(), h.field(), h.field(), h.prose(), h.field(), yamlText(quote)), h.words()+" ["+quote+"]")
	h.add("content/places/"+id("p")+".md", fmt.Sprintf("name: %s\nother_names: [%s]\nkind: %s\nsummary: %s\ncoordinates: [12.%d, -8.0]", h.field(), h.field(), h.field(), h.prose(), r), h.words())
	h.add("content/cases/"+id("c")+".md", fmt.Sprintf("name: %s\nstart: 2031-05-0%d\nsummary: %s", h.field(), r+1, h.prose()), h.words())
	celled := strings.ReplaceAll(quote, "|", `\|`)
	h.add("content/comparisons/"+id("k")+".md", fmt.Sprintf("title: %s\nof: [c%d, c%d]\nsubjects: [%s, %s]\nsummary: %s", h.field(), r, (r+1)%rounds, h.field(), h.field(), h.prose()),
		"| Point | x | y |\n| --- | --- | --- |\n| "+h.words()+" | "+h.words()+" ["+celled+"] | "+h.words()+" ["+celled+"] |")
	h.add("content/pages/"+id("g")+".md", fmt.Sprintf("title: %s\nsummary: %s", h.field(), h.prose()), "## "+h.words()+"\n\n1. "+h.words()+"\n\n**"+h.words()+"** [["+id("a")+"|"+strings.NewReplacer("[", "", "]", "", "|", "").Replace(h.unseen())+"]]")
}

func noTick(r rune) rune {
	if r == '`' {
		return -1
	}
	return r
}

// captures writes what an import reads: a pasted text, a saved page with scripts
// that run and others that are told of, Markdown, and names of files.
func (h *hostileDossier) captures() {
	var text, page strings.Builder
	text.WriteString("The clerk of Sandmouth writes on walls\n\n4 May 2031\n\nBy Ann Hall\n\n")
	page.WriteString(`<!doctype html><html lang="en" onload="pwned(1)"><head><title>` + `The walls of Sandmouth` + `</title><meta property="og:title" content="` + markup.Replace(h.unseen()) + `"><base href="//evil.example/">
<script type="application/ld+json">{"@type":"NewsArticle","headline":` + strings.ReplaceAll(yamlText(h.unseen()), "</", `<\/`) + `,"datePublished":"2031-05-04"}</script><script>pwned(2)</script></head>
<body onload=pwned(3)><article><h1>The walls of Sandmouth are full</h1><p>It rained all day in Sandmouth, and the clerk of the harbour wrote on the walls of the town.</p>`)
	for i := range 2 * len(vectors) {
		p := h.payload()
		if i%2 == 0 {
			fmt.Fprintf(&text, "On that day the clerk of Sandmouth wrote %s upon the wall number %d.\n\n", p, i)
		} else {
			fmt.Fprintf(&page, "<p>On that day the clerk of Sandmouth wrote %s upon the wall number %d.</p><p onclick=pwned(4)>The rain <script>pwned(5)</script>went on<img src=//evil.example/x onerror=pwned(6)> until the evening of the day <a href='javascript:pwned(7)'>and later</a>.</p>", markup.Replace(p), i)
		}
	}
	page.WriteString("</article><iframe src=//evil.example/></iframe></body></html>")
	h.files["seeds/pasted.txt"] = text.String()
	h.files["seeds/walls.html"] = page.String()
	h.files["seeds/notes.md"] = "# Notes of the clerk\n\n4 May 2031\n\nThe clerk wrote <script>pwned(8)</script> and <img src=//evil.example/y onerror=pwned(9)> on a wall.\n\n[Here](javascript:pwned(10)) is more, ![x](//evil.example/z).\n"
	h.files["seeds/<img src=x onerror=pwned(11)> '\"&{{x}}.txt"] = "A short note of the clerk\n\n4 May 2031\n\nIt rained in Sandmouth on that day, and nobody went out.\n"
}

// markup writes words as HTML has them.
var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (h *hostileDossier) outlines() {
	var features []string
	for i := range rounds {
		x := -8 + float64(i)
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"name":%s,"source":%s,"kind":%s},"geometry":{"type":"Polygon","coordinates":[[[%.1f,12],[%.1f,12],[%.1f,13],[%.1f,12]]]}}`,
			yamlText(h.unseen()), yamlText(h.unseen()), yamlText(h.unseen()), x, x+.9, x+.5, x))
	}
	h.files["assets/maps/x.geojson"] = `{"type":"FeatureCollection","source":` + yamlText(h.unseen()) + `,"features":[` + strings.Join(features, ",") + `]}`
}

// hostileSite imports and builds the hostile dossier once.
var hostileBuilt = sync.OnceValues(func() (*hostileDossier, error) {
	h := newHostile()
	dir := h.dir()
	for name, text := range h.files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	var out, errs bytes.Buffer
	for _, args := range [][]string{{"import", "-C", dir}, {"build", "-C", dir, "-o", h.site()}} {
		if code := run(context.Background(), args, nil, &out, &errs); code != exitOK {
			return nil, fmt.Errorf("%s of the hostile dossier:\n%s%s", args[0], out.String(), errs.String())
		}
	}
	return h, nil
})

func (h *hostileDossier) dir() string  { return filepath.Join(scratch, "dossiers", "hostile") }
func (h *hostileDossier) site() string { return filepath.Join(sitesFolder(), "hostile") }

func hostile(t *testing.T) *hostileDossier {
	t.Helper()
	h, err := hostileBuilt()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// watching is put into each page before its own: it notes what a payload would
// call, and dialogs. A page cannot take it away.
const watching = `(() => {
	const ran = [];
	const note = what => function () { ran.push(what + "(" + [...arguments].join() + ")"); };
	for (const name of ["pwned", "alert", "confirm", "prompt", "open", "print"])
		Object.defineProperty(window, name, {value: note(name), writable: false, configurable: false});
	Object.defineProperty(window, "__ran", {value: () => ran, writable: false, configurable: false});
	addEventListener("securitypolicyviolation", e => ran.push("policy: " + e.violatedDirective + " " + e.blockedURI));
})()`

// standingDOM tells what stands in a page that no layout writes, and the words of
// the page with those of its attributes.
const standingDOM = `(() => {
	const odd = [];
	for (const e of document.querySelectorAll("*")) {
		if (["IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "X", "MATH", "FRAME", "APPLET"].includes(e.tagName.toUpperCase())) odd.push("<" + e.tagName + ">");
		if (e.localName === "script" && e.type !== "application/ld+json" && !/\/(assets\/site\.[0-9a-f]+|_dossier\/reload)\.js$/.test(e.src)) odd.push("<script " + e.src + ">");
		if (e.localName === "link" && new URL(e.href).host !== location.host && e.rel !== "canonical") odd.push("<link " + e.href + ">");
		for (const a of e.attributes) {
			if (/^on/i.test(a.name) || a.name === "style" && e.closest(".pop") === null || a.name === "srcdoc" || a.name === "formaction") odd.push(e.localName + "[" + a.name + "]");
			if (["href", "src", "action", "xlink:href"].includes(a.name) && !/^(https?:|file:|mailto:|data:,?$)/.test(new URL(a.value, document.baseURI).protocol + ":")) odd.push(a.name + "=" + a.value);
		}
	}
	if (document.getElementById !== Document.prototype.getElementById) odd.push("document.getElementById is another");
	let words = "";
	const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT, n => n.parentNode.localName === "script" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
	while (walk.nextNode()) words += walk.currentNode.data;
	words += "\n" + [...document.querySelectorAll("[alt]")].map(e => e.alt).join("\n");
	return {odd, ran: window.__ran(), words};
})()`

// TestHostileDossier: no text of an editor's or of a capture's is anything but
// text. Each page is opened with scripts, its notes too; nothing runs, nothing is
// asked of another host, and each payload can be read.
func TestHostileDossier(t *testing.T) {
	chromium(t)
	h := hostile(t)
	if h.n < 300 {
		t.Errorf("only %d payloads", h.n)
	}
	base := served(t, h.site())
	b := openBrowser(t, base)
	b.beforeEachPage(watching)
	var read strings.Builder
	pages := slices.Sorted(maps.Keys(documents(t, h.site())))
	for _, page := range pages {
		if is404(page) || isRedirect(t, h.site(), page) {
			continue
		}
		read.WriteString(b.standsFirm(base+page) + "\n")
	}
	for _, hash := range []string{`"><img src=x onerror=pwned(1)>`, `case="><script>pwned(2)</script>`, `words=<img src=x onerror=pwned(3)>`, `javascript:pwned(4)`, `__proto__`, `%E0%A4%A`, `actor=constructor`} {
		b.standsFirm(base + "timeline/index.html#" + hash)
		b.standsFirm(base + "events/e0/index.html#" + hash)
	}
	words := asRead(read.String())
	missing := 0
	for _, payload := range h.visible {
		if !strings.Contains(words, asRead(payload)) {
			missing++
			t.Errorf("no page shows %q", payload)
		}
	}
	if strings.ContainsAny(read.String(), "\u202d\u202e") {
		t.Error("a page turns words around")
	}
	t.Logf("%d payloads, %d of them to be read (%d are not), on %d pages", h.n, len(h.visible), missing, len(pages))
}

// TestHostilePreview: nor does anything run in the preview, which adds to each page.
func TestHostilePreview(t *testing.T) {
	chromium(t)
	h := hostile(t)
	base := startPreview(t, h.dir())
	b := openBrowser(t, base)
	b.beforeEachPage(watching)
	b.do(chromedp.Navigate(base))
	b.waitFor("the first build", `document.querySelector("main.brief")`)
	b.take()
	notes := 0
	articles, err := filepath.Glob(filepath.Join(h.dir(), "content", "articles", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, article := range articles {
		b.standsFirm(base + "articles/" + strings.TrimSuffix(filepath.Base(article), ".md") + "/index.html")
		notes += eval[int](b, `document.querySelectorAll(".preview-note").length`)
	}
	if notes < 4 {
		t.Errorf("only %d pages tell how their capture was read", notes)
	}
}

// TestHostileEvidence: what was cited of hostile sources is proved from the sealed
// zip, and check and gaps come to their ends.
func TestHostileEvidence(t *testing.T) {
	h := hostile(t)
	file := filepath.Join(t.TempDir(), "hostile.zip")
	for _, args := range [][]string{{"zip", "-C", h.dir(), "-o", file}, {"verify", file}, {"gaps", "-C", h.dir()}, {"actors", "-C", h.dir()}} {
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, nil, &out, &errs); code != exitOK {
			t.Errorf("%s: exit %d\n%.3000s%.3000s", args[0], code, out.String(), errs.String())
		}
	}
	var out, errs bytes.Buffer
	run(context.Background(), []string{"check", "-C", h.dir(), "--json"}, nil, &out, &errs)
	for _, rule := range []string{"inline-script", "inline-style", "inline-handler", "other-host", "script-address", "base-address", "template-trace", "no-policy", "dead-link", "id-twice"} {
		if strings.Contains(out.String(), `"`+rule+`"`) {
			t.Errorf("check finds %s in the hostile dossier", rule)
		}
	}
	if !json.Valid(out.Bytes()) {
		t.Errorf("check tells no JSON: %.300s", out.String())
	}
}

// isRedirect reports whether a page only leads on to another.
func isRedirect(t *testing.T, site, page string) bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(data, []byte(`http-equiv="refresh"`))
}

// standsFirm opens a page and its first notes, reports what should not be, and
// gives its words.
func (b *browser) standsFirm(address string) string {
	b.t.Helper()
	b.visit(address)
	eval[bool](b, `(() => { for (const a of [...document.querySelectorAll("sup.cite > a")].slice(0, 8)) a.click();
		for (const e of document.querySelectorAll("h1, h2, h3, td, li, a, img")) for (const kind of ["mouseover", "focus", "error", "load"]) e.dispatchEvent(new Event(kind, {bubbles: kind === "mouseover"}));
		return true })()`)
	got := eval[struct {
		Odd, Ran []string
		Words    string
	}](b, standingDOM)
	for _, what := range append(got.Odd, got.Ran...) {
		b.t.Errorf("%s: %s", address, what)
	}
	for _, trouble := range b.take() {
		b.t.Errorf("%s: %s", address, trouble)
	}
	return got.Words
}

// asRead gives words as they are compared: blanks alike, and without the
// characters that the pages show as signs.
func asRead(s string) string {
	s = strings.NewReplacer("\u202e", "", "\u202d", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}
