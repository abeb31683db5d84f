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
func (w *weigher) unknownNames(readings []*reading) (list pile) {
	parallel.Each(len(readings), func(i int) { readings[i].names.in(w.d.Articles[i]) })
	const distinct = 4 // names in an article that stand in none before it, at most in most dossiers
	t := tally{places: knownNames(w.d, distinct*len(readings)), list: make([]total, 0, distinct*len(readings))}
	for i, r := range readings {
		if w.d.Articles[i].Rights != dossier.RightsFull {
			continue // a name alone would be a word of a text that is not shown
		}
		for s := range r.names.in(w.d.Articles[i]).all() {
			t.count(i, s)
		}
	}
	for _, name := range t.list {
		if n := name.within + name.opening; name.within > 0 && n >= frequent {
			a := w.d.Articles[name.article]
			b := &a.Body.Blocks[name.block]
			words := a.Body.Part(int(name.block), int(name.from), int(name.to))
			list.add(dossier.Gap{Kind: dossier.GapUnknownName, Record: a.ID, Words: words, Count: int(n), Pos: a.At(b)})
		}
	}
	return list
}

// tally counts names over all articles.
type tally struct {
	list   []total
	places map[uint64]int // of the totals in the list, by key; answered: there is none
}

// answered stands for a name that belongs to somebody.
const answered = -1

// total is a name where it stands first, and how often it stands anywhere; see
// sighting. There are many until it is known how often.
type total struct{ article, block, from, to, within, opening int32 }

func (t *tally) count(article int, s sighting) {
	switch i, met := t.places[s.key]; {
	case !met:
		t.places[s.key] = len(t.list)
		t.list = append(t.list, total{int32(article), int32(s.block), int32(s.from), int32(s.to), int32(s.within), int32(s.opening)})
	case i != answered:
		t.list[i].within += int32(s.within)
		t.list[i].opening += int32(s.opening)
	}
}

// knownNames gives the keys of what need not be proposed: the names of actors
// and places, of outlets and declared origins, and every run of words within
// them. There is room for so many others.
func knownNames(d *dossier.Dossier, others int) map[uint64]int {
	known := make(map[uint64]int, others)
	for _, a := range d.Actors {
		learn(known, append([]string{a.Title}, a.OtherNames...)...)
	}
	for _, p := range d.Places {
		learn(known, append([]string{p.Title}, p.OtherNames...)...)
	}
	outlets := map[string]bool{}
	for _, a := range d.Articles {
		outlets[a.Publisher], outlets[a.Origin] = true, true
	}
	for name := range outlets {
		learn(known, name)
	}
	return known
}

func learn(known map[uint64]int, names ...string) {
	for _, name := range names {
		whole := annotate.Key(name)
		if known[hash([]byte(whole))] == answered {
			continue
		}
		words := strings.Fields(whole)
		for from := range words {
			for to := from + 1; to <= len(words); to++ {
				known[hash([]byte(strings.Join(words[from:to], " ")))] = answered
			}
		}
	}
}
