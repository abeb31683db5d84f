package page_test

import (
	"fmt"
	"slices"
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
	d.Weights.EventOrigins = originsOf(d.Timeline[0], "AFP")
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

// sourced has more articles, all of which name one actor, than a page has room
// for.
func sourced() string {
	var files strings.Builder
	files.WriteString("-- content/cases/coup.md --\n---\nname: Coup\nstart: 2012-03-21\n---\n-- content/actors/keita.md --\n---\nname: Keita\nkind: person\n---\n")
	for i := range 600 {
		outlet := fmt.Sprintf("Outlet %d", i%3)
		fmt.Fprintf(&files, "-- content/articles/s%03d.md --\n---\ntitle: Story %03d\npublisher: %s\ndate: 2012-03-21\ncases: [coup]\nsummary: What happened on one of many days, told in a line.\n---\n\nOn day %d Keita spoke to the guards who had come from the north of the country in the night.\n", i, i, outlet, i)
		fmt.Fprintf(&files, "-- content/events/e%03d.md --\n---\ntitle: Event %03d\ndate: 2012-03-21\nactors: [keita]\naccounts:\n  - question: How many came on day %d?\n    answers:\n      - {value: Two., cite: '@s%03d \"Keita spoke\"'}\n      - {value: Three., cite: '@s%03d \"the guards\"'}\n---\n", i, i, i, i, (i+1)%600)
	}
	return files.String()
}

// pagesOf gives the views of the pages of a list, in order.
func pagesOf[V any](t *testing.T, files, folder string) []V {
	t.Helper()
	r := page.NewRegister(read(t, txtar.Parse([]byte(files)), collate.Options{}), assets, false)
	var views []V
	for n := 1; ; n++ {
		path := folder + "/index.html"
		if n > 1 {
			path = fmt.Sprintf("%s/page_%d/index.html", folder, n)
		}
		p, ok := r.Lookup(path)
		if !ok {
			return views
		}
		views = append(views, p.View().(V))
	}
}

// The sources go on over pages: each stands on one, and an outlet that goes on is
// named again.
func TestSourcesGoOn(t *testing.T) {
	pages := pagesOf[page.SourcesView](t, sourced(), "sources")
	seen := map[string]int{}
	for i, v := range pages {
		if v.Total != 600 || len(v.Leaves) != len(pages) || !v.Leaves[i].Current {
			t.Errorf("page %d tells of %d sources, and links %v", i+1, v.Total, v.Leaves)
		}
		for _, o := range v.Outlets {
			for _, source := range o.Sources {
				seen[source.Article.Label]++
			}
		}
	}
	if len(pages) < 3 || len(seen) != 600 || seen["Story 000"] != 1 || seen["Story 599"] != 1 {
		t.Errorf("%d pages list %d sources", len(pages), len(seen))
	}
}

// Of very many sources the brief tells how many each outlet has, and leads to the
// place where these begin; of very many questions it lists some.
func TestBriefIsBounded(t *testing.T) {
	d := read(t, txtar.Parse([]byte(sourced())), collate.Options{})
	pages := drawn(t, d)
	r := page.NewRegister(d, assets, false)
	home, _ := r.Lookup("index.html")
	v := home.View().(page.BriefView)
	if len(v.Sources) > 0 || len(v.Outlets) != 3 || v.Outlets[2].Sources != 200 || v.Total != 600 {
		t.Errorf("the brief lists %d sources, and the outlets %v", len(v.Sources), v.Outlets)
	}
	if len(v.Disputes) == 0 || len(v.Disputes)+v.MoreAsked != 600 || v.MoreAsked == 0 {
		t.Errorf("it lists %d questions, and counts %d", len(v.Disputes), v.MoreAsked)
	}
	for _, l := range append([]page.Link{v.Outlets[0].Link, v.Outlets[1].Link, v.Outlets[2].Link}, v.Disputes...) {
		file, id, _ := strings.Cut(l.Href, "#")
		if !strings.Contains(pages[file], `id="`+id+`"`) {
			t.Errorf("%s leads to no place", l.Href)
		}
	}
	small := planned(t, "index.html", filedSite).(page.BriefView)
	if len(small.Outlets) > 0 || small.MoreAsked > 0 {
		t.Errorf("the brief of a small dossier counts %v and %d", small.Outlets, small.MoreAsked)
	}
}

// Disagreements go on over pages, and keep their numbers.
func TestDisagreementsGoOn(t *testing.T) {
	pages := pagesOf[page.DisagreementsView](t, sourced(), "disagreements")
	n := 0
	for _, v := range pages {
		for _, a := range v.Accounts {
			if n++; a.ID != fmt.Sprintf("a%d", n) {
				t.Fatalf("at %d stands %s", n, a.ID)
			}
		}
	}
	if len(pages) < 3 || n != 600 {
		t.Errorf("%d pages hold %d questions", len(pages), n)
	}
}

// What names an actor goes on over pages of its own: each event and each mention
// stands on one of them, under the actor's name.
func TestRecordGoesOn(t *testing.T) {
	events, mentions := map[string]int{}, map[string]int{}
	pages := pagesOf[page.ActorView](t, sourced(), "actors/keita")
	for i, v := range pages {
		for _, e := range v.Events {
			events[e.Event.Label]++
		}
		for _, m := range v.Mentions {
			mentions[m.Article.Label]++
		}
		if v.Leaf != i || len(v.Leaves) != len(pages) {
			t.Errorf("page %d is the %dth of %d", i+1, v.Leaf, len(v.Leaves))
		}
	}
	if len(events) != 600 || len(mentions) != 600 || events["Event 300"] != 1 || mentions["Story 599"] != 1 {
		t.Errorf("%d events and %d mentions are listed", len(events), len(mentions))
	}
	second := pages[1]
	if second.Title != "Keita (2)" || second.Crumbs[2].Href != "../index.html" || second.Type != "" {
		t.Errorf("the second page is %q below %v", second.Title, second.Crumbs)
	}
	if s := pages[0].Spellings[0]; s.Count != 600 || len(s.In)+s.More != 600 || s.More == 0 {
		t.Errorf("%q is written %d times, in %d articles and %d more", s.Name, s.Count, len(s.In), s.More)
	}
	small := planned(t, "actors/keita/index.html", filedSite).(page.ActorView)
	if small.Leaves != nil || len(small.Events) == 0 {
		t.Errorf("a small page goes on over %v", small.Leaves)
	}
}

// The sources of a case go on over pages likewise.
func TestCaseSourcesGoOn(t *testing.T) {
	n := 0
	pages := pagesOf[page.CaseView](t, sourced(), "cases/coup")
	for _, v := range pages {
		if n += len(v.Sources); v.Total != 600 {
			t.Errorf("%d sources are told of", v.Total)
		}
	}
	if n != 600 || len(pages) < 3 {
		t.Errorf("%d pages list %d sources", len(pages), n)
	}
}

// The page for paper is one for a dossier that somebody may print, and for a
// larger one several, which say that they hold no texts; the whole is there for
// a PDF.
func TestPrintIsBounded(t *testing.T) {
	if pages := pagesOf[page.PrintView](t, sourced(), "print"); len(pages) != 1 || pages[0].Parted {
		t.Errorf("a dossier of common size has %d pages for paper", len(pages))
	}
	var long strings.Builder
	for i := range 900 {
		fmt.Fprintf(&long, "-- content/articles/l%03d.md --\n---\ntitle: Story %03d\ndate: 2012-03-21\nsummary: %s\n---\n\nWords.\n", i, i, strings.Repeat("Told once more. ", 60))
	}
	parts, n := pagesOf[page.PrintView](t, long.String(), "print"), 0
	for _, v := range parts {
		n += len(v.Articles)
		if !v.Parted || len(v.Leaves) == 0 {
			t.Error("a part does not say so")
		}
	}
	if len(parts) < 10 || n != 900 {
		t.Errorf("%d parts hold %d articles", len(parts), n)
	}
	d := read(t, txtar.Parse([]byte(long.String())), collate.Options{})
	if whole := page.NewRegister(d, nil, false).Paper().View().(page.PrintView); len(whole.Articles) != 900 || whole.Parted {
		t.Errorf("the whole has %d articles", len(whole.Articles))
	}
}

// A list of very many pages links the first, the last, those around and some
// between.
func TestLeavesAreBounded(t *testing.T) {
	var long strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&long, "-- content/places/p%05d.md --\n---\nname: Place %05d\n---\n", i, i)
	}
	pages := pagesOf[page.IndexView](t, long.String(), "places")
	links := map[string]bool{}
	middle := len(pages) / 2
	for _, l := range pages[middle].Leaves {
		links[l.Label] = true
	}
	for _, n := range []int{1, middle, middle + 1, middle + 2, len(pages)} {
		if !links[fmt.Sprint(n)] {
			t.Errorf("of %d pages the one in the middle does not link %d", len(pages), n)
		}
	}
	if len(pages) < 30 || len(links) > 30 {
		t.Errorf("it links %d of %d", len(links), len(pages))
	}
}

// Nothing looks for the gaps before a page needs them: not the register, nor the
// pages that do not lead to them.
func TestGapsAreFoundLate(t *testing.T) {
	d := read(t, txtar.Parse([]byte(filedSite)), collate.Options{})
	found := 0
	d.Weights.Gaps = dossier.NewGaps(func() []dossier.Gap { found++; return []dossier.Gap{{Kind: dossier.GapUnusedSource, Record: "keita"}} }, func() bool { return true })
	r := page.NewRegister(d, nil, false)
	for _, path := range []string{"index.html", "actors/keita/index.html", "sources/index.html"} {
		p, ok := r.Lookup(path)
		if !ok {
			t.Fatalf("no page %s", path)
		}
		p.View()
	}
	if r.Known(); found != 0 {
		t.Error("the gaps were looked for")
	}
	if _, ok := r.Lookup("gaps/index.html"); !ok || found != 1 {
		t.Errorf("the page of gaps is there: %v; the gaps were found %d times", ok, found)
	}
	var all []string
	for _, p := range r.All() {
		if !strings.HasPrefix(p.Path, "timeline/") {
			all = append(all, p.Path)
		}
		if _, ok := r.Lookup(p.Path); !ok {
			t.Errorf("%s is in the list alone", p.Path)
		}
	}
	known := slices.DeleteFunc(slices.Sorted(slices.Values(r.Known())), func(path string) bool { return path == "timeline/index.html" })
	if diff := cmp.Diff(all, known); diff != "" {
		t.Errorf("no list goes on here, but what is known at once differs (-all +known):\n%s", diff)
	}
	if _, ok := r.Lookup("actors/keita/page_2/index.html"); ok {
		t.Error("a page that is not there was found")
	}
}
