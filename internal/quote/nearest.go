package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nearest is where a source is most like a quote that is missing from it. If
// nothing is alike, Diff is empty and the rest has no meaning.
type Nearest struct {
	Passage int       // its index
	Span    Span      // the words there that are like the quote
	Cut     bool      // the quote stands there, but begins or ends inside a word or number
	Turned  []string  // the parts of the quote as they follow each other there, in another order than the quote has them
	Diff    []Segment // the whole passage, compared with the quote
}

// Kind tells which side has the words of a segment.
type Kind uint8

// The kinds of segments.
const (
	Same       Kind = iota // both have them
	OnlyQuote              // the quote has them
	OnlySource             // the source has them, in the midst of the quote
	LeftOut                // the source has them: before or after the quote, or at its ellipsis
)

// Segment is a run of words, in normal form, with the space before them. The
// segments but those OnlyQuote make up the passage, those Same and OnlyQuote the
// quote, apart from spaces at the ends of its parts.
type Segment struct {
	Kind Kind
	Text string
}

// Limits that keep the comparison within some megabytes, whatever the texts.
// Words beyond them are not compared.
const (
	maxQuoteTokens   = 1 << 12
	maxPassageTokens = 1 << 13
	candidates       = 3 // passages compared word by word
)

// token is a word, a number or a single other character of a normal form. A word
// with a hyphen is two, the hyphen with the second: "farm-hands" and "farm hands"
// differ in little.
type token struct {
	at   int    // its offset
	raw  string // with the space before it, if there is one
	text string // without
	stem string // in lower case, without a hyphen; empty if it is not a word or number
}

func (t token) end() int     { return t.at + len(t.raw) }
func (t token) spaced() bool { return len(t.raw) > len(t.text) }

// nextToken gives the token of s that begins at from, which is before the end.
func nextToken(s string, from int) token {
	begin := from
	if s[from] == ' ' && from+1 < len(s) {
		begin++
	}
	first, n := utf8.DecodeRuneInString(s[begin:])
	to := begin + n
	for inside(s, to) && !hyphened(s, to) {
		_, n = utf8.DecodeRuneInString(s[to:])
		to += n
	}
	t := token{at: from, raw: s[from:to], text: s[begin:to]}
	if word := t.text; isWord(first) || hyphened(s, begin) {
		t.stem = stem(strings.TrimPrefix(word, "-"))
	}
	return t
}

// hyphened reports whether a hyphen at s[x:] joins two letters.
func hyphened(s string, x int) bool {
	if !strings.HasPrefix(s[x:], "-") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:x])
	after, _ := utf8.DecodeRuneInString(s[x+1:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// stem gives what a word has in common with its inflections and misspellings,
// as a rule: its beginning, in lower case.
func stem(word string) string {
	const letters = 4
	n := 0
	for i := range word {
		if n++; n > letters {
			return strings.ToLower(word[:i])
		}
	}
	return strings.ToLower(word)
}

// tokens gives the first tokens of s, at most limit.
func tokens(s string, limit int) (list []token) {
	for at := 0; at < len(s) && len(list) < limit; {
		list = append(list, nextToken(s, at))
		at = list[len(list)-1].end()
	}
	return list
}

// cut gives the place of a quote at normal[at:], where it cuts a word.
func (t Text) cut(passage, at int, quote string) Nearest {
	from, to := at, at+len(quote)
	for inside(t.normal, from) {
		_, n := utf8.DecodeLastRuneInString(t.normal[:from])
		from -= n
	}
	for inside(t.normal, to) {
		_, n := utf8.DecodeRuneInString(t.normal[to:])
		to += n
	}
	head := strings.TrimSuffix(t.normal[:from], " ")
	a := align([]part{{text: quote}}, t.normal[len(head):to])
	diff := appendSegment(nil, LeftOut, head)
	for _, d := range a.diff() {
		diff = appendSegment(diff, d.Kind, d.Text)
	}
	diff = appendSegment(diff, LeftOut, t.normal[to:])
	return Nearest{Passage: passage, Span: t.span(from, to), Cut: true, Diff: diff}
}

// turned gives the first passage in which all parts of a quote stand, in another
// order than it has them.
func turned(passages []Text, parts []part) Nearest {
	for i, t := range passages {
		spans, order := t.turned(parts)
		if order != nil {
			from, to := spans[0].From, spans[len(spans)-1].To
			return Nearest{i, t.span(from, to), false, order, align(parts, t.normal).diff()}
		}
	}
	return Nearest{}
}

// turned gives the places of the parts of a quote in the normal form, and the
// parts, as they follow each other; nothing where one of them stands nowhere, or
// where they overlap. In the quote's own order they would have been found.
func (t Text) turned(parts []part) (spans []Span, order []string) {
	for _, p := range parts {
		at := t.next(p, 0)
		if at < 0 {
			return nil, nil
		}
		spans = append(spans, Span{at, at + len(p.text)})
	}
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	for i, s := range spans {
		if i > 0 && s.From < spans[i-1].To {
			return nil, nil
		}
		order = append(order, t.normal[s.From:s.To])
	}
	return spans, order
}

// likest compares the passages that share most words with the quote, and gives
// the one that needs the fewest changes.
func likest(passages []Text, parts []part) Nearest {
	var best Nearest
	leastCost := 0
	for _, i := range sharing(passages, parts) {
		a := align(parts, passages[i].normal)
		if a.alike() && (best.Diff == nil || a.cost < leastCost) {
			from, to := a.window()
			best = Nearest{Passage: i, Span: passages[i].span(from, to), Diff: a.diff()}
			leastCost = a.cost
		}
	}
	return best
}

// sharing gives the indices of the passages that share words with the quote, the
// most telling first, and few of them. A word tells the more the fewer passages
// have it.
func sharing(passages []Text, parts []part) []int {
	stems := stemsOf(parts)
	has := make([][]int, len(passages)) // the stems each passage has
	count := make([]int, len(stems))    // the passages that have each stem
	for i, t := range passages {
		has[i] = shared(t.normal, stems)
		for _, k := range has[i] {
			count[k]++
		}
	}
	weight := make([]float64, len(passages))
	var order []int
	for i := range passages {
		for _, k := range has[i] {
			weight[i] += 1 / float64(count[k])
		}
		if weight[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weight[j], weight[i]) })
	return order[:min(candidates, len(order))]
}

// stemsOf numbers the stems of the quote's words.
func stemsOf(parts []part) map[string]int {
	stems := map[string]int{}
	for _, t := range quoteTokens(parts) {
		if _, ok := stems[t.stem]; !ok && t.stem != "" {
			stems[t.stem] = len(stems)
		}
	}
	return stems
}

// shared gives the numbers of the stems that s has, each once, in order.
func shared(s string, stems map[string]int) (list []int) {
	for at := 0; at < len(s); {
		t := nextToken(s, at)
		at = t.end()
		if k, ok := stems[t.stem]; ok {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// quoteTokens gives the first tokens of a quote's parts.
func quoteTokens(parts []part) (list []token) {
	for _, p := range parts {
		list = append(list, tokens(p.text, maxQuoteTokens-len(list))...)
	}
	return list
}
