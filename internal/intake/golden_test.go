package intake

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/matter"
	"dossier/internal/seed"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file of testdata holds captures, and the articles that an import makes of
// them, whole.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 4 {
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
	var captures []Capture
	want := map[string]string{}
	kept := archive.Files[:0:0]
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "seeds/") {
			captures, kept = append(captures, Capture{Path: f.Name, Data: f.Data}), append(kept, f)
		} else {
			want[f.Name] = string(f.Data)
		}
	}
	names := []seed.Declared{{ID: "quist", Names: []string{"Ada Quist"}}, {ID: "vellmar", Place: true, Names: []string{"Vellmar"}}}
	outcomes, diags := Plan(captures, nil, Writer{format, matter.Merge, sound}, Options{Names: names, Seed: seed.Options{Language: "en"}})
	got := map[string]string{}
	var talk strings.Builder
	for _, o := range outcomes {
		got[o.Path] = string(o.Data)
		kept = append(kept, txtar.File{Name: o.Path, Data: o.Data})
		talk.WriteString(o.Line() + "\n" + o.Report)
		parse(t, o.Path, o.Data)
	}
	for _, d := range diags {
		talk.WriteString(d.String() + "\n")
	}
	got["report"] = talk.String()
	if *update {
		archive.Files = append(kept, txtar.File{Name: "report", Data: []byte(talk.String())})
		if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
