package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is a quote in normal form.
type pattern struct {
	whole []part // the quote as it stands, one part
	parts []part // what its ellipses join, or nothing if there are none
}

// part is a part of a quote, in normal form and not empty.
type part struct {
	text string
	rare int // the offset of its rarest byte, for which to look
}

func newPart(text string) part {
	p := part{text: text}
	for i := range len(text) {
		if rarity(text[i]) > rarity(text[p.rare]) {
			p.rare = i
		}
	}
	return p
}

// rarity ranks the bytes of normal forms, as a guess at the fastest search: the
// letters of English and French by their use, then all others.
func rarity(b byte) int {
	const frequent = " etaoinsrhlducmfpgywbvkqxjz"
	if i := strings.IndexByte(frequent, b); i >= 0 {
		return i
	}
	return len(frequent)
}

// parse gives the pattern of a quote, or the reason why it is not one.
func parse(quote string) (p pattern, reason string) {
	if !utf8.ValidString(quote) {
		return p, "the quote is not valid UTF-8"
	}
	whole := Normalise(quote)
	switch {
	case whole == "":
		return p, "the quote is empty"
	case strings.IndexFunc(whole, speaks) < 0:
		return p, "the quote has no words"
	}
	return pattern{[]part{newPart(whole)}, split(whole)}, ""
}

// speaks reports whether a quote may consist of r: a letter, a number, a
// symbol such as an emoji.
func speaks(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.So) }

// readings gives the ways to read the quote, the first to be preferred.
func (p pattern) readings() [][]part {
	if len(p.parts) == 0 {
		return [][]part{p.whole}
	}
	return [][]part{p.whole, p.parts}
}

// loosest gives the reading that leaves out most.
func (p pattern) loosest() []part {
	if len(p.parts) == 0 {
		return p.whole
	}
	return p.parts
}

// split gives the parts that ellipses join in s, without empty ones, or nothing
// if s has no ellipsis.
func split(s string) (parts []part) {
	from, n := ellipsis(s)
	if n == 0 {
		return nil
	}
	for ; n > 0; from, n = ellipsis(s) {
		parts = appendPart(parts, s[:from])
		s = s[from+n:]
	}
	return appendPart(parts, s)
}

func appendPart(parts []part, s string) []part {
	if s = strings.Trim(s, " "); s == "" {
		return parts
	}
	return append(parts, newPart(s))
}

// ellipsis gives the offset and the length of the first ellipsis in s, with the
// brackets around it. The length is 0 if there is none.
func ellipsis(s string) (from, n int) {
	from = strings.Index(s, "…")
	n = len("…")
	if dots := threeDots(s); from < 0 || dots >= 0 && dots < from {
		from, n = dots, len("...")
	}
	if from < 0 {
		return 0, 0
	}
	head, tail := s[:from], s[from+n:]
	for _, pair := range [...]string{"[]", "()"} {
		if strings.HasSuffix(head, pair[:1]) && strings.HasPrefix(tail, pair[1:]) {
			return from - 1, n + 2
		}
	}
	return from, n
}

// threeDots gives the offset of the first run of exactly three full stops in s,
// or -1.
func threeDots(s string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "...")
		if i < 0 {
			return -1
		}
		at += i
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "."))
		if run == len("...") {
			return at
		}
		at += run
	}
}

// Find gives the places at which the quote stands in the passage, in order; none
// if it does not, or is not a quote. An ambiguous quote with ellipses gives two,
// the one with its parts as early as can be and the one with its parts as late.
func (t Text) Find(quote string) []Match {
	p, reason := parse(quote)
	if reason != "" {
		return nil
	}
	for _, parts := range p.readings() {
		if found := t.find(parts); found != nil {
			return found
		}
	}
	return nil
}

func (t Text) find(parts []part) []Match {
	if len(parts) == 1 {
		return t.findOne(parts[0])
	}
	return t.findJoined(parts)
}

func (t Text) findOne(p part) (found []Match) {
	for i := t.next(p, 0); i >= 0 && len(found) < MostPlaces; i = t.next(p, i+1) {
		found = append(found, Match{[]Span{t.span(i, i+len(p.text))}})
	}
	return found
}

// findJoined places parts as early as can be, and as late. Any other way to
// place them lies between the two, so if they agree there is no other.
func (t Text) findJoined(parts []part) []Match {
	early, late := make([]int, len(parts)), make([]int, len(parts))
	at := 0
	for i, p := range parts {
		if early[i] = t.next(p, at); early[i] < 0 {
			return nil
		}
		at = early[i] + len(p.text)
	}
	at = len(t.normal)
	for i, p := range slices.Backward(parts) {
		late[i] = t.previous(p, at)
		at = late[i]
	}
	if slices.Equal(early, late) {
		return []Match{t.match(parts, early)}
	}
	return []Match{t.match(parts, early), t.match(parts, late)}
}

func (t Text) match(parts []part, at []int) Match {
	spans := make([]Span, len(parts))
	for i, p := range parts {
		spans[i] = t.span(at[i], at[i]+len(p.text))
	}
	return Match{spans}
}

// next gives the first place of p in the normal form that begins at or after
// from and ends at whole words, or -1.
func (t Text) next(p part, from int) int {
	for at := from + p.rare; at < len(t.normal); at++ {
		i := strings.IndexByte(t.normal[at:], p.text[p.rare])
		if i < 0 {
			break
		}
		at += i
		if from := at - p.rare; strings.HasPrefix(t.normal[from:], p.text) && t.whole(from, from+len(p.text)) {
			return from
		}
	}
	return -1
}

// previous gives the last place of p in the normal form that ends at or before
// to and ends at whole words, or -1.
func (t Text) previous(p part, to int) int {
	for {
		i := strings.LastIndex(t.normal[:to], p.text)
		if i < 0 || t.whole(i, i+len(p.text)) {
			return i
		}
		to = i + len(p.text) - 1
	}
}

// whole reports whether normal[from:to] cuts no word or number.
func (t Text) whole(from, to int) bool {
	return !inside(t.normal, from) && !inside(t.normal, to)
}
