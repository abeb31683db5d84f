package weigh

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
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

var tokenPattern = regexp.MustCompile(`\d{1,3}(?:[,\x{a0}\x{202f} ]\d{3})+(?:\.\d+)?|\d+(?:[.,:]\d+)*|\pL[\pL\pM]*|\S`)

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
	value, ok := s.value()
	if !ok {
		return quantity{}, false
	}
	q, begin := quantity{low: value, high: value}, start
	if high, ok := s.rangeEnd(); ok {
		if q.high = high; high < value {
			return quantity{}, false
		}
	} else if n, ok := s.bound(start, &q); ok {
		begin -= n
	} else {
		return quantity{}, false
	}
	first := s.at
	if partial[s.peek(0).text] {
		s.skipWhole()
		return quantity{}, false
	}
	if !s.unit(start, &q) {
		return quantity{}, false
	}
	one := s.tokens[start]
	if !one.number && articles[one.text] && !q.fate {
		return quantity{}, false
	}
	end := max(first, s.at) - 1
	q.words, q.number = s.text[s.tokens[begin].from:s.tokens[end].to], one.text
	return q, true
}

// skipWhole passes the number of the whole in "12 of the 15 dead".
func (s *scanner) skipWhole() {
	for range 3 {
		s.at++
		if t := s.peek(0); t.number || numbers[t.text] > 0 {
			s.at++
			return
		}
	}
}

// value reads a number: in digits or words, with what multiplies it.
func (s *scanner) value() (float64, bool) {
	t := s.peek(0)
	v, ok := numbers[t.text], !t.number
	if t.number {
		v, ok = s.digits(t)
	}
	if !ok || v == 0 {
		return 0, false
	}
	s.at++
	for factor := scales[s.peek(0).text]; factor > 0; factor = scales[s.peek(0).text] {
		v *= factor
		s.at++
		if next := s.peek(0); (next.text == "de" || next.text == "d") && s.at < len(s.tokens) {
			s.at++
			if s.peek(0).text == "'" || s.peek(0).text == "’" {
				s.at++
			}
		}
	}
	next := s.peek(0)
	if (next.text == "and" || next.text == "et") && (s.peek(2).text == "half" || s.peek(-1).word() && scales[s.peek(-1).text] > 0) {
		return 0, false // "two and a half", "three hundred and fifty"
	}
	if unclear[next.text] || next.number || numbers[next.text] > 0 && !articles[next.text] {
		return 0, false // "two dozen", "350 12"
	}
	return v, true
}

// digits reads a number in digits that stands by itself.
func (s *scanner) digits(t token) (float64, bool) {
	before, after := s.peek(-1), s.peek(1)
	if t.glued && (before.number || before.word() || strings.Contains("-–/.:,'’#", before.text)) && before.text != "" {
		return 0, false // G5, AK-47, the end of a range
	}
	if after.glued && (after.text == "/" || after.text == ":" || ordinal[after.text]) {
		return 0, false
	}
	if after.glued && after.text == "-" && s.peek(2).word() && s.peek(2).glued {
		return 0, false // 12-year-old
	}
	if year(t.text) {
		return 0, false
	}
	return number(t.text)
}

// year reports whether digits may be a year of the last two centuries or of
// this one.
func year(digits string) bool { return years.MatchString(digits) }

var (
	years    = regexp.MustCompile(`^(?:18|19|20)\d\d$`)
	grouped  = regexp.MustCompile(`^\d{1,3}(?:[,\x{a0}\x{202f} ]\d{3})+(?:\.\d+)?$`)
	decimal  = regexp.MustCompile(`^\d+(?:[.,]\d{1,2})?$`)
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

// rangeEnd reads the second number of "12-15", "12 to 15", "between 12 and 15".
func (s *scanner) rangeEnd() (float64, bool) {
	link, next := s.peek(0), s.peek(1)
	begun := s.peek(-2).text == "between" || s.peek(-2).text == "entre"
	switch link.text {
	case "-", "–", "to", "a":
	case "and", "et":
		if !begun {
			return 0, false
		}
	default:
		return 0, false
	}
	v, ok := numbers[next.text], !next.number && numbers[next.text] > 0
	if next.number && !year(next.text) {
		v, ok = number(next.text)
	}
	if ok {
		s.at += 2
	}
	return v, ok
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
// what became of people, around the number at token start.
func (s *scanner) unit(start int, q *quantity) bool {
	if sign := s.peek(start - s.at - 1); sign.text == "$" || sign.text == "€" || sign.text == "£" {
		q.unit = sign.text
		if s.peek(0).text == "m" || s.peek(0).text == "bn" {
			return false
		}
		return true
	}
	if name, n := s.measure(); name != "" {
		q.unit = name
		q.lowOpen, q.highOpen = false, false // what is measured is rounded
		s.at += n
		return !rates[s.peek(0).text]
	}
	noun, fate := s.noun()
	if fate == "" {
		fate = s.fateBefore(start)
	}
	q.fate = fate != ""
	q.unit = strings.TrimSpace(fate + " " + noun)
	return q.unit != ""
}

// measure reads a unit of measurement, and tells its length in tokens.
func (s *scanner) measure() (string, int) {
	first, second := s.peek(0).text, s.peek(1).text
	if first == "per" && second == "cent" || first == "pour" && second == "cent" {
		return "%", 2
	}
	return measures[first], 1
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
		if !t.word() || conjunctions[t.text] || numbers[t.text] > 1 {
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
