package speech

import (
	"bytes"
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
	low   string // a word in small letters, with ' for ’
	quote int32  // index of the quotation
	kind  kind
	cap   bool // begins with a capital
}

// paragraph is a paragraph as it is read.
type paragraph struct {
	text      string
	small     *smalls
	quotes    []quotation
	tokens    []token
	sentences []stretch // of tokens
	inner     []inner
	wordless  wordless
}

// wordless is what onlyQuotes found of the sentence that was asked for last, once
// for all its quotations.
type wordless struct {
	of          stretch
	known, only bool
}

// inner are the tokens of what stands inside a quotation, which come after all
// others of the paragraph.
type inner struct {
	stretch
	at int // the token of the quotation
}

// stretch is a half-open range of tokens.
type stretch struct{ from, to int }

// newParagraph takes a paragraph into words. Its tokens lie in the reader's room.
func (r *reader) newParagraph(i int) *paragraph {
	in, text := r.room, r.text(i)
	p := in.paragraph(len(r.texts))
	in.outermost = appendQuotations(in.outermost[:0], text, func() string {
		if i+1 < len(r.texts) {
			return r.text(i + 1)
		}
		return ""
	})
	in.quotes = append(withRoom(in.quotes, len(in.outermost)), in.outermost...)
	*p = paragraph{text: text, quotes: slices.Clip(in.quotes[len(in.quotes)-len(in.outermost):]), small: &in.small}
	inner := r.inner(p)
	in.reserve(len(text), inner)
	first := len(in.tokens)
	p.tokens = in.tokens[first:]
	in.spans = in.sentences(p)
	in.stretches = withRoom(in.stretches, len(in.spans))
	begun := len(in.stretches)
	for _, s := range in.spans {
		from := len(p.tokens)
		p.tokenise(s, r.lex)
		if len(p.tokens) > from {
			in.stretches = append(in.stretches, stretch{from, len(p.tokens)})
		}
	}
	end := len(p.tokens) + inner/bytesPerToken
	in.tokens = in.tokens[:min(first+end, cap(in.tokens))]
	p.tokens, p.sentences = p.tokens[:len(p.tokens):min(end, cap(p.tokens))], slices.Clip(in.stretches[begun:])
	return p
}

// withRoom gives a list to which n more can be added where they stay: the list itself,
// or an empty one. Paragraphs keep what lies in the full one, which would take its room
// again with each copy.
func withRoom[T any](list []T, n int) []T {
	const least, most = 64, 4096 // of a list that is made, where n is not more
	if cap(list)-len(list) >= n {
		return list
	}
	return make([]T, 0, max(n, least, min(2*cap(list), most)))
}

// reserve makes room for the tokens of a paragraph of so many bytes, and for those of
// its quotations that are taken into words too. It makes it for all of the text, so
// that the next one has it as well.
func (in *room) reserve(bytes, inner int) {
	if cap(in.tokens)-len(in.tokens) >= (bytes+inner)/bytesPerToken {
		return
	}
	whole := in.size
	if inner > 0 {
		whole *= 2
	}
	in.tokens = make([]token, 0, max(whole, bytes+inner)/bytesPerToken)
}

// inner counts the bytes of the quotations of a paragraph, which French may have
// taken into words too: see within.
func (r *reader) inner(p *paragraph) int {
	n := 0
	if r.lex.french {
		for _, q := range p.quotes {
			n += q.End - q.Start
		}
	}
	return n
}

// bytesPerToken is less than a token of prose has, with the blank after it.
const bytesPerToken = 4

// sentences gives the sentences of a paragraph, none of which ends within a quotation.
func (in *room) sentences(p *paragraph) []annotate.Span {
	if len(p.quotes) == 0 && !strings.Contains(p.text, "'s.") && !strings.Contains(p.text, "’s.") {
		return annotate.AppendSentences(in.spans[:0], p.text)
	}
	in.masked = p.mask(append(in.masked[:0], p.text...))
	return annotate.AppendSentences(in.spans[:0], in.masked)
}

// mask makes of every quotation in a paragraph's text one long word, but for a stop
// at its end, so that a sentence does not end within it. A genitive at the end of
// a sentence is no initial.
func (p *paragraph) mask(b []byte) []byte {
	for _, mark := range []string{"’", "'"} {
		genitive := []byte(mark + "s.")
		for rest := b; ; {
			i := bytes.Index(rest, genitive)
			if i < 0 {
				break
			}
			copy(rest[i:], "xxx"[:len(mark)])
			rest = rest[i+len(genitive):]
		}
	}
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
	return b
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
				p.tokens = append(p.tokens, token{Span: q.Span, kind: quoted, quote: int32(len(p.quotes) - len(quotes))})
				i = q.End
				continue
			}
			limit = min(limit, quotes[0].Start)
		}
		if p.text[i] == ' ' {
			i++
			continue
		}
		if end := smallEnd(p.text[:limit], i); end > i {
			p.tokens = append(p.tokens, token{Span: annotate.Span{Start: i, End: end}, kind: word, low: p.text[i:end]})
			i = end + 1
			continue
		}
		if end, plain := wordEnd(p.text[:limit], i); end > i {
			p.addWord(annotate.Span{Start: i, End: end}, plain, lex)
			i = end
			continue
		}
		i += p.addSign(annotate.Span{Start: i, End: limit}, s.Start, letters, lex)
	}
}

// addSign adds the sign with which a range begins, if it is a token, and gives
// its length. The sentence begins at byte start, and has its last letter at
// letters.
func (p *paragraph) addSign(s annotate.Span, start, letters int, lex *lexicon) int {
	i := s.Start
	r, size := utf8.DecodeRuneInString(s.Of(p.text))
	switch {
	case unicode.IsSpace(r):
	case (r == '’' || r == '\'') && !lex.french && i > start && p.text[i-1] == 's':
		p.push(annotate.Span{Start: i, End: i + size}, word)
	case r == '.' && i < letters:
		// belongs to an abbreviation
	default:
		p.tokens = append(p.tokens, token{Span: annotate.Span{Start: i, End: i + size}, kind: signKind(p.text, r, i, size)})
	}
	return size
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

// smallEnd gives the end of the word at offset i where it has small letters and
// digits of ASCII only, and a blank follows, as after most words. Else it is i.
func smallEnd(text string, i int) int {
	for end := i; end < len(text); end++ {
		if c := text[end]; c == ' ' {
			return end
		} else if !annotate.IsWordByte(c) || 'A' <= c && c <= 'Z' {
			break
		}
	}
	return i
}

// wordEnd gives the end of the word at offset i: letters and digits, and signs
// that stand between two of them. It is plain where it has no sign. Where no
// word stands at i, that is its end.
func wordEnd(text string, i int) (end int, plain bool) {
	plain = true
	for begun := false; i < len(text); begun = true {
		if annotate.IsWordByte(text[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case annotate.IsWord(r):
		case begun && joins(text, r, i, size):
			plain = false
		default:
			return i, plain
		}
		i += size
	}
	return i, plain
}

// joins reports whether the sign r at offset i, of a size, stands within a word.
func joins(text string, r rune, i, size int) bool {
	switch r {
	case '-', '‑', '’', '\'', '.', '@', '_', '·':
		return annotate.IsWord(annotate.RuneAt(text, i+size))
	case ',', ':':
		after := annotate.RuneAt(text, i+size)
		return unicode.IsDigit(after) && unicode.IsDigit(annotate.RuneBefore(text, i))
	}
	return false
}

// addWord adds a word, in its parts: what is elided before it, and the genitive
// or pronoun that hangs on it. A plain word has none.
func (p *paragraph) addWord(s annotate.Span, plain bool, lex *lexicon) {
	switch {
	case plain:
		p.tokens = append(p.tokens, token{Span: s, kind: word, low: p.small.of(s.Of(p.text)), cap: capital(p.text, s.Start)})
	case lex.french:
		p.addFrench(s)
	default:
		p.addEnglish(s)
	}
}

func (p *paragraph) addEnglish(s annotate.Span) {
	text := s.Of(p.text)
	if at := strings.LastIndexAny(text, "'’"); at > 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		if slices.Contains(englishEndings, text[at+size:]) {
			p.push(annotate.Span{Start: s.Start, End: s.Start + at}, word)
			p.push(annotate.Span{Start: s.Start + at, End: s.End}, word)
			return
		}
	}
	p.push(s, word)
}

func (p *paragraph) addFrench(s annotate.Span) {
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
	text := s.Of(p.text)
	if at := strings.LastIndexByte(text, '-'); at > 0 && frenchClitics.has(strings.ToLower(text[at+1:])) {
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
	return elisions.has(strings.ToLower(before))
}

var elisions = set(`l d qu n s c j m t lorsqu puisqu jusqu quoiqu`)

func (p *paragraph) push(s annotate.Span, k kind) {
	p.tokens = append(p.tokens, token{Span: s, kind: k, low: p.low(s), cap: capital(p.text, s.Start)})
}

// capital reports whether the letter at offset i is one.
func capital(text string, i int) bool {
	if c := text[i]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	return unicode.IsUpper(annotate.RuneAt(text, i))
}

// low gives a word in small letters, with ' for ’. A mark alone is a genitive.
func (p *paragraph) low(s annotate.Span) string {
	text := s.Of(p.text)
	if text == "’" || text == "'" {
		return "'s"
	}
	low := p.small.of(text)
	if !strings.Contains(low, "’") {
		return low
	}
	if straight, ok := straightened[low]; ok {
		return straight
	}
	return strings.ReplaceAll(low, "’", "'")
}

// straightened are the commonest words that have ’, with ' for it.
var straightened = func() map[string]string {
	m := map[string]string{}
	for w := range elisions.words {
		m[w+"’"] = w + "'"
	}
	for _, w := range englishEndings {
		m["’"+w] = "'" + w
	}
	return m
}()

// span gives the bytes of a range of tokens.
func (p *paragraph) span(s stretch) annotate.Span {
	if s.from >= s.to {
		return annotate.Span{}
	}
	return annotate.Span{Start: p.tokens[s.from].Start, End: p.tokens[s.to-1].End}
}
