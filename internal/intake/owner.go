package intake

import (
	"strconv"
	"strings"

	"dossier/internal/pattern"
)

// seedFile matches the seed of an article in its raw text, as a block or in
// braces: the file's name in double quotes, in single ones, or plain.
var seedFile = pattern.New(`(?m)^seed:(?s:.*?)[\s{,]file:[ \t]*` +
	`(?:("(?:[^"\\\n]|\\.)*")|'((?:[^'\n]|'')*)'|(\S.*?)[ \t]*(?:,[ \t]*sha256:|\}|[ \t]#|$))`)

// SeedOf finds the capture that an article names as its seed, in a file whose
// front matter cannot be read: one that is not closed, or in which an editor
// left the marks of a merge. It is empty where there is none.
func SeedOf(file []byte) string {
	text := strings.NewReplacer("\r\n", "\n", "\x00", "").Replace(string(file)) // UTF-16 has a zero beside each ASCII letter
	m := seedFile.FindStringSubmatch(text)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		name, err := strconv.Unquote(m[1])
		if err != nil {
			return strings.Trim(m[1], `"`)
		}
		return name
	case m[2] != "":
		return strings.ReplaceAll(m[2], "''", "'")
	}
	return m[3]
}
