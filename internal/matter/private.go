package matter

import (
	"maps"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/pattern"
)

// private reads true, which keeps a record from the public, or a list of the
// record's keys that are kept from it.
func (d *decoder) private(h *dossier.Head) reader {
	whole, keys := d.boolean(&h.Private), d.refs(&h.Hidden)
	return func(n *yaml.Node) {
		if n.Kind == yaml.SequenceNode {
			keys(n)
			return
		}
		whole(n)
	}
}

// hidden reports keys under private that the record does not have, or cannot be
// without.
func (d *decoder) hidden(what string, h *dossier.Head, fs fields, needs []need) {
	for _, key := range h.Hidden {
		needed := slices.ContainsFunc(needs, func(n need) bool { return n.key == key.ID })
		switch {
		case fs[key.ID] == nil || key.Part != "":
			d.diags.Errorf(key.Pos, suggestKey(key.String(), fs), "private names no key of %s: %q", what, key)
		case needed || slices.Contains(unhidden, key.ID):
			d.diags.Errorf(key.Pos, "write private: true, which keeps the whole record from the public", "%s cannot be published without its key %q", what, key)
		}
	}
}

// unhidden are keys that no record shows by themselves: to hide them hides
// nothing, or makes another record of it.
var unhidden = []string{"private", "draft", "slug", "publish_as", "imported", "weight", "status", "id", "of", "rights", "form", "language", "title", "name", "basis"}

// publishAs reads the words that stand for an actor's name in public.
func (d *decoder) publishAs(dst *dossier.Alias) reader {
	words := d.text(&dst.Words)
	return func(n *yaml.Node) {
		dst.Pos = d.pos(n)
		words(n)
	}
}

// suggestKey gives a hint for a key that is not known.
func suggestKey(key string, fs fields) string {
	if key == "publish_as" {
		return "only the file of an actor withholds a name; of other records, name keys under private"
	}
	return diag.Suggest(key, slices.Sorted(maps.Keys(fs)))
}

var privateMark = pattern.New(dossier.LikeMark)

// unmarked reports the mark of a private passage in a text that takes none, where
// it would be printed and hide nothing.
func (d *decoder) unmarked(n *yaml.Node) {
	if !strings.ContainsAny(n.Value, "<&") {
		return // with which a mark begins, or an entity in its place
	}
	if at := privateMark.FindStringIndex(n.Value); at != nil {
		d.diags.Errorf(d.inside(n, at[0]), "name the key under private, as in private: [byline]", "this text takes no private passage")
	}
}
