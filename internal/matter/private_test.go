package matter

import (
	"slices"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Every key of every kind of record can be kept from the public, or says that it
// cannot: none is taken and then shown.
func TestEveryKeyIsHiddenOrRefused(t *testing.T) {
	for _, kind := range append(slices.Clone(dossier.Kinds), dossier.KindBrief) {
		var diags diag.List
		d := &decoder{diags: &diags}
		record, fs, needs := schema(d, kind)
		for key := range fs {
			needed := slices.ContainsFunc(needs, func(n need) bool { return n.key == key })
			refused := needed || slices.Contains(unhidden, key)
			if hides := dossier.Hide(record, key); hides == refused && !needed {
				t.Errorf("%s: the key %q is hidden: %t, refused: %t", kind, key, hides, refused)
			}
		}
	}
}
