package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/dossier"
	"dossier/internal/page"
)

// crowded has more actors, gaps and events of a case than a page has room for.
func crowded() string {
	var files strings.Builder
	files.WriteString("-- content/cases/coup.md --\n---\nname: Coup\nstart: 2012-03-21\n---\n")
	for i := range 900 {
		kind := []string{"person", "state"}[i%2]
		fmt.Fprintf(&files, "-- content/actors/a%03d.md --\n---\nname: Actor %03d\nkind: %s\nsummary: Somebody, somewhere.\n---\n", i, i, kind)
		fmt.Fprintf(&files, "-- content/events/e%03d.md --\n---\ntitle: Event %03d\ndate: 2012-03-21\ncase: coup\nactors: [a%03d]\n---\n", i, i, i)
	}
	return files.String()
}

// A list that is too long for a page goes on over others: each record stands on
// one, in the order of the list, and all of them are linked by their numbers.
func TestIndexGoesOn(t *testing.T) {
	files := crowded()
	first := planned(t, "actors/index.html", files).(page.IndexView)
	second := planned(t, "actors/page_2/index.html", files).(page.IndexView)
	if got, want := fmt.Sprint(first.Leaves), "[{{index.html 1 false } true} {{page_2/index.html 2 false } false}]"; got != want {
		t.Errorf("the first page links %s, not %s", got, want)
	}
	if got, want := fmt.Sprint(second.Leaves), "[{{../index.html 1 false } false} {{index.html 2 false } true}]"; got != want {
		t.Errorf("the second page links %s, not %s", got, want)
	}
	if first.Title != "Actors" || second.Title != "Actors (2)" || len(first.Crumbs) != 1 || second.Crumbs[1].Href != "../index.html" {
		t.Errorf("they are %q below %v, and %q below %v", first.Title, first.Crumbs, second.Title, second.Crumbs)
	}
	var heads, names []string
	for _, v := range []page.IndexView{first, second} {
		for _, g := range v.Groups {
			heads = append(heads, g.ID+" "+g.Label)
			for _, item := range g.Items {
				names = append(names, item.Label)
			}
		}
	}
	if diff := cmp.Diff([]string{"h-people People", "h-states States", "h-states States"}, heads); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for i, name := range names {
		if want := fmt.Sprintf("Actor %03d", i%450*2+i/450); name != want {
			t.Fatalf("at %d stands %s, not %s", i, name, want)
		}
	}
	if len(names) != 900 {
		t.Errorf("%d actors are listed", len(names))
	}
	if short := planned(t, "cases/index.html", files).(page.IndexView); short.Leaves != nil {
		t.Errorf("a list of one page links %v", short.Leaves)
	}
}

// The page of a case shows what it has room for, and counts the rest.
func TestCaseIsBounded(t *testing.T) {
	v := planned(t, "cases/coup/index.html", crowded()).(page.CaseView)
	shown := 0
	for _, d := range v.Days {
		shown += len(d.Events)
	}
	if shown == 0 || shown+v.More != 900 || v.More == 0 {
		t.Errorf("%d events are shown, and %d are not", shown, v.More)
	}
	if len(v.Actors) == 0 || len(v.Actors)+v.MoreActors != 900 || v.MoreActors == 0 {
		t.Errorf("%d actors are shown, and %d are not", len(v.Actors), v.MoreActors)
	}
	if len(v.Strip.Marks) > 0 {
		t.Error("events are drawn that are not listed")
	}
	small := planned(t, "cases/coup/index.html", filedSite).(page.CaseView)
	if small.More != 0 || small.MoreActors != 0 || len(small.Strip.Marks) == 0 {
		t.Errorf("a small case leaves out %d events and %d actors, and draws %d", small.More, small.MoreActors, len(small.Strip.Marks))
	}
}

// Gaps go on over pages too, and the timeline leads to the one on which those of
// single origins begin.
func TestGapsGoOn(t *testing.T) {
	d := read(t, txtar.Parse([]byte(filedSite)), collate.Options{})
	var gaps []dossier.Gap
	for i := range 2000 {
		gaps = append(gaps, dossier.Gap{Kind: dossier.GapUncited, Record: "keita", Words: fmt.Sprintf("Sentence %04d has no source.", i)})
	}
	gaps = append(gaps, dossier.Gap{Kind: dossier.GapSingleOrigin, Record: "a"})
	d.Weights.EventOrigins = map[*dossier.Entry][]string{d.Timeline[0]: {"AFP"}}
	d.Weights.Gaps = dossier.NewGaps(func() []dossier.Gap { return gaps }, func() bool { return true })
	total, last := 0, ""
	for _, p := range page.Plan(d, nil, false) {
		v, ok := p.View().(page.GapsView)
		if !ok {
			continue
		}
		for _, g := range v.Groups {
			total += len(g.Items)
			if g.ID == string(dossier.GapSingleOrigin) {
				last = p.Path
			}
		}
		if v.Total != 2001 || len(v.Leaves) != 3 {
			t.Errorf("%s is one of %d pages, for %d gaps", p.Path, len(v.Leaves), v.Total)
		}
	}
	if total != 2001 || last != "gaps/page_3/index.html" {
		t.Errorf("%d gaps are listed, those of single origins on %s", total, last)
	}
	if got, want := timelineOf(t, d, "timeline/index.html").Filter.Single.Href, "../gaps/page_3/index.html#single-origin"; got != want {
		t.Errorf("the timeline leads to %s, not %s", got, want)
	}
}
