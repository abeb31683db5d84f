package speech

// asserted reports whether a sentence tells that the words of an attribution
// were said. They were not where the verb stands under a condition ("if Keita
// says that"), under what is false, denied or doubted ("nobody believes that
// Keita said"), after an auxiliary that a question or a condition sets before
// its subject ("did Keita say", "had Keita said"), or beside "without".
func (s *sentence) asserted(a *attribution) bool {
	if a.can.shapes == 0 {
		return true // according to: no verb
	}
	if s.in(a.from, s.lex.nobody) || s.in(a.from-1, s.lex.nobody) || s.withheld(a.verb.from) {
		return false
	}
	for k := a.verb.from; s.lex.french && k < a.verb.to; k++ {
		if s.at(k).kind == clitic && s.question() && !s.quoteIn(s.from, k) {
			return false // Keita a-t-il dit … ?
		}
	}
	i := a.from
	for s.in(i, believers) || s.in(i, selonWhich) {
		i++ // taken for a part of the speaker's phrase
	}
	return !s.unreal(i)
}

// unreal reports whether the clause that begins at token i is one of which the
// words before it say that it is not so, or only perhaps.
func (s *sentence) unreal(i int) bool {
	if first := s.inserted(i - 1); first > 0 {
		return s.unreal(first)
	}
	verb := false // whether a verb stands between: if the port opens, and Keita says
	first := i
	for first > s.from && first > i-maxGoverning && s.isWord(first-1) && !s.in(first-1, adversative) {
		first--
		if s.condition(first) && (!verb || s.in(i, s.lex.and)) {
			return true
		}
		verb = verb || s.verbAt(first)
	}
	if s.in(i-1, inverters) && (first == i-1 || s.question() || s.denied(stretch{first, i - 1})) {
		return true
	}
	if s.governs(i-1) || s.in(i, s.lex.that) {
		return i-1 == s.from || s.denied(stretch{first, i}) // that Keita said so is untrue
	}
	return false
}

// maxGoverning bounds the words looked at before a clause.
const maxGoverning = 16

// inserted gives the first of the two commas of which token i is the second,
// where the clause goes on around them: if, on Monday, Keita says. It is 0
// where there is none.
func (s *sentence) inserted(i int) int {
	if s.at(i).kind != comma {
		return 0
	}
	for k := i - 1; k > s.from && k > i-8; k-- {
		if s.at(k).kind == comma && (s.condition(k-1) || s.governs(k-1)) {
			return k
		}
		if s.at(k).kind != word {
			return 0
		}
	}
	return 0
}

// governs reports whether the word at i makes what follows the object of a verb
// before it: that, or a verb of belief that does without.
func (s *sentence) governs(i int) bool {
	if s.in(i, s.lex.that) {
		return !s.in(i-1, conjoined)
	}
	return s.in(i, believers) || s.lex.forms[s.at(i).low].can(denies) || s.in(i, selonWhich)
}

// denied reports whether words deny or doubt what they govern.
func (s *sentence) denied(r stretch) bool {
	for k := r.from; k < r.to; k++ {
		if s.in(k, s.lex.negations) || s.in(k, s.lex.nobody) || s.in(k, s.lex.doubts) || s.lex.forms[s.at(k).low].can(denies) && !s.at(k).cap ||
			s.in(k, s.lex.claims) && (s.in(k-1, s.lex.articles) || k == s.from) && (s.governs(k+1) || s.governs(k+2)) {
			return true
		}
	}
	return false
}

// condition reports whether the word at i begins a condition.
func (s *sentence) condition(i int) bool {
	low, next := s.at(i).low, s.at(i+1).low
	if s.at(i).kind != word {
		return false
	}
	if s.lex.french {
		return low == "si" || low == "s'" && (next == "il" || next == "ils") || low == "cas" && next == "où"
	}
	switch low {
	case "if":
		return next != "not" && next != "any"
	case "case":
		return s.at(i-1).low == "in" && next != "of"
	case "though":
		return s.at(i-1).low == "as"
	}
	return conditions.has(low)
}

// withheld reports whether the verb at i is the object of one that tells that
// it was not done: denied saying, without saying, a nié avoir dit.
func (s *sentence) withheld(i int) bool {
	i--
	for s.at(i).low == "ever" || s.at(i).low == "avoir" || s.at(i).low == "d'" || s.lex.french && s.in(i, s.lex.negations) || s.adverb(i) {
		i--
	}
	return s.in(i, withholders) || s.lex.forms[s.at(i).low].can(denies) && !s.at(i).cap
}

// question reports whether a sentence ends as a question, outside any marks.
func (s *sentence) question() bool {
	for k := s.to - 1; k >= s.from && k > s.to-4; k-- {
		t := s.at(k)
		if t.kind == word || t.kind == quoted {
			return false
		}
		if s.text[t.Start] == '?' {
			return true
		}
	}
	return false
}

// claimed gives what follows "the claim that" and "les informations selon
// lesquelles" at token i, after a verb of denial; else 0.
func (s *sentence) claimed(i int) int {
	claim := false
	for k := i; k < i+maxPhrase && s.isWord(k); k++ {
		switch {
		case s.in(k, s.lex.claims):
			claim = true
		case claim && s.in(k, s.lex.that), s.in(k, selonWhich) && claim:
			return k + 1
		case s.in(k, s.lex.verbs):
			return 0
		}
	}
	return 0
}

var (
	adversative = set(`but because although while whereas mais car tandis`)
	inverters   = set(`had should were did does do`)
	conditions  = set(`unless whether lest provided providing supposing suppose imagine assuming`)
	believers   = set(`believe believes believed think thinks thought imagine imagines doubt doubts doubted wish wishes wished`)
	conjoined   = set(`so now given parce puis alors tandis bien dès lors`) // so that, parce que
	selonWhich  = set(`laquelle lesquelles lequel lesquels`)
	withholders = set(`without avoid avoids avoided avoiding resisted sans`)
)
