package markdown

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/matter"
)

// Signs say where they stand in the file: below the front matter, and within
// it, whatever YAML made of the text.
func TestPlaces(t *testing.T) {
	const file = `---
title: Places
summary: 'it''s [[a1]] é [@b1 "c"; @b2]'
accounts:
  - question: q
    answers:
      - value: "\u00e9 \"q\" [[a2]] [@b3 \"c\\\"d\"; @b4]"
      - value: |

          Literal [[a3]]
            indented [@b5 "c
          d"; @b6] *

          after [[a4]]
      - value: >-
          Folded [[a5]]
          more [[a6]]

          new [@b7
          "c"; @b8]
      - value: plain [[a7]]
          over [[a8]] lines
      - value: "escaped [[a9]] \
          end [[a10]]"
      - value:    '  blanks [[a11]]'
---
Body [[a12]] é [@b9
"c"; @b10]
- 日本 [[a13]]
`
	parsed, _, ok := matter.Parse(dossier.KindPage, "content/pages/a.md", []byte(file))
	if !ok {
		t.Fatal("not read")
	}
	p := New()
	body, diags := p.Body("content/pages/a.md", parsed.Body, parsed.BodyLine)
	var pieces []dossier.Piece
	for _, prose := range dossier.Proses(parsed.Record) {
		diags = append(diags, p.Prose(prose)...)
		pieces = append(pieces, prose.Pieces...)
	}
	for _, l := range body.Leaves() {
		pieces = append(pieces, l.Pieces...)
	}
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	lines, found := strings.Split(file, "\n"), 0
	for _, piece := range pieces {
		if piece.Kind == dossier.RefPiece {
			found++
			checkPlace(t, lines, piece.Pos(), "[["+piece.Target()+"]]")
		}
		for _, c := range piece.Cites() {
			found++
			checkPlace(t, lines, c.Pos, "@"+c.Source)
		}
	}
	if found != 23 {
		t.Errorf("%d signs, want 23", found)
	}
}

// checkPlace reports whether words stand at a place, whole.
func checkPlace(t *testing.T, lines []string, pos diag.Pos, words string) {
	t.Helper()
	line := []rune(lines[pos.Line-1])
	if rest := string(line[min(pos.Col-1, len(line)):]); !strings.HasPrefix(rest, words) {
		t.Errorf("%s: %q is not here, but %q", pos, words, rest)
	}
}

// A text of lines joined by soft ends keeps its words whole.
func TestLongText(t *testing.T) {
	source := strings.Repeat("All is calm here.\n", 10000)
	body, _ := New().Body("a.md", source, 1)
	want := strings.TrimSuffix(strings.ReplaceAll(source, "\n", " "), " ")
	if len(body.Blocks) != 1 || body.Words(0) != want {
		t.Error("words are lost")
	}
}

// One parser serves many goroutines.
func TestParallel(t *testing.T) {
	p := New()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 20 {
				source := fmt.Sprintf("# %d\n\nText [@a%d \"b\"] [[c%d]] https://d.org [^%d]\n\n[^%d]: e\n", i, j, i, j, j)
				body, diags := p.Body("a.md", source, 1)
				again, _ := p.Body("a.md", source, 1)
				if diff := cmp.Diff(body.Leaves(), again.Leaves(), cmp.AllowUnexported(dossier.Block{})); diff != "" || len(diags) > 0 {
					t.Error(diff, diags)
				}
				p.Prose(&dossier.Prose{Source: "*a* [[b]]"})
			}
		})
	}
	wg.Wait()
}

// No text makes the reader fail; places are in the file; elements are closed;
// a sign that was read is not in the words too.
func FuzzBody(f *testing.F) {
	for _, s := range []string{
		"# a\n\n- b *c* [@d \"e\"; @f, p. 2] [[g|h]] [i](https://j.org)\n\n> k[^l]\n\n[^l]: m\n",
		"| a | b |\n|:-|-:|\n| [[c\\|d]] | [@e \"f\\|g\"] | h |\n",
		"[@a \"b\nc\"; @d] <e> ![f](assets/g.png)\\\n~~h~~ `i` &amp; \\* *j [k* l](m)",
		"```x\n[[a]]\n```\n\n    [@b]\n\n***\n1. a\n\n   b\n", "-\ta\n\n\t[[b]]\n \t- c\n", "[a]: b\n[c]: https://d.org\n\n![a][c]", "[^a]: [^a]: [^b]\n[^b]:\n    > c\n", "a\n-\n-|\n", "[[[a]]]", "a\u2028b \ufeff\u0085",
	} {
		f.Add(s)
	}
	p := New()
	f.Fuzz(func(t *testing.T, source string) {
		if strings.ContainsRune(source, '\r') { // it never reaches the reader
			t.Skip()
		}
		const first = 5
		last := first + strings.Count(source, "\n")
		body, diags := p.Body("a.md", source, first)
		for _, d := range diags {
			checkIn(t, d.Pos, first, last)
		}
		var open []dossier.Tag
		for _, b := range body.Leaves() {
			if b.Kind != dossier.Close {
				checkIn(t, (&dossier.Head{File: "x.md"}).At(&b.Block), first, last)
			}
			switch b.Kind {
			case dossier.Open:
				open = append(open, b.Tag)
			case dossier.Close:
				if len(open) == 0 || open[len(open)-1] != b.Tag {
					t.Fatalf("%s is closed, open are %v", b.Tag, open)
				}
				open = open[:len(open)-1]
			}
			if b.Kind != dossier.Code { // it may be empty
				checkPieces(t, b.Pieces, first, last)
			}
		}
		if len(open) > 0 {
			t.Errorf("left open: %v", open)
		}
		body.Tables()

		prose := dossier.Prose{Source: source, Pos: diag.Pos{File: "a.md", Line: first, Col: 1}}
		for _, d := range p.Prose(&prose) {
			checkIn(t, d.Pos, first, last)
		}
		checkPieces(t, prose.Pieces, first, last)
	})
}

func checkIn(t *testing.T, pos diag.Pos, first, last int) {
	t.Helper()
	if pos.Line < first || pos.Line > last || pos.Col < 1 {
		t.Errorf("%v is not on the lines %d to %d", pos, first, last)
	}
}

func checkPieces(t *testing.T, pieces []dossier.Piece, first, last int) {
	t.Helper()
	var open []dossier.Tag
	for i, p := range pieces {
		switch p.Kind {
		case dossier.Text:
			if p.Text == "" || i > 0 && pieces[i-1].Kind == dossier.Text {
				t.Errorf("%q is empty, or not joined to the words before", p.Text)
			}
		case dossier.Begin:
			open = append(open, p.Tag)
			if p.Tag == dossier.TagA && !outside(p.Target()) {
				t.Errorf("a link to %q", p.Target())
			}
		case dossier.End:
			if len(open) == 0 || open[len(open)-1] != p.Tag {
				t.Fatalf("%s ends, begun are %v", p.Tag, open)
			}
			open = open[:len(open)-1]
		case dossier.RefPiece, dossier.Citation, dossier.NoteRef, dossier.Image:
			checkIn(t, p.Pos(), first, last)
			if p.Kind != dossier.Citation && p.Target() == "" || p.Kind == dossier.Citation && len(p.Cites()) == 0 {
				t.Errorf("a sign without a target: %+v", p)
			}
		}
		for _, c := range p.Cites() {
			checkIn(t, c.Pos, first, last)
		}
	}
	if len(open) > 0 {
		t.Errorf("not ended: %v", open)
	}
}
