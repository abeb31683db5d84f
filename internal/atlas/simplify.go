package atlas

import (
	"cmp"
	"container/heap"
	"math"
)

const (
	leastArea  = .6  // square units: a corner that spans less is not seen
	mostPoints = 800 // of one line, however ragged
)

// simplify leaves out the points that a reader could not tell were there, the
// least first (Visvalingam and Whyatt, Line generalisation by repeated
// elimination of points, 1993). The ends stay; of points that span the same
// area the earlier goes first. It takes n log n steps.
func simplify(line []xy) []xy {
	n := len(line)
	if n < 3 {
		return line
	}
	before, after := make([]int, n), make([]int, n)
	areas := make([]float64, n)
	q := corners{areas: areas, slot: make([]int, n)}
	measure := func(i int) float64 {
		a, b, c := line[before[i]], line[i], line[after[i]]
		return math.Abs((b.x-a.x)*(c.y-a.y)-(c.x-a.x)*(b.y-a.y)) / 2
	}
	for i := range n {
		before[i], after[i] = i-1, i+1
	}
	for i := 1; i < n-1; i++ {
		areas[i] = measure(i)
		q.slot[i] = len(q.items)
		q.items = append(q.items, i)
	}
	heap.Init(&q)
	gone := make([]bool, n)
	for len(q.items) > 0 && (areas[q.items[0]] < leastArea || len(q.items) > mostPoints) {
		i := heap.Pop(&q).(int)
		gone[i] = true
		a, b := before[i], after[i]
		after[a], before[b] = b, a
		for _, j := range []int{a, b} {
			if j > 0 && j < n-1 {
				areas[j] = max(areas[i], measure(j))
				heap.Fix(&q, q.slot[j])
			}
		}
	}
	kept := make([]xy, 0, len(q.items)+2)
	for i, p := range line {
		if !gone[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// corners is a heap of the corners of a line, the flattest first.
type corners struct {
	items []int
	slot  []int // where a corner stands in items
	areas []float64
}

func (q *corners) Len() int { return len(q.items) }
func (q *corners) Less(i, j int) bool {
	a, b := q.items[i], q.items[j]
	return cmp.Or(cmp.Compare(q.areas[a], q.areas[b]), cmp.Compare(a, b)) < 0
}
func (q *corners) Swap(i, j int) {
	q.items[i], q.items[j] = q.items[j], q.items[i]
	q.slot[q.items[i]], q.slot[q.items[j]] = i, j
}
func (q *corners) Push(x any) {
	i := x.(int)
	q.slot[i] = len(q.items)
	q.items = append(q.items, i)
}
func (q *corners) Pop() any {
	last := len(q.items) - 1
	i := q.items[last]
	q.items = q.items[:last]
	return i
}
