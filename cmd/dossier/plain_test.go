package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNamesMoveNoCursor: whatever a capture or a file is called, and whoever
// speaks in it, the terminal gets words and ends of lines alone.
func TestNamesMoveNoCursor(t *testing.T) {
	const escape = "\x1b]0;title\x07\x1b[31m\u202e\u2066\u009b2J\x7f"
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "seeds"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "seeds", "a"+escape), nil, 0o644); err != nil {
		t.Skip(err) // a disk that knows no such names
	}
	capture := "Noon\n\nCaptain Oumar" + escape + " Dembele said so. \"We left\", Captain Oumar" + escape + " Dembele said. Captain Oumar" + escape + " Dembele left.\n"
	write(t, dir, map[string]string{
		"dossier.yaml": "title: T\n", "seeds/b" + escape + ".txt": capture, "seeds/c" + escape + ".pdf": "x", "other/d" + escape + ".txt": capture, "other/e" + escape + ".bin": "x",
	})
	for _, args := range [][]string{
		{"import"}, {"import", "other"}, {"import", filepath.Join("other", "d"+escape+".txt")}, {"actors"}, {"gaps"}, {"build"}, {"build", "-o", "o" + escape}, {"zip", "-o", "z" + escape + ".zip"}, {"verify", filepath.Join(dir, "z"+escape+".zip")},
		{"check"}, {"init", "i" + escape}, {"nothing" + escape}, {"build", "--" + escape}, {"actors", "rename", escape, escape}, {"verify", escape},
	} {
		var out, errs bytes.Buffer
		if args[0] != "init" && args[0] != "verify" {
			args = append(args, "-C", dir)
		} else if args[0] == "init" {
			args[1] = filepath.Join(dir, args[1])
		}
		run(context.Background(), args, strings.NewReader(""), &out, &errs)
		said := out.String() + errs.String()
		if said == "" || strings.ContainsAny(said, "\x1b\x07\u202e\u2066\u009b\x7f\r") {
			t.Errorf("%q says %q", args, said)
		}
	}
}
