package webpage

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/net/html"
)

// signs gives the letters and digits of a text, which no white space and no
// parting of words changes.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// tally counts a text's letters and digits.
func tally(counts map[rune]int, s string, by int) {
	for _, r := range signs(s) {
		counts[r] += by
	}
}

// checkWords checks that each word of a page's blocks stands in the document,
// and that all that is visible is in the blocks, the head or what was dropped.
func checkWords(t *testing.T, source string, p Page) {
	t.Helper()
	root, err := buildTree(source, true)
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(root)
	var all, texts strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			all.WriteString(n.Data)
		}
	}
	all.WriteString(plainText(all.String())) // <noscript>
	for _, s := range []string{r.meta.linked.body, html.UnescapeString(r.meta.linked.body), plainText(r.meta.linked.body), plainText(html.UnescapeString(r.meta.linked.body))} {
		all.WriteString(s)
	}
	for _, u := range r.meta.linked.updates {
		all.WriteString(u.headline + " " + u.published + " " + u.body + plainText(u.body) + html.UnescapeString(u.body) + plainText(html.UnescapeString(u.body)))
	}
	have := signs(all.String())
	counts := map[rune]int{}
	for i := range p.Blocks {
		words := p.Blocks[i].Words()
		for _, w := range strings.Fields(words) {
			if !strings.Contains(have, signs(w)) {
				t.Errorf("the word %q of a block is not in the page", w)
			}
		}
		texts.WriteString(words)
	}
	tally(counts, texts.String(), 1)
	for _, d := range p.Dropped {
		tally(counts, d.Text, 1)
	}
	head := signs(strings.Join([]string{p.Title, p.Standfirst, p.Byline, p.Outlet, p.Section, p.Published, p.Modified}, " "))
	folded := fold(head)
	missing := map[rune]int{}
	gone := func(n *html.Node) bool { return unseen(n) || r.isHidden(n) }
	for n := range root.Descendants() {
		if n.Type != html.TextNode || inside(n, nil, gone) {
			continue
		}
		for _, w := range strings.Fields(foldWords(n.Data)) {
			if !strings.Contains(folded, fold(w)) {
				tally(missing, w, 1)
			}
		}
	}
	folds := map[rune]int{}
	for c, n := range counts {
		folds[unicode.ToLower(c)] += n
	}
	for c, n := range missing {
		if folds[c] < n {
			t.Errorf("%q is seen %d times in the page, and %d times in its blocks and what was dropped", c, n, folds[c])
		}
	}
}

// checkCount checks that each word of the document is in the blocks, the head
// or what was dropped, and in one of them only, as Page.Words has it.
func checkCount(t *testing.T, p Page) {
	t.Helper()
	blocks, head, dropped := 0, 0, 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch {
		case p.Extractor == "articleBody":
			continue
		case b.Again:
			blocks += len(strings.Fields(joinRuns(b.Runs)))
		default:
			blocks += len(strings.Fields(b.Words()))
		}
	}
	for _, line := range p.Head {
		head += len(strings.Fields(line))
	}
	for _, d := range p.Dropped {
		dropped += len(strings.Fields(d.Text))
	}
	if p.Words != blocks+head+dropped {
		t.Errorf("the document has %d words; its blocks have %d, its head %d, and %d were dropped: %d", p.Words, blocks, head, dropped, blocks+head+dropped)
	}
}

// Every word of a saved page is kept or listed, and once.
func TestWords(t *testing.T) {
	files, err := filepath.Glob("../quality/testdata/*pages/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page, err := Parse(string(source))
			if err != nil {
				t.Fatal(err)
			}
			checkCount(t, page)
		})
	}
	for _, c := range []struct {
		document string
		want     int
	}{
		{"<title>One two</title><p>three<b>three</b> four<p>five<br>six", 6},
		{"<script>no</script><style>no</style><template>no</template><!-- no --><p title=no>one<script>no</script>one", 1},
		{"<p>one<span hidden>two</span>one<svg><text>three</text><style>no</style></svg>", 3},
		{"<textarea>one two</textarea><video>three</video><audio>four</audio><object>five<p>six</object><iframe><p>seven</p><p>eight</p></iframe>", 8},
		{"<canvas>one</canvas><noscript><p>two</p><style>no</style>three</noscript><math><mi>four</mi><mo>+</mo></math>", 4},
		{"<div style='display:none'>one<b>two</b></div><pre>\nthree\n four</pre>five&nbsp;six", 6},
	} {
		page, err := Parse(c.document)
		if err != nil || page.Words != c.want {
			t.Errorf("%s: %d words, want %d (%v)", c.document, page.Words, c.want, err)
		}
		checkCount(t, page)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "<p>One word more.", "<article><h1>A</h1><p>Some words, all told.<br><br>More &amp; more.</article>",
		"<table><tr><td>a<td>b<table><p>x</table></table>", "<pre>a\n\n  b</pre><ul><li>x<li><p>y", "<noscript><p>one two three four five six seven eight nine ten eleven twelve</noscript>",
		`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"<p>x</p>","liveBlogUpdate":[{"headline":"a"}]}</script>`,
		"<time>12:00</time><div class=caption>x</div><svg><p>y</svg>\x00<template>z", "<select><p>x<option>y</select><form><form>", "<b><p><b><p><b><p>x</b>y</p>z", "<math><mi>x</mi></math><iframe><p>",
		"<h2>Related</h2><ul><li><a href=//x.example>x</a></ul><p>&nbsp;<br>&nbsp;<br>x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<14 {
			return
		}
		page, err := Parse(source)
		if err != nil {
			if strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
			return
		}
		if !slices.ContainsFunc(page.Blocks, func(b Block) bool { return b.Kind == Entry }) { // a time may be cut from a word
			checkCount(t, page)
		}
		if strings.Contains(strings.ToLower(source), "noscript") {
			return // the text may come from there
		}
		checkWords(t, source, page)
	})
}

// Documents that no person writes end quickly.
func TestParseEnds(t *testing.T) {
	const n = 40_000
	repeat := strings.Repeat
	attributes := func() string {
		var b strings.Builder
		for i := range n {
			b.WriteString(" a" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + "=1")
		}
		return b.String()
	}
	for _, c := range []struct{ name, document string }{
		{"nested divs", repeat("<div>", 100_000) + "word"},
		{"nested spans", repeat("<span>", n) + "word"},
		{"nested tables", repeat("<table><tr><td>", n/3) + "word"},
		{"nested lists", repeat("<ul><li>", n) + "word"},
		{"nested quotations", repeat("<blockquote><p>word</p>", n/2)},
		{"formatting never closed", repeat("<p><b><i><a href=x>word", n/2)},
		{"formatting closed in the wrong order", repeat("<b><i><p></b></i>word", n/4)},
		{"stray end tags", repeat("a</x>", n)},
		{"stray cells", repeat("a<td>", n)},
		{"text between cells", "<table>" + repeat("<tr>a", n)},
		{"many bodies", repeat("<body a=1><html b=2>", n)},
		{"many attributes", "<p" + attributes() + ">word"},
		{"options", "<select>" + repeat("<option>a<p>b", n)},
		{"breaks", repeat("word<br>", n)},
		{"nothing but breaks", repeat("<br>", n)},
		{"paragraphs", repeat("<p>Some words, which make a sentence.", n/4)},
		{"one paragraph", "<p>" + repeat("Some words, which make a sentence. ", n/2)},
		{"one word", "<p>" + repeat("a", 10*n)},
		{"links", repeat("<a href=x>word</a> ", n)},
		{"times", repeat("<div class=a><time>12:00</time> words</div>", n/4)},
		{"nested times", repeat("<div class=a><time>12:00</time>", n/4)},
		{"headings", repeat("<h2>Related</h2>", n/4)},
		{"related boxes", repeat("<div class=related>word</div>", n/4)},
		{"captions", repeat("<figure><figcaption>word<p class=credit>x</p></figcaption></figure>", n/8)},
		{"a wide row", "<table><tr><th>x" + repeat("<td>word", n)},
		{"drawings", repeat("<svg><g>", n) + "word"},
		{"scripts", repeat("<script>a()</script>", n)},
		{"a script never closed", "<script>" + repeat("<p>a", n)},
		{"noscript", repeat("<noscript><p>word</noscript>", n/2)},
		{"templates", repeat("<template>", n) + "word"},
		{"linked data", repeat(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","articleBody":"`+repeat("word ", 200)+`"}</script>`, 200)},
		{"nested linked data", `<script type="application/ld+json">` + repeat(`{"@graph":[`, n) + `</script><p>word`},
		{"NULs", repeat("\x00<p>\x00a", n/2)},
		{"classes", repeat("<div class='related-a social-b share-c'>word</div>", n/8)},
		{"frames", "<frameset>" + repeat("<frame>", n) + "word"},
		{"broken tags", repeat("<p <a <b word=", n/2)},
		{"comments", repeat("a<!-- b -->", n)},
		{"rubies", repeat("<ruby>a<rt>b", n/2)},
		{"forms", repeat("<form>a<input>", n/2)},
		{"buttons", repeat("<button>a<p>", n/2)},
		{"formulas", repeat("<math><mi>a</mi><mi>b</mi></math>", n/4)},
		{"nested formulas", repeat("<math><mrow>", n) + "word"},
		{"pieces beside an article", "<article><h1>A headline of it</h1>" + repeat("<p>Some words, which make a sentence, and which are more than twelve in all.</p>", 3) + "</article>" + repeat("<div class=a><b>x</b><p>Some words, which make a sentence.</div>", n/8)},
		{"nested comments", "<h1>A headline of it</h1>" + repeat("<div class=replies><p>Some words, which make a sentence.</p>", n/8)},
		{"open items", repeat("<div class=a><h2><a href=https://a.example/x>A heading of it</a></h2><p>Some words, which make a sentence.</div>", n/8) + "<div class=a><h1>A headline of it</h1>" + repeat("<p>Some words, which make a sentence, and which are more than twelve in all.</p>", 3) + "</div>"},
		{"walls", "<article><h1>A headline of it</h1>" + repeat("<p>Some words, which make a sentence, and which are more than twelve in all.</p>", 9) + repeat("<div class=paywall>Subscribe to read on.</div>", n/8) + "</article>" + repeat("<p>Some words, which make a sentence.</p>", n/8)},
		{"overlays", "<h1>A headline of it</h1>" + repeat("<figure><img src=a><span>A. Name</span><figcaption>Some words.</figcaption></figure>", n/8)},
		{"addresses", "<h1>A headline of it</h1>" + repeat("<div><p>Some words.</p><form><input type=email></form></div>", n/8)},
		{"hidden words", repeat("<i hidden>word</i> ", n)},
		{"objects", repeat("<object>a<p>", n/2)},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse(c.document)
			if spent := time.Since(start); spent > 20*time.Second {
				t.Errorf("%d bytes took %v", len(c.document), spent)
			} else {
				t.Log(spent, err)
			}
		})
	}
}

// TestGrowth: a text eight times as long takes about eight times as long.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	page := func(n int) string {
		return "<html><body><article><h1>A long report</h1>" + strings.Repeat(`<div class="part"><h2>A heading</h2><p>Some <a href="https://x.example/">words</a>, which make a sentence.</p><ul><li>An item.</li></ul></div>`, n) + "</article></body></html>"
	}
	spent := func(document string) time.Duration {
		least := time.Hour
		for range 3 {
			start := time.Now()
			if _, err := Parse(document); err != nil {
				t.Fatal(err)
			}
			least = min(least, time.Since(start))
		}
		return least
	}
	for _, n := range []int{200, 1500} { // with readability, and past its bounds
		if small, large := spent(page(n)), spent(page(8*n)); large > 24*small {
			t.Errorf("%d parts take %v, 8 times as many %v", n, small, large)
		} else {
			t.Logf("%d parts: %v, 8 times as many: %v (%.1f times)", n, small, large, float64(large)/float64(small))
		}
	}
}

// What a page without text says to readers without scripts is its text.
func TestNoscript(t *testing.T) {
	const text = "The council closed the old bridge on Monday, after engineers found cracks in two of its piers."
	page, err := Parse("<title>The bridge</title><div id=root></div><noscript>" + strings.Repeat("<p>"+text+"</p>", 5) + "</noscript>")
	if err != nil || len(page.Blocks) != 5 || page.Blocks[0].Words() != text {
		t.Errorf("%v %v", page, err)
	}
	checkCount(t, page)
}

// What its names say readers wrote is no text of the page, with one exception:
// a name that articles bear too, where nothing else on the page is one.
func TestCommentNames(t *testing.T) {
	const paragraph = "<p>The council closed the old bridge on Monday, after engineers found cracks in two of its piers.</p>"
	article := "<h1>The old bridge is closed</h1>" + paragraph + paragraph
	for _, name := range []string{
		"reactions", "reader-reactions", "réactions", "responses", "replies", "discussion", "disqus_thread", "commentaires", "comentarios", "kommentare", "readers-letters", "readerLetters", "leserbriefe", "courrier-des-lecteurs", "cartas-de-los-lectores", "lettere-dei-lettori", "комментарии",
	} {
		page, err := Parse("<body>" + article + "<div class='" + name + "'>" + strings.Repeat(paragraph, 30) + "</div>")
		if err != nil || len(page.Blocks) != 2 || len(page.Dropped) != 1 || page.Dropped[0].Where != regionComments {
			t.Errorf("%s: %d blocks, dropped %.200v (%v)", name, len(page.Blocks), page.Dropped, err)
		}
	}
	for _, name := range []string{"opiniones-texto", "discussion", "tone-comment"} {
		page, err := Parse("<body><h1>The old bridge is closed</h1><div class='" + name + "'>" + strings.Repeat(paragraph, 8) + "</div><div class=x>" + paragraph + "</div>")
		if err != nil || len(page.Blocks) < 8 {
			t.Errorf("%s: %d blocks (%v)", name, len(page.Blocks), err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for document, want := range map[string]string{
		"":                             "the page is empty",
		" \n":                          "the page is empty",
		strings.Repeat(" ", MaxSize+1): "the page is larger than 32 MB",
	} {
		if _, err := Parse(document); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", ""},
		{"<meta charset=utf-8>", "utf-8"},
		{"<META CHARSET='ISO-8859-1'>", "iso-8859-1"},
		{`<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">`, "windows-1252"},
		{`<meta content="text/html;charset = 'koi8-r' " http-equiv=content-type>`, "koi8-r"},
		{`<meta name=description content="charset=x">`, ""},
		{"<!-- <meta charset=latin1> --><script>'<meta charset=a>'</script><meta charset=b>", "b"},
		{"<?xml version=\"1.0\" encoding=\"iso-8859-15\"?><html>", "iso-8859-15"},
		{"\xEF\xBB\xBF<meta charset=latin1>", "utf-8"},
		{"\xFF\xFE<\x00", "utf-16le"},
		{"\xFE\xFF\x00<", "utf-16be"},
		{strings.Repeat(" ", 4000) + "<meta charset=utf-8>", "utf-8"},
		{strings.Repeat(" ", 5000) + "<meta charset=utf-8>", ""},
		{"<meta charset=", ""},
	} {
		if got := DeclaredCharset([]byte(c.data)); got != c.want {
			t.Errorf("%.60q: %q, want %q", c.data, got, c.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	const ld = `<script type="application/ld+json">`
	for _, c := range []struct {
		name, head, body string
		get              func(Page) string
		want             string
	}{
		{"the headline without the site", ld + `{"@type":"NewsArticle","headline":"Rain on the hill - The Post"}</script>`, "<h1>Rain on the hill</h1>", title, "Rain on the hill"},
		{"the printed headline", ld + `{"@type":"NewsArticle","headline":"Rain again"}</script>`, "<h1>Rain on the hill</h1>", title, "Rain on the hill"},
		{"two agree against one", ld + `{"@type":"Article","headline":"about rain"}</script><title>Rain on the hill | Post</title><meta property=og:title content="Rain on the hill | Post">`, "<h1>Rain on the hill</h1>", title, "Rain on the hill"},
		{"signs as they are seen", `<meta property="og:title" content="&quot;Rain&quot; on the hill">`, "<h1>“Rain” on the hill</h1>", title, "“Rain” on the hill"},
		{"only a title", "<title>Rain on the hill | The Post</title>", "<p>Words.", title, "Rain on the hill"},
		{"a dash in the headline", "<title>Rain on the hill - a long report of what we saw there</title>", "<p>Words.", title, "Rain on the hill - a long report of what we saw there"},
		{"a graph in a list", ld + `[{"@graph":[{"@type":"WebSite","name":"W"},{"@type":["Thing","ReportageNewsArticle"],"headline":"Rain","publisher":{"name":"Post"}}]}]</script>`, "", func(p Page) string { return p.Title + "|" + p.Outlet }, "Rain|Post"},
		{"broken JSON", ld + "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Rain\non it\",\"datePublished\":\"2020-01-02\",} --></script>", "", func(p Page) string { return p.Title + "|" + p.Published }, "Rain on it|2020-01-02"},
		{"escaped JSON", ld + "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Rain&quot;}</script>", "", title, "Rain"},
		{"escapes in a value", ld + `{"@type":"NewsArticle","headline":"Rain &#8217;n&#8217; wind"}</script>`, "", title, "Rain ’n’ wind"},
		{"several authors", ld + `{"@type":"NewsArticle","author":[{"name":"Ada Li"},"Bo Oz",{"name":"Ada Li"}]}</script>`, "", byline, "Ada Li, Bo Oz"},
		{"a meta author", "<meta name=author content='By Ada Li'>", "", byline, "Ada Li"},
		{"an address is no author", "<meta property=article:author content='https://x.example/ada'>", "<a rel=author href=/ada>Ada Li</a>", byline, "Ada Li"},
		{"a shown byline", "", "<h1>Rain on the hill</h1><p class=byline>Par Ada Li et Bo Oz | 3 mai 2020</p>", byline, "Ada Li, Bo Oz"},
		{"a byline without a class", "", "<h1>Rain on the hill</h1><p>By Ada Li</p><p>Some words, which make a long sentence, about rain on a hill.</p>", byline, "Ada Li"},
		{"the date of JSON-LD first", ld + `{"@type":"NewsArticle","datePublished":"2020-01-02"}</script><meta property=article:published_time content=2020-01-03>`, "", published, "2020-01-02 JSON-LD datePublished"},
		{"a date in OpenGraph", "<meta property=article:published_time content=2020-01-03T10:00>", "<time datetime=2020-01-04>x</time>", published, "2020-01-03T10:00 meta article:published_time"},
		{"Dublin Core", "<meta name=DC.date.issued content=2020-01-03>", "", published, "2020-01-03 meta dc.date.issued"},
		{"a time", "", "<footer><time datetime=2019-01-01>x</time></footer><time datetime=2020-01-04>x</time>", published, "2020-01-04 <time datetime>"},
		{"a time of change", "", "<p>Updated <time datetime=2020-01-05>5 January</time></p><p>Published <time datetime=2020-01-04>x</time></p>", func(p Page) string { return p.Published + "|" + p.Modified }, "2020-01-04|2020-01-05"},
		{"hNews", "", "<abbr class=published title=2020-01-06>6 January</abbr>", published, "2020-01-06 <abbr title>"},
		{"words", "", "<span class=date>6 January 2020</span>", published, "2020-01-06 visible words"},
		{"no date", "", "<p>Words.", published, " "},
		{"a date of two days", "<meta name=date content=07/08/2020>", "", undated, "|07/08/2020"},
		{"a printed date of two days", "", "<h1>Rain on the hill</h1><p>07/08/2020</p><p>Some words, which make a long sentence, about rain on a hill.</p>", undated, "|07/08/2020"},
		{"a printed date with a year of two figures", "", "<h1>Rain on the hill</h1><span class=date>07/08/20</span>", undated, "|07/08/20"},
		{"a day that is none", "<meta property=article:published_time content=2020-02-31>", "", undated, "|2020-02-31"},
		{"a printed day that is none", "", "<span class=date>31 February 2020</span>", undated, "|31 February 2020"},
		{"a time of a day that is none", "", "<time datetime=2020-13-01T10:00>x</time>", undated, "|2020-13-01T10:00"},
		{"another place says which day", "<meta name=date content=07/08/2020>", "<time datetime=2020-08-07>7 August</time>", undated, "2020-08-07|"},
		{"the language says which day", "<meta name=date content=07/08/2020><meta property=og:locale content=en_GB>", "", undated, "2020-08-07|"},
		{"canonical", "<link rel=canonical href=https://x.example/a><meta property=og:url content=https://x.example/b>", "", canonical, "https://x.example/a"},
		{"og:url", "<link rel=canonical href=/a><meta property=og:url content=https://x.example/b>", "", canonical, "https://x.example/b"},
		{"only the web", "<link rel=canonical href=file:///tmp/a><meta property=og:url content=javascript:x>", "", canonical, ""},
		{"language", "<meta property=og:locale content=fr_FR>", "", func(p Page) string { return p.Language }, "fr-FR"},
		{"section", "<meta property=article:section content=World>", "", func(p Page) string { return p.Section }, "World"},
		{"a description that is not in the text", "<meta name=description content='What we saw of the rain there'>", "<p>Other words.", func(p Page) string { return p.Standfirst }, ""},
		{"a description that is", "<meta name=description content='Some words, which make a long sentence…'>", "<p>Some words, which make a long sentence, about rain.", func(p Page) string { return p.Standfirst }, ""},
	} {
		p, err := Parse("<html><head>" + c.head + "</head><body>" + c.body + " </body></html>")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := c.get(p); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func title(p Page) string     { return p.Title }
func byline(p Page) string    { return p.Byline }
func undated(p Page) string   { return p.Published + "|" + p.Undated }
func canonical(p Page) string { return p.Canonical }
func published(p Page) string { return p.Published + " " + p.PublishedFrom }

func TestRuns(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"<p>One <b>two</b> three,\n  four.", "paragraph: One *two* three, four.\n"},
		{"<p><span>T</span>he end is near.", "paragraph: The end is near.\n"},
		{`<p><span aria-hidden="true">T</span>he end is near.`, "paragraph: The end is near.\n"},
		{"<p>a<a href='javascript:x'>b</a><a href='data:x'>c</a><a href='//x.example/d'>d</a> e f g h and so on.", "paragraph: abc[d](https://x.example/d) e f g h and so on.\n"},
		{"<p>One line,<br>two lines,<br> <br>then a paragraph.", "paragraph: One line,⏎two lines,\nparagraph: then a paragraph.\n"},
		{"<p>One&nbsp;: «&#8239;two&#8239;»&shy;ﬁn &lt;b&gt; and more.", "paragraph: One⍽: «⍽two⍽»‧ﬁn <b> and more.\n"},
		{"<p>So <math><mi>a</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></math> and that is all of it.", "paragraph: So a=c2 and that is all of it.\n"},
		{"<p>Words with <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>holes, and no more.", "paragraph: Words with holes, and no more.\n"},
		{"<p>Words with <svg><text>no</text></svg><img alt=no><!-- no --><script>no</script>holes.", "paragraph: Words with holes.\n"},
	} {
		p, err := Parse("<body><article><h1>Title of it</h1>" + c.body + "</article>")
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for i := range p.Blocks {
			describeBlock(&got, &p.Blocks[i])
		}
		if got.String() != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got.String(), c.want)
		}
	}
}

// TestDeterminism: the same document gives the same page.
func TestDeterminism(t *testing.T) {
	document := "<body>" + strings.Repeat("<div class=a><h3>A heading</h3><p>Some words, which make a sentence of twelve words or a few more.</p></div>", 9)
	first, err := Parse(document)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, _ := Parse(document)
		same := func(a, b Block) bool { return a.Words() == b.Words() && a.Kind == b.Kind }
		if !slices.EqualFunc(first.Blocks, again.Blocks, same) || !slices.Equal(first.Dropped, again.Dropped) || first.Extractor != again.Extractor {
			t.Fatal("two readings differ")
		}
	}
}
