package page

import (
	"cmp"
	"slices"

	"dossier/internal/atlas"
	"dossier/internal/dossier"
	"dossier/internal/graph"
	"dossier/internal/plot"
)

// company draws with whom an actor takes part in events.
func (s *sheet) company(a *dossier.Actor) graph.View {
	room := &s.stock.company
	numbers := emptied(room.numbers)
	numbers[a] = 0
	actors, events, teams := append(room.actors[:0], graph.Actor{ID: a.ID, Name: a.Title}), room.events[:0], room.teams[:0]
	for _, e := range s.p.events.actor()[a.ID] {
		from, known := len(teams), s.cards.head(&e.Event.Head).ofEvent().actors
		for i, part := range e.Event.Actors {
			r, l := s.at(known, i, part.Actor.ID)
			other, ok := r.(*dossier.Actor)
			if !ok {
				continue
			}
			n, met := numbers[other]
			if !met {
				n = len(actors)
				numbers[other], actors = n, append(actors, graph.Actor{ID: other.ID, Name: other.Title, Href: l.Href})
			}
			teams = append(teams, n)
		}
		one := graph.Event{Actors: teams[from:]}
		if e.Case != nil {
			one.Hue = s.p.hues[e.Case.ID]
		}
		events = append(events, one)
	}
	*room = company{numbers, actors, events, teams}
	return graph.Draw(actors, events, graph.Options{Title: s.p.words.T("With whom"), Key: s.p.words.T("The thicker a line, the more events in common.")})
}

// company is room for what is drawn of an actor's events.
type company struct {
	numbers map[*dossier.Actor]int // their places in the list
	actors  []graph.Actor
	events  []graph.Event
	teams   []int // of one event after the other
}

// locator draws where a place lies, among the other places.
func (s *sheet) locator(pl *dossier.Place) atlas.View {
	if pl.Coordinates == nil {
		return atlas.View{}
	}
	return s.mapped(pl, pl.Title)
}

// mapped draws the places that have coordinates: with nil all alike, else one of
// them among those nearest to it. What lies further away is told of with the map
// of all, to which it leads.
func (s *sheet) mapped(around *dossier.Place, title string) atlas.View {
	located, further := s.located(around)
	places := s.stock.mapped[:0]
	for _, of := range located {
		pl := of.Place
		places = append(places, atlas.Place{
			ID: pl.ID, Name: pl.Title, Href: s.link(pl).Href, Point: pointOf(pl),
			Main: pl == around, Weight: len(s.p.events.place()[pl.ID]),
		})
	}
	s.stock.mapped = places
	words := atlas.Words{
		Computed: s.p.words.T("Computed from the coordinates, in a straight line"), Less: s.p.words.T("less than"), North: s.p.words.T("North is at the top."),
		Inset: s.p.words.T("A small map in the corner shows where this lies."), Unnamed: s.p.words.T("Not named on the map"), Off: s.p.words.T("Not on this map"),
		Unit: s.p.words.T("km"), Group: s.p.words.Group, Point: s.p.words.Point,
	}
	v := atlas.Draw(places, s.p.outlines, atlas.Options{Title: s.p.words.T("Map") + s.p.words.T(":") + " " + title, Language: s.p.d.Config.Language, Words: words})
	if further > 0 {
		v.Off = append(v.Off, atlas.Link{Href: s.to(leafPath("places", 0)), Label: s.p.words.Count(further, "more")})
	}
	return v
}

// mostAround is how many other places the map of one shows.
const mostAround = 100

// located lists the places that have coordinates: with nil all of them, else one
// and those nearest to it, and how many are further away.
func (s *sheet) located(around *dossier.Place) (list []distant, further int) {
	list = s.stock.distant[:0]
	for _, pl := range s.p.d.Places {
		if pl.Coordinates != nil && pl != around {
			list = append(list, distant{Place: pl})
		}
	}
	if around != nil {
		if further = max(0, len(list)-mostAround); further > 0 {
			list = nearest(list, pointOf(around))
		}
		list = append(list, distant{Place: around})
	}
	s.stock.distant = list
	return list, further
}

// distant is a place, and how far it is from another where that was asked for.
type distant struct {
	*dossier.Place
	km float64
}

// nearest gives those mostAround of more places that lie nearest to a point.
func nearest(places []distant, here atlas.Point) []distant {
	for i := range places {
		places[i].km = atlas.Distance(here, pointOf(places[i].Place))
	}
	slices.SortStableFunc(places, func(a, b distant) int { return cmp.Compare(a.km, b.km) })
	return places[:mostAround]
}

// pointOf gives where a place that has coordinates lies.
func pointOf(pl *dossier.Place) atlas.Point {
	return atlas.Point{Lat: pl.Coordinates.Lat, Lon: pl.Coordinates.Lon}
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
	posts := make([]plot.Post, 0, len(a.Posts))
	dated := false
	for _, post := range inOrder(a.Posts) {
		posts = append(posts, plot.Post{Title: post.Title, From: post.From, To: post.To})
		dated = dated || placed(post) == 0
	}
	cases := s.stock.drawn[:0]
	if dated {
		cases = s.casesBeside(a, cases)
		s.stock.drawn = cases
	}
	o := s.toDraw("Roles")
	w := s.stock.board.Bars(posts, cases, o)
	o.Width = narrow
	return w, s.stock.board.Bars(posts, cases, o)
}

// casesBeside adds the cases that are marked beside an actor's offices to a list.
func (s *sheet) casesBeside(a *dossier.Actor, list []plot.Event) []plot.Event {
	all := s.p.d.Cases
	for _, c := range all {
		takesPart := len(all) <= mostCases || slices.ContainsFunc(s.p.events.actor()[a.ID], func(e *dossier.Entry) bool { return e.Case == c })
		if takesPart {
			list = append(list, plot.Event{Title: c.Title, Href: s.link(c).Href, When: lasting(c.Start.Date, c.End), Hue: s.p.hues[c.ID]})
		}
		if len(list) == mostCases {
			break
		}
	}
	return list
}

// overlaid lays the chronologies of cases over each other, for a wide window and
// for a narrow one.
func (s *sheet) overlaid(cases []*dossier.Case) (plot.Overlaid, plot.Overlaid) {
	var list []plot.Case
	for _, c := range cases {
		one := plot.Case{Name: c.Title, Href: s.link(c).Href, Hue: s.p.hues[c.ID], T0: c.Start.Date}
		for _, e := range s.p.events.within()[c.ID] {
			one.Events = append(one.Events, plot.Event{Title: e.Event.Title, Href: s.entryLink(e).Href, When: lasting(e.Event.Date.Date, e.Event.End), Hue: one.Hue})
		}
		list = append(list, one)
	}
	o := s.toDraw("Hours and days from the beginning")
	w := plot.Overlay(list, o)
	o.Width = narrow
	return w, plot.Overlay(list, o)
}
