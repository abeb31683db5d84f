package build_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"dossier/assets"
	"dossier/internal/build"
	"dossier/layouts"
)

// builtin gives the layouts and assets of the program.
func builtin(t testing.TB) []build.Source {
	t.Helper()
	var list []build.Source
	for folder, files := range map[string]fs.FS{"layouts": layouts.Files, "assets": assets.Files} {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			list = append(list, build.Source{Path: folder + "/" + name, Data: string(data)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// folder is a dossier's files by path.
type folder map[string]string

func (f folder) sources() []build.Source {
	var list []build.Source
	for path, text := range f {
		list = append(list, build.Source{Path: path, Data: text})
	}
	slices.SortFunc(list, func(a, b build.Source) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// invented gives a dossier of n articles, with two actors, a place, a case, a
// comparison and an event for every second article.
func invented(n int) folder {
	f := folder{
		"dossier.yaml":                   "title: The harbour strike\nbase_url: https://example.org/strike/\n",
		"content/_index.md":              "---\nsummary: Dockers stopped work. [@a0 \"stopped work at noon 0\"]\n---\n\n## Key facts\n\n- Noon. [@a0 \"stopped work at noon 0\"]\n",
		"content/actors/union.md":        "---\nname: Dockers' Union\nother_names: [the Union]\nkind: organization\n---\n\nIt called the strike.\n",
		"content/actors/okoro.md":        "---\nname: Ada Okoro\nkind: person\nposts:\n  - title: harbour master\n    cite: '@a0 \"stopped work at noon 0\"'\n---\n\nHarbour master.\n",
		"content/places/quay.md":         "---\nname: Long Quay\ncoordinates: [12.5, -8]\n---\n\nWhere it began.\n",
		"content/cases/strike.md":        "---\nname: The strike\nstart: 2001-05-03\n---\n\nThree days.\n",
		"content/comparisons/reports.md": "---\ntitle: Two reports\nof: [a0, a1]\n---\n\n| | First | Second |\n|---|---|---|\n| When | noon [@a0 \"at noon 0\"] | noon [@a1 \"at noon 1\"] |\n| Why | no source | does not apply |\n",
	}
	for i := range n {
		f[fmt.Sprintf("content/articles/a%d.md", i)] = inventedArticle(i)
		if i%2 == 0 {
			f[fmt.Sprintf("content/events/e%d.md", i)] = fmt.Sprintf(
				"---\ntitle: Stop %d\ndate: 2001-05-%02d\ncase: strike\nplaces: [quay]\nactors: [{id: union, role: caller}]\ncite: '@a%d \"at noon %d\"'\n---\n\nWork stopped on the [[quay]]. [@a%d \"Ada Okoro, the harbour\"]\n",
				i, 1+i%28, i, i, i)
		}
	}
	return f
}

func inventedArticle(i int) string {
	return fmt.Sprintf("---\ntitle: Report %d\ndate: 2001-05-%02d\ncases: [strike]\n---\n\nThe Dockers' Union *stopped work at noon %d* on Long Quay.\n\nAda Okoro, the harbour master, asked for talks.\n", i, 1+i%28, i)
}

// built is a site of which every page was asked for.
type built struct {
	build.Result
	Site            *build.Site // nil where there are errors
	Drawn, DrawHits int         // pages drawn anew, and remembered
}

// build1 plans a site and asks for each of its files, as the preview does.
func build1(t testing.TB, b *build.Builder, in build.Input) built {
	t.Helper()
	r, err := b.Plan(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if r.Draft == nil {
		return built{Result: r}
	}
	var files []build.File
	for _, path := range r.Draft.Paths() {
		f, err := r.Draft.Lookup(path)
		fault := (*build.Fault)(nil)
		switch {
		case errors.As(err, &fault):
			r.Diagnostics = append(r.Diagnostics, fault.Diagnostic)
		case err != nil:
			t.Fatal(path, err)
		}
		files = append(files, f)
	}
	anew, hits := r.Draft.Counts()
	if r.Diagnostics.Sort(); r.Diagnostics.Failed() {
		return built{r, nil, anew, hits}
	}
	return built{r, build.NewSite(files), anew, hits}
}

// mustBuild builds with a new Builder and fails on any diagnostic.
func mustBuild(t testing.TB, in build.Input) built {
	t.Helper()
	r := build1(t, build.New(), in)
	for _, d := range r.Diagnostics {
		t.Errorf("%s", d)
	}
	if r.Site == nil {
		t.Fatal("no site was built")
	}
	return r
}
