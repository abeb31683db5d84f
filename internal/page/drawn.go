package page

import (
	"dossier/internal/atlas"
	"dossier/internal/dossier"
	"dossier/internal/graph"
	"dossier/internal/plot"
)

// company draws with whom an actor takes part in events.
func (s *sheet) company(a *dossier.Actor) graph.View {
	var events []graph.Event
	seen := map[string]bool{}
	actors := []graph.Actor{{ID: a.ID, Name: a.Title}}
	for _, e := range s.p.byActor[a.ID] {
		one := graph.Event{}
		if e.Case != nil {
			one.Hue = s.p.hues[e.Case.ID]
		}
		for _, part := range e.Event.Actors {
			other, ok := s.p.d.Lookup(part.Actor.ID).(*dossier.Actor)
			if !ok {
				continue
			}
			one.Actors = append(one.Actors, other.ID)
			if other != a && !seen[other.ID] {
				seen[other.ID] = true
				actors = append(actors, graph.Actor{ID: other.ID, Name: other.Title, Href: s.link(other).Href})
			}
		}
		events = append(events, one)
	}
	return graph.Draw(a.ID, actors, events, graph.Options{Title: s.p.words.T("With whom"), Key: s.p.words.T("The thicker a line, the more events in common.")})
}

// locator draws where a place lies, among the other places.
func (s *sheet) locator(pl *dossier.Place) atlas.View {
	if pl.Coordinates == nil {
		return atlas.View{}
	}
	var places []atlas.Place
	for _, other := range s.p.d.Places {
		if c := other.Coordinates; c != nil {
			places = append(places, atlas.Place{
				ID: other.ID, Name: other.Title, Href: s.link(other).Href, Point: atlas.Point{Lat: c.Lat, Lon: c.Lon},
				Main: other == pl, Weight: len(s.p.byPlace[other.ID]),
			})
		}
	}
	words := atlas.Words{
		Computed: s.p.words.T("Computed from the coordinates, in a straight line"), Less: s.p.words.T("less than"), North: s.p.words.T("North is at the top."),
		Inset: s.p.words.T("A small map in the corner shows where this lies."), Unnamed: s.p.words.T("Not named on the map"), Off: s.p.words.T("Not on this map"),
		Group: ",", Point: ".",
	}
	if s.p.words.Language == "fr" {
		words.Group, words.Point = "\u202F", ","
	}
	return atlas.Draw(places, s.p.outlines, atlas.Options{Title: s.p.words.T("Map") + s.p.words.T(":") + " " + pl.Title, Language: s.p.d.Config.Language, Words: words})
}

// overlaid lays the chronologies of cases over each other, for a wide window and
// for a narrow one.
func (s *sheet) overlaid(cases []*dossier.Case) (plot.Overlaid, plot.Overlaid) {
	var list []plot.Case
	for _, c := range cases {
		one := plot.Case{Name: c.Title, Href: s.link(c).Href, Hue: s.p.hues[c.ID], T0: c.Start.Date}
		for _, e := range s.p.byCase[c.ID] {
			one.Events = append(one.Events, plot.Event{Title: e.Event.Title, Href: s.entryLink(e).Href, When: whole(e.Event), Hue: one.Hue})
		}
		list = append(list, one)
	}
	o := plot.Options{Title: s.p.words.T("Hours and days from the beginning"), Width: wide, Locale: s.p.locale, Words: s.p.words}
	w := plot.Overlay(list, o)
	o.Width = narrow
	return w, plot.Overlay(list, o)
}
