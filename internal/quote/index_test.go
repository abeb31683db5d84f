package quote

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIndexFindsTheSame: with all words in order an Index gives the answers of
// [Find], of some passages and of all.
func TestIndexFindsTheSame(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	units := []string{"a", "a ", "aa ", "b", " ", "…", "1", "1 000 ", "l'", "-", "\u200e", "é", "e\u0301", "«", "a b "}
	random := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(units[chance.IntN(len(units))])
		}
		return b.String()
	}
	found := map[Status]int{}
	for round := range 150 {
		var texts []Text
		for range 1 + chance.IntN(5) {
			text := random(chance.IntN(60))
			if round%10 == 0 {
				text = strings.Repeat(random(4), 700) // more places than few
			}
			texts = append(texts, Prepare(text))
		}
		x := NewIndex(texts)
		x.looked = lookedEnough
		for range 30 {
			from := chance.IntN(len(texts))
			to := from + 1 + chance.IntN(len(texts)-from)
			words := random(1 + chance.IntN(8))
			want := Find(texts[from:to], words)
			for i := range want.Places {
				want.Places[i].Passage += from
			}
			if diff := cmp.Diff(want, x.Find(from, to, words)); diff != "" {
				t.Fatalf("%q in %d to %d (-without an index +with one)\n%s", words, from, to, diff)
			}
			found[want.Status]++
		}
		if x.sorted == nil {
			t.Fatal("the words were not put in order")
		}
	}
	if found[Found] < 100 || found[Ambiguous] < 100 || found[Missing] < 100 {
		t.Error(found)
	}
}

// TestIndexLooksOnce: however many quotes are sought, the words of a source are
// looked through a bounded number of times.
func TestIndexLooksOnce(t *testing.T) {
	text := Prepare(strings.Repeat("The dockers stopped work at midday. ", 1000))
	looked := func(quotes int) int {
		x := NewIndex([]Text{text, text})
		for i := range quotes {
			if r := x.Find(0, 2, fmt.Sprintf("stopped at %d", i)); r.Status != Missing {
				t.Fatal(r)
			}
		}
		return x.looked
	}
	if one, some, many := looked(1), looked(500), looked(2000); one != 2*len(text.Normal()) || some != many || many > lookedEnough+one {
		t.Errorf("%d, %d and %d bytes were looked through for 1, 500 and 2000 quotes", one, some, many)
	}
}

// TestPlacesAreBounded: of a quote that stands everywhere some places are told.
func TestPlacesAreBounded(t *testing.T) {
	texts := []Text{Prepare(strings.Repeat("a ", 2*MostPlaces)), Prepare("a")}
	x := NewIndex(texts)
	x.looked = lookedEnough
	for _, r := range []Result{Find(texts, "a"), x.Find(0, 2, "a")} {
		if r.Status != Ambiguous || len(r.Places) != MostPlaces || r.Places[MostPlaces-1].Spans[0].From != 2*(MostPlaces-1) {
			t.Errorf("%v, %d places", r.Status, len(r.Places))
		}
	}
}
