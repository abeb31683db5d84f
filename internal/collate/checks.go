package collate

import (
	"strings"

	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"maps"
	"slices"
)

// comparisons checks that comparisons compare like with like, and that no cell
// is left without an answer.
func (c *collator) comparisons() {
	for _, cmp := range c.d.Comparisons {
		c.subjects(cmp)
		for _, t := range cmp.Body.Tables() {
			c.table(cmp, t)
		}
	}
}

func (c *collator) subjects(cmp *dossier.Comparison) {
	if len(cmp.Of) < 2 {
		c.diags.Errorf(cmp.Pos(), "list two ids or more: of: [coup-2012, mutiny-2020]", "a comparison needs two subjects")
		return
	}
	var kind dossier.Kind
	for _, ref := range cmp.Of {
		r := c.resolve(ref, "")
		if r == nil {
			continue
		}
		k := r.Header().Kind
		if k != dossier.KindCase && k != dossier.KindArticle || kind != "" && k != kind {
			c.diags.Errorf(ref.Pos, "compare cases with cases, or articles with articles", "%q is one of the %s", ref.ID, k)
		}
		kind = k
	}
	if n := len(cmp.Subjects); n > 0 && n != len(cmp.Of) {
		c.diags.Errorf(cmp.Pos(), "give one heading for each id under of, or none", "%d subjects for %d ids", n, len(cmp.Of))
	}
}

func (c *collator) table(cmp *dossier.Comparison, t dossier.Table) {
	if n := len(t.Rows[0]); n != len(cmp.Of)+1 {
		c.diags.Errorf(cmp.Body[t.Rows[0][0]].Pos, "one column of labels, and one for each id under of", "the table has %d columns for %d subjects", n, len(cmp.Of))
		return
	}
	for _, row := range t.Rows[1:] {
		for _, i := range row[1:] {
			b := &cmp.Body[i]
			cited := slices.ContainsFunc(b.Pieces, func(p dossier.Piece) bool { return p.Kind == dossier.Citation })
			if !cited && dossier.OpennessOf(strings.TrimSpace(b.Words())) == dossier.Answered {
				pos := b.Pos
				if b.Words() == "" {
					pos = cmp.Body[row[0]].Pos
				}
				c.diags.Errorf(pos, "cite a source, or write: no source, or: does not apply", "a cell of the row %q has no evidence", cmp.Body[row[0]].Words())
			}
		}
	}
}

// brief checks what the home page gathers.
func (c *collator) brief() {
	b := c.d.Brief
	for _, ref := range b.Chronology {
		if c.d.Entries[ref.String()] == nil {
			c.diags.Errorf(ref.Pos, diag.Suggest(ref.String(), slices.Sorted(maps.Keys(c.d.Entries))), "unknown event %q", ref)
		}
	}
	cmp, ok := c.d.Records[b.Comparison.ID].(*dossier.Comparison)
	if !ok {
		return
	}
	var labels []string
	for _, t := range cmp.Body.Tables() {
		for _, row := range t.Rows[1:] {
			labels = append(labels, cmp.Body[row[0]].Words())
		}
	}
	for _, label := range b.Rows {
		if !slices.Contains(labels, label) {
			c.diags.Errorf(b.Comparison.Pos, diag.Suggest(label, labels), "the comparison %s has no row %q", cmp.ID, label)
		}
	}
}

// mentions finds the names of actors and places in all texts.
func (c *collator) mentions() {
	finder := annotate.NewNames(declared(c.d))
	for _, name := range slices.Sorted(maps.Keys(finder.Shared())) {
		c.d.Ambiguous = append(c.d.Ambiguous, dossier.Ambiguity{Name: name, IDs: finder.Shared()[name]})
	}
	for _, r := range c.all {
		h := r.Header()
		for i := range h.Body {
			b := &h.Body[i]
			if b.Kind == dossier.Code || len(b.Pieces) == 0 {
				continue
			}
			for _, hit := range finder.Find(b.Words()) {
				c.d.Mentions[h.ID] = append(c.d.Mentions[h.ID], dossier.Mention{
					Range: dossier.Range{Block: i, From: hit.From, To: hit.To}, Target: hit.Target,
				})
			}
		}
	}
}

// declared lists the names by which actors and places are known.
func declared(d *dossier.Dossier) []annotate.Name {
	var list []annotate.Name
	add := func(id, title string, others []string) {
		for _, n := range append([]string{title}, others...) {
			list = append(list, annotate.Name{Text: n, Target: id})
		}
	}
	for _, a := range d.Actors {
		add(a.ID, a.Title, a.OtherNames)
	}
	for _, p := range d.Places {
		add(p.ID, p.Title, p.OtherNames)
	}
	return list
}

// disputes lists the accounts that differ, in the order of the records.
func (c *collator) disputes() {
	for _, r := range c.all {
		for _, a := range dossier.Accounts(r) {
			if a.Disputed() {
				c.d.Disputes = append(c.d.Disputes, dossier.Dispute{Record: r, Account: a})
			}
		}
	}
	for _, entry := range c.d.Timeline {
		if entry.HasPage() {
			continue
		}
		for _, a := range entry.Event.Accounts {
			if a.Disputed() {
				c.d.Disputes = append(c.d.Disputes, dossier.Dispute{Record: entry.Event, Account: a})
			}
		}
	}
}
