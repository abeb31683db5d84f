package page

import (
	"slices"

	"dossier/internal/dossier"
)

// cites gives the marks of citations that stand in front matter.
func (s *sheet) cites(cites []dossier.Cite) []NoteRef {
	refs := s.stock.marks.list(len(cites))
	for _, c := range cites {
		if passage := s.p.d.Evidence[c.Claim]; passage != nil {
			refs = s.mark(refs, passage, nil)
		}
	}
	return refs
}

// evidenceOf gives the marks of an event's citations.
func (s *sheet) evidenceOf(ev *dossier.Event, known *eventCard) []NoteRef {
	if len(known.cites) == 0 {
		return s.cites(ev.Cites)
	}
	refs := s.stock.marks.list(len(known.cites))
	for _, by := range known.cites {
		refs = s.mark(refs, by.passage, by)
	}
	return refs
}

// mark adds the mark of a passage's note to others, unless it is one of them. The note is
// made when the passage is first cited. by tells where the passage is from, if that is
// known.
func (s *sheet) mark(refs []NoteRef, p *dossier.Passage, by *attribution) []NoteRef {
	n := s.numbers[p]
	if n == 0 {
		if by == nil {
			by = s.p.attributed(p, s.cards)
		}
		n = len(s.notes) + 1
		s.numbers[p] = n
		s.order = append(s.order, p)
		s.notes = append(s.notes, s.note(by, n))
	}
	if slices.ContainsFunc(refs, func(r NoteRef) bool { return r.Number == n }) {
		return refs
	}
	return append(refs, s.markOf(n))
}

// markOf adds a mark that leads to a note, and the way back.
func (s *sheet) markOf(n int) NoteRef {
	note := &s.notes[n-1]
	id := s.stock.words.joined("r", itoa(n))
	if k := len(note.Back); k > 0 {
		id = s.stock.words.joined(id, "-", itoa(k+1))
	} else {
		note.Back = s.stock.labels.list(1)
	}
	note.Back = append(note.Back, id)
	return NoteRef{n, id, s.stock.words.joined("#", note.ID)}
}

func (s *sheet) noteID(n int) string { return s.stock.words.joined("n", itoa(n)) }

func (s *sheet) note(by *attribution, n int) Note {
	p, a := by.passage, by.article
	note := Note{
		Number: n, ID: s.noteID(n), Quote: p.Quote, Withheld: p.Withheld, Where: p.Number, Language: s.p.foreign(a),
		Form: by.form, Original: by.original, Archive: by.archive, Origin: by.origin,
	}
	way := ""
	if c := by.card; c != nil {
		note.Outlet, note.Date, way = c.outlet, c.date, s.way(c)
	} else {
		note.Outlet, note.Date, way = a.Publisher, s.dated(a.Date), s.wayTo(&a.Head)
	}
	note.Source = Link{Label: a.Title, Language: note.Language}
	note.Source.Href, note.Passage = s.passage(p, a, way)
	return note
}

// passage leads to a passage of an article whose page has an address; where that page
// does not show the words, to the page alone, and then row to the passage in its list of
// those that are cited.
func (s *sheet) passage(p *dossier.Passage, a *dossier.Article, way string) (href, row string) {
	if p.Anchor == "" {
		return way, ""
	}
	anchored := s.stock.words.joined(way, "#", p.Anchor)
	if a.Rights == dossier.RightsLink {
		return way, anchored
	}
	return anchored, ""
}

// attribution is what has to be found out of a passage's source, and is the same on
// every page.
type attribution struct {
	passage                         *dossier.Passage
	article                         *dossier.Article
	card                            *card  // of the article; nil: it has none, or not yet
	form, original, archive, origin string // see Note
}

// attributed tells where a passage is from. It is remembered.
func (p *planner) attributed(passage *dossier.Passage, k *cards) *attribution {
	known, ok := p.told.Load(passage)
	if !ok {
		known, _ = p.told.LoadOrStore(passage, p.attribute(passage, k))
	}
	return known.(*attribution)
}

func (p *planner) attribute(passage *dossier.Passage, k *cards) *attribution {
	a := p.d.Records[passage.Article].(*dossier.Article)
	by := &attribution{passage: passage, article: a, card: k.head(&a.Head), form: p.sort(string(a.Form)), origin: otherOrigin(p.originOf(passage, a), a)}
	if a.Archive != "" {
		by.archive = original(a.Archive)
	}
	switch {
	case a.URL == "":
	case a.Form == dossier.FormDigest || passage.Withheld: // its words are not the original's
		by.original = original(a.URL)
	default:
		by.original = toWords(original(a.URL), passage, a)
	}
	return by
}

// originOf tells whose words a passage is: the agency that it names, or its
// article's origin.
func (p *planner) originOf(passage *dossier.Passage, a *dossier.Article) dossier.Origin {
	if weighed := p.d.Weights.Spoken; weighed != nil {
		if o, ok := weighed(passage); ok {
			return o
		}
	}
	return p.d.Weights.Origins[a.ID]
}
