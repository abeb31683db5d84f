package speech

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annotate"
)

// read finds what is said in a paragraph.
func (r *reader) read(index int) {
	p := r.paragraph(index)
	r.joinSentences(index)
	if r.dialogue(index) {
		r.line(index)
		return
	}
	if r.readTurn(index) {
		return
	}
	for _, st := range p.sentences {
		s := &sentence{p, r.lex, r.afterDateline(p, st), index}
		list := r.attributions(s)
		r.open = r.unsaid(s)
		first := len(r.found)
		r.direct(s, list)
		r.indirect(s, list)
		r.remember(first, s, list)
	}
}

// attributions finds who is said to speak in a sentence. They stay until those of
// another are asked for.
func (r *reader) attributions(s *sentence) []attribution {
	r.room.attributions = s.attributions(r.room.attributions)
	return r.room.attributions
}

// unsaid names the speaker of quotations that nobody has been given, where a
// sentence after them begins with a person in full: “I lost it all.” Awa Traoré
// stands in her yard. It gives how many quotations in a row wait for one.
func (r *reader) unsaid(s *sentence) int {
	if s.onlyQuotes() {
		if r.last != nil {
			return 0
		}
		return r.open + 1
	}
	n := len(r.found)
	if r.open == 0 || n == 0 || s.quoteIn(s.from, s.to) {
		return 0
	}
	p, ok := s.rightward(s.from)
	if s.in(s.from, questioned) {
		p, ok = s.opening()
	}
	if ok && p.proper && (p.person || p.name.to-p.name.from >= 2) && !s.bodyLike(p.name) && (s.at(p.all.to).kind == comma || s.isWord(p.all.to) && !s.at(p.all.to).cap) {
		for k := n - 1; k >= 0 && r.found[k].Direct && !r.found[k].known && r.open > 0; k-- {
			r.name(&r.found[k], p)
			r.open--
		}
	}
	return 0
}

// remember keeps the last quote of a sentence, for one in the next that goes on.
func (r *reader) remember(first int, s *sentence, list []attribution) {
	r.last = nil
	if n := len(list); n > 0 && s.at(s.to-1).kind == colon && list[n-1].kind == leads {
		r.kept = finding{}
		r.last = &r.kept
		r.give(r.last, s, &list[n-1])
	}
	for k := len(r.found) - 1; k >= first; k-- {
		if r.found[k].Direct && r.found[k].known {
			r.kept = r.found[k]
			r.last = &r.kept
			return
		}
	}
	if n := len(r.found); n > first && r.found[n-1].known && r.last == nil {
		r.kept = r.found[n-1]
		r.kept.Verb = annotate.Span{} // that of a statement is none of the quotation after it
		r.last = &r.kept
	}
}

// afterDateline gives a sentence without the place, agency or hour that stands
// before a dash at its beginning.
func (r *reader) afterDateline(p *paragraph, st stretch) stretch {
	if digit := p.text[p.tokens[st.from].Start]; digit >= '0' && digit <= '9' {
		for k := st.from + 1; k < st.from+4 && k < st.to-1; k++ {
			if p.tokens[k].kind == colon {
				return stretch{k + 1, st.to}
			}
		}
	}
	for k := st.from + 1; k < st.from+8 && k < st.to-1; k++ {
		if p.tokens[k].kind != dash {
			continue
		}
		first, before := p.tokens[st.from], p.tokens[k-1]
		w := p.text[first.Start:first.End]
		if before.kind == bracket || acronym(w) && len(w) > 3 || before.low == "gmt" || before.low == "tu" {
			return stretch{k + 1, st.to}
		}
		break
	}
	return st
}

// joinSentences joins a question in marks with the attribution after it, which
// a capital makes look like a sentence of its own: “Why now?” Traoré asked.
func (r *reader) joinSentences(index int) {
	p := r.paragraph(index)
	for i := 0; i+1 < len(p.sentences); i++ {
		st, next := p.sentences[i], p.sentences[i+1]
		last := p.tokens[st.to-1]
		if last.kind != quoted || p.tokens[next.from].kind != word {
			continue
		}
		q := p.quotes[last.quote]
		if inner := strings.TrimSpace(p.text[q.from:q.to]); !strings.HasSuffix(inner, "?") && !strings.HasSuffix(inner, "!") && !strings.HasSuffix(inner, "…") {
			continue
		}
		joined := &sentence{p, r.lex, stretch{st.to - 1, next.to}, index}
		who, ok := joined.rightward(next.from)
		if !ok {
			continue
		}
		k := who.all.to
		for joined.adverb(k) || joined.in(k, r.lex.have) {
			k++
		}
		if f, isVerb := r.lex.forms[joined.at(k).low]; isVerb && f.can(utters) && !f.has(base) {
			if end := joined.adjuncts(joined.hearerAfter(f, k+1)); joined.at(end).kind == stop || joined.at(end).kind == comma && joined.at(end+1).kind == quoted {
				r.persons()
				p.sentences[i].to = next.to
				p.sentences = slices.Delete(p.sentences, i+1, i+2)
			}
		}
	}
}

// direct gives each quotation of a sentence its speaker.
func (r *reader) direct(s *sentence, list []attribution) {
	for k := s.from; k < s.to; k++ {
		if s.at(k).kind != quoted {
			continue
		}
		f := finding{Said: Said{Paragraph: s.index, Direct: true, Words: s.at(k).Span, SpeakerParagraph: s.index}, goesOn: s.quotes[s.at(k).quote].open}
		a := s.attributionOf(k, list)
		second, gapped := s.gapped(k, list)
		if gapped {
			a = nil
		}
		switch {
		case a != nil:
			r.give(&f, s, a)
		case r.lex.french && r.within(&f, s, k):
		case s.onlyQuotes() && r.last != nil && s.whole(k):
			f.takeFrom(r.last)
			if !r.lex.french && r.last.Paragraph == f.Paragraph {
				f.Verb = r.last.Verb
			}
		case s.beforeColon(k, list) != nil:
			r.give(&f, s, s.beforeColon(k, list))
		case gapped:
			r.name(&f, second)
		case !s.whole(k):
			continue
		default:
			r.afterColon(&f, s, k)
		}
		r.found = append(r.found, f)
	}
}

// give names the speaker of what is found.
func (r *reader) give(f *finding, s *sentence, a *attribution) {
	f.Verb = s.span(a.verb)
	f.Sure = a.sure && a.known
	f.Denies = a.can.can(denies)
	if !a.known {
		return
	}
	r.name(f, a.speaker)
}

// name sets the speaker of what is found.
func (r *reader) name(f *finding, p phrase) {
	text := r.paragraph(p.paragraph)
	if r.lex.french && p.pronoun && text.tokens[p.name.from].low == "on" {
		return
	}
	home := &sentence{text, r.lex, stretch{0, len(text.tokens)}, p.paragraph}
	p = home.behind(p)
	f.speaker, f.known = p, true
	f.Speaker, f.SpeakerParagraph = home.span(home.printed(p)), p.paragraph
	if r.thorough || !home.anonymous(p) {
		f.Who = r.persons().who(home, p)
	}
}

// printed gives the words that name a speaker: in French with article, title
// and rank.
func (s *sentence) printed(p phrase) stretch {
	r := p.name
	for s.lex.french && p.person && r.from > p.all.from && s.at(r.from-1).kind == word {
		r.from--
	}
	return r
}

// behind gives who speaks by a statement: "a statement by the ministry".
func (s *sentence) behind(p phrase) phrase {
	for k := p.all.from; k+2 < p.all.to; k++ {
		if s.in(k, s.lex.sources) && (s.at(k+1).low == "by" || s.at(k+1).low == "from") {
			if q, ok := s.phrase(k+2, p.all.to); ok {
				return q
			}
		}
	}
	return p
}

func (f *finding) takeFrom(last *finding) {
	f.Speaker, f.SpeakerParagraph, f.Who = last.Speaker, last.SpeakerParagraph, last.Who
	f.speaker, f.known = last.speaker, last.known
}

// attributionOf gives the attribution that tells who says the quotation at
// token k, or nil: the one beside it, or the nearest in whose statement it is.
func (s *sentence) attributionOf(k int, list []attribution) *attribution {
	var before, after, around *attribution
	first, _ := slices.BinarySearchFunc(list, k-maxStatement, func(a attribution, at int) int { return a.verb.from - at })
	for i := first; i < len(list) && list[i].verb.from < k+maxStatement; i++ {
		a := &list[i]
		switch {
		case (a.kind == leads || a.kind == marked) && a.content <= k && a.verb.from < k:
			before = a
		case a.kind == trails && a.from > k && after == nil:
			after = a
		case a.kind == trails && a.verb.from < k && s.at(a.content-1).kind == comma:
			around = a
		case a.kind == marked && a.verb.to <= k:
			before = a
		}
	}
	if before != nil && before.kind == marked && !s.reaches(before, k) {
		before = nil
	}
	if s.namesWork(k) && !s.whole(k) {
		before = nil
		if after == nil || !s.touches(k, after) {
			return nil
		}
	}
	switch {
	case before != nil && before.content == k:
		return before
	case after != nil && s.touches(k, after) && (before == nil || s.whole(k)):
		return after
	case before != nil:
		if before.kind == marked && s.titleCase(k) {
			return nil
		}
		if s.apart(k) && s.at(k-2).low != "as" {
			return nil
		}
		return before
	case around != nil && around.content == k:
		return around
	case after != nil && !s.apart(k):
		return after
	case around != nil && !s.apart(k):
		return around
	}
	return nil
}

// beforeColon gives the attribution of a statement that a colon and the
// quotation at k follow: The price has doubled, says Awa Traoré: “…”.
func (s *sentence) beforeColon(k int, list []attribution) *attribution {
	if s.at(k-1).kind != colon {
		return nil
	}
	for i := len(list) - 1; i >= 0; i-- {
		if a := &list[i]; a.verb.from < k {
			if a.kind == trails && a.verb.from > k-maxPhrase*2 {
				return a
			}
			return nil
		}
	}
	return nil
}

// gapped gives a second speaker who has no verb: The union speaks of “…”, the
// church of a “…”.
func (s *sentence) gapped(k int, list []attribution) (phrase, bool) {
	i := k - 1
	if s.in(i, s.lex.articles) && !s.in(i, s.lex.links) {
		i--
	}
	if low := s.at(i).low; low != "of" && low != "de" && low != "d'" {
		return phrase{}, false
	}
	p, ok := s.leftward(i - 1)
	if !ok && s.at(i-1).kind == bracket {
		if first := s.before(i - 1); first > 0 {
			p, ok = s.leftward(first - 1)
		}
	}
	if !ok || p.pronoun || s.lex.forms[s.at(p.all.to-1).low].shapes != 0 || s.at(p.all.from-1).kind != comma && s.at(p.all.from-1).kind != colon && !s.in(p.all.from-1, s.lex.and) {
		return p, false
	}
	for _, a := range list {
		if a.verb.to <= p.all.from && a.kind == marked && s.quoteIn(a.verb.to, p.all.from) {
			return p, true
		}
	}
	return p, false
}

// touches reports whether an attribution follows the quotation at k at once.
func (s *sentence) touches(k int, a *attribution) bool {
	i := k + 1
	for s.at(i).kind == comma || s.at(i).kind == dash || s.in(i, commesWords) {
		i++
	}
	return a.from <= i
}

// reaches reports whether the words between a verb and the quotation at k let it
// be the verb's object: a few, and no other verb.
func (s *sentence) reaches(a *attribution, k int) bool {
	if k-a.verb.to > 24 {
		return false
	}
	for i := a.verb.to; i < k; i++ {
		if s.at(i).kind == colon || s.at(i).kind == stop {
			return s.at(i).kind == colon && i == k-1
		}
	}
	return true
}

// apart reports whether the quotation at k is a word or two after an article,
// in which the writer keeps a distance and nobody need have spoken.
func (s *sentence) apart(k int) bool {
	q := s.quotes[s.at(k).quote]
	return count(s.text[q.from:q.to]) <= 2 && s.in(k-1, s.lex.articles) && s.isWord(k+1)
}

// titleCase reports whether the quotation at k is a name after an article: a
// “Friday of Rejection”.
func (s *sentence) titleCase(k int) bool {
	if !s.in(k-1, s.lex.articles) || s.lex.french {
		return false
	}
	q := s.quotes[s.at(k).quote]
	n := 0
	for w := range strings.FieldsSeq(s.text[q.from:q.to]) {
		switch {
		case unicode.IsUpper(annotate.RuneAt(w, 0)):
			n++
		case len(w) > 3:
			return false
		}
	}
	return n >= 2
}

// namesWork reports whether the quotation at k is a title or a nickname: the
// film “…”, a group called “…”.
func (s *sentence) namesWork(k int) bool {
	q := s.quotes[s.at(k).quote]
	capital := unicode.IsUpper(annotate.RuneAt(strings.TrimSpace(s.text[q.from:q.to]), 0))
	if s.at(k-1).low == "dans" {
		return capital
	}
	if w := s.at(k - 1).low; w == "called" && !capital && !s.lex.articles.has(strings.ToLower(firstWord(s.text[q.from:q.to]))) {
		return false
	}
	if !s.in(k-1, s.lex.works) || s.lex.french && !capital && s.lex.forms[s.at(k-1).low].has(finite) {
		return false
	}
	if f := s.lex.forms[s.at(k-1).low]; f.shapes != 0 && (s.in(k-2, s.lex.pronouns) || s.in(k-2, s.lex.have) || s.lex.french && s.in(k-2, s.lex.be)) {
		return false
	}
	return true
}

// count counts what white space parts in a text.
func count(text string) int {
	n := 0
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

func firstWord(text string) string {
	for w := range strings.FieldsSeq(text) {
		return w
	}
	return ""
}

// whole reports whether the quotation at k is a sentence by itself: it begins
// with a capital, and has a stop at its end or many words.
func (s *sentence) whole(k int) bool {
	q := s.quotes[s.at(k).quote]
	inner := strings.TrimSpace(s.text[q.from:q.to])
	n := count(inner)
	if q.open {
		return true
	}
	if !unicode.IsUpper(annotate.RuneAt(inner, 0)) {
		return n >= 12
	}
	if s.at(k-1).kind == colon && (n >= 2 || n == 1 && strings.ContainsRune(".!?…", annotate.RuneBefore(inner, len(inner)))) {
		return true
	}
	return n >= 2 && (strings.ContainsRune(".!?…,", annotate.RuneBefore(inner, len(inner))) || s.at(k+1).kind == stop && s.onlyQuotes()) || n >= 8
}

// onlyQuotes reports whether a sentence has no words but those in marks.
func (s *sentence) onlyQuotes() bool {
	w := &s.wordless
	if !w.known || w.of != s.stretch {
		*w = wordless{of: s.stretch, known: true, only: !slices.ContainsFunc(s.tokens[s.from:s.to], func(t token) bool { return t.kind == word })}
	}
	return w.only
}
