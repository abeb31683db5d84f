package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// RefusedError says why nothing was published. Path is the folder or file as
// the caller named it, or a path below it.
type RefusedError struct {
	Path   string
	Reason string
	hint   string
}

func (e *RefusedError) Error() string { return e.Path + ": " + e.Reason }

// Hint says what an editor can do about it; it may be empty.
func (e *RefusedError) Hint() string { return e.hint }

const elsewhere = "choose another output folder"

// guard refuses folders whose content is too precious to be near an output.
func guard(folder string, protected []string) error {
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		return &RefusedError{folder, "a file, not a folder", elsewhere}
	}
	real, err := resolve(folder)
	if err != nil {
		return fmt.Errorf("finding %s: %w", folder, reason(err))
	}
	if filepath.Dir(real) == real {
		return &RefusedError{folder, "the root of the disk is no place for a site", elsewhere}
	}
	for _, p := range protected {
		keep, err := resolve(p)
		if err != nil {
			return fmt.Errorf("finding %s: %w", p, reason(err))
		}
		switch {
		case within(real, keep):
			return &RefusedError{folder, "the folder lies in " + p + ", which is not for output", elsewhere}
		case within(keep, real):
			return &RefusedError{folder, "the folder contains " + p + ", which is not for output", elsewhere}
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		if home, err = resolve(home); err == nil && within(home, real) {
			return &RefusedError{folder, "the home folder is no place for a site", elsewhere}
		}
	}
	return nil
}

// resolve makes a path absolute and follows the links of the part of it that
// exists.
func resolve(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(at) == at {
			return "", err
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// within reports whether a resolved path is the folder or lies in it. It asks
// the disk too, for which Content and content may be one folder.
func within(name, folder string) bool {
	target, err := os.Stat(folder)
	known := err == nil
	for at := name; ; at = filepath.Dir(at) {
		if at == folder || twins(at, folder) {
			return true
		}
		if info, err := os.Stat(at); known && err == nil && os.SameFile(info, target) {
			return true
		}
		if filepath.Dir(at) == at {
			return false
		}
	}
}

// twins reports whether two names in one folder are one on some disk, though they
// may not be on this: there, one day, the output would stand among the texts.
func twins(a, b string) bool {
	plain := func(name string) string { return folded(strings.TrimRight(filepath.Base(name), " .")) }
	return filepath.Dir(a) == filepath.Dir(b) && plain(a) == plain(b)
}

// checkPaths refuses a site that not every disk can hold: two paths that
// differ in case only, a file that is a folder too, or a path that is ours.
func checkPaths(paths []string) error {
	if plainly(paths) {
		return nil
	}
	return checkEach(paths)
}

// checkEach is checkPaths for paths of any kind, in any order.
func checkEach(paths []string) error {
	taken := make(map[string]string, 2*len(paths)) // folded → as it is; folders end in a slash
	for _, file := range paths {
		if !fs.ValidPath(file) || file == "." || strings.ContainsAny(file, "\\\x00") {
			return &RefusedError{fmt.Sprintf("%q", file), "not a path for a file of the site", ""}
		}
		if !ownable(file) {
			return &RefusedError{file, "a site may not have a file of this name", "rename it"}
		}
		for name, own := file, file; name != ""; {
			key := folded(name)
			other := taken[key]
			if err := clash(file, name, own, other); err != nil {
				return err
			}
			if own == other {
				break // a folder that is known, as those above it are
			}
			taken[key] = own
			end := max(strings.LastIndexByte(name, '/'), 0)
			name, own = file[:end], file[:end+1]
		}
	}
	return nil
}

// plainly reports of paths, most of which are, that nothing is to be said against
// them: they are sorted, plain, each stands there once, and none is another's folder.
func plainly(paths []string) bool {
	for i, file := range paths {
		if !plain(file) || !ownable(file) || strings.ContainsAny(file, "\\\x00") || i > 0 && paths[i-1] >= file {
			return false
		}
	}
	var within []string // the files with whose paths the last one's begins, shortest first, and the last
	for _, file := range paths {
		for len(within) > 0 && !strings.HasPrefix(file, within[len(within)-1]) {
			within = within[:len(within)-1]
		}
		if n := len(within); n > 0 && file[len(within[n-1])] == '/' {
			return false // a shorter one is not its folder: the longer would lie there too
		}
		within = append(within, file)
	}
	return true
}

// plain reports whether a name is one of its own on every disk: it is of ASCII, in
// small letters.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// folded gives what names have in common that are one on some disk: those of
// Windows and macOS know no case, and macOS codes accents in its own way.
func folded(name string) string {
	if plain(name) {
		return name
	}
	return norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
}

// clash tells whether a file's path, or the name of a folder above it, can
// stand beside the one that has the same letters.
func clash(file, name, own, other string) error {
	folder := strings.HasSuffix(own, "/")
	switch {
	case other == "" || folder && own == other:
		return nil
	case folder != strings.HasSuffix(other, "/"):
		return &RefusedError{file, name + " would be both a file and a folder", "rename one of them"}
	case own == other:
		return &RefusedError{file, "two files of the site have this path", "rename one of them"}
	}
	if norm.NFC.String(own) == norm.NFC.String(other) {
		return &RefusedError{file, fmt.Sprintf("%+q differs from %+q in how accents are coded only", own, other), "rename one of them: on some disks they are one"}
	}
	return &RefusedError{file, strings.TrimSuffix(own, "/") + " differs from " + strings.TrimSuffix(other, "/") + " in case only",
		"rename one of them: on many disks they are one"}
}

// reason takes the operation and the path off a system error: the messages of
// this package name the path themselves.
func reason(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}
