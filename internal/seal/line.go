package seal

import (
	"cmp"
	"slices"
	"strings"
)

// line gathers the words of a paragraph as a browser shows them: a run of white
// space is one space, and there is none at the ends. Positions count characters.
type line struct {
	out   strings.Builder
	n     int
	space bool // the last character is a space
}

func (l *line) add(s string) {
	for _, r := range s { // a byte that is not UTF-8 reads as U+FFFD
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f':
			if l.n > 0 && !l.space {
				l.put(' ')
			}
			l.space = true
			continue
		case r == 0:
			r = '\uFFFD' // as HTML has it
		}
		l.put(r)
		l.space = false
	}
}

func (l *line) put(r rune) {
	l.out.WriteRune(r)
	l.n++
}

// text gives what was gathered.
func (l *line) text() string { return strings.TrimSuffix(l.out.String(), " ") }

// collapse gives a text as a browser shows it.
func collapse(s string) string {
	var l line
	l.add(s)
	return l.text()
}

// span is a stretch of characters of a line, To excluded.
type span struct{ From, To int }

// settle joins spans that touch or overlap, takes the spaces from their ends,
// and leaves out those that hold nothing else.
func settle(spans []span, words []rune) []span {
	var list []span
	for _, s := range join(spans) {
		if s, ok := s.trim(words); ok {
			list = append(list, s)
		}
	}
	return list
}

// trim takes the spaces from the ends of a span. ok tells that anything is left.
func (s span) trim(words []rune) (trimmed span, ok bool) {
	s.To = min(s.To, len(words))
	for s.From < s.To && words[s.From] == ' ' {
		s.From++
	}
	for s.From < s.To && words[s.To-1] == ' ' {
		s.To--
	}
	return s, s.From < s.To
}

func join(spans []span) []span {
	spans = slices.SortedFunc(slices.Values(spans), func(a, b span) int { return cmp.Compare(a.From, b.From) })
	var list []span
	for _, s := range spans {
		if n := len(list); n > 0 && list[n-1].To >= s.From {
			list[n-1].To = max(list[n-1].To, s.To)
			continue
		}
		list = append(list, s)
	}
	return list
}

// joined gives the words of all parts.
func (item Item) joined() string {
	parts := make([]string, len(item.Parts))
	for i, p := range item.Parts {
		parts[i] = p.Exact
	}
	return strings.Join(parts, ellipsis)
}

// ellipsis is what stands between the parts of a quote.
const ellipsis = " … "

// flat gives the words of a quote without the ellipses between its parts. A
// quote that runs over a link is one part for its note, and two for its page.
func flat(s string) string { return collapse(strings.ReplaceAll(s, ellipsis, " ")) }
