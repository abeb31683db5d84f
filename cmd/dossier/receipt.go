package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sync"

	"dossier/internal/build"
	"dossier/internal/parallel"
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

// receiptOf gives what a receipt of a build of these files by a program, of which it
// has the digest, for an address other than theirs or none, would tell but for the
// output. ok is false where there is something to say of them already, or where the
// program's digest is not known: empty.
func receiptOf(program string, snap workspace.Snapshot, output string, want build.Input) (r receipt, ok bool) {
	if program == "" || len(snap.Diagnostics) > 0 || want.Reversed {
		return r, false
	}
	at, err := filepath.Abs(output)
	if err != nil {
		return r, false
	}
	return receipt{Program: program, Input: digestOf(at, want, snap.Sources)}, true
}

// ownDigest begins to sum up the program's own file. What it gives waits, once, for
// the digest, which is empty where the file cannot be read.
func ownDigest() func() string {
	done := make(chan string, 1)
	go func() {
		digest, err := digestOfProgram()
		if err != nil {
			digest = ""
		}
		done <- digest
	}()
	return func() string { return <-done }
}

func digestOfProgram() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(program)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// digestOf sums up files, each by its name and bytes, where their site is published,
// at which address, and for whom.
func digestOf(output string, want build.Input, sources []build.Source) string {
	sums := make([][sha256.Size]byte, len(sources))
	desks := sync.Pool{New: func() any { return newSumming() }}
	parallel.Each(len(sources), func(i int) {
		s := desks.Get().(*summing)
		s.add(sources[i].Path)
		s.add(sources[i].Data)
		sums[i] = s.end()
		desks.Put(s)
	})
	s := newSumming()
	s.add(output)
	s.add(fmt.Sprint(want.BaseURL, " ", want.Internal))
	for _, sum := range sums {
		s.text.Write(sum[:])
	}
	all := s.end()
	return hex.EncodeToString(all[:])
}

// summing sums up texts, one after the other.
type summing struct {
	sum  hash.Hash
	text *bufio.Writer // into sum, which never fails
}

func newSumming() *summing {
	sum := sha256.New()
	return &summing{sum, bufio.NewWriter(sum)}
}

// add takes a text with its length, so that no two lists of texts are the same.
func (s *summing) add(text string) {
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], uint64(len(text)))
	s.text.Write(size[:])
	s.text.WriteString(text)
}

// end gives the sum of what was taken, and begins anew.
func (s *summing) end() (all [sha256.Size]byte) {
	s.text.Flush()
	s.sum.Sum(all[:0])
	s.sum.Reset()
	return all
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
func (r receipt) leave(ws *workspace.Workspace, pages int, site published) {
	r.Output, r.Pages, r.Files, r.Bytes = site.stamp, pages, site.Written+site.Unchanged, site.Bytes
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("encoding a receipt: %v", err)) // our own type: a bug
	}
	_ = ws.Overwrite(receiptPath, append(data, '\n'))
}
