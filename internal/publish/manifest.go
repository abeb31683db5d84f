package publish

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// ManifestName is the file in the output folder that lists what we wrote: a
// line of hexadecimal SHA-256, two blanks and the path for each file, sorted
// by path.
const ManifestName = ".dossier-manifest"

// tempName is the folder for temporaries in the output folder. It is there
// only while a build writes, or where one was killed.
const tempName = ".dossier-tmp"

// lockName is the lock that keeps two builds apart.
const lockName = tempName + "/lock"

// manifest maps the paths that we wrote to the SHA-256 that we meant to write.
type manifest map[string]string

// encode gives the file's bytes.
func (m manifest) encode() []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[name] + "  " + name + "\n")
	}
	return b.Bytes()
}

// decode reads a manifest. It believes nothing that we would not write: what
// stands here may be removed.
func decode(data []byte) (manifest, error) {
	m := make(manifest)
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if line == "" && len(data) == 0 {
			break
		}
		sum, name, ok := strings.Cut(line, "  ")
		raw, err := hex.DecodeString(sum)
		if !ok || err != nil || len(raw) != 32 || !ownable(name) {
			return nil, fmt.Errorf("line %d is not a line of a manifest", i+1)
		}
		m[name] = sum
	}
	return m, nil
}

// ownable reports whether a path can be one that we wrote.
func ownable(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), "/")
	return fs.ValidPath(name) && name != "." && first != ManifestName && first != tempName && first != ".git"
}

// union lists both: the files of m, and those of old that m does not have.
func (m manifest) union(old manifest) manifest {
	all := maps.Clone(old)
	maps.Copy(all, m)
	return all
}

// readManifest learns what we wrote into the folder before. A folder without
// manifest must be empty, but for what a repository or a host needs there.
func (o *output) readManifest() error {
	info, err := o.root.Lstat(ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		o.old = manifest{}
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
	o.spellings = make(map[string][]string, len(o.old))
	for name := range o.old {
		low := strings.ToLower(name)
		o.spellings[low] = append(o.spellings[low], name)
	}
	return nil
}

func (o *output) refuseStrangers() error {
	entries, err := o.root.List(".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", o.name, reason(err))
	}
	var strangers []string
	for _, entry := range entries {
		if !welcome(entry.Name()) {
			strangers = append(strangers, entry.Name())
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
