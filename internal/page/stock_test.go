package page

import (
	"slices"
	"strings"
	"testing"
)

// Lists of a shelf share no room, however they grow, and come from one room once
// it was cleared.
func TestShelf(t *testing.T) {
	var h shelf[int]
	for round := range 3 {
		var lists [][]int
		for n := range 20 {
			list := h.list(n)
			if n%3 == 0 {
				list = h.open()
			}
			for range n {
				list = append(list, n)
			}
			if n%5 == 0 {
				list = append(list, n) // one more than was asked for
			}
			if n%3 == 0 {
				list = h.close(list)
			}
			lists = append(lists, list)
		}
		for n, list := range lists {
			for _, got := range list {
				if got != n {
					t.Fatalf("round %d: the list of %d holds %v", round, n, list)
				}
			}
		}
		if within := h.asked <= len(h.room); within != (round > 0) {
			t.Errorf("round %d: %d are asked for of %d", round, h.asked, len(h.room))
		}
		h.clear()
		for _, left := range h.room {
			if left != 0 {
				t.Fatal("the room is not cleared")
			}
		}
	}
}

// While a list is open no other shares its room, open itself or not.
func TestShelfWithOpenLists(t *testing.T) {
	var h shelf[int]
	for range 3 {
		outer := append(h.open(), 1)
		inner := append(h.open(), 2)
		list := append(h.list(1), 3)
		inner, outer = append(inner, 2), append(outer, 1)
		after := append(h.list(2), 4, 4)
		inner, outer = h.close(inner), h.close(outer)
		last := append(h.list(1), 5)
		for want, list := range map[int][]int{1: outer, 2: inner, 3: list, 4: after, 5: last} {
			for _, got := range list {
				if got != want {
					t.Errorf("the list of %d holds %v", want, list)
				}
			}
		}
		h.clear()
	}
}

// What a sheaf joined stays as it was while more is joined, and after the sheet was
// cleared; that of a sheet that is kept holds on to nothing.
func TestSheaf(t *testing.T) {
	f := sheaf{lent: true}
	var got, want []string
	for n := range 3000 {
		got, want = append(got, f.joined("… ", itoa(n), "", "x")), append(want, "… "+itoa(n)+"x")
	}
	long := strings.Repeat("a", 100_000)
	if f.joined(long, "b") != long+"b" || !slices.Equal(got, want) {
		t.Error("strings changed while others were joined")
	}
	f = sheaf{}
	if f.joined("a", "b") != "ab" || f.b != nil {
		t.Error("a sheet that is kept has room for other strings")
	}
}
