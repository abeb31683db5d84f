package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// Each file of testdata holds cases: Markdown in name.md (a body) or name.line
// (a text of front matter), and in name.want what is read from it. Run the
// test with -update to write the results anew, and read the change.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		results := &txtar.Archive{Comment: archive.Comment}
		for i, f := range archive.Files {
			name, ext, _ := strings.Cut(f.Name, ".")
			if ext == "want" {
				continue
			}
			got, want := read(ext, string(f.Data)), ""
			if i+1 < len(archive.Files) && archive.Files[i+1].Name == name+".want" {
				want = string(archive.Files[i+1].Data)
			}
			results.Files = append(results.Files, f, txtar.File{Name: name + ".want", Data: []byte(got)})
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(want, got); diff != "" && !*update {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(results), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// read gives what is read from a case, as text.
func read(ext, source string) string {
	if ext == "line" {
		prose := dossier.Prose{Source: strings.TrimSuffix(source, "\n"), Pos: diag.Pos{File: "a.md", Line: 3, Col: 10}}
		diags := New().Prose(&prose)
		return dumpPieces("", prose.Pieces) + dumpDiags(diags)
	}
	body, diags := New().Body("a.md", source, 1)
	return dump(body) + dumpDiags(diags)
}

var blockNames = map[dossier.BlockKind]string{
	dossier.Paragraph: "paragraph", dossier.Tight: "tight", dossier.Heading: "heading", dossier.Cell: "cell",
	dossier.Code: "code", dossier.Rule: "rule", dossier.Footnote: "footnote",
}

// dump shows a body, a block or piece to the line, with line and column where
// it has a place.
func dump(body dossier.Body) string {
	var b strings.Builder
	indent := ""
	for _, block := range body.Leaves() {
		switch block.Kind {
		case dossier.Open:
			start := ""
			if block.Start > 0 {
				start = fmt.Sprintf(" from %d", block.Start)
			}
			fmt.Fprintf(&b, "%s%s%s%s\n", indent, shown((&dossier.Head{}).At(&block.Block)), block.Tag, start)
			indent += "  "
			continue
		case dossier.Close:
			indent = strings.TrimSuffix(indent, "  ")
			continue
		}
		fmt.Fprintf(&b, "%s%s%s%s\n", indent, shown((&dossier.Head{}).At(&block.Block)), blockNames[block.Kind], attributes(block))
		b.WriteString(dumpPieces(indent+"  ", block.Pieces))
	}
	return b.String()
}

func attributes(b dossier.Leaf) string {
	s := ""
	switch b.Kind {
	case dossier.Paragraph, dossier.Tight:
		s = fmt.Sprintf(" p. %d", b.Number)
	case dossier.Heading:
		s = fmt.Sprintf(" level %d", b.Start)
	case dossier.Cell:
		s = fmt.Sprintf(" row %d col %d %s", b.Row, b.Col, b.Tag)
	case dossier.Code, dossier.Footnote:
		s = " " + b.Label()
	}
	if b.Aside {
		s += " aside"
	}
	return strings.TrimRight(s, " ")
}

func dumpPieces(indent string, pieces []dossier.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Kind == dossier.Label {
			continue // told with the block
		}
		b.WriteString(indent + shown(p.Pos()))
		switch p.Kind {
		case dossier.Text:
			fmt.Fprintf(&b, "%q\n", p.Text)
		case dossier.Begin:
			fmt.Fprintf(&b, "%s\n", strings.TrimSpace("<"+p.Tag.String()+"> "+p.Target()))
			indent += "  "
		case dossier.End:
			indent = strings.TrimSuffix(indent, "  ")
			b.WriteString("</" + p.Tag.String() + ">\n")
		case dossier.Break:
			b.WriteString("break\n")
		case dossier.RefPiece:
			fmt.Fprintf(&b, "ref %s %q\n", p.Target(), p.Text)
		case dossier.NoteRef:
			fmt.Fprintf(&b, "note %s\n", p.Target())
		case dossier.Image:
			fmt.Fprintf(&b, "image %s %q\n", p.Target(), p.Text)
		case dossier.Citation:
			b.WriteString("cites\n")
			for _, c := range p.Cites() {
				fmt.Fprintf(&b, "%s  %s%s\n", indent, shown(c.Pos), c.Claim)
			}
		}
	}
	return b.String()
}

func shown(p diag.Pos) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf("%d:%d ", p.Line, p.Col)
}

func dumpDiags(diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}
