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

func leaf(b dossier.Block, pieces ...dossier.Piece) dossier.Leaf {
	return dossier.Leaf{Block: b, Pieces: pieces}
}

func words(s string) dossier.Piece { return dossier.Piece{Kind: dossier.Text, Text: s} }

func plainParagraph(s string) dossier.Leaf {
	return leaf(dossier.Block{Kind: dossier.Paragraph}, words(s))
}

func aside(s string) dossier.Leaf {
	return leaf(dossier.Block{Kind: dossier.Paragraph, Aside: true}, begin(dossier.TagEm, ""), words(s), end(dossier.TagEm))
}

func heading(s string) dossier.Leaf {
	return leaf(dossier.Block{Kind: dossier.Heading, Start: 2}, words(s))
}

// begin gives the beginning of an element, and end its end.
func begin(tag dossier.Tag, target string) dossier.Piece {
	p := dossier.Piece{Kind: dossier.Begin, Tag: tag}
	if target != "" {
		p.Sign = &dossier.Sign{Target: target}
	}
	return p
}

func end(tag dossier.Tag) dossier.Piece { return dossier.Piece{Kind: dossier.End, Tag: tag} }

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
		got := string(Format(dossier.NewBody("", []dossier.Leaf{plainParagraph(c.words)})))
		if got != want+"\n" {
			t.Errorf("Format(%q)\n got %q\nwant %q", c.words, got, want+"\n")
		}
		sameWords(t, c.words)
	}
}

func TestFormatBlocks(t *testing.T) {
	open := func(tag dossier.Tag, start int) dossier.Leaf {
		return leaf(dossier.Block{Kind: dossier.Open, Tag: tag, Start: int32(start)})
	}
	shut := func(tag dossier.Tag) dossier.Leaf { return leaf(dossier.Block{Kind: dossier.Close, Tag: tag}) }
	tight := func(s string) dossier.Leaf { return leaf(dossier.Block{Kind: dossier.Tight}, words(s)) }
	cell := func(s string, tag dossier.Tag) dossier.Leaf {
		return leaf(dossier.Block{Kind: dossier.Cell, Tag: tag}, words(s))
	}
	body := []dossier.Leaf{
		heading("Where it began"), plainParagraph("First."), aside("A picture [Ann Example/Agency]"),
		open(dossier.TagUL, 0),
		open(dossier.TagLI, 0), tight("one"), shut(dossier.TagLI),
		open(dossier.TagLI, 0), tight("two"), shut(dossier.TagLI),
		shut(dossier.TagUL),
		open(dossier.TagOL, 3), open(dossier.TagLI, 0), plainParagraph("three"), plainParagraph("more"), shut(dossier.TagLI), open(dossier.TagLI, 0), plainParagraph("four"), shut(dossier.TagLI), shut(dossier.TagOL),
		open(dossier.TagBlockquote, 0), plainParagraph("said"), plainParagraph("so"), shut(dossier.TagBlockquote),
		leaf(dossier.Block{Kind: dossier.Rule}),
		leaf(dossier.Block{Kind: dossier.Code}, append(labelled("go"), words("x := `a`\n\ny"))...),
		open(dossier.TagTable, 0), open(dossier.TagTHead, 0), open(dossier.TagTR, 0),
		cell("a|b", dossier.TagNone), cell("c", dossier.TagRight),
		shut(dossier.TagTR), shut(dossier.TagTHead), open(dossier.TagTBody, 0), open(dossier.TagTR, 0),
		cell("1", dossier.TagNone), cell("2", dossier.TagNone),
		shut(dossier.TagTR), shut(dossier.TagTBody), shut(dossier.TagTable),
		leaf(dossier.Block{Kind: dossier.Paragraph},
			begin(dossier.TagA, "https://example.org/a_(b)"), words("It"), end(dossier.TagA),
			words(" was "), begin(dossier.TagStrong, ""), words("closed"), end(dossier.TagStrong),
			words(" by "), dossier.Piece{Kind: dossier.RefPiece, Text: "him", Sign: &dossier.Sign{Target: "keita"}}, words("."),
			dossier.Piece{Kind: dossier.Citation, Sign: &dossier.Sign{Cites: []dossier.Cite{{Claim: dossier.Claim{Source: "a", Quote: "b c"}}, {Claim: dossier.Claim{Source: "d", Para: 4}}}}}),
	}
	const want = "## Where it began\n\nFirst.\n\n*A picture [Ann Example/Agency]*\n\n- one\n- two\n\n3. three\n\n   more\n\n4. four\n\n" +
		"> said\n>\n> so\n\n***\n\n```go\nx := `a`\n\ny\n```\n\n| a\\|b | c |\n| --- | --: |\n| 1 | 2 |\n\n" +
		"[It](<https://example.org/a_(b)>) was **closed** by [[keita|him]]. [@a \"b c\"; @d, p. 4]\n"
	if got := string(Format(dossier.NewBody("", body))); got != want {
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
	for _, b := range []dossier.Leaf{plainParagraph(words), aside(words), heading(words)} {
		source := Format(dossier.NewBody("", []dossier.Leaf{b}))
		if got := rendered(t, source); got != want {
			t.Errorf("kind %d, aside %v: %q\nbecame   %q\nwritten  %q", b.Kind, b.Aside, want, got, source)
		}
		body, diags := New().Body("x.md", string(source), 1)
		if got := fold(body.Plain()); got != want || len(diags) > 0 {
			t.Errorf("kind %d, aside %v: %q\nwas read %q %v\nwritten  %q", b.Kind, b.Aside, want, got, diags, source)
		}
		spaced := strings.TrimSpace(words) != collapse(words) // emphasis cannot hold a no-break space at its end
		if want != "" && !spaced && (len(body.Blocks) != 1 || body.Blocks[0].Kind != b.Kind || body.Blocks[0].Aside != b.Aside) {
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
