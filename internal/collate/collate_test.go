package collate_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/dossier"
)

// dossiers gives the dossiers of testdata.
func dossiers(t *testing.T) map[string]*txtar.Archive {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	archives := map[string]*txtar.Archive{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		archives[file] = archive
	}
	return archives
}

// Records are shared between builds: collating leaves them as they were, and
// does the same again.
func TestRecordsStayAsTheyWere(t *testing.T) {
	for name, archive := range dossiers(t) {
		config, records := read(t, archive)
		_, fresh := read(t, archive)
		for i := range records { // functions cannot be compared
			if a, ok := records[i].(*dossier.Article); ok {
				a.Speech, fresh[i].(*dossier.Article).Speech = dossier.Speech{}, dossier.Speech{}
			}
		}
		first, firstDiags := collate.Collate(config, records, collate.Options{})
		if !reflect.DeepEqual(records, fresh) {
			t.Errorf("%s: collating changed a record", name)
		}
		second, secondDiags := collate.Collate(config, records, collate.Options{})
		first.Voices, second.Voices = dossier.Voices{}, dossier.Voices{}
		if !reflect.DeepEqual(first, second) || !reflect.DeepEqual(firstDiags, secondDiags) {
			t.Errorf("%s: the second time gives something else", name)
		}
	}
}

// The order in which files were read reaches no result.
func TestOrderOfRecords(t *testing.T) {
	for name, archive := range dossiers(t) {
		config, records := read(t, archive)
		for _, opt := range []collate.Options{{}, {Drafts: true}} {
			want := dump(collate.Collate(config, records, opt))
			for seed := range uint64(20) {
				rand.New(rand.NewPCG(seed, 0)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
				if diff := gocmp.Diff(want, dump(collate.Collate(config, records, opt))); diff != "" {
					t.Fatalf("%s, shuffled by %d: -want +got:\n%s", name, seed, diff)
				}
			}
		}
	}
}

// Diagnostics come sorted by place, and all of them in one run.
func TestDiagnosticsAreSorted(t *testing.T) {
	for name, archive := range dossiers(t) {
		config, records := read(t, archive)
		_, diags := collate.Collate(config, records, collate.Options{})
		for i := 1; i < len(diags); i++ {
			if diags[i-1].Pos.Compare(diags[i].Pos) > 0 {
				t.Errorf("%s: %s stands before %s", name, diags[i-1].Pos, diags[i].Pos)
			}
		}
	}
}

func TestNothing(t *testing.T) {
	d, diags := collate.Collate(dossier.Config{}, nil, collate.Options{})
	if got := dump(d, diags); got != "" || d.Brief == nil {
		t.Errorf("got %q, brief %v", got, d.Brief)
	}
}

// 2,000 articles, each with an event and 5 citations by others.
func BenchmarkCollate(b *testing.B) {
	const n = 2000
	archive := &txtar.Archive{}
	add := func(name, text string, args ...any) {
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: fmt.Appendf(nil, text, args...)})
	}
	for i := range n {
		var text, cites strings.Builder
		for p := range 20 {
			fmt.Fprintf(&text, "In paragraph %d of article %d Captain Name%d of Kati spoke about what the soldiers of the camp had done on day %d.\n\n", p, i, i%500, i*p)
		}
		for c := range 5 {
			fmt.Fprintf(&cites, "He spoke [@a%d \"paragraph %d of article %d\"].\n", (i+c)%n, c, (i+c)%n)
		}
		add(fmt.Sprintf("content/articles/a%d.md", i), "---\ntitle: A\ndate: 2012-03-22\nevents:\n  - {id: e, title: E, date: 2012-03-22}\n---\n%s", text.String())
		add(fmt.Sprintf("content/events/e%d.md", i), "---\ntitle: E\ndate: 2012-03-22\nreports: a%d#e\n---\n%s", i, cites.String())
	}
	for i := range 500 {
		add(fmt.Sprintf("content/actors/p%d.md", i), "---\nname: Captain Name%d\n---\n", i)
	}
	config, records := read(b, archive)
	b.ResetTimer()
	for b.Loop() {
		if d, diags := collate.Collate(config, records, collate.Options{}); len(diags) > 0 || len(d.Evidence) == 0 {
			b.Fatal(diags)
		}
	}
}
