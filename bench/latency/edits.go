package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"dossier/assets"
	"dossier/layouts"
)

// editor edits a dossier's files as a person does. Each save is of other words.
type editor struct {
	preview *preview
	folder  string
	article string // its id
	text    []byte // its file, as it was
	done    int
}

// kind is a way to edit. The i-th edit of a kind is prepared, and then saved.
type kind struct {
	name string
	edit func(i int) (edit, error)
}

type edit struct {
	page   string // the page that shows it
	wanted func(body string, status int) bool
	save   func() error
}

func newEditor(p *preview, folder string) (*editor, error) {
	files, err := filepath.Glob(filepath.Join(folder, "content", "articles", "*.md"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("there are no articles")
	}
	middle := files[len(files)/2]
	text, err := os.ReadFile(middle)
	return &editor{preview: p, folder: folder, article: strings.TrimSuffix(filepath.Base(middle), ".md"), text: text}, err
}

func (e *editor) kinds() []kind {
	return []kind{
		{"body", e.rewriting(func(mark string) []byte { return append(bytes.Clone(e.text), "\nThe word is "+mark+".\n"...) })},
		{"title", e.rewriting(e.field("title"))},
		{"front matter", e.rewriting(e.field("publisher"))},
		{"new article", e.come},
		{"deleted article", e.leave}, // those that have come
		{"layout", e.layout},
		{"style", e.style},
	}
}

// mark is a word that stands nowhere yet.
func (e *editor) mark() string {
	e.done++
	return fmt.Sprintf("zq%dmark", e.done)
}

func (e *editor) page() string { return "articles/" + e.article + "/" }

func holds(mark string) func(string, int) bool {
	return func(body string, status int) bool { return status == http.StatusOK && strings.Contains(body, mark) }
}

// put saves a file below the dossier's folder.
func (e *editor) put(name string, data []byte) func() error {
	path := filepath.Join(e.folder, filepath.FromSlash(name))
	return func() error {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	}
}

// rewriting edits the article.
func (e *editor) rewriting(text func(mark string) []byte) func(int) (edit, error) {
	return func(int) (edit, error) {
		mark := e.mark()
		return edit{e.page(), holds(mark), e.put("content/articles/"+e.article+".md", text(mark))}, nil
	}
}

// field puts a mark into a field of the article's front matter.
func (e *editor) field(key string) func(mark string) []byte {
	return func(mark string) []byte {
		var lines []string
		for line := range strings.Lines(string(e.text)) {
			if strings.HasPrefix(line, key+": ") {
				line = key + ": A new word " + mark + "\n"
			}
			lines = append(lines, line)
		}
		return []byte(strings.Join(lines, ""))
	}
}

// added is the page of the i-th new article.
func added(i int) string { return fmt.Sprintf("articles/zz-latency-%d/", i) }

// come adds an article.
func (e *editor) come(i int) (edit, error) {
	mark := e.mark()
	text := fmt.Appendf(nil, "---\ntitle: A new article %s\ndate: 2022-05-03\n---\n\nIt has come.\n", mark)
	return edit{added(i), holds(mark), e.put(fmt.Sprintf("content/articles/zz-latency-%d.md", i), text)}, nil
}

// leave removes an article that has come.
func (e *editor) leave(i int) (edit, error) {
	gone := func(_ string, status int) bool { return status == http.StatusNotFound }
	path := filepath.Join(e.folder, "content", "articles", fmt.Sprintf("zz-latency-%d.md", i))
	return edit{added(i), gone, func() error { return os.Remove(path) }}, nil
}

// layout edits the layout of the page that is looked at.
func (e *editor) layout(int) (edit, error) {
	mark := e.mark()
	data, err := fs.ReadFile(layouts.Files, "article.html")
	if err != nil {
		return edit{}, err
	}
	text := bytes.Replace(data, []byte("</h1>"), []byte("</h1><p>"+mark+"</p>"), 1)
	return edit{e.page(), holds(mark), e.put("layouts/article.html", text)}, nil
}

// style edits the style sheet. The page is as wanted once it leads to another
// sheet than before.
func (e *editor) style(int) (edit, error) {
	data, err := fs.ReadFile(assets.Files, "site.css")
	if err != nil {
		return edit{}, err
	}
	body, _, err := e.preview.get(e.page())
	if err != nil {
		return edit{}, err
	}
	before := sheet.FindString(body)
	changed := func(body string, status int) bool {
		return status == http.StatusOK && sheet.FindString(body) != before
	}
	text := fmt.Appendf(data, "\n.%s{margin:%dpx}\n", e.mark(), e.done)
	return edit{e.page(), changed, e.put("assets/site.css", text)}, nil
}

// sheet finds the style sheet of a page, whose name tells its contents.
var sheet = regexp.MustCompile(`site\.[0-9a-f]+\.css`)
