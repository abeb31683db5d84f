package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inside reports whether offset x of the normal form s is inside a word, a
// number or a cluster of characters, where no quote may begin or end.
func inside(s string, x int) bool {
	if x <= 0 || x >= len(s) {
		return false
	}
	if isASCIILetter(s[x-1]) && isASCIILetter(s[x]) {
		return true
	}
	before, n := utf8.DecodeLastRuneInString(s[:x])
	after, m := utf8.DecodeRuneInString(s[x:])
	switch {
	case clings(before, after) || !beginsCluster(s, x, after):
		return true
	case isWord(before) && isWord(after):
		return isNumeral(before) && isNumeral(after) || !unspaced(before) && !unspaced(after)
	case isWord(before):
		return joins(s[:x], s[x:x+m], s[x+m:])
	case isWord(after):
		head := s[:x-n]
		return joins(head, s[x-n:x], s[x:]) && !elided(head, before) || signs(head, before, after)
	}
	return false
}

// joins reports whether mark makes one word or one number of what ends with
// head and what begins with tail. A full stop does so after a single letter, as
// in U.S.; after more it ends a sentence whose space was lost.
func joins(head, mark, tail string) bool {
	a, _ := utf8.DecodeLastRuneInString(head)
	b, _ := utf8.DecodeRuneInString(tail)
	switch {
	case !isWord(a) || !isWord(b):
		return false
	case mark == " ":
		return groups(head, tail)
	case unicode.IsDigit(a) && unicode.IsDigit(b):
		return strings.Contains(".,:'/-–‒٫٬", mark)
	case unspaced(a) || unspaced(b):
		return false
	case mark == ".":
		return len(strings.TrimRightFunc(head, isWord))+utf8.RuneLen(a) == len(head)
	}
	return strings.Contains("-'·׳״", mark)
}

// groups reports whether the digits at the end of head and those at the
// beginning of tail are groups of one number, as in 10 000: one to three, and
// three.
func groups(head, tail string) bool {
	left := len(head) - len(strings.TrimRightFunc(head, isASCIIDigit))
	right := len(tail) - len(strings.TrimLeftFunc(tail, isASCIIDigit))
	return 1 <= left && left <= 3 && right == 3
}

// elisions are the French words that lose their last letter before a vowel and
// may be left out of a quote: all but n', which negates.
var elisions = []string{"c", "d", "j", "l", "m", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}

// elided reports whether head ends with an elided word, if mark is its apostrophe.
func elided(head string, mark rune) bool {
	if mark != '\'' {
		return false
	}
	word := head[len(strings.TrimRightFunc(head, isWord)):]
	return slices.ContainsFunc(elisions, func(e string) bool { return strings.EqualFold(e, word) })
}

// signs reports whether mark is the sign or the decimal point of a number that
// begins with after, and head what stands before it.
func signs(head string, mark, after rune) bool {
	if !unicode.IsDigit(after) || !strings.ContainsRune("+-−–±.", mark) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return head == "" || r == ' ' || unicode.Is(unicode.Ps, r)
}

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// clings reports whether two characters that follow each other are seen as one,
// or are shaped by what stands between them: the part of the grapheme clusters
// of UAX #29 that matters for quotes. Neighbouring flags are kept together too.
func clings(before, after rune) bool {
	if before < firstCombining && after < firstCombining {
		return false
	}
	return isJoiner(before) || isJoiner(after) ||
		unicode.Is(unicode.M, after) ||
		0x1F3FB <= after && after <= 0x1F3FF || // skin tones
		0xE0020 <= after && after <= 0xE007F || // tags of flags
		isRegional(before) && isRegional(after)
}

func isJoiner(r rune) bool   { return r == zeroWidthJoiner || r == zeroWidthNonJoiner }
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
