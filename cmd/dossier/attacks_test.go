package main

import (
	"fmt"
	"strings"
)

// proofs is sources and quotes that together are dear to compare: long quotes that
// nearly stand there, quotes that stand everywhere, headings that a quote might run
// on from.
func (l shapeList) proofs() {
	const body = "content/articles/x.md"
	words := func(n, step int) string { // n words, each of them far from its like
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "w%d ", i*step%1009)
		}
		return strings.TrimSpace(b.String())
	}
	cited := func(n int, quote func(i int) string) string {
		var b strings.Builder
		for i := 0; i < n && b.Len() < 900_000; i++ {
			fmt.Fprintf(&b, "Words [@x \"%s\"].\n\n", quote(i))
		}
		return b.String()
	}
	l.built(body, "many short quotes that nearly stand there", article("", fill(fill("The dockers stopped work at midday. ", 5000)+"\n\n", 780_000)+cited(3900, func(i int) string { return fmt.Sprintf("dockers stopped %d", i) })))
	l.built(body, "long quotes that nearly stand there", article("", strings.Repeat(words(8000, 7)+"\n\n", 3)+cited(1000, func(i int) string { return fmt.Sprintf("v%d %s", i, words(900, 11)) })))
	l.built(body, "very long quotes that nearly stand there", article("", strings.Repeat(words(8000, 7)+"\n\n", 3)+cited(100, func(i int) string { return fmt.Sprintf("v%d %s", i, words(4000, 11)) })))
	l.built(body, "quotes of letters that nearly stand there", article("", strings.Repeat(fill("a b ", 16_000)+"\n\n", 3)+cited(3900, func(i int) string { return fmt.Sprintf("z%d %s", i, fill("b a ", 200)) })))
	l.built(body, "quotes that stand in each paragraph", article("", count("one two %d three\n\n", 800_000)+cited(3, func(i int) string { return []string{"one two", "one", "three"}[i] })))
	l.built(body, "quotes that stand everywhere", article("", fill(fill("a ", 200_000)+"\n\n", 600_000)+cited(700, func(i int) string { return strings.TrimSpace(strings.Repeat("a ", i+1)) })))
	l.built(body, "quotes that all but stand everywhere", article("", fill(fill("aa ", 200_000)+"\n\n", 700_000)+cited(400, func(i int) string { return "a " + strings.Repeat("aa ", i+1) + "a" })))
	l.built(body, "parts that stand everywhere", article("", fill(fill("a ", 200_000)+"\n\n", 700_000)+cited(400, func(i int) string { return "a … " + strings.Repeat("a ", i+1) + "b" })))
	l.built(body, "one part that all but stands everywhere", article("", fill(fill("x ", 250_000)+"\n\n", 760_000)+cited(3, func(i int) string { return "x … " + fill("x ", 60_000) + fmt.Sprintf("xx%d", i) })))
	l.built(body, "parts in another order", article("", fill(count("dock%d ", 100_000)+"\n\n", 700_000)+cited(3900, func(i int) string { return fmt.Sprintf("dock%d … dock%d", 9000-i, 1+i) })))
	l.built(body, "headings above each paragraph, and quotes that stand nowhere", article("", count("## Boats %d\n\nIt rained.\n\n", 550_000)+cited(3900, func(i int) string { return fmt.Sprintf("rained %d", i) })))
	l.built(body, "quotes that run on from headings", article("", count("## Boats %d\n\nIt rained.\n\n", 550_000)+cited(3900, func(i int) string { return fmt.Sprintf("Boats %d It rained", i) })))
	l.built(body, "footnotes, and quotes that stand nowhere", article("", count("The boats[^%[1]d].\n\n[^%[1]d]: "+fill("They sailed at noon. ", 350)+"\n\n", 750_000)+cited(1900, func(i int) string { return fmt.Sprintf("sailed %d", i) })))
	l.built(body, "quotes of wrong paragraphs", article("", count("Boats %d\n\n", 500_000)+strings.ReplaceAll(cited(3900, func(i int) string { return fmt.Sprintf("Boats %d", i) }), "[@x", "[@x, p. 4000")))
	l.built(body, "quotes of right paragraphs", article("", count("Boats %d\n\n", 500_000)+countNumbered("Words [@x, p. %d \"Boats %d\"].\n\n", 3900)))
}

// countNumbered writes a format with the numbers of paragraphs and what stands in
// them.
func countNumbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+2, i)
	}
	return b.String()
}
