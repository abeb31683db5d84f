package page

import (
	"strings"

	"dossier/internal/dossier"
)

// wayTo gives the address of a record's page.
func (s *sheet) wayTo(h *dossier.Head) string {
	if c := s.cards.head(h); c != nil {
		return s.way(c)
	}
	return s.toRecord(h)
}

// isIn reports whether the page lies in a folder at the site's root, or below.
func (s *sheet) isIn(folder string) bool {
	return len(s.path) > len(folder) && s.path[len(folder)] == '/' && s.path[:len(folder)] == folder
}

// toRecord gives the address of a record's page. Most pages stand in a folder in
// that of their kind, from which every record of a kind has the same way up.
func (s *sheet) toRecord(h *dossier.Head) string {
	kind := string(h.Kind)
	if s.base != "" || h.Kind == dossier.KindBrief || h.Kind == dossier.KindPage || s.isIn(kind) {
		return s.to(pathOf(h))
	}
	return s.up() + kind + "/" + h.ID + "/index.html"
}

// up leads from the page to the site's root: "../../".
func (s *sheet) up() string {
	n := strings.Count(s.path, "/")
	if n > len(ups)/len("../") {
		return strings.Repeat("../", n)
	}
	return ups[:n*len("../")]
}

const ups = "../../../../../../"
