package workspace

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
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

// WriteNew writes a file that must not exist yet, and makes its folders. The
// path is slash-separated and relative to the dossier's folder. The file is
// there whole or not at all, with mode 0644, and nothing is ever overwritten:
// where the path is taken, the error is an [*ExistsError].
func (w *Workspace) WriteNew(name string, data []byte) error {
	return w.write(name, data, func(temp string) error {
		err := w.root.Link(temp, name)
		switch {
		case errors.Is(err, fs.ErrExist):
			return &ExistsError{name}
		case err != nil:
			return w.writeExclusive(name, data) // a disk without links, such as exFAT
		}
		return nil
	})
}

// Replace writes a file in the place of one that holds the expected bytes. If
// it holds others by now, or is gone, nothing is changed and the error is an
// [*EditedError]. An editor that saves in the instant between the last look
// and the rename loses to us; no file system offers better.
func (w *Workspace) Replace(name string, data, expected []byte) error {
	return w.write(name, data, func(temp string) error {
		if info, err := w.root.Lstat(name); err != nil || !info.Mode().IsRegular() {
			return &EditedError{name}
		}
		held, err := w.root.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Equal(held, expected) {
			return &EditedError{name}
		}
		return w.root.Rename(temp, name)
	})
}

// Overwrite writes a file of the program's own below .dossier/, whatever stands
// there. Nothing that a person wrote is there.
func (w *Workspace) Overwrite(name string, data []byte) error {
	if !strings.HasPrefix(name, ".dossier/") {
		return fmt.Errorf("writing %q: not a file of the program's own", name)
	}
	if held, err := w.root.ReadFile(name); err == nil && bytes.Equal(held, data) {
		return nil
	}
	return w.write(name, data, func(temp string) error { return w.root.Rename(temp, name) })
}

// write puts the data into a temporary file beside the path and has place move
// it there.
func (w *Workspace) write(name string, data []byte, place func(temp string) error) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("writing %q: not a path inside the dossier", name)
	}
	folder := path.Dir(name)
	if err := w.root.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder %s: %w", folder, reason(err))
	}
	temp := path.Join(folder, ".dossier-"+rand.Text()+".tmp")
	err := w.writeFile(temp, data)
	if err == nil {
		err = place(temp)
	}
	if gone := w.root.Remove(temp); err == nil && gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = gone
	}
	if err == nil {
		w.syncFolder(folder)
		return nil
	}
	if _, ok := err.(interface{ Hint() string }); ok {
		return err
	}
	return fmt.Errorf("writing %s: %w", name, reason(err))
}

// writeExclusive writes a file in place, and takes it back if that fails.
func (w *Workspace) writeExclusive(name string, data []byte) error {
	err := w.writeFile(name, data)
	if errors.Is(err, fs.ErrExist) {
		return &ExistsError{name}
	}
	return err
}

// writeFile makes a file that must not exist, down to the disk. What cannot be
// written to its end is removed.
func (w *Workspace) writeFile(name string, data []byte) error {
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		err = errors.Join(err, w.root.Remove(name))
	}
	return err
}

// syncFolder makes a rename durable where the system lets a folder be synced.
func (w *Workspace) syncFolder(name string) {
	if f, err := w.root.Open(name); err == nil {
		_ = f.Sync() // the file is whole either way
		_ = f.Close()
	}
}
