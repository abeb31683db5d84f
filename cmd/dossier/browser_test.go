package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// kinds are one page of each kind.
var kinds = []string{
	"index.html", "timeline/index.html", "timeline/coup-2012/index.html", "articles/bbc-2012/index.html", "articles/live-2020/index.html",
	"events/kati-mutiny-2020/index.html", "actors/index.html", "actors/keita/index.html", "places/index.html", "places/kati/index.html",
	"cases/index.html", "cases/coup-2012/index.html", "comparisons/index.html", "comparisons/coups/index.html", "comparisons/reports-2020/index.html",
	"sources/index.html", "disagreements/index.html", "gaps/index.html", "print/index.html", "method/index.html", "404.html",
}

// TestBrowser opens every page in a real browser: from a web server's root,
// below a path, and from an unpacked zip on the disk; with scripts, and one of
// each kind without. Nothing may go wrong, and nothing be asked of another
// origin.
func TestBrowser(t *testing.T) {
	chromium(t)
	dir := maliSite(t)
	pages := slices.Sorted(maps.Keys(documents(t, dir)))
	root := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer root.Close()
	below := httptest.NewServer(http.StripPrefix("/some/path", http.FileServer(http.Dir(dir))))
	defer below.Close()
	for name, base := range map[string]string{
		"root":  root.URL + "/",
		"below": below.URL + "/some/path/",
		"disk":  unpackedZip(t),
	} {
		t.Run(name, func(t *testing.T) {
			b := openBrowser(t, base)
			which, plain := pages, kinds
			if name != "root" { // a host shows 404.html at any depth: its addresses begin at the server's root
				which, plain = slices.Clone(which), slices.Clone(plain)
				which, plain = slices.DeleteFunc(which, is404), slices.DeleteFunc(plain, is404)
			}
			if name == "below" {
				which = plain
			}
			for _, page := range which {
				b.visit(base + page)
				if styled := eval[bool](b, `getComputedStyle(document.body).getPropertyValue("--ink") !== ""`); !styled {
					t.Errorf("%s: the style sheet was not applied", page)
				}
			}
			b.scripts(false)
			for _, page := range plain {
				b.visit(base + page)
			}
		})
	}
}

func is404(page string) bool { return page == "404.html" }

// unpackedZip makes the zip, unpacks it into a folder with blanks and accents,
// and gives that folder's address.
func unpackedZip(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "mali.zip")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"zip", "-C", "../..", "-o", file}, nil, &out, &errs); code != exitOK {
		t.Fatalf("dossier zip: %s", errs.String())
	}
	folder := filepath.Join(t.TempDir(), "Reçu à l’été", "Dossier no 1")
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var top string
	for _, entry := range archive.File {
		top, _, _ = strings.Cut(entry.Name, "/")
		unpack(t, entry, filepath.Join(folder, filepath.FromSlash(entry.Name)))
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, top)) + "/"}
	return u.String()
}

func unpack(t *testing.T, entry *zip.File, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	r, err := entry.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// sheetOfPaper begins each page of a PDF.
var sheetOfPaper = regexp.MustCompile(`/Type /Page\b[^s]`)

// TestBriefFitsTwoPages: who has two minutes reads two pages, evidence included.
func TestBriefFitsTwoPages(t *testing.T) {
	chromium(t)
	base := "file://" + filepath.ToSlash(maliSite(t)) + "/"
	b := openBrowser(t, base)
	b.visit(base + "index.html")
	pdf, pages := b.printed()
	if pages != 2 {
		t.Errorf("the brief prints on %d pages, not on two: shorten content/_index.md", pages)
	}
	checkScale(t, "the brief", pdf, pages)
	for _, name := range []string{"events/kati-mutiny-2020/index.html", "comparisons/coups/index.html", "actors/keita/index.html", "sources/index.html"} {
		b.visit(base + name)
		pdf, pages := b.printed()
		checkScale(t, name, pdf, pages)
	}
}
