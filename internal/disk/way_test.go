package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// house makes a folder with files, folders and links of every kind, in a folder
// with a file outside.
func house(t *testing.T) string {
	t.Helper()
	outside := t.TempDir()
	dir := filepath.Join(outside, "house")
	for name, text := range map[string]string{"house/a/x": "1", "house/a/b/y": "2", "house/z": "3", "house/c/w": "4", "outside": "5"} {
		full := filepath.Join(outside, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{
		"a/in": "../c/w", "a/out": "../../outside", "a/full": filepath.Join(outside, "outside"), "loop": "loop", "none": "nothing", "folder": "a", "away": "..",
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	return dir
}

// TestWayIsTheRoots: what is opened past a Root is what the Root would have opened, and
// so is what is denied.
func TestWayIsTheRoots(t *testing.T) {
	quick, slow := open(t, house(t)), open(t, house(t))
	slow.root = &step{Root: slow.root.Root}
	names := []string{
		"", ".", "..", "/", "a", "a/", "a//x", "./a/x", "a/x", "a/x/", "a/b/y", "a/../z", "../house/z", "../outside", "/etc/hosts", "missing", "missing/x", "a/x/y",
		"a/in", "a/out", "a/full", "loop", "none", "folder/x", "away/outside", "away/house/z", "a\x00b", strings.Repeat("n", 300),
	}
	read := func(f *Folder, name string) (string, error) {
		file, err := f.Open(name)
		if err != nil {
			return "", err
		}
		defer file.Close()
		text, err := io.ReadAll(file)
		return string(text), err
	}
	write := func(f *Folder, name string) (string, error) {
		mark, err := f.Lay(name, []byte("new"))
		if err != nil {
			return "", err
		}
		info, err := f.Stat(name)
		if err == nil && mark != MarkOf(info) {
			t.Errorf("%s stands as %v, and is told to as %v", name, MarkOf(info), mark)
		}
		return read(f, name)
	}
	for what, do := range map[string]func(*Folder, string) (string, error){"reading": read, "writing": write} {
		for _, name := range names {
			if what == "writing" && !strings.HasSuffix(name, "/") {
				name += "1"
			}
			got, err := do(quick, name)
			want, wantErr := do(slow, name)
			if got != want || told(err) != told(wantErr) {
				t.Errorf("%s %q: %q, %v; the Root: %q, %v", what, name, got, err, want, wantErr)
			}
		}
	}
	if _, err := quick.Lay("a/x", nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a name that is taken: %v", err)
	}
}

// told gives the reason of an error.
func told(err error) string {
	if fault, ok := errors.AsType[*fs.PathError](err); ok {
		return fault.Err.Error()
	} else if err != nil {
		return err.Error()
	}
	return ""
}

// TestEntries: names and types are those that List gives.
func TestEntries(t *testing.T) {
	f := open(t, house(t))
	for _, name := range []string{".", "a", "a/b", "z", "folder", "away", "missing"} {
		want, wantErr := f.List(name)
		got, err := f.Entries(name)
		for _, list := range [][]Entry{want, got} {
			slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
			for i := range list {
				list[i].Info = nil
			}
		}
		if !slices.Equal(got, want) || told(err) != told(wantErr) {
			t.Errorf("%s: %v, %v; want %v, %v", name, got, err, want, wantErr)
		}
	}
}

// TestClosedFile: a file that is closed stays so, whoever has its number by then.
func TestClosedFile(t *testing.T) {
	f := open(t, house(t))
	file, err := f.Open("z")
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	other, err := f.Open("a/x")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if n, err := file.Read(make([]byte, 8)); n > 0 || err == nil {
		t.Errorf("%d bytes were read, %v", n, err)
	}
	if err := file.Close(); err == nil {
		t.Error("it was closed twice")
	}
	if text, err := io.ReadAll(other); string(text) != "1" {
		t.Errorf("the other file has %q, %v", text, err)
	}
}
