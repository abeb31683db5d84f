// Package audit looks over a finished site as its readers will meet it: from a
// disk, below any path of a server, without a network, with a keyboard or a
// screen reader. It reads the bytes that are about to be published, and so
// finds what no earlier stage can know: whether every address leads somewhere.
//
// # What it finds
//
// [Site] parses every page and gives findings. Each has a rule, a name that
// stays the same from one version to the next:
//
//	rule             level    what is wrong
//	dead-link        error    an address of the site without a file
//	dead-anchor      error    a place that the page it is on does not have
//	folder-link      error    an address of a folder: from a disk it opens no page
//	leaves-site      error    a relative address that leads out of the site's folder
//	root-address     error    /x or //x: works at a domain's root, or from a server, only
//	other-host       error    the page makes a browser ask another host
//	script-address   error    javascript: and the like
//	disk-address     error    file:, an address on the machine of the editor
//	bad-address      error    an address that cannot be read
//	base-address     error    <base>, which moves every address of the page
//	odd-scheme       warning  a scheme that readers' programs may not know
//	id-twice         error    two elements with one id
//	no-alt           error    a picture without a text in its stead
//	main-heading     error    no <h1>, or more than one
//	heading-skip     warning  a heading two or more levels below the one before
//	inline-script    error    a script in the page; the pages' policy forbids it
//	inline-style     error    a style in the page
//	inline-handler   error    an attribute such as onclick
//	no-policy        warning  a page without a Content-Security-Policy before all that loads
//	empty-link       warning  a link without words
//	no-title         error    a page without a title
//	same-title       warning  two pages with one title
//	no-language      error    a page that does not say its language
//	template-trace   error    what a layout leaves where it failed: ZgotmplZ, <no value>, %!v(
//	sign-trace       warning  signs that should have been read, [[ or [@ or {{, a citation that does not begin with [@, and text escaped twice
//	unreadable       error    a page that no parser reads, as one nested too deep
//
// The rules of findings about the content are listed by [ContentRules], and all
// of them in docs/checks.md.
//
// Style sheets and drawings (.css, .svg) are looked over for the addresses they
// ask for. Scripts are not read.
//
// The time is linear in the size of the site, and pages are read side by side.
//
// # Outside links
//
// [External] lists the addresses outside the site, and [Check] asks whether
// they still answer. That is the one part of the package that uses a network,
// and nothing it finds is an error: a site is not worse for a server that is
// down today.
//
// # Formats
//
// [Text] writes findings for people, in the form of package diag; [JSON] for
// programs; [GitHub] as annotations of a workflow. All three take findings of
// any origin, so that those about the content, [FromDiagnostics], stand among
// those about the site.
package audit

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/parallel"
)

// Site looks over a finished site. base is its address where that is known: the
// page for addresses that lead nowhere, which is shown at any depth, names the
// site's files by it. The findings are sorted, by page first.
func Site(site *build.Site, base string) []Finding {
	m := survey(site)
	m.base = base
	perPage := make([][]Finding, len(m.pages))
	parallel.Each(len(m.pages), func(i int) {
		perPage[i] = append(m.pages[i].found, m.follow(m.pages[i])...)
	})
	list := slices.Concat(perPage...)
	list = append(list, m.sameTitles()...)
	Sort(&list)
	return list
}

// siteMap is what must be known of the whole site to judge one address.
type siteMap struct {
	base    string // the site's address; empty: not known
	files   map[string]bool
	folders map[string]bool
	lower   map[string]string // a file's path by its lower case
	pages   []*sheet          // every file that holds addresses, sorted by path
	byPath  map[string]*sheet
}

// survey reads every file that holds addresses.
func survey(site *build.Site) *siteMap {
	m := &siteMap{
		files: map[string]bool{}, folders: map[string]bool{}, lower: map[string]string{}, byPath: map[string]*sheet{},
	}
	var files []build.File
	sources := map[string]bool{}
	for _, f := range site.Files() {
		if dir, name := path.Split(f.Path); name == "index.html" && path.Dir(path.Clean(dir)) == "articles" {
			sources[path.Base(dir)] = true
		}
		m.files[f.Path] = true
		m.lower[strings.ToLower(f.Path)] = f.Path
		for dir := path.Dir(f.Path); dir != "." && !m.folders[dir]; dir = path.Dir(dir) {
			m.folders[dir] = true
		}
		if reads(f.Path) {
			files = append(files, f)
		}
	}
	m.folders["."] = true
	m.pages = make([]*sheet, len(files))
	parallel.Each(len(files), func(i int) { m.pages[i] = readFile(files[i], sources) })
	for _, p := range m.pages {
		m.byPath[p.path] = p
	}
	return m
}

// sameTitles finds pages that a reader with many tabs cannot tell apart. Pages
// that only lead on to another have that one's title.
func (m *siteMap) sameTitles() []Finding {
	first := map[string]string{}
	var list []Finding
	for _, p := range m.pages {
		if p.title == "" || p.moved {
			continue
		}
		other, taken := first[p.title]
		if !taken {
			first[p.title] = p.path
			continue
		}
		list = append(list, Finding{
			Level: diag.Warning, Page: p.path, Rule: "same-title",
			What: "the title " + quoted(p.title) + " is that of " + other + " too",
			Hint: "give each record a title of its own",
		})
	}
	return list
}
