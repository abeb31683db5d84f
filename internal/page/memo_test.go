package page

import (
	"testing"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// A date is put into words once, and each gets its own.
func TestCalendarHits(t *testing.T) {
	p := newPlanner(&dossier.Dossier{Brief: &dossier.Brief{}}, nil, false)
	asked := 0
	inWords := func(d date.Date) Date {
		asked++
		return p.inWords(d)
	}
	days := []date.Date{date.NewDay(2012, 3, 21), date.NewDay(2012, 3, 22), date.NewDay(2020, 8, 18)}
	for range 3 {
		for _, day := range days {
			if got, want := *p.dates.of(day, inWords), p.inWords(day); got != want {
				t.Errorf("%s: got %v, want %v", day, got, want)
			}
		}
	}
	if asked != len(days) {
		t.Errorf("put into words %d times, want %d", asked, len(days))
	}
}

// What pages share of a note is made once for each passage, and what is the same on
// all pages once for those from which the ways are the same.
func TestPlannerHits(t *testing.T) {
	a := &dossier.Article{Head: dossier.Head{ID: "a", Kind: dossier.KindArticle, Title: "A"}, Rights: dossier.RightsFull}
	passages := []*dossier.Passage{{Article: "a", Quote: "the garrison rose"}, {Article: "a", Quote: "nobody was hurt"}}
	d := &dossier.Dossier{Brief: &dossier.Brief{}, Articles: []*dossier.Article{a}, Records: map[string]dossier.Record{"a": a}}
	p := newPlanner(d, nil, false)
	for i, path := range []string{"articles/a/index.html", "articles/b/index.html", "events/a/index.html"} {
		s := p.sheet(path, "")
		for n, passage := range passages {
			if note := s.note(p.attributed(passage, nil), n+1); note.Quote != passage.Quote || note.Number != n+1 {
				t.Errorf("%s: note %d is %v", path, n+1, note)
			}
		}
		s.site()
		if got, want := count(p.told.Range), len(passages); got != want {
			t.Errorf("%d notes are kept after %d pages, want %d", got, i+1, want)
		}
		if got, want := count(p.sites.Range), []int{1, 1, 2}[i]; got != want {
			t.Errorf("%d sites are kept after %d pages, want %d", got, i+1, want)
		}
	}
	p.told.Store(passages[0], &attribution{passage: passages[0], article: a, origin: "kept"})
	if got := p.sheet("index.html", "").note(p.attributed(passages[0], nil), 1).Origin; got != "kept" {
		t.Errorf("the note that is kept is not taken, but one of %q", got)
	}
	for key := range p.sites.Range {
		p.sites.Store(key, Site{Title: "kept"})
	}
	if here, elsewhere := p.sheet("articles/c/index.html", "").site().Title, p.sheet("places/c/index.html", "").site().Title; here != "kept" || elsewhere == "kept" {
		t.Errorf("of the sites that are kept %q is taken below a known part, and %q elsewhere", here, elsewhere)
	}
}

func count(each func(func(key, value any) bool)) int {
	n := 0
	for range each {
		n++
	}
	return n
}
