package layout

import (
	"slices"

	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/page"
)

// least is how many sections a page has to have, the evidence at its foot not
// counted, before its contents are listed: fewer are seen at a glance.
const least = 4

// evidence is the section of notes, at the foot of pages that cite.
const evidence = "h-evidence"

// section is an entry of a page's contents: the heading with an id and its words,
// or nothing where what stands below it is empty.
func section(below any, id, label string) page.Link {
	if !some(below) {
		return page.Link{}
	}
	return page.Link{Href: "#" + id, Label: label}
}

// contents lists the sections of a page in their order: those that section gave,
// the headings of a text, groups of gaps, and questions. It is empty for a page
// of few.
func contents(parts ...any) []page.Link {
	var list []page.Link
	n := 0
	add := func(l page.Link) {
		if l.Label == "" {
			return
		}
		if l.Href != "#"+evidence {
			n++
		}
		list = append(list, l)
	}
	for _, part := range parts {
		switch part := part.(type) {
		case page.Link:
			add(part)
		case page.Text:
			for _, l := range headings(part) {
				add(l)
			}
		case []page.GapGroup:
			for _, g := range part {
				add(page.Link{Href: "#" + g.ID, Label: g.Title})
			}
		case []page.Account:
			for _, a := range part {
				add(page.Link{Href: "#" + a.ID, Label: a.Question})
			}
		}
	}
	if n < least {
		return nil
	}
	return list
}

// headings gives a text's headings of the first level below the page's own.
func headings(t page.Text) []page.Link {
	var list []page.Link
	w := writer{t: &t}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Kind == dossier.Heading && w.anchors < len(t.Anchors) {
			if b.Start+t.Shift <= 2 {
				list = append(list, page.Link{Href: "#" + t.Anchors[w.anchors], Label: w.visible(b)})
			}
			w.anchors++
		}
		for _, p := range b.Pieces {
			if p.Kind == dossier.RefPiece {
				w.refs++
			}
		}
	}
	return list
}

// asked gives the heading of questions to which the sources give answers.
func asked(words *locale.Language) func([]page.Account) string {
	return func(accounts []page.Account) string {
		if slices.ContainsFunc(accounts, func(a page.Account) bool { return a.Disputed }) {
			return words.T("Where the sources differ")
		}
		return words.T("Questions")
	}
}
