package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/disk"
)

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"empty/x": "", "yml/dossier.yml": "", "good/dossier.yaml": "", "file": ""} {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755)
		os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
	}
	tests := []struct{ name, message, hint string }{
		{"good", "", ""},
		{"empty", "no dossier here (no dossier.yaml)", "run `dossier init` to begin one, or go to the folder of yours"},
		{"yml", "no dossier here (no dossier.yaml)", "rename dossier.yml to dossier.yaml"},
		{"none", "no such folder", "run `dossier init` to begin a dossier"},
		{"file", "a file, not a folder", "give the folder that holds dossier.yaml"},
	}
	for _, test := range tests {
		full := filepath.Join(dir, test.name)
		w, err := Open(disk.Disk{}, full)
		if test.message == "" {
			if err != nil {
				t.Errorf("%s: %v", test.name, err)
			}
			w.Close()
			continue
		}
		problem, ok := errors.AsType[*NotDossierError](err)
		if !ok || problem.Error() != full+": "+test.message || problem.Hint() != test.hint {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestRel(t *testing.T) {
	w := tree(t, "dossier.yaml", "seeds/a.txt")
	link := filepath.Join(t.TempDir(), "link")
	os.Symlink(w.Dir(), link)
	t.Chdir(filepath.Join(w.Dir(), "seeds"))
	for name, want := range map[string]string{
		"a.txt":                            "seeds/a.txt",
		"new/b.txt":                        "seeds/new/b.txt",
		"../dossier.yaml":                  "dossier.yaml",
		filepath.Join(w.Dir(), "x"):        "x",
		filepath.Join(link, "seeds/a.txt"): "seeds/a.txt",
		"../../x":                          "",
		"/etc/hosts":                       "",
	} {
		got, err := w.Rel(name)
		_, outside := errors.AsType[*OutsideError](err)
		if got != want || outside != (want == "") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// whole fails the test unless the file holds the text with mode 0644, and no
// temporary is left anywhere.
func whole(t *testing.T, w *Workspace, name, text string) {
	t.Helper()
	got, err := w.Read(name)
	if err != nil || string(got) != text {
		t.Errorf("%s: %q, %v", name, got, err)
	}
	info, err := w.root.Lstat(name)
	if err != nil || info.Mode() != 0o644 {
		t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
	}
	filepath.WalkDir(w.Dir(), func(path string, _ fs.DirEntry, _ error) error {
		if strings.HasSuffix(path, ".tmp") {
			t.Errorf("left behind: %s", path)
		}
		return nil
	})
}

func TestWriteNew(t *testing.T) {
	w := tree(t, "dossier.yaml")
	if err := w.WriteNew("content/articles/a.md", []byte("first")); err != nil {
		t.Fatal(err)
	}
	err := w.WriteNew("content/articles/a.md", []byte("second"))
	if _, ok := errors.AsType[*ExistsError](err); !ok || !errors.Is(err, fs.ErrExist) {
		t.Errorf("a taken path: %v", err)
	}
	whole(t, w, "content/articles/a.md", "first")
}

// The way that disks without links need holds to the same promise.
func TestMoveNew(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "b.md", "second")
	put(t, w, "a.md", "first")
	if _, ok := errors.AsType[*ExistsError](w.moveNew("b.md", "a.md")); !ok {
		t.Error("a taken path was written")
	}
	whole(t, w, "a.md", "first")
	if err := w.moveNew("b.md", "c.md"); err != nil {
		t.Error(err)
	}
	whole(t, w, "c.md", "second")
}

func TestReplace(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "content/a.md", "old")
	c := begin(t, w, "import")
	if err := c.Replace("content/a.md", []byte("new"), []byte("old")); err != nil {
		t.Fatal(err)
	}
	whole(t, w, "content/a.md", "new")
	for _, name := range []string{"content/a.md", "content/gone.md", "content"} {
		if _, ok := errors.AsType[*EditedError](c.Replace(name, []byte("newer"), []byte("old"))); !ok {
			t.Errorf("%s: an unexpected file was replaced", name)
		}
	}
	whole(t, w, "content/a.md", "new")
}

func TestWritesStayInside(t *testing.T) {
	w := tree(t, "dossier.yaml")
	outside := t.TempDir()
	os.Symlink(outside, filepath.Join(w.Dir(), "content"))
	for _, name := range []string{"../x.md", "/x.md", "", ".", "a//b", "content/x.md"} {
		if err := w.WriteNew(name, []byte("x")); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Errorf("written outside: %v", entries)
	}
}

func TestReadRefuses(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md")
	if _, err := w.Read("content/none.md"); !errors.Is(err, fs.ErrNotExist) || err.Error() != "reading content/none.md: no such file or directory" {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := w.Read("content"); err == nil || err.Error() != "reading content: not a file" {
		t.Errorf("a folder: %v", err)
	}
}
