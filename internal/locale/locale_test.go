package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/layouts"
)

// Each word of the layouts and of the pages has a French one, and each French
// one is in use.
func TestFrench(t *testing.T) {
	words, nouns := used(t)
	french := locale.For("fr-FR")
	var missing, idle []string
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if !french.Has(w) {
			missing = append(missing, w)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(nouns)) {
		if !french.HasNoun(n) {
			missing = append(missing, "(a number) "+n)
		}
	}
	for _, w := range french.Known() {
		if !words[w] {
			idle = append(idle, w)
		}
	}
	if len(missing) > 0 {
		t.Errorf("words without a French one:\n  %s", strings.Join(missing, "\n  "))
	}
	if len(idle) > 0 {
		t.Errorf("French words of which nothing makes use:\n  %s", strings.Join(idle, "\n  "))
	}
}

var (
	word = regexp.MustCompile(`[({ ]t "([^"]*)"`)
	noun = regexp.MustCompile(`\bcount [^"{}<>]*"([^"]*)"`)
)

// used gathers the words that stand in layouts and in the source of the
// packages that plan and draw pages.
func used(t *testing.T) (words, nouns map[string]bool) {
	words, nouns = map[string]bool{}, map[string]bool{}
	entries, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := layouts.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range word.FindAllStringSubmatch(string(data), -1) {
			words[m[1]] = true
		}
		for _, m := range noun.FindAllStringSubmatch(string(data), -1) {
			nouns[m[1]] = true
		}
	}
	for _, pattern := range []string{"../page/*.go", "../layout/*.go", "../plot/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no source", err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				inSource(t, file, words, nouns)
			}
		}
	}
	for _, f := range dossier.Forms {
		words[strings.ReplaceAll(string(f), "-", " ")] = true
	}
	for _, a := range dossier.ActorTypes {
		words[strings.ReplaceAll(string(a), "-", " ")] = true
	}
	for _, b := range []date.Basis{date.Derived, date.Inferred} {
		words[b.String()] = true
	}
	return words, nouns
}

// arguments tells which argument of a function, from 0, is a word.
var arguments = map[string][]int{"T": {0}, "sectionLink": {1}, "index": {1, 2}, "add": {2}}

// inSource gathers the words of a Go file: arguments of the functions above,
// and the values of the table of headings.
func inSource(t *testing.T, file string, words, nouns map[string]bool) {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	take := func(e ast.Expr, into map[string]bool) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, _ := strconv.Unquote(lit.Value)
			into[s] = true
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := nameOf(n.Fun)
			for _, i := range arguments[name] {
				if i < len(n.Args) {
					take(n.Args[i], words)
				}
			}
			if name == "Count" && len(n.Args) == 2 {
				take(n.Args[1], nouns)
			}
		case *ast.ValueSpec:
			if n.Names[0].Name == "actorHeads" {
				for _, e := range n.Values[0].(*ast.CompositeLit).Elts {
					take(e.(*ast.KeyValueExpr).Value, words)
				}
			}
		}
		return true
	})
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "strings" {
			return ""
		}
		return e.Sel.Name
	}
	return ""
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ language, got, want string }{
		{"en", locale.For("en").T("Timeline"), "Timeline"},
		{"fr", locale.For("fr").T("Timeline"), "Chronologie"},
		{"fr-CA", locale.For("fr-CA").T("Timeline"), "Chronologie"},
		{"FR", locale.For("FR").Language, "fr"},
		{"de", locale.For("de").T("Timeline"), "Timeline"},
		{"de", locale.For("de").Language, "en"},
		{"", locale.For("").T("Timeline"), "Timeline"},
		{"fr, an unknown word", locale.For("fr").T("Xyz"), "Xyz"},
		{"en", locale.For("en").Count(0, "report"), "0 reports"},
		{"en", locale.For("en").Count(1, "report"), "1 report"},
		{"en", locale.For("en").Count(2, "report"), "2 reports"},
		{"en", locale.For("en").Count(2, "person"), "2 people"},
		{"en", locale.For("en").Count(2, "more"), "2 more"},
		{"fr", locale.For("fr").Count(0, "report"), "0 compte rendu"},
		{"fr", locale.For("fr").Count(1, "report"), "1 compte rendu"},
		{"fr", locale.For("fr").Count(2, "report"), "2 comptes rendus"},
		{"fr, an unknown noun", locale.For("fr").Count(2, "xyz"), "2 xyzs"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.language, c.got, c.want)
		}
	}
}

// French has unbroken blanks before its high punctuation, and curly
// apostrophes.
func TestFrenchTypography(t *testing.T) {
	french := locale.For("fr")
	var wrong []string
	for _, w := range french.Known() {
		if s := french.T(w); regexp.MustCompile(`'| [:;?!»]|« |\.\.\.| $`).MatchString(s) {
			wrong = append(wrong, s)
		}
	}
	if diff := cmp.Diff([]string(nil), wrong); diff != "" {
		t.Error(diff)
	}
}
