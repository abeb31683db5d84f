package bundle_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"dossier/internal/bundle"
)

// packed is an entry for a test's zip.
type packed struct {
	name, data string
	header     func(h *zip.FileHeader) // changes what is told of it; it is then written as it is
}

func pack(t testing.TB, entries ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		create := w.CreateHeader
		if e.header != nil {
			h.Method, h.CRC32 = zip.Store, crc32.ChecksumIEEE([]byte(e.data))
			h.CompressedSize64, h.UncompressedSize64 = uint64(len(e.data)), uint64(len(e.data))
			e.header(h)
			create = w.CreateRaw
		}
		f, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.data)); err != nil && !strings.HasSuffix(e.name, "/") {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func mode(m fs.FileMode) func(*zip.FileHeader) { return func(h *zip.FileHeader) { h.SetMode(m) } }

func flags(f uint16) func(*zip.FileHeader) { return func(h *zip.FileHeader) { h.Flags |= f } }

// unicodePath is the extra field of Info-ZIP for the name of a file whose other
// name is raw.
func unicodePath(raw, name string) func(*zip.FileHeader) {
	return func(h *zip.FileHeader) {
		field := append([]byte{1}, binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(raw)))...)
		field = append(field, name...)
		h.Extra = binary.LittleEndian.AppendUint16(nil, 0x9999)
		h.Extra = append(h.Extra, 1, 0, 'x')
		h.Extra = binary.LittleEndian.AppendUint16(h.Extra, 0x7075)
		h.Extra = binary.LittleEndian.AppendUint16(h.Extra, uint16(len(field)))
		h.Extra = append(h.Extra, field...)
	}
}

func names(files []bundle.File) []string {
	var list []string
	for _, f := range files {
		list = append(list, f.Name)
	}
	return list
}

func TestFiles(t *testing.T) {
	data := pack(t,
		packed{name: "seeds/"},
		packed{name: "seeds/b.txt", data: "Mutiny"},
		packed{name: "seeds/a.html", data: "<p>Mutiny"},
		packed{name: "seeds/a.record.yaml", data: "url: x"},
		packed{name: "seeds/empty.md"},
	)
	files, skipped, err := bundle.Files(data, bundle.Limits{})
	if err != nil || skipped != nil {
		t.Fatalf("%v, %v", skipped, err)
	}
	want := []bundle.File{{"seeds/a.html", []byte("<p>Mutiny")}, {"seeds/a.record.yaml", []byte("url: x")}, {"seeds/b.txt", []byte("Mutiny")}, {"seeds/empty.md", []byte{}}}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	// A program that unpacks itself begins with other bytes.
	if again, _, err := bundle.Files(append([]byte("MZ..."), data...), bundle.Limits{}); err != nil || !cmp.Equal(files, again) {
		t.Errorf("with bytes before the zip: %v", err)
	}
}

// TestNames: the name that an entry gets; an empty one is left out without a
// word, and a reason after an exclamation mark stands in the list.
func TestNames(t *testing.T) {
	const (
		outside = "!its name leads out of the zip: it "
		disk    = outside + "begins at the root of a disk"
		dots    = outside + `has ".."`
	)
	tests := []struct{ name, want string }{
		{"a.txt", "a.txt"},
		{"A/B c.HTML", "A/B c.HTML"},
		{"./a//b/./c.txt", "a/b/c.txt"},
		{`a\b\c.txt`, "a/b/c.txt"},
		{`a\`, ""},

		// Ways out.
		{"/etc/a.txt", disk},
		{`\a.txt`, disk},
		{`\\server\share\a.txt`, disk},
		{`C:\a.txt`, disk},
		{"c:/a.txt", disk},
		{"C:a.txt", "C-a.txt"},
		{"../a.txt", dots},
		{`a\..\..\b.txt`, dots},
		{"a/../b.txt", dots},
		{"a..b.txt", "a..b.txt"},

		// Characters.
		{"Mali: coup d'état?.html", "Mali- coup d'état-.html"},
		{"a\x00b\nc\x7f.txt", "abc.txt"},
		{"\u202Etxt.a.txt", "txt.a.txt"},
		{"a\u2028b.txt", "a b.txt"},
		{" a . /b .txt", "a/b .txt"},
		{"a.txt. ", "a.txt"},
		{"e\u0301.txt", "é.txt"},
		{"ﬁ.txt", "ﬁ.txt"},
		{"مالي.txt", "مالي.txt"},
		{" /a.txt", "!its name has no character that can be kept"},

		// Devices.
		{"con.txt", "con-1.txt"},
		{"NUL /a.txt", "NUL-1/a.txt"},
		{"Com1.tar.txt", "Com1-1.tar.txt"},
		{"lpt².txt", "lpt²-1.txt"},
		{"com0.txt", "com0.txt"},
		{"conakry.txt", "conakry.txt"},

		// Length.
		{strings.Repeat("é", 80) + ".html", strings.Repeat("é", 57) + ".html"},
		{strings.Repeat("a", 130) + "/b.txt", strings.Repeat("a", 120) + "/b.txt"},
		{strings.Repeat("abcdefgh/", 50) + "b.txt", "!its name is too long"},
		{strings.Repeat("a", 60000) + ".txt", "!its name is too long"},

		// Encodings.
		{"\x82t\x82.txt", "été.txt"},
		{"été.txt", "été.txt"},

		// What systems add.
		{"__MACOSX/._a.txt", ""},
		{"a/__macosx/b.txt", ""},
		{".DS_Store", ""},
		{"a/.git/b.txt", ""},
		{".hidden.txt", ""},
		{"Thumbs.db", ""},
		{"desktop.ini", ""},

		// What is no capture.
		{"a.pdf", "!it is a PDF file"},
		{"a.ZIP", "!it is an archive in an archive"},
		{"a.tar.gz", "!it is an archive in an archive"},
		{"a.jpg", "!it is no capture: those end in .html, .htm, .xhtml, .txt, .md, .markdown, .record.yaml"},
		{"README", "!it is no capture: those end in .html, .htm, .xhtml, .txt, .md, .markdown, .record.yaml"},
	}
	for _, tt := range tests {
		files, skipped, err := bundle.Files(pack(t, packed{name: tt.name, data: "x", header: func(*zip.FileHeader) {}}), bundle.Limits{})
		if err != nil {
			t.Errorf("%.100q: %v", tt.name, err)
			continue
		}
		got := strings.Join(names(files), " ")
		for _, s := range skipped {
			got += "!" + s.Reason
			if s.Hint == "" || s.Name == "" {
				t.Errorf("%.100q: no name or hint: %+v", tt.name, s)
			}
		}
		if got != tt.want {
			t.Errorf("%.100q: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSavedPages(t *testing.T) {
	files, skipped, err := bundle.Files(pack(t,
		packed{name: "Mutiny.html", data: "x"},
		packed{name: "Mutiny_files/ad.html", data: "x"},
		packed{name: "Mutiny_files/deep/style.css", data: "x"},
		packed{name: "d/Putsch.HTM", data: "x"},
		packed{name: `d\Putsch-Dateien\ad.html`, data: "x"},
		packed{name: "Putsch-Dateien/kept.html", data: "x"},
		packed{name: "case_files/kept.txt", data: "x"},
	), bundle.Limits{})
	want := []string{"Mutiny.html", "Putsch-Dateien/kept.html", "case_files/kept.txt", "d/Putsch.HTM"}
	if diff := cmp.Diff(want, names(files)); err != nil || skipped != nil || diff != "" {
		t.Errorf("%v, %v\n%s", skipped, err, diff)
	}
}

func TestUnicodePath(t *testing.T) {
	files, _, err := bundle.Files(pack(t,
		packed{"__.txt", "x", unicodePath("__.txt", "مالي.txt")},
		packed{"old.txt", "x", unicodePath("other.txt", "new.txt")},
		packed{"short.txt", "x", func(h *zip.FileHeader) { h.Extra = []byte{0x75, 0x70, 1, 0, 1} }},
		packed{"bad.txt", "x", unicodePath("bad.txt", "\xff.txt")},
	), bundle.Limits{})
	want := []string{"bad.txt", "old.txt", "short.txt", "مالي.txt"}
	if diff := cmp.Diff(want, names(files)); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestSkipped(t *testing.T) {
	const again = "get or pack the zip again"
	files, skipped, err := bundle.Files(pack(t,
		packed{name: "good.txt", data: "x"},
		packed{"link.txt", "/etc/passwd", mode(fs.ModeSymlink | 0o777)},
		packed{"device.txt", "", mode(fs.ModeDevice | 0o600)},
		packed{"pipe.txt", "", mode(fs.ModeNamedPipe | 0o600)},
		packed{"secret.txt", "x", flags(1)},
		packed{"secret2.txt", "x", flags(0x2000)},
		packed{"method.txt", "x", func(h *zip.FileHeader) { h.Method = 14 }},
		packed{"sum.txt", "x", func(h *zip.FileHeader) { h.CRC32++ }},
		packed{"deflate.txt", "\xff\xff", func(h *zip.FileHeader) { h.Method = zip.Deflate }},
		packed{"longer.txt", "xx", func(h *zip.FileHeader) { h.UncompressedSize64 = 1 }},
		packed{"shorter.txt", "xx", func(h *zip.FileHeader) { h.UncompressedSize64 = 3 }},
		packed{"nested.txt", "PK\x03\x04", func(*zip.FileHeader) {}},
		packed{name: "large.txt", data: strings.Repeat("x", 1<<10+1)},
		packed{"\u202Elying.txt", "x", func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 62 }},
		packed{name: "Good.TXT", data: "y"},
		packed{name: "e\u0301.txt", data: "x"},
		packed{name: "é.txt", data: "y"},
		packed{name: "straße.txt", data: "x"},
		packed{name: "STRASSE.txt", data: "y"},
		packed{name: "twice.txt", data: "x"},
		packed{name: "twice.txt", data: "y"},
		packed{name: "good.txt/in.txt", data: "y"},
	), bundle.Limits{File: 1 << 10})
	if err != nil {
		t.Fatal(err)
	}
	want := []bundle.Skipped{
		{"deflate.txt", "it is damaged", again},
		{"device.txt", "it is no plain file", "leave it out"},
		{"good.txt", `its name differs from "Good.TXT" in capital letters only, which not every system can tell`, "rename one of the two"},
		{"good.txt/in.txt", `it lies in a folder that has the name of the file "Good.TXT"`, "rename one of the two"},
		{"large.txt", "it is larger than 1 kB", "save the text of the article alone"},
		{"link.txt", "it is a link to another file", "pack the file itself"},
		{"longer.txt", "it is damaged", again},
		{"lying.txt", "it is larger than 1 kB", "save the text of the article alone"},
		{"method.txt", "it is packed in a way that is not known here (method 14)", "pack it as a plain zip"},
		{"nested.txt", "it is an archive in an archive", "unpack it, and pack what is in it"},
		{"pipe.txt", "it is no plain file", "leave it out"},
		{"secret.txt", "it is encrypted", "pack it without a password"},
		{"secret2.txt", "it is encrypted", "pack it without a password"},
		{"shorter.txt", "it is damaged", again},
		{"straße.txt", `its name differs from "STRASSE.txt" in capital letters only, which not every system can tell`, "rename one of the two"},
		{"sum.txt", "it is damaged: its check sum is wrong", again},
		{"twice.txt", "there is another file of this name in the zip", "rename one of the two"},
		{"é.txt", "there is another file of this name in the zip", "rename one of the two"},
	}
	if diff := cmp.Diff(want, skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]bundle.File{{"Good.TXT", []byte("y")}, {"STRASSE.txt", []byte("y")}, {"twice.txt", []byte("x")}, {"é.txt", []byte("x")}}, files); diff != "" {
		t.Error(diff)
	}
}

func TestFolderAndFile(t *testing.T) {
	files, skipped, err := bundle.Files(pack(t, packed{name: "A.txt/b.txt"}, packed{name: "a.txt"}), bundle.Limits{})
	want := []bundle.Skipped{{"a.txt", "there is a folder of this name in the zip", "rename one of the two"}}
	if diff := cmp.Diff(want, skipped); err != nil || len(files) != 1 || diff != "" {
		t.Errorf("%v, %v\n%s", names(files), err, diff)
	}
}

func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 2<<20)
	files, skipped, err := bundle.Files(pack(t, packed{name: "bomb.txt", data: zeros}, packed{name: "small.txt", data: zeros[:1<<20]}), bundle.Limits{})
	want := []bundle.Skipped{{"bomb.txt", "it swells to more than 200 times its packed size, as a bomb does", "leave it out"}}
	if diff := cmp.Diff(want, skipped); err != nil || len(files) != 1 || diff != "" {
		t.Errorf("%v, %v\n%s", names(files), err, diff)
	}

	// The first by name are taken; what is damaged counts too.
	x := strings.Repeat("x", 512)
	files, skipped, err = bundle.Files(pack(t,
		packed{"d.txt", x, nil}, packed{"c.txt", x, nil}, packed{"b.txt", x, func(h *zip.FileHeader) { h.CRC32++ }}, packed{"a.txt", x, nil}, packed{"e.txt", "", nil},
	), bundle.Limits{Total: 1 << 10})
	want = []bundle.Skipped{
		{"b.txt", "it is damaged: its check sum is wrong", "get or pack the zip again"},
		{"c.txt", "all captures together are larger than 1 kB", "split the zip into several"},
		{"d.txt", "all captures together are larger than 1 kB", "split the zip into several"},
	}
	if diff := cmp.Diff(want, skipped); err != nil || !slices.Equal(names(files), []string{"a.txt", "e.txt"}) || diff != "" {
		t.Errorf("%v, %v\n%s", names(files), err, diff)
	}
}

func TestFilesRefuses(t *testing.T) {
	good := pack(t, packed{name: "a.txt", data: "x"}, packed{name: "b.txt", data: "x"})
	claims := func(h *zip.FileHeader) { h.CompressedSize64 = 1000 }
	tests := []struct {
		name       string
		data       []byte
		what, hint string
	}{
		{"nothing", nil, "the file is empty", "get or pack it again"},
		{"text", []byte("Mutiny"), "this is no zip", "pack the captures into a .zip file"},
		{"cut", good[:len(good)-30], "the zip is cut short or damaged: the list of its files, at its end, cannot be read", "get or pack it again"},
		{"rar", []byte("Rar!\x1a\x07\x00"), "this is no zip but a RAR file", "unpack it, and pack the captures into a .zip file"},
		{"gzip", []byte("\x1f\x8b\x08"), "this is no zip but a gzip file", "unpack it, and pack the captures into a .zip file"},
		{"many", pack(t, packed{name: "a.txt"}, packed{name: "b.txt"}, packed{name: "c/"}), "the zip has 3 entries, and at most 2 are taken", "split it into several"},
		{"overlapping", pack(t, packed{"a.txt", "x", claims}, packed{"b.txt", "x", claims}), "the zip is damaged, or made to do harm: its files claim more bytes than it has", "pack the captures again"},
		{"endless", pack(t, packed{"a.txt", "x", func(h *zip.FileHeader) { h.CompressedSize64 = 1<<64 - 2 }}), "the zip is damaged, or made to do harm: its files claim more bytes than it has", "pack the captures again"},
	}
	for _, tt := range tests {
		files, skipped, err := bundle.Files(tt.data, bundle.Limits{Count: 2})
		e, ok := errors.AsType[*bundle.Error](err)
		if !ok || files != nil || skipped != nil {
			t.Errorf("%s: error %v, want an Error", tt.name, err)
			continue
		}
		if diff := cmp.Diff([]string{tt.what, tt.hint}, []string{e.Error(), e.Hint()}); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

func TestEndings(t *testing.T) {
	files, skipped, err := bundle.Files(pack(t, packed{name: "a.mhtml"}, packed{name: "a.txt"}), bundle.Limits{Endings: []string{".mhtml"}})
	if err != nil || !slices.Equal(names(files), []string{"a.mhtml"}) || len(skipped) != 1 {
		t.Errorf("%v, %v, %v", names(files), skipped, err)
	}
}

func FuzzFiles(f *testing.F) {
	f.Add(pack(f, packed{name: "a.txt", data: "x"}, packed{name: "A.TXT", data: "x"}, packed{name: `b\..\c.txt`, data: "x"}))
	f.Add(pack(f, packed{"\x82.txt", "x", unicodePath("\x82.txt", "é.txt")}, packed{"link.txt", "a", mode(fs.ModeSymlink)}))
	f.Add(pack(f, packed{"con.txt", "x", flags(8)}, packed{"a.html", "x", nil}, packed{"a_files/b.html", "x", nil}))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := bundle.Limits{File: 1 << 12, Total: 1 << 13, Count: 50}
		files, skipped, err := bundle.Files(data, limits)
		again, skippedAgain, errAgain := bundle.Files(data, limits)
		if !cmp.Equal(files, again) || !cmp.Equal(skipped, skippedAgain) || (err == nil) != (errAgain == nil) {
			t.Fatal("not the same twice")
		}
		total, seen := 0, map[string]bool{}
		for i, file := range files {
			checkName(t, file.Name)
			total += len(file.Data)
			same := cases.Fold().String(file.Name)
			if seen[same] || i > 0 && files[i-1].Name >= file.Name {
				t.Errorf("%q stands twice, or in the wrong place", file.Name)
			}
			seen[same] = true
		}
		if total > 1<<13 || len(files)+len(skipped) > 50 {
			t.Errorf("%d bytes in %d files, %d skipped", total, len(files), len(skipped))
		}
		for _, s := range skipped {
			if s.Name == "" || s.Reason == "" || s.Hint == "" || strings.ContainsAny(s.Name, "\n\r\x1b\u202e") {
				t.Errorf("%+q", s)
			}
		}
	})
}

// FuzzName gives names to one good file.
func FuzzName(f *testing.F) {
	for _, name := range []string{"a.txt", "con .txt", "e\u0301\u200b.txt", " .. /..\u00a0/x.txt", strings.Repeat("e\u0301", 100) + ".txt", "\xff\xfe.txt", "nul.\u202e.txt"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 1<<15 {
			return
		}
		files, _, err := bundle.Files(pack(t, packed{name, "x", func(*zip.FileHeader) {}}), bundle.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			checkName(t, file.Name)
			again, _, err := bundle.Files(pack(t, packed{file.Name, "x", func(*zip.FileHeader) {}}), bundle.Limits{})
			if err != nil || !slices.Equal(names(again), []string{file.Name}) {
				t.Errorf("%q becomes %q, then %q", name, file.Name, names(again))
			}
		}
	})
}

func checkName(t *testing.T, name string) {
	t.Helper()
	if !fs.ValidPath(name) || !norm.NFC.IsNormalString(name) || strings.ContainsAny(name, `\<>:"|?*`+"\x00\n\x7f\u202e") || len(name) > 400 {
		t.Errorf("%q is not safe", name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.TrimSpace(part) != part || len(part) > 130 {
			t.Errorf("%q is not safe", name)
		}
	}
}
