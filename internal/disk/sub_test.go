package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSub: what lies in a folder that is kept open is what lies there.
func TestSub(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"top/a/x": "1", "top/a/b/y": "2", "top/z": "3", "top/c/w": "4", "outside": "5"} {
		full := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"top/a/aside": "../c/w", "top/a/out": "../../outside"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	var asked []string
	folder, err := Disk{Before: func(op, name string) error { asked = append(asked, op+" "+name); return nil }}.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	sub, err := folder.Sub("top", []string{"a", "missing"})
	if err != nil {
		t.Fatal(err)
	}
	if !sub.Keeps("a") || sub.Keeps("missing") || sub.Keeps("c") {
		t.Error("other folders are kept open than are there and were named")
	}
	for name, want := range map[string]string{"a/x": "1", "a/b/y": "2", "z": "3", "c/w": "4", "a/aside": "4", "a/out": "", "a/none": "", "missing/x": ""} {
		if got := textOf(sub, name); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	if err := errors.Join(sub.MkdirAll("a/new/deep"), sub.Fill("a/new/deep/x", false, Bytes([]byte("6")))); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "top/a/new/deep/x")); string(got) != "6" {
		t.Errorf("written: %q", got)
	}
	if err := sub.Fill("a/x", false, Bytes(nil)); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a name that is taken: %v", err)
	}
	for _, want := range []string{"open top", "open top/a", "open top/a/x", "create top/a/new/deep/x", "write top/a/new/deep/x", "chmod top/a/new/deep/x"} {
		if !slices.Contains(asked, want) {
			t.Errorf("a test could not make this fail: %s", want)
		}
	}
	if err := sub.Close(); err != nil || textOf(sub, "a/x") != "" {
		t.Errorf("closed: %v", err)
	}
	if textOf(folder, "top/a/x") != "1" {
		t.Error("the folder was closed with its part")
	}
}

// textOf reads a file; empty: it cannot be.
func textOf(f *Folder, name string) string {
	file, err := f.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	text, _ := io.ReadAll(file)
	return string(text)
}

func TestCrowded(t *testing.T) {
	for names, want := range map[string]string{
		"":                                "",
		"a b":                             "",
		"a/x":                             "",
		"a/x a/y":                         "a",
		"a/x/i a/y/i":                     "a",
		"a/x/i a/x/j":                     "a/x",
		"a/x/i a/x/j a/y/i":               "a a/x",
		"a/b/c/i a/b/c/j":                 "a/b/c",
		"a/b/i a/b/j a/c/i a/c/j b/i b/j": "a a/b a/c b",
	} {
		if got := strings.Join(Crowded(strings.Fields(names)), " "); got != want {
			t.Errorf("%q: got %q, want %q", names, got, want)
		}
	}
	var many []string
	for i := range 1000 {
		many = append(many, fmt.Sprintf("%d/a", i), fmt.Sprintf("%d/b", i))
	}
	many = append(many, "999/c")
	if list := Crowded(many); len(list) != mostCrowded || !slices.Contains(list, "999") {
		t.Errorf("%d folders would be held open: %s", len(list), list)
	}
}
