package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// patience is how long a lock is waited for: as long as a command takes that
// only looks.
const patience = time.Second

// BusyError says that another process holds a lock.
type BusyError struct {
	Where string // what is locked
	Who   string // the command and the process; empty: not known
}

func (e *BusyError) Error() string {
	who := "another dossier command"
	if e.Who != "" {
		who = e.Who
	}
	return e.Where + ": " + who + " is writing here"
}

// Hint says what an editor can do about it.
func (e *BusyError) Hint() string { return "wait until it has ended, then run the command again" }

// Lock is a lock that is held. The system lets it go when the process ends,
// however it ends.
type Lock struct {
	folder *Folder
	file   *os.File
	name   string
	shared bool
}

// Lock takes the lock of a name in the folder, which is a file that holds
// nothing but who has it. what names the command. Where another process has
// the lock for longer than a moment, the error is a [*BusyError]. On a disk
// that knows no locks there are none.
func (f *Folder) Lock(name, what string) (*Lock, error) {
	file, err := f.claim(name, os.O_RDWR|os.O_CREATE, tryLock)
	if err != nil {
		return nil, err
	}
	l := &Lock{folder: f, file: file, name: name}
	if err := f.disk.before("write", name); err != nil {
		l.Release()
		return nil, err
	}
	err = file.Truncate(0)
	if err == nil {
		_, err = fmt.Fprintf(file, "%s (process %d)\n", what, os.Getpid())
	}
	if err != nil {
		l.Release()
		return nil, err
	}
	return l, nil
}

// Share waits until nobody holds the lock, and keeps writers away until it is
// released; others may share it. A lock that nobody ever took, or whose file
// may not be read, is no hindrance: the Lock is nil then.
func (f *Folder) Share(name string) (*Lock, error) {
	file, err := f.claim(name, os.O_RDONLY, tryShare)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return &Lock{folder: f, file: file, name: name, shared: true}, nil
}

// Release lets the lock go. Its file is removed while it is held, so that
// whoever opened it meanwhile finds that it stands no more (see claim).
func (l *Lock) Release() {
	if l == nil {
		return
	}
	if !l.shared {
		_ = l.folder.Remove(l.name) // where it cannot be, it stays for the next
	}
	_ = l.file.Close()
}

// claim opens and locks a file that still stands under its name then.
func (f *Folder) claim(name string, flag int, try func(*os.File) (bool, error)) (*os.File, error) {
	if err := f.disk.before("lock", name); err != nil {
		return nil, err
	}
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if info, err := f.root.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, &fs.PathError{Op: "lock", Path: name, Err: errors.New("not a file")}
		}
		file, err := f.root.OpenFile(name, flag, 0o644)
		if err != nil {
			return nil, err
		}
		got, err := try(file)
		if err != nil {
			return file, nil // a disk without locks
		}
		if got && f.stands(name, file) {
			return file, nil
		}
		who := holder(file)
		_ = file.Close()
		if !got && time.Now().After(end) {
			return nil, &BusyError{Where: name, Who: who}
		}
	}
}

// stands reports whether an open file is the one that has the name.
func (f *Folder) stands(name string, file *os.File) bool {
	there, err := f.root.Lstat(name)
	open, openErr := file.Stat()
	return err == nil && openErr == nil && os.SameFile(there, open)
}

// holder reads who has a lock.
func holder(file *os.File) string {
	const longest = 200
	text, err := io.ReadAll(io.LimitReader(file, longest))
	if err != nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(text), ""))
}
