package build

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

func TestCheckPaths(t *testing.T) {
	long := strings.Repeat("x", 252) + ".css"
	tests := []struct {
		paths []string
		want  string // empty: nothing
	}{
		{[]string{"index.html", "assets/a.css", "assets/b.css", "articles/a/index.html", "assets/.htaccess", "assets/console.js", "com10/é.svg"}, ""},
		{[]string{"assets/Logo.svg", "assets/logo.svg"}, "assets/logo.svg: error: two files of the site have one path: assets/Logo.svg and assets/logo.svg\n  hint: rename the one or the other"},
		{[]string{"assets/e\u0301.svg", "assets/\u00e9.svg"}, "assets/\u00e9.svg: error: two files of the site have one path: \"assets/e\\u0301.svg\" and \"assets/\\u00e9.svg\"\n  hint: rename the one or the other"},
		{[]string{"assets/E\u0301.svg", "assets/\u00e9.svg"}, "assets/\u00e9.svg: error: two files of the site have one path: assets/E\u0301.svg and assets/\u00e9.svg\n  hint: rename the one or the other"},
		{[]string{"assets/Aux.css"}, "assets/Aux.css: error: \"Aux.css\" is the name of a device on Windows\n  hint: rename Aux.css"},
		{[]string{"com1/index.html"}, "com1/index.html: error: \"com1\" is the name of a device on Windows\n  hint: rename com1"},
		{[]string{"assets/what?.svg"}, "assets/what?.svg: error: '?' in a name, which Windows does not take\n  hint: rename it"},
		{[]string{"assets/a\tb.svg"}, "assets/a b.svg: error: '\\t' in a name, which Windows does not take\n  hint: rename it"},
		{[]string{"assets/a./x.svg"}, "assets/a./x.svg: error: a name that ends in a dot or a blank, which Windows does not take\n  hint: rename it"},
		{[]string{"com1/x.html", "com1/x.html/y"}, "com1/x.html: error: \"com1\" is the name of a device on Windows\n  hint: rename com1com1/x.html/y: error: \"com1\" is the name of a device on Windows\n  hint: rename com1"},
		{[]string{"a/x.html", "a/b/x.html", "a/nul/x.html", "nul/x.html"}, "a/nul/x.html: error: \"nul\" is the name of a device on Windows\n  hint: rename nulnul/x.html: error: \"nul\" is the name of a device on Windows\n  hint: rename nul"},
		{[]string{"assets/" + long}, "assets/" + long + ": error: a name of 256 bytes, and disks take 255 at most\n  hint: shorten it"},
	}
	for _, test := range tests {
		var diags diag.List
		checkPaths(test.paths, &diags)
		got := ""
		for _, d := range diags {
			got += d.String()
		}
		if got != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.paths, got, test.want)
		}
	}
}

// TestSoundPaths: whatever came and went since the last site, what is said of its
// paths is what is said of them anew; and those of a roster are not looked at twice.
func TestSoundPaths(t *testing.T) {
	all := []string{"a/index.html", "b/index.html", "A/index.html", "c/nul", "c/x", "d/\u00e9", "d/e\u0301", "e.css", "f.css", "g.css"}
	random := rand.New(rand.NewPCG(1, 2))
	var s soundPaths
	for range 4000 {
		var pages, files []string
		for _, name := range all {
			if seldom := name == "A/index.html" || name == "c/nul" || name == "d/e\u0301"; seldom && random.IntN(12) > 0 {
				continue
			}
			switch random.IntN(6) {
			case 0:
			case 1:
				files = append(files, name)
			default:
				if pages = append(pages, name); random.IntN(40) == 0 {
					files = append(files, name)
				}
			}
		}
		var got, want diag.List
		roster := new(dossier.Roster)
		find := func() []string { return slices.Clone(pages) }
		s.check(roster, files, find, &got)
		paths := append(find(), files...)
		slices.Sort(paths)
		if checkPaths(paths, &want); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %v, anew %v", paths, got, want)
		}
		asked := false
		s.check(roster, files, func() []string { asked = true; return find() }, new(diag.List))
		if asked != (len(want) > 0) {
			t.Fatalf("%q: the paths of a roster are looked at again: %v, though this is wrong with them: %v", paths, asked, want)
		}
	}
}
