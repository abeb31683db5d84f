package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/slug"
)

// Name is a name that a record declares.
type Name struct {
	Text   string
	Target string // the record's id
}

// Names finds declared names in texts. Letters are compared without accents
// and case, word by word, so that a hyphen and a blank are alike; but a name
// that begins with a capital is found only where the text has one too, and a
// name all in capitals only in capitals, so that "US" is not found in "us". At
// each place the longest name counts. A name that two records declare is never
// found; Shared lists it.
type Names struct {
	byFirst map[string][]entry // by the first folded word, longest first
	shared  map[string][]string
}

type entry struct {
	words  []string // folded
	text   string
	target string
}

// NewNames makes a finder of the names.
func NewNames(names []Name) *Names {
	n := &Names{byFirst: map[string][]entry{}, shared: map[string][]string{}}
	targets := map[string][]string{}
	for _, name := range names {
		if key := foldedKey(name.Text); key != "" && !slices.Contains(targets[key], name.Target) {
			targets[key] = append(targets[key], name.Target)
		}
	}
	for _, name := range names {
		key := foldedKey(name.Text)
		if key == "" {
			continue
		}
		if len(targets[key]) > 1 {
			n.shared[name.Text] = targets[key]
			continue
		}
		words := strings.Split(key, " ")
		n.byFirst[words[0]] = append(n.byFirst[words[0]], entry{words, name.Text, name.Target})
	}
	for _, list := range n.byFirst {
		slices.SortStableFunc(list, func(a, b entry) int { return len(b.words) - len(a.words) })
	}
	return n
}

// Shared gives the names that several records declare, with the records' ids.
func (n *Names) Shared() map[string][]string { return n.shared }

func foldedKey(s string) string {
	var words []string
	for w := range wordsOf(s) {
		words = append(words, slug.Fold(s[w.from:w.to]))
	}
	return strings.Join(words, " ")
}

// Hit is a name found in a text: its bytes From to To.
type Hit struct {
	From, To int
	Target   string
}

// Find lists the names in text, in order; none overlaps another.
func (n *Names) Find(text string) []Hit {
	if len(n.byFirst) == 0 {
		return nil
	}
	var tokens []token
	for w := range wordsOf(text) {
		tokens = append(tokens, w)
	}
	folded := make([]string, len(tokens))
	for i, t := range tokens {
		folded[i] = slug.Fold(text[t.from:t.to])
	}
	var hits []Hit
	for i := 0; i < len(tokens); {
		e, ok := n.longest(text, tokens[i:], folded[i:])
		if !ok {
			i++
			continue
		}
		hits = append(hits, Hit{tokens[i].from, tokens[i+len(e.words)-1].to, e.target})
		i += len(e.words)
	}
	return hits
}

// longest finds the longest name that begins with the first token.
func (n *Names) longest(text string, tokens []token, folded []string) (entry, bool) {
	for _, e := range n.byFirst[folded[0]] {
		if len(e.words) > len(tokens) || !slices.Equal(e.words, folded[:len(e.words)]) {
			continue
		}
		if last := tokens[len(e.words)-1]; joined(text, tokens[:len(e.words)]) && sameCase(e.text, text[tokens[0].from:last.to]) {
			return e, true
		}
	}
	return entry{}, false
}

// joined reports whether only blanks, hyphens, full stops and apostrophes
// stand between the tokens.
func joined(text string, tokens []token) bool {
	for i := 1; i < len(tokens); i++ {
		if strings.Trim(text[tokens[i-1].to:tokens[i].from], " \u00a0-‐‑.'’") != "" {
			return false
		}
	}
	return true
}

func sameCase(name, text string) bool {
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) {
		if r, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(r) {
			return false
		}
	}
	return strings.ToUpper(name) != name || strings.ToUpper(text) == text
}

// token is a word of a text: a run of letters, digits and combining marks.
type token struct{ from, to int }

func wordsOf(text string) func(yield func(token) bool) {
	return func(yield func(token) bool) {
		start := -1
		for i, r := range text {
			inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
			switch {
			case inWord && start < 0:
				start = i
			case !inWord && start >= 0:
				if !yield(token{start, i}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(token{start, len(text)})
		}
	}
}
