package dossier_test

import (
	"testing"

	"dossier/internal/dossier"
)

// A part of a block's text is those of its bytes, wherever its pieces end, and goes
// no further than these.
func TestPart(t *testing.T) {
	words := func(s string) dossier.Piece { return dossier.Piece{Kind: dossier.Text, Text: s} }
	for _, pieces := range [][]dossier.Piece{
		nil,
		{words("")},
		{words("Kati")},
		{
			words("The "), {Kind: dossier.Begin, Tag: dossier.TagEm}, words("Committee"), {Kind: dossier.End, Tag: dossier.TagEm},
			{Kind: dossier.Break}, {Kind: dossier.RefPiece, Text: "left out", Sign: &dossier.Sign{Target: "a"}}, words(" résigne."),
		},
		{{Kind: dossier.NoteRef}, words("Ka"), words(""), words("ti"), {Kind: dossier.Citation}},
	} {
		b := dossier.Block{Pieces: pieces}
		all := b.Words()
		if b.Len() != len(all) {
			t.Errorf("%d bytes, want %d", b.Len(), len(all))
		}
		if got := string(b.AppendWords([]byte("“"))); got != "“"+all {
			t.Errorf("added: %q, want %q", got, all)
		}
		for from := range len(all) + 2 {
			for to := from; to < len(all)+9; to++ {
				if got, want := b.Part(from, to), all[min(from, len(all)):min(to, len(all))]; got != want {
					t.Fatalf("%q from %d to %d: %q, want %q", all, from, to, got, want)
				}
			}
		}
	}
}
