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
)

// planned gives the view at a path of a dossier written as a txtar archive.
func planned(t *testing.T, path, files string) any {
	t.Helper()
	pages := page.Plan(read(t, txtar.Parse([]byte(files)), collate.Options{}), nil, false)
	i := slices.IndexFunc(pages, func(p page.Page) bool { return p.Path == path })
	if i < 0 {
		t.Fatalf("no page at %s", path)
	}
	return pages[i].View()
}

// A case is the body of Kati's page, and its words, a bar between blocks, with
// brackets around the names that link.
func TestNamesLink(t *testing.T) {
	const others = `-- content/actors/keita.md --
---
name: Keita
---
-- content/actors/army.md --
---
name: the army
---
-- content/places/bamako.md --
---
name: Bamako
---
-- content/places/kati.md --
---
name: Kati
---
`
	for _, c := range []struct{ body, want string }{
		{"Keita fled, Keita said.", "[Keita] fled, Keita said."},
		{"Keita fled.\n\nKeita said so.\n\n- Keita again", "[Keita] fled.|Keita said so.|Keita again"},
		{"Keita.\n\n## One\n\nKeita, Keita.\n\n## Two\n\n- Nobody.\n- Keita.", "[Keita].|One|[Keita], Keita.|Two|Nobody.|[Keita]."},
		{"# Keita\n\nKeita", "Keita|[Keita]"},
		{"Kati, its own page, and Bamako.", "Kati, its own page, and [Bamako]."},
		{"*Keita* and **Bamako**", "[Keita] and [Bamako]"},
		{"`Keita` and Keita", "Keita and [Keita]"},
		{"[Keita](https://example.org) and Keita", "Keita and [Keita]"},
		{"[of *Keita*](https://example.org) and Keita", "of Keita and [Keita]"},
		{"[[keita]] and Keita", " and [Keita]"},
		{"the *ar*my and the army", "the army and [the army]"},
		{"The army, the army", "[The army], the army"},
		{"> Keita\n\n1. Keita", "[Keita]|Keita"},
		{"| Keita | Keita |\n|---|---|\n| Keita | Bamako |", "[Keita]|Keita|Keita|[Bamako]"},
		{"    Keita\n\nKeita", "Keita|[Keita]"},
		{"Nobody[^1].\n\n[^1]: Keita.", "Nobody."},
	} {
		body := planned(t, "places/kati/index.html", others+c.body+"\n").(page.PlaceView).Body
		var blocks []string
		for i := range body.Blocks {
			b := &body.Blocks[i]
			if len(b.Pieces) == 0 {
				continue
			}
			words, at := "", 0
			for _, n := range body.Names {
				if n.Block == i {
					words += b.Words()[at:n.From] + "[" + b.Words()[n.From:n.To] + "]"
					at = n.To
				}
			}
			blocks = append(blocks, words+b.Words()[at:])
		}
		if got, want := len(body.Names), strings.Count(c.want, "["); got != want {
			t.Errorf("%q: %d names, not %d", c.body, got, want)
		}
		if diff := cmp.Diff(c.want, strings.Join(blocks, "|")); diff != "" {
			t.Errorf("%q: -want +got:\n%s", c.body, diff)
		}
	}
}

// A page's text has the links, notes, headings and pictures of its signs, each
// in order.
func TestSigns(t *testing.T) {
	view := planned(t, "about/index.html", `
-- content/articles/report.md --
---
title: Report
---
Some words, and others.
-- content/actors/keita.md --
---
name: Keita
aliases: [ibk]
---
-- content/pages/about.md --
---
title: About
---
## On [[keita]] & *others*

[[ibk]], [[keita|he]], [[about]] and [[about|this page]] [@report "words"; @report "others"; @report "Some words"; @report "words"].[^a]

## N1

### ...

![A map](assets/map.png) [@report][^b]

[^a]: A.
[^b]: B [[keita]].
`).(page.PageView)
	const keita = "../actors/keita/index.html"
	want := page.Text{
		Refs:    []page.Link{{Href: keita, Label: "Keita"}, {Href: keita, Label: "Keita"}, {Href: keita, Label: "he"}, {Label: "About"}, {Label: "this page"}},
		Anchors: []string{"s-on-keita-others", "s-n1", "s-3"},
		Images:  []string{""},
		Notes: [][]page.NoteRef{
			{{1, "r1", "#n1"}, {2, "r2", "#n2"}, {3, "r3", "#n3"}},
			{{4, "r4", "#n4"}}, {{5, "r5", "#n5"}}, {{6, "r6", "#n6"}},
		},
	}
	got := view.Body
	got.Blocks, got.Names = nil, nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff("Keita, he, About and this page.", view.Description); diff != "" {
		t.Errorf("the description: -want +got:\n%s", diff)
	}
	var notes []string
	for _, n := range view.Notes {
		notes = append(notes, fmt.Sprintf("%d %q %q %v", n.Number, n.Quote, n.Source.Href, n.Back))
	}
	if diff := cmp.Diff([]string{
		`1 "words" "../articles/report/index.html#q-d148dd0b09" [r1]`,
		`2 "others" "../articles/report/index.html#q-05db323b31" [r2]`,
		`3 "Some words" "../articles/report/index.html#q-a3a82e3463" [r3]`,
		`4 "" "" [r4]`,
		`5 "" "../articles/report/index.html" [r5]`,
		`6 "" "" [r6]`,
	}, notes); diff != "" {
		t.Errorf("the notes: -want +got:\n%s", diff)
	}
}

// Where the zone of the dossier puts an event on another day than its source,
// it is listed on that day, and the days stay in order.
func TestDays(t *testing.T) {
	view := planned(t, "timeline/index.html", `
-- content/events/a.md --
---
title: an hour before
date: 2012-03-21T23:30Z
---
-- content/events/b.md --
---
title: an hour before by another clock
date: 2012-03-22T00:45+01:00
---
-- content/events/c.md --
---
title: within the day
date: 2012-03-22T04Z/2012-03-22T06Z
---
-- content/events/d.md --
---
title: the day
date: 2012-03-22
---
-- content/events/e.md --
---
title: from day to day
date: 2012-03-22/2012-03-24
---
-- content/events/f.md --
---
title: the month
date: 2012-03
---
-- content/events/g.md --
---
title: no date
date: 2012-03-22 evening
---
`).(page.TimelineView)
	var got []string
	for _, d := range view.Days {
		line := d.Label + ":"
		for _, e := range d.Events {
			line += " " + strings.TrimPrefix(e.ID, "e-")
		}
		got = append(got, line)
	}
	want := []string{"March 2012: f", "Wednesday 21 March 2012: a b", "22–24 March 2012: e", "Thursday 22 March 2012: d c g"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Where a name is mentioned, the words around it are shown, whole words only,
// up to four from one article; of an article that is shown in part, none.
func TestMentions(t *testing.T) {
	long := strings.Repeat("wörd ", 30)
	view := planned(t, "places/kati/index.html", `
-- content/articles/full.md --
---
title: Full
publisher: Paper
---
Kati.

`+long+`Kati, `+long+`

`+strings.Repeat("é", 100)+`-Kati-`+strings.Repeat("é", 100)+`

## Kati

Kati
-- content/articles/part.md --
---
title: Part
rights: excerpt
---
Kati and Kati.
-- content/places/kati.md --
---
name: Kati
---
Kati.
`).(page.PlaceView)
	words := strings.TrimSpace(strings.Repeat("wörd ", 11))
	const full = "../../articles/full/index.html"
	want := []page.Mention{
		{Article: page.Link{Href: full, Label: "Full"}, Outlet: "Paper", More: 1, Snippets: []page.Snippet{
			{Name: "Kati", Rest: page.Excerpt{Words: "."}, At: page.Anchor{Page: full, Paragraph: 1}},
			{Lead: page.Excerpt{Words: words + " ", MoreBefore: true}, Name: "Kati", Rest: page.Excerpt{Words: ", " + words, MoreAfter: true}, At: page.Anchor{Page: full, Paragraph: 2}},
			{Lead: page.Excerpt{Words: strings.Repeat("é", 34) + "-", MoreBefore: true}, Name: "Kati", Rest: page.Excerpt{Words: "-" + strings.Repeat("é", 34), MoreAfter: true}, At: page.Anchor{Page: full, Paragraph: 3}},
			{Name: "Kati", At: page.Anchor{Page: full}},
		}},
		{Article: page.Link{Href: "../../articles/part/index.html", Label: "Part"}, More: 2},
	}
	if diff := cmp.Diff(want, view.Mentions); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
