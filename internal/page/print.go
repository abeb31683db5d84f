package page

import "dossier/internal/dossier"

// maxPrinted is the number of articles up to which the page for paper holds
// their texts. Nobody prints more, and a browser could not lay it out.
const maxPrinted = 200

// belowEntry puts the headings of a record's text below its own, which is of
// the third level there.
const belowEntry = 2

// printed plans the whole dossier on one page. One sheet numbers all its
// notes; articles' paragraphs and marks carry the article's id.
func (p *planner) printed() PrintView {
	s := p.sheet("print/index.html", "")
	b := p.d.Brief
	v := PrintView{Summary: s.prose(b.Summary), Body: s.body(b)}
	for _, c := range p.d.Cases {
		v.Cases = append(v.Cases, s.part(c, s.dated(c.Start).Label, nil))
	}
	for _, e := range p.d.Timeline {
		v.Events = append(v.Events, s.printedEvent(e))
	}
	for _, c := range p.d.Comparisons {
		part := s.part(c, "", nil)
		part.Body.Table = TableLook{s.columns(c), p.alike(c)}
		v.Comparisons = append(v.Comparisons, part)
	}
	v.Disputes = s.disputes()
	for _, a := range p.d.Actors {
		v.Actors = append(v.Actors, s.printedActor(a))
	}
	for _, pl := range p.d.Places {
		v.Places = append(v.Places, s.part(pl, pl.Type, pl.OtherNames))
	}
	for _, pg := range p.d.Pages {
		part := s.part(pg, "", nil)
		part.Body.Shift = belowEntry - 1 // a page is a chapter of its own
		v.Pages = append(v.Pages, part)
	}
	for _, a := range p.d.Articles {
		v.Articles = append(v.Articles, s.printedArticle(a))
	}
	v.Frame = s.frame("print", p.words.T("Print"), p.words.T("The whole dossier on one page"), s.home())
	return v
}

// part gives a record. Its accounts stand among the disagreements.
func (s *sheet) part(r dossier.Record, note string, names []string) PrintPart {
	h := r.Header()
	part := PrintPart{
		ID: "x-" + h.ID, Title: s.p.label(r), Note: note, Names: names,
		Summary: s.prose(h.Summary), Body: s.body(r),
	}
	part.Body.Shift = belowEntry
	return part
}

func (s *sheet) printedEvent(e *dossier.Entry) PrintPart {
	part := PrintPart{ID: "x-" + itemID(e.Event), Event: s.event(e)}
	if e.HasPage() {
		part.Body = s.body(e.Event)
		part.Body.Shift = belowEntry
	}
	return part
}

// printedActor gives an actor with its offices, which stand between summary and
// text.
func (s *sheet) printedActor(a *dossier.Actor) PrintPart {
	part := PrintPart{
		ID: "x-" + a.ID, Title: s.p.label(a), Note: s.p.sort(string(a.Type)), Names: a.OtherNames,
		Summary: s.prose(a.Summary), Posts: s.posts(a), Body: s.body(a),
	}
	part.Body.Shift = belowEntry
	return part
}

func (s *sheet) printedArticle(a *dossier.Article) PrintArticle {
	v := PrintArticle{ID: "x-" + a.ID, Source: s.source(a), Digest: a.Form == dossier.FormDigest}
	if a.Rights == dossier.RightsFull && len(s.p.d.Articles) <= maxPrinted {
		v.Body = s.text(a)
		v.Body.Shift, v.Body.Prefix = belowEntry, a.ID+"-"
	}
	return v
}
