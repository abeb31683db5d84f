package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/disk"
)

// The program's own folder, which holds nothing that a person wrote but copies.
const (
	ownFolder    = ".dossier"
	lockName     = ownFolder + "/lock"
	backupFolder = ownFolder + "/backup"
)

// Change is the work of one command on the dossier's files. It holds the
// dossier's lock, so that two commands do not write at a time, and keeps what
// it replaces, moves or removes in a folder of its own below .dossier/backup:
// 3-import/content/articles/x.md is what the third change that replaced
// anything, an import, found there. Those copies stay until a later change has
// succeeded in replacing something. 4-import-unfinished is of a change that did
// not succeed; it stays one success longer, for the next one is mostly the same
// command again, which finds what the first one left.
//
// Each file is written whole or not at all, and on the disk before the next
// step; a Change as a whole is not one step. Commands order their steps so that
// the same command goes on where a killed one stopped.
type Change struct {
	w      *Workspace
	lock   *disk.Lock
	backup string // the folder for copies

	mu   sync.Mutex
	kept map[string]bool // the paths of which there are copies
}

// Begin begins a change for a command, which is named as it is called: "import".
// Where another command is writing, the error is a [*disk.BusyError]. End it
// with Close.
func (w *Workspace) Begin(command string) (*Change, error) {
	if err := w.makeFolder(ownFolder); err != nil {
		return nil, err
	}
	lock, err := w.root.Lock(lockName, "dossier "+command)
	if err != nil {
		return nil, w.unlocked(err)
	}
	c := &Change{w: w, lock: lock, kept: make(map[string]bool)}
	if err := c.prepare(command); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// unlocked tells why the dossier's lock was not to be had.
func (w *Workspace) unlocked(err error) error {
	if busy, ok := errors.AsType[*disk.BusyError](err); ok {
		busy.Where = w.dir
		return busy
	}
	return failed("locking", lockName, err)
}

// Settled gives an error where a command is writing, a [*disk.BusyError], and
// else keeps commands from beginning to write until done is called. A dossier
// that may only be read is always settled.
func (w *Workspace) Settled() (done func(), err error) {
	lock, err := w.root.Share(lockName)
	if err != nil {
		return nil, w.unlocked(err)
	}
	return lock.Release, nil
}

// prepare removes what killed commands left half done, and numbers the backup.
func (c *Change) prepare(command string) error {
	for _, top := range []string{"content", "seeds", ownFolder} {
		if err := c.w.sweep(top); err != nil {
			return err
		}
	}
	names, err := c.backups()
	if err != nil {
		return err
	}
	last := 0
	for _, name := range names {
		last = max(last, numberOf(name))
	}
	c.backup = path.Join(backupFolder, fmt.Sprintf("%d-%s%s", last+1, strings.ReplaceAll(command, " ", "-"), unfinished))
	return nil
}

// unfinished ends the name of a backup until its change has succeeded.
const unfinished = "-unfinished"

// numberOf gives the number at the beginning of a backup's name.
func numberOf(name string) int {
	number, _, _ := strings.Cut(name, "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0
	}
	return n
}

// sweep removes the temporaries below a folder. Nobody writes them now, for we
// have the lock.
func (w *Workspace) sweep(folder string) error {
	entries, _ := w.root.Entries(folder) // the scan that follows tells what cannot be read
	for _, entry := range entries {
		name := path.Join(folder, entry.Name)
		switch {
		case entry.Type.IsDir():
			if err := w.sweep(name); err != nil {
				return err
			}
		case entry.Type.IsRegular() && ours(entry.Name):
			if err := w.root.Remove(name); err != nil {
				return failed("removing", name, err)
			}
		}
	}
	return nil
}

// backups lists the folders of copies.
func (c *Change) backups() ([]string, error) {
	entries, err := c.w.root.Entries(backupFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failed("reading", backupFolder, err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name)
	}
	return names, nil
}

// WriteNew is [Workspace.WriteNew].
func (c *Change) WriteNew(name string, data []byte) error { return c.w.WriteNew(name, data) }

// Replace writes a file in the place of one that holds the expected bytes, of
// which it keeps a copy. If it holds others by now, or is gone, nothing is
// changed and the error is an [*EditedError]. An editor that saves in the
// instant between the last look and the rename loses to us; no file system
// offers better.
func (c *Change) Replace(name string, data, expected []byte) error {
	if err := c.keep(name, expected); err != nil {
		return err
	}
	return c.w.write(name, data, func(temp string) error {
		if err := c.w.expect(name, expected); err != nil {
			return err
		}
		return c.w.root.Rename(temp, name)
	})
}

// Remove removes a file that holds the expected bytes, of which it keeps a copy.
func (c *Change) Remove(name string, expected []byte) error {
	if err := c.keep(name, expected); err != nil {
		return err
	}
	if err := c.w.root.Remove(name); err != nil {
		return failed("removing", name, err)
	}
	c.w.root.SyncFolder(path.Dir(name))
	return nil
}

// Move gives a file that holds the expected bytes another name in its folder,
// which must be free: an [*ExistsError] says that it is not.
func (c *Change) Move(from, to string, expected []byte) error {
	if err := c.keep(from, expected); err != nil {
		return err
	}
	if err := c.w.moveNew(from, to); err != nil {
		return failed("renaming", from, err)
	}
	c.w.root.SyncFolder(path.Dir(to))
	return nil
}

// keep copies a file that holds the expected bytes into the backup. Of a file
// that changes twice the first copy counts.
func (c *Change) keep(name string, expected []byte) error {
	if err := c.w.expect(name, expected); err != nil {
		return failed("reading", name, err)
	}
	c.mu.Lock()
	known := c.kept[name]
	c.mu.Unlock()
	if known {
		return nil
	}
	if err := c.w.WriteNew(path.Join(c.backup, name), expected); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept[name] = true
	return nil
}

// Succeed says that the command did all that it was asked. If it replaced
// anything, the copies of earlier changes go.
func (c *Change) Succeed() error {
	if len(c.kept) == 0 {
		return nil
	}
	names, err := c.backups()
	if err != nil {
		return err
	}
	finished := 0
	for _, name := range names {
		if !strings.HasSuffix(name, unfinished) {
			finished = max(finished, numberOf(name))
		}
	}
	for _, name := range names {
		if old := path.Join(backupFolder, name); numberOf(name) <= finished {
			if err := c.w.root.RemoveAll(old); err != nil {
				return failed("removing", old, err)
			}
		}
	}
	if err := c.w.root.Rename(c.backup, strings.TrimSuffix(c.backup, unfinished)); err != nil {
		return failed("renaming", c.backup, err)
	}
	c.w.root.SyncFolder(backupFolder)
	return nil
}

// Close ends the change and lets the lock go. It may be called again.
func (c *Change) Close() {
	c.lock.Release()
	c.lock = nil
}
