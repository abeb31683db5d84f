package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// anew is a site in which folders hold pages alone, no page, or both.
func anew() *build.Site {
	list := []string{"index.html", "top", "robots.txt", "txt", "assets/site.css", "css", "assets/fonts/a.woff", "font",
		"sources/index.html", "list", "sources/list.bib", "bib", "sources/one/index.html", "one", "sources/data/all.json", "json"}
	for i := range 3 {
		list = append(list, fmt.Sprintf("articles/%d/index.html", i), fmt.Sprint("article ", i))
	}
	return site(list...)
}

func contentsOf(s *build.Site) map[string]string {
	all := make(map[string]string)
	for _, f := range s.Files() {
		all[f.Path] = string(f.Data)
	}
	return all
}

// moves publishes and gives what was renamed, in its order, but for the manifest.
// deny tells what cannot be.
func moves(t *testing.T, s *build.Site, dir string, deny func(name string) bool) (list []string, err error) {
	t.Helper()
	var mu sync.Mutex
	_, err = onto(disk.Disk{Before: func(op, name string) error {
		if op != "rename" || name == ManifestName {
			return nil
		}
		if deny(name) {
			return syscall.EXDEV
		}
		mu.Lock()
		defer mu.Unlock()
		list = append(list, name)
		return nil
	}}, s, dir)
	return list, err
}

func nothing(string) bool { return false }

// TestFoldersComeWhole: a folder that is not there is moved in once, with all that
// lies in it, after all other files where it holds pages.
func TestFoldersComeWhole(t *testing.T) {
	dir := t.TempDir()
	list, err := moves(t, anew(), dir, nothing)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contentsOf(anew()), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	others, pages := list[:4], list[4:]
	slices.Sort(others)
	slices.Sort(pages)
	if diff := cmp.Diff([]string{"assets", "robots.txt", "sources/data", "sources/list.bib"}, others); diff != "" {
		t.Errorf("before the pages: %s", diff)
	}
	if diff := cmp.Diff([]string{"articles", "index.html", "sources/index.html", "sources/one"}, pages); diff != "" {
		t.Errorf("with the pages: %s", diff)
	}
	again := site(append([]string{"articles/20/index.html", "new", "articles/21/a/index.html", "new"}, flat(anew())...)...)
	list, err = moves(t, again, dir, nothing)
	slices.Sort(list)
	if diff := cmp.Diff([]string{"articles/20", "articles/21"}, list); diff != "" || err != nil {
		t.Errorf("%v, beside what is there: %s", err, diff)
	}
	if diff := cmp.Diff(contentsOf(again), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// flat gives a site's pairs.
func flat(s *build.Site) (list []string) {
	for _, f := range s.Files() {
		list = append(list, f.Path, string(f.Data))
	}
	return list
}

// TestFoldersThatCannotBeMoved are made, and their files are moved.
func TestFoldersThatCannotBeMoved(t *testing.T) {
	dir := t.TempDir()
	folder := func(name string) bool { return filepath.Ext(name) == "" }
	if _, err := moves(t, anew(), dir, folder); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contentsOf(anew()), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	if sum := publish(t, anew(), dir); sum.Written > 0 {
		t.Errorf("%d files had to be written again", sum.Written)
	}
	list, err := moves(t, anew(), t.TempDir(), func(name string) bool { return folder(name) || name == "assets/fonts/a.woff" })
	if err == nil || slices.ContainsFunc(list, isPage) {
		t.Errorf("%v; pages came before the files that they need: %s", err, list)
	}
}

// TestAssetsBeforeFolders: where an asset cannot be written, no folder of pages comes.
func TestAssetsBeforeFolders(t *testing.T) {
	for _, asset := range []string{"robots.txt", "sources/list.bib"} {
		dir := t.TempDir()
		if _, err := moves(t, anew(), dir, func(name string) bool { return name == asset }); !errors.Is(err, syscall.EXDEV) {
			t.Errorf("%s: %v", asset, err)
		}
		for name := range contents(t, dir) {
			if isPage(name) {
				t.Errorf("%s is there, and %s is not", name, asset)
			}
		}
	}
}

// TestFirstAtEveryFault: wherever the disk fails while a folder is filled for the
// first time, each file is whole, and the next publication makes all.
func TestFirstAtEveryFault(t *testing.T) {
	want := contentsOf(anew())
	for _, stays := range []bool{false, true} {
		for n := 1; ; n++ {
			dir, calls := t.TempDir(), 0
			var mu sync.Mutex
			_, err := onto(disk.Disk{Before: func(string, string) error {
				mu.Lock()
				defer mu.Unlock()
				if calls++; calls == n || stays && calls > n {
					return syscall.EIO
				}
				return nil
			}}, anew(), dir)
			now := contents(t, dir)
			maps.DeleteFunc(now, func(name, _ string) bool { return strings.HasPrefix(name, tempName) })
			for name, text := range now {
				if !strings.HasSuffix(name, "/") && text != want[name] {
					t.Fatalf("call %d: %s holds %q", n, name, text)
				}
			}
			if diff := cmp.Diff(want, now); err == nil && diff != "" {
				t.Fatalf("call %d: no error, and %s", n, diff)
			}
			publish(t, anew(), dir)
			if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
				t.Fatalf("after call %d: %s", n, diff)
			}
			if calls < n {
				break
			}
		}
	}
}

// TestFoldersOfStrangers: what came into the folder while pages were drawn is not
// replaced, and nothing is put beside it.
func TestFoldersOfStrangers(t *testing.T) {
	for _, theirs := range []string{"articles/notes.txt", "articles"} {
		dir := t.TempDir()
		stage, err := Open(disk.Disk{}, dir, pathsOf(anew()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range anew().Files() {
			if err := stage.Add(f); err != nil {
				t.Fatal(err)
			}
		}
		seed(t, dir, theirs, "mine")
		if _, err := stage.Commit(); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", theirs, err)
		}
		if now := contents(t, dir); now[theirs] != "mine" || now["articles/1/index.html"] != "" {
			t.Errorf("%s: %v", theirs, now)
		}
	}
}

// TestNothingGrowsThroughLinks: the folder for temporaries is our own.
func TestNothingGrowsThroughLinks(t *testing.T) {
	top := t.TempDir()
	seed(t, top, "precious/new/articles/1/index.html", "mine", "out/.gitignore", "")
	if err := os.Symlink("../precious", filepath.Join(top, "out", tempName)); err != nil {
		t.Skip(err)
	}
	publish(t, anew(), filepath.Join(top, "out"))
	if diff := cmp.Diff(pairs("new/articles/1/index.html", "mine"), contents(t, filepath.Join(top, "precious"))); diff != "" {
		t.Error(diff)
	}
}

// A manifest of any order lists what it lists, once each.
func TestManifestOfAnyOrder(t *testing.T) {
	zero, one := strings.Repeat("0", 64), strings.Repeat("1", 64)
	m, err := decode([]byte(zero + "  b\n" + one + "  a/b\n" + zero + "  a\n" + zero + "  b\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(m.encode()), zero+"  a\n"+one+"  a/b\n"+zero+"  b\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !m.has("a/b") || m.has("a/") || m.has("c") {
		t.Error("it has others than it lists")
	}
}

// TestStampFollowsTheFolder: a stamp is another once anybody touches a file of the
// site, or takes one away, and nobody's touch of it goes into the one that is known
// from the writing.
func TestStampFollowsTheFolder(t *testing.T) {
	dir := t.TempDir()
	s := anew()
	stage, err := filled(disk.Disk{}, s, dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
	now := func() string {
		stamp, _ := Stamp(dir)
		return stamp
	}
	first, file := now(), filepath.Join(dir, filepath.FromSlash(s.Files()[0].Path))
	info, err := os.Stat(file)
	if err != nil || first == "" || first != stage.Stamp() {
		t.Fatalf("%q, known from the writing %q, %v", first, stage.Stamp(), err)
	}
	for _, touch := range []struct {
		what     string
		do, undo func() error
	}{
		{"a time", func() error { return os.Chtimes(file, time.Time{}, info.ModTime().Add(time.Second)) }, func() error { return os.Chtimes(file, time.Time{}, info.ModTime()) }},
		{"a mode", func() error { return os.Chmod(file, 0o444) }, func() error { return os.Chmod(file, info.Mode()) }},
		{"a name", func() error { return os.Rename(file, file+".old") }, func() error { return os.Rename(file+".old", file) }},
		{"a size", func() error { return os.Truncate(file, info.Size()+1) }, func() error {
			return errors.Join(os.Truncate(file, info.Size()), os.Chtimes(file, time.Time{}, info.ModTime()))
		}},
	} {
		if err := touch.do(); err != nil || now() == first {
			t.Errorf("%s: the stamp stays, %v", touch.what, err)
		}
		if err := touch.undo(); err != nil || now() != first {
			t.Errorf("%s undone: another stamp, %v", touch.what, err)
		}
		if stage.Stamp() != first {
			t.Errorf("%s: seen in what was written", touch.what)
		}
	}
}
