package seed

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/census"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// namesake finds the dossier's actors and places in a sentence.
type namesake struct {
	finder *annotate.Names
	places map[string]bool
}

func newNamesake(declared []Declared) *namesake {
	n := &namesake{places: map[string]bool{}}
	var names []annotate.Name
	for _, d := range declared {
		n.places[d.ID] = d.Place
		for _, name := range d.Names {
			names = append(names, annotate.Name{Text: name, Target: d.ID})
		}
	}
	n.finder = annotate.NewNames(names)
	return n
}

// in lists who and what places a text names, each once, as they come.
func (n *namesake) in(text string) (actors []dossier.Part, places []dossier.Ref) {
	seen := map[string]bool{}
	for _, h := range n.finder.Find(text) {
		switch {
		case seen[h.Target]:
		case n.places[h.Target]:
			places = append(places, dossier.Ref{ID: h.Target})
		default:
			actors = append(actors, dossier.Part{Actor: dossier.Ref{ID: h.Target}})
		}
		seen[h.Target] = true
	}
	return actors, places
}

// mentionsOf finds the names in a body, by block.
func mentionsOf(body dossier.Body, language string) map[int][]census.Mention {
	var texts []string
	var blocks []int
	for i := range body {
		if b := &body[i]; b.Kind == dossier.Paragraph || b.Kind == dossier.Tight {
			texts, blocks = append(texts, b.Words()), append(blocks, i)
		}
	}
	found := map[int][]census.Mention{}
	for _, m := range census.Names(texts, language) {
		found[blocks[m.Paragraph]] = append(found[blocks[m.Paragraph]], m)
	}
	return found
}

// propose gives the drafts their events. What several tell is proposed once, in
// the article that comes first, and cites the others too; of one article's
// events those that most articles tell stand first.
func propose(drafts []Draft, declared []Declared) {
	names := newNamesake(declared)
	lists := make([][]*proposal, len(drafts))
	parallel(len(drafts), func(i int) { lists[i] = events(&drafts[i], names) })
	gone := together(lists)
	for i := range drafts {
		a := drafts[i].Article
		kept := slices.DeleteFunc(lists[i], func(p *proposal) bool { return gone[p] })
		slices.SortStableFunc(kept, func(x, y *proposal) int { return cmp.Compare(y.ranked, x.ranked) })
		a.Events = nil
		for _, p := range kept {
			for _, id := range p.told {
				p.Reports = append(p.Reports, dossier.Ref{ID: id})
			}
			a.Events = append(a.Events, p.Event)
		}
	}
}

// compared is how many proposals of one day are compared with each other.
const compared = 300

// together finds the proposals of different articles that tell one event, makes
// the first of them cite the others, and gives the others.
func together(lists [][]*proposal) map[*proposal]bool {
	days := map[string][]*proposal{}
	var order []string
	for _, list := range lists {
		for _, p := range list {
			day := p.Date.Date.Day().String()
			if day == "" {
				continue
			}
			if days[day] == nil {
				order = append(order, day)
			}
			if len(days[day]) < compared {
				days[day] = append(days[day], p)
			}
		}
	}
	gone := map[*proposal]bool{}
	for _, day := range order {
		for i, p := range days[day] {
			if !gone[p] {
				p.gather(days[day][i+1:], gone)
			}
		}
	}
	return gone
}

// gather makes p cite, of each other article, the proposal that is most like it.
func (p *proposal) gather(others []*proposal, gone map[*proposal]bool) {
	best := map[string]*proposal{}
	var owners []string
	for _, q := range others {
		if gone[q] || q.Owner == p.Owner {
			continue
		}
		n := p.likeness(q)
		if n == 0 {
			continue
		}
		if best[q.Owner] == nil {
			owners = append(owners, q.Owner)
		}
		if best[q.Owner] == nil || n > p.likeness(best[q.Owner]) {
			best[q.Owner] = q
		}
	}
	for _, owner := range owners {
		q := best[owner]
		gone[q] = true
		p.told = append(p.told, owner)
		p.Cites = append(p.Cites, q.Cites...)
		p.ranked++
		p.merge(q)
	}
}

// merge takes over who and where another article names, and its date where that
// is the same and printed in full.
func (p *proposal) merge(q *proposal) {
	if p.Date.Basis != date.Stated && q.Date.Basis == date.Stated && p.Date.Date == q.Date.Date {
		p.Date = q.Date
	}
	for _, a := range q.Actors {
		if !slices.ContainsFunc(p.Actors, func(b dossier.Part) bool { return b.Actor.ID == a.Actor.ID }) {
			p.Actors = append(p.Actors, a)
		}
	}
	for _, r := range q.Places {
		if !slices.ContainsFunc(p.Places, func(s dossier.Ref) bool { return s.ID == r.ID }) {
			p.Places = append(p.Places, r)
		}
	}
}

// alike is the share of their telling words that two sentences need in common
// to be taken for one event. Where both give the same name, two words are enough.
const alike = 0.34

// likeness tells how much two proposals of one day are alike; 0 where they are
// not taken for one event, because they have too little in common, or because
// their times exclude each other.
func (p *proposal) likeness(q *proposal) float64 {
	common, names := 0, 0
	for w := range p.words {
		if q.words[w] {
			common++
		}
	}
	for n := range p.names {
		if q.names[n] {
			names++
		}
	}
	all := len(p.words) + len(q.words) - common
	share := float64(common) / float64(max(all, 1))
	if (common < 3 || share < alike) && (names == 0 || common < 2 || share < alike/4) {
		return 0
	}
	from, to := p.Date.Date.Span()
	other, until := q.Date.Date.Span()
	if !from.Before(until) || !other.Before(to) {
		return 0
	}
	return float64(common+names) + share
}

// telling gives the words of a sentence that tell what happened: those of four
// letters and more, without accents and case, cut to their first six letters so
// that their endings do not count.
func telling(sentence string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(slug.Fold(sentence), notWord) {
		if utf8.RuneCountInString(w) < 4 && !strings.ContainsAny(w, "0123456789") || empty[w] {
			continue
		}
		if runes := []rune(w); len(runes) > 6 {
			w = string(runes[:6])
		}
		words[w] = true
	}
	return words
}

// empty are words of four letters and more that tell nothing.
var empty = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`that with from were have been their which after before about would could said says also into over this they them than then when where while will more most other some such
		monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
		dans pour avec sont etait ete leur leurs cette apres avant plus dont mais comme aussi entre vers elle elles nous vous fait etre avoir
		lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre`) {
		m[w] = true
	}
	return m
}()
