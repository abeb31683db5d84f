package build

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/diag"
)

// longestPart is the length of the longest name that disks take, in bytes.
const longestPart = 255

// checkPaths reports paths that not every disk can hold, unless they are those of
// the last site, which were sound.
func (b *Builder) checkPaths(paths []string, diags *diag.List) {
	if len(paths) == len(b.sound) && !slices.ContainsFunc(paths, func(name string) bool { return !b.sound[name] }) {
		return
	}
	slices.Sort(paths)
	before := len(*diags)
	checkPaths(paths, diags)
	b.sound = make(map[string]bool, len(paths))
	if len(*diags) == before {
		for _, name := range paths {
			b.sound[name] = true
		}
	}
}

// checkPaths reports files of the site that not every disk can hold: two whose
// paths differ in case only, or in how the same accents are coded, and names
// that Windows does not take (Microsoft, "Naming Files, Paths, and Namespaces").
func checkPaths(paths []string, diags *diag.List) {
	seen := make(map[string]string, len(paths))
	for _, name := range paths {
		key := norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
		if other, taken := seen[key]; taken {
			diags.Errorf(diag.Pos{File: name}, "rename the one or the other", "two files of the site have one path: %s and %s", shown(other, name), shown(name, other))
		}
		seen[key] = name
		for part := range strings.SplitSeq(name, "/") {
			checkPart(name, part, diags)
		}
	}
}

// shown writes a path so that it can be told from another that looks like it.
func shown(name, other string) string {
	if name != other && norm.NFC.String(name) == norm.NFC.String(other) {
		return fmt.Sprintf("%+q", name)
	}
	return name
}

func checkPart(name, part string, diags *diag.List) {
	odd := strings.IndexFunc(part, func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*\`, r) })
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
