package weigh

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/parallel"
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
	s.window[s.count%shingleWords] = hash(folded)
	s.count++
	if s.count < shingleWords {
		return
	}
	sum := uint64(0)
	for i := range shingleWords {
		sum = mixed(sum, s.window[(s.count+i)%shingleWords])
	}
	s.list = append(s.list, sum)
}

// Copy is a pair of articles that share much of their text and may have one
// origin.
type Copy struct {
	A, B  string  // ids, A before B
	Share float64 // of the shorter one's shingles that the other has too, 0 to 1
}

// Copies lists the pairs of articles of different origins that share much of
// their text, in a dossier that was weighed.
//
// Each article is looked up in an index of shingles, which holds for each the
// first 16 articles that have it, so that the work grows with the text and not with the square of
// the articles: of a wire that a hundred outlets print, each copy is paired with
// the first 16.
func Copies(d *dossier.Dossier) []Copy {
	m := &matcher{d: d, shingles: make([][]uint64, len(d.Articles)), sorted: map[int][]uint64{}}
	parallel.Each(len(d.Articles), func(i int) { m.shingles[i] = shinglesIn(d.Articles[i]) })
	index := newShingleIndex(m.shingles)
	var list []Copy
	for i := range m.shingles {
		var hits []int32 // the articles before that have a shingle of this one, once for each
		for _, id := range index.of[i] {
			for _, j := range index.articles(id) {
				if int(j) >= i {
					break
				}
				hits = append(hits, j)
			}
		}
		slices.Sort(hits)
		for from, to := 0, 0; from < len(hits); from = to {
			for to < len(hits) && hits[to] == hits[from] {
				to++
			}
			if share, ok := m.share(i, int(hits[from]), to-from); ok {
				list = append(list, m.pair(i, int(hits[from]), share))
			}
		}
	}
	slices.SortFunc(list, func(x, y Copy) int { return cmp.Or(strings.Compare(x.A, y.A), strings.Compare(x.B, y.B)) })
	return list
}

// matcher compares articles.
type matcher struct {
	d        *dossier.Dossier
	shingles [][]uint64       // of d.Articles
	sorted   map[int][]uint64 // of those that are compared
}

func (m *matcher) pair(i, j int, share float64) Copy {
	a, b := m.d.Articles[i].ID, m.d.Articles[j].ID
	return Copy{A: min(a, b), B: max(a, b), Share: share}
}

// share gives what two articles have in common of the shorter one. common is
// what the index knows of, which leaves out some of the commonest shingles.
func (m *matcher) share(i, j, common int) (float64, bool) {
	n := float64(min(len(m.shingles[i]), len(m.shingles[j])))
	origins := m.d.Weights.Origins
	if float64(common) < copyShare/2*n || origins[m.d.Articles[i].ID].Name == origins[m.d.Articles[j].ID].Name {
		return 0, false
	}
	a, b := m.distinct(i), m.distinct(j)
	common, n = inBoth(a, b), float64(min(len(a), len(b)))
	return float64(common) / n, n >= shortest && float64(common) >= copyShare*n
}

// distinct gives the shingles of an article sorted, each once. Few articles are
// so like others that it is asked of them.
func (m *matcher) distinct(i int) []uint64 {
	list, known := m.sorted[i]
	if !known {
		list = slices.Clone(m.shingles[i])
		slices.Sort(list)
		list = slices.Compact(list)
		m.sorted[i] = list
	}
	return list
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

// shingleIndex tells in which articles a shingle stands, of those that stand in
// more than one. Shingles are numbered from 0.
type shingleIndex struct {
	of    [][]int32 // the shingles of each article
	start []int32   // for each shingle, where its articles begin in list, and at the end where they end
	list  []int32
}

func newShingleIndex(shingles [][]uint64) *shingleIndex {
	x := &shingleIndex{of: make([][]int32, len(shingles))}
	counts := x.number(shingles)
	x.start = make([]int32, len(counts)+1)
	for id, n := range counts {
		x.start[id+1] = x.start[id] + int32(n)
		counts[id] = 0
	}
	x.list = make([]int32, x.start[len(counts)])
	for i, ids := range x.of {
		for _, id := range ids {
			if n := counts[id]; n < postings {
				x.list[x.start[id]+int32(n)] = int32(i)
				counts[id]++
			}
		}
	}
	return x
}

// articles gives the first articles that have a shingle.
func (x *shingleIndex) articles(id int32) []int32 { return x.list[x.start[id]:x.start[id+1]] }

// number numbers the shingles that stand in more than one article, and by chance
// a few others, and counts for each its articles, up to as many as are kept.
func (x *shingleIndex) number(shingles [][]uint64) (counts []uint8) {
	repeated, most := repeatedShingles(shingles)
	t := newNumbering(most)
	for i, list := range shingles {
		for _, s := range list {
			if !repeated.has(s) {
				continue
			}
			id := t.of(s)
			x.of[i] = append(x.of[i], id)
			if int(id) == len(counts) {
				counts = append(counts, 0)
			}
			counts[id] = min(counts[id]+1, postings)
		}
	}
	return counts
}

// repeatedShingles finds the shingles that stand in more than one article, and
// by chance a few others, and a number that theirs does not exceed.
func repeatedShingles(shingles [][]uint64) (repeated bits, most int) {
	n := 0
	for _, list := range shingles {
		n += len(list)
	}
	once, repeated := newBits(n), newBits(n)
	n = 0
	for _, list := range shingles {
		for _, s := range list {
			if once.has(s) {
				repeated.set(s)
				n++
			}
			once.set(s)
		}
	}
	return repeated, 2 * n // each time it was found there, and the one that was there first
}

// numbering gives hashes numbers from 0, in the order in which it meets them. It
// is a table with open addressing, as Go's maps take twice the time here.
type numbering struct {
	keys []uint64
	ids  []int32 // from 1; 0 where the place is empty
	next int32
}

// newNumbering makes a numbering for up to most hashes.
func newNumbering(most int) *numbering {
	size := 64
	for size <= most {
		size *= 2
	}
	return &numbering{keys: make([]uint64, size), ids: make([]int32, size)}
}

func (t *numbering) of(h uint64) int32 {
	mask := uint64(len(t.keys) - 1)
	place := h >> 32 & mask
	for ; t.ids[place] != 0; place = (place + 1) & mask {
		if t.keys[place] == h {
			return t.ids[place] - 1
		}
	}
	t.next++
	t.keys[place], t.ids[place] = h, t.next
	return t.next - 1
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
