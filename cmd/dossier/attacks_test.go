package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
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
	l.built(body, "footnotes, and quotes that stand nowhere", article("", count("The boats[^%[1]d].\n\n[^%[1]d]: "+fill("They sailed at noon. ", 350)+"\n\n", 650_000)+cited(1900, func(i int) string { return fmt.Sprintf("sailed %d", i) })))
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

// sealed is archives as dossier zip makes them, made to be dear to verify.
func (l shapeList) sealed() {
	const head = "{\n \"format\": \"dossier-evidence\",\n \"version\": 1,\n \"generator\": {\n  \"name\": \"dossier\",\n  \"version\": \"1\"\n },\n \"normalisation\": 1,\n \"citations\": ["
	evidence := func(n int, citation string) string {
		list := make([]string, n)
		for i := range list {
			list[i] = "\n  " + fmt.Sprintf(citation, i)
		}
		if n == 0 {
			return head + "]\n}\n"
		}
		return head + strings.Join(list, ",") + "\n ]\n}\n"
	}
	add := func(name string, files map[string]string) {
		var sums strings.Builder
		for _, file := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256([]byte(files[file])), file)
		}
		pack := func(padding int) string {
			var packed bytes.Buffer
			w := zip.NewWriter(&packed)
			for file, text := range files {
				large(w, "x/"+file, []byte(text), 1)
			}
			large(w, "x/SHA256SUMS", []byte(sums.String()), 1)
			f, _ := w.CreateHeader(&zip.FileHeader{Name: "x/padding", Method: zip.Store})
			f.Write(make([]byte, padding))
			w.Close()
			return packed.String()
		}
		// What an archive may hold grows with it.
		l.add("x.zip", name, pack(max(0, megabyte-len(pack(0)))), []string{"verify DIR/x.zip"})
	}
	const page = "articles/x/index.html"
	for _, unit := range []string{"<b>", "<p>a", "a ", "<i></i>", "<p id=a>", "<div><mark data-q=\"q-1 q-2\">a", "<table><td>", "<q>a", "<li id=n1><q>a", "<a href=#n1>a", "&amp;"} {
		add("a sealed page of 30 MB of "+unit, map[string]string{"evidence.json": evidence(0, ""), page: fill(unit, 30<<20)})
		most := fill(unit, min(11<<20, 170_000/max(1, strings.Count(unit, "<"))*len(unit))) // within the bounds of tags
		add("two sealed pages of "+unit, map[string]string{"evidence.json": evidence(0, ""), page: most, "articles/y/index.html": most})
	}
	const cited = "{\n   \"source\": {\n    \"id\": \"x\",\n    \"page\": \"articles/x/index.html\",\n    \"rights\": \"RIGHTS\"\n   },\n   \"anchor\": \"q-1\",\n   \"paragraph\": 1,\n   \"quote\": \"a%[1]d\",\n   \"parts\": [\n    {\n     \"selector\": [\n      {\n       \"type\": \"TextQuoteSelector\",\n       \"exact\": \"a%[1]d\"\n      }WHERE\n     ]\n    }\n   ]\n  }"
	where := map[string]string{"full": ",\n      {\n       \"type\": \"TextPositionSelector\",\n       \"start\": 0,\n       \"end\": 2\n      }", "excerpt": ""}
	for rights, place := range where {
		citation := strings.NewReplacer("RIGHTS", rights, "WHERE", place).Replace(cited)
		for _, unit := range []string{"a ", "a1 a2 ", "b"} {
			add("20,000 citations of one "+rights+" paragraph of "+unit, map[string]string{"evidence.json": evidence(20_000, citation), page: "<p id=p1><a id=q-1>" + fill(unit, 5_000_000)})
		}
	}
	add("evidence of 60 MB", map[string]string{"evidence.json": evidence(0, "") + fill(" ", 60<<20), page: "<p>a"})
	add("evidence of 11 MB", map[string]string{"evidence.json": evidence(30_000, "{\n   \"page\": \"pages/p%d/index.html\",\n   \"source\": {\n    \"id\": \"x\",\n    \"page\": \"articles/x/index.html\",\n    \"rights\": \"link\"\n   }\n  }"), page: "<p>a"})
}
