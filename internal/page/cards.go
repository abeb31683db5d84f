package page

import (
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// card is what of a record is the same on all pages that show it. What pages show
// together lies together: a large dossier's records are scattered over more memory
// than a processor keeps at hand, and most of them are shown by dozens of pages.
type card struct {
	link     Link   // without an address
	far      string // leads to its page from one that lies as deep as ups leads; what is too much of that is cut off
	near     string // leads to it from the pages of others of its kind
	outlet   string // of an article
	date     Date   // of an article or an event
	id       string
	record   dossier.Record
	origin   string // of an article, where it is not its outlet
	event    *eventCard
	mentions dossier.Mentions
	count    int32 // of an article's passages that are cited; of a case the hue
	kind     uint8 // the length of its name, with which far goes on below the site's root
	whole    bool  // an article whose text the site shows
}

// folder is the one in which all pages of the record's kind lie.
func (c *card) folder() string { return c.far[len(ups):][:c.kind] }

// shownWhole reports whether the site shows the text of an article, which may have a
// card.
func (c *card) shownWhole(a *dossier.Article) bool {
	if c != nil {
		return c.whole
	}
	return a.Rights == dossier.RightsFull
}

// eventCard is what the card of an event tells besides.
type eventCard struct {
	origins []string
	actors  []*card // in the order in which the event names them; nil: of what has none
	places  []*card
	reports []*card
	cites   []*attribution // of its citations that are proved
	within  *card          // its case
}

// ofEvent tells what the card of an event tells besides; nothing without a card.
func (c *card) ofEvent() *eventCard {
	if c == nil {
		return &nothing
	}
	return c.event
}

var nothing eventCard

// cards are those of all records that have pages in the folder of their kind. They
// are made for sheets that are lent: who draws all pages asks for each card often,
// who draws one page for few. No cards are nil.
type cards struct {
	list     []card // by their numbers: first of the articles, in their order
	of       map[*dossier.Head]*card
	byID     map[string]*card // and by aliases
	targets  *dossier.Targets // in the articles' texts
	byTarget []*card          // by the targets' numbers; nil: there is no such record
	namings  []namings        // by the targets' numbers; none where they cannot be told by these
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

// named finds where articles name the record of an id, or nil.
func (k *cards) named(id string) *namings {
	if k == nil || k.namings == nil {
		return nil
	}
	if number, ok := k.targets.Number(id); ok {
		return &k.namings[number]
	}
	return nil
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
	var entries []*dossier.Entry
	for _, e := range d.Timeline {
		if e.HasPage() {
			entries = append(entries, e)
			list = append(list, card{record: e.Event})
		}
	}
	for _, r := range slices.Concat(records(d.Actors), records(d.Places), records(d.Cases), records(d.Comparisons)) {
		list = append(list, card{record: r})
	}
	parallel.Each(len(list), func(i int) { p.write(&list[i]) })
	k := indexed(d, list)
	events := list[len(d.Articles):][:len(entries)]
	parallel.Each(len(events), func(i int) { events[i].event = p.writeEvent(k, entries[i]) })
	k.namings = namingsOf(d, k.targets, list[:len(d.Articles)])
	return k
}

// write fills in a card, but for what leads to other cards.
func (p *planner) write(c *card) {
	h := c.record.Header()
	c.link, c.mentions = p.label(c.record), p.d.Mentions[h.ID]
	switch r := c.record.(type) {
	case *dossier.Article:
		c.whole = r.Rights == dossier.RightsFull
		c.date, c.origin, c.count = p.datedAlone(r.Date), otherOrigin(p.d.Weights.Origins[h.ID], r), int32(len(p.d.Cited[h.ID]))
	case *dossier.Event:
		c.date = p.datedAlone(r.Date)
	case *dossier.Case:
		c.count = int32(p.hues[h.ID])
	}
	c.letter(string(h.Kind)+"/", h.ID, "/index.html")
}

// writeEvent writes what leads from the card of an event to others.
func (p *planner) writeEvent(k *cards, e *dossier.Entry) *eventCard {
	actors, places := len(e.Event.Actors), len(e.Event.Places)
	all := make([]*card, 0, actors+places+len(e.Reports))
	for _, part := range e.Event.Actors {
		all = append(all, k.id(part.Actor.ID))
	}
	for _, ref := range e.Event.Places {
		all = append(all, k.id(ref.ID))
	}
	for _, a := range e.Reports {
		all = append(all, k.head(&a.Head))
	}
	c := &eventCard{actors: all[:actors], places: all[actors:][:places], reports: all[actors+places:]}
	if n := len(e.Event.Cites); n > 0 {
		c.cites = make([]*attribution, 0, n)
	}
	for _, cite := range e.Event.Cites {
		if passage := p.d.Evidence[cite.Claim]; passage != nil {
			c.cites = append(c.cites, p.attributed(passage, k))
		}
	}
	if e.Case != nil {
		c.within = k.head(&e.Case.Head)
	}
	if weighed := p.d.Weights.EventOrigins; weighed != nil {
		c.origins = weighed(e)
	}
	return c
}

// letter writes what stands on a card in letters, next to each other.
func (c *card) letter(folder, id, file string) {
	parts := [...]string{ups, folder, id, file, c.link.Label, c.date.Short, c.date.ISO, c.date.Clock, "../", id, file}
	rest := strings.Join(parts[:], "")
	cut := func(n int) (part string) {
		part, rest = rest[:n], rest[n:]
		return part
	}
	c.far = cut(len(ups) + len(folder) + len(id) + len(file))
	for _, letters := range [...]*string{&c.link.Label, &c.date.Short, &c.date.ISO, &c.date.Clock} {
		*letters = cut(len(*letters))
	}
	c.kind = uint8(len(folder) - 1)
	c.near, c.id = rest, rest[len("../"):][:len(id)]
}

// indexed makes the written cards to be found.
func indexed(d *dossier.Dossier, list []card) *cards {
	k := &cards{list: list, of: make(map[*dossier.Head]*card, len(list)), byID: make(map[string]*card, len(d.Records))}
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

// at finds the i-th record of a list, which has an id, with its link: by its card,
// where there is a list of these too.
func (s *sheet) at(list []*card, i int, id string) (dossier.Record, Link) {
	if len(list) > 0 && list[i] != nil {
		return list[i].record, s.linkOf(list[i])
	}
	return s.known(id)
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
	case !s.isIn(c.folder()):
		return c.far[len(ups)-3*s.depth:]
	case s.depth == 2 && s.path[int(c.kind)+1:len(s.path)-len("/index.html")] != c.id:
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
	return s.headedBy(s.cards.head(&a.Head), a)
}

// headedBy is headed of an article that has a card, or nil.
func (s *sheet) headedBy(c *card, a *dossier.Article) (Link, string, Date) {
	if c != nil {
		return s.linkOf(c), c.outlet, c.date
	}
	return s.link(a), a.Publisher, s.dated(a.Date)
}

// originsOf tells whose words an event rests on.
func (s *sheet) originsOf(e *dossier.Entry) []string {
	if c := s.cards.head(&e.Event.Head); c != nil {
		return c.event.origins
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
