package seal

import (
	"archive/zip"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"dossier/internal/diag"
)

// VerifyZip checks a sealed archive, whose files lie in one folder. Beside the
// files it checks the packing: where the archive is as dossier zip packs, a byte
// that differs is named, though every file may come out of it whole. An archive
// that another program packed is judged by its files alone.
func VerifyZip(r io.ReaderAt, size int64) Report { return usual.verifyZip(r, size) }

func (l limits) verifyZip(r io.ReaderAt, size int64) Report {
	l.total = min(l.total, mostRatio*size+l.page)
	l.page = min(l.page, room+mostPart*size)
	l.tags = min(l.tags, roomTags+size/mostTags)
	l.lists = min(l.lists, room+mostPart*size)
	z, err := zip.NewReader(r, size)
	if err != nil {
		return l.refuse(r, size, "it cannot be read as a zip")
	}
	top, why := l.topFolder(z)
	if why != "" {
		return l.refuse(r, size, why)
	}
	folder, err := fs.Sub(z, top)
	if err != nil {
		return l.refuse(r, size, fmt.Sprintf("the folder %q: %v", top, err))
	}
	report, err := l.verify(folder)
	if err != nil {
		return l.refuse(r, size, fmt.Sprintf("the folder %q: %v", top, reason(err)))
	}
	if name := notAtStart(r, z); name != "" {
		report.Findings = append(report.Findings, Finding{
			diag.Error, "", "the archive: it does not begin with its first file, " + short(name), "something was put before it; take a fresh copy",
		})
	}
	if report.Digest == "" {
		if z, end := l.walk(r, size); len(z) > 0 && tableAt(r, end) {
			report.Findings = sortFindings(append(report.Findings, l.tableFaults(r, size, "it leads to no files")...))
		}
	} else {
		report.Findings = sortFindings(append(report.Findings, l.checkPacking(r, size, z, top)...))
	}
	return report
}

// notAtStart gives the first file of an archive, where bytes stand before it: a
// program could be hidden there, or another archive. It gives "" where the file
// begins with the archive's first byte.
func notAtStart(r io.ReaderAt, z *zip.Reader) string {
	var head [30]byte // APPNOTE.TXT, 4.3.7: all but the name and the extra field
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return z.File[0].Name
	}
	first, at := "", int64(math.MaxInt64)
	for _, f := range z.File {
		if from, err := f.DataOffset(); err == nil && from < at { // what has none is told as damaged
			first, at = f.Name, from
		}
	}
	lengths := int64(binary.LittleEndian.Uint16(head[26:])) + int64(binary.LittleEndian.Uint16(head[28:]))
	if first == "" || string(head[:4]) == "PK\x03\x04" && at == int64(len(head))+lengths {
		return ""
	}
	return first
}

// mostRatio is how much larger than their archive files may be: pages that are
// much alike are packed to a fiftieth, a bomb to a thousandth.
const mostRatio = 200

// A page, and a list, may be so much larger than the archive of which it is a part,
// and for each eight bytes of that have one tag, of which dossier writes one in
// twenty bytes: what is read whole must not fill the memory because it packs well.
const (
	room     = 4 << 20 // bytes
	roomTags = 50_000
	mostTags = 8
	mostPart = 8
)

// refuse is the report on an archive that is not unpacked. Where its files are
// sound and its table of contents is not, that is what is wrong.
func (l limits) refuse(r io.ReaderAt, size int64, why string) Report {
	if list := l.tableFaults(r, size, why); len(list) > 0 {
		return Report{Findings: sortFindings(list)}
	}
	return Report{Findings: []Finding{{diag.Error, "", "the archive: " + why, "take a fresh copy"}}}
}

// topFolder finds the folder in which all files lie. An archive that could harm
// the reader is refused before any of it is unpacked; why tells the reason.
func (l limits) topFolder(z *zip.Reader) (top, why string) {
	refuse := func(format string, args ...any) (string, string) { return "", fmt.Sprintf(format, args...) }
	if len(z.File) > l.files {
		return refuse("it holds more than %d files", l.files)
	}
	var total uint64
	seen := map[string]bool{}
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		first, _, below := strings.Cut(name, "/")
		total += min(f.UncompressedSize64, 1<<62)
		switch {
		case len(name) > l.name || strings.Count(name, "/") > l.depth:
			return refuse("a name in it is too long: %s", short(name))
		case !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00"):
			return refuse("a name in it is none of a file: %s", short(f.Name))
		case seen[name]:
			return refuse("it holds %s twice", short(name))
		case !below && name == f.Name:
			return refuse("the file %s lies in no folder", short(name))
		case top != "" && first != top:
			return refuse("the file %s does not lie in %s as the others do", short(name), short(top))
		case total > uint64(l.total):
			return refuse("its files are larger than %d bytes together", l.total)
		}
		top, seen[name] = first, true
	}
	if top == "" {
		return refuse("it is empty")
	}
	return top, ""
}
