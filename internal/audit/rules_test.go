package audit_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/audit"
	"dossier/internal/diag"
)

// ruleFor gives the rule of a message about the content.
func ruleFor(file, message string) string {
	return audit.FromDiagnostics(diag.List{{Pos: diag.Pos{File: file}, Message: message}})[0].Rule
}

func TestContentRules(t *testing.T) {
	for message, want := range map[string]string{
		"the quote is not in bbc: “the id has no paragraph 4”":  "quote-missing",
		"the quote stands more than once in bbc":                "quote-ambiguous",
		"bbc has no paragraph 9":                                "paragraph-range",
		`unknown source "x"`:                                    "unknown-source",
		`unknown actor "unknown source \"x\""`:                  "unknown-record",
		`unknown key "titel" in an event`:                       "unknown-key",
		`date "2012-13": there is no month 13`:                  "bad-date",
		`"a b" is not an id: a blank`:                           "bad-id",
		"an event has no title":                                 "key-missing",
		`it shares 76 % of its text with x: perhaps one origin`: "perhaps-copy",
		"mapping values are not allowed in this context":        audit.RuleContent,
	} {
		if got := ruleFor("content/x.md", message); got != want {
			t.Errorf("%q: got %s, want %s", message, got, want)
		}
	}
	if got := ruleFor("layouts/x.html", "unexpected {{end}}"); got != "layout" {
		t.Errorf("a layout: %s", got)
	}
	if got := ruleFor("assets/x.js", "unexpected }"); got != "asset" {
		t.Errorf("an asset: %s", got)
	}
}

// quiet are the packages whose words have no rule of their own: they are about
// captures before they are imported, or about maps, whose rule goes by their
// place.
var quiet = []string{"seed", "intake", "diag", "fetch", "atlas"}

// TestEveryMessageHasARule reads the source of the program: each wording in which
// it tells of the content has a rule of its own. Where this fails, add the
// wording to contentRules, under a rule that is there or a new one.
func TestEveryMessageHasARule(t *testing.T) {
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || slices.Contains(quiet, filepath.Base(filepath.Dir(name))) {
			continue
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(f) {
			format := wordingOf(n)
			if format == "" || format == "%s" { // the words come from elsewhere
				continue
			}
			found++
			message := regexp.MustCompile(`%#?[a-zA-Z]`).ReplaceAllStringFunc(format, filled)
			if ruleFor("content/x.md", strings.ReplaceAll(message, "%%", "%")) == audit.RuleContent {
				t.Errorf("%s: no rule is for %q", fset.Position(n.Pos()), format)
			}
		}
	}
	if found < 80 {
		t.Errorf("only %d messages were found", found)
	}
}

// wordingOf gives the wording of a call that makes a diagnostic.
func wordingOf(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	at := -1
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		if slices.Contains([]string{"Errorf", "Warnf", "Notef"}, fun.Sel.Name) && fmt.Sprint(fun.X) != "fmt" {
			at = 2
		}
	case *ast.Ident:
		if fun.Name == "refuse" {
			at = 1
		}
	}
	if at < 0 || at >= len(call.Args) {
		return ""
	}
	text, ok := call.Args[at].(*ast.BasicLit)
	if !ok || text.Kind != token.STRING {
		return ""
	}
	words, _ := strconv.Unquote(text.Value)
	return words
}

func filled(verb string) string {
	switch verb {
	case "%q":
		return `"a \"word\""`
	case "%d":
		return "3"
	}
	return "words"
}

// TestDocsNameEveryRule holds the list of rules in the documents against those
// that there are.
func TestDocsNameEveryRule(t *testing.T) {
	data, err := os.ReadFile("../../docs/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|").FindAllStringSubmatch(string(data), -1) {
		told = append(told, m[1])
	}
	want := audit.ContentRules()
	for _, name := range []string{"audit.go", "check.go"} {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^//\t([a-z-]+) +(?:error|warning|note) `).FindAllStringSubmatch(string(src), -1) {
			want = append(want, m[1])
		}
	}
	slices.Sort(told)
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("docs/checks.md tells\n%v\nand there are\n%v", told, want)
	}
}
