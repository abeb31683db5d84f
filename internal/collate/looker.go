package collate

import (
	"maps"
	"slices"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// looker looks for names in one record after another, in the same room.
type looker struct {
	finder   *annotate.Names
	text     []byte // of the block that was read last
	hits     []annotate.Hit
	mentions []dossier.Mention // in the record that was read last
}

// read finds names in a record's body, but not in code.
func (l *looker) read(r dossier.Record) {
	l.mentions = l.mentions[:0]
	body := &r.Header().Body
	for i := range body.Blocks {
		if body.Blocks[i].Kind == dossier.Code || body.Empty(i) {
			continue
		}
		l.text = body.AppendWords(i, l.text[:0])
		l.hits = l.finder.Append(l.hits[:0], l.text)
		for _, hit := range l.hits {
			l.mentions = append(l.mentions, dossier.Mention{
				Range: dossier.Range{Block: i, From: hit.From, To: hit.To}, Target: hit.Target,
			})
		}
	}
}

// look begins to look for the names of actors and places in all texts, while other
// things are done that do not ask for them; mentions waits for it.
func (c *collator) look() {
	m := c.memory
	finder := m.finderOf(declared(c.d))
	for _, name := range slices.Sorted(maps.Keys(finder.Shared())) {
		c.d.Ambiguous = append(c.d.Ambiguous, dossier.Ambiguity{Name: name, IDs: finder.Shared()[name]})
	}
	stale := slices.DeleteFunc(slices.Clone(c.all), func(k *card) bool { return k.finder == m.finders })
	m.read = len(stale)
	var lookers sync.Pool
	c.looking.Go(func() {
		parallel.Each(len(stale), func(i int) {
			l, ok := lookers.Get().(*looker)
			if !ok {
				l = &looker{finder: finder}
			}
			k := stale[i]
			l.read(k.record)
			k.mentions, k.finder = m.targets.Mentions(l.mentions), m.finders
			lookers.Put(l)
		})
	})
}

// mentions gives what was found of names by the text in which they stand, and begins to
// put it together by whom they name.
func (c *collator) mentions() {
	c.looking.Wait()
	m := c.memory
	c.looking.Go(c.named)
	fresh := c.fresh
	if m.mentions == nil {
		fresh = c.all
	}
	put := make(map[string]dossier.Mentions, len(fresh))
	for _, k := range fresh {
		if k.mentions.Any() {
			put[k.id()] = k.mentions
		}
	}
	m.mentions = amended(m.mentions, ids(c.gone), put)
	c.d.Mentions = m.mentions
}

// named lists the articles that name a record: anew of those that are named in
// what is new or gone.
func (c *collator) named() {
	m := c.memory
	put := namings(c.freshArticles(m.named == nil), m.targets)
	var lost []string
	for _, k := range c.gone {
		for mention := range k.mentions.All() {
			lost = append(lost, mention.Target)
		}
	}
	m.named = amendedLists(m.named, c.gone, lost, put, func(n dossier.Naming) *dossier.Article { return n.Article })
	c.d.Named = m.named
}

// namings gives, by whom they name, the articles on cards, in their order. The lists
// lie one after the other in one room.
func namings(cards []*card, targets *dossier.Targets) map[string][]dossier.Naming {
	lists := make([][]dossier.Naming, len(targets.IDs()))
	each := func(note func(target int, a *dossier.Article)) {
		for _, k := range cards {
			a := k.record.(*dossier.Article)
			for target := range k.mentions.Numbered() {
				note(target, a)
			}
		}
	}
	sizes, last, all := make([]int, len(lists)), make([]*dossier.Article, len(lists)), 0
	each(func(target int, a *dossier.Article) {
		if last[target] != a {
			last[target] = a
			sizes[target]++
			all++
		}
	})
	room := make([]dossier.Naming, all)
	for target, size := range sizes {
		lists[target], room = room[:0:size], room[size:]
	}
	each(func(target int, a *dossier.Article) {
		list := &lists[target]
		if n := len(*list); n == 0 || (*list)[n-1].Article != a {
			*list = append(*list, dossier.Naming{Article: a})
		}
		(*list)[len(*list)-1].Times++
	})
	put := map[string][]dossier.Naming{}
	for target, list := range lists {
		if len(list) > 0 {
			put[targets.IDs()[target]] = list
		}
	}
	return put
}
