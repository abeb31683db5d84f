package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// output is the folder of a publication.
type output struct {
	root    *disk.Folder
	lock    *disk.Lock // held while temporaries are there; nil: nothing was written yet
	name    string     // as the caller gave it
	old     manifest   // what we wrote before
	oldText []byte     // the manifest's bytes; nil: none

	spellings map[string][]string // paths of old by their lower case
}

// plan is what has to be done so that the folder holds the site, as far as the
// site's paths tell. Making it changes nothing.
type plan struct {
	paths   []string // of the site, sorted
	folders []string // to be made, parents first
	early   []string // removed before the new files come: they are in the way
	remove  []string // removed after
}

// has reports whether the site has a file of this path.
func (p *plan) has(name string) bool {
	_, ok := slices.BinarySearch(p.paths, name)
	return ok
}

func (o *output) plan(paths []string) (*plan, error) {
	p := &plan{paths: paths}
	all := foldersOf(paths)
	p.planRemovals(o.old, all)
	for _, name := range all {
		stands, err := o.folderStands(name, p)
		if err != nil {
			return nil, err
		}
		if !stands {
			p.folders = append(p.folders, name)
		}
	}
	return p, nil
}

// foldersOf lists the folders in which paths lie, parents first.
func foldersOf(paths []string) []string {
	seen := make(map[string]bool)
	var all []string
	for _, name := range paths {
		for dir := path.Dir(name); dir != "." && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			all = append(all, dir)
		}
	}
	slices.Sort(all)
	return all
}

// planRemovals finds what we wrote and no longer make. A file where the site
// has a folder now, and files in a folder where it has a file now, must go
// before the others come.
func (p *plan) planRemovals(old manifest, folders []string) {
	for name := range old {
		if p.has(name) {
			continue
		}
		_, blocks := slices.BinarySearch(folders, name)
		for dir := path.Dir(name); dir != "." && !blocks; dir = path.Dir(dir) {
			blocks = p.has(dir)
		}
		if blocks {
			p.early = append(p.early, name)
		} else {
			p.remove = append(p.remove, name)
		}
	}
	slices.Sort(p.early)
	slices.Sort(p.remove)
}

// folderStands reports whether a folder of the site is there. A link in its
// place is refused, for we would write through it; so is a stranger's file.
func (o *output) folderStands(name string, p *plan) (bool, error) {
	if _, absent := slices.BinarySearch(p.folders, path.Dir(name)); absent {
		return false, nil
	}
	info, err := o.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, o.failed("reading", name, err)
	case info.IsDir():
		return true, nil
	}
	if _, ours := slices.BinarySearch(p.early, name); ours && info.Mode().IsRegular() {
		return false, nil
	}
	return false, o.stranger(name, info)
}

// standing is how a file of the site stands in the folder.
type standing uint8

const (
	absent standing = iota
	equal           // the same bytes, and ours
	theirs          // the same bytes, but a stranger's: it is never ours to remove
	other           // other bytes, and ours to replace
)

func (o *output) look(f build.File, p *plan) (standing, error) {
	if _, new := slices.BinarySearch(p.folders, path.Dir(f.Path)); new {
		return absent, nil
	}
	info, err := o.root.Lstat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return absent, nil
	case err != nil:
		return 0, o.failed("reading", f.Path, err)
	case info.IsDir():
		return absent, o.emptied(f.Path, info, p)
	case !info.Mode().IsRegular():
		return 0, o.stranger(f.Path, info)
	}
	same := false
	if info.Size() == int64(len(f.Data)) {
		data, err := o.root.ReadFile(f.Path)
		if err != nil {
			return 0, o.failed("reading", f.Path, err)
		}
		same = bytes.Equal(data, f.Data)
	}
	switch ours := o.owns(f.Path, info); {
	case same && ours:
		return equal, nil
	case same:
		return theirs, nil
	case ours:
		return other, nil
	}
	return 0, o.stranger(f.Path, info)
}

// owns reports whether we wrote a file, under this name or, on a disk that
// knows no case, under another spelling of it.
func (o *output) owns(name string, info fs.FileInfo) bool {
	if _, ours := o.old[name]; ours {
		return true
	}
	for _, twin := range o.spellings[strings.ToLower(name)] {
		if same, err := o.sameFile(info, twin); err == nil && same {
			return true
		}
	}
	return false
}

// emptied refuses a folder in a file's place unless the early removals leave
// nothing in it.
func (o *output) emptied(name string, info fs.FileInfo, p *plan) error {
	return fs.WalkDir(o.root.FS(), name, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return o.failed("reading", at, err)
		}
		if _, ours := slices.BinarySearch(p.early, at); ours || entry.IsDir() {
			return nil
		}
		return o.stranger(name, info)
	})
}

func (o *output) stranger(name string, info fs.FileInfo) error {
	kind := "a file"
	switch {
	case info.IsDir():
		kind = "a folder"
	case info.Mode()&fs.ModeSymlink != 0:
		kind = "a link"
	}
	return &RefusedError{path.Join(o.name, name), kind + " that dossier did not write is in the way", "move it away, or choose another output folder"}
}

func (o *output) failed(doing, name string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, path.Join(o.name, name), reason(err))
}
