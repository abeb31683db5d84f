package matter

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// decoded gives a file's text: UTF-8 without a byte order mark, its lines
// ending in LF. A file that is something else is refused, for what it would be
// taken for is a guess.
func decoded(file, raw string, diags *diag.List) (text string, ok bool) {
	text = strings.TrimPrefix(raw, "\ufeff")
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "save it as UTF-8", "the file is UTF-16")
		return "", false
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") {
			diags.Errorf(diag.At(file, []byte(text), i), "save the file as UTF-8", "a byte %#x that is not UTF-8", text[i])
			return "", false
		}
		if isControl(r) {
			diags.Errorf(diag.At(file, []byte(text), i), "remove the invisible character", "a control character %U", r)
			return "", false
		}
	}
	return text, true
}

// isControl reports a character that has no place in a text: the controls of
// ASCII except tab and line feed.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r == 0x7f }

// isLineEnd reports a character that YAML or JavaScript take for the end of a
// line, and editors do not show as one.
func isLineEnd(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

// plainLines reports whether front matter is free of hidden ends of lines, by
// which all positions below would be false. line is the line of the opening
// fence.
func plainLines(file string, line int, lines []string, diags *diag.List) bool {
	for i, text := range lines {
		if at := strings.IndexFunc(text, isLineEnd); at >= 0 {
			r, _ := utf8.DecodeRuneInString(text[at:])
			pos := diag.Pos{File: file, Line: line + i + 1, Col: 1 + utf8.RuneCountInString(text[:at])}
			diags.Errorf(pos, "remove the invisible character", "a hidden end of line %U", r)
			return false
		}
	}
	return true
}
