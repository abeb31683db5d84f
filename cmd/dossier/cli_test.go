package main

import (
	"bytes"
	"context"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/serve"
	"dossier/internal/workspace"
)

// begun makes a dossier with a capture that cannot be read, and a file that is
// no capture.
func begun(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"dossier.yaml": "title: The strike\n", "seeds/void.txt": "", "scan.pdf": "%PDF"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestExitCodes tells wrong usage, 2, from what is wrong with files, 1. The
// messages are in testdata/script.
func TestExitCodes(t *testing.T) {
	t.Chdir(begun(t))
	for call, want := range map[string]int{
		"help":                        exitOK,
		"help check":                  exitOK,
		"help foo":                    exitUsage,
		"help check extra":            exitUsage,
		"serve --port abc":            exitUsage,
		"serve --port 70000":          exitUsage,
		"serve --poll -1s":            exitUsage,
		"build --poll -1s":            exitUsage,
		"build --poll fast":           exitUsage,
		"build --watch=perhaps":       exitUsage,
		"build --drafts":              exitUsage,
		"build -o <empty>":            exitUsage,
		"zip -o <empty>":              exitUsage,
		"build -C <empty>":            exitUsage,
		"init <empty>":                exitUsage,
		"import <empty>":              exitUsage,
		"import scan.pdf":             exitContent,
		"import none.txt":             exitContent,
		"import .":                    exitContent,
		"import seeds":                exitContent,
		"build -o seeds/out":          exitContent,
		"zip -o seeds/x.zip":          exitContent,
		"build -C nowhere":            exitContent,
		"init .":                      exitContent,
		"build":                       exitOK,
		"zip --output the-strike.zip": exitOK,
	} {
		args := strings.Fields(call)
		for i, arg := range args {
			args[i] = strings.ReplaceAll(arg, "<empty>", "")
		}
		var errs bytes.Buffer
		if got := run(context.Background(), args, nil, io.Discard, &errs); got != want {
			t.Errorf("dossier %s exits with %d, want %d: %s", call, got, want, errs.String())
		}
		if want == exitUsage && (!strings.HasPrefix(errs.String(), "error: ") || strings.Count(errs.String(), "\n  hint: ") != 1) {
			t.Errorf("dossier %s: %s", call, errs.String())
		}
	}
}

// What a build could never read is not copied into seeds/ either.
func TestImportCopiesNoUnreadableFile(t *testing.T) {
	t.Chdir(begun(t))
	if err := os.WriteFile("large.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate("large.txt", workspace.MaxFile+1); err != nil {
		t.Fatal(err)
	}
	want := "error: large.txt: larger than 16 MB\n  hint: split it, or save the article's text alone\n"
	args := []string{"import", "large.txt"}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(os.DevNull, "device.txt"); err != nil {
			t.Fatal(err)
		}
		want += "error: device.txt: not a file that can be read\n  hint: save the article's text as a file ending in .txt\n"
		args = append(args, "device.txt")
	}
	var errs bytes.Buffer
	if code := run(context.Background(), args, nil, io.Discard, &errs); code != exitContent || errs.String() != want {
		t.Errorf("exit code %d, and\n%swant\n%s", code, errs.String(), want)
	}
	if copies, _ := filepath.Glob("seeds/[dl]*"); len(copies) > 0 {
		t.Errorf("copied: %v", copies)
	}
}

// The line in the terminal does not speak of a last good site before there is one.
func TestPreviewTellsWhetherASiteStays(t *testing.T) {
	var errs bytes.Buffer
	p := &preview{t: &terminal{err: &errs}, server: serve.New(serve.Options{ErrorLog: log.New(io.Discard, "", 0)})}
	var broken made
	broken.Diagnostics.Errorf(diag.Pos{File: "content/a.md"}, "", "bad")
	good := made{Result: build.Result{Draft: &build.Draft{}}}
	for _, m := range []made{broken, good, broken} {
		p.show(m, 5*time.Millisecond)
	}
	want := `content/a.md: error: bad
no site yet: 1 error
0 pages, 0 files read anew, in 5 ms
content/a.md: error: bad
the last good site stays: 1 error
`
	if got := errs.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestShellWord(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: the words are those of a POSIX shell")
	}
	for name, want := range map[string]string{
		"my/dossier-2": "my/dossier-2",
		"Été":          "Été",
		"a b":          "'a b'",
		"it's":         `'it'\''s'`,
		"$HOME":        "'$HOME'",
		"~x":           "'~x'",
	} {
		if got := shellWord(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
