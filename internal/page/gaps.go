package page

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// gapText names a kind of gap and says what it means for a reader.
func gapText(kind dossier.GapKind, w *locale.Language) (title, meaning string) {
	switch kind {
	case dossier.GapUncited:
		return w.T("Sentences and roles without a citation"), w.T("The editor’s own words: no source stands behind them here.")
	case dossier.GapSingleOrigin:
		return w.T("Events told by one origin alone, or by none"), w.T("Nobody else confirms them, however many outlets print them.")
	case dossier.GapVagueDate:
		return w.T("Dates that are vague, derived or inferred"), w.T("No source prints the day.")
	case dossier.GapSilentDay:
		return w.T("Days of which nothing is told"), w.T("They lie within a case, and no source dates an event to them.")
	case dossier.GapUnusedSource:
		return w.T("Sources that are never cited"), w.T("They were captured, and no page rests on them.")
	case dossier.GapUnknownName:
		return w.T("Names that have no page"), w.T("They stand often in the sources and belong to no actor or place.")
	case dossier.GapNoSource:
		return w.T("Questions of a comparison without a source"), w.T("The cell says so.")
	case dossier.GapNoOutlet:
		return w.T("Captures that name no outlet"), w.T("Who published them is not known.")
	}
	return w.T("Captures without a date"), w.T("When they were published is not known.")
}

// gaps plans the page of what is not known, and those over which it goes on.
func (p *planner) gaps() []Page {
	parts := p.missing()
	var pages []Page
	for i, part := range parts {
		path := leafPath("gaps", i)
		pages = append(pages, planned(p, path, "gaps", func(s *sheet) GapsView {
			v := GapsView{Groups: s.gapGroups(part), Total: len(p.d.Weights.Gaps.List()), Leaves: s.leaves("gaps", len(parts), i)}
			head, crumbs := s.leafHead("gaps", "Gaps", i)
			v.Frame = s.frame("gaps", head, p.words.T("What this dossier does not know"), crumbs...)
			return v
		}))
	}
	return pages
}

// gapParts gives the gaps, which stand in the order of their kinds, parted into what a
// page has room for; there is a page even where there is no gap.
func (p *planner) gapParts() [][]dossier.Gap {
	if parts := parcels(p.d.Weights.Gaps.List(), gapWeight); len(parts) > 0 {
		return parts
	}
	return [][]dossier.Gap{nil}
}

// singlesPath gives the path of the page on which the gaps begin that are events
// which one origin alone tells of; empty where there is no such event.
func (p *planner) singlesPath() string {
	if !slices.ContainsFunc(p.d.Timeline, p.d.Weights.Single) {
		return ""
	}
	leaf := slices.IndexFunc(p.missing(), func(part []dossier.Gap) bool {
		return slices.ContainsFunc(part, func(g dossier.Gap) bool { return g.Kind == dossier.GapSingleOrigin })
	})
	return leafPath("gaps", max(leaf, 0))
}

// gapGroups parts gaps, which stand in the order of their kinds, by these.
func (s *sheet) gapGroups(gaps []dossier.Gap) []GapGroup {
	var groups []GapGroup
	for from, to := 0, 0; from < len(gaps); from = to {
		kind := gaps[from].Kind
		for to < len(gaps) && gaps[to].Kind == kind {
			to++
		}
		g := GapGroup{ID: string(kind), Items: s.stock.gaps.list(to - from)}
		g.Title, g.Meaning = gapText(kind, s.p.words)
		for _, gap := range gaps[from:to] {
			g.Items = append(g.Items, s.gap(gap))
		}
		groups = append(groups, g)
	}
	return groups
}

func (s *sheet) gap(g dossier.Gap) GapItem {
	item := GapItem{Words: g.Words, Count: g.Count}
	switch {
	case g.Kind == dossier.GapUnknownName:
		return item
	case g.Record == "":
		item.Where = s.home()
	case s.p.d.Entries[g.Record] != nil:
		item.Where = s.entryLink(s.p.d.Entries[g.Record])
	default:
		item.Where, _ = s.linkTo(g.Record)
	}
	if g.Kind == dossier.GapSilentDay || g.Kind == dossier.GapVagueDate {
		if d, err := date.Parse(g.Words); err == nil {
			item.Words = d.Label(s.p.locale)
		}
	}
	if item.Words == item.Where.Label {
		item.Words = ""
	}
	return item
}
