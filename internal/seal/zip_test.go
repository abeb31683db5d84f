package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/build"
	"dossier/internal/publish"
	"dossier/internal/seal"
)

// archive builds, seals and packs a dossier.
func archive(t testing.TB, sources []build.Source) []byte {
	t.Helper()
	r := built(t, sources)
	var b bytes.Buffer
	if err := publish.Zip(seal.Seal(r.Site, itemsOf(r), tool), &b, "the-strike", time.Time{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func verifyZip(data []byte) seal.Report {
	return seal.VerifyZip(bytes.NewReader(data), int64(len(data)))
}

func TestSealedArchivesVerify(t *testing.T) {
	for name, sources := range map[string][]build.Source{"mali": mali(t), "one": invented(1).sources()} {
		r := verifyZip(archive(t, sources))
		if len(r.Findings) > 0 || r.Proved == 0 || r.Proved != r.Citations {
			t.Errorf("%s: %d of %d proved\n%s", name, r.Proved, r.Citations, text(r))
		}
	}
}

// TestAnyByteOfTheArchiveIsNamed flips single bits and whole bytes everywhere:
// in packed data, in the names and times before them, in the list at the end.
func TestAnyByteOfTheArchiveIsNamed(t *testing.T) {
	data := archive(t, invented(1).sources())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 250 {
		at := rnd.IntN(len(data))
		changed := bytes.Clone(data)
		if changed[at] ^= 1 << rnd.IntN(8); rnd.IntN(4) == 0 {
			changed[at] = ^data[at]
		}
		r := verifyZip(changed)
		if !r.Failed() {
			t.Errorf("byte %d, %#x → %#x: not found", at, data[at], changed[at])
			continue
		}
		if name := holding(z, at); name != "" && !names(r, strings.TrimPrefix(name, "the-strike/")) {
			t.Errorf("byte %d, of %s: another file is named:\n%s", at, name, text(r))
		}
	}
}

// holding gives the file in whose packed data a byte of an archive lies.
func holding(z *zip.Reader, at int) string {
	for _, f := range z.File {
		from, err := f.DataOffset()
		if err == nil && from <= int64(at) && int64(at) < from+int64(f.CompressedSize64) {
			return f.Name
		}
	}
	return ""
}

// refused reports whether the archive was not unpacked at all.
func refused(r seal.Report) bool { return r.Files == 0 && tells(r) }

// tells reports whether an error of the report is about the archive itself.
func tells(r seal.Report) bool {
	return slices.ContainsFunc(r.Findings, func(f seal.Finding) bool { return strings.HasPrefix(f.What, "the archive: ") })
}

// smallest is an archive of three files, with a name that is not ASCII.
func smallest(t testing.TB) []byte {
	t.Helper()
	site := build.NewSite([]build.File{{Path: "index.html", Data: []byte("<title>Noon</title>")}, {Path: "été.css", Data: []byte("p{color:#000}")}})
	var b bytes.Buffer
	if err := publish.Zip(seal.Seal(site, nil, tool), &b, "top", time.Date(2012, 3, 22, 4, 5, 6, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	if r := verifyZip(b.Bytes()); len(r.Findings) > 0 {
		t.Fatal(text(r))
	}
	return b.Bytes()
}

// TestEveryBitOfAnArchive flips every bit of a small archive, and every byte: a
// file is named, or the table of contents. In packed data and in the lines of
// the table it is the file that the bytes belong to.
func TestEveryBitOfAnArchive(t *testing.T) {
	data := smallest(t)
	owner := owners(t, data)
	for at := range data {
		for _, flip := range []byte{1, 2, 4, 8, 16, 32, 64, 128, 255} {
			changed := bytes.Clone(data)
			changed[at] ^= flip
			r := verifyZip(changed)
			switch name := strings.TrimPrefix(owner[at], "top/"); {
			case !r.Failed():
				t.Errorf("byte %d ^ %#x, of %q: not found", at, flip, name)
			case name != "" && !names(r, name):
				t.Errorf("byte %d ^ %#x: %q is not named:\n%s", at, flip, name, text(r))
			case name == "" && !strings.Contains(text(r), "table of contents") && !strings.Contains(text(r), "does not begin with its first file"):
				t.Errorf("byte %d ^ %#x: the table of contents is not named:\n%s", at, flip, text(r))
			}
			if strings.Contains(text(r), "negative") || strings.Contains(text(r), "zip:") {
				t.Errorf("byte %d ^ %#x: the words of a library: %s", at, flip, text(r))
			}
		}
	}
}

// TestBytesAfterTheArchive: a reader of zips stops at the end of the table.
func TestBytesAfterTheArchive(t *testing.T) {
	if r := verifyZip(append(smallest(t), "more"...)); !strings.Contains(text(r), "table of contents") {
		t.Errorf("not told:\n%s", text(r))
	}
}

// owners gives for each byte of an archive the file that it is of, or "" for the
// end of the table of contents.
func owners(t *testing.T, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range z.File {
		list = append(list, slices.Repeat([]string{f.Name}, 30+len(f.Name)+9+int(f.CompressedSize64)+16)...)
	}
	for _, f := range z.File {
		list = append(list, slices.Repeat([]string{f.Name}, 46+len(f.Name)+9)...)
	}
	return append(list, make([]string, 22)...)
}

// TestSomeBytesOfALargeArchive does the same with a sample of the dossier in this
// repository.
func TestSomeBytesOfALargeArchive(t *testing.T) {
	data := archive(t, mali(t))
	owner := owners(t, data)
	rnd := rand.New(rand.NewPCG(7, 8))
	table := slices.Index(owner, "") - 4000
	for i := range 24 {
		at := rnd.IntN(len(data))
		if i%3 == 0 {
			at = table + rnd.IntN(len(data)-table)
		}
		changed := bytes.Clone(data)
		changed[at] ^= 1 << rnd.IntN(8)
		r := verifyZip(changed)
		if _, name, _ := strings.Cut(owner[at], "/"); !r.Failed() || name != "" && !names(r, name) || name == "" && !tells(r) {
			t.Errorf("byte %d, of %q, is not named:\n%.900s", at, name, text(r))
		}
	}
}

// TestPaddingOfPackedData: the last bits of packed data mean nothing to any
// reader, and a change of them is named all the same.
func TestPaddingOfPackedData(t *testing.T) {
	data := archive(t, invented(1).sources())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		from, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		for _, bit := range []int{0, 3, 6, 7} {
			changed := bytes.Clone(data)
			changed[from+int64(f.CompressedSize64)-1] ^= 1 << bit
			if r := verifyZip(changed); !names(r, strings.TrimPrefix(f.Name, "the-strike/")) {
				t.Errorf("bit %d of the last byte of %s is not named:\n%s", bit, f.Name, text(r))
			}
		}
	}
}

// pack writes an archive as another program would.
func pack(t testing.TB, files fstest.MapFS, method uint16, top string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: top + name, Method: method, Modified: time.Unix(1e9, 0)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchivesOfOtherPrograms(t *testing.T) {
	files := sealed(t, invented(1).sources())
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		if r := verifyZip(pack(t, files, method, "copy/")); r.Failed() {
			t.Errorf("method %d: %s", method, text(r))
		}
		changed := with(files, "index.html", []byte("<p>other"))
		if r := verifyZip(pack(t, changed, method, "copy/")); !names(r, "index.html") {
			t.Errorf("method %d: a changed page is not named: %s", method, text(r))
		}
	}
}

func TestBadArchives(t *testing.T) {
	files := sealed(t, invented(1).sources())
	one := func(names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range names {
			w, err := z.Create(name)
			if err == nil {
				_, err = io.WriteString(w, "x")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":         {nil, "cannot be read as a zip"},
		"no zip":          {[]byte(strings.Repeat("PK\x03\x04", 99)), "cannot be read as a zip"},
		"cut off":         {archive(t, invented(1).sources())[:2000], "cannot be read as a zip"},
		"no files":        {one(), "it is empty"},
		"no folder":       {pack(t, fstest.MapFS{"a": {}}, zip.Store, ""), "lies in no folder"},
		"two folders":     {one("a/x", "b/x"), `"b/x" does not lie in "a"`},
		"a file twice":    {one("a/x", "a/x"), `holds "a/x" twice`},
		"out of the file": {one("a/../../x"), "none of a file"},
		"absolute":        {one("/a/x"), "none of a file"},
		"backslashes":     {one(`a\x`), "none of a file"},
		"a long name":     {one("a/" + strings.Repeat("x", 2000)), "too long"},
		"deep folders":    {one("a/" + strings.Repeat("x/", 200) + "x"), "too long"},
		"no seal":         {one("a/x"), "this is no sealed dossier"},
		"a bomb":          {pack(t, fstest.MapFS{"a": {Data: make([]byte, 60<<20)}}, zip.Deflate, "top/"), "larger than"},
		"a bomb, sealed":  {pack(t, with(files, "index.html", make([]byte, 60<<20)), zip.Deflate, "top/"), "larger than"},
	} {
		r := verifyZip(tt.data)
		if !r.Failed() || !strings.Contains(text(r), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(r))
		}
	}
	whole := archive(t, invented(1).sources())
	r := seal.Limits{Files: 3, Page: 1 << 20, File: 1 << 20, Total: 1 << 30, Depth: 9, Name: 99}.VerifyZip(bytes.NewReader(whole), int64(len(whole)))
	if !refused(r) {
		t.Errorf("more files than the limit: %s", text(r))
	}
}

func FuzzVerifyZip(f *testing.F) {
	data := archive(f, invented(1).sources())
	for _, at := range []int{0, 4, 30, len(data) - 22, len(data) - 200} {
		f.Add(at, []byte{0xff})
	}
	f.Fuzz(func(t *testing.T, at int, with []byte) {
		if at < 0 || at+len(with) > len(data) {
			return
		}
		changed := bytes.Clone(data)
		copy(changed[at:], with)
		if r := verifyZip(changed); !r.Failed() && !bytes.Equal(changed, data) {
			t.Errorf("%d bytes at %d were changed, and it was not found", len(with), at)
		}
	})
}
