package build

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// The limits of hosts and disks, as their documents had them in November 2026.
const (
	largestSite  = 1_000_000_000 // bytes; GitHub Pages
	mostFiles    = 20_000        // Cloudflare Pages, its free plan
	mostInFolder = 54_000        // Netlify
	longestName  = 255           // bytes of a file's or folder's name; ext4, NTFS, APFS
	longestPath  = 200           // characters, which leaves some of Windows' 260 for the folder around
)

// Limits warns of what a host or a disk may not take: the paths of a site's
// files, and what they weigh together. Each limit is told once, with the first
// path that is beyond it.
func Limits(paths []string, bytes int64) diag.List {
	var diags diag.List
	if bytes > largestSite {
		diags.Warnf(diag.Pos{}, "make its pictures smaller, or part the dossier in two", "the site is %d MB: GitHub Pages takes 1000 MB", bytes/1_000_000)
	}
	if len(paths) > mostFiles {
		diags.Warnf(diag.Pos{}, "choose a host that takes more, or a paid plan", "the site has %d files: Cloudflare Pages takes %d", len(paths), mostFiles)
	}
	folders := make(map[string]int, len(paths))
	var name, long bool
	for _, p := range paths {
		dir := path.Dir(p)
		if folders[dir]++; folders[dir] == mostInFolder+1 {
			diags.Warnf(diag.Pos{File: dir}, "choose a host that takes more", "the folder has more than %d files: Netlify takes no more", mostInFolder)
		}
		if len(p) <= min(longestName, longestPath) {
			continue // no part of it is too long, nor all of it
		}
		for part := range strings.SplitSeq(p, "/") {
			if len(part) > longestName && !name {
				name = true
				diags.Warnf(diag.Pos{File: p}, "shorten it", "a name of %d bytes: most disks take %d", len(part), longestName)
			}
		}
		if n := len([]rune(p)); n > longestPath && !long {
			long = true
			diags.Warnf(diag.Pos{File: p}, "shorten the names of its folders", "a path of %d characters: Windows takes 260 with the folder around", n)
		}
	}
	return diags
}

// With gives the site with other bytes in one of its files that are no pages.
func (d *Draft) With(path string, data []byte) *Draft {
	other := &Draft{set: d.set, minifier: d.minifier, pages: d.pages, drawn: d.drawn, files: slices.Clone(d.files), listings: d.listings, paths: d.paths}
	for i, f := range other.files {
		if f.Path == path {
			other.files[i] = newFile(path, data)
		}
	}
	return other
}

// Domain gives the domain that the site names in its file for hosts; empty where
// it has none.
func (d *Draft) Domain() string {
	f, err := d.Lookup(DomainFile)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(f.Data))
}
