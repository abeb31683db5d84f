package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
)

// A shape is a file of 1 MB, or of as much as its reader takes, that is slow to
// read or becomes large, in a dossier; and the commands that read it.
type shape struct {
	name     string
	own      map[string]string // the files that are not those of each dossier
	commands []string          // DIR stands for the dossier's folder
	daily    bool              // it is taken in the ordinary run of the tests
}

const megabyte = 1_000_000

// fill repeats a unit to about so many bytes.
func fill(unit string, size int) string { return strings.Repeat(unit, max(1, size/len(unit))) }

// count repeats a unit with its number in it to about so many bytes.
func count(format string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// shapeList takes shapes one after the other: together they are more than a test
// should hold.
type shapeList func(shape)

// add gives a file of a dossier to commands; more are its neighbours, by name and
// text.
func (l shapeList) add(file, name, text string, commands []string, more ...string) {
	own := map[string]string{file: text}
	for i := 0; i+1 < len(more); i += 2 {
		own[more[i]] = more[i+1]
	}
	l(shape{name: strings.TrimPrefix(file, "content/") + ": " + name, own: own, commands: commands})
}

// built adds a file that a build reads.
func (l shapeList) built(file, name, text string, more ...string) {
	l.add(file, name, text, []string{"build -C DIR"}, more...)
}

// imported adds a capture; what an import makes of it is built too.
func (l shapeList) imported(file, name, text string) {
	l.add(file, name, text, []string{"import -C DIR", "build -C DIR"})
}

// shapes gives them all, for every reader of the program. The ordinary run takes
// every ninth, and those that once took too much.
func shapes(yield func(shape)) {
	n := 0
	l := shapeList(func(s shape) {
		s.daily = n%9 == 0 || onceSlow[s.name]
		n++
		yield(s)
	})
	l.prose()
	l.markdown()
	l.citations()
	l.proofs()
	l.pages()
	l.frontMatter()
	l.lists()
	l.outlines()
	l.assets()
	l.zips()
	l.sealed()
}

// onceSlow are shapes that took too long, or too much, before they were mended.
var onceSlow = map[string]bool{
	"seeds/a.txt: paragraphs of 1 KB of 1 ":                                       true,
	"seeds/a.txt: paragraphs of 250 KB of 2020-08-18 ":                            true,
	"seeds/a.txt: lines of Published 4 May 2031\n\n":                              true,
	"seeds/a.txt: lines of 12:00 GMT – A b\n":                                     true,
	"seeds/a.html: paragraphs alike":                                              true,
	"articles/x.md: many short quotes that nearly stand there":                    true,
	"articles/x.md: very long quotes that nearly stand there":                     true,
	"articles/x.md: quotes of letters that nearly stand there":                    true,
	"articles/x.md: quotes that stand in each paragraph":                          true,
	"articles/x.md: quotes that all but stand everywhere":                         true,
	"articles/x.md: headings above each paragraph, and quotes that stand nowhere": true,
	"articles/x.md: a number amid -":                                              true,
	"articles/x.md: footnotes, and quotes that stand nowhere":                     true,
	"x.zip: two sealed pages of <li id=n1><q>a":                                   true,
	"x.zip: 20,000 citations of one full paragraph of a ":                         true,
}

// prose is words that a capture of text and an article hold: names, dates,
// quotations, verbs of speech, letters that were misread.
func (l shapeList) prose() {
	for _, unit := range []string{
		"a", "a ", "A. ", "A B ", "Ab ", "Mr. ", "Gen. ", "President ", "the ", "de la ", "Bank of the ", "Awa Traoré of Bamako ", "Traoré ", "Awa ", "Bamako ", "N-O'", "l'", "l'a ", "n'a pas ", "Vice ",
		"\"", "'", "“", "”", "“a ”", "« ", "»", "‘a ", "(", ")", "[", "> ", "*", "#", "|", "<", "<b", "&#", "\\", "-", "—", "…", "?! ", ". ", ", ", ": ", "“a,” he said. ", "“a” ", "Awa Traoré said “a”. ",
		"2020-08-18 ", "Tuesday ", "on 18 August 2020 ", "le 18 août ", "18/08 ", "12:00 GMT ", "from Monday to ", "entre le 3 et ", "10 000 ", "1 ", "1", "1,", "1. ", "since ", "may ", "May ", "two ", "hundred ", "between ",
		"http://a.b/ ", "http://", "a@b.", "www.", "he said ", "said that ", "said ", "if ", "It did not, ", "AFP ", "with AFP, Reuters and ", "â€™", "Ã©", "Ã", "ÃƒÂ", "\x80", "\xff", "\x00", "\u200b", "e\u0301", "\u0301", "\ufeff", "\u202e", "é", "\u00ad", "ا", "漢", "\U0001F600", "\uFDFA",
	} {
		l.imported("seeds/a.txt", "a line of "+unit, fill(unit, megabyte))
		l.imported("seeds/a.txt", "paragraphs of 250 KB of "+unit, fill("It rained.\n\n"+fill(unit, 250_000)+"\n\n", 950_000))
		l.imported("seeds/a.txt", "paragraphs of 1 KB of "+unit, fill("It rained. "+fill(unit, 1000)+"\n\n", 950_000))
		l.built("content/articles/x.md", "paragraphs of 4 KB of "+unit, article("", fill(`\`+fill(unit, 4000)+"\n\n", 950_000)))
	}
	for _, unit := range []string{
		"a\n", "a\n\n", "- a\n", "1. a\n", "[A/B]\n", "[A: b]\n", "---\n", "date 2020-08-18\n", "12:00 GMT – A b\n", "16:40 GMT – Headline\n\nIt rained.\n\n", "Source: a\n", "By A B\n", "By A B\n\n", "Read more here.\n", "a.  ", "A man died on 18 August 2020.\n\n", "\r", "\n", " \n", "\t", "\v\f",
		"Published 4 May 2031\n\n", "The Herald\n\n4 May 2031\n\n", "“We go,” Awa Traoré said on Tuesday 18 August 2020 in Bamako.\n\n", "A", "Headline\n========\n\n", "https://example.org/a\n",
	} {
		l.imported("seeds/a.txt", "lines of "+unit, fill(unit, megabyte))
	}
	chance := rand.New(rand.NewPCG(1, 2))
	random := make([]byte, megabyte)
	for i := range random {
		random[i] = byte(chance.Uint32())
	}
	l.imported("seeds/a.txt", "random bytes", string(random))
	l.imported("seeds/a.txt", "sentences that differ", count("On day %d Awa Traoré said that the boats of Bamako would not sail before noon.\n\n", 950_000))
	l.imported("seeds/a.txt", "names that differ", count("Awa N%dara met Omar Q%[1]dure in Port-%[1]d. ", 950_000))
	l.imported("seeds/a.txt", "articles in one file", count("date 2020-08-18\n\nThe boats of Sandmouth number %d\n\nIt rained.\n\n", megabyte))
	l.imported("seeds/a.txt", "live entries", count("12:00 GMT – The boats %d of Sandmouth\n\nAwa Traoré left Bamako.\n\n", megabyte))
	l.built("content/articles/x.md", "names that differ", article("", count("Awa N%dara met Omar Q%[1]dure in Port-%[1]d.\n\n", 950_000)))
	l.built("content/articles/x.md", "numbers that differ", article("", count("At least %d people died, and %[1]d ships lay there, Awa Traoré said.\n\n", 950_000)))
}

func article(front, body string) string {
	return "---\ntitle: A\ndate: 2031-05-04\n" + front + "---\n\nThe dockers stopped work at noon.\n\n" + body + "\n"
}

// markdown is what is slow to take for markup, in an article's body and in a
// capture of Markdown.
func (l shapeList) markdown() {
	const body = "content/articles/x.md"
	for _, unit := range []string{
		"*a_ ", "c* ", "[a](b", "[", "]", "![", "`", "` ", "<", "&", "|", "~", "~~a ", "(", ")", "\\", "_", "**a", "a**", "***", "****a ",
		"[a]", "[a][", "[^a]", "[@", "[@a ", "[@a \"b\"]", "[[", "[[a", "[[a]]", "[[awa]]", "[[a|", "<a ", "<!--", "-->", "<!-- a -->", "<!-- private -->", "<!-- private -->a<!-- /private -->", "<!-- /private -->", "<?", "<![CDATA[", "</a", "&#", "&a",
		"http://a.b ", "www.a.", "a@b.", "a@", "://", "[](", "[a](<b", "[a](b \"c", "😀", "\u00a0", "[]:", "{", ":", "\"", "![a](assets/a.png)", "[a](https://b.c)",
		"a*b_c", "*_", "[*", "*[a](b) ", "`a``b", "_a*__b**",
	} {
		l.built(body, "a line of "+unit, article("", fill(unit, 950_000)))
		l.built(body, "lines of "+unit, article("", fill(unit+"\n", 950_000)))
		for _, n := range []int{1, 30, 500, 5900 / max(1, strings.Count(unit, "")/2)} {
			l.built(body, fmt.Sprintf("paragraphs of %d %s", n, unit), article("", fill(strings.Repeat(unit, n)+"\n\n", 950_000)))
		}
		l.imported("seeds/a.md", "lines of "+unit, fill(unit+"\n", megabyte))
	}
	for _, unit := range []string{
		"> a\n", ">", "> ", "- a\n", "- ", "1. ", "1) a\n", "+ ", "* ", "- - ", "# a\n", "# a\n\n", "#", "a\n---\n", "---\n", "***\n", "```\n", "```\na\n```\n", "~~~\n", "    a\n", "\ta\n", "\n", " \n",
		"[a]: b\n", "[a]: b\n\n", "[a]: b 'c\n", "[^a]: b\n", "[^a]: b\n\n", "[^a]\n\n[^a]: b\n", "<div>\n", "<div>\n\n", "<!-- \n", "<!-- a\n\n-->\n\n", "<!-- private -->\n\n", "<!-- private -->\n\na\n\n<!-- /private -->\n\n", "<a>\n", "- a\n\n", "> > a\n\n",
		"| a\n", "|-", "a|b\n", "a|b\n-|-\n", "a\n-\n", "|a|b|\n|-|-|\n|c|d|\n\n", "-\n", "- \n\n", "1.\n", "a\n1. b\n", "> ```\n", "- ```\n", "\t", "-\t", ">\t", "![a](assets/a.png)\n\n",
	} {
		l.built(body, "blocks of "+unit, article("", fill(unit, 950_000)))
		l.imported("seeds/a.md", "blocks of "+unit, fill(unit, megabyte))
	}
	for name, format := range map[string]string{
		"footnotes defined": "[^%d]: b\n\n", "footnotes defined in one": "[^%d]: b\n", "footnotes called": "a[^%[1]d]\n\n[^%[1]d]: b\n\n", "links defined": "[%d]: https://b.org\n\n",
		"links defined in one paragraph": "[%d]: https://b.org\n", "links called": "[%d]\n\n", "one footnote called often": "a[^a] %d\n\n", "headings": "# a%d\n\n", "headings alike": "## a\n\nb %d\n\n",
		"records that are none": "[[a%d]]\n\n", "articles that are none": "a [@a%d \"b\"]\n\n", "pictures that are none": "![a](assets/%d.png)\n\n",
	} {
		l.built(body, name, article("", count(format, 950_000)))
	}
	stairs := func(n int, unit string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(unit, i) + "- a\n")
		}
		return b.String()
	}
	wide := "|" + strings.Repeat("a|", 10000) + "\n|" + strings.Repeat("-|", 10000) + "\n"
	for name, text := range map[string]string{
		"stairs of lists": stairs(900, "  "), "stairs of quotations": stairs(900, "> "), "stairs to the limit": fill(stairs(38, "  "), 950_000), "stairs of quotations to the limit": fill(stairs(38, ">"), 950_000),
		"deep and long": fill(strings.Repeat("> ", 38)+"a\n", 950_000), "deep lists and long": strings.Repeat("- ", 38) + "a\n" + fill(strings.Repeat("  ", 38)+"a\n\n", 950_000),
		"a table of 10,000 columns": wide, "a table of 10,000 columns and 9 rows": wide + strings.Repeat("|a|\n", 7), "a table of 45,000 rows": "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 45_000), "a table of signs": "|a|b|\n|-|-|\n" + strings.Repeat("|*c*|`d`|\n", 45_000),
		"almost tables": strings.Repeat("a|b\n", 20000) + "|-|-|-|\n" + strings.Repeat("|-|-|\n", 20000), "table of escaped pipes in code": "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|b`|`c\\|d`|\n", 20_000),
		"a long line with signs": fill("a", 240_000) + strings.Repeat("[[b]] [@c] ", 500), "signs far apart": fill(fill("a", 1000)+" [[awa]] [@x]", 240_000), "unclosed curly quotes": strings.Repeat("[@a “", 1900) + fill("b", 200_000),
		"1 MB of text": fill("All is calm here, and nothing is marked at all.\n\n", 950_000), "one paragraph of 1 MB": fill("All is calm here, and nothing is marked at all. ", megabyte), "one list item of 1 MB": "- " + fill("All is calm here, ", megabyte), "private and nested": strings.Repeat("<!-- private -->", 30_000) + "a" + strings.Repeat("<!-- /private -->", 30_000),
		"private lines, nested": strings.Repeat("<!-- private -->\n\n", 25_000) + "a\n\n" + strings.Repeat("<!-- /private -->\n\n", 25_000), "one comment": "<!--" + fill("a ", 950_000) + "-->", "code of 1 MB": "```\n" + fill("code\n", 950_000) + "```\n",
	} {
		l.built(body, name, article("", text))
		l.built("content/pages/p.md", name, "---\ntitle: P\n---\n\n"+text+"\n")
	}
}

// citations is quotes that are sought, and passages that are asked for.
func (l shapeList) citations() {
	const body = "content/articles/x.md"
	for _, unit := range []string{"a ", "…", "\"", "\\\"", "a … ", "“", "”", "«a» ", "[", "]", "; @x ", "@", ", p. 1", "'", "dockers … ", "the "} {
		l.built(body, "a quote of "+unit, article("", "Words.[@x \""+fill(unit, 60_000)+"\"]"))
		l.built(body, "quotes of "+unit, article("", fill("Words [@x \""+unit+"\"].\n\n", 950_000)))
		l.built(body, "a text and a quote of "+unit, article("", fill(fill(unit, 100_000)+"\n\n", 800_000)+"Words.[@x \""+fill(unit, 60_000)+"b\"]"))
	}
	for _, unit := range []string{"-", ">", "- ", "< ", "±", "$", ".", "1", "1 ", "\u200b", "\u200d", "\u0301", "\u00ad", "'", "l'", "漢", "\U0001F1F2"} {
		l.built(body, "a number amid "+unit, article("", fill(`\0`+fill(unit, 250_000)+"0\n\n", 950_000)+"Words [@x \"0\"] and words [@x \"dockers 0 and 10\"].\n"))
	}
	near := fill(fill("The dockers stopped work at midday. ", 5000)+"\n\n", 800_000)
	l.built(body, "one quote often", article("", fill("Words [@x \"dockers stopped\"].\n\n", 950_000)))
	l.built(body, "quotes that stand twice", article("", count("Words %d [@x \"Words %[1]d\"].\n\n", 950_000)))
	l.built(body, "paragraphs cited", article("", count("Words %d [@x, p. %[1]d].\n\n", 950_000)))
	l.built(body, "words that nearly stand there", article("", near+"Words [@x \""+strings.Repeat("dockers stopped work at noon and ", 200)+"\"].\n"))
	l.built(body, "many words that nearly stand there", article("", near+count("Words [@x \"dockers stopped work at %d noon\"].\n\n", 100_000)))
	l.built("content/pages/p.md", "citations of one article", "---\ntitle: P\n---\n\n"+fill("Words [@x \"dockers stopped work\"].\n\n", 950_000))
	l.built("content/pages/p.md", "citations in one paragraph", "---\ntitle: P\n---\n\n"+fill(strings.Repeat("Words [@x \"dockers stopped work\"]. ", 400)+"\n\n", 950_000))
	l.built("content/pages/p.md", "lists of citations", "---\ntitle: P\n---\n\n"+fill("Words [@x \"dockers stopped work\""+strings.Repeat("; @x \"stopped work\"", 100)+"].\n\n", 950_000))
	l.built("content/pages/p.md", "links to records", "---\ntitle: P\n---\n\n"+fill("He met [[awa]] and [[moussa|him]] in [[q]].\n\n", 950_000))
	l.built("content/pages/p.md", "names", "---\ntitle: P\n---\n\n"+fill("Awa Traoré met Moussa Traoré in Bamako.\n\n", 950_000))
}

// pages is HTML as a browser saves it.
func (l shapeList) pages() {
	const file, head = "seeds/a.html", "<!doctype html><html><head><title>A boat sank</title></head><body><h1>A boat sank</h1><p>It rained.</p>"
	for _, unit := range []string{
		"<div>", "<p>", "<b>", "<i>", "<a href=x>", "<table>", "<table><tr><td>", "<ul><li>", "<li>", "<blockquote>", "<span>", "</p>", "</div>", "<br>", "<!--", "<!-- a -->", "<script>", "<p>a ", "<h2>a", "<time>12:00</time>", "<article>a", "<section><p>a</p></section>",
		"<template>", "<select><option>", "<svg><g>", "<math><mi>", "<article>", "<body>", "<html a=b>", "<font><p>", "&amp;", "&", "&#120171;", "<p>on 18 August 2020</p>", "<img alt=a>", "<img src=a alt=a>", "<figure><figcaption>a", "<dl><dt>a<dd>b", "<frameset>", "<form>", "<a><p>", "</b><p><b>", "<nobr>", "<table><a>", "<p><table>",
		"<meta name=a content=b>", "<link rel=a href=b>", "<script type=application/ld+json>{}</script>", "<style>a{}</style>", "<p>“a” he said</p>", "<h1>A boat sank</h1>", "<a href=x>a</a> ", "<p><a href=x>a b c</a></p>", "<tr>", "<td>", "<input>", "<pre>\n", "<textarea>", "<plaintext>", "<noscript>", "<iframe>", "<", "<a", "<a b", "\x00", "</", "<?", "<!", "<![CDATA[", "<b></b>", "<p> </p>", "a\n", "<br>a",
	} {
		l.imported(file, "tags "+unit, head+fill(unit, megabyte))
		l.imported(file, "64 KB of tags "+unit, head+fill(unit, 65_000))
	}
	body := func(name, text string) { l.imported(file, name, head+text) }
	body("an attribute of 1 MB", "<p title=\""+fill("a ", megabyte)+"\">It rained.</p>")
	body("attributes", "<p "+fill("a=b ", megabyte)+">It rained.</p>")
	body("attributes that differ", "<p "+count("a%d ", megabyte)+">It rained.</p>")
	body("classes", "<p class=\""+count("a%d ", megabyte)+"\">It rained.</p>")
	body("an address of 1 MB", "<p>It <a href=\"http://a/"+fill("../", megabyte)+"\">rained</a>.</p>")
	body("data that nests", "<script type=\"application/ld+json\">"+fill("[", megabyte)+"</script><p>It rained.</p>")
	body("data that nests and is closed", "<script type=\"application/ld+json\">"+fill("[", megabyte/2)+fill("]", megabyte/2)+"</script><p>It rained.</p>")
	body("data that nests objects", "<script type=\"application/ld+json\">"+fill(`{"a":`, megabyte)+"</script><p>It rained.</p>")
	body("data of articles", "<script type=\"application/ld+json\">["+strings.TrimSuffix(fill(`{"@type":"NewsArticle","headline":"A boat sank","datePublished":"2031-05-04"},`, megabyte), ",")+"]</script><p>It rained.</p>")
	body("data of a live blog", `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"A boat sank","liveBlogUpdate":[`+strings.TrimSuffix(fill(`{"@type":"BlogPosting","headline":"a","datePublished":"2031-05-04T12:00Z","articleBody":"It rained"},`, megabyte), ",")+"]}</script><p>It rained.</p>")
	body("data that quotes itself", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"`+fill(`\u0041 `, megabyte)+`"}</script><p>It rained.</p>`)
	body("a table", "<table>"+fill("<tr><td>a<td>b", megabyte)+"</table>")
	body("a table of one row", "<table><tr>"+fill("<td>a", megabyte)+"</table>")
	body("a table whose cells span", "<table>"+fill("<tr><td colspan=1000 rowspan=65534>a", megabyte)+"</table>")
	body("a list", "<ul>"+fill("<li>a", megabyte)+"</ul>")
	body("paragraphs alike", fill("<p>It rained all day in Sandmouth and the boats did not sail.</p>", megabyte))
	body("paragraphs that differ", count("<p>It rained for %d days in Sandmouth and the boats did not sail.</p>", megabyte))
	body("times", count("<h3><time>12:00</time> The boats %d</h3><p>It rained.</p>", megabyte))
	body("links", count("<p>It rained <a href=\"/a/%d\">for days</a> in Sandmouth.</p>", megabyte))
	body("one paragraph of 1 MB", "<p>"+fill("It rained all day in Sandmouth. ", megabyte)+"</p>")
	body("text in one span each", "<p>"+fill("<span>a</span>", megabyte)+"</p>")
	body("half a million tags", strings.Repeat("<i>", 333_000))
	l.imported(file, "UTF-16", "\xff\xfe"+fill("<\x00p\x00>\x00a\x00", megabyte))
	l.imported(file, "a page declared in another set", "<meta charset=iso-2022-jp>"+fill("\x1b$B", megabyte))
	l.imported(file, "a head of 1 MB", "<!doctype html><title>"+fill("a ", megabyte)+"</title><p>It rained.</p>")
	l.imported(file, "metas that differ", "<!doctype html>"+count("<meta property=\"og:a%d\" content=b>", megabyte)+"<p>It rained.</p>")
}

// frontMatter is YAML and what is near it.
func (l shapeList) frontMatter() {
	bomb := "a0: &a0 [x, x]\n"
	for i := range 9 {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 20), ", "))
	}
	add := func(name, front string) {
		l.built("content/articles/x.md", "front matter: "+name, "---\n"+front+"---\n\nIt rained.\n")
		l.built("dossier.yaml", name, "title: T\n"+front)
		l.imported("seeds/a.md", "front matter: "+name, "---\ntitle: A boat sank\n"+front+"---\n\nIt rained.\n")
		l.add("seeds/a.html.record.yaml", name, front, []string{"import -C DIR"}, "seeds/a.html", "<!doctype html><title>A boat sank</title><p>It rained in Sandmouth.</p>")
	}
	add("aliases of aliases", bomb)
	add("an alias of itself", "a: &a [*a]\n")
	for _, size := range []int{65_000, megabyte} {
		for _, unit := range []string{"[", "{", "- ", "? ", "a: ", "a:\n ", "\"", "'", "|\n", "&a ", "!!a ", "*a ", "# \n", "a: b\n", "[a, ", "{a: ", "\t", "%", "\\", "---\n", "é", "\x00", "<<: ", "@", "`", ",", "title: A\n", "- a\n"} {
			add(fmt.Sprintf("%d KB of %s", size/1000, unit), fill(unit, size)+"\n")
			add(fmt.Sprintf("a value of %d KB of %s", size/1000, unit), "summary: "+fill(unit, size)+"\n")
		}
		add(fmt.Sprintf("%d KB of keys", size/1000), count("k%d: v\n", size))
		add(fmt.Sprintf("a key of %d KB", size/1000), fill("k", size)+": v\n")
		add(fmt.Sprintf("keys of tags, %d KB", size/1000), "tags: ["+count("t%d, ", size)+"t]\n")
		add(fmt.Sprintf("quoted text of %d KB", size/1000), `title: "`+fill(`\u0041`, size)+"\"\n")
		add(fmt.Sprintf("a deep list of %d KB", size/1000), "tags: "+fill("[", size/2)+fill("]", size/2)+"\n")
		var stairs strings.Builder
		for i := 0; stairs.Len() < size; i++ {
			stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		add(fmt.Sprintf("stairs of %d KB", size/1000), stairs.String())
	}
	for _, unit := range []string{"1", "2031-", "0", "..", "~", "2031-05-04/", "T", "x", "{2031,"} {
		l.built("content/articles/x.md", "a date of "+unit, "---\ntitle: A\ndate: "+fill(unit, 60_000)+"\n---\n\nWords.\n")
	}
	for _, unit := range []string{"*a_ ", "[@x \"dockers\"] ", "[[awa]] ", "c* ", "[a](b", "`", "a ", "“a” "} {
		l.built("content/articles/x.md", "a summary of "+unit, "---\ntitle: A\nsummary: '"+fill(unit, 60_000)+"'\n---\n\nThe dockers stopped work.\n")
		l.built("dossier.yaml", "a notice of "+unit, "title: T\nnotice: '"+fill(unit, megabyte)+"'\n")
		l.built("dossier.yaml", "a short notice of "+unit, "title: T\nnotice: '"+fill(unit, 3000)+"'\n")
	}
}

// lists is long lists in records.
func (l shapeList) lists() {
	head := func(title string) string { return "---\nname: " + title + "\n" }
	for name, format := range map[string]string{"names": "Awa T%d, ", "names alike": "Awa, ", "surnames": "A%d Traoré, ", "letters": "a%d, ", "long names": "Awa " + strings.Repeat("de la ", 20) + "%d, "} {
		for _, size := range []int{60_000, megabyte} {
			l.built("content/actors/a.md", fmt.Sprintf("%d KB of %s", size/1000, name), head("Awa Keita")+"other_names: ["+count(strings.ReplaceAll(format, "%d", "%[1]d"), size)+"a]\n---\n")
		}
	}
	l.built("content/actors/a.md", "50,000 aliases", head("Awa Keita")+"aliases: ["+count("a%d, ", 400_000)+"a]\n---\n")
	l.built("content/actors/a.md", "aliases", head("Awa Keita")+"aliases: ["+count("a%d, ", 60_000)+"a]\n---\n")
	l.built("content/actors/a.md", "posts", head("Awa Keita")+"posts:\n"+count("  - {title: q%d, from: 2031, cite: '@x \"dockers\"'}\n", 60_000)+"---\n")
	l.built("content/actors/a.md", "a withheld name of many spellings", head("Awa Keita")+"publish_as: an officer\nother_names: ["+count("Awa T%d, ", 60_000)+"a]\n---\n")
	for name, entry := range map[string]string{"accounts": "  - {question: q%d, answers: [{value: a, cite: '@x \"dockers\"'}]}\n", "answers": "  - {question: q%d, answers: [{value: a, cite: '@x \"dockers\"'}, {value: b, cite: '@x \"dockers stopped\"'}, {value: 10 miles, cite: '@x \"work at noon\"'}]}\n"} {
		l.built("content/cases/c.md", name, "---\nname: C\nstart: 2031\naccounts:\n"+count(entry, 60_000)+"---\n")
	}
	l.built("content/events/e.md", "citations", "---\ntitle: E\ndate: 2031\ncite: ["+strings.TrimSuffix(fill("'@x \"dockers stopped\"', ", 60_000), ", ")+"]\n---\n")
	l.built("content/events/e.md", "actors", "---\ntitle: E\ndate: 2031\nactors: ["+count("a%d, ", 60_000)+"awa]\n---\n")
	l.built("content/articles/x.md", "events", article("events:\n"+count("  - {id: e%d, title: E%[1]d, date: 2031-05-04, cite: '@x \"dockers stopped\"'}\n", 60_000), ""))
	l.built("content/articles/x.md", "tags", article("tags: ["+count("t%d, ", 60_000)+"t]\n", ""))
	l.built("content/_index.md", "a chronology", "---\ntitle: B\nchronology: ["+count("e%d, ", 60_000)+"e]\n---\n")
	l.built("content/comparisons/c.md", "a comparison of many", "---\ntitle: C\nof: ["+count("a%d, ", 60_000)+"x]\n---\n")
	l.built("content/comparisons/c.md", "rows", "---\ntitle: C\nof: [x, y]\n---\n\n| Point | A | B |\n| --- | --- | --- |\n"+count("| Point %d | no source | does not apply |\n", 950_000), "content/articles/y.md", "---\ntitle: B\n---\n\nIt rained.\n")
	l.built("content/comparisons/c.md", "30,000 rows", "---\ntitle: C\nof: [x, y]\n---\n\n| Point | A | B |\n| --- | --- | --- |\n"+strings.Repeat("| P | no source | n |\n", 30_000), "content/articles/y.md", "---\ntitle: B\n---\n\nIt rained.\n")
}

// outlines is GeoJSON.
func (l shapeList) outlines() {
	const file = "assets/maps/x.geojson"
	for _, unit := range []string{"[", `{"a":`, "[0,0],", `"`, `\u0000`, `"a":1,`, "1e9999,", "-", " ", "{\"type\":\"Feature\"},", "[[[[", "1", "null,"} {
		l.built(file, "1 MB of "+unit, fill(unit, megabyte))
		l.built(file, "that begins well, "+unit, `{"type":"FeatureCollection","features":[`+fill(unit, megabyte))
	}
	feature := func(kind, coordinates string) string {
		return `{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"` + kind + `","coordinates":` + coordinates + `}}`
	}
	collection := func(features string) string {
		return `{"type":"FeatureCollection","features":[` + strings.TrimSuffix(features, ",") + `]}`
	}
	var star, comb strings.Builder
	for i := range megabyte / 20 {
		fmt.Fprintf(&star, "[%.4f,%.4f],", float64(i*7919%3600)/100-18, float64(i*104729%1400)/100+4)
		fmt.Fprintf(&comb, "[%.4f,%d],", float64(i)/1400-18, 8+i%2*8)
	}
	list := func(b *strings.Builder) string { return "[" + strings.TrimSuffix(b.String(), ",") + "]" }
	l.built(file, "one ring", feature("Polygon", "[["+fill("[1.1,12.3],", megabyte)+"[1.1,12.3]]]"))
	l.built(file, "a star", feature("LineString", list(&star)))
	l.built(file, "a star's area", feature("Polygon", "["+strings.TrimSuffix(list(&star), "]")+",[-18.0000,4.0000]]]"))
	l.built(file, "a comb", feature("LineString", list(&comb)))
	l.built(file, "many points", collection(count(`{"type":"Feature","properties":{"name":"p%d"},"geometry":{"type":"Point","coordinates":[1.1,12.3]}},`, megabyte)))
	l.built(file, "many areas", collection(fill(feature("Polygon", "[[[0,11],[2,11],[1,13],[0,11]]]")+",", megabyte)))
	l.built(file, "holes", feature("Polygon", "[[[0,11],[2,11],[1,13],[0,11]],"+strings.TrimSuffix(fill("[[0,11],[2,11],[1,13],[0,11]],", megabyte), ",")+"]"))
	l.built(file, "a long name", strings.Replace(feature("Point", "[1.1,12.3]"), `"x"`, `"`+fill("a ", megabyte)+`"`, 1))
	l.built(file, "properties", strings.Replace(feature("Point", "[1.1,12.3]"), `"name":"x"`, strings.TrimSuffix(count(`"name%d":"x",`, megabyte), ","), 1))
}

// assets is what a dossier's pages are made of besides its texts.
func (l shapeList) assets() {
	built := func(file, name, text string) {
		l.built(file, name, text, "content/pages/p.md", "---\ntitle: P\n---\n\n![x]("+file+")\n")
	}
	for _, c := range []struct{ file, unit string }{
		{"assets/site.css", "a{b:c;"}, {"assets/site.css", "a{"}, {"assets/site.css", "@media a{"}, {"assets/site.css", "("}, {"assets/site.css", "/*"}, {"assets/site.css", "a,"}, {"assets/site.css", "a{b:url("}, {"assets/site.css", "a{color:#aabbcc}"}, {"assets/site.css", "a:not("}, {"assets/site.css", "\\"},
		{"assets/x.js", "((("}, {"assets/x.js", "a="}, {"assets/x.js", "{"}, {"assets/x.js", "["}, {"assets/x.js", "!"}, {"assets/x.js", "`${"}, {"assets/x.js", "a?"}, {"assets/x.js", "()=>"}, {"assets/x.js", "var a=1;"}, {"assets/x.js", "/a/;"}, {"assets/x.js", "function a(){"}, {"assets/x.js", "if(a)"}, {"assets/x.js", "a+"}, {"assets/x.js", "let a=b=>{return 1};"}, {"assets/x.js", "async "}, {"assets/x.js", "(a,b)=>"}, {"assets/x.js", "({a:"}, {"assets/x.js", "([a,"},
		{"assets/x.svg", "<g>"}, {"assets/x.svg", "<path d=\"M0 0\"/>"}, {"assets/x.svg", "<g a=\"b\" "}, {"assets/x.svg", "&a;"}, {"assets/x.json", "["}, {"assets/x.json", "[],"}, {"assets/x.json", `{"a":`}, {"assets/x.xml", "<a>"}, {"assets/x.xml", "<a/>"}, {"assets/x.html", "<p>"}, {"assets/x.html", "<b>"}, {"assets/x.html", "<script>"}, {"assets/x.html", "<div a=b "},
		{"layouts/page.html", "{{if .}}"}, {"layouts/page.html", "{{if .}}{{end}}"}, {"layouts/page.html", "{{.}}"}, {"layouts/page.html", "{{.Title}}"}, {"layouts/page.html", "{{("}, {"layouts/page.html", "{{range .}}{{else}}"}, {"layouts/page.html", "{{define \"a\"}}"}, {"layouts/page.html", "<p>"}, {"layouts/page.html", "<a href=\"{{.Title}}\">"}, {"layouts/page.html", "<script>"}, {"layouts/page.html", "{{$a := 1}}"}, {"layouts/page.html", "{{/*"}, {"layouts/page.html", "{{printf \"%d\" 1}}"}, {"layouts/page.html", "{{len .Title}}"}, {"layouts/page.html", "{{print | print}}"}, {"layouts/page.html", "{{not (not "},
	} {
		l.built(c.file, "1 MB of "+c.unit, fill(c.unit, megabyte))
	}
	doubling := "<svg><!DOCTYPE svg ["
	for i := range 20 {
		doubling += fmt.Sprintf(`<!ENTITY a%d "&a%d;&a%d;">`, i+1, i, i)
	}
	built("assets/x.svg", "entities of entities", doubling+"]><text>&a20;</text></svg>")
	built("assets/x.svg", "a path", `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0`+fill("l1.10 2.020", megabyte)+`"/></svg>`)
	built("assets/x.json", "a list", "["+fill("1,", megabyte)+"1]")
	built("assets/x.json", "a number", fill("1", megabyte))
	l.built("layouts/page.html", "a layout of itself", `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`)
	doublings := `{{define "a0"}}` + fill("a", 1000) + "{{end}}"
	for i := range 30 {
		doublings += fmt.Sprintf(`{{define "a%d"}}{{template "a%d" .}}{{template "a%d" .}}{{end}}`, i+1, i, i)
	}
	l.built("layouts/page.html", "a layout that doubles", doublings+`{{template "a30" .}}`)
	l.built("layouts/page.html", "a layout that prints", `{{printf "%1000000000d" 1}}`)
	for _, name := range []string{"png", "jpg", "gif", "webp", "ico", "woff2", "pdf", "zip", "bin"} {
		built("assets/x."+name, "zeros", fill("\x00", megabyte))
	}
	built("assets/x.png", "a picture of 65,535 by 65,535", pngOf(65_535, 65_535, fill("\x00", 500_000_000/50)))
	built("assets/x.png", "a text that becomes large", pngOf(1, 1, "\x00\x00", "zTXt", "a\x00\x00"+deflated(fill("\x00", 100_000_000))))
}

func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// pngOf makes a grey picture of the given size, with more chunks: kinds and data.
func pngOf(width, height uint32, rows string, more ...string) string {
	var b strings.Builder
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind, data string) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		b.WriteString(kind + data)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE([]byte(kind+data)))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	chunk("IHDR", string(head)+"\x08\x00\x00\x00\x00")
	for i := 0; i+1 < len(more); i += 2 {
		chunk(more[i], more[i+1])
	}
	chunk("IDAT", deflated(rows))
	chunk("IEND", "")
	return b.String()
}

// zips is archives that are given to import and to verify.
func (l shapeList) zips() {
	zeros := make([]byte, megabyte)
	for name, write := range map[string]func(*zip.Writer){
		"a large file": func(w *zip.Writer) { large(w, "a.txt", zeros, 1000) },
		"a large page": func(w *zip.Writer) { large(w, "a.html", zeros, 1000) },
		"large files": func(w *zip.Writer) {
			for i := range 60 {
				large(w, fmt.Sprintf("%d.txt", i), zeros, 15)
			}
		},
		"many files": func(w *zip.Writer) {
			for i := range 3_000 { // each is a capture that is brought to the disk
				w.Create(fmt.Sprintf("%d.txt", i))
			}
		},
		"many short": func(w *zip.Writer) {
			for i := range 2_000 {
				large(w, fmt.Sprintf("%d.txt", i), []byte("A boat sank"), 1)
			}
		},
		"one name": func(w *zip.Writer) {
			for range 12_000 {
				w.Create("a.txt")
			}
		},
		"long names": func(w *zip.Writer) {
			for i := range 15 {
				w.Create(fmt.Sprint(i) + fill("a", 65_000))
			}
		},
		"deep folders": func(w *zip.Writer) {
			for i := range 15 {
				w.Create(fill("a/", 60_000) + fmt.Sprint(i) + ".txt")
			}
		},
		"large sums": func(w *zip.Writer) { large(w, "SHA256SUMS", zeros, 1000); large(w, "evidence.json", zeros, 1) },
		"large evidence": func(w *zip.Writer) {
			large(w, "SHA256SUMS", []byte("a"), 1)
			large(w, "evidence.json", []byte("["+fill("[", megabyte-1)), 1000)
		},
		"sums of nothing": func(w *zip.Writer) {
			large(w, "x/SHA256SUMS", []byte(count("%064x  a\n", megabyte)), 10)
			large(w, "x/evidence.json", []byte("{}"), 1)
		},
		"evidence of nothing": func(w *zip.Writer) {
			large(w, "x/SHA256SUMS", []byte(fill("0", 64)+"  index.html\n"), 1)
			large(w, "x/evidence.json", []byte(`{"claims":[`+fill("{},", megabyte)+"{}]}"), 1)
			large(w, "x/index.html", []byte(fill("<b>", megabyte)), 1)
		},
	} {
		var packed bytes.Buffer
		w := zip.NewWriter(&packed)
		write(w)
		w.Close()
		l.add("x.zip", name, packed.String(), []string{"import -C DIR DIR/x.zip", "verify DIR/x.zip"})
	}
	l.add("x.zip", "zeros", string(zeros), []string{"import -C DIR DIR/x.zip", "verify DIR/x.zip"})
	l.add("x.zip", "beginnings of entries", fill("PK\x01\x02", megabyte), []string{"import -C DIR DIR/x.zip", "verify DIR/x.zip"})
	l.add("x.zip", "ends of directories", fill("PK\x05\x06"+fill("\x00", 18), megabyte), []string{"import -C DIR DIR/x.zip", "verify DIR/x.zip"})
}

func large(w *zip.Writer, name string, data []byte, times int) {
	f, _ := w.Create(name)
	for range times {
		f.Write(data)
	}
}
