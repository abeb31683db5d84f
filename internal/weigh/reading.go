package weigh

import (
	"encoding/binary"
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
	statements *statements
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
	return &reading{origin, &found[sightings]{find: names}, new(statements)}
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

// shinglesIn gives the shingles of an article's running text.
func shinglesIn(a *dossier.Article) []uint64 {
	var s shingler
	for i := range running(a) {
		annotate.EachWord(a.Body.Words(i), s.word)
	}
	return s.list
}

// hash gives a number for a folded word or name, of which no two that a dossier holds
// have the same one but by a rare chance: each eight bytes are mixed in.
func hash(b []byte) uint64 {
	h := uint64(len(b))
	for ; len(b) >= 8; b = b[8:] {
		h = mixed(h, binary.LittleEndian.Uint64(b))
	}
	last := uint64(0)
	for _, c := range b {
		last = last<<8 | uint64(c)
	}
	return mixed(h, last)
}

// mixed mixes a number into a sum, of which every bit depends on it then.
func mixed(sum, n uint64) uint64 {
	sum = (sum ^ n) * 0x9e3779b97f4a7c15
	return sum ^ sum>>29
}
