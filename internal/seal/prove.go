package seal

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/net/html"

	"dossier/internal/dossier"
	"dossier/internal/quote"
)

// fault is what is wrong with a citation: on the page, or in evidence.json.
type fault struct {
	page bool // the source's page is at fault, by itself
	what string
	hint string
}

func onPage(hint, format string, args ...any) *fault {
	return &fault{true, fmt.Sprintf(format, args...), hint}
}

func inEvidence(hint, format string, args ...any) *fault {
	return &fault{false, fmt.Sprintf(format, args...), hint}
}

// prove finds the words of a citation on the source's page, or on the page for
// paper, on which ids begin with a prefix. It gives nil where they stand there as
// the evidence tells.
func (s *sheet) prove(prefix string, item Item) *fault {
	n := s.ids[prefix+item.Anchor]
	switch {
	case n == nil:
		return onPage("", "the page has no place called %s", short(item.Anchor))
	case s.twice[prefix+item.Anchor]:
		return onPage("", "two places of the page are called %s", short(item.Anchor))
	case item.Rights == dossier.RightsExcerpt:
		return s.excerpt(s.shown(n), item)
	}
	p := s.around(prefix, n, item)
	if p == nil {
		return onPage("", "the page has not one paragraph %d", item.Paragraph)
	}
	if item.Anchor == "p"+strconv.Itoa(item.Paragraph) {
		return p.whole(item)
	}
	if f := p.placed(item.Parts); f != nil {
		return s.explain(p, item, f)
	}
	if f := p.holds(item.joined()); f != nil && p.bareHolds(item.Quote) != nil {
		return s.near(p, item.joined(), f)
	}
	return s.marked(prefix, p, item)
}

// around gives the words among which a citation's are counted: those of its
// paragraph. Where its place n is in the heading directly above that paragraph,
// and the quote begins there, they are those of both. It gives nil where the
// page has no such paragraph, or two.
func (s *sheet) around(prefix string, n *html.Node, item Item) *passage {
	if item.Paragraph == 0 {
		return s.paragraph(n)
	}
	id := prefix + "p" + strconv.Itoa(item.Paragraph)
	paragraph := s.ids[id]
	if paragraph == nil || s.twice[id] {
		return nil
	}
	head := blockAround(n)
	if isHeading(head) && below(head) == paragraph && item.Parts[0].Start < len(s.passage(head).words) {
		return s.passage(head, paragraph)
	}
	return s.passage(paragraph)
}

// excerpt proves a quote on a page that shows no more than it.
func (s *sheet) excerpt(p *passage, item Item) *fault {
	words := item.joined()
	r := find(&p.index, p.text, words)
	switch {
	case r.Status == quote.Found && p.shows(words, r.Places[0].Spans):
		return nil
	case r.Status == quote.Found || p.bareHolds(item.Quote) == nil:
		return inEvidence("", "the page quotes other words")
	}
	return s.near(p, words, faultOf(r))
}

// shows reports whether words stand at a place letter by letter.
func (p *passage) shows(words string, at []quote.Span) bool {
	return p.text.Original()[at[0].From:at[len(at)-1].To] == words
}

// mostCompared is how much of a page is looked through for the words nearest to
// its faults, in bytes as [quote.Index.Effort] counts them: that is dear, and
// evidence.json may hold anything. The first fault is always explained.
const mostCompared = 2 << 20

// explain looks for a better account of a fault: the nearest words.
func (s *sheet) explain(p *passage, item Item, f *fault) *fault {
	if p.bareHolds(item.Quote) == nil {
		return f
	}
	return s.near(p, item.joined(), cmp.Or(p.holds(item.joined()), f))
}

// near adds to a fault the words that are nearest to a quote that stands nowhere in
// a passage.
func (s *sheet) near(p *passage, words string, f *fault) *fault {
	if f == nil || f.what != missing {
		return f
	}
	if s.compared >= mostCompared {
		return f
	}
	s.compared += quote.NewIndex([]quote.Text{p.text}).Effort(words)
	if hint := quote.Closest([]quote.Text{p.text}, words).Hint(); hint != "" {
		f.hint = "nearest: " + hint
	}
	return f
}

// shown gives the words of a passage on a page that shows no more than it.
func (s *sheet) shown(n *html.Node) *passage {
	if q := firstQuote(n); q != nil {
		n = q
	}
	return s.passage(n)
}

// whole proves the citation of a whole paragraph.
func (p *passage) whole(item Item) *fault {
	if len(item.Parts) != 1 || len(item.Parts[0].Exact) < len(p.words) || item.Parts[0].Exact != string(p.words) {
		return inEvidence("", "the paragraph has other words")
	}
	return p.placed(item.Parts)
}

// holds proves that a quote stands in the passage once.
func (p *passage) holds(words string) *fault { return faultOf(find(&p.index, p.text, words)) }

// bareHolds proves it of the article's own words, without those of links.
func (p *passage) bareHolds(words string) *fault { return faultOf(find(&p.bares, p.bare, words)) }

// missing is what is told of a quote that stands nowhere.
const missing = "the quote does not stand in the paragraph"

// find looks for a quote in a passage, whose index is made for the first.
func find(index **quote.Index, text quote.Text, words string) quote.Result {
	if *index == nil {
		*index = quote.NewIndex([]quote.Text{text})
	}
	return (*index).Find(0, 1, words)
}

func faultOf(r quote.Result) *fault {
	switch r.Status {
	case quote.Found:
		return nil
	case quote.Ambiguous:
		return inEvidence("", "the quote stands in the paragraph more than once")
	case quote.Invalid:
		return inEvidence("", "%s", r.Reason)
	default:
		return inEvidence("", missing)
	}
}

// placed proves that each part stands where its selectors tell.
func (p *passage) placed(parts []Part) *fault {
	last := 0
	for _, part := range parts {
		if part.Start < last || part.End <= part.Start || part.End > len(p.words) {
			return inEvidence("", "no words stand at characters %d to %d of the paragraph", part.Start, part.End)
		}
		last = part.End
		before, after := p.words[:part.Start], p.words[part.End:]
		before = before[max(0, len(before)-context):]
		after = after[:min(len(after), context)]
		switch {
		case string(p.words[part.Start:part.End]) != part.Exact:
			return inEvidence("", "other words stand at characters %d to %d of the paragraph", part.Start, part.End)
		case string(before) != part.Prefix:
			return inEvidence("", "other words stand before the quote: %s", short(string(before)))
		case string(after) != part.Suffix:
			return inEvidence("", "other words stand after the quote: %s", short(string(after)))
		}
	}
	return nil
}

// marked proves that the page marks these words and no others, and that the
// anchor leads to their beginning.
func (s *sheet) marked(prefix string, p *passage, item Item) *fault {
	var want []span
	for _, part := range item.Parts {
		want = append(want, span{part.Start, part.End})
	}
	if !slices.Equal(p.marks[item.Anchor], join(want)) || p.cuts[item.Anchor] != s.marks[item.Anchor] {
		return onPage("", "the words that the page marks for %s are others", short(item.Anchor))
	}
	if at, ok := p.spots[prefix+item.Anchor]; !ok || at != item.Parts[0].Start {
		return onPage("", "the place called %s is not where the quote begins", short(item.Anchor))
	}
	return nil
}

// short writes words of a file, so that they can do nothing to a terminal.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return strconv.Quote(s)
}
