package build_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/build"
)

func TestDomain(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org/":              "example.org",
		"https://WWW.Example.org/":          "www.example.org",
		"https://example.org/mali/":         "", // another site's domain
		"https://example.org:8080/":         "",
		"https://someone.github.io/":        "",
		"https://someone.github.io/mali/":   "",
		"https://x--y.netlify.app/":         "",
		"https://mali.pages.dev/":           "",
		"https://192.0.2.7/":                "",
		"https://[2001:db8::1]/":            "",
		"https://localhost/":                "",
		"https://dé.example.org/":           "", // not in the form that goes over the wire
		"https://a.org%0ab.org/":            "",
		"":                                  "",
		"https://notgithub.io.example.org/": "notgithub.io.example.org",
	} {
		if got := build.Domain(base); got != want {
			t.Errorf("%s: %q, want %q", base, got, want)
		}
	}
}

// What hosts read: the headers with the pages' own policy, the redirects, the
// domain. A site below a path has neither redirects nor a domain.
func TestHosting(t *testing.T) {
	page := "layouts/redirect.html"
	sources := func(base string) []build.Source {
		var list []build.Source
		for _, name := range build.Layouts {
			list = append(list, build.Source{Path: "layouts/" + name + ".html", Data: "<title>{{.Title}}</title>{{policy}}"})
		}
		return append(list,
			build.Source{Path: "content/actors/union.md", Data: "---\nname: Union\naliases: [old, dockers]\n---\n"},
			build.Source{Path: "content/pages/about.md", Data: "---\ntitle: About\naliases: [who]\n---\n"},
			build.Source{Path: "dossier.yaml", Data: "title: T\nbase_url: " + base + "\n"},
		)
	}
	file := func(r built, path string) string {
		f, _ := r.Site.Lookup(path)
		return string(f.Data)
	}
	r := mustBuild(t, build.Input{Sources: sources("https://brief.example.org")})
	want := "/actors/dockers/* /actors/union/ 301!\n/actors/old/* /actors/union/ 301!\n/who/* /about/ 301!\n"
	if got := file(r, "_redirects"); got != want {
		t.Errorf("redirects:\n%s", got)
	}
	if got := file(r, "CNAME"); got != "brief.example.org\n" {
		t.Errorf("domain: %q", got)
	}
	headers := file(r, "_headers")
	for _, line := range []string{"default-src 'none'", "; frame-ancestors 'none'\n", "X-Content-Type-Options: nosniff", "Referrer-Policy: ", "X-Frame-Options: DENY"} {
		if !strings.Contains(headers, line) {
			t.Errorf("no %s in\n%s", line, headers)
		}
	}
	if html := file(r, "who/index.html"); !strings.Contains(html, "default-src") {
		t.Errorf("%s draws %q", page, html)
	}
	r = mustBuild(t, build.Input{Sources: sources("https://brief.example.org"), BaseURL: "https://preview.example.org/mali/"})
	if got := file(r, "_redirects") + file(r, "CNAME"); got != "" {
		t.Errorf("below a path: %q", got)
	}
	if got := file(r, "sitemap.xml"); !strings.Contains(got, "https://preview.example.org/mali/about/") || strings.Contains(got, "brief") {
		t.Errorf("the sitemap does not follow the address: %s", got)
	}
}

func TestLimits(t *testing.T) {
	if diags := build.Limits([]string{"index.html", "a/" + strings.Repeat("b", 190)}, 1_000_000_000); len(diags) > 0 {
		t.Errorf("within the limits: %v", diags)
	}
	paths := []string{"x/" + strings.Repeat("n", 256), "x/" + strings.Repeat("m", 300), strings.Repeat("é/", 101) + "a"}
	for i := range 54_001 {
		paths = append(paths, fmt.Sprintf("many/%d", i))
	}
	diags := build.Limits(paths, 1_000_000_001)
	diags.Sort()
	var told []string
	for _, d := range diags {
		if d.Hint == "" {
			t.Errorf("no hint: %s", d)
		}
		told = append(told, d.Message)
	}
	const want = `the site has 54004 files: Cloudflare Pages takes 20000
the site is 1000 MB: GitHub Pages takes 1000 MB
the folder has more than 54000 files: Netlify takes no more
a name of 256 bytes: most disks take 255
a path of 258 characters: Windows takes 260 with the folder around`
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
}
