package collate

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// timeline makes an entry of every event: of each event file, and of each
// article's event that no event file gathers.
func (c *collator) timeline() {
	for _, a := range c.d.Articles {
		c.uniqueEvents(a)
	}
	for _, r := range c.events {
		e := r.(*dossier.Event)
		entry := &dossier.Entry{Event: e}
		c.d.Entries[e.ID] = entry
		c.gather(entry)
		c.d.Timeline = append(c.d.Timeline, entry)
	}
	for _, a := range c.d.Articles {
		for _, e := range c.shown(a.Events) {
			if key := eventKey(a, e); c.d.Entries[key] == nil {
				entry := &dossier.Entry{Event: owned(a, e)}
				c.d.Entries[key] = entry
				c.d.Timeline = append(c.d.Timeline, entry)
			}
		}
	}
	for _, entry := range c.d.Timeline {
		c.complete(entry)
	}
	c.formerEntries()
	sortInTime(c.d.Timeline)
}

// sortInTime orders events by the day on which they begin, then by weight, with
// which an editor tells the order of a day's events as the sources do, then by
// time.
func sortInTime(timeline []*dossier.Entry) {
	type placed struct {
		*dossier.Entry
		day time.Time
		at  date.Place
	}
	all := make([]placed, len(timeline))
	for i, e := range timeline {
		d := e.Event.Date.Date
		all[i] = placed{e, firstDay(d), d.Place()}
	}
	slices.SortFunc(all, func(a, b placed) int {
		if c := cmp.Or(a.day.Compare(b.day), weights(&a.Event.Head, &b.Event.Head)); c != 0 {
			return c
		}
		return cmp.Or(a.at.Compare(b.at), strings.Compare(a.Event.ID, b.Event.ID), strings.Compare(a.Event.Owner, b.Event.Owner))
	})
	for i := range all {
		timeline[i] = all[i].Entry
	}
}

// firstDay gives the day on which what a date covers begins: of a month, its
// first. What has no beginning counts as beginning with its end.
func firstDay(d date.Date) time.Time {
	if d.IsZero() {
		return time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if d.IsInterval() && d.Start().IsZero() {
		d = d.End()
	}
	from, _ := d.Span()
	return from.Truncate(24 * time.Hour)
}

func eventKey(a *dossier.Article, e *dossier.Event) string { return a.ID + "#" + e.ID }

// owned gives an article's event with its owner named.
func owned(a *dossier.Article, e *dossier.Event) *dossier.Event {
	copied := *e
	copied.Owner = a.ID
	return &copied
}

func (c *collator) uniqueEvents(a *dossier.Article) {
	seen := map[string]bool{}
	for _, e := range a.Events {
		if seen[e.ID] {
			c.diags.Errorf(e.Date.Pos, "give each event of the article its own id", "two events of this article have the id %q", e.ID)
		}
		seen[e.ID] = true
	}
}

// gather notes which articles' events an event file replaces.
func (c *collator) gather(entry *dossier.Entry) {
	for _, ref := range entry.Event.Reports {
		a, e := c.reported(ref)
		if e == nil {
			continue
		}
		key := eventKey(a, e)
		if other := c.d.Entries[key]; other != nil {
			c.diags.Errorf(ref.Pos, "name it once, in one event's file", "%s is gathered by %s already", ref, other.Event.File)
			continue
		}
		c.d.Entries[key] = entry
		entry.Gathers = append(entry.Gathers, owned(a, e))
	}
}

// complete finds an entry's case and the articles that tell of it: those that
// its event's body alone cites only where nothing else names one.
func (c *collator) complete(entry *dossier.Entry) {
	e := entry.Event
	reports := map[*dossier.Article]bool{}
	tells := func(id string) {
		if a, ok := c.d.Records[id].(*dossier.Article); ok {
			reports[a] = true
		}
	}
	tells(e.Owner)
	for _, ref := range e.Reports {
		tells(ref.ID)
	}
	for _, told := range append([]*dossier.Event{e}, entry.Gathers...) {
		for _, cite := range evidence(told) {
			tells(cite.Source)
		}
	}
	if len(reports) == 0 {
		for _, cite := range dossier.Cites(e) {
			tells(cite.Source)
		}
	}
	entry.Reports = slices.SortedFunc(maps.Keys(reports), byPublication)
	entry.Case, _ = c.d.Records[e.Case.ID].(*dossier.Case)
	if owner, ok := c.d.Records[e.Owner].(*dossier.Article); ok && e.Case.ID == "" && len(owner.Cases) == 1 {
		entry.Case, _ = c.d.Records[owner.Cases[0].ID].(*dossier.Case)
	}
}

// evidence lists the citations whose articles tell of an event: its own, and
// those of the answers to its questions. What its summary and body cite beside
// these may be of other things.
func evidence(e *dossier.Event) []dossier.Cite {
	list := slices.Clone(e.Cites)
	for _, account := range e.Accounts {
		for _, answer := range account.Answers {
			list = append(list, answer.Cites...)
			for _, p := range answer.Value.Pieces {
				list = append(list, p.Cites...)
			}
		}
	}
	return list
}

// formerEntries lets entries be found by the former ids of their events and of
// the articles that own them.
func (c *collator) formerEntries() {
	for id, r := range c.d.Records {
		if id == r.Header().ID {
			continue
		}
		switch r := r.(type) {
		case *dossier.Event:
			c.d.Entries[id] = c.d.Entries[r.ID]
		case *dossier.Article:
			for _, e := range r.Events {
				if entry := c.d.Entries[eventKey(r, e)]; entry != nil {
					c.d.Entries[id+"#"+e.ID] = entry
				}
			}
		}
	}
}
