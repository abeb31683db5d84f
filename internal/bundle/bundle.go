// Package bundle takes the captures out of a zip.
//
// A zip comes from anywhere, so nothing in it is believed. Names are made safe
// for every system before anything is done with them, sizes are counted as the
// bytes come and not as they are declared, and what is no plain file is not
// taken. What cannot be taken is listed with its reason; it does not keep the
// others from being taken. The same zip always gives the same captures.
//
// Left out without a word is what systems and browsers add of themselves:
// folders, __MACOSX, names that begin with a dot, Thumbs.db, and the folder of
// pictures and scripts that a browser saves beside a page.
package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/cases"
)

// Limits say how much is taken.
type Limits struct {
	File  int64 // bytes of one capture; 0: 16 MB
	Total int64 // bytes of all captures; 0: 1 GB
	Count int   // entries in the zip, of any kind; 0: 20,000
	Ratio int64 // times that a capture of more than 1 MB may be larger than it is packed; 0: 200

	// Endings are those of the names of captures, in lower case; nil: .html,
	// .htm, .xhtml, .txt, .md, .markdown and .record.yaml.
	Endings []string
}

func (l Limits) withDefaults() Limits {
	l.File = cmp.Or(l.File, 16<<20)
	l.Total = cmp.Or(l.Total, 1<<30)
	l.Count = cmp.Or(l.Count, 20_000)
	l.Ratio = cmp.Or(l.Ratio, 200)
	if l.Endings == nil {
		l.Endings = []string{".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".record.yaml"}
	}
	return l
}

// File is a capture of a zip.
type File struct {
	Name string // slash-separated, relative, in NFC, safe on every system; unlike any other in letters of either case
	Data []byte
}

// Skipped is an entry of a zip that was not taken.
type Skipped struct{ Name, Reason, Hint string }

// Error says why nothing at all was taken.
type Error struct{ what, hint string }

func (e *Error) Error() string { return e.what }

// Hint says what an editor can do about it.
func (e *Error) Hint() string { return e.hint }

// Files takes the captures out of a zip, sorted by name, and lists what else is
// in it, sorted too. An error is an [*Error]: it is no zip, or one that is made
// to do harm.
func Files(data []byte, limits Limits) ([]File, []Skipped, error) {
	l := limits.withDefaults()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // which we see to ourselves
		return nil, nil, unreadable(data)
	}
	if err := honest(r.File, int64(len(data)), l); err != nil {
		return nil, nil, err
	}
	t := &taker{limits: l, left: l.Total, names: map[string]string{}, folders: map[string]bool{}}
	for _, e := range entries(r.File) {
		if reason, hint := t.take(e); reason != "" {
			t.skipped = append(t.skipped, Skipped{e.shown(), reason, hint})
		}
	}
	slices.SortFunc(t.files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(t.skipped, func(a, b Skipped) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Reason, b.Reason))
	})
	return t.files, t.skipped, nil
}

// unreadable tells what a file is that is no zip.
func unreadable(data []byte) error {
	const pack = "pack the captures into a .zip file"
	switch {
	case len(data) == 0:
		return &Error{"the file is empty", "get or pack it again"}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return &Error{"the zip is cut short or damaged: the list of its files, at its end, cannot be read", "get or pack it again"}
	}
	for sign, name := range map[string]string{"7z\xBC\xAF\x27\x1C": "a 7z", "Rar!": "a RAR", "\x1F\x8B": "a gzip"} {
		if bytes.HasPrefix(data, []byte(sign)) {
			return &Error{"this is no zip but " + name + " file", "unpack it, and " + pack}
		}
	}
	return &Error{"this is no zip", pack}
}

// honest refuses a zip with too much in it, or whose entries claim more packed
// bytes than the zip has: then several are made of the same ones, which only a
// bomb does.
func honest(files []*zip.File, length int64, l Limits) error {
	if len(files) > l.Count {
		return &Error{fmt.Sprintf("the zip has %d entries, and at most %d are taken", len(files), l.Count), "split it into several"}
	}
	left := uint64(length)
	for _, f := range files {
		if f.CompressedSize64 > left {
			return &Error{"the zip is damaged, or made to do harm: its files claim more bytes than it has", "pack the captures again"}
		}
		left -= f.CompressedSize64
	}
	return nil
}

// entry is a file of a zip with the name that it has in it.
type entry struct {
	*zip.File
	name string // decoded, and with slashes for backslashes
}

// shown is the name for a list: on one line, and without signs that turn text
// around.
func (e entry) shown() string {
	name := visible(e.name)
	if len(name) > 200 {
		name = strings.ToValidUTF8(name[:200], "") + "…"
	}
	return cmp.Or(name, "(no name)")
}

// entries gives the files of a zip that are worth a word, sorted by their
// names. Those of the same name keep their order in the zip.
func entries(files []*zip.File) []entry {
	list := make([]entry, 0, len(files))
	pages := map[string]bool{} // names of saved pages, without their ending
	for _, f := range files {
		e := entry{f, decode(f)}
		if strings.HasSuffix(e.name, "/") || e.Mode().IsDir() || chaff(e.name) {
			continue
		}
		list = append(list, e)
		if stem, ok := pageStem(e.name); ok {
			pages[stem] = true
		}
	}
	list = slices.DeleteFunc(list, func(e entry) bool { return besidePage(e.name, pages) })
	slices.SortStableFunc(list, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return list
}

// taker takes entries one by one.
type taker struct {
	limits  Limits
	left    int64             // bytes that may still be unpacked
	names   map[string]string // of the files, by what they are to a system that tells no case
	folders map[string]bool   // that the files lie in, likewise
	files   []File
	skipped []Skipped
}

// take takes an entry, or tells why not.
func (t *taker) take(e entry) (reason, hint string) {
	name, reason, hint := clean(e.name)
	if reason != "" {
		return reason, hint
	}
	if reason, hint = t.refuse(e, name); reason != "" {
		return reason, hint
	}
	same := cases.Fold().String(name)
	if reason = t.taken(name, same); reason != "" {
		return reason, "rename one of the two"
	}
	data, reason, hint := t.read(e)
	if reason != "" {
		return reason, hint
	}
	t.names[same] = name
	for folder := path.Dir(same); folder != "."; folder = path.Dir(folder) {
		t.folders[folder] = true
	}
	t.files = append(t.files, File{name, data})
	return "", ""
}

// taken tells why there can be no file of a name beside those that there are.
func (t *taker) taken(name, same string) (reason string) {
	other, taken := t.names[same]
	switch {
	case taken && other == name:
		return "there is another file of this name in the zip"
	case taken:
		return fmt.Sprintf("its name differs from %q in capital letters only, which not every system can tell", other)
	case t.folders[same]:
		return "there is a folder of this name in the zip"
	}
	for folder := path.Dir(same); folder != "."; folder = path.Dir(folder) {
		if other, taken := t.names[folder]; taken {
			return fmt.Sprintf("it lies in a folder that has the name of the file %q", other)
		}
	}
	return ""
}

// refuse looks at what is told of an entry, before any of it is read.
func (t *taker) refuse(e entry, name string) (reason, hint string) {
	const (
		encrypted = 0x1 | 0x40 | 0x2000 // APPNOTE.TXT, 4.4.4: bits 0, 6 and 13
		tooLarge  = "save the text of the article alone"
	)
	lower := strings.ToLower(name)
	is := func(ending string) bool { return strings.HasSuffix(lower, ending) }
	switch {
	case e.Mode()&fs.ModeSymlink != 0:
		return "it is a link to another file", "pack the file itself"
	case e.Mode()&fs.ModeType != 0:
		return "it is no plain file", "leave it out"
	case slices.ContainsFunc([]string{".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz"}, is):
		return "it is an archive in an archive", "unpack it, and pack what is in it"
	case is(".pdf"):
		return "it is a PDF file", "open it, save its text as a .txt file, and pack that"
	case !slices.ContainsFunc(t.limits.Endings, is):
		return "it is no capture: those end in " + strings.Join(t.limits.Endings, ", "), "save it as text if it is one, or leave it out"
	case e.Flags&encrypted != 0:
		return "it is encrypted", "pack it without a password"
	case e.Method != zip.Store && e.Method != zip.Deflate:
		return fmt.Sprintf("it is packed in a way that is not known here (method %d)", e.Method), "pack it as a plain zip"
	case e.UncompressedSize64 > uint64(t.limits.File):
		return "it is larger than " + size(t.limits.File), tooLarge
	case e.UncompressedSize64 > 1<<20 && e.UncompressedSize64/uint64(t.limits.Ratio) > e.CompressedSize64:
		return fmt.Sprintf("it swells to more than %d times its packed size, as a bomb does", t.limits.Ratio), "leave it out"
	case e.UncompressedSize64 > uint64(max(0, t.left)):
		return "all captures together are larger than " + size(t.limits.Total), "split the zip into several"
	}
	return "", ""
}

// read unpacks an entry, no further than it says that it is large. What is
// unpacked in vain counts too, so that no zip can make us unpack without end.
func (t *taker) read(e entry) (data []byte, reason, hint string) {
	const again = "get or pack the zip again"
	r, err := e.Open()
	if err != nil {
		return nil, "it is damaged", again
	}
	defer r.Close()
	declared := int64(e.UncompressedSize64)
	data, err = io.ReadAll(io.LimitReader(r, declared+1))
	t.left -= int64(len(data))
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return nil, "it is damaged: its check sum is wrong", again
	case err != nil || int64(len(data)) != declared:
		return nil, "it is damaged", again
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, "it is an archive in an archive", "unpack it, and pack what is in it"
	}
	return data, "", ""
}

// size gives a number of bytes for people.
func size(n int64) string {
	for _, unit := range []struct {
		shift int
		name  string
	}{{30, "GB"}, {20, "MB"}, {10, "kB"}} {
		if n >= 1<<unit.shift && n%(1<<unit.shift) == 0 {
			return fmt.Sprintf("%d %s", n>>unit.shift, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
