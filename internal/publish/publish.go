// Package publish puts a finished site where readers find it: into a folder,
// or into a zip.
//
// # The folder
//
// A Stage makes the folder hold exactly the site, and whatever strangers keep
// there. Files are added as they are finished: one whose bytes differ from what
// stands there is written to a temporary. Nothing of the site is changed until
// Commit, which moves the temporaries into place, so that a web server that
// reads the folder meanwhile finds each file old or new, never half. It removes
// what was published before and is no longer made. It touches nothing else: not
// the files that are equal, whose times stay, nor any file of others.
//
// What it wrote stands in the manifest, [ManifestName] in the folder, in the
// format of sha256sum: `sha256sum -c .dossier-manifest` checks a site. The
// order makes a build that is killed anywhere safe to repeat:
//
//  1. temporaries of all that differs, in a folder of their own, under the lock
//     that keeps two builds apart,
//  2. the manifest, listing the old files and the new,
//  3. files other than pages, then pages, so that a page finds its style,
//  4. removals, and the folders that they emptied,
//  5. the manifest, listing the new.
//
// At each moment all our files are in the manifest, and the next build compares
// bytes, not promises. Only the manifest is forced to the disk: after a power
// cut a page may be empty, and the next build mends it.
//
// A folder that is refused is left as it was: see [RefusedError].
package publish

import (
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// Summary says what a publication did.
type Summary struct {
	Written   int   // files that were new or had other bytes
	Unchanged int   // files that were there already
	Removed   int   // files that we wrote before and no longer make
	Bytes     int64 // the size of the whole site
}

// Stage is a publication into a folder before it is carried out. End it with
// Commit or Discard.
type Stage struct {
	out  *output
	plan *plan

	ready func() error // makes the folder for temporaries, once
	next  atomic.Int64 // counts temporaries

	mu      sync.Mutex
	new     manifest
	staged  []staged // temporaries to be moved into place
	summary Summary
}

// staged is a temporary, and the path for which it is meant.
type staged struct{ name, temp string }

// Open begins a publication of files at the paths, which are sorted, into the
// folder on the disk, which it makes where there is none. The folder may not lie in a
// protected folder (content/, seeds/ and the like) nor contain one; they need
// not exist. The error is a [*RefusedError] where the folder was not touched for
// a reason that an editor can mend.
func Open(d disk.Disk, folder string, paths []string, protected ...string) (*Stage, error) {
	if err := checkPaths(paths); err != nil {
		return nil, err
	}
	if err := guard(folder, protected); err != nil {
		return nil, err
	}
	if err := d.MkdirAll(folder); err != nil {
		return nil, &RefusedError{folder, fmt.Sprintf("the folder cannot be made: %v", reason(err)), "choose another output folder"}
	}
	root, err := d.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", folder, reason(err))
	}
	s := &Stage{out: &output{root: root, name: folder}, new: make(manifest, len(paths))}
	s.ready = sync.OnceValue(s.out.prepare)
	if err = s.out.readManifest(); err == nil {
		s.plan, err = s.out.plan(paths)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return s, nil
}

// Add takes a file of the site, at one of the paths that Open was told. Where
// other bytes stand in the folder, or none, it writes a temporary. Several
// goroutines may add at a time.
func (s *Stage) Add(f build.File) error {
	found, err := s.out.look(f, s.plan)
	if err != nil {
		return err
	}
	temp := ""
	if found == absent || found == other {
		if err := s.ready(); err != nil {
			return err
		}
		temp = path.Join(tempName, strconv.FormatInt(s.next.Add(1), 10))
		if err := s.out.fill(temp, f.Path, f.Data, false); err != nil {
			return err
		}
	}
	s.note(f, found, temp)
	return nil
}

// note remembers what became of a file.
func (s *Stage) note(f build.File, found standing, temp string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.summary.Bytes += int64(len(f.Data))
	if found != theirs {
		s.new[f.Path] = hex.EncodeToString(f.SHA256[:])
	}
	if temp == "" {
		s.summary.Unchanged++
		return
	}
	s.summary.Written++
	s.staged = append(s.staged, staged{f.Path, temp})
}

// Commit carries the publication out and ends it. Every path that Open was told
// must have been added.
func (s *Stage) Commit() (Summary, error) {
	defer s.out.root.Close()
	defer s.out.letGo()
	if n := s.summary.Written + s.summary.Unchanged; n != len(s.plan.paths) {
		return Summary{}, fmt.Errorf("publishing into %s: %d files of %d were added", s.out.name, n, len(s.plan.paths))
	}
	s.summary.Removed = len(s.plan.early) + len(s.plan.remove)
	slices.SortFunc(s.staged, assetsFirst)
	if err := s.carryOut(); err != nil {
		return Summary{}, err
	}
	return s.summary, nil
}

// Discard ends a publication and leaves the site in the folder as it was.
func (s *Stage) Discard() {
	s.out.letGo()
	s.out.root.Close()
}

func pathsOf(site *build.Site) []string {
	paths := make([]string, len(site.Files()))
	for i, f := range site.Files() {
		paths[i] = f.Path
	}
	return paths
}
