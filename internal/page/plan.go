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
	"maps"
	"slices"
	"strings"
	"sync"

	"dossier/internal/atlas"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
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
	planner *planner
	paper   Page
	lists   map[string]func() []Page // by their folders
	further sync.Map                 // the pages over which a record's lists go on, by its folder: func() []Page
	all     func() []Page
}

// NewRegister makes the register of a dossier's pages. It draws none of them.
func NewRegister(d *dossier.Dossier, assets Assets, drafts bool, outlines ...atlas.Outlines) *Register {
	p := newPlanner(d, assets, drafts)
	p.outlines = outlines
	r := &Register{planner: p, paper: p.paper(), lists: p.lists()}
	for folder, find := range r.lists {
		r.lists[folder] = sync.OnceValue(func() []Page { return inPathOrder(find()) })
	}
	r.all = sync.OnceValue(r.findAll)
	return r
}

func inPathOrder(pages []Page) []Page {
	parallel.Sort(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return pages
}

// All lists all pages, sorted by path. The caller must not change them.
func (r *Register) All() []Page { return r.all() }

// findAll finds all pages, side by side.
func (r *Register) findAll() []Page {
	finders := append(slices.Collect(maps.Values(r.lists)), r.planner.records, r.beside)
	found := make([][]Page, len(finders))
	parallel.Each(len(finders), func(i int) { found[i] = finders[i]() })
	return inPathOrder(slices.Concat(found...))
}

// beside finds the pages that are no list's, and no record's own.
func (r *Register) beside() []Page {
	p := r.planner
	pages := []Page{p.front(), p.nowhere()}
	for _, alias := range p.d.Roster.Aliases {
		pages = append(pages, p.redirect(alias, p.d.Records[alias]))
	}
	pages = furthers(r, furthers(r, furthers(r, pages, p.d.Actors), p.d.Places), p.d.Cases)
	return pages
}

// CountKnown counts the paths that Known lists.
func (r *Register) CountKnown() int { return len(r.planner.d.Records) + len(r.lists) + 2 }

// Known lists the paths that no look at the lists is needed for, in no order: all
// but those of the pages over which a list goes on.
func (r *Register) Known() []string {
	d := r.planner.d
	paths := make([]string, 0, r.CountKnown())
	paths = append(paths, pathOf(d.Brief), notFoundPath)
	for id, record := range d.Records {
		paths = append(paths, pathAs(record, id))
	}
	for folder := range r.lists {
		paths = append(paths, leafPath(folder, 0))
	}
	return paths
}

// Paper gives the page for paper with the whole dossier, however large: in the
// site that of a large one is several.
func (r *Register) Paper() Page { return r.paper }

// Lookup finds the page at a path.
func (r *Register) Lookup(path string) (Page, bool) {
	p := r.planner
	switch path {
	case pathOf(p.d.Brief):
		return p.front(), true
	case notFoundPath:
		return p.nowhere(), true
	}
	folder, _, on := strings.Cut(path, leafMark)
	if !on {
		folder = strings.TrimSuffix(path, "/index.html")
	}
	id := folder[strings.LastIndexByte(folder, '/')+1:]
	switch record := p.d.Records[id]; {
	case record == nil || pathAs(record, id) != folder+"/index.html":
		top, _, _ := strings.Cut(folder, "/")
		if list := r.lists[top]; list != nil {
			return find(list(), path)
		}
		return Page{}, false
	case on && isFolio(record) && record.Header().ID == id:
		return find(r.goingOn(record), path)
	case on || path == folder:
		return Page{}, false
	case record.Header().ID != id:
		return p.redirect(id, record), true
	default:
		return p.single(record), true
	}
}

func find(pages []Page, path string) (Page, bool) {
	i, ok := slices.BinarySearchFunc(pages, path, func(p Page, path string) int { return strings.Compare(p.Path, path) })
	if !ok {
		return Page{}, false
	}
	return pages[i], true
}

// isFolio reports whether the lists of a record may go on over further pages.
func isFolio(r dossier.Record) bool {
	k := r.Header().Kind
	return k == dossier.KindActor || k == dossier.KindPlace || k == dossier.KindCase
}

// furthers adds the pages over which the lists of records go on.
func furthers[R dossier.Record](r *Register, pages []Page, records []R) []Page {
	for _, record := range records {
		pages = append(pages, r.goingOn(record)...)
	}
	return pages
}

// goingOn gives the pages over which the lists of a record go on.
func (r *Register) goingOn(record dossier.Record) []Page {
	found, ok := r.further.Load(folderOf(record))
	if !ok {
		found, _ = r.further.LoadOrStore(folderOf(record), sync.OnceValue(func() []Page {
			return inPathOrder(r.planner.further(record))
		}))
	}
	return found.(func() []Page)()
}

func (p *planner) front() Page { return planned(p, pathOf(p.d.Brief), "brief", (*sheet).brief) }

const notFoundPath = "404.html"

func (p *planner) nowhere() Page { return planned(p, notFoundPath, "404", (*sheet).notFound) }

// records plans the pages of all records.
func (p *planner) records() []Page {
	pages := make([]Page, 0, len(p.d.Records)+len(p.d.Timeline)/2)
	pages = own(p, own(p, own(p, pages, p.d.Articles), p.d.Actors), p.d.Places)
	pages = own(p, own(p, own(p, pages, p.d.Cases), p.d.Comparisons), p.d.Pages)
	for i, e := range p.d.Timeline {
		if e.HasPage() {
			pages = append(pages, p.eventPage(i))
		}
	}
	return pages
}

// own adds the own pages of records, of which none is an event.
func own[R dossier.Record](p *planner, pages []Page, records []R) []Page {
	for _, r := range records {
		pages = append(pages, p.single(r))
	}
	return pages
}

// single plans the page of a record.
func (p *planner) single(r dossier.Record) Page {
	switch r := r.(type) {
	case *dossier.Case:
		return of(p, r, "case", (*sheet).caseOf)
	case *dossier.Article:
		return of(p, r, "article", (*sheet).article)
	case *dossier.Event:
		return p.eventPage(slices.Index(p.d.Timeline, p.d.Entries[r.ID]))
	case *dossier.Actor:
		return of(p, r, "actor", (*sheet).actor)
	case *dossier.Place:
		return of(p, r, "place", (*sheet).place)
	case *dossier.Comparison:
		return of(p, r, "comparison", (*sheet).comparison)
	}
	return of(p, r.(*dossier.Page), "page", (*sheet).page)
}

// eventPage plans the page of the event that stands at a place in the timeline.
func (p *planner) eventPage(i int) Page {
	return of(p, p.d.Timeline[i].Event, "event", func(s *sheet, _ *dossier.Event) EventView { return s.eventAt(i) })
}

// lists gives, by their folders, what plans the pages of lists.
func (p *planner) lists() map[string]func() []Page {
	return map[string]func() []Page{
		"sources": p.sources, "disagreements": p.disagreements, "print": p.printed, "gaps": p.gaps, "timeline": p.allTimelines,
		"actors": p.actors, "places": p.places, "cases": p.cases, "comparisons": p.comparisons,
	}
}

// planned makes a page whose view is found when it is asked for.
func planned[V any](p *planner, path, layout string, view func(*sheet) V) Page {
	return Page{path, layout, p, nil, func(s *sheet) any { return lent(s, view(s)) }}
}

// of makes the page of a record.
func of[R dossier.Record, V any](p *planner, r R, layout string, view func(*sheet, R) V) Page {
	return Page{pathOf(r), layout, p, r, func(s *sheet) any { return lent(s, view(s, r)) }}
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
	return pathAs(r, r.Header().ID)
}

// pathAs gives the path of the page that a record would have by an id.
func pathAs(r dossier.Record, id string) string {
	switch k := r.Header().Kind; k {
	case dossier.KindBrief:
		return "index.html"
	case dossier.KindPage:
		return id + "/index.html"
	default:
		return string(k) + "/" + id + "/index.html"
	}
}

// folderOf gives the folder of the page of an actor, place or case.
func folderOf(r dossier.Record) string { return string(r.Header().Kind) + "/" + r.Header().ID }

// relative gives the address of the file at path to as seen from the one at
// path from.
func relative(from, to string) string {
	shared, up := between(from, to)
	return strings.Repeat("../", up) + to[shared:]
}

// between gives the length of the path of the folders that two paths share, and how
// many the first lies below these.
func between(from, to string) (shared, up int) {
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	return shared, strings.Count(from[shared:], "/")
}
