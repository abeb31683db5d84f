package speech

import "strings"

// attribution is a verb of speech, or a preposition such as "according to",
// with who speaks.
type attribution struct {
	verb    stretch
	can     form
	speaker phrase
	known   bool // whether the text tells who speaks
	sure    bool
	from    int // where the attribution begins, its speaker's phrase with it
	content int // what follows it, after hearer, place and time
	kind    relation
	that    bool // a conjunction begins the statement
	order   bool // what stands there is what somebody is to do: told them to leave
}

// relation is where the statement stands.
type relation uint8

const (
	none   relation = iota
	leads           // before it: X said that …
	trails          // after it, or around it: …, X said
	marked          // only words in marks are said: X called it “…”
)

// attributions finds who is said to speak in a sentence, from left to right. There is
// room for them.
func (s *sentence) attributions(room []attribution) []attribution {
	list := room[:0]
	quotes := s.quoteIn(s.from, s.to)
	for i := s.from; i < s.to; i++ {
		if s.at(i).kind != word || !quotes && !s.lex.openings.first.has(s.at(i).low) {
			continue
		}
		a, ok := s.preposition(i)
		if !ok {
			a, ok = s.wordsOf(i)
		}
		if !ok {
			a, ok = s.relayed(i, list)
		}
		if !ok {
			a, ok = s.verbal(i, list)
		}
		if !ok {
			a, ok = s.manner(i)
		}
		if ok && a.kind != none && s.asserted(&a) {
			list = append(list, a)
			i = max(i, a.verb.to-1)
		}
	}
	return list
}

// preposition reads "according to X", "selon X".
func (s *sentence) preposition(i int) (attribution, bool) {
	n := 0
	for _, p := range s.lex.according() {
		if s.follows(i, p) {
			n = len(p)
			break
		}
	}
	if n == 0 || s.in(i+n, selonWhich) || s.at(i).low == "pour" && !s.pourSays(i) {
		return attribution{}, false
	}
	who, ok := s.rightward(i + n)
	if s.in(i+n, disjunct) {
		who, ok = s.pronounAt(i+n), true
	}
	if !ok || who.pronoun && s.at(i).low != "selon" && s.at(i).low != "according" && s.at(i).low != "d'" && s.at(i).low != "pour" || s.measure(who) {
		return attribution{}, false
	}
	who = s.named(who)
	if s.at(i).low == "de" { // de source judiciaire
		if s.at(who.all.to).kind == comma && s.at(who.all.to+1).low == "on" {
			return attribution{}, false
		}
		a := attribution{verb: stretch{i, who.all.to}, can: form{verb: verb{clause | plain | utters}}, from: i, content: who.all.to, kind: trails}
		if i == s.from {
			a.content, a.kind = s.afterApposition(a.content), leads
		}
		return a, true
	}
	a := attribution{verb: stretch{i, i + n}, can: form{verb: verb{clause | plain | utters}}, speaker: who, known: true, sure: true, from: i}
	a.content = s.afterApposition(who.all.to)
	a.kind = trails
	if i == s.from || s.at(i-1).kind == colon || s.at(i-1).kind == quoted && s.at(i).cap || s.in(i-1, s.lex.and) || s.in(i-1, s.lex.that) {
		a.kind = leads
	}
	return a, true
}

// wordsOf reads "were the words of X" and "ce sont les mots de X".
func (s *sentence) wordsOf(i int) (attribution, bool) {
	of := "of"
	if s.lex.french {
		of = "de"
	}
	if low := s.at(i).low; low != "words" && low != "mots" || s.at(i+1).low != of || !s.in(i-2, s.lex.be) {
		return attribution{}, false
	}
	who, ok := s.rightward(i + 2)
	return attribution{verb: stretch{i - 2, i + 2}, can: form{verb: verb{utters}}, speaker: who, known: true, sure: true, from: i - 2, content: who.all.to, kind: trails}, ok
}

// disjunct are the pronouns after a preposition.
var disjunct = set(`him her them me us lui elle eux elles moi nous`)

// according gives the prepositions that attribute, word by word.
func (l *lexicon) according() [][]string {
	if l.french {
		return frenchAccording
	}
	return englishAccording
}

var (
	englishAccording = phrases("according to; in the words of; in the view of; in the opinion of")
	frenchAccording  = phrases("selon; d' après; aux dires de; de l' avis de; à en croire; aux yeux de; de source; pour")
)

func phrases(list string) [][]string {
	var all [][]string
	for p := range strings.SplitSeq(list, ";") {
		all = append(all, strings.Fields(p))
	}
	return all
}

// follows reports whether the words stand at token i.
func (s *sentence) follows(i int, words []string) bool {
	for k, w := range words {
		if !s.isWord(i+k) || s.at(i+k).low != w {
			return false
		}
	}
	return true
}

// pourSays reports whether "pour" begins a sentence with a person or pronoun
// and a comma after it: Pour Awa Traoré, …
func (s *sentence) pourSays(i int) bool {
	if i != s.from {
		return false
	}
	who, ok := s.rightward(i + 1)
	if !ok || s.at(who.all.to).kind != comma {
		return false
	}
	if who.pronoun {
		return true
	}
	for k := who.all.from; k < who.all.to; k++ {
		if s.lex.roles.has(s.at(k).low) || s.lex.bodies.has(s.at(k).low) && s.quoteIn(who.all.to, min(who.all.to+4, s.to)) {
			return true
		}
	}
	return who.proper && who.name.to-who.name.from >= 2 && !s.bodyLike(who.name)
}

// measure reports whether a phrase is no speaker but a rule or a plan:
// according to plan, selon la loi.
func (s *sentence) measure(p phrase) bool {
	return p.all.to-p.all.from <= 2 && measures.has(s.at(p.all.to-1).low)
}

var measures = set(`plan plans law custom schedule tradition need age size type loi règles usage cas besoins calendrier lui-même
	circonstances âge modalités critères exemple moment instant heure année mois semaine fois vote paix`)

// afterApposition gives the token after an apposition that follows a phrase
// between two commas, if there is one, and the comma.
func (s *sentence) afterApposition(i int) int {
	if s.at(i).kind == bracket {
		for k := i + 1; k < i+8; k++ {
			if s.at(k).kind == bracket {
				i = k + 1
				break
			}
		}
	}
	if s.at(i).kind != comma {
		return i
	}
	if s.in(i+1, s.lex.articles) || s.in(i+1, s.lex.who) || s.in(i+1, s.lex.roles) {
		for k := i + 2; k < i+maxPhrase && k < s.to; k++ {
			switch s.at(k).kind {
			case comma:
				if !s.in(i+1, s.lex.articles) || s.roleIn(i+1, k) {
					return k + 1
				}
				return i + 1
			case stop, quoted, colon:
				return i + 1
			}
		}
	}
	return i + 1
}

func (s *sentence) roleOrTitle(r stretch) bool {
	return !s.lex.french && r.to > r.from && (s.in(r.to-1, s.lex.roles) || s.in(r.to-1, s.lex.titles)) || s.roleIn(r.from, r.to) && s.in(r.from, s.lex.articles)
}

func (s *sentence) roleIn(from, to int) bool {
	for k := from; k < to; k++ {
		if s.in(k, s.lex.roles) {
			return true
		}
	}
	return false
}
