package main

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// mali builds the dossier of this repository once and gives the folder of its
// site.
var mali = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(scratch, "mali")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"build", "-C", "../..", "-o", dir}, nil, &out, &errs); code != exitOK {
		return dir, &buildFailed{errs.String()}
	}
	return dir, nil
})

type buildFailed struct{ output string }

func (e *buildFailed) Error() string {
	return "the dossier of this repository does not build:\n" + e.output
}

func maliSite(t *testing.T) string {
	t.Helper()
	dir, err := mali()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// document is a page that was parsed.
type document struct {
	path string
	raw  []byte
	root *html.Node
	ids  map[string]*html.Node
	dup  []string
}

// documents parses every page of a site.
func documents(t *testing.T, dir string) map[string]*document {
	t.Helper()
	docs := map[string]*document{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		root, err := html.Parse(bytes.NewReader(raw))
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		doc := &document{path: filepath.ToSlash(rel), raw: raw, root: root, ids: map[string]*html.Node{}}
		for n := range root.Descendants() {
			if id := attr(n, "id"); id != "" {
				if doc.ids[id] != nil {
					doc.dup = append(doc.dup, id)
				}
				doc.ids[id] = n
			}
		}
		docs[doc.path] = doc
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) == 0 {
		t.Fatal("the site has no pages")
	}
	return docs
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// badSigns are what no page may hold: the traces of a layout that went wrong.
var badSigns = []string{"ZgotmplZ", "<no value>", "&lt;no value", "&amp;lt;", "&amp;amp;", "%!", "[@", "[[", "<nil>", "{{", "undefined"}

// TestEveryPageIsSound crawls the whole site: no bad sign, no id twice, one
// main heading, a title of its own, no link to nothing, no address that only
// works at a domain's root.
func TestEveryPageIsSound(t *testing.T) {
	for _, site := range auditedSites(t) {
		t.Run(site.name, func(t *testing.T) { everyPageIsSound(t, site.dir) })
	}
}

func everyPageIsSound(t *testing.T, dir string) {
	t.Helper()
	docs := documents(t, dir)
	titles := map[string]string{}
	for name, doc := range docs {
		for _, sign := range badSigns {
			if i := bytes.Index(doc.raw, []byte(sign)); i >= 0 {
				t.Errorf("%s holds %q: …%s…", name, sign, doc.raw[max(0, i-60):min(len(doc.raw), i+60)])
			}
		}
		if len(doc.dup) > 0 {
			t.Errorf("%s has ids twice: %v", name, doc.dup)
		}
		var headings int
		for n := range doc.root.Descendants() {
			switch n.Data {
			case "h1":
				headings++
			case "title":
				if other, taken := titles[textOf(n)]; taken && n.Parent.Data == "head" {
					t.Errorf("%s and %s have one title: %s", name, other, textOf(n))
				} else if n.Parent.Data == "head" {
					titles[textOf(n)] = name
				}
			}
			for _, key := range []string{"href", "src"} {
				if v := attr(n, key); v != "" || n.Type == html.ElementNode && n.Data == "a" && key == "href" {
					checkAddress(t, dir, docs, doc, v)
				}
			}
			if attr(n, "style") != "" {
				t.Errorf("%s: <%s> has an inline style", name, n.Data)
			}
		}
		if headings != 1 {
			t.Errorf("%s has %d main headings", name, headings)
		}
	}
}

func checkAddress(t *testing.T, dir string, docs map[string]*document, from *document, address string) {
	t.Helper()
	u, err := url.Parse(address)
	switch {
	case err != nil || address == "":
		t.Errorf("%s has a link that cannot be read: %q", from.path, address)
		return
	case u.Scheme != "":
		if u.Scheme != "https" && u.Scheme != "mailto" && u.Scheme != "data" {
			t.Errorf("%s links to %s", from.path, address)
		}
		return
	case strings.HasPrefix(u.Path, "/") && from.path == "404.html": // shown at any depth
		u.Path = strings.TrimPrefix(u.Path, "/")
	case strings.HasPrefix(u.Path, "/"):
		t.Errorf("%s has an address that works at a domain's root only: %s", from.path, address)
		return
	}
	to := from.path
	if u.Path != "" {
		to = path.Join(path.Dir(from.path), u.Path)
	}
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(to))); err != nil || strings.HasSuffix(u.Path, "/") {
		t.Errorf("%s links to %s, and there is no such file", from.path, address)
		return
	}
	if u.Fragment != "" && docs[to] != nil && docs[to].ids[u.Fragment] == nil {
		t.Errorf("%s links to %s, and that page has no such place", from.path, address)
	}
}

// TestEveryNoteLandsOnItsWords follows every note of every page: the passage
// that it leads to is marked, and the marked words are the quoted ones.
func TestEveryNoteLandsOnItsWords(t *testing.T) {
	docs := documents(t, maliSite(t))
	notes := 0
	for name, doc := range docs {
		for n := range doc.root.Descendants() {
			if n.Data != "li" || !strings.HasPrefix(attr(n, "id"), "n") || !inside(n, "notes") {
				continue
			}
			notes++
			quote, target := noteParts(n)
			if target == nil {
				t.Errorf("%s: note %s leads nowhere", name, attr(n, "id"))
				continue
			}
			to := doc
			if target.Path != "" {
				to = docs[path.Join(path.Dir(name), target.Path)]
			}
			if to == nil || quote == "" || !strings.HasPrefix(target.Fragment, "q-") {
				continue
			}
			if got := markedWords(to, target.Fragment); got != strings.ReplaceAll(quote, " … ", "") {
				t.Errorf("%s: note %s quotes\n  %q\nand %s marks\n  %q", name, attr(n, "id"), quote, to.path, got)
			}
		}
	}
	if notes < 200 {
		t.Errorf("only %d notes were found: does the layout of notes differ from what this test reads?", notes)
	}
}

func inside(n *html.Node, class string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(strings.Fields(attr(p, "class")), class) {
			return true
		}
	}
	return false
}

// noteParts finds in a note the quoted words and the passage they come from.
func noteParts(n *html.Node) (quote string, target *url.URL) {
	for d := range n.Descendants() {
		switch {
		case d.Data == "q" || d.Data == "blockquote":
			quote = textOf(d)
		case d.Data == "a" && target == nil && !strings.HasPrefix(attr(d, "href"), "#r"):
			target, _ = url.Parse(attr(d, "href"))
		}
	}
	return quote, target
}

// markedWords joins the marked stretches of one passage.
func markedWords(doc *document, anchor string) string {
	var b strings.Builder
	for n := range doc.root.Descendants() {
		if n.Data == "mark" && slices.Contains(strings.Fields(attr(n, "data-q")), anchor) {
			b.WriteString(textOf(n))
		}
	}
	return b.String()
}
