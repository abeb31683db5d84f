package parallel

import (
	"cmp"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

func TestSort(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 1))
	for _, processors := range []int{1, 2, 3, 5, 8} {
		runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 100, 8191, 8192, 20_001, 60_000} {
			list := make([]int, n)
			for i := range list {
				list[i] = random.IntN(n)
			}
			want := slices.Sorted(slices.Values(list))
			if Sort(list, cmp.Compare); !slices.Equal(list, want) {
				t.Errorf("%d numbers by %d processors are not sorted", n, processors)
			}
		}
	}
}
