package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/disk"
	"dossier/internal/workspace"
)

// TestTwoWriters: while a command writes into the dossier, one that writes there
// too, or would build of it, says so and changes nothing; the preview and the
// lists only read.
func TestTwoWriters(t *testing.T) {
	dir := begun(t)
	ws, err := workspace.Open(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	change, err := ws.Begin("import")
	if err != nil {
		t.Fatal(err)
	}
	before := readTree(t, dir)
	want := fmt.Sprintf("error: %s: dossier import (process %d) is writing here\n  hint: wait until it has ended, then run the command again\n", dir, os.Getpid())
	for _, call := range []string{"import", "actors accept X --as person", "actors merge a b", "actors rename a b", "build", "zip"} {
		if code, talk := runIn(dir, disk.Disk{}, strings.Fields(call)...); code != exitContent || talk != want {
			t.Errorf("%s: exit code %d, %s", call, code, talk)
		}
	}
	for _, call := range []string{"actors", "gaps"} {
		if code, talk := runIn(dir, disk.Disk{}, call); code != exitOK {
			t.Errorf("%s: exit code %d, %s", call, code, talk)
		}
	}
	if diff := cmp.Diff(before, readTree(t, dir)); diff != "" {
		t.Error(diff)
	}
	change.Close()
	if code, talk := runIn(dir, disk.Disk{}, "build"); code != exitOK {
		t.Errorf("build: exit code %d, %s", code, talk)
	}
}

// TestManyProcesses runs real commands at once, over and over. Each does its work
// or says who does; in the end all is as after one of each.
func TestManyProcesses(t *testing.T) {
	list := trials(t)
	imported := list[1]
	dir := workplace(t)
	imported.begun.write(t, dir)
	var all sync.WaitGroup
	for _, args := range [][]string{{"import"}, {"build"}, {"import"}, {"build"}} {
		all.Go(func() {
			for range 3 {
				child := exec.Command(os.Args[0], append(args, "-C", dir)...)
				child.Env = append(os.Environ(), dieAt+"=0")
				if err := child.Run(); err != nil && child.ProcessState.ExitCode() != exitContent {
					t.Errorf("%s: %v", args, err)
				}
			}
		})
	}
	all.Wait()
	if err := imported.begunOrDone(readTree(t, dir)); err != nil {
		t.Error(err)
	}
	for _, args := range []string{"import", "build"} {
		if code, talk := runIn(dir, disk.Disk{}, args); code != exitOK {
			t.Errorf("%s: %s", args, talk)
		}
	}
	want := after(t, imported.begun, "import", "build").lasting()
	if diff := cmp.Diff(want, readTree(t, dir).lasting()); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".dossier", ".dossier-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// begunOrDone tells which of the editor's files is neither as it was nor as an
// import leaves it.
func (tr *trial) begunOrDone(now tree) error {
	for name, text := range now {
		if precious(name) && text != tr.begun[name] && text != tr.done[name] {
			return fmt.Errorf("%s is neither old nor new: %q", name, text)
		}
	}
	return nil
}
