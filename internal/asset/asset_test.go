package asset_test

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/asset"
	"dossier/internal/dossier"
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/page"
)

func TestMinify(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"assets/site.css", "/* a note */\n.a > b {\n  color : #ff0000 ;\n}\n", ".a>b{color:red}"},
		{"assets/site.css", ":root { --gap: 1rem } a { width: calc(100% - (2 * var(--gap))) }", ":root{--gap:1rem}a{width:calc(100% - (2 * var(--gap)))}"},
		{"assets/site.css", `a::before { content: "  } " }`, `a::before{content:"  } "}`},
		{"assets/site.js", "// a note\n(() => { const words = `a ${1}  b`; console.log(words) })()\n", "(()=>{const e=`a ${1}  b`;console.log(e)})()"},
		{"assets/site.mjs", "export const one = 1\n", "export const one=1"},
		{"assets/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <title>A map</title> <path d=\"M 0 0 L 10 10\" />\n</svg>", `<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title><path d="M0 0 10 10"/></svg>`},
		{"assets/data.json", "{\n  \"lat\": 12.750, \"n\": 100000, \"words\": \"a  b\"\n}", `{"lat":12.750,"n":100000,"words":"a  b"}`},
		{"assets/map.geojson", "[ 1.0,\n2 ]", "[1.0,2]"},
		{"feed.xml", "<?xml version=\"1.0\"?>\n<feed> <a>two  words</a> <b> c </b></feed>", "<?xml version=\"1.0\"?><feed> <a>two words</a> <b> c </b></feed>"},
		{"SITE.CSS", "a { b : c }", "a{b:c}"},
		{"assets/photo.jpg", "  \xff\xd8  ", "  \xff\xd8  "},
		{"assets/notes.txt", " a  b ", " a  b "},
		{"LICENSE", " a  b ", " a  b "},
	} {
		data := []byte(c.data)
		got, err := asset.NewMinifier().Minify(c.name, data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, diff)
		}
		if string(data) != c.data {
			t.Errorf("%s: the data were changed", c.name)
		}
	}
}

// A file that is broken is an error with its place, and never published as
// something else.
func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.js", "function f({\n", "line 2, column 1: expected Identifier, String, Numeric, or [ instead of EOF in object binding pattern"},
		{"a.js", "let a = 1\nlet a b", "line 2, column 5: identifier a has already been declared"},
		{"a.css", "a { color: red", "line 1, column 3: { is not closed"},
		{"a.css", "a { color: red }\n}", "line 2, column 1: } closes nothing"},
		{"a.css", "a[b { c: d }", "line 1, column 2: [ is not closed"},
		{"a.css", "a { width: calc(1px; }", "line 1, column 22: } closes nothing"},
		{"a.css", "a {}\n/* no end", "line 2, column 1: a comment is not closed"},
		{"a.css", "a { content: 'é\n}", "line 1, column 14: a text is not closed"},
		{"a.json", "", "line 1, column 1: unexpected end of JSON input"},
		{"a.json", `{"a": 1,}`, "line 1, column 9: invalid character '}' looking for beginning of object key string"},
		{"a.json", "{\n  a: 1\n}", "line 2, column 3: invalid character 'a' looking for beginning of object key string"},
		{"a.json", `{"a": 1} x`, "line 1, column 10: invalid character 'x' after top-level value"},
		{"a.xml", "<a>\n<b></a>", "line 2, column 8: element <b> closed by </a>"},
		{"a.xml", "<a", "line 1, column 3: unexpected EOF"},
		{"a.xml", "words", "line 1, column 1: there is no element"},
		{"a.svg", "<svg><g></svg>", "line 1, column 15: element <g> closed by </svg>"},
	} {
		got, err := asset.NewMinifier().Minify(c.name, []byte(c.data))
		if got != nil || err == nil {
			t.Errorf("%s: %q: no error, and %q", c.name, c.data, got)
			continue
		}
		if diff := cmp.Diff("minify "+c.name+": "+c.want, err.Error()); diff != "" {
			t.Errorf("%s: %q: -want +got:\n%s", c.name, c.data, diff)
		}
		if fault := (*asset.Error)(nil); !errors.As(err, &fault) {
			t.Errorf("%s: %q: the error has no place", c.name, c.data)
		}
	}
}

// The style sheet and the script of the program itself are sound.
func TestOwnAssets(t *testing.T) {
	for _, name := range []string{"site.css", "site.js"} {
		data, err := os.ReadFile("../../assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		small, err := asset.NewMinifier().Minify(name, data)
		if err != nil || len(small) == 0 || len(small) > len(data) {
			t.Errorf("%s: %d bytes became %d, %v", name, len(data), len(small), err)
		}
	}
}

func TestFingerprint(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"assets/site.css", "a{}", "assets/site.5f546eb460.css"},
		{"assets/site.css", "a{} ", "assets/site.d38ee6925f.css"},
		{"assets/site.min.js", "", "assets/site.min.e3b0c44298.js"},
		{"assets/LICENSE", "", "assets/LICENSE.e3b0c44298"},
		{"assets.old/LICENSE", "", "assets.old/LICENSE.e3b0c44298"},
	} {
		if got := asset.Fingerprint(c.name, []byte(c.data)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// What a reader sees of a page is the same before and after: the words, where
// lines and blocks end, and every blank in preformatted text.
func TestPagesReadTheSame(t *testing.T) {
	set, diags := layout.Parse([]layout.File{{Path: "layouts/page.html", Data: []byte(
		"<!doctype html>\n<title>{{.Title}}</title>\n<main>\n  <h1> {{.Title}} </h1>\n  {{text .Body}}\n</main>\n",
	)}}, nil, locale.For("en"))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	m := asset.NewMinifier()
	for seed := range uint64(1000) {
		drawn, fault := set.Execute("page", page.PageView{Frame: page.Frame{Title: "a  &amp; b"}, Body: scattered(rand.New(rand.NewPCG(seed, 2)))})
		if fault != nil {
			t.Fatal(fault)
		}
		small, err := m.Minify("index.html", drawn)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(seen(drawn), seen(small)); diff != "" {
			t.Fatalf("seed %d: -before +after:\n%s\n%s\n%s", seed, diff, drawn, small)
		}
		if len(small) > len(drawn) {
			t.Errorf("seed %d: the page has grown from %d to %d bytes", seed, len(drawn), len(small))
		}
	}
}

// scattered makes a text of random words, elements, marks and notes.
func scattered(rnd *rand.Rand) page.Text {
	samples := []string{"soldiers", " ", "  ", " a  b ", "<b>", "&amp;", "&amp;lt; ", "“l’État” ", "\"'", "\u00a0", " \u00a0 ", "مالي", "\n", "\t", "1 < 2 > 0;", "&copy", "&nbsp;"}
	text := page.Text{Numbered: rnd.IntN(2) == 0}
	for i := range 1 + rnd.IntN(4) {
		b := page.Block{Kind: []dossier.BlockKind{dossier.Paragraph, dossier.Tight, dossier.Heading, dossier.Code}[rnd.IntN(4)], Start: 2, Number: i + 1}
		tags := []string{"em", "strong", "a", "code", "del"}
		for range rnd.IntN(10) {
			words := page.Piece{Kind: dossier.Text, Text: samples[rnd.IntN(len(samples))] + samples[rnd.IntN(len(samples))]}
			switch rnd.IntN(6) {
			case 0:
				tag := tags[rnd.IntN(len(tags))]
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Begin, Tag: tag, Target: "https://example.org/?a=1&b=2"}, words, page.Piece{Kind: dossier.End, Tag: tag})
			case 1:
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Citation})
				text.Notes = append(text.Notes, []page.NoteRef{{Number: 7, ID: "r7", Href: "#n7"}})
			case 2:
				if b.Kind != dossier.Code {
					b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Break})
				}
			default:
				b.Pieces = append(b.Pieces, words)
			}
		}
		text.Blocks = append(text.Blocks, b)
		if n := len(b.Words()); n > 0 {
			from := rnd.IntN(n)
			for !startsRune(b.Words(), from) {
				from--
			}
			text.Marks = append(text.Marks, page.Mark{Range: dossier.Range{Block: i, From: from, To: n}, Anchor: fmt.Sprint("q-", i), First: true})
		}
	}
	return text
}

func startsRune(s string, i int) bool { return s[i]&0xc0 != 0x80 }

var (
	tokens = regexp.MustCompile(`(?s)<[^>]*>|[^<]+`)
	tagOf  = regexp.MustCompile(`^</?([a-z0-9]+)`)
	inline = regexp.MustCompile(`^(?:em|strong|a|code|del|mark|span|sup)$`)
	blanks = regexp.MustCompile(`[ \t\n\r\f]+`)
)

// seen gives the words of HTML as a browser shows them: white space as one
// blank and none at the ends of lines, but all of it in preformatted text.
func seen(data []byte) string {
	var shown, line strings.Builder
	flush := func() {
		if words := strings.Trim(blanks.ReplaceAllString(line.String(), " "), " "); words != "" {
			shown.WriteString(words + "\n")
		}
		line.Reset()
	}
	pre := false
	for _, token := range tokens.FindAll(data, -1) {
		tag := tagOf.FindSubmatch(token)
		switch {
		case tag == nil && pre:
			shown.WriteString(html.UnescapeString(string(token)))
		case tag == nil:
			line.WriteString(html.UnescapeString(string(token)))
		case !inline.Match(tag[1]):
			flush()
			if string(tag[1]) == "pre" {
				pre = !bytes.HasPrefix(token, []byte("</"))
				shown.WriteString("|\n")
			} else if string(tag[1]) == "br" {
				shown.WriteString("↵\n")
			}
		}
	}
	flush()
	return shown.String()
}

// Nothing in a string ends it, and a style with it can be made small.
func TestCSSString(t *testing.T) {
	const text = "a\"b\\c\nd } @import \"x\"; é عربي\x00"
	got := asset.CSSString(text)
	if want := `"a\22 b\5c c\a d } @import \22 x\22 ; é عربي"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	small, err := asset.NewMinifier().Minify("x.css", []byte("@page{@top-left{content:"+got+"}}\np{color:red}"))
	if err != nil || !strings.Contains(string(small), "p{color:red}") || !strings.Contains(string(small), "@import") {
		t.Errorf("%s, %v", small, err)
	}
}
