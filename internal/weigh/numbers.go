package weigh

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/pattern"
)

// quantity is a number with its unit, as a passage prints it: what it says at
// least and at most.
type quantity struct {
	low, high float64
	lowOpen   bool   // more than low, not low itself
	highOpen  bool   // less than high
	unit      string // by which numbers are of one sort
	fate      bool   // the unit tells what became of people: dead, wounded, held …
	words     string // as printed
	number    string // the first token of its number
}

// same reports whether two say the same of one unit, in whatever words.
func (q quantity) same(o quantity) bool {
	q.words, q.number = o.words, o.number
	return q == o
}

// excludes reports whether the two cannot both be true.
func (q quantity) excludes(o quantity) bool {
	if q.high < o.low || o.high < q.low {
		return true
	}
	return q.high == o.low && (q.highOpen || o.lowOpen) || o.high == q.low && (o.highOpen || q.lowOpen)
}

// token is a number, a word or a sign of a text.
type token struct {
	from, to int
	text     string // folded; for a number as printed
	number   bool
	glued    bool // to the token before
}

func (t token) word() bool { return !t.number && t.text != "" && isLetter(t.text) }

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

var tokenPattern = pattern.New(`\d{1,3}(?:[,\x{a0}\x{202f} ]\d{3})+(?:\.\d+)?|\d+(?:[.,:]\d+)*|\pL[\pL\pM]*|\S`)

func tokens(text string) []token {
	var list []token
	for _, m := range tokenPattern.FindAllStringIndex(text, -1) {
		t := token{from: m[0], to: m[1], text: text[m[0]:m[1]], glued: len(list) > 0 && list[len(list)-1].to == m[0]}
		if t.number = t.text[0] >= '0' && t.text[0] <= '9'; !t.number {
			t.text = fold(t.text)
		}
		list = append(list, t)
	}
	return list
}

// fold gives a word without accents and case; a sign stays as it is.
func fold(s string) string {
	if isLetter(s) {
		return annotate.Key(s)
	}
	return s
}

// quantities reads the numbers of a text that have a unit. What is not surely
// a count or a measure is left out: years, dates, times, ages, ordinals, parts
// of names, shares of a whole ("12 of the 15"), and additions ("12 more").
func quantities(text string) []quantity {
	s := &scanner{text: text, tokens: tokens(text)}
	var list []quantity
	for s.at < len(s.tokens) {
		start := s.at
		if q, ok := s.quantity(); ok {
			list = append(list, q)
		}
		s.at = max(s.at, start+1)
	}
	return list
}

type scanner struct {
	text   string
	tokens []token
	at     int
}

// peek gives the token at an offset from the current one; beyond the text, an
// empty one.
func (s *scanner) peek(n int) token {
	if i := s.at + n; i >= 0 && i < len(s.tokens) {
		return s.tokens[i]
	}
	return token{}
}

// quantity reads a quantity that begins at the current token.
func (s *scanner) quantity() (quantity, bool) {
	start := s.at
	n, ok := s.amount()
	if !ok {
		return quantity{}, false
	}
	q := quantity{low: n.low, high: n.high}
	begin := start - s.money(start)
	if n.low == n.high {
		words, ok := s.bound(begin, &q)
		if !ok {
			return quantity{}, false
		}
		begin -= words
	}
	first := s.at
	if partial[s.peek(0).text] {
		s.skipWhole()
		return quantity{}, false
	}
	if !s.unit(start, n, &q) || n.article && !q.fate {
		return quantity{}, false
	}
	end := max(first, s.at) - 1
	q.words, q.number = s.text[s.tokens[begin].from:s.tokens[end].to], s.tokens[n.at].text
	return q, true
}

// skipWhole passes the number of the whole in "12 of the 15 dead".
func (s *scanner) skipWhole() {
	for range 3 {
		s.at++
		if t := s.peek(0); t.number || numeral(t.text) {
			s.at++
			return
		}
	}
}

// year reports whether digits may be a year of the last two centuries or of
// this one.
func year(digits string) bool { return years.MatchString(digits) }

var (
	years    = pattern.New(`^(?:18|19|20)\d\d$`)
	grouped  = pattern.New(`^\d{1,3}(?:[,\x{a0}\x{202f} ]\d{3})+(?:\.\d+)?$`)
	decimal  = pattern.New(`^\d+(?:[.,]\d{1,2})?$`)
	noDigits = strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "")
)

// number reads digits. "1.200", which may be either, is none.
func number(digits string) (float64, bool) {
	switch {
	case grouped.MatchString(digits):
		digits = noDigits.Replace(digits)
	case decimal.MatchString(digits):
		digits = strings.Replace(digits, ",", ".", 1)
	default:
		return 0, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	return v, err == nil
}

// bound narrows or widens a quantity by the words before its number, at token
// start, whose tokens it counts, and directly after it. It is false where they
// make it no quantity.
func (s *scanner) bound(start int, q *quantity) (tokens int, ok bool) {
	before := ""
	for i := max(0, start-4); i < start; i++ {
		before += " " + s.tokens[i].text
	}
	for _, b := range bounds {
		if strings.HasSuffix(before, " "+b.words) {
			b.apply(q)
			return strings.Count(b.words, " ") + 1, b.kind != refused
		}
	}
	if tail := s.peek(0).text + " " + s.peek(1).text; tail == "or more" || tail == "ou plus" || tail == "au moins" || tail == "or so" {
		bound{kind: map[bool]boundKind{true: about, false: atLeast}[tail == "or so"]}.apply(q)
		s.at += 2
	}
	return 0, true
}

// unit reads what is counted or measured, from the current token on and, for
// what became of people, around the number that begins at token start.
func (s *scanner) unit(start int, n amount, q *quantity) bool {
	if signs := s.money(start); signs > 0 {
		q.unit = s.tokens[start-1].text
		if signs == 2 && s.tokens[start-2].text != "us" {
			q.unit = s.tokens[start-2].text + q.unit
		}
		q.lowOpen, q.highOpen = false, false // what is measured is rounded
		return !rates[s.peek(0).text] && !s.halved()
	}
	if name, tokens := s.measure(); name != "" {
		q.unit = name
		q.lowOpen, q.highOpen = false, false
		s.at += tokens
		return !rates[s.peek(0).text] && !s.halved()
	}
	if s.peek(0).text == "m" {
		return false
	}
	crowd := n.low >= 1000 && anyone[s.peek(0).text] && !partial[s.peek(0).text] && !partial[s.peek(1).text] && s.peek(1).text != "out"
	noun, fate := s.noun()
	before := s.fateBefore(start)
	if n.joined && fate != "" && before != "" {
		return false // "killed two hundred and twelve were wounded"
	}
	fate = cmp.Or(fate, before)
	if fate == "" && noun == "" {
		fate = s.tollBefore(start)
	}
	q.fate = fate != ""
	q.unit = strings.TrimSpace(fate + " " + noun)
	if q.unit == "" && crowd {
		q.unit = people
	}
	return q.unit != ""
}

// people is the unit of people by the thousand of whom nothing else is told.
const people = "people"

// halved reports whether half of a unit is added to it: "two years and a half".
func (s *scanner) halved() bool {
	joint := s.peek(0).text
	return (joint == "and" || joint == "et") && (halves[s.peek(1).text] || halves[s.peek(2).text])
}

// measure reads a unit of measurement, and tells its length in tokens.
func (s *scanner) measure() (string, int) {
	first, second := s.peek(0).text, s.peek(1).text
	if name := measures[first+" "+second]; name != "" {
		return name, 2
	}
	if first == "m" {
		return s.metres(), 1
	}
	return measures[first], 1
}

// metres gives the unit of a number before a lone m: metres, but for a million
// ("5m people") or a title ("12 M. Diallo").
func (s *scanner) metres() string {
	t, next := s.peek(0), s.peek(1)
	if s.text[t.from:t.to] != "m" || next.glued && !strings.Contains(".,;:!?)”\"»", next.text) || next.word() && !functionWords[next.text] && !tall[next.text] {
		return ""
	}
	return "metre"
}

// noun reads the words directly after a number up to the end of its clause: what
// is counted, in the singular, and what became of it. It goes on after these.
func (s *scanner) noun() (noun, fate string) {
	const most, reach = 3, 6 // words of a noun, and of all that is looked at
	var words []string
	closed, n := false, 0 // closed: the noun is over, and only a fate may follow
	defer func() { s.at += n }()
	for i := range reach {
		t := s.peek(i)
		if !t.word() || conjunctions[t.text] || numeral(t.text) && !articles[t.text] {
			break
		}
		if f := fates[t.text]; f != "" {
			n = i + 1
			return strings.Join(words, " "), f
		}
		closed = closed || functionWords[t.text]
		if closed && !auxiliaries[t.text] {
			break
		}
		if closed {
			continue
		}
		if ends[t.text] || len(words) == most {
			return "", ""
		}
		if w := singular(t.text); w != "" {
			words = append(words, w)
		}
		n = i + 1
	}
	return strings.Join(words, " "), ""
}

// fateBefore gives the fate that stands directly before a number or its bound:
// "killed at least 12", "killing 12".
func (s *scanner) fateBefore(start int) string {
	for i := start - 1; i >= max(0, start-4); i-- {
		t := s.tokens[i]
		if f := fates[t.text]; f != "" {
			return f
		}
		if !boundWords[t.text] && t.text != "of" && t.text != "de" {
			return ""
		}
	}
	return ""
}

// tollBefore gives the fate of those whom a number counts by itself: "the death
// toll rose to 40", "the number of wounded stands at 30".
func (s *scanner) tollBefore(start int) string {
	for i := start - 1; i > 0 && i > start-8; i-- {
		t, before := s.tokens[i], s.tokens[i-1].text
		switch f := fates[t.text]; {
		case t.text == "toll" && before == "death":
			return "dead"
		case f != "" && i > 1 && (before == "of" && s.tokens[i-2].text == "number" || before == "de" && s.tokens[i-2].text == "nombre"):
			return f
		case !counting[t.text] && !boundWords[t.text]:
			return ""
		}
	}
	return ""
}

// singular gives a noun without the s of its plural, empty for words that name
// nobody in particular.
func singular(w string) string {
	if anyone[w] {
		return ""
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}
