package seed

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/quote"
	"dossier/internal/slug"
)

// events proposes the events of an article: its live entries, where their day
// is known, and the sentences that print a day.
func events(a *dossier.Article, found Found) []*dossier.Event {
	p := &proposer{article: a, ids: map[string]bool{}}
	for i := range a.Body {
		p.passages = append(p.passages, quote.Prepare(a.Body[i].Words()))
	}
	for _, e := range found.Entries[:min(maxEvents, len(found.Entries))] {
		p.entry(e)
	}
	for i := range a.Body {
		if b := &a.Body[i]; len(p.events) < maxEvents && b.Kind == dossier.Paragraph && !b.Aside {
			p.sentences(b)
		}
	}
	return p.events
}

type proposer struct {
	article  *dossier.Article
	passages []quote.Text
	ids      map[string]bool
	events   []*dossier.Event
}

// maxEvents is how many events are proposed for one article.
const maxEvents = 400

func (p *proposer) add(id, title string, when dossier.Dated, cite dossier.Claim) {
	unique := id
	for n := 2; p.ids[unique]; n++ {
		unique = id + "-" + strconv.Itoa(n)
	}
	p.ids[unique] = true
	cite.Source = p.article.ID
	p.events = append(p.events, &dossier.Event{
		Head:  dossier.Head{Kind: dossier.KindEvent, ID: unique, Title: title},
		Owner: p.article.ID, Date: when, Proposed: true,
		Cites: []dossier.Cite{{Claim: cite}},
	})
}

// entry proposes the event that a live entry heads. Its day is the article's.
func (p *proposer) entry(e Entry) {
	day := p.article.Date.Date.Day()
	if day.IsZero() {
		return
	}
	clock := leading(e.Hour) + ":" + leading(e.Minute)
	when := dossier.Dated{Basis: p.article.Date.Basis}
	var err error
	if when.Date, err = date.Parse(day.String() + "T" + clock + e.Zone); err != nil {
		return // a qualified day takes no time
	}
	if when.Basis != date.Stated {
		when.From = "the time of the entry, and the date of the article"
	}
	title, cite := p.headline(e)
	id := slug.Make(title)
	if id == "" {
		id = "entry-" + strings.ReplaceAll(clock, ":", "")
	}
	p.add(id, title, when, cite)
}

func leading(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// headline gives a live entry's title and the words to cite: the headline, or
// the first sentence below a time that stands by itself.
func (p *proposer) headline(e Entry) (string, dossier.Claim) {
	body := p.article.Body
	words := body[e.Block].Words()
	next := e.Block
	if body[next].Kind == dossier.Heading && next+1 < len(body) && body[next+1].Kind == dossier.Paragraph {
		next++
	}
	number := body[next].Number // of the paragraph, should no words stand alone
	if e.Headline == "" {
		title := words
		if number > 0 {
			below := body[next].Words()
			title = annotate.Sentences(below)[0].Of(below)
		}
		return clause(title), p.cite(title, annotate.Span{}, number)
	}
	for _, q := range []string{e.Headline, words} {
		if p.unique(q) {
			return shorten(e.Headline, maxEventTitle), dossier.Claim{Quote: q}
		}
	}
	return shorten(e.Headline, maxEventTitle), dossier.Claim{Para: number}
}

// sentences proposes an event for each sentence that prints a day.
func (p *proposer) sentences(b *dossier.Block) {
	words := b.Words()
	dates := annotate.Dates(words, p.article.Date.Date)
	if len(dates) == 0 {
		return
	}
	for _, s := range annotate.Sentences(words) {
		for _, d := range dates {
			if d.Start >= s.Start && d.End <= s.End && !d.Date.Day().IsZero() {
				p.sentence(s.Of(words), d, s.Start, b.Number)
				break
			}
		}
	}
}

// sentence proposes the event of a sentence that begins at an offset of its
// paragraph and prints the date d.
func (p *proposer) sentence(s string, d annotate.Dated, offset, number int) {
	at := annotate.Span{Start: d.Start - offset, End: d.End - offset}
	title := clause(withoutDate(s, at))
	when := dossier.Dated{Date: d.Date, Basis: d.Basis}
	if d.Basis != date.Stated {
		when.From = "“" + at.Of(s) + "”, and the date of the article"
	}
	id := slug.Make(title)
	if id == "" {
		id = "event-" + d.Date.String()
	}
	p.add(id, title, when, p.cite(s, at, number))
}

// withoutDate cuts a date from the beginning of a sentence: "On March 21 2012,
// a mutiny erupted" tells that a mutiny erupted.
func withoutDate(s string, at annotate.Span) string {
	before := strings.ToLower(strings.TrimSpace(s[:at.Start]))
	rest, comma := strings.CutPrefix(s[at.End:], ",")
	if (before == "on" || before == "le" || before == "") && comma && strings.TrimSpace(rest) != "" {
		return strings.TrimSpace(rest)
	}
	return s
}

// maxEventTitle is the length of the longest title that is made of a text.
const maxEventTitle = 100

// clause makes a title of a sentence: the whole of it, its first clauses, or
// its first words.
func clause(s string) string {
	if bare := strings.TrimRight(s, "."); bare != "" {
		s = bare
	}
	if utf8.RuneCountInString(s) > maxEventTitle {
		cut := shorten(s, maxEventTitle)
		if i := strings.LastIndexAny(cut, ",;"); i > 60 {
			cut = cut[:i]
		}
		s = cut
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

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
	for _, t := range p.passages {
		n += len(t.Find(q))
	}
	return n == 1
}
