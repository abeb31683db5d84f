package page

import (
	"strings"

	"dossier/internal/dossier"
)

// room is how much the list of a page may weigh, in bytes as a server sends
// them, compressed. With what stands around the list, a page stays below 40 KB.
const room = 26_000

// proseWeight is what a line of text adds to a page. Markup that repeats costs
// little, words about half their bytes; a citation brings a note and its source.
func proseWeight(text dossier.Prose) int {
	return len(text.Source)/2 + 40*strings.Count(text.Source, "@")
}

// entryWeight is what an event adds to a page that lists it, its marks in the
// drawings included. It errs upwards.
func entryWeight(e *dossier.Entry) int {
	ev := e.Event
	weight := 40 + len(ev.Title)/2 + proseWeight(ev.Summary) + 8*(len(ev.Actors)+len(ev.Places)+len(e.Reports))
	for _, c := range ev.Cites {
		weight += 30 + len(c.Quote)/2
	}
	return weight
}

// recordWeight is what a record adds to an index.
func recordWeight(r dossier.Record) int {
	h := r.Header()
	return 25 + len(h.Title)/2 + proseWeight(h.Summary)
}

func gapWeight(g dossier.Gap) int { return 20 + len(g.Words)/2 }

// parcels parts a list, in its order, into pieces for each of which a page has
// room. A thing that is too heavy for any page has one to itself.
func parcels[T any](list []T, weight func(T) int) [][]T {
	var pieces [][]T
	from, sum := 0, 0
	for i, item := range list {
		w := weight(item)
		if i > from && sum+w > room {
			pieces = append(pieces, list[from:i])
			from, sum = i, 0
		}
		sum += w
	}
	if from < len(list) {
		pieces = append(pieces, list[from:])
	}
	return pieces
}

// first gives the beginning of a list, as far as a share of a page's room goes:
// share 2 is half of it.
func first[T any](list []T, share int, weight func(T) int) []T {
	sum := 0
	for i, item := range list {
		if sum += weight(item); sum > room/share && i > 0 {
			return list[:i]
		}
	}
	return list
}

// leafPath gives the path of a page over which a long list goes on; the first,
// 0, is the list's own. No id holds "_".
func leafPath(folder string, leaf int) string {
	if leaf == 0 {
		return folder + "/index.html"
	}
	return folder + "/page_" + itoa(leaf+1) + "/index.html"
}

// leaves links the pages over which a list goes on, by their numbers; one alone
// is not linked.
func (s *sheet) leaves(folder string, count, current int) []NavLink {
	var list []NavLink
	for i := range count {
		if count > 1 {
			list = append(list, NavLink{Link{Href: s.to(leafPath(folder, i)), Label: itoa(i + 1)}, i == current})
		}
	}
	return list
}

// leafHead names a page over which a list goes on, and leads to its first.
func (s *sheet) leafHead(folder, title string, leaf int) (string, []Link) {
	if leaf == 0 {
		return s.p.words.T(title), []Link{s.home()}
	}
	return s.p.words.T(title) + " (" + itoa(leaf+1) + ")", []Link{s.home(), s.sectionLink(folder, title)}
}
