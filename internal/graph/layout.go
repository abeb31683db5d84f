package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dossier/internal/lettering"
)

const (
	width  = 400
	middle = width / 2
	row    = 38 // the height of one actor: two lines of words, and room for a finger
	size   = 14 // of letters, as the style sheet has it
	lead   = 15 // from one line to the next
	dot    = 4  // the radius of one with one event
	gap    = 5  // between a dot and its words

	// How far the half rings are from the middle, at their ends and halfway. The
	// name of the actor in the middle must fit between them.
	inner, outer = 36, 68
	room         = 92
)

// spot is where an actor stands.
type spot struct {
	x, y int
	side int // 1: right, -1: left
}

// place puts actors in two half rings, clockwise from the top right, and sets
// the drawing's height. It gives the spots by the actors' numbers.
func (v *View) place(ring []int) []spot {
	right := (len(ring) + 1) / 2
	v.Height = max(right*row, 3*row) + 8
	at := make([]spot, len(ring))
	for i, actor := range ring {
		side, k, n := 1, i, right
		if i >= right {
			side, k, n = -1, len(ring)-1-i, len(ring)-right
		}
		// In halves of a row, from the middle.
		up := float64(2*k-(n-1)) / float64(n)
		x := inner + (outer-inner)*math.Sqrt(1-up*up)
		at[actor] = spot{x: middle + side*int(math.Round(x)), y: v.Height/2 + (2*k-(n-1))*row/2, side: side}
	}
	return at
}

// node puts an actor at its spot, its words at the outer side.
func (v *View) node(a Actor, weight, hue int, at spot) Node {
	n := Node{Href: a.Href, Label: a.name(), Weight: weight, Hue: hue, X: at.x, Y: at.y, Radius: min(dot-1+thickness(weight), 8), Anchor: "start"}
	x := at.x + at.side*(n.Radius+gap)
	free := width - x - 2
	if at.side < 0 {
		n.Anchor, free = "end", x-2
	}
	lines := broken(n.Label, free, 2)
	n.Words = make([]Word, 0, len(lines))
	for i, text := range lines {
		n.Words = append(n.Words, Word{x, at.y + 5 - (len(lines)-1)*lead/2 + i*lead, text})
	}
	long := 0
	for _, text := range lines {
		long = max(long, lettering.Width(text, size))
	}
	n.Spot = Rect{at.x - n.Radius - 2, at.y - row/2 + 1, long + 2*n.Radius + gap + 4, row - 2}
	if at.side < 0 {
		n.Spot.X = x - long - 2
	}
	n.Spot.X = max(n.Spot.X, 0)
	n.Spot.Width = min(n.Spot.Width, width-n.Spot.X)
	return n
}

// ego puts the actor of the drawing in the middle, its words below the dot.
func (v *View) ego(a Actor, total int) {
	v.Ego = Node{Href: a.Href, Label: a.name(), Weight: total, X: middle, Y: v.Height / 2, Radius: 8, Anchor: "middle"}
	lines := broken(v.Ego.Label, room, 3)
	for i, text := range lines {
		v.Ego.Words = append(v.Ego.Words, Word{middle, v.Ego.Y + 24 + i*lead, text})
	}
	v.Ego.Spot = Rect{middle - room/2, v.Ego.Y - 10, room, 10 + 24 + (len(lines)-1)*lead + 4}
}

// join draws the lines: between two at the edge bent towards the middle.
func (v *View) join(ties [][]int) {
	count := len(v.Nodes)
	for i := range ties {
		for _, n := range ties[i][:i] {
			count += min(n, 1)
		}
	}
	v.Lines = make([]Line, 0, count)
	for i, a := range v.Nodes {
		for j, b := range v.Nodes[:i] {
			if n := ties[i][j]; n > 0 {
				cx, cy := bent(a.X, b.X, v.Ego.X), bent(a.Y, b.Y, v.Ego.Y)
				v.Lines = append(v.Lines, Line{Path: fmt.Sprintf("M%d %dQ%d %d %d %d", b.X, b.Y, cx, cy, a.X, a.Y), Weight: n, Thick: thickness(n)})
			}
		}
	}
	for _, a := range slices.Backward(v.Nodes) {
		v.Lines = append(v.Lines, Line{Path: fmt.Sprintf("M%d %dL%d %d", v.Ego.X, v.Ego.Y, a.X, a.Y), Weight: a.Weight, Thick: thickness(a.Weight), Ego: true})
	}
}

// bent gives the middle between two numbers, drawn some way towards a third.
func bent(a, b, to int) int { return (7*(a+b)/2 + 3*to) / 10 }

// broken parts a name at its blanks, which are single, into at most so many lines of a
// width, and cuts what is too long.
func broken(name string, room, most int) []string {
	var lines []string
	for name != "" {
		line, rest, more := strings.Cut(name, " ")
		for more {
			word, behind, another := strings.Cut(rest, " ")
			longer := name[:len(line)+1+len(word)]
			if len(lines) < most-1 && lettering.Width(longer, size) > room {
				break
			}
			line, rest, more = longer, behind, another
		}
		lines = append(lines, cut(line, room))
		name = rest
	}
	return lines
}

// cut shortens a line to a width.
func cut(line string, room int) string {
	if lettering.Width(line, size) <= room {
		return line
	}
	runes := []rune(line)
	for len(runes) > 1 && lettering.Width(string(runes)+"…", size) > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,-–") + "…"
}
