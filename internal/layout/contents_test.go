package layout

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
	"dossier/internal/page"
)

// body is a text with headings of levels 2, 3 and 2, the last of which holds the
// title of a record.
var body = page.Text{
	Blocks: []page.Block{
		heading(2, page.Piece{Kind: dossier.Text, Text: "First"}),
		{Kind: dossier.Paragraph, Pieces: []page.Piece{{Kind: dossier.RefPiece}}},
		heading(3, page.Piece{Kind: dossier.Text, Text: "Within"}),
		heading(2, page.Piece{Kind: dossier.Text, Text: "At "}, page.Piece{Kind: dossier.RefPiece}),
	},
	Anchors: []string{"s-first", "s-within", "s-at-kati"},
	Refs:    []page.Link{{Label: "Gao"}, {Label: "Kati"}},
}

func heading(level int, pieces ...page.Piece) page.Block {
	return page.Block{Kind: dossier.Heading, Start: level, Pieces: pieces}
}

// Contents name the sections that are there, in their order, of a text those of
// the first level; of a page of fewer than four there are none, and the evidence
// does not count.
func TestContents(t *testing.T) {
	events, notes := section([]int{1}, "h-events", "Events"), section([]int{1}, "h-evidence", "Evidence")
	shifted := body
	shifted.Shift = 1
	for _, c := range []struct {
		name  string
		parts []any
		want  string
	}{
		{"four", []any{section(true, "h-map", "Map"), body, events, notes}, "#h-map Map, #s-first First, #s-at-kati At Kati, #h-events Events, #h-evidence Evidence"},
		{"three and evidence", []any{body, events, notes}, ""},
		{"what is empty", []any{body, events, section([]int(nil), "h-map", "Map"), section("", "h-x", "X"), notes}, ""},
		{"headings that stand lower", []any{shifted, events, notes}, ""},
		{"gaps", []any{[]page.GapGroup{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}, {ID: "c", Title: "C"}, {ID: "d", Title: "D"}}}, "#a A, #b B, #c C, #d D"},
		{"questions", []any{[]page.Account{{ID: "a1", Question: "Who?"}, {ID: "a2", Question: "When?"}}, body}, "#a1 Who?, #a2 When?, #s-first First, #s-at-kati At Kati"},
	} {
		got := ""
		for i, l := range contents(c.parts...) {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprint(l.Href, " ", l.Label)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, diff)
		}
	}
}
