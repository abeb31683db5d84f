package page

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// A filter offers at most offered actors, and as many places; of those, common ones
// stand as links where there is no script.
const (
	offered = 200
	common  = 12
)

// filed is an event as an item of the timeline, with what its filters ask for.
func (s *sheet) filed(e *dossier.Entry) EventItem {
	c := s.cards.head(&e.Event.Head)
	item := s.eventBy(e, c)
	item.Filed.Actors = s.actorsOf(s.stock.labels.list(len(e.Event.Actors)), e, c.ofEvent())
	item.Filed.Places = s.placesOf(s.stock.labels.list(len(e.Event.Places)), e, c.ofEvent())
	if e.Case != nil {
		item.Filed.Case = e.Case.ID
	}
	return item
}

// actorsOf adds the ids of an event's actors to a list, each once.
func (s *sheet) actorsOf(ids []string, e *dossier.Entry, known *eventCard) []string {
	from := len(ids)
	for i, part := range e.Event.Actors {
		ids = s.addID(ids, from, known.actors, i, part.Actor.ID)
	}
	return ids
}

func (s *sheet) placesOf(ids []string, e *dossier.Entry, known *eventCard) []string {
	from := len(ids)
	for i, ref := range e.Event.Places {
		ids = s.addID(ids, from, known.places, i, ref.ID)
	}
	return ids
}

// addID adds the id of the i-th record of a list, of which there may be cards, to those
// that were added from some place on, unless it is one of these.
func (s *sheet) addID(ids []string, from int, known []*card, i int, id string) []string {
	if len(known) > 0 && known[i] != nil {
		id = known[i].id
	} else {
		id = s.p.canonical(id)
	}
	if id == "" || slices.Contains(ids[from:], id) {
		return ids
	}
	return append(ids, id)
}

// filter gives the choices by which the entries of a page can be narrowed. On the
// page of a case the case is none.
func (s *sheet) filter(c *dossier.Case, entries []*dossier.Entry) Filter {
	var f Filter
	actors, places := s.stock.called[0][:0], s.stock.called[1][:0]
	for _, e := range entries {
		known := s.cards.head(&e.Event.Head).ofEvent()
		actors, places = s.actorsOf(actors, e, known), s.placesOf(places, e, known)
	}
	s.stock.called = [...][]string{actors, places}
	if c == nil {
		f.Cases = s.casesOf(entries)
	}
	f.Actors, f.Places = s.choices(actors), s.choices(places)
	if path := s.p.singles(); path != "" {
		f.Single = Link{Href: s.to(path) + "#" + string(dossier.GapSingleOrigin), Label: s.p.words.T("Told by one origin alone, or by none")}
	}
	return f
}

// casesOf gives the cases to which entries belong.
func (s *sheet) casesOf(entries []*dossier.Entry) []Choice {
	events := map[*dossier.Case]int{}
	for _, e := range entries {
		if e.Case != nil {
			events[e.Case]++
		}
	}
	list := s.stock.offers.list(len(events))
	for _, c := range s.p.d.Cases {
		if n := events[c]; n > 0 {
			list = append(list, Choice{Link{Href: s.to("timeline/" + c.ID + "/index.html"), Label: c.Title}, c.ID, n, true})
		}
	}
	return list
}

// tally counts the events that name a record.
type tally struct {
	id     string
	record dossier.Record
	folded string // its title
	events int
	common bool
}

// choices gives the records that most events name, in the order of their names. ids
// are those that each of the events names; they are sorted.
func (s *sheet) choices(ids []string) []Choice {
	slices.Sort(ids)
	tallies := s.stock.tallies[:0]
	for i, id := range ids {
		if i == 0 || id != ids[i-1] {
			tallies = append(tallies, tally{id: id})
		}
		tallies[len(tallies)-1].events++
	}
	s.stock.tallies = tallies
	slices.SortStableFunc(tallies, func(a, b tally) int { return cmp.Compare(b.events, a.events) })
	tallies = tallies[:min(len(tallies), offered)]
	for i := range tallies {
		t := &tallies[i]
		t.record, t.common = s.p.d.Lookup(t.id), i < common
		t.folded = s.p.fold(t.record)
	}
	slices.SortStableFunc(tallies, func(a, b tally) int { return strings.Compare(a.folded, b.folded) })
	list := s.stock.offers.list(len(tallies))
	for _, t := range tallies {
		h := t.record.Header()
		list = append(list, Choice{Link{Href: s.stock.words.joined(s.wayTo(h), "#h-events"), Label: h.Title}, t.id, t.events, t.common})
	}
	return list
}

// fold gives the title of a record for the comparison of names.
func (p *planner) fold(r dossier.Record) string {
	if folded, ok := p.folded()[r]; ok {
		return folded
	}
	return slug.Fold(r.Header().Title)
}

// foldNames folds the titles of the actors and places, which timelines offer again and
// again.
func (p *planner) foldNames() map[dossier.Record]string {
	folded := make(map[dossier.Record]string, len(p.d.Actors)+len(p.d.Places))
	for _, r := range slices.Concat(records(p.d.Actors), records(p.d.Places)) {
		folded[r] = slug.Fold(r.Header().Title)
	}
	return folded
}
