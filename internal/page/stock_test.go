package page

import (
	"testing"

	"dossier/internal/dossier"
)

// An address that was found for one page is taken for those that lie as it does,
// and for no other.
func TestWaysAreRemembered(t *testing.T) {
	kati := &dossier.Head{ID: "kati", Kind: dossier.KindPlace}
	s := (&planner{}).blank()
	for _, path := range []string{"articles/a/index.html", "places/gao/index.html", "actors/index.html"} {
		s.begin(path, "")
		s.wayTo(kati)
	}
	for _, known := range []ways{s.stock.far[2], s.stock.near, s.stock.far[1]} {
		if _, ok := known[kati]; !ok || len(known) != 1 {
			t.Fatalf("%v is remembered", known)
		}
		known[kati] = "remembered"
	}
	for _, c := range []struct{ path, base, want string }{
		{"articles/b/index.html", "", "remembered"},
		{"timeline/2012/index.html", "", "remembered"},
		{"places/bamako/index.html", "", "remembered"},
		{"sources/index.html", "", "remembered"},
		{"actors/page_2/index.html", "", "remembered"},
		{"places/kati/index.html", "", "index.html"},
		{"places/index.html", "", "kati/index.html"},
		{"places/kati/page_2/index.html", "", "../index.html"},
		{"actors/keita/page_2/index.html", "", "../../../places/kati/index.html"},
		{"index.html", "", "places/kati/index.html"},
		{"404.html", "/mali/", "/mali/places/kati/index.html"},
	} {
		s.begin(c.path, "")
		s.base = c.base
		if got := s.wayTo(kati); got != c.want {
			t.Errorf("from %s: got %s, want %s", c.path, got, c.want)
		}
	}
	s.begin("articles/c/index.html", "")
	if s.base = ""; s.p.sheet("articles/c/index.html", "").wayTo(kati) != "../../places/kati/index.html" {
		t.Error("a sheet that is kept takes what others remember")
	}
}

// What is remembered does not grow with the dossier.
func TestWaysAreFew(t *testing.T) {
	known := ways{}
	for range 3*mostWays + 5 {
		known.learn(&dossier.Head{}, "")
	}
	if len(known) != 5 {
		t.Errorf("%d addresses are remembered", len(known))
	}
}

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
