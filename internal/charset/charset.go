// Package charset turns the bytes of a capture into text, and says how.
//
// Read decides by the bytes, in this order:
//
//   - A byte order mark: UTF-8, UTF-16LE or UTF-16BE. UTF-16 without one is
//     known by its zero bytes.
//   - Bytes that are UTF-8 from beginning to end are UTF-8. A last character
//     that is cut off becomes U+FFFD.
//   - The character set that the document declares, if all bytes have a meaning
//     in it.
//   - Otherwise each line is read by itself: as UTF-8, or where it is none as
//     Windows-1252. Captures are pasted together, and mix the two.
//
// What is no text at all is refused with a message and a hint: an empty file, a
// picture, a PDF, an archive.
//
// Then Mend undoes an earlier misreading: UTF-8 that a program once read as
// Windows-1252 shows É as Ã‰ and ’ as â€™. Each repair is told, with its place.
// Good text is never touched: see mend.go for the rules.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
)

// MaxSize is the size in bytes of the largest capture that is read.
const MaxSize = 16 << 20

// Options are what is known of a capture beside its bytes.
type Options struct {
	Encoding string // a label such as "windows-1252" or "utf-16le" that overrides everything; "": the bytes decide
	Declared string // the label that the document gives for itself; heeded where the bytes are not UTF-8
	NoRepair bool   // leave misread characters as they are
}

// Text is a capture as text. Lines end in LF, a byte order mark is gone, and
// nothing else has changed but what the other fields tell.
type Text struct {
	Text     string
	Encoding string // what the bytes were read as, "UTF-8" or "UTF-8 with lines in windows-1252"
	Lines    []int  // those that were not UTF-8 and were read as Windows-1252, from 1, where bytes were read line by line
	CutShort bool   // the last character was incomplete and became U+FFFD
	Repairs  []Repair
}

// Error says why bytes are no text, and what to do about it. Line and Col are
// zero where it is about the file as a whole.
type Error struct {
	Message, Hint string
	Line, Col     int // in characters from 1
}

func (e *Error) Error() string { return e.Message }

// Add adds the error to a list of diagnostics, as one about the file.
func (e *Error) Add(file string, diags *diag.List) {
	diags.Errorf(diag.Pos{File: file, Line: e.Line, Col: e.Col}, e.Hint, "%s", e.Message)
}

// The hints that several errors share.
const (
	hintAgain = "capture the article again, or remove the file"
	hintUTF8  = "save the article as plain text in UTF-8"
)

// Read reads a capture. Its errors are of type *Error.
func Read(data []byte, o Options) (Text, error) {
	t, err := decode(data, o)
	if err != nil {
		return Text{}, err
	}
	t.Text = strings.TrimLeft(newlines.Replace(t.Text), byteOrderMark)
	if err := check(t.Text, t.Encoding); err != nil {
		return Text{}, err
	}
	if !o.NoRepair {
		t.Text, t.Repairs = Mend(t.Text)
		t.Text = strings.TrimLeft(t.Text, byteOrderMark) // one that had been misread
		if err := written(t.Text); err != nil {
			return Text{}, err
		}
	}
	return t, nil
}

const byteOrderMark = "\uFEFF"

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// decode reads the bytes as characters.
func decode(data []byte, o Options) (Text, error) {
	if err := refuse(data); err != nil {
		return Text{}, err
	}
	if o.Encoding != "" {
		return decodeAs(data, o.Encoding)
	}
	if order, bom := utf16Order(data); order != nil {
		return decodeUTF16(data[bom:], order)
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return Text{}, zeros(data, at)
	}
	if utf8.Valid(data) {
		return Text{Text: string(data), Encoding: nameUTF8}, nil
	}
	if cut := incomplete(data); cut > 0 && utf8.Valid(data[:cut]) && !ascii(data[:cut]) {
		return Text{Text: string(data[:cut]) + "\uFFFD", Encoding: nameUTF8, CutShort: true}, nil
	}
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	if t, ok := decodeDeclared(data, o.Declared); ok {
		return t, nil
	}
	return decodeLines(data), nil
}

// refuse says why bytes are no text, where a look at them is enough.
func refuse(data []byte) error {
	switch {
	case len(data) == 0:
		return &Error{Message: "the capture is empty", Hint: hintAgain}
	case kindOf(data) != nil:
		k := kindOf(data)
		return &Error{Message: "the capture is " + k.name, Hint: k.hint}
	case len(data) > MaxSize && markup(data):
		return &Error{Message: fmt.Sprintf("the page is larger than %d MB", MaxSize>>20), Hint: "save it without pictures (“HTML only”), or copy the article's text"}
	case len(data) > MaxSize:
		return &Error{Message: fmt.Sprintf("the capture is larger than %d MB", MaxSize>>20), Hint: "split the capture into several files"}
	}
	return nil
}

// zeros tells a file of zero bytes from a text with a stray one, the first at at.
func zeros(data []byte, at int) error {
	const stray = 2
	if n := bytes.Count(data, []byte{0}); n > stray || n*20 > len(data) {
		return &Error{Message: "the capture is a binary file: it holds NUL bytes", Hint: hintUTF8}
	}
	p := diag.At("", data, at)
	return &Error{Message: "the capture holds a NUL byte", Hint: "remove it in a text editor, or " + hintUTF8, Line: p.Line, Col: p.Col}
}

// written refuses a text in which nothing is written.
func written(text string) error {
	if strings.TrimSpace(text) == "" {
		return &Error{Message: "the capture holds only white space", Hint: hintAgain}
	}
	return nil
}

// check refuses what has been read but is no text.
func check(text, encoding string) error {
	if err := written(text); err != nil {
		return err
	}
	strange, n := 0, 0
	for _, r := range text {
		n++
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unassigned(r) {
			strange++
		}
	}
	const tolerated = 3 // stray signs in a text that is one; C1 comes from Windows-1252's five undefined bytes
	if strange > tolerated && strange*20 > n {
		if strings.HasPrefix(encoding, nameUTF8) || encoding == nameWindows {
			encoding = "UTF-8 or Windows-1252"
		}
		return &Error{Message: "the capture is not text in " + encoding, Hint: hintUTF8}
	}
	return nil
}

// unassigned reports whether Unicode knows no such character.
func unassigned(r rune) bool {
	return r > unicode.MaxLatin1 && !unicode.IsGraphic(r) && !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}
