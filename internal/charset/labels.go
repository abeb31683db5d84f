package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"dossier/internal/diag"
)

// Names of encodings, as Text.Encoding gives them.
const (
	nameUTF8    = "UTF-8"
	nameWindows = "windows-1252"
	nameMixed   = "UTF-8 with lines in windows-1252"
)

// labels are the encodings to suggest: those of the WHATWG's standard, and the
// code pages of DOS.
var labels = []string{
	"utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
	"windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2",
	"iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10", "iso-8859-13",
	"iso-8859-14", "iso-8859-15", "iso-8859-16", "macintosh", "x-mac-cyrillic", "koi8-r", "koi8-u", "ibm866", "ibm850", "ibm437",
	"shift_jis", "euc-jp", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-kr",
}

// spellings are labels that editors write and no standard knows.
var spellings = map[string]string{
	"utf16": "utf-16le", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be", "utf16le": "utf-16le", "utf16be": "utf-16be",
	"latin-1": "latin1", "latin-9": "iso-8859-15", "latin9": "iso-8859-15", "ansi": "windows-1252", "cp-1252": "windows-1252", "windows1252": "windows-1252",
	"macroman": "macintosh", "mac-roman": "macintosh", "mac-os-roman": "macintosh", "cp850": "ibm850", "cp437": "ibm437",
}

// find gives the encoding that a label means, and its name.
func find(label string) (enc encoding.Encoding, name string, ok bool) {
	label = strings.ToLower(strings.TrimSpace(label))
	if other, ok := spellings[label]; ok {
		label = other
	}
	if enc, err := htmlindex.Get(label); err == nil {
		name, err := htmlindex.Name(enc)
		if err != nil {
			name = label
		}
		return enc, name, name != "replacement" && name != "x-user-defined"
	}
	if enc, err := ianaindex.IANA.Encoding(label); err == nil && enc != nil {
		return enc, label, true
	}
	return nil, "", false
}

// decodeAs reads all bytes in the encoding that an editor named.
func decodeAs(data []byte, label string) (Text, error) {
	enc, name, ok := find(label)
	if !ok {
		return Text{}, &Error{Message: "unknown encoding \"" + label + "\"", Hint: suggest(label)}
	}
	switch name {
	case "utf-16le":
		return decodeUTF16(bytes.TrimPrefix(data, []byte{0xFF, 0xFE}), binary.LittleEndian)
	case "utf-16be":
		return decodeUTF16(bytes.TrimPrefix(data, []byte{0xFE, 0xFF}), binary.BigEndian)
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return Text{}, zeros(data, at)
	}
	if name == "utf-8" {
		return decodeUTF8(bytes.TrimPrefix(data, []byte(byteOrderMark)))
	}
	text, ok := decodeWhole(data, enc)
	if !ok {
		p := diag.At("", []byte(text), strings.IndexRune(text, utf8.RuneError))
		return Text{}, &Error{Message: "the capture is not text in " + name, Hint: "leave the encoding open, and the bytes decide", Line: p.Line, Col: p.Col}
	}
	return Text{Text: text, Encoding: name}, nil
}

// decodeUTF8 reads UTF-8 that must be sound, but for a character that the end
// cuts off.
func decodeUTF8(data []byte) (Text, error) {
	if utf8.Valid(data) {
		return Text{Text: string(data), Encoding: nameUTF8}, nil
	}
	if cut := incomplete(data); cut > 0 && utf8.Valid(data[:cut]) {
		return Text{Text: string(data[:cut]) + "\uFFFD", Encoding: nameUTF8, CutShort: true}, nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	p := diag.At("", data, at)
	return Text{}, &Error{Message: "the capture is not text in UTF-8", Hint: "leave the encoding open, and the bytes decide", Line: p.Line, Col: p.Col}
}

// suggest names the encoding most like a label.
func suggest(label string) string {
	if hint := diag.Suggest(label, labels); hint != "" {
		return hint
	}
	return "name one such as utf-8, windows-1252, iso-8859-15, macintosh or utf-16le"
}

// decodeDeclared reads bytes that are not UTF-8 in the character set that the
// document declares, if each has a meaning there. A declaration of UTF-8 is
// known to be wrong, one of Windows-1252 or Latin-1 is what decodeLines does,
// and where most lines are UTF-8, another is wrong too.
func decodeDeclared(data []byte, label string) (Text, bool) {
	enc, name, ok := find(label)
	if !ok || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == nameWindows {
		return Text{}, false
	}
	good, bad := 0, 0
	for line := range bytes.Lines(data) {
		switch {
		case !utf8.Valid(line):
			bad++
		case !ascii(line):
			good++
		}
	}
	if good > bad {
		return Text{}, false
	}
	text, ok := decodeWhole(data, enc)
	return Text{Text: text, Encoding: name}, ok
}

// decodeWhole decodes all bytes, and tells whether each had a meaning.
func decodeWhole(data []byte, enc encoding.Encoding) (string, bool) {
	if enc == charmap.Windows1252 {
		runes := make([]rune, len(data))
		for i, c := range data {
			runes[i] = windows[c]
		}
		return string(runes), true
	}
	text, err := enc.NewDecoder().Bytes(data)
	return string(text), err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}
