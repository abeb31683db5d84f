package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/internal/disk"
	"dossier/internal/parallel"
)

// carryOut does what the package comment says, in its order. When all is as it
// should be it touches nothing.
func (s *Stage) carryOut(changed bool) error {
	now := s.manifest()
	if _, err := s.out.root.Lstat(tempName); errors.Is(err, fs.ErrNotExist) && !changed && s.out.lists(now.encode()) {
		return nil
	}
	if err := s.ready(); err != nil {
		return err
	}
	if err := s.out.ripen(s.plan); err != nil {
		return err
	}
	all := now.union(s.out.old)
	if err := s.out.write(all); err != nil {
		return err
	}
	if err := s.out.remove(s.plan.early, s.plan.paths); err != nil {
		return err
	}
	for _, name := range s.plan.make {
		if err := s.out.makeFolder(name); err != nil {
			return err
		}
	}
	for _, pages := range []bool{false, true} {
		if err := s.out.moveAll(s.staged(pages)); err != nil {
			return err
		}
	}
	if err := s.out.remove(s.plan.remove, s.plan.paths); err != nil {
		return err
	}
	if len(all) == len(now) {
		return nil // it says so already
	}
	return s.out.write(now)
}

// lists reports whether the manifest in the folder has this text.
func (o *output) lists(text []byte) bool { return o.oldText != nil && bytes.Equal(text, o.oldText) }

// write writes the manifest, down to the disk, unless it stands so already.
func (o *output) write(m manifest) error {
	text := m.encode()
	if o.lists(text) {
		return nil
	}
	if err := o.put(ManifestName, text, true); err != nil {
		return err
	}
	o.oldText = text
	o.root.SyncFolder(".")
	return nil
}

// makeFolder makes a folder with mode 0755 whatever the umask is: a host that runs
// as another user has to read it.
func (o *output) makeFolder(name string) error {
	err := o.root.Mkdir(name)
	if err == nil {
		err = o.root.Chmod(name, folderMode)
	}
	if err != nil {
		return o.failed("making the folder", name, err)
	}
	return nil
}

// moveAll moves temporaries into place, in any order.
func (o *output) moveAll(list []staged) error {
	return parallel.Try(len(list), func(i int) error { return o.move(list[i]) })
}

// move moves a temporary into place. A folder that cannot be moved, for some disks
// know no such thing and on Windows one stays in which anybody reads a file, is
// made instead, and what lies in it is moved.
func (o *output) move(s staged) error {
	err := o.root.Rename(s.temp, s.name)
	if err != nil && s.folder {
		return o.moveApart(s.temp, s.name)
	} else if err != nil {
		return o.failed("writing", s.name, err)
	}
	return nil
}

// moveApart moves each file of a folder by itself.
func (o *output) moveApart(temp, name string) error {
	if err := o.makeFolder(name); err != nil {
		return err
	}
	entries, err := o.root.Entries(temp)
	if err != nil {
		return o.failed("reading", temp, err)
	}
	for _, entry := range entries {
		from, to := path.Join(temp, entry.Name), path.Join(name, entry.Name)
		if entry.Type.IsDir() {
			err = o.moveApart(from, to)
		} else {
			err = o.move(staged{temp: from, name: to})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// put writes one file of our own through a temporary.
func (o *output) put(name string, data []byte, durable bool) error {
	temp := path.Join(tempName, path.Base(name))
	if err := o.root.Fill(temp, durable, disk.Bytes(data)); err != nil {
		return o.failed("writing", name, err)
	}
	if err := o.root.Rename(temp, name); err != nil {
		return o.failed("writing", name, err)
	}
	return nil
}

// remove removes files of ours and the folders that this empties. What is no
// plain file any more, or lies behind a link, was put there by somebody else
// and stays.
func (o *output) remove(names, paths []string) error {
	twins := make(map[string]string)
	if len(names) > 0 {
		for _, made := range paths {
			twins[strings.ToLower(made)] = made
		}
	}
	emptied := make(map[string]bool)
	for _, name := range names {
		ours, err := o.removable(name, twins[strings.ToLower(name)])
		if err == nil && ours {
			err = o.root.Remove(name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return o.failed("removing", name, err)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			emptied[dir] = true
		}
	}
	o.removeEmpty(emptied)
	return nil
}

// removable reports whether a file of the manifest is still there as a file of
// ours. What cannot be told is an error: a file that was forgotten here would
// stay for ever.
func (o *output) removable(name, twin string) (bool, error) {
	if real, err := o.realFolder(path.Dir(name)); err != nil || !real {
		return false, err
	}
	info, err := o.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	same, err := o.sameFile(info, twin)
	return !same, err
}

// sameFile reports whether the site's file of another spelling is the very
// file: so it is after Foo.html became foo.html on a disk that knows no case.
func (o *output) sameFile(info fs.FileInfo, twin string) (bool, error) {
	if twin == "" {
		return false, nil
	}
	written, err := o.root.Lstat(twin)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(info, written), err
}

// realFolder reports whether a folder is reached without passing a link.
func (o *output) realFolder(name string) (bool, error) {
	for ; name != "."; name = path.Dir(name) {
		info, err := o.root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return false, err
		case !info.IsDir():
			return false, nil
		}
	}
	return true, nil
}

// removeEmpty removes those of the folders that are empty, the deepest first.
func (o *output) removeEmpty(folders map[string]bool) {
	names := make([]string, 0, len(folders))
	for name := range folders {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range slices.Backward(names) {
		if info, err := o.root.Lstat(name); err == nil && info.IsDir() {
			_ = o.root.Remove(name) // a folder that is not empty cannot be removed, and is to stay
		}
	}
}
