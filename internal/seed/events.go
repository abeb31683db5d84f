package seed

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/census"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/quote"
	"dossier/internal/slug"
	"dossier/internal/temporal"
)

// events proposes the events of an article: its live entries, where their day
// is known, and the sentences that date to the day what somebody did, or what
// happened somewhere.
func events(d *Draft, names *namesake) []*proposal {
	a := d.Article
	p := &proposer{article: a, ids: map[string]bool{}, names: names}
	for i := range a.Body {
		p.passages = append(p.passages, quote.Prepare(a.Body[i].Words()))
	}
	p.mentions = mentionsOf(a.Body, a.Language)
	for _, e := range d.Found.Entries[:min(maxEvents, len(d.Found.Entries))] {
		p.entry(e)
	}
	p.paragraphs(d.spoken())
	return p.events
}

// proposal is an event of one article before those of all are put together.
type proposal struct {
	*dossier.Event
	words  map[string]bool // of the sentence, folded, without the commonest
	names  map[string]bool // that the sentence gives, folded
	told   []string        // ids of the other articles that tell of it
	ranked int             // how many articles do
}

type proposer struct {
	article  *dossier.Article
	passages []quote.Text
	mentions map[int][]census.Mention // by block
	names    *namesake
	ids      map[string]bool
	events   []*proposal
}

// maxEvents is how many events are proposed for one article.
const maxEvents = 400

func (p *proposer) add(id, title, sentence string, names map[string]bool, when dossier.Dated, cite dossier.Claim) {
	unique := id
	for n := 2; p.ids[unique]; n++ {
		unique = id + "-" + strconv.Itoa(n)
	}
	p.ids[unique] = true
	cite.Source = p.article.ID
	event := &dossier.Event{
		Head:  dossier.Head{Kind: dossier.KindEvent, ID: unique, Title: title},
		Owner: p.article.ID, Date: when, Proposed: true,
		Cites: []dossier.Cite{{Claim: cite}},
	}
	event.Actors, event.Places = p.names.in(sentence)
	p.events = append(p.events, &proposal{Event: event, words: telling(sentence), names: names, ranked: 1})
}

// entry proposes the event that a live entry heads. Its day is the one that the
// page states for it, or the article's.
func (p *proposer) entry(e Entry) {
	day, basis := p.article.Date.Date.Day(), p.article.Date.Basis
	if !e.Day.IsZero() {
		day, basis = e.Day, date.Stated
	}
	if day.IsZero() {
		return
	}
	clock := leading(e.Hour) + ":" + leading(e.Minute)
	when := dossier.Dated{Basis: basis}
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
	names := map[string]bool{}
	for _, b := range []int{e.Block, e.Block + 1} {
		for _, m := range p.mentions[b] {
			names[slug.Fold(m.Whole)] = true
		}
	}
	p.add(id, title, p.below(e), names, when, cite)
}

// below gives the words of an entry: its headline and its first paragraph.
func (p *proposer) below(e Entry) string {
	body := p.article.Body
	if next := e.Block + 1; next < len(body) && body[next].Kind == dossier.Paragraph {
		return e.Headline + " " + body[next].Words()
	}
	return body[e.Block].Words()
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

// paragraphs proposes an event for each sentence that prints a day, and somebody
// or somewhere. Dates are read in the text as a whole, for one may rest on the
// one before.
func (p *proposer) paragraphs(language string) {
	body := p.article.Body
	text := body.Plain()
	exprs := temporal.Tag(text, temporal.Options{Language: language, Anchor: p.article.Date.Date.Day()})
	at := 0
	for i := range body {
		b := &body[i]
		if b.Kind == dossier.Open || b.Kind == dossier.Close || b.Kind == dossier.Rule {
			continue
		}
		words := b.Words()
		from := at
		at += len(words) + 1
		caption := b.Aside && utf8.RuneCountInString(words) <= maxCaption
		if len(p.events) >= maxEvents || caption || b.Kind != dossier.Paragraph && b.Kind != dossier.Tight {
			continue
		}
		_, _, head := datelineOf(words)
		for _, s := range annotate.Sentences(words) {
			if s.Start = max(s.Start, head); s.Start >= s.End {
				continue
			}
			if len(strings.Fields(s.Of(words))) < leastSentence {
				continue // a dateline or a signature: "Fait à Douala, le 25 mai"
			}
			e, ok := dated(text, exprs, annotate.Span{Start: from + s.Start, End: from + s.End})
			if names, some := p.peopled(i, s, words); ok && some {
				p.sentence(s.Of(words), names, e, from+s.Start, b.Number)
			}
		}
	}
}

// dated gives the date of what a sentence tells: the first to the day, but not
// that of its being said where what was said has a date too.
func dated(text string, exprs []temporal.Expr, s annotate.Span) (temporal.Expr, bool) {
	var found []temporal.Expr
	i, _ := slices.BinarySearchFunc(exprs, s.Start, func(e temporal.Expr, at int) int { return e.Start - at })
	for ; i < len(exprs) && exprs[i].End <= s.End; i++ {
		if toTheDay(exprs[i].Value) || beginning.MatchString(exprs[i].Of(text)) && toTheDay(exprs[i].Value.Start()) {
			found = append(found, exprs[i])
		}
	}
	switch {
	case len(found) == 0:
		return temporal.Expr{}, false
	case len(found) > 1 && sayingBefore.MatchString(text[s.Start:found[0].Start]):
		return found[1], true
	}
	return found[0], true
}

// sayingBefore matches words that end in an act of saying: its date is not that
// of what is said.
var sayingBefore = regexp.MustCompile(`(?i)\b(?:said|announced|told \S+|declared|added|confirmed|a déclaré|a annoncé|a dit|a confirmé|a indiqué|a affirmé)(?: on| le| ce| late| early)?\s*$`)

// leastSentence is how many words a sentence has at the least that tells an event.
const leastSentence = 5

// beginning matches an expression that tells from when on something is: "from 3
// May". What has been so since then is no news of that day.
var beginning = regexp.MustCompile(`^(?i:from|starting|à partir|à compter|dès)\b`)

// toTheDay reports whether a date is a day or finer, or a few days in a row.
func toTheDay(d date.Date) bool {
	if d.IsZero() || d.Precision() < date.Day || d.IsInterval() && (d.Start().IsZero() || d.End().IsZero()) {
		return false
	}
	if d.Approximate() && d.Precision() == date.Day {
		return false
	}
	const days = 4
	from, to := d.Span()
	return to.Sub(from).Hours() <= 24*days
}

// peopled reports whether a sentence tells of somebody or somewhere, and gives
// the names that it prints.
func (p *proposer) peopled(block int, s annotate.Span, words string) (names map[string]bool, some bool) {
	names = map[string]bool{}
	for _, m := range p.mentions[block] {
		if m.Start >= s.Start && m.End <= s.End {
			names[slug.Fold(m.Whole)] = true
		}
	}
	if actors, places := p.names.in(s.Of(words)); len(actors)+len(places)+len(names) > 0 {
		return names, true
	}
	return names, people.MatchString(s.Of(words))
}

// people matches the words by which news prose tells of somebody without a name.
var people = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:soldiers?|troops|army|police(?:men|man)?|officers?|officials?|protesters?|demonstrators?|government|president|minister|ministry|rebels?|gunmen|militants?|` +
	`residents?|villagers?|workers?|students?|voters?|judges?|court|parliament|lawmakers?|deputies|senators?|opposition|crowds?|people|unions?|doctors?|mediators?|ambassadors?|embassy|leaders?|party|he|she|they|we|` +
	`soldats?|militaires?|troupes|armée|policiers?|gendarmes?|officiers?|manifestants?|gouvernement|président|présidente|ministre|ministère|rebelles?|assaillants?|habitants?|ouvriers?|étudiants?|électeurs?|juges?|` +
	`tribunal|députés?|sénateurs?|foule|syndicats?|médecins?|médiateurs?|ambassade|ambassadeur|dirigeants?|parti|il|elle|ils|elles|autorités|enquêteurs?|avocats?)(?:$|[^\pL])`)

// sentence proposes the event of a sentence that begins at an offset of the text
// and prints the date e.
func (p *proposer) sentence(s string, names map[string]bool, e temporal.Expr, offset, number int) {
	at := annotate.Span{Start: e.Start - offset, End: e.End - offset}
	title := clause(withoutLead(withoutDate(s, at)))
	when := dossier.Dated{Date: e.Value, Basis: e.Basis, From: e.From}
	if when.Basis != date.Stated && when.From == "" {
		when.From = "“" + at.Of(s) + "”, and the date of the article"
	}
	id := slug.Make(title)
	if id == "" {
		id = "event-" + slug.Make(e.Value.String())
	}
	p.add(id, title, s, names, when, p.cite(s, at, number))
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

// withoutLead cuts what goes before the main clause of a sentence that is too
// long for a title: "After hours of music, soldiers appeared on the screen".
func withoutLead(s string) string {
	if utf8.RuneCountInString(s) <= maxEventTitle || !leadPattern.MatchString(s) {
		return s
	}
	lead, rest, ok := strings.Cut(s, ", ")
	const least = 30
	if !ok || utf8.RuneCountInString(lead) > 2*maxEventTitle || utf8.RuneCountInString(rest) < least {
		return s
	}
	return rest
}

var leadPattern = regexp.MustCompile(`^(?:After|Before|While|When|As|Amid|Despite|Following|During|In|At|With|Since|Although|Though|Because|By|From|Après|Avant|Alors|Quand|Lorsque|Malgré|Pendant|Depuis|Lors|Dans|Au|À|En|Avec|Si|Bien|Selon)\b`)

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
