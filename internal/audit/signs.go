package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dossier/internal/diag"
	"dossier/internal/pattern"
)

// words looks for traces in a stretch of text. Code may hold any sign; scripts
// and styles are not text.
func (s *sheet) words(n *html.Node) {
	code := false
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.Data {
		case "script", "style":
			return
		case "code", "pre", "kbd", "samp":
			code = true
		}
	}
	s.signs(n.Data, code)
}

// leftovers are signs that stand in no finished text.
var leftovers = [...]struct{ sign, what string }{
	{"[[", "a link on a record"}, {"[@", "a citation"}, {"{{", "an action of a layout"},
	{"&lt;", "a character that was escaped twice"}, {"&gt;", "a character that was escaped twice"},
	{"&amp;", "a character that was escaped twice"}, {"&#3", "a character that was escaped twice"},
}

// signs looks at a text, or at the value of an attribute, as a reader gets it.
func (s *sheet) signs(text string, code bool) {
	if !strings.ContainsAny(text, "[{&%<@") {
		return
	}
	if strings.Contains(text, "<no value>") {
		s.trace("<no value")
	}
	if bad := badVerb(text); bad != "" {
		s.trace(bad)
	}
	if strings.Contains(text, "<nil>") {
		s.trace("<nil>")
	}
	for _, l := range leftovers {
		if !code && strings.Contains(text, l.sign) {
			s.add(diag.Warning, "sign-trace", "where the sign is meant, put it into code, or write it otherwise",
				"%s was not read: %s", l.what, around(text, l.sign))
		}
	}
	if sign, id := s.nearCitation(text); !code && id != "" {
		s.add(diag.Warning, "sign-trace", "a citation begins with [@ and ends with ]: [@"+id+` "exact words"]`,
			"a citation was not read: %s", around(text, sign))
	}
}

// citing is what looks like a citation, wherever brackets stand: a source's id
// with a quote, a paragraph or a closing bracket after it.
var citing = pattern.New(`@([A-Za-z0-9_-]+)(?:[,\s\x{A0}]*(?:["“„«]|p\.[\s\x{A0}]*[0-9]|para [0-9])|\s*\])`)

// nearCitation gives the first sign of a citation of an article of the site
// which does not begin with [@, and the article's id.
func (s *sheet) nearCitation(text string) (sign, id string) {
	if !strings.Contains(text, "@") {
		return "", ""
	}
	for _, m := range citing.FindAllStringSubmatchIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		if id := text[m[2]:m[3]]; s.sources[id] && before != '[' && !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return text[m[0]:m[1]], id
		}
	}
	return "", ""
}

func (s *sheet) trace(sign string) {
	s.add(diag.Error, "template-trace", "the layout shows a value that is not there, or in a place where it is not safe", "the page holds %s", quoted(sign))
}

// badVerb finds what package fmt writes for a wrong verb: %!v(…), %!(EXTRA….
func badVerb(text string) string {
	for {
		i := strings.Index(text, "%!")
		if i < 0 {
			return ""
		}
		text = text[i:]
		rest := text[2:]
		if len(rest) > 0 && ('a' <= rest[0]|0x20 && rest[0]|0x20 <= 'z') {
			rest = rest[1:]
		}
		if strings.HasPrefix(rest, "(") {
			return text[:len(text)-len(rest)+1]
		}
		text = text[2:]
	}
}

// around gives a sign with a few of the words before and after it.
func around(text, sign string) string {
	const most = 30
	before, after, _ := strings.Cut(text, sign)
	b, a := []rune(before), []rune(after)
	return quoted(string(b[max(0, len(b)-most):]) + sign + string(a[:min(len(a), most)]))
}
