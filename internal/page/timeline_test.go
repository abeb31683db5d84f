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

const filedSite = `
-- content/actors/keita.md --
---
name: Keïta
aliases: [ibk]
---
-- content/actors/sanogo.md --
---
name: Amadou Sanogo
---
-- content/actors/idle.md --
---
name: Idle
---
-- content/places/kati.md --
---
name: Kati
---
-- content/cases/coup.md --
---
name: Coup
start: 2012-03-21
---
-- content/cases/mutiny.md --
---
name: Mutiny
start: 2020-08-18
---
-- content/cases/without.md --
---
name: Without events
start: 2021-01-01
---
-- content/events/a.md --
---
title: A
date: 2012-03-21
case: coup
actors: [{id: ibk, role: president}, {id: keita, role: detained}, sanogo]
places: [kati]
---
-- content/events/b.md --
---
title: B
date: 2020-08-18
case: mutiny
actors: [keita]
---
-- content/events/c.md --
---
title: C
date: 2020-08-19
---
`

// An event is filed under its case, and under each actor and place once, by their
// ids. The choices are those that the page's events have, each with their number.
func TestTimelineFilter(t *testing.T) {
	whole := planned(t, "timeline/index.html", filedSite).(page.TimelineView)
	var filed []page.Filed
	for _, d := range whole.Days {
		for _, e := range d.Events {
			filed = append(filed, e.Filed)
		}
	}
	if diff := cmp.Diff([]page.Filed{
		{Case: "coup", Actors: []string{"keita", "sanogo"}, Places: []string{"kati"}},
		{Case: "mutiny", Actors: []string{"keita"}},
		{},
	}, filed); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	choice := func(href, label, id string, events int) page.Choice {
		return page.Choice{Link: page.Link{Href: href, Label: label}, ID: id, Events: events, Common: true}
	}
	if diff := cmp.Diff(page.Filter{
		Cases:  []page.Choice{choice("coup/index.html", "Coup", "coup", 1), choice("mutiny/index.html", "Mutiny", "mutiny", 1)},
		Actors: []page.Choice{choice("../actors/sanogo/index.html#h-events", "Amadou Sanogo", "sanogo", 1), choice("../actors/keita/index.html#h-events", "Keïta", "keita", 2)},
		Places: []page.Choice{choice("../places/kati/index.html#h-events", "Kati", "kati", 1)},
	}, whole.Filter); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	ofCase := planned(t, "timeline/mutiny/index.html", filedSite).(page.TimelineView)
	if diff := cmp.Diff(page.Filter{
		Actors: []page.Choice{choice("../../actors/keita/index.html#h-events", "Keïta", "keita", 1)},
	}, ofCase.Filter); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What one origin alone tells of has a page too: it is linked where there is such
// an event.
func TestTimelineLinksSingleOrigins(t *testing.T) {
	d := read(t, txtar.Parse([]byte(filedSite)), collate.Options{})
	d.Weights.EventOrigins = originsOf(d.Timeline[0], "AFP")
	if got := timelineOf(t, d, "timeline/coup/index.html").Filter.Single.Href; got != "../../gaps/index.html#single-origin" {
		t.Errorf("it leads to %q", got)
	}
}

// The filters of a dossier of very many actors stay short: the bar has those of
// most events, and the links are fewer still.
func TestTimelineFilterIsBounded(t *testing.T) {
	var files strings.Builder
	for i := range 250 {
		fmt.Fprintf(&files, "-- content/actors/a%d.md --\n---\nname: Actor %03d\n---\n", i, i)
		fmt.Fprintf(&files, "-- content/events/e%d.md --\n---\ntitle: E\ndate: 2012\nactors: [a%d, a%d]\n---\n", i, i, 240+i%10)
	}
	actors := planned(t, "timeline/index.html", files.String()).(page.TimelineView).Filter.Actors
	common := 0
	for _, a := range actors {
		if a.Common {
			common++
		}
	}
	if len(actors) != 200 || common != 12 {
		t.Errorf("%d actors are offered, and %d of them common", len(actors), common)
	}
	if last := actors[len(actors)-1]; last.ID != "a249" || !last.Common || last.Events != 25 {
		t.Errorf("the last one is %+v", last)
	}
}

func timelineOf(t *testing.T, d *dossier.Dossier, path string) page.TimelineView {
	t.Helper()
	pages := page.Plan(d, nil, false)
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Path == path })
	if i < 0 {
		t.Fatalf("no page at %s", path)
	}
	return pages[i].View().(page.TimelineView)
}

// longDossier has 3,403 events: more than a page lists, in all, in the case of 2012,
// in its year, in March of that year and on one of its days.
func longDossier(t *testing.T) *dossier.Dossier {
	t.Helper()
	var files strings.Builder
	files.WriteString("-- content/cases/2012.md --\n---\nname: Coup\nstart: 2012-03-21\n---\n-- content/cases/short.md --\n---\nname: Short\nstart: 1992-01-01\n---\n")
	add := func(id, date, more string) {
		fmt.Fprintf(&files, "-- content/events/%s.md --\n---\ntitle: E %s\ndate: %s\n%s---\n", id, id, date, more)
	}
	for i := range 1100 {
		add(fmt.Sprintf("d%d", i), "2012-03-21", "case: '2012'\n")
		add(fmt.Sprintf("m%d", i), fmt.Sprintf("2012-03-%02d", 22+i%2), "case: '2012'\n")
		add(fmt.Sprintf("y%d", i), fmt.Sprintf("2012-%02d", 4+i%3), "")
	}
	for i := range 98 {
		add(fmt.Sprintf("x%d", i), "1992", "case: short\n")
	}
	add("later", "2012-12-31T23:30-01:00", "") // the year after, in the dossier's zone
	add("whole", "2012", "")
	add("until", "../2013-05", "")
	add("span", "2012-03-30/2013-01", "")
	files.WriteString("-- content/articles/wire.md --\n---\ntitle: Wire\nevents:\n  - {id: own, title: Own, date: 2013-06, cite: '@wire \"So it was\"'}\n---\nSo it was.\n")
	files.WriteString("-- content/actors/keita.md --\n---\nname: Keita\n---\n")
	return read(t, txtar.Parse([]byte(files.String())), collate.Options{})
}

// A timeline that is too long for a page is parted: into its cases, and into
// years, months and days as far as is needed. Each event stands on one part, and
// on one of its case; every link leads to it there.
func TestTimelineParts(t *testing.T) {
	d := longDossier(t)
	whole := timelineOf(t, d, "timeline/index.html")
	if len(whole.Days) > 0 || whole.Total != len(d.Timeline) {
		t.Errorf("the timeline lists %d days, of %d events", len(whole.Days), whole.Total)
	}
	var got []string
	for _, g := range whole.Parts {
		for _, p := range g.Parts {
			got = append(got, fmt.Sprintf("%s %s | %s %s %d", g.ID, g.Label, p.Label, p.Href, p.Events))
		}
	}
	want := []string{
		"h-by-case By case | Short short/index.html 98",
		"h-by-case By case | Coup 2012/index.html 2200",
		"h-by-time By time | 1992 1992/index.html 98",
		"h-by-time By time | 2012 2012_/index.html 1", // for the case has that path
		"h-by-time By time | Wednesday 21 March 2012 2012-03-21/index.html 605",
		"h-by-time By time | Wednesday 21 March 2012 (2) 2012-03-21-part-2/index.html 495",
		"h-by-time By time | Thursday 22 March 2012 2012-03-22/index.html 550",
		"h-by-time By time | Friday 23 March 2012 2012-03-23/index.html 550",
		"h-by-time By time | Friday 30 March 2012 2012-03-30/index.html 1",
		"h-by-time By time | April 2012 2012-04/index.html 367",
		"h-by-time By time | May 2012 2012-05/index.html 367",
		"h-by-time By time | June 2012 2012-06/index.html 366",
		"h-by-time By time | 2013 2013/index.html 3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	byTime, byCase := map[string]int{}, map[string]int{}
	var titles []string
	for _, p := range page.Plan(d, nil, false) {
		v, ok := p.View().(page.TimelineView)
		if !ok {
			continue
		}
		titles = append(titles, v.Title)
		n := 0
		for _, day := range v.Days {
			for _, e := range day.Events {
				n++
				if v.Case.Label == "" {
					byTime[e.ID]++
				} else {
					byCase[e.ID]++
				}
			}
		}
		if n > 1000 || v.Parts == nil && n != v.Total {
			t.Errorf("%s lists %d events of %d", p.Path, n, v.Total)
		}
	}
	if len(byTime) != len(d.Timeline) || len(byCase) != 2298 {
		t.Errorf("%d events stand on a part, %d on one of a case", len(byTime), len(byCase))
	}
	for id, n := range byTime {
		if n != 1 || byCase[id] > 1 {
			t.Errorf("%s stands on %d parts, and on %d of its case", id, n, byCase[id])
		}
	}
	if slices.Sort(titles); len(slices.Compact(slices.Clone(titles))) != len(titles) {
		t.Errorf("a title stands twice: %v", titles)
	}
}

// A part names what it is a part of, and the parts beside it.
func TestTimelinePartsHang(t *testing.T) {
	d := longDossier(t)
	part := timelineOf(t, d, "timeline/2012/2012-03-22/index.html")
	got := fmt.Sprint(part.Title, part.Crumbs, part.Before, part.After, part.Cases[0].Current || part.Cases[2].Current)
	want := "Timeline: Coup, Thursday 22 March 2012[{../../../index.html Brief false } {../../index.html Timeline false } {../index.html Coup false }] " +
		"{../2012-03-21-part-2/index.html Wednesday 21 March 2012 (2) false } {../2012-03-23/index.html Friday 23 March 2012 false } false"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, p := range page.Plan(d, nil, false) {
		if v, ok := p.View().(page.ArticleView); ok && v.Events[0].Event.Href != "../../timeline/2013/index.html#e-wire_own" {
			t.Errorf("the article's event is linked at %s", v.Events[0].Event.Href)
		}
	}
	path := page.CiterPaths(d)(dossier.Citer{Kind: dossier.KindEvent, ID: "wire#own"})
	if path != "timeline/2013/index.html" {
		t.Errorf("its citations stand on %s", path)
	}
}

// originsOf weighs one event, and finds no origin of others.
func originsOf(entry *dossier.Entry, names ...string) func(*dossier.Entry) []string {
	return func(e *dossier.Entry) []string {
		if e == entry {
			return names
		}
		return nil
	}
}
