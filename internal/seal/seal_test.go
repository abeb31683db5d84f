package seal_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/seal"
)

func TestSealedDossiersVerify(t *testing.T) {
	const linked = "articles/wire/index.html: note: the page does not show the article's text, so its quotes cannot be proved here: 2\n"
	for name, tt := range map[string]struct {
		sources            []build.Source
		unproved, excerpts int
		want               string
	}{
		"harbour": {harbour.sources(), 5, 2, linked}, // two of an article that is only linked to, one of a whole article, two excerpts
		"mali":    {mali(t), 0, 0, ""},
		"many":    {invented(40).sources(), 0, 0, ""},
	} {
		r := verify(t, sealed(t, tt.sources))
		if diff := cmp.Diff(tt.want, text(r)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		if r.Citations == 0 || r.Proved != r.Citations-tt.unproved || r.Excerpts != tt.excerpts {
			t.Errorf("%s: %d of %d citations were proved, %d excerpts", name, r.Proved, r.Citations, r.Excerpts)
		}
		if r.Failed() || len(r.Digest) != 64 || r.Program != "dossier" || r.Version != "v0.0.0-test" || r.Pages == 0 || r.Files <= r.Pages {
			t.Errorf("%s: the report is %+v", name, r)
		}
	}
}

// text writes findings one on a line, without hints.
func text(r seal.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s: %s: %s\n", f.File, f.Level, f.What)
	}
	return b.String()
}

// TestItems shows every shape of evidence.
func TestItems(t *testing.T) {
	var got strings.Builder
	for _, i := range itemsOf(built(t, harbour.sources())) {
		anchor := i.Anchor[:min(1, len(i.Anchor))] // the digest is of no interest here
		fmt.Fprintf(&got, "%s ← %s %s %s ¶%d %q\n", i.Page, i.Source, i.Rights, anchor, i.Paragraph, i.Quote)
		for _, p := range i.Parts {
			if p.End == 0 {
				fmt.Fprintf(&got, "  %q\n", p.Exact)
				continue
			}
			fmt.Fprintf(&got, "  %d–%d %q [%s] %q\n", p.Start, p.End, p.Prefix, p.Exact, p.Suffix)
		}
	}
	want := `
events/stop/index.html ← gazette full q ¶1 "at noon"
  25–32 "The dockers stopped work " [at noon] ", and “nobody” moved on Long Qua"
events/stop/index.html ← gazette full q ¶1 "nobody"
  39–45 "kers stopped work at noon, and “" [nobody] "” moved on Long Quay: on Long Qu"
index.html ← gazette full  ¶0 ""
index.html ← gazette full q ¶0 "three hundred"
  0–13 "" [three hundred] ""
index.html ← gazette full q ¶0 "What the master says"
  0–20 "" [What the master says] ""
index.html ← gazette full q ¶1 "The dockers … on Long Quay"
  0–11 "" [The dockers] " stopped work at noon, and “nobo"
  67–79 "nd “nobody” moved on Long Quay: " [on Long Quay] ", not a crane."
index.html ← gazette full q ¶1 "stopped work at noon"
  12–32 "The dockers " [stopped work at noon] ", and “nobody” moved on Long Qua"
index.html ← gazette full q ¶1 "work at noon"
  20–32 "The dockers stopped " [work at noon] ", and “nobody” moved on Long Qua"
index.html ← gazette full p ¶2 "Ada Okoro, the harbour master, asked for talks & coffee — 3 < 4."
  0–64 "" [Ada Okoro, the harbour master, asked for talks & coffee — 3 < 4.] ""
index.html ← gazette full q ¶4 "the second of two"
  0–17 "" [the second of two] ", at length"
index.html ← herald excerpt q ¶1 "at noon"
  "at noon"
index.html ← herald excerpt p ¶2 "Secret words that no one cites, and these."
  "Secret words that no one cites, and these."
index.html ← wire link p ¶1 ""
index.html ← wire link q ¶1 "talks failed"
  "talks failed"
places/quay/index.html ← gazette full q ¶1 "moved on : on Long Quay"
  47–55 "pped work at noon, and “nobody” " [moved on] " Long Quay: on Long Quay, not a "
  65–79 " and “nobody” moved on Long Quay" [: on Long Quay] ", not a crane."
`
	if diff := cmp.Diff(want, "\n"+got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestNothingMoreThanThePage: of an article that is not shown whole, the evidence
// gives no word that its page does not.
func TestNothingMoreThanThePage(t *testing.T) {
	evidence := string(sealed(t, harbour.sources())[seal.EvidencePath].Data)
	for _, hidden := range []string{"Work ended", "in the harbour", "More secrets", "It was said", "at night"} {
		if strings.Contains(evidence, hidden) {
			t.Errorf("%s holds %q, which no page shows", seal.EvidencePath, hidden)
		}
	}
}

func TestEvidenceFollowsTheModel(t *testing.T) {
	var doc struct {
		Format        string
		Normalisation int
		Generator     struct{ Name, Version string }
		Citations     []struct {
			Page   string
			Source struct{ ID, Page string }
			Parts  []struct{ Selector []map[string]any }
		}
	}
	if err := json.Unmarshal(sealed(t, invented(1).sources())[seal.EvidencePath].Data, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Format != "dossier-evidence" || doc.Normalisation != 1 || doc.Generator.Name != "dossier" || len(doc.Citations) != 3 {
		t.Fatalf("the document is %+v", doc)
	}
	want := []map[string]any{
		{"type": "TextQuoteSelector", "exact": "at noon 0", "prefix": "The Union stopped work ", "suffix": " on Long Quay."},
		{"type": "TextPositionSelector", "start": 23.0, "end": 32.0},
	}
	if diff := cmp.Diff(want, doc.Citations[0].Parts[0].Selector); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestSameBytes(t *testing.T) {
	r := built(t, harbour.sources())
	items := itemsOf(r)
	first := seal.Seal(r.Site, items, tool)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	for name, second := range map[string]*build.Site{
		"in another order": seal.Seal(r.Site, items, tool),
		"sealed twice":     seal.Seal(first, items, tool),
		"built again":      seal.Seal(built(t, harbour.sources()).Site, itemsOf(built(t, harbour.sources())), tool),
	} {
		if diff := cmp.Diff(first.Files(), second.Files()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// oddNames is a site with names that sha256sum escapes.
func oddNames() *build.Site {
	var files []build.File
	for _, name := range []string{"a.txt", "folder/ two  spaces.txt", `back\slash.txt`, "line\nbreak.txt", "é.txt", "*star", "#hash"} {
		files = append(files, build.File{Path: name, Data: []byte(name), SHA256: sha256.Sum256([]byte(name))})
	}
	return build.NewSite(files)
}

func TestSumsAreThoseOfGNU(t *testing.T) {
	tool256, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("there is no sha256sum here")
	}
	r := built(t, harbour.sources())
	items := map[string][]seal.Item{"dossier": itemsOf(r)}
	for name, site := range map[string]*build.Site{"dossier": r.Site, "odd names": oddNames()} {
		sealed := seal.Seal(site, items[name], tool)
		dir := t.TempDir()
		for _, f := range sealed.Files() {
			file := filepath.Join(dir, filepath.FromSlash(f.Path))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(tool256, "--strict", "-c", seal.SumsPath)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		var names []string
		for _, f := range site.Files() {
			names = append(names, f.Path)
		}
		cmd = exec.Command(tool256, append([]string{"--"}, append(names, seal.EvidencePath)...)...)
		cmd.Dir = dir
		want, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, seal.SumsPath))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(sortedLines(want), sortedLines(got)); diff != "" {
			t.Errorf("%s: -sha256sum +ours:\n%s", name, diff)
		}
		if r := verify(t, os.DirFS(dir)); r.Failed() {
			t.Errorf("%s: %s", name, text(r))
		}
	}
}

func sortedLines(b []byte) []string {
	return slices.Sorted(strings.Lines(string(b)))
}

// resum writes SHA256SUMS anew, as a forger would.
func resum(files fstest.MapFS) {
	var b bytes.Buffer
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if name != seal.SumsPath {
			fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name].Data), name)
		}
	}
	files[seal.SumsPath] = &fstest.MapFile{Data: b.Bytes(), Mode: 0o644}
}

// with gives a copy of a folder with one file changed.
func with(files fstest.MapFS, name string, data []byte) fstest.MapFS {
	next := fstest.MapFS{}
	for n, f := range files {
		next[n] = f
	}
	next[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	return next
}
