package weigh

import (
	"testing"

	"dossier/internal/dossier"
)

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
