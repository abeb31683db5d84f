package page

import (
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// gapText names a kind of gap and says what it means for a reader.
func gapText(kind dossier.GapKind, w locale.Words) (title, meaning string) {
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

// gaps plans the page of what is not known.
func (p *planner) gaps() GapsView {
	s := p.sheet("gaps/index.html", "")
	var v GapsView
	for _, kind := range dossier.GapKinds {
		g := GapGroup{ID: string(kind)}
		g.Title, g.Meaning = gapText(kind, p.words)
		for _, gap := range p.d.Weights.Gaps {
			if gap.Kind == kind {
				g.Items = append(g.Items, s.gap(gap))
			}
		}
		if len(g.Items) > 0 {
			v.Groups = append(v.Groups, g)
			v.Total += len(g.Items)
		}
	}
	v.Frame = s.frame("gaps", p.words.T("Gaps"), p.words.T("What this dossier does not know"), s.home())
	return v
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
