package webpage

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file of testdata is a page, and what is read of it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil || len(archive.Files) != 2 {
		t.Fatal(err, len(archive.Files))
	}
	source := string(archive.Files[0].Data)
	page, err := Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	checkWords(t, source, page)
	checkCount(t, page)
	var got strings.Builder
	describe(&got, page)
	if *update {
		archive.Files[1].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(archive.Files[1].Data), got.String()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// describe writes a page as the golden files have it.
func describe(b *strings.Builder, p Page) {
	for _, f := range [][2]string{
		{"title", p.Title}, {"standfirst", p.Standfirst}, {"byline", p.Byline}, {"outlet", p.Outlet}, {"section", p.Section}, {"language", p.Language},
		{"published", p.Published}, {"from", p.PublishedFrom}, {"modified", p.Modified}, {"canonical", p.Canonical}, {"undated", p.Undated}, {"why", p.Why}, {"extractor", p.Extractor},
	} {
		if f[1] != "" {
			fmt.Fprintf(b, "%s: %s\n", f[0], f[1])
		}
	}
	for _, line := range p.Head {
		fmt.Fprintf(b, "= %s\n", strings.ReplaceAll(line, "\n", " / "))
	}
	for i := range p.Blocks {
		describeBlock(b, &p.Blocks[i])
	}
	for _, d := range p.Dropped {
		fmt.Fprintf(b, "- %s: %s\n", d.Where, strings.ReplaceAll(d.Text, "\n", " / "))
	}
}

func describeBlock(b *strings.Builder, block *Block) {
	mark := block.Kind.String()
	if block.Level > 0 {
		mark += fmt.Sprint(" ", block.Level)
	}
	if block.Ordered {
		mark += fmt.Sprint(" #", block.Number)
	}
	if block.Head {
		mark += " head"
	}
	if block.Kind == Entry {
		mark += fmt.Sprintf(" <%s|%s>", block.Time, block.DateTime)
	}
	fmt.Fprintf(b, "%s: ", mark)
	if block.Kind == TableRow {
		for i, c := range block.Cells {
			if i > 0 {
				b.WriteString(" | ")
			}
			describeRuns(b, c)
		}
	}
	describeRuns(b, block.Runs)
	if block.Credit != "" {
		fmt.Fprintf(b, " {%s}", block.Credit)
	}
	b.WriteByte('\n')
}

func describeRuns(b *strings.Builder, runs []Run) {
	for _, r := range runs {
		text := strings.NewReplacer("\n", "⏎", "\u00a0", "⍽", "\u202f", "⍽", "\u00ad", "‧").Replace(r.Text)
		if r.Strong {
			text = "*" + text + "*"
		}
		if r.Em {
			text = "_" + text + "_"
		}
		if r.Link != "" {
			text = "[" + text + "](" + r.Link + ")"
		}
		b.WriteString(text)
	}
}
