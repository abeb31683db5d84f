// Package page plans the site: which pages there are, at which paths, and for
// each the values that its layout shows.
//
// A view is made of plain values that lead nowhere else, so that a layout can
// show only what is in its view, and equal views make equal pages. Links are
// relative and name files, as in ../../actors/keita/index.html: the same
// pages work at a domain's root, below a path, and from a disk.
package page

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/atlas"
	"dossier/internal/dossier"
)

// Assets are the paths of the site's files of style and script, by their plain
// names: "site.css" → "assets/site.1a2b3c4d.css".
type Assets map[string]string

// Plan lists all pages of the site, sorted by path. drafts tells that the
// dossier holds drafts too, so that the pages say so.
func Plan(d *dossier.Dossier, assets Assets, drafts bool, outlines ...atlas.Outlines) []Page {
	return NewRegister(d, assets, drafts, outlines...).All()
}

// Register finds the pages of a site by their paths. How many pages a list goes
// on over takes a look at all that stands in it, at every text for that of the
// gaps; so these pages are found when one of them, or all, are asked for.
// Several goroutines may use a Register at once.
type Register struct {
	pages []Page // found at once, sorted by path
	paper Page
	late  map[string]func() []Page // by their folders
	all   func() []Page
}

// NewRegister makes the register of a dossier's pages. It draws none of them.
func NewRegister(d *dossier.Dossier, assets Assets, drafts bool, outlines ...atlas.Outlines) *Register {
	p := newPlanner(d, assets, drafts)
	p.outlines = outlines
	r := &Register{paper: p.paper(), late: map[string]func() []Page{}}
	r.pages = make([]Page, 0, len(d.Records)+len(d.Timeline)+2)
	r.pages = append(r.pages, planned(pathOf(d.Brief), "brief", p.brief), planned("404.html", "404", p.notFound))
	r.pages = append(r.pages, p.records()...)
	r.pages = append(r.pages, p.redirects()...)
	byPath := func(a, b Page) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(r.pages, byPath)
	for folder, find := range p.lists() {
		r.late[folder] = sync.OnceValue(func() []Page {
			pages := find()
			slices.SortFunc(pages, byPath)
			return pages
		})
	}
	r.all = sync.OnceValue(r.findAll)
	return r
}

// All lists all pages, sorted by path. The caller must not change them.
func (r *Register) All() []Page { return r.all() }

func (r *Register) findAll() []Page {
	pages := slices.Clone(r.pages)
	for _, find := range r.late {
		pages = append(pages, find()...)
	}
	slices.SortFunc(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return pages
}

// Known lists the paths that no look at the lists is needed for, sorted: all but
// those of the pages over which a list goes on.
func (r *Register) Known() []string {
	paths := make([]string, 0, len(r.pages)+len(r.late))
	for _, p := range r.pages {
		paths = append(paths, p.Path)
	}
	for folder := range r.late {
		if !strings.Contains(folder, "/") {
			paths = append(paths, leafPath(folder, 0))
		}
	}
	slices.Sort(paths)
	return paths
}

// Paper gives the page for paper with the whole dossier, however large: in the
// site that of a large one is several.
func (r *Register) Paper() Page { return r.paper }

// Lookup finds the page at a path.
func (r *Register) Lookup(path string) (Page, bool) {
	if p, ok := find(r.pages, path); ok {
		return p, true
	}
	folder, _, on := strings.Cut(path, leafMark)
	if !on {
		folder, _, _ = strings.Cut(path, "/")
	}
	if late := r.late[folder]; late != nil {
		return find(late(), path)
	}
	return Page{}, false
}

func find(pages []Page, path string) (Page, bool) {
	i, ok := slices.BinarySearchFunc(pages, path, func(p Page, path string) int { return strings.Compare(p.Path, path) })
	if !ok {
		return Page{}, false
	}
	return pages[i], true
}

// records plans the pages of all records.
func (p *planner) records() []Page {
	d := p.d
	pages := make([]Page, 0, len(d.Records))
	article := p.article
	for _, c := range d.Cases {
		pages = append(pages, of(c, "case", p.caseOf))
	}
	for _, a := range d.Articles {
		pages = append(pages, of(a, "article", article))
	}
	for i, e := range d.Timeline {
		if e.HasPage() {
			pages = append(pages, of(e.Event, "event", func(*dossier.Event) EventView { return p.event(i) }))
		}
	}
	for _, a := range d.Actors {
		pages = append(pages, of(a, "actor", p.actor))
	}
	for _, pl := range d.Places {
		pages = append(pages, of(pl, "place", p.place))
	}
	for _, c := range d.Comparisons {
		pages = append(pages, of(c, "comparison", p.comparison))
	}
	for _, pg := range d.Pages {
		pages = append(pages, of(pg, "page", p.page))
	}
	return pages
}

// lists gives, by their folders, what plans the pages of lists.
func (p *planner) lists() map[string]func() []Page {
	lists := map[string]func() []Page{
		"sources": p.sources, "disagreements": p.disagreements, "print": p.printed, "gaps": p.gaps, "timeline": p.allTimelines,
		"actors": p.actors, "places": p.places, "cases": p.cases, "comparisons": p.comparisons,
	}
	p.further(lists)
	return lists
}

// planned makes a page whose view is found when it is asked for.
func planned[V any](path, layout string, view func() V) Page {
	return Page{path, layout, func() any { return view() }}
}

// of makes the page of a record.
func of[R dossier.Record, V any](r R, layout string, view func(R) V) Page {
	return Page{pathOf(r), layout, func() any { return view(r) }}
}

// CiterPaths tells the path of the page on which a record's citations stand: that
// of the record, or of its part of the timeline for an article's own event. It is
// empty for what has no page.
func CiterPaths(d *dossier.Dossier) func(by dossier.Citer) string {
	listed := timelinePaths(d)
	return func(by dossier.Citer) string {
		if by.Kind == dossier.KindBrief {
			return pathOf(d.Brief)
		}
		if e := d.Entries[by.ID]; by.Kind == dossier.KindEvent && e != nil {
			if !e.HasPage() {
				return cmp.Or(listed[e], timelinePath)
			}
			return pathOf(e.Event)
		}
		return RecordPath(d, by.ID)
	}
}

// RecordPath gives the path of the page of the record with an id, empty where
// there is none.
func RecordPath(d *dossier.Dossier, id string) string {
	if r := d.Lookup(id); r != nil {
		return pathOf(r)
	}
	return ""
}

// pathOf gives the path of a record's page.
func pathOf(r dossier.Record) string {
	h := r.Header()
	switch h.Kind {
	case dossier.KindBrief:
		return "index.html"
	case dossier.KindPage:
		return h.ID + "/index.html"
	}
	return string(h.Kind) + "/" + h.ID + "/index.html"
}

// folderOf gives the folder of the page of an actor, place or case.
func folderOf(r dossier.Record) string { return string(r.Header().Kind) + "/" + r.Header().ID }

// relative gives the address of the file at path to as seen from the one at
// path from.
func relative(from, to string) string {
	shared := 0 // the length of the folders that both are in
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	return strings.Repeat("../", strings.Count(from[shared:], "/")) + to[shared:]
}
