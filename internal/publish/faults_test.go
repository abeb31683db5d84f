package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// TestDirAtEveryFault: wherever the disk fails, once or from then on, each file
// is old or new, strangers stay, and the next publication mends all.
func TestDirAtEveryFault(t *testing.T) {
	old := site("index.html", "old", "gone/index.html", "old", "s.css", "old", "turn", "old", "same.html", "same")
	new := site("index.html", "new", "come/index.html", "new", "s.css", "new", "turn/index.html", "new", "same.html", "same")
	want := pairs("index.html", "new", "come/index.html", "new", "s.css", "new", "turn/index.html", "new", "same.html", "same", "CNAME", "mine", "gone/notes", "mine")
	for _, stays := range []bool{false, true} {
		for n := 1; ; n++ {
			dir := t.TempDir()
			publish(t, old, dir)
			seed(t, dir, "CNAME", "mine", "gone/notes", "mine")
			var calls atomic.Int64
			_, err := onto(disk.Disk{Before: func(string, string) error {
				if c := int(calls.Add(1)); c == n || stays && c > n {
					return syscall.ENOSPC
				}
				return nil
			}}, new, dir)
			now := contents(t, dir)
			for name, text := range now {
				if mine := name == "CNAME" || name == "gone/notes"; mine != (text == "mine") ||
					!mine && !strings.HasPrefix(name, tempName) && !strings.HasSuffix(name, "/") && text != "old" && text != "new" && text != "same" {
					t.Fatalf("call %d: %s holds %q", n, name, text)
				}
			}
			for _, name := range []string{"index.html", "s.css", "same.html", "CNAME", "gone/notes"} {
				if _, there := now[name]; !there {
					t.Fatalf("call %d: %s is gone", n, name)
				}
			}
			if err != nil && !errors.Is(err, syscall.ENOSPC) && !strings.Contains(err.Error(), "no space left on device") {
				t.Fatalf("call %d: %v", n, err)
			}
			if _, err := onto(disk.Disk{}, new, dir); err != nil {
				t.Fatalf("after call %d: %v", n, err)
			}
			if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
				t.Fatalf("after call %d: %s", n, diff)
			}
			if int(calls.Load()) < n {
				break
			}
		}
	}
}

// TestTwoBuildsKeepApart: the second into a folder is told of the first, touches
// nothing of it, and is refused too where the first ended meanwhile.
func TestTwoBuildsKeepApart(t *testing.T) {
	dir := t.TempDir()
	publish(t, site("index.html", "old"), dir)
	one, two := site("index.html", "one"), site("index.html", "two")
	stage := func(s *build.Site) *Stage {
		t.Helper()
		stage, err := Open(disk.Disk{}, dir, pathsOf(s))
		if err != nil {
			t.Fatal(err)
		}
		return stage
	}
	first, second, third := stage(one), stage(two), stage(two)
	if err := first.Add(one.Files()[0]); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%s: dossier build (process %d) is writing here", dir, os.Getpid())
	if err := second.Add(two.Files()[0]); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	second.Discard()
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := third.Add(two.Files()[0]); err == nil || err.Error() != dir+": another build wrote into the folder meanwhile" {
		t.Errorf("after another build: %v", err)
	}
	third.Discard()
	if diff := cmp.Diff(pairs("index.html", "one"), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Lstat(filepath.Join(dir, tempName)); err == nil {
		t.Error("the folder for temporaries was left")
	}
}
