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
		a.Name = strings.Join(strings.Fields(a.Name), " ")
		if old, twice := known[a.ID]; !twice || cmp.Or(cmp.Compare(a.Name, old.Name), cmp.Compare(a.Href, old.Href)) < 0 {
			known[a.ID] = a
		}
	}
	m := meet(ego, known, events)
	if _, ok := known[ego]; !ok || len(m.others) == 0 {
		return View{}
	}
	v := View{ID: cmp.Or(o.ID, "network"), Title: o.Title, Width: width, Others: max(0, len(m.others)-Most)}
	chosen := m.others[:min(len(m.others), Most)]
	at := v.place(m.ring(chosen))
	v.ego(known[ego], m.total)
	for _, id := range chosen {
		v.Nodes = append(v.Nodes, v.node(known[id], m.shared[pair(ego, id)], m.hue(id), at[id]))
	}
	v.join(chosen, m)
	v.describe(o.Key)
	return v
}

// meetings is who has events in common.
type meetings struct {
	others []string // of the actor in the middle: the most events first, then by name
	shared map[[2]string]int
	hues   map[string]map[int]int // by actor: how many of the events have a hue
	total  int                    // events of the actor in the middle
}

func pair(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// meet counts the events of an actor in common with others, and of those
// others with each other.
func meet(ego string, known map[string]Actor, events []Event) *meetings {
	m := &meetings{shared: map[[2]string]int{}, hues: map[string]map[int]int{}}
	for _, e := range events {
		ids := slices.Clone(e.Actors)
		ids = slices.DeleteFunc(ids, func(id string) bool { return known[id].Name == "" })
		slices.Sort(ids)
		ids = slices.Compact(ids)
		with := slices.Contains(ids, ego)
		if with {
			m.total++
		}
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				m.shared[pair(a, b)]++
			}
			if with && a != ego && e.Hue > 0 {
				if m.hues[a] == nil {
					m.hues[a] = map[int]int{}
				}
				m.hues[a][e.Hue]++
			}
		}
	}
	for p := range m.shared {
		switch ego {
		case p[0]:
			m.others = append(m.others, p[1])
		case p[1]:
			m.others = append(m.others, p[0])
		}
	}
	slices.SortFunc(m.others, func(a, b string) int {
		return cmp.Or(-cmp.Compare(m.shared[pair(ego, a)], m.shared[pair(ego, b)]), cmp.Compare(known[a].Name, known[b].Name), cmp.Compare(a, b))
	})
	return m
}

// hue gives the hue that most of an actor's events have; of several the first.
func (m *meetings) hue(id string) int {
	best, most := 0, 0
	for hue, n := range m.hues[id] {
		if n > most || n == most && hue < best {
			best, most = hue, n
		}
	}
	return best
}

// ring orders actors around the middle, so that those with events in common
// stand near each other: any two change places as long as that makes the ties
// shorter.
func (m *meetings) ring(chosen []string) []string {
	const passes = 12 // far more than 16 actors need
	n := len(chosen)
	order, ties := make([]int, n), make([][]int, n) // both by the place in chosen
	for i, a := range chosen {
		order[i], ties[i] = i, make([]int, n)
		for j, b := range chosen {
			ties[i][j] = m.shared[pair(a, b)]
		}
	}
	for range passes {
		better := false
		for i := range order {
			for j := i + 1; j < n; j++ {
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
	ring := make([]string, n)
	for i, at := range order {
		ring[i] = chosen[at]
	}
	return ring
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
