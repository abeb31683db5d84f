package speech

import (
	"strings"

	"dossier/internal/annotate"
)

// inverted reads the subject after its verb: said Awa Traoré; a ajouté la
// ministre. What is said must stand before, and nothing of it follow.
func (s *sentence) inverted(a *attribution, g group) bool {
	if g.shape == present || g.shape == base || !a.can.can(utters) || a.can.can(hearer) && a.can.can(plain) {
		return false
	}
	from := g.from
	for s.lex.french && s.in(from-1, clitics) {
		from--
	}
	as := s.in(from-1, commesWords) || s.at(from-1).low == "as"
	what := s.what(from)
	if what < from {
		as = true
	}
	b := s.at(from - 1)
	if !as && b.kind != quoted && b.kind != comma && b.kind != dash && b.kind != stop && from != s.from {
		return false
	}
	i := s.adjuncts(g.to)
	if what < from && s.at(i).kind == comma && s.in(i+1, s.lex.prepositions) {
		i = s.afterComma(i + 1)
	}
	who, ok := s.rightward(i)
	if !ok || who.pronoun && s.lex.french {
		who, ok = s.rightward(g.to)
		if !ok || who.pronoun {
			return false
		}
	}
	if s.nothing(who) || b.kind == comma && s.interrupted(from-1) {
		return false
	}
	who = s.named(who)
	if s.in(i, questions) || b.kind == quoted && !s.lex.french && !s.closedQuote(from-1) && !a.can.can(reads) {
		return false
	}
	if !s.endsSubject(s.adjuncts(s.hearerAfter(a.can, who.all.to))) && !(s.lex.french && s.afterQuote(from)) {
		return false
	}
	a.speaker, a.known, a.kind, a.from = who, true, trails, from
	if what < from {
		a.from = what
	} else if as {
		a.from--
	}
	return true
}

// what gives the first token of "c’est ce que" before the verb at from, or from.
func (s *sentence) what(from int) int {
	if low := s.at(from - 1).low; low != "qu'" && low != "que" || s.at(from-2).low != "ce" {
		return from
	}
	if s.at(from-3).low == "est" && s.at(from-4).low == "c'" {
		return from - 4
	}
	if s.at(from-3).low == "voilà" {
		return from - 3
	}
	return from
}

// nothing reports whether a phrase names nobody: it is a time or an adverb.
func (s *sentence) nothing(p phrase) bool {
	return s.adverbial(p) || p.all.to == p.all.from+1 && early.has(s.at(p.all.from).low)
}

var early = set(`late early last next tard tôt`)

// endsSubject reports whether a subject after its verb may end before token i.
func (s *sentence) endsSubject(i int) bool {
	if s.in(i, s.lex.who) && !s.in(i, s.lex.that) {
		return true
	}
	switch s.at(i).kind {
	case stop, comma, colon, dash, bracket:
		return true
	}
	return s.in(i, s.lex.and) || s.in(i, afterSpeaker) || s.lex.forms[s.at(i).low].has(present)
}

// closedQuote reports whether the quotation at k has a sign at its end, as
// English sets it before an attribution.
func (s *sentence) closedQuote(k int) bool {
	q := s.quotes[s.at(k).quote]
	inner := strings.TrimSpace(s.text[q.from:q.to])
	return strings.ContainsRune(",.!?…—-", annotate.RuneBefore(inner, len(inner)))
}

var commesWords = set(`comme ainsi`)

// afterSpeaker are words that may follow a subject after its verb.
var afterSpeaker = set(`as who while when after before whose from in at on with about referring speaking during of qui dont alors lors
	avant après à en dans sur devant pendant`)

// subject finds the subject before its verb.
func (s *sentence) subject(a *attribution, g group, before []attribution) bool {
	if g.shape == present || g.shape == base {
		return s.taken(a, g, before)
	}
	i := g.from - 1
	for s.beside(i) {
		i--
	}
	i = s.overTime(i)
	b := s.at(i)
	switch {
	case s.in(i, s.lex.who):
		k := i - 1
		if s.at(k).kind == comma {
			k--
			if n := len(before); n > 0 && before[n-1].kind == trails {
				return s.taken(a, g, before)
			}
		}
		return s.take(a, k, i)
	case s.in(i, s.lex.and):
		return s.taken(a, g, before)
	case b.kind == comma || b.kind == bracket || b.kind == dash:
		return s.overApposition(a, i)
	case b.kind != word:
		return false
	}
	return s.subjectBefore(a, i+1, g)
}

// beside reports whether the token at i stands between subject and verb.
func (s *sentence) beside(i int) bool {
	t := s.at(i)
	if t.kind != word || t.cap || i <= s.from {
		return false
	}
	if s.lex.french {
		return s.adverb(i) || clitics.has(t.low) && !s.ourselves(i)
	}
	return s.adverb(i)
}

// ourselves reports whether nous or vous at i is the subject of the verb after
// it.
func (s *sentence) ourselves(i int) bool {
	next := s.at(i + 1).low
	return s.at(i).low == "nous" && strings.HasSuffix(next, "ons") || s.at(i).low == "vous" && strings.HasSuffix(next, "ez")
}

var clitics = set(`s' se l' le la les lui leur nous vous me m' y en`)

// overTime steps over "on Tuesday" and "mardi" before token i.
func (s *sentence) overTime(i int) int {
	k := i
	for k > s.from && s.at(k).kind == word && (s.lex.times.has(s.at(k).low) || allDigits(s.at(k).low)) {
		k--
	}
	if k == i {
		return i
	}
	if s.at(k).low == "on" || s.at(k).low == "in" || s.at(k).low == "late" || s.at(k).low == "early" || s.at(k).low == "ce" || s.at(k).low == "le" {
		k--
	}
	if k < s.from || s.at(k).kind == stop {
		return i
	}
	return k
}

func allDigits(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}

func (s *sentence) subjectBefore(a *attribution, end int, g group) bool {
	if k := s.relative(end); k >= 0 && s.take(a, k-1, k) {
		return true
	}
	p, ok := s.leftward(end - 1)
	if !ok {
		return false
	}
	if q, whole := s.reduced(p); whole {
		a.speaker, a.known, a.from = q, true, q.all.from
		return true
	}
	p = s.joined(p)
	if w := s.at(p.all.to - 1).low; s.clauseWho(p, w) >= 0 {
		return s.take(a, s.clauseWho(p, w)-1, s.clauseWho(p, w))
	}
	a.speaker, a.known, a.from = p, true, p.all.from
	return true
}

// clauseWho gives the "who" whose clause a phrase ends, as in "a man who asked
// not to be named said", or -1.
func (s *sentence) clauseWho(p phrase, last string) int {
	if s.lex.french || !strings.HasSuffix(last, "ed") && !strings.HasSuffix(last, "nymity") && !strings.HasSuffix(last, "there") {
		return -1
	}
	for k := p.all.from; k > s.from && k > p.all.from-14; k-- {
		if s.at(k).low == "who" {
			return k
		}
		if s.at(k).kind != word {
			return -1
		}
	}
	return -1
}

// take makes the phrase that ends at token i the speaker.
func (s *sentence) take(a *attribution, i, from int) bool {
	p, ok := s.leftward(i)
	if !ok {
		return false
	}
	a.speaker, a.known, a.from = p, true, min(from, p.all.from)
	return true
}

// overApposition finds the subject before the comma at i: "Awa Traoré, a
// teacher, said". Of two phrases the one with a person's name counts.
func (s *sentence) overApposition(a *attribution, i int) bool {
	first := s.before(i)
	if first < 0 {
		return false
	}
	for n := 0; n < 3; n++ {
		p, ok := s.leftward(first - 1)
		if !ok {
			return a.known
		}
		if q, whole := s.reduced(p); whole {
			p = q
		}
		last, isName := s.leftward(i - 1)
		if isName && !p.pronoun && last.all.from == first+1 && last.proper && (!p.proper || s.roleOrTitle(p.all)) && (last.person || last.name.to-last.name.from >= 2) && !s.bodyLike(last.name) {
			p.name, p.proper, p.person = last.name, true, true
		}
		further := s.before(first)
		if further >= 0 && s.apposed(further, first) {
			first = further
			a.speaker, a.known, a.from = p, true, p.all.from
			continue
		}
		a.speaker, a.known, a.from = p, true, p.all.from
		return true
	}
	return a.known
}

// apposed reports whether what stands between two commas is an apposition too,
// and no subject: "Traoré, 34, a teacher, said".
func (s *sentence) apposed(from, to int) bool {
	if to-from > 8 {
		return false
	}
	t := s.at(from + 1)
	return to-from == 2 && allDigits(t.low) || (s.lex.articles.has(t.low) && s.roleIn(from, to) && s.at(from-1).cap && !s.in(from-1, s.lex.adverbs) && !s.in(from-1, s.lex.times))
}

// before gives the comma, bracket or dash that pairs with the one at i.
func (s *sentence) before(i int) int {
	for k := i - 1; k > s.from && k > i-30; k-- {
		switch s.at(k).kind {
		case comma, bracket, dash:
			if s.at(k).kind == s.at(i).kind {
				return k
			}
		case quoted, colon, stop:
			return -1
		}
	}
	return -1
}

// taken gives a verb that has no subject of its own that of the attribution
// before it, or of the sentence: "…, adding that", "and said".
func (s *sentence) taken(a *attribution, g group, before []attribution) bool {
	a.from = g.from
	if s.lex.and.has(s.at(g.from-1).low) || s.at(g.from-1).low == "en" || s.at(g.from-1).kind == comma {
		a.from--
	}
	for k := len(before) - 1; k >= 0; k-- {
		if before[k].known && (before[k].kind != marked || k == 0) {
			a.speaker, a.known = before[k].speaker, true
			return true
		}
	}
	p, ok := s.opening()
	if !ok {
		return g.shape == present && s.at(g.head).low == "saying" && false
	}
	a.speaker, a.known, a.sure = p, true, false
	return true
}

// questioned are participles that begin a sentence before its subject.
var questioned = set(`asked questioned pressed interviewed contacted reached quoted interrogé interrogée interrogés joint jointe joints
	cité citée contacté contactée assis assise assises debout installé installée penché penchée rentré rentrée arrivé arrivée
	né née seated sitting standing`)

// opening gives the noun phrase that the sentence has for its subject: the
// first one, or the first after a phrase with a preposition and a comma.
func (s *sentence) opening() (phrase, bool) {
	i := s.from
	if s.in(i, s.lex.prepositions) || s.in(i, s.lex.stoppers) && !s.in(i, s.lex.pronouns) || strings.HasSuffix(s.at(i).low, "ing") || s.in(i, questioned) || s.at(i).kind == quoted {
		i = s.afterComma(i)
	} else if s.in(i, s.lex.articles) && s.in(i+1, s.lex.times) && !s.latter(i) {
		i = s.afterComma(i)
	}
	for s.in(i, s.lex.times) || s.in(i, s.lex.adverbs) && !s.in(i, s.lex.articles) || s.at(i).kind == comma {
		i++
	}
	if i >= s.to {
		return phrase{}, false
	}
	p, ok := s.rightward(i)
	if ok && i == s.from && (s.in(p.all.to, sequences) || s.adverbial(p)) {
		i = s.afterComma(i)
		p, ok = s.rightward(i)
	}
	if ok && (s.lex.prepositions.has(s.at(i).low) || s.in(i, s.lex.stoppers) && !p.pronoun && !s.in(i, s.lex.articles)) {
		return p, false
	}
	return s.named(p), ok
}

// sequences follow a time: Hours after the vote, …
var sequences = set(`after before ago later earlier into avant après plus`)

// afterComma gives the token after the next comma, within reach.
func (s *sentence) afterComma(i int) int {
	for end := i + maxStatement; i < s.to && i < end && s.at(i).kind != comma; {
		i++
	}
	return i + 1
}
