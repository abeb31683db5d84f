package dossier_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

func words(s string) dossier.Piece { return dossier.Piece{Kind: dossier.Text, Text: s} }

func sign(kind dossier.PieceKind, text, target string) dossier.Piece {
	return dossier.Piece{Kind: kind, Text: text, Sign: &dossier.Sign{Target: target}}
}

// A part of a block's text is those of its bytes, wherever its pieces end, and goes
// no further than these.
func TestPart(t *testing.T) {
	for _, pieces := range [][]dossier.Piece{
		nil,
		{words("")},
		{words("Kati")},
		{
			words("The "), {Kind: dossier.Begin, Tag: dossier.TagEm}, words("Committee"), {Kind: dossier.End, Tag: dossier.TagEm},
			{Kind: dossier.Break}, sign(dossier.RefPiece, "left out", "a"), words(" résigne."),
		},
		{{Kind: dossier.NoteRef}, words("Ka"), words(""), words("ti"), {Kind: dossier.Citation}},
	} {
		body := dossier.NewBody("The Kati", []dossier.Leaf{{Pieces: []dossier.Piece{words("Before.")}}, {Pieces: pieces}, {Pieces: []dossier.Piece{words("After.")}}})
		all := dossier.WordsOf(pieces)
		if got := body.Words(1); got != all || body.WordsLen(1) != len(all) {
			t.Errorf("%q, %d bytes, want %q", got, body.WordsLen(1), all)
		}
		if got := string(body.AppendWords(1, []byte("“"))); got != "“"+all {
			t.Errorf("added: %q, want %q", got, all)
		}
		for from := range len(all) + 2 {
			for to := from; to < len(all)+9; to++ {
				if got, want := body.Part(1, from, to), all[min(from, len(all)):min(to, len(all))]; got != want {
					t.Fatalf("%q from %d to %d: %q, want %q", all, from, to, got, want)
				}
			}
		}
	}
}

// A body gives back the leaves of which it was made, whether or not their words stand
// in its source, and in which order.
func TestBodyOfLeaves(t *testing.T) {
	const source = "The garrison at Kati rose.\n\nNobody was hurt, *it is said*, and [[keita|he]] left."
	r := rand.New(rand.NewPCG(3, 4))
	random := func() dossier.Piece {
		from := r.IntN(len(source))
		text := source[from : from+r.IntN(len(source)-from)]
		switch r.IntN(8) {
		case 0:
			return sign(dossier.RefPiece, text, "keita")
		case 1:
			return dossier.Piece{Kind: dossier.Citation, Private: true, Sign: &dossier.Sign{Cites: cites(text)}}
		case 2:
			return dossier.Piece{Kind: dossier.Begin, Tag: dossier.TagEm}
		case 3:
			return dossier.Piece{Kind: dossier.Break}
		case 4:
			return words("of no source: " + text)
		case 5:
			return sign(dossier.Text, text, "")
		case 6:
			return dossier.Piece{Kind: dossier.Label, Text: text}
		}
		return words(text)
	}
	for range 500 {
		leaves := make([]dossier.Leaf, 1+r.IntN(5))
		for i := range leaves {
			leaves[i].Block = dossier.Block{Kind: dossier.Paragraph, Number: int32(i + 1), Line: 7}
			for range r.IntN(4) {
				leaves[i].Pieces = append(leaves[i].Pieces, random())
			}
		}
		body := dossier.NewBody(source, leaves)
		if diff := cmp.Diff(leaves, body.Leaves(), cmp.AllowUnexported(dossier.Block{})); diff != "" {
			t.Fatalf("-made of +given back\n%s", diff)
		}
		checkBlocks(t, &body, leaves)
	}
	if body := dossier.NewBody(source, nil); len(body.Leaves()) > 0 || body.Plain() != "" {
		t.Error("leaves of nothing")
	}
}

func checkBlocks(t *testing.T, body *dossier.Body, leaves []dossier.Leaf) {
	t.Helper()
	var signs []dossier.Piece
	count, private := 0, false
	for i, l := range leaves {
		isRef := func(p dossier.Piece) bool { return p.Kind == dossier.RefPiece }
		if body.Words(i) != l.Words() || body.Label(i) != l.Label() || body.Empty(i) != (len(l.Pieces) == 0) || body.Has(i, dossier.RefPiece) != slices.ContainsFunc(l.Pieces, isRef) {
			t.Fatalf("block %d is not %+v", i, l)
		}
		count += len(l.Pieces)
		for _, p := range l.Pieces {
			private = private || p.Private
			if p.Sign != nil {
				signs = append(signs, p)
			}
		}
	}
	if diff := cmp.Diff(signs, slices.Collect(body.Signs())); diff != "" || body.Count() != count || body.AnyPrivate() != private {
		t.Fatalf("signs, %d of %d pieces, private %v\n%s", body.Count(), count, body.AnyPrivate(), diff)
	}
}

// Words that stand in the source are not copied, those that do not are.
func TestBodyHoldsItsSource(t *testing.T) {
	source := strings.Repeat("The garrison at Kati rose. ", 400)
	leaf := func(s string) dossier.Leaf { return dossier.Leaf{Pieces: []dossier.Piece{words(s)}} }
	kept := func(text string) float64 {
		return testing.AllocsPerRun(10, func() { dossier.NewBody(source, []dossier.Leaf{leaf(text[:5000]), leaf(text[5100:9000])}) })
	}
	if within, without := kept(source), kept(strings.ToUpper(source)); within >= without {
		t.Errorf("%.0f allocations for words of the source, %.0f for others", within, without)
	}
}
