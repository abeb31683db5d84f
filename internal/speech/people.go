package speech

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annotate"
)

// person is somebody whom the text names in full.
type person struct {
	name   string
	words  []string        // of the name, folded
	titles map[string]bool // words of the titles and roles that the text gives to them
	sex    sex
	next   *person // whose name has the same last word
}

type sex uint8

const (
	unknown sex = iota
	female
	male
)

// people are the persons of a text, and then those of the next one, in the same room.
type people struct {
	lex      *lexicon
	texts    []*paragraph
	list     []*person            // beyond its length, room for more of them
	last     map[string]namesakes // by the last word of the name
	titles   map[string][]*person // by each word of their titles; nil until one is asked for
	capitals map[string]bool      // words that have a capital within a sentence
	counted  bool                 // whether capitals are there: not until one is asked for
	runs     []run                // all names, in the order of the text
	seen     []sighting           // those of persons
}

// namesakes are the persons whose names have the same last word, in the order in
// which they were added.
type namesakes struct{ first, last *person }

// run is a name, of whatever, as it stands in a text.
type run struct {
	phrase
	opens bool // begins a sentence
}

// sighting is a place where a person is named.
type sighting struct {
	paragraph, token int
	who              *person
}

// read reads the names of a text outside its quotations: first the full ones, then
// where each is named again.
func (pp *people) read(texts []*paragraph, lex *lexicon) {
	pp.lex, pp.texts = lex, texts
	for i, p := range texts {
		for _, st := range p.sentences {
			s := &sentence{p, lex, st, i}
			s.eachName(func(n phrase) {
				pp.runs = append(pp.runs, run{n, n.all.from == st.from})
				if n.name.to-n.name.from < 2 || s.bodyLike(n.name) {
					return
				}
				who := pp.full(s, n.name)
				if who == nil {
					who = pp.add(s, n)
				}
				s.describe(who, n)
			})
		}
	}
	for _, n := range pp.runs {
		s := &sentence{texts[n.paragraph], lex, stretch{0, len(texts[n.paragraph].tokens)}, n.paragraph}
		who := pp.named(s, n.phrase)
		if who == nil && (n.person || s.aged(n.name.to)) && pp.last[s.tokens[n.name.to-1].low].first == nil && n.name.to-n.name.from == 1 && !s.bodyLike(n.name) {
			who = pp.add(s, n.phrase)
		}
		if who != nil {
			pp.seen = append(pp.seen, sighting{n.paragraph, n.name.from, who})
			if n.name.from > n.all.from || n.person {
				s.describe(who, n.phrase)
			}
		}
	}
}

// empty makes ready for another text. Nothing leads to the words of the last one.
func (pp *people) empty() {
	for _, who := range pp.list {
		clear(who.words)
		clear(who.titles)
		*who = person{words: who.words[:0], titles: who.titles}
	}
	clear(pp.last)
	clear(pp.capitals)
	*pp = people{list: pp.list[:0], last: pp.last, capitals: pp.capitals, runs: pp.runs[:0], seen: pp.seen[:0]}
}

// add makes a person of a name.
func (pp *people) add(s *sentence, n phrase) *person {
	who := pp.newPerson()
	who.name = s.span(n.name).Of(s.text)
	for _, t := range s.tokens[n.name.from:n.name.to] {
		who.words = append(who.words, t.low)
	}
	who.sex = firstNames()[who.words[0]]
	if pp.last == nil {
		pp.last = map[string]namesakes{}
	}
	last := who.words[len(who.words)-1]
	same := pp.last[last]
	if same.first == nil {
		same.first = who
	} else {
		same.last.next = who
	}
	same.last = who
	pp.last[last] = same
	return who
}

// newPerson gives room for one more person.
func (pp *people) newPerson() *person {
	if n := len(pp.list); n < cap(pp.list) && pp.list[:n+1][n] != nil {
		pp.list = pp.list[:n+1]
	} else {
		pp.list = append(pp.list, new(person))
	}
	return pp.list[len(pp.list)-1]
}

// full gives the person who has exactly a name, or nil.
func (pp *people) full(s *sentence, name stretch) *person {
	for who := pp.last[s.tokens[name.to-1].low].first; who != nil; who = who.next {
		if slices.EqualFunc(s.tokens[name.from:name.to], who.words, func(t token, w string) bool { return t.low == w }) {
			return who
		}
	}
	return nil
}

// named gives the one person whom a name can mean, or nil.
func (pp *people) named(s *sentence, n phrase) *person {
	var found *person
	last := s.tokens[n.name.to-1].low
	for who := pp.last[last].first; who != nil; who = who.next {
		if !within(s, n.name, who.words) {
			continue
		}
		switch {
		case found == nil, len(who.words) > len(found.words) && contains(who.words, found.words):
			found = who
		case !contains(found.words, who.words):
			return nil
		}
	}
	return found
}

// within reports whether the words of a name are among those of another.
func within(s *sentence, r stretch, words []string) bool {
	for _, t := range s.tokens[r.from:r.to] {
		if !slices.Contains(words, t.low) {
			return false
		}
	}
	return true
}

func contains(words, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(words, w) })
}

// who gives the name of a speaker where it is certain.
func (pp *people) who(s *sentence, p phrase) string {
	switch {
	case s.several(p):
		return ""
	case p.pronoun:
		if who := pp.meant(s, p); who != nil {
			return who.name
		}
		return ""
	case p.proper:
		if who := pp.named(s, p); who != nil {
			return who.name
		}
		if pp.plural(s, p) {
			return ""
		}
		from := p.name.from
		for from < p.name.to-1 && s.lex.articles.has(s.tokens[from].low) {
			from++
		}
		return s.span(stretch{from, p.name.to}).Of(s.text)
	}
	if s.lex.french && s.latterOf(p) {
		if who := pp.before(s.index, p.all.from); who != nil {
			return who.name
		}
	}
	if who := pp.titled(s, p); who != nil {
		return who.name
	}
	return ""
}

// anonymous reports whether a speaker is nobody whom a text names, whomever it
// names: the people of the text need not be known for that.
func (s *sentence) anonymous(p phrase) bool {
	switch {
	case s.several(p):
		return true
	case p.pronoun:
		return sexMeant(s.tokens[p.name.from].low) == unknown
	}
	return !p.proper && !s.roleIn(p.all.from, p.all.to) && !s.latterOf(p)
}

// latterOf reports whether a phrase is "ce dernier".
func (s *sentence) latterOf(p phrase) bool { return s.latter(p.all.from) && p.all.to == p.all.from+2 }

// before gives the person named last before a token of a paragraph.
func (pp *people) before(paragraph, token int) *person {
	if k := pp.from(paragraph, token); k > 0 && pp.seen[k-1].paragraph == paragraph {
		return pp.seen[k-1].who
	}
	return nil
}

// from gives the first sighting at or after a token of a paragraph.
func (pp *people) from(paragraph, token int) int {
	first, _ := slices.BinarySearchFunc(pp.seen, sighting{paragraph: paragraph, token: token}, func(a, b sighting) int {
		return cmp.Or(a.paragraph-b.paragraph, a.token-b.token)
	})
	return first
}

// plural reports whether a name is only the capital of a sentence's first word:
// Residents say. Such a word stands nowhere else with a capital.
func (pp *people) plural(s *sentence, p phrase) bool {
	t := s.tokens[p.name.from]
	if p.name.to-p.name.from > 1 || acronym(t.Of(s.text)) || pp.capital(t.low) || annotate.AgencyNamed(t.Of(s.text)) != "" {
		return false
	}
	k := sentenceAt(s.sentences, p.name.from)
	return k >= 0 && s.sentences[k].from == p.name.from && (strings.HasSuffix(t.low, "s") || s.lex.bodies.has(t.low) || s.lex.roles.has(t.low) || t.low == "people")
}

// capital reports whether a word has a capital within a sentence.
func (pp *people) capital(low string) bool {
	if pp.capitals == nil {
		pp.capitals = map[string]bool{}
	}
	if !pp.counted {
		pp.counted = true
		for _, n := range pp.runs {
			from := n.all.from
			if n.opens {
				from++
			}
			for _, t := range pp.texts[n.paragraph].tokens[from:n.all.to] {
				pp.capitals[t.low] = true
			}
		}
	}
	return pp.capitals[low]
}

// holders gives the persons to whom the text gives a title with a word in it.
func (pp *people) holders(title string) []*person {
	if pp.titles == nil {
		pp.titles = map[string][]*person{}
		for _, who := range pp.list {
			for title := range who.titles {
				pp.titles[title] = append(pp.titles[title], who)
			}
		}
	}
	return pp.titles[title]
}

// titled gives the one person to whom the text gives the title that a phrase
// is, or who stands in apposition to it.
func (pp *people) titled(s *sentence, p phrase) *person {
	if s.at(p.all.to).kind == comma && s.at(p.all.to+1).cap {
		if who, several := pp.only(s.index, p.all.to+1, p.all.to+4, unknown); who != nil && !several && s.roleIn(p.all.from, p.all.to) {
			return who
		}
	}
	if !definite.has(s.tokens[p.all.from].low) || !s.roleIn(p.all.from, p.all.to) {
		return nil
	}
	var found *person
	for _, who := range pp.holders(s.roleOf(p.all)) {
		fits := true
		for _, t := range s.tokens[p.all.from+1 : p.all.to] {
			fits = fits && (who.titles[t.low] || s.lex.links.has(t.low) || s.lex.articles.has(t.low))
		}
		if fits && found != nil && !contains(found.words, who.words) && !contains(who.words, found.words) {
			return nil
		}
		if fits && (found == nil || len(who.words) > len(found.words)) {
			found = who
		}
	}
	return found
}

var definite = set(`the le la l'`)

// meant gives the one person whom "he" or "she" can mean: the only one named in
// the sentence up to there, or else in the nearest of the two sentences before
// that names any. A person of the other sex does not count; another person
// without a name does, so that nobody is meant.
func (pp *people) meant(s *sentence, p phrase) *person {
	want := sexMeant(s.tokens[p.name.from].low)
	if want == unknown {
		return nil
	}
	paragraph := s.index
	at := pp.texts[paragraph].outside(p.name.from)
	sentences := pp.texts[paragraph].sentences
	k := sentenceAt(sentences, at)
	for range 4 {
		if k < 0 {
			paragraph--
			if paragraph < 0 {
				return nil
			}
			sentences = pp.texts[paragraph].sentences
			k = len(sentences) - 1
			at = len(pp.texts[paragraph].tokens)
			continue
		}
		st := sentences[k]
		end := min(at, st.to)
		from := max(st.from, end-maxStatement)
		who, several := pp.only(paragraph, from, end, want)
		if several {
			return nil
		}
		here := &sentence{pp.texts[paragraph], s.lex, stretch{from, end}, paragraph}
		if here.somebody(who) {
			return nil
		}
		if who != nil {
			return who
		}
		k--
	}
	return nil
}

// sexMeant gives the sex of the one person whom a pronoun means, unknown for all
// others.
func sexMeant(pronoun string) sex {
	switch pronoun {
	case "he", "il", "him", "lui":
		return male
	case "she", "elle", "her":
		return female
	}
	return unknown
}

// sentenceAt gives the sentence in which a token stands, or -1.
func sentenceAt(sentences []stretch, at int) int {
	k, found := slices.BinarySearchFunc(sentences, at, func(st stretch, at int) int {
		switch {
		case at < st.from:
			return 1
		case at >= st.to:
			return -1
		}
		return 0
	})
	if !found {
		return -1
	}
	return k
}

// only gives the one person of a sex who is named between two tokens.
func (pp *people) only(paragraph, from, to int, want sex) (who *person, several bool) {
	for _, n := range pp.seen[pp.from(paragraph, from):] {
		if n.paragraph != paragraph || n.token >= to {
			break
		}
		if want != unknown && n.who.sex != unknown && n.who.sex != want {
			continue
		}
		if who != nil && who != n.who {
			return nil, true
		}
		who = n.who
	}
	return who, false
}

// somebody reports whether a sentence has a person, other than the named one,
// whom a pronoun after it could mean.
func (s *sentence) somebody(named *person) bool {
	for k := s.from; k < s.to; k++ {
		if s.in(k, s.lex.roles) && !s.at(k).cap && (named == nil || !named.titles[s.at(k).low]) && !strings.HasSuffix(s.at(k).low, "s") {
			return true
		}
	}
	return false
}
