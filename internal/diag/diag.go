// Package diag holds what the program tells an editor about the content: a
// position in a file, what is wrong there, and what to do about it.
//
// Mistakes in content are values of this package; Go errors are kept for I/O
// and for bugs. A diagnostic prints as
//
//	content/events/coup.md:14:9: error: unknown actor "sanogo-a"
//	  hint: did you mean "sanogo"?
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pos is a place in a file of the dossier. File is slash-separated and
// relative to the dossier's folder. Line and Col count from 1; Col counts
// characters (runes), not bytes. Line 0 means the file as a whole.
type Pos struct {
	File      string
	Line, Col int
}

// String gives "file:line:col", leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// At gives the position of the byte offset in src, a file's whole text. An
// offset past the end gives the end.
func At(file string, src []byte, offset int) Pos {
	before := src[:min(max(offset, 0), len(src))]
	line := 1 + strings.Count(string(before), "\n")
	start := strings.LastIndexByte(string(before), '\n') + 1
	return Pos{File: file, Line: line, Col: 1 + utf8.RuneCount(before[start:])}
}

// Severity tells whether a diagnostic stops a build.
type Severity uint8

// The severities, from the gravest.
const (
	Error   Severity = iota // the site is not published
	Warning                 // the site is published; an editor should look
	Note                    // worth knowing
)

var severityNames = [...]string{"error", "warning", "note"}

func (s Severity) String() string { return severityNames[s] }

// Diagnostic is one message about the content. Message and Hint are lower
// case, without a full stop; Hint may be empty or hold several lines.
type Diagnostic struct {
	Severity Severity
	Pos      Pos
	Message  string
	Hint     string
}

// String gives the message on one line and the hint on indented lines below.
func (d Diagnostic) String() string {
	var b strings.Builder
	d.writeMessage(&b)
	d.writeHint(&b)
	return Plain(b.String())
}

// writeMessage leaves out the position of a message that has none.
func (d Diagnostic) writeMessage(b *strings.Builder) {
	if d.Pos != (Pos{}) {
		b.WriteString(d.Pos.String() + ": ")
	}
	b.WriteString(d.Severity.String() + ": " + d.Message)
}

func (d Diagnostic) writeHint(b *strings.Builder) {
	if d.Hint == "" {
		return
	}
	for i, line := range strings.Split(d.Hint, "\n") {
		if i == 0 {
			b.WriteString("\n  hint: " + line)
		} else {
			b.WriteString("\n        " + line)
		}
	}
}

// Excerpt gives the message as String does, with the source line and a caret
// under the column between message and hint. src is the text of the file; where
// it does not reach the line, the excerpt is left out.
func (d Diagnostic) Excerpt(src string) string {
	var b strings.Builder
	d.writeMessage(&b)
	if line, ok := lineOf(src, d.Pos.Line); ok && d.Pos.Col > 0 {
		shown, caret := window(line, d.Pos.Col)
		gutter := fmt.Sprintf("  %5d | ", d.Pos.Line)
		blank := strings.Repeat(" ", len(gutter)-2) + "| "
		fmt.Fprintf(&b, "\n%s%s\n%s%s^", gutter, shown, blank, strings.Repeat(" ", caret))
	}
	d.writeHint(&b)
	return Plain(b.String())
}

// Plain gives a text as a terminal may show it: words of a capture, or the name
// of a file, move no cursor and turn no line around. A control character becomes
// a blank, one that tells a direction (Unicode Standard Annex 9, 2.1 to 2.5) the
// mark of what cannot be shown. Ends of lines stay.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return printable(r)
	}, s)
}

// lineOf gives line n of src, counted from 1.
func lineOf(src string, n int) (string, bool) {
	if n < 1 {
		return "", false
	}
	for ; n > 1; n-- {
		_, rest, ok := strings.Cut(src, "\n")
		if !ok {
			return "", false
		}
		src = rest
	}
	line, _, _ := strings.Cut(src, "\n")
	return strings.TrimSuffix(line, "\r"), true
}

// window cuts a long line around column col, so that an excerpt fits a
// terminal, and gives the caret's offset in what is left, in cells of the
// terminal. A tab or another control character, which could move the cursor,
// is shown as a blank.
func window(line string, col int) (shown string, caret int) {
	const before, width = 40, 96
	runes := []rune(strings.Map(printable, line))
	col = min(col-1, len(runes))
	from := 0
	if len(runes) > width && col > before {
		from = col - before
	}
	to := min(from+width, len(runes))
	shown = string(runes[from:to])
	for _, r := range runes[from:col] {
		caret += cells(r)
	}
	if from > 0 {
		shown, caret = "…"+shown, caret+1
	}
	if to < len(runes) {
		shown += "…"
	}
	return shown, caret
}

func printable(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}

// cells tells how many cells of a terminal a character takes, as far as most
// terminals agree: none for marks and characters without width, two for those
// of East Asia and for pictures.
func cells(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana),
		'\u3000' <= r && r <= '\u303e', '\uff01' <= r && r <= '\uff60', '\U0001f300' <= r && r <= '\U0001faff':
		return 2
	}
	return 1
}

// List is a collection of diagnostics. The zero value is empty and ready.
type List []Diagnostic

// Errorf adds an error at pos. The hint may be empty.
func (l *List) Errorf(pos Pos, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Error, pos, fmt.Sprintf(format, args...), hint})
}

// Warnf adds a warning at pos. The hint may be empty.
func (l *List) Warnf(pos Pos, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Warning, pos, fmt.Sprintf(format, args...), hint})
}

// Notef adds a note at pos. The hint may be empty.
func (l *List) Notef(pos Pos, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Note, pos, fmt.Sprintf(format, args...), hint})
}

// Sort orders the list by position, then severity, then text, and drops
// repetitions, so that the same mistakes always print the same way.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
	})
	*l = slices.Compact(*l)
}

// Count tells how many diagnostics of a severity the list holds.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Failed reports whether the list holds an error.
func (l List) Failed() bool { return l.Count(Error) > 0 }
