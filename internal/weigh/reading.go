package weigh

import (
	"iter"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// reading is what an article holds that is weighed against others. It depends
// on the article alone. Its parts are let go of apart from each other: who needs
// the one does not hold on to the others.
type reading struct {
	origin     originated
	names      *found[sightings]
	statements *found[[]statement] // of the blocks that name an agency
}

// found is what is found in an article when it is first asked for, from any
// goroutine.
type found[L any] struct {
	once sync.Once
	find func(*dossier.Article) L
	list L
}

func (f *found[L]) in(a *dossier.Article) L {
	f.once.Do(func() { f.list = f.find(a) })
	return f.list
}

// newReading reads an article, of which the origin is known; names finds those in it.
func newReading(origin originated, names func(*dossier.Article) sightings) *reading {
	return &reading{origin, &found[sightings]{find: names}, &found[[]statement]{find: statementsIn}}
}

// running gives the blocks of an article whose text runs on. Asides, headings and
// tables do not.
func running(a *dossier.Article) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range a.Body.Blocks {
			b := &a.Body.Blocks[i]
			if (b.Kind == dossier.Paragraph || b.Kind == dossier.Tight) && !b.Aside && !yield(i) {
				return
			}
		}
	}
}

func statementsIn(a *dossier.Article) []statement {
	var list []statement
	for i := range a.Body.Blocks {
		list = appendStatements(list, i, a.Body.Words(i))
	}
	return list
}

// shinglesIn gives the shingles of an article's running text.
func shinglesIn(a *dossier.Article) []uint64 {
	var s shingler
	for i := range running(a) {
		annotate.EachWord(a.Body.Words(i), s.word)
	}
	return s.list
}

// hash is FNV-1a, of 64 bits.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
