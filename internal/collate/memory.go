package collate

import (
	"slices"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// Collator puts one dossier together after another. Of the last one it remembers
// what depends on a single record: which names stand in its text, what it says of
// other files, where in an article cited words stand, and who speaks in it. A
// record never changes, so that one of the same address holds the same; the names
// and speakers are remembered for as long as the actors and places declare the
// same names. A Collator is for one goroutine at a time; its
// zero value remembers nothing.
type Collator struct {
	names    []annotate.Name
	finder   *annotate.Names
	mentions map[dossier.Record][]dossier.Mention
	signs    map[dossier.Record]signs
	findings map[*dossier.Article]map[dossier.Claim]finding
	voices   []voice
	said     map[*dossier.Article][]spoken

	read, searched int // records in which names, and articles in which quotes were looked for in the last dossier
}

// finderOf gives a finder of names. Where they are other names than the last
// ones, what was found of those is forgotten.
func (m *Collator) finderOf(names []annotate.Name) *annotate.Names {
	if m.finder == nil || !slices.Equal(m.names, names) {
		m.names, m.finder, m.mentions = names, annotate.NewNames(names), nil
	}
	return m.finder
}

// signs are what the texts of a record say of other files.
type signs struct {
	cites []dossier.Cite
	links []dossier.Piece // on records, but not those of an article's events
}

// signsOf gives the signs of records, remembering them.
func (m *Collator) signsOf(records []dossier.Record) []signs {
	list := make([]signs, len(records))
	next := make(map[dossier.Record]signs, len(records))
	for i, r := range records {
		s, known := m.signs[r]
		if !known {
			s = signs{dossier.Cites(r), linksIn(r)}
		}
		list[i], next[r] = s, s
	}
	m.signs = next
	return list
}

// recall gives what was found of claims in an article, if all of them were looked
// for. Passages are given anew, for they note who cites them; those that were one
// stay one.
func (m *Collator) recall(a *dossier.Article, wanted []*finding) bool {
	known := m.findings[a]
	for _, f := range wanted {
		if _, ok := known[f.claim]; !ok {
			return false
		}
	}
	copies := map[*dossier.Passage]*dossier.Passage{}
	for _, f := range wanted {
		old := known[f.claim]
		f.mistake = old.mistake
		if old.passage == nil {
			continue
		}
		if copies[old.passage] == nil {
			fresh := *old.passage
			fresh.CitedBy = nil
			copies[old.passage] = &fresh
		}
		f.passage = copies[old.passage]
	}
	return true
}

// keep remembers what was found of the claims in each article.
func (m *Collator) keep(wanted map[*dossier.Article][]*finding) {
	m.findings = make(map[*dossier.Article]map[dossier.Claim]finding, len(wanted))
	for a, list := range wanted {
		known := make(map[dossier.Claim]finding, len(list))
		for _, f := range list {
			known[f.claim] = *f
		}
		m.findings[a] = known
	}
}

// saidBy gives for each article whose words it holds, as of finds it. Where the
// actors have other names than in the last dossier, nothing is remembered.
func (m *Collator) saidBy(voices []voice, articles []*dossier.Article, of func(*dossier.Said) string) [][]spoken {
	if !slices.Equal(m.voices, voices) {
		m.voices, m.said = voices, nil
	}
	list := make([][]spoken, len(articles))
	next := make(map[*dossier.Article][]spoken, len(articles))
	for i, a := range articles {
		known, ok := m.said[a]
		for k := range a.Said {
			if ok {
				break
			}
			if id := of(&a.Said[k]); id != "" {
				known = append(known, spoken{id, &a.Said[k]})
			}
		}
		list[i], next[a] = known, known
	}
	m.said = next
	return list
}

// keepMentions remembers what was found in each record.
func (m *Collator) keepMentions(records []dossier.Record, found [][]dossier.Mention) {
	next := make(map[dossier.Record][]dossier.Mention, len(records))
	for i, r := range records {
		next[r] = found[i]
	}
	m.mentions = next
}
