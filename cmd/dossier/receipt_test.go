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

// TestSumTellsListsApart: a list of files has a sum of its own, which does
// not depend on who sums up which file.
func TestSumTellsListsApart(t *testing.T) {
	by := newSummer("")
	of := func(output, base string, pairs ...string) string {
		var list []build.Source
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, build.Source{Path: pairs[i], Data: pairs[i+1]})
		}
		return by.files(output, build.Input{BaseURL: base}, list)
	}
	long := strings.Repeat("words ", 10_000)
	seen := make(map[string]int)
	for i, sum := range []string{
		of("", ""), of("out", ""), of("", "out"), of("", "", "", ""), of("", "", "a", ""), of("", "", "", "a"), of("", "", "ab", "c"), of("", "", "a", "bc"),
		of("", "", "a", "b", "c", "d"), of("", "", "c", "d", "a", "b"), of("", "", "a", "bcd"), of("", "", "a", long), of("", "", "a", long+" "),
	} {
		if other, known := seen[sum]; known {
			t.Errorf("%d and %d have the same sum", other, i)
		}
		seen[sum] = i
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

// TestSums: a sum is that of all bytes, by one key, whoever was summed up before.
func TestSums(t *testing.T) {
	by := newSummer("")
	if same := newSummer(by.key); same.key != by.key {
		t.Fatal("a key is not taken")
	}
	for _, none := range []string{"", "00", strings.Repeat("x", len(by.key))} {
		if other := newSummer(none); other.key == by.key || len(other.key) != len(by.key) || other.key == none {
			t.Errorf("for %q there is no new key", none)
		}
	}
	of := func(s *sum, text string) string {
		s.add(text)
		all := s.end()
		return string(all[:])
	}
	used := by.sum()
	room := cap(used.room)
	for _, size := range []int{0, 1, 15, 16, room - 25, room - 24, room - 23, room, room + 1, 3*room + 7} {
		text := make([]byte, size)
		want := of(by.sum(), string(text))
		if of(used, string(text)) != want {
			t.Errorf("%d bytes: the sum is another after others", size)
		}
		if of(newSummer("").sum(), string(text)) == want {
			t.Errorf("%d bytes: the sum is that of another key", size)
		}
		for at := 0; at < size; at += 1 + size/97 {
			if text[at] = 1; of(used, string(text)) == want {
				t.Errorf("%d bytes: the one at %d counts for nothing", size, at)
			}
			text[at] = 0
		}
	}
	if first, second := by.program()(), by.program()(); first == "" || first != second || first == newSummer("").program()() {
		t.Errorf("the program's sum: %q, %q", first, second)
	}
}
