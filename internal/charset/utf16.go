package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"dossier/internal/diag"
)

// The names of UTF-16, as Text.Encoding gives them.
const (
	nameUTF16LE = "UTF-16LE"
	nameUTF16BE = "UTF-16BE"
)

// utf16Order gives the byte order of UTF-16 and the length of its byte order
// mark, nil where the bytes are none. Without a mark, UTF-16 is known by this:
// nearly every second byte is zero, and of the others hardly any.
func utf16Order(data []byte) (order binary.ByteOrder, bom int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return binary.BigEndian, 2
	}
	const looked = 1 << 16
	var zeros [2]int
	for i, c := range data[:min(len(data), looked)] {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := min(len(data), looked) / 2
	switch even, odd := zeros[0], zeros[1]; {
	case half < 2:
	case odd*4 > half*3 && even*20 < half:
		return binary.LittleEndian, 0
	case even*4 > half*3 && odd*20 < half:
		return binary.BigEndian, 0
	}
	return nil, 0
}

// decodeUTF16 reads UTF-16 whose byte order mark is off. Pairs must be whole,
// but for one that the end cuts off.
func decodeUTF16(data []byte, order binary.ByteOrder) (Text, error) {
	t := Text{Encoding: nameUTF16LE}
	if order == binary.BigEndian {
		t.Encoding = nameUTF16BE
	}
	var b strings.Builder
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 4 && high(order.Uint16(data)) {
			b.WriteRune('\uFFFD')
			t.CutShort = true
			break
		}
		r, size := rune(order.Uint16(data)), 2
		if high(uint16(r)) {
			r, size = utf16.DecodeRune(r, rune(order.Uint16(data[2:]))), 4
		}
		if r == 0 || utf16.IsSurrogate(r) || size == 4 && r == '\uFFFD' {
			p := diag.At("", []byte(b.String()), b.Len())
			return Text{}, &Error{Message: "the capture begins as text in UTF-16, but is none", Hint: "open it in a text editor and save it as UTF-8", Line: p.Line, Col: p.Col}
		}
		b.WriteRune(r)
		data = data[size:]
	}
	t.Text = b.String()
	return t, nil
}

// high reports whether u is the first half of a pair.
func high(u uint16) bool { return u&0xFC00 == 0xD800 }
