package main

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/dossier"
)

// TestPrintChromium prints the dossier of this repository with a real browser:
// each of its chapters is there, and no link leads to this machine.
func TestPrintChromium(t *testing.T) {
	browser := chromium(t)
	t.Setenv("TMPDIR", t.TempDir())
	for paper, size := range map[string]string{"a4": `/MediaBox \[0 0 59[45][.0-9]* 84[12][.0-9]*\]`, "letter": `/MediaBox \[0 0 612 792\]`} {
		file := filepath.Join(t.TempDir(), "mali.pdf")
		var out, errs bytes.Buffer
		if code := run(context.Background(), []string{"print", "-C", "../..", "-o", file, "--browser", browser, "--paper", paper}, nil, &out, &errs); code != exitOK {
			t.Fatalf("dossier print: %s", errs.String())
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !isPDF(data) {
			t.Fatalf("not a PDF: %.20q", data)
		}
		pages := pagesOf(data)
		if root := treeCount(data); pages < 10 || pages != root {
			t.Errorf("%s: %d pages were counted, the tree of pages says %d", paper, pages, root)
		}
		if sized := len(regexp.MustCompile(size).FindAll(data, -1)); sized != pages {
			t.Errorf("%s: %d of %d pages have that size", paper, sized, pages)
		}
		checkScale(t, paper, data, pages)
		for _, bad := range []string{"file://", "localhost"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s: the PDF names %s", paper, bad)
			}
		}
		for _, want := range []string{"/Outlines", "/StructTreeRoot", "/Dest", "/URI (https://www.bbc.co.uk/"} {
			if !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s: the PDF has no %s", paper, want)
			}
		}
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// drawnAt begins the drawing of a page's contents: a pixel of CSS is 300/96 of
// the unit in which Chromium draws.
var drawnAt = regexp.MustCompile(`(?s)^\.2\d+ 0 0 -\.2\d+ 0 [\d.]+ cm\nq\n([\d.]+) 0 0 `)

// checkScale holds that pages are printed at the size that the style says:
// Chromium makes a document smaller, all of it, where anything is wider than the
// paper.
func checkScale(t *testing.T, what string, pdf []byte, pages int) {
	t.Helper()
	found := 0
	for _, stream := range bytes.Split(pdf, []byte("stream"))[1:] {
		r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(stream, "\r\n")))
		if err != nil {
			continue
		}
		head := make([]byte, 200)
		n, _ := io.ReadFull(r, head)
		if m := drawnAt.FindSubmatch(head[:n]); m != nil {
			found++
			if scale, err := strconv.ParseFloat(string(m[1]), 64); err != nil || scale < 3.12 {
				t.Errorf("%s: a page is drawn at %s/3.125 of its size: something is wider than the paper", what, m[1])
				return
			}
		}
	}
	if found != pages {
		t.Errorf("%s: the size of %d of %d pages was found", what, found, pages)
	}
}

// treeCount reads from a PDF how many pages the root of its tree of pages has:
// of all its nodes, the one with the most.
func treeCount(data []byte) int {
	most := 0
	for _, m := range regexp.MustCompile(`<</Type /Pages\s+/Count (\d+)`).FindAllSubmatch(data, -1) {
		n := 0
		for _, digit := range m[1] {
			n = 10*n + int(digit-'0')
		}
		most = max(most, n)
	}
	return most
}

// TestPrintTakesTooLong: a browser that hangs is ended, and nothing stays.
func TestPrintTakesTooLong(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: the browser is a script for a shell")
	}
	browser := filepath.Join(t.TempDir(), "slow")
	if err := os.WriteFile(browser, []byte("#!/bin/sh\nexec sleep 30\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	p := &printer{browser: browser, paper: "a4", limit: 200 * time.Millisecond}
	site := build.NewSite([]build.File{{Path: printPage, Data: []byte("<p>")}})
	if _, err := p.print(t.Context(), site, dossier.Config{}); err == nil || err.Error() != browser+" did not finish within 200ms" {
		t.Errorf("too slow: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.print(ctx, site, dossier.Config{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, err := p.print(t.Context(), build.NewSite(nil), dossier.Config{}); err == nil || !strings.Contains(err.Error(), "the site has no page for paper") {
		t.Errorf("no page: %v", err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestForPaper(t *testing.T) {
	const page = `<!doctype html><title>Print · X</title><script src="../a.js"></script><script type="application/ld+json">{"a":"</title>"}</script></head>` +
		`<section class="chapter" aria-labelledby="x-events"><h2 id="x-events">What <em>happened</em> &amp; when</h2><h2>No chapter</h2><p id="x-e-coup">` +
		`<section class="sec notes" aria-labelledby="h-evidence"><h2 id="h-evidence">Evidence</h2></section>` +
		`<section class="entry" id="x-bbc"><p id="bbc-q-1"></section>` +
		`<a id="r1" href="#n1">1</a><a class="o" href="https://example.org/?a=1&amp;b=2">o</a><a href="../articles/bbc/index.html#q-1">q</a><a href="../articles/bbc/index.html#q-2">a</a>` +
		`<a href="../events/coup/index.html">e</a><a href="../gaps/index.html#g">g</a><a href="../index.html">h</a><a>n</a><a href="%zz">b</a>`
	tests := []struct{ base, links string }{
		{"", `<a id="r1" href="#n1">1</a><a class="o" href="https://example.org/?a=1&amp;b=2">o</a><a href="#bbc-q-1">q</a><a href="#x-bbc">a</a><a href="#x-e-coup">e</a><a>g</a><a>h</a><a>n</a><a>b</a>`},
		{"https://d.org/m/", `<a id="r1" href="#n1">1</a><a class="o" href="https://example.org/?a=1&amp;b=2">o</a><a href="#bbc-q-1">q</a><a href="#x-bbc">a</a><a href="#x-e-coup">e</a><a href="https://d.org/m/gaps/#g">g</a><a href="https://d.org/m/">h</a><a>n</a><a>b</a>`},
	}
	for _, tt := range tests {
		got, chapters := forPaper([]byte(page), dossier.Config{Title: "Mali <2012>", BaseURL: tt.base})
		if at := bytes.Index(got, []byte(`<a id="r1"`)); string(got[at:]) != tt.links {
			t.Errorf("(-want +got):\n%s", cmp.Diff(tt.links, string(got[at:])))
		}
		if want := `<!doctype html><title>Mali &lt;2012&gt;</title><link rel="stylesheet" href="paper.css"></head><section`; !strings.HasPrefix(string(got), want) {
			t.Errorf("the head is %.150s", got)
		}
		if want := []chapter{{"x-events", "What happened & when"}, {"h-evidence", "Evidence"}}; !slices.Equal(chapters, want) {
			t.Errorf("%q", chapters)
		}
	}
}

func TestPaperCSS(t *testing.T) {
	chapters := []chapter{{`x"]`, " Who  is\nwho \"a\\b } @import"}, {"h-evidence", "Evidence"}}
	css := string(paperCSS("A4", "en", chapters))
	for _, want := range []string{
		"size: A4;", `section[aria-labelledby="x\22 ]"] { page: chapter1; }`,
		`@page chapter1 { @top-right { content: "Who is who \22 a\5c b } @import"`, `.colophon { page: chapter2; }`,
	} {
		if !strings.Contains(css, want) {
			t.Errorf("no %s in\n%s", want, css)
		}
	}
	if css := string(paperCSS("A4", "ar", chapters)); !strings.Contains(css, "@page chapter1 { @top-left {") {
		t.Errorf("the chapters stand over the title:\n%s", css)
	}
	if css := string(paperCSS("letter", "en", nil)); strings.Contains(css, "chapter") {
		t.Errorf("chapters where there are none:\n%s", css)
	}
}

func TestBrowserArgs(t *testing.T) {
	user, root := browserArgs("/tmp/a b", false), browserArgs("/tmp/a b", true)
	if slices.Contains(user, "--no-sandbox") || !slices.Contains(root, "--no-sandbox") {
		t.Errorf("the sandbox is off for others than root: %q", user)
	}
	if got := user[len(user)-1]; got != "file:///tmp/a%20b/site/print/index.html" && runtime.GOOS != "windows" {
		t.Errorf("opens %s", got)
	}
	if got := fileURL("C:/Users/été/x#1.html"); got != "file:///C:/Users/%C3%A9t%C3%A9/x%231.html" {
		t.Errorf("opens %s", got)
	}
}

func TestUsualPlaces(t *testing.T) {
	env := func(name string) string {
		return map[string]string{"HOME": "/Users/a", "ProgramFiles": `C:\Program Files`, "LocalAppData": `C:\Users\a\AppData\Local`}[name]
	}
	for system, want := range map[string]string{
		"darwin": "/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "windows": `C:\Program Files\Google\Chrome\Application\chrome.exe`,
	} {
		if got := usualPlaces(system, env); len(got) != 6 || !slices.Contains(got, want) {
			t.Errorf("%s: %q", system, got)
		}
	}
	if got := usualPlaces("linux", env); got != nil {
		t.Errorf("linux: %q", got)
	}
}

// TestScratchForSnap: a browser from a snap gets its folder where it can see it.
func TestScratchForSnap(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	snap, link, plain := filepath.Join(dir, "snap"), filepath.Join(dir, "bin", "chromium"), filepath.Join(dir, "chrome")
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "bin"), 0o755), os.WriteFile(plain, nil, 0o755)); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "usr", "snap")
	if err := errors.Join(os.Mkdir(filepath.Dir(program), 0o755), os.WriteFile(program, nil, 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, link); err != nil {
		t.Skipf("skipped: no symbolic links: %v", err)
	}
	if got, want := scratchFor(link), filepath.Join(snap, "chromium", "common"); got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got := scratchFor(plain); got != "" {
		t.Errorf("%s for a browser that is no snap", got)
	}
}

func TestPagesOf(t *testing.T) {
	for text, want := range map[string]int{"": 0, "<</Type /Pages /Count 3>>": 0, "<</Type /Page\n/Parent 1 0 R>> <</Type/Page>>": 2, "/Type /PageLabels": 0} {
		if got := pagesOf([]byte(text)); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
	for text, want := range map[string]bool{"%PDF-1.4\n%%EOF\n": true, "%PDF-1.4": false, "x%PDF-%%EOF": false, "": false, "%PDF-%%EOF" + strings.Repeat(" ", 2000): false} {
		if isPDF([]byte(text)) != want {
			t.Errorf("%q", text)
		}
	}
}
