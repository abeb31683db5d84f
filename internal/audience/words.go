package audience

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/slug"
)

// token is a word of a text.
type token struct {
	from, to int
	folded   string
}

// letter reports whether a word's token ends with its only letter.
func (t token) letter() bool { return t.folded != "" && utf8.RuneCountInString(t.folded) == 1 }

// tokensOf lists the words of a text: letters or digits, with the marks and the
// signs without width among them. In a script that puts no blanks between words
// each letter is one.
func tokensOf(text string) []token {
	var list []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		kind := kindOf(r)
		from := i
		i += size
		if kind == between || kind == within {
			continue
		}
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if next := kindOf(r); next != within && (next != kind || kind == alone) {
				break
			}
			i += size
		}
		if folded := fold(text[from:i]); folded != "" {
			list = append(list, token{from, i, folded})
		}
	}
	return list
}

// runeKind tells what a character is to the word that it stands in.
type runeKind uint8

const (
	between runeKind = iota // parts words
	within                  // a mark, or nothing to be seen
	letter
	digit
	alone // a letter of a script without blanks
)

func kindOf(r rune) runeKind {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			return letter
		case '0' <= r && r <= '9':
			return digit
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f:
			return within
		}
		return between
	case unseen(r) || unicode.In(r, unicode.M, unicode.Cf, unicode.Cc):
		return within
	case unicode.IsDigit(r):
		return digit
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || r == 'ー':
		return alone
	case unicode.IsLetter(r) && !strings.ContainsRune("ʹʻʼʽʾʿˈ", r): // letters that serve as an apostrophe
		return letter
	}
	return between
}

// unseen reports whether a character is a letter or a sign that shows nothing, or
// only makes its word longer.
func unseen(r rune) bool {
	switch r {
	case 'ـ', '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800':
		return true
	}
	return false
}

func foldWords(name string) []string {
	var list []string
	for _, t := range tokensOf(name) {
		list = append(list, t.folded)
	}
	return list
}

// fold makes spellings of one word alike: as slug.Fold does, and letters that are
// other letters in another shape, with a stroke or joined, as slug.Make does.
func fold(word string) string {
	plain := true
	for i := range len(word) {
		c := word[i] | 0x20
		plain = plain && word[i] < utf8.RuneSelf && ('a' <= c && c <= 'z' || '0' <= word[i] && word[i] <= '9')
	}
	if plain {
		return strings.ToLower(word)
	}
	var b strings.Builder
	latin, other := false, false
	for _, r := range slug.Fold(norm.NFKD.String(word)) {
		switch ascii := slug.Make(string(r)); {
		case unseen(r) || unicode.Is(unicode.Cc, r):
		case r >= utf8.RuneSelf && ascii != "":
			b.WriteString(ascii)
			latin = true
		default:
			b.WriteRune(shapes(r))
			latin = latin || r < utf8.RuneSelf
			other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian)
		}
	}
	if latin && other {
		return lookalikes.Replace(b.String())
	}
	return b.String()
}

// shapes gives one letter for those of Arabic that are often written for each
// other.
func shapes(r rune) rune {
	switch r {
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	}
	return r
}

// lookalikes gives the Latin letters that small letters of other scripts look
// like, or their capitals do. It is asked only about words that mix scripts.
var lookalikes = strings.NewReplacer(
	"а", "a", "в", "b", "е", "e", "һ", "h", "н", "h", "і", "i", "ј", "j", "к", "k", "м", "m", "о", "o", "р", "p", "с", "c", "ѕ", "s", "т", "t", "у", "y", "х", "x",
	"ԁ", "d", "ԛ", "q", "ԝ", "w", "ӏ", "l", "α", "a", "β", "b", "ε", "e", "η", "n", "ι", "i", "κ", "k", "μ", "m", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "u",
	"χ", "x", "ζ", "z", "օ", "o", "ո", "n", "ս", "u", "հ", "h",
)

// near reports whether a gap leaves two words in one name.
func near(gap string) bool {
	if utf8.RuneCountInString(gap) > 4 {
		return strings.TrimSpace(gap) == ""
	}
	return strings.Trim(gap, " \t\n\r\u00a0\u2009\u202f.,-'’‘ʹʻʼʽʾʿˈ‐‑–·•‧・()[]\"“”„«»‹›") == ""
}

// closeBy reports whether a gap surely leaves two words in one name: neither a
// sentence nor an item of a list ends in it, but behind an initial.
func closeBy(gap string, before token) bool {
	if before.letter() {
		gap = strings.TrimPrefix(gap, ".")
	}
	return strings.Trim(gap, " \t\n\r\u00a0\u2009\u202f-'’‘ʹʻʼʽʾʿˈ‐‑–·•‧・") == ""
}

// hyphened reports whether a gap is a hyphen that may break a word, or an
// apostrophe in it.
func hyphened(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "-", "‐", "‑", "–", "·", "‧", "'", "’", "‘", "ʹ", "ʻ", "ʼ", "ʽ", "ʾ", "ʿ", "ˈ":
		return true
	}
	return false
}
