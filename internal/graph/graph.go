// Package graph draws with whom an actor takes part in events: the actor in the
// middle, the others in two half rings around it, as numbers for an SVG, and
// the same as a list.
//
//	view := graph.Draw("keita", actors, events, graph.Options{Title: "With whom"})
//
// The layout is computed in fixed steps, in whole numbers where the order
// matters: the order in which actors and events are given makes no difference.
// Names stand outside the rings, each in a row of its own, so that none hides
// another.
package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dossier/internal/lettering"
)

// Most is how many others a drawing holds. What is beyond is counted.
const Most = 16

// Actor is who may stand in a drawing.
type Actor struct {
	ID, Name string
	Href     string // empty: no link
}

// Event is who takes part in something.
type Event struct {
	Actors []string // ids; one that stands twice counts once
	Hue    int      // of its case, from 1; 0: none
}

// Options say how a drawing is made.
type Options struct {
	ID    string // for the ids of its elements; empty: "network"
	Title string
	Key   string // what the lines mean, in a sentence: "The thicker a line, the more events in common."
}

// View is a drawing as numbers in the units of its view box, 0 0 Width Height.
// It holds plain values only; layouts/_network.html draws it. A view without
// nodes is no drawing.
type View struct {
	ID     string
	Title  string
	Desc   string
	Width  int
	Height int
	Ego    Node
	Nodes  []Node // the others, as they are read: by their number of events, then by name
	Lines  []Line // the faintest first
	Others int    // how many more there are
}

// Node is an actor.
type Node struct {
	Href   string
	Label  string // the whole name
	Weight int    // events in common with the actor in the middle; of that one, all its events
	Hue    int    // of the case that most of those events belong to; 0: none
	X, Y   int
	Radius int
	Anchor string // of its words, as SVG has it
	Words  []Word // the name, in lines, cut where it is too long
	Spot   Rect   // what leads to the actor: the dot and its words
}

// Word is a line of a name. X, Y is the beginning, middle or end of its
// baseline.
type Word struct {
	X, Y int
	Text string
}

// Rect is a rectangle.
type Rect struct{ X, Y, Width, Height int }

// Line joins two actors that have events in common.
type Line struct {
	Path   string // data of an SVG path
	Weight int
	Thick  int  // in units
	Ego    bool // one of them is the actor in the middle
}

// Draw makes the drawing of an actor. It gives a view without nodes where the
// actor has no event in common with anybody.
func Draw(ego string, actors []Actor, events []Event, o Options) View {
	known := map[string]Actor{}
	for _, a := range actors {
		a.Name = lettering.Line(a.Name)
		if old, twice := known[a.ID]; !twice || cmp.Or(cmp.Compare(a.Name, old.Name), cmp.Compare(a.Href, old.Href)) < 0 {
			known[a.ID] = a
		}
	}
	others := meet(known[ego], known, events)
	if len(others) == 0 {
		return View{}
	}
	middle, others := others[0], others[1:]
	v := View{ID: cmp.Or(o.ID, "network"), Title: o.Title, Width: width, Others: max(0, len(others)-Most)}
	others = others[:min(len(others), Most)]
	ties := tiesOf(others, events)
	at := v.place(ring(ties))
	v.ego(middle.Actor, middle.events)
	for i, one := range others {
		v.Nodes = append(v.Nodes, v.node(one.Actor, one.events, one.hue(), at[i]))
	}
	v.join(ties)
	v.describe(o.Key)
	return v
}

// partner is an actor with events in common with the one in the middle.
type partner struct {
	Actor
	events int
	hues   map[int]int // how many of them have a hue
}

// meet counts the events of an actor in common with others: first stands the actor,
// with all its events, then the others, those with most events first, then by name.
// It is empty where there is no other.
func meet(ego Actor, known map[string]Actor, events []Event) []partner {
	all, numbers := []partner{{Actor: ego}}, map[string]int{ego.ID: 0}
	for _, e := range events {
		if ego.Name == "" || !slices.Contains(e.Actors, ego.ID) {
			continue
		}
		for i, id := range e.Actors {
			n, met := numbers[id]
			if a := known[id]; a.Name == "" || slices.Contains(e.Actors[:i], id) {
				continue
			} else if !met {
				n = len(all)
				numbers[id], all = n, append(all, partner{Actor: a})
			}
			all[n].events++
			all[n].tint(e.Hue)
		}
	}
	if len(all) == 1 {
		return nil
	}
	slices.SortFunc(all[1:], func(a, b partner) int {
		return cmp.Or(-cmp.Compare(a.events, b.events), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// tint counts an event of a hue.
func (p *partner) tint(hue int) {
	if hue < 1 {
		return
	}
	if p.hues == nil {
		p.hues = map[int]int{}
	}
	p.hues[hue]++
}

// hue gives the hue that most of an actor's events have; of several the first.
func (p *partner) hue() int {
	best, most := 0, 0
	for hue, n := range p.hues {
		if n > most || n == most && hue < best {
			best, most = hue, n
		}
	}
	return best
}

// tiesOf counts the events that any two actors have in common.
func tiesOf(actors []partner, events []Event) [][]int {
	ties, places := make([][]int, len(actors)), make(map[string]int, len(actors))
	for i, a := range actors {
		ties[i], places[a.ID] = make([]int, len(actors)), i
	}
	var team []int
	for _, e := range events {
		team = team[:0]
		for _, id := range e.Actors {
			if i, ok := places[id]; ok && !slices.Contains(team, i) {
				team = append(team, i)
			}
		}
		for _, i := range team {
			for _, j := range team {
				if i != j {
					ties[i][j]++
				}
			}
		}
	}
	return ties
}

// ring orders actors around the middle, so that those with events in common
// stand near each other: any two change places as long as that makes the ties
// shorter.
func ring(ties [][]int) []int {
	const passes = 12 // far more than 16 actors need
	order := make([]int, len(ties))
	for i := range order {
		order[i] = i
	}
	for range passes {
		better := false
		for i := range order {
			for j := i + 1; j < len(order); j++ {
				if longer(order, ties, i, j) < 0 {
					order[i], order[j] = order[j], order[i]
					better = true
				}
			}
		}
		if !better {
			break
		}
	}
	return order
}

// longer tells by how much the ties on a ring would be longer if two of those on it
// changed places. That between the two stays as long as it is.
func longer(order []int, ties [][]int, i, j int) int {
	n, sum := len(order), 0
	a, b := ties[order[i]], ties[order[j]]
	for k, other := range order {
		if k != i && k != j {
			sum += (b[other] - a[other]) * (apart(i, k, n) - apart(j, k, n))
		}
	}
	return sum
}

// apart is how far two places on a ring of n are from each other.
func apart(i, j, n int) int {
	d := max(i-j, j-i)
	return min(d, n-d)
}

// describe says in words what the drawing shows.
func (v *View) describe(key string) {
	names := make([]string, len(v.Nodes))
	for i, n := range v.Nodes {
		names[i] = n.Label
	}
	v.Desc = strings.TrimSpace(v.Ego.Label + " – " + strings.Join(names, ", ") + ". " + key)
}

// thickness gives the width of a line for so many events.
func thickness(weight int) int { return min(1+int(math.Log2(float64(max(weight, 1)))), 5) }
