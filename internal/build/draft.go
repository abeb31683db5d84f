package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"

	"dossier/internal/asset"
	"dossier/internal/diag"
	"dossier/internal/layout"
	"dossier/internal/page"
	"dossier/internal/parallel"
)

// Draft is a site whose pages are planned and not drawn: a page is drawn when it
// is asked for. It may be used by several goroutines at a time.
type Draft struct {
	set      *layout.Set
	minifier *asset.Minifier
	files    []File // that are finished
	listings []listing
	pages    *page.Register
	drawn    *drawnPages
	paths    func() []string // see Paths; found once
	anew     atomic.Int64    // pages drawn
	hits     atomic.Int64    // pages remembered
}

func newDraft(b *Builder, set *layout.Set, files []File, listings []listing, pages *page.Register) *Draft {
	d := &Draft{set: set, minifier: b.minifier, files: files, listings: listings, pages: pages, drawn: b.drawn}
	d.paths = sync.OnceValue(d.sorted)
	return d
}

// Paths lists the paths of all files of the site, sorted. They must not be changed.
func (d *Draft) Paths() []string { return d.paths() }

func (d *Draft) sorted() []string {
	pages, others := d.pages.All(), d.with(nil)
	slices.Sort(others)
	paths := make([]string, 0, len(pages)+len(others))
	for _, p := range pages {
		for len(others) > 0 && others[0] < p.Path {
			paths, others = append(paths, others[0]), others[1:]
		}
		paths = append(paths, p.Path)
	}
	return append(paths, others...)
}

// Pages counts the pages of the site.
func (d *Draft) Pages() int { return len(d.pages.All()) }

// with adds the files that are no pages to paths.
func (d *Draft) with(paths []string) []string {
	for _, f := range d.files {
		paths = append(paths, f.Path)
	}
	for _, l := range d.listings {
		paths = append(paths, l.path)
	}
	return paths
}

// Fault is why a page cannot be drawn.
type Fault struct{ Diagnostic diag.Diagnostic }

func (f *Fault) Error() string { return f.Diagnostic.String() }

// Lookup gives the file at a path of the site. The error is [fs.ErrNotExist]
// where there is none, and a [*Fault] where the page cannot be drawn.
func (d *Draft) Lookup(path string) (File, error) {
	if i := slices.IndexFunc(d.files, func(f File) bool { return f.Path == path }); i >= 0 {
		return d.files[i], nil
	}
	if i := slices.IndexFunc(d.listings, func(l listing) bool { return l.path == path }); i >= 0 {
		return newFile(path, d.listings[i].make()), nil
	}
	p, ok := d.pages.Lookup(path)
	if !ok {
		return File{}, fs.ErrNotExist
	}
	return d.page(p)
}

// Paper draws the page for paper with the whole dossier, however large: in the
// site that of a large one is several. The error is a [*Fault].
func (d *Draft) Paper() (File, error) {
	return d.fresh(d.pages.Paper())
}

// Draw makes every file of the site and hands it to emit, from several
// goroutines, in no order. It keeps no more of them than are being drawn, and
// remembers none: the Data of a file are lent, and those of another once emit has
// returned. The error is that of ctx, or the first of emit, after which no
// more are drawn; pages that cannot be drawn are diagnostics, sorted.
func (d *Draft) Draw(ctx context.Context, emit func(File) error) (diag.List, error) {
	var mu sync.Mutex
	var diags diag.List
	pages := d.pages.All()
	err := parallel.Try(len(d.files)+len(d.listings)+len(pages), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := d.file(i, pages, emit)
		if fault, ok := err.(*Fault); ok {
			mu.Lock()
			defer mu.Unlock()
			diags = append(diags, fault.Diagnostic)
			return nil
		}
		return err
	})
	diags.Sort()
	return diags, err
}

// file lends the i-th file to emit: first those that are no pages.
func (d *Draft) file(i int, pages []page.Page, emit func(File) error) (err error) {
	if i < len(d.files) {
		return emit(d.files[i])
	}
	if i -= len(d.files); i < len(d.listings) {
		return emit(newFile(d.listings[i].path, d.listings[i].make()))
	}
	p := pages[i-len(d.listings)]
	p.Lend(func(view any) { err = d.lend(p, view, emit) })
	return err
}

// Site draws the whole site; it is nil where a page cannot be drawn, as the
// diagnostics tell. The error is that of ctx.
func (d *Draft) Site(ctx context.Context) (*Site, diag.List, error) {
	var mu sync.Mutex
	var files []File
	diags, err := d.Draw(ctx, func(f File) error {
		f.Data = bytes.Clone(f.Data)
		mu.Lock()
		defer mu.Unlock()
		files = append(files, f)
		return nil
	})
	if err != nil || len(diags) > 0 {
		return nil, diags, err
	}
	return NewSite(files), nil, nil
}

// fresh draws a page.
func (d *Draft) fresh(p page.Page) (File, error) { return d.draw(p, p.View()) }

// page gives a page: as it was drawn before, where layouts and view are equal.
func (d *Draft) page(p page.Page) (File, error) {
	view := p.View()
	if old := d.drawn.get(p.Path); old != nil && old.set == d.set && old.layout == p.Layout && reflect.DeepEqual(old.view, view) {
		d.hits.Add(1)
		return old.file, nil
	}
	d.anew.Add(1)
	f, err := d.draw(p, view)
	if err == nil {
		d.drawn.put(&drawnPage{d.set, p.Layout, view, f})
	}
	return f, err
}

func (d *Draft) draw(p page.Page, view any) (f File, err error) {
	err = d.lend(p, view, func(lent File) error {
		f = lent
		f.Data = bytes.Clone(lent.Data)
		return nil
	})
	return f, err
}

// lend draws a page and hands it to take, in room that is another page's once
// take has returned. The error is that of take, or a [*Fault].
func (d *Draft) lend(p page.Page, view any, take func(File) error) (err error) {
	fault := d.set.Lend(p.Layout, view, func(html []byte, small bool) {
		if !small {
			html, err = d.minifier.Minify(p.Path, html)
		}
		if err != nil {
			err = &Fault{diag.Diagnostic{
				Pos: diag.Pos{File: "layouts/" + p.Layout + ".html"}, Message: fmt.Sprintf("the page %s: %v", p.Path, err),
				Hint: "the layout does not make well-formed HTML for this page",
			}}
			return
		}
		err = take(newFile(p.Path, html))
	})
	if fault != nil {
		return &Fault{*fault}
	}
	return err
}

// remembered is how many pages a Builder remembers: those that an editor looks
// at, and all of a dossier of common size.
const remembered = 512

// drawnPage is a finished page, and what it was made from.
type drawnPage struct {
	set    *layout.Set
	layout string
	view   any
	file   File
}

// drawnPages remembers the pages that were asked for last.
type drawnPages struct {
	mu     sync.Mutex
	most   int
	byPath map[string]*drawnPage
	order  []string // the paths as they came
}

func newDrawnPages(most int) *drawnPages {
	return &drawnPages{most: most, byPath: map[string]*drawnPage{}}
}

func (m *drawnPages) get(path string) *drawnPage {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.byPath[path]
}

// put remembers a page, and forgets the one that has been here longest where
// there are too many.
func (m *drawnPages) put(p *drawnPage) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.byPath[p.file.Path] == nil {
		m.order = append(m.order, p.file.Path)
	}
	m.byPath[p.file.Path] = p
	for len(m.byPath) > m.most {
		delete(m.byPath, m.order[0])
		m.order = m.order[1:]
	}
}
