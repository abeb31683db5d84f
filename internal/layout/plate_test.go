package layout_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/tdewolff/minify/v2"
	minihtml "github.com/tdewolff/minify/v2/html"
	"golang.org/x/net/html"

	"dossier/internal/asset"
	"dossier/internal/atlas"
	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/page"
	"dossier/internal/weigh"
	"dossier/layouts"
)

// dossiers are those whose pages the tests below draw, as archives by name: the
// one in this repository, the one of package page, in English and French, and one
// that is read from right to left.
var dossiers = sync.OnceValues(func() (map[string]*txtar.Archive, error) {
	mali := &txtar.Archive{}
	err := filepath.WalkDir("../../content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		mali.Files = append(mali.Files, txtar.File{Name: strings.TrimPrefix(filepath.ToSlash(path), "../../"), Data: data})
		return err
	})
	if err != nil {
		return nil, err
	}
	config, err := os.ReadFile("../../dossier.yaml")
	if err != nil {
		return nil, err
	}
	mali.Files = append(mali.Files, txtar.File{Name: matter.ConfigPath, Data: config})
	site, err := txtar.ParseFile("../page/testdata/site.txtar")
	if err != nil {
		return nil, err
	}
	french := &txtar.Archive{Files: slices.Clone(site.Files)}
	for i, f := range french.Files {
		if f.Name == matter.ConfigPath {
			french.Files[i].Data = append([]byte("language: fr\n"), f.Data...)
		}
	}
	arabic, err := txtar.ParseFile("../../cmd/dossier/testdata/arabic.txtar")
	if err != nil {
		return nil, err
	}
	return map[string]*txtar.Archive{"mali": mali, "testdata": site, "french": french, "arabic": arabic}, nil
})

// each calls f with each page of the dossiers, and its set of layouts.
func each(t testing.TB, f func(name string, set *layout.Set, p page.Page)) {
	t.Helper()
	archives, err := dossiers()
	if err != nil {
		t.Fatal(err)
	}
	outlines, err := os.ReadFile("../../assets/maps/sahel.geojson")
	if err != nil {
		t.Fatal(err)
	}
	sahel, _ := atlas.Parse("sahel.geojson", outlines)
	for _, name := range []string{"testdata", "french", "arabic", "mali"} {
		d := read(t, archives[name])
		set := builtin(t, d.Config.Language)
		assets := page.Assets{
			"site.css": "assets/site.1.css", "site.js": "assets/site.1.js", "icon.svg": "assets/icon.1.svg",
			page.CardImage: "assets/card.1.png", page.TouchIcon: "assets/touch-icon.1.png",
		}
		for _, p := range page.Plan(d, assets, false, sahel) {
			f(name+"/"+p.Path, set, p)
		}
	}
}

func read(t testing.TB, archive *txtar.Archive) *dossier.Dossier {
	t.Helper()
	var config dossier.Config
	var records []dossier.Record
	var diags diag.List
	md := markdown.New()
	for _, f := range archive.Files {
		kind, ok := matter.KindOf(f.Name)
		if !ok {
			config, diags = matter.ParseConfig(f.Data)
			md.Prose(&config.Notice)
			continue
		}
		parsed, _, ok := matter.Parse(kind, f.Name, f.Data)
		if !ok {
			t.Fatal(f.Name)
		}
		parsed.Record.Header().Body, _ = md.Body(f.Name, parsed.Body, parsed.BodyLine)
		for _, p := range dossier.Proses(parsed.Record) {
			md.Prose(p)
		}
		if a, ok := parsed.Record.(*dossier.Article); ok {
			a.Speech = new(collate.Listener).Speech(a, config.Language)
		}
		records = append(records, parsed.Record)
	}
	d, more := collate.Collate(config, records, collate.Options{})
	for _, g := range append(diags, more...) {
		t.Log(g)
	}
	var scale weigh.Scale
	d.Weights = scale.Weigh(d)
	return d
}

// builtin are the layouts of the program.
func builtin(t testing.TB, language string) *layout.Set {
	t.Helper()
	var files []layout.File
	names, err := fs.Glob(layouts.Files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := layouts.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, layout.File{Path: "layouts/" + name, Data: data})
	}
	set, diags := layout.Parse(files, nil, locale.For(language))
	for _, g := range diags {
		t.Fatal(g)
	}
	return set
}

// Every page of the program's own layouts is drawn by plates, and has the bytes
// of html/template.
func TestPlatesWriteWhatTemplatesDo(t *testing.T) {
	why := map[string]bool{}
	each(t, func(name string, set *layout.Set, p page.Page) {
		view := p.View()
		want, fault := set.Execute(p.Layout, view)
		if fault != nil {
			t.Fatalf("%s: %s", name, fault)
		}
		got, reason := set.DrawExact(p.Layout, view)
		if reason != "" {
			if why[p.Layout+reason] {
				return
			}
			why[p.Layout+reason] = true
			t.Errorf("%s: no plate can be made of %s: %s", name, p.Layout, reason)
			return
		}
		if !bytes.Equal(want, got) {
			t.Fatalf("%s: -want +got:\n%s", name, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
		}
		if reason := set.WhyNot(p.Layout, view); reason != "" {
			t.Fatalf("%s: no small plate can be made of %s: %s", name, p.Layout, reason)
		}
	})
}

// A page that was written small is the same document, to a browser, as one that
// was made small after it was drawn; and about as small once compressed.
func TestSmallPagesAreTheSame(t *testing.T) {
	minifier, plain := asset.NewMinifier(), minify.New()
	// That of package asset also writes paths in drawings anew; the others are the same.
	plain.Add("text/html", &minihtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	before, after := 0, 0
	each(t, func(name string, set *layout.Set, p page.Page) {
		view := p.View()
		drawn, fault := set.Execute(p.Layout, view)
		if fault != nil {
			t.Fatalf("%s: %s", name, fault)
		}
		want, err := minifier.Minify("index.html", drawn)
		if err != nil {
			t.Fatal(err)
		}
		document, err := plain.Bytes("text/html", bytes.Clone(drawn))
		if err != nil {
			t.Fatal(err)
		}
		got, small, fault := set.Draw(p.Layout, view)
		if fault != nil || !small {
			t.Fatalf("%s: small %v, fault %v", name, small, fault)
		}
		before, after = before+gzipped(want), after+gzipped(got)
		if diff := cmp.Diff(outline(t, document), outline(t, got)); diff != "" {
			t.Fatalf("%s: -minified +written small:\n%s", name, diff)
		}
	})
	t.Logf("gzipped: %d bytes minified, %d written small, %+.2f %%", before, after, 100*float64(after-before)/float64(before))
	if after*100 > before*102 {
		t.Errorf("the pages have grown from %d to %d bytes, gzipped", before, after)
	}
}

func gzipped(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Len()
}

// outline lists the elements of a page, with their attributes, and its words as
// a browser shows them: white space as one blank, and none beside a block.
func outline(t testing.TB, data []byte) []string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	o := &outliner{}
	o.node(doc, false)
	o.edge()
	return o.lines
}

type outliner struct {
	lines []string
	blank bool // is pending
	bare  bool // nothing was shown yet since a block's edge
}

func (o *outliner) edge() { o.blank, o.bare = false, true }

// laid are the elements that a browser lays out in lines with words.
var laid = strings.Fields("a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q s samp select small span strong sub sup svg time textarea tspan u var wbr")

func (o *outliner) node(n *html.Node, kept bool) {
	switch n.Type {
	case html.TextNode:
		o.text(n.Data, kept)
		return
	case html.ElementNode:
		inline := slices.Contains(laid, n.Data)
		if !inline {
			o.edge()
		}
		o.lines = append(o.lines, tagOf(n))
		for c := range n.ChildNodes() {
			o.node(c, kept || n.Data == "pre" || n.Data == "textarea" || n.Data == "script" || n.Data == "style")
		}
		if !inline {
			o.edge()
		}
		o.lines = append(o.lines, "/"+n.Data)
		return
	case html.DoctypeNode:
		o.lines = append(o.lines, "!"+n.Data)
	}
	for c := range n.ChildNodes() {
		o.node(c, kept)
	}
}

func (o *outliner) text(data string, kept bool) {
	if kept {
		o.lines = append(o.lines, data)
		return
	}
	for len(data) > 0 {
		n := strings.IndexAny(data, " \n\t\r\f")
		if n == 0 {
			o.blank, data = true, data[1:]
			continue
		}
		if n < 0 {
			n = len(data)
		}
		word := data[:n]
		if o.blank && !o.bare {
			word = " " + word
		}
		o.lines, data = append(o.lines, word), data[n:]
		o.blank, o.bare = false, false
	}
}

func tagOf(n *html.Node) string {
	var attrs []string
	for _, a := range n.Attr {
		if a.Key == "class" {
			a.Val = strings.Join(strings.Fields(a.Val), " ") // a set of words
		}
		if a.Val == "" && (a.Key == "class" || a.Key == "id") {
			continue // the minifier leaves them out
		}
		attrs = append(attrs, fmt.Sprintf(" %s=%q", a.Key, a.Val))
	}
	slices.Sort(attrs)
	return "<" + n.Data + strings.Join(attrs, "")
}

// A plate is made once for a layout and a type of view, and never serves another.
func TestPlatesAreKept(t *testing.T) {
	set := own(t, "{{.Title}} {{.Target}}", "")
	redirect := page.RedirectView{Frame: page.Frame{Title: "Moved"}, Target: "b"}
	other := struct{ Target, Title int }{1, 2}
	for range 2 {
		for view, want := range map[any]string{&redirect: "Moved b", &other: "2 1"} {
			got, small, fault := set.Draw("page", reflect.ValueOf(view).Elem().Interface())
			if string(got) != want || !small || fault != nil {
				t.Errorf("got %q, %v, %v, want %q", got, small, fault, want)
			}
		}
		if set.Made() != 2 {
			t.Errorf("plates were made for %d views, want 2", set.Made())
		}
	}
}

// own is a set of one layout, page.html, beside templates.
func own(t *testing.T, text, templates string) *layout.Set {
	t.Helper()
	set, diags := layout.Parse([]layout.File{
		{Path: "layouts/page.html", Data: []byte(text)}, {Path: "layouts/_parts.html", Data: []byte(templates)},
	}, nil, locale.For("en"))
	for _, d := range diags {
		t.Fatal(d)
	}
	return set
}

// What plates are not made of, html/template draws.
func TestTemplatesStandIn(t *testing.T) {
	for _, text := range []string{
		`{{printf "%q" .Title}}`,
		`{{range list 1 .Title}}{{.}},{{end}}`,
		`{{range .Crumbs}}{{break}}{{end}}{{.Title}}`,
		`{{.Title | html}}`,
		`{{with $x := .Site}}{{$x}}{{end}}`,
		`{{template "whole" .}}`,
		`{{$x := 1}}{{with $x := .Description}}{{else}}{{$x}}{{end}}`,
		`{{$x := 1}}{{range $x := .Notes}}{{else}}{{$x}}{{end}}`,
		`{{if $x := .Title}}{{$x}}{{end}}`,
		`{{$x := 1}}{{$x = .Title}}{{$x}}`,
		`{{len .Title | print 1e3}}`,
		`{{or .Crumbs .Notes}}`,
		`{{.Crumbs}}`,
		`{{template "endless" .}}`,
		`{{if .Title}}<pre>{{else}}<p>{{end}} a  b`,
		`<title>{{template "part" .}}</title>`,
		`<p title="{{text .Site.Notice}}">`,
		`<p title="{{tongue "ar" .Title}}">`,
		`{{tongue "ar" .Title}}`,
		`<title>{{apart .Title}}</title>`,
		`{{with contents .Title}}{{.}}{{end}}{{.Title}}`,
		`{{if some (or .Site .Title)}}{{.Title}}{{end}}`,
		`<script>const x = {{.Title}}</script>`,
		`<script>let  a  =  1</script>`,
		`<style>a  { b: c }</style>`,
		`<p style="color: {{.Title}}">`,
		`<p onclick="f({{.Title}})">`,
		`<p title={{.Title}}>`,
		`<p {{.Title}}>`,
		`<img srcset="{{.Title}}">`,
		`<iframe srcdoc="a"> b </iframe>`,
		`<h1>{{index .Crumbs 2}}</h1>`,
		`<h1>{{.Titel}}</h1>`,
		`{{template "part" text .Site.Notice}}`,
		`{{template "part" or .Crumbs .Notes}}`,
	} {
		set := own(t, text, `{{define "part"}} {{.Title}} {{end}}{{define "whole"}}{{.}}{{end}}{{define "endless"}}{{template "endless" .}}{{end}}`)
		view := page.PageView{Frame: page.Frame{Title: "A & B", Crumbs: []page.Link{{}}}}
		want, fault := set.Execute("page", view)
		got, small, same := set.Draw("page", view)
		if small {
			t.Errorf("%s: a plate was made of it", text)
		}
		if !bytes.Equal(got, want) || !cmp.Equal(fault, same) {
			t.Errorf("%s: got %s, %v; html/template %s, %v", text, got, same, want, fault)
		}
	}
}

// The words around a name, and the address behind it, are strings to a layout that asks
// for some.
func TestSnippetsAreStrings(t *testing.T) {
	const text = `<p>{{range .Snippets}}{{if .Before}}<i>{{.Before}}</i>{{end}}<a title="{{.After}}" href="{{.Href}}">{{.Name}}</a>{{with .After}}<b>{{.}}</b>{{end}}{{if eq .After ""}} none{{end}} {{len .Before}};{{end}}</p>`
	set := own(t, text, "")
	view := page.Mention{Snippets: []page.Snippet{
		{Lead: page.Excerpt{Words: "near ", MoreBefore: true}, Name: "Kati", Rest: page.Excerpt{Words: " & far", MoreAfter: true}, At: page.Anchor{Page: "../a.html", Paragraph: 2}},
		{Name: "Kati", At: page.Anchor{Page: "../a.html"}},
	}}
	const want = `<p><i>… near </i><a title=" &amp; far …" href="../a.html#p2">Kati</a><b> &amp; far …</b> 9;<a title="" href="../a.html">Kati</a> none 0;</p>`
	if got, fault := set.Execute("page", view); fault != nil || string(got) != want {
		t.Errorf("html/template: %s, %v, want %s", got, fault, want)
	}
	if got, _, fault := set.Draw("page", view); fault != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, fault, want)
	}
}

// Several goroutines may draw with one set.
func TestDrawsAtOnce(t *testing.T) {
	set := builtin(t, "en")
	want, _, fault := builtin(t, "en").Draw("page", page.PageView{Frame: page.Frame{Title: "T"}})
	if fault != nil {
		t.Fatal(fault)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, name := range []string{"page", "404", "redirect", "page", "index"} {
				view := any(page.PageView{Frame: page.Frame{Title: "T"}})
				got, _, _ := set.Draw(name, view)
				if name == "page" && !bytes.Equal(got, want) {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	all.Wait()
}

// BenchmarkDraw draws each page of the dossier in this repository.
func BenchmarkDraw(b *testing.B) {
	var set *layout.Set
	type job struct {
		layout string
		view   any
	}
	var jobs []job
	each(b, func(name string, s *layout.Set, p page.Page) {
		if strings.HasPrefix(name, "mali/") {
			set, jobs = s, append(jobs, job{p.Layout, p.View()})
		}
	})
	b.Run("making", func(b *testing.B) { // of the plates
		b.ReportAllocs()
		for b.Loop() {
			set := builtin(b, "en")
			for _, j := range jobs {
				if _, small, _ := set.Draw(j.layout, j.view); !small {
					b.Fatal(j.layout)
				}
			}
		}
	})
	minifier := asset.NewMinifier()
	b.Run("template", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, j := range jobs {
				html, _ := set.Execute(j.layout, j.view)
				if _, err := minifier.Minify("index.html", html); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(len(jobs)), "pages/op")
	})
	b.Run("plate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, j := range jobs {
				set.Draw(j.layout, j.view)
			}
		}
		b.ReportMetric(float64(len(jobs)), "pages/op")
	})
}
