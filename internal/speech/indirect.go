package speech

// indirect finds the statements of a sentence that stand without marks.
func (r *reader) indirect(s *sentence, list []attribution) {
	question := s.question()
	done := s.from // what is before it belongs to a statement already
	for i := range list {
		a := &list[i]
		if a.order || !a.can.can(clause) && !(a.can.can(infinitive) && a.that) {
			if a.kind != marked && !a.order {
				done = max(done, a.content)
			}
			continue
		}
		var words stretch
		switch a.kind {
		case leads:
			words = s.trimmed(stretch{a.content, s.statementEnd(a, list[i+1:])})
		case trails:
			words = s.around(a, list[:i], stretch{done, s.statementEnd(a, list[i+1:])})
		default:
			continue
		}
		done = max(done, a.content, words.to)
		if !s.statement(words) || a.kind == trails && s.at(a.content).kind == quoted && s.countWords(words) < 3 {
			continue
		}
		if question && !(a.kind == leads && s.at(a.content-1).kind == colon) {
			continue // did Keita say that …?
		}
		f := finding{Said: Said{Paragraph: s.index, Words: s.span(words), Told: s.span(s.told(a, words)), SpeakerParagraph: s.index}}
		r.give(&f, s, a)
		r.found = append(r.found, f)
	}
}

// told gives a statement with its attribution: from the speaker through the
// verb to the end of the statement, where the sentence has them in that order
// and nothing before them but time and place. Else it is the sentence, as words
// elsewhere in it may take the statement back.
func (s *sentence) told(a *attribution, words stretch) stretch {
	who := a.speaker.all
	r := stretch{s.from, s.to}
	if a.known && a.speaker.paragraph == s.index && who.to <= a.verb.from && a.verb.to <= words.from && s.atFront(who.from) {
		r = stretch{who.from, words.to}
	}
	r.from, r.to = max(r.from, min(a.from, words.from)-maxStatement), min(r.to, max(a.verb.to, words.to)+maxStatement)
	if s.at(r.to).kind == stop && r.to < s.to {
		r.to++
	}
	return r
}

// atFront reports whether nothing stands before token i of a sentence but a
// time or a place.
func (s *sentence) atFront(i int) bool {
	if i < s.from || i > s.from+maxPhrase {
		return false
	}
	for k := s.from; k < i; k++ {
		if s.at(k).kind != word && s.at(k).kind != comma || s.verbAt(k) || s.in(k, s.lex.negations) || s.in(k, s.lex.nobody) ||
			s.in(k, s.lex.that) || s.in(k, s.lex.who) || s.condition(k) || s.lex.forms[s.at(k).low].shapes != 0 {
			return false
		}
	}
	return i == s.from || s.adverbial(phrase{all: stretch{s.from, i}}) || s.in(s.from, s.lex.prepositions) && (s.at(i-1).kind == comma || s.in(i-1, s.lex.times))
}

// around gives the statement that an attribution follows, or stands within:
// The talks, he said, would go on. After "as X said," it is what follows. The
// range begins where the statements before end.
func (s *sentence) around(a *attribution, before []attribution, r stretch) stretch {
	for k := a.from - 1; k >= a.from-2; k-- {
		if s.at(k).kind == quoted && s.at(k-1).kind == colon {
			return stretch{} // the quotation alone is said
		}
	}
	words := s.trimmed(stretch{r.from, a.from})
	last := s.trimmed(stretch{s.afterSemicolon(r.from, a.from), a.from})
	n := len(before)
	quote := s.at(a.from-1).kind == quoted || s.at(a.from-2).kind == quoted
	if s.countWords(words) == 0 && n > 0 && !quote && before[n-1].kind == leads {
		words = s.trimmed(stretch{s.statementFrom(a.from), a.from})
	}
	if rest := s.trimmed(stretch{a.content, r.to}); rest.from < rest.to && !quote && s.resumes(a, last, rest) {
		words = last
		if s.countWords(words) == 0 {
			return rest
		}
		words.to = rest.to
	}
	return words
}

// statementFrom gives where a statement that ends at a token begins, at most
// maxStatement words before.
func (s *sentence) statementFrom(to int) int { return max(s.from, to-maxStatement) }

// afterSemicolon gives where the last part of a range begins.
func (s *sentence) afterSemicolon(from, to int) int {
	for k := to - 1; k > from && k > to-maxStatement; k-- {
		if s.at(k).kind == colon && s.text[s.at(k).Start] == ';' {
			return k + 1
		}
	}
	return from
}

// resumes reports whether a statement goes on after the attribution within it:
// what stands before it has no verb, or what follows begins with one.
func (s *sentence) resumes(a *attribution, words, rest stretch) bool {
	as := s.at(a.from).low == "as" || s.in(a.from, commesWords) || s.in(a.from-1, commesWords)
	n := s.countWords(words)
	if end := s.at(rest.from - 1); s.at(a.content-1).kind != comma && s.at(a.content).kind != comma || end.kind == colon {
		return false
	}
	if n == 0 {
		return as
	}
	if as && n < 3 || s.lex.verbs.has(s.at(rest.from).low) || s.lex.french && s.frenchVerb(rest.from) {
		return true
	}
	if s.lex.french {
		return n < 3 || n < 7 && s.in(words.from, s.lex.prepositions) && !s.hasClause(words.from, words.to)
	}
	return !s.hasVerbWithin(words.from, words.to) && s.hasVerbWithin(rest.from, rest.to) && n < 12
}

// maxStatement bounds the words of a statement without marks.
const maxStatement = 200

// statementEnd gives where the statement that follows an attribution ends: at
// the next attribution of the same sentence that is no part of it.
func (s *sentence) statementEnd(a *attribution, next []attribution) int {
	end := min(s.to, a.content+maxStatement)
	for k := a.content; k < end; k++ {
		if s.at(k).kind == colon && s.text[s.at(k).Start] == ';' || s.at(k).kind == comma && (s.in(k+1, asides) || s.endsInfinitive(a, k)) {
			end = k
			break
		}
	}
	for _, b := range next {
		if b.from >= end {
			break
		}
		apart := s.in(b.from, s.lex.and) || s.at(b.from).kind == comma || s.in(b.from-1, s.lex.and) && s.at(b.from-2).kind == comma
		if b.from <= a.content || b.kind == marked && !apart {
			continue
		}
		joint, before := s.at(b.from), s.at(b.from-1)
		if b.kind == trails || joint.kind == comma || s.in(b.from, s.lex.and) || before.kind == comma || s.in(b.from-1, contrasts) || s.in(b.from-1, s.lex.and) || before.kind == dash {
			return b.from
		}
	}
	return end
}

// endsInfinitive reports whether the comma at k ends a statement that is a
// French infinitive or adjective, or begins "ce que": the rest is not said.
func (s *sentence) endsInfinitive(a *attribution, k int) bool {
	if !s.lex.french {
		return false
	}
	if s.at(k+1).low == "ce" && (s.at(k+2).low == "que" || s.at(k+2).low == "qui" || s.at(k+2).low == "qu'") {
		return true
	}
	return a.that && !s.in(a.content-1, s.lex.that) && s.in(k+1, s.lex.and)
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
		return n >= 3 && (s.at(r.from).kind != quoted || s.hasVerbWithin(r.from, r.to))
	}
	return n >= 2
}
