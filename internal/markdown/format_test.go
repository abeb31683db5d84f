package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"dossier/internal/dossier"
)

func plainParagraph(words string) dossier.Block {
	return dossier.Block{Kind: dossier.Paragraph, Pieces: []dossier.Piece{{Kind: dossier.Text, Text: words}}}
}

func aside(words string) dossier.Block {
	return dossier.Block{Kind: dossier.Paragraph, Aside: true, Pieces: []dossier.Piece{
		{Kind: dossier.Begin, Tag: dossier.TagEm}, {Kind: dossier.Text, Text: words}, {Kind: dossier.End, Tag: dossier.TagEm}}}
}

func heading(words string) dossier.Block {
	return dossier.Block{Kind: dossier.Heading, Start: 2, Pieces: []dossier.Piece{{Kind: dossier.Text, Text: words}}}
}

// A text without a second column stays as it is.
func TestFormatEscapesWhatMarkdownReads(t *testing.T) {
	for _, c := range []struct{ words, source string }{
		{"15km (9 miles)", ""},
		{"e.g. 3.5 per cent", ""},
		{"It cost $5 – or 5 * 3 – he said.", ""},
		{"Libya's [former leader] spoke", ""},
		{"Protesters react [Ann Example/Agency]", ""},
		{"snake_case and www.example.org/a_b", ""},
		{"see https://example.org/a?b=1&c=2.", ""},
		{"5 < 6 & 7 > 4", ""},
		{"a | b | c", ""},
		{"about ~5 people", ""},
		{"a footnote* here", ""},
		{"C:\\Users", ""},
		{"16:40 GMT – headline", ""},
		{"2012 was a bad year", ""},
		{"# of people", `\# of people`},
		{"2012. It began", `2012\. It began`},
		{"1) first", `1\) first`},
		{"- no list", `\- no list`},
		{"+ no list", `\+ no list`},
		{"* no list", `\* no list`},
		{"> no quotation", `\> no quotation`},
		{"---", `\---`},
		{"===", `\===`},
		{"~~~", `\~~~`},
		{"5*3*2", `5\*3\*2`},
		{"_so_ he said", `\_so\_ he said`},
		{"~~gone~~", `\~\~gone\~\~`},
		{"<President> said", `\<President> said`},
		{"&amp; and &#65;", `\&amp; and \&#65;`},
		{"C:\\*", `C:\\*`},
		{"the end\\", `the end\\`},
		{"![picture](x.png)", `!\[picture\](x.png)`},
		{"[words](https://example.org)", `\[words\](https://example.org)`},
		{"[@bbc-2012 \"x\"]", `\[@bbc-2012 "x"]`},
		{"[[keita]]", `\[[keita]]`},
		{"[^1]", `\[^1]`},
		{"[a]: https://example.org", `\[a\]: https://example.org`},
		{"`code`", "\\`code\\`"},
		{"https://example.org/*a*", `https\://example\.org/\*a\*`},
		{"    four blanks  and   more  ", "four blanks and more"},
	} {
		want := c.source
		if want == "" {
			want = c.words
		}
		got := string(Format(dossier.Body{plainParagraph(c.words)}))
		if got != want+"\n" {
			t.Errorf("Format(%q)\n got %q\nwant %q", c.words, got, want+"\n")
		}
		sameWords(t, c.words)
	}
}

func TestFormatBlocks(t *testing.T) {
	text := func(s string) []dossier.Piece { return []dossier.Piece{{Kind: dossier.Text, Text: s}} }
	open := func(tag dossier.Tag, start int) dossier.Block {
		return dossier.Block{Kind: dossier.Open, Tag: tag, Start: int32(start)}
	}
	end := func(tag dossier.Tag) dossier.Block { return dossier.Block{Kind: dossier.Close, Tag: tag} }
	body := dossier.Body{
		heading("Where it began"), plainParagraph("First."), aside("A picture [Ann Example/Agency]"),
		open(dossier.TagUL, 0),
		open(dossier.TagLI, 0), {Kind: dossier.Tight, Pieces: text("one")}, end(dossier.TagLI),
		open(dossier.TagLI, 0), {Kind: dossier.Tight, Pieces: text("two")}, end(dossier.TagLI),
		end(dossier.TagUL),
		open(dossier.TagOL, 3), open(dossier.TagLI, 0), plainParagraph("three"), plainParagraph("more"), end(dossier.TagLI), open(dossier.TagLI, 0), plainParagraph("four"), end(dossier.TagLI), end(dossier.TagOL),
		open(dossier.TagBlockquote, 0), plainParagraph("said"), plainParagraph("so"), end(dossier.TagBlockquote),
		{Kind: dossier.Rule},
		{Kind: dossier.Code, Pieces: append(labelled("go"), text("x := `a`\n\ny")...)},
		open(dossier.TagTable, 0), open(dossier.TagTHead, 0), open(dossier.TagTR, 0),
		{Kind: dossier.Cell, Pieces: text("a|b")}, {Kind: dossier.Cell, Tag: dossier.TagRight, Pieces: text("c")},
		end(dossier.TagTR), end(dossier.TagTHead), open(dossier.TagTBody, 0), open(dossier.TagTR, 0),
		{Kind: dossier.Cell, Pieces: text("1")}, {Kind: dossier.Cell, Pieces: text("2")},
		end(dossier.TagTR), end(dossier.TagTBody), end(dossier.TagTable),
		{Kind: dossier.Paragraph, Pieces: []dossier.Piece{
			{Kind: dossier.Begin, Tag: dossier.TagA, Sign: &dossier.Sign{Target: "https://example.org/a_(b)"}}, {Kind: dossier.Text, Text: "It"}, {Kind: dossier.End, Tag: dossier.TagA},
			{Kind: dossier.Text, Text: " was "}, {Kind: dossier.Begin, Tag: dossier.TagStrong}, {Kind: dossier.Text, Text: "closed"}, {Kind: dossier.End, Tag: dossier.TagStrong},
			{Kind: dossier.Text, Text: " by "}, {Kind: dossier.RefPiece, Text: "him", Sign: &dossier.Sign{Target: "keita"}}, {Kind: dossier.Text, Text: "."},
			{Kind: dossier.Citation, Sign: &dossier.Sign{Cites: []dossier.Cite{{Claim: dossier.Claim{Source: "a", Quote: "b c"}}, {Claim: dossier.Claim{Source: "d", Para: 4}}}}},
		}},
	}
	const want = "## Where it began\n\nFirst.\n\n*A picture [Ann Example/Agency]*\n\n- one\n- two\n\n3. three\n\n   more\n\n4. four\n\n" +
		"> said\n>\n> so\n\n***\n\n```go\nx := `a`\n\ny\n```\n\n| a\\|b | c |\n| --- | --: |\n| 1 | 2 |\n\n" +
		"[It](<https://example.org/a_(b)>) was **closed** by [[keita|him]]. [@a \"b c\"; @d, p. 4]\n"
	if got := string(Format(body)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	parsed, diags := New().Body("x.md", want, 1)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if again := string(Format(parsed)); again != want {
		t.Errorf("read and written again:\n%s", again)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// rendered gives the text that a reader sees of Markdown.
func rendered(t *testing.T, source []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert(source, &b); err != nil {
		t.Fatal(err)
	}
	return fold(html.UnescapeString(tags.ReplaceAllString(b.String(), " \x00")))
}

// fold makes white space alike. A tag leaves a NUL behind a blank, so that
// words parted only by a tag are found out.
func fold(s string) string {
	s = strings.ReplaceAll(s, " \x00", "")
	return strings.Join(strings.Fields(s), " ")
}

// sameWords checks that a text reads the same as a paragraph, an aside and a
// heading, for goldmark and for Parser.
func sameWords(t *testing.T, words string) {
	t.Helper()
	want := fold(words)
	for _, b := range []dossier.Block{plainParagraph(words), aside(words), heading(words)} {
		source := Format(dossier.Body{b})
		if got := rendered(t, source); got != want {
			t.Errorf("kind %d, aside %v: %q\nbecame   %q\nwritten  %q", b.Kind, b.Aside, want, got, source)
		}
		body, diags := New().Body("x.md", string(source), 1)
		if got := fold(body.Plain()); got != want || len(diags) > 0 {
			t.Errorf("kind %d, aside %v: %q\nwas read %q %v\nwritten  %q", b.Kind, b.Aside, want, got, diags, source)
		}
		spaced := strings.TrimSpace(words) != collapse(words) // emphasis cannot hold a no-break space at its end
		if want != "" && !spaced && (len(body) != 1 || body[0].Kind != b.Kind || body[0].Aside != b.Aside) {
			t.Errorf("%q is no longer one block of kind %d: %+v\nwritten  %q", words, b.Kind, body, source)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, s := range []string{
		"2012. It *began* at 5*3*2 `now` <b>", "www.example.org/_a_ and a@b.org", "[@x \"y\"] [[z]] [^1] ![a](b)",
		"&amp; \\* ~~x~~ || ## #", "http://a.b/(c)*d*;&lt;", "* * *", "- - -", "\u00a0*a*\u00a0", "a\\", "###", "_a_b_ __c__", "[ ] task", "~a~ b",
		"((www.a.b))", "mailto:a@b.c", "+ +", "1.", "a #", "{#id}", "# {x}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if !utf8.ValidString(words) || strings.ContainsRune(words, 0) || len(words) > 2000 {
			t.Skip()
		}
		sameWords(t, words)
	})
}
