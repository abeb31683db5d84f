package weigh

import (
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// kinds finds the gaps of each kind, in the order in which they are told. The
// readings are those of the articles.
func (w *weigher) kinds(readings []*reading) []func() pile {
	unknownNames := func() pile { return w.unknownNames(readings) }
	return []func() pile{
		w.uncited, w.singleOrigins, w.vagueDates, w.silences, w.unusedSources, unknownNames, w.openCells, w.noOutlets, w.noDates,
	}
}

// gaps lists what is not known, in the order of the kinds.
func (w *weigher) gaps(readings []*reading) []dossier.Gap {
	const longest = 5 // unknownNames is begun first: its last part is done while others find the rest
	kinds := w.kinds(readings)
	piles := make([]pile, len(kinds))
	parallel.Each(len(kinds), func(i int) {
		i = (i + longest) % len(kinds)
		piles[i] = kinds[i]()
	})
	var lists [][]dossier.Gap
	for _, p := range piles {
		lists = append(lists, p...)
	}
	return slices.Concat(lists...)
}

// pile is a list of gaps in parts, none of which is copied as more come: there may be
// tens of thousands of them.
type pile [][]dossier.Gap

func (p *pile) add(g dossier.Gap) {
	const least, most = 8, 512 // gaps in a part
	last := len(*p) - 1
	if last < 0 || len((*p)[last]) == cap((*p)[last]) {
		room := least
		if last >= 0 {
			room = min(2*cap((*p)[last]), most)
		}
		*p = append(*p, make([]dossier.Gap, 0, room))
		last++
	}
	(*p)[last] = append((*p)[last], g)
}

// anyGap reports whether anything is not known. It looks at the kinds that take
// least time first.
func (w *weigher) anyGap(readings []*reading) bool {
	return slices.ContainsFunc(w.d.Timeline, w.Single) ||
		slices.ContainsFunc(w.d.Articles, func(a *dossier.Article) bool { return a.Publisher == "" || len(w.d.Cited[a.ID]) == 0 }) ||
		slices.ContainsFunc(w.kinds(readings), func(find func() pile) bool { return len(find()) > 0 })
}

// uncited lists the sentences without citation: of the summaries and bodies of
// the brief, of events, actors, places and cases, and the offices of actors for
// which no source is given.
func (w *weigher) uncited() (list pile) {
	in := reader{d: w.d}
	whole := func(id string, h *dossier.Head) {
		tell := func(s sentence) {
			list.add(dossier.Gap{Kind: dossier.GapUncited, Record: id, Words: s.words, Pos: s.pos})
		}
		for _, s := range in.uncitedIn(&h.Summary) {
			tell(s)
		}
		in.uncited(h, tell)
	}
	whole("", &w.d.Brief.Head)
	for _, entry := range w.d.Timeline {
		whole(entryKey(entry.Event), &entry.Event.Head)
	}
	for _, r := range w.d.Actors {
		whole(r.ID, &r.Head)
		for _, p := range r.Posts {
			if len(p.Cites) == 0 {
				list.add(dossier.Gap{Kind: dossier.GapUncited, Record: r.ID, Words: p.Title, Pos: r.Pos()})
			}
		}
	}
	for _, r := range w.d.Places {
		whole(r.ID, &r.Head)
	}
	for _, r := range w.d.Cases {
		whole(r.ID, &r.Head)
	}
	return list
}

// entryKey names the event of an entry: "event", or "article#event".
func entryKey(e *dossier.Event) string {
	if e.Owner == "" {
		return e.ID
	}
	return dossier.Ref{ID: e.Owner, Part: e.ID}.String()
}

// singleOrigins lists the events that one origin alone tells of, or none. Words
// holds its name, and is empty for none.
func (w *weigher) singleOrigins() (list pile) {
	for _, entry := range w.d.Timeline {
		names := w.EventOrigins(entry)
		if len(names) > 1 {
			continue
		}
		list.add(dossier.Gap{
			Kind: dossier.GapSingleOrigin, Record: entryKey(entry.Event), Words: strings.Join(names, ""), Pos: sourcesOf(entry.Event),
		})
	}
	return list
}

// sourcesOf gives the place where an event names its sources.
func sourcesOf(e *dossier.Event) diag.Pos {
	switch {
	case len(e.Reports) > 0:
		return e.Reports[0].Pos
	case len(e.Cites) > 0:
		return e.Cites[0].Pos
	}
	return e.Date.Pos
}

// vagueDates lists the events, articles and cases whose day is not printed in a
// source, and the events and cases whose last day is not known. An end tells no
// basis; its words are those of an interval without a beginning.
func (w *weigher) vagueDates() (list pile) {
	add := func(id string, d dossier.Dated) {
		if vague(d) {
			list.add(dossier.Gap{Kind: dossier.GapVagueDate, Record: id, Words: d.Date.String(), Pos: d.Pos})
		}
	}
	end := func(id string, start dossier.Dated, end date.Date) {
		if vague(dossier.Dated{Date: end}) {
			if until, err := date.Parse("../" + end.String()); err == nil {
				end = until
			}
			list.add(dossier.Gap{Kind: dossier.GapVagueDate, Record: id, Words: end.String(), Pos: start.Pos})
		}
	}
	for _, entry := range w.d.Timeline {
		add(entryKey(entry.Event), entry.Event.Date)
		end(entryKey(entry.Event), entry.Event.Date, entry.Event.End)
	}
	for _, a := range w.d.Articles {
		add(a.ID, a.Date)
	}
	for _, c := range w.d.Cases {
		add(c.ID, c.Start)
		end(c.ID, c.Start, c.End)
	}
	return list
}

// vague reports whether a date is derived or inferred, coarser than a day, or
// in doubt of its day. A time that is only about right is on a certain day.
func vague(d dossier.Dated) bool {
	if d.Date.IsZero() {
		return false
	}
	day := d.Date.Day()
	return d.Basis != date.Stated || day.IsZero() || day.Approximate() || day.Uncertain()
}

// unusedSources lists the articles of which nothing is cited.
func (w *weigher) unusedSources() pile {
	cited := map[string]bool{}
	for _, p := range w.d.Evidence {
		cited[p.Article] = true
	}
	return w.articles(dossier.GapUnusedSource, func(a *dossier.Article) bool { return !cited[a.ID] })
}

func (w *weigher) noOutlets() pile {
	return w.articles(dossier.GapNoOutlet, func(a *dossier.Article) bool { return a.Publisher == "" })
}

func (w *weigher) noDates() pile {
	return w.articles(dossier.GapNoDate, func(a *dossier.Article) bool { return a.Date.Date.IsZero() })
}

// articles lists the articles that lack something, by their titles.
func (w *weigher) articles(kind dossier.GapKind, lacks func(*dossier.Article) bool) (list pile) {
	for _, a := range w.d.Articles {
		if lacks(a) {
			list.add(dossier.Gap{Kind: kind, Record: a.ID, Words: a.Title, Pos: a.Pos()})
		}
	}
	return list
}

// openCells lists the cells of comparisons that say "no source". Words holds
// the row's label and the column's heading.
func (w *weigher) openCells() (list pile) {
	for _, c := range w.d.Comparisons {
		for _, t := range c.Body.Tables() {
			for _, row := range t.Rows[1:] {
				for col, i := range row {
					if col > 0 && open(&c.Body, i) {
						words := w.d.WordsIn(&c.Body, row[0]) + " / " + w.heading(c, t, col)
						list.add(dossier.Gap{Kind: dossier.GapNoSource, Record: c.ID, Words: words, Pos: c.At(&c.Body.Blocks[i])})
					}
				}
			}
		}
	}
	return list
}

// open reports whether a cell says that no source tells.
func open(body *dossier.Body, cell int) bool {
	return !body.Has(cell, dossier.Citation) && dossier.OpennessOf(strings.TrimSpace(body.Words(cell))) == dossier.NoSource
}

// heading gives the head of a table's column, or else the subject's.
func (w *weigher) heading(c *dossier.Comparison, t dossier.Table, col int) string {
	if col < len(t.Rows[0]) {
		if words := w.d.WordsIn(&c.Body, t.Rows[0][col]); words != "" {
			return words
		}
	}
	if col <= len(c.Subjects) {
		return c.Subjects[col-1]
	}
	if col <= len(c.Of) {
		if r := w.d.Lookup(c.Of[col-1].ID); r != nil {
			return r.Header().Title
		}
	}
	return ""
}
