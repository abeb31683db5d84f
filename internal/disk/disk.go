// Package disk is the file layer below everything that the program writes.
//
// A [Folder] is held open through [os.Root]: no path and no symbolic link leads
// out of it. On it stand the three things that a crash must not break: a file
// that is written whole or not at all (Fill, WriteFile), a lock that keeps two
// writers apart and dies with its owner (Lock, Share), and folders whose names
// are on the disk (SyncFolder). Who works on thousands of files keeps the folders
// open in which they lie (Sub, Crowded).
//
// Each operation passes one place, [Disk].Before, where a test can make it fail
// or end the process in it, so that what the packages above promise is held
// against every single call that they make.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"
	"time"
)

// Disk is where folders are opened. The zero Disk is the system's.
type Disk struct {
	// Before, where it is not nil, is called before each operation, and once
	// more in the middle of each write, with the operation's name and the path
	// in its folder. The operation fails with the error that it gives. Several
	// goroutines may call it at a time.
	Before func(op, name string) error
}

func (d Disk) before(op, name string) error {
	if d.Before == nil {
		return nil
	}
	if err := d.Before(op, name); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// Open opens a folder. Links in its own path are followed, those in it lead
// nowhere outside.
func (d Disk) Open(dir string) (*Folder, error) {
	if err := d.before("open", dir); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root: stepInto(root), disk: d}, nil
}

// MkdirAll makes a folder, and those above it, where they are missing.
func (d Disk) MkdirAll(dir string) error {
	if err := d.before("mkdir", dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

// Folder is an open folder. Names in it are slash-separated. Its methods are
// those of [os.Root], and may be called from several goroutines.
type Folder struct {
	root *step
	disk Disk
	at   string           // the path in the folder that Sub was asked of; empty: itself
	held map[string]*step // folders in it that stay open; see Sub
}

// Close lets the folder go.
func (f *Folder) Close() error {
	err := f.root.Close()
	for _, held := range f.held {
		err = errors.Join(err, held.Close())
	}
	return err
}

func (f *Folder) before(op, name string) error {
	if f.disk.Before == nil {
		return nil
	}
	return f.disk.before(op, path.Join(f.at, name))
}

// FS gives the folder for reading.
func (f *Folder) FS() fs.FS { return f.root.FS() }

// Open opens a file or a folder for reading.
func (f *Folder) Open(name string) (*File, error) {
	return f.open("open", name, os.O_RDONLY, 0)
}

// create makes a file that must not exist.
func (f *Folder) create(name string, mode fs.FileMode) (*File, error) {
	return f.open("create", name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

func (f *Folder) open(op, name string, flag int, mode fs.FileMode) (*File, error) {
	if err := f.before(op, name); err != nil {
		return nil, err
	}
	file, err := nearest(f, name, func(s *step, name string) (handle, error) {
		file, err := s.open(name, flag|unwaiting, mode)
		if errors.Is(err, syscall.EAGAIN) { // a program that has a lease of it gives it up first; see fcntl(2)
			return s.open(name, flag, mode)
		}
		return file, err
	})
	if err != nil {
		return nil, err
	}
	return &File{file, f, name}, nil
}

// ReadFile reads a whole file.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	if err := f.before("read", name); err != nil {
		return nil, err
	}
	return nearest(f, name, func(s *step, name string) ([]byte, error) { return s.ReadFile(name) })
}

// Stat tells of a file, following links.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	if err := f.before("stat", name); err != nil {
		return nil, err
	}
	return f.root.Stat(name)
}

// Lstat tells of a file or a link.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) {
	if err := f.before("stat", name); err != nil {
		return nil, err
	}
	return nearest(f, name, func(s *step, name string) (fs.FileInfo, error) { return s.Lstat(name) })
}

// Mkdir makes a folder.
func (f *Folder) Mkdir(name string) error {
	return f.change("mkdir", name, func() error { return f.root.Mkdir(name, 0o755) })
}

// MkdirAll makes a folder, and those above it, where they are missing.
func (f *Folder) MkdirAll(name string) error {
	return f.change("mkdir", name, func() error {
		_, err := nearest(f, name, func(s *step, name string) (struct{}, error) { return struct{}{}, s.MkdirAll(name, 0o755) })
		return err
	})
}

// Chmod sets a file's mode.
func (f *Folder) Chmod(name string, mode fs.FileMode) error {
	return f.change("chmod", name, func() error { return f.root.Chmod(name, mode) })
}

// Rename moves a file to another name, replacing the file that has it.
func (f *Folder) Rename(from, to string) error {
	return f.change("rename", to, func() error { return f.root.Rename(from, to) })
}

// Link gives a file another name, which must be free.
func (f *Folder) Link(from, to string) error {
	return f.change("link", to, func() error { return f.root.Link(from, to) })
}

// Remove removes a file or an empty folder.
func (f *Folder) Remove(name string) error {
	return f.change("remove", name, func() error { return f.root.Remove(name) })
}

// RemoveAll removes a file, or a folder with all in it.
func (f *Folder) RemoveAll(name string) error {
	return f.change("remove", name, func() error { return f.root.RemoveAll(name) })
}

func (f *Folder) change(op, name string, do func() error) error {
	if err := f.before(op, name); err != nil {
		return err
	}
	return retried(inUse, do)
}

// retried does what fails for a moment only, where another program holds a file:
// on Windows whoever looks through new files for viruses, or reads one without
// leave for others to move it.
func retried(passing func(error) bool, do func() error) error {
	for end, pause := time.Now().Add(patience), time.Millisecond; ; pause *= 2 {
		err := do()
		if err == nil || !passing(err) || time.Now().Add(pause).After(end) {
			return err
		}
		time.Sleep(pause)
	}
}

// SyncFolder brings the names in a folder down to the disk, where the system
// can do that: a rename lasts from then on.
func (f *Folder) SyncFolder(name string) {
	if file, err := f.Open(name); err == nil {
		_ = file.sync()
		_ = file.Close()
	}
}

// Entry is a name in a folder, and of which type what it names is: only those bits
// of the mode are there.
type Entry struct {
	Name string
	Type fs.FileMode
	Info fs.FileInfo // what else the system says of it; nil: it was not asked
}

// List gives the entries of a folder with what the system says of each, in no
// order. What could be read stands beside an error.
func (f *Folder) List(name string) ([]Entry, error) {
	if err := f.before("open", name); err != nil {
		return nil, err
	}
	return f.list(name)
}

// Entries is List for who needs no more than names and types, of which the system
// tells without being asked of each file.
func (f *Folder) Entries(name string) ([]Entry, error) {
	if err := f.before("open", name); err != nil {
		return nil, err
	}
	if list, ok, err := f.root.way.list(name); ok {
		return list, err
	}
	return f.list(name)
}

func (f *Folder) list(name string) ([]Entry, error) {
	folder, err := f.root.OpenFile(name, os.O_RDONLY|unwaiting, 0)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	list, err := folder.ReadDir(-1)
	entries := make([]Entry, 0, len(list))
	for _, e := range list {
		if info, gone := e.Info(); gone == nil { // known already of what a Root opened
			entries = append(entries, Entry{e.Name(), e.Type(), info})
		}
	}
	return entries, err
}

// File is an open file.
type File struct {
	file   handle
	folder *Folder
	name   string
}

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

// Read reads from the file.
func (f *File) Read(p []byte) (int, error) {
	if err := f.folder.before("read", f.name); err != nil {
		return 0, err
	}
	return f.file.Read(p)
}

// Write writes to the file. A failure that is asked for comes after half of it.
func (f *File) Write(p []byte) (int, error) {
	if f.folder.disk.Before == nil {
		return f.file.Write(p)
	}
	n, err := f.file.Write(p[:len(p)/2])
	if err == nil {
		err = f.folder.before("write", f.name)
	}
	if err != nil {
		return n, err
	}
	m, err := f.file.Write(p[n:])
	return n + m, err
}

func (f *File) sync() error {
	if err := f.folder.before("sync", f.name); err != nil {
		return err
	}
	return f.file.Sync()
}

func (f *File) chmod(mode fs.FileMode) error {
	if err := f.folder.before("chmod", f.name); err != nil {
		return err
	}
	return f.file.Chmod(mode)
}

func (f *File) mark() (Mark, error) {
	if err := f.folder.before("stat", f.name); err != nil {
		return Mark{}, err
	}
	return f.file.mark()
}
