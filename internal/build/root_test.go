package build_test

import (
	"strings"
	"testing"

	"dossier/internal/build"
)

// TestHeadOfPaper: the dossier's title stands at the head of printed pages, where
// a line of its language begins, whatever signs are in it.
func TestHeadOfPaper(t *testing.T) {
	for config, want := range map[string]string{
		`title: 'The "strike" of  2001'`:  `@page{@top-left{content:"The \22 strike\22  of 2001"`,
		"title: The strike\nlanguage: ar": `@page{@top-right{content:"The strike"`,
	} {
		files := invented(2)
		files["dossier.yaml"] = config + "\n"
		r := mustBuild(t, build.Input{Sources: files.sources(), Builtin: builtin(t)})
		for _, f := range r.Site.Files() {
			if strings.HasPrefix(f.Path, "assets/site.") && strings.HasSuffix(f.Path, ".css") && !strings.Contains(string(f.Data), want) {
				t.Errorf("%s: no %s at the end of the style: %s", config, want, f.Data[len(f.Data)-300:])
			}
		}
	}
}

// TestRootOfPreview: the page for what leads nowhere begins its links with the
// path of the site's address, and in the preview with that of its server.
func TestRootOfPreview(t *testing.T) {
	files := invented(2)
	files["dossier.yaml"] = "title: The strike\nbase_url: https://example.org/strike/\n"
	for preview, want := range map[bool]string{false: `href="/strike/assets/site.`, true: `href="/assets/site.`} {
		r := mustBuild(t, build.Input{Sources: files.sources(), Builtin: builtin(t), Preview: preview})
		f, _ := r.Site.Lookup("404.html")
		html := strings.ReplaceAll(string(f.Data), "href=/", `href="/`)
		if !strings.Contains(html, want) {
			t.Errorf("preview %t: no %s in %s", preview, want, f.Data)
		}
	}
}
