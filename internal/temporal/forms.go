package temporal

// forms are what may begin at a token. What the parser reads at one depends on
// the tokens around it alone, and the longer expressions try the same forms in
// turn: what failed once is not tried again.
type forms uint8

const (
	aTime     forms = 1 << iota // "16:40 GMT"
	aPart                       // "early on Thursday"
	anEdge                      // "the end of 2013"
	aDay                        // a day, month or year beside words that tell it
	aLooseDay                   // without such words
	anAmount                    // "two weeks"
)

// tried reports whether a form is known not to begin at token i.
func (p *parser) tried(f forms, i int) bool { return p.token(i).failed&f != 0 }

// fail notes that a form does not begin at token i.
func (p *parser) fail(f forms, i int) {
	if i >= 0 && i < p.end {
		p.tokens[i].failed |= f
	}
}

// once reads a form at token i, unless it failed there before.
func once[T any](p *parser, f forms, i int, read func(*parser, int) (T, int, bool)) (v T, to int, ok bool) {
	if p.tried(f, i) {
		return v, 0, false
	}
	if v, to, ok = read(p, i); !ok {
		p.fail(f, i)
	}
	return v, to, ok
}
