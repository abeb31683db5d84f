package seed

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
)

// No capture may take longer, or leave more in memory, what is no longer needed
// included. A shape that is quadratic takes minutes and gigabytes at these sizes;
// the bounds are generous, for the machine may be busy.
const (
	longest = 10 * time.Second
	highest = 300 << 20 // bytes
)

// A capture of any shape ends in an article or in a message, soon: it is
// converted, its date and events are looked for, and its file is written and
// read again.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	for _, c := range hostile() {
		t.Run(c.name, func(t *testing.T) {
			runtime.GC()
			start := time.Now()
			said := wholeWay(c.file, c.text)
			took := time.Since(start)
			if took > longest { // once more: something else may have held it up
				start = time.Now()
				wholeWay(c.file, c.text)
				took = time.Since(start)
			}
			if took > longest {
				t.Errorf("%d bytes took %v", len(c.text), took)
			}
			var memory runtime.MemStats
			if runtime.ReadMemStats(&memory); memory.HeapAlloc > highest {
				t.Errorf("%d MB are held", memory.HeapAlloc>>20)
			}
			if !said {
				t.Error("neither an article nor a message")
			}
		})
	}
}

// wholeWay takes a capture to an article as a build reads it, and reports whether
// it came to something: blocks, or a message.
func wholeWay(file, text string) bool {
	drafts, diags := Convert(file, []byte(text), Options{})
	blocks := 0
	for _, d := range Resolve(drafts, Context{}) {
		data := matter.Format(d.Article, markdown.Format(d.Article.Body))
		parsed, wrong, ok := matter.Parse(dossier.KindArticle, "content/articles/a.md", data)
		diags = append(diags, wrong...)
		if ok {
			var body dossier.Body
			body, wrong = markdown.New().Body("content/articles/a.md", parsed.Body, parsed.BodyLine)
			blocks, diags = blocks+len(body.Blocks), append(diags, wrong...)
		}
	}
	return blocks > 0 || len(diags) > 0
}

type shape struct{ name, file, text string }

// hostile gives captures that are slow to read, of the sizes that hurt.
func hostile() []shape {
	const most = 1 << 18
	var shapes []shape
	add := func(name, file, text string) { shapes = append(shapes, shape{name, file, text}) }
	fill := func(unit string, bytes int) string { return strings.Repeat(unit, bytes/len(unit)) }
	for _, unit := range []string{
		"a", "a ", "A. ", "A B ", "Ab ", "Mr. ", "Gen. ", "President ", "the ", "de la ", "Bank of the ", "Awa Traoré of Bamako ", "N-O'", "l'", "l'a ", "n'a pas ", "Vice ",
		"\"", "'", "“", "“a ”", "« ", "‘a ", "(", "[", "> ", "*", "#", "|", "<", "<b", "&#", "\\", "-", "—", "…", "?! ",
		"2020-08-18 ", "Tuesday ", "on 18 August 2020 ", "le 18 août ", "18/08 ", "12:00 GMT ", "from Monday to ", "entre le 3 et ", "10 000 ", "1 ", "since ", "may ", "May ",
		"http://a.b/ ", "he said ", "said that ", "if ", "It did not, ", "AFP ", "with AFP, Reuters and ", "â€™", "Ã©", "\x80", "\u200b", "e\u0301", "\ufeff",
	} {
		add("a line of "+unit, "seeds/a.txt", fill(unit, 1<<20))
		add("a paragraph of "+unit, "seeds/a.txt", "It rained.\n\n"+fill(unit, 1<<16))
	}
	for _, unit := range []string{
		"a\n", "a\n\n", "- a\n", "1. a\n", "[A/B]\n", "[A: b]\n", "---\n", "date 2020-08-18\n", "12:00 GMT – A b\n", "Source: a\n", "By A B\n", "Read more here.\n", "a.  ", "A man died on 18 August 2020.\n\n", "\r",
	} {
		add("lines of "+unit, "seeds/a.txt", fill(unit, most))
	}
	for _, unit := range []string{"*a_ ", "c* ", "[a](b", "[", "> ", "*", "- ", "`", "[[a", "[@a \"", "![", "<a ", "|a", "~~a ", "[^a]: b\n\n", "www.a."} {
		add("Markdown of "+unit, "seeds/a.md", fill(unit, most))
		add("Markdown of lines "+unit, "seeds/a.md", fill(unit+"\n", most))
	}
	for _, unit := range []string{
		"<div>", "<p>", "<b>", "<a href=x>", "<table>", "<table><tr><td>", "<ul><li>", "<li>", "<blockquote>", "<span>", "</p>", "</div>", "<br>", "<!--", "<script>", "<p>a ", "<h2>a", "<time>12:00</time>",
		"<template>", "<select><option>", "<svg><g>", "<article>", "<body>", "<font><p>", "&amp;", "<p>on 18 August 2020</p>", "<img alt=a>", "<figure><figcaption>a", "<dl><dt>a<dd>b",
	} {
		add("a page of "+unit, "seeds/a.html", "<!doctype html><html><body><h1>A boat sank</h1><p>It rained.</p>"+fill(unit, 1<<16))
	}
	add("half a million tags", "seeds/a.html", "<!doctype html><html><body>"+strings.Repeat("<i>", 500_000))
	add("1 MB of short paragraphs", "seeds/a.html", "<!doctype html><html><body><h1>A boat sank</h1>"+fill("<p>a ", 1<<20))
	add("an attribute of 1 MB", "seeds/a.html", "<!doctype html><html><body><p title=\""+fill("a ", 1<<20)+"\">It rained.</p>")
	add("100,000 attributes", "seeds/a.html", "<!doctype html><html><body><p "+strings.Repeat("a=b ", 100_000)+">It rained.</p>")
	add("data that nests", "seeds/a.html", "<!doctype html><html><body><script type=\"application/ld+json\">"+fill("[", 1<<19)+"</script><p>It rained.</p>")
	add("data that nests objects", "seeds/a.html", "<!doctype html><html><body><script type=\"application/ld+json\">"+fill(`{"a":`, 1<<20)+"</script><p>It rained.</p>")
	return shapes
}

// What is too long for a build is told with the line on which it stands.
func TestTooLong(t *testing.T) {
	long := strings.Repeat("It rained all day and all night in Bamako, ", markdown.MaxParagraph/40)
	for name, c := range map[string]struct{ file, text, want string }{
		"paragraph": {"seeds/a.txt", "A boat sank\n\nIt rained.\n\n  " + long, "seeds/a.txt:5:3: error: a paragraph is longer than 256 KB"},
		"page":      {"seeds/a.html", "<!doctype html><html><body><h1>A boat sank</h1><p>It rained.</p><p>" + long + "</p>", "seeds/a.html: error: a paragraph is longer than 256 KB"},
		"lines":     {"seeds/a.txt", strings.Repeat("rain\n", markdown.MaxLines+1), "seeds/a.txt: error: the text has more than 100000 lines"},
		"notes":     {"seeds/a.md", strings.Repeat("rain\n", markdown.MaxLines+1), "seeds/a.md: error: the text has more than 100000 lines"},
		"parts":     {"seeds/a.txt", strings.Repeat("rain\n", markdown.MaxParts+1), "seeds/a.txt: error: the text has more than 50000 paragraphs"},
		"text":      {"seeds/a.txt", "A boat sank\n\n" + strings.Repeat("It rained all day and all night in Bamako.\n\n", markdown.MaxText/40), "seeds/a.txt: error: the text is longer than 1 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, diags := Convert(c.file, []byte(c.text), Options{})
			if len(drafts) > 0 || len(diags) != 1 || !strings.HasPrefix(diags[0].String(), c.want) || diags[0].Hint == "" {
				t.Errorf("%d drafts, %v", len(drafts), diag.List(diags))
			}
		})
	}
}

// A sentence of many dates is a list: the first of them are looked at.
func TestDatesOfOneSentence(t *testing.T) {
	var days []string
	for i := range 3 * mostDates {
		days = append(days, fmt.Sprintf("on %d August", i%28+1))
	}
	text := "The boats of Sandmouth went out " + strings.Join(days, ", ") + "."
	drafts, _ := Convert("seeds/a.txt", []byte(text), Options{})
	if one := readingOf(drafts[0], Context{}); len(one.mentions) != mostDates {
		t.Errorf("%d of %d days", len(one.mentions), len(days))
	}
}
