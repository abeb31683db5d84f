package seal_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/assets"
	"dossier/internal/build"
	"dossier/internal/dossier"
	"dossier/internal/seal"
	"dossier/layouts"
)

// read lists the files of a folder as sources below a name.
func read(t testing.TB, files fs.FS, below string) []build.Source {
	t.Helper()
	var list []build.Source
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		list = append(list, build.Source{Path: path.Join(below, name), Data: string(data)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// built builds a dossier, which must be without errors.
func built(t testing.TB, sources []build.Source) finished {
	t.Helper()
	in := build.Input{Sources: sources, Builtin: append(read(t, assets.Files, "assets"), read(t, layouts.Files, "layouts")...)}
	r, err := build.New().Plan(context.Background(), in)
	if err != nil || r.Draft == nil {
		t.Fatalf("no site was built: %v %v", err, r.Diagnostics)
	}
	site, diags, err := r.Draft.Site(context.Background())
	if err != nil || site == nil {
		t.Fatalf("no site was built: %v %v", err, diags)
	}
	return finished{r, site}
}

// finished is a site with what it was built from.
type finished struct {
	build.Result
	Site *build.Site
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

// harbour is a small dossier in which everything is cited that can be: words, a
// whole paragraph, a whole article, parts with an ellipsis, words over emphasis
// and over a link, a heading, a cell, a list's item; of an article that is shown
// whole, of one shown in excerpts, and of one that is only linked to.
var harbour = folder{
	"dossier.yaml": "title: The harbour strike\n",
	"content/_index.md": `---
summary: Dockers stopped work. [@gazette "stopped work at noon"]
---

## Key facts

- Noon, twice. [@gazette "work at noon"; @herald "at noon"]
- A walk-out. [@gazette "The dockers … on Long Quay"]
- A paragraph. [@gazette, p. 2]
- The paper. [@gazette]
- A heading, a cell, a list. [@gazette "What the master says"; @gazette "three hundred"; @gazette "the second of two"]
- Elsewhere. [@herald, p. 2; @wire "talks failed"; @wire, p. 1]
`,
	"content/articles/gazette.md": `---
title: Noon on the quay
date: 2001-05-03
seed: {file: seeds/gazette.txt, sha256: ` + strings.Repeat("0123456789abcdef", 4) + `}
---

The dockers  *stopped
work* at noon, and “nobody” moved on [[quay]]: on Long Quay, not a crane.

Ada Okoro, the harbour master, asked for talks & coffee — 3 < 4.

## What the master says

- the first of two
- the second of two, [at length](https://example.org/a)

| Who | How many |
|---|---|
| Dockers | three hundred |
`,
	"content/articles/herald.md": "---\ntitle: Strike\nrights: excerpt\n---\n\nWork ended at noon in the harbour, says nobody else.\n\nSecret words that no one cites, and these.\n\nMore secrets.\n",
	"content/articles/wire.md":   "---\ntitle: Wire\nrights: link\n---\n\nIt was said that talks failed at night.\n",
	"content/places/quay.md":     "---\nname: Long Quay\n---\n\nWhere it began. [@gazette \"moved on : on Long Quay\"]\n",
	"content/events/stop.md":     "---\ntitle: Work stops\ndate: 2001-05-03\nplaces: [quay]\ncite: '@gazette \"at noon\"'\n---\n\nIt stops. [@gazette \"nobody\"]\n",
}

// invented gives a dossier of n articles, each cited thrice.
func invented(n int) folder {
	f := folder{"dossier.yaml": "title: The harbour strike\n", "content/_index.md": "---\nsummary: Dockers stopped.\n---\n\nWords.\n"}
	for i := range n {
		f[fmt.Sprintf("content/articles/a%d.md", i)] = fmt.Sprintf("---\ntitle: Report %d\n---\n\nThe Union *stopped work at noon %d* on Long Quay.\n\nAda Okoro asked for talks.\n", i, i)
		f[fmt.Sprintf("content/events/e%d.md", i)] = fmt.Sprintf("---\ntitle: Stop %d\ndate: 2001-05-03\ncite: '@a%d \"at noon %d\"'\n---\n\nWork stopped. [@a%d \"Ada Okoro\"; @a%d, p. 2]\n", i, i, i, i, i)
	}
	return f
}

// mali gives the files of the dossier that stands in this repository.
func mali(t testing.TB) []build.Source {
	t.Helper()
	config, err := os.ReadFile("../../dossier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list := []build.Source{{Path: "dossier.yaml", Data: string(config)}}
	return append(read(t, os.DirFS("../../content"), "content"), list...)
}

// pageOf gives the page on which a record's citations stand.
func pageOf(by dossier.Citer) string {
	switch {
	case by.Kind == dossier.KindBrief:
		return "index.html"
	case by.Kind == dossier.KindPage:
		return by.ID + "/index.html"
	case strings.Contains(by.ID, "#"):
		return "timeline/index.html"
	}
	return string(by.Kind) + "/" + by.ID + "/index.html"
}

func articlePage(id string) string { return "articles/" + id + "/index.html" }

func itemsOf(r finished) []seal.Item { return seal.Items(r.Dossier, pageOf, articlePage) }

var tool = seal.Options{Name: "dossier", Version: "v0.0.0-test"}

// sealed builds and seals a dossier, as a folder.
func sealed(t testing.TB, sources []build.Source) fstest.MapFS {
	t.Helper()
	r := built(t, sources)
	return asFolder(seal.Seal(r.Site, itemsOf(r), tool))
}

func asFolder(site *build.Site) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range site.Files() {
		files[f.Path] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return files
}

func verify(t testing.TB, files fs.FS) seal.Report {
	t.Helper()
	r, err := seal.Verify(files)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
