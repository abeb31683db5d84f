package page

import (
	"slices"

	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// card is what of a record is the same on all pages that show it. What pages show
// together lies together: a large dossier's records are scattered over more memory
// than a processor keeps at hand, and most of them are shown by dozens of pages.
type card struct {
	record   dossier.Record
	id       string
	kind     dossier.Kind
	link     Link   // without an address
	far      string // leads to its page from one that lies as deep as ups leads; what is too much of that is cut off
	near     string // leads to it from the pages of others of its kind
	outlet   string // of an article
	date     Date   // of an article or an event
	origins  []string
	mentions dossier.Mentions
}

// cards are those of all records that have pages in the folder of their kind. They
// are made for sheets that are lent: who draws all pages asks for each card often,
// who draws one page for few. No cards are nil.
type cards struct {
	of       map[*dossier.Head]*card
	byID     map[string]*card // and by aliases
	targets  *dossier.Targets // in the articles' texts
	byTarget []*card          // by the targets' numbers; nil: there is no such record
}

// head finds the card of a record, or nil.
func (k *cards) head(h *dossier.Head) *card {
	if k == nil {
		return nil
	}
	return k.of[h]
}

// id finds the card of the record of an id or alias, or nil.
func (k *cards) id(id string) *card {
	if k == nil {
		return nil
	}
	return k.byID[id]
}

// makeCards makes the cards, side by side.
func (p *planner) makeCards() *cards {
	d := p.d
	list := make([]card, 0, len(d.Records))
	outlets := map[string]string{} // each outlet's name once, so that it is at hand
	for _, a := range d.Articles {
		if _, ok := outlets[a.Publisher]; !ok {
			outlets[a.Publisher] = a.Publisher
		}
		list = append(list, card{record: a, outlet: outlets[a.Publisher]})
	}
	entries := map[*dossier.Head]*dossier.Entry{}
	for _, e := range d.Timeline {
		if e.HasPage() {
			entries[&e.Event.Head] = e
			list = append(list, card{record: e.Event})
		}
	}
	for _, r := range slices.Concat(records(d.Actors), records(d.Places), records(d.Cases), records(d.Comparisons)) {
		list = append(list, card{record: r})
	}
	parallel.Each(len(list), func(i int) { p.write(&list[i], entries[list[i].record.Header()]) })
	return indexed(d, list)
}

// write fills in a card; entry is that of an event.
func (p *planner) write(c *card, entry *dossier.Entry) {
	h := c.record.Header()
	c.kind, c.link, c.mentions = h.Kind, p.label(c.record), p.d.Mentions[h.ID]
	switch r := c.record.(type) {
	case *dossier.Article:
		c.date = p.datedAlone(r.Date)
	case *dossier.Event:
		c.date = p.datedAlone(r.Date)
		if weighed := p.d.Weights.EventOrigins; weighed != nil {
			c.origins = weighed(entry)
		}
	}
	c.letter(string(h.Kind)+"/", h.ID, "/index.html", c.link.Label)
}

// letter writes what stands on a card in letters, next to each other.
func (c *card) letter(folder, id, file, label string) {
	all := ups + folder + id + file + "../" + id + file + label
	from := len(ups) + len(folder)
	c.id = all[from : from+len(id)]
	from += len(id) + len(file)
	c.far = all[:from]
	c.near = all[from : len(all)-len(label)]
	c.link.Label = all[len(all)-len(label):]
}

// indexed makes the written cards to be found.
func indexed(d *dossier.Dossier, list []card) *cards {
	k := &cards{of: make(map[*dossier.Head]*card, len(list)), byID: make(map[string]*card, len(d.Records))}
	for i := range list {
		k.of[list[i].record.Header()] = &list[i]
		if k.targets == nil {
			k.targets = list[i].mentions.Targets()
		}
	}
	for id, r := range d.Records {
		c := k.of[r.Header()]
		switch {
		case c == nil:
		case c.id == id:
			k.byID[c.id] = c // so that it is compared with letters that are asked for next
		default:
			k.byID[id] = c
		}
	}
	if k.targets != nil {
		ids := k.targets.IDs()
		k.byTarget = make([]*card, len(ids))
		for i, id := range ids {
			k.byTarget[i] = k.byID[id]
		}
	}
	return k
}

// linkOf leads to the record of a card; to the page itself it has no address.
func (s *sheet) linkOf(c *card) Link {
	l := c.link
	if c.id != s.self {
		l.Href = s.way(c)
	}
	return l
}

// way gives the address of the page of a card's record.
func (s *sheet) way(c *card) string {
	switch {
	case s.base != "" || 3*s.depth > len(ups):
	case !s.isIn(string(c.kind)):
		return c.far[len(ups)-3*s.depth:]
	case s.depth == 2 && s.path[len(c.kind)+1:len(s.path)-len("/index.html")] != c.id:
		return c.near
	}
	return s.toRecord(c.record.Header())
}

// target finds the card of a record that is named in a text, by its number among
// the targets; nil where there is no such record, or no card.
func (s *sheet) target(targets *dossier.Targets, number int) *card {
	if s.cards == nil || targets != s.cards.targets {
		return nil
	}
	return s.cards.byTarget[number]
}

// headed gives what most lists show of an article: its link, outlet and date.
func (s *sheet) headed(a *dossier.Article) (Link, string, Date) {
	if c := s.cards.head(&a.Head); c != nil {
		return s.linkOf(c), c.outlet, c.date
	}
	return s.link(a), a.Publisher, s.dated(a.Date)
}

// when gives the date of an event.
func (s *sheet) when(e *dossier.Event) Date {
	if c := s.cards.head(&e.Head); c != nil {
		return c.date
	}
	return s.dated(e.Date)
}

// originsOf tells whose words an event rests on.
func (s *sheet) originsOf(e *dossier.Entry) []string {
	if c := s.cards.head(&e.Event.Head); c != nil {
		return c.origins
	}
	if weighed := s.p.d.Weights.EventOrigins; weighed != nil {
		return weighed(e)
	}
	return nil
}

// mentionsIn gives the names in a record's text.
func (s *sheet) mentionsIn(h *dossier.Head) dossier.Mentions {
	if c := s.cards.head(h); c != nil {
		return c.mentions
	}
	return s.p.d.Mentions[h.ID]
}
