package dossier_test

import (
	"slices"
	"testing"

	"dossier/internal/dossier"
)

// What is kept as numbers is read as it was: at the beginning of a text and far
// into it, next to each other and many blocks apart.
func TestMentions(t *testing.T) {
	targets := dossier.NewTargets([]string{"bamako", "kati", "sanogo"})
	at := func(block, from, to int, target string) dossier.Mention {
		return dossier.Mention{Range: dossier.Range{Block: block, From: from, To: to}, Target: target}
	}
	for _, list := range [][]dossier.Mention{
		nil,
		{at(0, 0, 6, "bamako")},
		{at(0, 0, 6, "sanogo"), at(0, 6, 10, "kati"), at(1, 0, 4, "kati")},
		{at(3, 5, 9, "kati"), at(3, 300, 100_000, "bamako"), at(70_000, 16<<20, 16<<20+6, "sanogo")},
	} {
		m := targets.Mentions(list)
		if got := slices.Collect(m.All()); !slices.Equal(got, list) {
			t.Errorf("%v became %v", list, got)
		}
		if m.Any() != (len(list) > 0) {
			t.Errorf("%v: any is %v", list, m.Any())
		}
		for _, id := range append(targets.IDs(), "keita") {
			var want []dossier.Range
			for _, mention := range list {
				if mention.Target == id {
					want = append(want, mention.Range)
				}
			}
			for most := range len(want) + 2 {
				if got := m.Of(id, most, nil); !slices.Equal(got, want[:min(most, len(want))]) {
					t.Errorf("of %v, the first %d of %s are %v", list, most, id, got)
				}
			}
		}
		for number, at := range m.Numbered() {
			if got := (dossier.Mention{Range: at, Target: targets.IDs()[number]}); got != list[0] {
				t.Errorf("the first of %v is %v", list, got)
			}
			break
		}
		for got := range m.All() {
			if got != list[0] {
				t.Errorf("the first of %v is %v", list, got)
			}
			break
		}
	}
	if none := (dossier.Mentions{}); none.Targets() != nil || len(none.Of("kati", 3, nil)) > 0 {
		t.Error("the zero value holds mentions of a record")
	}
	if (dossier.Mentions{}).Any() || len(slices.Collect(dossier.Mentions{}.All())) > 0 {
		t.Error("the zero value holds mentions")
	}
}
