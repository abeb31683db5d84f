package page

import "dossier/internal/dossier"

// maxPrinted is the number of articles up to which the page for paper holds
// their texts. Nobody prints more, and a browser could not lay it out.
const maxPrinted = 200

// belowEntry puts the headings of a record's text below its own, which is of
// the third level there.
const belowEntry = 2

// paperRoom is how much the page for paper may weigh, in bytes as a server sends
// them: what a browser can lay out and somebody might still print. A dossier that
// is larger goes on over pages that have room for as much as any other.
const paperRoom = 16 * room

// printing is what is printed of a record.
type printing struct {
	weight int
	put    func(s *sheet, v *PrintView)
}

// printed plans the page for paper, or, where the dossier is too large for one,
// those over which it goes on. These hold no texts of articles.
func (p *planner) printed() []Page {
	texts := len(p.d.Articles) <= maxPrinted
	all := p.printings(texts)
	weight := func(one printing) int { return one.weight }
	if sum(all, weight) <= paperRoom {
		return []Page{p.paper()}
	}
	if texts {
		all = p.printings(false)
	}
	parts := parcels(all, weight)
	var pages []Page
	for i, part := range parts {
		path := leafPath("print", i)
		pages = append(pages, planned(p, path, "print", func(s *sheet) PrintView {
			v := s.print(part)
			v.Leaves, v.Parted = s.leaves("print", len(parts), i), true
			head, crumbs := s.leafHead("print", "Print", i)
			v.Frame = s.frame("print", head, p.words.T("The whole dossier on one page"), crumbs...)
			return v
		}))
	}
	return pages
}

// paper plans the whole dossier on one page. One sheet numbers all its notes;
// articles' paragraphs and marks carry the article's id.
func (p *planner) paper() Page {
	return planned(p, "print/index.html", "print", func(s *sheet) PrintView {
		v := s.print(p.printings(len(p.d.Articles) <= maxPrinted))
		v.Frame = s.frame("print", p.words.T("Print"), p.words.T("The whole dossier on one page"), s.home())
		return v
	})
}

func (s *sheet) print(parts []printing) PrintView {
	v := PrintView{Events: s.stock.told.open(), Articles: s.stock.articles.open()}
	for _, part := range parts {
		part.put(s, &v)
	}
	v.Events, v.Articles = s.stock.told.close(v.Events), s.stock.articles.close(v.Articles)
	return v
}

// printings lists all that is printed, in its order. texts tells that the texts of
// articles are.
func (p *planner) printings(texts bool) []printing {
	d := p.d
	list := make([]printing, 0, 1+len(d.Cases)+len(d.Timeline)+len(d.Comparisons)+len(d.Disputes)+len(d.Actors)+len(d.Places)+len(d.Pages)+len(d.Articles))
	list = append(list, printing{textWeight(d.Brief), func(s *sheet, v *PrintView) { v.Summary, v.Body = s.prose(d.Brief.Summary), s.body(d.Brief) }})
	add := func(weight int, put func(s *sheet, v *PrintView)) { list = append(list, printing{weight, put}) }
	for _, c := range d.Cases {
		add(textWeight(c), func(s *sheet, v *PrintView) { v.Cases = append(v.Cases, s.part(c, s.dated(c.Start).Label, nil)) })
	}
	for _, e := range d.Timeline {
		add(entryWeight(e)+textWeight(e.Event), func(s *sheet, v *PrintView) { v.Events = append(v.Events, s.printedEvent(e)) })
	}
	for _, c := range d.Comparisons {
		add(textWeight(c), func(s *sheet, v *PrintView) {
			part := s.part(c, "", nil)
			part.Body.Table = TableLook{s.columns(c), p.alike(c)}
			v.Comparisons = append(v.Comparisons, part)
		})
	}
	for i, one := range d.Disputes {
		add(disputeWeight(one), func(s *sheet, v *PrintView) { v.Disputes = append(v.Disputes, s.disputes(d.Disputes[i:i+1], i)...) })
	}
	for _, a := range d.Actors {
		add(textWeight(a)+40*len(a.Posts), func(s *sheet, v *PrintView) { v.Actors = append(v.Actors, s.printedActor(a)) })
	}
	for _, pl := range d.Places {
		add(textWeight(pl), func(s *sheet, v *PrintView) { v.Places = append(v.Places, s.part(pl, pl.Type, pl.OtherNames)) })
	}
	for _, pg := range d.Pages {
		add(textWeight(pg), func(s *sheet, v *PrintView) {
			part := s.part(pg, "", nil)
			part.Body.Shift = belowEntry - 1 // a page is a chapter of its own
			v.Pages = append(v.Pages, part)
		})
	}
	for _, a := range d.Articles {
		weight := sourceWeight(a)
		if texts {
			weight += textWeight(a)
		}
		add(weight, func(s *sheet, v *PrintView) { v.Articles = append(v.Articles, s.printedArticle(a, texts)) })
	}
	return list
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
	part := PrintPart{ID: s.itemID(e.Event, "x", "-"), Event: s.event(e)}
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

func (s *sheet) printedArticle(a *dossier.Article, texts bool) PrintArticle {
	v := PrintArticle{ID: "x-" + a.ID, Source: s.source(a), Digest: a.Form == dossier.FormDigest}
	if texts && a.Rights == dossier.RightsFull {
		v.Body = s.text(a)
		v.Body.Shift, v.Body.Prefix = belowEntry, a.ID+"-"
	}
	return v
}
