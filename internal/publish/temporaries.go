package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// tempName is the folder for temporaries in the output folder. It is there
// only while a build writes, or where one was killed.
const tempName = ".dossier-tmp"

// tempMode is the mode of that folder: nobody else finds a file there before it is
// whole.
const tempMode = 0o700

// lockName is the lock that keeps two builds apart.
const lockName = tempName + "/lock"

// newName is the folder, among the temporaries, in which the folders grow that come
// whole, each at its own path.
const newName = "new"

// folderMode is the mode of the site's folders.
const folderMode = 0o755

// prepare takes the lock and makes the folder for temporaries. It shows whether
// we may write here at all, before anything is changed.
func (o *output) prepare(p *plan) error {
	err := o.takeLock()
	if busy, ok := errors.AsType[*disk.BusyError](err); ok {
		busy.Where = o.name
		return busy
	}
	if err == nil {
		err = o.clear()
	}
	if err == nil {
		err = o.plant(p)
	}
	if err != nil {
		hint := cmp.Or(disk.Hint(err), elsewhere)
		return &RefusedError{o.name, fmt.Sprintf("the folder cannot be written to: %v", reason(err)), hint}
	}
	return o.unchanged()
}

// takeLock takes the lock in the folder for temporaries. Another build that ends
// now may remove the folder between our two steps.
func (o *output) takeLock() error {
	for tries := 0; ; tries++ {
		if info, err := o.root.Lstat(tempName); err == nil && !info.IsDir() {
			if err := o.root.Remove(tempName); err != nil {
				return err
			}
		}
		if err := o.root.Mkdir(tempName); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		lock, err := o.root.Lock(lockName, "dossier build")
		if err == nil {
			o.lock = lock
			_ = o.root.Chmod(tempName, tempMode) // some disks know no such thing
			return nil
		}
		if !errors.Is(err, fs.ErrNotExist) || tries == maxTries {
			return err
		}
	}
}

const maxTries = 10

// clear removes the temporaries that a killed build left.
func (o *output) clear() error {
	entries, err := o.root.Entries(tempName)
	for _, entry := range entries {
		if name := path.Join(tempName, entry.Name); name != lockName {
			err = errors.Join(err, o.root.RemoveAll(name))
		}
	}
	return err
}

// unchanged refuses to go on where another build wrote into the folder after we
// had read its manifest and before we got the lock.
func (o *output) unchanged() error {
	text, err := o.root.ReadFile(ManifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return o.failed("reading", ManifestName, err)
	}
	if bytes.Equal(text, o.oldText) && (err == nil) == (o.oldText != nil) {
		return nil
	}
	return &RefusedError{o.name, "another build wrote into the folder meanwhile", "build again"}
}

// plant opens the folder for temporaries, and makes the folders in it in which most
// of the others grow. What mode the first one gets, all others will.
func (o *output) plant(p *plan) error {
	var crowded []string
	if len(p.whole) > 0 {
		top := path.Join(tempName, newName)
		if err := o.root.Mkdir(top); err != nil {
			return err
		}
		info, err := o.root.Lstat(top)
		if err != nil {
			return err
		}
		o.exact = info.Mode().Perm() == folderMode
		for _, dir := range disk.Crowded(p.lying(func(f folder) bool { return f.apart })) {
			if err := o.root.MkdirAll(path.Join(top, dir)); err != nil {
				return err
			}
			crowded = append(crowded, path.Join(newName, dir))
		}
	}
	work, err := o.root.Sub(tempName, crowded)
	o.work = work
	return err
}

// grow writes a file into the folder that comes with it.
func (o *output) grow(f build.File) (disk.Mark, error) {
	temp := newName + "/" + f.Path
	if dir := path.Dir(temp); !o.work.Keeps(dir) {
		if err := o.work.MkdirAll(dir); err != nil {
			return disk.Mark{}, o.failed("making the folder", path.Dir(f.Path), err)
		}
	}
	return o.lay(temp, f)
}

// temporary writes a file that will be moved into place by itself, and gives the
// number under which it waits.
func (o *output) temporary(f build.File) (int64, disk.Mark, error) {
	n := o.next.Add(1)
	mark, err := o.lay(strconv.FormatInt(n, 10), f)
	return n, mark, err
}

// tempOf gives the path of the temporary of a number, which is above 0.
func tempOf(n int64) string { return path.Join(tempName, strconv.FormatInt(n, 10)) }

// lay writes a file among the temporaries.
func (o *output) lay(temp string, f build.File) (disk.Mark, error) {
	mark, err := o.work.Lay(temp, f.Data)
	if err != nil {
		return disk.Mark{}, o.failed("writing", f.Path, err)
	}
	return mark, nil
}

// ripen makes what grew ready to be moved: it lets go of the folders, which Windows
// would not move else, and gives them their mode whatever the umask is.
func (o *output) ripen(p *plan) error {
	o.release()
	if o.exact {
		return nil
	}
	for _, f := range p.folders {
		if !f.apart {
			continue
		}
		if err := o.root.Chmod(path.Join(tempName, newName, f.name), folderMode); err != nil {
			return o.failed("making the folder", f.name, err)
		}
	}
	return nil
}

// release closes the folders that are open while files are added.
func (o *output) release() {
	for _, f := range []**disk.Folder{&o.work, &o.near} {
		if *f != nil {
			_ = (*f).Close() // they were opened to name what is in them
			*f = nil
		}
	}
}

// letGo removes the temporaries and lets the lock go. Without the lock, the
// temporaries are another's.
func (o *output) letGo() {
	o.release()
	if o.lock == nil {
		return
	}
	_ = o.clear() // what cannot be removed goes with the next publication
	o.lock.Release()
	_ = o.root.Remove(tempName)
	o.lock = nil
}
