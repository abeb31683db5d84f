package page

import (
	"strings"

	"dossier/internal/dossier"
)

// ways are the addresses of records' pages as they are on all pages that lie as
// deep, in the folder of their kind or else outside of it.
type ways map[*dossier.Head]string

// mostWays is how many addresses are remembered, so that memory does not grow with
// the dossier.
const mostWays = 1 << 14

func (w ways) learn(h *dossier.Head, href string) {
	if len(w) >= mostWays {
		clear(w)
	}
	w[h] = href
}

// wayTo gives the address of a record's page, as it is known or else finds it.
func (s *sheet) wayTo(h *dossier.Head) string {
	known := s.waysTo(h)
	if href, ok := known[h]; ok {
		return href
	}
	href := s.toRecord(h)
	if known != nil {
		known.learn(h, href)
	}
	return href
}

// waysTo gives what this sheet knows of the ways to a record and others like it;
// nil where each page may have one of its own, and where nothing is remembered.
func (s *sheet) waysTo(h *dossier.Head) ways {
	depth := strings.Count(s.path, "/")
	switch {
	case s.base != "" || h.Kind == dossier.KindBrief || h.Kind == dossier.KindPage || depth >= len(s.stock.far):
		return nil
	case !s.isIn(string(h.Kind)):
		return s.stock.far[depth]
	case depth == 2 && s.path[len(h.Kind)+1:len(s.path)-len("/index.html")] != h.ID:
		return s.stock.near
	}
	return nil
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
