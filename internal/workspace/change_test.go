package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/disk"
)

func begin(t *testing.T, w *Workspace, command string) *Change {
	t.Helper()
	c, err := w.Begin(command)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// holds gives the files below a folder of the dossier, path → text.
func holds(t *testing.T, w *Workspace, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	top := filepath.Join(w.Dir(), folder)
	err := filepath.WalkDir(top, func(at string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && entry.IsDir() {
			return nil
		}
		data, err := os.ReadFile(at)
		rel, _ := filepath.Rel(top, at)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestBackupStory: what a command replaces is kept until a later one has
// succeeded in replacing something.
func TestBackupStory(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "content/a.md", "a1")
	put(t, w, "content/b.md", "b1")
	put(t, w, "content/c.md", "c1")
	steps := []struct {
		name    string
		succeed bool
		do      func(c *Change) error
		want    map[string]string
	}{
		{"import", true, func(c *Change) error {
			return errors.Join(c.Replace("content/a.md", []byte("a2"), []byte("a1")), c.Replace("content/a.md", []byte("a3"), []byte("a2")))
		}, map[string]string{"1-import/content/a.md": "a1"}},
		{"import", true, func(c *Change) error { return c.WriteNew("content/new.md", nil) },
			map[string]string{"1-import/content/a.md": "a1"}},
		{"actors rename", false, func(c *Change) error { return c.Move("content/b.md", "content/d.md", []byte("b1")) },
			map[string]string{"1-import/content/a.md": "a1", "2-actors-rename-unfinished/content/b.md": "b1"}},
		{"import", false, func(c *Change) error {
			if _, refused := errors.AsType[*EditedError](c.Replace("content/a.md", []byte("a4"), []byte("a1"))); !refused {
				return errors.New("an edited file was replaced")
			}
			return nil
		}, map[string]string{"1-import/content/a.md": "a1", "2-actors-rename-unfinished/content/b.md": "b1"}},
		{"actors merge", true, func(c *Change) error { return c.Remove("content/c.md", []byte("c1")) },
			map[string]string{"2-actors-rename-unfinished/content/b.md": "b1", "3-actors-merge/content/c.md": "c1"}},
		{"import", true, func(c *Change) error { return c.Remove("content/d.md", []byte("b1")) },
			map[string]string{"4-import/content/d.md": "b1"}},
	}
	for _, step := range steps {
		c := begin(t, w, step.name)
		if err := step.do(c); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if step.succeed {
			if err := c.Succeed(); err != nil {
				t.Fatal(err)
			}
		}
		c.Close()
		if diff := cmp.Diff(step.want, holds(t, w, ".dossier/backup")); diff != "" {
			t.Errorf("after %s: %s", step.name, diff)
		}
	}
	if diff := cmp.Diff(map[string]string{"a.md": "a3", "new.md": ""}, holds(t, w, "content")); diff != "" {
		t.Error(diff)
	}
}

func TestMoveAndRemoveRefuse(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "content/a.md", "a")
	put(t, w, "content/b.md", "b")
	c := begin(t, w, "actors rename")
	if _, ok := errors.AsType[*ExistsError](c.Move("content/a.md", "content/b.md", []byte("a"))); !ok {
		t.Error("a file was moved over another")
	}
	for name, err := range map[string]error{
		"move":   c.Move("content/a.md", "content/c.md", []byte("other")),
		"remove": c.Remove("content/a.md", []byte("other")),
	} {
		if _, ok := errors.AsType[*EditedError](err); !ok {
			t.Errorf("%s of an edited file: %v", name, err)
		}
	}
	if diff := cmp.Diff(map[string]string{"a.md": "a", "b.md": "b"}, holds(t, w, "content")); diff != "" {
		t.Error(diff)
	}
}

// TestOneWriterAtATime: a second command is told who is at work; one that only
// reads is not kept waiting by another that reads.
func TestOneWriterAtATime(t *testing.T) {
	w := tree(t, "dossier.yaml")
	settled := func() error {
		done, err := w.Settled()
		if err == nil {
			done()
		}
		return err
	}
	if err := settled(); err != nil {
		t.Errorf("a dossier that nobody ever wrote into: %v", err)
	}
	c := begin(t, w, "import")
	_, writer := w.Begin("actors merge")
	for who, err := range map[string]error{"a writer": writer, "a reader": settled()} {
		busy, ok := errors.AsType[*disk.BusyError](err)
		if !ok || !strings.HasPrefix(busy.Error(), w.Dir()+": dossier import (process ") || !strings.HasSuffix(busy.Error(), ") is writing here") {
			t.Errorf("%s: %v", who, err)
		}
	}
	c.Close()
	begin(t, w, "import").Close()
	if err := settled(); err != nil {
		t.Error(err)
	}
}

// TestBeginSweeps: what a killed command left half written goes, and nothing
// else.
func TestBeginSweeps(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "content/articles/.dossier-ABC.tmp", "half")
	put(t, w, "seeds/x/.dossier-ABC.tmp", "half")
	put(t, w, "content/articles/.dossier-notes", "mine")
	put(t, w, ".dossier/backup/1-import/content/.dossier-ABC.tmp", "half")
	put(t, w, ".dossier/lock", "dossier import (process 1)\n")
	begin(t, w, "import").Close()
	if diff := cmp.Diff(map[string]string{"dossier.yaml": "text of dossier.yaml", "content/articles/.dossier-notes": "mine"}, holds(t, w, ".")); diff != "" {
		t.Error(diff)
	}
}

// TestNothingIsWrittenThroughLinks: links of the dossier's own folders too.
func TestNothingIsWrittenThroughLinks(t *testing.T) {
	w := tree(t, "dossier.yaml")
	put(t, w, "seeds/a.txt", "a capture")
	put(t, w, "real.md", "text")
	put(t, w, "content/x.md", "x")
	for link, target := range map[string]string{"content/articles": "../seeds", "content/a.md": "../real.md"} {
		if err := os.Symlink(target, filepath.Join(w.Dir(), link)); err != nil {
			t.Skip(err)
		}
	}
	c := begin(t, w, "import")
	for what, err := range map[string]error{
		"a linked folder": c.WriteNew("content/articles/b.md", []byte("b")),
		"deep below it":   c.WriteNew("content/articles/new/b.md", []byte("b")),
		"a linked file":   c.Replace("content/a.md", []byte("b"), []byte("text")),
		"for removal":     c.Remove("content/a.md", []byte("text")),
	} {
		if _, ok := errors.AsType[*LinkedError](err); !ok {
			t.Errorf("%s: %v", what, err)
		}
	}
	if diff := cmp.Diff(map[string]string{"a.txt": "a capture"}, holds(t, w, "seeds")); diff != "" {
		t.Error(diff)
	}
	os.RemoveAll(filepath.Join(w.Dir(), ".dossier"))
	os.Symlink("seeds", filepath.Join(w.Dir(), ".dossier"))
	c.Close()
	if _, err := w.Begin("import"); err == nil {
		t.Error("a linked .dossier was written through")
	}
}
