package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
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

// Every language has every word and noun of the layouts and pages, and none that
// nothing makes use of. English is the words themselves, and has the nouns.
func TestCataloguesAreComplete(t *testing.T) {
	words, nouns := used(t)
	for _, l := range locale.Languages() {
		var missing, idle []string
		for _, w := range slices.Sorted(maps.Keys(words)) {
			if !l.Has(w) && l.Code != "en" {
				missing = append(missing, w)
			}
		}
		for _, n := range slices.Sorted(maps.Keys(nouns)) {
			if forms, ok := l.NounOf(n); !ok || forms.Other == "" {
				missing = append(missing, "(a number) "+n)
			}
		}
		for _, w := range l.KnownWords() {
			if !words[w] {
				idle = append(idle, w)
			}
		}
		for _, n := range l.KnownNouns() {
			if !nouns[n] {
				idle = append(idle, "(a number) "+n)
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s lacks the words:\n  %s", l.Name, strings.Join(missing, "\n  "))
		}
		if len(idle) > 0 {
			t.Errorf("%s has words of which nothing makes use:\n  %s", l.Name, strings.Join(idle, "\n  "))
		}
	}
}

// A language that is not English leaves none of its words in English, but for
// signs that are the same, and keeps the places of its patterns.
func TestCataloguesAreTranslated(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, w := range l.KnownWords() {
			said := l.T(w)
			if said == "" || strings.TrimSpace(said) != said && w != ":" && w != ";" {
				t.Errorf("%s: %q is %q", l.Name, w, said)
			}
			if strings.Contains(w, "{time}") != strings.Contains(said, "{time}") {
				t.Errorf("%s: %q is %q, and {time} gets lost", l.Name, w, said)
			}
			if l.RightToLeft() && regexp.MustCompile(`[A-Za-z]{3}`).MatchString(strings.NewReplacer("seeds/", "", "content/_index.md", "", "{time}", "").Replace(said)) {
				t.Errorf("%s: %q is %q, in Latin letters", l.Name, w, said)
			}
		}
		for _, n := range l.KnownNouns() {
			for k := range 1000 {
				if said := l.Count(k, n); strings.ContainsAny(said, "{}") || said == "" {
					t.Errorf("%s: %d %s is %q", l.Name, k, n, said)
				}
			}
		}
	}
}

// Every language of the package stands in the list, under a code of its own and
// with all that is not words.
func TestLanguagesAreListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		declared += len(regexp.MustCompile(`(?m)^var \w+ = Language\{`).FindAll(source, -1))
	}
	if n := len(locale.Languages()); n != declared {
		t.Errorf("%d languages are declared, and %d listed", declared, n)
	}
	seen := map[string]bool{}
	for _, l := range locale.Languages() {
		if seen[l.Code] || l.Code == "" || locale.For(l.Code) != l || l.Name == "" || l.Group == "" || l.Point == "" || slices.Contains(l.Quotes[:], "") {
			t.Errorf("%q is not complete, or not alone: %+v", l.Code, l.Name)
		}
		seen[l.Code] = true
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
	for _, unit := range []string{"year", "month", "day", "hour", "minute"} {
		nouns[unit] = true // in tables of package plot
	}
	for _, b := range []date.Basis{date.Derived, date.Inferred} {
		words[b.String()] = true
	}
	return words, nouns
}

// arguments tells which argument of a function, from 0, is a word.
var arguments = map[string][]int{"T": {0}, "Fill": {0}, "sectionLink": {1}, "index": {1, 2}, "add": {2}, "toDraw": {0}}

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
	en, fr, ar := locale.For("en"), locale.For("fr"), locale.For("ar")
	for _, c := range []struct{ language, got, want string }{
		{"en", en.T("Timeline"), "Timeline"},
		{"fr", fr.T("Timeline"), "Chronologie"},
		{"fr-CA", locale.For("fr-CA").T("Timeline"), "Chronologie"},
		{"FR", locale.For("FR").Code, "fr"},
		{"ar-ML", locale.For("ar-ML").T("Timeline"), "الخط الزمني"},
		{"de", locale.For("de").T("Timeline"), "Timeline"},
		{"de", locale.For("de").Code, "en"},
		{"", locale.For("").T("Timeline"), "Timeline"},
		{"fr, an unknown word", fr.T("Xyz"), "Xyz"},
		{"en", en.Count(0, "report"), "0 reports"},
		{"en", en.Count(1, "report"), "1 report"},
		{"en", en.Count(2, "report"), "2 reports"},
		{"en", en.Count(1234, "report"), "1,234 reports"},
		{"en", en.Count(2, "more"), "2 more"},
		{"fr", fr.Count(0, "report"), "0 compte rendu"},
		{"fr", fr.Count(1, "report"), "1 compte rendu"},
		{"fr", fr.Count(2, "report"), "2 comptes rendus"},
		{"fr", fr.Count(12345678, "report"), "12\u202f345\u202f678 comptes rendus"},
		{"fr, an unknown noun", fr.Count(2, "xyz"), "2 xyz"},
		{"ar, zero", ar.Count(0, "event"), "لا أحداث"},
		{"ar, one", ar.Count(1, "event"), "حدث واحد"},
		{"ar, two", ar.Count(2, "event"), "حدثان"},
		{"ar, few", ar.Count(3, "event"), "3 أحداث"},
		{"ar, few", ar.Count(110, "event"), "110 أحداث"},
		{"ar, many", ar.Count(11, "event"), "11 حدثًا"},
		{"ar, many", ar.Count(199, "event"), "199 حدثًا"},
		{"ar, other", ar.Count(100, "event"), "100 حدث"},
		{"ar, other", ar.Count(1002, "event"), "1,002 حدث"},
		{"ar, no form for none", ar.Count(0, "day"), "0 يوم"},
		{"en", en.Number(0) + " " + en.Number(999) + " " + en.Number(1000) + " " + en.Number(100000), "0 999 1,000 100,000"},
		{"en", en.Fill("{time} later", "2 days"), "2 days later"},
		{"ar", ar.Fill("{time} later", ar.Count(2, "day")), "بعد يومين"},
		{"all", strings.Join(locale.Codes(), " "), "en fr ar"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.language, c.got, c.want)
		}
	}
	if locale.For("AR-ml") != ar || locale.For("de") != en || locale.For("") != en || en.RightToLeft() || !ar.RightToLeft() {
		t.Error("a language is not known, or in the wrong direction")
	}
}

// French has unbroken blanks before its high punctuation, and curly
// apostrophes.
func TestFrenchTypography(t *testing.T) {
	french := locale.For("fr")
	var wrong []string
	for _, w := range french.KnownWords() {
		if s := french.T(w); regexp.MustCompile(`'| [:;?!»]|« |\.\.\.| $`).MatchString(s) {
			wrong = append(wrong, s)
		}
	}
	if diff := cmp.Diff([]string(nil), wrong); diff != "" {
		t.Error(diff)
	}
}
