package collate

import (
	"maps"
	"slices"
	"strings"

	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
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
	var kind dossier.Kind // of the first subject
	seen := map[dossier.Record]bool{}
	for _, ref := range cmp.Of {
		r := c.subject(ref)
		if r == nil {
			continue
		}
		switch k := r.Header().Kind; {
		case k != dossier.KindCase && k != dossier.KindArticle || kind != "" && k != kind:
			c.diags.Errorf(ref.Pos, "compare cases with cases, or articles with articles", "%q is one of the %s", ref.ID, k)
		case seen[r]:
			c.diags.Errorf(ref.Pos, "name each subject once", "%q is compared with itself", ref.ID)
		default:
			kind, seen[r] = k, true
		}
	}
	if n := len(cmp.Subjects); n > 0 && n != len(cmp.Of) {
		c.diags.Errorf(cmp.Pos(), "give one heading for each id under of, or none", "%d under subjects, %d under of", n, len(cmp.Of))
	}
}

// subject finds what a comparison names. A draft cannot be left out of one: the
// columns of its tables would no longer stand under their heads.
func (c *collator) subject(ref dossier.Ref) dossier.Record {
	if draft := c.drafts[ref.ID]; draft != nil && ref.Part == "" {
		c.diags.Errorf(ref.Pos, "publish "+draft.Header().File+" by removing draft: true, or make the comparison a draft too", "%q is a draft", ref.ID)
		return nil
	}
	return c.resolve(ref, "")
}

func (c *collator) table(cmp *dossier.Comparison, t dossier.Table) {
	if n := len(t.Rows[0]); n != len(cmp.Of)+1 {
		c.diags.Errorf(cmp.At(&cmp.Body.Blocks[t.Rows[0][0]]), "one column of labels, and one for each id under of", "the table has %d columns, not %d", n, len(cmp.Of)+1)
		return
	}
	for _, row := range t.Rows[1:] {
		for _, i := range row[1:] {
			b := &cmp.Body.Blocks[i]
			words := cmp.Body.Words(i)
			if !cmp.Body.Has(i, dossier.Citation) && !b.Withheld && dossier.OpennessOf(strings.TrimSpace(words)) == dossier.Answered {
				pos := cmp.At(b)
				if words == "" {
					pos = cmp.At(&cmp.Body.Blocks[row[0]])
				}
				c.diags.Errorf(pos, "cite a source, or write: no source, or: does not apply", "a cell of the row %q has no evidence", c.d.WordsIn(&cmp.Body, row[0]))
			}
		}
	}
}

// brief checks what the home page gathers.
func (c *collator) brief() {
	b := c.d.Brief
	for _, ref := range b.Chronology {
		c.chosen(ref)
	}
	if len(b.Rows) > 0 && b.Comparison.ID == "" {
		c.diags.Errorf(b.Pos(), "add a line comparison with its id, or remove rows", "rows of no comparison")
	}
	cmp, ok := c.d.Records[b.Comparison.ID].(*dossier.Comparison)
	if !ok {
		return
	}
	var labels []string
	for _, t := range cmp.Body.Tables() {
		for _, row := range t.Rows[1:] {
			labels = append(labels, c.d.WordsIn(&cmp.Body, row[0]))
		}
	}
	for _, label := range b.Rows {
		if !slices.Contains(labels, label) {
			c.diags.Errorf(b.Comparison.Pos, diag.Suggest(label, labels), "the comparison %s has no row %q", cmp.ID, label)
		}
	}
}

// chosen checks an event of the brief's chronology: "event", or
// "article#event".
func (c *collator) chosen(ref dossier.Ref) {
	if ref.Part != "" {
		c.reported(ref)
		return
	}
	if c.d.Records[ref.ID] == nil && c.drafts[ref.ID] == nil {
		keys := slices.Sorted(maps.Keys(c.d.Entries))
		hint := diag.Suggest(ref.ID, keys)
		if i := slices.IndexFunc(keys, func(key string) bool { return strings.HasSuffix(key, "#"+ref.ID) }); i >= 0 {
			hint = `an article's event is named with its article: did you mean "` + keys[i] + `"?`
		}
		c.diags.Errorf(ref.Pos, hint, "unknown event %q", ref.ID)
		return
	}
	c.resolve(ref, dossier.KindEvent)
}

// notice checks the line at the foot of each page.
func (c *collator) notice() {
	for _, p := range c.d.Config.Notice.Pieces {
		if p.Kind == dossier.Citation {
			c.diags.Errorf(p.Pos(), "cite in the brief, or on a page of its own", "the notice takes no citation")
		}
	}
	c.checkLinks(appendAmong(nil, c.d.Config.Notice.Pieces))
}

// freshArticles gives the cards of the articles that are new, or of all, in order.
func (c *collator) freshArticles(all bool) []*card {
	if all {
		return c.shelves[dossier.KindArticle]
	}
	return slices.DeleteFunc(slices.Clone(c.fresh), func(k *card) bool { return k.record.Header().Kind != dossier.KindArticle })
}

func ids(cards []*card) []string {
	list := make([]string, len(cards))
	for i, k := range cards {
		list[i] = k.id()
	}
	return list
}

// declared lists the names by which actors and places are known.
func declared(d *dossier.Dossier) []annotate.Name {
	list := actorNames(d)
	for _, p := range d.Places {
		list = append(list, namesOf(&p.Head, p.OtherNames)...)
	}
	return list
}

// actorNames lists the names by which actors are known.
func actorNames(d *dossier.Dossier) []annotate.Name {
	var list []annotate.Name
	for _, a := range d.Actors {
		if a.Withheld {
			continue // what stands for a name may stand for anybody's
		}
		list = append(list, namesOf(&a.Head, a.OtherNames)...)
	}
	return list
}

func namesOf(h *dossier.Head, others []string) []annotate.Name {
	list := []annotate.Name{{Text: h.Title, Target: h.ID}}
	for _, n := range others {
		list = append(list, annotate.Name{Text: n, Target: h.ID})
	}
	return list
}

// disputes lists the accounts that differ, in the order of the records.
func (c *collator) disputes() {
	add := func(r dossier.Record, accounts []dossier.Account) {
		for _, a := range accounts {
			if a.Disputed() {
				c.d.Disputes = append(c.d.Disputes, dossier.Dispute{Record: r, Account: a})
			}
		}
	}
	for _, k := range c.all {
		r := k.record
		if e, ok := r.(*dossier.Event); ok {
			add(r, c.d.Entries[e.ID].Accounts())
			continue
		}
		add(r, dossier.Accounts(r))
	}
	for _, entry := range c.d.Timeline {
		if !entry.HasPage() {
			add(entry.Event, entry.Accounts())
		}
	}
}
