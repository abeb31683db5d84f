//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A pipe that came in the place of a file or a folder is not waited for.
func TestPipesAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	f := open(t, dir)
	listed := func(list []Entry, err error) string {
		if err == nil {
			return "what lies in it"
		}
		return ""
	}
	for what, look := range map[string]func() string{
		"reading": func() string { return textOf(f, "pipe") },
		"List":    func() string { return listed(f.List("pipe")) },
		"Entries": func() string { return listed(f.Entries("pipe")) },
	} {
		done := make(chan string)
		go func() { done <- look() }()
		select {
		case text := <-done:
			if text != "" {
				t.Errorf("%s: the pipe gave %q", what, text)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: the pipe is waited for", what)
		}
	}
}
