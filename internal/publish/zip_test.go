package publish

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/disk"
)

func TestZip(t *testing.T) {
	zone := time.FixedZone("", -3600)
	tests := []struct {
		name           string
		modified, want time.Time
	}{
		{"none given", time.Time{}, time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"the epoch", time.Unix(0, 0), time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"a time in a zone", time.Date(2020, 8, 18, 23, 30, 0, 0, zone), time.Date(2020, 8, 19, 0, 30, 0, 0, time.UTC)},
		{"far off", time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2105, 12, 31, 23, 59, 58, 0, time.UTC)},
	}
	s := site("index.html", "one", "a/é.html", "two")
	for _, test := range tests {
		var first, second bytes.Buffer
		if err := errors.Join(Zip(s, &first, "Mali, été", test.modified), Zip(s, &second, "Mali, été", test.modified)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two zips of one site differ", test.name)
		}
		z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"Mali, été/a/é.html", "Mali, été/index.html"} {
			f := z.File[i]
			if f.Name != want || f.NonUTF8 || f.Flags&0x800 == 0 || f.Mode() != 0o644 || f.Method != zip.Deflate || !f.Modified.Equal(test.want) {
				t.Errorf("%s: %+v", test.name, f.FileHeader)
			}
		}
	}
}

func TestZipRefuses(t *testing.T) {
	for _, top := range []string{"", ".", "..", "a/b", `a\b`, "/", "a\xff"} {
		if err := Zip(site("x", ""), io.Discard, top, time.Time{}); err == nil {
			t.Errorf("the folder %q was accepted", top)
		}
	}
	if err := Zip(site("x", "", "X", ""), io.Discard, "top", time.Time{}); err == nil {
		t.Error("twins were accepted")
	}
}

func TestZipFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.zip")
	for _, text := range []string{"one", "two"} {
		size, err := ZipFile(disk.Disk{}, site("index.html", text), file, "top", time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.OpenReader(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := fs.ReadFile(z, "top/index.html")
		z.Close()
		info, _ := os.Stat(file)
		if string(got) != text || err != nil || info.Size() != size || info.Mode() != 0o644 {
			t.Errorf("%q, %v, %d bytes said, %v", got, err, size, info)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(file)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestZipFileRefuses(t *testing.T) {
	dir := t.TempDir()
	seed(t, dir, "thesis.docx.txt", "months of work", "folder/", "", "empty", "", "link.zip", "-> thesis.docx.txt")
	good := site("index.html", "x")
	for name, want := range map[string]string{
		"thesis.docx.txt": "there is a file of this name that is not a zip",
		"empty":           "there is a file of this name that is not a zip",
		"folder":          "in the way, and not a file",
		"link.zip":        "in the way, and not a file",
		"none/out.zip":    "there is no folder " + filepath.Join(dir, "none"),
	} {
		file := filepath.Join(dir, name)
		_, err := ZipFile(disk.Disk{}, good, file, "top", time.Time{})
		if refused, ok := errors.AsType[*RefusedError](err); !ok || refused.Error() != file+": "+want || refused.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ZipFile(disk.Disk{}, site("x", "", "X", ""), filepath.Join(dir, "new.zip"), "top", time.Time{}); err == nil {
		t.Error("twins were zipped")
	}
	for name := range contents(t, dir) {
		if strings.HasSuffix(name, ".tmp") || name == "new.zip" {
			t.Errorf("left behind: %s", name)
		}
	}
}
