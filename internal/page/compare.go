package page

import (
	"slices"
	"strconv"

	"dossier/internal/dossier"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (p *planner) comparison(c *dossier.Comparison) Page {
	s := p.sheet(pathOf(c), c.ID)
	v := ComparisonView{Columns: s.columns(c), Summary: s.prose(c.Summary)}
	v.Body = s.body(c)
	v.Body.Table = TableLook{v.Columns}
	v.Accounts = s.accounts(c.Accounts)
	subjects := p.subjects(c)
	v.Shared, v.Only = s.shared(subjects)
	v.Facts = s.facts(subjects)
	v.Frame = s.frame("comparison", c.Title, p.describe(c), s.home(), s.sectionLink("comparisons", "Comparisons"))
	return Page{s.path, "comparison", v}
}

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
			s.events = p.byCase[r.ID]
			s.sources = p.articlesOf(r)
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
			s.events = p.byArticle[r]
			for _, m := range p.d.Mentions[r.ID] {
				s.members[m.Target] = true
			}
		default:
			continue
		}
		list = append(list, s)
	}
	return list
}

// shared lists the actors and places that all subjects have, and for each
// subject those that it alone has.
func (s *sheet) shared(subjects []subject) (all Shared, only []Shared) {
	only = make([]Shared, len(subjects))
	for _, a := range s.p.d.Actors {
		if to := holder(subjects, a.ID, &all, only); to != nil {
			to.Actors = append(to.Actors, s.link(a))
		}
	}
	for _, pl := range s.p.d.Places {
		if to := holder(subjects, pl.ID, &all, only); to != nil {
			to.Places = append(to.Places, s.link(pl))
		}
	}
	return all, only
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

// facts are rows counted from the dossier, not written by the editor.
func (s *sheet) facts(subjects []subject) []Row {
	w := s.p.words
	began, events, reports := Row{Label: w.T("Began")}, Row{Label: w.T("Events in this dossier")}, Row{Label: w.T("Sources in this dossier")}
	add := func(row *Row, words string) {
		row.Cells = append(row.Cells, Cell{Text: plainText(words)})
	}
	cases := true
	for _, subj := range subjects {
		switch r := subj.record.(type) {
		case *dossier.Case:
			add(&began, s.dated(r.Start).Label)
			add(&reports, w.Count(len(subj.sources), "source")+", "+w.Count(s.p.originsOf(subj.sources), "origin"))
		case *dossier.Article:
			cases = false
			add(&began, s.dated(r.Date).Label)
		}
		add(&events, w.Count(len(subj.events), "event"))
	}
	if !cases {
		began.Label, events.Label = w.T("Published"), w.T("Events that it reports")
		return []Row{began, events}
	}
	return []Row{began, events, reports}
}

func plainText(words string) Text {
	return Text{Blocks: []Block{{Kind: dossier.Tight, Pieces: []Piece{{Kind: dossier.Text, Text: words}}}}}
}

// indexes plans the lists of actors, places, cases and comparisons.
func (p *planner) indexes() []Page {
	return []Page{
		p.index("actors", "Actors", "People, groups, bodies and states", p.actorGroups),
		p.index("places", "Places", "Where things happened", p.placeGroups),
		p.index("cases", "Cases", "What is compared", p.caseGroups),
		p.index("comparisons", "Comparisons", "Side by side", p.comparisonGroups),
	}
}

func (p *planner) index(folder, title, description string, groups func(*sheet) []Group) Page {
	s := p.sheet(folder+"/index.html", "")
	v := IndexView{Groups: groups(s)}
	v.Frame = s.frame("index", p.words.T(title), p.words.T(description), s.home())
	return Page{s.path, "index", v}
}

// actorHeads are the headings of the types of actor.
var actorHeads = map[dossier.ActorType]string{
	"person": "People", "group": "Groups", "armed-force": "Armed forces", "organization": "Organizations",
	"state": "States", "outlet": "Outlets", "": "Others",
}

// actorGroups sorts actors by their types, those without one last.
func (p *planner) actorGroups(s *sheet) []Group {
	var groups []Group
	for _, t := range append(slices.Clone(dossier.ActorTypes), "") {
		g := Group{Label: p.words.T(actorHeads[t])}
		for _, a := range p.d.Actors {
			if a.Type != t {
				continue
			}
			item := IndexItem{Link: s.link(a), Summary: s.prose(a.Summary), Events: len(p.byActor[a.ID]), Mentions: p.mentionCount(a.ID)}
			if len(a.Posts) > 0 {
				item.Note = a.Posts[0].Title
			}
			g.Items = append(g.Items, item)
		}
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (p *planner) placeGroups(s *sheet) []Group {
	var g Group
	for _, pl := range p.d.Places {
		g.Items = append(g.Items, IndexItem{
			Link: s.link(pl), Note: pl.Type, Summary: s.prose(pl.Summary),
			Events: len(p.byPlace[pl.ID]), Mentions: p.mentionCount(pl.ID),
		})
	}
	return []Group{g}
}

func (p *planner) caseGroups(s *sheet) []Group {
	var g Group
	for _, c := range p.d.Cases {
		g.Items = append(g.Items, IndexItem{
			Link: s.link(c), Note: s.dated(c.Start).Label, Summary: s.prose(c.Summary), Events: len(p.byCase[c.ID]), Hue: p.hues[c.ID],
		})
	}
	return []Group{g}
}

func (p *planner) comparisonGroups(s *sheet) []Group {
	var g Group
	for _, c := range p.d.Comparisons {
		g.Items = append(g.Items, IndexItem{Link: s.link(c), Summary: s.prose(c.Summary)})
	}
	return []Group{g}
}
