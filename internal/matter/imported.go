package matter

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dossier/internal/pattern"
)

// The line "imported:" of an article that was made from a capture holds a
// digest of each of its fields as the program wrote them:
//
//	imported: title 1f0c2a9b, date 77d0e4a1, body 5be2013c
//
// A field whose text has another digest was edited by a person; one that is
// named there and gone was removed by one. Both are the person's from then on.
// The date goes with what it rests on: date, basis and basis_from are one field.

// field is a top-level key of the front matter with all of its lines, or the
// body; several keys that belong together are one.
type field struct {
	name string
	text string // lines as they stand, each ending in LF
}

// fields parts an imported article: the front matter's fields in their order,
// with "imported" left out, and the body last. It is false for a file without
// front matter.
func partsOf(file string) (parts []field, digests map[string]string, ok bool) {
	front, body, ok := strings.Cut(strings.TrimPrefix(file, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(file, "---\n") {
		return nil, nil, false
	}
	digests = map[string]string{}
	for line := range strings.Lines(front + "\n") {
		m := topKey.FindStringSubmatch(line)
		switch {
		case m == nil && len(parts) == 0:
			parts = append(parts, field{name: "", text: line}) // a comment before the first key
		case m == nil:
			parts[len(parts)-1].text += line
		case m[1] == "imported":
			digests = readDigests(line)
		default:
			parts = add(parts, fieldOf(m[1]), line)
		}
	}
	return append(parts, field{bodyField, body}), digests, true
}

var topKey = pattern.New(`^([A-Za-z_][A-Za-z0-9_-]*):(?:\s|$)`)

const bodyField = "body" // no front matter has a key of that name

// fieldOf gives the field that a key is part of.
func fieldOf(key string) string {
	if key == "basis" || key == "basis_from" {
		return "date"
	}
	return key
}

// add puts a line at the end of the field of a name, which may be a new one.
func add(parts []field, name, line string) []field {
	n := len(parts) - 1
	if n >= 0 && parts[n].name == name {
		parts[n].text += line
		return parts
	}
	if i := indexOf(parts, name); i >= 0 { // an editor moved the key away from its like
		moved := parts[i]
		parts = append(slices.Delete(parts, i, i+1), field{name, moved.text + line})
		return parts
	}
	return append(parts, field{name, line})
}

func indexOf(parts []field, name string) int {
	return slices.IndexFunc(parts, func(f field) bool { return f.name == name })
}

// readDigests reads the line "imported:".
func readDigests(line string) map[string]string {
	digests := map[string]string{}
	for _, m := range oneDigest.FindAllStringSubmatch(line, -1) {
		digests[m[1]] = m[2]
	}
	return digests
}

var oneDigest = pattern.New(`([A-Za-z_][A-Za-z0-9_-]*) ([0-9a-f]{8})(?:,|\s|$)`)

// digest gives the first 32 bits of the text's SHA-256 as 8 hexadecimal digits:
// enough to notice an edit, and short enough to read past.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// sealed puts the line "imported:" into a file that is all the program's own.
func sealed(file string) []byte {
	parts, _, _ := partsOf(file)
	digests := map[string]string{}
	for _, f := range parts {
		digests[f.name] = digest(f.text)
	}
	return join(parts, digests)
}

// join writes the file of the parts. The digests of fields that are gone come
// last.
func join(parts []field, digests map[string]string) []byte {
	var b strings.Builder
	var list []string
	b.WriteString("---\n")
	for _, f := range parts {
		if d, ok := digests[f.name]; ok {
			list = append(list, f.name+" "+d)
		}
		if f.name != bodyField {
			b.WriteString(f.text)
		}
	}
	var gone []string
	for name, d := range digests {
		if indexOf(parts, name) < 0 {
			gone = append(gone, name+" "+d)
		}
	}
	slices.Sort(gone)
	b.WriteString("imported: " + strings.Join(append(list, gone...), ", ") + "\n")
	b.WriteString("---\n" + parts[len(parts)-1].text)
	return []byte(b.String())
}

// Edited lists the fields of an article's file that a person has written or
// changed since the file was imported, or removed, in the file's order; "body"
// is the text below the front matter. It is false where the file was never
// imported: then all of it is a person's.
func Edited(file []byte) (names []string, imported bool) {
	parts, digests, ok := partsOf(unixLines(file))
	if !ok || len(digests) == 0 {
		return nil, false
	}
	for _, f := range parts {
		if digests[f.name] != digest(f.text) {
			names = append(names, f.name)
		}
	}
	var gone []string
	for name := range digests {
		if indexOf(parts, name) < 0 {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	return append(names, gone...), true
}

// Merge brings a new conversion of a capture into the file that an earlier one
// made. Fields that nobody has touched become those of fresh, which is a result
// of Format; all others stay as they are. Kept lists those where the new
// conversion says something else. A file that was never imported stays whole,
// and so does one whose front matter cannot be parted.
//
// The events go with the text that they quote, and so does the capture that the
// text was made from: where a person has edited the body, they stay too. The
// fields that keep names stay in any case.
func Merge(old, fresh []byte, keep ...string) (merged []byte, kept []string) {
	was, stored, ok := partsOf(unixLines(old))
	now, wants, fine := partsOf(string(fresh))
	if !ok || !fine || len(stored) == 0 {
		return old, nil
	}
	edited, _ := Edited(old)
	edited = append(edited, keep...)
	if slices.Contains(edited, bodyField) {
		edited = append(edited, "events", "seed")
	}
	digests := map[string]string{}
	var parts []field
	for _, f := range was {
		i := indexOf(now, f.name)
		switch {
		case slices.Contains(edited, f.name):
			parts = append(parts, f)
			if d, ok := stored[f.name]; ok {
				digests[f.name] = d
			}
			if i >= 0 && now[i].text != f.text && wants[f.name] != stored[f.name] && f.name != "seed" {
				kept = append(kept, f.name)
			}
		case i >= 0:
			parts = append(parts, now[i])
			digests[f.name] = wants[f.name]
		}
	}
	for i, f := range now {
		if indexOf(was, f.name) >= 0 {
			continue
		}
		if d, ok := stored[f.name]; ok || slices.Contains(edited, f.name) { // a person removed it
			if ok {
				digests[f.name] = d
			}
			continue
		}
		parts = slices.Insert(parts, after(parts, now[:i]), f)
		digests[f.name] = wants[f.name]
	}
	merged = join(parts, digests)
	if strings.Contains(string(old), "\r\n") {
		merged = []byte(strings.ReplaceAll(string(merged), "\n", "\r\n"))
	}
	return merged, kept
}

// after gives the place behind the last of the parts that stands before a new
// one in the order of Format.
func after(parts, before []field) int {
	for i := len(before) - 1; i >= 0; i-- {
		if at := indexOf(parts, before[i].name); at >= 0 {
			return at + 1
		}
	}
	return 0
}

func unixLines(file []byte) string {
	return strings.ReplaceAll(strings.TrimPrefix(string(file), "\uFEFF"), "\r\n", "\n")
}
