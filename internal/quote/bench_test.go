package quote

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// bigArticle gives 30 passages of about 500 bytes in the words of our own
// articles, in an order that depends on the seed.
func bigArticle(seed uint64, apostrophe string) []string {
	random := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields(strings.Join(river, " "))
	passages := make([]string, 30)
	for i := range passages {
		var b strings.Builder
		for b.Len() < 490 {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		plain := strings.NewReplacer("\u2019", "'", "\u201c", "'", "\u201d", "'").Replace(b.String())
		passages[i] = strings.ReplaceAll(strings.TrimSpace(plain), "'", apostrophe)
	}
	return passages
}

func size(passages []string) (n int64) {
	for _, p := range passages {
		n += int64(len(p))
	}
	return n
}

func BenchmarkPrepare(b *testing.B) {
	for _, bm := range []struct{ name, mark string }{
		{"ascii", "'"}, {"accents", "\u00e9"}, {"curly", "\u2019"}, {"decomposed", "e\u0301"}, {"spaces", "\n\t"}, {"Cyrillic", "\u0439"},
	} {
		article := bigArticle(17, bm.mark)
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(size(article))
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range article {
					Prepare(p)
				}
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	passages := bigArticle(17, "\u2019")
	passages[22] += " The harbour master closed the gates at nine \u2014 and the crews went home."
	texts := prepareAll(passages)
	for _, bm := range []struct{ name, quote string }{
		{"found", "master closed the gates at nine"},
		{"common beginning", "the crews went home"},
		{"long", "The harbour master closed the gates at nine \u2014 and the crews went home."},
		{"ellipsis", "The harbour master \u2026 went home"},
		{"missing", "master closed the doors at nine"},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if Find(texts, bm.quote).Status == Missing {
					Closest(texts, bm.quote)
				}
			}
		})
	}
}

// The quotes of a large dossier: 50,000 in 10,000 articles, on one core, with
// 200 different articles to keep the memory small.
func BenchmarkDossier(b *testing.B) {
	const articles, quotes = 10000, 50000
	var texts [200][]Text
	var quote [200]string
	for i := range texts {
		passages := bigArticle(uint64(i), "\u2019")
		texts[i] = prepareAll(passages)
		words := strings.Fields(passages[i%len(passages)])
		quote[i] = strings.Join(words[9:9+5+i%8], " ")
		if r := Find(texts[i], quote[i]); r.Status != Found {
			b.Fatalf("%q: %s", quote[i], r.Status)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range quotes {
			k := i % articles % len(texts)
			Find(texts[k], quote[k])
		}
	}
}
