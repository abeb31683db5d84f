package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// output is the folder of a publication.
type output struct {
	root    *disk.Folder
	near    *disk.Folder // the same, with the folders open in which files stand; nil: none do
	lock    *disk.Lock   // held while temporaries are there; nil: nothing was written yet
	work    *disk.Folder // the folder for temporaries, while files are added; nil: before and after
	next    atomic.Int64 // counts temporaries
	rooms   sync.Pool    // in which files are read to be compared
	exact   bool         // folders get the mode that they are to have
	name    string       // as the caller gave it
	old     manifest     // what we wrote before
	oldText []byte       // the manifest's bytes; nil: none

	spellings func() map[string][]string // paths of old by their lower case, made when they are asked for
}

// plan is what has to be done so that the folder holds the site, as far as the
// site's paths tell. Making it changes nothing.
type plan struct {
	paths   []string  // of the site, sorted
	folders []folder  // its folders, parents first
	lies    []int32   // the number among these of each path's folder, or noFolder
	whole   []*folder // those that are moved in with all that lies in them
	make    []string  // the others that are not there, to be made, parents first
	early   []string  // removed before the new files come: they are in the way
	remove  []string  // removed after
}

// folder is one of the site.
type folder struct {
	name          string
	above         int32 // the number of the folder in which it lies, or noFolder
	absent        bool  // it is not there yet
	pages, others bool  // absent: the site has pages and other files in it, or in folders of its
	apart         bool  // absent: it grows among the temporaries, itself or with one above it
}

// noFolder stands for the number of the folder in which the whole site lies.
const noFolder = -1

// folder gives one by its number. That of the whole site is there.
func (p *plan) folder(number int32) folder {
	if number == noFolder {
		return folder{}
	}
	return p.folders[number]
}

// has reports whether the site has a file of this path.
func (p *plan) has(name string) bool {
	_, ok := slices.BinarySearch(p.paths, name)
	return ok
}

// hasIn reports whether the site has a folder of this path.
func (p *plan) hasIn(name string) bool {
	within := name + "/"
	i, _ := slices.BinarySearch(p.paths, within)
	return i < len(p.paths) && strings.HasPrefix(p.paths[i], within)
}

func (o *output) plan(paths []string) (*plan, error) {
	p := &plan{paths: paths}
	p.folders, p.lies = foldersOf(paths)
	p.planRemovals(o.old)
	for i := range p.folders {
		f := &p.folders[i]
		if f.absent = p.folder(f.above).absent; f.absent {
			continue
		}
		stands, err := o.folderStands(f.name, p)
		if err != nil {
			return nil, err
		}
		f.absent = !stands
	}
	p.planFolders()
	return p, nil
}

// lying gives the files of the site whose folder is such a one.
func (p *plan) lying(such func(folder) bool) []string {
	list := make([]string, 0, len(p.paths))
	for i, name := range p.paths {
		if such(p.folder(p.lies[i])) {
			list = append(list, name)
		}
	}
	return list
}

// approach opens the folders in which files of the site stand.
func (o *output) approach(p *plan) {
	dirs := disk.Crowded(p.lying(func(f folder) bool { return !f.absent }))
	if len(dirs) == 0 {
		return
	}
	if near, err := o.root.Sub(".", dirs); err == nil {
		o.near = near
	}
}

// planFolders parts the absent folders. One that is to hold pages alone, or no
// page, can come at once, with all that lies in it; one that holds both cannot, for
// all other files of the site come before the first page.
func (p *plan) planFolders() {
	for i, name := range p.paths {
		page := isPage(name)
		for n := p.lies[i]; p.folder(n).absent; n = p.folders[n].above {
			known := &p.folders[n].others
			if page {
				known = &p.folders[n].pages
			}
			if *known {
				break // those above it know of it
			}
			*known = true
		}
	}
	for i := range p.folders {
		f := &p.folders[i]
		switch {
		case !f.absent:
		case p.folder(f.above).apart:
			f.apart = true
		case f.pages != f.others:
			f.apart = true
			p.whole = append(p.whole, f)
		default:
			p.make = append(p.make, f.name)
		}
	}
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// foldersOf lists the folders in which sorted paths lie, parents first, and gives the
// number of each path's folder. All that lies in one stands together among sorted
// paths, so that a folder which is not one of the path before is new.
func foldersOf(paths []string) (folders []folder, lies []int32) {
	lies = make([]int32, len(paths))
	before, within := "", int32(noFolder) // the last path, and its folder
	for i, name := range paths {
		same := strings.LastIndexByte(name[:common(before, name)], '/')
		for within != noFolder && len(folders[within].name) > same {
			within = folders[within].above
		}
		for end := same + 1; ; end++ {
			next := strings.IndexByte(name[end:], '/')
			if next < 0 {
				break
			}
			end += next
			folders = append(folders, folder{name: name[:end], above: within})
			within = int32(len(folders) - 1)
		}
		lies[i], before = within, name
	}
	return folders, lies
}

// common counts the bytes at the beginning of two strings that are the same.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// planRemovals finds what we wrote and no longer make. A file where the site
// has a folder now, and files in a folder where it has a file now, must go
// before the others come.
func (p *plan) planRemovals(old manifest) {
	for _, line := range old {
		name := line.name
		if p.has(name) {
			continue
		}
		blocks := p.hasIn(name)
		for dir := path.Dir(name); dir != "." && !blocks; dir = path.Dir(dir) {
			blocks = p.has(dir)
		}
		if blocks {
			p.early = append(p.early, name)
		} else {
			p.remove = append(p.remove, name)
		}
	}
}

// folderStands reports whether a folder of the site is there. A link in its
// place is refused, for we would write through it; so is a stranger's file.
func (o *output) folderStands(name string, p *plan) (bool, error) {
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
	missing standing = iota // it was not asked yet
	absent
	equal  // the same bytes, and ours
	theirs // the same bytes, but a stranger's: it is never ours to remove
	other  // other bytes, and ours to replace
)

// look tells how a file stands in a folder that is there, and its mark where it has
// the same bytes.
func (o *output) look(f build.File, p *plan) (standing, disk.Mark, error) {
	folder := cmp.Or(o.near, o.root)
	info, err := folder.Lstat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return absent, disk.Mark{}, nil
	case err != nil:
		return 0, disk.Mark{}, o.failed("reading", f.Path, err)
	case info.IsDir():
		return absent, disk.Mark{}, o.emptied(f.Path, info, p)
	case !info.Mode().IsRegular():
		return 0, disk.Mark{}, o.stranger(f.Path, info)
	}
	same := false
	if info.Size() == int64(len(f.Data)) {
		if same, err = o.holds(folder, f.Path, f.Data); err != nil {
			return 0, disk.Mark{}, o.failed("reading", f.Path, err)
		}
	}
	switch ours := o.owns(f.Path, info); {
	case same && ours:
		return equal, disk.MarkOf(info), nil
	case same:
		return theirs, disk.MarkOf(info), nil
	case ours:
		return other, disk.Mark{}, nil
	}
	return 0, disk.Mark{}, o.stranger(f.Path, info)
}

// holds reports whether a file has these bytes.
func (o *output) holds(folder *disk.Folder, name string, data []byte) (bool, error) {
	file, err := folder.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	room := o.rooms.Get().(*[32 << 10]byte)
	defer o.rooms.Put(room)
	for {
		n, err := file.Read(room[:])
		if n > len(data) || !bytes.Equal(room[:n], data[:n]) {
			return false, nil
		}
		if data = data[n:]; err == io.EOF {
			return len(data) == 0, nil
		} else if err != nil {
			return false, err
		}
	}
}

// owns reports whether we wrote a file, under this name or, on a disk that
// knows no case, under another spelling of it.
func (o *output) owns(name string, info fs.FileInfo) bool {
	if o.old.has(name) {
		return true
	}
	if o.spellings == nil {
		return false
	}
	for _, twin := range o.spellings()[strings.ToLower(name)] {
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
