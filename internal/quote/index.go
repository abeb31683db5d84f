package quote

import (
	"index/suffixarray"
	"slices"
	"sort"
	"strings"
)

// Index is the passages of a source, in which many quotes are sought. The first
// are looked for as by [Find]. Where those of many, or of a long source, have taken
// some looks at every word of it, all its words are put in order once (Manber and
// Myers 1993), and the search for a quote takes no longer than its places are many.
// An Index is for one goroutine at a time.
type Index struct {
	texts  []Text
	size   int // of all normal forms, in bytes
	looked int // bytes that were looked through so far
	sorted *sorted

	longest int // tokens of the longest passage; -1: not counted
}

// lookedEnough is how many bytes are looked through before all are put in order,
// which takes as long as looking through some forty times as many.
const lookedEnough = 8 << 20

// MostPlaces is how many places of an ambiguous quote are told at the most. The
// text that repeats itself has no end of them.
const MostPlaces = 100

// NewIndex makes an Index of passages, which must not change.
func NewIndex(passages []Text) *Index {
	x := &Index{texts: passages, longest: -1}
	for i := range passages {
		x.size += len(passages[i].normal)
	}
	return x
}

// Find is [Find] in the passages from one on, up to another.
func (x *Index) Find(from, to int, quote string) Result {
	p, reason := parse(quote)
	if reason != "" {
		return Result{Status: Invalid, Reason: reason}
	}
	return resultOf(x.stands(p, from, to))
}

// Places is [Places] in the passages from one on, up to another.
func (x *Index) Places(from, to int, quote string) []Place {
	p, reason := parse(quote)
	if reason != "" {
		return nil
	}
	return x.stands(p, from, to)
}

func (x *Index) stands(p pattern, from, to int) []Place {
	if x.sorted == nil {
		if x.looked < lookedEnough {
			return x.look(p, from, to)
		}
		x.sorted = sortedOf(x.texts, x.size)
	}
	for _, parts := range p.readings() {
		if found := x.sorted.places(parts, from, to); len(found) > 0 {
			return found
		}
	}
	return nil
}

// Effort tells how dear a search for the words nearest to a quote is, in bytes that
// are looked through. To compare a pair of words takes about a quarter as long as to
// look through a byte, and those of the quote are compared with all of a passage.
func (x *Index) Effort(quote string) int {
	if x.longest < 0 {
		long := ""
		for i := range x.texts {
			if n := x.texts[i].normal; len(n) > len(long) {
				long = n
			}
		}
		x.longest = len(tokens(long, maxPassageTokens))
	}
	return x.size + candidates*len(tokens(quote, maxQuoteTokens))*x.longest/4
}

// look goes through the passages one after the other.
func (x *Index) look(p pattern, from, to int) []Place {
	for i := range x.texts[from:to] {
		x.looked += len(x.texts[from+i].normal)
	}
	found := p.stands(x.texts[from:to])
	for i := range found {
		found[i].Passage += from
	}
	return found
}

// sorted is the normal forms of passages, one after the other, with all their
// endings in order.
type sorted struct {
	texts   []Text
	begins  []int // of each passage in all, and the end of the last
	all     string
	endings *suffixarray.Index
	edges   []edge // what is known of each offset of all
}

// edge tells whether a quote may begin or end at an offset.
type edge uint8

const (
	unknown edge = iota
	free
	within
)

// between parts passages: a byte that stands in no normal form.
const between = '\xff'

func sortedOf(texts []Text, size int) *sorted {
	s := &sorted{texts: texts}
	var all strings.Builder
	all.Grow(size + len(texts))
	for i := range texts {
		s.begins = append(s.begins, all.Len())
		all.WriteString(texts[i].normal)
		all.WriteByte(between)
	}
	s.begins = append(s.begins, all.Len())
	s.all = all.String()
	s.endings = suffixarray.New([]byte(s.all))
	s.edges = make([]edge, len(s.all)+1)
	return s
}

// passage gives the passage in which an offset of all lies.
func (s *sorted) passage(at int) int {
	return sort.Search(len(s.texts), func(i int) bool { return s.begins[i+1] > at })
}

// whole reports whether a part that stands at an offset cuts no word there.
func (s *sorted) whole(at, length int) bool {
	return s.free(at, at) && s.free(at+length, at)
}

// free reports whether a quote may begin or end at an offset, in the passage in
// which another lies.
func (s *sorted) free(x, in int) bool {
	if s.edges[x] == unknown {
		i := s.passage(in)
		s.edges[x] = free
		if inside(s.texts[i].normal, x-s.begins[i]) {
			s.edges[x] = within
		}
	}
	return s.edges[x] == free
}

// few is how many places a part may have for all of them to be put in order.
const few = 1 << 10

// places gives the places of a reading in some passages, in order and at most
// [MostPlaces].
func (s *sorted) places(parts []part, from, to int) (found []Place) {
	lists := make([][]int, len(parts))
	rarest, all := -1, true
	for i, p := range parts {
		list, complete := s.where(p.text, s.begins[from], s.begins[to])
		if len(list) == 0 {
			return nil
		}
		lists[i], all = list, all && complete
		if complete && (rarest < 0 || len(list) < len(lists[rarest])) {
			rarest = i
		}
	}
	if len(parts) == 1 {
		for _, at := range lists[0][:min(MostPlaces, len(lists[0]))] {
			i := s.passage(at)
			found = append(found, Place{i, Match{[]Span{s.texts[i].span(at-s.begins[i], at-s.begins[i]+len(parts[0].text))}}})
		}
		return found
	}
	for _, i := range s.candidates(lists, rarest, from, to) {
		matches := []Match(nil)
		if all {
			matches = s.joined(parts, lists, i)
		} else {
			matches = s.texts[i].findJoined(parts)
		}
		for _, m := range matches {
			if found = append(found, Place{i, m}); len(found) == MostPlaces {
				return found
			}
		}
	}
	return found
}

// candidates gives the passages that hold the rarest part, or all.
func (s *sorted) candidates(lists [][]int, rarest, from, to int) (list []int) {
	if rarest < 0 {
		for i := from; i < to; i++ {
			list = append(list, i)
		}
		return list
	}
	for _, at := range lists[rarest] {
		if i := s.passage(at); len(list) == 0 || list[len(list)-1] != i {
			list = append(list, i)
		}
	}
	return list
}

// where gives the offsets in all[from:to] at which a part stands, in order, and
// whether these are all, or only the first of them.
func (s *sorted) where(text string, from, to int) (list []int, complete bool) {
	list = s.endings.Lookup([]byte(text), few+1)
	if len(list) > few {
		return s.scan(text, from, to)
	}
	list = slices.DeleteFunc(list, func(at int) bool { return at < from || at >= to || !s.whole(at, len(text)) })
	slices.Sort(list)
	return list, true
}

// scan looks for the first places of a part that stands at many: in one pass,
// whatever repeats itself in it (Knuth, Morris and Pratt 1977).
func (s *sorted) scan(text string, from, to int) (list []int, complete bool) {
	back := borders(text)
	n := 0
	for i := from; i < to; i++ {
		for n > 0 && (n == len(text) || s.all[i] != text[n]) {
			n = back[n-1]
		}
		if s.all[i] == text[n] {
			n++
		}
		if at := i + 1 - n; n == len(text) && s.whole(at, n) {
			if list = append(list, at); len(list) == few {
				return list, false
			}
		}
	}
	return list, true
}

// borders gives for each beginning of a text the length of its longest ending
// that it begins with.
func borders(text string) []int {
	back := make([]int, len(text))
	for i, n := 1, 0; i < len(text); i++ {
		for n > 0 && text[i] != text[n] {
			n = back[n-1]
		}
		if text[i] == text[n] {
			n++
		}
		back[i] = n
	}
	return back
}

// joined is [Text.findJoined] of parts all of whose places are known.
func (s *sorted) joined(parts []part, lists [][]int, passage int) []Match {
	begin, end := s.begins[passage], s.begins[passage+1]
	early, late := make([]int, len(parts)), make([]int, len(parts))
	at := begin
	for i, p := range parts {
		k, _ := slices.BinarySearch(lists[i], at)
		if k == len(lists[i]) || lists[i][k] >= end {
			return nil
		}
		early[i] = lists[i][k] - begin
		at = lists[i][k] + len(p.text)
	}
	at = end - 1
	for i, p := range slices.Backward(parts) {
		k, _ := slices.BinarySearch(lists[i], at-len(p.text)+1)
		late[i] = lists[i][k-1] - begin
		at = lists[i][k-1]
	}
	t := s.texts[passage]
	if slices.Equal(early, late) {
		return []Match{t.match(parts, early)}
	}
	return []Match{t.match(parts, early), t.match(parts, late)}
}
