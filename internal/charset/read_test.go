package charset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"dossier/internal/diag"
)

func encode16(s string, order binary.AppendByteOrder, bom bool) []byte {
	var data []byte
	if bom {
		data = order.AppendUint16(data, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		data = order.AppendUint16(data, u)
	}
	return data
}

func bytesIn(t *testing.T, m *charmap.Charmap, s string) string {
	t.Helper()
	data, err := m.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead(t *testing.T) {
	shiftJIS, err := japanese.ShiftJIS.NewEncoder().String("東京で会議")
	if err != nil {
		t.Fatal(err)
	}
	le, be := binary.LittleEndian, binary.BigEndian
	for _, c := range []struct {
		name, data string
		options    Options
		want       Text
	}{
		{"ascii", "one\ntwo\n", Options{}, Text{Text: "one\ntwo\n", Encoding: "UTF-8"}},
		{"utf-8", "déjà\n", Options{}, Text{Text: "déjà\n", Encoding: "UTF-8"}},
		{"byte order mark", "\uFEFFdéjà", Options{}, Text{Text: "déjà", Encoding: "UTF-8"}},
		{"line ends", "a\r\nb\rc\n", Options{}, Text{Text: "a\nb\nc\n", Encoding: "UTF-8"}},
		{"cut short", "déjà\xC3", Options{}, Text{Text: "déjà\uFFFD", Encoding: "UTF-8", CutShort: true}},
		{"cut short after ASCII is a letter", "deja\xC3", Options{NoRepair: true}, Text{Text: "dejaÃ", Encoding: "windows-1252", Lines: []int{1}}},
		{"windows", "one\r\nd\xE9j\xE0 \x97 \x80\r\nthree", Options{}, Text{Text: "one\ndéjà — €\nthree", Encoding: "windows-1252", Lines: []int{2}}},
		{"undefined bytes", strings.Repeat("d\xE9j\xE0 vu ", 20) + "\x81\x8D\x8F\x90\x9D", Options{NoRepair: true}, Text{Text: strings.Repeat("déjà vu ", 20) + "\u0081\u008d\u008f\u0090\u009d", Encoding: "windows-1252", Lines: []int{1}}},
		{"mixed lines", "déjà\nd\xE9j\xE0\n", Options{}, Text{Text: "déjà\ndéjà\n", Encoding: "UTF-8 with lines in windows-1252", Lines: []int{2}}},
		{"mixed line", "déjà, l’été, d\xE9j\xE0\n", Options{}, Text{Text: "déjà, l’été, déjà\n", Encoding: "UTF-8 with lines in windows-1252", Lines: []int{1}}},
		{"utf-16le", string(encode16("déjà 😀\r\nb", le, true)), Options{}, Text{Text: "déjà 😀\nb", Encoding: "UTF-16LE"}},
		{"utf-16be", string(encode16("déjà 😀", be, true)), Options{}, Text{Text: "déjà 😀", Encoding: "UTF-16BE"}},
		{"utf-16le, no mark", string(encode16("one two\nthree", le, false)), Options{}, Text{Text: "one two\nthree", Encoding: "UTF-16LE"}},
		{"utf-16be, no mark", string(encode16("one two\nthree", be, false)), Options{}, Text{Text: "one two\nthree", Encoding: "UTF-16BE"}},
		{"utf-16, cut short", string(encode16("one two", le, true)) + "x", Options{}, Text{Text: "one two\uFFFD", Encoding: "UTF-16LE", CutShort: true}},
		{"utf-16, cut within a pair", string(encode16("one two", le, true)) + "\x3D\xD8", Options{}, Text{Text: "one two\uFFFD", Encoding: "UTF-16LE", CutShort: true}},
		{"declared", bytesIn(t, charmap.ISO8859_15, "50 €, cœur"), Options{Declared: "ISO-8859-15"}, Text{Text: "50 €, cœur", Encoding: "iso-8859-15"}},
		{"declared, Cyrillic", bytesIn(t, charmap.Windows1251, "Привет, мир"), Options{Declared: "cp1251"}, Text{Text: "Привет, мир", Encoding: "windows-1251"}},
		{"declared, Japanese", shiftJIS, Options{Declared: "Shift_JIS"}, Text{Text: "東京で会議", Encoding: "shift_jis"}},
		{"declared wrongly", "déjà", Options{Declared: "iso-8859-1"}, Text{Text: "déjà", Encoding: "UTF-8"}},
		{"declared, most lines are not", "déjà\nété\nd\xE9j\xE0\n", Options{Declared: "iso-8859-15"}, Text{Text: "déjà\nété\ndéjà\n", Encoding: "UTF-8 with lines in windows-1252", Lines: []int{3}}},
		{"declared, but does not fit", "d\xE9j\xE0 vu\n", Options{Declared: "shift_jis"}, Text{Text: "déjà vu\n", Encoding: "windows-1252", Lines: []int{1}}},
		{"declared latin-1", "d\xE9j\xE0 \x80\n", Options{Declared: "iso-8859-1"}, Text{Text: "déjà €\n", Encoding: "windows-1252", Lines: []int{1}}},
		{"declared as nothing known", "d\xE9j\xE0\n", Options{Declared: "klingon"}, Text{Text: "déjà\n", Encoding: "windows-1252", Lines: []int{1}}},
		{"named", bytesIn(t, charmap.Macintosh, "déjà"), Options{Encoding: "macintosh"}, Text{Text: "déjà", Encoding: "macintosh"}},
		{"named, IANA", bytesIn(t, charmap.CodePage850, "déjà"), Options{Encoding: "cp850"}, Text{Text: "déjà", Encoding: "ibm850"}},
		{"named, against the bytes", "déjà", Options{Encoding: "windows-1252", NoRepair: true}, Text{Text: "dÃ©jÃ\u00a0", Encoding: "windows-1252"}},
		{"named, utf-16", string(encode16("Αθήνα", le, false)), Options{Encoding: "UTF-16LE"}, Text{Text: "Αθήνα", Encoding: "UTF-16LE"}},
		{"named utf-8", "\uFEFFdéjà", Options{Encoding: "utf8"}, Text{Text: "déjà", Encoding: "UTF-8"}},
		{"a mark that was misread", "ï»¿dÃ©jÃ\u00a0 vu", Options{}, Text{Text: "déjà vu", Encoding: "UTF-8", Repairs: []Repair{{1, 1, "ï»¿dÃ©jÃ\u00a0", "\uFEFFdéjà", 1}}}},
		{"no repair", "dÃ©jÃ\u00a0", Options{NoRepair: true}, Text{Text: "dÃ©jÃ\u00a0", Encoding: "UTF-8"}},
	} {
		got, err := Read([]byte(c.data), c.options)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	zip := "PK\x03\x04\x14\x00\x06\x00"
	for _, c := range []struct {
		name, data string
		options    Options
		want       Error
	}{
		{"empty", "", Options{}, Error{Message: "the capture is empty", Hint: hintAgain}},
		{"blank", " \n\t\r\n", Options{}, Error{Message: "the capture holds only white space", Hint: hintAgain}},
		{"a mark alone", "\uFEFF", Options{}, Error{Message: "the capture holds only white space", Hint: hintAgain}},
		{"marks alone", "\uFEFF\uFEFF", Options{}, Error{Message: "the capture holds only white space", Hint: hintAgain}},
		{"a mark that was misread, alone", "ï»¿\n", Options{}, Error{Message: "the capture holds only white space", Hint: hintAgain}},
		{"utf-16 without text", "\xFF\xFE", Options{}, Error{Message: "the capture holds only white space", Hint: hintAgain}},
		{"utf-16 that is none", "\xFF\xFEa\x00\x00\xDCb\x00", Options{}, Error{Message: "the capture begins as text in UTF-16, but is none", Hint: "open it in a text editor and save it as UTF-8", Line: 1, Col: 2}},
		{"utf-16 with half a pair", "0\xDD", Options{Encoding: "utf16"}, Error{Message: "the capture begins as text in UTF-16, but is none", Hint: "open it in a text editor and save it as UTF-8", Line: 1, Col: 1}},
		{"utf-16 of nothing known", "\xFF\xFE" + strings.Repeat("\x78\x03\x79\x03", 9), Options{}, Error{Message: "the capture is not text in UTF-16LE", Hint: hintUTF8}},
		{"binary", "a\x00\x01\x02b\x00\x00c", Options{}, Error{Message: "the capture is a binary file: it holds NUL bytes", Hint: hintUTF8}},
		{"a stray zero", "one\ndéjà\x00 two, three, four, five, six\n", Options{}, Error{Message: "the capture holds a NUL byte", Hint: "remove it in a text editor, or " + hintUTF8, Line: 2, Col: 5}},
		{"controls", "\x01\x02\x03\x04abc", Options{}, Error{Message: "the capture is not text in UTF-8 or Windows-1252", Hint: hintUTF8}},
		{"pdf", "%PDF-1.7\n", Options{}, Error{Message: "the capture is a PDF", Hint: "open it and save or copy its text"}},
		{"png", "\x89PNG\r\n\x1A\n", Options{}, Error{Message: "the capture is a PNG picture", Hint: hintPicture}},
		{"jpeg", "\xFF\xD8\xFF\xE0", Options{}, Error{Message: "the capture is a JPEG picture", Hint: hintPicture}},
		{"docx", zip + "[Content_Types].xml word/document.xml", Options{}, Error{Message: "the capture is a Word document", Hint: hintOpen}},
		{"xlsx", zip + "[Content_Types].xml xl/", Options{}, Error{Message: "the capture is an Office document", Hint: hintOpen}},
		{"zip", zip + "a.txt", Options{}, Error{Message: "the capture is a ZIP archive", Hint: hintUnpack}},
		{"gzip", "\x1F\x8B\x08", Options{}, Error{Message: "the capture is packed with gzip", Hint: hintUnpack}},
		{"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Options{}, Error{Message: "the capture is an old Word or Office document", Hint: hintOpen}},
		{"doc under a name", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Options{Encoding: "utf-8"}, Error{Message: "the capture is an old Word or Office document", Hint: hintOpen}},
		{"large", strings.Repeat("a", MaxSize+1), Options{}, Error{Message: "the capture is larger than 16 MB", Hint: "split the capture into several files"}},
		{"large page", "\n<html>" + strings.Repeat("a", 100<<20), Options{}, Error{Message: "the page is larger than 16 MB", Hint: "save it without pictures (“HTML only”), or copy the article's text"}},
		{"label", "a", Options{Encoding: "windows-1251x"}, Error{Message: `unknown encoding "windows-1251x"`, Hint: `did you mean "windows-1251"?`}},
		{"strange label", "a", Options{Encoding: "klingonese-plain"}, Error{Message: `unknown encoding "klingonese-plain"`, Hint: "name one such as utf-8, windows-1252, iso-8859-15, macintosh or utf-16le"}},
		{"not utf-8", "déjà\nab\xE9 c", Options{Encoding: "utf-8"}, Error{Message: "the capture is not text in UTF-8", Hint: "leave the encoding open, and the bytes decide", Line: 2, Col: 3}},
		{"not greek", "\xC1\n\xE1\xFF", Options{Encoding: "iso-8859-7"}, Error{Message: "the capture is not text in iso-8859-7", Hint: "leave the encoding open, and the bytes decide", Line: 2, Col: 2}},
	} {
		_, err := Read([]byte(c.data), c.options)
		var got *Error
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, err, c.want)
		}
	}
}

func TestErrorsAreDiagnostics(t *testing.T) {
	_, err := Read([]byte("one\ndéjà\x00 two, three, four, five, six\n"), Options{})
	var e *Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	var diags diag.List
	e.Add("seeds/a.txt", &diags)
	want := "seeds/a.txt:2:5: error: the capture holds a NUL byte\n  hint: remove it in a text editor, or save the article as plain text in UTF-8"
	if len(diags) != 1 || diags[0].String() != want {
		t.Errorf("%v", diags)
	}
}

// The bytes that Windows-1252 leaves undefined come back.
func TestEveryByteComesBack(t *testing.T) {
	for c := range 256 {
		if b := windowsCodec.byteOf(windows[c]); c >= 0x80 && b != byte(c) {
			t.Errorf("byte %#x becomes %q, then %#x", c, windows[c], b)
		}
	}
}

// Every label that may be suggested is known.
func TestLabelsAreKnown(t *testing.T) {
	for _, label := range labels {
		if _, _, ok := find(label); !ok {
			t.Errorf("%q is not known", label)
		}
	}
	for label, other := range spellings {
		if _, _, ok := find(label); !ok || label == other {
			t.Errorf("%q for %q is not known", label, other)
		}
	}
	if !slices.IsSortedFunc(kinds[8:13], func(a, b kind) int { return bytes.Compare([]byte(a.magic), []byte(b.magic)) }) {
		t.Error("the archives do not stand together")
	}
}
