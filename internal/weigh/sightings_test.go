package weigh

import (
	"slices"
	"testing"

	"dossier/internal/dossier"
)

// What is kept of names is read as it was found, also by one who read other
// articles before.
func TestSightings(t *testing.T) {
	list := []sighting{
		{key: 1, block: 0, from: 0, to: 5, within: 1},
		{key: 1 << 63, block: 0, from: 70000, to: 70300, within: 200, opening: 3},
		{key: 7, block: 3, from: 2, to: 4, opening: 1},
	}
	kept, _ := sightingsOf(list, make([]byte, 3))
	if got := slices.Collect(kept.all()); !slices.Equal(got, list) {
		t.Errorf("got %v, want %v", got, list)
	}
	if kept, _ := sightingsOf(nil, []byte("x")); slices.Collect(kept.all()) != nil {
		t.Error("names of nothing")
	}
	article := func(texts ...string) *dossier.Article {
		var leaves []dossier.Leaf
		for _, text := range texts {
			leaves = append(leaves, dossier.Leaf{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: []dossier.Piece{{Text: text}}})
		}
		return &dossier.Article{Head: dossier.Head{Body: dossier.NewBody("", leaves)}}
	}
	one, other := article("He met Modibo Diarra.", "Then Diarra met Modibo Diarra."), article("She met Awa in Gao and Awa in Kati.")
	var again namers
	first := again.in(one)
	for _, a := range []*dossier.Article{other, one, other} {
		if got, want := again.in(a), new(namers).in(a); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if !slices.Equal(first, new(namers).in(one)) {
		t.Error("what was found is changed by what is read later")
	}
	if n := len(slices.Collect(first.all())); n != 2 {
		t.Errorf("%d names, want Modibo Diarra and Diarra", n)
	}
}
