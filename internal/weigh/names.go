package weigh

import (
	"strings"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// frequent is how often a name stands in the sources before it is listed.
const frequent = 3

// unknownNames lists the names that stand often in the sources and belong to no
// actor or place, in the order in which they first stand there.
func (w *weigher) unknownNames(readings []*reading) []dossier.Gap {
	type total struct {
		within, opening int
		gap             dossier.Gap
	}
	known := knownNames(w.d)
	totals := map[uint64]*total{}
	var order []*total
	parallel.Each(len(readings), func(i int) { readings[i].names.in(w.d.Articles[i]) })
	for i, r := range readings {
		if w.d.Articles[i].Rights != dossier.RightsFull {
			continue // a name alone would be a word of a text that is not shown
		}
		for _, s := range r.names.in(w.d.Articles[i]) {
			if known[s.key] {
				continue
			}
			t := totals[s.key]
			if t == nil {
				t = &total{gap: s.gap(w.d.Articles[i])}
				totals[s.key] = t
				order = append(order, t)
			}
			t.within += int(s.within)
			t.opening += int(s.opening)
		}
	}
	var list []dossier.Gap
	for _, t := range order {
		if t.gap.Count = t.within + t.opening; t.within > 0 && t.gap.Count >= frequent {
			list = append(list, t.gap)
		}
	}
	return list
}

// knownNames gives the keys of what need not be proposed: the names of actors
// and places, of outlets and declared origins, and every run of words within
// them.
func knownNames(d *dossier.Dossier) map[uint64]bool {
	known := map[uint64]bool{}
	for _, a := range d.Actors {
		learn(known, append([]string{a.Title}, a.OtherNames...)...)
	}
	for _, p := range d.Places {
		learn(known, append([]string{p.Title}, p.OtherNames...)...)
	}
	for _, a := range d.Articles {
		learn(known, a.Publisher, a.Origin)
	}
	return known
}

func learn(known map[uint64]bool, names ...string) {
	for _, name := range names {
		whole := annotate.Key(name)
		if known[hash([]byte(whole))] {
			continue
		}
		words := strings.Fields(whole)
		for from := range words {
			for to := from + 1; to <= len(words); to++ {
				known[hash([]byte(strings.Join(words[from:to], " ")))] = true
			}
		}
	}
}
