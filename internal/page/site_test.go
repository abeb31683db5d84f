package page_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/page"
	"dossier/layouts"
)

// site reads the dossier of testdata, after edit has changed its files.
func site(t testing.TB, edit func(name, text string) string) *dossier.Dossier {
	t.Helper()
	data, err := os.ReadFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	for i := range archive.Files {
		f := &archive.Files[i]
		if edit != nil {
			f.Data = []byte(edit(f.Name, string(f.Data)))
		}
	}
	return read(t, archive, collate.Options{})
}

// read parses and collates the files of a dossier, which must be sound.
func read(t testing.TB, archive *txtar.Archive, opt collate.Options) *dossier.Dossier {
	t.Helper()
	var config dossier.Config
	var records []dossier.Record
	var diags diag.List
	md := markdown.New()
	for _, f := range archive.Files {
		kind, ok := matter.KindOf(f.Name)
		if !ok {
			var more diag.List
			config, more = matter.ParseConfig(f.Data)
			diags = slices.Concat(diags, more, md.Prose(&config.Notice))
			continue
		}
		parsed, more, ok := matter.Parse(kind, f.Name, f.Data)
		diags = append(diags, more...)
		if !ok {
			continue
		}
		body, more := md.Body(f.Name, parsed.Body, parsed.BodyLine)
		parsed.Record.Header().Body = body
		diags = append(diags, more...)
		for _, p := range dossier.Proses(parsed.Record) {
			diags = append(diags, md.Prose(p)...)
		}
		if a, ok := parsed.Record.(*dossier.Article); ok {
			a.Speech = new(collate.Listener).Speech(a, config.Language)
		}
		records = append(records, parsed.Record)
	}
	d, more := collate.Collate(config, records, opt)
	for _, g := range append(diags, more...) {
		t.Error(g)
	}
	return d
}

var assets = page.Assets{"site.css": "assets/site.1.css", "site.js": "assets/site.1.js", page.TabIcon: "assets/icon.1.svg",
	page.CardImage: "assets/card.1.png", page.TouchIcon: "assets/touch-icon.1.png"}

// drawn draws the pages with the layouts that come with the program, without
// redirects, and gives their HTML by path.
func drawn(t testing.TB, d *dossier.Dossier) map[string]string {
	t.Helper()
	var files []layout.File
	entries, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := layouts.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, layout.File{Path: "layouts/" + e.Name(), Data: data})
	}
	set, diags := layout.Parse(files, nil, locale.For(d.Config.Language))
	for _, g := range diags {
		t.Fatal(g)
	}
	pages := map[string]string{}
	for _, p := range page.Plan(d, assets, false) {
		html, fault := set.Execute(p.Layout, p.View())
		if fault != nil {
			t.Fatalf("%s: %s", p.Path, fault)
		}
		pages[p.Path] = string(html)
	}
	return pages
}

var (
	idAttr   = regexp.MustCompile(`<[a-z][^>]* id="([^"]*)"`)
	hrefAttr = regexp.MustCompile(`<a [^>]*href="([^"]*)"`)
	noteMark = regexp.MustCompile(`<a id="(r[0-9-]+)" href="#(n[0-9]+)" aria-label="Evidence [0-9]+">([0-9]+)</a>`)
	note     = regexp.MustCompile(`<li id="(n[0-9]+)">`)
	wayBack  = regexp.MustCompile(`<a href="#(r[0-9-]+)"`)
)

func submatches(re *regexp.Regexp, text string, group int) []string {
	var list []string
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		list = append(list, m[group])
	}
	return list
}

// Each id stands once on its page.
func TestIDsAreUnique(t *testing.T) {
	for path, html := range drawn(t, site(t, nil)) {
		seen := map[string]bool{}
		for _, id := range submatches(idAttr, html, 1) {
			if seen[id] {
				t.Errorf("%s: the id %q stands twice", path, id)
			}
			seen[id] = true
		}
	}
}

// Every link within the site leads to a page, and to an id on it.
func TestLinksResolve(t *testing.T) {
	pages := drawn(t, site(t, nil))
	for from, html := range pages {
		for _, href := range submatches(hrefAttr, html, 1) {
			if strings.Contains(href, "://") {
				continue
			}
			file, fragment, _ := strings.Cut(href, "#")
			to := from
			switch {
			case from == "404.html" && file != "":
				to = strings.TrimPrefix(file, "/mali/")
			case file != "":
				to = join(from, file)
			}
			target, ok := pages[to]
			if !ok && slices.ContainsFunc(page.References, func(r page.Reference) bool { return r.Path == to }) {
				continue // build makes the file
			}
			if !ok {
				t.Errorf("%s: a link to no page: %q", from, href)
			} else if fragment != "" && !slices.Contains(submatches(idAttr, target, 1), fragment) {
				t.Errorf("%s: a link to no id: %q", from, href)
			}
		}
	}
}

// join gives the path that a relative address leads to.
func join(from, href string) string {
	parts := strings.Split(from, "/")
	parts = parts[:len(parts)-1]
	for _, part := range strings.Split(href, "/") {
		if part == ".." {
			if len(parts) == 0 {
				return "above the site"
			}
			parts = parts[:len(parts)-1]
			continue
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "/")
}

// Notes are numbered in the order in which a reader meets their marks, first
// in the text, then in the notes themselves; each mark leads to its note, and
// each note back to all its marks.
func TestNotesAreInReadingOrder(t *testing.T) {
	for path, html := range drawn(t, site(t, nil)) {
		var marks []string
		last := 0
		met := map[string]bool{}
		for _, m := range noteMark.FindAllStringSubmatch(html, -1) {
			marks = append(marks, m[1])
			if met[m[2]] {
				continue
			}
			met[m[2]] = true
			if last++; m[2] != "n"+itoa(last) || m[3] != itoa(last) {
				t.Errorf("%s: the %d. note that a reader meets has the number %s", path, last, m[3])
			}
		}
		if n := len(note.FindAllString(html, -1)); n != last {
			t.Errorf("%s: %d notes, and marks of %d", path, n, last)
		}
		back := submatches(wayBack, html, 1)
		slices.Sort(back)
		slices.Sort(marks)
		if !slices.Equal(back, marks) {
			t.Errorf("%s: the marks %v, and ways back to %v", path, marks, back)
		}
	}
}

// A page is the same whichever others were made before it: what is remembered for
// all of them is never that of another. Its notice leads to records, so that what is
// the same on every page is not remembered; without it, that is.
func TestNoPageDependsOnOthers(t *testing.T) {
	t.Run("notice", func(t *testing.T) { checkAlone(t, site(t, nil)) })
	t.Run("none", func(t *testing.T) {
		checkAlone(t, site(t, func(_, text string) string { return noticeLine.ReplaceAllString(text, "") }))
	})
}

var noticeLine = regexp.MustCompile(`(?m)^notice:.*\n`)

// checkAlone compares each page, made when all have been made, with itself made alone.
func checkAlone(t *testing.T, d *dossier.Dossier) {
	t.Helper()
	shared := page.Plan(d, assets, false)
	slices.Reverse(shared)
	for _, p := range shared {
		p.View()
	}
	for i, p := range shared {
		alone := page.Plan(d, assets, false)
		if diff := cmp.Diff(alone[len(alone)-1-i].View(), p.View()); diff != "" {
			t.Errorf("%s (-made alone +made among others)\n%s", p.Path, diff)
		}
	}
}
