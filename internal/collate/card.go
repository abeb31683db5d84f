package collate

import (
	"slices"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// card is what a Collator remembers of a record, for as long as the record stays
// the same.
type card struct {
	standing
	record    dossier.Record
	published bool            // in the last dossier
	listed    int             // the last dossier, by its round, in which it was published
	place     date.Place      // of an article's date
	links     []dossier.Piece // on records, but not those of an article's events
	cites     []cite
	twins     bool    // two events of an article have one id
	told      []*told // what it tells of: an event's file itself, an article its events

	checked  int // the state of losses in which all that it names was found; 0: none
	mentions dossier.Mentions
	finder   int      // the state of names in which mentions were found; 0: none
	heard    *hearing // of an article: which actors speak in it
}

// standing tells in which dossier, by its round, a thing stood last.
type standing struct {
	shelved int // was among those that are published
	sorted  int // was put in order
}

func (s *standing) stand() *standing { return s }

// told is an event as a dossier tells of it, and what is remembered of that.
type told struct {
	standing
	event   *dossier.Event // with its owner named
	shown   bool           // unless another event gathers it
	key     string         // its id, or "article#event"
	sources []string       // ids of the articles that tell of it by its own evidence
	cites   []cite
	day     time.Time // see firstDay
	at      date.Place

	reports   []*told        // what of articles its file names, for each reference; nil: nothing, or not all was found
	entry     *dossier.Entry // that it has, or had
	gathers   []*told        // of that entry
	addresses int            // the state of addresses in which it was found
	open      bool           // its case, or one of the articles that it names, was not found then
}

// cite is a citation, and the claim that it makes.
type cite struct {
	dossier.Cite
	made *claim
}

// cardsOf gives the cards of records, which are sorted by file: those of the last
// dossier where the record is the same one. It counts a new state of addresses
// where what names a record may find another one, or none.
func (c *collator) cardsOf(records []dossier.Record) []*card {
	m := c.memory
	cards, old, lost := make([]*card, len(records)), m.cards, false
	for i, r := range records {
		for len(old) > 0 && old[0].record != r && old[0].file() < r.Header().File {
			old, lost = old[1:], true
		}
		switch {
		case len(old) > 0 && old[0].record == r:
			cards[i], old = old[0], old[1:]
			continue
		case len(old) > 0 && old[0].file() == r.Header().File:
			cards[i] = c.newCard(r)
			lost = lost || !sameAddress(old[0].record, r)
			c.replaced = append(c.replaced, [2]*card{old[0], cards[i]})
			old = old[1:]
		default:
			cards[i], c.moved = c.newCard(r), true
		}
	}
	if lost = lost || len(old) > 0; lost {
		m.losses++
	}
	if c.moved = c.moved || lost; c.moved {
		m.addresses++
	}
	m.cards = cards
	parallel.Each(len(c.written), func(i int) { c.written[i].write(m.settings) })
	for _, k := range c.written {
		m.claim(k)
	}
	return cards
}

// sorted reports whether records stand by file. Where few came or went, the names of
// two that stood one after the other in the last dossier are not looked at.
func (m *Collator) sorted(records []dossier.Record) bool {
	at := 0 // where the record before stood, or one that it replaces
	was := func(i int, r dossier.Record) bool { return i < len(m.cards) && m.cards[i].record == r }
	for i := 1; i < len(records); i++ {
		one, next := records[i-1], records[i]
		if was(at, one) && was(at+1, next) {
			at++
			continue
		}
		if byFile(one, next) > 0 {
			return false
		}
		if !was(at, next) { // or else the one before is new
			at++
			if was(at+1, next) { // and another is gone
				at++
			}
		}
	}
	return true
}

func (k *card) file() string { return k.record.Header().File }

func (k *card) id() string { return k.record.Header().ID }

// newCard makes a card of a record, on which nothing is written yet.
func (c *collator) newCard(r dossier.Record) *card {
	k := &card{record: r}
	c.written = append(c.written, k)
	return k
}

// write writes on a card what its record says by itself.
func (k *card) write(s settings) {
	var room [64]dossier.Piece
	k.links, k.cites = slices.Clone(appendLinks(room[:0], k.record)), citesOf(k.record)
	switch r := k.record.(type) {
	case *dossier.Event:
		k.told = []*told{newTold(s, r, r.ID)}
	case *dossier.Article:
		k.place, k.twins = r.Date.Date.Place(), haveTwins(r.Events)
		for _, e := range r.Events {
			k.told = append(k.told, newTold(s, owned(r, e), eventKey(r, e)))
		}
	}
}

func haveTwins(events []*dossier.Event) bool {
	ids := make(map[string]bool, len(events))
	for _, e := range events {
		ids[e.ID] = true
	}
	return len(ids) < len(events)
}

func newTold(s settings, e *dossier.Event, key string) *told {
	t := &told{event: e, key: key, shown: s.show(e), cites: citesOf(e), day: firstDay(e.Date.Date), at: e.Date.Date.Place()}
	for _, c := range evidence(e) {
		if !slices.Contains(t.sources, c.Source) {
			t.sources = append(t.sources, c.Source)
		}
	}
	return t
}

// citesOf gives the citations of a record, whose claims are not known yet.
func citesOf(r dossier.Record) []cite {
	all := dossier.Cites(r)
	if len(all) == 0 {
		return nil
	}
	list := make([]cite, len(all))
	for i, c := range all {
		list[i].Cite = c
	}
	return list
}

// claim has the citations on a card make their claims.
func (m *Collator) claim(k *card) {
	m.claimAll(k.cites)
	for _, t := range k.told {
		m.claimAll(t.cites)
	}
}

func (m *Collator) claimAll(list []cite) {
	for i := range list {
		list[i].made = m.claimOf(list[i].Claim)
	}
}

// sameAddress reports whether what names the one record finds the other in its
// place.
func sameAddress(a, b dossier.Record) bool {
	x, y := a.Header(), b.Header()
	sameID := func(r, s dossier.Ref) bool { return r.ID == s.ID }
	if x.Kind != y.Kind || x.ID != y.ID || x.Draft != y.Draft || !slices.EqualFunc(x.Aliases, y.Aliases, sameID) {
		return false
	}
	one, isArticle := a.(*dossier.Article)
	if !isArticle {
		return true
	}
	return slices.EqualFunc(one.Events, b.(*dossier.Article).Events, func(e, f *dossier.Event) bool {
		return e.ID == f.ID && e.Draft == f.Draft && e.Proposed == f.Proposed
	})
}

// inOrder sorts things of which most may be in an order from before, of which
// those are left that are shelved now. compare takes no two of them as equal.
func inOrder[T interface {
	comparable
	stand() *standing
}](before, now []T, round int, compare func(a, b T) int) []T {
	list := make([]T, 0, len(now))
	for _, it := range before {
		if s := it.stand(); s.shelved == round {
			s.sorted = round
			list = append(list, it)
		}
	}
	var fresh []T
	for _, it := range now {
		if s := it.stand(); s.sorted != round {
			s.sorted = round
			fresh = append(fresh, it)
		}
	}
	parallel.Sort(fresh, compare)
	if len(list) == 0 {
		return fresh
	}
	return merged(list, fresh, compare)
}

// merged puts few sorted things among many.
func merged[T any](many, few []T, compare func(a, b T) int) []T {
	if len(few) == 0 {
		return many
	}
	list := make([]T, 0, len(many)+len(few))
	for _, it := range few {
		i, _ := slices.BinarySearchFunc(many, it, compare)
		list = append(append(list, many[:i]...), it)
		many = many[i:]
	}
	return append(list, many...)
}

func byFile(a, b dossier.Record) int { return strings.Compare(a.Header().File, b.Header().File) }
