package page

import (
	"slices"

	"dossier/internal/dossier"
)

// cites gives the marks of citations that stand in front matter.
func (s *sheet) cites(cites []dossier.Cite) []NoteRef {
	refs := s.stock.marks.list(len(cites))
	for _, c := range cites {
		passage := s.p.d.Evidence[c.Claim]
		if passage == nil {
			continue
		}
		n := s.number(passage)
		if !slices.ContainsFunc(refs, func(r NoteRef) bool { return r.Number == n }) {
			refs = append(refs, s.markOf(n))
		}
	}
	return refs
}

// number gives the number of a passage's note, which is made when the passage
// is first cited.
func (s *sheet) number(p *dossier.Passage) int {
	n := s.numbers[p]
	if n == 0 {
		n = len(s.notes) + 1
		s.numbers[p] = n
		s.order = append(s.order, p)
		s.notes = append(s.notes, s.note(p, n))
	}
	return n
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

func (s *sheet) note(p *dossier.Passage, n int) Note {
	by := s.p.attributed(p)
	a := by.article
	note := Note{
		Number: n, ID: s.noteID(n), Quote: p.Quote, Withheld: p.Withheld, Where: p.Number, Language: s.p.foreign(a),
		Form: by.form, Original: by.original, Archive: by.archive, Origin: by.origin,
	}
	if c := s.cards.head(&a.Head); c != nil {
		note.Outlet, note.Date = c.outlet, c.date
	} else {
		note.Outlet, note.Date = a.Publisher, s.dated(a.Date)
	}
	note.Source = Link{Label: a.Title, Language: note.Language}
	note.Source.Href, note.Passage = s.passage(p, a)
	return note
}

// passage leads to a passage of an article; where the article's page does not show the
// words, to that page, and then row to the passage in its list of those that are cited.
func (s *sheet) passage(p *dossier.Passage, a *dossier.Article) (href, row string) {
	way := s.wayTo(&a.Head)
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
	article                         *dossier.Article
	form, original, archive, origin string // see Note
}

// attributed tells where a passage is from. It is remembered.
func (p *planner) attributed(passage *dossier.Passage) *attribution {
	known, ok := p.told.Load(passage)
	if !ok {
		known, _ = p.told.LoadOrStore(passage, p.attribute(passage))
	}
	return known.(*attribution)
}

func (p *planner) attribute(passage *dossier.Passage) *attribution {
	a := p.d.Records[passage.Article].(*dossier.Article)
	by := &attribution{article: a, form: p.sort(string(a.Form)), origin: otherOrigin(p.originOf(passage, a), a)}
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
