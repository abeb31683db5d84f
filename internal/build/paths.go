package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// longestPart is the length of the longest name that disks take, in bytes.
const longestPart = 255

// soundPaths remembers the paths of sites that every disk can hold.
type soundPaths struct {
	roster *dossier.Roster   // of the last site
	files  []string          // its files that are no pages
	seen   map[string]string // its paths, and some of sites before it, by what is the same in all ways to write them
}

// check reports paths that not every disk can hold, of pages and of other files. Of
// those that were sound in the last site, as all of a roster are, none is looked at.
func (s *soundPaths) check(roster *dossier.Roster, files []string, pages func() []string, diags *diag.List) {
	if s.roster == roster && slices.Equal(s.files, files) {
		return
	}
	paths := append(pages(), files...)
	if twice(paths, files) || !s.takes(paths) {
		var found diag.List
		if s.seen = checkPaths(paths, &found); len(found) > 0 {
			*s = soundPaths{}
			slices.Sort(paths)
			checkPaths(paths, diags)
			return
		}
	}
	s.roster, s.files = roster, files
}

// twice reports whether a file has the path of another or of a page. The files are
// the last of all; no two pages have one path.
func twice(all, files []string) bool {
	own := make(map[string]bool, len(files))
	for _, name := range files {
		own[name] = true
	}
	return len(own) < len(files) || slices.ContainsFunc(all[:len(all)-len(files)], func(name string) bool { return own[name] })
}

// takes reports whether paths, each of which stands there once, are all sound by
// themselves and beside those that are known; these are known then too.
func (s *soundPaths) takes(paths []string) bool {
	if s.seen == nil {
		return false
	}
	fresh := slices.DeleteFunc(slices.Clone(paths), func(name string) bool { return s.seen[folded(name)] == name })
	if len(s.seen)+len(fresh) > 2*len(paths) {
		return false // too many are of sites before
	}
	var found diag.List
	put := checkPaths(fresh, &found)
	for key := range put {
		if s.seen[key] != "" {
			return false
		}
	}
	if len(found) > 0 {
		return false
	}
	maps.Copy(s.seen, put)
	return true
}

// checkPaths reports files of the site that not every disk can hold: two whose
// paths differ in case only, or in how the same accents are coded, and names
// that Windows does not take (Microsoft, "Naming Files, Paths, and Namespaces"). It
// gives the paths by what is the same in all ways to write them.
func checkPaths(paths []string, diags *diag.List) map[string]string {
	seen := make(map[string]string, len(paths))
	var top, page string // sound parts, which most paths share
	for _, name := range paths {
		key := folded(name)
		if other, taken := seen[key]; taken {
			diags.Errorf(diag.Pos{File: name}, "rename the one or the other", "two files of the site have one path: %s and %s", shown(other, name), shown(name, other))
		}
		seen[key] = name
		before, last := len(*diags), ""
		for part := range strings.SplitSeq(name, "/") {
			if last = part; part != top && part != page {
				checkPart(name, part, diags)
			}
		}
		if len(*diags) == before {
			top, _, _ = strings.Cut(name, "/")
			page = last
		}
	}
	return seen
}

// plain reports whether a name has letters a-z, digits, dashes and dots alone, as
// nearly all have.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '/' {
			return false
		}
	}
	return true
}

// folded gives what a path has in common with those that a disk may take for it.
func folded(name string) string {
	if plain(name) {
		return name
	}
	return norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
}

// shown writes a path so that it can be told from another that looks like it.
func shown(name, other string) string {
	if name != other && norm.NFC.String(name) == norm.NFC.String(other) {
		return fmt.Sprintf("%+q", name)
	}
	return name
}

func checkPart(name, part string, diags *diag.List) {
	odd := -1
	if !plain(part) {
		odd = strings.IndexFunc(part, func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*\`, r) })
	}
	stem, _, _ := strings.Cut(part, ".")
	switch {
	case len(part) > longestPart:
		diags.Errorf(diag.Pos{File: name}, "shorten it", "a name of %d bytes, and disks take %d at most", len(part), longestPart)
	case odd >= 0:
		diags.Errorf(diag.Pos{File: name}, "rename it", "%q in a name, which Windows does not take", []rune(part[odd:])[0])
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		diags.Errorf(diag.Pos{File: name}, "rename it", "a name that ends in a dot or a blank, which Windows does not take")
	case device(strings.ToLower(strings.TrimRight(stem, " "))):
		diags.Errorf(diag.Pos{File: name}, "rename "+part, "%q is the name of a device on Windows", part)
	}
}

// device reports whether Windows keeps a name, without its ending, for a device.
func device(stem string) bool {
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	number, ok := strings.CutPrefix(stem, "com")
	if !ok {
		number, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && len([]rune(number)) == 1 && strings.ContainsAny(number, "123456789¹²³")
}
