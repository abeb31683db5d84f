//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package workspace

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"dossier/internal/disk"
)

// A pipe in the place of a file of the program's own is not waited for, but replaced.
func TestOverwriteReplacesPipes(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte("title: T\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, ownFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(dir, ownFolder, "built.json")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	w, err := Open(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	done := make(chan error, 1)
	go func() { done <- w.Overwrite(ownFolder+"/built.json", []byte("{}")) }()
	select {
	case err := <-done:
		if held, _ := os.ReadFile(pipe); err != nil || string(held) != "{}" {
			t.Errorf("it holds %q, %v", held, err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it is waited for")
	}
}
