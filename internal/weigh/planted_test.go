package weigh_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
	"dossier/internal/weigh"
)

// ground is a dossier of which nothing is missing.
const ground = `
-- content/_index.md --
---
summary: 'The dockers stopped work [@one "stopped work at noon"]. The harbour closed. [@two "the harbour was shut"]'
---
## What happened

- The dockers stopped work [@one "stopped work at noon"].

*An aside of the editor.*

[[union]]
-- content/articles/one.md --
---
title: One
date: 2001-05-03
publisher: The Gazette
---
The dockers stopped work at noon, and 12 people were killed.
-- content/articles/two.md --
---
title: Two
date: 2001-05-03
publisher: The Herald
---
By evening the harbour was shut, with 15 people dead.
-- content/actors/union.md --
---
name: Union
---
It called the strike [@one "stopped work at noon"].
-- content/cases/strike.md --
---
name: The strike
start: 2001-05-03
---
It began at noon [@one "stopped work at noon"].
-- content/events/stop.md --
---
title: Work stops
date: 2001-05-03
case: strike
cite: ['@one "stopped work at noon"', '@two "the harbour was shut"']
---
Work stopped [@one "stopped work at noon"].
`

// used makes a page that cites an article.
func used(id, quote string) string {
	return fmt.Sprintf("-- content/pages/page-%s.md --\n---\ntitle: Page %s\n---\nIt says so [@%s \"%s\"].\n", id, id, id, quote)
}

// letters gives a word for a number, so that names and texts differ.
func letters(i int) string { return strings.Repeat(string(rune('a'+i%26)), 3+i/26) }

// planted gives, for each kind of gap, the files that make the gap number i,
// and no other gap.
var planted = map[dossier.GapKind]func(i int) string{
	dossier.GapUncited: func(i int) string {
		return fmt.Sprintf("-- content/actors/x%d.md --\n---\nname: Xavier%s\n---\nNobody knows him. [@one \"stopped work\"] He left.\n", i, letters(i))
	},
	dossier.GapSingleOrigin: func(i int) string {
		return fmt.Sprintf("-- content/events/x%d.md --\n---\ntitle: X\ndate: 2001-06-01\ncite: '@one \"at noon\"'\n---\n", i)
	},
	dossier.GapVagueDate: func(i int) string {
		date := []string{"2001-06", "2001-06-01\nbasis: derived\nbasis_from: x", "2001-06-01/2001-06-09", "2001-06-01~"}[i%4]
		return fmt.Sprintf("-- content/events/x%d.md --\n---\ntitle: X\ndate: %s\ncite: ['@one \"at noon\"', '@two \"harbour\"']\n---\n", i, date)
	},
	dossier.GapSilentDay: func(i int) string {
		return fmt.Sprintf("-- content/cases/x%d.md --\n---\nname: X\nstart: 2001-05-03\nend: 2001-05-%02d\n---\n", i, 5+i)
	},
	dossier.GapUnusedSource: func(i int) string {
		return fmt.Sprintf("-- content/articles/x%d.md --\n---\ntitle: X\ndate: 2001-05-03\npublisher: P%d\n---\nWords %s.\n", i, i, letters(i))
	},
	dossier.GapUnknownName: func(i int) string {
		return fmt.Sprintf("-- content/articles/x%d.md --\n---\ntitle: X\ndate: 2001-05-03\npublisher: P%d\n---\nThey met Zorak%[3]s. Zorak%[3]s left. Later Captain Zorak%[3]s came.\n", i, i, letters(i)) +
			used(fmt.Sprintf("x%d", i), "They met")
	},
	dossier.GapNoSource: func(i int) string {
		return fmt.Sprintf("-- content/comparisons/x%d.md --\n---\ntitle: X\nof: [one, two]\n---\n| Row | First | Second |\n| --- | --- | --- |\n| R | noon [@one \"at noon\"] | no source |\n| S | does not apply | shut [@two \"harbour\"] |\n", i)
	},
	dossier.GapNoOutlet: func(i int) string {
		return fmt.Sprintf("-- content/articles/x%d.md --\n---\ntitle: X%d\ndate: 2001-05-03\n---\nWords %s.\n", i, i, letters(i)) + used(fmt.Sprintf("x%d", i), "Words")
	},
	dossier.GapNoDate: func(i int) string {
		return fmt.Sprintf("-- content/articles/x%d.md --\n---\ntitle: X%d\npublisher: P%d\n---\nWords %s.\n", i, i, i, letters(i)) + used(fmt.Sprintf("x%d", i), "Words")
	},
}

// The kinds of gap stand in their order, whichever was found first.
func TestGapsInOrder(t *testing.T) {
	var files strings.Builder
	for i, kind := range slices.Backward(dossier.GapKinds) {
		for k := range 2 {
			files.WriteString(planted[kind](2*i + k))
		}
	}
	var got []dossier.GapKind
	for _, g := range weighed(read(t, text(ground+files.String()))).Weights.Gaps.List() {
		got = append(got, g.Kind)
	}
	if kinds := slices.Compact(slices.Clone(got)); !slices.Equal(kinds, dossier.GapKinds) {
		t.Errorf("gaps of %v, want each of %v in one place", kinds, dossier.GapKinds)
	}
}

// A dossier with N gaps of a kind lists N, of that kind and of no other, each at
// a line of a planted file.
func TestPlantedGaps(t *testing.T) {
	if d := weighed(read(t, text(ground))); d.Weights.Gaps.Any() || len(weigh.Contradictions(d))+len(weigh.Copies(d)) > 0 {
		t.Fatalf("the ground has gaps: %v %v %v", d.Weights.Gaps.List(), weigh.Contradictions(d), weigh.Copies(d))
	}
	for _, kind := range dossier.GapKinds {
		for _, n := range []int{1, 2, 5, 9} {
			var files strings.Builder
			for i := range n {
				files.WriteString(planted[kind](i))
			}
			got := map[dossier.GapKind]int{}
			d := weighed(read(t, text(ground+files.String())))
			if !d.Weights.Gaps.Any() {
				t.Errorf("%d of %s: none is said to be there", n, kind)
			}
			for _, g := range d.Weights.Gaps.List() {
				got[g.Kind]++
				if !strings.Contains(g.Pos.File, "/x") || g.Pos.Line == 0 || g.Words == "" {
					t.Errorf("%s: a gap of %s at %s: %q", kind, g.Kind, g.Pos, g.Words)
				}
			}
			if want := (map[dossier.GapKind]int{kind: n}); !maps.Equal(got, want) {
				t.Errorf("%d planted: got %v, want %v", n, got, want)
			}
		}
	}
}

// N contradictions and N pairs of near-copies are listed N times; one account of
// the numbers ends all their contradictions, a declared origin a pair.
func TestPlantedContradictionsAndCopies(t *testing.T) {
	const row = "\n---\n| Row | First | Second |\n| --- | --- | --- |\n| Toll | 12 or 15 [@one \"12 people were killed\"; @two \"15 people dead\"] | does not apply |\n"
	const account = "-- content/comparisons/d.md --\n---\ntitle: D\nof: [one, two]\naccounts: [{question: How many died?, answers: [{value: 12, cite: '@one \"12 people\"'}, {value: 15, cite: '@two \"15 people dead\"'}]}]"
	for _, n := range []int{0, 1, 4} {
		var files strings.Builder
		for i := range n {
			fmt.Fprintf(&files, "-- content/comparisons/c%d.md --\n---\ntitle: C\nof: [one, two]%s", i, row)
			for _, outlet := range []string{"A", "B"} {
				fmt.Fprintf(&files, "-- content/articles/y%d-%s.md --\n---\ntitle: Y\ndate: 2001-05-03\npublisher: %s\n---\n%s\n\nOutlet %s adds %s.\n",
					i, strings.ToLower(outlet), outlet, prose(uint64(i), 40), outlet, prose(uint64(100+i), 10))
			}
		}
		d := weighed(read(t, text(ground+files.String())))
		contradictions, copies := weigh.Contradictions(d), weigh.Copies(d)
		if len(contradictions) != n || len(copies) != n {
			t.Errorf("%d planted: %v, %v", n, contradictions, copies)
		}
		for _, c := range copies {
			if c.A[:2] != c.B[:2] || c.A >= c.B || c.Share < 0.3 || c.Share > 1 {
				t.Errorf("copies %v", c)
			}
		}
		if list := weigh.Contradictions(weighed(read(t, text(ground+files.String()+account+row)))); len(list) > 0 {
			t.Errorf("contradictions with an account: %v", list)
		}
		for _, a := range d.Articles {
			a.Origin = "the wire"
		}
		if copies := weigh.Copies(weighed(d)); len(copies) > 0 {
			t.Errorf("copies of one origin: %v", copies)
		}
	}
}

// Weighing changes nothing, and gives the same each time.
func TestPure(t *testing.T) {
	for name, load := range map[string]func() *dossier.Dossier{
		"mali":   func() *dossier.Dossier { return mali(t) },
		"ground": func() *dossier.Dossier { return read(t, text(ground)) },
		"many":   func() *dossier.Dossier { return many(t, 200) },
	} {
		d, same := load(), load()
		weights := new(weigh.Scale).Weigh(d)
		weights.Gaps.List()
		if !reflect.DeepEqual(silent(d), silent(same)) {
			t.Errorf("%s: weighing changed the dossier", name)
		}
		d.Weights = weights
		first := dump(d)
		for range 3 {
			if diff := cmp.Diff(first, dump(weighed(d))); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
		if diff := cmp.Diff(first, dump(weighed(same))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// silent gives a dossier without its speech, which are functions, and cannot be
// compared.
func silent(d *dossier.Dossier) *dossier.Dossier {
	copied := *d
	copied.Voices = dossier.Voices{}
	for _, a := range d.Articles {
		a.Speech = dossier.Speech{}
	}
	return &copied
}

// A scale that weighed something else before gives what a new one gives.
func TestScaleRemembersNothingWrong(t *testing.T) {
	var s weigh.Scale
	d := many(t, 60)
	for i := range 20 {
		changed := *d.Articles[i]
		changed.Body = dossier.NewBody("", slices.Delete(changed.Body.Leaves(), 9, 10))
		d.Articles = slices.Clone(d.Articles)
		d.Articles[i] = &changed
		d.Records = maps.Clone(d.Records)
		d.Records[changed.ID] = &changed
		if i%5 == 4 {
			last := len(d.Articles) - 1
			delete(d.Records, d.Articles[last].ID)
			d.Articles = d.Articles[:last]
		}
		want := dump(weighed(d))
		d.Weights = s.Weigh(d)
		if diff := cmp.Diff(want, dump(d)); diff != "" {
			t.Fatalf("round %d: %s", i, diff)
		}
	}
}
