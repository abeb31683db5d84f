package matter

import (
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle

// spots tells where the text of a scalar stands in the file, from which YAML
// has taken quotation marks, escapes, indentation and the ends of lines. Where
// it loses the thread, the rest is said to follow on.
func (d *decoder) spots(n *yaml.Node) []dossier.Spot {
	w := &walker{d: d, n: n, value: n.Value, line: n.Line - 1, at: d.byteOf(n.Line-1, n.Column)}
	switch {
	case w.inBlock():
		w.block()
	case n.Style&quoted != 0:
		w.at++
	}
	w.mark()
	for w.read < len(w.value) && w.step() {
	}
	return w.spots
}

// inside gives the position of a byte offset within a scalar's text.
func (d *decoder) inside(n *yaml.Node, offset int) diag.Pos {
	return dossier.PosAt(n.Value, d.spots(n), min(offset, len(n.Value)))
}

// byteOf gives the offset in a line of the front matter at which a column
// begins.
func (d *decoder) byteOf(line, col int) int {
	if line < 0 || line >= len(d.lines) {
		return 0
	}
	for i := range d.lines[line] {
		if col--; col == 0 {
			return i
		}
	}
	return len(d.lines[line])
}

// walker goes through a scalar's text and the lines it was read from, side by
// side.
type walker struct {
	d      *decoder
	n      *yaml.Node
	value  string
	read   int // bytes of value
	line   int // of the front matter, from 0
	at     int // bytes of the line
	indent int // of a block scalar's text
	spots  []dossier.Spot
}

func (w *walker) raw() string {
	if w.line >= len(w.d.lines) {
		return ""
	}
	line := w.d.lines[w.line]
	return line[min(w.at, len(line)):]
}

// mark notes that the text goes on here.
func (w *walker) mark() {
	col := 1
	if w.line < len(w.d.lines) {
		line := w.d.lines[w.line]
		col += utf8.RuneCountInString(line[:min(w.at, len(line))])
	}
	pos := diag.Pos{File: w.d.file, Line: w.d.fence + w.line + 1, Col: col}
	w.spots = append(w.spots, dossier.Spot{Offset: w.read, Pos: pos})
}

// block goes to the first line of a block scalar that has words. Of those before it
// the text has the ends, and the blanks that are more than its indentation.
func (w *walker) block() {
	w.line++
	for w.line < len(w.d.lines) && strings.TrimSpace(w.d.lines[w.line]) == "" {
		if rest := strings.TrimLeft(w.value[w.read:], " \t"); strings.HasPrefix(rest, "\n") {
			w.read = len(w.value) - len(rest) + 1
		}
		w.line++
	}
	text := w.value[w.read:]
	w.indent = max(leading(w.raw0())-leading(text), 0)
	w.at = w.indent
}

func (w *walker) raw0() string {
	w.at = 0
	return w.raw()
}

func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// step takes one character of the text, or the end of a line, and reports
// whether text and lines still agree.
func (w *walker) step() bool {
	raw := w.raw()
	r, size := utf8.DecodeRuneInString(w.value[w.read:])
	switch {
	case (r == ' ' || r == '\n') && w.over(raw):
		return w.nextLine(r)
	case w.n.Style&yaml.DoubleQuotedStyle != 0 && raw == `\`:
		return w.nextWords()
	case w.n.Style&yaml.DoubleQuotedStyle != 0 && strings.HasPrefix(raw, `\`):
		w.read += size
		w.at += escapeLen(raw)
		w.mark()
		return true
	case w.n.Style&yaml.SingleQuotedStyle != 0 && strings.HasPrefix(raw, "''"):
		w.read++
		w.at += 2
		w.mark()
		return true
	}
	w.read += size
	w.at += size
	return strings.HasPrefix(raw, w.value[w.read-size:w.read])
}

// over reports whether a rest of a line is none of the text: the blanks at the end
// of a line are, but in a block.
func (w *walker) over(rest string) bool {
	return rest == "" || !w.inBlock() && strings.Trim(rest, " \t") == ""
}

func (w *walker) inBlock() bool { return w.n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// escapeLen gives the length of an escape of YAML.
func escapeLen(raw string) int {
	switch {
	case strings.HasPrefix(raw, `\x`):
		return 4
	case strings.HasPrefix(raw, `\u`):
		return 6
	case strings.HasPrefix(raw, `\U`):
		return 10
	}
	return 2
}

// nextLine goes over the end of a line, which the text has as r: as it stands
// in a literal text, else as one blank, or as a line feed for each empty line; in a
// folded text also for lines with more indentation.
func (w *walker) nextLine(r rune) bool {
	switch {
	case w.n.Style&yaml.LiteralStyle != 0:
		w.read++
		w.line, w.at = w.line+1, w.indent
		w.mark()
		return w.line < len(w.d.lines)
	case r == ' ':
		w.read++
	case w.n.Style&yaml.FoldedStyle != 0:
		for w.feed() {
		}
	}
	return w.nextWords()
}

// feed takes a line feed of the text, if one follows.
func (w *walker) feed() bool {
	if w.read == len(w.value) || w.value[w.read] != '\n' {
		return false
	}
	w.read++
	return true
}

// nextWords goes to the next line that is not empty, over a line feed for each that
// is.
func (w *walker) nextWords() bool {
	for w.line++; w.line < len(w.d.lines); w.line++ {
		if w.at = w.indent; !w.over(w.raw()) {
			break
		}
		w.feed()
	}
	if !w.inBlock() {
		raw := w.raw()
		w.at = len(raw) - len(strings.TrimLeft(raw, " \t"))
	}
	w.mark()
	return w.line < len(w.d.lines)
}
