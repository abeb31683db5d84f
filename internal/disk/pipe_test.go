//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A pipe that came in the place of a file is not waited for.
func TestPipesAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	f, read := open(t, dir), make(chan string)
	go func() { read <- textOf(f, "pipe") }()
	select {
	case text := <-read:
		if text != "" {
			t.Errorf("the pipe gave %q", text)
		}
	case <-time.After(10 * time.Second):
		t.Error("the pipe is waited for")
	}
}
