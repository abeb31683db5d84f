// Package bibliography writes sources for reference managers: as CSL-JSON, for
// biblatex, and as RIS.
//
// A field that the source does not state is left out; no name, outlet or date
// is made up. A title that is the dossier's own stands in square brackets, as
// libraries write what the work itself does not bear. A byline stays one name,
// as it is printed: to part it into people would be a guess.
//
// Whatever the words hold, the files can be read: line breaks and control
// characters become blanks, and what is a sign of the format is written so that
// it stands for itself.
package bibliography

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Entry is one source.
type Entry struct {
	ID        string // a to z, 0 to 9 and "-"
	Title     string
	Supplied  bool   // the title is the dossier's, not the source's
	Outlet    string // empty: the source names none
	Byline    string
	URL       string // full address of the original
	Published Day    // as the source states it
	Retrieved Day
	Language  string // BCP 47
	Note      string
}

// Day is a day of the calendar, or as much of one as is known. The zero value
// is no date.
type Day struct {
	Year, Month, Day int // 0: not known; no day without a month, no month without a year
	Circa            bool
}

// clean gives the entry with each text on one line.
func (e Entry) clean() Entry {
	for _, s := range []*string{&e.Title, &e.Outlet, &e.Byline, &e.URL, &e.Language, &e.Note} {
		*s = oneLine(*s)
	}
	if e.Supplied && e.Title != "" {
		e.Title = "[" + e.Title + "]"
	}
	return e
}

// oneLine joins the words of a text by single blanks. Characters that control a
// device part words; marks of direction, which a text in two scripts needs, stay.
func oneLine(s string) string {
	if isLine(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), parts), " ")
}

// isLine reports whether a text is one line already: printable ASCII with single
// blanks within, as most are.
func isLine(s string) bool {
	blank := true // where a blank would be one too many
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && blank {
			return false
		}
		blank = s[i] == ' '
	}
	return !blank || s == ""
}

func parts(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// roomFor gives room for entries in a format that adds so many bytes to the words of each,
// and some for what is escaped: to grow into it step by step would take three times as
// much.
func roomFor(entries []Entry, added int) *bytes.Buffer {
	size := 0
	for i := range entries {
		e := &entries[i]
		size += len(e.ID) + len(e.Title) + len(e.Outlet) + len(e.Byline) + len(e.URL) + len(e.Language) + len(e.Note) + added
	}
	return bytes.NewBuffer(make([]byte, 0, size+size/32+64))
}

// appendYear adds a year in four digits, or as many as it has.
func appendYear(text []byte, n int) []byte {
	if n < 1000 {
		return fmt.Appendf(text, "%04d", n)
	}
	return strconv.AppendInt(text, int64(n), 10)
}

// appendPair adds a month or a day in two digits.
func appendPair(text []byte, n int) []byte { return append(text, byte('0'+n/10), byte('0'+n%10)) }
