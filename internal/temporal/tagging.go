package temporal

import "sort"

// Tagging finds the expressions of a text from its beginning on, as far as it is
// asked: of a long text, its reader may have had enough early. It is for one
// goroutine.
type Tagging struct {
	*resolver
	at int // the token that comes next
}

// Begin begins to tag a text.
func Begin(text string, o Options) *Tagging {
	known := languagesOf(o.Language)
	p := &parser{text: text, known: known, tokens: tokenize(text, known)}
	return &Tagging{resolver: &resolver{parser: p, anchor: pointOf(o.Anchor.Day())}}
}

// Until gives the expressions that end within the first bytes of the text, and
// perhaps some behind them, which may yet change. They are those of [Tag].
func (t *Tagging) Until(bytes int) []Expr {
	settled := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].start >= bytes })
	t.advance(settled + 2*tenseReach) // a day beyond gives no time before its own, by sentenceBreak
	return t.found
}

// advance tags the tokens before one.
func (t *Tagging) advance(to int) {
	for to = min(to, len(t.tokens)); t.at < to; {
		if t.at == t.end {
			t.end = paragraphEnd(t.tokens, t.at)
			t.enter()
		}
		t.at = min(t.step(t.at), t.end)
	}
}
