// Package workspace reads and writes the folder of a dossier.
//
// A Workspace holds the folder open through [os.Root]: no path and no symbolic
// link leads out of it. Scan gives the sources of a build, Seeds the captures
// to import. A Change puts files into it, each whole or not at all, under a lock,
// and keeps what it replaces.
//
// What an editor can cause (a file that is too large, a link that leads away,
// a missing permission) is a diagnostic beside the files that could be read.
// Go errors are left for a folder that is no dossier, and for a disk that fails
// while writing.
//
// # What a scan leaves out
//
// Names that begin with a dot; the temporaries of editors and desktops (x~,
// #x#, x.swp, 4913, x___jb_tmp___, Thumbs.db, desktop.ini); folders whose name
// ends in "_files", which browsers put beside a saved page; and Go files below
// layouts/ and assets/, with which the program embeds its own in the repository
// that is a dossier too.
package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/disk"
)

// ConfigName is the file that makes a folder a dossier.
const ConfigName = "dossier.yaml"

// MaxFile is the size in bytes above which a file is not read.
const MaxFile = 16 << 20

// Workspace is the open folder of a dossier. Its methods may be called from
// several goroutines; scans wait for each other.
type Workspace struct {
	root *disk.Folder
	dir  string

	mu      sync.Mutex // guards what the last scan left
	scanned bool
	kept    map[string]kept
	sources []build.Source
	diags   diag.List
}

// NotDossierError says that a folder holds no dossier.
type NotDossierError struct {
	Dir    string
	Reason string
	hint   string
}

func (e *NotDossierError) Error() string { return e.Dir + ": " + e.Reason }

// Hint says what an editor can do about it.
func (e *NotDossierError) Hint() string { return e.hint }

// Open opens the dossier in dir on a disk, the folder that holds dossier.yaml. The error
// is a [*NotDossierError] where there is none.
func Open(d disk.Disk, dir string) (*Workspace, error) {
	w, err := open(d, dir)
	if err != nil {
		return nil, err
	}
	if err := w.mustBeDossier(); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// Create opens dir on a disk, which need not hold a dossier yet, and makes the folder
// where it is missing. It is how a dossier begins.
func Create(d disk.Disk, dir string) (*Workspace, error) {
	if err := d.MkdirAll(dir); err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", dir, reason(err))
	}
	return open(d, dir)
}

func open(d disk.Disk, dir string) (*Workspace, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", dir, err)
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &NotDossierError{dir, "no such folder", "run `dossier init` to begin a dossier"}
	case err == nil && !info.IsDir():
		return nil, &NotDossierError{dir, "a file, not a folder", "give the folder that holds " + ConfigName}
	}
	root, err := d.Open(abs)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", dir, reason(err))
	}
	return &Workspace{root: root, dir: abs}, nil
}

func (w *Workspace) mustBeDossier() error {
	if _, err := w.root.Stat(ConfigName); err == nil {
		return nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading %s: %w", filepath.Join(w.dir, ConfigName), reason(err))
	}
	hint := "run `dossier init` to begin one, or go to the folder of yours"
	if _, err := w.root.Lstat("dossier.yml"); err == nil {
		hint = "rename dossier.yml to " + ConfigName
	}
	return &NotDossierError{w.dir, "no dossier here (no " + ConfigName + ")", hint}
}

// Close lets the folder go.
func (w *Workspace) Close() error { return w.root.Close() }

// Dir gives the folder's absolute path.
func (w *Workspace) Dir() string { return w.dir }

// Rel gives the path inside the dossier, with slashes, of a file as it was
// named on the command line: relative to the working folder, or absolute.
func (w *Workspace) Rel(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", name, err)
	}
	for _, dir := range []string{w.dir, resolved(w.dir)} {
		for _, file := range []string{abs, filepath.Join(resolved(filepath.Dir(abs)), filepath.Base(abs))} {
			if rel, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(rel) {
				return filepath.ToSlash(rel), nil
			}
		}
	}
	return "", &OutsideError{name, w.dir}
}

// resolved follows the links of a path, as far as that can be done.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// OutsideError says that a file does not lie in the dossier's folder.
type OutsideError struct{ Name, Dir string }

func (e *OutsideError) Error() string { return e.Name + ": not in the dossier's folder" }

// Hint says what an editor can do about it.
func (e *OutsideError) Hint() string { return "put the file below " + e.Dir }

// reason takes the operation and the path off a system error: the messages of
// this package name the path themselves.
func reason(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}

// temporary reports whether a name is one that editors, desktops and we
// ourselves make in passing.
func temporary(name string) bool {
	switch name {
	case "4913", "Thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, "___jb_tmp___") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}
