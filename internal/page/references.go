package page

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/bibliography"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/slug"
)

// Reference is a file of all sources for reference managers, beside the page of
// sources.
type Reference struct {
	Path   string
	Format string // as its users call it
	Write  func([]bibliography.Entry) []byte
}

// References are the files of a dossier that has articles.
var References = []Reference{
	{"sources/sources.json", "CSL-JSON", bibliography.CSL},
	{"sources/sources.bib", "BibLaTeX", bibliography.BibLaTeX},
	{"sources/sources.ris", "RIS", bibliography.RIS},
}

// Bibliography lists the articles for reference managers, in the order of the
// page of sources. It tells what that page tells, and no summary or text. A date
// that the source does not print stands in the note, with what it rests on.
func Bibliography(d *dossier.Dossier) []bibliography.Entry {
	w := locale.For(d.Config.Language)
	l := date.Locale{Words: &w.Dates, Zone: d.Config.Zone}
	list := make([]bibliography.Entry, 0, len(d.Articles))
	for _, a := range byOutlet(d.Articles) {
		e := bibliography.Entry{
			ID: a.ID, Title: a.Title, Supplied: a.Form == dossier.FormDigest, Outlet: a.Publisher, Byline: a.Byline,
			Retrieved: calendarDay(a.Retrieved), Language: cmp.Or(a.Language, d.Config.Language),
		}
		if a.URL != "" {
			e.URL = original(a.URL)
		}
		var notes []string
		if a.Date.Basis == date.Stated {
			e.Published = calendarDay(a.Date.Date)
		}
		if e.Published.Year == 0 && !a.Date.Date.IsZero() {
			notes = append(notes, dateNote(a.Date, w, l))
		}
		if a.Archive != "" {
			notes = append(notes, w.T("Archived copy")+w.T(":")+" "+original(a.Archive))
		}
		e.Note = strings.Join(notes, " ")
		list = append(list, e)
	}
	return list
}

// dateNote tells a date that is no date of the source's, as its page does.
func dateNote(d dossier.Dated, w *locale.Language, l date.Locale) string {
	note := w.T("Date")
	if d.Basis != date.Stated {
		note += " " + w.T(d.Basis.String())
	}
	note += w.T(":") + " " + d.Date.Label(l) + "."
	if d.From != "" {
		note += " " + d.From
	}
	return note
}

// calendarDay gives the day of a date, or as much of one as is known; nothing for an
// interval.
func calendarDay(d date.Date) bibliography.Day {
	rest, _, _ := strings.Cut(d.ISO(), "T")
	if rest == "" {
		return bibliography.Day{}
	}
	day := bibliography.Day{Circa: d.Approximate() || d.Uncertain()}
	for _, n := range []*int{&day.Year, &day.Month, &day.Day} {
		var part string
		part, rest, _ = strings.Cut(rest, "-")
		*n, _ = strconv.Atoi(part) // digits, or none
	}
	return day
}

// byOutlet sorts articles by their outlets' names, which letters' accents and
// size do not part, then as they stand; last come those that name none.
func byOutlet(articles []*dossier.Article) []*dossier.Article {
	shelves := map[string][]*dossier.Article{}
	for _, a := range articles {
		shelves[a.Publisher] = append(shelves[a.Publisher], a)
	}
	folded := make(map[string]string, len(shelves))
	for outlet := range shelves {
		folded[outlet] = slug.Fold(outlet)
	}
	list := make([]*dossier.Article, 0, len(articles))
	for _, outlet := range slices.SortedFunc(maps.Keys(shelves), func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(b, a)
		}
		return cmp.Or(cmp.Compare(folded[a], folded[b]), cmp.Compare(a, b))
	}) {
		list = append(list, shelves[outlet]...)
	}
	return list
}

// sourceParts parts the sources, by their outlets, into what a page has room for;
// there is a page even where there is no source.
func (p *planner) sourceParts() [][]*dossier.Article {
	if len(p.d.Articles) == 0 {
		return [][]*dossier.Article{nil}
	}
	return parcels(byOutlet(p.d.Articles), sourceWeight)
}

// mostOutlets is how many outlets stand for very many sources.
const mostOutlets = 24

// outletCounts lists the outlets that have most sources, each with its place on
// the pages of sources; where it goes on over several, with its first.
func (s *sheet) outletCounts() []OutletCount {
	var list []OutletCount
	var last *dossier.Article
	before := 0
	for leaf, part := range s.p.shelves() {
		for i, a := range part {
			if last == nil || last.Publisher != a.Publisher {
				label := cmp.Or(a.Publisher, s.p.words.T("no outlet named"))
				list = append(list, OutletCount{Link{Href: s.to(leafPath("sources", leaf)) + "#" + outletID(before+i), Label: label}, 0})
			}
			list[len(list)-1].Sources++
			last = a
		}
		before += len(part)
	}
	slices.SortStableFunc(list, func(a, b OutletCount) int { return cmp.Compare(b.Sources, a.Sources) })
	return list[:min(len(list), mostOutlets)]
}

// outletID names an outlet on a page of sources by the first source there.
func outletID(source int) string { return "o" + itoa(source+1) }

// outlets gives sources, which stand in the order of their outlets, by these.
// before is how many stand before them.
func (s *sheet) outlets(sources []*dossier.Article, before int) []OutletSources {
	var list []OutletSources
	for from, to := 0, 0; from < len(sources); from = to {
		outlet := sources[from].Publisher
		for to < len(sources) && sources[to].Publisher == outlet {
			to++
		}
		of := OutletSources{ID: outletID(before + from), Outlet: outlet, Sources: s.stock.sources.list(to - from)}
		for _, a := range sources[from:to] {
			v := s.source(a)
			v.CitedOn = s.citedOn(a)
			of.Sources = append(of.Sources, v)
		}
		list = append(list, of)
	}
	return list
}

// citedOn counts the pages that cite an article.
func (s *sheet) citedOn(a *dossier.Article) int {
	pages := s.stock.met()
	for _, passage := range s.p.d.Cited[a.ID] {
		for _, by := range passage.CitedBy {
			if l, ok := s.citer(by); ok {
				page, _, _ := strings.Cut(l.Href, "#")
				pages[page] = true
			}
		}
	}
	return len(pages)
}

// downloads links the files for reference managers.
func (s *sheet) downloads() []Link {
	var list []Link
	for _, r := range References {
		list = append(list, Link{Href: s.to(r.Path), Label: r.Format})
	}
	return list
}
