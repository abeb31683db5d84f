package seed

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"dossier/internal/diag"
)

// MaxSize is the size in bytes of the largest capture that is read.
const MaxSize = 16 << 20

var byteOrderMark = []byte("\uFEFF")

// decoded is a capture as text: lines end in LF, and nothing else has changed.
type decoded struct {
	text     string
	lines    []int // those that were not UTF-8 and were read as Windows-1252, from 1
	cutShort bool  // the last character was incomplete and became U+FFFD
}

// decode reads a capture's bytes as UTF-8, and the lines that are not UTF-8 as
// Windows-1252. The error that it may add to diags says why there is no text.
func decode(name string, data []byte, diags *diag.List) (d decoded, ok bool) {
	pos := diag.Pos{File: name}
	data = bytes.TrimPrefix(data, byteOrderMark)
	switch {
	case len(data) > MaxSize:
		diags.Errorf(pos, "split the capture into several files", "the capture is larger than %d MB", MaxSize>>20)
	case len(data) == 0:
		diags.Errorf(pos, "capture the article again, or remove the file", "the capture is empty")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		diags.Errorf(pos, "open it in a text editor and save it as UTF-8", "the capture is written in UTF-16")
	case bytes.IndexByte(data, 0) >= 0:
		diags.Errorf(diag.At(name, data, bytes.IndexByte(data, 0)), "save the article as plain text in UTF-8", "the capture is a binary file: it holds NUL bytes")
	default:
		d.read(data)
		ok = d.check(pos, diags)
	}
	return d, ok
}

// check refuses what has been read but is no text.
func (d *decoded) check(pos diag.Pos, diags *diag.List) bool {
	if strings.TrimSpace(d.text) == "" {
		diags.Errorf(pos, "capture the article again, or remove the file", "the capture holds only white space")
		return false
	}
	controls, n := 0, 0
	for _, r := range d.text {
		n++
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			controls++
		}
	}
	const tolerated = 3 // stray signs in a text that is one; C1 comes from Windows-1252's five undefined bytes
	if controls > tolerated && controls*20 > n {
		diags.Errorf(pos, "save the article as plain text in UTF-8", "the capture is not text in UTF-8 or Windows-1252")
		return false
	}
	return true
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (d *decoded) read(data []byte) {
	if utf8.Valid(data) {
		d.text = newlines.Replace(string(data))
		return
	}
	if cut := incomplete(data); cut > 0 && utf8.Valid(data[:cut]) && !ascii(data[:cut]) {
		d.cutShort = true
		d.text = newlines.Replace(string(data[:cut]) + "\uFFFD")
		return
	}
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	var b strings.Builder
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if utf8.Valid(line) {
			b.Write(line)
			continue
		}
		d.lines = append(d.lines, n)
		decodeLine(&b, line)
	}
	d.text = b.String()
}

func ascii(data []byte) bool {
	return bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
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

// decodeLine reads a line that is not UTF-8 as Windows-1252. Where more of its
// characters are UTF-8 than are not, only the others are read so: two sources
// were pasted into one line.
func decodeLine(b *strings.Builder, line []byte) {
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
		b.WriteRune(fromByte(line[i]))
		i++
	}
}

// fromByte reads a byte of Windows-1252. The five bytes it leaves undefined
// are the control characters of Latin-1, as browsers have it.
func fromByte(c byte) rune {
	if r := charmap.Windows1252.DecodeByte(c); r != utf8.RuneError {
		return r
	}
	return rune(c)
}

// toByte is the inverse of fromByte. Latin-1's other control characters are
// bytes too: text may have gone through Latin-1 instead.
func toByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
