package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dossier/internal/disk"
)

// A trial is a command that writes, in a dossier that stands ready for it. The
// tests of this file's neighbours break the command off at every step that it
// takes on the disk; sound tells what has to hold wherever that was, and mended
// that one more run of it leads to what an unbroken one leaves.
type trial struct {
	name  string
	args  []string
	begun tree // the dossier before the command
	done  tree // and after an unbroken run
}

// tree is the files of a folder, by their slash-separated paths.
type tree map[string]string

// trials gives one trial for each command that writes.
func trials(t *testing.T) []*trial {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/safety.txtar")
	if err != nil {
		t.Fatal(err)
	}
	start := tree{}
	for _, f := range archive.Files {
		start[f.Name] = string(f.Data)
	}
	start = after(t, start, "import", "build")
	edited := maps.Clone(start) // a year has passed: more captures, an edit, a page gone
	for _, f := range archive.Files {
		if name, later := strings.CutPrefix(f.Name, "later/"); later {
			edited[name] = string(f.Data)
		}
	}
	delete(edited, "content/pages/method.md")
	list := []*trial{
		{name: "build", args: []string{"build"}, begun: edited},
		{name: "import", args: []string{"import"}, begun: edited},
		{name: "adopt", args: []string{"import", "later/box"}, begun: edited},
		{name: "rename", args: []string{"actors", "rename", "okoro", "Ada B. Okoro", "--id", "ada-okoro"}, begun: start},
		{name: "merge", args: []string{"actors", "merge", "master", "okoro"}, begun: start},
		{name: "zip", args: []string{"zip", "-o", "x.zip"}, begun: after(t, start, "zip -o x.zip")},
		{name: "accept", args: []string{"actors", "accept", "dockers", "--as", "group"}, begun: start},
		{name: "first build", args: []string{"build"}, begun: unbuilt(edited)},
	}
	list[5].begun["content/events/stop.md"] = edited["content/events/stop.md"]
	for _, tr := range list {
		tr.done = after(t, tr.begun, strings.Join(quoted(tr.args), " "))
		if cmp.Equal(tr.begun, tr.done) {
			t.Fatalf("%s changes nothing", tr.name)
		}
	}
	return list
}

// unbuilt leaves out what builds made.
func unbuilt(files tree) tree {
	rest := maps.Clone(files)
	maps.DeleteFunc(rest, func(name, _ string) bool { return strings.HasPrefix(name, "public/") || name == ".dossier/built.json" })
	return rest
}

// quoted keeps the blanks of arguments through strings.Fields.
func quoted(args []string) []string {
	list := slices.Clone(args)
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], " ", "\u2003")
	}
	return list
}

// after gives a dossier's files after commands that must succeed.
func after(t *testing.T, begun tree, commands ...string) tree {
	t.Helper()
	dir := workplace(t)
	begun.write(t, dir)
	for _, command := range commands {
		args := strings.Fields(strings.ReplaceAll(command, "\u2003", "\x00"))
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "\x00", " ")
		}
		if code, talk := runIn(dir, disk.Disk{}, args...); code != exitOK {
			t.Fatalf("%s: %s", command, talk)
		}
	}
	return readTree(t, dir)
}

// runIn runs a command in a dossier's folder.
func runIn(dir string, d disk.Disk, args ...string) (code int, talk string) {
	var out bytes.Buffer
	t := &terminal{in: strings.NewReader(""), out: &out, err: &out, disk: d}
	code = t.run(context.Background(), append(slices.Clone(args), "-C", dir))
	return code, out.String()
}

// argsIn gives the command's arguments for a dossier's folder.
func (tr *trial) argsIn(dir string) []string { return append(slices.Clone(tr.args), "-C", dir) }

// workplace gives an empty folder, in memory where the system has such a place:
// what is tested is the order of steps, for which no real disk needs to be
// waited for.
func workplace(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "dossier-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (files tree) write(t *testing.T, dir string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readTree(t *testing.T, dir string) tree {
	t.Helper()
	files := tree{}
	err := filepath.WalkDir(dir, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(at)
		rel, _ := filepath.Rel(dir, at)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// passing reports whether a file is one of ours that is only there while a
// command is at work, or was killed.
func passing(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "public/.dossier-tmp/") || name == ".dossier/lock" || name == ".dossier/built.json" || name == ".x.zip.tmp" || name == ".x.zip.lock" ||
		strings.HasPrefix(base, ".dossier-") && strings.HasSuffix(base, ".tmp")
}

// lasting leaves out what depends on when and where a command was broken off:
// the copies of what was replaced, and a build's note of what it wrote. The
// temporary of that note goes with the next command that changes content.
func (files tree) lasting() tree {
	rest := maps.Clone(files)
	maps.DeleteFunc(rest, func(name, _ string) bool {
		return strings.HasPrefix(name, ".dossier/backup/") || name == ".dossier/built.json" || strings.HasPrefix(name, ".dossier/.dossier-")
	})
	return rest
}

// sound tells what is wrong with a dossier in which the command was broken off.
func (tr *trial) sound(now tree) error {
	for name, text := range now {
		switch {
		case passing(name) || name == "public/.dossier-manifest":
		case strings.HasPrefix(name, ".dossier/backup/"):
			_, original, _ := strings.Cut(strings.TrimPrefix(name, ".dossier/backup/"), "/")
			if text != tr.begun[original] && text != tr.begun[name] && !slices.Contains(slices.Collect(maps.Values(tr.done)), text) {
				return fmt.Errorf("the copy %s is not what was replaced", name)
			}
		case text != tr.begun[name] && text != tr.done[name] && !tr.onTheWay(name, text):
			return fmt.Errorf("%s is neither old nor new: %q", name, text)
		}
	}
	for name, text := range tr.begun {
		_, stays := tr.done[name]
		if _, there := now[name]; stays && !there {
			return fmt.Errorf("%s is gone", name)
		}
		if precious(name) && now[name] != text && !kept(now, name, text) {
			return fmt.Errorf("%s is nowhere as the editor left it", name)
		}
	}
	return serves(now)
}

// onTheWay reports whether a file of the editor's holds what it is to hold under
// another name: a record is rewritten first and renamed then.
func (tr *trial) onTheWay(name, text string) bool {
	if !precious(name) {
		return false
	}
	for other, done := range tr.done {
		if precious(other) && done == text {
			return true
		}
	}
	return false
}

func precious(name string) bool {
	return strings.HasPrefix(name, "content/") || strings.HasPrefix(name, "seeds/")
}

// kept reports whether the backup has a file.
func kept(now tree, name, text string) bool {
	for at, copied := range now {
		if strings.HasPrefix(at, ".dossier/backup/") && strings.HasSuffix(at, "/"+name) && copied == text {
			return true
		}
	}
	return false
}

var needed = regexp.MustCompile(`(?:href|src)="?([^"> ]+\.(?:css|js|svg|png|ico))[">? ]`)

// serves tells which page of the site needs a file that is not there.
func serves(now tree) error {
	for name, text := range now {
		if !strings.HasPrefix(name, "public/") || passing(name) || path.Ext(name) != ".html" {
			continue
		}
		for _, m := range needed.FindAllStringSubmatch(text, -1) {
			if file := path.Join(path.Dir(name), m[1]); !strings.Contains(m[1], ":") && !strings.HasPrefix(m[1], "/") {
				if _, there := now[file]; !there {
					return fmt.Errorf("%s needs %s, which is not there", name, file)
				}
			}
		}
	}
	return nil
}

// mended runs the command once more, and tells what is other than after an
// unbroken run.
func (tr *trial) mended(t *testing.T, dir string) error {
	t.Helper()
	code, talk := runIn(dir, disk.Disk{}, tr.args...)
	now := readTree(t, dir)
	if diff := cmp.Diff(tr.done.lasting(), now.lasting()); diff != "" {
		return fmt.Errorf("the next run leaves something else (exit code %d, %s): %s", code, talk, diff)
	}
	return tr.sound(now)
}
