package page

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// What a comparison computes stands in tables of its own, apart from the cells
// that an editor wrote and cited. Each row says from what it is computed.

// mostComputed is how many events or bodies a comparison lists, so that its page
// stays small.
const mostComputed = 60

// figure is a computed cell, with what it can be held against others by.
type figure struct {
	cell  Cell
	exact bool      // the words tell all of it: others are the same or differ
	when  date.Date // of a figure that is a date
}

func counted(words string) figure { return figure{cell: Cell{Text: plainText(words)}, exact: true} }

// computed makes a row of figures, one of each subject.
func (s *sheet) computed(label, from string, figures ...figure) Row {
	row := Row{Label: label, From: from, Verdict: s.verdict(figures)}
	for _, f := range figures {
		row.Cells = append(row.Cells, f.cell)
	}
	return row
}

// verdict tells whether figures are alike or differ, where that is plain.
func (s *sheet) verdict(figures []figure) string {
	alike := len(figures) > 1
	for i, f := range figures {
		for _, other := range figures[:i] {
			same, differ := f.against(other)
			if differ {
				return s.p.words.T("differs")
			}
			alike = alike && same
		}
	}
	if alike {
		return s.p.words.T("alike")
	}
	return ""
}

func (f figure) against(other figure) (same, differ bool) {
	if !f.when.IsZero() || !other.when.IsZero() {
		return f.when == other.when, f.when.Excludes(other.when)
	}
	same = f.exact && other.exact && f.said() == other.said()
	return same, f.exact && other.exact && !same
}

// said gives the words of a cell.
func (f figure) said() string {
	if len(f.cell.Facts) > 0 {
		return f.cell.Facts[0].Words
	}
	return f.cell.Text.Blocks[0].Words()
}

// unknown is a cell in which nothing is told.
func unknown(words string) figure { return figure{cell: Cell{Text: plainText(words), Open: true}} }

// each makes a figure of every subject.
func each(subjects []subject, make func(subject) figure) []figure {
	var list []figure
	for _, subj := range subjects {
		list = append(list, make(subj))
	}
	return list
}

// day is the figure of a date.
func (s *sheet) day(d dossier.Dated, none string) figure {
	if d.Date.IsZero() {
		return unknown(none)
	}
	v := s.dated(d)
	words := v.Label
	if v.Basis != "" {
		words += " (" + v.Basis + ")"
	}
	return figure{cell: Cell{Text: plainText(words)}, when: d.Date}
}

// facts are rows counted from the dossier, not written by the editor.
func (s *sheet) facts(subjects []subject) []Row {
	if comparesArticles(subjects) {
		return s.articleFacts(subjects)
	}
	return s.caseFacts(subjects)
}

func comparesArticles(subjects []subject) bool {
	return slices.ContainsFunc(subjects, func(s subject) bool { _, ok := s.record.(*dossier.Article); return ok })
}

func (s *sheet) caseFacts(subjects []subject) []Row {
	if len(subjects) == 0 {
		return nil
	}
	w := s.p.words
	return []Row{
		s.computed(w.T("Began"), w.T("from the start that each case states"), each(subjects, func(subj subject) figure {
			return s.day(subj.start(), w.T("not known"))
		})...),
		s.computed(w.T("To its end, or else to the last event here"), w.T("from the start, the end and the dates of the events"), each(subjects, s.lasted)...),
		s.computed(w.T("Events in this dossier"), w.T("from the events of each case"), each(subjects, func(subj subject) figure {
			return counted(w.Count(len(subj.events), "event"))
		})...),
		s.computed(w.T("Reports of these events"), w.T("from the articles that tell of them, and from the origins behind these"), each(subjects, func(subj subject) figure {
			return s.sourced(subj.reports(), "report")
		})...),
		s.computed(w.T("Sources in this dossier"), w.T("from the articles that name the case, and from the origins behind these"), each(subjects, func(subj subject) figure {
			return s.sourced(subj.sources, "source")
		})...),
		s.computed(w.T("Actors"), w.T("from the events of each case"), each(subjects, func(subj subject) figure {
			return counted(s.p.words.Number(subj.count(records(s.p.d.Actors))))
		})...),
		s.computed(w.T("Places"), w.T("from the events of each case"), each(subjects, func(subj subject) figure {
			return counted(s.p.words.Number(subj.count(records(s.p.d.Places))))
		})...),
	}
}

func (s *sheet) articleFacts(subjects []subject) []Row {
	w := s.p.words
	return []Row{
		s.computed(w.T("Published"), w.T("from the date of each article"), each(subjects, func(subj subject) figure {
			return s.day(subj.sources[0].Date, w.T("no date"))
		})...),
		s.computed(w.T("Form"), w.T("from the record of each article"), each(subjects, func(subj subject) figure {
			return counted(s.p.sort(string(subj.sources[0].Form)))
		})...),
		s.computed(w.T("Origin"), w.T("from outlet, credit and text"), each(subjects, func(subj subject) figure {
			o := s.p.d.Weights.Origins[subj.sources[0].ID]
			if o.From == "" {
				return unknown(w.T("not known"))
			}
			return counted(o.Name)
		})...),
		s.computed(w.T("Events that it reports"), w.T("from the events that name or cite it"), each(subjects, func(subj subject) figure {
			return counted(w.Count(len(subj.events), "event"))
		})...),
		s.computed(w.T("Passages that are cited"), w.T("from the citations of all pages"), each(subjects, func(subj subject) figure {
			return counted(w.Count(len(s.p.d.Cited[subj.sources[0].ID]), "passage"))
		})...),
		s.computed(w.T("Actors"), w.T("from the names in its text"), each(subjects, func(subj subject) figure {
			return counted(s.p.words.Number(subj.count(records(s.p.d.Actors))))
		})...),
		s.computed(w.T("Places"), w.T("from the names in its text"), each(subjects, func(subj subject) figure {
			return counted(s.p.words.Number(subj.count(records(s.p.d.Places))))
		})...),
	}
}

func records[T dossier.Record](list []T) []dossier.Record {
	rs := make([]dossier.Record, len(list))
	for i, r := range list {
		rs[i] = r
	}
	return rs
}

// count counts the records of a list that belong to a subject.
func (subj subject) count(list []dossier.Record) int {
	n := 0
	for _, r := range list {
		if subj.members[r.Header().ID] {
			n++
		}
	}
	return n
}

// start gives the moment from which a case is counted; other subjects have none.
func (subj subject) start() dossier.Dated {
	if c, ok := subj.record.(*dossier.Case); ok {
		return c.Start
	}
	return dossier.Dated{}
}

// reports lists the articles that tell of a subject's events, each once.
func (subj subject) reports() []*dossier.Article {
	var list []*dossier.Article
	seen := map[*dossier.Article]bool{}
	for _, e := range subj.events {
		for _, a := range e.Reports {
			if !seen[a] {
				seen[a] = true
				list = append(list, a)
			}
		}
	}
	return list
}

// sourced counts articles, and the origins behind them.
func (s *sheet) sourced(articles []*dossier.Article, noun string) figure {
	w := s.p.words
	if len(articles) == 0 {
		return unknown(w.T("None."))
	}
	return counted(w.Count(len(articles), noun) + w.T(",") + " " + w.Count(s.p.originsOf(articles), "origin"))
}

// lasted tells how long after its start a case ended, or else its last event
// came, as far as both dates tell.
func (s *sheet) lasted(subj subject) figure {
	c, ok := subj.record.(*dossier.Case)
	if !ok {
		return figure{}
	}
	w := s.p.words
	end, fact := c.End, Fact{Date: s.dated(dossier.Dated{Date: c.End})}
	if end.IsZero() {
		last := lastOf(subj.events)
		if last == nil {
			return unknown(w.T("No end, and no event with a date."))
		}
		end = endOf(last.Event)
		basis := last.Event.Date
		basis.Date = end
		fact = Fact{Where: s.entryLink(last), Date: s.dated(basis)}
	}
	words, exact := s.p.distance(c.Start.Date, end)
	fact.Words = words
	return figure{cell: Cell{Facts: []Fact{fact}}, exact: exact}
}

// lastOf gives the event that ends last, the later one in the timeline of two;
// one without an end that is known is passed over.
func lastOf(events []*dossier.Entry) (last *dossier.Entry) {
	for _, e := range events {
		if d := endOf(e.Event); d.IsZero() || daysOf(d).last == farFuture {
			continue
		}
		if last == nil || !daysOf(endOf(e.Event)).last.Before(daysOf(endOf(last.Event)).last) {
			last = e
		}
	}
	return last
}

func endOf(e *dossier.Event) date.Date {
	if !e.End.IsZero() {
		return e.End
	}
	return e.Date.Date
}

// bodies tells of each body and state which event after a case's start names it
// first among its actors.
func (s *sheet) bodies(subjects []subject) (rows []Row, more int) {
	for _, a := range s.p.d.Actors {
		if a.Type != "organization" && a.Type != "state" {
			continue
		}
		row, in := Row{Of: s.link(a)}, 0
		for _, subj := range subjects {
			f := s.first(a, subj)
			if !f.cell.Open {
				in++
			}
			row.Cells = append(row.Cells, f.cell)
		}
		if in == 0 {
			continue
		}
		row.Verdict = s.inSome(in, len(subjects))
		if len(rows) == mostComputed {
			more++
			continue
		}
		rows = append(rows, row)
	}
	return rows, more
}

// inSome tells how many of the subjects have something.
func (s *sheet) inSome(in, all int) string {
	switch in {
	case all:
		return s.p.words.T("in all")
	case 1:
		return s.p.words.T("in one alone")
	}
	return s.p.words.T("in some")
}

// mostOfOneDay is how many events of one day a cell lists.
const mostOfOneDay = 4

// first gives the first events of a case, from its start, that name an actor: all
// of the day of the first, for which of a day's came first is seldom known.
func (s *sheet) first(a *dossier.Actor, subj subject) figure {
	t0 := subj.start().Date
	var facts []Fact
	var day stretch
	more := 0
	for _, e := range subj.events {
		on := e.Event.Date.Date
		i := slices.IndexFunc(e.Event.Actors, func(p dossier.Part) bool { return s.p.canonical(p.Actor.ID) == a.ID })
		switch {
		case i < 0 || on.IsZero() || mayPrecede(on, t0):
			continue
		case len(facts) == 0:
			day = daysOf(on)
		case daysOf(on) != day:
			continue
		case len(facts) == mostOfOneDay:
			more++
			continue
		}
		words, _ := s.p.distance(t0, on)
		facts = append(facts, Fact{Words: words, Where: s.entryLink(e), Role: e.Event.Actors[i].Role, Date: s.dated(e.Event.Date)})
	}
	if len(facts) == 0 {
		return unknown(s.p.words.T("no event here"))
	}
	if more > 0 {
		facts = append(facts, Fact{Words: s.p.words.Count(more, "more")})
	}
	return figure{cell: Cell{Facts: facts}}
}

// mayPrecede reports whether a date may lie before the day on which a case began,
// or surely lies before its hour. Where no start is known nothing does.
func mayPrecede(d, start date.Date) bool {
	if start.IsZero() {
		return false
	}
	return daysOf(d).first.Before(daysOf(start).first) || d.Compare(start) < 0 && d.Excludes(start)
}

// toldBy tells of each event that one of the articles reports which of them do,
// in which words.
func (s *sheet) toldBy(subjects []subject) (rows []Row, more int) {
	none := unknown(s.p.words.T("nothing linked here")).cell
	for _, e := range s.p.d.Timeline {
		in := 0
		for _, subj := range subjects {
			if slices.Contains(e.Reports, subj.sources[0]) {
				in++
			}
		}
		switch {
		case in == 0:
			continue
		case len(rows) == mostComputed:
			more++
			continue
		}
		row := Row{Of: s.entryLink(e), Date: s.dated(e.Event.Date), Verdict: s.inSome(in, len(subjects))}
		cited := s.citedOf(e)
		for _, subj := range subjects {
			a := subj.sources[0]
			if !slices.Contains(e.Reports, a) {
				row.Cells = append(row.Cells, none)
				continue
			}
			fact := Fact{Quotes: s.quotes(cited, a)}
			if len(fact.Quotes) == 0 {
				fact.Words = s.p.words.T("Tells of it. None of its words are quoted here.")
			}
			row.Cells = append(row.Cells, Cell{Facts: []Fact{fact}})
		}
		rows = append(rows, row)
	}
	return rows, more
}
