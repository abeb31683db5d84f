package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/build"
)

// sum is a line of SHA256SUMS.
type sum struct {
	path   string
	sha256 string // 64 hexadecimal digits
}

func sumsOf(files []build.File) []sum {
	list := make([]sum, len(files))
	for i, f := range files {
		digest := sha256.Sum256(f.Data) // of the bytes themselves, whatever the site says of them
		list[i] = sum{f.Path, hex.EncodeToString(digest[:])}
	}
	slices.SortFunc(list, func(a, b sum) int { return strings.Compare(a.path, b.path) })
	return list
}

// formatSums writes digests as the sha256sum of GNU does. A line whose name
// holds a backslash or a line break begins with a backslash, and the name is
// escaped.
func formatSums(sums []sum) []byte {
	var b bytes.Buffer
	for _, s := range sums {
		name := escapeName.Replace(s.path)
		if name != s.path {
			b.WriteByte('\\')
		}
		fmt.Fprintf(&b, "%s  %s\n", s.sha256, name)
	}
	return b.Bytes()
}

var escapeName = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
var unescapeName = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")

// parseSums reads what formatSums writes and nothing else. line is that of the
// first mistake, or 0. What could be read is given all the same.
func parseSums(data []byte) (sums []sum, line int) {
	n := 0
	for text := range strings.Lines(string(data)) {
		n++
		s, ok := parseSum(text)
		if ok && (len(sums) == 0 || sums[len(sums)-1].path < s.path) {
			sums = append(sums, s)
		} else if line == 0 {
			line = n
		}
	}
	return sums, line
}

func parseSum(text string) (sum, bool) {
	rest, escaped := strings.CutPrefix(text, `\`)
	digest, name, found := strings.Cut(rest, "  ")
	if escaped {
		name = unescapeName.Replace(name)
	}
	s := sum{strings.TrimSuffix(name, "\n"), digest}
	return s, found && isSHA256(digest) && string(formatSums([]sum{s})) == text
}

func isSHA256(s string) bool {
	return len(s) == hex.EncodedLen(sha256.Size) && strings.Trim(s, "0123456789abcdef") == ""
}
