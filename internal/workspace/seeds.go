package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
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
	Captures    []Capture // the text files (*.txt), sorted by path
	Skipped     []string  // the paths of all other files, sorted
	Diagnostics diag.List // what could not be read, sorted
}

// Seeds reads the captures below seeds/. Nothing of them is remembered. The
// error is that of ctx.
func (w *Workspace) Seeds(ctx context.Context) (Seeds, error) {
	listed, err := list(ctx, w.root, "seeds")
	if err != nil {
		return Seeds{}, err
	}
	seeds := Seeds{Diagnostics: listed.diags}
	var texts []found
	for _, f := range listed.files {
		if strings.EqualFold(path.Ext(f.path), ".txt") {
			texts = append(texts, f)
		} else {
			seeds.Skipped = append(seeds.Skipped, f.path)
		}
	}
	data, errs := make([][]byte, len(texts)), make([]error, len(texts))
	if err := parallel(ctx, len(texts), func(i int) { data[i], errs[i] = read(w.root, texts[i]) }); err != nil {
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
