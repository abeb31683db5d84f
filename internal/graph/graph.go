// Package graph draws with whom an actor takes part in events: the actor in the
// middle, the others in two half rings around it, as numbers for an SVG, and
// the same as a list.
//
//	view := graph.Draw(actors, events, graph.Options{Title: "With whom"})
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

// Actor is who may stand in a drawing: nobody without a name does.
type Actor struct {
	ID, Name string
	Href     string // empty: no link
}

// Event is who takes part in something.
type Event struct {
	Actors []int // by their places in the list of actors; one that stands twice counts once
	Hue    int   // of its case, from 1; 0: none
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

// Draw makes the drawing of the first of some actors, among the others. It gives a
// view without nodes where that one has no event in common with anybody.
func Draw(actors []Actor, events []Event, o Options) View {
	others, weights := meet(actors, events)
	if len(others) == 0 {
		return View{}
	}
	v := View{ID: cmp.Or(o.ID, "network"), Title: o.Title, Width: width, Others: max(0, len(others)-Most)}
	others = others[:min(len(others), Most)]
	ties, hues := tiesOf(others, len(actors), events), huesOf(others, events)
	at := v.place(ring(ties))
	v.ego(actors[0], weights[0])
	v.Nodes = make([]Node, 0, len(others))
	for i, n := range others {
		v.Nodes = append(v.Nodes, v.node(actors[n], weights[n], hues[i], at[i]))
	}
	v.join(ties)
	v.describe(o.Key)
	return v
}

// meet counts the events of the first actor in common with each, of that one all, and
// gives the places of the others that have any: those with most events first, then by
// name.
func meet(actors []Actor, events []Event) (others, weights []int) {
	if len(actors) == 0 || actors[0].name() == "" {
		return nil, nil
	}
	weights = make([]int, len(actors))
	for _, e := range events {
		if !slices.Contains(e.Actors, 0) {
			continue
		}
		for i, n := range e.Actors {
			if !slices.Contains(e.Actors[:i], n) {
				weights[n]++
			}
		}
	}
	others = make([]int, 0, len(actors))
	for n := range actors {
		if n > 0 && weights[n] > 0 && actors[n].name() != "" {
			others = append(others, n)
		}
	}
	slices.SortFunc(others, func(m, n int) int {
		a, b := &actors[m], &actors[n]
		return cmp.Or(-cmp.Compare(weights[m], weights[n]), cmp.Compare(a.name(), b.name()), cmp.Compare(a.ID, b.ID))
	})
	return others, weights
}

func (a *Actor) name() string { return lettering.Line(a.Name) }

// tiesOf counts the events that any two of some actors, of so many, have in common.
func tiesOf(actors []int, all int, events []Event) [][]int {
	places := make([]int, all) // from 1
	for i, n := range actors {
		places[n] = i + 1
	}
	ties, counts := make([][]int, len(actors)), make([]int, len(actors)*len(actors))
	for i := range ties {
		ties[i] = counts[i*len(actors):][:len(actors)]
	}
	var team []int
	for _, e := range events {
		team = team[:0]
		for _, n := range e.Actors {
			if i := places[n] - 1; i >= 0 && !slices.Contains(team, i) {
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

// huesOf gives for each of some actors the hue that most of its events with the first of
// all have; of several the lowest.
func huesOf(actors []int, events []Event) []int {
	highest := 0
	for _, e := range events {
		highest = max(highest, e.Hue)
	}
	hues, counts := make([]int, len(actors)), make([]int, highest+1)
	for i, n := range actors {
		clear(counts)
		for _, e := range events {
			if e.Hue > 0 && slices.Contains(e.Actors, 0) && slices.Contains(e.Actors, n) {
				counts[e.Hue]++
			}
		}
		most := 0
		for hue, times := range counts {
			if times > most {
				hues[i], most = hue, times
			}
		}
	}
	return hues
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
