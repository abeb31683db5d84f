package corpus_test

import (
	"context"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/assets"
	"dossier/bench/corpus"
	"dossier/internal/build"
	"dossier/layouts"
)

// builtin gives the program's own layouts and assets.
func builtin(t *testing.T) []build.Source {
	t.Helper()
	var list []build.Source
	entries, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := layouts.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, build.Source{Path: "layouts/" + e.Name(), Data: string(data)})
	}
	for _, name := range []string{"site.css", "site.js"} {
		data, err := assets.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, build.Source{Path: "assets/" + name, Data: string(data)})
	}
	return list
}

// TestBuildsWithoutMistakes: every quote stands once in its article, every id is
// known, of the usual dossier and of each shape in small. The
// huge article is meant to be refused.
func TestBuildsWithoutMistakes(t *testing.T) {
	own := builtin(t)
	for name, n := range map[string]int{"": 60, "tiny": 30, "mentions": 300, "one-day": 30, "names": 20} {
		files, err := corpus.Shape(name, corpus.Options{Articles: n, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		in := build.Input{Sources: sources(files), Builtin: own}
		r, err := build.New().Plan(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		if r.Draft != nil {
			_, diags, err := r.Draft.Site(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			r.Diagnostics = append(r.Diagnostics, diags...)
		}
		for _, d := range r.Diagnostics {
			t.Errorf("%q: %s", name, d)
		}
		if name == "" && len(r.Dossier.Evidence) < n {
			t.Errorf("%d citations in %d articles are too few to measure proving", len(r.Dossier.Evidence), n)
		}
	}
}

func sources(files iter.Seq[corpus.File]) []build.Source {
	var list []build.Source
	for f := range files {
		list = append(list, build.Source{Path: f.Path, Data: string(f.Data)})
	}
	slices.SortFunc(list, func(a, b build.Source) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// TestSameSeedSameBytes: a measurement can be made again on the same dossier,
// and another seed gives another one.
func TestSameSeedSameBytes(t *testing.T) {
	files := func(seed uint64) []build.Source {
		return sources(corpus.New(corpus.Options{Articles: 25, Seed: seed}).Files())
	}
	if diff := cmp.Diff(files(1), files(1)); diff != "" {
		t.Error(diff)
	}
	if slices.Equal(files(1), files(2)) {
		t.Error("two seeds give one dossier")
	}
}
