// Package collate puts the records of a dossier together: it gives each its
// place, resolves what one says of another, proves every citation in its
// source, and lists what cannot be so.
package collate

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// Options are what a build may choose.
type Options struct {
	Drafts   bool // keep records marked as drafts
	Proposed bool // keep events that nobody has confirmed yet

	// Placed tells where the words of claims stand of which some are withheld, and
	// which cannot be searched for. The others are.
	Placed map[dossier.Claim][]dossier.Range
}

// Collate makes one Dossier of the records, as a new [Collator] does.
func Collate(config dossier.Config, records []dossier.Record, opt Options) (*dossier.Dossier, diag.List) {
	return new(Collator).Collate(config, records, opt)
}

// Collate makes one Dossier of the records. The result is whole even where
// diagnostics report mistakes: what could not be resolved is left out of it.
func (m *Collator) Collate(config dossier.Config, records []dossier.Record, opt Options) (*dossier.Dossier, diag.List) {
	m.begin(settings{opt.Drafts, opt.Proposed || config.Proposals})
	c := &collator{opt: opt, memory: m, shelves: map[dossier.Kind][]*card{}, d: &dossier.Dossier{Config: config}}
	if !m.sorted(records) {
		records = slices.SortedFunc(slices.Values(records), byFile)
	}
	c.identify(records)
	c.order()
	c.looking.Go(c.titles)
	c.look()
	c.references()
	c.timeline()
	c.evidence()
	c.comparisons()
	c.brief()
	c.notice()
	c.mentions()
	c.speakers()
	c.disputes()
	c.looking.Wait()
	c.diags.Sort()
	return c.d, c.diags
}

// collator fills a dossier step by step.
type collator struct {
	opt      Options
	memory   *Collator
	d        *dossier.Dossier
	moved    bool                                  // records came, went, or have other addresses than in the last dossier
	steady   bool                                  // none did, and each has an address of its own
	replaced [][2]*card                            // of records at addresses of the last dossier, the old and the new
	instead  map[*dossier.Article]*dossier.Article // the new of the replaced articles by the old
	retold   map[*told]*told                       // likewise of what replaced records tell
	written  []*card                               // cards of records that were not in the last dossier
	front    *card
	shelves  map[dossier.Kind][]*card // published, by kind
	all      []*card                  // published, with the brief, in the order of kinds and then of the dossier
	fresh    []*card                  // of all, those that were not in the last dossier
	gone     []*card                  // that were in the last dossier and are not in this one
	drafts   map[string]dossier.Record
	looking  sync.WaitGroup // for names, until mentions waits for it, and then for who names whom
	diags    diag.List
}

// identify gives each record its id, sets drafts aside, and sorts the records
// by kind.
func (c *collator) identify(records []dossier.Record) {
	m := c.memory
	cards := c.cardsOf(records)
	if c.steady = m.sound && !c.moved; c.steady {
		c.readdress(cards)
	} else {
		m.roster = new(dossier.Roster)
		c.address(cards)
		c.reserved()
		c.aliases(records)
		slices.Sort(m.roster.Aliases)
	}
	c.d.Roster = m.roster
	if m.records, m.drafts, m.sound = c.d.Records, c.drafts, len(c.diags) == 0; !m.sound {
		m.losses++
	}
	c.d.Brief = c.front.record.(*dossier.Brief)
}

// readdress puts records in the places of those of the last dossier.
func (c *collator) readdress(cards []*card) {
	m, put, drafts := c.memory, map[string]dossier.Record{}, map[string]dossier.Record{}
	c.instead, c.retold = map[*dossier.Article]*dossier.Article{}, map[*told]*told{}
	for _, pair := range c.replaced {
		old, k := pair[0], pair[1]
		if a, ok := k.record.(*dossier.Article); ok {
			c.instead[old.record.(*dossier.Article)] = a
		}
		for i, t := range old.told {
			c.retold[t] = k.told[i]
		}
		if k.published = old.published; k.record.Header().Kind == dossier.KindBrief {
			continue
		}
		ids := []string{k.id()}
		for _, alias := range k.record.Header().Aliases {
			ids = append(ids, alias.ID)
		}
		for _, id := range ids {
			if k.published {
				put[id] = k.record
			} else {
				drafts[id] = k.record
			}
		}
	}
	c.d.Records, c.drafts = amended(m.records, nil, put), amended(m.drafts, nil, drafts)
	c.front = m.noBrief
	for _, k := range cards {
		switch {
		case !k.published:
		case k.record.Header().Kind == dossier.KindBrief:
			c.front = k
		default:
			c.shelve(k)
		}
	}
}

func (c *collator) shelve(k *card) {
	k.published, k.shelved = true, c.memory.round
	kind := k.record.Header().Kind
	c.shelves[kind] = append(c.shelves[kind], k)
}

// address gives each record its id, unless another has it.
func (c *collator) address(cards []*card) {
	c.drafts, c.d.Records = map[string]dossier.Record{}, make(map[string]dossier.Record, len(cards))
	c.front = c.memory.noBrief
	for _, k := range cards {
		k.published = false
		h := k.record.Header()
		if _, ok := k.record.(*dossier.Brief); ok {
			c.home(k)
			continue
		}
		if other := c.bearer(h.ID); other != nil {
			c.diags.Errorf(h.Pos(), "rename one of the files, or give it another slug", "the id %q belongs to %s already", h.ID, other.Header().File)
			continue
		}
		if h.Draft && !c.opt.Drafts {
			c.drafts[h.ID] = k.record
			continue
		}
		c.d.Records[h.ID] = k.record
		c.shelve(k)
	}
}

// bearer gives the record that an id names, be it a draft; nil: none.
func (c *collator) bearer(id string) dossier.Record {
	if r := c.d.Records[id]; r != nil {
		return r
	}
	return c.drafts[id]
}

// home sets the brief in its place. It has one address, so no id of its own.
func (c *collator) home(k *card) {
	b := k.record.Header()
	if !b.Draft || c.opt.Drafts {
		c.front, k.published = k, true
	}
	if b.ID != homeID {
		c.diags.Errorf(b.Pos(), "remove the line slug", "the home page has no id")
	}
	for _, a := range b.Aliases {
		c.diags.Errorf(a.Pos, "remove the line aliases", "the home page has no former ids")
	}
}

const homeID = "_index" // the name of the brief's file

// reservedIDs are the first segments of the addresses that the site itself
// needs; a page of that id would take their place.
var reservedIDs = []string{"articles", "events", "actors", "places", "cases", "comparisons", "timeline", "sources", "disagreements", "gaps", "print", "assets"}

func (c *collator) reserved() {
	for _, id := range reservedIDs {
		if r := c.bearer(id); r != nil {
			c.diags.Errorf(r.Header().Pos(), "rename the file", "the id %q is needed by the site itself", id)
		}
	}
}

// aliases adds the former ids of records, which are sorted by file: first of
// those that are published, then of drafts.
func (c *collator) aliases(records []dossier.Record) {
	for _, known := range []map[string]dossier.Record{c.d.Records, c.drafts} {
		for _, r := range records {
			if h := r.Header(); len(h.Aliases) > 0 && known[h.ID] == r {
				c.aliasesOf(r, known)
			}
		}
	}
}

func (c *collator) aliasesOf(r dossier.Record, known map[string]dossier.Record) {
	for _, a := range r.Header().Aliases {
		other := c.bearer(a.ID)
		switch {
		case slug.Valid(a.String()) != nil:
			c.diags.Errorf(a.Pos, "an alias is a former id: lower-case letters a-z, digits and dashes", "%q is not an id", a)
		case slices.Contains(reservedIDs, a.ID):
			c.diags.Errorf(a.Pos, "remove it", "the id %q is needed by the site itself", a.ID)
		case a.ID == r.Header().ID:
			c.diags.Errorf(a.Pos, "remove it: an alias is a former id", "the alias %q is this record's own id", a.ID)
		case other == r:
			c.diags.Errorf(a.Pos, "name each former id once", "the alias %q stands here twice", a.ID)
		case other != nil:
			c.diags.Errorf(a.Pos, "an alias is an id that no record has", "the alias %q belongs to %s", a.ID, other.Header().File)
		default:
			if known[a.ID] = r; c.d.Records[a.ID] == r {
				c.memory.roster.Aliases = append(c.memory.roster.Aliases, a.ID)
			}
		}
	}
}

// order sorts the lists of records, and lists all.
func (c *collator) order() {
	weighed := func(a, b *card) int { return byWeight(a.record.Header(), b.record.Header()) }
	c.d.Articles = inShelf[*dossier.Article](c, dossier.KindArticle, func(a, b *card) int {
		if c := a.place.Compare(b.place); c != 0 {
			return c
		}
		return strings.Compare(a.id(), b.id())
	})
	inShelf[*dossier.Event](c, dossier.KindEvent, func(a, b *card) int { return strings.Compare(a.id(), b.id()) })
	c.d.Actors = inShelf[*dossier.Actor](c, dossier.KindActor, weighed)
	c.d.Places = inShelf[*dossier.Place](c, dossier.KindPlace, weighed)
	c.d.Cases = inShelf[*dossier.Case](c, dossier.KindCase, func(a, b *card) int {
		one, other := a.record.(*dossier.Case), b.record.(*dossier.Case)
		return cmp.Or(weights(&one.Head, &other.Head), one.Start.Date.Compare(other.Start.Date), strings.Compare(one.ID, other.ID))
	})
	c.d.Comparisons = inShelf[*dossier.Comparison](c, dossier.KindComparison, weighed)
	c.d.Pages = inShelf[*dossier.Page](c, dossier.KindPage, weighed)
	c.memory.shelves = c.shelves
	c.list()
}

// inShelf sorts the cards of a kind, and gives their records.
func inShelf[R dossier.Record](c *collator, k dossier.Kind, compare func(a, b *card) int) []R {
	cards := inOrder(c.memory.shelves[k], c.shelves[k], c.memory.round, compare)
	c.shelves[k] = cards
	if len(cards) == 0 {
		return nil
	}
	list := make([]R, len(cards))
	for i, k := range cards {
		list[i] = k.record.(R)
	}
	return list
}

// list gathers all that is published, and tells what of it is new.
func (c *collator) list() {
	round := c.memory.round
	c.front.shelved = round
	c.all = append(c.all, c.front)
	for _, kind := range dossier.Kinds {
		c.all = append(c.all, c.shelves[kind]...)
	}
	for _, k := range c.all {
		if k.listed == 0 || k.listed != round-1 {
			c.fresh = append(c.fresh, k)
		}
		k.listed = round
	}
	for _, k := range c.memory.all {
		if k.listed != round {
			c.gone = append(c.gone, k)
		}
	}
	c.memory.all = c.all
	if many := len(c.all) / 8; len(c.fresh) > many || len(c.gone) > many {
		c.memory.mentions, c.memory.named = nil, nil // to make them is less than to amend them
	}
}

// byWeight sorts by hand first, then by name without regard to accents.
func byWeight(a, b *dossier.Head) int {
	return cmp.Or(weights(a, b), strings.Compare(slug.Fold(a.Title), slug.Fold(b.Title)), strings.Compare(a.ID, b.ID))
}

// weights puts smaller weights first, and none last.
func weights(a, b *dossier.Head) int {
	switch {
	case a.Weight == b.Weight:
		return 0
	case a.Weight == 0:
		return 1
	case b.Weight == 0:
		return -1
	}
	return cmp.Compare(a.Weight, b.Weight)
}

// ended reports an end that comes before its beginning.
func (c *collator) ended(pos diag.Pos, start, end date.Date) {
	if end.IsZero() || start.IsZero() {
		return
	}
	from, _ := start.Span()
	if _, to := end.Span(); !to.After(from) {
		c.diags.Errorf(pos, "correct the one or the other", "the end, %s, comes before the beginning, %s", end, start)
	}
}
