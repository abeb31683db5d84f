package corpus

import (
	"math/rand/v2"
	"strings"
)

// actor is a person or a body.
type actor struct {
	id, name string
	others   []string // names; the last is the shortest
	kind     string
	office   string
}

func (a actor) person() bool { return a.kind == "person" }

type place struct {
	id, name string
	kind     string
	lat, lon float64
}

// namer makes names of syllables, each once.
type namer struct {
	rng  *rand.Rand
	seen map[string]bool
}

var (
	opening = strings.Fields("Ba Be Bo Da De Do Fa Fe Ga Go Ha Ja Jo Ka Ke Ko La Le Lo Ma Me Mo Na Ne No Oda Pa Pe Ra Re Ro Sa Se So Ta Te To Va Ve Wa Ya Za Ze")
	middle  = strings.Fields("ba be bi da de di ga go ka ki la le li lo ma mi na ni no ra re ri ro sa se si ta te ti to va vi zo")
	family  = strings.Fields("kamba rolde venik tessar dolin quist mbari souto ranel haddo lemka perrin stovan walda zirek")
	given   = strings.Fields("n l r s ma na ri lo ko da vi ne")
	town    = strings.Fields("port haven mouth field bridge ford stead mere wick bury cross gate holm dale")
)

// fresh makes names until one is new.
func (n *namer) fresh(make func() string) string {
	for {
		if name := make(); !n.seen[ident(name)] {
			n.seen[ident(name)] = true
			return name
		}
	}
}

func (n *namer) stem(syllables int) string {
	s := one(n.rng, opening)
	for range syllables - 1 {
		s += one(n.rng, middle)
	}
	return s
}

func (n *namer) place() place {
	name := n.fresh(func() string { return n.stem(1+n.rng.IntN(3)) + one(n.rng, town) })
	return place{ident(name), name, one(n.rng, placeKinds), 4 + 14*n.rng.Float64(), -12 + 20*n.rng.Float64()}
}

// actor makes a person, or for every fourth a body that has its seat somewhere.
func (n *namer) actor(i int, places []place) actor {
	if i%4 == 3 {
		seat := places[n.rng.IntN(len(places))].name
		name := n.fresh(func() string {
			return strings.Replace(one(n.rng, bodies), "*", one(n.rng, []string{seat, n.stem(2)}), 1)
		})
		return actor{id: ident(name), name: name, others: []string{"the " + name}, kind: one(n.rng, bodyKinds), office: "body"}
	}
	last := n.fresh(func() string { return n.stem(1+n.rng.IntN(2)) + one(n.rng, family) })
	first := n.stem(1) + one(n.rng, given)
	name := n.fresh(func() string { return first + " " + last })
	return actor{id: ident(name), name: name, others: []string{first[:1] + ". " + last, last}, kind: "person", office: one(n.rng, offices)}
}

func (n *namer) paper() string {
	return n.fresh(func() string { return n.stem(2) + " " + one(n.rng, papers) })
}
