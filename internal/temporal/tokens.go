package temporal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of letters, a run of digits, or one other character that is
// no space: "16h40" is three tokens, "l'an" is three.
type token struct {
	start, end int
	entry      *entry // what the word may be; nil for most
	n          int32  // the value of up to eight digits, or -1
	kind       tokenKind
	gap        gap   // what stands before it
	upper      bool  // begins with a capital
	opens      bool  // begins a sentence
	ahead      uint8 // how many tokens on the next word of time stands: a number, a month, "morning"
	failed     forms // what was tried here in vain
}

type tokenKind uint8

const (
	word tokenKind = iota
	number
	mark
)

// gap is the space before a token.
type gap uint8

const (
	joined gap = iota
	spaced
	parted // by a blank line
)

// maxDigits is how many digits a number may have for its value to be read.
const maxDigits = 8

// tokenize cuts a text into tokens, and looks their words up in the languages.
func tokenize(text string, known languages) []token {
	tokens := make([]token, 0, len(text)/5+8)
	for i := 0; i < len(text); {
		var t token
		t.start, t.gap = skipSpace(text, i)
		if t.start == len(text) {
			break
		}
		t.read(text)
		if t.kind == word {
			t.entry = lookUp(text[t.start:t.end], known)
		}
		tokens = append(tokens, t)
		i = t.end
	}
	markSentences(text, tokens)
	markAhead(tokens)
	return tokens
}

// farAhead is more tokens than an expression has before its first word of time.
const farAhead = 10

// markAhead tells each token how far on the next word of time stands, so that
// the many words that may begin an expression and do not are passed by.
func markAhead(tokens []token) {
	ahead := uint8(farAhead)
	for i := len(tokens) - 1; i >= 0; i-- {
		t := &tokens[i]
		ahead = min(ahead+1, farAhead)
		if t.kind == number || t.entry != nil && t.entry.ofTime {
			ahead = 0
		}
		t.ahead = ahead
	}
}

// skipSpace gives the offset of the next character that is no space.
func skipSpace(text string, i int) (int, gap) {
	g, lines := joined, 0
	for i < len(text) {
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		if !unicode.IsSpace(c) && c != '\u200b' && c != '\ufeff' {
			break
		}
		if c == '\n' {
			lines++
		}
		g = spaced
		i += size
	}
	if lines > 1 {
		g = parted
	}
	return i, g
}

// read takes the token that begins at t.start.
func (t *token) read(text string) {
	r, size := utf8.DecodeRuneInString(text[t.start:])
	t.end = t.start + size
	switch {
	case '0' <= r && r <= '9':
		t.kind = number
		for t.end < len(text) && '0' <= text[t.end] && text[t.end] <= '9' {
			t.end++
		}
		t.n = valueOf(text[t.start:t.end])
	case isLetter(r):
		t.kind, t.upper = word, unicode.IsUpper(r)
		for t.end < len(text) {
			r, size = utf8.DecodeRuneInString(text[t.end:])
			if !isLetter(r) {
				break
			}
			t.end += size
		}
	default:
		t.kind = mark
	}
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// valueOf reads decimal digits, or gives -1 where there are too many.
func valueOf(digits string) int32 {
	if len(digits) > maxDigits {
		return -1
	}
	n := int32(0)
	for _, c := range []byte(digits) {
		n = n*10 + int32(c-'0')
	}
	return n
}

// markSentences finds the tokens that begin a sentence: those after . ! ? or …
// and the marks that close after it, with a space and no small letter.
func markSentences(text string, tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.gap == parted || i == 0 {
			t.opens = true
			continue
		}
		if t.gap == joined || t.kind == word && !t.upper {
			continue
		}
		j := i - 1
		for j > 0 && i-j < 4 && strings.ContainsAny(tokens[j].of(text), `"”’')]»`) {
			j--
		}
		switch tokens[j].of(text) {
		case "!", "?", "…":
			t.opens = true
		case ".":
			t.opens = j != i-1 || j == 0 || !abbreviates(text, tokens[j-1], *t)
		}
	}
}

// abbreviates reports whether the full stop between two tokens belongs to the
// first.
func abbreviates(text string, before, after token) bool {
	w := before.of(text)
	if before.kind != word {
		return false
	}
	if len(w) == 1 {
		return before.upper || after.kind == number
	}
	if e := before.entry; e != nil && e.short {
		return true
	}
	return titles[strings.ToLower(w)]
}

// titles are abbreviations that stand before a name.
var titles = setOf("mr mrs ms dr prof gen col lt capt maj sgt gov sen rep st mm mme mlle mgr cdt gal no")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func (t *token) of(text string) string { return text[t.start:t.end] }

// paragraphEnd gives the index after the paragraph that begins at token i.
func paragraphEnd(tokens []token, i int) int {
	for i++; i < len(tokens) && tokens[i].gap != parted; i++ {
	}
	return i
}
