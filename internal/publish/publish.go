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
//     that keeps two builds apart; a folder that is not there yet, and is for
//     pages alone or for none, grows among them,
//  2. the manifest, listing the old files and the new,
//  3. files other than pages, then pages, so that a page finds its style; what
//     grew comes whole, with one of the two,
//  4. removals, and the folders that they emptied,
//  5. the manifest, listing the new.
//
// At each moment all our files are in the manifest, and the next build compares
// bytes, not promises. It mends too what somebody else took out of the folder while
// this one went on. Only the manifest is forced to the disk: after a power
// cut a page may be empty, and the next build mends it.
//
// A folder that is refused is left as it was: see [RefusedError].
package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"sync"

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

	added []added // of each path of the plan; each is written by who adds it alone
}

// added is what became of a file of the site.
type added struct {
	found standing // missing: it was not added yet
	temp  int64    // the number of its temporary; 0: none, or it is where its folder grows
	sum   [sha256.Size]byte
	mark  disk.Mark // of the file that is there, or comes
}

// staged is a temporary that is to be moved into place: a file, or a folder with all
// that lies in it.
type staged struct {
	name, temp string // the path for which it is meant, and where it is
	folder     bool
}

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
	s := &Stage{out: &output{root: root, name: folder}, added: make([]added, len(paths))}
	s.out.rooms.New = func() any { return new([32 << 10]byte) }
	s.ready = sync.OnceValue(func() error { return s.out.prepare(s.plan) })
	if err = s.out.readManifest(); err == nil {
		s.plan, err = s.out.plan(paths)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	s.out.approach(s.plan)
	return s, nil
}

// Add takes a file of the site, at one of the paths that Open was told. Where
// other bytes stand in the folder, or none, it writes a temporary. Several
// goroutines may add at a time.
func (s *Stage) Add(f build.File) error {
	i, known := slices.BinarySearch(s.plan.paths, f.Path)
	if !known {
		return s.out.failed("writing", f.Path, errors.New("not a file of the site that was begun"))
	}
	a := added{found: absent, sum: f.SHA256}
	var err error
	folder := s.plan.folder(s.plan.lies[i])
	if !folder.absent {
		a.found, a.mark, err = s.out.look(f, s.plan)
	}
	if err == nil && a.differs() {
		err = s.ready()
	}
	switch {
	case err != nil || !a.differs():
	case folder.apart:
		a.mark, err = s.out.grow(f)
	default:
		a.temp, a.mark, err = s.out.temporary(f)
	}
	if err == nil {
		s.added[i] = a
	}
	return err
}

// differs reports whether a file has to be written.
func (a added) differs() bool { return a.found == absent || a.found == other }

// Commit carries the publication out and ends it. Every path that Open was told
// must have been added.
func (s *Stage) Commit() (Summary, error) {
	defer s.out.root.Close()
	defer s.out.letGo()
	sum := Summary{Removed: len(s.plan.early) + len(s.plan.remove)}
	for _, a := range s.added {
		sum.Bytes += a.mark.Size
		switch {
		case a.differs():
			sum.Written++
		case a.found != missing:
			sum.Unchanged++
		}
	}
	if n := sum.Written + sum.Unchanged; n != len(s.added) {
		return Summary{}, fmt.Errorf("publishing into %s: %d files of %d were added", s.out.name, n, len(s.added))
	}
	if err := s.carryOut(sum.Written+sum.Removed > 0); err != nil {
		return Summary{}, err
	}
	return sum, nil
}

// Stamp gives, after Commit, what the function Stamp gives as long as nobody touches
// the site. It is known from the writing: the disk is not asked, and whoever
// touched a file since then did not touch this.
func (s *Stage) Stamp() string {
	marks := make([]disk.Mark, 0, len(s.added))
	for _, a := range s.added {
		if a.found != theirs {
			marks = append(marks, a.mark)
		}
	}
	return stampOf(s.out.oldText, marks)
}

// staged lists what is to be moved into place: with the pages, or before them.
func (s *Stage) staged(pages bool) []staged {
	var list []staged
	for i, a := range s.added {
		if name := s.plan.paths[i]; a.temp > 0 && isPage(name) == pages {
			list = append(list, staged{name: name, temp: tempOf(a.temp)})
		}
	}
	for _, f := range s.plan.whole {
		if f.pages == pages {
			list = append(list, staged{f.name, path.Join(tempName, newName, f.name), true})
		}
	}
	return list
}

// manifest lists the files of the site that are ours.
func (s *Stage) manifest() manifest {
	m := make(manifest, 0, len(s.added))
	for i, a := range s.added {
		if a.found != theirs {
			m = append(m, line{s.plan.paths[i], a.sum})
		}
	}
	return m
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
