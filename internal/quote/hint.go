package quote

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a hint, in characters and in words.
const (
	hintLength = 200
	edgeWords  = 5 // shown at each end of a long run of words
)

// Hint gives the nearest words on one line of at most 200 characters, the
// differing ones in brackets, what the quote has first and the source's after the
// arrow:
//
//	… closed the [border → borders] and [not →] the [→ two] airports …
//
// Where the words shown hold such brackets or arrows of their own, the marks are
// ⟦ ⟧ or ⇒. Long runs of words are shortened, and characters that do not show are written
// as U+200E. It is empty if nothing is alike. Where the parts that an ellipsis joins
// stand in another order, it says so and gives them in that order.
func (n Nearest) Hint() string {
	if n.Turned != nil {
		return n.turnedHint()
	}
	var b strings.Builder
	m := n.marking()
	for i, d := range n.Diff {
		switch d.Kind {
		case LeftOut:
			b.WriteString(" … ")
		case Same:
			b.WriteString(visible(shorten(d.Text)))
		case OnlyQuote:
			b.WriteString(m.change(d.Text, n.instead(i)))
			if n.opensPassage(i + 1) {
				b.WriteString(" ")
			}
		case OnlySource:
			if i == 0 || n.Diff[i-1].Kind != OnlyQuote {
				b.WriteString(m.change("", d.Text))
			}
		}
	}
	return truncate(strings.Join(strings.Fields(b.String()), " "))
}

func (n Nearest) turnedHint() string {
	var words []string
	for _, part := range n.Turned {
		words = append(words, visible(shorten(part)))
	}
	return truncate("the words stand there, but in another order: … " + strings.Join(words, " … ") + " …")
}

// instead gives what the source has in the place of segment i of the quote.
func (n Nearest) instead(i int) string {
	if i+1 < len(n.Diff) && n.Diff[i+1].Kind == OnlySource {
		return n.Diff[i+1].Text
	}
	return ""
}

// opensPassage reports whether segment i, after words that only the quote has,
// is the first of the passage, so that no space stands before it.
func (n Nearest) opensPassage(i int) bool {
	return i == 1 && i < len(n.Diff) && n.Diff[i].Kind == Same
}

// marking is how differing words are marked.
type marking struct{ open, arrow, shut string }

// marking gives marks that none of the words shown can be taken for.
func (n Nearest) marking() marking {
	m := marking{"[", "→", "]"}
	for _, d := range n.Diff {
		if d.Kind == LeftOut {
			continue
		}
		if strings.ContainsAny(d.Text, "[]") {
			m.open, m.shut = "⟦", "⟧"
		}
		if strings.Contains(d.Text, "→") {
			m.arrow = "⇒"
		}
	}
	return m
}

// change gives the mark for words of the quote that are others in the source,
// with the space before it that either has.
func (m marking) change(ours, theirs string) string {
	before := ""
	if strings.HasPrefix(ours+theirs, " ") {
		before = " "
	}
	a, b := strings.TrimPrefix(ours, " "), strings.TrimPrefix(theirs, " ")
	if a == b { // only the space differs
		a, b = strings.Replace(ours, " ", "␣", 1), strings.Replace(theirs, " ", "␣", 1)
	}
	mark := strings.TrimSpace(shorten(a) + " " + m.arrow + " " + shorten(b))
	return before + m.open + visible(mark) + m.shut
}

// shorten leaves out the middle of a long run of words.
func shorten(s string) string {
	words := strings.SplitAfter(s, " ")
	if len(words) <= 2*edgeWords+2 {
		return s
	}
	return strings.Join(words[:edgeWords], "") + "… " + strings.Join(words[len(words)-edgeWords:], "")
}

// truncate cuts s to the length of a hint.
func truncate(s string) string {
	if utf8.RuneCountInString(s) <= hintLength {
		return s
	}
	return string([]rune(s)[:hintLength-2]) + " …"
}

// visible writes out the characters that do not show.
func visible(s string) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "U+%04X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hidden(r rune) bool { return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) }
