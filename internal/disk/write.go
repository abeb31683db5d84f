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

// usual is the mode of a file that anybody may read.
const usual = 0o644

// Fill makes a file that must not exist, with mode 0644 whatever the umask is,
// and has fill write it, for nobody else to read before. durable brings it down to
// the disk. What cannot be written to its end is removed.
func (f *Folder) Fill(name string, durable bool, fill func(io.Writer) error) error {
	file, err := f.create(name, 0o600)
	if err != nil {
		return err
	}
	err = errors.Join(fill(file), file.chmod(usual))
	if durable && err == nil {
		err = file.sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		_ = f.Remove(name) // the first error is the one to tell
	}
	return err
}

// Bytes writes data, for Fill.
func Bytes(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// Lay is Fill for one of thousands of files, in a folder that is nobody else's: it
// writes data, and tells how the file stands. What cannot be written to its end is
// left to who removes the folder.
func (f *Folder) Lay(name string, data []byte) (Mark, error) {
	file, err := f.create(name, usual)
	if err != nil {
		return Mark{}, err
	}
	mark, err := file.lay(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return Mark{}, err
	}
	if mark == (Mark{}) {
		info, err := f.Lstat(name)
		if err != nil {
			return Mark{}, err
		}
		mark = MarkOf(info)
	}
	return mark, nil
}

// lay writes data. It sets the mode only where the umask made it another.
func (f *File) lay(data []byte) (Mark, error) {
	if _, err := f.Write(data); err != nil {
		return Mark{}, err
	}
	mark, err := f.mark()
	if err != nil || mark.Mode == usual {
		return mark, err
	}
	if err := f.chmod(usual); err != nil {
		return Mark{}, err
	}
	return f.mark()
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
