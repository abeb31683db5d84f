package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
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
func (s *Stage) carryOut() error {
	if _, err := s.out.root.Lstat(tempName); errors.Is(err, fs.ErrNotExist) && s.done() {
		return nil
	}
	if err := s.ready(); err != nil {
		return err
	}
	if err := s.out.manifest(s.new.union(s.out.old)); err != nil {
		return err
	}
	if err := s.out.remove(s.plan.early, s.plan.paths); err != nil {
		return err
	}
	if err := s.out.makeFolders(s.plan.folders); err != nil {
		return err
	}
	if err := s.out.move(s.staged); err != nil {
		return err
	}
	if err := s.out.remove(s.plan.remove, s.plan.paths); err != nil {
		return err
	}
	return s.out.manifest(s.new)
}

func (s *Stage) done() bool {
	return s.out.oldText != nil && s.summary.Written+s.summary.Removed == 0 && bytes.Equal(s.out.oldText, s.new.encode())
}

// prepare takes the lock and makes the folder for temporaries. It shows whether
// we may write here at all, before anything is changed.
func (o *output) prepare() error {
	err := o.takeLock()
	if busy, ok := errors.AsType[*disk.BusyError](err); ok {
		busy.Where = o.name
		return busy
	}
	if err == nil {
		err = o.clear()
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
	entries, err := o.root.List(tempName)
	for _, entry := range entries {
		if name := path.Join(tempName, entry.Name()); name != lockName {
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

// letGo removes the temporaries and lets the lock go. Without the lock, the
// temporaries are another's.
func (o *output) letGo() {
	if o.lock == nil {
		return
	}
	_ = o.clear() // what cannot be removed goes with the next publication
	o.lock.Release()
	_ = o.root.Remove(tempName)
	o.lock = nil
}

// manifest writes the manifest, down to the disk, unless it stands so already.
func (o *output) manifest(m manifest) error {
	text := m.encode()
	if o.oldText != nil && bytes.Equal(text, o.oldText) {
		return nil
	}
	if err := o.put(ManifestName, text, true); err != nil {
		return err
	}
	o.oldText = text
	o.root.SyncFolder(".")
	return nil
}

// makeFolders makes the folders with mode 0755 whatever the umask is: a host
// that runs as another user has to read them.
func (o *output) makeFolders(folders []string) error {
	for _, name := range folders {
		err := o.root.Mkdir(name)
		if err == nil {
			err = o.root.Chmod(name, 0o755)
		}
		if err != nil {
			return o.failed("making the folder", name, err)
		}
	}
	return nil
}

// assetsFirst orders temporaries: those of pages come last.
func assetsFirst(a, b staged) int {
	page := func(s staged) int {
		if strings.HasSuffix(s.name, ".html") {
			return 1
		}
		return 0
	}
	return cmp.Or(page(a)-page(b), strings.Compare(a.name, b.name))
}

// move moves temporaries into place, all assets before the first page.
func (o *output) move(files []staged) error {
	pages := slices.IndexFunc(files, func(s staged) bool { return strings.HasSuffix(s.name, ".html") })
	if pages < 0 {
		pages = len(files)
	}
	for _, part := range [][]staged{files[:pages], files[pages:]} {
		err := parallel.Try(len(part), func(i int) error {
			if err := o.root.Rename(part[i].temp, part[i].name); err != nil {
				return o.failed("writing", part[i].name, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// put writes one file of our own through a temporary.
func (o *output) put(name string, data []byte, durable bool) error {
	temp := path.Join(tempName, path.Base(name))
	if err := o.fill(temp, name, data, durable); err != nil {
		return err
	}
	if err := o.root.Rename(temp, name); err != nil {
		return o.failed("writing", name, err)
	}
	return nil
}

// fill writes a temporary for the file of a name.
func (o *output) fill(temp, name string, data []byte, durable bool) error {
	if err := o.root.Fill(temp, durable, disk.Bytes(data)); err != nil {
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
