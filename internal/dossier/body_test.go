package dossier_test

import (
	"testing"

	"dossier/internal/dossier"
)

// A part of a block's text is those of its bytes, wherever its pieces end.
func TestPart(t *testing.T) {
	b := dossier.Block{Pieces: []dossier.Piece{
		{Kind: dossier.Text, Text: "The "}, {Kind: dossier.Begin, Tag: dossier.TagEm}, {Kind: dossier.Text, Text: "Committee"}, {Kind: dossier.End, Tag: dossier.TagEm},
		{Kind: dossier.Break}, {Kind: dossier.RefPiece, Text: "left out", Sign: &dossier.Sign{Target: "a"}}, {Kind: dossier.Text, Text: " résigne."},
	}}
	words := b.Words()
	if b.Len() != len(words) {
		t.Errorf("%d bytes, want %d", b.Len(), len(words))
	}
	if got := string(b.AppendWords([]byte("“"))); got != "“"+words {
		t.Errorf("added: %q, want %q", got, words)
	}
	for from := range words {
		for to := from; to <= len(words); to++ {
			if got := b.Part(from, to); got != words[from:to] {
				t.Fatalf("from %d to %d: %q, want %q", from, to, got, words[from:to])
			}
		}
	}
	if got := b.Part(len(words)-2, len(words)+9); got != "e." {
		t.Errorf("beyond the end: %q", got)
	}
}
