package collate

import (
	"fmt"
	"testing"

	"dossier/internal/dossier"

	"github.com/google/go-cmp/cmp"
)

// One article after another is searched in the same room, and in each is found what a
// new one finds.
func TestSourcesInOneRoom(t *testing.T) {
	leaf := func(kind dossier.BlockKind, number int32, words string) dossier.Leaf {
		return dossier.Leaf{Block: dossier.Block{Kind: kind, Number: number}, Pieces: []dossier.Piece{{Text: words}}}
	}
	articles := [][]dossier.Leaf{
		{
			leaf(dossier.Heading, 0, "09:10 The port opens"), leaf(dossier.Paragraph, 1, "Ships came at noon."), leaf(dossier.Tight, 2, "“It’s late,” said Keita."),
			leaf(dossier.Footnote, 0, "An earlier version said ten."), leaf(dossier.Paragraph, 3, "Ships came at noon."),
		},
		{leaf(dossier.Paragraph, 1, "An earlier version said ten.")},
		{},
		{leaf(dossier.Cell, 0, "Ships came at noon."), leaf(dossier.Paragraph, 1, "Nobody spoke."), leaf(dossier.Paragraph, 2, "Ships came at noon.")},
		{leaf(dossier.Heading, 0, "Ships came"), leaf(dossier.Paragraph, 4, "at noon. Nobody spoke.")},
	}
	quotes := []string{"", "Ships came at noon", "the port opens Ships came", "Ships came at noon. Nobody spoke", "earlier version", "It's late", "Nobody", "nowhere"}
	again := new(source)
	for i := range 2 * len(articles) {
		id := fmt.Sprintf("a-%d", i%len(articles))
		a := &dossier.Article{Head: dossier.Head{Kind: dossier.KindArticle, ID: id, File: id + ".md"}}
		a.Body = dossier.NewBody("", articles[i%len(articles)])
		anew := new(source)
		again.open(a)
		anew.open(a)
		for para := range 5 {
			for _, q := range quotes {
				claim := dossier.Claim{Source: id, Para: para, Quote: q}
				found, mistake := again.locate(claim, false)
				wantFound, wantMistake := anew.locate(claim, false)
				if mistake != wantMistake || (found == nil) != (wantFound == nil) || found != nil && !cmp.Equal(found.passage, wantFound.passage) {
					t.Errorf("%+v: %+v, %+v, in a new room %+v, %+v", claim, found, mistake, wantFound, wantMistake)
				}
			}
		}
		again.close()
	}
}
