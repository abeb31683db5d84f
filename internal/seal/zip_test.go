package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
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
		if name := holding(z, at); name != "" && !names(r, strings.TrimPrefix(name, "the-strike/")) && !refused(r) {
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
func refused(r seal.Report) bool {
	return len(r.Findings) == 1 && strings.HasPrefix(r.Findings[0].What, "the archive: ")
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
