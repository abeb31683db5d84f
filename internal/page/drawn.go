package page

import (
	"slices"

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
	for _, e := range s.p.events().actor[a.ID] {
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
	return s.mapped(pl, pl.Title)
}

// mapped draws all places that have coordinates, around one of them or, with
// nil, around all alike.
func (s *sheet) mapped(around *dossier.Place, title string) atlas.View {
	var places []atlas.Place
	for _, pl := range s.p.d.Places {
		if c := pl.Coordinates; c != nil {
			places = append(places, atlas.Place{
				ID: pl.ID, Name: pl.Title, Href: s.link(pl).Href, Point: atlas.Point{Lat: c.Lat, Lon: c.Lon},
				Main: pl == around, Weight: len(s.p.events().place[pl.ID]),
			})
		}
	}
	words := atlas.Words{
		Computed: s.p.words.T("Computed from the coordinates, in a straight line"), Less: s.p.words.T("less than"), North: s.p.words.T("North is at the top."),
		Inset: s.p.words.T("A small map in the corner shows where this lies."), Unnamed: s.p.words.T("Not named on the map"), Off: s.p.words.T("Not on this map"),
		Unit: s.p.words.T("km"), Group: s.p.words.Group, Point: s.p.words.Point,
	}
	return atlas.Draw(places, s.p.outlines, atlas.Options{Title: s.p.words.T("Map") + s.p.words.T(":") + " " + title, Language: s.p.d.Config.Language, Words: words})
}

// unmapped counts the places without coordinates.
func (p *planner) unmapped() int {
	n := 0
	for _, pl := range p.d.Places {
		if pl.Coordinates == nil {
			n++
		}
	}
	return n
}

// mostCases is how many cases are marked beside an actor's offices: of more, only
// those in which the actor takes part, as many.
const mostCases = 12

// tenures draws an actor's offices on an axis of time with the cases, for a wide
// window and for a narrow one. Without a date there is nothing to draw.
func (s *sheet) tenures(a *dossier.Actor) (plot.Drawing, plot.Drawing) {
	var posts []plot.Post
	for _, post := range inOrder(a.Posts) {
		posts = append(posts, plot.Post{Title: post.Title, From: post.From, To: post.To})
	}
	var cases []plot.Event
	for _, c := range s.p.d.Cases {
		takesPart := slices.ContainsFunc(s.p.events().actor[a.ID], func(e *dossier.Entry) bool { return e.Case == c })
		if len(cases) < mostCases && (takesPart || len(s.p.d.Cases) <= mostCases) {
			cases = append(cases, plot.Event{Title: c.Title, Href: s.link(c).Href, When: lasting(c.Start.Date, c.End), Hue: s.p.hues[c.ID]})
		}
	}
	o := plot.Options{Title: s.p.words.T("Roles"), Width: wide, Locale: s.p.locale, Words: s.p.words}
	w := plot.Bars(posts, cases, o)
	o.Width = narrow
	return w, plot.Bars(posts, cases, o)
}

// overlaid lays the chronologies of cases over each other, for a wide window and
// for a narrow one.
func (s *sheet) overlaid(cases []*dossier.Case) (plot.Overlaid, plot.Overlaid) {
	var list []plot.Case
	for _, c := range cases {
		one := plot.Case{Name: c.Title, Href: s.link(c).Href, Hue: s.p.hues[c.ID], T0: c.Start.Date}
		for _, e := range s.p.events().within[c.ID] {
			one.Events = append(one.Events, plot.Event{Title: e.Event.Title, Href: s.entryLink(e).Href, When: lasting(e.Event.Date.Date, e.Event.End), Hue: one.Hue})
		}
		list = append(list, one)
	}
	o := plot.Options{Title: s.p.words.T("Hours and days from the beginning"), Width: wide, Locale: s.p.locale, Words: s.p.words}
	w := plot.Overlay(list, o)
	o.Width = narrow
	return w, plot.Overlay(list, o)
}
