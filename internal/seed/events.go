package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/census"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/pattern"
	"dossier/internal/quote"
	"dossier/internal/slug"
	"dossier/internal/temporal"
)

// events proposes the events of an article: its live entries, where their day
// is known, and the sentences that date to the day what somebody did, or what
// happened somewhere.
func events(d *Draft, names *namesake, language string) []*proposal {
	p := newProposer(d, names, language)
	days := daysOf(d.Found.Entries, d.Article.Date.Date.Day())
	for i, e := range d.Found.Entries[:min(maxEvents, len(d.Found.Entries))] {
		p.entry(e, days[i])
	}
	p.paragraphs()
	return p.events
}

func newProposer(d *Draft, names *namesake, language string) *proposer {
	body, text, dates := &d.Article.Body, d.Article.Body.Plain(), temporal.Options{Language: d.spoken(), Anchor: d.Article.Date.Date.Day()}
	return &proposer{
		article: d.Article, text: text, names: names, language: dates.Language, ids: map[string]bool{}, heads: map[int]*proposal{},
		dates:    sync.OnceValue(func() *temporal.Tagging { return temporal.Begin(text, dates) }),
		passages: sync.OnceValue(func() []passage { return passagesOf(body) }),
		named:    sync.OnceValue(func() naming { return namingOf(body, cmp.Or(d.Article.Language, language)) }),
	}
}

// proposal is an event of one article before those of all are put together.
type proposal struct {
	*dossier.Event
	tells  telling  // what its words tell
	told   []string // ids of the other articles that tell of it
	ranked int      // how many articles do
}

type proposer struct {
	article *dossier.Article
	text    string // of its body

	// Made when they are first asked for: most long texts tell few events.
	dates    func() *temporal.Tagging
	passages func() []passage
	named    func() naming

	names    *namesake
	language string
	heads    map[int]*proposal // of live entries, by the block below their headline
	ids      map[string]bool
	events   []*proposal
	searched int // bytes of the article that were looked through for words to cite
}

// passage is a block of the article, for quotes to be found in.
type passage struct {
	quote.Text
	bytes int
}

func passagesOf(body *dossier.Body) []passage {
	list := make([]passage, len(body.Blocks))
	for i := range list {
		words := body.Words(i)
		list[i] = passage{quote.Prepare(words), len(words)}
	}
	return list
}

// naming is whom and what an article names.
type naming struct {
	mentions map[int][]census.Mention // by block
	words    map[string]bool          // of the names, folded
}

func namingOf(body *dossier.Body, language string) naming {
	n := naming{mentionsOf(body, language), map[string]bool{}}
	for _, list := range n.mentions {
		for _, m := range list {
			for _, w := range strings.FieldsFunc(slug.Fold(m.Name), notWord) {
				n.words[w] = true
			}
		}
	}
	return n
}

// maxEvents is how many events are proposed for one article.
const maxEvents = 400

// mostVain is how many bytes of dated sentences of which none is an event are
// looked at: a text of so many lists dates, or is none.
const mostVain = 128 << 10

// add proposes an event. Its names of who and where are those of the text; what
// is compared with other articles is the sentence.
func (p *proposer) add(id, title, text, sentence string, names map[string]bool, when dossier.Dated, cite dossier.Claim) *proposal {
	unique := id
	for n := 2; p.ids[unique]; n++ {
		suffix := "-" + strconv.Itoa(n)
		unique = strings.TrimRight(id[:min(len(id), slug.MaxLen-len(suffix))], "-") + suffix
	}
	p.ids[unique] = true
	cite.Source = p.article.ID
	event := &dossier.Event{
		Head:  dossier.Head{Kind: dossier.KindEvent, ID: unique, Title: title},
		Owner: p.article.ID, Date: when, Proposed: true,
		Cites: []dossier.Cite{{Claim: cite}},
	}
	event.Actors, event.Places = p.names.in(text)
	made := &proposal{Event: event, tells: tellingOf(sentence, p.language, names, p.named().words), ranked: 1}
	p.events = append(p.events, made)
	return made
}

// entry proposes the event that a live entry heads. Its day is the one that the
// page states for it, or follows from the article's.
func (p *proposer) entry(e Entry, day date.Date) {
	basis := p.article.Date.Basis
	if !e.Day.IsZero() {
		basis = date.Stated
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
	} else if e.Day.IsZero() && day != p.article.Date.Date.Day() {
		when.Basis, when.From = date.Derived, "the order of the entries, and the date of the article"
	}
	title, cite := p.headline(e)
	id := slug.Make(title)
	if id == "" {
		id = "entry-" + strings.ReplaceAll(clock, ":", "")
	}
	sentence, names := p.opening(e)
	made := p.add(id, title, p.below(e), sentence, names, when, cite)
	if e.Headline != "" {
		p.heads[e.Block+1] = made
	}
}

// opening gives the headline of an entry with the first sentence below, and the
// names that these give.
func (p *proposer) opening(e Entry) (string, map[string]bool) {
	names, body := map[string]bool{}, &p.article.Body
	head := e.Headline
	block := e.Block
	if body.Blocks[block].Kind == dossier.Heading && p.goesOn(e) {
		block++
	}
	words := body.Words(block)
	first := annotate.Span{End: len(words)}
	if s := annotate.Sentences(words); len(s) > 0 {
		first = s[0]
	}
	for _, m := range p.named().mentions[block] {
		whole := slug.Fold(m.Whole)
		if m.Start < first.End || strings.Contains(slug.Fold(head), slug.Fold(m.Name)) {
			names[whole] = true
		}
	}
	if block == e.Block {
		return first.Of(words), names
	}
	return head + ". " + first.Of(words), names
}

// goesOn reports whether a paragraph follows the line with which an entry begins.
func (p *proposer) goesOn(e Entry) bool {
	blocks := p.article.Body.Blocks
	return e.Block+1 < len(blocks) && blocks[e.Block+1].Kind == dossier.Paragraph
}

// below gives the words of an entry: its headline and its first paragraph.
func (p *proposer) below(e Entry) string {
	if p.goesOn(e) {
		return e.Headline + " " + p.article.Body.Words(e.Block+1)
	}
	return p.article.Body.Words(e.Block)
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
	body := &p.article.Body
	words := body.Words(e.Block)
	next := e.Block
	if body.Blocks[next].Kind == dossier.Heading && p.goesOn(e) {
		next++
	}
	number := int(body.Blocks[next].Number) // of the paragraph, should no words stand alone
	if e.Headline == "" {
		title := words
		if number > 0 {
			below := body.Words(next)
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
func (p *proposer) paragraphs() {
	body := &p.article.Body
	at, vain := 0, 0
	for i := range body.Blocks {
		b := &body.Blocks[i]
		if b.Kind == dossier.Open || b.Kind == dossier.Close || b.Kind == dossier.Rule {
			continue
		}
		words := body.Words(i)
		from := at
		at += len(words) + 1
		caption := b.Aside && utf8.RuneCountInString(words) <= maxCaption
		if caption || b.Kind != dossier.Paragraph && b.Kind != dossier.Tight || len(strings.Fields(words)) < leastSentence {
			continue
		}
		if len(p.events) >= maxEvents || vain > mostVain {
			return
		}
		_, _, head := datelineOf(words)
		for k, s := range annotate.Sentences(words) {
			if s.Start = max(s.Start, head); s.Start >= s.End {
				continue
			}
			if len(strings.Fields(s.Of(words))) < leastSentence {
				continue // a dateline or a signature: "Fait à Douala, le 25 mai"
			}
			at := annotate.Span{Start: from + s.Start, End: from + s.End}
			if vain > mostVain {
				return
			}
			exprs := p.dates().Until(at.End)
			if len(within(exprs, at)) == 0 {
				continue
			}
			e, ok := dated(p.text, exprs, at)
			if !ok || k == 0 && p.headed(i, s.Of(words), e) {
				vain += s.End - s.Start
				continue
			}
			if names, some := p.peopled(i, s, words); some {
				p.sentence(s.Of(words), names, e, from+s.Start, int(b.Number))
			} else {
				vain += s.End - s.Start
			}
		}
	}
}

// headed reports whether the headline of a live entry tells what the first
// sentence below it does, on the day of this.
func (p *proposer) headed(block int, sentence string, e temporal.Expr) bool {
	head := p.heads[block]
	if head == nil || head.Date.Date.Day() != e.Value.Day() {
		return false
	}
	words := tellingOf(head.Title, p.language, nil, p.named().words).words
	if len(words) == 0 {
		return false
	}
	below := tellingOf(sentence, p.language, nil, p.named().words).words
	return 3*overlap(words, below) >= 2*len(words)
}

// dated gives the date of what a sentence tells: the first to the day, but not
// that of its being said where what was said has a date too.
func dated(text string, exprs []temporal.Expr, s annotate.Span) (temporal.Expr, bool) {
	var found []temporal.Expr
	for _, e := range within(exprs, s) {
		at := annotate.Span{Start: e.Start - s.Start, End: e.End - s.Start}
		if !happened(text[s.Start:s.End], at, e.Kind) {
			continue
		}
		if toTheDay(e.Value) || beginning.MatchString(e.Of(text)) && toTheDay(e.Value.Start()) {
			found = append(found, e)
		}
		if len(found) == 2 {
			break // no more are asked for below
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

// within gives the first dates of a sentence.
func within(exprs []temporal.Expr, s annotate.Span) []temporal.Expr {
	i, _ := slices.BinarySearchFunc(exprs, s.Start, func(e temporal.Expr, at int) int { return e.Start - at })
	n := i
	for n < len(exprs) && n < i+mostDates && exprs[n].End <= s.End {
		n++
	}
	return exprs[i:n]
}

// sayingBefore matches words that end in an act of saying: its date is not that
// of what is said.
var sayingBefore = pattern.New(`(?i)\b(?:said|announced|told \S+|declared|added|confirmed|a déclaré|a annoncé|a dit|a confirmé|a indiqué|a affirmé)(?: on| le| ce| late| early)?\s*$`)

// happened reports whether a sentence tells that something came about on the day
// that stands at a place: it does not deny it, make it a condition or a deadline.
// By a time of the day, something has mostly come about.
func happened(s string, at annotate.Span, kind temporal.Kind) bool {
	before, after := s[:at.Start], s[at.End:]
	if kind != temporal.Time && deadline.MatchString(before) || condition.MatchString(before) || denied.MatchString(before) {
		return false
	}
	clause := before
	if cuts := clauseEnd.FindAllStringIndex(before, -1); len(cuts) > 0 {
		clause = before[cuts[len(cuts)-1][1]:]
	}
	if negated.MatchString(clause) {
		return false
	}
	const opening = 4 // words before a day that stands ahead of its verb
	if len(strings.Fields(clause)) > opening {
		return true
	}
	after = " " + strings.TrimLeft(after, ", ")
	if cut := clauseEnd.FindStringIndex(after); cut != nil {
		after = after[:cut[0]]
	}
	return !negated.MatchString(after)
}

var (
	clauseEnd = pattern.New(`(?i)[,;:—–()«»“”"]|\s(?:that|which|who|whose|after|before|when|as|but|because|since|while|where|although|and|que|qui|dont|où|après|avant|quand|lorsque|alors|mais|car|puisque|et)\s|\squ['’]`)
	negated   = pattern.New(`(?i)(?:^|[^\pL])(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)(?: not|n['’]t)|cannot|never|no longer|` +
		`n(?:e |['’])(?:\S+ ){1,4}?(?:pas|plus|jamais|guère|point|aucune?|personne|rien|ni))(?:$|[^\pL])|^\s*(?:no|none|nobody|neither|aucune?|personne|ni)\s`)
	condition = pattern.New(`(?i)(?:(?:^|[^\pL])(?:if|unless|à moins que?|au cas où|sauf si|pourvu que?)|^(?:should|were|si|s['’]ils?)|[,;:(]\s*s(?:i|['’]ils?)|` +
		`(?:^|[^e]\s)si (?:le|la|les|l['’]\pL+|un|une|des|ce|cette|ces|son|sa|ses|leurs?|il|elle|elles|on))\s[^,;:]*$`)
	denied = pattern.New(`(?i)(?:^|[^\pL])(?:den(?:y|ied|ies|ying)|refuted|dément|démentent|(?:a|ont|avait) (?:démenti|nié|réfuté))\s(?:[^.;]*\s)?(?:that|having|of|que|avoir|selon)(?:\s[^.;]*)?$|` +
		`(?i:(?:dément|démentent|(?:a|ont) (?:démenti|nié|réfuté)) [^.;]*qu['’])`)
)

// leastSentence is how many words a sentence has at the least that tells an event.
const leastSentence = 5

// mostDates is how many dates of one sentence are looked at, each of which is
// held against all of it. A sentence with more is a list or a table.
const mostDates = 12

// beginning matches an expression that tells from when on something is: "from 3
// May". What has been so since then is no news of that day.
var beginning = pattern.New(`^(?i:from|starting|à partir|à compter|dès)\b`)

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
	for _, m := range p.named().mentions[block] {
		if m.Start >= s.Start && m.End <= s.End {
			names[slug.Fold(m.Whole)] = true
		}
	}
	if actors, places := p.names.in(s.Of(words)); len(actors)+len(places)+len(names) > 0 {
		return names, true
	}
	return names, anyWord(s.Of(words), somebody) || anyWord(s.Of(words), natural)
}

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
	p.add(id, title, s, s, names, when, p.cite(s, at, number))
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

var leadPattern = pattern.New(`^(?:After|Before|While|When|As|Amid|Despite|Following|During|In|At|With|Since|Although|Though|Because|By|From|Après|Avant|Alors|Quand|Lorsque|Malgré|Pendant|Depuis|Lors|Dans|Au|À|En|Avec|Si|Bien|Selon)\b`)

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
