package markdown

import (
	"strconv"
	"strings"

	"dossier/internal/dossier"
)

// marker is the sign with which an item of a list begins: a bullet, or a number
// and a full stop or bracket, and one blank.
type marker struct {
	sign   byte // the last of it before the blank
	number int  // of an ordered list's item
	width  int  // its bytes; 0: it is none
}

func (m marker) ordered() bool { return m.sign == '.' || m.sign == ')' }

// markerOf gives the marker with which a line begins.
func markerOf(line string) marker {
	n := 0
	for n < len(line) && isDigit(line[n]) {
		n++
	}
	if n > 9 || len(line) < n+2 || line[n+1] != ' ' {
		return marker{}
	}
	m := marker{sign: line[n], width: n + 2}
	switch {
	case n == 0 && bullet[m.sign]:
	case n > 0 && m.ordered():
		m.number, _ = strconv.Atoi(line[:n])
	default:
		return marker{}
	}
	return m
}

var bullet = table("-+*")

// listed reports whether a line of a part may be of a list, which may go on
// behind the part.
func listed(part string) bool {
	for line := range strings.Lines(part) {
		if ofList(line) {
			return true
		}
	}
	return false
}

// goesOn reports whether a list may go on in what follows it.
func goesOn(rest string) bool { return ofList(strings.TrimLeft(rest, "\n")) }

// ofList reports whether a line is indented, or begins with what may be a marker.
func ofList(line string) bool {
	rest := strings.TrimLeft(line, digits)
	switch {
	case rest == "":
		return false
	case rest[0] == ' ', rest[0] == '\t':
		return len(rest) == len(line)
	case !marking[rest[0]]:
		return false
	}
	return len(rest) == 1 || blank[rest[1]]
}

var (
	marking = table("-+*.)")
	blank   = table(" \t\n")
)

// simpleList drafts a list of items of one line each.
func (c *converter) simpleList(part stretch) bool {
	first, tag := markerOf(part.words), dossier.TagUL
	if first.ordered() {
		tag = dossier.TagOL
	}
	c.open(tag, part.at)
	c.draft[0].Start = int32(first.number)
	for i := part.first; i < part.next; i++ {
		item := c.stretch(i, i+1)
		m := markerOf(item.words)
		words := item.from(m.width)
		if m.sign != first.sign || !plainLine(words.words) {
			return false
		}
		c.open(dossier.TagLI, item.at)
		if !c.draftWords(dossier.Tight, words) {
			return false
		}
		c.shut(dossier.TagLI)
	}
	c.shut(tag)
	return true
}

// simpleQuotation drafts a quotation of paragraphs of one line each.
func (c *converter) simpleQuotation(part stretch) bool {
	c.open(dossier.TagBlockquote, part.at)
	parted := true
	for i := part.first; i < part.next; i++ {
		line := c.stretch(i, i+1)
		words, marked := strings.CutPrefix(line.words, "> ")
		switch {
		case line.words == ">":
			parted = true
		case marked && parted && plainLine(words) && c.draftWords(dossier.Paragraph, line.from(len("> "))):
			parted = false
		default:
			return false
		}
	}
	c.shut(dossier.TagBlockquote)
	return true
}

// simpleTable drafts a table of which every line begins and ends with a bar, and
// no cell is empty.
func (c *converter) simpleTable(part stretch) bool {
	if part.lone() {
		return false
	}
	head, rows := part.first, part.first+2
	columns, ok := alignments(c.line(head + 1))
	if !ok {
		return false
	}
	c.open(dossier.TagTable, part.at)
	c.open(dossier.TagTHead, part.at)
	if !c.simpleRow(c.stretch(head, head+1), 0, columns) {
		return false
	}
	c.shut(dossier.TagTHead)
	if rows < part.next {
		c.open(dossier.TagTBody, c.lines[rows].at)
		for i := rows; i < part.next; i++ {
			if !c.simpleRow(c.stretch(i, i+1), 1+i-rows, columns) {
				return false
			}
		}
		c.shut(dossier.TagTBody)
	}
	c.shut(dossier.TagTable)
	return true
}

// simpleRow drafts a row of a table of as many cells as there are columns.
func (c *converter) simpleRow(line stretch, row int, columns []dossier.Tag) bool {
	inner, ok := inBars(line.words)
	if !ok || strings.Count(inner, "|") != len(columns)-1 {
		return false
	}
	c.open(dossier.TagTR, line.at)
	at, col := line.at+1, 0
	for cell := range strings.SplitSeq(inner, "|") {
		words := line
		words.words = strings.TrimLeft(cell, " ")
		words.at = at + len(cell) - len(words.words)
		words.words = strings.TrimRight(words.words, " ")
		if words.words == "" || !c.draftWords(dossier.Cell, words) {
			return false
		}
		b := &c.draft[len(c.draft)-1]
		b.Row, b.Col, b.Tag = int32(row), int32(col), columns[col]
		at += len(cell) + 1
		col++
	}
	c.shut(dossier.TagTR)
	return true
}

// inBars gives what stands between the first and the last bar of a row.
func inBars(line string) (inner string, ok bool) {
	if len(line) < 2 || line[0] != '|' || line[len(line)-1] != '|' {
		return "", false
	}
	return line[1 : len(line)-1], true
}

// alignments gives how the columns of a table are set, by its second line.
func alignments(line string) (columns []dossier.Tag, ok bool) {
	inner, ok := inBars(line)
	for cell := range strings.SplitSeq(inner, "|") {
		cell = strings.Trim(cell, " ")
		dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		ok = ok && dashes != "" && strings.Trim(dashes, "-") == ""
		columns = append(columns, alignmentBy(strings.HasPrefix(cell, ":"), strings.HasSuffix(cell, ":")))
	}
	return columns, ok
}

// alignmentBy gives how a column is set by the colons about its dashes.
func alignmentBy(before, after bool) dossier.Tag {
	switch {
	case before && after:
		return dossier.TagCenter
	case before:
		return dossier.TagLeft
	case after:
		return dossier.TagRight
	}
	return dossier.TagNone
}
