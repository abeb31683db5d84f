package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/disk"
)

// faults are the ways in which a disk fails.
var faults = []struct {
	name  string
	err   error
	stays bool // for all that follows
}{
	{"full", syscall.ENOSPC, true},
	{"broken", syscall.EIO, false},
	{"forbidden", syscall.EACCES, false},
	{"short", io.ErrShortWrite, false},
}

// faulty fails at the n-th operation that changes something, or at any where
// reads too.
func faulty(n int64, err error, stays bool, calls *atomic.Int64) disk.Disk {
	return disk.Disk{Before: func(op, _ string) error {
		if errors.Is(err, syscall.ENOSPC) && (op == "open" || op == "read" || op == "stat" || op == "remove") {
			return nil // those need no room
		}
		if i := calls.Add(1); i == n || stays && i > n {
			return err
		}
		return nil
	}}
}

// TestFaultsAtEveryCall: wherever the disk fails, nothing is lost, the site that
// is there serves, the exit code tells of it, and the next run mends all. CI
// gives each call one of the faults, in turn; DOSSIER_SAFETY=all gives it all.
func TestFaultsAtEveryCall(t *testing.T) {
	all := os.Getenv("DOSSIER_SAFETY") == "all"
	for _, tr := range trials(t) {
		for i, fault := range faults {
			t.Run(tr.name+" "+fault.name, func(t *testing.T) {
				t.Parallel()
				step := len(faults)
				if all {
					step = 1
				}
				for n := i + 1; tr.survives(t, int64(n), fault.err, fault.stays); n += step {
				}
			})
		}
	}
}

// survives runs the command on a disk that fails at the n-th call, and reports
// whether there were that many.
func (tr *trial) survives(t *testing.T, n int64, err error, stays bool) bool {
	t.Helper()
	dir := workplace(t)
	defer os.RemoveAll(dir)
	tr.begun.write(t, dir)
	var calls atomic.Int64
	code, talk := runIn(dir, faulty(n, err, stays, &calls), tr.args...)
	now := readTree(t, dir)
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf("%v at call %d: %s\n%s", err, n, fmt.Sprintf(format, args...), talk)
	}
	if code == exitUsage || code == exitContent && !strings.Contains(talk, "error") {
		fail("exit code %d", code)
	}
	final := now.lasting()
	maps.DeleteFunc(final, func(name, _ string) bool { return passing(name) })
	if diff := cmp.Diff(tr.done.lasting(), final); code == exitOK && diff != "" {
		fail("exit code 0, and not all was done: %s", diff)
	}
	if err := tr.sound(now); err != nil {
		fail("%v", err)
	}
	if err := tr.mended(t, dir); err != nil {
		fail("%v", err)
	}
	return calls.Load() >= n
}
