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
	for i := plainUntil(text, 0); i < len(text); i = plainUntil(text, i) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			diags.Errorf(diag.At(file, []byte(text), i), "save the file as UTF-8", "a byte %#x that is not UTF-8", text[i])
			return "", false
		}
		if isControl(r) {
			diags.Errorf(diag.At(file, []byte(text), i), "remove the invisible character", "a control character %U", r)
			return "", false
		}
		i += size
	}
	return text, true
}

// plainUntil gives the offset, from one on, of the first byte that is none of the
// letters, digits and signs of ASCII, or the text's length.
func plainUntil(text string, from int) int {
	i := from
	for i+8 <= len(text) && allPlain(text[i:i+8]) {
		i += 8
	}
	for i < len(text) && ' ' <= text[i] && text[i] < 0x7f {
		i++
	}
	return i
}

// allPlain reports whether eight bytes are letters, digits and signs of ASCII.
// It looks at them as one number: the top bit of a byte is set by what is beyond
// ASCII, by taking a blank from what is less than one, and by adding one to what is
// DEL. Neither reaches into the next byte unless it is true of one.
func allPlain(s string) bool {
	const each, tops = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (x|(x-' '*each)|(x+each))&tops == 0
}

// controlIn gives the offset of the first control character in a text, -1 where
// there is none.
func controlIn(text string) int {
	for i := plainUntil(text, 0); i < len(text); i = plainUntil(text, i+1) {
		if isControl(rune(text[i])) {
			return i
		}
	}
	return -1
}

// isControl reports a character that has no place in a text: the controls of
// ASCII except tab and line feed.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r == 0x7f }

// isLineEnd reports a character that YAML or JavaScript take for the end of a
// line, and editors do not show as one.
func isLineEnd(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

// With the first byte of one of these every such character begins.
const lineEnd, separator = "\u0085", "\u2028"

// plainLines reports whether front matter is free of hidden ends of lines, by
// which all positions below would be false. line is the line of the opening
// fence.
func plainLines(file string, line int, lines []string, diags *diag.List) bool {
	for i, text := range lines {
		if strings.IndexByte(text, lineEnd[0]) < 0 && strings.IndexByte(text, separator[0]) < 0 {
			continue
		}
		if at := strings.IndexFunc(text, isLineEnd); at >= 0 {
			r, _ := utf8.DecodeRuneInString(text[at:])
			pos := diag.Pos{File: file, Line: line + i + 1, Col: 1 + utf8.RuneCountInString(text[:at])}
			diags.Errorf(pos, "remove the invisible character", "a hidden end of line %U", r)
			return false
		}
	}
	return true
}
