package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/disk"
	"dossier/internal/parallel"
)

// site makes a site of pairs: path, text.
func site(pairs ...string) *build.Site {
	var files []build.File
	for i := 0; i < len(pairs); i += 2 {
		data := []byte(pairs[i+1])
		files = append(files, build.File{Path: pairs[i], Data: data, SHA256: sha256.Sum256(data)})
	}
	return build.NewSite(files)
}

// seed writes pairs of path and text below a folder. A text that begins with
// "-> " makes a link, one of a path that ends in a slash a folder.
func seed(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		full := filepath.Join(dir, pairs[i])
		err := os.MkdirAll(filepath.Dir(full), 0o755)
		if target, ok := strings.CutPrefix(pairs[i+1], "-> "); ok {
			err = errors.Join(err, os.Symlink(target, full))
		} else if strings.HasSuffix(pairs[i], "/") {
			err = errors.Join(err, os.MkdirAll(full, 0o755))
		} else {
			err = errors.Join(err, os.WriteFile(full, []byte(pairs[i+1]), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// contents gives what stands below a folder, without the manifest, as seed
// takes it; folders only where they are empty.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.WalkDir(dir, func(at string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, at)
		switch {
		case err != nil || name == "." || name == ManifestName:
			return err
		case entry.IsDir():
			if inside, err := os.ReadDir(at); err != nil || len(inside) == 0 {
				all[name+"/"] = ""
			}
			return nil
		case entry.Type() == fs.ModeSymlink:
			target, err := os.Readlink(at)
			all[name] = "-> " + target
			return err
		}
		data, err := os.ReadFile(at)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func pairs(list ...string) map[string]string {
	all := make(map[string]string)
	for i := 0; i < len(list); i += 2 {
		all[list[i]] = list[i+1]
	}
	return all
}

// filled gives a stage for a folder of a disk, to which all files of a finished site
// are added.
func filled(d disk.Disk, s *build.Site, folder string, protected ...string) (*Stage, error) {
	stage, err := Open(d, folder, pathsOf(s), protected...)
	if err != nil {
		return nil, err
	}
	if err := parallel.Try(len(s.Files()), func(i int) error { return stage.Add(s.Files()[i]) }); err != nil {
		stage.Discard()
		return nil, err
	}
	return stage, nil
}

// onto publishes a finished site into a folder of a disk.
func onto(d disk.Disk, s *build.Site, folder string, protected ...string) (Summary, error) {
	stage, err := filled(d, s, folder, protected...)
	if err != nil {
		return Summary{}, err
	}
	sum, err := stage.Commit()
	if stamp, whole := Stamp(folder); err == nil && whole && stage.Stamp() != stamp {
		return sum, errors.New("the stamp known from the writing is not that of what stands there")
	}
	return sum, err
}

func publish(t *testing.T, s *build.Site, folder string) Summary {
	t.Helper()
	sum, err := onto(disk.Disk{}, s, folder)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestDirStory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "public")
	steps := []struct {
		name string
		site *build.Site
		want Summary
		left map[string]string
	}{
		{"first", site("index.html", "one", "a/x/index.html", "x", "s.css", "{}"),
			Summary{Written: 3, Bytes: 6}, pairs("index.html", "one", "a/x/index.html", "x", "s.css", "{}")},
		{"the same", site("index.html", "one", "a/x/index.html", "x", "s.css", "{}"),
			Summary{Unchanged: 3, Bytes: 6}, pairs("index.html", "one", "a/x/index.html", "x", "s.css", "{}")},
		{"edited, of the same size", site("index.html", "two", "a/x/index.html", "x", "s.css", "{}"),
			Summary{Written: 1, Unchanged: 2, Bytes: 6}, pairs("index.html", "two", "a/x/index.html", "x", "s.css", "{}")},
		{"removed with its folders", site("index.html", "two", "s.css", "{}"),
			Summary{Unchanged: 2, Removed: 1, Bytes: 5}, pairs("index.html", "two", "s.css", "{}")},
		{"a file becomes a folder", site("index.html", "two", "s.css/x.css", "{}"),
			Summary{Written: 1, Unchanged: 1, Removed: 1, Bytes: 5}, pairs("index.html", "two", "s.css/x.css", "{}")},
		{"a folder becomes a file", site("index.html", "two", "s.css", "{}"),
			Summary{Written: 1, Unchanged: 1, Removed: 1, Bytes: 5}, pairs("index.html", "two", "s.css", "{}")},
		{"a file becomes folders", site("index.html", "two", "s.css/x/y.css", "{}"),
			Summary{Written: 1, Unchanged: 1, Removed: 1, Bytes: 5}, pairs("index.html", "two", "s.css/x/y.css", "{}")},
		{"folders become a file", site("index.html", "two", "s.css", "{}"),
			Summary{Written: 1, Unchanged: 1, Removed: 1, Bytes: 5}, pairs("index.html", "two", "s.css", "{}")},
		{"nothing", site(), Summary{Removed: 2}, pairs()},
	}
	for _, step := range steps {
		if diff := cmp.Diff(step.want, publish(t, step.site, dir)); diff != "" {
			t.Errorf("%s: %s", step.name, diff)
		}
		if diff := cmp.Diff(step.left, contents(t, dir)); diff != "" {
			t.Errorf("%s: %s", step.name, diff)
		}
	}
}

func TestDirTouchesNothingThatIsEqual(t *testing.T) {
	dir := t.TempDir()
	s := site("index.html", "one", "a/index.html", "two")
	publish(t, s, dir)
	back := time.Now().Add(-time.Hour).Truncate(time.Second)
	names := []string{"index.html", "a/index.html", ManifestName, "a", "."}
	for _, name := range names {
		os.Chtimes(filepath.Join(dir, name), back, back)
	}
	publish(t, s, dir)
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.ModTime().Equal(back) {
			t.Errorf("%s was touched: %v", name, err)
		}
	}
}

// TestDirComparesLongFiles: files that are longer than what is read of them at once.
func TestDirComparesLongFiles(t *testing.T) {
	dir, long := t.TempDir(), strings.Repeat("words ", 20_000)
	publish(t, site("a/index.html", long, "b.css", ""), dir)
	for at, text := range map[string]string{"last": long[:len(long)-1] + ".", "first": "W" + long[1:], "middle": long[:60_000] + "W" + long[60_001:]} {
		if sum := publish(t, site("a/index.html", text, "b.css", ""), dir); sum.Written != 1 {
			t.Errorf("the %s byte differs, and %d files were written", at, sum.Written)
		}
		if sum := publish(t, site("a/index.html", text, "b.css", ""), dir); sum.Written != 0 {
			t.Errorf("nothing differs, and %d files were written", sum.Written)
		}
	}
}

func TestDirMendsWhatOthersDid(t *testing.T) {
	dir := t.TempDir()
	s := site("index.html", "one", "a/index.html", "two")
	publish(t, s, dir)
	seed(t, dir, "index.html", "defaced")
	os.RemoveAll(filepath.Join(dir, "a"))
	publish(t, s, dir)
	if diff := cmp.Diff(pairs("index.html", "one", "a/index.html", "two"), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestDirLeavesStrangersAlone(t *testing.T) {
	dir := t.TempDir()
	hosts := []string{".git/config", "x", ".gitignore", "*", "CNAME", "dossier.example", ".nojekyll", ""}
	seed(t, dir, hosts...)
	publish(t, site("index.html", "one", "a/index.html", "two", ".nojekyll", ""), dir)
	seed(t, dir, "a/notes.txt", "mine", "b/", "")
	publish(t, site("index.html", "one"), dir)
	want := pairs(append(hosts, "index.html", "one", "a/notes.txt", "mine", "b/", "")...)
	if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestManifestIsThatOfSha256sum(t *testing.T) {
	dir := t.TempDir()
	publish(t, site("b.html", "b", "a/é ü.html", "a"), dir)
	got, _ := os.ReadFile(filepath.Join(dir, ManifestName))
	want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a/é ü.html\n" +
		"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.html\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

// A disk that knows no case is played by two names of one file.
func TestDirRespellsOnDiskWithoutCase(t *testing.T) {
	dir := t.TempDir()
	publish(t, site("Foo.html", "x"), dir)
	if err := os.Link(filepath.Join(dir, "Foo.html"), filepath.Join(dir, "foo.html")); err != nil {
		t.Skip(err)
	}
	publish(t, site("foo.html", "x"), dir)
	if got := contents(t, dir)["foo.html"]; got != "x" || contents(t, dir)["Foo.html"] != "x" {
		t.Errorf("the page was removed under its old spelling: %q", contents(t, dir))
	}
}

func TestDirDoesNotRemoveThroughLinks(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "out")
	publish(t, site("a/index.html", "x", "b.html", "y", "index.html", ""), dir)
	os.RemoveAll(filepath.Join(dir, "a"))
	os.Remove(filepath.Join(dir, "b.html"))
	seed(t, top, "content/index.html", "precious", "out/c/index.html", "mine", "out/a", "-> c", "out/b.html", "-> ../content/index.html")
	publish(t, site("index.html", ""), dir)
	want := pairs("content/index.html", "precious", "out/c/index.html", "mine", "out/a", "-> c", "out/b.html", "-> ../content/index.html", "out/index.html", "", "out/"+ManifestName, "")
	got := contents(t, top)
	got["out/"+ManifestName] = ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// large makes two sites of many files that share some, drop some and change
// some. An even version has a folder where the odd one has a file.
func large(version int) *build.Site {
	var list []string
	for i := range 400 {
		switch {
		case i%4 == 3 && version%2 == 0:
			list = append(list, fmt.Sprintf("only/even-%d/index.html", i), "even")
		case i%4 == 2:
			list = append(list, fmt.Sprintf("same/%d/index.html", i), "same")
		default:
			list = append(list, fmt.Sprintf("both/%d/index.html", i), fmt.Sprint("version ", version%2))
		}
	}
	if version%2 == 0 {
		list = append(list, "turn", "a file")
	} else {
		list = append(list, "turn/index.html", "a folder")
	}
	return site(list...)
}

// TestDirKilled kills a publishing process at many moments. Each file is old
// or new at each of them, and one more run mends all.
func TestDirKilled(t *testing.T) {
	if folder := os.Getenv("PUBLISH_UNTIL_KILLED"); folder != "" {
		for version := 0; ; version++ {
			if _, err := onto(disk.Disk{}, large(version), folder); err != nil {
				t.Fatal(err)
			}
		}
	}
	rounds := 24
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	for round := range rounds {
		child := exec.Command(os.Args[0], "-test.run=^TestDirKilled$")
		child.Env = append(os.Environ(), "PUBLISH_UNTIL_KILLED="+dir)
		var talk bytes.Buffer
		child.Stdout = &talk
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+7*round) * time.Millisecond)
		child.Process.Kill()
		child.Wait()
		if talk.Len() > 0 {
			t.Fatalf("the child failed: %s", &talk)
		}
		wholeFiles(t, dir)
		if round%4 == 3 {
			publish(t, large(round/4), dir)
			want := make(map[string]string)
			for _, f := range large(round / 4).Files() {
				want[f.Path] = string(f.Data)
			}
			if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
				t.Fatalf("round %d: %s", round, diff)
			}
		}
	}
}

func wholeFiles(t *testing.T, dir string) {
	t.Helper()
	known := map[string]bool{"even": true, "same": true, "version 0": true, "version 1": true, "a file": true, "a folder": true}
	for name, text := range contents(t, dir) {
		if !known[text] && !strings.HasSuffix(name, "/") && !strings.HasPrefix(name, tempName) {
			t.Fatalf("%s is neither old nor new: %q", name, text)
		}
	}
}

func TestDirModesDoNotFollowUmask(t *testing.T) {
	if os.Getenv("PUBLISH_UMASK") == "" {
		child := exec.Command("sh", "-c", `umask 077; exec "$0" -test.run='^TestDirModesDoNotFollowUmask$'`, os.Args[0])
		child.Env = append(os.Environ(), "PUBLISH_UMASK=1")
		if out, err := child.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return
	}
	dir := t.TempDir()
	publish(t, site("a/b/index.html", "x", "m/x.css", "y", "m/n/index.html", "z", "m/index.html", "z"), dir)
	for name, want := range map[string]fs.FileMode{"a": 0o755, "a/b": 0o755, "a/b/index.html": 0o644, ManifestName: 0o644,
		"m": 0o755, "m/x.css": 0o644, "m/n": 0o755, "m/n/index.html": 0o644} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func benchmarkSite(n int) *build.Site {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("articles/article-%d/index.html", i), strings.Repeat("<p>words and words</p>", 250))
	}
	return site(list...)
}

func BenchmarkDirCold10k(b *testing.B) {
	s := benchmarkSite(10_000)
	for b.Loop() {
		b.StopTimer()
		dir := b.TempDir()
		b.StartTimer()
		if _, err := onto(disk.Disk{}, s, dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDirUnchanged10k(b *testing.B) {
	s, dir := benchmarkSite(10_000), b.TempDir()
	if _, err := onto(disk.Disk{}, s, dir); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := onto(disk.Disk{}, s, dir); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAssetsBeforePages: where an asset cannot be written, no page that would
// look for it is.
func TestAssetsBeforePages(t *testing.T) {
	s := site("a.html", "1", "b.html", "2", "c.html", "3", "x.css", "4", "y.js", "5")
	dir := t.TempDir()
	stage, err := filled(disk.Disk{}, s, dir)
	if err != nil {
		t.Fatal(err)
	}
	seed(t, dir, "x.css/in the way", "")
	if _, err := stage.Commit(); err == nil {
		t.Error("the asset was written")
	}
	for _, page := range []string{"a.html", "b.html", "c.html"} {
		if _, err := os.Stat(filepath.Join(dir, page)); err == nil {
			t.Errorf("%s was written before the asset that it needs", page)
		}
	}
}

// A publication that is given up, or to which not all files came, leaves the
// site as it was and nothing behind.
func TestStageGivenUp(t *testing.T) {
	dir := t.TempDir()
	old := pairs("index.html", "old", "gone.html", "old")
	publish(t, site("index.html", "old", "gone.html", "old"), dir)
	s := site("index.html", "new", "more.html", "new")
	for _, end := range []func(*Stage){
		func(s *Stage) { s.Discard() },
		func(s *Stage) {
			if _, err := s.Commit(); err == nil {
				t.Error("half a site was published")
			}
		},
	} {
		stage, err := Open(disk.Disk{}, dir, pathsOf(s))
		if err != nil {
			t.Fatal(err)
		}
		if err := stage.Add(s.Files()[0]); err != nil {
			t.Fatal(err)
		}
		if end(stage); !cmp.Equal(old, contents(t, dir)) {
			t.Error(cmp.Diff(old, contents(t, dir)))
		}
	}
}
