package weigh

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

const (
	shingleWords = 5   // words of a shingle
	copyShare    = 0.3 // of the shorter article's shingles, from which on two are near-copies
	shortest     = 10  // shingles that an article needs to be compared
	postings     = 16  // articles that are kept for one shingle
)

// shingler makes the shingles of a text: the hashes of each five words that
// follow one another.
type shingler struct {
	window [shingleWords]uint64 // the hashes of the last words
	count  int
	list   []uint64
}

// word takes in the next word of the text.
func (s *shingler) word(folded []byte) {
	h := uint64(14695981039346656037) // FNV-1a
	for _, c := range folded {
		h = (h ^ uint64(c)) * 1099511628211
	}
	s.window[s.count%shingleWords] = h
	s.count++
	if s.count < shingleWords {
		return
	}
	sum := uint64(0)
	for i := range shingleWords {
		sum = (sum ^ s.window[(s.count+i)%shingleWords]) * 0x9e3779b97f4a7c15
		sum ^= sum >> 29
	}
	s.list = append(s.list, sum)
}

// distinct gives the shingles sorted, each once.
func (s *shingler) distinct() []uint64 {
	slices.Sort(s.list)
	return slices.Clip(slices.Compact(s.list))
}

// copies lists the pairs of articles of different origins that share much of
// their text.
//
// Each article is looked up in an index of the shingles of those before it. The
// index holds only shingles that stand in two articles, and for each the first
// 16 articles, so that the work grows with the text and not with the square of
// the articles: of a wire that a hundred outlets print, each copy is paired with
// the first 16.
func (w *weigher) copies() []dossier.Copy {
	index := newShingleIndex(w.readings)
	shared := make([]int, len(w.readings)) // with each article before
	var touched []int
	var list []dossier.Copy
	for i, r := range w.readings {
		if len(r.shingles) < shortest {
			continue
		}
		touched = touched[:0]
		for _, s := range r.shingles {
			for _, j := range index.add(s, i) {
				if shared[j] == 0 {
					touched = append(touched, int(j))
				}
				shared[j]++
			}
		}
		for _, j := range touched {
			if share, ok := w.share(i, j, shared[j]); ok {
				list = append(list, w.pair(i, j, share))
			}
			shared[j] = 0
		}
	}
	slices.SortFunc(list, func(x, y dossier.Copy) int { return cmp.Or(strings.Compare(x.A, y.A), strings.Compare(x.B, y.B)) })
	return list
}

func (w *weigher) pair(i, j int, share float64) dossier.Copy {
	a, b := w.d.Articles[i].ID, w.d.Articles[j].ID
	return dossier.Copy{A: min(a, b), B: max(a, b), Share: share}
}

// share gives what two articles have in common of the shorter one. common is
// what the index knows of, which leaves out some of the commonest shingles.
func (w *weigher) share(i, j, common int) (float64, bool) {
	a, b := w.readings[i].shingles, w.readings[j].shingles
	n := float64(min(len(a), len(b)))
	if float64(common) < copyShare/2*n || w.Origins[w.d.Articles[i].ID].Name == w.Origins[w.d.Articles[j].ID].Name {
		return 0, false
	}
	common = inBoth(a, b)
	return float64(common) / n, float64(common) >= copyShare*n
}

// inBoth counts what two sorted lists have in common.
func inBoth(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// shingleIndex tells in which articles a shingle stands.
type shingleIndex struct {
	repeated bits
	articles map[uint64][]int32
}

// newShingleIndex notes which shingles stand in more than one article; by
// chance it takes some others for such.
func newShingleIndex(readings []reading) *shingleIndex {
	n := 0
	for _, r := range readings {
		n += len(r.shingles)
	}
	x := &shingleIndex{repeated: newBits(n), articles: map[uint64][]int32{}}
	once := newBits(n)
	for _, r := range readings {
		for _, s := range r.shingles {
			if once.has(s) {
				x.repeated.set(s)
			}
			once.set(s)
		}
	}
	return x
}

// add notes that a shingle stands in article i, and gives those of the earlier
// ones that are kept.
func (x *shingleIndex) add(s uint64, i int) []int32 {
	if !x.repeated.has(s) {
		return nil
	}
	earlier := x.articles[s]
	if len(earlier) < postings {
		x.articles[s] = append(earlier, int32(i))
	}
	return earlier
}

// bits is a set of hashes, which may take one that was not added for one that
// was: rarely, having eight places or more for each.
type bits struct {
	words []uint64
	mask  uint64
}

func newBits(n int) bits {
	size := uint64(64)
	for size < 8*uint64(n) {
		size *= 2
	}
	return bits{make([]uint64, size/64), size - 1}
}

func (b bits) has(h uint64) bool { return b.words[h&b.mask/64]&(1<<(h%64)) != 0 }

func (b bits) set(h uint64) { b.words[h&b.mask/64] |= 1 << (h % 64) }
