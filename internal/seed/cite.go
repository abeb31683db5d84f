package seed

import (
	"strings"
	"unicode"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// The number of words that a proposed citation quotes, in the order in which
// they are tried.
var quotedWords = [...]int{10, 11, 12, 13, 14, 9, 8, 7, 6}

// reach is how many words to either side of a date a citation may go.
const reach = 24

// cite chooses words of a sentence that stand once in the article, with the
// date if they can. Where none do, it cites the paragraph.
func (p *proposer) cite(s string, at annotate.Span, number int) dossier.Claim {
	words := near(fields(s), at)
	if q := trimMarks(s); len(words) <= quotedWords[0] && p.unique(q) {
		return dossier.Claim{Quote: q}
	}
	for _, dated := range []bool{true, false} {
		for _, n := range quotedWords {
			for i := 0; i+n <= len(words); i++ {
				run := annotate.Span{Start: words[i].Start, End: words[i+n-1].End}
				holds := run.Start <= at.Start && at.End <= run.End
				if q := trimMarks(run.Of(s)); holds == dated && p.unique(q) {
					return dossier.Claim{Quote: q}
				}
			}
		}
	}
	return dossier.Claim{Para: number}
}

// near gives the words within reach of a place.
func near(words []annotate.Span, at annotate.Span) []annotate.Span {
	i := 0
	for i < len(words)-1 && words[i].End <= at.Start {
		i++
	}
	return words[max(0, i-reach):min(len(words), i+reach)]
}

// fields gives the words of a text as strings.Fields parts them.
func fields(s string) []annotate.Span {
	var spans []annotate.Span
	at := 0
	for _, w := range strings.Fields(s) {
		start := at + strings.Index(s[at:], w)
		at = start + len(w)
		spans = append(spans, annotate.Span{Start: start, End: at})
	}
	return spans
}

// trimMarks drops the punctuation at the ends of a quote.
func trimMarks(q string) string {
	return strings.TrimFunc(q, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
}

// unique reports whether a quote stands in the article once.
func (p *proposer) unique(q string) bool {
	if q == "" || strings.Contains(q, "…") || strings.Contains(q, "...") {
		return false // an ellipsis would be read as words left out
	}
	n := 0
	for _, t := range p.passages() {
		if p.searched > maxSearched {
			return false
		}
		p.searched += t.bytes
		if n += len(t.Find(q)); n > 1 {
			return false
		}
	}
	return n == 1
}

// maxSearched is how many bytes are looked through for the citations of one
// article, most of which take the first words tried: a text that says the same
// over and over has its paragraphs cited.
const maxSearched = 8 << 20
