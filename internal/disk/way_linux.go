package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// way opens what lies in a folder with one call of the system, openat2(2), which
// itself sees to it that no link is followed and nothing outside is reached. A Root
// takes one call for each folder in between and, as all of package os, one more to
// learn that the system does not tell when a plain file can be read. The zero way
// leads nowhere: the system is older than that call (Linux 5.6), or denies it.
type way struct {
	folder *os.File
	at     syscall.RawConn
}

func wayInto(root *os.Root) way {
	folder, err := root.Open(".")
	if err != nil {
		return way{}
	}
	at, err := folder.SyscallConn()
	w := way{folder, at}
	if err == nil {
		if d, ok := w.open(".", os.O_RDONLY, 0); ok {
			_ = d.Close() // it was opened to see that it can be
			return w
		}
	}
	w.close()
	return way{}
}

func (w way) close() {
	if w.folder != nil {
		_ = w.folder.Close() // it was opened to name what is in it
	}
}

// open opens a file, and reports whether it could.
func (w way) open(name string, flag int, mode fs.FileMode) (*descriptor, bool) {
	if w.folder == nil {
		return nil, false
	}
	how := unix.OpenHow{
		Flags: uint64(flag | unix.O_CLOEXEC), Mode: uint64(mode.Perm()),
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	var fd int
	var fault error
	if err := w.at.Control(func(folder uintptr) { fd, fault = unix.Openat2(int(folder), name, &how) }); err != nil || fault != nil {
		return nil, false
	}
	return &descriptor{fd, name}, true
}

// list gives what lies in a folder, and reports whether it could be opened.
func (w way) list(name string) (entries []Entry, ok bool, err error) {
	d, ok := w.open(name, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if !ok {
		return nil, false, nil
	}
	folder := os.NewFile(uintptr(d.fd), name)
	defer folder.Close()
	list, err := folder.ReadDir(-1)
	entries = make([]Entry, len(list))
	for i, e := range list {
		entries[i] = Entry{Name: e.Name(), Type: e.Type()}
	}
	return entries, true, err
}

// descriptor is an open file by its number.
type descriptor struct {
	fd   int // -1: closed
	name string
}

func (d *descriptor) fault(op string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: d.name, Err: err}
}

// uninterrupted does what a signal may break off. See os.ignoringEINTR.
func uninterrupted(do func() (int, error)) (int, error) {
	for {
		if n, err := do(); !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}

// Read reads from the file.
func (d *descriptor) Read(p []byte) (int, error) {
	n, err := uninterrupted(func() (int, error) { return unix.Read(d.fd, p) })
	switch {
	case err != nil:
		return 0, d.fault("read", err)
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all of p, which the system may take in several parts.
func (d *descriptor) Write(p []byte) (int, error) {
	for done := 0; ; {
		n, err := uninterrupted(func() (int, error) { return unix.Write(d.fd, p[done:]) })
		if done += max(n, 0); err == nil && n == 0 && done < len(p) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil || done == len(p) {
			return done, d.fault("write", err)
		}
	}
}

// Close closes the file; a second time it is an error.
func (d *descriptor) Close() error {
	fd := d.fd
	if fd < 0 {
		return d.fault("close", fs.ErrClosed)
	}
	d.fd = -1
	return d.fault("close", unix.Close(fd))
}

// Chmod sets the permissions.
func (d *descriptor) Chmod(mode fs.FileMode) error {
	return d.fault("chmod", unix.Fchmod(d.fd, uint32(mode.Perm())))
}

// Sync brings the file down to the disk.
func (d *descriptor) Sync() error {
	_, err := uninterrupted(func() (int, error) { return 0, unix.Fsync(d.fd) })
	return d.fault("sync", err)
}

func (d *descriptor) mark() (Mark, error) {
	var s unix.Stat_t
	if err := unix.Fstat(d.fd, &s); err != nil {
		return Mark{}, d.fault("stat", err)
	}
	return Mark{s.Size, s.Mtim.Nano(), fs.FileMode(s.Mode) & fs.ModePerm}, nil
}
