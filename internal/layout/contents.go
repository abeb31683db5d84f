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
func section(below any, id, label string) page.Link { return sectionOf(some(below), id, label) }

func sectionOf(some bool, id, label string) page.Link {
	if !some {
		return page.Link{}
	}
	return page.Link{Href: "#" + id, Label: label}
}

// entries gathers the contents of a page.
type entries struct {
	list     []page.Link
	sections int // the evidence not counted
}

// section adds an entry, unless it has no words.
func (e *entries) section(l page.Link) {
	if l.Label == "" {
		return
	}
	if l.Href != "#"+evidence {
		e.sections++
	}
	e.list = append(e.list, l)
}

func (e *entries) text(t *page.Text) { headings(t, e.section) }

func (e *entries) gaps(groups []page.GapGroup) {
	for i := range groups {
		e.section(page.Link{Href: "#" + groups[i].ID, Label: groups[i].Title})
	}
}

func (e *entries) accounts(accounts []page.Account) {
	for i := range accounts {
		e.section(page.Link{Href: "#" + accounts[i].ID, Label: accounts[i].Question})
	}
}

// worth is the entries, or none where they are few.
func (e *entries) worth() []page.Link {
	if e.sections < least {
		return nil
	}
	return e.list
}

// contents lists the sections of a page in their order: those that section gave,
// the headings of a text, groups of gaps, and questions. It is empty for a page
// of few.
func contents(parts ...any) []page.Link {
	var e entries
	for _, part := range parts {
		switch part := part.(type) {
		case page.Link:
			e.section(part)
		case page.Text:
			e.text(&part)
		case []page.GapGroup:
			e.gaps(part)
		case []page.Account:
			e.accounts(part)
		}
	}
	return e.worth()
}

// headings gives a text's headings of the first level below the page's own to add.
func headings(t *page.Text, add func(page.Link)) {
	w := writer{t: t}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Kind == dossier.Heading && w.anchors < len(t.Anchors) {
			if b.Start+t.Shift <= 2 {
				add(page.Link{Href: "#" + t.Anchors[w.anchors], Label: w.visible(b)})
			}
			w.anchors++
		}
		for k := range b.Pieces {
			if b.Pieces[k].Kind == dossier.RefPiece {
				w.refs++
			}
		}
	}
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
