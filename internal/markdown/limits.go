package markdown

import "strings"

// Limits on one text. Reading Markdown takes time that grows with the square
// of the signs in a paragraph, the depth of nesting, the cells of a table that
// a few bytes can ask for, and the footnotes. Every text within the limits is
// read in about a second.
const (
	MaxText      = 1 << 20    // bytes
	MaxParagraph = 256 << 10  // bytes without a blank line
	MaxLines     = 100_000    // with words or signs
	MaxParts     = 50_000     // parted by blank lines
	maxSigns     = 6000       // in one of those
	maxWork      = 60_000_000 // the sum over paragraphs of signs × (signs + signWork)
	signWork     = 300
	maxDepth     = 40      // signs of nesting at the beginning of one line
	maxCells     = 100_000 // of tables
	maxNotes     = 4000    // footnotes and calls of them
	maxSign      = 4 << 10 // bytes in one of our signs
	maxCitations = 4000    // each is sought in its whole source
	maxCitation  = 1 << 16 // bytes in a citation; looked for until one is not closed
	bytesOfLine  = 64      // that a line of a sign counts at least
)

// extent measures a text line by line against the limits.
type extent struct {
	bytes, signs int // since the last blank line
	columns      int // of the table that the line is in, 0 outside
	work, parts  int
	lines        int
	cells, notes int
	citations    int
}

// bounded reports whether the text is within the limits.
func (c *converter) bounded() bool {
	if len(c.source) > MaxText {
		c.diags.Errorf(c.base, "split the text into several files", "the text is longer than %d MB", MaxText>>20)
		return false
	}
	if c.small() {
		return true
	}
	var e extent
	offset := 0
	for line := range strings.Lines(c.source) {
		e.add(line)
		if hint, format, limit := e.fault(line); hint != "" {
			c.diags.Errorf(c.pos(offset), hint, format, limit)
			return false
		}
		offset += len(line)
	}
	return true
}

// small reports whether a text is so small that no part of it can pass a limit:
// as a whole it has fewer signs than one paragraph may have, and fewer lines and
// bars than tables may have cells.
func (c *converter) small() bool {
	if n := c.count(); len(c.source) > MaxParagraph || n > MaxParts || n*(c.bars+1) > maxCells || c.signs > min(maxSigns, maxNotes) {
		return false
	}
	for i := range c.count() {
		if line := c.line(i); line != "" && nesting[line[0]] && depthOf(line) > maxDepth {
			return false
		}
	}
	return true
}

func (e *extent) add(line string) {
	if strings.Trim(line, " \t\n") == "" {
		e.bytes, e.signs, e.columns = 0, 0, 0
		return
	}
	e.lines++
	if e.bytes == 0 {
		e.parts++
	}
	before := e.signs
	e.bytes += len(line)
	e.signs += countSigns(line)
	e.work += e.signs*(e.signs+signWork) - before*(before+signWork)
	if bars := strings.Count(line, "|"); strings.Trim(line, "|-: \t>\n") == "" {
		e.columns = max(e.columns, bars+1)
	}
	e.cells += e.columns
	e.notes += strings.Count(line, "[^")
	e.citations += strings.Count(line, "[@")
}

// fault tells which limit is passed, and what to do.
func (e *extent) fault(line string) (hint, format string, limit int) {
	switch {
	case e.lines > MaxLines:
		return "split the text into several files", "more than %d lines", MaxLines
	case e.parts > MaxParts:
		return "split the text into several files", "more than %d paragraphs", MaxParts
	case e.bytes > MaxParagraph:
		return "part the text by blank lines", "more than %d KB without a blank line", MaxParagraph >> 10
	case e.signs > maxSigns:
		return `part the paragraph by blank lines, or write \ before signs that are not meant`, "a paragraph with more than %d signs of markup", maxSigns
	case e.work > maxWork:
		return "split the text into several files, or part its paragraphs by blank lines", "more signs of markup than a text of %d KB should have", MaxText >> 10
	case depthOf(line) > maxDepth:
		return "remove signs > or - at the beginning of the line", "quotations or lists more than %d deep", maxDepth
	case e.cells > maxCells:
		return "split the text into several files", "tables with more than %d cells", maxCells
	case e.notes > maxNotes:
		return "split the text into several files", "more than %d footnotes and calls of them", maxNotes
	case e.citations > maxCitations:
		return "split the text into several files", "more than %d citations", maxCitations
	}
	return "", "", 0
}

// countSigns counts what goldmark looks at twice: signs that may open or close
// something, and the beginnings of web addresses.
func countSigns(line string) int {
	n := 0
	for i := range len(line) {
		if opening[line[i]] {
			n++
		}
	}
	return n + signsOfAddress*(strings.Count(line, "://")+strings.Count(line, "www."))
}

const signsOfAddress = 10 // that the beginning of a web address counts as

// nesting are the bytes with which a line begins that may open anything deep.
var nesting = table(">-+* \t.)" + digits)

// opening are the signs that may open or close something within a line.
var opening = table("*_[]`<~!&(@")

// table marks the bytes of a list.
func table(list string) (marks [256]bool) {
	for i := range len(list) {
		marks[list[i]] = true
	}
	return marks
}

// depthOf counts the marks of quotations and lists that open a line, and the
// lists that its indentation can continue.
func depthOf(line string) int {
	if strings.Trim(line, "- \t\n") == "" || strings.Trim(line, "* \t\n") == "" {
		return 0 // a rule
	}
	marks, blanks := 0, 0
scan:
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>' || c == '-' || c == '+' || c == '*':
			marks++
		case c == ' ':
			blanks++
		case c == '\t':
			blanks += 4
		case c != '.' && c != ')' && (c < '0' || c > '9'):
			break scan
		}
	}
	if marks == 0 {
		return 0
	}
	return max(marks, 1+(blanks-marks)/2) // two blanks for a list that goes on
}
