package weigh_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/weigh"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// Each file of testdata is a small dossier and, as "want", what it weighs.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				i = len(archive.Files)
				archive.Files = append(archive.Files, txtar.File{Name: "want"})
			}
			d := read(t, archive.Files[:i])
			got := dump(weighed(d))
			if diff := cmp.Diff(string(archive.Files[i].Data), got); diff != "" && !*update {
				t.Errorf("-want +got:\n%s", diff)
			}
			if *update {
				archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// weighed weighs a dossier anew.
func weighed(d *dossier.Dossier) *dossier.Dossier {
	d.Weights = new(weigh.Scale).Weigh(d)
	return d
}

// read parses and collates the files of a dossier, which must be sound.
func read(t testing.TB, files []txtar.File) *dossier.Dossier {
	t.Helper()
	var config dossier.Config
	var records []dossier.Record
	var diags diag.List
	md := markdown.New()
	add := func(more diag.List) { diags = append(diags, more...) }
	for _, f := range files {
		if f.Name == matter.ConfigPath {
			var more diag.List
			config, more = matter.ParseConfig(f.Data)
			add(more)
		}
		kind, ok := matter.KindOf(f.Name)
		if !ok {
			continue
		}
		parsed, more, _ := matter.Parse(kind, f.Name, f.Data)
		add(more)
		if parsed.Record == nil {
			continue
		}
		body, more := md.Body(f.Name, parsed.Body, parsed.BodyLine)
		add(more)
		parsed.Record.Header().Body = body
		for _, p := range dossier.Proses(parsed.Record) {
			add(md.Prose(p))
		}
		records = append(records, parsed.Record)
	}
	d, more := collate.Collate(config, records, collate.Options{})
	add(more)
	for _, d := range diags {
		t.Error(d)
	}
	return d
}

// text makes files of a txtar text.
func text(s string) []txtar.File { return txtar.Parse([]byte(s)).Files }

// dump tells what a dossier weighs, each part only where there is something.
func dump(d *dossier.Dossier) string {
	w := d.Weights
	var b strings.Builder
	part := func(title string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "%s\n  %s\n", title, strings.Join(lines, "\n  "))
		}
	}
	var lines []string
	for _, id := range slices.Sorted(maps.Keys(w.Origins)) {
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", id, w.Origins[id].Name, w.Origins[id].From))
	}
	part("origins", lines)
	lines = nil
	for _, a := range d.Articles {
		for _, p := range d.Cited[a.ID] {
			if o, ok := w.Spoken(p); ok {
				lines = append(lines, fmt.Sprintf("%s p. %d “%s”: %s (%s)", a.ID, p.Number, p.Quote, o.Name, o.From))
			}
		}
	}
	part("spoken", lines)
	lines = nil
	for _, entry := range d.Timeline {
		lines = append(lines, fmt.Sprintf("%s: %d reports: %s", key(entry.Event), len(entry.Reports), strings.Join(w.EventOrigins(entry), ", ")))
	}
	part("events", lines)
	lines = nil
	for _, c := range weigh.Copies(d) {
		lines = append(lines, fmt.Sprintf("%s, %s: %.2f", c.A, c.B, c.Share))
	}
	part("copies", lines)
	lines = nil
	for _, c := range weigh.Contradictions(d) {
		lines = append(lines, fmt.Sprintf("%s: %s", c.Pos, c.Message))
	}
	part("contradictions", lines)
	lines = nil
	for _, g := range w.Gaps.List() {
		line := fmt.Sprintf("%s: %s %s: %s", g.Pos, g.Kind, g.Record, g.Words)
		if g.Count > 0 {
			line += fmt.Sprintf(" (%d)", g.Count)
		}
		lines = append(lines, line)
	}
	part("gaps", lines)
	return b.String()
}

func key(e *dossier.Event) string {
	if e.Owner != "" {
		return e.Owner + "#" + e.ID
	}
	return e.ID
}
