package disk

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// The system that the tests run on has openat2, or what they prove is not what runs.
func TestThereIsAWay(t *testing.T) {
	f := open(t, house(t))
	if f.root.way.folder == nil {
		t.Skip("the system has no openat2, or denies it")
	}
	if _, ok := f.root.way.open("a/x", os.O_RDONLY, 0); !ok {
		t.Error("a plain file is not opened on it")
	}
	for _, name := range []string{"a/in", "a/out", "a/full", "away/outside", "folder/x", "../outside"} {
		if _, ok := f.root.way.open(name, os.O_RDONLY, 0); ok {
			t.Errorf("%s was reached", name)
		}
	}
}

// Whatever the umask is, a file gets the usual mode, and its mark tells so.
func TestLayUnderAnyUmask(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	defer syscall.Umask(syscall.Umask(0))
	for name, mask := range map[string]int{"none": 0, "group": 0o002, "usual": 0o022, "strict": 0o077, "odd": 0o777} {
		syscall.Umask(mask)
		mark, err := f.Lay(name, []byte("text"))
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(filepath.Join(dir, name)); err != nil || info.Mode() != usual || MarkOf(info) != mark {
			t.Errorf("%s: %v, told to be %v, %v", name, info, mark, err)
		}
	}
}
