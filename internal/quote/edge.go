package quote

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// surroundings are the bytes on each side of a place that tell whether it is inside
// a word: more signs, blanks or invisible characters than these write no number.
// Without this bound a line of nothing but hyphens would be read as often as it is long.
const surroundings = 64

// around gives the surroundings of offset x of s, and where it is in them.
func around(s string, x int) (near string, at int) {
	from, to := max(0, x-surroundings), min(len(s), x+surroundings)
	for from > 0 && from < x && !utf8.RuneStart(s[from]) {
		from++
	}
	for to < len(s) && to > x && !utf8.RuneStart(s[to]) {
		to--
	}
	return s[from:to], x - from
}

// inside reports whether offset x of the normal form s is inside a word, a
// number or a cluster of characters, where no quote may begin or end.
func inside(s string, x int) bool {
	if x <= 0 || x >= len(s) {
		return false
	}
	s, x = around(s, x)
	if isASCIILetter(s[x-1]) && isASCIILetter(s[x]) {
		return true
	}
	if clingsAt(s[:x], s[x:]) {
		return true
	}
	head, tail := strings.TrimRightFunc(s[:x], isInvisible), strings.TrimLeftFunc(s[x:], isInvisible)
	if head == "" || tail == "" {
		return false
	}
	between := s[len(head) : len(s)-len(tail)]
	before, n := utf8.DecodeLastRuneInString(head)
	after, m := utf8.DecodeRuneInString(tail)
	butLast := head[:len(head)-n]
	switch {
	case between != "" && (clingsAt(head, tail) || strings.ContainsFunc(between, isJoiner) && !parts(before) && !parts(after)):
		return true
	case isWord(before) && isWord(after):
		return isNumeral(before) && isNumeral(after) || !unspaced(before) && !unspaced(after)
	case isWord(before):
		return joins(head, tail[:m], tail[m:])
	case isWord(after) && joins(butLast, head[len(butLast):], tail):
		return !elided(butLast, before)
	}
	return !unicode.IsLetter(after) && isSignOrBlank(before) && signs(head, tail)
}

// isInvisible reports whether r is a format character that no reader sees, such
// as a mark of writing direction. What stands on its two sides is looked at as
// if it were not there.
func isInvisible(r rune) bool {
	return r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// withoutInvisible gives s without invisible characters.
func withoutInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// joins reports whether mark makes one word or one number of what ends with
// head and what begins with tail. A full stop does so after a single letter, as
// in U.S.; after more it ends a sentence whose space was lost.
func joins(head, mark, tail string) bool {
	head, tail = strings.TrimRightFunc(head, isInvisible), strings.TrimLeftFunc(tail, isInvisible)
	a, _ := utf8.DecodeLastRuneInString(head)
	b, _ := utf8.DecodeRuneInString(tail)
	switch {
	case !isWord(a) || !isWord(b):
		return false
	case mark == " ":
		return groups(head, tail) || mixed(head, tail)
	case unicode.IsNumber(a) && unicode.IsNumber(b):
		return strings.Contains(".,:'/-–‒·⁄∕٫٬~∼〜～", mark)
	case unspaced(a) || unspaced(b):
		return false
	case mark == ".":
		return utf8.RuneCountInString(lastRun(head, isWord)) == 1
	}
	return strings.Contains("-'·׳״", mark)
}

// groups reports whether the digits at the end of head and those at the
// beginning of tail are groups of one number, as in 10 000: one to three, and
// three.
func groups(head, tail string) bool {
	left, right := len(lastRun(head, isASCIIDigit)), len(firstRun(tail, isASCIIDigit))
	return 1 <= left && left <= 3 && right == 3
}

// mixed reports whether head ends with the whole part of a number and tail begins
// with its fraction, as in 5 ½ or 5 1/2. Written with a plain slash it is one if
// it is less than one and goes on with no other slash, unlike 24/7 and 1/2/2020.
func mixed(head, tail string) bool {
	whole, _ := utf8.DecodeLastRuneInString(head)
	sign, _ := utf8.DecodeRuneInString(tail)
	switch {
	case !unicode.IsDigit(whole):
		return false
	case '¼' <= sign && sign <= '¾' || '⅐' <= sign && sign <= '⅟':
		return true
	}
	above, rest := cutRun(tail, unicode.IsNumber)
	slash, n := utf8.DecodeRuneInString(rest)
	below, rest := cutRun(rest[n:], unicode.IsNumber)
	switch slash {
	case '⁄':
		return below != ""
	case '/', '∕':
		x, _ := strconv.Atoi(above) // 0 if it is not one
		y, _ := strconv.Atoi(below)
		return x < y && !strings.HasPrefix(rest, string(slash))
	}
	return false
}

// lastRun gives the longest end of s that is all of a kind, without what is
// invisible in it.
func lastRun(s string, kind func(rune) bool) string {
	rest := strings.TrimRightFunc(s, func(r rune) bool { return kind(r) || isInvisible(r) })
	return withoutInvisible(s[len(rest):])
}

// firstRun gives the longest beginning of s in the same way.
func firstRun(s string, kind func(rune) bool) string {
	run, _ := cutRun(s, kind)
	return run
}

// cutRun gives the same, and what follows.
func cutRun(s string, kind func(rune) bool) (run, rest string) {
	rest = strings.TrimLeftFunc(s, func(r rune) bool { return kind(r) || isInvisible(r) })
	return withoutInvisible(s[:len(s)-len(rest)]), rest
}

// elisions are the French words that lose their last letter before a vowel and
// may be left out of a quote: all but n', which negates.
var elisions = []string{"c", "d", "j", "l", "m", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}

// elided reports whether head ends with an elided word, if mark is its apostrophe.
func elided(head string, mark rune) bool {
	if mark != '\'' {
		return false
	}
	word := lastRun(head, isWord)
	return slices.ContainsFunc(elisions, func(e string) bool { return strings.EqualFold(e, word) })
}

const (
	plusMinus   = "+-−–±∓"               // signs, unless they join it to what stands before
	comparisons = "<>≤≥≦≧⩽⩾≲≳≪≫≮≯≠≈≃≅~∼" // signs, whatever stands before
)

// isSign reports whether r may stand between the first sign of a number and its
// first digit.
func isSign(r rune) bool {
	return r == '.' || r == '=' || strings.ContainsRune(plusMinus+comparisons, r) || unicode.Is(unicode.Sc, r)
}

func isSignOrBlank(r rune) bool { return r == ' ' || isSign(r) }

// signs reports whether head ends with signs, or the decimal point, of a number
// with which tail begins, or with some of them while tail begins with the others.
func signs(head, tail string) bool {
	others, number := cutRun(tail, isSignOrBlank)
	if r, _ := utf8.DecodeRuneInString(number); !unicode.IsNumber(r) {
		return false
	}
	if comparesApart(head, others) {
		return true
	}
	mine := lastRun(head, isSign)
	switch {
	case strings.Contains(others, " "):
		return false
	case strings.ContainsAny(mine, comparisons):
		return true
	case strings.IndexFunc(mine, isPlusMinusOrPoint) < 0 || !isOneSign(mine+others):
		return false
	}
	rest := strings.TrimRightFunc(head, func(r rune) bool { return isSign(r) || isInvisible(r) })
	r, _ := utf8.DecodeLastRuneInString(rest)
	return rest == "" || r == ' ' || unicode.Is(unicode.Ps, r)
}

// comparesApart reports whether the signs and blanks of a number, of which head
// ends with the first and others are the rest, begin with a sign that compares
// and stands apart from it, as in < 5: one such sign, for << and -> are none, or
// one with =. Those > with which a text begins mark the line of a letter that is
// quoted (RFC 3676, section 4.5).
func comparesApart(head, others string) bool {
	mine := lastRun(head, isSignOrBlank)
	blank := strings.LastIndexByte(mine+others, ' ')
	if blank < 0 {
		return false
	}
	before := strings.TrimRight((mine + others)[:blank], " ")
	at := strings.LastIndexByte(before, ' ') + 1
	sign := strings.TrimSuffix(before[at:], "=")
	if at >= len(mine) || utf8.RuneCountInString(sign) != 1 || !strings.Contains(comparisons, sign) {
		return false
	}
	return strings.Trim(before, "> ") != "" || withoutInvisible(head) != mine
}

func isPlusMinusOrPoint(r rune) bool { return r == '.' || strings.ContainsRune(plusMinus, r) }

// isOneSign reports whether s has at most one sign and then one decimal point,
// and is no dash of two hyphens and no ellipsis.
func isOneSign(s string) bool {
	points := strings.Count(s, ".")
	others := -points
	for _, r := range s {
		if isPlusMinusOrPoint(r) {
			others++
		}
	}
	return others <= 1 && (points == 0 || points == 1 && strings.HasSuffix(s, "."))
}

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// clingsAt reports whether the last character of head and the first of tail are
// seen as one.
func clingsAt(head, tail string) bool {
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(tail)
	return clings(before, after) || !beginsCluster(tail, 0, after)
}

// clings reports whether two characters that follow each other are seen as one,
// or are shaped by what stands between them: the part of the grapheme clusters
// of UAX #29 that matters for quotes. Neighbouring flags are kept together too.
func clings(before, after rune) bool {
	if before < firstCombining && after < firstCombining {
		return false
	}
	return isJoiner(after) && isVirama(before) ||
		unicode.Is(unicode.M, after) ||
		0x1F3FB <= after && after <= 0x1F3FF || // skin tones
		0xE0020 <= after && after <= 0xE007F || // tags of flags
		isRegional(before) && isRegional(after)
}

func isJoiner(r rune) bool { return r == zeroWidthJoiner || r == zeroWidthNonJoiner }

// parts reports whether r parts words, so that a joiner beside it joins nothing.
func parts(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// isVirama reports whether r takes the vowel from a consonant. How the two are
// written then depends on the joiner after it.
func isVirama(r rune) bool { return norm.NFC.PropertiesString(string(r)).CCC() == 9 }

func isRegional(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isASCIIDigit(r rune) bool  { return '0' <= r && r <= '9' }

// isWord reports whether r is written as a part of words or numbers.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(byte(r)) || isASCIIDigit(r) || r == '_'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// isNumeral reports whether r is a digit or another numeral, Chinese ones too.
func isNumeral(r rune) bool {
	return unicode.IsNumber(r) || r > utf8.RuneSelf && strings.ContainsRune("零一二三四五六七八九十百千万萬亿億兆", r)
}

// unspacedScripts are the scripts that put no space between words.
var unspacedScripts = []*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
	unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet,
	unicode.Javanese, unicode.Balinese, unicode.Yi,
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
}

const (
	firstUnspaced   = '\u0E00' // Thai
	longVowelSignJa = 'ー'      // of no script by itself
)

// unspaced reports whether r is of a script that puts no space between words.
func unspaced(r rune) bool {
	return r >= firstUnspaced && (r == longVowelSignJa || unicode.In(r, unspacedScripts...))
}
