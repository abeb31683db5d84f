package seed

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// mostParts is how many articles one capture may hold.
const mostParts = 1000

// mayFit reports whether a part of a text is no longer than any article.
func (c *conversion) mayFit(part string) bool {
	lines := 0
	for line := range strings.Lines(part) {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if lines > markdown.MaxLines {
		c.fail("split the capture into several files", "the text has more than %d lines", markdown.MaxLines)
	}
	return lines <= markdown.MaxLines
}

// fits reports whether a build would read the draft's text, whose bounds are
// those of package markdown, and tells where it would not. A web page has no
// lines to point to.
func (c *conversion) fits(d Draft) bool {
	if d.Found.Paragraphs > markdown.MaxParts {
		c.fail("split the capture into several files", "the text has more than %d paragraphs", markdown.MaxParts)
		return false
	}
	total := 0
	for i := range d.leaves {
		words := d.leaves[i].Words()
		total += len(words)
		if len(words) > markdown.MaxParagraph {
			c.diags.Errorf(c.lineOf(words), "part the text by blank lines, where its paragraphs end", "a paragraph is longer than %d KB", markdown.MaxParagraph>>10)
			return false
		}
	}
	if total > markdown.MaxText {
		c.fail("split the capture into several files", "the text is longer than %d MB", markdown.MaxText>>20)
		return false
	}
	return true
}

// lineOf gives the line of the capture on which a paragraph begins, the file
// alone where none does.
func (c *conversion) lineOf(paragraph string) diag.Pos {
	const enough = 200 // bytes that tell a line from others
	head := paragraph[:min(len(paragraph), enough)]
	n := 0
	for line := range strings.Lines(c.text.Text) {
		n++
		at := len(line) - len(strings.TrimLeft(line, " \t"))
		if line = collapse(line[at:min(len(line), at+2*enough)]); line != "" && strings.HasPrefix(head, line[:min(len(line), enough/2)]) {
			return diag.Pos{File: c.name, Line: n, Col: at + 1}
		}
	}
	return diag.Pos{File: c.name}
}
