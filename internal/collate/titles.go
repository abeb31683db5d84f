package collate

import (
	"slices"

	"dossier/internal/dossier"
)

// titles counts the records of each title, from those of the last dossier and from
// what came and went. The brief is not counted: its title is the dossier's.
func (c *collator) titles() {
	m, put := c.memory, make(map[string]dossier.Titled, len(c.fresh))
	count := func(cards []*card, by int32) {
		for _, k := range cards {
			h := k.record.Header()
			kind := slices.Index(dossier.Kinds[:], h.Kind)
			if kind < 0 {
				continue
			}
			t, met := put[h.Title]
			if !met {
				t = m.titles[h.Title]
			}
			t[kind] += by
			put[h.Title] = t
		}
	}
	count(c.gone, -1)
	count(c.fresh, 1)
	var drop []string
	for title, t := range put {
		switch t {
		case m.titles[title]:
			delete(put, title)
		case dossier.Titled{}:
			drop = append(drop, title)
			delete(put, title)
		}
	}
	m.titles = amended(m.titles, drop, put)
	c.d.Titles = m.titles
}
