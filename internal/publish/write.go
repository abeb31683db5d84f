package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/internal/build"
)

// carryOut does what the plan says, in the order of the package comment. When
// all is as it should be it touches nothing.
func (o *output) carryOut(p *plan) error {
	if _, err := o.root.Lstat(tempName); errors.Is(err, fs.ErrNotExist) && o.done(p) {
		return nil
	}
	if err := o.prepare(); err != nil {
		return err
	}
	if err := o.manifest(p.new.union(o.old)); err != nil {
		return err
	}
	if err := o.remove(p.early, p.site); err != nil {
		return err
	}
	if err := o.makeFolders(p.folders); err != nil {
		return err
	}
	if err := o.write(p.write); err != nil {
		return err
	}
	if err := o.remove(p.remove, p.site); err != nil {
		return err
	}
	if err := o.manifest(p.new); err != nil {
		return err
	}
	if err := o.root.RemoveAll(tempName); err != nil {
		return o.failed("removing", tempName, err)
	}
	return nil
}

func (o *output) done(p *plan) bool {
	return o.oldText != nil && p.summary.Written+p.summary.Removed == 0 && bytes.Equal(o.oldText, p.new.encode())
}

// prepare makes the folder for temporaries. It shows whether we may write here
// at all, before anything is changed.
func (o *output) prepare() error {
	err := o.root.RemoveAll(tempName)
	if err == nil {
		err = o.root.Mkdir(tempName, 0o755)
	}
	if err != nil {
		return &RefusedError{o.name, fmt.Sprintf("the folder cannot be written to: %v", reason(err)), elsewhere}
	}
	return nil
}

// manifest writes the manifest, down to the disk, unless it stands so already.
func (o *output) manifest(m manifest) error {
	text := m.encode()
	if o.oldText != nil && bytes.Equal(text, o.oldText) {
		return nil
	}
	if err := o.put(ManifestName, text, "manifest", true); err != nil {
		return err
	}
	o.oldText = text
	if f, err := o.root.Open("."); err == nil {
		_ = f.Sync() // not every system can sync a folder
		_ = f.Close()
	}
	return nil
}

// makeFolders makes the folders with mode 0755 whatever the umask is: a host
// that runs as another user has to read them.
func (o *output) makeFolders(folders []string) error {
	for _, name := range folders {
		err := o.root.Mkdir(name, 0o755)
		if err == nil {
			err = o.root.Chmod(name, 0o755)
		}
		if err != nil {
			return o.failed("making the folder", name, err)
		}
	}
	return nil
}

// write writes the files, all assets before the first page.
func (o *output) write(files []build.File) error {
	pages := slices.IndexFunc(files, func(f build.File) bool { return strings.HasSuffix(f.Path, ".html") })
	if pages < 0 {
		pages = len(files)
	}
	for _, part := range [][]build.File{files[:pages], files[pages:]} {
		err := parallel(len(part), func(i int) error {
			return o.put(part[i].Path, part[i].Data, strconv.Itoa(i), false)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// put writes one file through a temporary. Its name comes from the caller, who
// knows which are in use.
func (o *output) put(name string, data []byte, temp string, durable bool) error {
	temp = path.Join(tempName, temp)
	f, err := o.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return o.failed("writing", name, err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644))
	if durable {
		err = errors.Join(err, f.Sync())
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = o.root.Rename(temp, name)
	}
	if err != nil {
		return o.failed("writing", name, err)
	}
	return nil
}

// remove removes files of ours and the folders that this empties. What is no
// plain file any more, or lies behind a link, was put there by somebody else
// and stays.
func (o *output) remove(names []string, site *build.Site) error {
	twins := make(map[string]string)
	if len(names) > 0 {
		for _, f := range site.Files() {
			twins[strings.ToLower(f.Path)] = f.Path
		}
	}
	emptied := make(map[string]bool)
	for _, name := range names {
		if !o.realFolder(path.Dir(name)) {
			continue
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			emptied[dir] = true
		}
		info, err := o.root.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || o.sameFile(info, twins[strings.ToLower(name)]) {
			continue
		}
		if err := o.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return o.failed("removing", name, err)
		}
	}
	o.removeEmpty(emptied)
	return nil
}

// sameFile reports whether the site's file of another spelling is the very
// file: so it is after Foo.html became foo.html on a disk that knows no case.
func (o *output) sameFile(info fs.FileInfo, twin string) bool {
	if twin == "" {
		return false
	}
	written, err := o.root.Lstat(twin)
	return err == nil && os.SameFile(info, written)
}

// realFolder reports whether a folder is reached without passing a link.
func (o *output) realFolder(name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if info, err := o.root.Lstat(name); err != nil && !errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
			return false
		}
	}
	return true
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

// parallel calls do for 0 to n-1 from a few goroutines and gives the first
// error, after which no more are begun.
func parallel(n int, do func(int) error) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		once    sync.Once
		failure error
	)
	for range min(n, 2*runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					once.Do(func() { failure = err })
					next.Store(int64(n))
				}
			}
		})
	}
	workers.Wait()
	return failure
}
