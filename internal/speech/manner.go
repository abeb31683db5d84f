package speech

import (
	"strings"
	"unicode/utf8"
)

// manner reads a verb that no list has but that stands between a quotation and
// its speaker: « … », grince un conseiller; “…,” a soldier shrugged.
func (s *sentence) manner(i int) (attribution, bool) {
	if s.lex.french && !s.afterQuote(i) || !s.lex.french && !englishEnding(s.at(i).low) || s.at(i).cap || s.lex.stoppers.has(s.at(i).low) && !s.in(i, s.lex.have) && !clitics.has(s.at(i).low) {
		return attribution{}, false
	}
	a := attribution{can: form{verb: verb{utters}}, kind: trails, sure: true, from: i, known: true}
	if s.lex.french && !s.frenchManner(&a, i) || !s.lex.french && !s.englishManner(&a, i) {
		return a, false
	}
	if s.at(a.content).kind == comma && s.at(a.content+1).kind == quoted {
		a.content++
	}
	return a, true
}

// afterQuote reports whether a quotation, and perhaps a comma, ends before i.
func (s *sentence) afterQuote(i int) bool {
	if s.at(i-1).kind == comma {
		return s.at(i-2).kind == quoted
	}
	return s.at(i-1).kind == quoted && s.closedQuote(i-1)
}

// frenchManner reads a word after a quotation.
func (s *sentence) frenchManner(a *attribution, i int) bool {
	j := i
	for clitics.has(s.at(j).low) && j < i+2 {
		j++
	}
	auxiliary := s.in(j, s.lex.have) || j > i && s.in(j, s.lex.be)
	if !auxiliary && !s.verbLike(j) || s.lex.forms[s.at(j).low].can(utters) {
		return false
	}
	j++
	if s.at(j).kind == clitic {
		a.speaker = s.pronounAt(j)
		j++
		if auxiliary {
			if s.lex.forms[s.at(j).low].can(utters) {
				return false
			}
			j++
		}
		if infinitiveWord(s.at(j).low) {
			j++ // aimait-il répéter
		}
		a.known = s.at(a.speaker.all.from).low != "on"
		j = min(j, s.to) // a text may end before the participle
		a.verb, a.content = stretch{i, j}, j
		return true
	}
	for auxiliary && s.adverb(j) {
		j++
	}
	if auxiliary {
		if !participleLike(s.at(j).low) || s.lex.forms[s.at(j).low].can(utters) {
			return false
		}
		j++
	}
	a.verb = stretch{i, j}
	for s.adverb(j) || s.in(j, s.lex.adverbs) && !s.in(j, s.lex.articles) {
		j++
	}
	if !s.in(j, s.lex.articles) && !(s.at(j).cap && s.isWord(j)) || s.at(j).low == "des" {
		return false
	}
	p, ok := s.rightward(j)
	if !ok || p.pronoun || s.nothing(p) {
		return false
	}
	a.speaker = s.named(p)
	a.content = a.speaker.all.to
	return true
}

// verbLike reports whether the word at i may be a French verb in the third
// person, and is no noun or adjective before which an article stands.
func (s *sentence) verbLike(i int) bool {
	t := s.at(i)
	if t.kind != word || t.cap || utf8.RuneCountInString(t.low) < 3 || s.lex.prepositions.has(t.low) || s.lex.articles.has(t.low) || s.lex.links.has(t.low) ||
		s.lex.stoppers.has(t.low) || s.lex.adverbs.has(t.low) || s.lex.times.has(t.low) || s.lex.works.has(t.low) || s.lex.roles.has(t.low) || s.lex.sources.has(t.low) || strings.HasSuffix(t.low, "ment") {
		return false
	}
	for _, ending := range []string{"e", "it", "d", "ent", "ait", "et", "aît", "ut", "eint", "aint"} {
		if strings.HasSuffix(t.low, ending) {
			return true
		}
	}
	return false
}

func participleLike(w string) bool {
	for _, ending := range []string{"é", "i", "u", "it", "is", "ert"} {
		if strings.HasSuffix(w, ending) && len(w) > 2 {
			return true
		}
	}
	return false
}

// englishEnding reports whether a word may end as a verb in the third person.
func englishEnding(w string) bool {
	return len(w) >= 5 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"))
}

// englishManner reads a word that ends as a verb.
func (s *sentence) englishManner(a *attribution, i int) bool {
	w := s.at(i).low
	if s.lex.times.has(w) || s.lex.roles.has(strings.TrimSuffix(w, "s")) {
		return false
	}
	a.verb = stretch{i, i + 1}
	if s.afterQuote(i) && s.at(i-1).kind == quoted && strings.HasSuffix(w, "ed") {
		p, ok := s.rightward(i + 1)
		if !ok || s.nothing(p) || p.pronoun {
			return false
		}
		a.speaker = s.named(p)
		a.content = a.speaker.all.to
		return s.endsSubject(s.adjuncts(a.content))
	}
	p, ok := s.leftward(i - 1)
	if !ok || s.at(p.all.from-1).kind != quoted || !s.closedQuote(p.all.from-1) || strings.HasSuffix(s.at(i-1).low, "ed") {
		return false
	}
	a.speaker, a.from, a.content = p, p.all.from, i+1
	for s.adverb(a.content) {
		a.content++
	}
	return strings.HasSuffix(w, "ed") && s.endsSubject(a.content) || s.at(a.content).kind == stop || s.at(a.content).kind == comma
}

// phrasal gives the first token of what makes an infinitive of speech a
// statement, or i itself: veut croire, aimait répéter, vient d’annoncer.
func (s *sentence) phrasal(i int) (from, subject int) {
	j := i - 1
	subject = -1
	if w := s.at(j).low; w == "de" || w == "d'" || w == "à" {
		j--
	}
	linked := j < i-1
	if s.at(j).kind == clitic {
		subject = j
		j--
	}
	low := s.at(j).low
	switch {
	case s.at(i).low == "savoir" && croire.has(low), s.at(i).low == "croire" && vouloir.has(low):
		return j, subject
	case linked && bornés.has(low) && s.in(j-1, s.lex.be) && (s.at(j-2).low == "s'" || s.at(j-2).low == "se"):
		return j - 2, subject
	case linked && venir.has(low) || !linked && (low == "aime" || low == "aimait" || low == "aiment" || low == "aimaient") || linked && tenir.has(low):
		k := j - 1
		for s.adverb(k) {
			k--
		}
		if s.in(k, s.lex.have) {
			j = k
		}
		return j, subject
	case s.at(i).low == "savoir" || s.at(i).low == "croire" || s.at(i).low == "entendre":
		return i, -1
	}
	return i, -1
}

var (
	croire  = set(`croit croient croyait croyaient`)
	vouloir = set(`veut veulent voulait voulaient`)
	bornés  = set(`borné bornée bornés bornées contenté contentée contentés contentées`)
	venir   = set(`vient viennent venait venaient`)
	tenir   = set(`tient tiennent tenait tenaient tenu aime aimait aiment aimaient`)
)

// relayed reads "pour qui" and "selon qui" after a speaker.
func (s *sentence) relayed(i int, before []attribution) (attribution, bool) {
	n := len(before)
	if low := s.at(i).low; low != "pour" && low != "selon" || s.at(i+1).low != "qui" || n == 0 || !before[n-1].known {
		return attribution{}, false
	}
	return attribution{verb: stretch{i, i + 2}, can: form{verb: verb{clause | plain}}, speaker: before[n-1].speaker, known: true, sure: true,
		from: i, content: i + 2, kind: leads}, true
}

// latter reads "ce dernier" at token i.
func (s *sentence) latter(i int) bool {
	low := s.at(i).low
	return (low == "ce" || low == "cette" || low == "ces") && strings.HasPrefix(s.at(i+1).low, "dernier") || low == "cette" && s.at(i+1).low == "dernière"
}
