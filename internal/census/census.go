// Package census finds who and what is named in the texts of a dossier: people,
// bodies and places, with the words that speak for each.
//
// It knows nobody. It reads titles and ranks, runs of words with capitals,
// acronyms in brackets beside what they shorten, words such as "Ministry" and
// "place", the words around a name ("in", "near", "said"), and how a name is
// used elsewhere in the same texts; of facts it holds a list of countries, their
// capitals and large regions. What it finds is proposed to a person, who accepts
// or merges it: nothing is ever declared, or counted as the same, by itself.
//
// Names are compared without accents and case; they are shown as printed.
package census

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// The kinds of names. An empty kind is undecided.
const (
	Person = "person"
	Body   = "body"
	Place  = "place"
)

// Text is the words of one article.
type Text struct {
	Article    string // id
	Paragraphs []string
	Language   string // of the text: "fr", or "en" and any other
}

// Known is a record that is declared: its names are not proposed.
type Known struct {
	ID, Kind string // the kind is "person", "body" or "place"; it may be empty
	Names    []string
}

// Proposal is a name that no record declares.
type Proposal struct {
	Name      string   // the fullest form, as it is printed most often
	Spellings []string // its other forms as printed, the most frequent first
	Kind      string   // Person, Body, Place; empty: undecided
	Why       string   // what speaks for the kind, in words
	Articles  []string // ids, in the order of the texts
	Count     int      // mentions, of all forms
	First     Spot
	Excerpt   string // the words around the first mention
	Like      string // id of a declared record that it may be; a person decides
}

// Spot is a place in the texts: bytes Start to End of a paragraph, which counts
// from 0.
type Spot struct {
	Article               string
	Paragraph, Start, End int
}

// Mention is a name where it stands in a text: bytes Start to End of a
// paragraph, which counts from 0.
type Mention struct {
	Paragraph, Start, End int
	Name                  string // as printed there
	Whole                 string // the fullest form in the text of what it names
	Kind                  string // Person, Body, Place; empty: undecided
	Why                   string // what speaks for the kind, in words
}

// Names lists the names in one text, in order; none overlaps another.
func Names(paragraphs []string, language string) []Mention {
	s := newSurvey()
	runs := s.read(paragraphs, language)
	s.weigh()
	var list []Mention
	for _, r := range s.settle(runs) {
		list = append(list, Mention{r.par, r.start, r.end, r.name, r.whole.name, r.whole.kind, r.whole.why})
	}
	return list
}

// Propose lists the names in the texts that no record declares: those of most
// articles first, then the most frequent, then as they first stand there.
func Propose(texts []Text, known []Known) []Proposal {
	s := newSurvey()
	read := make([][]*run, len(texts))
	for i, t := range texts {
		read[i] = s.read(t.Paragraphs, t.Language)
	}
	s.weigh()
	k := newRegister(known)
	b := &ballot{byName: map[string]*entry{}}
	for i, t := range texts {
		for _, r := range s.settle(read[i]) {
			if !k.declared(r.key) && !k.declared(r.whole.key) {
				b.count(t, i, r)
			}
		}
	}
	return b.list(s, k)
}

// ballot gathers the mentions of each name.
type ballot struct {
	entries []*entry
	byName  map[string]*entry // by the folded fullest form
}

type entry struct {
	Proposal
	key      string
	text     int // the last that was counted, from 1
	evidence [kinds]evidence
	forms    map[string]int // how often each is printed
	order    []string
}

func (b *ballot) count(t Text, i int, r *run) {
	e := b.byName[r.whole.key]
	if e == nil {
		e = &entry{key: r.whole.key, forms: map[string]int{}}
		e.First = Spot{t.Article, r.par, r.start, r.end}
		e.Excerpt = excerpt(t.Paragraphs[r.par], r.start, r.end)
		e.evidence = r.whole.evidence
		b.entries = append(b.entries, e)
		b.byName[r.whole.key] = e
	}
	if e.text != i+1 {
		e.text = i + 1
		e.Articles = append(e.Articles, t.Article)
	}
	if e.Count++; e.forms[r.name] == 0 {
		e.order = append(e.order, r.name)
	}
	e.forms[r.name]++
}

func (b *ballot) list(s *survey, k *register) []Proposal {
	list := make([]Proposal, 0, len(b.entries))
	shared := map[string]bool{} // surnames, as far as they were asked for
	several := func(surname string) bool {
		known, asked := shared[surname]
		if !asked {
			known = s.bearers(surname, k) > 1
			shared[surname] = known
		}
		return known
	}
	for _, e := range b.entries {
		e.nameIt()
		if e.Kind, e.Why = verdict(e.evidence); e.Kind == Person {
			if !strings.Contains(e.key, " ") && several(e.key) {
				continue // several persons have this surname: by itself it names none
			}
			e.Spellings = slices.DeleteFunc(e.Spellings, func(form string) bool {
				short := annotate.Key(form)
				return !strings.Contains(short, " ") && (short != lastWord(e.key) || several(short))
			})
		}
		e.Like = k.like(e.key, e.Kind, e.Spellings)
		list = append(list, e.Proposal)
	}
	slices.SortStableFunc(list, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), cmp.Compare(b.Count, a.Count))
	})
	return list
}

// nameIt chooses the form to show: of the fullest, the one printed most often.
// One in capitals throughout gives way to another.
func (e *entry) nameIt() {
	slices.SortStableFunc(e.order, func(x, y string) int { return cmp.Compare(e.forms[y], e.forms[x]) })
	best := -1
	for i, form := range e.order {
		if annotate.Key(form) == e.key && (best < 0 || shouted(e.order[best]) && !shouted(form)) {
			best = i
		}
	}
	best = max(best, 0)
	e.Name = e.order[best]
	e.Spellings = append(e.Spellings, e.order[:best]...)
	e.Spellings = append(e.Spellings, e.order[best+1:]...)
}

func shouted(s string) bool { return s == strings.ToUpper(s) }

// around is how many bytes of a paragraph an excerpt shows on either side.
const around = 60

// excerpt gives the words around a span, with … where the paragraph goes on.
func excerpt(text string, start, end int) string {
	from, to := max(0, start-around), min(len(text), end+around)
	for from > 0 && from < start && text[from-1] != ' ' {
		from++
	}
	for to < len(text) && to > end && text[to] != ' ' {
		to--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	words := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		words = "… " + words
	}
	if to < len(text) {
		words += " …"
	}
	return words
}
