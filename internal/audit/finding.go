package audit

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/diag"
)

// Finding is one thing that somebody should know about the site or its content.
// What and Hint are lower case, without a full stop; Hint may be empty.
type Finding struct {
	Level diag.Severity
	Page  string   // the file of the site it is about; empty for one about the content
	Pos   diag.Pos // the place in the content; empty for one about the site
	Rule  string   // the name of the rule, which does not change from one version to the next
	What  string
	Hint  string
}

// FromDiagnostics takes what a build tells about the content among the findings.
func FromDiagnostics(diags diag.List) []Finding {
	list := make([]Finding, len(diags))
	for i, d := range diags {
		list[i] = Finding{Level: d.Severity, Pos: d.Pos, Rule: ruleOf(d), What: d.Message, Hint: d.Hint}
	}
	return list
}

// Sort orders findings by what they are about, then by their level and words,
// and drops repetitions.
func Sort(list *[]Finding) {
	slices.SortFunc(*list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), a.Pos.Compare(b.Pos), cmp.Compare(a.Level, b.Level),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.What, b.What), cmp.Compare(a.Hint, b.Hint))
	})
	*list = slices.Compact(*list)
}

// Count tells how many findings are of a level or graver.
func Count(list []Finding, level diag.Severity) int {
	n := 0
	for _, f := range list {
		if f.Level <= level {
			n++
		}
	}
	return n
}

// where gives the place a reader is told: the content's, or else the page.
func (f Finding) where() diag.Pos {
	if f.Pos != (diag.Pos{}) {
		return f.Pos
	}
	return diag.Pos{File: f.Page}
}

// quoted writes words that come from a page, shortened, so that they can do
// nothing to a terminal.
func quoted(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return strconv.Quote(s)
}
