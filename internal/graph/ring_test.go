package graph

import (
	"math/rand/v2"
	"testing"
)

// By how much a change of places makes the ties longer is the difference of the
// lengths of all ties, before and after it.
func TestLonger(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 17 {
		order, ties := rnd.Perm(n), make([][]int, n)
		for i := range ties {
			ties[i] = make([]int, n)
			for j := range i {
				ties[i][j] = rnd.IntN(4)
				ties[j][i] = ties[i][j]
			}
		}
		length := func() int {
			sum := 0
			for i, a := range order {
				for j := i + 1; j < n; j++ {
					sum += ties[a][order[j]] * min(j-i, n-j+i)
				}
			}
			return sum
		}
		for i := range n {
			for j := i + 1; j < n; j++ {
				before, got := length(), longer(order, ties, i, j)
				order[i], order[j] = order[j], order[i]
				if want := length() - before; got != want {
					t.Errorf("of %d, %d and %d: %d, want %d", n, i, j, got, want)
				}
			}
		}
	}
}
