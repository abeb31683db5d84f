package speech

import (
	"strings"
	"unicode"
)

// maxTurn bounds the words of the name before the colon of a turn.
const maxTurn = 6

// turn gives the speaker and the first token of what is said, where a
// paragraph is a turn of a transcript: "PRESENTER: It is open."
func (s *sentence) turn() (phrase, int, bool) {
	k := s.from
	for k < s.to && k < s.from+maxTurn && s.isWord(k) && (s.at(k).cap && !s.in(k, s.lex.times) || k > s.from && (particles.has(s.at(k).low) || s.in(k, s.lex.links))) {
		k++
	}
	if k == s.from || s.at(k).kind != colon || s.text[s.at(k).Start] != ':' || k+2 >= s.to || s.at(k+1).kind != word {
		return phrase{}, 0, false
	}
	all := stretch{s.from, k}
	name := all
	if start, titled := s.afterTitles(all.from, all.to); titled {
		name.from = start
	}
	return phrase{paragraph: s.index, all: all, name: name, proper: true}, k + 1, s.at(k + 1).cap
}

// transcript reports whether a text has turns: two paragraphs that begin with
// the same name, or with names in capitals.
func (r *reader) transcript() bool {
	seen := map[string]bool{}
	capitals := 0
	for i := range r.texts {
		if r.idle(i) || !strings.Contains(r.text(i), ":") {
			continue // a colon tells that somebody may speak
		}
		p := r.paragraph(i)
		if len(p.sentences) == 0 {
			continue
		}
		s := &sentence{p, r.lex, p.sentences[0], i}
		who, _, ok := s.turn()
		if !ok {
			continue
		}
		name := s.span(who.all).Of(s.text)
		if seen[name] {
			return true
		}
		seen[name] = true
		if loud(name) {
			capitals++
		}
	}
	return capitals >= 2
}

// loud reports whether all letters of a text are capitals.
func loud(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// readTurn finds what is said in a turn: the turn itself, and in French what it
// reports besides; in English what it reports stands for it.
func (r *reader) readTurn(index int) bool {
	p := r.paragraph(index)
	if !r.turns || len(p.sentences) == 0 {
		return false
	}
	first := &sentence{p, r.lex, p.sentences[0], index}
	who, from, ok := first.turn()
	if !ok {
		return false
	}
	before := len(r.found)
	for i, st := range p.sentences {
		if i == 0 {
			st.from = from
		}
		s := &sentence{p, r.lex, st, index}
		list := r.attributions(s)
		r.direct(s, list)
		r.indirect(s, list)
	}
	if len(r.found) == before || r.lex.french {
		f := finding{Said: Said{Paragraph: index, Words: p.span(stretch{from, len(p.tokens)}), Told: p.span(stretch{0, len(p.tokens)}), SpeakerParagraph: index, Sure: true}}
		r.name(&f, who)
		r.found = append(r.found, f)
	}
	r.last = nil
	return true
}
