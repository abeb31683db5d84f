package weigh

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/pattern"
	"dossier/internal/temporal"
)

const accountHint = "show both under accounts, or correct what is cited"

// Contradiction is a place where what is cited cannot all be true, and no
// account says so.
type Contradiction struct {
	Pos     diag.Pos
	Message string
	Hint    string
}

// Contradictions lists what cannot all be true and is shown as such nowhere, in
// a dossier that was weighed, in the order of the files.
func Contradictions(d *dossier.Dossier) []Contradiction {
	w := &weigher{d: d, Weights: d.Weights}
	var list []Contradiction
	for _, entry := range w.d.Timeline {
		if c, ok := w.datesExclude(entry); ok {
			list = append(list, c)
		}
		if entry.HasPage() {
			list = append(list, w.inBody(entry.Event)...)
		}
	}
	for _, a := range w.d.Actors {
		list = append(list, w.inBody(a)...)
	}
	for _, c := range w.d.Comparisons {
		list = append(list, w.inCells(c)...)
	}
	slices.SortStableFunc(list, func(a, b Contradiction) int { return a.Pos.Compare(b.Pos) })
	return list
}

// datesExclude finds two reports of one event whose dates exclude each other,
// or one that excludes the event's own date, while no account tells of it.
func (w *weigher) datesExclude(entry *dossier.Entry) (Contradiction, bool) {
	events := append(slices.Clone(entry.Gathers), entry.Event)
	for i, a := range events {
		for _, b := range events[i+1:] {
			if !when(a).Excludes(when(b)) || w.datesTold(entry, a, b) {
				continue
			}
			return Contradiction{
				Pos:     entry.Event.Date.Pos,
				Message: fmt.Sprintf("two dates of one event exclude each other: %s in %s, %s in %s", when(a), teller(a), when(b), teller(b)),
				Hint:    accountHint,
			}, true
		}
	}
	return Contradiction{}, false
}

// teller names an event for an editor.
func teller(e *dossier.Event) string {
	if e.Owner != "" {
		return e.Owner + "#" + e.ID
	}
	return "the event itself"
}

// when gives the time that an event takes; zero where that cannot be told.
func when(e *dossier.Event) date.Date {
	if e.End.IsZero() {
		return e.Date.Date
	}
	d, err := date.Parse(e.Date.Date.Start().String() + "/" + e.End.End().String())
	if err != nil {
		return date.Date{}
	}
	return d
}

// datesTold reports whether an account is about the dates of two events: one of
// the entry, by its question, by the dates its answers print, or because it
// cites what both events cite; one of another record, by both.
func (w *weigher) datesTold(entry *dossier.Entry, a, b *dossier.Event) bool {
	citesBoth := func(account dossier.Account) bool {
		return laysOpen(account, w.citesOneOf(w.passages(a.Cites)), w.citesOneOf(w.passages(b.Cites)))
	}
	return slices.ContainsFunc(entry.Accounts(), func(account dossier.Account) bool {
		return account.Disputed() && (tellsWhen(account) || citesBoth(account))
	}) || slices.ContainsFunc(w.d.Disputes, func(dispute dossier.Dispute) bool {
		return tellsWhen(dispute.Account) && citesBoth(dispute.Account)
	})
}

func tellsWhen(a dossier.Account) bool { return asksWhen(a.Question) || answersDate(a) }

// laysOpen reports whether two answers of an account tell of one thing each.
func laysOpen(account dossier.Account, one, other func(dossier.Answer) bool) bool {
	for i, a := range account.Answers {
		for j, b := range account.Answers {
			if i != j && one(a) && other(b) {
				return true
			}
		}
	}
	return false
}

// askedWhen is the beginning of a question for a date, in folded words. A word
// for a time elsewhere asks for none: "How many died that day?"
var askedWhen = pattern.New(`^(?:` + strings.Join([]string{
	`(?:(?:since|until|till|by|from|depuis|pour|des|jusqu a) )?(?:when|quand)\b`,
	`(?:(?:on|at|in|by|since|until|from) )?(?:what|which) (?:exact )?(?:days?|weekday|dates?|time|hour|month|year)\b`,
	`(?:(?:a|en|depuis|vers) )?quel(?:le)?s? (?:jours?|dates?|heures?|mois|annee)\b`,
	`(?:what|which|quelle|quel) (?:is|was|s|est|etait|fut) (?:the |la |le |l )?(?:exact |exacte )?(?:day|dates?|time|hour|jour|heure)\b`,
	`(?:the |la |les )?(?:exact |exacte )?dates?\b`,
}, "|") + `)`)

func asksWhen(question string) bool {
	var words []string
	annotate.EachWord(question, func(folded []byte) { words = append(words, string(folded)) })
	return askedWhen.MatchString(strings.Join(words, " "))
}

func answersDate(a dossier.Account) bool {
	n := 0
	for _, answer := range a.Answers {
		if len(temporal.Tag(answer.Value.Words(), temporal.Options{})) > 0 {
			n++
		}
	}
	return n > 1
}

// passages gives what citations prove, each once.
func (w *weigher) passages(cites []dossier.Cite) []*dossier.Passage {
	var list []*dossier.Passage
	for _, c := range cites {
		if p := w.d.Evidence[c.Claim]; p != nil && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// citesOneOf makes a test for answers that cite one of the passages, or words
// that overlap it.
func (w *weigher) citesOneOf(passages []*dossier.Passage) func(dossier.Answer) bool {
	return func(a dossier.Answer) bool {
		for _, p := range w.passages(answerCites(a)) {
			if slices.ContainsFunc(passages, func(o *dossier.Passage) bool { return overlap(p, o) }) {
				return true
			}
		}
		return false
	}
}

// answerCites lists the citations of an answer, beside its words and in them.
func answerCites(a dossier.Answer) []dossier.Cite {
	list := slices.Clone(a.Cites)
	for _, p := range a.Value.Pieces {
		list = append(list, p.Cites()...)
	}
	return list
}

func overlap(p, o *dossier.Passage) bool {
	if p == o || p.Article != o.Article {
		return p == o
	}
	for _, a := range p.Spans {
		for _, b := range o.Spans {
			if a.Block == b.Block && a.From < b.To && b.From < a.To {
				return true
			}
		}
	}
	return false
}

// inBody finds the sentences of a record's body that cite contradicting
// numbers.
func (w *weigher) inBody(r dossier.Record) []Contradiction {
	var list []Contradiction
	h, in := r.Header(), reader{d: w.d}
	for i := range h.Body.Blocks {
		b := &h.Body.Blocks[i]
		if !claims(b) {
			continue
		}
		for _, s := range in.sentences(in.piecesOf(&h.Body, i), h.At(b)) {
			list = append(list, w.numbersExclude(s.cites, "this sentence")...)
		}
	}
	return list
}

// inCells finds the cells of a comparison that cite contradicting numbers.
func (w *weigher) inCells(c *dossier.Comparison) []Contradiction {
	var list []Contradiction
	for i := range c.Body.Blocks {
		if b := &c.Body.Blocks[i]; b.Kind == dossier.Cell {
			var cites []dossier.Cite
			for p := range c.Body.Pieces(i) {
				cites = append(cites, p.Cites()...)
			}
			list = append(list, w.numbersExclude(cites, "this cell")...)
		}
	}
	return list
}

// figure is a quantity that a citation proves, and what it is about.
type figure struct {
	quantity
	pos     diag.Pos
	passage *dossier.Passage
	names   map[string]bool // in the quote
	context map[string]bool // its other words
}

// numbersExclude finds, for each unit, the first two of the cited numbers that
// exclude each other and that no account shows, be it of this record or another.
func (w *weigher) numbersExclude(cites []dossier.Cite, where string) []Contradiction {
	if len(cites) < 2 {
		return nil
	}
	figures := w.figures(cites)
	var list []Contradiction
	told := map[string]bool{}
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			if told[a.unit] || !a.contradicts(b) || w.shown(a, b) {
				continue
			}
			told[a.unit] = true
			list = append(list, Contradiction{
				Pos:     b.pos,
				Message: fmt.Sprintf("%s cites numbers that exclude each other: “%s” in %s, “%s” in %s", where, a.words, a.passage.Article, b.words, b.passage.Article),
				Hint:    accountHint,
			})
		}
	}
	return list
}

// shown reports whether an account of the dossier gives both figures, in two of
// its answers.
func (w *weigher) shown(a, b figure) bool {
	return slices.ContainsFunc(w.d.Disputes, func(dispute dossier.Dispute) bool {
		return laysOpen(dispute.Account, w.citesFigure(a), w.citesFigure(b))
	})
}

// citesFigure makes a test for answers that cite a figure: the paragraph it
// stands in, words about it with the number, or other words of its article that
// have the same number and unit.
func (w *weigher) citesFigure(f figure) func(dossier.Answer) bool {
	return func(a dossier.Answer) bool {
		cites := answerCites(a)
		for _, p := range w.passages(cites) {
			if overlap(p, f.passage) && (p.Quote == "" || hasNumber(p.Quote, f.number)) {
				return true
			}
		}
		return slices.ContainsFunc(w.figures(cites), func(o figure) bool {
			return o.passage.Article == f.passage.Article && o.same(f.quantity) && !apart(o.names, f.names)
		})
	}
}

// hasNumber reports whether a number stands in a text as it does in another.
func hasNumber(text, number string) bool {
	return slices.ContainsFunc(tokens(text), func(t token) bool { return t.text == number })
}

// figures reads the numbers in the quotes of citations. A unit that one quote
// has twice is left out of it: it tells of two things.
func (w *weigher) figures(cites []dossier.Cite) []figure {
	var list []figure
	for _, c := range cites {
		p := w.d.Evidence[c.Claim]
		if p == nil || !counts(p.Quote) {
			continue
		}
		all := quantities(p.Quote)
		for _, q := range all {
			if !slices.ContainsFunc(all, func(o quantity) bool { return o != q && o.unit == q.unit }) {
				names, context := subject(p.Quote)
				list = append(list, figure{q, c.Pos, p, names, context})
			}
		}
	}
	return list
}

// counts tells quickly of most quotes that they hold no number.
func counts(text string) bool {
	found := strings.ContainsAny(text, "0123456789")
	if !found {
		annotate.EachWord(text, func(folded []byte) { found = found || numeral(string(folded)) })
	}
	return found
}

// contradicts reports whether two figures tell of one thing and exclude each
// other. Quotes that name different people, places or days tell of two things;
// so do quotes of one article, or of a measure, that have no word in common.
func (f figure) contradicts(o figure) bool {
	switch {
	case f.unit != o.unit || !f.excludes(o.quantity) || overlap(f.passage, o.passage):
		return false
	case apart(f.names, o.names):
		return false
	case f.fate && f.passage.Article != o.passage.Article:
		return true
	case f.unit == people && (len(f.context) == 0 || len(o.context) == 0):
		return false
	}
	return !apart(f.context, o.context)
}

// apart reports whether both sets hold something and have nothing in common.
func apart(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// subject gives the names and years in a quote, and its other words that mean
// something by themselves.
func subject(text string) (names, context map[string]bool) {
	names, context = map[string]bool{}, map[string]bool{}
	for i, t := range tokens(text) {
		first, _ := utf8.DecodeRuneInString(text[t.from:])
		switch {
		case t.number && year(t.text):
			names[t.text] = true
		case !t.word() || numeral(t.text) || functionWords[t.text] || boundWords[t.text]:
		case unicode.IsUpper(first) && i > 0 && annotate.AgencyNamed(text[t.from:t.to]) == "":
			names[t.text] = true
		case utf8.RuneCountInString(t.text) >= 4 && !unicode.IsUpper(first) && measures[t.text] == "" && fates[t.text] == "" && !anyone[t.text]:
			context[singular(t.text)] = true
		}
	}
	return names, context
}
