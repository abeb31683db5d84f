package build_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dossier/internal/build"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// TestGoldenSite builds the dossier in testdata/site.txtar with the bare
// layouts in it, and compares every file of the site with those below site/.
func TestGoldenSite(t *testing.T) {
	const name = "testdata/site.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var sources []build.Source
	var kept []txtar.File
	want := map[string]string{}
	for _, f := range archive.Files {
		if path, ok := strings.CutPrefix(f.Name, "site/"); ok {
			want[path] = string(f.Data)
			continue
		}
		kept = append(kept, f)
		sources = append(sources, build.Source{Path: f.Name, Data: string(f.Data)})
	}
	r := mustBuild(t, build.Input{Sources: sources})
	got := map[string]string{}
	for _, f := range r.Site.Files() {
		data := f.Data
		if strings.HasSuffix(f.Path, ".png") {
			data = []byte("a picture, whose name tells its bytes\n")
		}
		if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
			data = append(bytes.Clone(data), '\n')
		}
		got[f.Path] = string(data)
		kept = append(kept, txtar.File{Name: "site/" + f.Path, Data: data})
	}
	if *update {
		archive.Files = kept
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the site differs (-want +got); if it should, run go test ./internal/build -run Golden -update\n%s", diff)
	}
}
