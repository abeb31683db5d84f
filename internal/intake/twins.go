package intake

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/seed"
)

// twin is a draft that has its words in common with an earlier one.
type twin struct {
	of    int
	share float64 // of its runs of words; 1: all words of both are the same
}

// nearCopy is the share of its runs of words that makes a text a near-copy.
const nearCopy = 0.8

// runLength is how many words in a row count as one run.
const runLength = 8

// sampled reports whether a run is looked at: one in eight is, the same ones in
// every text, so that ten thousand captures fit into memory.
func sampled(h uint64) bool { return h%8 == 0 }

// fewest is how many runs of a text must be looked at for a share to count.
const fewest = 4

// twins finds drafts that tell the words of another, whatever their captures
// are called. The same words with another date or address are a near-copy. Of two, that which has an article already comes first, then that
// whose name does.
func twins(drafts []seed.Draft, targets []target) map[int]twin {
	order := make([]int, 0, len(drafts))
	for _, there := range []bool{true, false} {
		for i, t := range targets {
			if t.exists == there {
				order = append(order, i)
			}
		}
	}
	found := map[int]twin{}
	first := map[uint64]int{} // the first draft that has a run
	whole := map[uint64]int{}
	for _, i := range order {
		words := wordsOf(drafts[i])
		all := hashOf(append(words, number(drafts[i].Article.Date.Date.String()), number(drafts[i].Article.URL),
			number(drafts[i].Article.Title), number(drafts[i].Article.Byline)))
		if other, same := whole[all]; same && len(words) > 0 {
			found[i] = twin{other, 1}
			continue
		}
		whole[all] = i
		if other, share := meet(first, words, i); share >= nearCopy {
			found[i] = twin{other, min(share, 0.99)}
		}
	}
	return found
}

// meet looks the runs of draft i up among those of the drafts before it, and
// adds its own. It gives the draft that has most of them, and their share.
func meet(first map[uint64]int, words []uint64, i int) (other int, share float64) {
	shared := map[int]int{}
	runs := 0
	for from := 0; from+runLength <= len(words); from++ {
		h := hashOf(words[from : from+runLength])
		if !sampled(h) {
			continue
		}
		runs++
		if other, ok := first[h]; !ok {
			first[h] = i
		} else if other != i {
			shared[other]++
		}
	}
	most := 0
	for j, n := range shared {
		if n > most || n == most && j < other {
			other, most = j, n
		}
	}
	if runs < fewest {
		return 0, 0
	}
	return other, float64(most) / float64(runs)
}

// without leaves out new drafts that have all of their words from another, and
// tells of each; near-copies stay, and say so.
func (p *planner) without(found map[int]twin, drafts []seed.Draft, targets []target) ([]seed.Draft, []target) {
	var keptDrafts []seed.Draft
	var keptTargets []target
	for i, d := range drafts {
		t := targets[i]
		if tw, is := found[i]; is && !t.evidence {
			other := drafts[tw.of].Article.Seed.File
			if tw.share == 1 && !t.exists {
				p.diags.Warnf(diag.Pos{File: d.Article.Seed.File}, "remove one of the two captures", "the same article as %s, word for word: it was not imported again", other)
				continue
			}
			if tw.share < 1 {
				t.look = fmt.Sprintf("a near-copy: it shares about %d %% of its words with %s", int(100*tw.share), other)
			}
		}
		keptDrafts, keptTargets = append(keptDrafts, d), append(keptTargets, t)
	}
	return keptDrafts, keptTargets
}

// wordsOf gives the words of a draft's text in small letters, each as a number.
func wordsOf(d seed.Draft) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(d.Article.Body.Plain()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	numbers := make([]uint64, len(words))
	for i, w := range words {
		numbers[i] = number(w)
	}
	return numbers
}

func number(word string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(word))
	return h.Sum64()
}

// hashOf gives a number for words in a row.
func hashOf(words []uint64) uint64 {
	h := uint64(14695981039346656037) // as FNV-1a begins
	for _, w := range words {
		h = (h ^ w) * 1099511628211
		h ^= h >> 29
	}
	return h
}
