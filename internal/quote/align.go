package quote

import (
	"slices"
	"strings"
)

// alignment compares the words of a quote with those of a passage: the fewest
// words to drop, add or replace (Wagner and Fischer 1974), where the passage may
// go on for free before and after the quote and at its ellipses (Sellers 1980).
type alignment struct {
	passage       string
	quote, source []token
	quoteWords    []numbered
	sourceWords   []numbered
	steps         []step // how each cell was reached, row by row
	cost          int    // of all steps together
}

// step is the last step of the cheapest way to a cell.
type step uint8

const (
	keep    step = iota // a word of the quote is that of the source
	replace             // it is another
	drop                // a word of the quote has none
	add                 // a word of the source has none
	skip                // a word of the source, for free
)

// Costs of steps, in half words.
const (
	costAlike = 1
	costWord  = 2
)

// align compares the parts of a quote with a passage.
func align(parts []part, passage string) *alignment {
	a := &alignment{
		passage: passage,
		quote:   quoteTokens(parts),
		source:  tokens(passage, maxPassageTokens),
	}
	numbers := numbering{}
	a.quoteWords, a.sourceWords = numbers.of(a.quote), numbers.of(a.source)
	width := len(a.source) + 1
	a.steps = make([]step, (len(a.quote)+1)*width)
	above, row := make([]int, width), make([]int, width)
	for i := range len(a.quote) + 1 {
		a.fill(i, above, row)
		above, row = row, above
	}
	a.cost = above[width-1]
	return a
}

// opens reports whether the i-th token of the quote begins one of its parts.
func (a *alignment) opens(i int) bool { return a.quote[i].at == 0 }

// fill finds the costs of the row after i tokens of the quote, from those of the
// row above.
func (a *alignment) fill(i int, above, row []int) {
	steps := a.steps[i*len(row):]
	onward, how := costWord, add
	if i == len(a.quote) || a.opens(i) {
		onward, how = 0, skip
	}
	for j := range row {
		switch {
		case i > 0:
			row[j], steps[j] = above[j]+costWord, drop
		case j > 0:
			row[j], steps[j] = row[j-1]+onward, how
		}
		if i > 0 && j > 0 {
			if c, s := a.pair(i-1, j-1); above[j-1]+c <= row[j] {
				row[j], steps[j] = above[j-1]+c, s
			}
			if row[j-1]+onward < row[j] {
				row[j], steps[j] = row[j-1]+onward, how
			}
		}
	}
}

// pair gives the cost of a token of the source in the place of one of the quote.
func (a *alignment) pair(i, j int) (cost int, how step) {
	q, s := &a.quoteWords[i], &a.sourceWords[j]
	switch {
	case q.text == s.text && (q.spaced == s.spaced || a.opens(i)):
		return 0, keep
	case q.stem == s.stem && q.stem != 0 || q.text == s.text:
		return costAlike, replace
	}
	return costWord, replace
}

// numbered is a token whose text and stem are told by numbers, for each is compared
// with thousands.
type numbered struct {
	text, stem int32 // stem 0: none
	spaced     bool
}

// numbering gives texts their numbers, from 1 on.
type numbering map[string]int32

func (m numbering) of(tokens []token) []numbered {
	list := make([]numbered, len(tokens))
	for i, t := range tokens {
		list[i] = numbered{text: m.number(t.text), spaced: t.spaced()}
		if t.stem != "" {
			list[i].stem = m.number(t.stem)
		}
	}
	return list
}

func (m numbering) number(s string) int32 {
	n, ok := m[s]
	if !ok {
		n = int32(len(m) + 1)
		m[s] = n
	}
	return n
}

// alike reports whether a third of the quote is in the passage.
func (a *alignment) alike() bool { return 3*a.cost <= 2*costWord*len(a.quote) }

// cell is a step and the numbers of tokens before it.
type cell struct {
	step step
	i, j int
}

// path gives the steps of the cheapest way, in order.
func (a *alignment) path() []cell {
	i, j := len(a.quote), len(a.source)
	list := make([]cell, 0, i+j)
	for i > 0 || j > 0 {
		s := a.steps[i*(len(a.source)+1)+j]
		if s != add && s != skip {
			i--
		}
		if s != drop {
			j--
		}
		list = append(list, cell{s, i, j})
	}
	slices.Reverse(list)
	return list
}

// window gives the part of the passage that is compared with the quote: all but
// what is skipped at its ends.
func (a *alignment) window() (from, to int) {
	for _, c := range a.path() {
		if c.step == drop || c.step == skip {
			continue
		}
		t := a.source[c.j]
		if to == 0 {
			from = t.end() - len(t.text)
		}
		to = t.end()
	}
	return from, to
}

// kind gives the kind of segment a step belongs to; OnlyQuote stands for all
// that is changed.
func (s step) kind() Kind {
	switch s {
	case keep:
		return Same
	case skip:
		return LeftOut
	}
	return OnlyQuote
}

// diff gives the segments of the whole passage.
func (a *alignment) diff() (list []Segment) {
	path := append(a.path(), cell{i: len(a.quote), j: len(a.source)})
	for n := 0; n < len(path)-1; {
		from, kind := path[n], path[n].step.kind()
		for n++; n < len(path)-1 && path[n].step.kind() == kind; n++ {
		}
		words := a.words(from.j, path[n].j)
		if kind == OnlyQuote {
			list = appendSegment(list, OnlyQuote, a.quoted(from.i, path[n].i))
			kind = OnlySource
		}
		list = appendSegment(list, kind, words)
	}
	return appendSegment(list, LeftOut, a.passage[a.offset(len(a.source)):])
}

// offset gives the offset in the passage after n tokens.
func (a *alignment) offset(n int) int {
	if n == 0 {
		return 0
	}
	return a.source[n-1].end()
}

// words gives tokens from up to to of the passage.
func (a *alignment) words(from, to int) string {
	return a.passage[a.offset(from):a.offset(to)]
}

// quoted gives tokens from up to to of the quote.
func (a *alignment) quoted(from, to int) string {
	var b strings.Builder
	for _, t := range a.quote[from:to] {
		b.WriteString(t.raw)
	}
	return b.String()
}

// appendSegment adds a segment, if it is not empty, to the last one if they are
// of a kind.
func appendSegment(list []Segment, kind Kind, text string) []Segment {
	switch last := len(list) - 1; {
	case text == "":
		return list
	case last >= 0 && list[last].Kind == kind:
		list[last].Text += text
		return list
	}
	return append(list, Segment{kind, text})
}
