package weigh

import (
	"slices"
	"strings"
)

// amount is a number as a text has it, without what it counts.
type amount struct {
	low, high float64
	at        int  // its first token, without an article
	article   bool // it is one word that may be an article
	joined    bool // an "and" joins its parts, or else parts two clauses
}

// part is one of the numbers of an amount.
type part struct {
	value float64
	scale float64 // that it ends with, 0 for none
}

// amount reads a number, or the two of a range. It leaves the words behind that
// are none when read as a whole, so that none of them is read by itself.
func (s *scanner) amount() (amount, bool) {
	start := s.at
	begun := s.between(start)
	a := amount{at: start}
	low, high, ok := part{}, part{}, false
	if t := s.peek(0); t.number {
		low, ok = s.digits(t)
	} else if words := s.numerals(begun); len(words) > 0 {
		a.at = s.at - len(words)
		a.article = len(words) == 1 && articles[words[0]]
		a.joined = slices.Contains(words, "and") || slices.Contains(words, "et")
		if s.tokens[start].text == "a" {
			words = append([]string{"one"}, words...)
			ok = len(words) > 2 // "a hundred" is a round number
		} else {
			ok = !s.hyphenated(start)
		}
		if low, high, ok = split(words, begun, ok); ok && high.value > 0 {
			return a.between(low, high)
		}
	}
	if !ok || low.value == 0 || !s.follows() {
		return a, false
	}
	high, ok = s.rangeEnd(begun)
	if !ok {
		return a, false
	}
	if high.value == 0 {
		a.low, a.high = low.value, low.value
		return a, !begun
	}
	a.article = false
	return a.between(low, high)
}

// between makes the amount a range. A scale after its end is that of its
// beginning too, as in "5 to 10 million".
func (a amount) between(low, high part) (amount, bool) {
	if low.scale == 0 && high.scale > 0 && low.value < high.value/high.scale {
		low.value *= high.scale
	}
	a.low, a.high = low.value, high.value
	return a, a.low <= a.high
}

// between reports whether a range is begun before the number at a token:
// "between", or its sign of money after it.
func (s *scanner) between(start int) bool {
	i := start - 1 - s.money(start)
	return i >= 0 && (s.tokens[i].text == "between" || s.tokens[i].text == "entre")
}

// money counts the tokens of the sign of money directly before a token: "$",
// "US$".
func (s *scanner) money(start int) int {
	switch {
	case start == 0 || !coins[s.tokens[start-1].text]:
		return 0
	case start > 1 && s.tokens[start-1].glued && s.tokens[start-2].word():
		return 2
	}
	return 1
}

// coins are the signs of money before a number.
var coins = set("$ € £")

// numerals takes the words from the current token on that a number may be made
// of, with what joins them: hyphens, and "and" or "et" after a part that another
// may follow, or anywhere where a range is begun.
func (s *scanner) numerals(begun bool) []string {
	if one := s.peek(0).text; one == "a" && (english.hundred[s.peek(1).text] || english.scales[s.peek(1).text] > 0) {
		s.at++
	}
	if !numeral(s.peek(0).text) {
		return nil
	}
	words := []string{s.peek(0).text}
	for s.at++; ; {
		n := 0
		for joint(s.peek(n), words[len(words)-1], begun) {
			n++
		}
		if !numeral(s.peek(n).text) {
			return words
		}
		for i := range n + 1 {
			words = append(words, s.peek(i).text)
		}
		s.at += n + 1
	}
}

// joint reports whether a token may join two parts of a number, of which the
// first ends with a word.
func joint(t token, last string, begun bool) bool {
	switch t.text {
	case "-", "‐", "‑":
		return t.glued
	case "and":
		return begun || last == "-" || english.hundred[last] || english.scales[last] > 0
	case "et":
		return begun || last == "-" || french.hundred[last] || french.scales[last] > 0 || french.tens[last] > 0
	}
	return false
}

// split reads numerals as one number, or as the two of a range.
func split(words []string, begun, sound bool) (low, high part, ok bool) {
	if !sound {
		return part{}, part{}, false
	}
	if low, ok = readPart(words); ok && (!begun || !slices.Contains(words, "and") && !slices.Contains(words, "et")) {
		return low, part{}, true
	}
	for i, w := range words {
		if w != "-" && (!begun || w != "and" && w != "et") {
			continue
		}
		if low, ok = readPart(words[:i]); ok {
			if high, ok = readPart(words[i+1:]); ok {
				return low, high, true
			}
		}
	}
	return part{}, part{}, false
}

func readPart(words []string) (part, bool) {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "-" })
	v, ok := readCardinal(words)
	p := part{value: v}
	for _, w := range slices.Backward(words) {
		scale := scales[w]
		if french.hundred[w] {
			scale = 100
		}
		if scale == 0 {
			break
		}
		p.scale = max(p.scale, 1) * scale
	}
	return p, ok
}

// hyphenated reports whether a hyphen joins a token to the word before it.
func (s *scanner) hyphenated(i int) bool {
	return i > 1 && s.tokens[i].glued && s.tokens[i-1].text == "-" && s.tokens[i-1].glued
}

// digits reads a number in digits that stands by itself, with what multiplies
// it.
func (s *scanner) digits(t token) (part, bool) {
	before, after := s.peek(-1), s.peek(1)
	if t.glued && (before.number || before.word() || strings.Contains("-–/.:,'’#", before.text)) && before.text != "" {
		return part{}, false // G5, AK-47, the end of a range
	}
	if after.glued && (after.text == "/" || after.text == ":" || ordinal[after.text]) {
		return part{}, false
	}
	if year(t.text) {
		return part{}, false
	}
	v, ok := number(t.text)
	if !ok {
		return part{}, false
	}
	money := s.money(s.at) > 0
	s.at++
	return s.scaled(v, money), true
}

// scaled reads what multiplies a number in digits.
func (s *scanner) scaled(v float64, money bool) part {
	p := part{value: v}
	for {
		next := s.peek(0).text
		scale := scales[next]
		if scale == 0 && money {
			scale = moneyScales[next]
		}
		if scale == 0 {
			return p
		}
		p.value *= scale
		p.scale = max(p.scale, 1) * scale
		s.at++
	}
}

// follows reports whether what follows a number leaves it one that can be
// compared, and passes the French "de" after millions.
func (s *scanner) follows() bool {
	next, second := s.peek(0), s.peek(1)
	if last := s.peek(-1); scales[last.text] >= 1e6 && (next.text == "de" || next.text == "d") && s.peek(1).text != "" {
		s.at++
		if s.peek(0).text == "'" || s.peek(0).text == "’" {
			s.at++
		}
		return true
	}
	switch {
	case next.text == "and" || next.text == "et":
		if halves[second.text] || halves[s.peek(2).text] {
			return false // "two and a half"
		}
		return s.peek(-1).number || !second.number || s.between(s.at-1) // "5 thousand and 12"
	case unclear[next.text] || next.number || numeral(next.text) && !articles[next.text]:
		s.passNumerals()
		return false // "two dozen", "350 12"
	case next.text == "-" && next.glued && second.glued && second.word() && !numeral(second.text):
		return false // "12-year-old", "twenty-first"
	}
	return true
}

func (s *scanner) passNumerals() {
	for s.peek(0).number || len(s.numerals(false)) > 0 {
		if s.peek(0).number {
			s.at++
		}
	}
}

// rangeEnd reads the second number of "12-15", "12 to 15", "between 12 and 15".
// Its value is 0 where there is none.
func (s *scanner) rangeEnd(begun bool) (part, bool) {
	switch s.peek(0).text {
	case "-", "–", "to", "a":
	case "and", "et":
		if !begun {
			return part{}, true
		}
	default:
		return part{}, true
	}
	back := s.at
	s.at++
	money := coins[s.peek(0).text]
	if money {
		s.at++
	}
	if next := s.peek(0); next.number && !year(next.text) {
		if v, ok := number(next.text); ok {
			s.at++
			return s.scaled(v, money || s.money(back-1) > 0), s.follows()
		}
	} else if words := s.numerals(false); len(words) > 0 {
		p, ok := readPart(words)
		return p, ok && s.follows()
	}
	s.at = back
	return part{}, true
}
