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
	events    eventsBy
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

// eventsBy gives the events, in order of time, by what they belong to.
type eventsBy struct {
	actor, place, within func() map[string][]*dossier.Entry // by id; within a case
	article              func() map[*dossier.Article][]*dossier.Entry
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
	p.disputed = sync.OnceValue(p.sortDisputes)
	p.events = newEventsBy(p)
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

// newEventsBy sorts events once they are asked for, and by no more than is asked.
func newEventsBy(p *planner) eventsBy {
	by := func(ids func(e *dossier.Entry, add func(id string))) func() map[string][]*dossier.Entry {
		return sync.OnceValue(func() map[string][]*dossier.Entry {
			sorted := map[string][]*dossier.Entry{}
			for _, e := range p.d.Timeline {
				ids(e, func(id string) {
					id = p.canonical(id)
					if list := sorted[id]; id != "" && (len(list) == 0 || list[len(list)-1] != e) {
						sorted[id] = append(list, e)
					}
				})
			}
			return sorted
		})
	}
	return eventsBy{
		actor: by(func(e *dossier.Entry, add func(string)) {
			for _, part := range e.Event.Actors {
				add(part.Actor.ID)
			}
		}),
		place: by(func(e *dossier.Entry, add func(string)) {
			for _, ref := range e.Event.Places {
				add(ref.ID)
			}
		}),
		within: by(func(e *dossier.Entry, add func(string)) {
			if e.Case != nil {
				add(e.Case.ID)
			}
		}),
		article: sync.OnceValue(func() map[*dossier.Article][]*dossier.Entry {
			sorted := map[*dossier.Article][]*dossier.Entry{}
			for _, e := range p.d.Timeline {
				for _, a := range e.Reports {
					sorted[a] = append(sorted[a], e)
				}
			}
			return sorted
		}),
	}
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
