package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"dossier/internal/asset"
	"dossier/internal/build"
	"dossier/internal/disk"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// papers are the sizes of paper as CSS knows them.
var papers = map[string]string{"a4": "A4", "letter": "letter"}

// printPage is the path of the page for paper, paperStyle that of a style sheet
// beside it, which only the browser that prints gets to see.
const printPage, paperStyle = "print/index.html", "print/paper.css"

// layOut writes what the browser needs of a site: the page for paper, made
// ready, and all that is no page.
func layOut(site *build.Site, config dossier.Config, size, folder string) error {
	write := func(name string, data []byte) error {
		file := filepath.Join(folder, "site", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o600)
	}
	for _, f := range site.Files() {
		if path.Ext(f.Path) == ".html" {
			continue
		}
		if err := write(f.Path, f.Data); err != nil {
			return err
		}
	}
	page, ok := site.Lookup(printPage)
	if !ok {
		return errors.New("the site has no page for paper")
	}
	data, chapters := forPaper(page.Data, config)
	if err := write(printPage, data); err != nil {
		return err
	}
	return write(paperStyle, paperCSS(size, config.Language, chapters))
}

// chapter is a part of the page that begins on a sheet of its own.
type chapter struct{ id, title string }

// forPaper makes the page ready: without scripts, under the dossier's title,
// with the style for paper. A link leads to its place on the same page; what
// has none there leads to the site, or nowhere where its address is not known:
// a PDF must not point into a folder that is gone.
func forPaper(data []byte, config dossier.Config) (page []byte, chapters []chapter) {
	ids := idsOf(data)
	z := html.NewTokenizer(bytes.NewReader(data))
	var b bytes.Buffer
	var heading *chapter // being read
	skip := ""           // up to the end of this element
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.Bytes(), chapters
		}
		raw := slices.Clone(z.Raw()) // reading the token changes it
		tok := z.Token()
		switch {
		case skip != "":
			if kind == html.EndTagToken && tok.Data == skip {
				skip = ""
			}
			continue
		case kind == html.StartTagToken && tok.Data == "script":
			skip = "script"
			continue
		case kind == html.StartTagToken && tok.Data == "title":
			skip = "title"
			fmt.Fprintf(&b, "<title>%s</title>", html.EscapeString(config.Title))
			continue
		case kind == html.EndTagToken && tok.Data == "head":
			fmt.Fprintf(&b, `<link rel="stylesheet" href="%s">`, path.Base(paperStyle))
		case kind == html.StartTagToken && tok.Data == "a":
			relink(&tok, ids, config.BaseURL)
			raw = []byte(tok.String())
		case kind == html.StartTagToken && tok.Data == "section" && isChapter(tok):
			chapters = append(chapters, chapter{id: attribute(tok, "aria-labelledby")})
		case kind == html.StartTagToken && tok.Data == "h2" && len(chapters) > 0 && attribute(tok, "id") == chapters[len(chapters)-1].id:
			heading = &chapters[len(chapters)-1]
		case kind == html.TextToken && heading != nil:
			heading.title += tok.Data
		case kind == html.EndTagToken && tok.Data == "h2":
			heading = nil
		}
		b.Write(raw)
	}
}

func isChapter(section html.Token) bool {
	return attribute(section, "aria-labelledby") != "" && slices.ContainsFunc(strings.Fields(attribute(section, "class")), func(class string) bool {
		return class == "chapter" || class == "notes"
	})
}

// idsOf lists the places of a page.
func idsOf(data []byte) map[string]bool {
	ids := map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
		if id := attribute(z.Token(), "id"); id != "" {
			ids[id] = true
		}
	}
	return ids
}

func attribute(tok html.Token, key string) string {
	for _, a := range tok.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// relink leads a link of the site to its place on the page, else to the site's
// address, else nowhere.
func relink(tok *html.Token, ids map[string]bool, base string) {
	at := slices.IndexFunc(tok.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if at < 0 {
		return
	}
	u, err := url.Parse(tok.Attr[at].Val)
	if err == nil && (u.Scheme != "" || u.Path == "") { // outside, or on the page
		return
	}
	target := ""
	if err == nil {
		target = inPDF(u, ids, base)
	}
	if target == "" {
		tok.Attr = slices.Delete(tok.Attr, at, at+1)
		return
	}
	tok.Attr[at].Val = target
}

// inPDF gives the address that a page of the site has in a PDF. On the page
// for paper a record has the id x-ID, an event x-e-ID, and what an article's
// page calls F is ID-F.
func inPDF(u *url.URL, ids map[string]bool, base string) string {
	name := path.Join(path.Dir(printPage), u.Path)
	id := path.Base(path.Dir(name))
	for _, place := range []string{id + "-" + u.Fragment, "x-" + u.Fragment, "x-" + id, "x-e-" + id} {
		if ids[place] {
			return "#" + place
		}
	}
	if base == "" {
		return ""
	}
	address := base + strings.TrimSuffix(name, "index.html")
	if u.Fragment != "" {
		address += "#" + u.EscapedFragment()
	}
	return address
}

// paperCSS gives the size of the paper, the number of each page with that of the
// last, and the chapters' titles at the heads of their pages, across from the
// dossier's, which the site's own style sets. The foot of the site ends the last
// chapter: under another name it would take a sheet of its own.
func paperCSS(size, language string, chapters []chapter) []byte {
	corner := "right"
	if locale.For(language).RightToLeft() {
		corner = "left"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `@charset "utf-8";
@page {
  size: %s;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
}
`, size)
	for i, c := range chapters {
		fmt.Fprintf(&b, "section[aria-labelledby=%s] { page: chapter%d; }\n@page chapter%d { @top-%s { content: %s; font: 7.5pt sans-serif; color: #444; } }\n",
			asset.CSSString(c.id), i+1, i+1, corner, asset.CSSString(strings.Join(strings.Fields(c.title), " ")))
	}
	if len(chapters) > 0 {
		fmt.Fprintf(&b, ".colophon { page: chapter%d; }\n", len(chapters))
	}
	return b.Bytes()
}

// replaceablePDF refuses to write where something lies that is no PDF.
func replaceablePDF(file string) error {
	const hint = "choose another file, or move this one away"
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(file)); errors.Is(err, fs.ErrNotExist) {
			return hinted{file + ": there is no folder " + filepath.Dir(file), "make the folder first, or choose another"}
		}
		return nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", file, cause(err))
	case !info.Mode().IsRegular():
		return hinted{file + ": in the way, and not a file", hint}
	}
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, cause(err))
	}
	defer f.Close()
	magic := make([]byte, len(pdfMagic))
	if _, err := io.ReadFull(f, magic); err != nil || string(magic) != pdfMagic {
		return hinted{file + ": there is a file of this name that is not a PDF", hint}
	}
	return nil
}

// writeWhole writes a file that is there whole or not at all.
func writeWhole(d disk.Disk, file string, data []byte) error {
	err := d.WriteFile(file, "dossier print", disk.Bytes(data))
	if busy, ok := errors.AsType[*disk.BusyError](err); ok {
		return busy
	} else if err != nil {
		return hinted{fmt.Sprintf("%s: cannot be written: %v", file, cause(err)), cmp.Or(disk.Hint(err), "choose another file")}
	}
	return nil
}

// cause takes the operation and the path off a system error: the message names
// the file as the user did.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}

const pdfMagic = "%PDF-"

// isPDF reports whether data is a PDF with its end.
func isPDF(data []byte) bool {
	return bytes.HasPrefix(data, []byte(pdfMagic)) && bytes.Contains(data[max(0, len(data)-1024):], []byte("%%EOF"))
}

// pageObject begins a page in a PDF as Chromium writes them: its objects, but
// for pictures and the drawing, are not compressed.
var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// pagesOf counts the pages of a PDF.
func pagesOf(data []byte) int { return len(pageObject.FindAll(data, -1)) }
