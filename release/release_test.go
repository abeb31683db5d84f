package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite THIRD_PARTY.md")

func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil { // as the command is called
		panic(err)
	}
	os.Exit(m.Run())
}

// What is linked is what is told, with its licence.
func TestNoticesAreCurrent(t *testing.T) {
	want, err := notices()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("THIRD_PARTY.md", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("THIRD_PARTY.md")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("THIRD_PARTY.md does not tell what is linked (%v): run go run ./release notices", err)
	}
}

// Each library that go.mod names has its reason in the documents.
func TestLibrariesAreExplained(t *testing.T) {
	docs, err := os.ReadFile("docs/libraries.md")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{if not (or .Main .Indirect)}}{{.Path}}{{end}}", "all").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		name := strings.TrimSuffix(path, "/v2")
		for _, host := range []string{"github.com/", "codeberg.org/"} {
			name = strings.TrimPrefix(name, host)
		}
		owner, _, _ := strings.Cut(name, "/")
		if !strings.Contains(string(docs), "`"+name) && !(owner == "chromedp" || owner == "tdewolff") {
			t.Errorf("docs/libraries.md does not say why %s is there", path)
		}
	}
}

func TestKindsOfLicence(t *testing.T) {
	for file, want := range map[string]string{"LICENSE": "MIT"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(kindsOf(string(text)), " "); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	const bsd = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided that the following conditions are\nmet:\n"
	for text, want := range map[string]string{
		bsd:                                  "BSD-2-Clause",
		bsd + " * Neither the name of X nor": "BSD-3-Clause",
		"# Licensed under the Apache License, Version 2.0 (the \"License\")": "Apache-2.0",
		"All rights reserved.":               "",
		"Mozilla Public License Version 2.0": "MPL-2.0",
	} {
		if got := strings.Join(kindsOf(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The same source makes the same files, and the bill names every module that the
// program says it is made of.
func TestBuildIsReproducible(t *testing.T) {
	if os.Getenv("DOSSIER_RELEASE") == "" {
		t.Skip("skipped: builds the program and the standard library anew; DOSSIER_RELEASE=1 asks for it, as the full check does")
	}
	here := [][2]string{{runtime.GOOS, runtime.GOARCH}}
	first, second := t.TempDir(), filepath.Join(t.TempDir(), "another folder")
	for _, dir := range []string{first, second} {
		if err := buildAll(dir, here); err != nil {
			t.Fatal(err)
		}
	}
	a, err := os.ReadFile(filepath.Join(first, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(filepath.Join(second, "SHA256SUMS"))
	if !bytes.Equal(a, b) || strings.Count(string(a), "\n") != 2 {
		t.Errorf("two builds:\n%s%s", a, b)
	}
	name := "dossier_" + runtime.GOOS + "_" + runtime.GOARCH
	data, err := os.ReadFile(filepath.Join(first, name+".cdx.json"))
	var told bill
	if err != nil || json.Unmarshal(data, &told) != nil {
		t.Fatalf("no bill: %v", err)
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	info, err := buildinfo.ReadFile(filepath.Join(first, name))
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Components) != len(info.Deps)+1 || len(told.Dependencies[0].DependsOn) != len(info.Deps)+1 {
		t.Errorf("%d components for %d modules", len(told.Components), len(info.Deps))
	}
	for i, m := range info.Deps {
		if c := told.Components[i+1]; c.Name != m.Path || c.Version != m.Version || len(c.Licences) == 0 || !strings.HasSuffix(c.PURL, m.Path+"@"+m.Version) {
			t.Errorf("%s %s is %+v", m.Path, m.Version, c)
		}
	}
}
