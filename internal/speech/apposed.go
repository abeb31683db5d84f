package speech

import "strings"

// named gives a phrase that says only what somebody is the name in apposition
// to it: "its secretary-general, Rómulo Quispe", "le procureur, le colonel
// Fouda". The phrase then reaches over the name.
func (s *sentence) named(p phrase) phrase {
	if p.pronoun || s.at(p.all.to).kind != comma || p.proper && (p.person || !s.roleIn(p.all.from, p.all.to)) {
		return p
	}
	first := p.all.to + 1
	q, ok := s.rightward(first)
	if !ok || !q.proper || s.bodyLike(q.name) || !s.at(first).cap && !q.person {
		return p
	}
	if !q.person && (q.name.to-q.name.from < 2 || q.name.from != first) {
		return p
	}
	if s.in(q.all.to, s.lex.verbs) || s.speech(q.all.to) || s.at(q.all.to).kind == word && !s.in(q.all.to, afterSpeaker) && !s.in(q.all.to, s.lex.times) {
		return p
	}
	p.all.to, p.name, p.proper, p.person = q.all.to, q.name, true, true
	return p
}

// opensClause reports whether a phrase that begins at token i begins a clause:
// nothing but a few words of time or place and a comma stands before it.
func (s *sentence) opensClause(i int) bool {
	b := s.at(i - 1)
	if i <= s.from || b.kind != word && b.kind != comma && b.kind != bracket || s.in(i-1, s.lex.and) || s.in(i-1, s.lex.that) {
		return true
	}
	for k := i - 2; b.kind == comma && k > i-8; k-- {
		if k < s.from || s.at(k).kind == stop || s.at(k).kind == quoted {
			return true
		}
		if s.at(k).kind != word {
			return false
		}
	}
	return false
}

// interrupted reports whether the comma at i ends what stands between a subject
// and its verb: "The company, Halvorsen Bulk, denies".
func (s *sentence) interrupted(i int) bool {
	first := s.before(i)
	if first < 0 || s.at(i-1).kind == quoted {
		return false
	}
	p, ok := s.leftward(first - 1)
	return ok && !s.adverbial(p) && s.opensClause(p.all.from) && !s.hasClause(p.all.from, i)
}

// adverbial reports whether a phrase is no more than a time.
func (s *sentence) adverbial(p phrase) bool {
	if s.elliptic(p.all.from) > 0 {
		return false
	}
	for k := p.all.from; k < p.all.to; k++ {
		if !s.in(k, s.lex.times) && !s.in(k, s.lex.articles) && !s.in(k, s.lex.adverbs) && !allDigits(s.at(k).low) {
			return false
		}
	}
	return true
}

// hasClause reports whether a verb with certainty stands in a range, outside a
// relative clause.
func (s *sentence) hasClause(from, to int) bool {
	for k := from; k < to; k++ {
		if s.in(k, s.lex.who) || s.in(k, relatives) {
			return false
		}
		if s.in(k, s.lex.verbs) && s.at(k).low != "'s" || s.lex.french && s.frenchVerb(k) {
			return true
		}
	}
	return false
}

var relatives = set(`who whom whose which where when dont où lequel laquelle`)

// frenchVerb reports whether the word at k has the look of a finite verb, or a
// pronoun that goes before one.
func (s *sentence) frenchVerb(k int) bool {
	t := s.at(k)
	if t.kind == clitic {
		return true
	}
	if t.kind != word || t.cap && k > s.from {
		return false
	}
	if subjects.has(t.low) {
		return true
	}
	for _, ending := range []string{"aient", "ait", "èrent", "ront", "eront"} {
		if strings.HasSuffix(t.low, ending) && len(t.low) > len(ending)+1 {
			return t.low != "fait" && t.low != "trait" && t.low != "lait" && t.low != "souhait" && t.low != "retrait" && t.low != "portrait"
		}
	}
	return false
}

// subjects are words that only a verb follows.
var subjects = set(`il elle ils elles on je j' c' ne n' se`)

// relative gives the "who" whose clause ends before the verb of speech at end:
// "Firefighters who reached him said". It is -1 where there is none.
func (s *sentence) relative(end int) int {
	if s.lex.french {
		return -1
	}
	verb := false
	for k := end - 1; k > s.from && k > end-14; k-- {
		t := s.at(k)
		if t.kind != word || s.in(k, s.lex.and) {
			return -1
		}
		if f := s.lex.forms[t.low]; f.can(plain) {
			return -1
		}
		if t.low == "who" {
			if !verb {
				return -1
			}
			return k
		}
		verb = verb || s.verbAt(k)
	}
	return -1
}

// reduced gives the noun to which a participle and the phrase after it belong:
// "a group calling itself the Supreme Council", "residents reached by phone".
func (s *sentence) reduced(p phrase) (phrase, bool) {
	j := p.all.from - 1
	if s.in(j, reflexives) || s.in(j, s.lex.prepositions) || s.at(j).low == "as" {
		j--
	}
	t := s.at(j)
	if t.kind != word || t.cap || s.in(j-1, s.lex.be) || s.in(j-1, s.lex.have) || s.lex.that.has(s.at(j-1).low) {
		return p, false
	}
	if s.lex.french {
		if !s.frenchParticiple(j) {
			return p, false
		}
	} else if !strings.HasSuffix(t.low, "ing") && !strings.HasSuffix(t.low, "ed") && t.low != "known" || len(t.low) < 5 {
		return p, false
	}
	q, ok := s.leftward(j - 1)
	if !ok || q.pronoun || s.adverbial(q) || !s.opensClause(q.all.from) || s.verbAt(q.all.to-1) {
		return p, false
	}
	return q, true
}

func (s *sentence) frenchParticiple(j int) bool {
	low := s.at(j).low
	for _, ending := range []string{"é", "ée", "és", "ées", "ant"} {
		if strings.HasSuffix(low, ending) && len(low) > 5 {
			return true
		}
	}
	return questioned.has(low)
}

var reflexives = set(`itself himself herself themselves`)

// joined gives both of two speakers: "Awa Traoré and Moussa Keita said".
func (s *sentence) joined(p phrase) phrase {
	i := p.all.from - 1
	if low := s.at(i).low; low != "and" && low != "et" || p.pronoun {
		return p
	}
	q, ok := s.leftward(i - 1)
	if !ok || q.pronoun || !s.opensClause(q.all.from) || s.hasClause(q.all.from, q.all.to) || s.adverbial(q) {
		return p
	}
	switch {
	case q.proper != p.proper && s.hasLink(q) && !s.in(p.all.from, s.lex.articles):
		p.proper = false // Officials in Niamey and Abuja
	case q.proper != p.proper && !s.in(p.all.from, s.lex.articles):
		return p
	case !q.proper && !s.in(q.all.from, s.lex.articles) && q.all.to-q.all.from > 1 && (s.lex.french || !strings.HasSuffix(s.at(q.all.to-1).low, "s")):
		return p
	}
	return s.both(q, p)
}

// both makes one speaker of two that a conjunction joins.
func (s *sentence) both(p, q phrase) phrase {
	from := p.all.from
	if p.proper && q.proper && !s.lex.french {
		from = p.name.from
	}
	return phrase{paragraph: s.index, all: stretch{p.all.from, q.all.to}, name: stretch{from, q.all.to}, proper: p.proper && q.proper}
}

// several reports whether a phrase joins two speakers.
func (s *sentence) several(p phrase) bool {
	for k := p.name.from + 1; k < p.name.to; k++ {
		if s.in(k, s.lex.and) {
			return true
		}
	}
	return false
}

func (s *sentence) hasLink(p phrase) bool {
	for k := p.all.from; k < p.all.to; k++ {
		if s.in(k, s.lex.links) {
			return true
		}
	}
	return false
}
