package build_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/internal/collate"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
)

// BenchmarkEvidence proves 50,000 citations, each of other words, in 10,000
// articles of some 30 paragraphs. Reading the files is not timed: collating is.
func BenchmarkEvidence(b *testing.B) {
	const articles, events, cites = 10_000, 5_000, 10
	records := evidence(b, articles, events, cites)
	b.ResetTimer()
	for b.Loop() {
		d, diags := collate.Collate(dossier.Config{Language: "en"}, records, collate.Options{})
		if len(diags) > 0 || len(d.Evidence) != events*cites {
			b.Fatalf("%d of %d citations proved; %v", len(d.Evidence), events*cites, diags[:min(3, len(diags))])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(events*cites), "ns/citation")
}

// evidence invents articles of 25 to 35 paragraphs, and events that cite each
// its own words of them.
func evidence(t testing.TB, articles, events, cites int) []dossier.Record {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	md := markdown.New()
	var records []dossier.Record
	add := func(kind dossier.Kind, name, text string) {
		parsed, diags, ok := matter.Parse(kind, name, []byte(text))
		if !ok || len(diags) > 0 {
			t.Fatal(name, diags)
		}
		body, diags := md.Body(name, parsed.Body, parsed.BodyLine)
		if len(diags) > 0 {
			t.Fatal(name, diags)
		}
		parsed.Record.Header().Body = body
		records = append(records, parsed.Record)
	}
	paragraphs := make([][]string, articles)
	for i := range articles {
		paragraphs[i] = inventedParagraphs(r)
		add(dossier.KindArticle, fmt.Sprintf("content/articles/a%d.md", i),
			fmt.Sprintf("---\ntitle: Report %d\ndate: 2001-05-03\n---\n\n%s\n", i, strings.Join(paragraphs[i], "\n\n")))
	}
	for i := range events {
		var text strings.Builder
		for k := range cites {
			from := (i*cites + k) % articles
			words := strings.Fields(paragraphs[from][(i*cites+k)/articles*5+r.IntN(5)])
			at := r.IntN(len(words) - 9)
			fmt.Fprintf(&text, "It was so. [@a%d \"%s\"]\n\n", from, strings.Join(words[at:at+9], " "))
		}
		add(dossier.KindEvent, fmt.Sprintf("content/events/e%d.md", i), fmt.Sprintf("---\ntitle: Event %d\ndate: 2001-05-03\n---\n\n%s", i, text.String()))
	}
	return records
}

// inventedParagraphs are of 40 to 80 words each, of a vocabulary as large as
// a newspaper's, so that nine words in a row stand once.
func inventedParagraphs(r *rand.Rand) []string {
	const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu"
	parts := strings.Fields(syllables)
	list := make([]string, 25+r.IntN(11))
	for i := range list {
		words := make([]string, 40+r.IntN(41))
		for k := range words {
			var word strings.Builder
			for range 1 + r.IntN(3) {
				word.WriteString(parts[r.IntN(len(parts))])
			}
			words[k] = word.String()
		}
		list[i] = strings.Join(words, " ") + "."
	}
	return list
}
