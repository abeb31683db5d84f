package weigh

import (
	"slices"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// reading is what an article holds that is weighed against others. It depends
// on the article alone. Its parts are let go of apart from each other: who needs
// the one does not hold on to the others.
type reading struct {
	origin     originated
	names      *found[sighting]  // that it may hold, each once
	statements *found[statement] // of the blocks that name an agency
}

// found is a list that is found in an article when it is first asked for, from any
// goroutine.
type found[T any] struct {
	once sync.Once
	find func(*dossier.Article) []T
	list []T
}

func (f *found[T]) in(a *dossier.Article) []T {
	f.once.Do(func() { f.list = f.find(a) })
	return f.list
}

// sighting is a name in one article. There are many, and few are told of, so that
// its words are left where they stand.
type sighting struct {
	key      uint64 // the hash of its folded words
	block    int32  // where it stands first, and the bytes of its words there
	from, to int32
	within   int32 // times it stands within a sentence, or has several words
	opening  int32 // times it is one word that begins a sentence
}

// gap tells of a name in an article to which nobody answers.
func (s *sighting) gap(a *dossier.Article) dossier.Gap {
	b := &a.Body[s.block]
	return dossier.Gap{Kind: dossier.GapUnknownName, Record: a.ID, Words: b.Part(int(s.from), int(s.to)), Pos: a.At(b)}
}

func newReading(a *dossier.Article) *reading {
	return &reading{originatedBy(a), &found[sighting]{find: namesIn}, &found[statement]{find: statementsIn}}
}

// running calls do with each text of an article that runs on. Asides, headings
// and tables do not.
func running(a *dossier.Article, do func(block int, text string)) {
	for i := range a.Body {
		if b := &a.Body[i]; (b.Kind == dossier.Paragraph || b.Kind == dossier.Tight) && !b.Aside {
			do(i, b.Words())
		}
	}
}

func namesIn(a *dossier.Article) []sighting {
	var list []sighting
	running(a, func(block int, text string) {
		annotate.EachProposal(text, func(p annotate.Proposal) { list = sight(list, p, block) })
	})
	return slices.Clone(list) // in no more room than it needs, for it is kept
}

// sight notes a name. Articles hold few, so that they are looked through.
func sight(list []sighting, p annotate.Proposal, block int) []sighting {
	key, i := hash(p.Key), 0
	for i < len(list) && list[i].key != key {
		i++
	}
	if i == len(list) {
		list = append(list, sighting{key: key, block: int32(block), from: int32(p.Start), to: int32(p.End)})
	}
	if p.Opening {
		list[i].opening++
	} else {
		list[i].within++
	}
	return list
}

func statementsIn(a *dossier.Article) []statement {
	var list []statement
	for i := range a.Body {
		list = appendStatements(list, i, a.Body[i].Words())
	}
	return list
}

// shinglesIn gives the shingles of an article's running text.
func shinglesIn(a *dossier.Article) []uint64 {
	var s shingler
	running(a, func(_ int, text string) { annotate.EachWord(text, s.word) })
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
