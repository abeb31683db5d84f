package speech

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// What paragraphs keep of a list stays where it lies, and no more room is made than
// twice what they keep.
func TestWithRoom(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var list []int
	var kept [][]int
	made, all := 0, 0
	for range 10_000 {
		n := random.IntN(9)
		if list = withRoom(list, n); len(list) == 0 {
			made += cap(list)
		}
		room := cap(list)
		for range n {
			list = append(list, all)
			all++
		}
		if cap(list) != room {
			t.Fatalf("%d did not go into room for %d", len(list), room)
		}
		kept = append(kept, list[len(list)-n:])
	}
	next := 0
	for _, part := range kept {
		for _, v := range part {
			if v != next {
				t.Fatalf("%d stands where %d was put", v, next)
			}
			next++
		}
	}
	if made > 2*all {
		t.Errorf("room for %d, of which %d is kept", made, all)
	}
	if long := withRoom(list, 100_000); cap(long) < 100_000 {
		t.Errorf("room for %d where 100,000 come", cap(long))
	}
}

// Words in small letters are what strings.ToLower makes of them, and stay so
// while others are written.
func TestSmalls(t *testing.T) {
	signs := []string{"a", "b", "C", "D", "É", "é", "İ", "Ⱥ", "ß", "1", "’", "\xff", "م"}
	random := rand.New(rand.NewPCG(3, 4))
	var l smalls
	var words, got []string
	for range 5000 {
		var b strings.Builder
		for range random.IntN(9) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		words = append(words, b.String())
		got = append(got, l.of(b.String()))
	}
	for i, word := range words {
		if want := strings.ToLower(word); got[i] != want {
			t.Errorf("%q in small letters: got %q, want %q", word, got[i], want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { l.of("élan") }); n > 0 {
		t.Errorf("%v allocations for a word that is small", n)
	}
}
