package parallel

import (
	"runtime"
	"slices"
)

// Sort sorts a list as [slices.SortFunc] does, a long one in parts side by side. In
// what order elements come that compare takes as equal depends on the machine.
func Sort[T any](list []T, compare func(a, b T) int) {
	const least = 4096 // elements for which a goroutine is worth it
	many := min(runtime.GOMAXPROCS(0), len(list)/least)
	if many < 2 {
		slices.SortFunc(list, compare)
		return
	}
	parts := slices.Collect(slices.Chunk(list, (len(list)+many-1)/many))
	Each(len(parts), func(i int) { slices.SortFunc(parts[i], compare) })
	for from, to := list, make([]T, len(list)); len(parts) > 1; to, from = from, to { // the parts lie in from
		pairs, whole := slices.Collect(slices.Chunk(parts, 2)), to
		merged := make([][]T, len(pairs))
		for i, pair := range pairs {
			n := 0
			for _, part := range pair {
				n += len(part)
			}
			merged[i], whole = whole[:n:n], whole[n:]
		}
		Each(len(pairs), func(i int) { merge(merged[i], pairs[i], compare) })
		if parts = merged; len(parts) == 1 {
			copy(list, parts[0])
		}
	}
}

// merge writes one or two sorted lists into a room of their length.
func merge[T any](room []T, lists [][]T, compare func(a, b T) int) {
	one, other := lists[0], []T(nil)
	if len(lists) == 2 {
		other = lists[1]
	}
	for i := range room {
		if len(one) == 0 || len(other) > 0 && compare(other[0], one[0]) < 0 {
			one, other = other, one
		}
		room[i], one = one[0], one[1:]
	}
}
