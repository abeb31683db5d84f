package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"dossier/internal/build"
	"dossier/internal/publish"
	"dossier/internal/workspace"
)

// receiptPath is the file, among the program's own, that tells what the last
// build published.
const receiptPath = ".dossier/built.json"

// receipt tells that a program made a site of files, and how it left the output
// folder. Where all three are the same again, there is nothing to build. Only a
// build that had nothing to say leaves one: its silence can be repeated.
type receipt struct {
	Key     string `json:"key"`     // by which the next two are summed up; see summer
	Program string `json:"program"` // the sum of the program's own file
	Input   string `json:"input"`   // the sum of all files that the site was made from
	Output  string `json:"output"`  // the stamp of the output folder

	Pages int   `json:"pages"`
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
}

// lastReceipt gives the receipt of the last build, an empty one where there is none.
func lastReceipt(ws *workspace.Workspace) receipt {
	data, err := ws.Read(receiptPath)
	var last receipt
	if err != nil || json.Unmarshal(data, &last) != nil {
		return receipt{}
	}
	return last
}

// receiptOf gives what a receipt of a build of these files by a program, of which it
// has the sum, for an address other than theirs or none, would tell but for the
// output. ok is false where there is something to say of them already, or where the
// program's sum is not known: empty.
func receiptOf(by *summer, program string, snap workspace.Snapshot, output string, want build.Input) (r receipt, ok bool) {
	if program == "" || len(snap.Diagnostics) > 0 || want.Reversed {
		return r, false
	}
	at, err := filepath.Abs(output)
	if err != nil {
		return r, false
	}
	return receipt{Key: by.key, Program: program, Input: by.files(at, want, snap.Sources)}, true
}

// unchanged reports whether the last build of the dossier, of which it has the
// receipt, was of the same files by the same program, and nobody touched its output
// since.
func (r receipt) unchanged(last receipt, output string) bool {
	if last.Key != r.Key || last.Program != r.Program || last.Input != r.Input {
		return false
	}
	stamp, whole := publish.Stamp(output)
	return whole && stamp == last.Output
}

// leave notes what was published. A folder that cannot be written to has no
// receipt, and its site is built anew each time.
func (r receipt) leave(ws *workspace.Workspace, pages int, site published) {
	r.Output, r.Pages, r.Files, r.Bytes = site.stamp, pages, site.Written+site.Unchanged, site.Bytes
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("encoding a receipt: %v", err)) // our own type: a bug
	}
	_ = ws.Overwrite(receiptPath, append(data, '\n'))
}
