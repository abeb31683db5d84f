package weigh

import (
	"slices"
	"testing"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// Sentences are joined only where a mark opens a speech.
func TestWhole(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "One.": 1, "One. Two.": 2, "One.” Two.": 2, "One.» Two": 2, "“One. Two.” Three.": 2, "« Un. Deux. » Trois.": 2, "\"One. Two.\" Three.": 2,
		"He said: “One. Two": 2, "It’s one. ‘Two. Three.’": 3,
	} {
		got := whole(nil, text)
		if len(got) != want {
			t.Errorf("%q has %d sentences, want %d", text, len(got), want)
		}
		if all := joined(text, annotate.Sentences(text)); !slices.Equal(got, all) {
			t.Errorf("%q: %v, looked through %v", text, got, all)
		}
	}
}

// What articles print of their origin is read once for all that print the same, and
// each has what it would have alone.
func TestImprints(t *testing.T) {
	read := func(m imprints, a dossier.Article, id, title string) originated {
		a.ID, a.Title = id, title
		return m.originatedBy(&a)
	}
	kinds := []dossier.Article{
		{Publisher: "Sahel Wire"}, {Publisher: "SAHEL WIRE"}, {Publisher: "The Associated Press"}, {Credit: "Reuters"}, {Credit: "Photo: Reuters"},
		{Publisher: "Sahel Wire", Credit: "AFP"}, {Publisher: "Sahel Wire", Origin: "Reuters"}, {Origin: "Sahel Wire"}, {},
	}
	told := imprints{}
	for range 3 {
		for i, a := range kinds {
			for _, id := range []string{"one", "other"} {
				if got, want := read(told, a, id, "Of "+id), read(imprints{}, a, id, "Of "+id); got != want {
					t.Errorf("kind %d: %s has %v, alone %v", i, id, got, want)
				}
			}
		}
	}
	if len(told) != 7 {
		t.Errorf("%d are remembered, want all but the two that name nobody", len(told))
	}
}

// Whatever blocks of an article are asked for, in whatever order, each has its own
// statements, and no other is read.
func TestStatementsOfBlocks(t *testing.T) {
	want := []string{"Reuters", "", "AFP", "AP"}
	var leaves []dossier.Leaf
	for _, text := range []string{"The port is shut, he told Reuters.", "Nobody was told.", "The port is open, AFP reports.", "It rained, according to AP."} {
		leaves = append(leaves, dossier.Leaf{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: []dossier.Piece{{Text: text}}})
	}
	a := &dossier.Article{}
	a.Body = dossier.NewBody("", leaves)
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 1, 3, 0, 2, 0}, {2, 3}, {1}} {
		var told statements
		for _, block := range order {
			if got := sayer(told.in(a, block), dossier.Range{Block: block, From: 2, To: 4}); got != want[block] {
				t.Errorf("%v: block %d is %q's, want %q", order, block, got, want[block])
			}
		}
		if asked := slices.Compact(slices.Sorted(slices.Values(order))); len(told.blocks) != len(asked) {
			t.Errorf("%v: %d blocks were read", order, len(told.blocks))
		}
	}
}
