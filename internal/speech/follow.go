package speech

import (
	"strings"

	"dossier/internal/annotate"
)

// follow reads on after a verb of speech (and its subject, where that follows):
// hearer, place and time, and then what is said, or nothing of it.
func (s *sentence) follow(a *attribution, i int) {
	settled := a.kind == trails // its subject follows it
	if !settled || a.can.can(hearer) {
		i = s.hearerAfter(a.can, i)
	}
	if s.infinitiveAt(a, i) && !settled {
		a.content, a.kind, a.that = i, leads, true
		a.order = !a.can.can(infinitive)
		if a.can.can(call) && s.lex.french {
			a.content = s.ofWhich(i)
		}
		a.sure = a.sure && a.can.can(infinitive)
		return
	}
	if !settled && s.saysOfSelf(a, i) {
		a.content, a.kind, a.that = i, leads, true
		return
	}
	i = s.adjuncts(i)
	if a.can.can(denies) && !settled {
		if k := s.claimed(i); k > 0 || s.in(i, s.lex.that) {
			a.content, a.kind, a.that = max(k, i+1), leads, true
			a.can.traits |= clause
			return
		}
	}
	if !settled && s.in(i, issued) && i > a.verb.to && s.saidBefore(a) {
		for i < s.to && s.at(i).kind == word {
			i++
		}
	}
	if !settled && s.in(i, issued) && i > a.verb.to {
		i = s.toThat(i)
	}
	s.contentAt(a, i, settled)
	t := s.at(i)
	if a.kind == marked && strings.HasPrefix(s.at(a.verb.to-1).low, "sp") && a.can.can(noun) && s.in(i, objects) && t.low != "of" && t.low != "about" {
		a.kind = none // spoke for
	}
	if a.can.can(judges) && (!a.that || !s.judge(a.speaker)) {
		a.kind = marked
	}
	if a.kind == leads && !a.that && a.can.can(reads) && t.kind != quoted && t.kind != colon {
		a.kind = marked
	}
}

// contentAt takes what stands at i, after the hearer and what else belongs to the
// verb, for what is said or for the end of it. settled tells that the subject
// followed the verb, so that what is said stands before.
func (s *sentence) contentAt(a *attribution, i int, settled bool) {
	t := s.at(i)
	a.content = i
	switch {
	case s.in(i, s.lex.that) && !settled:
		a.content, a.that, a.kind = i+1, true, leads
	case t.kind == colon && s.text[t.Start] == ':':
		a.content, a.kind = i+1, leads
	case t.kind == quoted:
		a.kind = leads
	case t.kind == comma && s.at(i+1).kind == quoted:
		a.content = i + 1
		if !settled && !s.saidBefore(a) {
			a.kind = leads
		} else {
			a.kind = trails
		}
	case t.kind == comma && !settled && s.parenthesis(i) > 0:
		a.content, a.that, a.kind = s.parenthesis(i), true, leads
	case settled:
	case t.kind == comma && s.in(i+1, s.lex.verbs):
		a.content, a.kind = i+1, trails
	case t.kind == comma || t.kind == colon || t.kind == stop || t.kind == dash || t.kind == bracket || s.in(i, s.lex.and):
		a.kind = none
		if s.saidBefore(a) {
			a.kind = trails
		} else if a.can.has(base) || a.can.has(finite) || a.can.has(participle) {
			a.kind = marked
		}
	case s.infinitiveAt(a, i):
		a.kind, a.that, a.order = leads, true, !a.can.can(infinitive)
		if a.can.can(call) && !a.can.can(plain) {
			a.sure = false
		}
	case a.can.can(clause) && (a.can.can(plain) && !a.can.can(hearer) || s.hasVerb(i)) && !s.lex.french && !s.in(i, questions) && !s.in(i, objects):
		a.kind = leads
	case s.saidBefore(a) && s.in(i, afterSpeaker):
		a.kind = trails
	default:
		a.kind = marked
	}
}

// saysOfSelf reports whether what is said at i is what somebody is: se dit prêt
// à partir.
func (s *sentence) saysOfSelf(a *attribution, i int) bool {
	w := s.at(a.verb.from).low
	return s.lex.french && (w == "se" || w == "s'") && strings.HasPrefix(s.at(a.verb.to-1).low, "di") && s.isWord(i) && !s.in(i, s.lex.that) &&
		!s.in(i, s.lex.prepositions) && s.lex.forms[s.at(a.verb.to-1).low].can(infinitive)
}

// judge reports whether a phrase is a court, an inquiry or a person who finds
// by office: no study and no film.
func (s *sentence) judge(p phrase) bool {
	for k := p.all.from; k < p.all.to; k++ {
		if s.in(k, courts) || s.in(k, s.lex.roles) {
			return true
		}
	}
	return false
}

var courts = set(`court courts judges judge panel tribunal inquiry jury magistrate magistrates commission committee auditors
	investigators observers experts inspectors researchers council`)

// issued are participles that may follow the statement in which it is said.
var issued = set(`posted issued broadcast published released carried read sent seen obtained dated aired signed`)

// toThat gives the "that" after a participle and a few words: said in a report
// published on Tuesday that. It is i where there is none.
func (s *sentence) toThat(i int) int {
	for k := i + 1; k < i+maxPhrase && s.isWord(k); k++ {
		if s.in(k, s.lex.that) {
			return k
		}
	}
	return i
}

// objects are prepositions that lead to what is spoken of: warned of.
var objects = set(`of against about over for`)

// questions are words with which no statement begins.
var questions = set(`if whether how why what when who as so more little nothing much something anything goodbye no yes`)

// parenthesis gives what follows ", however, that" at the comma i, or 0.
func (s *sentence) parenthesis(i int) int {
	for k := i + 1; k < i+14 && k < s.to; k++ {
		if s.at(k).kind == comma {
			if s.in(k+1, s.lex.that) {
				return k + 2
			}
			return 0
		}
		if s.at(k).kind != word {
			return 0
		}
	}
	return 0
}

// saidBefore reports whether words that may be said stand before an
// attribution: a quotation, or a clause and a comma.
func (s *sentence) saidBefore(a *attribution) bool {
	i := a.from - 1
	if s.in(i, commesWords) || s.at(i).low == "as" {
		i--
	}
	if i < s.from {
		return false
	}
	switch s.at(i).kind {
	case quoted, stop:
		return true
	case comma, dash:
		if s.at(i-1).kind == quoted {
			return true
		}
		return s.hasVerbWithin(s.from, i) || a.kind == trails || i-s.from >= 3 && !s.lex.prepositions.has(s.tokens[s.from].low)
	}
	return false
}

// hearerAfter gives the token after the object of a verb that has the hearer
// for one: "told Reuters".
func (s *sentence) hearerAfter(can form, i int) int {
	if !can.can(hearer) || s.lex.french && !s.in(i, s.lex.articles) && !s.at(i).cap {
		return i
	}
	if s.in(i, s.lex.that) {
		return i
	}
	if s.hearer(i) {
		return i + 1
	}
	if s.in(i, s.lex.pronouns) && !s.lex.articles.has(s.at(i).low) {
		return i
	}
	if p, ok := s.rightward(i); ok && !p.pronoun {
		return p.all.to
	}
	return i
}

// hearer reports whether the word at i is a pronoun that hears: told her, and
// not told her son.
func (s *sentence) hearer(i int) bool {
	return s.in(i, hearers) && !(s.at(i).low == "her" && s.nominal(i+1) && !s.lex.articles.has(s.at(i+1).low) && !s.lex.links.has(s.at(i+1).low))
}

var hearers = set(`him her them us me you it`)

// maxAdjuncts bounds how many phrases of time and place stand in a row.
const maxAdjuncts = 6

// adjuncts gives the token after the adverbs and the phrases of place, time and
// manner at i: "on Tuesday in a statement", "mardi à l’AFP".
func (s *sentence) adjuncts(i int) int {
	for range maxAdjuncts {
		next := s.adjunct(i)
		if next == i {
			break
		}
		i = next
	}
	return i
}

func (s *sentence) adjunct(i int) int {
	t := s.at(i)
	switch {
	case t.kind != word || s.lex.that.has(t.low):
		return i
	case s.in(i, s.lex.times) || s.adverb(i) && !s.in(i+1, s.lex.verbs):
		return i + 1
	case s.lex.french && (t.low == "le" || t.low == "ce") && (s.in(i+1, s.lex.times) || allDigits(s.at(i+1).low)):
		return i + 2
	case !s.lex.french && (t.low == "late" || t.low == "early" || t.low == "last") && (s.in(i+1, s.lex.times) || s.at(i+1).low == "on"):
		return i + 2
	case !s.lex.prepositions.has(t.low) || t.low == "d'" || t.low == "de" && s.at(i).low != "lors":
		return i
	}
	return s.afterPreposition(i)
}

// afterPreposition gives the token after the phrase that the preposition at i
// begins, if what follows shows that it ends there; else i.
func (s *sentence) afterPreposition(i int) int {
	j := i + 1
	if s.at(j).low == "least" || s.at(j).low == "most" || s.at(j).low == "all" || s.at(j).low == "moins" {
		return i
	}
	if s.lex.prepositions.has(s.at(j).low) {
		j++ // lors de, auprès de
	}
	start := j
	for s.in(j, s.lex.times) || allDigits(s.at(j).low) || s.in(j, s.lex.articles) && (s.in(j+1, s.lex.times) || allDigits(s.at(j+1).low)) {
		j++
	}
	if j == start {
		p, ok := s.rightward(j)
		switch {
		case s.hearer(j) || s.in(j, s.lex.pronouns) && !s.in(j, s.lex.articles):
			j++
		case !ok:
			return i
		case strings.HasSuffix(s.at(j).low, "ing"):
			return i
		default:
			j = p.all.to
			for k := p.all.from; k+1 < j; k++ {
				if t := s.at(k); t.cap && s.at(k+1).cap && !acronym(s.at(k+1).Of(s.text)) && (acronym(t.Of(s.text)) || annotate.AgencyNamed(t.Of(s.text)) != "") && s.lex.french {
					j = k + 1 // à l’AFP Lassana Koné
					break
				}
			}
		}
	}
	if s.in(j, s.lex.verbs) && !s.in(j, s.lex.that) {
		return i
	}
	return j
}

// infinitiveAt reports whether what is said begins at i as an infinitive: vowed
// to fight, a promis de partir, dit craindre.
func (s *sentence) infinitiveAt(a *attribution, i int) bool {
	t := s.at(i)
	if t.kind != word {
		return false
	}
	if !s.lex.french {
		return t.low == "to" && s.isWord(i+1) && (a.can.can(infinitive) || a.can.can(call)) ||
			a.can.can(call) && !a.can.can(hearer) && s.callAt(i, "to")
	}
	if a.can.can(infinitive) {
		k := i
		if t.low == "de" || t.low == "d'" || t.low == "à" {
			k++
		}
		for k < i+4 && (beforeInfinitive.has(s.at(k).low) || k > i && clitics.has(s.at(k).low)) {
			k++
		}
		if infinitiveWord(s.at(k).low) || k > i && s.at(k-1).low == "l'" && s.at(k).low == "avoir" {
			return true
		}
	}
	return a.can.can(call) && (s.callAt(i, "à") || s.callAt(i, "de"))
}

// ofWhich gives the token after the "de" by which somebody is accused.
func (s *sentence) ofWhich(i int) int {
	for k := i; k < i+maxPhrase && s.isWord(k); k++ {
		if low := s.at(k).low; (low == "de" || low == "d'") && infinitiveWord(s.at(k+1).low) {
			return k + 1
		}
	}
	return i
}

// callAt reports whether who is called on stands at i, and an infinitive after:
// "residents to stay", "les habitants à rester".
func (s *sentence) callAt(i int, to string) bool {
	if s.at(i).low == to || s.at(i).low == "d'" && to == "de" {
		return infinitiveWord(s.at(i + 1).low)
	}
	if s.lex.prepositions.has(s.at(i).low) && s.at(i).low == "on" {
		i++
	}
	p, ok := s.rightward(i)
	if !ok {
		return false
	}
	for k := p.all.from + 1; s.lex.french && k < p.all.to; k++ {
		if low := s.at(k).low; (low == to || low == "d'" && to == "de") && infinitiveWord(s.at(k+1).low) {
			return true
		}
	}
	after := s.at(p.all.to).low
	return (after == to || after == "d'" && to == "de") && s.isWord(p.all.to+1) && (!s.lex.french || infinitiveWord(s.at(p.all.to+1).low))
}

// beforeInfinitive may stand before a French infinitive: estime en avoir trop
// versé.
var beforeInfinitive = set(`en y se s' ne n' pas plus rien jamais l' m'`)

// noInfinitives have the ending of one.
var noInfinitives = set(`entre contre notre votre autre outre hier dernier premier encore titre ministre maire guerre membre nombre lettre
	septembre octobre novembre décembre janvier février après-guerre quatre leur centre mètre kilomètre affaire militaire victoire
	mère père frère infirmière première dernière ouvrier ouvrière histoire mémoire salaire horaire commissaire notaire maître ordre`)

func infinitiveWord(w string) bool {
	if len(w) < 4 || noInfinitives.has(w) {
		return false
	}
	for _, ending := range []string{"ure", "aire", "oire", "ière"} {
		if strings.HasSuffix(w, ending) {
			return strings.HasSuffix(w, "clure") || strings.HasSuffix(w, "faire") || w == "croire" || w == "boire" || w == "plaire" || w == "taire"
		}
	}
	return strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir") || strings.HasSuffix(w, "re")
}

// hasVerb reports whether what stands from i to the next sign has a verb.
func (s *sentence) hasVerb(i int) bool {
	for k := i; k < s.to && k < i+40; k++ {
		if s.at(k).kind == colon || s.at(k).kind == stop || s.at(k).kind == comma || s.in(k, s.lex.and) {
			break
		}
		if s.verbAt(k) && k > i {
			return true
		}
	}
	return false
}

func (s *sentence) hasVerbWithin(from, to int) bool {
	for k := max(from, to-maxStatement); k < to; k++ {
		if s.verbAt(k) {
			return true
		}
	}
	return s.lex.french && to-from >= 4
}

// verbAt reports whether the word at k may be the verb of a clause.
func (s *sentence) verbAt(k int) bool {
	t := s.at(k)
	if t.kind != word || t.cap {
		return false
	}
	return s.lex.verbs.has(t.low) || !s.lex.french && strings.HasSuffix(t.low, "ed") && len(t.low) > 4 && !s.in(k-1, s.lex.articles)
}
