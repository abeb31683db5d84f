package page_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
)

// mali draws the pages of the dossier of this repository as if it were to be
// published at an address.
func mali(t *testing.T, base string) map[string]string {
	t.Helper()
	root := os.DirFS("../..")
	archive := &txtar.Archive{}
	add := func(name string, more string) {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: append(data, more...)})
	}
	add("dossier.yaml", "\nbase_url: "+base+"\n")
	if err := fs.WalkDir(root, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			add(name, "")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return drawn(t, read(t, archive, collate.Options{}))
}

// nodeTypes are the types that may stand at each key, "" being the page itself.
var nodeTypes = map[string]string{
	"": "WebPage CollectionPage Report AboutPage", "isPartOf": "WebSite NewsArticle", "breadcrumb": "BreadcrumbList", "itemListElement": "ListItem",
	"about": "Event Person Organization NewsMediaOrganization", "mainEntity": "Event Person Organization NewsMediaOrganization Place",
	"isBasedOn": "NewsArticle", "citation": "NewsArticle", "hasPart": "Quotation", "publisher": "Organization", "geo": "GeoCoordinates",
	"spokenByCharacter": "Person Organization NewsMediaOrganization", "location": "Place", "containedInPlace": "Place",
	"superEvent": "Event", "subEvent": "Event", "memberOf": "Organization",
}

var isoDate = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?$`)

// auditor walks what a page tells machines.
type auditor struct {
	t     *testing.T
	base  string
	pages map[string]string
	page  string
	seen  map[string]int // nodes, by type
}

// node checks an object and all below it: no empty value, types that its key
// allows, ids and addresses of the site that lead to one of its pages, dates, and
// no newspaper's article at an address of ours.
func (a *auditor) node(key string, v map[string]any) {
	kind, _ := v["@type"].(string)
	id, _ := v["@id"].(string)
	if alone := len(v) == 1 && id != "" && !strings.HasPrefix(id, a.base); !alone {
		if !strings.Contains(" "+nodeTypes[key]+" ", " "+kind+" ") || kind == "" {
			a.t.Errorf("%s: a %q at %q", a.page, kind, key)
		}
	}
	a.seen[kind]++
	for k, value := range v {
		a.value(k, value)
		if s, ok := value.(string); ok && kind == "NewsArticle" && strings.HasPrefix(s, a.base) {
			a.t.Errorf("%s: a newspaper's article has %s %s", a.page, k, s)
		}
	}
}

func (a *auditor) value(key string, value any) {
	switch v := value.(type) {
	case nil:
		a.t.Errorf("%s: %s is null", a.page, key)
	case string:
		a.text(key, v)
	case []any:
		if len(v) == 0 {
			a.t.Errorf("%s: %s is empty", a.page, key)
		}
		for _, item := range v {
			a.value(key, item)
		}
	case map[string]any:
		if len(v) == 0 {
			a.t.Errorf("%s: %s is empty", a.page, key)
		}
		a.node(key, v)
	}
}

func (a *auditor) text(key, s string) {
	if strings.TrimSpace(s) == "" {
		a.t.Errorf("%s: %s is empty", a.page, key)
	}
	switch key {
	case "@id", "url", "item", "image", "archivedAt":
		at, _, _ := strings.Cut(s, "#")
		if !strings.HasPrefix(s, a.base) || strings.HasPrefix(at, a.base+"assets/") {
			break
		}
		if file := strings.TrimPrefix(at, a.base) + "index.html"; a.pages[file] == "" {
			a.t.Errorf("%s: %s %s leads to no page", a.page, key, s)
		}
	case "startDate", "endDate", "datePublished", "dateModified":
		layout := "2006-01-02T15:04Z07:00"
		if !isoDate.MatchString(s) {
			a.t.Errorf("%s: %s is %q", a.page, key, s)
		} else if len(s) <= len("2006-01-02") {
			layout = layout[:len(s)]
		}
		if _, err := time.Parse(layout, s); err != nil {
			a.t.Errorf("%s: %s: %v", a.page, key, err)
		}
	}
}

// TestMachinesOfMali: what every page of this repository's dossier tells
// machines is sound, and its description is its own.
func TestMachinesOfMali(t *testing.T) {
	const base = "https://example.org/mali/"
	a := &auditor{t: t, base: base, pages: mali(t, base), seen: map[string]int{}}
	descriptions := map[string]string{}
	silent := map[string]bool{"print/index.html": true, "404.html": true}
	for name, html := range a.pages {
		a.page = name
		v := told(t, a.pages, name)
		if v == nil {
			if !silent[name] {
				t.Errorf("%s tells machines nothing", name)
			}
			continue
		}
		if v["url"] != base+strings.TrimSuffix(name, "index.html") || !strings.Contains(html, `<link rel="canonical" href="`+v["url"].(string)+`">`) {
			t.Errorf("%s says that it is at %v", name, v["url"])
		}
		d, _ := v["description"].(string)
		if n := utf8.RuneCountInString(d); n == 0 || n > 160 {
			t.Errorf("%s: a description of %d characters: %q", name, n, d)
		}
		if other := descriptions[d]; other != "" {
			t.Errorf("%s and %s have one description: %q", name, other, d)
		}
		descriptions[d] = name
		a.node("", v)
	}
	for kind, least := range map[string]int{
		"Event": 40, "Person": 10, "Organization": 10, "Place": 7, "NewsArticle": 80, "Quotation": 20, "BreadcrumbList": 90, "AboutPage": 1, "Report": 1,
	} {
		if a.seen[kind] < least {
			t.Errorf("%d of type %s, want %d or more", a.seen[kind], kind, least)
		}
	}
}
