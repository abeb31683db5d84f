package weigh

import (
	"math"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Diagnostics tells an editor what should be looked at in a dossier that was
// weighed: contradictions, names that two records share, and quotes that leave
// out a denial as warnings;
// articles that may be copies of each other, and events dated after an article
// that tells of them, as notes. What is not known is no mistake; see Gaps.
func Diagnostics(d *dossier.Dossier) diag.List {
	var diags diag.List
	for _, c := range Contradictions(d) {
		diags.Warnf(c.Pos, c.Hint, "%s", c.Message)
	}
	shared(d, &diags)
	copies(d, &diags)
	ellipses(d, &diags)
	for _, e := range d.Timeline {
		later(e, &diags)
	}
	diags.Sort()
	return diags
}

// shared tells names that more than one record declares, and that are
// therefore never linked.
func shared(d *dossier.Dossier, diags *diag.List) {
	for _, a := range d.Ambiguous {
		r := d.Lookup(a.IDs[0])
		if r == nil {
			continue
		}
		diags.Warnf(r.Header().Pos(), "remove it from all but one, or link by hand: [["+a.IDs[0]+"|"+a.Name+"]]",
			"the name %q is shared by %s, and never links by itself", a.Name, strings.Join(a.IDs, " and "))
	}
}

func copies(d *dossier.Dossier, diags *diag.List) {
	for _, c := range Copies(d) {
		r := d.Lookup(c.B)
		if r == nil {
			continue
		}
		diags.Notef(r.Header().Pos(), "if both print one agency's words, say so in each: origin: AFP",
			"it shares %d %% of its text with %s: perhaps one origin", int(math.Round(100*c.Share)), c.A)
	}
}

// later tells an event that a report tells of before it happened.
func later(e *dossier.Entry, diags *diag.List) {
	when := e.Event.Date
	if when.Date.IsZero() {
		return
	}
	for _, a := range e.Reports {
		from, _ := when.Date.Span()
		if _, to := a.Date.Date.Span(); when.Date.Excludes(a.Date.Date) && !from.Before(to) {
			diags.Notef(when.Pos, "right where the article announces it; else correct the one date or the other",
				"the event is dated %s, after %s, which tells of it on %s", when.Date, a.ID, a.Date.Date)
		}
	}
}
