package collate

import (
	"strings"
	"testing"

	"dossier/internal/dossier"
)

// What is found in one article has room for the next one, and that of very many
// statements is not kept.
func TestSpeakablesKeepNoLargeRoom(t *testing.T) {
	for _, c := range []struct {
		statements int
		kept       bool
	}{{10, true}, {2000, false}} {
		text := strings.Repeat("“The port opens on Monday,” said Awa Traoré. ", c.statements)
		a := &dossier.Article{}
		a.Body = dossier.NewBody("", []dossier.Leaf{{Block: dossier.Block{Kind: dossier.Paragraph, Number: 1}, Pieces: []dossier.Piece{{Text: text}}}})
		in := new(speakables)
		in.gather(&a.Body)
		if list, speakers := new(Listener).saidIn(in, a, "en"); len(list) != c.statements || len(speakers) != 1 {
			t.Errorf("%d statements of %d speakers are found, want %d of one", len(list), len(speakers), c.statements)
		}
		in.empty()
		if kept := cap(in.found) > 0; kept != c.kept {
			t.Errorf("%d statements: the room is kept: %v", c.statements, kept)
		}
	}
}
