package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/page"
)

// lines gives the rows of a computed table, one a line: label, verdict, cells.
func lines(rows []page.Row) []string {
	var list []string
	for _, row := range rows {
		line := row.Label + row.Of.Label
		if row.Verdict != "" {
			line += " (" + row.Verdict + ")"
		}
		for _, c := range row.Cells {
			line += " | " + said(c)
		}
		list = append(list, line)
	}
	return list
}

func said(c page.Cell) string {
	var parts []string
	for _, f := range c.Facts {
		part := f.Words
		if f.Where.Label != "" {
			part += " → " + f.Where.Label
		}
		if f.Role != "" {
			part += ", " + f.Role
		}
		for _, q := range f.Quotes {
			part += "“" + q.Words + "”"
		}
		parts = append(parts, part)
	}
	if len(c.Facts) == 0 {
		parts = append(parts, c.Text.Blocks[0].Words())
	}
	words := strings.Join(parts, "; ")
	if c.Open {
		words = "[" + words + "]"
	}
	return words
}

func comparison(t *testing.T, files string) page.ComparisonView {
	t.Helper()
	return planned(t, "comparisons/c/index.html", files).(page.ComparisonView)
}

// Three cases: one with hours, one with days, one without an event.
const threeCases = `
-- content/articles/a.md --
---
title: A
date: 2012-03-22
publisher: The Paper
cases: [one]
---
Kenya spoke. Mali spoke.
-- content/articles/b.md --
---
title: B
date: 2012-03-22
cases: [one, two]
---
Kenya was silent.
-- content/cases/one.md --
---
name: One
start: 2012-03-21T04:30Z
end: 2012-04-08
---
-- content/cases/two.md --
---
name: Two
start: 2020-08-18
---
-- content/cases/three.md --
---
name: Three
start: 2021
---
-- content/actors/kenya.md --
---
name: Kenya
kind: state
---
-- content/actors/union.md --
---
name: Union
kind: organization
---
-- content/actors/un.md --
---
name: UN
kind: organization
---
-- content/actors/keita.md --
---
name: Keita
kind: person
---
-- content/places/kati.md --
---
name: Kati
---
-- content/places/gao.md --
---
name: Gao
---
-- content/events/before.md --
---
title: Before
date: 2012-03-20
case: one
actors: [kenya]
---
-- content/events/perhaps.md --
---
title: Perhaps before
date: 2012-03
case: one
actors: [union]
---
-- content/events/soon.md --
---
title: Soon
date: 2012-03-21T05:20Z
case: one
actors: [{id: kenya, role: speaks}, keita]
places: [kati]
cite: '@a "Kenya spoke"'
---
-- content/events/next.md --
---
title: Next
date: 2012-03-22 morning
case: one
actors: [union]
places: [kati, gao]
reports: [a, b]
---
-- content/events/same.md --
---
title: Same
date: 2020-08-18T15:30Z
case: two
actors: [kenya]
places: [kati]
reports: [b]
---
-- content/events/other.md --
---
title: Other
date: 2020-08-18
case: two
actors: [{id: kenya, role: silent}, un]
places: [gao]
---
-- content/events/month.md --
---
title: Month
date: 2020-09~
case: two
actors: [union]
---
-- content/events/open.md --
---
title: Open
date: 2020-08-19/..
case: two
actors: [un]
---
`

// What is computed of cases is as fine as their dates, and claims nothing of what
// is not known.
func TestComputedRowsOfCases(t *testing.T) {
	v := comparison(t, threeCases+"-- content/comparisons/c.md --\n---\ntitle: C\nof: [one, two, three]\n---\n")
	want := []string{
		"Began (differs) | Wednesday 21 March 2012, 04:30 UTC | Tuesday 18 August 2020 | 2021",
		"To its end, or else to the last event here | 18 days later | about 14–43 days later → Month | [No end, and no event with a date.]",
		"Events in this dossier (differs) | 4 events | 4 events | 0 events",
		"Reports of these events (differs) | 2 reports, 1 origin | 1 report, 1 origin | [None.]",
		"Sources in this dossier (differs) | 2 sources, 1 origin | 1 source, 1 origin | [None.]",
		"Actors (differs) | 3 | 3 | 0",
		"Places (differs) | 2 | 2 | 0",
	}
	if diff := cmp.Diff(want, lines(v.Facts)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	bodies := []string{
		"Kenya (in some) | 50\u00a0min later → Soon, speaks | the same day → Other, silent; the same day → Same | [no event here]",
		"UN (in one alone) | [no event here] | the same day → Other | [no event here]",
		"Union (in some) | 1 day later → Next | about 14–43 days later → Month | [no event here]",
	}
	if diff := cmp.Diff(bodies, lines(v.Bodies)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	var several []string
	for _, b := range v.Some {
		several = append(several, b.Label+": "+strings.Join(b.In, ", "))
	}
	if diff := cmp.Diff([]string{"Kenya: One, Two", "Union: One, Two", "Gao: One, Two", "Kati: One, Two"}, several); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Of two cases, what is the same is said to be alike.
func TestComputedRowsAgree(t *testing.T) {
	v := comparison(t, threeCases+"-- content/comparisons/c.md --\n---\ntitle: C\nof: [two, one]\n---\n")
	got := lines(v.Facts)
	for i, want := range map[int]string{2: "Events in this dossier (alike) | 4 events | 4 events", 5: "Actors (alike) | 3 | 3"} {
		if got[i] != want {
			t.Errorf("got %q, want %q", got[i], want)
		}
	}
	if len(v.Some) > 0 {
		t.Errorf("of two, several are all: %v", v.Some)
	}
}

// What each article tells of an event stands in its column, in its words; what
// the dossier does not link is not said to be untold.
func TestEventsOfArticles(t *testing.T) {
	v := comparison(t, threeCases+"-- content/comparisons/c.md --\n---\ntitle: C\nof: [a, b]\nsubjects: [Paper, Other]\n---\n")
	told := []string{
		"Soon (in one alone) | “Kenya spoke” | [nothing linked here]",
		"Next (in all) | Tells of it. None of its words are quoted here. | Tells of it. None of its words are quoted here.",
		"Same (in one alone) | [nothing linked here] | Tells of it. None of its words are quoted here.",
	}
	if diff := cmp.Diff(told, lines(v.Told)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	facts := []string{
		"Published (alike) | Thursday 22 March 2012 | Thursday 22 March 2012",
		"Form (alike) | report | report",
		"Origin | [not known] | [not known]",
		"Events that it reports (alike) | 2 events | 2 events",
		"Passages that are cited (differs) | 1 passage | 0 passages",
		"Actors (alike) | 1 | 1",
		"Places (alike) | 0 | 0",
	}
	if diff := cmp.Diff(facts, lines(v.Facts)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(v.Bodies) > 0 || !v.Articles {
		t.Error("articles are not told as cases")
	}
}

// A row says that its cells are alike only where they plainly are, beside its
// label and not among what is cited.
func TestAlikeCells(t *testing.T) {
	html := drawnPage(t, "comparisons/c/index.html", threeCases+`-- content/comparisons/c.md --
---
title: C
of: [one, two]
---
| | One | Two |
|---|---|---|
| Where | At Kati [@a "Kenya spoke"] | at  *Kati*. [@b "Kenya was"] |
| Why | At Kati [@a "Kenya spoke"] | In Kati [@b "Kenya was"] |
| When | no source | no source |
`)
	const mark = `<span class="verdict">computed: alike</span>`
	if n := strings.Count(html, mark); n != 1 || !strings.Contains(html, `<th scope="row">Where `+mark+`</th>`) {
		t.Errorf("%d rows are alike: %s", n, between(t, html, "<table", "</table>"))
	}
}

// Of very many bodies the page counts those that it does not show.
func TestComputedRowsAreBounded(t *testing.T) {
	var files strings.Builder
	files.WriteString(threeCases + "-- content/comparisons/c.md --\n---\ntitle: C\nof: [one, two]\n---\n")
	for i := range 70 {
		fmt.Fprintf(&files, "-- content/actors/s%d.md --\n---\nname: S%02d\nkind: state\n---\n", i, i)
		fmt.Fprintf(&files, "-- content/events/s%d-e.md --\n---\ntitle: E%d\ndate: 2012-03-25\ncase: one\nactors: [s%d, kenya, un]\n---\n", i, i, i)
	}
	v := comparison(t, files.String())
	if len(v.Bodies) != 60 || v.More != 13 {
		t.Errorf("%d rows and %d more", len(v.Bodies), v.More)
	}
	for _, row := range v.Bodies {
		if row.Of.Label == "UN" {
			if got := said(row.Cells[0]); !strings.HasSuffix(got, "; 66 more") {
				t.Errorf("the events of one day are %s", got)
			}
		}
	}
}

// All of it is told in French.
func TestComputedInFrench(t *testing.T) {
	files := threeCases + "-- dossier.yaml --\ntitle: Mali\nlanguage: fr\n-- content/comparisons/c.md --\n---\ntitle: C\nof: [one, two, three]\n---\n-- content/comparisons/d.md --\n---\ntitle: D\nof: [a, b]\n---\n"
	all := drawn(t, read(t, txtar.Parse([]byte(files)), collate.Options{}))
	for path, wants := range map[string][]string{
		"comparisons/c/index.html": {"Calculé à partir de ce dossier", "diffère", "le même jour", "environ 14–43 jours plus tard", "dans plusieurs", "aucun événement ici"},
		"comparisons/d/index.html": {"dans un seul", "rien de relié ici", "identique"},
	} {
		for _, want := range wants {
			if !strings.Contains(all[path], want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
	}
}
