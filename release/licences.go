package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licenceFile fits the names of files that hold a licence or what it asks to be
// passed on.
var licenceFile = regexp.MustCompile(`(?i)^(?:.*licen[cs]e.*|copying.*|notice.*)$`)

// licenceKinds tells licences by words that stand in no other, by their names at
// spdx.org. All that fit are taken: some files hold two.
var licenceKinds = []struct{ name, words string }{
	{"Apache-2.0", "apache license, version 2.0"},
	{"Apache-2.0", "apache license version 2.0, january 2004"},
	{"BSD-3-Clause", "redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met"},
	{"ICU", "icu license"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"software\"), to deal in the software without restriction"},
	{"MPL-2.0", "mozilla public license version 2.0"},
}

// endorsing are the words that a licence of the BSD kind has in its third clause.
var endorsing = regexp.MustCompile(`neither the names? of|may not be used to endorse|names? of .{0,80}may be used to endorse`)

var blanks = regexp.MustCompile(`[\s#*/]+`)

// kindsOf tells which licences a text is.
func kindsOf(text string) []string {
	text = strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.ToLower(blanks.ReplaceAllString(text, " ")))
	var kinds []string
	for _, k := range licenceKinds {
		if !strings.Contains(text, k.words) {
			continue
		}
		name := k.name
		if name == "BSD-3-Clause" && !endorsing.MatchString(text) {
			name = "BSD-2-Clause"
		}
		kinds = append(kinds, name)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// licence is what a module says of its use.
type licence struct {
	kinds []string
	texts []string // of its files, in the order of their names
}

// licenceOf reads the licence of a module from its folder.
func licenceOf(m module) (licence, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return licence{}, fmt.Errorf("%s: %w (go mod download fetches it)", m.Path, err)
	}
	var l licence
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return licence{}, err
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
		l.texts = append(l.texts, text)
		l.kinds = append(l.kinds, kindsOf(text)...)
	}
	slices.Sort(l.kinds)
	if l.kinds = slices.Compact(l.kinds); len(l.kinds) == 0 {
		return licence{}, fmt.Errorf("%s has no licence that is known: look at its files, and add its words to licenceKinds", m.Path)
	}
	return l, nil
}

func licencesByModule() (map[string]licence, error) {
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	all := map[string]licence{}
	for _, m := range modules {
		if all[m.Path], err = licenceOf(m); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// notices writes what is linked, with the licences word for word, as most of them
// ask of whoever passes a program on. Equal texts stand once.
func notices() ([]byte, error) {
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("# What is linked into the program\n\nMade by `go run ./release notices` from go.mod; a test keeps it true. Why each is there: [docs/libraries.md](docs/libraries.md).\n" +
		"The program also holds parts of Go itself, and its fonts: BSD-3-Clause, the text of golang.org/x below.\n\n| module | version | licence |\n| --- | --- | --- |\n")
	users := map[string][]string{}
	var order []string
	for _, m := range modules {
		l, err := licenceOf(m)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", m.Path, m.Version, strings.Join(l.kinds, ", "))
		for _, text := range l.texts {
			if users[text] == nil {
				order = append(order, text)
			}
			users[text] = append(users[text], m.Path)
		}
	}
	b.WriteString("\n## Their words\n")
	for _, text := range order {
		fence := "```"
		for strings.Contains(text, fence) {
			fence += "`"
		}
		fmt.Fprintf(&b, "\n### %s\n\n%stext\n%s\n%s\n", strings.Join(users[text], ", "), fence, text, fence)
	}
	return b.Bytes(), nil
}
