// plain is the plain pass: what it costs at least to make a page of each article
// with the libraries that dossier is made of. It reads, takes the front matter
// as YAML, runs goldmark, html/template and the minifier, and writes, over all
// processors; it knows no other file than the one in hand.
//
//	go run ./bench/plain DOSSIER OUT
package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	yaml "go.yaml.in/yaml/v4"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "plain: name a dossier and the folder to write")
		os.Exit(2)
	}
	if err := pass(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

// pass makes the pages of all files below content/.
func pass(folder, out string) error {
	files, err := filepath.Glob(filepath.Join(folder, "content", "*", "*.md"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s has no content", folder)
	}
	names, faults := make(chan string), make(chan error, len(files))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			p := newPress(out)
			for name := range names {
				if err := p.page(name); err != nil {
					faults <- fmt.Errorf("%s: %w", name, err)
				}
			}
		})
	}
	for _, name := range files {
		names <- name
	}
	close(names)
	workers.Wait()
	close(faults)
	var all []error
	for err := range faults {
		all = append(all, err)
	}
	return errors.Join(all...)
}

// press makes pages, one at a time.
type press struct {
	out      string
	markdown goldmark.Markdown
	layout   *template.Template
	minifier *minify.M
	drawn    bytes.Buffer
	small    bytes.Buffer
}

func newPress(out string) *press {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	return &press{
		out: out, minifier: m,
		markdown: goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)),
		layout:   template.Must(template.New("page").Parse(layout)),
	}
}

// head is what the page shows of the front matter.
type head struct {
	Title, Name, Date, Publisher, URL string
}

// view is what the layout sees.
type view struct {
	head
	Body template.HTML
}

func (p *press) page(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var v view
	body, err := frontmatter.Parse(bytes.NewReader(data), &v.head, frontmatter.NewFormat("---", "---", yaml.Unmarshal))
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := p.markdown.Convert(body, &text); err != nil {
		return err
	}
	v.Body = template.HTML(text.String())
	p.drawn.Reset()
	if err := p.layout.Execute(&p.drawn, v); err != nil {
		return err
	}
	p.small.Reset()
	if err := p.minifier.Minify("text/html", &p.small, &p.drawn); err != nil {
		return err
	}
	folder := filepath.Join(p.out, filepath.Base(filepath.Dir(name)), strings.TrimSuffix(filepath.Base(name), ".md"))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "index.html"), p.small.Bytes(), 0o644)
}

const layout = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{or .Title .Name}} · The plain pass</title>
  <link rel="stylesheet" href="../../assets/site.css">
</head>
<body>
  <nav aria-label="Pages">
    <ul>
      <li><a href="../../index.html">Brief</a></li>
      <li><a href="../../timeline/index.html">Timeline</a></li>
      <li><a href="../../articles/index.html">Articles</a></li>
      <li><a href="../../actors/index.html">Actors</a></li>
      <li><a href="../../places/index.html">Places</a></li>
    </ul>
  </nav>
  <main>
    <h1>{{or .Title .Name}}</h1>
    {{with .Date}}<p><time datetime="{{.}}">{{.}}</time></p>{{end}}
    {{with .Publisher}}<p>{{.}}</p>{{end}}
    {{with .URL}}<p><a href="{{.}}" rel="external">The original</a></p>{{end}}
    {{.Body}}
  </main>
  <footer><p>An invented dossier.</p></footer>
</body>
</html>
`
