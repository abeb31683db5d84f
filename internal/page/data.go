package page

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/jsonld"
)

// Data tells machines what a page is, as JSON-LD that may stand in a script
// element as it is. Only this package makes any.
type Data []byte

// String gives the data to a layout that shows them as words.
func (d Data) String() string { return string(d) }

// pageTypes tells what sort of page each kind is. A kind that is missing says
// nothing to machines: the page for paper, for one, repeats all others.
var pageTypes = map[string]jsonld.PageType{
	"brief": jsonld.Report, "timeline": jsonld.CollectionPage, "index": jsonld.CollectionPage, "sources": jsonld.CollectionPage,
	"disagreements": jsonld.CollectionPage, "gaps": jsonld.WebPage, "comparison": jsonld.WebPage, "page": jsonld.WebPage,
	"article": jsonld.WebPage, "event": jsonld.WebPage, "actor": jsonld.WebPage, "place": jsonld.WebPage, "case": jsonld.WebPage,
}

// aboutPages are the ids of pages that tell of the dossier itself, by the names
// that editors give them. Any other page is just a page.
var aboutPages = map[string]bool{
	"about": true, "method": true, "methods": true, "methodology": true, "a-propos": true, "methode": true, "methodologie": true,
}

// data describes the page of a finished frame, with the sources of its notes.
func (s *sheet) data(f Frame) Data {
	kind, told := pageTypes[f.Kind]
	if !told {
		return nil
	}
	c := s.p.d.Config
	described := jsonld.Page{
		Site: jsonld.Site{Name: c.Title, Description: c.Description, Language: c.Language, URL: c.BaseURL, Author: c.Author},
		Type: kind, Name: f.Title, Description: f.Description, URL: f.Canonical, Image: f.Site.Card, About: s.about,
		Modified: s.modified(),
	}
	if f.Kind == "page" && aboutPages[s.self] {
		described.Type = jsonld.AboutPage
	}
	if f.Kind == "brief" {
		described.Covers = s.p.covered()
	}
	described.Crumbs = s.stock.crumbs.list(len(f.Crumbs))
	for _, crumb := range f.Crumbs {
		described.Crumbs = append(described.Crumbs, jsonld.Link{Name: crumb.Label, URL: s.whole(crumb.Href)})
	}
	described.Cited, described.Quoted = s.evidence()
	s.stock.data = described.Append(slices.Grow(s.stock.data[:0], 2<<10)) // what most pages need
	if len(s.stock.data) == 0 {
		return nil
	}
	return s.stock.data
}

// modified is the last change of the page that its record's file states. That
// of an article states the newspaper's.
func (s *sheet) modified() date.Date {
	if s.path == pathOf(s.p.d.Brief) {
		return s.p.d.Brief.Lastmod
	}
	if _, theirs := s.record.(*dossier.Article); theirs || s.record == nil {
		return date.Date{}
	}
	return s.record.Header().Lastmod
}

// whole gives the full address of what an address on the page leads to, where
// that of the site is known.
func (s *sheet) whole(href string) string {
	if s.p.d.Config.BaseURL == "" {
		return ""
	}
	rest, depth := href, s.depth
	for ; depth > 0 && strings.HasPrefix(rest, "../"); depth-- {
		rest = rest[len("../"):]
	}
	if depth > 0 || rest != path.Clean(rest) { // else it begins at the site's root, and is a path already
		rest = path.Join(path.Dir(s.path), href)
	}
	return s.canonical(rest)
}

// evidence lists the articles that the page cites, each once, and the words that
// its notes show of them.
func (s *sheet) evidence() ([]jsonld.Article, []jsonld.Quotation) {
	cited := s.stock.cited.open()
	quoted := s.stock.quoted.open()
	seen := s.stock.met()
	for _, passage := range s.order {
		if len(cited) >= jsonld.MaxCited && len(quoted) == jsonld.MaxCited {
			break // no more of either is told
		}
		a := s.p.d.Records[passage.Article].(*dossier.Article)
		work := workOf(a)
		if work.Headline == "" && work.URL == "" { // nothing is left to tell it by
			continue
		}
		if !seen[a.ID] {
			seen[a.ID] = true
			cited = append(cited, work)
		}
		if verbatim(passage, a) && len(quoted) < jsonld.MaxCited {
			quoted = append(quoted, jsonld.Quotation{Text: passage.Quote, Language: a.Language, Speaker: s.p.speakerOf(passage), Source: work})
		}
	}
	return s.stock.cited.close(cited), s.stock.quoted.close(quoted)
}

// speakerOf tells who speaks the words of a passage: the one actor with whose
// words in quotation marks, as they are certain, all of it stands. It is zero for
// any other passage.
func (p *planner) speakerOf(passage *dossier.Passage) jsonld.Actor {
	var speaker *dossier.Actor
	a, _ := p.d.Records[passage.Article].(*dossier.Article)
	for _, span := range passage.Spans {
		var who *dossier.Actor
		for said := range p.d.Voices.In(a) {
			if quotes(said.Said, span) {
				who, _ = p.d.Records[said.Actor].(*dossier.Actor)
				break
			}
		}
		if who == nil {
			return jsonld.Actor{}
		}
		if speaker != nil && who != speaker {
			return jsonld.Actor{}
		}
		speaker = who
	}
	if speaker == nil || speaker.Type == "" { // a person or a body: nobody says which
		return jsonld.Actor{}
	}
	l := p.pageOf(speaker)
	return jsonld.Actor{Type: string(speaker.Type), Name: l.Name, URL: l.URL}
}

// verbatim reports whether the words that a passage quotes are the newspaper's.
// Of a digest only speech in quotation marks is.
func verbatim(passage *dossier.Passage, a *dossier.Article) bool {
	if a.Form != dossier.FormDigest || passage.Quote == "" {
		return passage.Quote != ""
	}
	return !slices.ContainsFunc(passage.Spans, func(span dossier.Range) bool {
		return !slices.ContainsFunc(a.Speech.List(), func(said dossier.Said) bool { return quotes(said, span) })
	})
}

// quotes reports whether words in quotation marks hold all of a stretch of the text.
func quotes(said dossier.Said, span dossier.Range) bool {
	words := said.Words()
	return said.Direct && words.Block == span.Block && words.From <= span.From && span.To <= words.To
}

// workOf is the newspaper's article behind a record of ours. A digest's title is
// no headline of the newspaper's.
func workOf(a *dossier.Article) jsonld.Article {
	work := jsonld.Article{Headline: a.Title, Publisher: a.Publisher, Language: a.Language}
	if a.Form == dossier.FormDigest {
		work.Headline = ""
	}
	if a.Date.Basis == date.Stated {
		work.Published = a.Date.Date
	}
	work.Modified = a.Lastmod
	if a.URL != "" {
		work.URL = original(a.URL)
	}
	if a.Archive != "" {
		work.Archive = original(a.Archive)
	}
	return work
}

// known gives beginning and end as the sources do, and none that an editor
// inferred.
func known(start dossier.Dated, end date.Date) (date.Date, date.Date) {
	if start.Basis == date.Inferred {
		return date.Date{}, date.Date{}
	}
	return start.Date, end
}

// covered is the time from the first beginning of a case to the last end. It is
// zero where one of them is not known.
func (p *planner) covered() date.Date {
	var from, to date.Date
	for _, c := range p.d.Cases {
		start, end := known(c.Start, c.End)
		if end.IsZero() {
			end = start
		}
		start, end = start.Start(), end.End()
		if start.IsZero() || end.IsZero() {
			return date.Date{}
		}
		if from.IsZero() || start.Compare(from) < 0 {
			from = start
		}
		if to.IsZero() || end.Compare(to) > 0 {
			to = end
		}
	}
	if from.IsZero() || from == to {
		return from
	}
	covers, err := date.Parse(from.String() + "/" + to.String())
	if err != nil { // ends that make no interval, such as one with a zone and one without
		return date.Date{}
	}
	return covers
}

// pageOf names a record and gives the full address of its page.
func (p *planner) pageOf(r dossier.Record) jsonld.Link {
	return jsonld.Link{Name: r.Header().Title, URL: p.canonicalOf(pathOf(r))}
}

// compares is what the brief is about: the cases.
func (p *planner) compares() jsonld.Thing {
	var list jsonld.Events
	for _, c := range p.d.Cases {
		list = append(list, p.caseAlone(c))
	}
	return list
}

// caseAlone names a case and tells its dates.
func (p *planner) caseAlone(c *dossier.Case) jsonld.Event {
	l := p.pageOf(c)
	thing := jsonld.Event{Name: l.Name, URL: l.URL}
	thing.Date, thing.End = known(c.Start, c.End)
	return thing
}

// compared is what a comparison is about: cases. The articles of any other are
// cited.
func (p *planner) compared(c *dossier.Comparison) jsonld.Thing {
	var list jsonld.Events
	for _, ref := range c.Of {
		if of, ok := p.d.Lookup(ref.ID).(*dossier.Case); ok {
			list = append(list, p.caseAlone(of))
		}
	}
	return list
}

func (p *planner) describedCase(c *dossier.Case) jsonld.Thing {
	thing := p.caseAlone(c)
	thing.Description = oneLine(p.describe(c))
	for _, e := range p.events.within()[c.ID] {
		if e.HasPage() && len(thing.Holds) < jsonld.MaxCited {
			thing.Holds = append(thing.Holds, p.pageOf(e.Event))
		}
	}
	return thing
}

func (p *planner) describedEvent(e *dossier.Entry) jsonld.Thing {
	ev := e.Event
	l := p.pageOf(ev)
	thing := jsonld.Event{Name: l.Name, Description: oneLine(p.describe(ev)), URL: l.URL}
	thing.Date, thing.End = known(ev.Date, ev.End)
	for _, ref := range ev.Places {
		if pl, ok := p.d.Lookup(ref.ID).(*dossier.Place); ok {
			at := p.pageOf(pl)
			thing.Places = append(thing.Places, jsonld.Place{Name: at.Name, URL: at.URL})
		}
	}
	for _, part := range ev.Actors {
		if a, ok := p.d.Lookup(part.Actor.ID).(*dossier.Actor); ok {
			who := p.pageOf(a)
			thing.Actors = append(thing.Actors, jsonld.Actor{Type: string(a.Type), Name: who.Name, URL: who.URL})
		}
	}
	if e.Case != nil {
		thing.Within = p.pageOf(e.Case)
	}
	return thing
}

func (p *planner) describedActor(a *dossier.Actor) jsonld.Thing {
	l := p.pageOf(a)
	thing := jsonld.Actor{
		Type: string(a.Type), Name: l.Name, Description: oneLine(p.describe(a)), URL: l.URL, OtherNames: a.OtherNames, Wikidata: a.Wikidata,
	}
	for _, ref := range a.MemberOf {
		if body, ok := p.d.Lookup(ref.ID).(*dossier.Actor); ok {
			thing.MemberOf = append(thing.MemberOf, p.pageOf(body))
		}
	}
	return thing
}

func (p *planner) describedPlace(pl *dossier.Place) jsonld.Thing {
	l := p.pageOf(pl)
	thing := jsonld.Place{Name: l.Name, Description: oneLine(p.describe(pl)), URL: l.URL, OtherNames: pl.OtherNames}
	if c := pl.Coordinates; c != nil {
		thing.Lat, thing.Lon = degrees(c.Lat), degrees(c.Lon)
	}
	if outer, ok := p.d.Lookup(pl.Within.ID).(*dossier.Place); ok && outer != pl {
		thing.Within = []jsonld.Link{p.pageOf(outer)}
	}
	return thing
}

func degrees(angle float64) string { return strconv.FormatFloat(angle, 'f', -1, 64) }
