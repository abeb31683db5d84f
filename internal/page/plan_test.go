package page_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/page"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A view leads nowhere: from none of its types is a func, chan, interface, map,
// pointer or place in a file to be reached, nor a citation's own words.
func TestViewsAreClosed(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var closed func(path string, v reflect.Type)
	closed = func(path string, v reflect.Type) {
		if seen[v] {
			return
		}
		seen[v] = true
		switch v.Kind() {
		case reflect.Func, reflect.Chan, reflect.Interface, reflect.Map, reflect.Pointer, reflect.UnsafePointer:
			t.Errorf("%s is a %s", path, v.Kind())
		case reflect.Slice, reflect.Array:
			closed(path+"[]", v.Elem())
		case reflect.Struct:
			if v == reflect.TypeFor[diag.Pos]() || v.PkgPath() == "dossier/internal/dossier" && v.Name() != "Range" {
				t.Errorf("%s is a %s", path, v)
			}
			for i := range v.NumField() {
				closed(path+"."+v.Field(i).Name, v.Field(i).Type)
			}
		}
	}
	kinds := map[string]bool{}
	for _, p := range page.Plan(site(t, nil), assets, false) {
		kinds[p.Layout] = true
		closed(p.Layout, reflect.TypeOf(p.View()))
	}
	if len(kinds) != 16 {
		t.Errorf("the dossier of testdata has pages of %d layouts, not of all 16: %v", len(kinds), kinds)
	}
}

// Where words stand in a file reaches no page: blank lines at the head of every
// text, and comments among the keys, change no view.
func TestPositionsReachNoPage(t *testing.T) {
	want := views(site(t, nil))
	got := views(site(t, func(_, text string) string {
		if head, body, ok := strings.Cut(text, "\n---\n"); ok {
			return strings.Replace(head, "---\n", "---\n# a comment\n", 1) + "\n---\n\n\n" + body
		}
		return text
	}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// viewed is a page with its view.
type viewed struct {
	Path, Layout string
	View         any
}

func views(d *dossier.Dossier) []viewed {
	var list []viewed
	for _, p := range page.Plan(d, assets, false) {
		list = append(list, viewed{p.Path, p.Layout, p.View()})
	}
	return list
}

// No word of a draft is in any view, nor a word of a source that is shown in
// part but for the cited passages.
func TestPrivateTextReachesNoView(t *testing.T) {
	const canary = "QUETZAL"
	for _, p := range page.Plan(site(t, nil), assets, false) {
		view := fmt.Sprintf("%+v", p.View())
		if i := strings.Index(view, canary); i >= 0 {
			t.Errorf("%s: … %s …", p.Path, view[max(i-80, 0):min(i+80, len(view))])
		}
	}
	all := fmt.Sprintf("%+v", views(site(t, func(_, text string) string {
		return strings.NewReplacer("rights: excerpt", "rights: full", "rights: link", "rights: full").Replace(text)
	})))
	if !strings.Contains(all, canary) {
		t.Error("the canary is not found where it may be shown, so this test finds nothing")
	}
}

// With the drafts, their words are there, and every page says so.
func TestDrafts(t *testing.T) {
	data, err := os.ReadFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	pages := page.Plan(read(t, txtar.Parse(data), collate.Options{Drafts: true}), assets, true)
	shown := 0
	for _, p := range pages {
		view := fmt.Sprintf("%+v", p.View())
		if !strings.Contains(view, "Drafts:true") {
			t.Errorf("%s does not say that the site shows drafts", p.Path)
		}
		shown += strings.Count(view, "QUETZAL")
	}
	if shown < 5 {
		t.Error("the drafts are not shown")
	}
}

// The same dossier has the same pages, each at a path of its own, in order.
func TestPlanIsDetermined(t *testing.T) {
	d := site(t, nil)
	want := views(d)
	for range 5 {
		if diff := cmp.Diff(want, views(d)); diff != "" {
			t.Fatal(diff)
		}
	}
	if diff := cmp.Diff(want, views(site(t, nil))); diff != "" {
		t.Fatal(diff)
	}
	for i := 1; i < len(want); i++ {
		if want[i-1].Path >= want[i].Path {
			t.Errorf("%s stands before %s", want[i-1].Path, want[i].Path)
		}
	}
}

// An edit of one body changes the view of its page, that of the page for paper,
// and, where the words name or cite nothing else, no other.
func TestAnEditStaysOnItsPage(t *testing.T) {
	before := views(site(t, nil))
	after := views(site(t, func(name, text string) string {
		if name == "content/pages/method.md" {
			return strings.Replace(text, "About", "More words about", 1)
		}
		return text
	}))
	var changed []string
	for i := range before {
		if !reflect.DeepEqual(before[i], after[i]) {
			changed = append(changed, before[i].Path)
		}
	}
	if diff := cmp.Diff([]string{"method/index.html", "print/index.html"}, changed); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What a page says of itself: the words of links are part of its description,
// and a former address names the new one as its own.
func TestHeads(t *testing.T) {
	want := []string{
		"404.html | Page not found |  | ",
		"about/index.html | Method |  | https://example.org/mali/method/",
		"actors/sanogo/index.html | Amadou Sanogo | Amadou Sanogo: A captain. | https://example.org/mali/actors/sanogo/",
		"index.html | Brief | Soldiers of Kati rose. | https://example.org/mali/",
		"method/index.html | Method | About Keita. | https://example.org/mali/method/",
		"places/kati-base/index.html | Kati | Kati lies here. | https://example.org/mali/places/kati-base/",
		"timeline/coup/index.html | Timeline: The coup | Every event, in order of time: The coup | https://example.org/mali/timeline/coup/",
	}
	var got []string
	for _, p := range page.Plan(site(t, nil), assets, false) {
		f := reflect.ValueOf(p.View()).FieldByName("Frame").Interface().(page.Frame)
		line := strings.Join([]string{p.Path, f.Title, f.Description, f.Canonical}, " | ")
		if slices.ContainsFunc(want, func(w string) bool { return strings.HasPrefix(w, p.Path+" ") }) {
			got = append(got, line)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The rows of a comparison that the brief shows have its labels and cells.
func TestRowsOfTheBrief(t *testing.T) {
	var got []string
	for _, p := range page.Plan(site(t, nil), assets, false) {
		if v, ok := p.View().(page.BriefView); ok {
			for _, row := range v.Rows {
				line := row.Label
				for _, c := range row.Cells {
					line += fmt.Sprintf(" | %s %t", c.Text.Blocks[0].Words(), c.Open)
				}
				got = append(got, line)
			}
		}
	}
	want := []string{"Where | Kati false | no source true", "Why | A word false | does not apply true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// 2,000 articles of 20 paragraphs with an event each: what a build does again
// each time, and the comparison of all views with those of the last build.
func BenchmarkPlan(b *testing.B) {
	d := read(b, invented(2000), collate.Options{})
	b.Run("plan", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			page.Plan(d, assets, false)
		}
	})
	before, after := page.Plan(d, assets, false), page.Plan(d, assets, false)
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			if !reflect.DeepEqual(before, after) {
				b.Fatal("views differ")
			}
		}
	})
}

func invented(n int) *txtar.Archive {
	archive := &txtar.Archive{}
	add := func(name, text string, args ...any) {
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: fmt.Appendf(nil, text, args...)})
	}
	for i := range n {
		var text strings.Builder
		for p := range 20 {
			fmt.Fprintf(&text, "In paragraph %d of article %d Captain Name%d spoke about what the soldiers had done on day %d.\n\n", p, i, i%500, i*p)
		}
		add(fmt.Sprintf("content/articles/a%d.md", i), "---\ntitle: A\ndate: 2012-03-22\n---\n%s", text.String())
		add(fmt.Sprintf("content/events/e%d.md", i), "---\ntitle: E\ndate: 2012-03-22\n---\nHe spoke [@a%d \"paragraph 3 of article %d\"].\n", i, i)
	}
	for i := range 500 {
		add(fmt.Sprintf("content/actors/p%d.md", i), "---\nname: Captain Name%d\n---\n", i)
	}
	return archive
}
