package page

import (
	"dossier/internal/dossier"
)

// folio is what one of the pages of a record lists: the first stands on the
// record's own page, the others on those over which its lists go on.
type folio struct {
	events   []*dossier.Entry
	mentions naming
	sources  []*dossier.Article
}

// foliosOf parts what a record's page lists. taken is the room that the rest of
// the page takes. What is too much for one page begins there, and goes on over
// others: first the events, then the mentions, then the sources.
func foliosOf(all folio, taken int) []folio {
	weight := taken + sum(all.events, entryWeight) + sum(all.mentions.articles, mentionWeight) + sum(all.sources, sourceWeight)
	if weight <= room {
		return []folio{all}
	}
	share := max(room-taken, room/5) / 2
	named := all.mentions
	named.articles = first(named.articles, share, mentionWeight)
	head := folio{first(all.events, share, entryWeight), named, first(all.sources, share, sourceWeight)}
	list := []folio{head}
	for _, part := range parcels(all.events[len(head.events):], entryWeight) {
		list = append(list, folio{events: part})
	}
	for _, part := range parcels(all.mentions.articles[len(named.articles):], mentionWeight) {
		named.before += len(named.articles)
		named.articles = part
		list = append(list, folio{mentions: named})
	}
	for _, part := range parcels(all.sources[len(head.sources):], sourceWeight) {
		list = append(list, folio{sources: part})
	}
	return list
}

// naming gives all the articles that name the record of an id.
func (p *planner) naming(id string) naming { return naming{id: id, articles: p.d.Named[id]} }

func (p *planner) foliosOfActor(a *dossier.Actor) []folio {
	return foliosOf(folio{events: p.events.actor()[a.ID], mentions: p.naming(a.ID)}, saidWeight(p.d.Voices.By(a.ID))+proseWeight(a.Summary))
}

func (p *planner) foliosOfPlace(pl *dossier.Place) []folio {
	return foliosOf(folio{events: p.events.place()[pl.ID], mentions: p.naming(pl.ID)}, room/8+proseWeight(pl.Summary)) // the map
}

// foliosOfCase parts the sources of a case alone: its events have the timeline.
func (p *planner) foliosOfCase(c *dossier.Case) []folio {
	taken := min(sum(p.events.within()[c.ID], entryWeight), room*2/3) + room/4
	return foliosOf(folio{sources: p.about()[c.ID]}, taken)
}

func furtherPages[R dossier.Record, V any](p *planner, r R, folios func(R) []folio, layout string, view func(s *sheet, r R, folios []folio, leaf int) V) []Page {
	var pages []Page
	all := folios(r)
	for i := range all[1:] {
		pages = append(pages, planned(p, leafPath(folderOf(r), i+1), layout, func(s *sheet) V { return view(s, r, all, i+1) }))
	}
	return pages
}

// further plans the pages over which the lists of an actor, a place or a case go on.
func (p *planner) further(r dossier.Record) []Page {
	switch r := r.(type) {
	case *dossier.Actor:
		return furtherPages(p, r, p.foliosOfActor, "actor", (*sheet).actorLeaf)
	case *dossier.Place:
		return furtherPages(p, r, p.foliosOfPlace, "place", (*sheet).placeLeaf)
	}
	return furtherPages(p, r.(*dossier.Case), p.foliosOfCase, "case", (*sheet).caseLeaf)
}

func (s *sheet) actorLeaf(a *dossier.Actor, folios []folio, leaf int) ActorView {
	v := ActorView{Leaf: leaf, Events: s.events(folios[leaf].events), Mentions: s.mentionsOf(folios[leaf].mentions)}
	v.Leaves = s.leaves(folderOf(a), len(folios), leaf)
	v.Frame = s.leafFrame(a, "actor", leaf, s.p.describeByName(a), s.sectionLink("actors", "Actors"))
	return v
}

func (s *sheet) placeLeaf(pl *dossier.Place, folios []folio, leaf int) PlaceView {
	v := PlaceView{Leaf: leaf, Events: s.events(folios[leaf].events), Mentions: s.mentionsOf(folios[leaf].mentions)}
	v.Leaves = s.leaves(folderOf(pl), len(folios), leaf)
	v.Frame = s.leafFrame(pl, "place", leaf, s.p.describeByName(pl), s.sectionLink("places", "Places"))
	return v
}

func (s *sheet) caseLeaf(c *dossier.Case, folios []folio, leaf int) CaseView {
	p := s.p
	v := CaseView{Leaf: leaf, Hue: p.hues[c.ID], Sources: s.sourcesIn(folios[leaf].sources), Total: len(p.about()[c.ID]), Origins: p.originsIn()[c.ID]}
	v.Leaves = s.leaves(folderOf(c), len(folios), leaf)
	v.Frame = s.leafFrame(c, "case", leaf, p.describe(c), s.sectionLink("cases", "Cases"))
	return v
}

// leafFrame finishes a page over which the lists of a record go on. It leads back
// to the record's own page.
func (s *sheet) leafFrame(r dossier.Record, kind string, leaf int, description string, section Link) Frame {
	title, up := r.Header().Title, []Link{s.home(), section}
	twin := s.p.twin(r, title, up)
	f := s.frame(kind, leafTitle(title, leaf), description, append(up, s.link(r))...)
	f.Twin = twin
	return f
}
