package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// Capture is a raw text as it was received: a file below seeds/.
type Capture struct {
	Path string // slash-separated, relative to the dossier's folder
	Data []byte
}

// Seeds is what lies below seeds/.
type Seeds struct {
	Captures    []Capture // the files with one of Endings, sorted by path
	Skipped     []string  // the paths of all other files, sorted
	Diagnostics diag.List // what could not be read, sorted
}

// Seeds reads the captures below seeds/. Nothing of them is remembered. The
// error is that of ctx.
func (w *Workspace) Seeds(ctx context.Context) (Seeds, error) {
	listed, err := listBriefly(ctx, w.root, "seeds")
	if err != nil {
		return Seeds{}, err
	}
	seeds := Seeds{Diagnostics: listed.diags}
	var texts []found
	for _, f := range listed.files {
		if isCapture(f.path) {
			texts = append(texts, f)
		} else {
			seeds.Skipped = append(seeds.Skipped, f.path)
		}
	}
	data, errs := make([][]byte, len(texts)), make([]error, len(texts))
	if err := sideBySide(ctx, len(texts), func(i int) { data[i], errs[i] = read(w.root, texts[i]) }); err != nil {
		return Seeds{}, err
	}
	for i, f := range texts {
		switch err := errs[i]; {
		case err == nil:
			seeds.Captures = append(seeds.Captures, Capture{f.path, data[i]})
		case !errors.Is(err, fs.ErrNotExist):
			complain(&seeds.Diagnostics, f.path, err)
		}
	}
	seeds.Diagnostics.Sort()
	return seeds, nil
}

// Endings are those of the files that are read as captures.
var Endings = []string{".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown"}

func isCapture(name string) bool { return slices.Contains(Endings, strings.ToLower(path.Ext(name))) }

// Read gives the bytes of one file of the dossier, by its slash-separated path
// relative to the dossier's folder. A missing file is [fs.ErrNotExist].
func (w *Workspace) Read(name string) ([]byte, error) {
	info, err := w.root.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("reading %s: not a file", name)
	}
	data, err := read(w.root, found{name, info})
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, reason(err))
	}
	return data, nil
}

// Sum is the digest of a file, or why there is none.
type Sum struct {
	SHA256 string // of its bytes, 64 hexadecimal digits; empty with an error
	Err    error  // a missing file is [fs.ErrNotExist]
}

// Sums hashes files of the dossier, side by side and of whatever size. Their
// paths are slash-separated and relative to the dossier's folder. The error is
// that of ctx.
func (w *Workspace) Sums(ctx context.Context, names []string) (map[string]Sum, error) {
	list := make([]Sum, len(names))
	if err := sideBySide(ctx, len(names), func(i int) { list[i] = w.sum(names[i]) }); err != nil {
		return nil, err
	}
	sums := make(map[string]Sum, len(names))
	for i, name := range names {
		sums[name] = list[i]
	}
	return sums, nil
}

func (w *Workspace) sum(name string) Sum {
	info, err := w.root.Stat(name) // a pipe would keep us waiting for ever
	if err != nil {
		return Sum{Err: reason(err)}
	}
	if !info.Mode().IsRegular() {
		return Sum{Err: errors.New("not a file")}
	}
	file, err := w.root.Open(name)
	if err != nil {
		return Sum{Err: reason(err)}
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return Sum{Err: reason(err)}
	}
	return Sum{SHA256: hex.EncodeToString(h.Sum(nil))}
}
