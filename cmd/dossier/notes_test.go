package main

import (
	"bytes"
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/rogpeppe/go-internal/txtar"
)

// small is a dossier with what that of this repository lacks.
const small = `
-- dossier.yaml --
title: Harbour
language: en
-- content/_index.md --
---
title: Harbour
---
The harbour was shut [@gazette "shut the harbour"], as a footnote tells.[^more]

[^more]: So did others [@wire "Talks fail Nobody spoke of peace"].[^again]

[^again]: Twice [@gazette, p. 2].
-- content/articles/gazette.md --
---
title: Gazette
---
They [shut the harbour](https://example.org/) at night.

LONG
-- content/articles/wire.md --
---
title: Wire
url: WIRE
---
Before.

## Talks fail

Nobody spoke of peace.
-- content/pages/long.md --
---
title: Long
---
It is long [@gazette "LONG"].
`

// smallSite builds it and gives its folder. replace are pairs as of
// strings.NewReplacer.
func smallSite(t *testing.T, replace ...string) string {
	t.Helper()
	return siteOf(t, strings.NewReplacer(append(replace, "WIRE", "https://example.org/wire", "LONG", strings.TrimSpace(strings.Repeat("One more word of it. ", 400)))...).Replace(small))
}

// siteOf builds a dossier that is written as a txtar archive and gives its site's
// folder.
func siteOf(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(text)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"build", "-C", dir}, nil, &out, &errs); code != exitOK {
		t.Fatalf("dossier build: %s", errs.String())
	}
	return filepath.Join(dir, "public")
}

func address(folder string) string { return "file://" + filepath.ToSlash(folder) + "/" }

// shownNote is the number of the note that is open, how many are, and whether it
// is shown.
const shownNote = `(p => p.length + " " + (p[0] ? p[0].matches(":popover-open") + " " + p[0].getAttribute("aria-label") : ""))(document.querySelectorAll(".pop"))`

// TestNoteWithinANote opens a note whose mark stands in an open footnote: it takes
// the footnote's place, and Escape leads back to the mark in the text.
func TestNoteWithinANote(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	b.visit(base + "index.html")
	click := func(what string) {
		t.Helper()
		if !eval[bool](b, `(a => { if (a) a.click(); return !!a })(document.querySelector('`+what+`'))`) {
			t.Fatalf("there is no %s", what)
		}
		for _, trouble := range b.take() {
			t.Errorf("after a click on %s: %s", what, trouble)
		}
	}
	expect := func(want string) {
		t.Helper()
		if got := eval[string](b, shownNote); got != want {
			t.Errorf("open is %q, not %q", got, want)
		}
	}
	click("#r2")
	expect("1 true Evidence 2")
	click(`.pop a[href="#n3"]`)
	expect("1 true Evidence 3")
	if at := eval[string](b, focused); at != "note" {
		t.Errorf("the focus is on %q", at)
	}
	b.press(kb.Escape)
	if at := eval[string](b, focused); at != "mark r2" {
		t.Errorf("Escape leads to %q", at)
	}
	click("#r2")
	click(`.pop a[href="#n4"]`)
	expect("1 true Evidence 4")
	click(".pop button")
	expect("0 ")
	for _, trouble := range b.take() {
		t.Error(trouble)
	}
}

// TestNoteMarksAreNamed: a screen reader hears of what the number is.
func TestNoteMarksAreNamed(t *testing.T) {
	for name, doc := range documents(t, smallSite(t)) {
		for n := range doc.root.Descendants() {
			if n.Data == "a" && strings.HasPrefix(attr(n, "href"), "#n") && attr(n, "aria-label") != "Evidence "+textOf(n) {
				t.Errorf("%s: the mark %s is called %q", name, attr(n, "id"), attr(n, "aria-label"))
			}
		}
	}
}

// TestLongNote: whatever a note holds, it stays within the window, and so does its
// button.
func TestLongNote(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	for _, size := range [][2]int64{{320, 500}, {1280, 800}} {
		b.do(chromedp.EmulateViewport(size[0], size[1]))
		b.visit(base + "long/index.html")
		b.do(chromedp.Click("#r1"))
		const inWindow = `[".pop", ".pop button"].filter(s => { const r = document.querySelector(s).getBoundingClientRect(); return r.top < 0 || r.bottom > innerHeight || r.left < 0 || r.right > innerWidth }).join()`
		if out := eval[string](b, inWindow); out != "" {
			t.Errorf("%d×%d: out of the window: %s", size[0], size[1], out)
		}
		if cut := eval[bool](b, `(d => d.scrollHeight <= d.clientHeight)(document.querySelector(".pop > div"))`); cut {
			t.Error("the words do not scroll: this test shows nothing")
		}
	}
}

// TestNoteWithMalformedAddress: an address that cannot be decoded stops nothing.
func TestNoteWithMalformedAddress(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	b.visit(base + "index.html#100%")
	b.do(chromedp.Click("#r1"))
	if got := eval[string](b, shownNote); got != "1 true Evidence 1" {
		t.Errorf("open is %q", got)
	}
}

// TestNotePassageOnPrint: on the page that holds all articles, too, the passage of
// the address is highlighted, and no other.
func TestNotePassageOnPrint(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	b.visit(base + "print/index.html")
	for _, id := range eval[[]string](b, `[...document.querySelectorAll(".spot")].map(s => s.id)`) {
		b.do(chromedp.Evaluate[chromedp.Void]("location.hash = '" + id + "'"))
		const on = `[...new Set([...document.querySelectorAll("mark.on")].map(m => m.dataset.q))].join()`
		b.settles(`(on => on && location.hash.endsWith("-" + on) ? "alone" : "#" + on)(`+on+`)`, "alone") // the event comes later
	}
}

// TestNotePassageInALinkLeadsBack: words that are both cited and a link of the
// source's own have an arrow beside them that leads to who cites them.
func TestNotePassageInALinkLeadsBack(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	b.visit(base + "articles/gazette/index.html")
	if !eval[bool](b, `(a => { if (a) a.click(); return !!a })(document.querySelector(".numbered sup.cite > a"))`) {
		t.Fatal("there is no arrow")
	}
	if got := eval[string](b, `document.querySelector(".cited li:target q").textContent + document.querySelectorAll(".pop").length`); got != "shut the harbour0" {
		t.Errorf("the arrow leads to %q", got)
	}
}

// TestThemeBeforePaint: the theme that the reader chose is there before the
// page's contents are.
func TestThemeBeforePaint(t *testing.T) {
	chromium(t)
	server := httptest.NewServer(http.FileServer(http.Dir(smallSite(t))))
	defer server.Close()
	b := openBrowser(t, server.URL)
	b.dark(false)
	b.visit(server.URL + "/index.html")
	b.do(chromedp.Click(".theme"))
	const watch = `new MutationObserver((_, o) => { if (document.body) { o.disconnect(); window.first = document.documentElement.dataset.theme || "none" } }).observe(document, {childList: true, subtree: true})`
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch}); err != nil {
		t.Fatal(err)
	}
	b.visit(server.URL + "/long/index.html")
	if got := eval[string](b, `window.first`); got != "dark" {
		t.Errorf("the page begins with the theme %q", got)
	}
}

// TestNoteFindsWordsOutside follows the links of notes to the original, served
// here: the browser finds the words, across a heading as well.
func TestNoteFindsWordsOutside(t *testing.T) {
	chromium(t)
	gap := `<p style="height:4000px">Nobody spoke of war.</p>`
	original := "<!doctype html><title>x</title>" + gap + "<h2>Talks <i>fail</i></h2><p>Nobody spoke of peace.</p>" + gap
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/wire" {
			_, _ = w.Write([]byte(original))
		}
	}))
	defer server.Close()
	site := smallSite(t, "WIRE", server.URL+"/wire")
	data, err := fs.ReadFile(os.DirFS(site), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`"http[^"]*:~:text=[^"]*"`).FindString(string(data))
	if link == "" {
		t.Fatal("no note leads to words outside")
	}
	b := openBrowser(t, server.URL)
	b.visit(strings.Trim(link, `"`))
	for end := time.Now().Add(patience); eval[float64](b, "scrollY") < 3000; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s does not lead to the words", link)
		}
	}
}
