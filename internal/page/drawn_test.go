package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/page"
	"dossier/internal/plot"
)

const drawnDossier = `
-- dossier.yaml --
title: Drawn
language: en
-- content/_index.md --
---
title: Drawn
---
Drawn.
-- content/articles/wire.md --
---
title: Wire
publisher: Wire
events:
  - {id: own, title: Shots are heard, date: 2012-03-21T16:00Z, case: coup, actors: [keita], cite: '@wire "Shots"'}
---
Shots.
-- content/cases/coup.md --
---
name: Coup
start: 2012-03-21
---
-- content/cases/mutiny.md --
---
name: Mutiny
start: 2020-08-18
end: 2020-08-19
---
-- content/events/rising.md --
---
title: Soldiers rise
date: 2012-03-22
case: coup
---
-- content/events/talks.md --
---
title: Talks
date: 2020-08-18
case: mutiny
---
-- content/actors/keita.md --
---
name: Keita
posts:
  - {title: Adviser, cite: '@wire "Shots"'}
  - {title: President, from: 2013-09-04, cite: '@wire "Shots"'}
  - {title: Minister, to: 2000, cite: '@wire "Shots"'}
---
-- content/actors/maiga.md --
---
name: Maiga
posts: [{title: Teacher, cite: '@wire "Shots"'}]
---
-- content/places/kati.md --
---
name: Kati
coordinates: [12.75, -8.07]
---
-- content/places/gao.md --
---
name: Gao
coordinates: [16.27, -0.05]
---
-- content/places/sahel.md --
---
name: Sahel
---
`

func viewOf[V any](t *testing.T, path string) V {
	t.Helper()
	pages := page.Plan(read(t, txtar.Parse([]byte(drawnDossier)), collate.Options{}), nil, false)
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Path == path })
	if i < 0 {
		t.Fatalf("no page at %s", path)
	}
	return pages[i].View().(V)
}

func marks(d plot.Drawing) string {
	var list []string
	for _, m := range d.Marks {
		list = append(list, strings.TrimSpace(fmt.Sprint(m.Title, " ", m.Href, " ", m.Items)))
	}
	return strings.Join(list, "\n")
}

// The timeline's marks know their places in the list, and lead into it where an
// event has no page; on a case's page they lead to the timeline.
func TestStripsOfPages(t *testing.T) {
	timeline := viewOf[page.TimelineView](t, "timeline/index.html")
	const all = "Wednesday 21 March 2012, 16:00 GMT: Shots are heard (Coup) #e-wire_own 1\n" +
		"Thursday 22 March 2012: Soldiers rise (Coup) ../events/rising/index.html 2\n" +
		"Tuesday 18 August 2020: Talks (Mutiny) ../events/talks/index.html 3"
	if diff := cmp.Diff(all, marks(timeline.Strip)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	coup := viewOf[page.CaseView](t, "cases/coup/index.html")
	const own = "Wednesday 21 March 2012, 16:00 GMT: Shots are heard (Coup) ../../timeline/index.html#e-wire_own 1\n" +
		"Thursday 22 March 2012: Soldiers rise (Coup) ../../events/rising/index.html 2"
	for _, d := range []plot.Drawing{coup.Strip, coup.Narrow} {
		if diff := cmp.Diff(own, marks(d)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	if coup.Strip.Width <= coup.Narrow.Width {
		t.Error("the drawing for a narrow window is as wide as the other")
	}
}

// Offices with dates are drawn in order of time below the cases; without a date
// nothing is.
func TestTenures(t *testing.T) {
	v := viewOf[page.ActorView](t, "actors/keita/index.html")
	const want = "Wednesday 21 March 2012: Coup ../../cases/coup/index.html\n" +
		"18–19 August 2020: Mutiny ../../cases/mutiny/index.html\n" +
		"Minister, its beginning is not stated, until 2000\n" +
		"President, from Wednesday 4 September 2013, its end is not stated"
	for _, d := range []plot.Drawing{v.Tenures, v.Narrow} {
		if diff := cmp.Diff(want, marks(d)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if d.Undated != 1 {
			t.Errorf("%d posts are undated", d.Undated)
		}
	}
	if v := viewOf[page.ActorView](t, "actors/maiga/index.html"); len(v.Tenures.Marks)+len(v.Narrow.Marks) != 0 {
		t.Errorf("without a date there is %q", marks(v.Tenures))
	}
}

// The page of all places has a map of those with coordinates, each a link; other
// indexes have none.
func TestMapOfPlaces(t *testing.T) {
	v := viewOf[page.IndexView](t, "places/index.html")
	var got []string
	for _, m := range v.Map.Marks {
		got = append(got, m.One().Label+" "+m.One().Href)
		if m.Main || m.Target.Width < 24 || m.Target.Height < 24 {
			t.Errorf("%+v", m)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"Gao gao/index.html", "Kati kati/index.html"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if v.Map.Title != "Map: Places" || v.Unmapped != 1 || len(v.Map.Distances) != 0 {
		t.Errorf("%q, %d places on no map, %v", v.Map.Title, v.Unmapped, v.Map.Distances)
	}
	if v := viewOf[page.IndexView](t, "actors/index.html"); len(v.Map.Marks) != 0 || v.Unmapped != 0 {
		t.Error("the index of actors has a map")
	}
}

// The map of a place shows those nearest to it, however many there are, and leads
// to the map of all for the others.
func TestLocatorShowsTheNearest(t *testing.T) {
	var files strings.Builder
	for i := range 150 {
		fmt.Fprintf(&files, "-- content/places/p%03d.md --\n---\nname: Place %03d\ncoordinates: [10, %d.%d]\n---\n", i, i, i/10, i%10)
	}
	for name, count := range map[string]int{"p000": 101, "p149": 101, "p120": 101} {
		v := planned(t, "places/"+name+"/index.html", files.String()).(page.PlaceView)
		shown := map[string]bool{}
		for _, m := range v.Map.Marks {
			for _, pl := range m.Places {
				shown[pl.Label] = true
			}
		}
		nearest := map[string]string{"p000": "Place 100", "p149": "Place 049", "p120": "Place 049"}[name]
		beyond := map[string]string{"p000": "Place 101", "p149": "Place 048", "p120": "Place 048"}[name]
		if len(shown) != count || !shown[nearest] || shown[beyond] {
			t.Errorf("%s: %d places are shown; %s: %v, %s: %v", name, len(shown), nearest, shown[nearest], beyond, shown[beyond])
		}
		if got, want := fmt.Sprint(v.Map.Off), "[{../index.html 49 more}]"; got != want {
			t.Errorf("%s: not on the map: %s, not %s", name, got, want)
		}
		if len(v.Map.Distances) != 12 {
			t.Errorf("%s: %d distances", name, len(v.Map.Distances))
		}
	}
	all := planned(t, "places/index.html", files.String()).(page.IndexView)
	on := 0
	for _, m := range all.Map.Marks {
		on += len(m.Places)
	}
	if on != 150 || len(all.Map.Off) != 0 {
		t.Errorf("the map of all shows %d places, and not %v", on, all.Map.Off)
	}
}
