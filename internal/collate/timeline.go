package collate

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// timeline makes an entry of every event: of each event file, and of each
// article's event that no event file gathers. Entries that would be as they were
// in the last dossier are the same ones.
func (c *collator) timeline() {
	for _, k := range c.shelves[dossier.KindArticle] {
		if k.twins {
			c.uniqueEvents(k.record.(*dossier.Article))
		}
	}
	var list []*told
	for _, k := range c.shelves[dossier.KindEvent] {
		list = append(list, k.told[0])
	}
	gathers, gatherers := c.gather(list)
	for _, k := range c.shelves[dossier.KindArticle] {
		for i, t := range k.told {
			if t.shown && gatherers[t.key] == nil && !(k.twins && shownBefore(k.told[:i], t.key)) {
				list = append(list, t)
			}
		}
	}
	c.completeAll(list, gathers)
	c.enter(list, gatherers)
}

// completeAll makes the entries of events, of which the first gather others.
func (c *collator) completeAll(list []*told, gathers [][]*told) {
	const many = 256 // events that one goroutine looks at in a row
	parts := slices.Collect(slices.Chunk(list, many))
	parallel.Each(len(parts), func(i int) {
		var room []*dossier.Article
		for k, t := range parts[i] {
			var others []*told
			if at := i*many + k; at < len(gathers) {
				others = gathers[at]
			}
			room = c.complete(t, others, room)
		}
	})
}

func shownBefore(list []*told, key string) bool {
	return slices.ContainsFunc(list, func(t *told) bool { return t.shown && t.key == key })
}

// enter lists the entries of events, and those in which events are gathered.
func (c *collator) enter(list []*told, gatherers map[string]*told) {
	c.d.Entries = make(map[string]*dossier.Entry, len(list)+len(gatherers))
	for _, t := range list {
		t.shelved = c.memory.round
		c.d.Entries[t.key] = t.entry
	}
	for key, by := range gatherers {
		c.d.Entries[key] = by.entry
	}
	c.formerEntries()
	c.memory.timeline = inOrder(c.memory.timeline, list, c.memory.round, inTime)
	c.d.Timeline = make([]*dossier.Entry, len(list))
	for i, t := range c.memory.timeline {
		c.d.Timeline[i] = t.entry
	}
}

// inTime orders events by the day on which they begin, then by weight, with
// which an editor tells the order of a day's events as the sources do, then by
// time.
func inTime(a, b *told) int {
	if c := cmp.Or(a.day.Compare(b.day), weights(&a.event.Head, &b.event.Head)); c != 0 {
		return c
	}
	return cmp.Or(a.at.Compare(b.at), strings.Compare(a.event.ID, b.event.ID), strings.Compare(a.event.Owner, b.event.Owner))
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

// gather finds which articles' events each event of a file replaces, and by key
// the event that replaces an article's.
func (c *collator) gather(list []*told) (gathers [][]*told, gatherers map[string]*told) {
	gathers, gatherers = make([][]*told, len(list)), map[string]*told{}
	tellers := sync.OnceValue(c.tellers)
	for i, by := range list {
		for n, t := range c.reportedBy(by, tellers) {
			if t == nil {
				continue
			}
			if other := gatherers[t.key]; other != nil {
				ref := by.event.Reports[n]
				c.diags.Errorf(ref.Pos, "name it once, in one event's file", "%s is gathered by %s already", ref, other.event.File)
				continue
			}
			gatherers[t.key] = by
			gathers[i] = append(gathers[i], t)
		}
	}
	return gathers, gatherers
}

// reportedBy gives what of articles an event's file names, for each of its
// references; nil where that is an article alone, or where nothing is found.
func (c *collator) reportedBy(by *told, tellers func() map[*dossier.Article]*card) []*told {
	if c.steady && by.reports != nil {
		for i, t := range by.reports {
			if now := c.retold[t]; now != nil {
				by.reports[i] = now
			}
		}
		return by.reports
	}
	if len(by.event.Reports) == 0 {
		return nil
	}
	c.memory.resolved++
	list, before := make([]*told, len(by.event.Reports)), len(c.diags)
	for i, ref := range by.event.Reports {
		if a, e := c.reported(ref); e != nil {
			list[i] = tellers()[a].told[slices.Index(a.Events, e)]
		}
	}
	if by.reports = nil; len(c.diags) == before {
		by.reports = list
	}
	return list
}

// tellers gives the cards of the articles that tell of events.
func (c *collator) tellers() map[*dossier.Article]*card {
	tellers := map[*dossier.Article]*card{}
	for _, k := range c.shelves[dossier.KindArticle] {
		if len(k.told) > 0 {
			tellers[k.record.(*dossier.Article)] = k
		}
	}
	return tellers
}

// complete makes an event's entry, of what it gathers too, or leaves it the one
// that it has. There is room for the articles that tell of it, which it gives back.
func (c *collator) complete(t *told, gathers []*told, room []*dossier.Article) []*dossier.Article {
	if t.entry != nil && !c.touched(t.entry) && (!t.open || t.addresses == c.memory.addresses) && slices.Equal(t.gathers, gathers) {
		return room
	}
	t.addresses = c.memory.addresses
	e := t.event
	of, _ := c.d.Records[e.Case.ID].(*dossier.Case)
	if owner, ok := c.d.Records[e.Owner].(*dossier.Article); ok && e.Case.ID == "" && len(owner.Cases) == 1 {
		of, _ = c.d.Records[owner.Cases[0].ID].(*dossier.Case)
	}
	t.open = of == nil
	found := c.reports(room[:0], t, gathers)
	if t.entry != nil && t.entry.Case == of && slices.Equal(t.entry.Reports, found) && slices.Equal(t.gathers, gathers) {
		return found
	}
	t.entry, t.gathers = &dossier.Entry{Event: e, Case: of}, gathers
	if len(found) > 0 {
		t.entry.Reports = slices.Clone(found)
	}
	for _, other := range gathers {
		t.entry.Gathers = append(t.entry.Gathers, other.event)
	}
	return found
}

// touched reports whether a record that an entry names may be gone.
func (c *collator) touched(e *dossier.Entry) bool {
	if len(c.gone) > 16 || !c.memory.sound { // a former id may lead elsewhere now
		return true
	}
	for _, k := range c.gone {
		switch r := k.record.(type) {
		case *dossier.Article:
			if slices.Contains(e.Reports, r) {
				return true
			}
		case *dossier.Case:
			return true
		}
	}
	return false
}

// reports adds to a list the articles that tell of an event, by publication: those
// that its body alone cites only where nothing else names one.
func (c *collator) reports(list []*dossier.Article, t *told, gathers []*told) []*dossier.Article {
	tells := func(id string) {
		if a, ok := c.d.Records[id].(*dossier.Article); ok {
			list = append(list, a)
		} else {
			t.open = t.open || id != ""
		}
	}
	tells(t.event.Owner)
	for _, ref := range t.event.Reports {
		tells(ref.ID)
	}
	for _, source := range t.sources {
		tells(source)
	}
	for _, other := range gathers {
		for _, source := range other.sources {
			tells(source)
		}
	}
	if len(list) == 0 {
		for _, cite := range t.cites {
			tells(cite.Source)
		}
	}
	if len(list) > 1 {
		slices.SortFunc(list, byPublication)
	}
	return slices.Compact(list)
}

func byPublication(a, b *dossier.Article) int {
	if a == b {
		return 0
	}
	if c := a.Date.Date.Compare(b.Date.Date); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
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
				list = append(list, p.Cites()...)
			}
		}
	}
	return list
}

// formerEntries lets entries be found by the former ids of their events and of
// the articles that own them.
func (c *collator) formerEntries() {
	for _, k := range slices.Concat(c.shelves[dossier.KindEvent], c.shelves[dossier.KindArticle]) {
		for _, alias := range k.record.Header().Aliases {
			if c.d.Records[alias.ID] == k.record {
				c.formerEntry(alias.ID, k)
			}
		}
	}
}

func (c *collator) formerEntry(alias string, k *card) {
	for _, t := range k.told {
		entry := c.d.Entries[t.key]
		if entry == nil {
			continue
		}
		if k.record.Header().Kind == dossier.KindEvent {
			c.d.Entries[alias] = entry
		} else {
			c.d.Entries[alias+"#"+t.event.ID] = entry
		}
	}
}
