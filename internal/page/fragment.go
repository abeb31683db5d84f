package page

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/dossier"
)

// toWords gives the address at which a browser shows the quoted words of an
// outside page. A quote with an ellipsis gives its first part. A browser finds
// no words across blocks: of those that run from a heading into the paragraph
// below, it is told where they begin and where they end.
func toWords(address string, p *dossier.Passage, a *dossier.Article) string {
	first, _, _ := strings.Cut(oneBlank(p.Quote), " … ")
	if len(p.Spans) > 1 && p.Spans[0].Block != p.Spans[1].Block {
		r := p.Spans[0]
		head := oneBlank(a.Body.Part(r.Block, r.From, r.To))
		if below, ok := strings.CutPrefix(first, head+" "); ok {
			return withFragment(address, head, below)
		}
	}
	return withFragment(address, first, "")
}

const (
	maxFound = 160 // characters that are sought as they are
	maxEdge  = 80  // characters of a beginning or an end that is sought
)

// withFragment makes a browser scroll to words of an outside page (WICG, URL
// Fragment Text Directives): to first, or to all from first to last. Long ones
// are told by their beginning and end.
func withFragment(address, first, last string) string {
	first, last = oneBlank(first), oneBlank(last)
	if first == "" {
		return address
	}
	switch {
	case last != "":
		first, last = beginning(first), ending(last)
	case utf8.RuneCountInString(first) > maxFound:
		first, last = beginning(first), ending(first)
	}
	address, _, _ = strings.Cut(address, ":~:") // one that it has already
	sign := ":~:text="
	if !strings.Contains(address, "#") {
		sign = "#" + sign
	}
	if last != "" {
		return address + sign + directive(first) + "," + directive(last)
	}
	return address + sign + directive(first)
}

// directive escapes words. A comma, an ampersand and a hyphen have a meaning of
// their own in a text directive.
func directive(words string) string {
	return inDirective.Replace(url.PathEscape(words))
}

var inDirective = strings.NewReplacer("-", "%2D", "&", "%26", ",", "%2C")

// beginning gives the first words of a text, at least one; of a script without
// blanks, its first characters.
func beginning(text string) string {
	r := []rune(text)
	if len(r) <= maxEdge {
		return text
	}
	if i := strings.LastIndexByte(string(r[:maxEdge+1]), ' '); i > 0 {
		return text[:i]
	}
	return string(r[:maxEdge])
}

// ending gives the last words of a text likewise.
func ending(text string) string {
	r := []rune(text)
	slices.Reverse(r)
	r = []rune(beginning(string(r)))
	slices.Reverse(r)
	return string(r)
}

// oneBlank writes white space as single blanks. Most words have no other.
func oneBlank(s string) string {
	blank := true // where a blank would be one too many
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && blank {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = c == ' '
	}
	if blank && s != "" {
		return s[:len(s)-1]
	}
	return s
}
