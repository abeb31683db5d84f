package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dossier/internal/build"
	"dossier/internal/disk"
	"dossier/internal/workspace"
)

// A first look at a save is shown at once, but not while it is half written:
// what fails is shown only once the files have settled.
func TestFirstLookShowsNoHalfSave(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "content/pages/p.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "content/pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte("title: T\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	write("---\ntitle: One\n---\n")
	ws, err := workspace.Open(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	shown := []bool{} // of each build that was shown, whether it is good
	f := &follower{ws: ws, builder: build.New(), show: func(m made, _ time.Duration) { shown = append(shown, m.Draft != nil) }}
	ctx := context.Background()
	settle := func() {
		t.Helper()
		if _, err := f.settled(ctx); err != nil {
			t.Fatal(err)
		}
	}
	look := func() {
		t.Helper()
		if err := f.early(ctx, []string{"content/pages/p.md"}); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(what string, want ...bool) {
		t.Helper()
		if !slices.Equal(shown, want) {
			t.Errorf("%s: shown %v, want %v", what, shown, want)
		}
		shown = shown[:0]
	}
	settle()
	expect("at first", true)
	write("---\ntitle: Two\n---\n")
	look()
	expect("a save", true)
	settle()
	expect("once it has settled, nothing is new")
	write("---\ntit")
	look()
	expect("half a save")
	write("---\ntitle: Three\n---\n")
	look()
	settle()
	expect("the other half", true)
	write("---\ntitle: [\n---\n")
	look()
	expect("a mistake, at first")
	settle()
	expect("a mistake that stays", false)
	settle()
	expect("a mistake is told once")
}

// Few files are looked at at once; of many none is.
func TestPendingHints(t *testing.T) {
	hints := make(chan string, 2*fewFiles)
	for i := range 2*fewFiles - 1 {
		hints <- string(rune('a' + i))
	}
	if names := pending("z", hints); names != nil || len(hints) > 0 {
		t.Errorf("many files are looked at one by one: %v, %d left", names, len(hints))
	}
	hints <- "b"
	hints <- "a"
	if names := pending("b", hints); !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("pending: %v", names)
	}
}
