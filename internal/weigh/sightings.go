package weigh

import (
	"encoding/binary"
	"iter"
	"slices"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// sighting is a name in one article.
type sighting struct {
	key      uint64 // the hash of its folded words
	block    int    // where it stands first, and the bytes of its words there
	from, to int
	within   int // times it stands within a sentence, or has several words
	opening  int // times it is one word that begins a sentence
}

// sightings are the names that one article may hold, each once, in the order in
// which they first stand there. There are many, and few are told of, so that
// they are kept as numbers, in some fifteen bytes each, and their words are left
// where they stand.
type sightings []byte

// sightingsOf keeps a list, for which there is room. Of each it writes the key and
// five numbers: how many blocks after the last one, the first of its bytes, how many
// there are, and how often it stands within a sentence and where one begins.
func sightingsOf(list []sighting, room []byte) (sightings, []byte) {
	room = room[:0]
	block := 0
	for _, s := range list {
		room = binary.LittleEndian.AppendUint64(room, s.key)
		for _, n := range [...]int{s.block - block, s.from, s.to - s.from, s.within, s.opening} {
			room = binary.AppendUvarint(room, uint64(n))
		}
		block = s.block
	}
	return slices.Clone(room), room
}

// all gives the names in order.
func (s sightings) all() iter.Seq[sighting] {
	return func(yield func(sighting) bool) {
		rest := s
		next := func() int {
			n, size := binary.Uvarint(rest)
			rest = rest[size:]
			return int(n)
		}
		at := sighting{}
		for len(rest) > 0 {
			at.key = binary.LittleEndian.Uint64(rest)
			rest = rest[8:]
			at.block += next()
			at.from = next()
			at.to = at.from + next()
			at.within, at.opening = next(), next()
			if !yield(at) {
				return
			}
		}
	}
}

// namers find the names in articles, each in the same room as in the one before.
// Several goroutines may use them at a time.
type namers struct{ idle sync.Pool } // of *namer

// in finds the names that an article may hold.
func (n *namers) in(a *dossier.Article) sightings {
	one, ok := n.idle.Get().(*namer)
	if !ok {
		one = new(namer)
		one.sight = one.note
	}
	list := one.read(a)
	n.idle.Put(one)
	return list
}

// namer finds the names in one article after another.
type namer struct {
	proposer annotate.Proposer
	sight    func(annotate.Proposal) // is note, made once
	block    int                     // that is read
	text     []byte                  // of the block
	list     []sighting
	keys     []uint64 // of the list: these are looked through
	coded    []byte
}

func (n *namer) read(a *dossier.Article) (names sightings) {
	n.list, n.keys = n.list[:0], n.keys[:0]
	for i := range running(a) {
		n.block, n.text = i, a.Body.AppendWords(i, n.text[:0])
		n.proposer.Each(n.text, n.sight)
	}
	names, n.coded = sightingsOf(n.list, n.coded)
	return names
}

// note notes a name. Articles hold few, so that they are looked through.
func (n *namer) note(p annotate.Proposal) {
	key := hash(p.Key)
	i := slices.Index(n.keys, key)
	if i < 0 {
		i, n.keys = len(n.keys), append(n.keys, key)
		n.list = append(n.list, sighting{key: key, block: n.block, from: p.Start, to: p.End})
	}
	if p.Opening {
		n.list[i].opening++
	} else {
		n.list[i].within++
	}
}
