package page

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/slug"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (s *sheet) comparison(c *dossier.Comparison) ComparisonView {
	p := s.p
	v := ComparisonView{Columns: s.columns(c), Summary: s.prose(c.Summary)}
	v.Body = s.body(c)
	v.Body.Table = TableLook{v.Columns, p.alike(c)}
	v.Accounts = s.accounts(c.Accounts)
	subjects := p.subjects(c)
	v.Shared, v.Only = s.shared(subjects)
	v.Some, v.MoreSome = s.several(subjects, v.Columns)
	v.Articles = comparesArticles(subjects)
	v.Facts = s.facts(subjects)
	if v.Articles {
		v.Told, v.More = s.toldBy(subjects)
	} else {
		v.Bodies, v.More = s.bodies(subjects)
		var cases []*dossier.Case
		for _, subject := range subjects {
			if one, ok := subject.record.(*dossier.Case); ok {
				cases = append(cases, one)
			}
		}
		if len(cases) > 1 && sum(subjects, func(subj subject) int { return len(subj.events) }) <= mostOverlaid {
			v.Overlay, v.Narrow = s.overlaid(cases)
		}
	}
	s.about = p.compared(c)
	v.Frame = s.frame("comparison", c.Title, p.describe(c), s.home(), s.sectionLink("comparisons", "Comparisons"))
	return v
}

// mostOverlaid is how many events are laid over each other in one drawing, which
// lists each of them too.
const mostOverlaid = 150

// subject is one of the things compared, with what belongs to it.
type subject struct {
	record  dossier.Record
	events  []*dossier.Entry
	sources []*dossier.Article
	members map[string]bool // ids of its actors and places
}

func (p *planner) subjects(c *dossier.Comparison) []subject {
	var list []subject
	for _, ref := range c.Of {
		s := subject{record: p.d.Lookup(ref.ID), members: map[string]bool{}}
		switch r := s.record.(type) {
		case *dossier.Case:
			s.events = p.events.within()[r.ID]
			s.sources = p.about()[r.ID]
			for _, e := range s.events {
				for _, part := range e.Event.Actors {
					s.members[p.canonical(part.Actor.ID)] = true
				}
				for _, ref := range e.Event.Places {
					s.members[p.canonical(ref.ID)] = true
				}
			}
		case *dossier.Article:
			s.sources = []*dossier.Article{r}
			s.events = p.events.article()[r]
			for m := range p.d.Mentions[r.ID].All() {
				s.members[m.Target] = true
			}
		default:
			continue
		}
		list = append(list, s)
	}
	return list
}

// alike lists the blocks of the labels of rows whose cells say the same, but for
// capitals, accents and the like. Of other rows nothing is known: other words
// may mean the same.
func (p *planner) alike(c *dossier.Comparison) []int {
	var blocks []int
	for _, t := range c.Body.Tables() {
		for _, row := range t.Rows[1:] {
			if p.sameWords(&c.Body, row[1:]) {
				blocks = append(blocks, row[0])
			}
		}
	}
	return blocks
}

// sameWords reports whether cells that are answered say the same.
func (p *planner) sameWords(b *dossier.Body, cells []int) bool {
	var first string
	for i, cell := range cells {
		words := strings.TrimSpace(p.d.WordsIn(b, cell))
		folded := strings.TrimRight(slug.Fold(words), ".")
		if i == 0 {
			first = folded
		}
		if folded == "" || folded != first || dossier.OpennessOf(words) != dossier.Answered {
			return false
		}
	}
	return len(cells) > 1
}

// shared lists the actors and places that all subjects have, and for each
// subject those that it alone has.
func (s *sheet) shared(subjects []subject) (all Shared, only []Shared) {
	only = make([]Shared, len(subjects))
	for _, a := range s.p.d.Actors {
		if to := holder(subjects, a.ID, &all, only); to != nil {
			s.share(&to.Actors, &to.More, a)
		}
	}
	for _, pl := range s.p.d.Places {
		if to := holder(subjects, pl.ID, &all, only); to != nil {
			s.share(&to.Places, &to.More, pl)
		}
	}
	return all, only
}

// mostShared is how many actors, and how many places, a comparison lists in each
// of its columns.
const mostShared = 100

// share adds a record to a list, or counts it where the list is long.
func (s *sheet) share(list *[]Link, more *int, r dossier.Record) {
	if len(*list) == mostShared {
		*more++
		return
	}
	*list = append(*list, s.link(r))
}

// holder gives the list that a record belongs to: that of all subjects, that
// of the one subject that has it, or none.
func holder(subjects []subject, id string, all *Shared, only []Shared) *Shared {
	n, last := 0, 0
	for i, subj := range subjects {
		if subj.members[id] {
			n, last = n+1, i
		}
	}
	switch n {
	case 0:
		return nil
	case 1:
		return &only[last]
	case len(subjects):
		return all
	}
	return nil
}

// several lists what several subjects have, but not all of them.
func (s *sheet) several(subjects []subject, columns []Column) (list []SharedBy, more int) {
	for _, r := range append(records(s.p.d.Actors), records(s.p.d.Places)...) {
		var in []string
		for i, subj := range subjects {
			if subj.members[r.Header().ID] {
				in = append(in, columns[i].Label)
			}
		}
		switch {
		case len(in) < 2 || len(in) == len(subjects):
		case len(list) == mostShared:
			more++
		default:
			list = append(list, SharedBy{s.link(r), in})
		}
	}
	return list, more
}

func plainText(words string) Text {
	return Text{Blocks: []Block{{Kind: dossier.Tight, Pieces: []Piece{{Kind: dossier.Text, Text: words}}}}}
}

// actors plans the list of actors.
func (p *planner) actors() []Page {
	return index("actors", "Actors", "People, groups, bodies and states", p, p.actorsByType(), p.actorGroups)
}

func (p *planner) places() []Page {
	return index("places", "Places", "Where things happened", p, p.d.Places, p.placeGroups)
}

func (p *planner) cases() []Page {
	return index("cases", "Cases", "What is compared", p, p.d.Cases, p.caseGroups)
}

func (p *planner) comparisons() []Page {
	return index("comparisons", "Comparisons", "Side by side", p, p.d.Comparisons, p.comparisonGroups)
}

// actorsByType gives the actors in the order of the index: by their types, those
// without one last.
func (p *planner) actorsByType() []*dossier.Actor {
	var list []*dossier.Actor
	for _, t := range append(slices.Clone(dossier.ActorTypes), "") {
		for _, a := range p.d.Actors {
			if a.Type == t {
				list = append(list, a)
			}
		}
	}
	return list
}

// index plans the page that lists records, and those over which it goes on.
func index[R dossier.Record](folder, title, description string, p *planner, records []R, groups func(*sheet, []R) []Group) []Page {
	parts := parcels(records, func(r R) int { return recordWeight(r) })
	if len(parts) == 0 {
		parts = [][]R{nil}
	}
	var pages []Page
	for i, part := range parts {
		path := leafPath(folder, i)
		pages = append(pages, planned(p, path, "index", func(s *sheet) IndexView {
			v := IndexView{Groups: groups(s, part), Leaves: s.leaves(folder, len(parts), i)}
			if folder == "places" && i == 0 {
				v.Map, v.Unmapped = s.mapped(nil, p.words.T("Places")), p.unmapped()
			}
			head, crumbs := s.leafHead(folder, title, i)
			v.Frame = s.frame("index", head, p.words.T(description), crumbs...)
			return v
		}))
	}
	return pages
}

// actorHeads are the headings of the types of actor; their ids are the same in
// every language.
var actorHeads = map[dossier.ActorType]string{
	"person": "People", "group": "Groups", "armed-force": "Armed forces", "organization": "Organizations",
	"state": "States", "outlet": "Outlets", "": "Others",
}

// actorGroups parts actors, which stand in the order of the index, by their types.
func (p *planner) actorGroups(s *sheet, actors []*dossier.Actor) []Group {
	var groups []Group
	for i, a := range actors {
		if i == 0 || a.Type != actors[i-1].Type {
			head := actorHeads[a.Type]
			groups = append(groups, Group{ID: "h-" + slug.Make(head), Label: p.words.T(head)})
		}
		g := &groups[len(groups)-1]
		item := IndexItem{Link: s.link(a), Summary: s.prose(a.Summary), Events: len(p.events.actor()[a.ID]), Mentions: p.mentionCount(a.ID)}
		if len(a.Posts) > 0 {
			item.Note = a.Posts[0].Title
		}
		g.Items = append(g.Items, item)
	}
	return groups
}

func (p *planner) placeGroups(s *sheet, places []*dossier.Place) []Group {
	var g Group
	for _, pl := range places {
		g.Items = append(g.Items, IndexItem{
			Link: s.link(pl), Note: pl.Type, Summary: s.prose(pl.Summary),
			Events: len(p.events.place()[pl.ID]), Mentions: p.mentionCount(pl.ID),
		})
	}
	return []Group{g}
}

func (p *planner) caseGroups(s *sheet, cases []*dossier.Case) []Group {
	var g Group
	for _, c := range cases {
		g.Items = append(g.Items, IndexItem{
			Link: s.link(c), Note: s.dated(c.Start).Label, Summary: s.prose(c.Summary), Events: len(p.events.within()[c.ID]), Hue: p.hues[c.ID],
		})
	}
	return []Group{g}
}

func (p *planner) comparisonGroups(s *sheet, comparisons []*dossier.Comparison) []Group {
	var g Group
	for _, c := range comparisons {
		g.Items = append(g.Items, IndexItem{Link: s.link(c), Summary: s.prose(c.Summary)})
	}
	return []Group{g}
}
