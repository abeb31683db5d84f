package speech

import (
	"slices"
	"strings"
)

// phrase is a noun phrase: all its words, and those that name the speaker.
type phrase struct {
	paragraph int
	all, name stretch // name is in all: without titles, roles and what follows
	proper    bool    // name is a proper name
	person    bool    // a title or a role shows that it is a person's
	pronoun   bool
}

// sentence is a sentence as it is read.
type sentence struct {
	*paragraph
	lex *lexicon
	stretch
	index int // of the paragraph
}

// beyond is what stands outside a sentence. Nobody writes to it.
var beyond = token{kind: stop}

// at gives the token at i, or a stop outside the sentence.
func (s *sentence) at(i int) *token {
	if i < s.from || i >= s.to {
		return &beyond
	}
	return &s.tokens[i]
}

func (s *sentence) isWord(i int) bool { return s.at(i).kind == word }

// in reports whether the token at i is a word of a glossary.
func (s *sentence) in(i int, words *glossary) bool {
	t := s.at(i)
	return t.kind == word && words.has(t.low)
}

// nominal reports whether the word at i may stand in a noun phrase.
func (s *sentence) nominal(i int) bool {
	t := s.at(i)
	if t.kind != word || s.lex.times.has(t.low) {
		return false
	}
	if particles.has(t.low) && s.at(i-1).cap && s.isWord(i-1) && s.at(i+1).cap && s.isWord(i+1) {
		return true
	}
	if s.lex.articles.has(t.low) || s.lex.links.has(t.low) {
		return true
	}
	if t.low == "même" || t.low == "mêmes" {
		return true
	}
	if s.lex.stoppers.has(t.low) && !(t.cap && i > s.from) {
		return false
	}
	if t.low == "'s" {
		return true
	}
	return t.cap || !s.lex.adverbs.has(t.low) || s.lex.french && len(t.low) > 5
}

// maxPhrase bounds the words of a phrase.
const maxPhrase = 16

// rightward reads the noun phrase that begins at token i.
func (s *sentence) rightward(i int) (phrase, bool) {
	t := s.at(i)
	if t.kind == word && s.lex.pronouns.has(t.low) {
		return s.pronounAt(i), true
	}
	if n := s.elliptic(i); n > 0 {
		r := stretch{i, i + n}
		return phrase{paragraph: s.index, all: r, name: r}, true
	}
	j, head := i, false
	for j < s.to && j < i+maxPhrase && (s.nominal(j) || authors.has(s.at(j).low) && s.in(j-1, s.lex.sources) && s.nominal(j+1)) {
		low := s.at(j).low
		switch {
		case low == "des" && head && s.linkGoesOn(j):
		case s.lex.articles.has(low) && !s.at(j).cap || s.lex.articles.has(low) && j == i:
			if j > i && !s.linked(j) && head {
				return s.phrase(i, j)
			}
		case authors.has(low) && s.in(j-1, s.lex.sources):
			head = false
		case s.lex.links.has(low) && !s.at(j).cap:
			if !head && !(j > i && s.in(j-1, counts)) || !s.linkGoesOn(j) || !owning.has(low) && s.ownName(i, j) {
				return s.phrase(i, j)
			}
		case head && !s.at(j).cap && s.at(j-1).cap && s.at(j-1).low != "'s" && s.capRun(j-1) >= 2 && !(particles.has(low) && s.at(j+1).cap):
			return s.phrase(i, j) // a small word after a full name
		default:
			if !s.lex.french && head && !s.at(j).cap && strings.HasSuffix(low, "ed") && len(low) > 4 {
				return s.phrase(i, j)
			}
			if !s.lex.french && head && !s.at(j).cap && came.has(low) {
				return s.phrase(i, j)
			}
			if f, ok := s.lex.forms[low]; ok && head && !s.at(j).cap && (f.has(finite) && !f.noun || f.has(present)) {
				return s.phrase(i, j)
			}
			head = head || low != "'s"
		}
		j++
	}
	if head && s.in(j, s.lex.and) && s.at(j).low != "mais" && s.at(j).low != "but" && s.at(j-1).cap && s.at(j+1).cap && !s.lex.stoppers.has(s.at(j+1).low) {
		if q, ok := s.rightward(j + 1); ok && q.proper {
			if p, ok := s.phrase(i, j); ok && p.proper {
				return s.both(p, q), true
			}
			return s.phrase(i, q.all.to)
		}
	}
	return s.phrase(i, j)
}

// elliptic counts the words at token i that are a speaker without a noun: "one",
// "ce dernier", "l'un d'entre eux".
func (s *sentence) elliptic(i int) int {
	if s.latter(i) {
		return 2
	}
	n := 0
	switch low := s.at(i).low; {
	case low == "one" || low == "another" || low == "others" || low == "some":
		n = 1
	case low == "l'" && (s.at(i+1).low == "un" || s.at(i+1).low == "une" || s.at(i+1).low == "autre"):
		n = 2
		for s.lex.french && (s.at(i+n).low == "d'" || s.at(i+n).low == "entre" || s.at(i+n).low == "eux" || s.at(i+n).low == "elles") {
			n++
		}
	}
	if n == 0 || s.nominal(i+n) && s.at(i+n).kind == word {
		return 0
	}
	return n
}

// came are verbs that end a noun phrase.
var came = set(`came went took gave fell began knew fled`)

// capRun counts the words with a capital that end at i.
func (s *sentence) capRun(i int) int {
	n := 0
	for s.isWord(i) && s.at(i).cap {
		i, n = i-1, n+1
	}
	return n
}

// ownName reports whether a name ends at the link at j, in a phrase from i: two
// words with capitals, or one after a word that says what a person is.
func (s *sentence) ownName(i, j int) bool {
	n := s.capRun(j - 1)
	return n >= 2 || n == 1 && j-2 > i && s.in(j-2, s.lex.roles)
}

// linked reports whether a link stands before an article at i: of the.
func (s *sentence) linked(i int) bool {
	return s.in(i-1, s.lex.links) || s.in(i-1, s.lex.articles)
}

// linkGoesOn reports whether the link at i joins what follows to the noun
// before it. In and at do so only before a name or "the".
func (s *sentence) linkGoesOn(i int) bool {
	switch s.at(i).low {
	case "of", "for", "de", "du", "des", "d'":
		return s.nominal(i + 1)
	case "à", "to", "with", "en":
		if next := s.at(i + 1).low; s.lex.french && (next == "chef" || next == "exil" || next == "exercice" || next == "la" && s.at(i+2).low == "retraite") {
			return true
		}
		return s.at(i).low == "à" && s.at(i+1).cap && !s.lex.french
	}
	next := i + 1
	if s.in(next, s.lex.articles) {
		next++
	}
	return s.at(next).kind == word && s.at(next).cap && s.nominal(next)
}

// leftward reads the noun phrase that ends at token i.
func (s *sentence) leftward(i int) (phrase, bool) {
	t := s.at(i)
	if (t.low == "them" || t.low == "eux" || t.low == "elles") && s.in(i-2, counts) && (s.at(i-1).low == "of" || s.at(i-1).low == "d'") {
		r := stretch{i - 2, i + 1}
		if s.at(i-3).low == "l'" {
			r.from--
		}
		return phrase{paragraph: s.index, all: r, name: r}, true
	}
	if t.kind == word && s.lex.pronouns.has(t.low) && !s.lex.articles.has(t.low) {
		return s.pronounAt(i), true
	}
	j, first := i, i+1
	for j >= s.from && j > i-maxPhrase && (s.nominal(j) || authors.has(s.at(j).low) && s.in(j-1, s.lex.sources)) {
		low := s.at(j).low
		switch {
		case low == "des" && s.nounBefore(j):
		case s.lex.articles.has(low) && (!s.at(j).cap || j == s.from || s.at(j-1).kind != word):
			first = j
			if s.in(j-1, s.lex.articles) {
				first = j - 1
				j--
			}
			if s.in(j-2, s.lex.sources) && s.in(j-1, authors) {
				j--
				break
			}
			if of := s.at(j - 1).low; (of == "of" || of == "de" || of == "d'") && s.in(j-2, counts) {
				return s.phrase(j-2, i+1)
			}
			if !s.in(j-1, s.lex.links) || !s.nounBefore(j-1) {
				return s.phrase(first, i+1)
			}
		case authors.has(low) && s.in(j-1, s.lex.sources):
		case s.lex.links.has(low) && !s.at(j).cap:
			if !s.nounBefore(j) {
				return s.phrase(first, i+1)
			}
		case s.lex.links.has(low):
			return s.phrase(first, i+1) // begins the sentence
		default:
			first = j
		}
		j--
	}
	return s.phrase(first, i+1)
}

// counts may stand before "of" without a noun: one of them.
var counts = set(`one two three some many most several all another l'un un une deux plusieurs certains certaines`)

// owning are the links that a name may have within it.
var owning = set(`of for de du des d' au aux`)

// alone are the words before a noun that may stand without it.
var alone = set(`another others some many most several both all plusieurs certains`)

// authors stand between a statement and who makes it.
var authors = set(`by from`)

// nounBefore reports whether the link at i stands after a noun that it can
// belong to.
func (s *sentence) nounBefore(i int) bool {
	t := s.at(i - 1)
	return t.kind == word && s.nominal(i-1) && !s.lex.links.has(t.low) && !s.lex.articles.has(t.low) && !s.speech(i-1) && i-1 >= s.from
}

// speech reports whether the word at i can only be a verb of speech.
func (s *sentence) speech(i int) bool {
	f, ok := s.lex.forms[s.at(i).low]
	return ok && !f.noun && !s.at(i).cap && f.has(finite)
}

func (s *sentence) pronounAt(i int) phrase {
	return phrase{paragraph: s.index, all: stretch{i, i + 1}, name: stretch{i, i + 1}, pronoun: true}
}

// phrase makes a phrase of tokens and finds the name in it.
func (s *sentence) phrase(from, to int) (phrase, bool) {
	if to == from+1 && alone.has(s.at(from).low) {
		if s.at(from-1).low == "d'" {
			from--
		}
		return phrase{paragraph: s.index, all: stretch{from, to}, name: stretch{from, to}}, true
	}
	for to > from && (s.lex.links.has(s.at(to-1).low) && !s.at(to-1).cap || s.lex.articles.has(s.at(to-1).low)) {
		to--
	}
	for from < to && s.at(from+1).low != "autres" && !s.lex.articles.has(s.at(from).low) && (s.lex.links.has(s.at(from).low) || s.lex.adverbs.has(s.at(from).low) && !(s.at(from).cap && s.lex.titles.has(s.at(from).low))) {
		from++
	}
	p := phrase{paragraph: s.index, all: stretch{from, to}, name: stretch{from, to}}
	if from >= to {
		return p, false
	}
	s.refine(&p)
	return p, true
}

// refine takes titles and roles off the name that ends a phrase: "Prime Minister
// Boubou Cissé", "le colonel Diarra", "activist Awa Traoré". A name that belongs
// to what stands before it ("the mayor of Gao", "a Reuters witness") is left.
func (s *sentence) refine(p *phrase) {
	from, to := p.all.from, p.all.to
	run := s.runBefore(from, to)
	if run == to {
		return
	}
	if start, titled := s.afterTitles(run, to); titled {
		if start < to {
			p.name, p.proper, p.person = stretch{start, to}, true, true
		}
		return
	}
	if run == from {
		p.proper = true
		return
	}
	if s.leadName(p) {
		return
	}
	before := s.at(run - 1)
	switch {
	case before.low == "'s":
		if to-run >= 2 && !s.bodyLike(stretch{run, to}) {
			p.name, p.proper = stretch{run, to}, true
		}
	case s.lex.articles.has(before.low) && run-1 == from:
		p.proper = true
	case s.lex.articles.has(before.low) && !s.lex.links.has(before.low):
		// a trader in the Grand Marché
	case s.lex.links.has(before.low):
		s.afterOffice(p, run, to)
	case s.lex.roles.has(before.low) || s.lex.titles.has(before.low):
		p.name, p.proper, p.person = stretch{run, to}, true, true
	case to-run >= 2 || s.lex.bodies.has(before.low):
		p.name, p.proper = stretch{run, to}, true
	}
}

// leadName finds a person's name at the beginning of a phrase, with what it
// belongs to behind it: "Ali Ould Brahim of the Rally for a New Republic".
func (s *sentence) leadName(p *phrase) bool {
	end := p.all.from
	for end < p.all.to && (s.at(end).cap && !s.lex.articles.has(s.at(end).low) || end > p.all.from && particles.has(s.at(end).low) && s.at(end+1).cap) {
		end++
	}
	if end >= p.all.to || !s.in(end, s.lex.links) || s.lex.french && s.at(end).low == "de" && !s.in(end+1, s.lex.articles) {
		return false
	}
	start, titled := s.afterTitles(p.all.from, end)
	if !titled {
		start = p.all.from
	}
	name := stretch{start, end}
	if s.bodyLike(name) || end-start < 2 && !titled || s.lex.french && end-start > 4 {
		return false
	}
	p.name, p.proper, p.person = name, true, titled
	return true
}

// runBefore gives where the words with capitals begin that end a phrase, with
// the small words within names.
func (s *sentence) runBefore(from, to int) int {
	run := to
	for i := to - 1; i >= from; i-- {
		t := s.at(i)
		switch {
		case t.cap && !(i == from && (s.lex.articles.has(t.low) || s.lex.adverbs.has(t.low))):
			run = i
		case run < to && particles.has(t.low) && i > from && s.at(i-1).cap && !s.lex.articles.has(s.at(i-1).low):
		default:
			return run
		}
	}
	return run
}

// particles are the small words within a person's name.
var particles = set(`al el ould ag bin ibn ben von van der den da dos di le ap i y wa mint bint walet`)

// afterTitles gives where the name begins in a run of words with capitals, and
// whether a title stands before it. A name that ends in a title has none.
func (s *sentence) afterTitles(run, to int) (int, bool) {
	for i := to - 1; i >= run; i-- {
		if s.lex.titles.has(s.at(i).low) {
			return i + 1, i+1 < to && !s.lex.bodies.has(s.at(to-1).low)
		}
	}
	return run, false
}

// afterOffice finds the name that follows an office with a name in it: "le
// ministre de la Défense Sadio Camara", "the mayor of Gao Sadou Diallo".
func (s *sentence) afterOffice(p *phrase, run, to int) {
	office := slices.ContainsFunc(s.tokens[p.all.from:run], func(t token) bool { return s.lex.roles.has(t.low) || s.lex.titles.has(t.low) })
	if office && s.lex.french && to-run >= 3 && !s.bodyLike(stretch{run, to}) {
		p.name, p.proper, p.person = stretch{run + 1, to}, true, true
	}
	if office && s.lex.titles.has(s.at(run).low) && to-run >= 2 {
		p.name, p.proper, p.person = stretch{run + 1, to}, true, true
	}
}

// bodyLike reports whether a name has a word that no person's name has, or is
// in capitals.
func (s *sentence) bodyLike(r stretch) bool {
	for _, t := range s.tokens[r.from:r.to] {
		if s.lex.bodies.has(t.low) || acronym(t.Of(s.text)) || s.lex.articles.has(t.low) && len(t.low) > 1 && t.low != "le" && t.low != "la" {
			return true
		}
	}
	return false
}

// acronym reports whether a word has two capitals and no small letter.
func acronym(w string) bool {
	capitals := 0
	for _, r := range w {
		if r >= 'a' && r <= 'z' || r >= 'à' && r <= 'ÿ' {
			return false
		}
		if r >= 'A' && r <= 'Z' || r >= 'À' && r <= 'Þ' {
			capitals++
		}
	}
	return capitals >= 2
}
