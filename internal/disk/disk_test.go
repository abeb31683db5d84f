package disk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func open(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Disk{}.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// names lists what a folder holds.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// TestLockDiesWithItsOwner: another process that has the lock is named, and one
// that was killed has it no more.
func TestLockDiesWithItsOwner(t *testing.T) {
	if dir := os.Getenv("DISK_TEST_LOCK"); dir != "" {
		lock, err := open(t, dir).Lock("lock", "dossier import")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("locked")
		time.Sleep(time.Minute)
		lock.Release()
		return
	}
	dir := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^TestLockDiesWithItsOwner$")
	child.Env = append(os.Environ(), "DISK_TEST_LOCK="+dir)
	talk, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(talk).ReadString('\n'); line != "locked\n" {
		t.Fatalf("the child says %q", line)
	}
	f := open(t, dir)
	_, err = f.Lock("lock", "dossier build")
	want := fmt.Sprintf("lock: dossier import (process %d) is writing here", child.Process.Pid)
	if busy, ok := errors.AsType[*BusyError](err); !ok || busy.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := f.Share("lock"); err == nil {
		t.Error("a lock that is held was shared")
	}
	child.Process.Kill()
	child.Wait()
	lock, err := f.Lock("lock", "dossier build")
	if err != nil {
		t.Fatal(err)
	}
	lock.Release()
	if left := names(t, dir); left != "" {
		t.Errorf("left behind: %s", left)
	}
}

func TestShare(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	if lock, err := f.Share("lock"); lock != nil || err != nil {
		t.Errorf("a lock that nobody took: %v, %v", lock, err)
	}
	os.WriteFile(filepath.Join(dir, "lock"), []byte("dossier import (process 1)\n"), 0o644)
	one, err := f.Share("lock")
	two, other := f.Share("lock")
	if err != nil || other != nil {
		t.Fatalf("two readers: %v, %v", err, other)
	}
	if _, err := f.Lock("lock", "dossier import"); err == nil {
		t.Error("what is shared was locked")
	}
	one.Release()
	two.Release()
	lock, err := f.Lock("lock", "dossier import")
	if err != nil {
		t.Fatal(err)
	}
	lock.Release()
}

// A link in the place of a lock would be written through.
func TestLockRefusesLinks(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "precious"), []byte("text"), 0o644)
	if err := os.Symlink("precious", filepath.Join(dir, "lock")); err != nil {
		t.Skip(err)
	}
	if _, err := open(t, dir).Lock("lock", "x"); err == nil {
		t.Error("a link was locked")
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "precious")); string(data) != "text" {
		t.Errorf("written through a link: %q", data)
	}
}

// TestWriteFileAtEveryFault: the file is old or new wherever the disk fails, and
// nothing is left beside it but what the next run clears away.
func TestWriteFileAtEveryFault(t *testing.T) {
	for n := 1; ; n++ {
		dir := t.TempDir()
		file := filepath.Join(dir, "x.zip")
		os.WriteFile(file, []byte("old"), 0o600)
		calls := 0
		d := Disk{Before: func(string, string) error {
			if calls++; calls == n {
				return syscall.EIO
			}
			return nil
		}}
		err := d.WriteFile(file, "dossier zip", Bytes([]byte("new")))
		got, _ := os.ReadFile(file)
		if string(got) != "new" && (err == nil || string(got) != "old") {
			t.Fatalf("call %d: %q, %v", n, got, err)
		}
		if err := (Disk{}).WriteFile(file, "dossier zip", Bytes([]byte("new"))); err != nil {
			t.Fatalf("after call %d: %v", n, err)
		}
		info, err := os.Stat(file)
		if left := names(t, dir); left != "x.zip" || err != nil || info.Mode() != 0o644 {
			t.Fatalf("after call %d: %s, %v, %v", n, left, info.Mode(), err)
		}
		if calls < n {
			break
		}
	}
}

func TestWriteFileWhileAnotherDoes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.zip")
	var inner error
	err := Disk{}.WriteFile(file, "dossier zip", func(w io.Writer) error {
		inner = Disk{}.WriteFile(file, "dossier zip", Bytes([]byte("other")))
		return Bytes([]byte("one"))(w)
	})
	want := fmt.Sprintf("%s: dossier zip (process %d) is writing here", file, os.Getpid())
	if err != nil || inner == nil || inner.Error() != want {
		t.Errorf("%v; %v", err, inner)
	}
	if got, _ := os.ReadFile(file); string(got) != "one" {
		t.Errorf("%q", got)
	}
}

// A fill that fails leaves nothing, and a name that is taken is left alone.
func TestFill(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	failure := errors.New("no more words")
	if err := f.Fill("a", false, func(io.Writer) error { return failure }); !errors.Is(err, failure) || names(t, dir) != "" {
		t.Errorf("%v; left: %s", err, names(t, dir))
	}
	os.WriteFile(filepath.Join(dir, "a"), []byte("mine"), 0o644)
	if err := f.Fill("a", true, Bytes(nil)); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a taken name: %v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a")); string(got) != "mine" {
		t.Errorf("%q", got)
	}
}

func TestHint(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Err: syscall.ENOSPC}, "the disk is full"}, {syscall.EROFS, "the disk takes no writes"},
		{syscall.EACCES, "give yourself the right"}, {syscall.EIO, "the disk fails"}, {io.ErrShortWrite, ""},
	} {
		if got := Hint(test.err); !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%v: %q", test.err, got)
		}
	}
}
