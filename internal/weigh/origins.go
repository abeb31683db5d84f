package weigh

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// originsIn finds the origin of each article. Where all say what they said in the
// last dossier, the table stays.
func (s *Scale) originsIn(readings []*reading) map[string]dossier.Origin {
	all := make([]originated, len(readings))
	for i, r := range readings {
		all[i] = r.origin
	}
	if s.origins != nil && slices.Equal(all, s.originated) {
		return s.origins
	}
	list := make(map[string]dossier.Origin, len(all))
	spelled := map[string]string{} // the first spelling of a name, by its folded form
	for _, o := range all {
		if o.From != "" {
			spelled[o.key] = cmp.Or(spelled[o.key], o.Name)
			o.Name = spelled[o.key]
		}
		list[o.article] = o.Origin
	}
	s.originated, s.origins = all, list
	return list
}

// originated is what an article says of its origin, and the name's folded form.
type originated struct {
	dossier.Origin
	article string // its id
	key     string
}

// printed is what an article prints of its origin.
type printed struct{ origin, credit, publisher string }

// imprints remember what is told by what articles print: thousands print the same.
type imprints map[printed]originated

// originatedBy gives what an article says of its origin. One that prints nothing has
// an origin of its own.
func (m imprints) originatedBy(a *dossier.Article) originated {
	p := printed{a.Origin, a.Credit, a.Publisher}
	o, known := m[p]
	if !known {
		o.Origin = originOf(a)
		if o.key = slug.Fold(o.Name); o.From != "" {
			m[p] = o
		}
	}
	o.article = a.ID
	return o
}

// originOf gives what an article says of its origin. An outlet that is an
// agency is that agency.
func originOf(a *dossier.Article) dossier.Origin {
	agency := func(name string) string { return cmp.Or(annotate.AgencyNamed(name), name) }
	if declared := strings.TrimSpace(a.Origin); declared != "" {
		return dossier.Origin{Name: agency(declared), From: "declared"}
	}
	if credited := annotate.CreditedAgency(a.Credit); credited != "" {
		return dossier.Origin{Name: credited, From: "credit"}
	}
	if outlet := strings.TrimSpace(a.Publisher); outlet != "" {
		return dossier.Origin{Name: agency(outlet), From: "outlet"}
	}
	return dossier.Origin{Name: cmp.Or(a.Title, a.ID)}
}

// spoken gives what finds the agency that a passage names and comes from.
func (w *weigher) spoken(readings []*reading) func(*dossier.Passage) (dossier.Origin, bool) {
	told := make(map[*dossier.Article]*statements, len(readings))
	for i, r := range readings {
		told[w.d.Articles[i]] = r.statements
	}
	return func(p *dossier.Passage) (dossier.Origin, bool) {
		a, ok := w.d.Records[p.Article].(*dossier.Article)
		if !ok || len(p.Spans) == 0 {
			return dossier.Origin{}, false
		}
		agency := sayerOf(p, func(block int) []statement { return told[a].in(a, block) })
		return dossier.Origin{Name: agency, From: "passage"}, agency != ""
	}
}

// sayerOf gives the agency to which every sentence attributes that a passage touches,
// empty for none. told gives the statements of a block of its article.
func sayerOf(p *dossier.Passage, told func(block int) []statement) string {
	agency := ""
	for i, span := range p.Spans {
		said := sayer(told(span.Block), span)
		if i > 0 && said != agency {
			return ""
		}
		agency = said
	}
	return agency
}

// sayer gives the agency to which all statements of a block attribute that a range
// of it touches, empty where they differ or one attributes to none.
func sayer(list []statement, r dossier.Range) string {
	agency := ""
	for _, s := range list {
		if s.End <= r.From || s.Start >= r.To {
			continue
		}
		if s.agency == "" || agency != "" && agency != s.agency {
			return ""
		}
		agency = s.agency
	}
	return agency
}

// statement is a sentence, or several that one pair of quotation marks joins.
type statement struct {
	annotate.Span
	agency string // to which it attributes
}

// statements are those of an article, found in a block when they are first asked for,
// from any goroutine: few of its blocks are cited.
type statements struct {
	mu     sync.Mutex
	blocks []stated // in order
}

// stated are the statements of a block.
type stated struct {
	block int
	list  []statement
}

func (t *statements) in(a *dossier.Article, block int) []statement {
	t.mu.Lock()
	defer t.mu.Unlock()
	i, known := slices.BinarySearchFunc(t.blocks, block, func(s stated, block int) int { return s.block - block })
	if !known {
		t.blocks = slices.Insert(t.blocks, i, stated{block, statementsIn(a.Body.Words(block))})
	}
	return t.blocks[i].list
}

// statementsIn gives the statements of a block's text, of which there are none where
// it names no agency.
func statementsIn(text string) []statement {
	if !annotate.NamesAgency(text) {
		return nil
	}
	spans := whole(nil, text)
	list := make([]statement, len(spans))
	for i, s := range spans {
		list[i] = statement{s, annotate.Attributed(s.Of(text))}
	}
	return list
}

// whole gives the sentences of a text, for which there may be room, those joined that
// one speech in quotation marks runs through.
func whole(room []annotate.Span, text string) []annotate.Span {
	sentences := annotate.AppendSentences(room, text)
	if !strings.Contains(text, "“") && !strings.Contains(text, "«") && !strings.Contains(text, `"`) {
		return sentences // nothing is left open
	}
	return joined(text, sentences)
}

// joined joins the sentences of a text that one speech runs through, in their room.
func joined(text string, sentences []annotate.Span) []annotate.Span {
	list := sentences[:0]
	for i := 0; i < len(sentences); i++ {
		s := sentences[i]
		i = speechEnd(text, sentences, i)
		list = append(list, annotate.Span{Start: s.Start, End: sentences[i].End})
	}
	return list
}

// speechEnd gives the sentence in which the speech ends that sentence i leaves
// open; i itself where it leaves none open, or where none ends it.
func speechEnd(text string, sentences []annotate.Span, i int) int {
	depth, straight := 0, 0
	for j := i; j < len(sentences); j++ {
		s := sentences[j].Of(text)
		depth += strings.Count(s, "“") + strings.Count(s, "«") - strings.Count(s, "”") - strings.Count(s, "»")
		straight += strings.Count(s, `"`)
		if depth <= 0 && straight%2 == 0 {
			return j
		}
	}
	return i
}

// originsOf finds the distinct origins of the reports of an event.
func (w *weigher) originsOf(entry *dossier.Entry) []string {
	cites := telling(entry)
	cited := make([]*dossier.Passage, 0, len(cites))
	for _, c := range cites {
		if p := w.d.Evidence[c.Claim]; p != nil {
			cited = append(cited, p)
		}
	}
	slices.SortFunc(cited, func(a, b *dossier.Passage) int { return strings.Compare(a.Article, b.Article) })
	names := make([]string, 0, max(len(entry.Reports), len(cited)))
	for _, a := range entry.Reports {
		i, ok := slices.BinarySearchFunc(cited, a.ID, func(p *dossier.Passage, id string) int { return strings.Compare(p.Article, id) })
		if !ok {
			names = append(names, w.Origins[a.ID].Name)
		}
		for ; i < len(cited) && cited[i].Article == a.ID; i++ {
			names = append(names, w.originOfPassage(cited[i]).Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// telling lists the citations by which articles count as reports of an event, as
// package collate counts them: not those of its body, which may be of other
// things, unless it names no report and cites none elsewhere.
func telling(entry *dossier.Entry) []dossier.Cite {
	list := appendTelling(nil, entry.Event)
	for _, e := range entry.Gathers {
		list = appendTelling(list, e)
	}
	if len(list) == 0 && len(entry.Event.Reports) == 0 && entry.HasPage() {
		return dossier.Cites(entry.Event)
	}
	return list
}

// appendTelling adds those of one event but of its body.
func appendTelling(list []dossier.Cite, e *dossier.Event) []dossier.Cite {
	list = append(list, e.Cites...)
	for _, account := range e.Accounts {
		for _, answer := range account.Answers {
			list = append(list, answerCites(answer)...)
		}
	}
	return list
}

func (w *weigher) originOfPassage(p *dossier.Passage) dossier.Origin {
	if o, ok := w.Spoken(p); ok {
		return o
	}
	return w.Origins[p.Article]
}
