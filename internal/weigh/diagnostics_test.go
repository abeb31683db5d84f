package weigh_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/weigh"
)

// Each case is a paragraph of a source, of which the words between braces are
// left out of a quote, and the word that is told of; none where what is left out
// denies nothing. A line feed ends a heading.
func TestEllipsesThatDeny(t *testing.T) {
	for source, want := range map[string]string{
		"The president did {not} resign at noon.":                     "not",
		"The president {didn’t say that he would} resign at noon.":    "didn’t",
		"The president {cannot} resign at noon.":                      "cannot",
		"The president {can’t} resign at noon.":                       "can’t",
		"The president {could hardly} resign at noon.":                "hardly",
		"The president {would scarcely} resign at noon.":              "scarcely",
		"The guard left, {nor did} the master stay.":                  "nor",
		"The guard {failed to} leave at noon.":                        "failed to",
		"The guard {refused to} leave at noon.":                       "refused",
		"L’armée {n’a pas} quitté la ville.":                          "n’",
		"L’armée n’a {plus} quitté la ville.":                         "plus",
		"L’armée n’a {rien} quitté dans la ville.":                    "rien",
		"Il ne voit {guère} la ville.":                                "guère",
		"L’armée est partie {sans avoir} quitté la ville.":            "sans",
		"La garde {refusait de} quitter la ville.":                    "refusait",
		"Il ne prend {aucun} navire, dit-on.":                         "aucun",
		"Il ne prend {ni navire} ni barque.":                          "ni",
		"The guard left. Nobody wept. {No,} they sang.":               "No",
		"# It is {not} over at noon\nThe guard left.":                 "not",
		"# It is over{, but not for all}\nThe guard left.":            "not",
		"# It is over\n{Nobody says that} the guard left.":            "Nobody",
		"# It is over{, they say}\n{At noon} the guard left.":         "",
		"# It is not over\nThe guard left.":                           "",
		"The men {of the guard} left at noon.":                        "",
		"The president did not {wish to} resign.":                     "",
		"The men {of brigade No. 5} left at noon.":                    "",
		"The men {of brigade No 5} left at noon.":                     "",
		"The guard {not only stayed, it} sang at noon.":               "",
		"The guard {failed, and} left at noon.":                       "",
		"The guard {of the NI office} left at noon.":                  "",
		"L’armée a {plus} quitté la ville.":                           "",
		"L’armée n’est pas {plus de} douze hommes.":                   "",
		"L’armée n’est pas là. Elle a {plus} quitté la ville.":        "",
		"L’armée {a sans doute} quitté la ville.":                     "",
		"La {scène, le chêne béni, le trépas de la} garde est belle.": "",
		"The fish {’n’ chips men} left at noon.":                      "",
	} {
		open, end := strings.Index(source, "{"), strings.LastIndex(source, "}")
		quote := strings.TrimSuffix(source, ".")
		if open >= 0 {
			quote = strings.TrimRight(source[:open], " ,") + " … " + strings.TrimSuffix(strings.TrimSpace(source[end+1:]), ".")
		}
		quote = strings.ReplaceAll(strings.TrimPrefix(quote, "# "), "\n", " ")
		body := strings.NewReplacer("{", "", "}", "", "\n", "\n\n").Replace(source)
		d := read(t, []txtar.File{
			{Name: "content/articles/a.md", Data: []byte("---\ntitle: A\n---\n\n" + body + "\n")},
			{Name: "content/pages/p.md", Data: fmt.Appendf(nil, "---\ntitle: P\n---\n\nSo. [@a \"%s\"]\n", quote)},
		})
		weighed(d)
		if want != "" {
			want = fmt.Sprintf("content/pages/p.md:5:6: warning: the ellipsis leaves out %q\n  hint: quote it too, or see that the meaning holds\n", want)
		}
		got := ""
		for _, diagnostic := range weigh.Diagnostics(d) {
			got += diagnostic.String() + "\n"
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s, as “%s”: -want +got:\n%s", source, quote, diff)
		}
	}
}
