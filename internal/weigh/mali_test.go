package weigh_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/dossier"
	"dossier/internal/weigh"
)

// mali reads the dossier of this repository.
func mali(t testing.TB) *dossier.Dossier {
	t.Helper()
	var files []txtar.File
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files = append(files, txtar.File{Name: name, Data: data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return read(t, files)
}

// The dossier on Mali: one capture names an outlet and two do not; agencies are
// credited passage by passage; what differs is told in accounts.
func TestMali(t *testing.T) {
	d := weighed(mali(t))
	w := d.Weights
	if testing.Verbose() {
		t.Log(dump(d))
	}
	for id, want := range map[string]dossier.Origin{
		"bbc-2012":    {Name: "BBC", From: "outlet"},
		"live-2020":   {Name: "Live updates on the mutiny at Kati"},
		"report-2020": {Name: "Soldiers arrest officers in an apparent mutiny at Kati"},
	} {
		if got := w.Origins[id]; got != want {
			t.Errorf("origin of %s: got %v, want %v", id, got, want)
		}
	}
	agencies := map[string]bool{}
	for _, p := range d.Evidence {
		o, ok := w.Spoken(p)
		if !ok {
			continue
		}
		agencies[o.Name] = true
		if text := strings.ToLower(d.Lookup(p.Article).Header().Body.Words(p.Spans[0].Block)); !strings.Contains(text, "agency") && !strings.Contains(text, "reuters witness") {
			t.Errorf("%q is attributed to %s", p.Quote, o.Name)
		}
	}
	for _, name := range []string{"AFP", "AP", "Reuters"} {
		if !agencies[name] {
			t.Errorf("no passage is attributed to %s", name)
		}
	}
	for _, c := range weigh.Contradictions(d) {
		t.Errorf("%s: %s", c.Pos, c.Message)
	}
	if n := count(w.Gaps.List(), dossier.GapSingleOrigin); n == 0 {
		t.Error("no event of a single origin")
	}
	if n := count(w.Gaps.List(), dossier.GapNoOutlet); n != 2 {
		t.Errorf("%d captures without outlet, want 2", n)
	}
}

func count(gaps []dossier.Gap, kind dossier.GapKind) int {
	n := 0
	for _, g := range gaps {
		if g.Kind == kind {
			n++
		}
	}
	return n
}
