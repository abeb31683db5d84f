package seed

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"

	"dossier/internal/annotate"
	"dossier/internal/date"
	"dossier/internal/parallel"
	"dossier/internal/pattern"
	"dossier/internal/temporal"
)

// SharedRun is how many words in a row two captures have to share for one to
// tell of the day of the other.
const SharedRun = 10

// Context is what the dossier knows already.
type Context struct {
	Dates map[string]date.Date // that editors have written for articles, by id; evidence like a printed stamp
	Names []Declared           // of its actors and places

	Language string // of the dossier: that of an article which names none
	Years    [2]int // the first and the last that it is about, as its cases and events have it; zero: not known
}

// Declared is an actor or a place with the names it is known by.
type Declared struct {
	ID    string
	Place bool // otherwise an actor
	Names []string
}

// Resolve looks at the captures of a dossier together, and gives new drafts
// with what follows from that.
//
// It derives the date of a draft that has none by three rules, and by no other:
//
//   - The draft prints a day and month, and another text prints the same with a
//     year, and the draft names the weekday which that day then has. The
//     article's day is the latest that it names on the three days after.
//   - The draft names one weekday only, as now; and a text that is dated on that
//     weekday shares ten or more words in a row with it.
//   - The draft prints a day and month, and names a weekday; and of the years that
//     the dossier is about, that day falls on that weekday in one alone.
//
// A weekday printed beside the day says which year it was, not that the article
// is of that week: for this, the text names a weekday as now besides, or calls
// the day today or yesterday. A day that is yet to come by the sentence that
// names it, or that lies further back, dates nothing.
//
// Where a rule gives two answers the date stays open. A derived date is no
// evidence for another.
//
// It also proposes events: one for each live entry, and one for each sentence
// that dates what somebody did, or what happened somewhere, to the day. Each
// cites words that stand once in the article. What several articles tell is one
// proposal, which cites them all.
func Resolve(drafts []Draft, ctx Context) []Draft {
	r := newResolver(drafts, ctx)
	resolved := make([]Draft, len(drafts))
	for i, d := range drafts {
		article := *d.Article
		d.Article = &article
		if article.Date.Date.IsZero() {
			r.date(i, &d)
		}
		resolved[i] = d
	}
	propose(resolved, ctx)
	return resolved
}

// reading is what a text says of dates.
type reading struct {
	id       string
	text     string
	dates    []temporal.Expr
	dated    date.Date // as stated; zero: not
	stamp    string    // how the text or the editor states it
	weekdays []temporal.Expr
	mentions []mention // of days without a year
}

// mention is a day and month that a text prints.
type mention struct {
	temporal.Expr
	told  bool // of the text's own days, as far as its sentence tells
	since int  // days from it to the article: 0 "today", 1 "yesterday"; -1: not said
}

type resolver struct {
	readings    []reading
	days        map[[2]int][]evidence // full dates in any text, by month and day
	shared      map[int][]int         // for an undated text, those dated ones that share a run of words
	first, last int                   // year of the dossier
}

// evidence is a full date that a text prints.
type evidence struct {
	reading int
	words   string
	day     date.Date
}

func newResolver(drafts []Draft, ctx Context) *resolver {
	r := &resolver{days: map[[2]int][]evidence{}, first: ctx.Years[0], last: ctx.Years[1], readings: make([]reading, len(drafts))}
	parallel.Each(len(drafts), func(i int) { r.readings[i] = readingOf(drafts[i], ctx) })
	for i, one := range r.readings {
		for _, p := range one.dates {
			if p.Kind == temporal.Day && p.Basis == date.Stated && !p.Value.Day().IsZero() {
				r.note(i, p.Of(one.text), p.Value.Day())
			}
		}
		if !one.dated.IsZero() {
			r.note(i, one.stamp, one.dated)
		}
	}
	r.shared = shared(r.readings)
	return r
}

func readingOf(d Draft, ctx Context) reading {
	text := d.Article.Body.Plain()
	one := reading{
		id: d.Article.ID, text: text, dated: d.Article.Date.Date.Day(), stamp: d.Found.Stamp,
		dates: temporal.Tag(text, temporal.Options{Language: d.spoken()}),
	}
	if one.stamp == "" {
		one.stamp = one.dated.String()
	}
	if day := ctx.Dates[one.id].Day(); one.dated.IsZero() && !day.IsZero() {
		one.dated, one.stamp = day, day.String()
	}
	if !d.Article.Date.Date.IsZero() {
		return one // what follows dates a text that does not say its date
	}
	for _, p := range one.dates {
		if now(text, p) && !slices.ContainsFunc(one.weekdays, func(w temporal.Expr) bool { return w.Weekday == p.Weekday }) {
			one.weekdays = append(one.weekdays, p)
		}
	}
	one.mentions = mentionsIn(text, one.dates)
	return one
}

// mostBeside is how far from a day its sentence is asked about it, in bytes.
const mostBeside = 400

// mostMentioned is how many days without a year an article is dated by.
const mostMentioned = 2000

// mentionsIn gives the days without a year, and what their sentences tell of
// them: of each sentence the first [mostDates].
func mentionsIn(text string, dates []temporal.Expr) []mention {
	var list []mention
	sentences := annotate.Sentences(text)
	sentence, looked, told := -1, 0, false
	for _, p := range dates {
		if p.Kind != temporal.DayMonth {
			continue
		}
		if len(list) == mostMentioned {
			break
		}
		i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > p.Start })
		if i == len(sentences) {
			continue
		}
		if i != sentence {
			sentence, looked, told = i, 0, !elsewhen.MatchString(sentences[i].Of(text))
		}
		if looked++; looked > mostDates {
			continue
		}
		m := mention{Expr: p, told: told, since: -1}
		before := text[min(p.Start, max(sentences[i].Start, p.Start-mostBeside)):p.Start]
		if deadline.MatchString(before) {
			m.told = false
		}
		if last := sentences[min(i+1, len(sentences)-1)]; background.MatchString(text[p.End:max(p.End, min(last.End, p.End+2*mostBeside))]) {
			m.told = false
		}
		if w := beside.FindStringSubmatch(before); w != nil {
			m.since = daysSince[strings.ToLower(w[1])]
		} else if w := behind.FindStringSubmatch(text[p.End:max(p.End, min(sentences[i].End, p.End+mostBeside))]); w != nil {
			m.since = daysSince[strings.ToLower(w[1])]
		}
		list = append(list, m)
	}
	return list
}

var (
	// elsewhen matches a sentence of the future, or of what had come about before.
	elsewhen = pattern.New(`(?i)(?:^|[^\pL])(?:will|shall|won['’]t|would|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planned|slated)|(?:\pL+['’]ll)|due|scheduled|upcoming|next|` +
		`had|\pL+['’]d been|avait|avaient|aura|auront|sera|seront|serait|seraient|aurait|auraient|doit|doivent|devra|devront|devait|devaient|devrait|devraient|prévue?s?|attendue?s?|` +
		`pourra|pourront|prochaine?s?|(?:va|vont|allait|allaient) \pL+(?:er|ir|re)|\pL{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront))(?:$|[^\pL])`)
	// background matches words that look back from long after.
	background = pattern.New(`(?i)(?:^|[^\pL])(?:in the (?:weeks|months|years) since|(?:weeks|months|years) (?:later|after|ago)|for (?:\pL+ )?(?:weeks|months|years)|since then|ever since|that year|the following (?:month|year)|` +
		`depuis(?: lors)?|(?:semaines|mois|ans|années) (?:plus tard|après)|(?:pendant|durant) (?:\pL+ )?(?:semaines|mois|ans|années)|cette année-là|(?:mois|année) suivante?)(?:$|[^\pL])`)
	// deadline matches the words before a day that is the last one for something.
	deadline = pattern.New(`(?i)(?:^|[^\pL])(?:by(?: the)?|until(?: the)?|before(?: the)?|no later than|not later than|ahead of(?: the)?|d['’]ici(?: à| au| le| la)*|avant(?: le| la)?|jusqu['’](?:à|au)|au plus tard(?: le| la)?)\s+$`)

	beside = pattern.New(`(?i)(?:^|[^\pL])(today|yesterday|aujourd['’]hui|hier)(?: \pL+)?[,:]?\s*\(?(?:on |le |ce )?$`)
	behind = pattern.New(`(?i)^[,)]?\s*\(?(today|yesterday|aujourd['’]hui|hier)(?:$|[^\pL])`)
)

var daysSince = map[string]int{"yesterday": 1, "hier": 1}

// now reports whether an expression is a weekday of the text's own week.
func now(text string, p temporal.Expr) bool {
	if p.Bare {
		return true
	}
	words := strings.ToLower(p.Of(text))
	return p.Kind == temporal.Weekday && (strings.HasPrefix(words, "this ") || strings.HasPrefix(words, "ce "))
}

// spoken gives the language by which the draft's dates are read.
func (d Draft) spoken() string {
	if d.Article.Language != "" {
		return spoken(d.Article.Language)
	}
	return "" // the dossier's; both are looked for
}

func (r *resolver) note(i int, words string, day date.Date) {
	at, _ := day.Span()
	key := [2]int{int(at.Month()), at.Day()}
	r.days[key] = append(r.days[key], evidence{i, words, day})
	if year := day.Year(); r.first == 0 || year < r.first {
		r.first = year
	}
	r.last = max(r.last, day.Year())
}

// date derives the date of draft i, or tells why it stays open.
func (r *resolver) date(i int, d *Draft) {
	for _, rule := range []func(int) answer{r.byDay, r.byWords, r.byYear} {
		a := rule(i)
		if a.day.IsZero() {
			if d.Found.Open == "" {
				d.Found.Open = a.open
			}
			continue
		}
		d.Article.Date.Date, d.Article.Date.Basis, d.Article.Date.From = a.day, date.Derived, a.from
		d.Found.From, d.Found.Open = a.short, ""
		return
	}
}

// answer is what a rule gives: a day and what it rests on, in full and in
// short, or why there is none.
type answer struct {
	day         date.Date
	from, short string
	open        string
}

// byDay is the first rule of Resolve.
func (r *resolver) byDay(i int) answer {
	one := r.readings[i]
	var day date.Date
	var found mention
	var proof evidence
	open := ""
	for _, p := range one.mentions {
		for _, e := range r.days[[2]int{int(p.Month), p.Day}] {
			weekday, _ := e.day.Weekday()
			if e.reading == i || !one.names(weekday) && !(p.Named && p.Weekday == weekday) {
				continue
			}
			if !one.own(p, weekday) {
				open = cmp.Or(open, one.merely(p, e.day))
				continue
			}
			if !day.IsZero() && day != e.day {
				return answer{open: fmt.Sprintf("“%s” may mean %s or %s", p.Of(one.text), day, e.day)}
			}
			if day.IsZero() {
				day, found, proof = e.day, p, e
			}
		}
	}
	if day.IsZero() {
		return answer{open: open}
	}
	source := r.readings[proof.reading].id
	weekday, _ := day.Weekday()
	return one.latest(day, found, fmt.Sprintf("“%s”, a %s, in %s", proof.words, weekday, source), fmt.Sprintf("“%s” in %s", proof.words, source))
}

// byYear is the third rule of Resolve.
func (r *resolver) byYear(i int) answer {
	one := r.readings[i]
	if r.first == 0 {
		return answer{}
	}
	var a answer
	open := ""
	for _, p := range one.mentions {
		days := r.fitting(one, p)
		if len(days) != 1 {
			continue
		}
		weekday, _ := days[0].Weekday()
		if !one.own(p, weekday) {
			open = cmp.Or(open, one.merely(p, days[0]))
			continue
		}
		years := fmt.Sprintf("of the years %d to %d that the dossier is about, it is a %s in %d alone", r.first, r.last, weekday, days[0].Year())
		next := one.latest(days[0], p, years, fmt.Sprintf("the one year from %d to %d in which it is a %s", r.first, r.last, weekday))
		if !a.day.IsZero() && a.day != next.day {
			return answer{open: fmt.Sprintf("it prints days of %s and of %s", a.day, next.day)}
		}
		if a.day.IsZero() {
			a = next
		}
	}
	if a.day.IsZero() {
		a.open = cmp.Or(a.open, open)
	}
	return a
}

// fitting gives the days of the dossier's years that fall on the weekday which
// is printed with a day, or else on one that the text names.
func (r *resolver) fitting(one reading, p mention) []date.Date {
	var days []date.Date
	for year := r.first; year <= r.last; year++ {
		day := date.NewDay(year, p.Month, p.Day)
		if weekday, ok := day.Weekday(); ok && (p.Named && p.Weekday == weekday || !p.Named && one.names(weekday)) {
			days = append(days, day)
		}
	}
	return days
}

// own reports whether a day that falls on a weekday is one of the text's own
// week: by what its sentence tells, and by a weekday that the text names as now.
func (one reading) own(p mention, weekday time.Weekday) bool {
	switch {
	case !p.told:
		return false
	case p.Named && p.Weekday != weekday:
		return false // another year's
	}
	return p.since >= 0 || one.names(weekday) || p.Named && len(one.weekdays) > 0
}

// merely tells that a day is known, but may not be the article's.
func (one reading) merely(p mention, day date.Date) string {
	return fmt.Sprintf("“%s” falls in %d, but may not be the day of the article", p.Of(one.text), day.Year())
}

// names reports whether a text names a weekday as of its own week.
func (one reading) names(weekday time.Weekday) bool {
	return slices.ContainsFunc(one.weekdays, func(w temporal.Expr) bool { return w.Weekday == weekday })
}

// latest gives the last of the days that a text names, from a day on. The day
// follows from the words that print it and from a proof, told in full and in
// short.
func (one reading) latest(day date.Date, p mention, proof, short string) answer {
	const after = 3 // a weekday further on may as well be of the week before
	weekday, _ := day.Weekday()
	days := max(p.since, 0)
	quoted := []string{p.Of(one.text)}
	for _, w := range one.weekdays {
		offset := (int(w.Weekday) - int(weekday) + 7) % 7
		if offset > after {
			return answer{open: fmt.Sprintf("“%s” may be before or after %s", w.Of(one.text), day)}
		}
		days = max(days, offset)
		quoted = append(quoted, w.Of(one.text))
	}
	at, _ := day.Span()
	at = at.AddDate(0, 0, days)
	return answer{
		day:   date.NewDay(at.Year(), at.Month(), at.Day()),
		from:  fmt.Sprintf("%s here; %s", list(quoted), proof),
		short: fmt.Sprintf("%s, and %s", list(quoted), short),
	}
}

// list writes words in quotation marks, parted by commas and a last "and".
func list(words []string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString("“" + w + "”")
	}
	return b.String()
}

// byWords is the second rule of Resolve.
func (r *resolver) byWords(i int) answer {
	one := r.readings[i]
	if len(one.weekdays) != 1 {
		return answer{}
	}
	named := one.weekdays[0]
	var a answer
	for _, j := range r.shared[i] {
		other := r.readings[j]
		if weekday, ok := other.dated.Weekday(); !ok || weekday != named.Weekday {
			continue
		}
		if !a.day.IsZero() && a.day != other.dated {
			return answer{open: fmt.Sprintf("“%s” may be %s or %s", named.Of(one.text), a.day, other.dated)}
		}
		if a.day.IsZero() {
			a = answer{
				day:   other.dated,
				from:  fmt.Sprintf("“%s” here; %s is dated %s, a %s, and shares %d words in a row or more", named.Of(one.text), other.id, other.dated, named.Weekday, SharedRun),
				short: fmt.Sprintf("“%s” and %s", named.Of(one.text), other.id),
			}
		}
	}
	return a
}

// shared finds, for each text that the second rule may date, the dated texts
// that have a run of words in common with it.
func shared(readings []reading) map[int][]int {
	undated := map[uint64][]int{}
	for i, one := range readings {
		if one.dated.IsZero() && len(one.weekdays) == 1 {
			for _, run := range runs(one.text) {
				if !slices.Contains(undated[run], i) {
					undated[run] = append(undated[run], i)
				}
			}
		}
	}
	found := map[int][]int{}
	if len(undated) == 0 {
		return found
	}
	for j, other := range readings {
		if other.dated.IsZero() {
			continue
		}
		for _, run := range runs(other.text) {
			for _, i := range undated[run] {
				if !slices.Contains(found[i], j) {
					found[i] = append(found[i], j)
				}
			}
		}
	}
	return found
}

// runs gives a hash of each run of SharedRun words of a text, without case and
// punctuation.
func runs(text string) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < SharedRun {
		return nil
	}
	hashes := make([]uint64, 0, len(words)-SharedRun+1)
	for i := range len(words) - SharedRun + 1 {
		h := fnv.New64a()
		for _, w := range words[i : i+SharedRun] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		hashes = append(hashes, h.Sum64())
	}
	return hashes
}
