package publish

import (
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"dossier/internal/build"
	"dossier/internal/disk"
)

func TestDirRefuses(t *testing.T) {
	simple := site("index.html", "new", "a/index.html", "new")
	sum := strings.Repeat("0", 64)
	tests := []struct {
		name   string
		seeds  []string
		site   *build.Site
		folder string
		want   string
	}{
		{"a full folder", []string{"out/b", "", "out/a/x", "", "out/d", "", "out/c", "", "out/.git/x", ""}, simple, "out",
			"out: the folder holds files that were not published by dossier: a, b, c and 1 more"},
		{"a file", []string{"out", "x"}, simple, "out", "out: a file, not a folder"},
		{"below a file", []string{"out", "x"}, simple, "out/public", "finding out/public: not a directory"},
		{"content", []string{"content/a.md", ""}, simple, "content", "content: the folder lies in content, which is not for output"},
		{"in content", []string{"content/a.md", ""}, simple, "content/new/out", "content/new/out: the folder lies in content, which is not for output"},
		{"through a link", []string{"content/a.md", "", "out", "-> content"}, simple, "out", "out: the folder lies in content, which is not for output"},
		{"in missing seeds", nil, simple, "seeds/out", "seeds/out: the folder lies in seeds, which is not for output"},
		{"content in capitals", []string{"content/a.md", ""}, simple, "Content/out", "Content/out: the folder lies in content, which is not for output"},
		{"content and a blank", []string{"content/a.md", ""}, simple, "content ", "content : the folder lies in content, which is not for output"},
		{"missing seeds in capitals", nil, simple, "SEEDS.", "SEEDS.: the folder lies in seeds, which is not for output"},
		{"around content", []string{"content/a.md", ""}, simple, ".", ".: the folder contains content, which is not for output"},
		{"around a missing folder", nil, simple, ".", ".: the folder contains content, which is not for output"},
		{"home", []string{"home/", ""}, simple, "home", "home: the home folder is no place for a site"},
		{"the root", nil, simple, "/", "/: the root of the disk is no place for a site"},
		{"a damaged manifest", []string{"out/" + ManifestName, sum + "  a\nnonsense\n"}, simple, "out",
			"out/.dossier-manifest: damaged: line 2 is not a line of a manifest"},
		{"an empty line", []string{"out/" + ManifestName, "\n"}, simple, "out", "out/.dossier-manifest: damaged: line 1 is not a line of a manifest"},
		{"a hostile manifest", []string{"out/" + ManifestName, sum + "  ../content/a.md\n"}, simple, "out",
			"out/.dossier-manifest: damaged: line 1 is not a line of a manifest"},
		{"a manifest of .git", []string{"out/" + ManifestName, sum + "  .git/config\n"}, simple, "out",
			"out/.dossier-manifest: damaged: line 1 is not a line of a manifest"},
		{"a linked manifest", []string{"out/" + ManifestName, "-> ../x", "x", ""}, simple, "out", "out/.dossier-manifest: not a file"},
		{"a stranger's file", []string{"out/" + ManifestName, "", "out/index.html", "mine"}, simple, "out",
			"out/index.html: a file that dossier did not write is in the way"},
		{"a stranger's folder", []string{"out/" + ManifestName, "", "out/index.html/x", "mine"}, simple, "out",
			"out/index.html: a folder that dossier did not write is in the way"},
		{"a file for a folder", []string{"out/" + ManifestName, "", "out/a", "mine"}, simple, "out",
			"out/a: a file that dossier did not write is in the way"},
		{"a link for a folder", []string{"out/" + ManifestName, "", "elsewhere/", "", "out/a", "-> ../elsewhere"}, simple, "out",
			"out/a: a link that dossier did not write is in the way"},
		{"a link within for a folder", []string{"out/" + ManifestName, "", "out/b/", "", "out/a", "-> b"}, simple, "out",
			"out/a: a link that dossier did not write is in the way"},
		{"a link for our file", []string{"out/" + ManifestName, sum + "  index.html\n", "x", "", "out/index.html", "-> ../x"}, simple, "out",
			"out/index.html: a link that dossier did not write is in the way"},
		{"twins", nil, site("a/A.css", "", "a/a.css", ""), "out", "a/a.css: a/a.css differs from a/A.css in case only"},
		{"twins by their accents", nil, site("a/e\u0301.css", "", "a/\u00e9.css", ""), "out", "a/\u00e9.css: \"a/\\u00e9.css\" differs from \"a/e\\u0301.css\" in how accents are coded only"},
		{"twin folders", nil, site("A/x", "", "a/y", ""), "out", "a/y: a differs from A in case only"},
		{"a file and a folder", nil, site("a", "", "a/y", ""), "out", "a/y: a would be both a file and a folder"},
		{"a path twice", nil, site("a", "", "a", ""), "out", "a: two files of the site have this path"},
		{"out of the site", nil, site("../a", ""), "out", `"../a": not a path for a file of the site`},
		{"a backslash", nil, site(`a\b`, ""), "out", `"a\\b": not a path for a file of the site`},
		{"our own file", nil, site(".Dossier-manifest", ""), "out", ".Dossier-manifest: a site may not have a file of this name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			t.Setenv("HOME", filepath.Join(dir, "home"))
			seed(t, dir, test.seeds...)
			before := contents(t, dir)
			_, err := onto(disk.Disk{}, test.site, test.folder, "content", "seeds")
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Errorf("something changed: %s", diff)
			}
		})
	}
}

func TestDirWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	os.Chmod(dir, 0o555)
	_, err := onto(disk.Disk{}, site("index.html", ""), dir)
	if want := dir + ": the folder cannot be written to: permission denied"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// TestWithinAsksTheDisk: one folder may have two names, as Content and content on
// some disks, or by a link.
func TestWithinAsksTheDisk(t *testing.T) {
	dir := t.TempDir()
	seed(t, dir, "content/a.md", "")
	other := filepath.Join(dir, "other")
	if err := os.Symlink("content", other); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"content", "content/site", "other", "other/site/deep"} {
		for _, folder := range []string{"content", "other"} {
			if !within(filepath.Join(dir, name), filepath.Join(dir, folder)) {
				t.Errorf("%s is not within %s", name, folder)
			}
		}
	}
	if within(filepath.Join(dir, "site"), other) {
		t.Error("site is within other")
	}
}

// TestFolded: names of plain letters are folded as all others are.
func TestFolded(t *testing.T) {
	for _, name := range []string{"", "a/b-c_d.html", "A/b", "é", "e\u0301", "É", "İ", "K", "ſ", "ß", "a\xff", "~\x7f\x80", "Z", "[", "@"} {
		if got, want := folded(name), norm.NFC.String(strings.ToLower(norm.NFC.String(name))); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestPlainPathsAreSound: what is let pass at first sight is what the whole check lets
// pass, and folders are found as by taking each path apart.
func TestPlainPathsAreSound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "b", "a-b", "a.html", "a0", "A", "é", ".git", "index.html", "", "\\"}
	passed := 0
	for range 20_000 {
		var paths []string
		for range 1 + random.IntN(6) {
			name := make([]string, 1+random.IntN(3))
			for i := range name {
				name[i] = parts[min(random.IntN(len(parts)), random.IntN(len(parts)))]
			}
			paths = append(paths, strings.Join(name, "/"))
		}
		if random.IntN(20) > 0 {
			slices.Sort(paths)
		}
		err := checkEach(paths)
		if plainly(paths) {
			if passed++; err != nil {
				t.Fatalf("%q pass: %v", paths, err)
			}
		} else if err == nil && slices.IsSorted(paths) && !slices.ContainsFunc(paths, func(name string) bool { return !plain(name) }) {
			t.Fatalf("%q do not pass", paths)
		}
		if err != nil || !slices.IsSorted(paths) {
			continue
		}
		seen := make(map[string]bool)
		for _, name := range paths {
			for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
				seen[dir] = true
			}
		}
		folders, lies := foldersOf(paths)
		all := &plan{paths: paths, folders: folders, lies: lies}
		pathOf := func(number int32) string { return path.Join(".", all.folder(number).name) }
		for i, name := range paths {
			if got := pathOf(lies[i]); got != path.Dir(name) {
				t.Fatalf("%q, of %q, lies in %q", name, paths, got)
			}
		}
		for i, f := range folders {
			if !seen[f.name] || f.above >= int32(i) || pathOf(f.above) != path.Dir(f.name) {
				t.Fatalf("%q, of %q, lies in %q", f.name, paths, pathOf(f.above))
			}
			if !all.hasIn(f.name) || all.hasIn(f.name+"-") && !seen[f.name+"-"] {
				t.Fatalf("%q are to lie in %q: %v", paths, f.name, all.hasIn(f.name))
			}
		}
		if len(folders) != len(seen) {
			t.Fatalf("%q lie in %d folders, not %d", paths, len(seen), len(folders))
		}
	}
	if passed < 1000 {
		t.Errorf("%d lists passed", passed)
	}
}
