package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// kind is what sort of thing a token is.
type kind uint8

const (
	word   kind = iota
	quoted      // a whole quotation
	comma
	colon // and semicolon
	dash
	stop
	bracket
	clitic // the pronoun of an inverted verb: -t-il
	sign   // anything else
)

// token is a word, a quotation or a sign of a paragraph.
type token struct {
	annotate.Span
	kind  kind
	low   string // a word in small letters, with ' for ’
	cap   bool   // begins with a capital
	quote int    // index of the quotation
}

// paragraph is a paragraph as it is read.
type paragraph struct {
	text      string
	quotes    []quotation
	tokens    []token
	sentences []stretch // of tokens
	inner     []inner
}

// inner are the tokens of what stands inside a quotation, which come after all
// others of the paragraph.
type inner struct {
	stretch
	at int // the token of the quotation
}

// stretch is a half-open range of tokens.
type stretch struct{ from, to int }

func newParagraph(text, next string, lex *lexicon) *paragraph {
	p := &paragraph{text: text, quotes: quotations(text, next)}
	for _, s := range annotate.Sentences(p.masked()) {
		from := len(p.tokens)
		p.tokenise(s, lex)
		if len(p.tokens) > from {
			p.sentences = append(p.sentences, stretch{from, len(p.tokens)})
		}
	}
	return p
}

// masked gives the text with every quotation made one long word, but for a stop
// at its end, so that a sentence does not end within it. A genitive at the end of
// a sentence is no initial.
func (p *paragraph) masked() string {
	b := []byte(strings.ReplaceAll(strings.ReplaceAll(p.text, "’s.", "xxxs."), "'s.", "xs."))
	for _, q := range p.quotes {
		inner := strings.TrimRightFunc(p.text[q.from:q.to], unicode.IsSpace)
		end := q.End
		if r, size := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(".!?…", r) {
			end = q.from + len(inner) - size
		}
		for i := q.Start; i < end; i++ {
			b[i] = 'x'
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(inner, unicode.IsSpace)); !unicode.IsLower(r) {
			b[q.Start] = 'X'
		}
	}
	return string(b)
}

// tokenise adds the tokens of a sentence.
func (p *paragraph) tokenise(s annotate.Span, lex *lexicon) {
	first, _ := slices.BinarySearchFunc(p.quotes, s.Start, func(q quotation, at int) int { return q.End - at - 1 })
	p.split(s, p.quotes[first:], lex)
}

// split adds the tokens of a range, with a single one for each of the
// quotations.
func (p *paragraph) split(s annotate.Span, quotes []quotation, lex *lexicon) {
	letters := s.Start + strings.LastIndexFunc(s.Of(p.text), annotate.IsWord)
	for i := s.Start; i < s.End; {
		for len(quotes) > 0 && quotes[0].End <= i {
			quotes = quotes[1:]
		}
		limit := s.End
		if len(quotes) > 0 {
			if q := quotes[0]; q.Start <= i {
				p.tokens = append(p.tokens, token{Span: q.Span, kind: quoted, quote: len(p.quotes) - len(quotes)})
				i = q.End
				continue
			}
			limit = min(limit, quotes[0].Start)
		}
		r, size := utf8.DecodeRuneInString(p.text[i:limit])
		switch {
		case annotate.IsWord(r):
			end := wordEnd(p.text[:limit], i)
			p.addWord(annotate.Span{Start: i, End: end}, lex)
			i = end
			continue
		case unicode.IsSpace(r):
		case (r == '’' || r == '\'') && !lex.french && i > s.Start && p.text[i-1] == 's':
			p.push(annotate.Span{Start: i, End: i + size}, word)
		case r == '.' && i < letters:
			// belongs to an abbreviation
		default:
			p.tokens = append(p.tokens, token{Span: annotate.Span{Start: i, End: i + size}, kind: signKind(p.text, r, i, size)})
		}
		i += size
	}
}

func signKind(text string, r rune, i, size int) kind {
	switch r {
	case ',':
		return comma
	case ':', ';':
		return colon
	case '—', '–':
		return dash
	case '-':
		if unicode.IsSpace(annotate.RuneBefore(text, i)) && unicode.IsSpace(annotate.RuneAt(text, i+size)) {
			return dash
		}
	case '.', '!', '?', '…':
		return stop
	case '(', ')', '[', ']':
		return bracket
	}
	return sign
}

// wordEnd gives the end of the word at offset i: letters and digits, and signs
// that stand between two of them.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if annotate.IsWord(r) {
			i += size
			continue
		}
		if strings.ContainsRune("-‑’'.@_·", r) || strings.ContainsRune(",:", r) && unicode.IsDigit(annotate.RuneBefore(text, i)) && unicode.IsDigit(annotate.RuneAt(text, i+size)) {
			if annotate.IsWord(annotate.RuneAt(text, i+size)) {
				i += size
				continue
			}
		}
		break
	}
	return i
}

// addWord adds a word, in its parts: what is elided before it, and the genitive
// or pronoun that hangs on it.
func (p *paragraph) addWord(s annotate.Span, lex *lexicon) {
	text := s.Of(p.text)
	if !lex.french {
		if at := strings.LastIndexAny(text, "'’"); at > 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			if slices.Contains(englishEndings, text[at+size:]) {
				p.push(annotate.Span{Start: s.Start, End: s.Start + at}, word)
				p.push(annotate.Span{Start: s.Start + at, End: s.End}, word)
				return
			}
		}
		p.push(s, word)
		return
	}
	for {
		at := strings.IndexAny(s.Of(p.text), "'’")
		if at < 0 || !elided(s.Of(p.text), at) {
			break
		}
		_, size := utf8.DecodeRuneInString(p.text[s.Start+at:])
		p.push(annotate.Span{Start: s.Start, End: s.Start + at + size}, word)
		s.Start += at + size
		if s.Start >= s.End {
			return
		}
	}
	text = s.Of(p.text)
	if at := strings.LastIndexByte(text, '-'); at > 0 && frenchClitics[strings.ToLower(text[at+1:])] {
		stem := strings.TrimSuffix(text[:at], "-t")
		p.push(annotate.Span{Start: s.Start, End: s.Start + len(stem)}, word)
		p.push(annotate.Span{Start: s.Start + at + 1, End: s.End}, clitic)
		return
	}
	p.push(s, word)
}

// englishEndings are what stands after an apostrophe at the end of a word.
var englishEndings = []string{"s", "ll", "ve", "re", "d", "m"}

var frenchClitics = set(`il elle ils elles on je nous vous`)

// elided reports whether the letters before the apostrophe at offset at are a
// word that lost its vowel: l’, d’, qu’; not the N of N’Diaye.
func elided(text string, at int) bool {
	before := text[:at]
	_, size := utf8.DecodeRuneInString(text[at:])
	if (before == "N" || before == "M") && unicode.IsUpper(annotate.RuneAt(text, at+size)) {
		return false
	}
	return elisions[strings.ToLower(before)]
}

var elisions = set(`l d qu n s c j m t lorsqu puisqu jusqu quoiqu`)

func (p *paragraph) push(s annotate.Span, k kind) {
	text := s.Of(p.text)
	r, _ := utf8.DecodeRuneInString(text)
	if text == "’" || text == "'" {
		text = "'s"
	}
	p.tokens = append(p.tokens, token{Span: s, kind: k, low: strings.ReplaceAll(strings.ToLower(text), "’", "'"), cap: unicode.IsUpper(r)})
}

// span gives the bytes of a range of tokens.
func (p *paragraph) span(s stretch) annotate.Span {
	if s.from >= s.to {
		return annotate.Span{}
	}
	return annotate.Span{Start: p.tokens[s.from].Start, End: p.tokens[s.to-1].End}
}

// set makes a set of the words in a list.
func set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = true
		}
	}
	return m
}
