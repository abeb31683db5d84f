package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/build"
	"dossier/internal/disk"
	"dossier/internal/workspace"
)

// A second build does nothing where nothing changed, and all where anything did:
// a file, the settings, the output, or what there is to say of the files.
func TestSecondBuild(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// run builds and gives the line that sums it up. A builder of nil shows that
	// nothing was to be built.
	run := func(b *build.Builder) string {
		t.Helper()
		ws, err := workspace.Open(disk.Disk{}, dir)
		if err != nil {
			t.Fatal(err)
		}
		defer ws.Close()
		var out, errs bytes.Buffer
		p := &publisher{t: &terminal{out: &out, err: &errs}, ws: ws, output: filepath.Join(dir, "public"), shown: "public", builder: b}
		if err := p.once(context.Background()); err != nil {
			t.Fatalf("%v\n%s", err, &errs)
		}
		line, _, _ := strings.Cut(out.String(), " 0 warnings")
		return line
	}
	write("dossier.yaml", "title: T\n")
	write("content/pages/about.md", "---\ntitle: About\n---\n\nWords.\n")
	run(build.New())
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"a text", func() { write("content/pages/about.md", "---\ntitle: About\n---\n\nWordz.\n") }},
		{"the settings", func() { write("dossier.yaml", "title: U\n") }},
		{"a layout", func() { write("layouts/404.html", "<title>{{.Title}}</title>") }},
		{"a file that is gone", func() { os.Remove(filepath.Join(dir, "layouts/404.html")) }},
		{"a page that somebody wrote over", func() { write("public/index.html", "") }},
		{"a page that somebody removed", func() { os.Remove(filepath.Join(dir, "public/404.html")) }},
		{"a publication that was broken off", func() { write("public/.dossier-tmp/1", "half") }},
	} {
		if again := run(nil); !strings.Contains(again, "(0 written") {
			t.Errorf("nothing changed: %s", again)
		}
		change.do()
		b := build.New()
		line := run(b)
		fresh := run(nil)
		if strings.Contains(line, "(0 written") && change.what != "a publication that was broken off" {
			t.Errorf("%s changed, and nothing was written: %s", change.what, line)
		}
		if !strings.Contains(fresh, "(0 written") {
			t.Errorf("after %s: %s", change.what, fresh)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "content/pages/link.md")); err != nil {
		t.Skip("skipped: no links on this system")
	}
	ws, err := workspace.Open(disk.Disk{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	var errs bytes.Buffer
	p := &publisher{t: &terminal{out: &errs, err: &errs}, ws: ws, output: filepath.Join(dir, "public"), shown: "public", builder: build.New()}
	if p.once(context.Background()) == nil || !strings.Contains(errs.String(), "the link leads to nothing") {
		t.Errorf("a mistake that came is not told: %s", &errs)
	}
}

// TestDigestTellsListsApart: a list of files has a digest of its own, which does
// not depend on who sums up which file.
func TestDigestTellsListsApart(t *testing.T) {
	of := func(output, base string, pairs ...string) string {
		var list []build.Source
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, build.Source{Path: pairs[i], Data: pairs[i+1]})
		}
		return digestOf(output, build.Input{BaseURL: base}, list)
	}
	long := strings.Repeat("words ", 10_000)
	seen := make(map[string]int)
	for i, digest := range []string{
		of("", ""), of("out", ""), of("", "out"), of("", "", "", ""), of("", "", "a", ""), of("", "", "", "a"), of("", "", "ab", "c"), of("", "", "a", "bc"),
		of("", "", "a", "b", "c", "d"), of("", "", "c", "d", "a", "b"), of("", "", "a", "bcd"), of("", "", "a", long), of("", "", "a", long+" "),
	} {
		if other, known := seen[digest]; known {
			t.Errorf("%d and %d have the same digest", other, i)
		}
		seen[digest] = i
	}
	var many []string
	for i := range 500 {
		many = append(many, fmt.Sprint(i), fmt.Sprint(i, long))
	}
	for range 3 {
		if one, other := of("out", "", many...), of("out", "", many...); one != other {
			t.Fatalf("%s and %s of the same files", one, other)
		}
	}
}
