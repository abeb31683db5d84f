package collate

import (
	"maps"
	"slices"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// Collator puts one dossier together after another. It remembers the last one:
// what depends on a single record, and the tables that the dossier is made of. A
// record never changes, so that one of the same address is the same; and so is a
// table none of whose parts is another one, while of one with few new parts a
// copy is made in which they are put. A Collator is for one goroutine at a time;
// its zero value remembers nothing.
type Collator struct {
	round     int // counts the dossiers
	settings  settings
	addresses int  // counts the states of all that records are named by
	losses    int  // counts those in which what was found in the one before may not be
	sound     bool // each record of the last dossier had an address of its own
	roster    *dossier.Roster
	records   map[string]dossier.Record
	drafts    map[string]dossier.Record
	cards     []*card
	shelves   map[dossier.Kind][]*card // in order
	all       []*card                  // see collator.all
	titles    map[string]dossier.Titled
	timeline  []*told
	noBrief   *card // stands for a brief that is missing

	claims   map[dossier.Claim]*claim
	made     []*claim // by the last dossier
	evidence map[dossier.Claim]*dossier.Passage
	cited    map[string][]*dossier.Passage

	names    []annotate.Name
	finder   *annotate.Names
	finders  int              // counts the states of names
	targets  *dossier.Targets // of names
	mentions map[string]dossier.Mentions
	named    map[string][]dossier.Naming

	voices   []voice
	speakers *speakers

	read, searched int // records in which names, and articles in which quotes were looked for in the last dossier
	resolved       int // claims whose source, and events whose reports were looked up in it
}

// settings are what beside the records decides on what is published.
type settings struct{ drafts, proposed bool }

// show leaves out drafts and what is only proposed, unless they are to be kept.
func (s settings) show(e *dossier.Event) bool {
	return (!e.Draft || s.drafts) && (!e.Proposed || s.proposed)
}

// begin makes ready for another dossier.
func (m *Collator) begin(s settings) {
	if m.settings != s || m.claims == nil {
		*m = Collator{
			settings: s, losses: 1, claims: map[dossier.Claim]*claim{}, shelves: map[dossier.Kind][]*card{},
			noBrief: &card{record: &dossier.Brief{Head: dossier.Head{Kind: dossier.KindBrief, File: "content/_index.md"}}},
		}
	}
	m.round++
	m.resolved = 0
}

// finderOf gives a finder of names. Where they are other names than the last
// ones, what was found of those counts no more.
func (m *Collator) finderOf(names []annotate.Name) *annotate.Names {
	if m.finder == nil || !slices.Equal(m.names, names) {
		m.names, m.finder, m.mentions, m.named = names, annotate.NewNames(names), nil, nil
		m.targets = targetsOf(names)
		m.finders++
	}
	return m.finder
}

// targetsOf gives the records that names name.
func targetsOf(names []annotate.Name) *dossier.Targets {
	ids := make([]string, len(names))
	for i, n := range names {
		ids[i] = n.Target
	}
	slices.Sort(ids)
	return dossier.NewTargets(slices.Compact(ids))
}

// amended gives a table in which all of an old one stands but for what drop names,
// and for what put has anew. Where there is neither, it is the old one. The tables
// of dossiers are shared: they are never changed.
func amended[K comparable, V any](old map[K]V, drop []K, put map[K]V) map[K]V {
	if old == nil {
		return put
	}
	if len(drop) == 0 && len(put) == 0 {
		return old
	}
	table := maps.Clone(old)
	for _, k := range drop {
		delete(table, k)
	}
	maps.Copy(table, put)
	return table
}

// amendedLists gives a table of lists in the order of articles: what stands for
// cards that are gone, in the lists that lost names, is taken out, and what fresh
// has, in that order, is put in.
func amendedLists[T any](old map[string][]T, gone []*card, lost []string, fresh map[string][]T, of func(T) *dossier.Article) map[string][]T {
	if old == nil {
		return fresh
	}
	for _, id := range lost {
		if _, ok := fresh[id]; !ok {
			fresh[id] = nil
		}
	}
	left := make(map[dossier.Record]bool, len(gone))
	for _, k := range gone {
		left[k.record] = true
	}
	var drop []string
	for id, list := range fresh {
		stay := slices.DeleteFunc(slices.Clone(old[id]), func(it T) bool { return left[of(it)] })
		fresh[id] = merged(stay, list, func(a, b T) int { return byPublication(of(a), of(b)) })
		if len(fresh[id]) == 0 {
			drop = append(drop, id)
			delete(fresh, id)
		}
	}
	return amended(old, drop, fresh)
}
