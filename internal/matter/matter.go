// Package matter reads and writes the files an editor keeps: Markdown with YAML
// front matter between two lines "---".
//
// Reading is strict. A key that the kind of record does not have, a key that
// stands twice, a value of the wrong sort, a YAML anchor, alias or tag is an
// error with its line and column; all of a file's mistakes are reported in one
// run. A scalar means the characters that stand in the file: NO is the word
// NO, and 08 the text 08. A file that is not UTF-8, or holds control
// characters, is refused whole; a byte order mark and CRLF are taken.
//
// The body of a file is not read here; see package markdown.
package matter

import (
	"errors"
	"path"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// Parsed is a file that was read.
type Parsed struct {
	Record   dossier.Record // its Body is still empty
	Body     string         // the Markdown below the front matter, lines ending in LF
	BodyLine int            // the line of the file on which Body begins
}

// KindOf tells the kind of record that a file holds, by its path relative to
// the dossier's folder: "content/actors/keita.md" is an actor. It is false for
// a file that holds no record.
func KindOf(file string) (dossier.Kind, bool) {
	if file == BriefPath {
		return dossier.KindBrief, true
	}
	folder, name := path.Split(strings.TrimPrefix(file, "content/"))
	if !strings.HasPrefix(file, "content/") || path.Ext(name) != ".md" {
		return "", false
	}
	for _, k := range dossier.Kinds {
		if folder == string(k)+"/" {
			return k, true
		}
	}
	return "", false
}

// BriefPath is the home page's file.
const BriefPath = "content/_index.md"

// Parse reads the file of a record of kind k. Where the front matter cannot be
// read at all, ok is false; otherwise the record holds what could be read, and
// diags the mistakes.
func Parse(k dossier.Kind, file string, data []byte) (parsed Parsed, diags diag.List, ok bool) {
	return ParseText(k, file, string(data))
}

// ParseText is Parse of a text, of which the record and the body are stretches
// wherever its lines end in LF.
func ParseText(k dossier.Kind, file, text string) (parsed Parsed, diags diag.List, ok bool) {
	return newForm(k).parse(k, file, text)
}

// checkID looks at an id that stands in the file. It is always true: the id
// has been looked at.
func (d *decoder) checkID(n *yaml.Node) bool {
	if fault := (*slug.Error)(nil); errors.As(slug.Valid(n.Value), &fault) {
		d.diags.Errorf(d.inside(n, fault.Offset), fault.Hint, "%q is not an id: %s", n.Value, fault.Message)
	}
	return true
}

// checkName looks at the id that a file's name gives.
func (d *decoder) checkName(id string) {
	err := slug.Valid(id)
	if err == nil {
		return
	}
	if fault := (*slug.Error)(nil); errors.As(err, &fault) {
		hint := "name the file with lower-case letters a-z, digits and dashes"
		if s := slug.Make(id); s != "" {
			hint = "name it " + s + ".md, or set slug: " + s
		}
		d.diags.Errorf(diag.Pos{File: d.file}, hint, "%q is not an id: %s", id, fault.Message)
	}
}

// rootOf gives the mapping of a document, nil for an empty one.
func rootOf(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.DocumentNode {
		if len(n.Content) == 0 {
			return nil
		}
		n = n.Content[0]
	}
	if n.Kind == 0 {
		return nil
	}
	return n
}

// article names a kind of record in messages.
func article(k dossier.Kind) string {
	switch k {
	case dossier.KindBrief:
		return "the brief"
	case dossier.KindArticle:
		return "an article"
	case dossier.KindEvent:
		return "an event"
	case dossier.KindActor:
		return "an actor"
	case dossier.KindPlace:
		return "a place"
	case dossier.KindCase:
		return "a case"
	case dossier.KindComparison:
		return "a comparison"
	}
	return "a page"
}

// ConfigPath is the file that makes a folder a dossier.
const ConfigPath = "dossier.yaml"

// ParseConfig reads dossier.yaml.
func ParseConfig(data []byte) (dossier.Config, diag.List) {
	var diags diag.List
	c := dossier.Config{Language: "en", Zone: date.Zone{Name: "GMT"}}
	text, ok := decoded(ConfigPath, string(data), &diags)
	if !ok || !oneDocument(ConfigPath, text, &diags) {
		return c, diags
	}
	d := &decoder{file: ConfigPath, lines: strings.Split(text, "\n"), diags: &diags}
	if !plainLines(ConfigPath, 0, d.lines, &diags) {
		return c, diags
	}
	var node yaml.Node
	if err := unmarshal([]byte(text), &node); err != nil {
		yamlError(ConfigPath, 0, err, &diags)
		return c, diags
	}
	root := rootOf(&node)
	if root == nil || d.keys(ConfigPath, configFields(d, &c), root) {
		title := need{"title", func() bool { return c.Title == "" }, `add a line: title: "The name of the dossier"`}
		d.needs("the dossier", root, diag.Pos{File: ConfigPath, Line: 1, Col: 1}, []need{title})
	}
	return c, diags
}
