package disk

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"
)

// WriteFile writes a file that stands alone, such as a zip: it is there whole or
// not at all, down to the disk, in the place of the one of its name. Its
// temporary and its lock lie beside it while it is written. what names the
// command, for another that would write it at the same time.
func (d Disk) WriteFile(file, what string, fill func(io.Writer) error) (err error) {
	folder, err := d.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	defer folder.Close()
	name := filepath.Base(file)
	lock, err := folder.Lock("."+name+".lock", what)
	if busy, ok := errors.AsType[*BusyError](err); ok {
		busy.Where = file
	}
	if err != nil {
		return err
	}
	defer lock.Release()
	temp := "." + name + ".tmp"
	if err := folder.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // left by one that was killed, and in the way
	}
	if err := folder.Fill(temp, true, fill); err != nil {
		return err
	}
	if err := folder.Rename(temp, name); err != nil {
		return errors.Join(err, folder.Remove(temp))
	}
	folder.SyncFolder(".")
	return nil
}

// Hint says what an editor can do about a failure of the disk; it may be empty.
func Hint(err error) string {
	switch {
	case full(err):
		return "the disk is full: make room, then run the command again; nothing was lost"
	case errors.Is(err, fs.ErrPermission):
		return "give yourself the right to read and write there, then run the command again"
	case errors.Is(err, syscall.EROFS):
		return "the disk takes no writes: copy the dossier to one that does"
	case errors.Is(err, syscall.EIO):
		return "the disk fails: copy the dossier to another one"
	}
	return ""
}
