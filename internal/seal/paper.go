package seal

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// printPath is the page for paper. It holds the texts of the articles that are
// shown whole, unless they are too many.
const printPath = "print/index.html"

// printFolder is where the page for paper lies, and those over which that of a
// large dossier goes on.
const printFolder = "print/"

// onPaper gives what the pages for paper lead to, which together hold the whole
// dossier.
func onPaper(pages map[string]*sealedPage) map[string]bool {
	leads := map[string]bool{}
	for _, p := range pages {
		if strings.HasPrefix(p.path, printFolder) {
			for _, n := range slices.Concat(p.notes, p.quoted) {
				leads[n.target] = true
			}
		}
	}
	return leads
}

// lostOn gives the first passage that a page cites and the pages for paper do
// not lead to, or ""; what they lead to is there. Of an event's page that is what
// its notes cite; the words of the events that it gathers, which it sets side by
// side, are not on paper. Nor are questions that have one answer, on any page.
func (v *verifier) lostOn(there map[string]bool, pages map[string]*sealedPage) string {
	type notes struct{ text, aside map[string]bool }
	read := map[string]notes{} // what the notes of a page lead to, by its path
	for _, i := range v.items {
		to := i.target()
		if i.Page == "" || there[to] {
			continue
		}
		on, known := read[i.Page]
		if !known {
			on = notes{map[string]bool{}, map[string]bool{}}
			if p := pages[i.Page]; p != nil {
				for _, n := range p.notes {
					map[bool]map[string]bool{false: on.text, true: on.aside}[n.aside][n.target] = true
				}
			}
			read[i.Page] = on
		}
		if on.text[to] || !on.aside[to] && !strings.HasPrefix(i.Page, eventPages) {
			return to
		}
	}
	return ""
}

// provePrint proves the quotes of articles anew on the page for paper, where it
// holds any: the ids of an article's text begin with the article's there. What
// the other pages quote stands there in any case.
func (v *verifier) provePrint(s *sheet) []Finding {
	if s.path != printPath {
		return nil
	}
	if len(s.marks) == 0 && !slices.ContainsFunc(v.items, func(i Item) bool { return s.ids[i.Source+"-"+i.Anchor] != nil || s.ids[i.Source+"-p1"] != nil }) {
		return nil
	}
	var found []Finding
	for _, i := range slices.Sorted(maps.Values(v.targets)) {
		item := v.items[i]
		if item.Anchor == "" || item.Rights != dossier.RightsFull {
			continue
		}
		if f := s.prove(item.Source+"-", item); f != nil {
			found = append(found, Finding{diag.Error, s.path, fmt.Sprintf("%s, of %s (citation %d of %s)", f.what, short(item.Source), i+1, EvidencePath), f.hint})
		}
	}
	return found
}
