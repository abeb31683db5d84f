package page

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/dossier"
)

// event gives an event as an item of a list that shows its summary, then the
// marks of its evidence.
func (s *sheet) event(e *dossier.Entry) EventItem {
	return s.eventBy(e, s.cards.head(&e.Event.Head))
}

// eventBy is event of one that has a card, or nil.
func (s *sheet) eventBy(e *dossier.Entry, c *card) EventItem {
	summary := s.prose(e.Event.Summary)
	return s.item(e, c, summary, s.evidenceOf(e.Event, c.ofEvent()), s.parts(e.Event, c.ofEvent(), false))
}

// railed gives an event as an item of a list that shows the marks of its
// evidence beside the title, then its summary.
func (s *sheet) railed(e *dossier.Entry) EventItem {
	c := s.cards.head(&e.Event.Head)
	evidence := s.evidenceOf(e.Event, c.ofEvent())
	return s.item(e, c, s.prose(e.Event.Summary), evidence, s.parts(e.Event, c.ofEvent(), false))
}

func (s *sheet) item(e *dossier.Entry, c *card, summary Text, evidence []NoteRef, actors []Role) EventItem {
	ev := e.Event
	item := EventItem{
		ID: s.itemID(ev, "", ""), End: s.dated(dossier.Dated{Date: ev.End}), Actors: actors,
		Evidence: evidence, Summary: summary, Proposed: ev.Proposed,
	}
	switch {
	case c != nil:
		item.Event, item.Date, item.Origins = s.linkOf(c), c.date, c.event.origins
	case e.HasPage():
		item.Event, item.Date, item.Origins = s.link(ev), s.dated(ev.Date), s.originsOf(e)
	default:
		item.Event, item.Date, item.Origins = s.p.label(ev), s.dated(ev.Date), s.originsOf(e)
	}
	known := c.ofEvent()
	item.Case = s.caseOfEvent(e, known)
	item.Places = s.links(ev.Places, known.places)
	item.Reports = s.stock.links.list(len(e.Reports))
	for i, a := range e.Reports {
		if i < len(known.reports) && known.reports[i] != nil {
			item.Reports = append(item.Reports, s.linkOf(known.reports[i]))
		} else {
			item.Reports = append(item.Reports, s.link(a))
		}
	}
	return item
}

// itemID names an event on a page that lists it, behind what leads there in two parts.
// No id holds "_".
func (s *sheet) itemID(e *dossier.Event, way, sign string) string {
	if e.Owner != "" {
		return s.stock.words.joined(way, sign, "e-", e.Owner, "_", e.ID)
	}
	return s.stock.words.joined(way, sign, "e-", e.ID)
}

func (s *sheet) events(entries []*dossier.Entry) []EventItem {
	items := s.stock.events.list(len(entries))
	for _, e := range entries {
		items = append(items, s.event(e))
	}
	return items
}

// days groups entries, which are in order of time, by the day they say in the
// dossier's zone. item makes the items.
func (s *sheet) days(entries []*dossier.Entry, item func(*dossier.Entry) EventItem) []Day {
	days := s.stock.days.open()
	for _, e := range entries {
		d := e.Event.Date.Date.In(s.p.locale.Zone)
		if day := d.Day(); !day.IsZero() {
			d = day
		}
		day := s.dated(dossier.Dated{Date: d})
		if n := len(days); n == 0 || days[n-1].Label != day.Label {
			s.endDay(days)
			days = append(days, Day{Label: day.Label, ISO: day.ISO, Events: s.stock.events.open()})
		}
		last := &days[len(days)-1]
		last.Events = append(last.Events, item(e))
	}
	s.endDay(days)
	return s.stock.days.close(days)
}

// endDay closes the list of the last day.
func (s *sheet) endDay(days []Day) {
	if n := len(days) - 1; n >= 0 {
		days[n].Events = s.stock.events.close(days[n].Events)
	}
}

func (s *sheet) caseTag(c *dossier.Case) CaseTag { return CaseTag{s.link(c), s.p.hues[c.ID]} }

// caseOfEvent tags the case to which an event belongs, where there is one.
func (s *sheet) caseOfEvent(e *dossier.Entry, known *eventCard) CaseTag {
	switch {
	case known.within != nil:
		return s.tagOf(known.within)
	case e.Case != nil:
		return s.caseTag(e.Case)
	}
	return CaseTag{}
}

// tagOf is caseTag by the case's card.
func (s *sheet) tagOf(c *card) CaseTag { return CaseTag{s.linkOf(c), int(c.count)} }

func (s *sheet) caseTags(refs []dossier.Ref) []CaseTag {
	tags := s.stock.tags.list(len(refs))
	for _, ref := range refs {
		known := s.cards.id(ref.ID)
		if known != nil {
			if _, ok := known.record.(*dossier.Case); ok {
				tags = append(tags, s.tagOf(known))
			}
		} else if c, ok := s.p.d.Lookup(ref.ID).(*dossier.Case); ok {
			tags = append(tags, s.caseTag(c))
		}
	}
	return tags
}

// accounts gives the questions to which a record lists answers.
func (s *sheet) accounts(list []dossier.Account) []Account {
	var accounts []Account
	for i, a := range list {
		v := Account{ID: "a" + itoa(i+1), Question: a.Question, Disputed: a.Disputed()}
		for j, answer := range a.Answers {
			v.Answers = append(v.Answers, Answer{
				Value: s.prose(answer.Value), Evidence: s.cites(answer.Cites),
				Sources: s.sourcesOf(answer.Cites), Preferred: a.Prefer == j+1,
			})
		}
		v.Why = s.prose(a.Why)
		accounts = append(accounts, v)
	}
	return accounts
}

// sourcesOf lists the articles that citations name, each once.
func (s *sheet) sourcesOf(cites []dossier.Cite) []Teller {
	var list []Teller
	seen := map[*dossier.Article]bool{}
	for _, c := range cites {
		if a, ok := s.p.d.Lookup(c.Source).(*dossier.Article); ok && !seen[a] {
			seen[a] = true
			link, outlet, date := s.headed(a)
			list = append(list, Teller{link, outlet, date})
		}
	}
	return list
}

// source gives an article as an item of a list.
func (s *sheet) source(a *dossier.Article) Source {
	v := s.sourceHead(a)
	v.Summary = s.prose(a.Summary)
	return v
}

// sourceHead gives an article without its summary.
func (s *sheet) sourceHead(a *dossier.Article) Source {
	c := s.cards.head(&a.Head)
	link, outlet, date := s.headedBy(c, a)
	v := Source{
		Article: link, Outlet: outlet, Date: date, Form: s.p.sort(string(a.Form)),
		Byline: a.Byline, Credit: a.Credit, Retrieved: s.dated(dossier.Dated{Date: a.Retrieved}), Cases: s.caseTags(a.Cases),
	}
	if c != nil {
		v.Cited, v.Origin = int(c.count), c.origin
	} else {
		v.Cited, v.Origin = len(s.p.d.Cited[a.ID]), otherOrigin(s.p.d.Weights.Origins[a.ID], a)
	}
	if a.URL != "" {
		v.Original = original(a.URL)
	}
	if a.Archive != "" {
		v.Archive = original(a.Archive)
	}
	return v
}

// otherOrigin names an origin that is not the article's outlet. An article that
// names none is its own origin.
func otherOrigin(o dossier.Origin, a *dossier.Article) string {
	if o.From == "" || o.Name == a.Publisher {
		return ""
	}
	return o.Name
}

// originsOf counts the origins of articles.
func (p *planner) originsOf(articles []*dossier.Article) int {
	names := map[string]bool{}
	for _, a := range articles {
		names[p.d.Weights.Origins[a.ID].Name] = true
	}
	return len(names)
}

// countOrigins counts those of each case's articles, which many pages list.
func (p *planner) countOrigins() map[string]int {
	counts := make(map[string]int, len(p.d.Cases))
	for id, articles := range p.about() {
		counts[id] = p.originsOf(articles)
	}
	return counts
}

func (s *sheet) sourcesIn(list []*dossier.Article) []Source {
	sources := s.stock.sources.list(len(list))
	for _, a := range list {
		sources = append(sources, s.source(a))
	}
	return sources
}

// actorCard gives an actor as an item of a list.
func (s *sheet) actorCard(a *dossier.Actor) ActorCard {
	card := ActorCard{
		Actor: s.link(a), Type: s.p.sort(string(a.Type)), Summary: s.prose(a.Summary),
		Events: len(s.p.events.actor()[a.ID]), Mentions: s.p.mentionCount(a.ID),
	}
	for _, post := range a.Posts {
		card.Posts = append(card.Posts, post.Title)
	}
	return card
}

// sort names a type of actor or a form of article: "armed force".
func (p *planner) sort(name string) string {
	return p.words.T(strings.ReplaceAll(name, "-", " "))
}

// mentionCount counts how often the articles name a record.
func (p *planner) mentionCount(id string) int {
	return timesOf(p.d.Named[id])
}

// mentionsOf lists where articles name a record. Words are shown only from articles
// whose text the site shows.
func (s *sheet) mentionsOf(n naming) []Mention {
	n.known = s.cards.named(n.id)
	list := s.stock.mentions.list(len(n.articles))
	for i, m := range n.articles {
		c := n.card(s.cards, i)
		link, outlet, date := s.headedBy(c, m.Article)
		shown := 0
		if c.shownWhole(m.Article) {
			shown = min(m.Times, mostSnippets)
		}
		list = append(list, Mention{Article: link, Outlet: outlet, Date: date, Snippets: s.stock.snippets.list(shown), More: m.Times - shown})
	}
	for i := range list {
		s.stock.fetch(list[i].Article.Href)
		s.stock.fetch(list[i].Article.Label)
		s.stock.fetch(list[i].Date.Short)
	}
	for p := range s.places(n, func(i int) int { return n.articles[i].Times - list[i].More }, around, around+1) {
		v := &list[p.naming]
		v.Snippets = append(v.Snippets, s.snippet(p, v.Article.Href))
	}
	return list
}

const (
	mostSnippets = 4  // places of one article that are shown with their words
	around       = 70 // bytes of these on each side of a name, at most
)

// snippet gives a place with the words around the name, of which there is one byte
// more than is shown where there are more.
func (s *sheet) snippet(p place, href string) Snippet {
	name := min(p.at.From, around)
	behind := name + p.at.To - p.at.From
	v := Snippet{Name: p.words[name:behind], At: Anchor{href, p.number}}
	v.Lead.Words, v.Rest.Words = p.words[:name], p.words[behind:]
	if p.at.From > around {
		cut := v.Lead.Words
		_, rest, ok := strings.Cut(cut, " ")
		for !ok && !utf8.RuneStart(cut[0]) {
			cut = cut[1:]
		}
		if ok {
			cut = rest
		}
		v.Lead = Excerpt{Words: cut, MoreBefore: true}
	}
	if rest := v.Rest.Words; len(rest) > around {
		cut := rest[:around]
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		if !utf8.ValidString(cut) {
			cut = strings.ToValidUTF8(cut, "")
		}
		v.Rest = Excerpt{Words: cut, MoreAfter: true}
	}
	return v
}
