package speech

import "strings"

// verbal reads the verb of speech at token i with its subject.
func (s *sentence) verbal(i int, before []attribution) (attribution, bool) {
	f, ok := s.lex.forms[s.at(i).low]
	if !ok || s.at(i).cap && i > s.from {
		return attribution{}, false
	}
	g, ok := s.group(i, f)
	if !ok {
		return attribution{}, false
	}
	a := attribution{verb: g.stretch, can: f, from: g.from, sure: true}
	if g.passive {
		return s.passive(a, g)
	}
	after := g.to
	switch {
	case g.clitic >= 0:
		a.speaker, a.known = s.pronounAt(g.clitic), s.at(g.clitic).low != "on"
		a.kind = trails
	case s.inverted(&a, g):
		after = a.speaker.all.to
	case !s.subject(&a, g, before):
		return a, false
	}
	s.follow(&a, after)
	return a, true
}

// group is a verb with its auxiliaries.
type group struct {
	stretch
	head    int // the verb itself
	clitic  int // the pronoun of an inverted verb, or -1
	shape   shape
	passive bool
}

// group reads the verb at token i with what stands before it. It is none where
// the verb is denied or only wished for, and where it is a noun.
func (s *sentence) group(i int, f form) (group, bool) {
	g := group{stretch: stretch{i, i + 1}, head: i, clitic: -1}
	if f.can(puts) {
		if next := s.at(i + 1).low; next != "it" && next != "on" || s.at(i+2).kind == word && !strings.HasSuffix(s.at(i+2).low, "ly") {
			return g, false
		}
		g.to = i + 2
		if s.isWord(g.to) {
			g.to++ // put it bluntly
		}
	}
	if s.at(i+1).kind == clitic {
		g.clitic, g.to = i+1, i+2
	}
	if made.has(s.at(i-1).low) && s.lex.french {
		if g.from--; s.in(g.from-1, s.lex.have) {
			g.from--
		}
		return g, !s.negated(g.from - 1)
	}
	if s.lex.french && f.has(base) {
		if from, subject := s.phrasal(i); from < i {
			g.from, g.clitic = from, subject
			return g, !s.negated(from - 1)
		}
	}
	if s.lex.french && (s.at(i).low == "appris" && s.at(i-1).kind != clitic || bound.has(s.at(i).low) && !made.has(s.at(i-1).low)) {
		return g, false
	}
	if s.lex.french && s.reflexive(i) && s.at(i-1).low != "" {
		g.from--
		return g, f.has(finite) && !s.negated(g.from-1)
	}
	j := i - 1
	for s.adverb(j) && !s.in(j, s.lex.negations) {
		j--
	}
	if s.in(j, s.lex.negations) || s.at(i-1).low == "sans" {
		return g, false
	}
	inverted := s.at(j).kind == clitic && (s.in(j-1, s.lex.have) || s.in(j-1, s.lex.be))
	if inverted {
		g.clitic = j
		j--
	}
	switch {
	case s.in(j, s.lex.have) && f.has(participle) && j > s.from-1:
		g.from, g.shape = j, participle
		return g, !s.negated(j-1) && !s.hypothetical(j-1)
	case s.in(j, s.lex.be) && (f.has(participle) || f.has(present)):
		g.from = j
		if s.lex.french && s.reflexive(j) {
			g.from--
			g.shape = participle
			return g, !s.negated(j - 1)
		}
		g.passive = !f.has(present) || s.at(i).low == "read"
		g.shape = participle
		if f.has(present) {
			g.shape = finite
		}
		return g, !s.negated(j-1) && (!g.passive || f.has(participle))
	case s.in(j, s.lex.modal):
		return s.infinitiveGroup(g, j, f)
	case !s.lex.french && f.has(participle) && s.at(i+1).low == "by" && !s.at(i).cap && !s.in(i+2, means):
		g.passive, g.shape = true, participle
		return g, true
	case f.has(present):
		g.shape = present
		return g, s.participial(i)
	case s.lex.french && f.has(participle) && !f.has(finite):
		g.passive, g.shape = true, participle
		return g, true
	case !f.has(finite) && !f.has(base) || s.lex.french && !f.has(finite):
		return g, false
	}
	return g, !f.noun || !s.nounHere(i)
}

// bound are infinitives that tell what is said only after another verb: fait
// savoir.
var bound = set(`savoir valoir entendre croire apprendre`)

// means are what somebody speaks by: said by telephone.
var means = set(`telephone phone email e-mail text radio letter video satellite fax message`)

// adverb reports whether the token at i may stand between a verb and its
// auxiliary.
func (s *sentence) adverb(i int) bool {
	t := s.at(i)
	if t.kind != word || t.cap {
		return false
	}
	if s.lex.have.has(t.low) {
		return false
	}
	if !s.lex.french && (s.lex.adverbs.has(t.low) || t.low == "long" && s.in(i-1, s.lex.have)) {
		return true
	}
	if s.lex.french {
		return frenchMiddle.has(t.low) || strings.HasSuffix(t.low, "ment") && len(t.low) > 6 && !s.in(i-1, s.lex.articles) && !s.in(i-1, s.lex.links) && !s.lex.bodies.has(t.low)
	}
	return strings.HasSuffix(t.low, "ly") && len(t.low) > 4 && t.low != "family" && t.low != "assembly"
}

var frenchMiddle = set(`également aussi encore ensuite ainsi alors déjà toujours enfin même notamment plutôt hier toutefois cependant
	bien d'abord tout été`)

// made are the forms of faire, with which savoir and valoir are said.
var made = set(`fait font faisait faisaient fit laisse laissent laissait laissé`)

// hypothetical reports whether a modal verb stands at i, before "have said".
func (s *sentence) hypothetical(i int) bool {
	for s.adverb(i) {
		i--
	}
	return !s.lex.french && (s.in(i, s.lex.modal) || s.at(i).low == "'d") && s.at(i).low != "to"
}

func (s *sentence) negated(i int) bool { return s.in(i, s.lex.negations) || s.in(i-1, s.lex.negations) }

// reflexive reports whether s' stands before the auxiliary at i.
func (s *sentence) reflexive(i int) bool { return s.at(i-1).low == "s'" || s.at(i-1).low == "se" }

// infinitiveGroup reads "to announce that" and "pour annoncer que", which tell
// what was said. Other infinitives and futures tell what was not, or not yet.
func (s *sentence) infinitiveGroup(g group, j int, f form) (group, bool) {
	if !f.has(base) && !f.has(finite) {
		return g, false
	}
	switch s.at(j).low {
	case "to":
		if s.in(j-1, unsaid) || s.in(j-1, s.lex.be) || s.in(j-2, unsaid) {
			return g, false
		}
	case "pour":
	case "d'", "de":
		if s.at(j-1).low != "avant" {
			return g, false
		}
	case "à":
		if s.at(j-1).low != "tenu" && s.at(j-1).low != "tient" {
			return g, false
		}
	default:
		return g, false
	}
	g.shape = base
	return g, f.can(clause)
}

// unsaid are the words before an infinitive that was not said.
var unsaid = set(`declined refused refuses declines expected want wants wanted able ready due likely set plans planned need needs had has
	have going hopes hoped asked told urged fail failed wish wished used seems appeared continue continued chose them him her us
	yet intend intends intended promised promises vowed scheduled supposed forgot neglected omitted pretended hesitated unable
	unwilling reluctant afraid free right enough about began begun`)

// participial reports whether the -ing or -ant at i goes with a verb before it:
// after a comma or a noun, or at the beginning.
func (s *sentence) participial(i int) bool {
	b := s.at(i - 1)
	if b.kind != word {
		return true
	}
	if s.lex.french {
		return b.low == "en" || clitics.has(b.low) && s.at(i-2).kind == comma || !s.lex.articles.has(b.low)
	}
	return !s.lex.articles.has(b.low) && !s.lex.prepositions.has(b.low) && !s.lex.be.has(b.low) && (s.at(i).low == "saying" || s.at(i).low == "reading" ||
		s.lex.that.has(s.at(i+1).low) || s.at(i+1).kind == quoted) || b.low == "as" && s.at(i-2).low == "quoted"
}

// nounHere reports whether a word that is a verb or a noun is the noun: after
// an article, a preposition or a genitive, or where no noun stands before it.
func (s *sentence) nounHere(i int) bool {
	b := s.at(i - 1)
	if b.kind == word && (s.lex.articles.has(b.low) || s.lex.prepositions.has(b.low) || s.lex.links.has(b.low) || b.low == "'s") && !s.lex.pronouns.has(b.low) {
		return true
	}
	if s.at(i+1).kind == clitic || b.kind == quoted || b.kind == comma {
		return false
	}
	f := s.lex.forms[s.at(i).low]
	if p, ok := s.leftward(i - 1); ok && !s.lex.french && f.has(base) && f.noun && !f.has(finite) && s.in(p.all.from, singular) {
		return true
	}
	if s.at(i+1).kind != word {
		return false
	}
	if f.has(participle) || s.in(i+1, s.lex.that) || s.at(i+1).kind == colon || s.at(i+1).kind == quoted {
		return false
	}
	if f.has(finite) && f.noun && !s.lex.french && !strings.HasSuffix(s.at(i).low, "s") {
		return false
	}
	return !(b.cap && (i-1 > s.from || acronym(b.Of(s.text))) || s.in(i-1, s.lex.pronouns) || s.lex.french || s.in(i-1, s.lex.who))
}

// singular are the articles with which the subject of a base form cannot begin.
var singular = set(`a an this that another each every`)

// passive reads "was told by X" and, of words in marks, "described as “…” by X".
func (s *sentence) passive(a attribution, g group) (attribution, bool) {
	by := "by"
	if s.lex.french {
		by = "par"
	}
	i := g.to
	if s.at(i).low == "as" && s.lex.forms[s.at(i+1).low].has(present) && s.at(g.head).low == "quoted" {
		a.verb.to, a.can = i+2, s.lex.forms[s.at(i+1).low]
		if !s.subjectBefore(&a, g.from, g) {
			return a, false
		}
		if s.at(i+2).low == by {
			if p, ok := s.rightward(i + 3); ok {
				s.follow(&a, p.all.to)
				return a, true
			}
		}
		s.follow(&a, i+2)
		return a, true
	}
	for k := i; k < i+12 && k < s.to; k++ {
		if s.at(k).low == by {
			p, ok := s.rightward(k + 1)
			if !ok || p.pronoun {
				return a, false
			}
			a.speaker, a.known = p, true
			if object, ok := s.leftward(g.from - 1); ok {
				a.from = object.all.from
			}
			if k == i && !a.can.can(hearer) {
				a.kind, a.content = marked, p.all.to
				return a, s.quoteIn(a.content, s.to)
			}
			if k > i {
				a.kind, a.content = marked, i
				return a, s.quoteIn(i, k)
			}
			s.follow(&a, p.all.to)
			return a, a.can.can(hearer)
		}
		if s.at(k).kind == stop || s.at(k).kind == comma || s.at(k).kind == colon {
			break
		}
	}
	return a, false
}

func (s *sentence) quoteIn(from, to int) bool {
	for k := from; k < to; k++ {
		if s.at(k).kind == quoted {
			return true
		}
	}
	return false
}
