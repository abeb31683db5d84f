package speech

// indirect finds the statements of a sentence that stand without marks.
func (r *reader) indirect(s *sentence, list []attribution) {
	done := s.from // what is before it belongs to a statement already
	for i := range list {
		a := &list[i]
		if !a.can.can(clause) && !(a.can.can(infinitive) && a.that) && !(a.can.can(call) && a.that) {
			if a.kind != marked {
				done = max(done, a.content)
			}
			continue
		}
		var words stretch
		switch a.kind {
		case leads:
			words = s.trimmed(stretch{a.content, s.statementEnd(a, list[i+1:])})
		case trails:
			words = s.trimmed(stretch{done, a.from})
			if s.countWords(words) == 0 && i > 0 && list[i-1].kind == leads && list[i-1].sure && !s.quoteIn(s.from, a.from) || s.countWords(words) == 0 && i > 0 && !list[i-1].sure {
				words = s.trimmed(stretch{s.from, a.from})
			}
			rest := s.trimmed(stretch{a.content, s.statementEnd(a, list[i+1:])})
			if (s.countWords(words) < 3 || !s.hasVerbWithin(words.from, words.to)) && s.resumes(a, rest) && s.countWords(rest) > s.countWords(words) {
				words = rest
			}
		default:
			continue
		}
		done = max(done, a.content, words.to)
		if !s.statement(words) {
			continue
		}
		f := finding{Said: Said{Paragraph: s.index, Words: s.span(words), SpeakerParagraph: s.index}}
		r.give(&f, s, a)
		r.found = append(r.found, f)
	}
}

// resumes reports whether a statement goes on after the attribution within it:
// The talks, he said, would go on. After "as X said," all of it does.
func (s *sentence) resumes(a *attribution, rest stretch) bool {
	if s.at(a.content-1).kind != comma && s.at(a.content).kind != comma || rest.from >= rest.to {
		return false
	}
	return s.at(a.from).low == "as" || s.in(a.from, commesWords) || s.verbAt(rest.from) || infinitiveWord(s.at(rest.from).low)
}

// maxStatement bounds the words of a statement without marks.
const maxStatement = 400

// statementEnd gives where the statement that follows an attribution ends: at
// the next attribution of the same sentence that is no part of it.
func (s *sentence) statementEnd(a *attribution, next []attribution) int {
	end := min(s.to, a.content+maxStatement)
	for k := a.content; k < end; k++ {
		if s.at(k).kind == colon && s.text[s.at(k).Start] == ';' || s.at(k).kind == comma && s.in(k+1, asides) {
			end = k
			break
		}
	}
	for _, b := range next {
		if b.from >= end {
			break
		}
		if b.from <= a.content || b.kind == marked && !(s.in(b.from, s.lex.and) || s.at(b.from).kind == comma) {
			continue
		}
		joint, before := s.at(b.from), s.at(b.from-1)
		if b.kind == trails || joint.kind == comma || s.in(b.from, s.lex.and) || before.kind == comma || s.in(b.from-1, contrasts) || s.in(b.from-1, s.lex.and) || before.kind == dash {
			return b.from
		}
	}
	return end
}

var contrasts = set(`while whereas but although though tandis alors que qu'`)

// asides begin what is no part of a statement any more.
var asides = set(`citing quoting blaming calling describing accusing referring without citant évoquant dénonçant accusant sans`)

// trimmed gives a range without the signs and conjunctions at its ends.
func (s *sentence) trimmed(r stretch) stretch {
	r.to = min(r.to, s.to)
	loose := func(i int) bool {
		t := s.at(i)
		return t.kind == comma || t.kind == dash || t.kind == stop || t.kind == colon || t.kind == sign || t.kind == word && (t.low == "and" || t.low == "et")
	}
	for r.from < r.to && loose(r.from) {
		r.from++
	}
	for r.from < r.to && (loose(r.to-1) || s.in(r.to-1, commesWords) || s.at(r.to-1).low == "as" || s.at(r.to-1).low == "but" || s.at(r.to-1).low == "mais" || s.in(r.to-1, contrasts)) {
		r.to--
	}
	return r
}

func (s *sentence) countWords(r stretch) int {
	n := 0
	for k := r.from; k < r.to; k++ {
		if s.isWord(k) {
			n++
		}
	}
	return n
}

// statement reports whether a range holds a statement outside quotation marks.
// A few words that lead to a quotation are none.
func (s *sentence) statement(r stretch) bool {
	n := s.countWords(r)
	if r.from < r.to && s.quoteIn(r.from, r.to) {
		return n >= 5
	}
	return n >= 2
}
