package collate

import (
	"maps"
	"slices"

	"dossier/internal/dossier"
)

// claim is a claim of the dossier, and what is remembered of the search for it.
type claim struct {
	dossier.Claim
	round    int              // the last dossier that makes it
	article  *dossier.Article // its source there; nil: none
	searched *dossier.Article // in which it was looked for; nil: in none
	finding  *finding         // what was found in it; nil: nothing
	mistake  mistake          // why nothing was
	effort   int              // of a search for what is nearest to it, if it is missing

	proof *dossier.Passage // in the table of evidence of the last dossier; nil: none
}

// mistake tells an editor why a claim is not proved; it has no place yet.
type mistake struct {
	message, hint  string
	missing, brief bool // the words stand nowhere; and what is nearest was not looked for
}

// finding is a passage that was found, and who cites it.
type finding struct {
	passage *dossier.Passage
	round   int // the last dossier that cites it
	by      []dossier.Citer
}

// claimOf gives the one claim.
func (m *Collator) claimOf(c dossier.Claim) *claim {
	known := m.claims[c]
	if known == nil {
		known = &claim{Claim: c}
		m.claims[c] = known
	}
	return known
}

// citedBy notes who cites a passage, each once.
func (f *finding) citedBy(by dossier.Citer, round int) {
	if f.round != round {
		f.round, f.by = round, f.by[:0]
	}
	if n := len(f.by); n > 0 && f.by[n-1] == by {
		return
	}
	if by.Kind == dossier.KindEvent && slices.Contains(f.by, by) {
		return // an event's file, and what it gathers, stand apart
	}
	f.by = append(f.by, by)
}

// settled gives the passage with those who cite it now: the same one where they
// are the same.
func (f *finding) settled() *dossier.Passage {
	switch {
	case f.passage.CitedBy == nil: // nobody has it yet
		f.passage.CitedBy = slices.Clone(f.by)
	case !slices.Equal(f.by, f.passage.CitedBy):
		fresh := *f.passage
		fresh.CitedBy = slices.Clone(f.by)
		f.passage = &fresh
	}
	return f.passage
}

// settle makes the tables of what is proved, from those of the last dossier.
func (c *collator) settle(made []*claim) {
	m := c.memory
	var drop []dossier.Claim
	put := make(map[dossier.Claim]*dossier.Passage, max(0, len(made)-len(m.evidence)))
	touched := map[string]bool{} // articles
	for _, old := range m.made {
		if old.proof != nil && (old.round != m.round || old.article == nil || old.finding == nil) {
			touched[old.proof.Article] = true
			drop = append(drop, old.Claim)
			old.proof = nil
		}
	}
	for _, now := range made {
		if now.finding == nil {
			continue
		}
		if p := now.finding.settled(); p != now.proof {
			if now.proof != nil {
				touched[now.proof.Article] = true
			}
			touched[p.Article] = true
			now.proof, put[now.Claim] = p, p
		}
	}
	m.made = made
	m.evidence = amended(m.evidence, drop, put)
	m.cited = c.cite(made, touched)
	c.d.Evidence, c.d.Cited = m.evidence, m.cited
	m.forget()
}

// cite lists the passages of the articles that were touched, and has those of the
// others as they were.
func (c *collator) cite(made []*claim, touched map[string]bool) map[string][]*dossier.Passage {
	if len(touched) == 0 && c.memory.cited != nil {
		return c.memory.cited
	}
	articles := make(map[*dossier.Article]bool, len(touched)) // of these ids, or once of them
	for id := range touched {
		if a, ok := c.d.Records[id].(*dossier.Article); ok {
			articles[a] = true
		}
	}
	lists, listed := make(map[string][]*dossier.Passage, len(touched)), map[*dossier.Passage]bool{}
	for _, m := range made {
		if articles[m.article] && m.proof != nil && m.proof.Anchor != "" && touched[m.proof.Article] && !listed[m.proof] {
			listed[m.proof] = true
			lists[m.proof.Article] = append(lists[m.proof.Article], m.proof)
		}
	}
	var drop []string
	for id := range touched {
		if slices.SortFunc(lists[id], inTextOrder); lists[id] == nil {
			drop = append(drop, id)
		}
	}
	return amended(c.memory.cited, drop, lists)
}

// forget lets go of claims that nobody makes any more, once they are many.
func (m *Collator) forget() {
	if len(m.claims) <= 2*len(m.made)+1000 {
		return
	}
	used := map[*claim]bool{}
	for _, k := range m.cards {
		for _, t := range k.told {
			use(used, t.cites)
		}
		use(used, k.cites)
	}
	maps.DeleteFunc(m.claims, func(_ dossier.Claim, c *claim) bool { return !used[c] })
}

func use(used map[*claim]bool, cites []cite) {
	for _, c := range cites {
		used[c.made] = true
	}
}
