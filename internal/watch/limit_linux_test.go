package watch

import (
	"errors"
	"os"
	"syscall"
	"testing"
	"time"
)

// leave takes the right to open files from this process until the function is
// called that it gives back.
func leave(t *testing.T) (restore func()) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 3, Max: limit.Max}); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
			t.Fatal(err)
		}
	}
}

func isLimitError(err error) bool {
	_, ok := errors.AsType[*LimitError](err)
	return ok
}

func TestWatchWithoutWatches(t *testing.T) {
	dir := t.TempDir()
	restore := leave(t)
	_, err := Watch(t.Context(), []string{dir}, Options{})
	restore()
	if !isLimitError(err) {
		t.Errorf("got %v", err)
	}
}

func TestPollingTakesOver(t *testing.T) {
	told := make(chan error, 9)
	h := watched(t, Options{Trouble: func(err error) { told <- err }})
	restore := leave(t)
	h.must(os.Mkdir(h.path("content/new"), 0o755))
	select {
	case err := <-told:
		if !isLimitError(err) {
			t.Errorf("told %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("nobody was told")
	}
	restore()
	for _, name := range []string{"content/new/f", "content/a.md", "layouts/page.html"} {
		h.silent()
		h.write(name, "polled")
		h.heard(name)
	}
}
