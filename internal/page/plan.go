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
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// Assets are the paths of the site's files of style and script, by their plain
// names: "site.css" → "assets/site.1a2b3c4d.css".
type Assets map[string]string

// Plan lists all pages of the site, sorted by path. drafts tells that the
// dossier holds drafts too, so that the pages say so.
func Plan(d *dossier.Dossier, assets Assets, drafts bool, outlines ...atlas.Outlines) []Page {
	p := newPlanner(d, assets, drafts)
	p.outlines = outlines
	pages := []Page{
		planned(pathOf(d.Brief), "brief", p.brief),
		planned("sources/index.html", "sources", p.sources),
		planned("disagreements/index.html", "disagreements", p.disagreements),
		planned("print/index.html", "print", p.printed),
		planned("404.html", "404", p.notFound),
	}
	pages = append(pages, p.indexes()...)
	pages = append(pages, p.gaps()...)
	pages = append(pages, p.timelines(nil)...)
	for _, c := range d.Cases {
		pages = append(pages, p.timelines(c)...)
		pages = append(pages, of(c, "case", p.caseOf))
	}
	for _, a := range d.Articles {
		pages = append(pages, of(a, "article", p.article))
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
	pages = append(pages, p.redirects()...)
	slices.SortFunc(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return pages
}

// planned makes a page whose view is found when it is asked for.
func planned[V any](path, layout string, view func() V) Page {
	return Page{path, layout, func() any { return view() }}
}

// of makes the page of a record.
func of[R dossier.Record, V any](r R, layout string, view func(R) V) Page {
	return Page{pathOf(r), layout, func() any { return view(r) }}
}

// planner holds what many pages need, counted once. Views are made side by
// side: after it is made, nothing in it changes but the dates it remembers.
type planner struct {
	d      *dossier.Dossier
	assets Assets
	drafts bool
	locale date.Locale
	words  *locale.Language

	outlines  []atlas.Outlines            // that maps show around places
	dates     sync.Map                    // date.Date → Date in words, so that each is put in words once
	hues      map[string]int              // of cases, from 1
	disputed  map[dossier.Record]bool     // on which the sources differ
	byActor   map[string][]*dossier.Entry // events, in order of time
	byPlace   map[string][]*dossier.Entry
	byCase    map[string][]*dossier.Entry
	byArticle map[*dossier.Article][]*dossier.Entry
	titles    map[string][]dossier.Kind // of the records that have a title
	mentions  map[string][]mentioned    // of actors and places, in the order of the articles
	members   map[string][]*dossier.Actor
	holds     map[string][]*dossier.Place
	spoken    map[string][]spokenBy     // by article's id
	listed    map[*dossier.Entry]string // the page that lists an event, where timelinePath does not
}

// mentioned is an article that names a record, and where.
type mentioned struct {
	article *dossier.Article
	ranges  []dossier.Range
}

func newPlanner(d *dossier.Dossier, assets Assets, drafts bool) *planner {
	p := &planner{
		d: d, assets: assets, drafts: drafts,
		locale: date.Locale{Words: &locale.For(d.Config.Language).Dates, Zone: d.Config.Zone},
		words:  locale.For(d.Config.Language),
		hues:   map[string]int{}, disputed: map[dossier.Record]bool{}, byActor: map[string][]*dossier.Entry{}, byPlace: map[string][]*dossier.Entry{},
		byCase: map[string][]*dossier.Entry{}, byArticle: map[*dossier.Article][]*dossier.Entry{}, titles: map[string][]dossier.Kind{}, mentions: map[string][]mentioned{},
		members: map[string][]*dossier.Actor{}, holds: map[string][]*dossier.Place{},
		spoken: spokenIn(d), listed: timelinePaths(d),
	}
	for i, c := range d.Cases {
		p.hues[c.ID] = i + 1
	}
	for id, r := range d.Records { // counted only, so that their order makes no difference
		if h := r.Header(); h.ID == id {
			p.titles[h.Title] = append(p.titles[h.Title], h.Kind)
		}
	}
	for _, dispute := range d.Disputes {
		p.disputed[dispute.Record] = true
	}
	p.sortEvents()
	p.sortMentions()
	for _, a := range d.Actors {
		for _, ref := range a.MemberOf {
			id := p.canonical(ref.ID)
			p.members[id] = append(p.members[id], a)
		}
	}
	for _, pl := range d.Places {
		if id := p.canonical(pl.Within.ID); id != "" {
			p.holds[id] = append(p.holds[id], pl)
		}
	}
	return p
}

// canonical gives the id that an id or alias stands for, or "".
func (p *planner) canonical(id string) string {
	if r := p.d.Lookup(id); r != nil {
		return r.Header().ID
	}
	return ""
}

func (p *planner) sortEvents() {
	add := func(m map[string][]*dossier.Entry, id string, e *dossier.Entry) {
		id = p.canonical(id)
		if n := len(m[id]); id != "" && (n == 0 || m[id][n-1] != e) {
			m[id] = append(m[id], e)
		}
	}
	for _, e := range p.d.Timeline {
		for _, part := range e.Event.Actors {
			add(p.byActor, part.Actor.ID, e)
		}
		for _, ref := range e.Event.Places {
			add(p.byPlace, ref.ID, e)
		}
		if e.Case != nil {
			add(p.byCase, e.Case.ID, e)
		}
		for _, a := range e.Reports {
			p.byArticle[a] = append(p.byArticle[a], e)
		}
	}
}

func (p *planner) sortMentions() {
	for _, a := range p.d.Articles {
		ranges := map[string][]dossier.Range{}
		var order []string
		for _, m := range p.d.Mentions[a.ID] {
			if ranges[m.Target] == nil {
				order = append(order, m.Target)
			}
			ranges[m.Target] = append(ranges[m.Target], m.Range)
		}
		for _, id := range order {
			p.mentions[id] = append(p.mentions[id], mentioned{a, ranges[id]})
		}
	}
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
