package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
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
	Program string `json:"program"` // the digest of the program's own file
	Input   string `json:"input"`   // the digest of all files that the site was made from
	Output  string `json:"output"`  // the stamp of the output folder

	Pages int   `json:"pages"`
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
}

// receiptOf gives what a receipt of a build of these files, for an address other
// than theirs or none, would tell but for the output. ok is false where there is something to say of them already, or where
// the program's own file cannot be read.
func receiptOf(snap workspace.Snapshot, output string, want build.Input) (r receipt, ok bool) {
	if len(snap.Diagnostics) > 0 || want.Reversed {
		return r, false
	}
	program, err := os.Executable()
	if err != nil {
		return r, false
	}
	f, err := os.Open(program)
	if err != nil {
		return r, false
	}
	defer f.Close()
	own := sha256.New()
	if _, err := io.Copy(own, f); err != nil {
		return r, false
	}
	at, err := filepath.Abs(output)
	if err != nil {
		return r, false
	}
	return receipt{Program: hex.EncodeToString(own.Sum(nil)), Input: digestOf(at, want, snap.Sources)}, true
}

// digestOf sums up files, each with its name and length, where their site is
// published, at which address, and for whom.
func digestOf(output string, want build.Input, sources []build.Source) string {
	sum := sha256.New()
	w := bufio.NewWriter(sum) // a sum never fails
	add := func(data string) {
		var size [8]byte
		binary.LittleEndian.PutUint64(size[:], uint64(len(data)))
		w.Write(size[:])
		w.WriteString(data)
	}
	add(output)
	add(fmt.Sprint(want.BaseURL, " ", want.Internal))
	for _, s := range sources {
		add(s.Path)
		add(s.Data)
	}
	w.Flush()
	return hex.EncodeToString(sum.Sum(nil))
}

// unchanged reports whether the last build of the dossier was of the same files by
// the same program, and nobody touched its output since. last is its receipt.
func (r receipt) unchanged(ws *workspace.Workspace, output string) (last receipt, ok bool) {
	data, err := ws.Read(receiptPath)
	if err != nil || json.Unmarshal(data, &last) != nil || last.Program != r.Program || last.Input != r.Input {
		return receipt{}, false
	}
	stamp, whole := publish.Stamp(output)
	return last, whole && stamp == last.Output
}

// leave notes what was published. A folder that cannot be written to has no
// receipt, and its site is built anew each time.
func (r receipt) leave(ws *workspace.Workspace, output string, pages int, sum publish.Summary) {
	stamp, whole := publish.Stamp(output)
	if !whole {
		return
	}
	r.Output, r.Pages, r.Files, r.Bytes = stamp, pages, sum.Written+sum.Unchanged, sum.Bytes
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("encoding a receipt: %v", err)) // our own type: a bug
	}
	_ = ws.Overwrite(receiptPath, append(data, '\n'))
}
