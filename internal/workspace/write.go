package workspace

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dossier/internal/disk"
)

// ExistsError says that a file was not written because there is one.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + ": there is already a file of this name" }

// Hint says what an editor can do about it.
func (e *ExistsError) Hint() string { return "rename one of the two" }

// Unwrap makes the error an [fs.ErrExist].
func (e *ExistsError) Unwrap() error { return fs.ErrExist }

// EditedError says that a file was not replaced because it no longer holds
// what was expected.
type EditedError struct{ Path string }

func (e *EditedError) Error() string { return e.Path + ": changed meanwhile, so it was left alone" }

// Hint says what an editor can do about it.
func (e *EditedError) Hint() string { return "save what you are editing, then run the command again" }

// Overwrite writes a file of the program's own below .dossier/, whatever stands
// there. Nothing that a person wrote is there.
func (w *Workspace) Overwrite(name string, data []byte) error {
	if !strings.HasPrefix(name, ownFolder+"/") {
		return fmt.Errorf("writing %q: not a file of the program's own", name)
	}
	if info, err := w.root.Lstat(name); err == nil && info.Mode().IsRegular() { // a pipe would be waited for
		if held, err := w.root.ReadFile(name); err == nil && bytes.Equal(held, data) {
			return nil
		}
	}
	return w.write(name, data, func(temp string) error { return w.root.Rename(temp, name) })
}

// LinkedError says that a file was not written because a link is in its way.
type LinkedError struct{ Path string }

func (e *LinkedError) Error() string { return e.Path + ": a link, and nothing is written through one" }

// Hint says what an editor can do about it.
func (e *LinkedError) Hint() string { return "put the file or folder itself here" }

// WriteNew writes a file that must not exist yet, and makes its folders. The
// path is slash-separated and relative to the dossier's folder. The file is
// there whole or not at all, with mode 0644, and nothing is ever overwritten:
// where the path is taken, the error is an [*ExistsError].
func (w *Workspace) WriteNew(name string, data []byte) error {
	return w.write(name, data, func(temp string) error {
		err := w.root.Link(temp, name)
		if errors.Is(err, fs.ErrExist) {
			return &ExistsError{name}
		} else if err != nil {
			return w.moveNew(temp, name) // a disk without links, such as exFAT
		}
		return nil
	})
}

// moveNew moves a file to a name that must be free. Who makes a file of that
// name in the instant between the look and the rename loses it; our own
// commands keep each other away by the lock.
func (w *Workspace) moveNew(from, to string) error {
	switch _, err := w.root.Lstat(to); {
	case err == nil:
		return &ExistsError{to}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return w.root.Rename(from, to)
}

// expect gives an [*EditedError] unless a file holds the expected bytes.
func (w *Workspace) expect(name string, expected []byte) error {
	info, err := w.root.Lstat(name)
	switch {
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return &LinkedError{name}
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular():
		return &EditedError{name}
	case err != nil:
		return err
	}
	held, err := w.root.ReadFile(name)
	if err == nil && !bytes.Equal(held, expected) {
		return &EditedError{name}
	}
	return err
}

// write puts the data into a temporary file beside the path and has place move
// it there. A temporary that a killed command left is removed by the next one
// (see sweep).
func (w *Workspace) write(name string, data []byte, place func(temp string) error) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("writing %q: not a path inside the dossier", name)
	}
	folder := path.Dir(name)
	if err := w.makeFolder(folder); err != nil {
		return err
	}
	temp := path.Join(folder, tempPrefix+rand.Text()+tempSuffix)
	err := w.root.Fill(temp, true, disk.Bytes(data))
	if err == nil {
		err = place(temp)
		if gone := w.root.Remove(temp); err == nil && gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = gone
		}
	}
	if err == nil {
		w.root.SyncFolder(folder)
		return nil
	}
	return failed("writing", name, err)
}

// makeFolder makes a folder whose names are on the disk, and refuses links.
func (w *Workspace) makeFolder(name string) error {
	for at := name; at != "."; at = path.Dir(at) {
		if info, err := w.root.Lstat(at); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &LinkedError{at}
		}
	}
	if info, err := w.root.Lstat(name); err == nil && info.IsDir() {
		return nil
	}
	if err := w.root.MkdirAll(name); err != nil {
		return failed("making the folder", name, err)
	}
	for at := path.Dir(name); ; at = path.Dir(at) {
		if w.root.SyncFolder(at); at == "." {
			return nil
		}
	}
}

// failed names the file of an error of the disk. An error that says what to do
// names it already.
func failed(doing, name string, err error) error {
	if _, ok := err.(interface{ Hint() string }); ok {
		return err
	}
	return fmt.Errorf("%s %s: %w", doing, name, reason(err))
}

// The names of our temporaries, which begin with a dot so that no scan takes
// them for an editor's file.
const tempPrefix, tempSuffix = ".dossier-", ".tmp"

func ours(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}
