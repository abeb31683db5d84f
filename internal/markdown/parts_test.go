package markdown

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// wholeBody reads a text by goldmark alone: what Body must read too.
func wholeBody(p *Parser, source string) ([]dossier.Leaf, diag.List) {
	c := new(desk).converter(source, diag.Pos{File: "a.md", Line: 7, Col: 1})
	if c.bounded() {
		c.wholly(p.blocks)
	}
	body := dossier.NewBody(source, c.body) // a piece without words is nothing once it is kept
	return body.Leaves(), c.diags
}

func sameBody(t *testing.T, p *Parser, source string) {
	t.Helper()
	want, mistakes := wholeBody(p, source)
	got, diags := p.Body("a.md", source, 7)
	if diff := cmp.Diff(want, got.Leaves(), cmp.AllowUnexported(dossier.Block{})); diff != "" {
		t.Fatalf("%q read in parts (-whole +parts)\n%s", source, diff)
	}
	if diff := cmp.Diff(mistakes, diags); diff != "" {
		t.Fatalf("%q: mistakes (-whole +parts)\n%s", source, diff)
	}
}

// A text read in parts is what goldmark reads of the whole: texts of random
// lines, most of which mean something.
func TestPartsAreTheWhole(t *testing.T) {
	lines := []string{
		"", "", "", "", "Words of a line.", "He said: “no”!", "(in brackets)", "\"quoted\"", "1234 men", "12. June", "3) x", "2012.", "- item", "- ", "  indented", "    code", "\tcode",
		"* star", "*aside*", "# Head", "## A question of money", "# ", "#no", "## end ##", "### # x", "---", "===", "***", "> quote", "> - deep", "a | b", "- | -", "|-|-|", "-", ":-", "a", "+ plus",
		"[[kati]] here", "[@a \"b\"]", "Men of [[kati|Kati,", "the town]] met [@a \"they", "met\"; @b, p. 4] again", "[[a]]", "x [[b", "[@c]", "No![@c]", "No! [[kati]]", "No![[kati|b]](c)", "![@a](assets/b.png)", "![[a]]", "[a](https://b.org)", "https://a.org/b", "see www.a.org", "a@b.org", "mailto:a@b.org", "x [a]: https://b.org", "[a]: https://b.org", "[^1]: note", "call[^1]", "`code`", "```", "~~~",
		"two blanks  ", "one blank ", "back\\", "a &amp; b", "<b>", "é accent", "\u00a0space", "\u3000wide", " \u00a0", "1) one", "a\tb", "x  y", "ftp://a.org", "!image", "![a](assets/b.png)", "word!", "$5", "10% of 5^2", "{#id}", "_", "x_y", "a\vb", "\f", "a #", "a = b", "= b", "  ", "\t", "   - three", "   para", "999999999. x", "1234567890. x", "…", "– dash", "7",
	}
	p := New()
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(lines[r.IntN(len(lines))])
			if r.IntN(20) > 0 {
				b.WriteByte('\n')
			}
			if r.IntN(2) == 0 {
				b.WriteByte('\n')
			}
		}
		sameBody(t, p, b.String())
	}
}

// The same of texts of random signs between words: emphasis, links and signs of
// our own, in paragraphs, lists, quotations and tables.
func TestSignsInPartsAreTheWhole(t *testing.T) {
	words := []string{
		"a", "word", "Two words", "7", " ", " ", ", ", ". ", "! ", "? (", ") ", "\n", "é", "— ", "*a*", " *a* ", "**b c**", " **b c**, ", " (*d*) ",
		" [a](https://b.org/c)", "[a b](http://c.org/d_e?f=1#g) ", " [[kati]] ", "[[kati|Kati]]", " [@a \"b *c*\"; @d]", "[@a \"b\nc\"]",
	}
	signs := []string{
		"*", "**", "***", "_", "!", "(", ")", "“", "”", "\n\n", "|", "[", "]", "](https://a.org)", "www.", "://", "@", "\\", "`", "~",
		"[a](https://b.org/(c))", "[a](https://b.org \"c\")", "[a](b)", "[a](https://)", "![a](https://b.org)",
	}
	openings := []string{"", "", "- ", "* ", "+ ", "1. ", "2) ", "> ", "| ", "| - | :-: |\n| ", "|-|\n", "# ", "  "}
	p, simple := New(), 0
	r := rand.New(rand.NewPCG(5, 6))
	for range 4000 {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			opening := openings[r.IntN(len(openings))]
			line := []string{"Word"}[:r.IntN(2)]
			for range 1 + r.IntN(6) {
				unit := words[r.IntN(len(words))]
				if r.IntN(12) == 0 {
					unit = signs[r.IntN(len(signs))]
				}
				line = append(line, unit)
			}
			b.WriteString(opening + strings.TrimSuffix(strings.Join(line, ""), " "))
			b.WriteString([]string{"\n", "\n\n", "\n" + opening, " |\n\n"}[r.IntN(4)])
		}
		sameBody(t, p, b.String())
		if len(new(desk).converter(b.String(), diag.Pos{}).signsTaken()) > 0 {
			simple++
		}
	}
	if simple < 300 {
		t.Errorf("only %d had simple parts with signs", simple)
	}
}

// signsTaken gives the simple parts of a text that hold more than plain words.
func (c *converter) signsTaken() (parts []string) {
	before := stretch{}
	for first, next := c.nextPart(c.source, 0); first < next; first, next = c.nextPart(c.source, next) {
		part := c.stretch(first, next)
		if c.simple(before, part) && (len(c.draft) > 1 || len(c.draft[0].Pieces) > 1) {
			parts = append(parts, part.words)
		}
		before = part
	}
	return parts
}

// An aside is one whichever way it is read, with a link or a sign in it too.
func TestAsidesInPartsAreTheWhole(t *testing.T) {
	p := New()
	for source, want := range map[string]bool{
		"*A photo by [the agency](https://a.org) here*": true, "> *Of [a](https://a.org) and [b](https://b.org) now*": true, "*In [[kati]] now*": true,
		"*One* and [two](https://a.org) *three*": false, "*One [two](https://a.org) three* four": false, "**A photo by [b](https://a.org) here**": false,
	} {
		sameBody(t, p, source)
		body, _ := p.Body("a.md", source, 1)
		if got := slices.ContainsFunc(body.Blocks, func(b dossier.Block) bool { return b.Aside }); got != want {
			t.Errorf("%q is an aside: %v, want %v", source, got, want)
		}
	}
}

func FuzzParts(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n-- ") {
			f.Add(part)
		}
	}
	f.Add("Men of [[kati|Kati,\nthe town]] met [@a \"they met\"; @b, p. 4]\nand [[b]]\n\n[[a]] [@c]\n")
	f.Add("*An aside of [[kati|the town]].*\n\nIt **was** so (*all of it*), [they said](https://a.org/b_c?d=e).\n\n88.9% *of\nthese*\n")
	f.Add("- One *thing*\n- **Another**, of [[kati]]\n\nWords.\n\n1. One [@a \"b\"]\n2. [Two](https://b.org)\n10. Three\n\n* not\n\n* tight\n")
	f.Add("> “All *is* calm.”\n>\n> — A man of [[kati]]\n\n> More\n> of it\n")
	f.Add("| A | *B* | C |\n|---|:-:| --: |\n| 1 | [[a]] | **3** |\n| [d](https://e.org) | 5 | -6 |\n\n| A |\n| :-- |\n")
	f.Add("Plain words.\n\n## A head\n\n- a list\n\n  of two\n\nand words\nin two lines\n")
	p := New()
	f.Fuzz(func(t *testing.T, source string) {
		if strings.ContainsAny(source, "\r\x00") || len(source) > 4000 {
			t.Skip()
		}
		sameBody(t, p, source)
	})
}

// Simple paragraphs are not given to goldmark: their words are those of the file,
// and not copied.
func TestSimplePartsAreTaken(t *testing.T) {
	for part, want := range map[string]bool{
		"All is calm.": true, "Two\nlines": true, "## A head": true, "1234 men": true, "é": true,
		"2012.": false, "# a #": false, "-  a": false, "- a\n  b": false, "- a\n+ b": false, "- - a": false, " a": false, "a ": false, "a\n---": false, "www.a.org": false, "a@b.org": false,
		"Men of [[kati]] met.": true, "Men of [[kati|the\nbarracks]], [[a]]": true, "Talks began. [@a \"they *met*\"; @b, p. 4]": true, "[[kati]] slept.": true,
		"[[kati]": false, "[[[kati]]]": false, "[[]]": false, "[@a": false, "[@a \"b]": false, "a [b](c)": false, "a [b](https://c.org/(d))": false, "a ![b](https://c.org)": false, "## Of [[kati]]": false, "[[a]]\n- b": false,
		"*a*": true, "**a** b": true, "So (*it\nis*), **all**!": true, "*of [[kati]] now*": true, "a *b [c](https://d.org) e*": true, "See [the page](https://a.org/b_c?d=1#e).": true, "88.9% of": true,
		"*a": false, "a*b*": false, "*a*b": false, "*a**": false, "*a **b** c*": false, "**a*": false, "***a***": false, "* *": false, "*[[a]]*": false, "*a_b*": false, "“*a*”": false, "a * b* c": false, "a *b * c": false, "*a “b”*": false, "[](https://a.org)": false,
		"2012. June": true, "- a": true, "- *a*\n- [[b]]": true, "1. a\n1. b\n7. c": true, "1. a\n2) b": false, "1234567890. a": false, "1.a": true,
		"> a": true, "> a\n>\n> *b*": true, "> a\n> b": false, "> - a": false, ">a": false, "> a\nb": false,
		"| a | b |\n|-|:-:|\n| [[c]] | *d* |": true, "| a |\n| --- |": true, "| a |\n| b |": false, "| a |\n|-|\n| b | c |": false, "| a |\n|-|\n| |": false, "a | b\n-|-": false, "| a \\| b |\n|-|": false,
		"a [@a \"" + strings.Repeat("b", maxSign) + "\"]": false, "a [@a \"" + strings.Repeat("b\n", maxSign/bytesOfLine) + "b\"]": false,
	} {
		c := new(desk).converter(part, diag.Pos{})
		if c.simple(stretch{}, c.stretch(0, c.count())) != want || len(c.diags) > 0 {
			t.Errorf("%q: %v, %v", part, c.draft, c.diags)
		}
	}
}

func BenchmarkBody(b *testing.B) {
	paragraph := strings.Repeat("The council met again on Monday, and said that the port would open. ", 6)
	source := strings.Repeat(strings.TrimSpace(paragraph)+"\n\n", 10) + "## What it means\n\n- One thing\n- Another, of [[kati]]\n\nWords [@a \"in marks\"] and *more*.\n"
	p := New()
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		p.Body("a.md", source, 7)
	}
	b.ReportMetric(kept(p, source), "B-kept/op")
}

// kept gives the bytes that a body keeps alive, its source with it.
func kept(p *Parser, source string) float64 {
	const n = 200
	bodies := make([]dossier.Body, n)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range bodies {
		bodies[i], _ = p.Body("a.md", strings.Clone(source), 7)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(bodies)
	return float64(after.HeapAlloc-before.HeapAlloc) / n
}

// A text that is called small is within every limit.
func TestSmallIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	units := []string{"> ", "- ", "  ", "\t", "1. ", "a", "\n", "[^a]", "*", "www.", "://", "|", "|-|\n", "\n\n", "-", ">"}
	n := 0
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(strings.Repeat(units[r.IntN(len(units))], 1+r.IntN([]int{3, 60, 1500}[r.IntN(3)])))
		}
		source := b.String()
		if !new(desk).converter(source, diag.Pos{}).small() {
			continue
		}
		n++
		var e extent
		for line := range strings.Lines(source) {
			e.add(line)
			if hint, format, _ := e.fault(line); hint != "" {
				t.Fatalf("%.200q is small: %s", source, format)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d were small", n)
	}
}
