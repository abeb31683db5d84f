package collate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/dossier"
)

// Of many quotes that are missing from a long article, the first are told with
// what is nearest; one that is mended makes room for the next.
func TestFirstAreExplained(t *testing.T) {
	a := &dossier.Article{Head: dossier.Head{Kind: dossier.KindArticle, ID: "a", File: "content/articles/a.md"}}
	a.Body = dossier.NewBody("", slices.Repeat([]dossier.Leaf{{
		Block:  dossier.Block{Kind: dossier.Paragraph},
		Pieces: []dossier.Piece{{Text: strings.Repeat("The dockers stopped work at noon. ", 150)}},
	}}, 200))
	words := func(i int) string { return fmt.Sprintf("dockers stopped work at %d", i) }
	s := new(source)
	s.open(a)
	most := mostCompared/s.index.Effort(words(0)) + 1
	if most < 10 || most > 40 {
		t.Fatalf("%d are explained", most)
	}
	var made []*claim
	for i := range most + 3 {
		made = append(made, &claim{Claim: dossier.Claim{Source: "a", Quote: words(i)}, article: a})
	}
	memory := Collator{}
	c := &collator{memory: &memory}
	check := func(made []*claim, searched int) {
		t.Helper()
		c.search(made)
		for i, m := range made {
			if brief := i >= most; !m.mistake.missing || m.mistake.brief != brief || strings.HasPrefix(m.mistake.hint, "mend the others first") != brief {
				t.Errorf("claim %d: %+v", i, m.mistake)
			}
		}
		if memory.searched != searched {
			t.Errorf("%d articles were searched, not %d", memory.searched, searched)
		}
	}
	check(made, 1)
	check(made, 0)
	check(made[2:], 1)
	check(made[2:], 0)
}
