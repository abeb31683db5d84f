package page

import (
	"slices"
	"strings"

	"dossier/internal/dossier"
)

func (s *sheet) article(a *dossier.Article) ArticleView {
	p := s.p
	v := ArticleView{
		Source: s.source(a), Digest: a.Form == dossier.FormDigest, Rights: string(a.Rights),
		Seed: a.Seed.File, SHA256: a.Seed.SHA256,
	}
	if a.Rights == dossier.RightsFull {
		v.Body = s.text(a)
		v.Body.Backlinks = true
	}
	v.Cited = s.cited(a)
	events := p.events.article()[a]
	v.Events = s.stock.events.list(len(events))
	for _, e := range events {
		v.Events = append(v.Events, s.bare(e))
	}
	v.Actors, v.Places = s.named(a)
	s.stock.work = workOf(a)
	s.about = &s.stock.work
	v.Frame = s.frame("article", a.Title, p.d.Words(a.Summary.Pieces), s.home(), s.sectionLink("sources", "Sources"))
	return v
}

func (s *sheet) sectionLink(folder, label string) Link {
	return Link{Href: s.to(folder + "/index.html"), Label: s.p.words.T(label)}
}

// cited lists an article's cited passages with the pages that cite them.
func (s *sheet) cited(a *dossier.Article) []Passage {
	cited := s.p.d.Cited[a.ID]
	list := s.stock.passages.list(len(cited))
	for _, p := range cited {
		v := Passage{Anchor: p.Anchor, Number: p.Number, Quote: p.Quote, In: s.stock.links.list(len(p.CitedBy))}
		if p.Quote == "" && a.Rights == dossier.RightsExcerpt {
			v.Quote = a.Body.Words(p.Spans[0].Block)
		}
		for _, by := range p.CitedBy {
			if l, ok := s.citer(by); ok && !slices.Contains(v.In, l) {
				v.In = append(v.In, l)
			}
		}
		list = append(list, v)
	}
	return list
}

// citer links a record that cites: an article's own event stands in the
// timeline.
func (s *sheet) citer(by dossier.Citer) (Link, bool) {
	switch {
	case by.Kind == dossier.KindBrief:
		return s.home(), true
	case by.Kind == dossier.KindEvent:
		e := s.p.d.Entries[by.ID]
		if e == nil {
			return Link{}, false
		}
		return s.entryLink(e), true
	}
	return s.linkTo(by.ID)
}

// named lists the actors and places that an article names.
func (s *sheet) named(a *dossier.Article) (actors, places []Link) {
	mentions := s.mentionsIn(&a.Head)
	targets := mentions.Targets()
	if targets == nil {
		return nil, nil
	}
	seen, who, where := &s.stock.seen, s.stock.actors[:0], s.stock.sites[:0]
	seen.anew(len(targets.IDs()))
	for number := range mentions.Numbered() {
		if seen.tick(number) {
			continue
		}
		switch r, link := s.aimedAt(targets, number); r.(type) {
		case *dossier.Actor:
			who = append(who, link)
		case *dossier.Place:
			where = append(where, link)
		}
	}
	s.stock.actors, s.stock.sites = who, where
	return s.byTitle(who), s.byTitle(where)
}

// aimedAt finds a record that is named in a text by its number among the targets,
// and leads to it; it gives none where there is none.
func (s *sheet) aimedAt(targets *dossier.Targets, number int) (dossier.Record, Link) {
	if c := s.target(targets, number); c != nil {
		return c.record, s.linkOf(c)
	}
	return s.known(targets.IDs()[number])
}

// byTitle gives links in the order of their words.
func (s *sheet) byTitle(links []Link) []Link {
	slices.SortFunc(links, func(a, b Link) int { return strings.Compare(a.Label, b.Label) })
	return append(s.stock.links.list(len(links)), links...)
}

// eventAt makes the page of the i-th entry of the timeline. Before and after it
// stand the nearest events with pages, of the same case where it has one.
func (s *sheet) eventAt(i int) EventView {
	p := s.p
	e := p.d.Timeline[i]
	v := EventView{Event: s.told(e)}
	v.Body = s.body(e.Event)
	v.Accounts = s.accounts(e.Accounts())
	v.Reports = s.reports(e)
	if j := p.neighbour(i, -1); j >= 0 {
		v.Before = s.bare(p.d.Timeline[j])
	}
	if j := p.neighbour(i, 1); j >= 0 {
		v.After = s.bare(p.d.Timeline[j])
	}
	s.about = p.describedEvent(e)
	v.Frame = s.frame("event", e.Event.Title, p.describe(e.Event), s.home(), s.sectionLink("timeline", "Timeline"))
	return v
}

// bare is an event as a link: title, date and case. An event without a page
// stands in the timeline.
func (s *sheet) bare(e *dossier.Entry) EventItem {
	var item EventItem
	c := s.cards.head(&e.Event.Head)
	if c != nil {
		item.Event, item.Date = s.linkOf(c), c.date
	} else {
		item.Event, item.Date = s.entryLink(e), s.dated(e.Event.Date)
	}
	item.Case = s.caseOfEvent(e, c.ofEvent())
	return item
}

func (s *sheet) entryLink(e *dossier.Entry) Link {
	if e.HasPage() {
		return s.link(e.Event)
	}
	l := s.p.label(e.Event)
	l.Href = s.onTimeline(e)
	return l
}

func (p *planner) neighbour(i, step int) int {
	here := p.d.Timeline[i]
	for j := i + step; j >= 0 && j < len(p.d.Timeline); j += step {
		if e := p.d.Timeline[j]; e.HasPage() && e.Case == here.Case {
			return j
		}
	}
	return -1
}

// told gives the event of a page of its own, where the marks of its actors'
// offices stand between those of its summary and of its evidence.
func (s *sheet) told(e *dossier.Entry) EventItem {
	summary := s.prose(e.Event.Summary)
	c := s.cards.head(&e.Event.Head)
	actors := s.parts(e.Event, c.ofEvent(), true)
	return s.item(e, c, summary, s.evidenceOf(e.Event, c.ofEvent()), actors)
}

// reports sets side by side what each article says of an event.
func (s *sheet) reports(e *dossier.Entry) []Report {
	list := s.stock.reports.list(len(e.Reports))
	cited := s.citedOf(e)
	for _, a := range e.Reports {
		list = append(list, Report{s.sourceHead(a), s.quotes(cited, a)})
	}
	return list
}

// citedOf gives the quoted passages that an event's page and the events it gathers cite,
// each once. They are good until it is asked again.
func (s *sheet) citedOf(e *dossier.Entry) []*dossier.Passage {
	list := s.stock.reported[:0]
	add := func(cites []dossier.Cite) {
		for _, c := range cites {
			passage := s.p.d.Evidence[c.Claim]
			if passage != nil && passage.Quote != "" && !slices.Contains(list, passage) {
				list = append(list, passage)
			}
		}
	}
	add(dossier.Cites(e.Event))
	for _, g := range e.Gathers {
		add(dossier.Cites(g))
	}
	s.stock.reported = list
	return list
}

// quotes lists the passages that are an article's.
func (s *sheet) quotes(passages []*dossier.Passage, a *dossier.Article) []Quoted {
	list := s.stock.quotes.open()
	for _, p := range passages {
		if p.Article == a.ID {
			q := Quoted{Words: p.Quote, Language: s.p.foreign(a), Where: p.Number}
			q.Href, q.Passage = s.passage(p, a, s.wayTo(&a.Head))
			list = append(list, q)
		}
	}
	return s.stock.quotes.close(list)
}

func (s *sheet) actor(a *dossier.Actor) ActorView {
	p := s.p
	v := ActorView{
		Type: p.sort(string(a.Type)), Withheld: a.Withheld, MemberOf: s.links(a.MemberOf, nil), Wikidata: a.Wikidata,
	}
	v.Spellings = s.spellings(a.ID)
	v.Names = unwritten(a.OtherNames, v.Spellings)
	v.Summary = s.prose(a.Summary)
	v.Posts = s.posts(a)
	v.Tenures, v.Narrow = s.tenures(a)
	v.Body = s.body(a)
	v.Members, v.MoreOf = someLinks(s, p.members()[a.ID])
	v.Accounts = s.accounts(a.Accounts)
	folios := p.foliosOfActor(a)
	v.Events = s.events(folios[0].events)
	v.Company, v.Speech = s.company(a), s.speech(a.ID)
	v.Mentions, v.Leaves = s.mentionsOf(folios[0].mentions), s.leaves(folderOf(a), len(folios), 0)
	s.about = p.describedActor(a)
	v.Frame = s.frame("actor", a.Title, p.describeByName(a), s.home(), s.sectionLink("actors", "Actors"))
	return v
}

// describe gives a record's summary, or its first paragraph.
func (p *planner) describe(r dossier.Record) string {
	h := r.Header()
	if !h.Summary.Empty() {
		return p.d.Words(h.Summary.Pieces)
	}
	for i := range h.Body.Blocks {
		if h.Body.Blocks[i].Kind == dossier.Paragraph {
			return p.d.WordsIn(&h.Body, i)
		}
	}
	return ""
}

// describeByName describes an actor or a place for those who do not see the
// page's title: "bank that suspended aid" may be two of them.
func (p *planner) describeByName(r dossier.Record) string {
	text := p.describe(r)
	if name := r.Header().Title; text != "" && !strings.HasPrefix(text, name) {
		return name + p.words.T(":") + " " + text
	}
	return text
}

func (s *sheet) place(pl *dossier.Place) PlaceView {
	p := s.p
	v := PlaceView{Type: pl.Type, Names: pl.OtherNames, Within: s.within(pl)}
	if c := pl.Coordinates; c != nil {
		v.Map = s.locator(pl)
		v.Lat, v.Lon = degrees(c.Lat), degrees(c.Lon)
	}
	v.Summary, v.Body = s.prose(pl.Summary), s.body(pl)
	v.Holds, v.MoreIn = someLinks(s, p.holds()[pl.ID])
	v.Accounts = s.accounts(pl.Accounts)
	folios := p.foliosOfPlace(pl)
	v.Events, v.Mentions = s.events(folios[0].events), s.mentionsOf(folios[0].mentions)
	v.Leaves = s.leaves(folderOf(pl), len(folios), 0)
	s.about = p.describedPlace(pl)
	v.Frame = s.frame("place", pl.Title, p.describeByName(pl), s.home(), s.sectionLink("places", "Places"))
	return v
}

// within lists the places around a place, the widest first. A circle of places
// ends where it began.
func (s *sheet) within(pl *dossier.Place) []Link {
	var chain []Link
	seen := map[string]bool{pl.ID: true}
	for id := pl.Within.ID; id != ""; {
		outer, ok := s.p.d.Lookup(id).(*dossier.Place)
		if !ok || seen[outer.ID] {
			break
		}
		seen[outer.ID] = true
		chain = append(chain, s.link(outer))
		id = outer.Within.ID
	}
	slices.Reverse(chain)
	return chain
}

func (s *sheet) page(pg *dossier.Page) PageView {
	p := s.p
	v := PageView{Summary: s.prose(pg.Summary)}
	v.Body, v.Accounts = s.body(pg), s.accounts(pg.Accounts)
	v.Frame = s.frame("page", pg.Title, p.describe(pg), s.home())
	return v
}
