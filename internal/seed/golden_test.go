package seed

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/dossier"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file of testdata is a dossier's captures, and what becomes of them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	var drafts []Draft
	for _, f := range archive.Files[:last] {
		d, diags := convertOne(f.Name, f.Data)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		checkWords(t, string(f.Data), d)
		drafts = append(drafts, d)
	}
	var got strings.Builder
	for _, d := range Resolve(drafts, Context{}) {
		describe(&got, d)
		checkCitations(t, d)
	}
	if *update {
		archive.Files[last].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(archive.Files[last].Data), got.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// describe writes a draft as the golden files have it.
func describe(b *strings.Builder, d Draft) {
	a := d.Article
	fmt.Fprintf(b, "%s | %s\n  %s\n", a.ID, a.Title, d.Summary())
	if a.URL != "" {
		fmt.Fprintf(b, "  url %s\n", a.URL)
	}
	if a.Date.From != "" {
		fmt.Fprintf(b, "  from %s\n", a.Date.From)
	}
	for _, block := range a.Body.Leaves() {
		mark := fmt.Sprintf("h%d", block.Start)
		if block.Kind == dossier.Paragraph {
			mark = fmt.Sprintf("p%d", block.Number)
		}
		if block.Aside {
			mark += "*"
		}
		fmt.Fprintf(b, "  %-3s %s\n", mark, block.Words())
	}
	for _, e := range a.Events {
		fmt.Fprintf(b, "  event %s: %s: %s; %s; %s\n", e.ID, e.Title, e.Date.Date, e.Date.Basis, e.Cites[0].Claim)
		if e.Date.From != "" {
			fmt.Fprintf(b, "    from %s\n", e.Date.From)
		}
	}
}
