package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

func ascii(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// incomplete gives the offset of the beginning of a UTF-8 sequence that the
// end of data cuts off, or 0.
func incomplete(data []byte) int {
	for i := len(data) - 1; i >= max(0, len(data)-utf8.UTFMax+1); i-- {
		if utf8.RuneStart(data[i]) {
			if data[i] >= 0xC2 && !utf8.FullRune(data[i:]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// decodeLines reads each line that is UTF-8 as such, and the others as
// Windows-1252.
func decodeLines(data []byte) Text {
	t := Text{Encoding: nameWindows}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if utf8.Valid(line) {
			b.Write(line)
			if !ascii(line) {
				t.Encoding = nameMixed
			}
			continue
		}
		t.Lines = append(t.Lines, n)
		if decodeLine(&b, line) {
			t.Encoding = nameMixed
		}
	}
	t.Text = b.String()
	return t
}

// decodeLine reads a line that is not UTF-8 as Windows-1252. Where more of its
// characters are UTF-8 than are not, only the others are read so: two sources
// were pasted into one line. It tells whether there were such.
func decodeLine(b *strings.Builder, line []byte) (mixed bool) {
	good, bad := 0, 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	for i := 0; i < len(line); {
		if _, size := utf8.DecodeRune(line[i:]); size > 1 && good > bad {
			b.Write(line[i : i+size])
			i += size
			continue
		}
		b.WriteRune(windows[line[i]])
		i++
	}
	return good > bad
}

// windows are the characters of Windows-1252 by their bytes. The five that it
// leaves undefined are the control characters of Latin-1, as browsers have it.
var windows = func() (table [256]rune) {
	for i := range table {
		table[i] = charmap.Windows1252.DecodeByte(byte(i))
		if table[i] == utf8.RuneError {
			table[i] = rune(i)
		}
	}
	return table
}()
