package collate

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// timeline makes an entry of every event: of each event file, and of each
// article's event that no event file gathers.
func (c *collator) timeline() {
	for _, a := range c.d.Articles {
		c.uniqueEvents(a)
	}
	for _, r := range c.eventFiles() {
		e := r.(*dossier.Event)
		entry := &dossier.Entry{Event: e}
		c.d.Entries[e.ID] = entry
		c.gather(entry)
		c.d.Timeline = append(c.d.Timeline, entry)
	}
	for _, a := range c.d.Articles {
		for _, e := range a.Events {
			if key := eventKey(a, e); c.d.Entries[key] == nil && (!e.Draft || c.opt.Drafts) {
				entry := &dossier.Entry{Event: owned(a, e)}
				c.d.Entries[key] = entry
				c.d.Timeline = append(c.d.Timeline, entry)
			}
		}
	}
	for _, entry := range c.d.Timeline {
		c.complete(entry)
	}
	slices.SortFunc(c.d.Timeline, func(a, b *dossier.Entry) int {
		return cmp.Or(a.Event.Date.Date.Compare(b.Event.Date.Date), weights(&a.Event.Head, &b.Event.Head),
			strings.Compare(a.Event.ID, b.Event.ID), strings.Compare(a.Event.Owner, b.Event.Owner))
	})
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
		a, ok := c.resolve(dossier.Ref{ID: ref.ID, Pos: ref.Pos}, dossier.KindArticle).(*dossier.Article)
		if !ok || ref.Part == "" {
			continue
		}
		i := slices.IndexFunc(a.Events, func(e *dossier.Event) bool { return e.ID == ref.Part })
		if i < 0 {
			c.diags.Errorf(ref.Pos, diag.Suggest(ref.Part, eventIDs(a)), "the article %s lists no event %q", a.ID, ref.Part)
			continue
		}
		key := eventKey(a, a.Events[i])
		if other := c.d.Entries[key]; other != nil && other != entry {
			c.diags.Errorf(ref.Pos, "leave it to one of the two", "%s is gathered by %s already", ref, other.Event.File)
			continue
		}
		c.d.Entries[key] = entry
		entry.Gathers = append(entry.Gathers, owned(a, a.Events[i]))
	}
}

func eventIDs(a *dossier.Article) []string {
	ids := make([]string, len(a.Events))
	for i, e := range a.Events {
		ids[i] = e.ID
	}
	return ids
}

// complete finds an entry's case and the articles that tell of it.
func (c *collator) complete(entry *dossier.Entry) {
	e := entry.Event
	entry.Case, _ = c.d.Records[e.Case.ID].(*dossier.Case)
	reports := map[string]bool{e.Owner: true}
	for _, ref := range e.Reports {
		reports[ref.ID] = true
	}
	for _, cite := range dossier.Cites(e) {
		reports[cite.Source] = true
	}
	for _, a := range c.d.Articles { // in their order
		if !reports[a.ID] && !slices.ContainsFunc(a.Aliases, func(r dossier.Ref) bool { return reports[r.ID] }) {
			continue
		}
		entry.Reports = append(entry.Reports, a)
		if entry.Case == nil && a.ID == e.Owner && len(a.Cases) == 1 {
			entry.Case, _ = c.d.Records[a.Cases[0].ID].(*dossier.Case)
		}
	}
}
