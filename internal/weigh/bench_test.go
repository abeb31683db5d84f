package weigh_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/internal/collate"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/weigh"
)

// prose gives n words in sentences, which depend on the seed alone. Few words
// are common and most rare, as in news; one in twelve is a name.
func prose(seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, 1))
	rare := rand.NewZipf(random, 1.2, 3, 20000)
	var b strings.Builder
	for i := range n {
		word := fmt.Sprintf("w%sx", strings.NewReplacer("0", "a", "1", "e", "2", "i", "3", "o", "4", "u", "5", "n", "6", "r", "7", "s", "8", "t", "9", "l").Replace(fmt.Sprint(rare.Uint64())))
		if i%15 == 0 || i%12 == 5 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		switch {
		case i == n-1 || i%15 == 14 && i%60 != 59:
			b.WriteString(". ")
		case i%60 == 59:
			b.WriteString(", the AFP news agency reports. ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// many makes a dossier of n articles of about 600 words, of which one in ten
// prints another's text, and of an event for every second one. Each article is
// cited five times.
func many(t testing.TB, n int) *dossier.Dossier {
	t.Helper()
	var records []dossier.Record
	c := &dossier.Case{Start: dossier.Dated{Date: date.NewDay(2001, 5, 1)}}
	c.ID, c.Kind, c.File, c.Title = "case", dossier.KindCase, "content/cases/case.md", "Case"
	records = append(records, c)
	for i := range n {
		a := &dossier.Article{Date: dossier.Dated{Date: date.NewDay(2001, 5, 1+i%28)}, Publisher: fmt.Sprintf("Outlet %d", i%50)}
		a.Kind, a.ID, a.Title = dossier.KindArticle, fmt.Sprintf("a%d", i), fmt.Sprintf("Article %d", i)
		a.File = "content/articles/" + a.ID + ".md"
		seed := uint64(i)
		if i%10 == 9 {
			seed = uint64(i - 5)
		}
		e := &dossier.Event{Date: dossier.Dated{Date: date.NewDay(2001, 5, 1+i%28)}, Case: dossier.Ref{ID: "case"}}
		e.Kind, e.ID, e.Title = dossier.KindEvent, fmt.Sprintf("e%d", i), "Event"
		e.File = "content/events/" + e.ID + ".md"
		var cites []dossier.Piece
		var leaves []dossier.Leaf
		for p := range 10 {
			text := prose(seed*100+uint64(p), 60)
			leaves = append(leaves, dossier.Leaf{Block: dossier.Block{Kind: dossier.Paragraph, Number: int32(p + 1)}, Pieces: []dossier.Piece{{Text: text}}})
			if p%2 == 0 {
				claim := dossier.Claim{Source: a.ID, Para: p + 1, Quote: strings.Join(strings.Fields(text)[:12], " ")}
				cites = append(cites, dossier.Piece{Text: "It happened so. "}, dossier.Piece{Kind: dossier.Citation, Sign: &dossier.Sign{Cites: []dossier.Cite{{Claim: claim}}}})
			}
		}
		a.Body = dossier.NewBody("", leaves)
		e.Body = dossier.NewBody("", []dossier.Leaf{{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: cites}})
		records = append(records, a, e)
	}
	d, diags := collate.Collate(dossier.Config{}, records, collate.Options{})
	for _, diag := range diags {
		t.Fatal(diag)
	}
	return d
}

func BenchmarkWeigh(b *testing.B) {
	d := many(b, 10000)
	b.ReportAllocs()
	for b.Loop() {
		new(weigh.Scale).Weigh(d)
	}
}

// The same, where the last build weighed all articles but one.
func BenchmarkWeighAgain(b *testing.B) {
	d := many(b, 10000)
	var s weigh.Scale
	s.Weigh(d)
	b.ReportAllocs()
	for b.Loop() {
		changed := *d.Articles[4]
		d.Articles[4] = &changed
		s.Weigh(d)
	}
}
