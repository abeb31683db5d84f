package build

import (
	"crypto/sha256"
	"slices"
	"strings"
)

// Source is one file of the dossier as it was read: dossier.yaml, or a file
// below content/, layouts/ or assets/. Equal bytes are taken for the same file.
type Source struct {
	Path string // slash-separated, relative to the dossier's folder
	Data string // its bytes, which a record's words are stretches of: so they are there once
}

// File is one file of the finished site.
type File struct {
	Path   string // slash-separated, relative to the site's root
	Data   []byte
	SHA256 [sha256.Size]byte
}

// Site is a finished site: its files, sorted by path. The zero value is an
// empty site. A Site is immutable.
type Site struct {
	files []File
}

// NewSite makes a site of the files, each path once.
func NewSite(files []File) *Site {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return &Site{files}
}

// Files lists the files, sorted by path. The caller must not change them.
func (s *Site) Files() []File { return s.files }

// Lookup finds a file by its path.
func (s *Site) Lookup(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(s.files, path, func(f File, p string) int { return strings.Compare(f.Path, p) })
	if !ok {
		return File{}, false
	}
	return s.files[i], true
}
