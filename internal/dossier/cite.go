package dossier

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
)

// Claim is what a citation points at: exact words of a source, a whole
// paragraph of it, or, with neither, the source as such.
type Claim struct {
	Source string // an article's id
	Quote  string // the words; empty: none given
	Para   int    // a paragraph's number from 1; 0: any
}

// Cite is a claim where it stands in a file.
type Cite struct {
	Claim
	Pos diag.Pos
}

// String gives the citation as it is written, without brackets.
func (c Claim) String() string {
	s := "@" + c.Source
	if c.Para > 0 {
		s += ", p. " + strconv.Itoa(c.Para)
	}
	if c.Quote != "" {
		s += ` "` + inMarks.Replace(c.Quote) + `"`
	}
	return s
}

var inMarks = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// SyntaxError is a citation that cannot be read. Offset counts bytes of the
// text that was read.
type SyntaxError struct {
	Offset  int
	Message string
	Hint    string
}

func (e *SyntaxError) Error() string { return e.Message }

// Claims reads one or more citations parted by semicolons, as they stand
// between the brackets of [@source "quote"; @other, p. 4]. It stops at the end
// of s or at the closing bracket, and gives the byte offset in s at which each
// citation begins and how many bytes it read. The quote may stand between "…",
// “…” or «…»; within straight marks, \" is a mark and \\ a backslash. The error
// is a *SyntaxError.
func Claims(s string) (claims []Claim, offsets []int, n int, err error) {
	p := &claimParser{text: s}
	for {
		p.space()
		offsets = append(offsets, p.at)
		c, err := p.claim()
		if err != nil {
			return nil, nil, p.at, err
		}
		claims = append(claims, c)
		p.space()
		if p.at == len(s) || s[p.at] == ']' {
			return claims, offsets, p.at, nil
		}
		if !p.take(";") {
			return nil, nil, p.at, p.fault(`citations are parted by semicolons: [@one "…"; @two "…"]`, "unexpected %s after a citation", p.here())
		}
	}
}

type claimParser struct {
	text string
	at   int
}

func (p *claimParser) claim() (c Claim, err error) {
	if !p.take("@") {
		return c, p.fault(`write [@source-id "exact words"]`, "a citation begins with @, not %s", p.here())
	}
	if c.Source = p.while(isIDByte); c.Source == "" {
		return c, p.fault(`write [@source-id "exact words"]; the id is the name of the file in content/articles`, "a citation without a source")
	}
	comma := p.comma()
	if c.Para, err = p.paragraph(); err != nil {
		return c, err
	}
	if c.Para > 0 {
		comma = p.comma()
	}
	c.Quote, err = p.quote()
	if comma && err == nil && c.Quote == "" && (p.at == len(p.text) || p.text[p.at] == ']' || p.text[p.at] == ';') {
		err = p.fault(claimHint, "nothing stands after the comma")
	}
	return c, err
}

// comma goes over blanks and a comma, and tells whether it was there.
func (p *claimParser) comma() bool {
	p.space()
	found := p.take(",")
	p.space()
	return found
}

const claimHint = "quote the words of the source, or cite a paragraph: [@source-id, p. 4]"

// paragraph reads "p. 4" or "p.4", if it is there.
func (p *claimParser) paragraph() (int, error) {
	if !p.take("p.") && !p.take("para ") {
		return 0, nil
	}
	p.space()
	start := p.at
	digits := p.while(func(c byte) bool { return '0' <= c && c <= '9' })
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		p.at = start
		return 0, p.fault("write [@source-id, p. 4] for the fourth paragraph", "a paragraph number is missing")
	}
	return n, nil
}

// closing pairs the marks that may open a quote with those that close it.
var closing = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»'}

func (p *claimParser) quote() (string, error) {
	start := p.at
	open, size := utf8.DecodeRuneInString(p.text[p.at:])
	end, ok := closing[open]
	if !ok {
		return "", nil
	}
	p.at += size
	var words strings.Builder
	for depth := 1; p.at < len(p.text); {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if r == '\\' && open == '"' && p.at+size < len(p.text) && strings.IndexByte(`"\`, p.text[p.at+size]) >= 0 {
			p.at += size
			size = 1 // the escaped sign, which is one byte
		} else if r == end {
			if depth--; depth == 0 {
				p.at += size
				return checkQuote(words.String(), start)
			}
		} else if r == open {
			depth++
		}
		words.WriteString(p.text[p.at : p.at+size])
		p.at += size
	}
	p.at = start
	return "", p.fault(fmt.Sprintf("close the quote with %c", end), "the quote is not closed")
}

func checkQuote(q string, start int) (string, error) {
	if strings.IndexFunc(q, speaks) < 0 {
		return "", &SyntaxError{start, "the quote holds no words", claimHint}
	}
	return oneLine(q), nil
}

// speaks reports whether a quote may consist of r alone: of letters, numbers or
// symbols such as an emoji, as in package quote.
func speaks(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.So) }

// oneLine joins the lines of a quote that the editor wrapped.
func oneLine(q string) string {
	if !strings.ContainsAny(q, "\n\r\t") {
		return strings.TrimSpace(q)
	}
	words := strings.FieldsFunc(q, func(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' })
	return strings.TrimSpace(strings.Join(words, " "))
}

func (p *claimParser) space() {
	p.while(func(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' })
}

func (p *claimParser) take(s string) bool {
	if !strings.HasPrefix(p.text[p.at:], s) {
		return false
	}
	p.at += len(s)
	return true
}

func (p *claimParser) while(ok func(byte) bool) string {
	start := p.at
	for p.at < len(p.text) && ok(p.text[p.at]) {
		p.at++
	}
	return p.text[start:p.at]
}

func (p *claimParser) here() string {
	if p.at == len(p.text) {
		return "the end"
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return strconv.QuoteRune(r)
}

func (p *claimParser) fault(hint, format string, args ...any) error {
	return &SyntaxError{p.at, fmt.Sprintf(format, args...), hint}
}

func isIDByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.'
}
