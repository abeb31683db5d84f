package page

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

func (s *sheet) brief() BriefView {
	p, b := s.p, s.p.d.Brief
	v := BriefView{Summary: s.prose(b.Summary), Body: s.body(b)}
	v.Chronology = s.chronology(b.Chronology)
	for _, ref := range b.Actors {
		if a, ok := p.d.Lookup(ref.ID).(*dossier.Actor); ok {
			v.Actors = append(v.Actors, s.actorCard(a))
		}
	}
	if c, ok := p.d.Lookup(b.Comparison.ID).(*dossier.Comparison); ok {
		v.Comparison, v.Columns, v.Rows = s.link(c), s.columns(c), s.rows(c, b.Rows)
	}
	asked := first(p.d.Disputes, room/8, func(d dossier.Dispute) int { return 20 + len(d.Account.Question)/2 })
	v.Disputes, v.MoreAsked, v.Asked = s.questions(asked), len(p.d.Disputes)-len(asked), s.to(leafPath("disagreements", 0))
	v.Total, v.AllSources = len(p.d.Articles), s.to(leafPath("sources", 0))
	if sum(p.d.Articles, sourceWeight) <= room/2 {
		v.Sources = s.sourcesIn(p.d.Articles)
	} else {
		v.Outlets = s.outletCounts()
	}
	s.about = p.compares()
	v.Frame = s.frame("brief", b.Title, cmp.Or(p.d.Config.Description, p.describe(b)))
	return v
}

// chronology sorts chosen events by case, each in order of time; without a
// choice it shows the first events of each case.
func (s *sheet) chronology(refs []dossier.Ref) []CaseEvents {
	chosen := map[*dossier.Entry]bool{}
	for _, ref := range refs {
		chosen[s.p.d.Entries[ref.String()]] = true
	}
	const most = 8 // of each case, where none is chosen
	groups := map[*dossier.Case]*CaseEvents{}
	order := append(slices.Clone(s.p.d.Cases), nil)
	for _, e := range s.p.d.Timeline {
		g := groups[e.Case]
		if g == nil {
			g = &CaseEvents{}
			if e.Case != nil {
				g.Case = s.caseTag(e.Case)
			}
			groups[e.Case] = g
		}
		if chosen[e] || len(refs) == 0 && len(g.Events) < most {
			g.Events = append(g.Events, s.railed(e))
		}
	}
	var list []CaseEvents
	for _, c := range order {
		if g := groups[c]; g != nil && len(g.Events) > 0 {
			list = append(list, *g)
		}
	}
	return list
}

// rows gives the rows of a comparison by their labels; all without labels.
func (s *sheet) rows(c *dossier.Comparison, labels []string) []Row {
	var rows []Row
	l := s.layer(&c.Body)
	for _, t := range c.Body.Tables() {
		for _, cells := range t.Rows[1:] {
			label := s.p.d.WordsIn(&c.Body, cells[0])
			if len(labels) > 0 && !slices.Contains(labels, label) {
				continue
			}
			row := Row{Label: label}
			if s.p.sameWords(&c.Body, cells[1:]) {
				row.Verdict = s.p.words.T("computed: alike")
			}
			for _, i := range cells[1:] {
				row.Cells = append(row.Cells, Cell{
					Text: l.line(slices.Collect(c.Body.Pieces(i))),
					Open: dossier.OpennessOf(strings.TrimSpace(c.Body.Words(i))) != dossier.Answered,
				})
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func (s *sheet) columns(c *dossier.Comparison) []Column {
	var columns []Column
	for i, ref := range c.Of {
		r := s.p.d.Lookup(ref.ID)
		if r == nil {
			continue
		}
		col := Column{Link: s.link(r), Hue: s.p.hues[r.Header().ID]}
		if i < len(c.Subjects) {
			col.Label = c.Subjects[i]
		}
		columns = append(columns, col)
	}
	return columns
}

// questions links the first questions to which the sources give differing
// answers, each to its place on the pages of disagreements.
func (s *sheet) questions(disputes []dossier.Dispute) []Link {
	var links []Link
	leaf, below := 0, 0 // the questions on the pages before
	for i, d := range disputes {
		if parts := s.p.differing(); i == below+len(parts[leaf]) {
			leaf, below = leaf+1, i
		}
		links = append(links, Link{Href: s.to(leafPath("disagreements", leaf)) + "#" + questionID(i), Label: d.Account.Question})
	}
	return links
}

// questionID names the i-th of the questions to which the sources give differing
// answers, on a page that gathers them.
func questionID(i int) string { return "a" + itoa(i+1) }

// disputes gathers accounts that differ, each with its record's page. before is
// how many stand before them.
func (s *sheet) disputes(disputes []dossier.Dispute, before int) []Account {
	var list []Account
	for i, d := range disputes {
		a := s.accounts([]dossier.Account{d.Account})[0]
		a.ID = questionID(before + i)
		if e, ok := d.Record.(*dossier.Event); ok && e.Owner != "" {
			a.Where = Link{Href: s.onTimeline(s.p.d.Entries[e.Owner+"#"+e.ID]), Label: e.Title}
		} else {
			a.Where = s.link(d.Record)
		}
		a.Where.Disputed = false // the question itself says so
		list = append(list, a)
	}
	return list
}

// disputeParts parts the disputes into what a page has room for; there is a page
// even where there is none.
func (p *planner) disputeParts() [][]dossier.Dispute {
	if len(p.d.Disputes) == 0 {
		return [][]dossier.Dispute{nil}
	}
	return parcels(p.d.Disputes, disputeWeight)
}

// disagreements plans the page on which the sources differ, and those over which
// it goes on.
func (p *planner) disagreements() []Page {
	parts, before := p.differing(), 0
	var pages []Page
	for i, part := range parts {
		path, above := leafPath("disagreements", i), before
		before += len(part)
		pages = append(pages, planned(p, path, "disagreements", func(s *sheet) DisagreementsView {
			v := DisagreementsView{Accounts: s.disputes(part, above), Total: len(p.d.Disputes), Leaves: s.leaves("disagreements", len(parts), i)}
			head, crumbs := s.leafHead("disagreements", "Disagreements", i)
			v.Frame = s.frame("disagreements", head, p.words.T("Where the sources differ"), crumbs...)
			return v
		}))
	}
	return pages
}

// sources plans the page of all sources, and those over which it goes on.
func (p *planner) sources() []Page {
	parts, before := p.shelves(), 0
	var pages []Page
	for i, part := range parts {
		path, above := leafPath("sources", i), before
		before += len(part)
		pages = append(pages, planned(p, path, "sources", func(s *sheet) SourcesView {
			v := SourcesView{Total: len(p.d.Articles), Outlets: s.outlets(part, above), Origins: p.origins(), Leaves: s.leaves("sources", len(parts), i)}
			if v.Total > 0 {
				v.Downloads = s.downloads()
			}
			head, crumbs := s.leafHead("sources", "Sources", i)
			v.Frame = s.frame("sources", head, p.words.T("The articles that this dossier rests on"), crumbs...)
			return v
		}))
	}
	return pages
}

func (s *sheet) caseOf(c *dossier.Case) CaseView {
	p := s.p
	v := CaseView{
		Hue: p.hues[c.ID], Start: s.dated(c.Start), End: s.dated(dossier.Dated{Date: c.End}),
		Timeline: s.to("timeline/" + c.ID + "/index.html"),
	}
	v.Summary, v.Body = s.prose(c.Summary), s.body(c)
	v.Accounts = s.accounts(c.Accounts)
	entries := p.events.within()[c.ID]
	shown := first(entries, room*2/3, entryWeight)
	v.Days, v.More = s.days(shown, s.railed), len(entries)-len(shown)
	if v.More == 0 {
		v.Strip, v.Narrow = s.strip(entries, s.entryHref)
	}
	v.Actors, v.MoreActors = s.actorsIn(c)
	v.Places, v.MorePlaces = s.placesIn(c)
	articles, folios := p.about()[c.ID], p.foliosOfCase(c)
	v.Sources, v.Total, v.Origins = s.sourcesIn(folios[0].sources), len(articles), p.originsIn()[c.ID]
	v.Leaves = s.leaves(folderOf(c), len(folios), 0)
	for _, cmp := range p.d.Comparisons {
		if slices.ContainsFunc(cmp.Of, func(r dossier.Ref) bool { return p.canonical(r.ID) == c.ID }) {
			v.Comparisons = append(v.Comparisons, s.link(cmp))
		}
	}
	s.about = p.describedCase(c)
	v.Frame = s.frame("case", c.Title, p.describe(c), s.home(), s.sectionLink("cases", "Cases"))
	return v
}

// actorsIn lists the actors who take part in a case, as far as its page has room
// for them, and counts the others.
func (s *sheet) actorsIn(c *dossier.Case) ([]ActorCard, int) {
	var actors []*dossier.Actor
	for _, a := range s.p.d.Actors {
		if slices.ContainsFunc(s.p.events.actor()[a.ID], func(e *dossier.Entry) bool { return e.Case == c }) {
			actors = append(actors, a)
		}
	}
	shown := first(actors, room/4, func(a *dossier.Actor) int { return recordWeight(a) })
	cards := s.stock.players.list(len(shown))
	for _, a := range shown {
		cards = append(cards, s.actorCard(a))
	}
	return cards, len(actors) - len(shown)
}

// placesIn links the places of a case's events, as far as its page has room for
// them, and counts the others.
func (s *sheet) placesIn(c *dossier.Case) ([]Link, int) {
	var places []*dossier.Place
	for _, pl := range s.p.d.Places {
		if slices.ContainsFunc(s.p.events.place()[pl.ID], func(e *dossier.Entry) bool { return e.Case == c }) {
			places = append(places, pl)
		}
	}
	return someLinks(s, places)
}

// someLinks links the first records of a list, and counts the others.
func someLinks[R dossier.Record](s *sheet, records []R) (links []Link, more int) {
	shown := first(records, room/8, linkWeight[R])
	for _, r := range shown {
		links = append(links, s.link(r))
	}
	return links, len(records) - len(shown)
}

// notFound plans the page that hosts show for an address that leads nowhere,
// at any depth, so that no relative link would hold: its links begin with the
// path of the site's address or, where that is not known, with that of the host.
func (s *sheet) notFound() NotFoundView {
	p := s.p
	s.base = p.d.Config.Root()
	v := NotFoundView{s.frame("404", p.words.T("Page not found"), "")}
	v.Canonical = ""
	return v
}

// redirect plans the page at a former address of a record.
func (p *planner) redirect(alias string, r dossier.Record) Page {
	path := pathAs(r, alias)
	return planned(p, path, "redirect", func(s *sheet) RedirectView {
		v := RedirectView{Target: s.to(pathOf(r))}
		v.Frame = s.frame("redirect", r.Header().Title, "")
		v.Canonical = p.canonicalOf(pathOf(r))
		return v
	})
}
