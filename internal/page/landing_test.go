package page_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/page"
)

// drawnPage draws the page at a path of a dossier written as a txtar archive.
func drawnPage(t *testing.T, path, files string) string {
	t.Helper()
	html, ok := drawn(t, read(t, txtar.Parse([]byte(files)), collate.Options{}))[path]
	if !ok {
		t.Fatalf("no page at %s", path)
	}
	return html
}

// between gives what stands in a page between two stretches of HTML, with
// white space as one blank.
func between(t *testing.T, html, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(html, from)
	part, _, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%q … %q is not in %s", from, to, html)
	}
	return strings.Join(strings.Fields(part), " ")
}

// Marked words lead to the pages that cite them: no name within them links
// elsewhere. The name's next mention links instead.
func TestNamesYieldToCitedWords(t *testing.T) {
	const files = `
-- content/articles/a.md --
---
title: A
---
They left Kati for Bamako.

Kati and Bamako.
-- content/places/kati.md --
---
name: Kati
---
-- content/places/bamako.md --
---
name: Bamako
---
-- content/pages/about.md --
---
title: About
---
So [@a "left Kati for"].
`
	body := planned(t, "articles/a/index.html", files).(page.ArticleView).Body
	var got []string
	for _, n := range body.Names {
		got = append(got, fmt.Sprintf("p%d %s", body.Blocks[n.Block].Number, body.Blocks[n.Block].Words()[n.From:n.To]))
	}
	if diff := cmp.Diff([]string{"p1 Bamako", "p2 Kati"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Beside an answer stand the article, its outlet and its date, or that it names
// none, on every page that shows the question.
func TestAnswersNameOutletAndDate(t *testing.T) {
	const files = `
-- content/articles/paper.md --
---
title: In the paper
publisher: The Paper
date: 2012-03-22
---
Three died, they say.
-- content/articles/bare.md --
---
title: Bare
---
Five died, they say.
-- content/events/e.md --
---
title: The fight
date: 2012-03-21
accounts:
  - question: How many died?
    answers:
      - {value: three, cite: ['@paper "Three died"', '@paper "they say"', '@bare "they say"']}
      - {value: five, cite: '@bare "Five died"'}
    prefer: 2
    why: it counted
---
A fight.
`
	for path, up := range map[string]string{"events/e/index.html": "../../", "disagreements/index.html": "../", "print/index.html": "../"} {
		html := between(t, drawnPage(t, path, files), `<ul class="answers">`, `</ul>`)
		for _, want := range []string{
			`<a href="` + up + `articles/paper/index.html">In the paper</a> · The Paper · <time datetime="2012-03-22">22 Mar 2012</time></p>`,
			`<a href="` + up + `articles/bare/index.html">Bare</a> · no outlet named · no date</p>`,
		} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the answers lack\n%s\n%s", path, want, html)
			}
		}
		if n := strings.Count(html, "In the paper"); n != 1 {
			t.Errorf("%s: an article stands %d times beside its answer", path, n)
		}
	}
}

// Where the address of the original is not known, no page sends the reader to it.
func TestOriginalOnlyWhereThereIsOne(t *testing.T) {
	for rights, want := range map[string]string{
		"excerpt": "Only the cited passages are shown here.",
		"link":    "The text is not shown here.",
	} {
		head := "-- content/articles/a.md --\n---\ntitle: A\nrights: " + rights + "\n"
		for url, more := range map[string]string{
			"":                          "",
			"url: https://example.org/": map[string]string{"excerpt": " The whole text stands at the original.", "link": " It stands at the original."}[rights],
		} {
			html := drawnPage(t, "articles/a/index.html", head+url+"\n---\nWords.\n")
			if got := between(t, html, `<p class="banner">`, "</p>"); got != want+more {
				t.Errorf("%s, %q: got %q, want %q", rights, url, got, want+more)
			}
		}
	}
}

// An article of which the site shows no more than its head lists its cited
// passages all the same, each with its id and the pages that cite it; notes
// lead there.
func TestPassagesOfLinkedArticlesHaveAPlace(t *testing.T) {
	const files = `
-- content/articles/a.md --
---
title: A
rights: link
---
## In brief

Soldiers rose in Kati.

QUETZAL is a whole paragraph.
-- content/pages/one.md --
---
title: One
---
So [@a "rose in Kati"], [@a, p. 2], [@a "In brief"].
-- content/pages/two.md --
---
title: Two
---
So [@a "rose in Kati"] and [@a].
`
	view := planned(t, "articles/a/index.html", files).(page.ArticleView)
	var got []string
	for _, p := range view.Cited {
		line := fmt.Sprintf("%s ¶%d %q", p.Anchor[:1], p.Number, p.Quote)
		for _, l := range p.In {
			line += " " + l.Label
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{`q ¶0 "In brief" One`, `q ¶1 "rose in Kati" One Two`, `p ¶2 "" One`}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	html := drawnPage(t, "articles/a/index.html", files)
	for _, p := range view.Cited {
		if n := strings.Count(html, ` id="`+p.Anchor+`"`); n != 1 {
			t.Errorf("the id %s stands %d times", p.Anchor, n)
		}
	}
	if strings.Contains(html, "QUETZAL") {
		t.Error("words stand there that nobody quotes")
	}
	citing := between(t, drawnPage(t, "one/index.html", files), `<section class="sec notes"`, "</section>")
	for i, p := range view.Cited {
		label := []string{"the passage", "¶&nbsp;1", "¶&nbsp;2"}[i]
		if want := `<a href="../articles/a/index.html#` + p.Anchor + `">` + label + `</a>`; !strings.Contains(citing, want) {
			t.Errorf("no note has %s: %s", want, citing)
		}
	}
	if bare := between(t, drawnPage(t, "two/index.html", files), `<li id="n2">`, "</li>"); strings.Contains(bare, "#q-") || strings.Contains(bare, "#p") {
		t.Errorf("the note of a whole article leads to a passage: %s", bare)
	}
}

// Where a linked article told of an event, its words lead to their row.
func TestReportsOfLinkedArticlesLeadToTheirWords(t *testing.T) {
	html := drawnPage(t, "events/e/index.html", `
-- content/articles/a.md --
---
title: A
rights: link
---
Soldiers rose in Kati.
-- content/events/e.md --
---
title: E
date: 2012
reports: [a]
---
So [@a "rose in Kati"].
`)
	report := between(t, html, `id="reports"`, "</section>")
	if want := `/a/index.html#q-`; !strings.Contains(report, want) {
		t.Errorf("no %s in %s", want, report)
	}
}

// The notes of a passage that runs from a heading into the paragraph below name
// both, for no browser finds words across blocks.
func TestFragmentAcrossAHeading(t *testing.T) {
	const files = `
-- content/articles/a.md --
---
title: A
url: https://example.org/a
---
## 10:45 Talks *fail*

Nobody spoke of peace.
-- content/pages/about.md --
---
title: About
---
So [@a "Talks fail Nobody spoke"], [@a "fail Nobody … of peace"], [@a "Talks … spoke"].
`
	var got []string
	for _, n := range planned(t, "about/index.html", files).(page.PageView).Notes {
		got = append(got, strings.TrimPrefix(n.Original, "https://example.org/a#:~:text="))
	}
	if diff := cmp.Diff([]string{"Talks%20fail,Nobody%20spoke", "fail,Nobody", "Talks"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// French has an unbroken blank before a colon and a semicolon, wherever the
// interface writes one.
func TestFrenchColons(t *testing.T) {
	const files = `
-- dossier.yaml --
title: Mali
language: fr
-- content/_index.md --
---
title: Brief
comparison: both
actors: [keita]
---
Words.
-- content/articles/a.md --
---
title: A
publisher: AFP
---
Three died. Keita, Keita, Keita, Keita, Keita, Keita.

Keita fled.
-- content/articles/b.md --
---
title: B
publisher: Le Journal
---
Four died.
-- content/events/e.md --
---
title: E
date: 2012-03-21
basis: derived
basis_from: the paper
case: coup
reports: [a, b]
accounts:
  - question: Combien
    answers: [{value: three, cite: '@a "Three died"'}, {value: four, cite: '@b "Four died"'}]
    prefer: 1
    why: because
---
Words.
-- content/actors/keita.md --
---
name: Keita
other_names: [IBK, Ibrahim Keita]
posts: [{title: deputy, cite: '@a "Keita fled"'}, {title: president, cite: '@a "Keita fled"'}]
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
-- content/comparisons/both.md --
---
title: Both
of: [coup, mutiny]
---
## Where

| | Coup | Mutiny |
|---|---|---|
| Where | no source | no source |
`
	d := read(t, txtar.Parse([]byte(files)), collate.Options{})
	d.Weights.EventOrigins = originsOf(d.Timeline[0], "AFP", "Le Journal")
	all := drawn(t, d)
	for path, want := range map[string]string{
		"index.html":                  "La comparaison entière\u00a0: Both",
		"events/e/index.html":         "2 origines\u00a0: AFP, Le Journal",
		"timeline/index.html":         "déduite\u00a0: the paper",
		"timeline/coup/index.html":    "Chronologie\u00a0: Coup",
		"disagreements/index.html":    "Pourquoi\u00a0: because",
		"comparisons/both/index.html": "Comparaison\u00a0: Where",
		"print/index.html":            "Autres graphies\u00a0: IBK",
	} {
		if !strings.Contains(all[path], want) {
			t.Errorf("%s has no %q", path, want)
		}
	}
	for path, html := range all {
		for _, bad := range []string{" : ", "e: ", "s: ", "deputy; "} {
			for _, text := range strings.Split(tags.ReplaceAllString(html, "\x00"), "\x00") {
				if strings.Contains(text, bad) {
					t.Errorf("%s: %q", path, text)
				}
			}
		}
	}
}
