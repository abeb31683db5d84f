package matter

import (
	"slices"
	"testing"

	"dossier/internal/dossier"
)

// Every key of every kind of record can be kept from the public, or says that it
// cannot: none is taken and then shown.
func TestEveryKeyIsHiddenOrRefused(t *testing.T) {
	for _, kind := range append(dossier.Kinds[:], dossier.KindBrief) {
		f := newForm(kind)
		for key := range f.fs {
			needed := slices.ContainsFunc(f.needs, func(n need) bool { return n.key == key })
			refused := needed || slices.Contains(unhidden, key)
			if hides := dossier.Hide(f.record, key); hides == refused && !needed {
				t.Errorf("%s: the key %q is hidden: %t, refused: %t", kind, key, hides, refused)
			}
		}
	}
}
