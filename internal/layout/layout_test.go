package layout

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/locale"
	"dossier/internal/page"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// golden runs a txtar file of cases, each a file and after it, as "want", what
// draw makes of it.
func golden(t *testing.T, file string, draw func(name, source string) string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	results := &txtar.Archive{Comment: archive.Comment}
	for i, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		want := ""
		if i+1 < len(archive.Files) && archive.Files[i+1].Name == "want" {
			want = string(archive.Files[i+1].Data)
		}
		got := draw(f.Name, string(f.Data))
		if diff := cmp.Diff(want, got); diff != "" && !*update {
			t.Errorf("%s: -want +got:\n%s", f.Name, diff)
		}
		results.Files = append(results.Files, f, txtar.File{Name: "want", Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(results), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var example = page.PageView{Frame: page.Frame{
	Title: "Method", Description: "How", Crumbs: []page.Link{{Href: "../index.html", Label: "Brief"}},
}}

// A case is a layout for a page; it is drawn beside the file below. What is
// wrong with it is told with its place.
func TestMistakes(t *testing.T) {
	const parts = "{{define \"wrong\"}}\n  <b>{{.Wrong}}</b>{{end}}\n{{define \"endless\"}}{{template \"endless\" .}}{{end}}\n"
	golden(t, "mistakes.txtar", func(_, source string) string {
		set, diags := Parse([]File{
			{Path: "layouts/page.html", Data: []byte("the built-in one")},
			{Path: "layouts/_parts.html", Data: []byte(parts)},
			{Path: "layouts/page.html", Data: []byte(strings.TrimSuffix(source, "\n"))},
		}, []string{"page"}, locale.For("en"))
		if len(diags) == 0 {
			html, fault := set.Execute("page", example)
			if fault == nil {
				return string(html) + "\n"
			}
			diags = append(diags, *fault)
			if _, _, again := set.Draw("page", example); cmp.Diff(fault, again) != "" {
				t.Errorf("%s: Execute tells %v, Draw %v", source, fault, again)
			}
		}
		var b strings.Builder
		for _, d := range diags {
			b.WriteString(d.String() + "\n")
		}
		return strings.ReplaceAll(b.String(), "\n  hint: compare it with the built-in layout of the same name; the values it may use are listed in docs/layouts.md", "")
	})
}

// A dossier's own layout replaces the built-in one of the same name, wherever
// others of that name stand; one that is needed must be there, and not empty.
func TestChoice(t *testing.T) {
	file := func(path, text string) File { return File{Path: path, Data: []byte(text)} }
	set, diags := Parse([]File{
		file("layouts/page.html", "built in {{template \"part\"}}"), file("layouts/_part.html", `{{define "part"}}built in{{end}}`), file("layouts/event.html", "{{"),
		file("layouts/page.html", "own {{template \"part\"}}"), file("layouts/_part.html", `{{define "part"}}own{{end}}`), file("layouts/old/page.html", "old"),
		file("layouts/actor.html", " \n"),
	}, []string{"page", "place", "actor"}, locale.For("en"))
	html, _ := set.Execute("page", nil)
	if got, want := string(html), "own own"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var got []string
	for _, d := range diags {
		got = append(got, d.String())
	}
	const hint = "\n  hint: put the file back, or remove the dossier's own layouts to use the built-in ones"
	if diff := cmp.Diff([]string{
		"layouts/event.html:1: error: unclosed action\n  hint: compare it with the built-in layout of the same name; the values it may use are listed in docs/layouts.md",
		"layouts/place.html: error: a layout is missing" + hint,
		"layouts/actor.html: error: a layout is empty" + hint,
	}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A case is what a layout says with the functions.
func TestFunctions(t *testing.T) {
	for source, want := range map[string]string{
		`{{t "Method"}}`: "Method",
		`{{count 1 "report"}}, {{count 2 "report"}}`:                                  "1 report, 2 reports",
		`{{range list 1 "a" .Title}}{{.}},{{end}}`:                                    "1,a,Method,",
		`{{some}} {{some "" 0 false nil}}`:                                            "false false",
		`{{some .Crumbs}} {{some .Notes}}`:                                            "true false",
		`{{some .Body}} {{some .Title}} {{some 0 1}}`:                                 "false true true",
		`{{hue 1}} {{hue 6}} {{hue 7}} {{hue 12}}`:                                    "hue-1 hue-6 hue-1 hue-6",
		`{{marked "a"}}|{{marked ""}}|{{marked "“"}}`:                                 "||inner",
		`{{marked "“a b”"}} {{marked "« a »"}} {{marked "\"a\""}}`:                    "whole whole whole",
		`{{marked "“a” b"}} {{marked "a “b”"}} {{marked "“a” “b”"}} {{marked "a “"}}`: "inner inner inner inner",
		`{{.Title}} & <b>`:                                "Method & <b>",
		`{{print "<script>alert(1)</script>"}}`:           "&lt;script&gt;alert(1)&lt;/script&gt;",
		`<a href="{{print "javascript:alert(1)"}}">x</a>`: `<a href="#ZgotmplZ">x</a>`,
	} {
		set, diags := Parse([]File{{Path: "layouts/page.html", Data: []byte(source)}}, nil, locale.For("en"))
		if len(diags) > 0 {
			t.Errorf("%s: %v", source, diags)
			continue
		}
		html, fault := set.Execute("page", example)
		if fault != nil {
			t.Errorf("%s: %v", source, fault)
		} else if got := string(html); got != want {
			t.Errorf("%s:\n got %s\nwant %s", source, got, want)
		}
	}
}
