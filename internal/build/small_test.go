package build_test

import (
	"strings"
	"testing"

	"dossier/internal/build"
)

// A page is made small whether package layout wrote it so, or html/template drew
// it; and a script that cannot be read stops the build.
func TestPagesAreSmall(t *testing.T) {
	for layout, want := range map[string]string{
		"<main>\n  <p> {{.Title}} </p>\n</main>\n":                                                     "<main><p>Page not found</p></main>",
		"<main>\n  <p> {{printf \"%s\" .Title}} </p>\n</main>\n":                                       "<main><p>Page not found</p></main>",
		"<main>\n  <p> {{.Title}} </p> <style>a { b: c }</style>\n</main>":                             "<main><p>Page not found</p><style>a{b:c}</style></main>",
		"<main>\n  <p> {{.Title}} </p> <script type=\"text/javascript\">let a = </script>\n </main>\n": "",
	} {
		files := invented(2)
		files["layouts/404.html"] = layout
		r := build1(t, build.New(), build.Input{Sources: files.sources(), Builtin: builtin(t)})
		if want == "" {
			if len(r.Diagnostics) == 0 || !strings.HasPrefix(r.Diagnostics[0].String(), "layouts/404.html: error: the page 404.html: ") {
				t.Errorf("%s: got %v", layout, r.Diagnostics)
			}
			continue
		}
		f, ok := r.Site.Lookup("404.html")
		if !ok || string(f.Data) != want {
			t.Errorf("%s: got %s, want %s", layout, f.Data, want)
		}
	}
}
