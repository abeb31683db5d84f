package weigh_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/weigh"
)

// An ellipsis that leaves out a word that denies is told at the citation; one
// that does not, is not.
func TestEllipsesThatDeny(t *testing.T) {
	const source = "The president did not resign, said the guard. L’armée n’a pas quitté la ville. The men of the guard left at noon."
	for quote, want := range map[string]string{
		"president did … resign":   `the ellipsis leaves out "not"`,
		"L’armée … quitté":         `the ellipsis leaves out "n’"`,
		"The men … left at noon":   "",
		"president did not resign": "",
	} {
		d := read(t, []txtar.File{
			{Name: "content/articles/a.md", Data: []byte("---\ntitle: A\n---\n\n" + source + "\n")},
			{Name: "content/pages/p.md", Data: fmt.Appendf(nil, "---\ntitle: P\n---\n\nSo. [@a \"%s\"]\n", quote)},
		})
		d.Weights = new(weigh.Scale).Weigh(d)
		if want != "" {
			want = "content/pages/p.md:5:6: warning: " + want + "\n  hint: quote it too, or see that the meaning holds\n"
		}
		got := ""
		for _, diagnostic := range weigh.Diagnostics(d) {
			got += diagnostic.String() + "\n"
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", quote, diff)
		}
	}
}
