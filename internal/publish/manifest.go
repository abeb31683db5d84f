package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// ManifestName is the file in the output folder that lists what we wrote: a
// line of hexadecimal SHA-256, two blanks and the path for each file, sorted
// by path.
const ManifestName = ".dossier-manifest"

// line tells of a file that we wrote: its path, and the SHA-256 that we meant to
// write.
type line struct {
	name string
	sum  [sha256.Size]byte
}

// manifest lists what we wrote, each path once, sorted.
type manifest []line

// encode gives the file's bytes.
func (m manifest) encode() []byte {
	const most = 2*sha256.Size + 3 // of a line, beside the path
	size := 0
	for _, l := range m {
		size += most + len(l.name)
	}
	text := make([]byte, 0, size)
	for _, l := range m {
		text = hex.AppendEncode(text, l.sum[:])
		text = append(text, "  "...)
		text = append(text, l.name...)
		text = append(text, '\n')
	}
	return text
}

// decode reads a manifest. It believes nothing that we would not write, but for the
// order of lines: what stands here may be removed.
func decode(data []byte) (manifest, error) {
	if len(data) == 0 {
		return nil, nil
	}
	text := strings.TrimSuffix(string(data), "\n")
	m := make(manifest, 0, strings.Count(text, "\n")+1)
	for one := range strings.SplitSeq(text, "\n") {
		var l line
		sum, name, ok := strings.Cut(one, "  ")
		if ok = ok && len(sum) == 2*len(l.sum) && ownable(name); ok {
			_, err := hex.Decode(l.sum[:], []byte(sum))
			ok = err == nil
		}
		if !ok {
			return nil, fmt.Errorf("line %d is not a line of a manifest", len(m)+1)
		}
		l.name = name
		m = append(m, l)
	}
	slices.SortStableFunc(m, func(a, b line) int { return strings.Compare(a.name, b.name) })
	return slices.CompactFunc(m, func(a, b line) bool { return a.name == b.name }), nil
}

// ownable reports whether a path can be one that we wrote.
func ownable(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	for _, own := range []string{ManifestName, tempName, ".git"} {
		if strings.EqualFold(first, own) {
			return false
		}
	}
	return fs.ValidPath(name) && name != "."
}

// has reports whether we wrote a file of this path.
func (m manifest) has(name string) bool {
	_, ok := slices.BinarySearchFunc(m, name, func(l line, name string) int { return strings.Compare(l.name, name) })
	return ok
}

// union lists both: the files of m, and those of old that m does not have.
func (m manifest) union(old manifest) manifest {
	if len(old) == 0 {
		return m
	}
	all := slices.Clone(m)
	for _, l := range old {
		if !m.has(l.name) {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b line) int { return strings.Compare(a.name, b.name) })
	return all
}

// readManifest learns what we wrote into the folder before. A folder without
// manifest must be empty, but for what a repository or a host needs there.
func (o *output) readManifest() error {
	info, err := o.root.Lstat(ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return o.refuseStrangers()
	}
	broken := path.Join(o.name, ManifestName)
	hint := "empty the folder, then build again; nothing was changed"
	if err == nil && !info.Mode().IsRegular() {
		return &RefusedError{broken, "not a file", hint}
	}
	data, err := o.root.ReadFile(ManifestName)
	if err != nil {
		return fmt.Errorf("reading %s: %w", broken, reason(err))
	}
	if o.old, err = decode(data); err != nil {
		return &RefusedError{broken, "damaged: " + err.Error(), hint}
	}
	o.oldText = data
	o.spellings = sync.OnceValue(o.old.spellings)
	return nil
}

// spellings lists the paths by what they are on a disk that knows no case.
func (m manifest) spellings() map[string][]string {
	all := make(map[string][]string, len(m))
	for _, l := range m {
		low := strings.ToLower(l.name)
		all[low] = append(all[low], l.name)
	}
	return all
}

func (o *output) refuseStrangers() error {
	entries, err := o.root.Entries(".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", o.name, reason(err))
	}
	var strangers []string
	for _, entry := range entries {
		if !welcome(entry.Name) {
			strangers = append(strangers, entry.Name)
		}
	}
	if len(strangers) == 0 {
		return nil
	}
	slices.Sort(strangers)
	const shown = 3
	list := strings.Join(strangers[:min(shown, len(strangers))], ", ")
	if more := len(strangers) - shown; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return &RefusedError{o.name, "the folder holds files that were not published by dossier: " + list,
		"choose an empty or new output folder, or move these files away"}
}

// welcome names what may stand in a folder before the first publication.
func welcome(name string) bool {
	switch name {
	case ".git", ".gitignore", ".gitkeep", ".nojekyll", "CNAME", ".DS_Store", tempName:
		return true
	}
	return false
}
