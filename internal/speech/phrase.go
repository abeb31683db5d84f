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

// at gives the token at i, or a stop outside the sentence.
func (s *sentence) at(i int) *token {
	if i < s.from || i >= s.to {
		return &token{kind: stop}
	}
	return &s.tokens[i]
}

func (s *sentence) isWord(i int) bool { return s.at(i).kind == word }

// in reports whether the token at i is a word of a list.
func (s *sentence) in(i int, list map[string]bool) bool {
	t := s.at(i)
	return t.kind == word && list[t.low]
}

// nominal reports whether the word at i may stand in a noun phrase.
func (s *sentence) nominal(i int) bool {
	t := s.at(i)
	if t.kind != word || s.lex.times[t.low] {
		return false
	}
	if s.lex.articles[t.low] || s.lex.links[t.low] {
		return true
	}
	if s.lex.stoppers[t.low] && !(t.cap && i > s.from) {
		return false
	}
	if t.low == "'s" {
		return true
	}
	return t.cap || !s.lex.adverbs[t.low] || s.lex.french && len(t.low) > 5
}

// maxPhrase bounds the words of a phrase.
const maxPhrase = 16

// rightward reads the noun phrase that begins at token i.
func (s *sentence) rightward(i int) (phrase, bool) {
	t := s.at(i)
	if t.kind == word && s.lex.pronouns[t.low] {
		return s.pronounAt(i), true
	}
	j, head := i, false
	for j < s.to && j < i+maxPhrase && (s.nominal(j) || authors[s.at(j).low] && s.in(j-1, s.lex.sources) && s.nominal(j+1)) {
		low := s.at(j).low
		switch {
		case low == "des" && head && s.linkGoesOn(j):
		case s.lex.articles[low] && !s.at(j).cap || s.lex.articles[low] && j == i:
			if j > i && !s.linked(j) && head {
				return s.phrase(i, j)
			}
		case authors[low] && s.in(j-1, s.lex.sources):
			head = false
		case s.lex.links[low] && !s.at(j).cap:
			if !head && !(j > i && s.in(j-1, counts)) || !s.linkGoesOn(j) || !owning[low] && s.capRun(j-1) >= 2 {
				return s.phrase(i, j)
			}
		case head && !s.at(j).cap && s.at(j-1).cap && s.at(j-1).low != "'s" && s.capRun(j-1) >= 2:
			return s.phrase(i, j) // a small word after a full name
		default:
			if !s.lex.french && head && !s.at(j).cap && strings.HasSuffix(low, "ed") && len(low) > 4 {
				return s.phrase(i, j)
			}
			if f, ok := s.lex.forms[low]; ok && head && !s.at(j).cap && (f.has(finite) && !f.noun || f.has(present)) {
				return s.phrase(i, j)
			}
			head = head || low != "'s"
		}
		j++
	}
	if head && s.in(j, s.lex.and) && s.at(j).low != "mais" && s.at(j).low != "but" && s.at(j-1).cap && s.at(j+1).cap && !s.lex.stoppers[s.at(j+1).low] {
		if p, ok := s.rightward(j + 1); ok && p.proper {
			return s.phrase(i, p.all.to)
		}
	}
	return s.phrase(i, j)
}

// capRun counts the words with a capital that end at i.
func (s *sentence) capRun(i int) int {
	n := 0
	for s.isWord(i) && s.at(i).cap {
		i, n = i-1, n+1
	}
	return n
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
	if t.kind == word && s.lex.pronouns[t.low] && !s.lex.articles[t.low] {
		return s.pronounAt(i), true
	}
	j, first := i, i+1
	for j >= s.from && j > i-maxPhrase && (s.nominal(j) || authors[s.at(j).low] && s.in(j-1, s.lex.sources)) {
		low := s.at(j).low
		switch {
		case low == "des" && s.nounBefore(j):
		case s.lex.articles[low] && (!s.at(j).cap || j == s.from || s.at(j-1).kind != word):
			first = j
			if s.in(j-1, s.lex.articles) {
				first = j - 1
				j--
			}
			if s.in(j-2, s.lex.sources) && s.in(j-1, authors) {
				j--
				break
			}
			if !s.in(j-1, s.lex.links) || !s.nounBefore(j-1) {
				return s.phrase(first, i+1)
			}
		case authors[low] && s.in(j-1, s.lex.sources):
		case s.lex.links[low] && !s.at(j).cap:
			if !s.nounBefore(j) {
				return s.phrase(first, i+1)
			}
		case s.lex.links[low]:
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
var alone = set(`another others some many most several both all others plusieurs certains`)

// authors stand between a statement and who makes it.
var authors = set(`by from`)

// nounBefore reports whether the link at i stands after a noun that it can
// belong to.
func (s *sentence) nounBefore(i int) bool {
	t := s.at(i - 1)
	return t.kind == word && s.nominal(i-1) && !s.lex.links[t.low] && !s.lex.articles[t.low] && !s.speech(i-1) && i-1 >= s.from
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
	if to == from+1 && alone[s.at(from).low] {
		return phrase{paragraph: s.index, all: stretch{from, to}, name: stretch{from, to}}, true
	}
	for to > from && (s.lex.links[s.at(to-1).low] && !s.at(to-1).cap || s.lex.articles[s.at(to-1).low]) {
		to--
	}
	for from < to && !s.lex.articles[s.at(from).low] && (s.lex.links[s.at(from).low] || s.lex.adverbs[s.at(from).low]) {
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
	before := s.at(run - 1)
	switch {
	case before.low == "'s":
		if to-run >= 2 && !s.bodyLike(stretch{run, to}) {
			p.name, p.proper = stretch{run, to}, true
		}
	case s.lex.articles[before.low] && run-1 == from:
		p.proper = true
	case s.lex.links[before.low]:
		s.afterOffice(p, run, to)
	case s.lex.roles[before.low] || s.lex.titles[before.low]:
		p.name, p.proper, p.person = stretch{run, to}, true, true
	case to-run >= 2 || s.lex.bodies[before.low]:
		p.name, p.proper = stretch{run, to}, true
	}
}

// runBefore gives where the words with capitals begin that end a phrase, with
// the small words within names.
func (s *sentence) runBefore(from, to int) int {
	run := to
	for i := to - 1; i >= from; i-- {
		t := s.at(i)
		switch {
		case t.cap && !(i == from && (s.lex.articles[t.low] || s.lex.adverbs[t.low])):
			run = i
		case run < to && particles[t.low] && i > from && s.at(i-1).cap && !s.lex.articles[s.at(i-1).low]:
		default:
			return run
		}
	}
	return run
}

// particles are the small words within a person's name.
var particles = set(`al el ould ag bin ibn ben von van der den da dos di le ap`)

// afterTitles gives where the name begins in a run of words with capitals, and
// whether a title stands before it. A name that ends in a title has none.
func (s *sentence) afterTitles(run, to int) (int, bool) {
	for i := to - 1; i >= run; i-- {
		if s.lex.titles[s.at(i).low] {
			return i + 1, i+1 < to && !s.lex.bodies[s.at(to-1).low]
		}
	}
	return run, false
}

// afterOffice finds the name that follows an office with a name in it: "le
// ministre de la Défense Sadio Camara", "the mayor of Gao Sadou Diallo".
func (s *sentence) afterOffice(p *phrase, run, to int) {
	office := slices.ContainsFunc(s.tokens[p.all.from:run], func(t token) bool { return s.lex.roles[t.low] || s.lex.titles[t.low] })
	if office && s.lex.french && to-run >= 3 && !s.bodyLike(stretch{run, to}) {
		p.name, p.proper, p.person = stretch{run + 1, to}, true, true
	}
	if office && s.lex.titles[s.at(run).low] && to-run >= 2 {
		p.name, p.proper, p.person = stretch{run + 1, to}, true, true
	}
}

// bodyLike reports whether a name has a word that no person's name has, or is
// in capitals.
func (s *sentence) bodyLike(r stretch) bool {
	for _, t := range s.tokens[r.from:r.to] {
		if s.lex.bodies[t.low] || acronym(t.Of(s.text)) || s.lex.articles[t.low] && t.low != "le" && t.low != "la" {
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
