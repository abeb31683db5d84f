package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// enough is the time that no text may take. A shape that is quadratic takes
// minutes at these sizes.
const enough = 2 * time.Second

// The limits leave room for what editors write: a page of citations, a long
// table, a long list.
func TestRoom(t *testing.T) {
	for what, source := range map[string]string{
		"words":     strings.Repeat("All is calm here, and nothing is marked at all.\n", 5000),
		"citations": strings.Repeat("Left [@bbc-2012 \"closed the borders\"].\n", 1900),
		"quote":     "Left [@a \"" + strings.Repeat("they closed the borders of the land at noon that day\n", 1000) + "\"].\n",
		"table":     "| a | b | c |\n|---|---|---|\n" + strings.Repeat("| [[keita]] | *x* | 15 km [@a \"b\"] |\n", 500),
		"list":      strings.Repeat("- [[keita|the president]] said *no* [@a \"b\"]\n", 450),
		"footnotes": strings.Repeat("a[^a]\n\n", 3000) + "[^a]: b\n",
		"nesting":   strings.Repeat("> ", 20) + strings.Repeat("- ", 19) + "a\n",
		"rule":      strings.Repeat("* ", 80) + "\n\n" + strings.Repeat("-", 200) + "\n",
		"code":      "```\n" + strings.Repeat("\t", 30) + "x := 1\n```\n",
	} {
		if body, diags := New().Body("a.md", source, 1); len(body.Blocks) == 0 || len(diags) > 0 {
			t.Errorf("%s: %d blocks, %v", what, len(body.Blocks), diags)
		}
	}
}

// Text from anywhere ends in blocks or in a message, soon.
func TestLimits(t *testing.T) {
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			var body dossier.Body
			var diags diag.List
			inTime(t, source, func() { body, diags = New().Body("a.md", source, 1) })
			if len(body.Blocks) == 0 && len(diags) == 0 && strings.TrimSpace(source) != "" && !strings.Contains(source, "https://b.org") {
				t.Error("neither blocks nor a message")
			}
		})
	}
}

// A text of front matter is bounded too.
func TestProseLimits(t *testing.T) {
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			source := source[:min(len(source), 64<<10)]
			prose := dossier.Prose{Source: source, Pos: diag.Pos{File: "a.md", Line: 1, Col: 1}}
			var diags diag.List
			inTime(t, source, func() { diags = New().Prose(&prose) })
			if len(prose.Pieces) == 0 && len(diags) == 0 && strings.TrimSpace(source) != "" {
				t.Error("neither words nor a message")
			}
		})
	}
}

// inTime reports reading that takes too long, twice, for the machine may be
// busy.
func inTime(t *testing.T, source string, read func()) {
	t.Helper()
	for try := range 2 {
		start := time.Now()
		read()
		took := time.Since(start)
		if took < enough {
			return
		}
		if try == 1 {
			t.Errorf("%d bytes took %v", len(source), took)
		}
	}
}

// hostile gives texts that are slow to read, of the sizes that hurt.
func hostile() map[string]string {
	shapes := map[string]string{}
	fill := func(name, unit string, bytes int) {
		shapes[name] = strings.Repeat(unit, bytes/len(unit))
	}
	// each sign by itself, and the pairs known to be quadratic
	for _, unit := range []string{
		"*a_ ", "c* ", "[a](b", "[", "]", "![", "`", "` ", "<", "&", "|", "~", "~~a ", "(", ")", "\\", "_", "**a", "a**",
		"[a]", "[a][", "[^a]", "[@", "[@a ", "[@a \"b\"]", "[[", "[[a", "[[a]]", "[[a|", "<a ", "<!--", "<?", "<![CDATA[", "</a", "&#", "&a",
		"http://a.b ", "www.a.", "a@b.", "a@", "://", "[](", "[a](<b", "[a](b \"c", "x", "😀", "\x00", "\u00a0", "[]:", "{", ":", "\"",
		"a*b_c", "*_", "[*", "*[a](b) ", "`a``b", "_a*__b**",
	} {
		fill("1 MB of "+unit, unit, 1<<20)
		fill("1 MB of lines "+unit, unit+"\n", 1<<20)
		most := min(5950/max(1, countSigns(unit)), (MaxParagraph-9)/len(unit)) // that one paragraph may hold
		for _, n := range []int{100, 1000, most} {
			fill(fmt.Sprintf("1 MB of paragraphs of %d %s", n, unit), strings.Repeat(unit, n)+"\n\n", MaxText)
			fill(fmt.Sprintf("two paragraphs of %d %s", n, unit), strings.Repeat(unit, n)+"\n\n", min(MaxText, 2*n*len(unit)+4))
			fill(fmt.Sprintf("two paragraphs of %d lines %s", n, unit), strings.Repeat(unit+"\n", n)+"\n", min(MaxText, 2*n*(len(unit)+1)+2))
		}
	}
	// blocks
	for _, unit := range []string{
		"> a\n", ">", "> ", "- a\n", "- ", "1. ", "1) a\n", "+ ", "* ", "- - ", "# a\n", "#", "a\n---\n", "---\n", "***\n", "```\n", "~~~\n", "    a\n", "\ta\n", "\n", " \n",
		"[a]: b\n", "[a]: b\n\n", "[a]: b 'c\n", "[^a]: b\n", "[^a]: b\n\n", "[^a]\n\n[^a]: b\n", "<div>\n", "<div>\n\n", "<!-- \n", "<a>\n", "- a\n\n", "> > a\n\n",
		"| a\n", "|-", "a|b\n", "a|b\n-|-\n", "a\n-\n", "|a|b|\n|-|-|\n|c|d|\n\n", "-\n", "- \n\n", "1.\n", "a\n1. b\n", "> ```\n", "- ```\n", "[", "\t", "-\t", ">\t",
	} {
		fill(fmt.Sprintf("1 MB of %q", unit), unit, 1<<20)
	}
	// numbered labels
	numbered := func(name, format string, n int) {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		shapes[name] = b.String()
	}
	numbered("footnotes defined", "[^%d]: b\n\n", 40000)
	numbered("footnotes defined in one", "[^%d]: b\n", 40000)
	numbered("footnotes called", "a[^%[1]d]\n\n[^%[1]d]: b\n\n", 40000)
	numbered("links defined", "[%d]: https://b.org\n\n", 40000)
	numbered("links defined in one paragraph", "[%d]: https://b.org\n", 40000)
	numbered("links called", "[%d]\n\n", 40000)
	numbered("one footnote called often", "a[^a] %d\n\n", 40000)
	shapes["one footnote called often"] += "[^a]: b\n"

	deep := func(n int, unit string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(unit, i) + "- a\n")
		}
		return b.String()
	}
	shapes["stairs of lists"] = deep(1000, "  ")
	shapes["stairs of quotations"] = deep(1000, "> ")
	shapes["stairs to the limit, often"] = strings.Repeat(deep(50, "  "), 200)
	shapes["stairs of quotations, often"] = strings.Repeat(deep(50, ">"), 200)
	shapes["deep and long"] = strings.Repeat(strings.Repeat("> ", 50)+"a\n", 20000)
	shapes["deep lists and long"] = strings.Repeat("- ", 50) + "a\n" + strings.Repeat(strings.Repeat("  ", 50)+"a\n\n", 5000)

	wide := "|" + strings.Repeat("a|", 10000) + "\n|" + strings.Repeat("-|", 10000) + "\n"
	shapes["table of 10,000 columns"] = wide
	shapes["table of 10,000 columns and 1,000 rows"] = wide + strings.Repeat("|a|\n", 1000)
	shapes["table of 10,000 rows"] = "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 10000)
	shapes["table of escaped pipes in code"] = "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|b`|`c\\|d`|\n", 800)
	shapes["tables without end"] = strings.Repeat("|a|\n|-|\n", 50000)
	shapes["almost tables"] = strings.Repeat("a|b\n", 20000) + "|-|-|-|\n" + strings.Repeat("|-|-|\n", 20000)
	shapes["long line with signs"] = strings.Repeat("a", 1<<20) + strings.Repeat("[[b]] [@c] ", 500)
	shapes["signs in long paragraph"] = strings.Repeat(strings.Repeat("a", 1000)+" [[b]] [@c]\n", 900)
	shapes["signs far apart on one line"] = strings.Repeat(strings.Repeat("a", 1000)+" [[b]] [@c]", 900)
	shapes["unclosed quotes"] = strings.Repeat("[@a \"b\n", 1900)
	shapes["unclosed quotes in one line"] = strings.Repeat("[@a \"b", 1900)
	shapes["unclosed curly quotes"] = strings.Repeat("[@a “", 1900) + strings.Repeat("b", 200<<10)
	shapes["1 MB of text"] = strings.Repeat("All is calm here, and nothing is marked at all.\n\n", MaxText/49)
	shapes["more than 1 MB"] = strings.Repeat("a", MaxText+1)
	return shapes
}
