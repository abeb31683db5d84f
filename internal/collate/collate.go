// Package collate puts the records of a dossier together: it gives each its
// place, resolves what one says of another, proves every citation in its
// source, and lists what cannot be so.
package collate

import (
	"cmp"
	"maps"
	"slices"
	"strings"

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
	c := &collator{
		opt: opt, memory: m,
		d: &dossier.Dossier{
			Config:   config,
			Records:  map[string]dossier.Record{},
			Entries:  map[string]*dossier.Entry{},
			Evidence: map[dossier.Claim]*dossier.Passage{},
			Cited:    map[string][]*dossier.Passage{},
			Mentions: map[string][]dossier.Mention{},
			Said:     map[string][]dossier.Statement{},
		},
	}
	records = slices.Clone(records)
	slices.SortFunc(records, func(a, b dossier.Record) int { return strings.Compare(a.Header().File, b.Header().File) })
	c.identify(records)
	c.order()
	c.references()
	c.timeline()
	c.evidence()
	c.comparisons()
	c.brief()
	c.notice()
	c.mentions()
	c.speakers()
	c.disputes()
	c.diags.Sort()
	return c.d, c.diags
}

// collator fills a dossier step by step.
type collator struct {
	opt    Options
	memory *Collator
	d      *dossier.Dossier
	all    []dossier.Record // published, with the brief, in the order of kinds and then of the dossier
	signs  []signs          // of all
	events []dossier.Record // that have files of their own, by id
	drafts map[string]dossier.Record
	diags  diag.List
}

// identify gives each record its id, sets drafts aside, and sorts the records
// by kind.
func (c *collator) identify(records []dossier.Record) {
	c.drafts = map[string]dossier.Record{}
	files := map[string]string{}
	c.d.Brief = &dossier.Brief{Head: dossier.Head{Kind: dossier.KindBrief, File: "content/_index.md"}}
	for _, r := range records {
		h := r.Header()
		if b, ok := r.(*dossier.Brief); ok {
			c.home(b)
			continue
		}
		if other, taken := files[h.ID]; taken {
			c.diags.Errorf(h.Pos(), "rename one of the files, or give it another slug", "the id %q belongs to %s already", h.ID, other)
			continue
		}
		files[h.ID] = h.File
		if h.Draft && !c.opt.Drafts {
			c.drafts[h.ID] = r
			continue
		}
		c.d.Records[h.ID] = r
		c.shelve(r)
	}
	c.reserved(files)
	c.aliases(files)
}

// home sets the brief in its place. It has one address, so no id of its own.
func (c *collator) home(b *dossier.Brief) {
	if !b.Draft || c.opt.Drafts {
		c.d.Brief = b
	}
	if b.ID != homeID {
		c.diags.Errorf(b.Pos(), "remove the line slug", "the home page has no id")
	}
	for _, a := range b.Aliases {
		c.diags.Errorf(a.Pos, "remove the line aliases", "the home page has no former ids")
	}
}

const homeID = "_index" // the name of the brief's file

// shelve adds a record to the list of its kind.
func (c *collator) shelve(r dossier.Record) {
	switch r := r.(type) {
	case *dossier.Article:
		c.d.Articles = append(c.d.Articles, r)
	case *dossier.Event:
		c.events = append(c.events, r)
	case *dossier.Actor:
		c.d.Actors = append(c.d.Actors, r)
	case *dossier.Place:
		c.d.Places = append(c.d.Places, r)
	case *dossier.Case:
		c.d.Cases = append(c.d.Cases, r)
	case *dossier.Comparison:
		c.d.Comparisons = append(c.d.Comparisons, r)
	case *dossier.Page:
		c.d.Pages = append(c.d.Pages, r)
	}
}

// reservedIDs are the first segments of the addresses that the site itself
// needs; a page of that id would take their place.
var reservedIDs = []string{"articles", "events", "actors", "places", "cases", "comparisons", "timeline", "sources", "disagreements", "gaps", "print", "assets"}

func (c *collator) reserved(files map[string]string) {
	for _, id := range reservedIDs {
		if file, taken := files[id]; taken {
			c.diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "rename the file", "the id %q is needed by the site itself", id)
		}
	}
}

// aliases adds the former ids of records, in the order of the records' files.
func (c *collator) aliases(files map[string]string) {
	byFile := func(a, b dossier.Record) int { return strings.Compare(a.Header().File, b.Header().File) }
	for _, known := range []map[string]dossier.Record{c.d.Records, c.drafts} {
		for _, r := range slices.SortedFunc(maps.Values(known), byFile) {
			for _, a := range r.Header().Aliases {
				other, taken := files[a.ID]
				switch {
				case slug.Valid(a.String()) != nil:
					c.diags.Errorf(a.Pos, "an alias is a former id: lower-case letters a-z, digits and dashes", "%q is not an id", a)
				case slices.Contains(reservedIDs, a.ID):
					c.diags.Errorf(a.Pos, "remove it", "the id %q is needed by the site itself", a.ID)
				case a.ID == r.Header().ID:
					c.diags.Errorf(a.Pos, "remove it: an alias is a former id", "the alias %q is this record's own id", a.ID)
				case taken && other == r.Header().File:
					c.diags.Errorf(a.Pos, "name each former id once", "the alias %q stands here twice", a.ID)
				case taken:
					c.diags.Errorf(a.Pos, "an alias is an id that no record has", "the alias %q belongs to %s", a.ID, other)
				default:
					files[a.ID] = r.Header().File
					known[a.ID] = r
				}
			}
		}
	}
}

// order sorts the lists of records.
func (c *collator) order() {
	sortByDate(c.d.Articles, func(a *dossier.Article) date.Date { return a.Date.Date }, byID)
	slices.SortFunc(c.events, func(a, b dossier.Record) int { return strings.Compare(a.Header().ID, b.Header().ID) })
	slices.SortFunc(c.d.Actors, func(a, b *dossier.Actor) int { return byWeight(&a.Head, &b.Head) })
	slices.SortFunc(c.d.Places, func(a, b *dossier.Place) int { return byWeight(&a.Head, &b.Head) })
	slices.SortFunc(c.d.Cases, func(a, b *dossier.Case) int {
		return cmp.Or(weights(&a.Head, &b.Head), a.Start.Date.Compare(b.Start.Date), strings.Compare(a.ID, b.ID))
	})
	slices.SortFunc(c.d.Comparisons, func(a, b *dossier.Comparison) int { return byWeight(&a.Head, &b.Head) })
	slices.SortFunc(c.d.Pages, func(a, b *dossier.Page) int { return byWeight(&a.Head, &b.Head) })
}

// sortByDate sorts by dates, each of which is put in its place once, and else as
// then says.
func sortByDate[T any](list []T, dated func(T) date.Date, then func(a, b T) int) {
	type placed struct {
		it T
		at date.Place
	}
	all := make([]placed, len(list))
	for i, it := range list {
		all[i] = placed{it, dated(it).Place()}
	}
	slices.SortFunc(all, func(a, b placed) int {
		if c := a.at.Compare(b.at); c != 0 {
			return c
		}
		return then(a.it, b.it)
	})
	for i := range all {
		list[i] = all[i].it
	}
}

func byID(a, b *dossier.Article) int { return strings.Compare(a.ID, b.ID) }

func byPublication(a, b *dossier.Article) int {
	return cmp.Or(a.Date.Date.Compare(b.Date.Date), byID(a, b))
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
