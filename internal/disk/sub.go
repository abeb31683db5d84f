package disk

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// mostCrowded is how many folders Crowded gives at most: few of the files that a
// process may have open at a time.
const mostCrowded = 64

// Sub opens a folder in this one, and keeps those folders in it open of which the
// paths are given, relative to it: what lies in one of them is opened in one step,
// and not in one for each folder on its way. One that cannot be opened now is
// passed over. Who moves such a folder away takes along what is opened in it.
func (f *Folder) Sub(name string, keep []string) (*Folder, error) {
	if err := f.before("open", name); err != nil {
		return nil, err
	}
	root, err := f.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	sub := &Folder{root: stepInto(root), disk: f.disk, at: path.Join(f.at, name), held: make(map[string]*step, len(keep))}
	for _, dir := range keep {
		if sub.before("open", dir) != nil {
			continue
		}
		if held, err := root.OpenRoot(dir); err == nil {
			sub.held[dir] = stepInto(held)
		}
	}
	return sub, nil
}

// Crowded gives the folders, some dozens at most, in which most of the files of these
// paths lie, or of the folders that hold them, parents first. One with a single
// thing in it is none of them. It is for Sub.
func Crowded(names []string) []string {
	within := make(map[string]int, len(names)) // files and folders in a folder
	for _, name := range names {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if within[dir]++; within[dir] > 1 {
				break // the folders above it know of it
			}
		}
	}
	var list []string
	for dir, n := range within {
		if n > 1 {
			list = append(list, dir)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(within[b]-within[a], strings.Compare(a, b)) })
	list = list[:min(len(list), mostCrowded)]
	slices.Sort(list)
	return list
}

// Keeps reports whether a folder in this one is kept open; see Sub.
func (f *Folder) Keeps(dir string) bool { return f.held[dir] != nil }

// nearest does what is asked of a name from the innermost folder above it that is
// open. Where that fails, as on a link that leads out of that folder, it is done
// once more from the outermost.
func nearest[T any](f *Folder, name string, do func(s *step, name string) (T, error)) (T, error) {
	for end := len(name); len(f.held) > 0; {
		if end = strings.LastIndexByte(name[:end], '/'); end < 0 {
			break
		}
		if held := f.held[name[:end]]; held != nil {
			if done, err := do(held, name[end+1:]); err == nil {
				return done, nil
			}
			break
		}
	}
	return do(f.root, name)
}
