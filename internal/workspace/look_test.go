package workspace

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"dossier/internal/disk"

	"github.com/google/go-cmp/cmp"
)

// A look sees one file as it is and no other, and gives way to the next scan.
func TestLook(t *testing.T) {
	const a, b = "content/articles/a.md", "content/articles/b.md"
	for _, test := range []struct {
		name    string
		do      func(w *Workspace)
		at      string
		changed bool
		want    map[string]string // of the files that differ from the scan before; "": gone
	}{
		{"nothing", func(*Workspace) {}, a, false, nil},
		{"a rewrite", func(w *Workspace) { put(t, w, a, "new") }, a, true, map[string]string{a: "new"}},
		{"another file", func(w *Workspace) { put(t, w, b, "new") }, a, false, nil},
		{"a new file", func(w *Workspace) { put(t, w, "content/articles/n.md", "new") }, "content/articles/n.md", true, map[string]string{"content/articles/n.md": "new"}},
		{"a file that is gone", func(w *Workspace) { os.Remove(filepath.Join(w.Dir(), a)) }, a, true, map[string]string{a: ""}},
		{"a file that was never there", func(*Workspace) {}, "content/articles/none.md", false, nil},
		{"a file that is empty now", func(w *Workspace) { put(t, w, a, "") }, a, false, nil},
		{"a folder", func(w *Workspace) { put(t, w, "content/articles/x/y.md", "") }, "content/articles/x", false, nil},
		{"a temporary", func(w *Workspace) { put(t, w, "content/articles/.a.md", "new") }, "content/articles/.a.md", false, nil},
		{"in a folder that is left out", func(w *Workspace) { put(t, w, "content/page_files/a.md", "new") }, "content/page_files/a.md", false, nil},
		{"a Go file", func(w *Workspace) { put(t, w, "layouts/x.go", "new") }, "layouts/x.go", false, nil},
		{"elsewhere in the folder", func(w *Workspace) { put(t, w, "public/a.md", "new") }, "public/a.md", false, nil},
		{"outside", func(*Workspace) {}, "../a.md", false, nil},
		{"a link", func(w *Workspace) { os.Symlink("a.md", filepath.Join(w.Dir(), "content/articles/l.md")) }, "content/articles/l.md", false, nil},
		{"the settings", func(w *Workspace) { put(t, w, ConfigName, "new") }, ConfigName, true, map[string]string{ConfigName: "new"}},
	} {
		w := tree(t, ConfigName, a, b)
		before := scan(t, w)
		old := texts(before)
		test.do(w)
		look, err := w.Look(context.Background(), []string{filepath.Join(w.Dir(), filepath.FromSlash(test.at))})
		if err != nil {
			t.Fatal(err)
		}
		want := texts(before)
		for name, text := range test.want {
			if want[name] = text; text == "" {
				delete(want, name)
			}
		}
		if diff := cmp.Diff(want, texts(look)); diff != "" || look.Changed != test.changed {
			t.Errorf("%s: changed %v; -want +got:\n%s", test.name, look.Changed, diff)
		}
		if diff := cmp.Diff(old, texts(before)); diff != "" {
			t.Errorf("%s: the snapshot before was changed: %s", test.name, diff)
		}
		after := scan(t, w)
		if diff := cmp.Diff(texts(scan(t, anew(t, w.Dir()))), texts(after)); diff != "" {
			t.Errorf("%s: the scan after the look differs from a new one: %s", test.name, diff)
		}
	}
}

func texts(s Snapshot) map[string]string {
	all := map[string]string{}
	for _, f := range s.Sources {
		all[f.Path] = string(f.Data)
	}
	return all
}

func anew(t *testing.T, dir string) *Workspace {
	t.Helper()
	w, err := Create(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}
