package internal_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// setMakers are the functions that make a set of the words of lists.
var setMakers = []string{"keys", "words", "set", "setOf", "nameSet", "demonyms"}

// TestNoWordStandsTwice: a lexicon says a thing once, so that a word which is
// taken out of it is out.
func TestNoWordStandsTwice(t *testing.T) {
	lists := 0
	for pkg, files := range sources(t) {
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if name, ok := call.Fun.(*ast.Ident); ok && slices.Contains(setMakers, name.Name) {
					lists++
					if again := twice(call); len(again) > 0 {
						t.Errorf("internal/%s: %s(`%.40s…`) has twice: %s", pkg, name.Name, literal(call.Args[0]), strings.Join(again, " "))
					}
				}
				return true
			})
		}
	}
	if lists < 100 {
		t.Errorf("only %d lists of words were found", lists)
	}
}

// twice gives the words that stand more than once in the literals of a call.
func twice(call *ast.CallExpr) (again []string) {
	seen := map[string]bool{}
	for _, arg := range call.Args {
		for w := range strings.FieldsSeq(literal(arg)) {
			if seen[w] {
				again = append(again, w)
			}
			seen[w] = true
		}
	}
	return again
}

// literal gives the text of a literal, or of several joined; nothing for any other
// expression.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); e.Kind == token.STRING && err == nil {
			return s
		}
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	}
	return ""
}
