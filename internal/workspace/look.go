package workspace

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// vanishing is how long a file may be gone while an editor saves it: it moves the
// old one away and then puts the new one in its place.
const vanishing = 10 * time.Millisecond

// Look is a scan of the files at a few paths alone, absolute or relative to the
// dossier's folder, which takes all others to be as in the scan before. It is for
// a first look at a save that may not be over: a file that is empty now, or is no
// plain file, is taken to be as before too, and so is all that a scan leaves out.
// Whether the look was right only the next Scan tells. The error is that of ctx.
func (w *Workspace) Look(ctx context.Context, paths []string) (Snapshot, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	changed := false
	for _, at := range paths {
		if err := ctx.Err(); err != nil {
			return Snapshot{}, err
		}
		if name, ok := w.within(at); ok && w.lookAt(ctx, name) {
			changed = true
		}
	}
	return Snapshot{w.sources, w.diags, changed}, nil
}

// within gives a path as sources have it, if it is that of a file that a scan
// would take.
func (w *Workspace) within(at string) (string, bool) {
	if filepath.IsAbs(at) {
		rel, err := filepath.Rel(w.dir, at)
		if err != nil {
			return "", false
		}
		at = rel
	}
	name := filepath.ToSlash(at)
	if name == ConfigName {
		return name, true
	}
	parts := strings.Split(name, "/")
	top, file := parts[0], parts[len(parts)-1]
	if len(parts) < 2 || !slices.Contains(folders, top) || slices.ContainsFunc(parts, temporary) {
		return "", false
	}
	aside := slices.ContainsFunc(parts[1:len(parts)-1], func(folder string) bool { return strings.HasSuffix(folder, "_files") })
	return name, !aside && !embedding(top, file)
}

// lookAt reads one file and reports whether that changed anything.
func (w *Workspace) lookAt(ctx context.Context, name string) bool {
	if !w.scanned || slices.ContainsFunc(w.diags, func(d diag.Diagnostic) bool { return d.Pos.File == name }) {
		return false
	}
	info, err := w.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		select {
		case <-ctx.Done():
		case <-time.After(vanishing):
		}
		if info, err = w.root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return w.put(name, nil)
		}
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return false
	}
	data, err := read(w.root, found{name, info})
	if err != nil || len(data) == 0 {
		return false
	}
	return w.put(name, &kept{info: info, data: string(data)})
}

// put takes a file to be as it is now, nil: gone, and reports whether it was
// otherwise.
func (w *Workspace) put(name string, now *kept) bool {
	i, known := slices.BinarySearchFunc(w.sources, name, func(s build.Source, path string) int { return strings.Compare(s.Path, path) })
	switch {
	case now == nil && !known:
		return false
	case now == nil:
		delete(w.kept, name)
		w.sources = slices.Delete(slices.Clone(w.sources), i, i+1)
		return true
	case known && w.sources[i].Data == now.data:
		return false
	}
	w.kept[name] = *now
	w.sources = slices.Clone(w.sources) // the last snapshot has the old list
	if source := (build.Source{Path: name, Data: now.data}); known {
		w.sources[i] = source
	} else {
		w.sources = slices.Insert(w.sources, i, source)
	}
	return true
}
