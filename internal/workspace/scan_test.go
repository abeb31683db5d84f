package workspace

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// tree writes files into a new folder and opens it. Their times of change lie
// an hour back, so that they are trusted.
func tree(t *testing.T, files ...string) *Workspace {
	t.Helper()
	dir := t.TempDir()
	w, err := Create(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	for _, name := range files {
		put(t, w, name, "text of "+name)
	}
	return w
}

func put(t *testing.T, w *Workspace, name, data string) {
	t.Helper()
	full := filepath.Join(w.Dir(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	age(t, w, name, time.Hour)
}

func age(t *testing.T, w *Workspace, name string, by time.Duration) {
	t.Helper()
	when := time.Now().Add(-by)
	if err := os.Chtimes(filepath.Join(w.Dir(), filepath.FromSlash(name)), when, when); err != nil {
		t.Fatal(err)
	}
}

func scan(t *testing.T, w *Workspace) Snapshot {
	t.Helper()
	s, err := w.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func paths(sources []build.Source) (all []string) {
	for _, s := range sources {
		all = append(all, s.Path)
	}
	return all
}

func messages(s Snapshot) (all []string) {
	for _, d := range s.Diagnostics {
		all = append(all, d.String())
	}
	return all
}

func data(t *testing.T, s Snapshot, name string) string {
	t.Helper()
	for _, source := range s.Sources {
		if source.Path == name {
			return source.Data
		}
	}
	t.Fatalf("%s is not in the snapshot", name)
	return ""
}

func TestScanLeavesOut(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/_index.md", "content/events/b.md", "content/events/a.md",
		"layouts/page.html", "layouts/embed.go", "assets/a.css", "assets/embed.go", "content/pages/x.go",
		"content/.hidden.md", "content/.git/config", "content/x.md~", "content/#x.md#", "content/x.swp", "content/4913",
		"content/x.md___jb_tmp___", "content/Thumbs.db", "content/saved_files/logo.png",
		"seeds/a.txt", "public/index.html", "README.md", "notes/x.md")
	want := []string{"assets/a.css", "content/_index.md", "content/events/a.md", "content/events/b.md",
		"content/pages/x.go", "dossier.yaml", "layouts/page.html"}
	if diff := cmp.Diff(want, paths(scan(t, w).Sources)); diff != "" {
		t.Error(diff)
	}
}

func TestScanTellsChanges(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md", "content/b.md")
	if !scan(t, w).Changed {
		t.Error("the first scan says unchanged")
	}
	steps := []struct {
		name    string
		do      func()
		changed bool
	}{
		{"nothing", func() {}, false},
		{"rewrite to another size", func() { put(t, w, "content/a.md", "other words") }, true},
		{"nothing again", func() {}, false},
		{"rewrite to the same bytes", func() { put(t, w, "content/a.md", "other words") }, false},
		{"touch", func() { age(t, w, "content/a.md", time.Minute*2) }, false},
		{"add", func() { put(t, w, "content/c.md", "") }, true},
		{"make an empty folder", func() { os.Mkdir(filepath.Join(w.Dir(), "content/new"), 0o755) }, false},
		{"rename", func() {
			os.Rename(filepath.Join(w.Dir(), "content/c.md"), filepath.Join(w.Dir(), "content/d.md"))
		}, true},
		{"delete", func() { os.Remove(filepath.Join(w.Dir(), "content/d.md")) }, true},
		{"trouble", func() { os.Symlink("nowhere", filepath.Join(w.Dir(), "content/e.md")) }, true},
		{"the same trouble", func() {}, false},
	}
	for _, step := range steps {
		step.do()
		if got := scan(t, w).Changed; got != step.changed {
			t.Errorf("%s: changed is %v", step.name, got)
		}
	}
}

func TestScanKeepsBytes(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md", "content/b.md")
	before := scan(t, w)
	put(t, w, "content/b.md", "another text")
	age(t, w, "content/a.md", 2*time.Hour) // read again, found equal
	after := scan(t, w)
	for i, want := range []bool{true, false, true} {
		if got := unsafe.StringData(before.Sources[i].Data) == unsafe.StringData(after.Sources[i].Data); got != want {
			t.Errorf("%s: the very same bytes: %v", before.Sources[i].Path, got)
		}
	}
}

// A trusted file is not opened again: with its info unchanged, other bytes on
// the disk do not come to light. That is the price, and this is the proof.
func TestScanTrustsOldFiles(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md")
	scan(t, w)
	rewriteBehind(t, w, "content/a.md", strings.ToUpper("text of content/a.md"))
	if scan(t, w).Changed {
		t.Error("an old file with unchanged info was read again")
	}
}

func TestScanReadsYoungFilesAgain(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md", "content/b.md")
	age(t, w, "content/a.md", 0)
	scan(t, w)
	rewriteBehind(t, w, "content/a.md", strings.ToUpper("text of content/a.md"))
	s := scan(t, w)
	if got := data(t, s, "content/a.md"); !s.Changed || got != "TEXT OF CONTENT/A.MD" {
		t.Errorf("a rewrite within the clock's tick was missed: %q", got)
	}
}

// rewriteBehind rewrites a file in place so that its size and times stay.
func rewriteBehind(t *testing.T, w *Workspace, name, text string) {
	t.Helper()
	full := filepath.Join(w.Dir(), name)
	info, err := os.Stat(full)
	if err != nil || info.Size() != int64(len(text)) {
		t.Fatalf("%s: %v, %d bytes wanted", name, err, len(text))
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(full, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func TestYouth(t *testing.T) {
	now := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	at := func(offset time.Duration) time.Time { return now.Add(offset) }
	tests := []struct {
		name   string
		newest time.Time
		want   time.Time
	}{
		{"just saved", at(-time.Second), at(-3 * time.Second)},
		{"the server's clock is behind", at(-20 * time.Second), at(-22 * time.Second)},
		{"a file from the future", at(24 * time.Hour), at(-2 * time.Second)},
		{"all files are old", at(-time.Hour), at(-time.Minute)},
	}
	for _, test := range tests {
		w := tree(t, "content/a.md", "content/b.md")
		for name, when := range map[string]time.Time{"content/a.md": test.newest, "content/b.md": now.AddDate(-1, 0, 0)} {
			if err := os.Chtimes(filepath.Join(w.Dir(), name), when, when); err != nil {
				t.Fatal(err)
			}
		}
		l, err := list(context.Background(), w.root, "content")
		if err != nil {
			t.Fatal(err)
		}
		if got := youth(l.files, now); !got.Equal(test.want) {
			t.Errorf("%s: from %v on, want %v", test.name, got, test.want)
		}
	}
}

func TestScanTroubles(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/good.md", "seeds/a.txt", "layouts")
	put(t, w, "content/large.md", "")
	if err := os.Truncate(filepath.Join(w.Dir(), "content/large.md"), MaxFile+1); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "outside.md")
	os.WriteFile(outside, []byte("not ours"), 0o644)
	for link, target := range map[string]string{
		"content/absolute.md": outside,
		"content/dangling.md": "nothing.md",
		"content/events":      "../seeds",
		"content/linked.md":   "../seeds/a.txt",
		"content/loop.md":     "loop.md",
		"content/out.md":      "../../../../../../../../etc/hostname",
		"assets":              filepath.Dir(outside),
	} {
		if err := os.Symlink(target, filepath.Join(w.Dir(), link)); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(w.Dir(), "content/b\xe9.md"), nil, 0o644)
	s := scan(t, w)
	want := []string{
		"assets: error: the link cannot be followed: path escapes from parent\n  hint: put the file itself here: a link may not lead out of the dossier's folder",
		"content: error: the name \"b\\xe9.md\" in this folder is not UTF-8\n  hint: rename it",
		"content/absolute.md: error: the link cannot be followed: path escapes from parent\n  hint: put the file itself here: a link may not lead out of the dossier's folder",
		"content/dangling.md: error: the link leads to nothing\n  hint: remove the link, or put back the file",
		"content/events: error: a link to a folder is not followed\n  hint: put the folder itself here",
		"content/large.md: error: the file is larger than 16 MB\n  hint: split it, or keep it out of the dossier",
		"content/loop.md: error: the link cannot be followed: too many levels of symbolic links\n  hint: put the file itself here: a link may not lead out of the dossier's folder",
		"content/out.md: error: the link cannot be followed: path escapes from parent\n  hint: put the file itself here: a link may not lead out of the dossier's folder",
		"layouts: error: a file where a folder is expected\n  hint: make it a folder",
	}
	if diff := cmp.Diff(want, messages(s)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"content/good.md", "content/linked.md", "dossier.yaml"}, paths(s.Sources)); diff != "" {
		t.Error(diff)
	}
}

func TestScanWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	w := tree(t, "dossier.yaml", "content/a.md")
	os.Chmod(filepath.Join(w.Dir(), "content/a.md"), 0)
	want := []string{"content/a.md: error: cannot be read: permission denied\n  hint: give yourself the right to read it, or remove it"}
	if diff := cmp.Diff(want, messages(scan(t, w))); diff != "" {
		t.Error(diff)
	}
}

func TestVanishedFileIsLeftOut(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md", "content/b.md")
	l, err := list(context.Background(), w.root, ConfigName, "content")
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(w.Dir(), "content/a.md"))
	entries, err := w.refresh(context.Background(), l.files)
	if err != nil {
		t.Fatal(err)
	}
	s := w.keep(l, entries)
	if diff := cmp.Diff([]string{"content/b.md", "dossier.yaml"}, paths(s.Sources)); diff != "" || len(s.Diagnostics) > 0 {
		t.Error(diff, s.Diagnostics)
	}
}

func TestGrowingFileIsReadToItsEnd(t *testing.T) {
	for _, size := range []int{0, 3, 5, 9} {
		got, err := readAll(nil, strings.NewReader("words"), size)
		if err != nil || string(got) != "words" || got == nil {
			t.Errorf("expecting %d bytes: %q, %v", size, got, err)
		}
	}
	if got, err := readAll(nil, strings.NewReader(""), 0); got == nil || err != nil {
		t.Errorf("an empty file: %v, %v", got, err)
	}
}

// Files are read one after the other in the same room: none has the end, or any
// byte, of another.
func TestEachFileHasItsBytes(t *testing.T) {
	sizes := []int{leastRoom + 7, 3, 0, leastRoom, leastRoom - 1, 5000, 2*leastRoom + 1, 12}
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("content/%02d.md", i))
	}
	w := tree(t, append([]string{"dossier.yaml"}, names...)...)
	want := map[string]string{}
	for i, name := range names {
		want[name] = strings.Repeat(string(rune('a'+i%26)), sizes[i%len(sizes)])
		if err := os.WriteFile(filepath.Join(w.dir, name), []byte(want[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, source := range scan(t, w).Sources {
		if source.Data != want[source.Path] && source.Path != "dossier.yaml" {
			t.Errorf("%s: %d bytes that are not its own", source.Path, len(source.Data))
		}
	}
}

// Of a large dossier texts lie in sheaves, of a small one each by itself; either way each
// stays what it was when others come.
func TestTextsLieInSheaves(t *testing.T) {
	for _, total := range []int64{0, 1 << 20, 5 << 20, 1 << 40} {
		desks := newDesks(total)
		if large := total > 4<<20; desks.sheafSize > largestSheaf || (desks.sheafSize > 0) != large {
			t.Fatalf("of %d bytes, sheaves take %d", total, desks.sheafSize)
		}
		d := desks.take()
		var texts []string
		for i := range 300 {
			texts = append(texts, d.text([]byte(strings.Repeat(string(rune('a'+i%26)), i*i))))
		}
		neighbours := 0
		for i, text := range texts {
			if text != strings.Repeat(string(rune('a'+i%26)), i*i) {
				t.Errorf("of %d bytes, text %d is another", total, i)
			}
			if i > 1 && uintptr(unsafe.Pointer(unsafe.StringData(text))) == uintptr(unsafe.Pointer(unsafe.StringData(texts[i-1])))+uintptr(len(texts[i-1])) {
				neighbours++
			}
		}
		if desks.sheafSize == largestSheaf && neighbours < 200 {
			t.Errorf("%d of 300 texts follow the one before", neighbours)
		}
		if desks.put(d); desks.take() != d {
			t.Error("a desk is not used again")
		}
	}
}

// TestOnceIsScan: who reads the dossier once reads what a scan does, and is told the same.
func TestOnceIsScan(t *testing.T) {
	w := tree(t, ConfigName, "content/articles/a.md", "content/articles/.a.md", "content/b.md~", "layouts/x.html", "layouts/embed.go", "assets/page_files/x.css", "seeds/a.txt")
	put(t, w, "content/empty.md", "")
	for i, size := range []int{leastRoom - 1, leastRoom, leastRoom + 1, 3 * mostRoom, MaxFile, MaxFile + 1} {
		put(t, w, fmt.Sprintf("assets/%d", i), strings.Repeat("x", size))
	}
	for link, to := range map[string]string{"in.md": "articles/a.md", "out.md": "../../outside.md", "nowhere.md": "none.md", "folder": "articles"} {
		if err := os.Symlink(to, filepath.Join(w.Dir(), "content", link)); err != nil {
			t.Skip(err)
		}
	}
	once, err := w.Once(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(once.Diagnostics) != 4 || !once.Changed {
		t.Errorf("told: %q", messages(once))
	}
	want := scan(t, w)
	if !want.Changed {
		t.Error("a scan knows of what was read before")
	}
	if diff := cmp.Diff(paths(want.Sources), paths(once.Sources)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(messages(want), messages(once)); diff != "" {
		t.Error(diff)
	}
	for i, s := range want.Sources {
		if s != once.Sources[i] {
			t.Errorf("%s: %d bytes, want %d", s.Path, len(once.Sources[i].Data), len(s.Data))
		}
	}
}

func TestScanEndsWithItsContext(t *testing.T) {
	w := tree(t, "dossier.yaml", "content/a.md")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Scan(ctx); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	if !scan(t, w).Changed {
		t.Error("the scan that was broken off counts as the first")
	}
}

func TestSeeds(t *testing.T) {
	w := tree(t, "dossier.yaml", "seeds/b.txt", "seeds/a/c.TXT", "seeds/page.html", "seeds/page_files/x.txt", "seeds/.x.txt", "seeds/scan.pdf")
	put(t, w, "seeds/large.txt", "")
	os.Truncate(filepath.Join(w.Dir(), "seeds/large.txt"), MaxFile+1)
	got, err := w.Seeds(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	wantCaptures := []Capture{{"seeds/a/c.TXT", []byte("text of seeds/a/c.TXT")}, {"seeds/b.txt", []byte("text of seeds/b.txt")}, {"seeds/page.html", []byte("text of seeds/page.html")}}
	if diff := cmp.Diff(wantCaptures, got.Captures); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"seeds/scan.pdf"}, got.Skipped); diff != "" {
		t.Error(diff)
	}
	if len(got.Diagnostics) != 1 || got.Diagnostics[0].Pos.File != "seeds/large.txt" {
		t.Error(got.Diagnostics)
	}
}

func TestSums(t *testing.T) {
	w := tree(t, "seeds/a.txt", "seeds/b.pdf")
	big := filepath.Join(w.Dir(), "seeds", "big.txt") // larger than what is read of a source
	if err := os.WriteFile(big, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, MaxFile+1); err != nil {
		t.Fatal(err)
	}
	names := []string{"seeds/a.txt", "seeds/b.pdf", "seeds/big.txt", "seeds/gone.txt", "seeds", "../a.txt", "/etc/hostname"}
	sums, err := w.Sums(context.Background(), names)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names[:3] {
		data, err := os.ReadFile(filepath.Join(w.Dir(), name))
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%x", sha256.Sum256(data)); sums[name].SHA256 != want || sums[name].Err != nil {
			t.Errorf("%s: %v, want %s", name, sums[name], want)
		}
	}
	if err := sums["seeds/gone.txt"].Err; !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	for _, name := range names[4:] {
		if s := sums[name]; s.Err == nil || s.SHA256 != "" || errors.Is(s.Err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, s)
		}
	}
	if err := sums["seeds"].Err; err == nil || err.Error() != "not a file" { // it is not even opened, as a pipe must not be
		t.Errorf("a folder: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Sums(ctx, names); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended: %v", err)
	}
}

func TestSeedsWithoutFolder(t *testing.T) {
	got, err := tree(t, "dossier.yaml").Seeds(context.Background())
	if err != nil || len(got.Captures)+len(got.Skipped)+len(got.Diagnostics) > 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func BenchmarkScanUnchanged10k(b *testing.B) {
	w, err := Create(disk.Disk{}, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	folder := filepath.Join(w.Dir(), "content/articles")
	os.MkdirAll(folder, 0o755)
	when, text := time.Now().Add(-time.Hour), []byte(strings.Repeat("words and ", 500))
	for i := range 10_000 {
		name := filepath.Join(folder, "article-"+string(rune('a'+i%26))+time.Duration(i).String()+".md")
		os.WriteFile(name, text, 0o644)
		os.Chtimes(name, when, when)
	}
	for b.Loop() {
		if _, err := w.Scan(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
