package page

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

func (p *planner) brief() BriefView {
	b := p.d.Brief
	s := p.sheet("index.html", "")
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
	v.Disputes = s.questions()
	v.Sources = s.sources(p.d.Articles)
	s.about = p.cases()
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
	l := s.layer(c.Body)
	for _, t := range c.Body.Tables() {
		for _, cells := range t.Rows[1:] {
			label := s.p.d.Words(c.Body[cells[0]].Pieces)
			if len(labels) > 0 && !slices.Contains(labels, label) {
				continue
			}
			row := Row{Label: label}
			if s.p.sameWords(c.Body, cells[1:]) {
				row.Verdict = s.p.words.T("computed: alike")
			}
			for _, i := range cells[1:] {
				row.Cells = append(row.Cells, Cell{
					Text: l.lay(line(c.Body[i].Pieces)),
					Open: dossier.OpennessOf(strings.TrimSpace(c.Body[i].Words())) != dossier.Answered,
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

// questions links each question to which the sources give differing answers to
// its place on the page of disagreements.
func (s *sheet) questions() []Link {
	var links []Link
	for i, d := range s.p.d.Disputes {
		links = append(links, Link{Href: s.to("disagreements/index.html") + "#a" + itoa(i+1), Label: d.Account.Question})
	}
	return links
}

// disputes gathers the accounts that differ, each with its record's page.
func (s *sheet) disputes() []Account {
	var list []Account
	for i, d := range s.p.d.Disputes {
		a := s.accounts([]dossier.Account{d.Account})[0]
		a.ID = "a" + itoa(i+1)
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

func (p *planner) disagreements() DisagreementsView {
	s := p.sheet("disagreements/index.html", "")
	v := DisagreementsView{Accounts: s.disputes()}
	v.Frame = s.frame("disagreements", p.words.T("Disagreements"), p.words.T("Where the sources differ"), s.home())
	return v
}

func (p *planner) sources() SourcesView {
	s := p.sheet("sources/index.html", "")
	v := SourcesView{Total: len(p.d.Articles), Outlets: s.outlets(), Origins: p.originsOf(p.d.Articles)}
	if v.Total > 0 {
		v.Downloads = s.downloads()
	}
	v.Frame = s.frame("sources", p.words.T("Sources"), p.words.T("The articles that this dossier rests on"), s.home())
	return v
}

func (p *planner) caseOf(c *dossier.Case) CaseView {
	s := p.sheet(pathOf(c), c.ID)
	v := CaseView{
		Hue: p.hues[c.ID], Start: s.dated(c.Start), End: s.dated(dossier.Dated{Date: c.End}),
		Timeline: s.to("timeline/" + c.ID + "/index.html"),
	}
	v.Summary, v.Body = s.prose(c.Summary), s.body(c)
	v.Accounts = s.accounts(c.Accounts)
	entries := p.byCase[c.ID]
	shown := first(entries, 2, entryWeight)
	v.Days, v.More = s.days(shown, s.railed), len(entries)-len(shown)
	if v.More == 0 {
		v.Strip, v.Narrow = s.strip(entries, s.entryHref)
	}
	v.Actors, v.MoreActors = s.actorsIn(c)
	for _, pl := range p.d.Places {
		if slices.ContainsFunc(p.byPlace[pl.ID], func(e *dossier.Entry) bool { return e.Case == c }) {
			v.Places = append(v.Places, s.link(pl))
		}
	}
	articles := p.articlesOf(c)
	v.Sources, v.Origins = s.sources(articles), p.originsOf(articles)
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
		if slices.ContainsFunc(s.p.byActor[a.ID], func(e *dossier.Entry) bool { return e.Case == c }) {
			actors = append(actors, a)
		}
	}
	var cards []ActorCard
	shown := first(actors, 4, func(a *dossier.Actor) int { return recordWeight(a) })
	for _, a := range shown {
		cards = append(cards, s.actorCard(a))
	}
	return cards, len(actors) - len(shown)
}

// articlesOf lists the articles that are about a case.
func (p *planner) articlesOf(c *dossier.Case) []*dossier.Article {
	var list []*dossier.Article
	for _, a := range p.d.Articles {
		if slices.ContainsFunc(a.Cases, func(r dossier.Ref) bool { return p.canonical(r.ID) == c.ID }) {
			list = append(list, a)
		}
	}
	return list
}

// notFound plans the page that hosts show for an address that leads nowhere,
// at any depth, so that no relative link would hold: its links begin with the
// path of the site's address or, where that is not known, with that of the host.
func (p *planner) notFound() NotFoundView {
	s := p.sheet("404.html", "")
	s.base = p.d.Config.Root()
	v := NotFoundView{s.frame("404", p.words.T("Page not found"), "")}
	v.Canonical = ""
	return v
}

// redirects plans a page at each former address of a record.
func (p *planner) redirects() []Page {
	var pages []Page
	for alias, r := range p.d.Records {
		if alias == r.Header().ID {
			continue
		}
		old := *r.Header()
		old.ID = alias
		path := pathOf(&old)
		pages = append(pages, planned(path, "redirect", func() RedirectView {
			s := p.sheet(path, "")
			v := RedirectView{Target: s.to(pathOf(r))}
			v.Frame = s.frame("redirect", r.Header().Title, "")
			v.Canonical = p.canonicalOf(pathOf(r))
			return v
		}))
	}
	return pages
}
