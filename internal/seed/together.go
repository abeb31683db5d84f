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
	"dossier/internal/parallel"
	"dossier/internal/pattern"
	"dossier/internal/slug"
	"dossier/internal/temporal"
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
func mentionsOf(body *dossier.Body, language string) map[int][]census.Mention {
	var texts []string
	var blocks []int
	for i := range body.Blocks {
		if b := &body.Blocks[i]; b.Kind == dossier.Paragraph || b.Kind == dossier.Tight {
			texts, blocks = append(texts, body.Words(i)), append(blocks, i)
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
func propose(drafts []Draft, ctx Context) {
	names := newNamesake(ctx.Names)
	lists := make([][]*proposal, len(drafts))
	parallel.Each(len(drafts), func(i int) { lists[i] = events(&drafts[i], names, ctx.Language) })
	gone := together(lists)
	for i := range drafts {
		a := drafts[i].Article
		kept := slices.DeleteFunc(lists[i], func(p *proposal) bool { return gone[p] })
		slices.SortStableFunc(kept, func(x, y *proposal) int { return cmp.Compare(y.ranked, x.ranked) })
		a.Events = nil
		for _, p := range kept {
			for _, id := range p.told[:min(len(p.told), mostTold)] {
				p.Reports = append(p.Reports, dossier.Ref{ID: id})
			}
			p.Cites = p.Cites[:min(len(p.Cites), mostTold)]
			a.Events = append(a.Events, p.Event)
		}
	}
}

// mostTold is how many citations and reports a proposal lists. More would make
// front matter that nobody reads; for its rank all count.
const mostTold = 20

// compared is how many proposals of one day are compared with all others.
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
			days[day] = append(days[day], p)
		}
	}
	gone := map[*proposal]bool{}
	for _, day := range order {
		left := compared
		for i, p := range days[day] {
			if left > 0 && !gone[p] {
				p.gather(days[day][i+1:], gone)
				left--
			}
		}
	}
	return gone
}

// gather makes p cite, of each other article, the proposal that is most like it.
func (p *proposal) gather(others []*proposal, gone map[*proposal]bool) {
	best, most := map[string]*proposal{}, map[string]float64{}
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
		if n > most[q.Owner] {
			best[q.Owner], most[q.Owner] = q, n
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
// is finer, or the same and printed in full.
func (p *proposal) merge(q *proposal) {
	same := p.Date.Date == q.Date.Date
	if p.Date.Basis != date.Stated && q.Date.Basis == date.Stated && same || !same && q.within(p) {
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

// within reports whether the time of p lies within that of q.
func (p *proposal) within(q *proposal) bool {
	from, to := p.Date.Date.Span()
	other, until := q.Date.Date.Span()
	return !from.Before(other) && !until.Before(to)
}

// The share of their common words that two sentences need to be taken for one
// event: without a name that both give, and with one.
const (
	alike      = 0.34
	alikeNamed = 0.2
	alikeOnce  = 0.5 // with the same names and one act: two names, or what somebody does once: "resigned"
)

// likeness tells how much two proposals of one day are alike; 0 where they are
// not taken for one event. Both tell of one action at the least, and neither of
// who, whom, where or how many the other tells otherwise: an event that is told
// twice is mended more easily than one that is lost in another.
func (p *proposal) likeness(q *proposal) float64 {
	if !p.tells.agree(&q.tells) || !p.within(q) && !q.within(p) {
		return 0
	}
	common := overlap(p.tells.words, q.tells.words)
	all := len(p.tells.words) + len(q.tells.words) - common
	share := float64(common) / float64(max(all, 1))
	names, more := p.tells.sharedNames(&q.tells), q.tells.sharedNames(&p.tells)
	if names < len(p.tells.names) && more < len(q.tells.names) {
		return 0
	}
	whole := names == len(p.tells.names) && more == len(q.tells.names)
	switch {
	case common >= 3 && share >= alike:
	case names > 0 && common >= 2 && share >= alikeNamed:
	case names > 0 && whole && share >= alikeOnce && (names > 1 || p.tells.once && q.tells.once):
	default:
		return 0
	}
	return float64(common+names) + share
}

// telling is what a sentence tells, in words that are alike where they mean the
// same: without accents and case, and by their stems.
type telling struct {
	words   map[string]bool   // that are no name, title, number, time or sort of place
	acts    map[string]object // those of them that tell what is done
	who     map[string]bool   // sorts of people, and titles
	numbers map[string]bool
	names   [][]string // the words of each name
	named   map[string]bool
	once    bool // it tells what somebody does once
}

// object is whom or what the act words of a sentence are about.
type object struct {
	words map[string]bool
	bare  bool // one of them says nothing of it
}

// agree reports whether two sentences may tell one event: some act is the same,
// and neither has numbers, people or things done to that the other lacks, while
// that has others.
func (t *telling) agree(u *telling) bool {
	if overlap(t.acts, u.acts) == 0 || apart(t.numbers, u.numbers) || apart(t.who, u.who) {
		return false
	}
	for w, o := range t.acts {
		if v, ok := u.acts[w]; ok && !o.bare && !v.bare && apart(o.words, v.words) {
			return false
		}
	}
	return true
}

// sharedNames counts the names that share a word with one of the other's.
func (t *telling) sharedNames(u *telling) int {
	n := 0
	for _, name := range t.names {
		if slices.ContainsFunc(name, func(w string) bool { return u.named[w] }) {
			n++
		}
	}
	return n
}

func overlap[V any](a, b map[string]V) int {
	n := 0
	for w := range a {
		if _, ok := b[w]; ok {
			n++
		}
	}
	return n
}

// apart reports whether each of two sets has something that the other lacks.
func apart(a, b map[string]bool) bool {
	n := overlap(a, b)
	return n < len(a) && n < len(b)
}

// token is a word of a sentence.
type token struct {
	word   string // in lower case
	folded string
	parted bool // a mark stands before it
	kind   string
	stem   string
}

// tellingOf reads a sentence, of an article whose names hold these words.
func tellingOf(sentence, language string, names map[string]bool, namesOf map[string]bool) telling {
	t := telling{words: map[string]bool{}, acts: map[string]object{}, who: map[string]bool{}, numbers: map[string]bool{}, named: map[string]bool{}}
	for name := range names {
		words := slices.DeleteFunc(strings.FieldsFunc(name, notWord), func(w string) bool { return len(w) < 3 || lexicon[w].kind == title })
		if len(words) > 0 {
			t.names = append(t.names, words)
		}
		for _, w := range words {
			t.named[w] = true
		}
	}
	tokens := tokensOf(untimed(sentence, language), namesOf)
	for i, k := range tokens {
		switch k.kind {
		case number:
			t.numbers[k.stem] = true
		case people, title:
			t.who[k.stem] = true
			if k.kind == people {
				t.words[k.stem] = true
			}
		case act, lasting:
			t.words[k.stem] = true
			t.once = t.once || k.kind == lasting
			t.about(k.stem, objects(tokens, i))
		case thing:
			t.words[k.stem] = true
		}
	}
	return t
}

func (t *telling) about(act string, words []string) {
	o := t.acts[act]
	if o.words == nil {
		o.words = map[string]bool{}
	}
	for _, w := range words {
		o.words[w] = true
	}
	o.bare = o.bare || len(words) == 0
	t.acts[act] = o
}

// untimed puts a mark in the place of each expression of time.
func untimed(sentence, language string) string {
	var b strings.Builder
	at := 0
	for _, e := range temporal.Tag(sentence, temporal.Options{Language: language}) {
		b.WriteString(sentence[at:e.Start] + ",")
		at = e.End
	}
	return b.String() + sentence[at:]
}

func tokensOf(sentence string, namesOf map[string]bool) []token {
	var list []token
	at := 0
	for _, w := range strings.FieldsFunc(sentence, notWord) {
		start := at + strings.Index(sentence[at:], w)
		k := token{word: strings.ToLower(w), folded: slug.Fold(w), parted: strings.ContainsAny(sentence[at:start], ",;:()–—“”«»\"[]")}
		k.kind, k.stem = kindOf(k, namesOf)
		list = append(list, k)
		at = start + len(w)
	}
	return list
}

func kindOf(k token, namesOf map[string]bool) (kind, stem string) {
	w := k.folded
	e, ok := lexicon[k.word] // "entré" is not "entre"
	if !ok {
		e = lexicon[w]
	}
	switch {
	case e.kind == title, e.kind == skipped, e.kind == stop, e.kind == number:
		return e.kind, e.stem
	case strings.Trim(w, "0123456789") == "":
		return number, strings.TrimLeft(w, "0")
	case strings.ContainsAny(w, "0123456789"):
		return skipped, ""
	case namesOf[w]:
		return name, w
	case e.kind != "":
		return e.kind, e.stem
	}
	for n := min(len(w), longestPrefix); n >= shortestPrefix; n-- {
		if e, ok := prefixes[w[:n]]; ok {
			return e.kind, e.stem
		}
	}
	if utf8.RuneCountInString(w) < 4 || empty[w] {
		return skipped, ""
	}
	stem = w
	if runes := []rune(w); len(runes) > 6 {
		stem = string(runes[:6])
	}
	if doing.MatchString(k.word) && !noDoing.MatchString(k.word) {
		return act, stem
	}
	return thing, stem
}

// doing matches words by whose ending they tell what was done.
var (
	doing   = pattern.New(`^.{3,}(?:ed|[^t]é|té|ée|és|ées|èrent)$`)
	noDoing = pattern.New(`(?:ités?|née|nées|eed|hundred)$`)
)

// objects gives whom or what the act at a place is done to: the words behind it,
// or those before it where it is done to them. They are none for a noun.
func objects(tokens []token, i int) []string {
	if i > 0 && !tokens[i].parted && determiners[tokens[i-1].folded] {
		return nil
	}
	k := i
	for k > 0 && !tokens[k].parted && auxiliaries[tokens[k-1].folded] {
		k--
	}
	const reach = 6
	var words []string
	if k < i && passives[tokens[i-1].folded] {
		for j := k - 1; j >= max(0, k-reach) && !tokens[j+1].parted && !stopsAt(tokens[j]); j-- {
			words = tokens[j].object(words)
		}
		return words
	}
	for j := i + 1; j < min(len(tokens), i+1+reach) && !tokens[j].parted && !stopsAt(tokens[j]); j++ {
		words = tokens[j].object(words)
	}
	return words
}

func stopsAt(k token) bool { return k.kind == stop || k.word == "à" }

func (k token) object(words []string) []string {
	switch k.kind {
	case people, title, thing, name, place:
		return append(words, k.stem)
	}
	return words
}
