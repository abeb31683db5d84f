package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// house is a folder with content/ in it, and a listener as the program has
// one: it looks at all files each time the bell rings.
type house struct {
	*testing.T
	dir  string
	bell <-chan struct{}
}

func watched(t *testing.T, opts Options) *house {
	t.Helper()
	h := &house{T: t, dir: t.TempDir()}
	h.write("content/a.md", "a")
	h.write("content/deep/er/b.md", "b")
	var roots []string
	for _, name := range []string{"dossier.yaml", "content", "layouts", "not/yet/there"} {
		roots = append(roots, h.path(name))
	}
	ctx, cancel := context.WithCancel(context.Background())
	bell, err := Watch(ctx, roots, opts)
	if err != nil {
		t.Fatal(err)
	}
	h.bell = bell
	t.Cleanup(func() {
		cancel()
		for range bell {
		}
	})
	return h
}

func (h *house) path(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *house) write(name, text string) {
	h.Helper()
	h.must(os.MkdirAll(filepath.Dir(h.path(name)), 0o755))
	h.must(os.WriteFile(h.path(name), []byte(text), 0o644))
}

func (h *house) move(from, to string) { h.must(os.Rename(h.path(from), h.path(to))) }
func (h *house) remove(name string)   { h.must(os.RemoveAll(h.path(name))) }

// look sums up all files as the listener sees them.
func (h *house) look() uint64 { return signature([]string{h.dir}) }

// heard waits until the listener has seen what there is to see: a look upon a
// ring that equals the state now.
func (h *house) heard(what string) {
	h.Helper()
	want, deadline := h.look(), time.After(10*time.Second)
	for {
		select {
		case <-h.bell:
			if h.look() == want {
				return
			}
		case <-deadline:
			h.Fatalf("%s: the bell did not ring", what)
		}
	}
}

// silent waits until nothing rings any more.
func (h *house) silent() {
	for {
		select {
		case <-h.bell:
		case <-time.After(3 * Quiet):
			return
		}
	}
}

var changes = []struct {
	name string
	do   func(h *house)
}{
	{"rewrite", func(h *house) { h.write("content/a.md", "other") }},
	{"append", func(h *house) {
		f, err := os.OpenFile(h.path("content/a.md"), os.O_APPEND|os.O_WRONLY, 0)
		h.must(err)
		_, err = f.WriteString("more")
		h.must(errors.Join(err, f.Close()))
	}},
	{"an atomic save", func(h *house) {
		h.write("content/.a.md.tmp", "saved")
		h.move("content/.a.md.tmp", "content/a.md")
	}},
	{"a save with a backup", func(h *house) {
		h.move("content/a.md", "content/a.md~")
		h.write("content/a.md", "saved again")
	}},
	{"mkdir -p with a file", func(h *house) { h.write("content/x/y/z/new.md", "n") }},
	{"in that folder", func(h *house) { h.write("content/x/y/z/new.md", "nn") }},
	{"delete", func(h *house) { h.remove("content/a.md") }},
	{"rename a folder", func(h *house) { h.move("content/x", "content/w") }},
	{"below the renamed folder", func(h *house) { h.write("content/w/y/z/new.md", "nnn") }},
	{"the old name once more", func(h *house) { h.write("content/x/y/z/new.md", "n") }},
	{"below the old name", func(h *house) { h.write("content/x/y/z/new.md", "nnnn") }},
	{"below the new name", func(h *house) { h.write("content/w/y/z/new.md", "nnnn") }},
	{"a folder moves in", func(h *house) {
		h.write("aside/in/c.md", "c")
		h.move("aside/in", "content/in")
	}},
	{"in the folder that moved in", func(h *house) { h.write("content/in/c.md", "cc") }},
	{"a folder moves out", func(h *house) { h.move("content/in", "aside/in") }},
	{"delete a folder", func(h *house) { h.remove("content/deep") }},
	{"make it again", func(h *house) { h.write("content/deep/er/b.md", "again") }},
	{"in the folder made again", func(h *house) { h.write("content/deep/er/b.md", "and again") }},
	{"delete and make a folder at once", func(h *house) {
		h.remove("content/deep")
		h.write("content/deep/er/b.md", "in one go")
	}},
	{"in the folder made at once", func(h *house) { h.write("content/deep/er/b.md", "after it") }},
	{"a root file is made", func(h *house) { h.write("dossier.yaml", "title: x") }},
	{"a root folder is made", func(h *house) { h.write("layouts/page.html", "p") }},
	{"in that root", func(h *house) { h.write("layouts/page.html", "pp") }},
	{"a root far off is made", func(h *house) { h.write("not/yet/there/x", "x") }},
	{"in the root far off", func(h *house) { h.write("not/yet/there/x", "xx") }},
	{"a root is deleted", func(h *house) { h.remove("content") }},
	{"and made again", func(h *house) { h.write("content/events/e.md", "e") }},
	{"in the root made again", func(h *house) { h.write("content/events/e.md", "ee") }},
	{"200 folders with a file each", func(h *house) {
		for i := range 200 {
			h.write(fmt.Sprintf("content/many/%d/f.md", i), "f")
		}
	}},
	{"in the last of them", func(h *house) { h.write("content/many/199/f.md", "ff") }},
	{"in one between", func(h *house) { h.write("content/many/56/f.md", "ff") }},
}

func TestEachChangeIsHeard(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{Trouble: func(err error) { t.Error(err) }})
	for _, change := range changes {
		h.silent()
		change.do(h)
		h.heard(change.name)
	}
}

func TestEachChangeIsHeardByPolling(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{Poll: 10 * ms})
	for _, change := range changes {
		h.silent()
		change.do(h)
		h.heard(change.name)
	}
}

// The same changes without a pause between them: the last state is seen, and
// afterwards no folder is deaf.
func TestChangesInOneGo(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{})
	for _, change := range changes {
		change.do(h)
	}
	h.heard("all")
	for _, name := range []string{"content/f", "content/events/f", "content/many/77/f", "layouts/f", "not/yet/there/f"} {
		h.silent()
		h.write(name, "words")
		h.heard(name)
	}
}

// Folders change their names at random with all that is in them, faster than
// they can be walked. Afterwards none of them is deaf.
func TestFoldersMoveAbout(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{})
	random := rand.New(rand.NewPCG(1, 2))
	rounds := 3
	for range rounds {
		for range 60 {
			from, to := fmt.Sprintf("content/%d", random.IntN(5)), fmt.Sprintf("content/%d", random.IntN(5))
			switch _, err := os.Stat(h.path(to)); {
			case err != nil && os.Rename(h.path(from), h.path(to)) != nil:
				h.write(to+"/sub/sub/f", "")
			case err == nil && random.IntN(5) == 0:
				h.remove(to)
			}
			time.Sleep(time.Duration(random.IntN(15)) * ms)
		}
		h.silent()
		h.must(filepath.WalkDir(h.path("content"), func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				h.must(os.WriteFile(filepath.Join(name, "f"), []byte(fmt.Sprint(random.Int())), 0o644))
				h.heard(name)
			}
			return err
		}))
	}
}

// Two folders change their names with all that is in them: each old path now
// means the other folder.
func TestFoldersTradePlaces(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{})
	for _, name := range []string{"content/b/sub/f", "content/c/sub/f"} {
		h.silent()
		h.write(name, "1")
		h.heard(name)
	}
	for round, moves := range [][2]string{{"content/b", "content/a"}, {"content/c", "content/b"}, {"content/a", "content/c"}} {
		h.silent()
		h.move(moves[0], moves[1])
		h.heard(fmt.Sprint("move ", round))
	}
	for _, name := range []string{"content/b/sub/f", "content/c/sub/f"} {
		h.silent()
		h.write(name, "22")
		h.heard(name)
	}
}

func TestNeighboursAreNotHeard(t *testing.T) {
	t.Parallel()
	h := watched(t, Options{})
	h.silent()
	h.write("public/index.html", "built")
	h.write("dossier.yaml.bak", "x")
	h.write("contents/x.md", "x")
	h.write("not/here/x", "x")
	h.must(os.Mkdir(h.path("content/.git"), 0o755))
	h.silent() // the folder itself may ring
	h.write("content/.git/index", "x")
	select {
	case <-h.bell:
		t.Error("the bell rang for what is not in a root")
	case <-time.After(4 * Quiet):
	}
}

func TestOneSaveIsOneRing(t *testing.T) {
	h := watched(t, Options{})
	h.silent()
	h.write("content/.a.md.tmp", "saved")
	h.move("content/.a.md.tmp", "content/a.md")
	h.write("content/a.md", "and rewritten")
	rings := 0
	for wait := time.After(6 * Quiet); ; rings++ {
		select {
		case <-h.bell:
			continue
		case <-wait:
		}
		break
	}
	if rings != 1 {
		t.Errorf("%d rings", rings)
	}
}

func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, opts := range []Options{{}, {Poll: ms}} {
		ctx, cancel := context.WithCancel(context.Background())
		bell, err := Watch(ctx, []string{t.TempDir()}, opts)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		for range bell {
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * ms)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}

func TestOverflowRingsAndWalks(t *testing.T) {
	w := &watcher{hints: make(chan struct{}, 1), opts: Options{Trouble: func(err error) { t.Error(err) }}}
	w.missed(fsnotify.ErrEventOverflow)
	if len(w.hints) != 1 || !w.folders.Load() {
		t.Error("lost events are not made up for")
	}
}

func TestLimits(t *testing.T) {
	for _, err := range []error{syscall.ENOSPC, &os.PathError{Op: "inotify", Path: "x", Err: syscall.EMFILE}} {
		limit, ok := errors.AsType[*LimitError](limited("watching content", err))
		if !ok || !strings.HasPrefix(limit.Error(), "watching content: the system has no watches left (") || !strings.HasPrefix(limit.Hint(), "use --poll") {
			t.Errorf("%v: %v", err, limit)
		}
	}
	if _, ok := errors.AsType[*LimitError](limited("watching", syscall.EIO)); ok {
		t.Error("an I/O error counts as a limit")
	}
}
