package page

import (
	"sync"

	"dossier/internal/atlas"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// planner holds what many pages need, each thing counted once, when the first
// page needs it. Views are made side by side: what is remembered is the same
// whichever of them comes first.
type planner struct {
	d      *dossier.Dossier
	assets Assets
	drafts bool
	locale date.Locale
	words  *locale.Language

	outlines []atlas.Outlines // that maps show around places
	dates    calendar
	sites    sync.Map       // standing → Site
	told     sync.Map       // *dossier.Passage → *attribution
	hues     map[string]int // of cases, from 1
	stack    stack          // of sheets that are lent
	cards    func() *cards  // for these

	disputed  func() map[dossier.Record]bool // on which the sources differ
	events    func() eventsBy
	titles    func() map[string]titled             // the records that have a title
	about     func() map[string][]*dossier.Article // by case
	members   func() map[string][]*dossier.Actor
	holds     func() map[string][]*dossier.Place
	folded    func() map[dossier.Record]string // see fold
	listed    func() map[*dossier.Entry]string // the page that lists an event, where timelinePath does not
	origins   func() int                       // of all articles
	originsIn func() map[string]int            // of those of each case
	missing   func() [][]dossier.Gap           // the gaps of each page
	singles   func() string                    // see singlesPath
	differing func() [][]dossier.Dispute       // the disputes of each page
	shelves   func() [][]*dossier.Article      // the sources of each page, by outlet
}

// eventsBy is the events, in order of time, by what they belong to.
type eventsBy struct {
	actor, place, within map[string][]*dossier.Entry // within: by case
	article              map[*dossier.Article][]*dossier.Entry
}

func newPlanner(d *dossier.Dossier, assets Assets, drafts bool) *planner {
	p := &planner{
		d: d, assets: assets, drafts: drafts,
		locale: date.Locale{Words: &locale.For(d.Config.Language).Dates, Zone: d.Config.Zone},
		words:  locale.For(d.Config.Language),
		hues:   make(map[string]int, len(d.Cases)),
		dates:  calendar{known: map[date.Date]*Date{}},
	}
	p.stack.new, p.cards = p.blank, sync.OnceValue(p.makeCards)
	for i, c := range d.Cases {
		p.hues[c.ID] = i + 1
	}
	p.disputed, p.events, p.titles = sync.OnceValue(p.sortDisputes), sync.OnceValue(p.sortEvents), sync.OnceValue(p.sortTitles)
	p.about = sync.OnceValue(p.sortArticles)
	p.members, p.holds = sync.OnceValue(p.sortMembers), sync.OnceValue(p.sortPlaces)
	p.listed = sync.OnceValue(func() map[*dossier.Entry]string { return timelinePaths(d) })
	p.folded = sync.OnceValue(p.foldNames)
	p.origins = sync.OnceValue(func() int { return p.originsOf(d.Articles) })
	p.originsIn = sync.OnceValue(p.countOrigins)
	p.singles = sync.OnceValue(p.singlesPath)
	p.missing, p.differing, p.shelves = sync.OnceValue(p.gapParts), sync.OnceValue(p.disputeParts), sync.OnceValue(p.sourceParts)
	return p
}

// canonical gives the id that an id or alias stands for, or "".
func (p *planner) canonical(id string) string {
	if r := p.d.Lookup(id); r != nil {
		return r.Header().ID
	}
	return ""
}

func (p *planner) sortDisputes() map[dossier.Record]bool {
	disputed := make(map[dossier.Record]bool, len(p.d.Disputes))
	for _, dispute := range p.d.Disputes {
		disputed[dispute.Record] = true
	}
	return disputed
}

// titled counts the records of a title, and tells their kinds: those of which there
// is one, and of which there are more.
type titled struct {
	count        int
	kinds, twins uint8 // bits, by the kind's place in dossier.Kinds
}

// sortTitles only counts, so that the order of the records makes no difference.
func (p *planner) sortTitles() map[string]titled {
	titles := make(map[string]titled, len(p.d.Records))
	bits := map[dossier.Kind]uint8{}
	for i, k := range dossier.Kinds {
		bits[k] = 1 << i
	}
	for id, r := range p.d.Records {
		if h := r.Header(); h.ID == id {
			t, bit := titles[h.Title], bits[h.Kind]
			t.count++
			t.twins |= t.kinds & bit
			t.kinds |= bit
			titles[h.Title] = t
		}
	}
	return titles
}

func (p *planner) sortEvents() eventsBy {
	by := eventsBy{map[string][]*dossier.Entry{}, map[string][]*dossier.Entry{}, map[string][]*dossier.Entry{}, map[*dossier.Article][]*dossier.Entry{}}
	add := func(m map[string][]*dossier.Entry, id string, e *dossier.Entry) {
		id = p.canonical(id)
		if n := len(m[id]); id != "" && (n == 0 || m[id][n-1] != e) {
			m[id] = append(m[id], e)
		}
	}
	for _, e := range p.d.Timeline {
		for _, part := range e.Event.Actors {
			add(by.actor, part.Actor.ID, e)
		}
		for _, ref := range e.Event.Places {
			add(by.place, ref.ID, e)
		}
		if e.Case != nil {
			add(by.within, e.Case.ID, e)
		}
		for _, a := range e.Reports {
			by.article[a] = append(by.article[a], e)
		}
	}
	return by
}

func (p *planner) sortArticles() map[string][]*dossier.Article {
	about := map[string][]*dossier.Article{}
	for _, a := range p.d.Articles {
		for _, ref := range a.Cases {
			id := p.canonical(ref.ID)
			if n := len(about[id]); n == 0 || about[id][n-1] != a {
				about[id] = append(about[id], a)
			}
		}
	}
	return about
}

func (p *planner) sortMembers() map[string][]*dossier.Actor {
	members := map[string][]*dossier.Actor{}
	for _, a := range p.d.Actors {
		for _, ref := range a.MemberOf {
			id := p.canonical(ref.ID)
			members[id] = append(members[id], a)
		}
	}
	return members
}

func (p *planner) sortPlaces() map[string][]*dossier.Place {
	holds := map[string][]*dossier.Place{}
	for _, pl := range p.d.Places {
		if id := p.canonical(pl.Within.ID); id != "" {
			holds[id] = append(holds[id], pl)
		}
	}
	return holds
}
