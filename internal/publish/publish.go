// Package publish puts a finished site where readers find it: into a folder,
// or into a zip.
//
// # The folder
//
// Dir makes the folder hold exactly the site, and whatever strangers keep
// there. It writes the files whose bytes differ, each to a temporary that is
// then renamed, so that a web server that reads the folder meanwhile finds
// each file old or new, never half. It removes what it wrote before and no
// longer makes. It touches nothing else: not the files that are equal, whose
// times stay, nor any file that it did not write.
//
// What it wrote stands in the manifest, [ManifestName] in the folder, in the
// format of sha256sum: `sha256sum -c .dossier-manifest` checks a site. The
// order makes a build that is killed anywhere safe to repeat:
//
//  1. the manifest, listing the old files and the new,
//  2. files other than pages, then pages, so that a page finds its style,
//  3. removals, and the folders that they emptied,
//  4. the manifest, listing the new.
//
// At each moment all our files are in the manifest, and the next build compares
// bytes, not promises. Only the manifest is forced to the disk: after a power
// cut a page may be empty, and the next build mends it.
//
// A folder that is refused is left as it was: see [RefusedError].
package publish

import (
	"fmt"
	"os"

	"dossier/internal/build"
)

// Summary says what a publication did.
type Summary struct {
	Written   int   // files that were new or had other bytes
	Unchanged int   // files that were there already
	Removed   int   // files that we wrote before and no longer make
	Bytes     int64 // the size of the whole site
}

// Dir publishes the site into the folder, which it makes where there is none.
// The folder may not lie in a protected folder (content/, seeds/ and the like)
// nor contain one; they need not exist. The error is a [*RefusedError] where
// the folder was not touched for a reason that an editor can mend.
func Dir(site *build.Site, folder string, protected ...string) (Summary, error) {
	if err := checkPaths(site); err != nil {
		return Summary{}, err
	}
	if err := guard(folder, protected); err != nil {
		return Summary{}, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return Summary{}, &RefusedError{folder, fmt.Sprintf("the folder cannot be made: %v", reason(err)), "choose another output folder"}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return Summary{}, fmt.Errorf("opening %s: %w", folder, reason(err))
	}
	defer root.Close()
	out := &output{root: root, name: folder}
	if err := out.readManifest(); err != nil {
		return Summary{}, err
	}
	p, err := out.plan(site)
	if err != nil {
		return Summary{}, err
	}
	if err := out.carryOut(p); err != nil {
		return Summary{}, err
	}
	return p.summary, nil
}
