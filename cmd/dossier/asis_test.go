package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPicturesGoOutAsTheyAre: what a photograph's EXIF tells is published with it,
// as docs/security.md says. Whoever changes that, changes the sentence too.
func TestPicturesGoOutAsTheyAre(t *testing.T) {
	photograph := "\xff\xd8\xff\xe1\x00\x22Exif\x00\x00MM\x00*GPS 12.65N 8.00W, Nikon of A. Name\xff\xd9"
	for path, data := range outputs(t, map[string]string{"dossier.yaml": "title: T\n", "content/_index.md": "---\ntitle: T\n---\n![A gate](assets/gate.jpg)\n", "assets/gate.jpg": photograph}) {
		if strings.Contains(path, "gate.") {
			if !bytes.Equal(data, []byte(photograph)) {
				t.Errorf("%s: %q", path, data)
			}
			return
		}
	}
	t.Error("the photograph is not published")
}

// TestNoCaptureIsAPDF: a PDF under the name of a text is refused with a word of
// what to do, under its own it is skipped by name, and nothing is written.
func TestNoCaptureIsAPDF(t *testing.T) {
	for name, want := range map[string]string{
		"report.txt": "error: the capture is a PDF\n  hint: open it and save or copy its text", "report.html": "error: the capture is a PDF\n  hint: open it and save or copy its text",
		"report.pdf": "seeds/report.pdf: skipped: only text, saved web pages and Markdown are read", "report": "seeds/report: skipped: only text, saved web pages and Markdown are read",
	} {
		dir := t.TempDir()
		write(t, dir, map[string]string{"dossier.yaml": "title: T\n", "seeds/" + name: "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Author (A. Name) >>\nendobj\ntrailer\n%%EOF\n"})
		var out, errs bytes.Buffer
		code := run(context.Background(), []string{"import", "-C", dir}, nil, &out, &errs)
		if said := errs.String(); !strings.Contains(said, want) || (code == exitOK) != strings.Contains(want, "skipped") {
			t.Errorf("%s: %d\n%s%s", name, code, out.String(), said)
		}
		if left, _ := os.ReadDir(filepath.Join(dir, "content", "articles")); len(left) > 0 {
			t.Errorf("%s: %v was written", name, left)
		}
	}
}

// TestZipTellsNoFolder: a zip is the same wherever its dossier lies, and does not
// tell where, though the title has no letter that a file's name can show.
func TestZipTellsNoFolder(t *testing.T) {
	var zips [][]byte
	for _, name := range []string{"from-our-man-in-gao", "other"} {
		dir := filepath.Join(t.TempDir(), name)
		write(t, dir, map[string]string{"dossier.yaml": "title: مالي\nlanguage: ar\n"})
		mustRun(t, "zip", "-C", dir)
		data, err := os.ReadFile(filepath.Join(dir, "dossier.zip"))
		if err != nil {
			t.Fatal(err)
		}
		zips = append(zips, data)
	}
	if !bytes.Equal(zips[0], zips[1]) || bytes.Contains(zips[0], []byte("our-man")) {
		t.Error("the zips differ")
	}
}
