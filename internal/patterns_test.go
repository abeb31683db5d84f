package internal_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPatternsCompile compiles every constant expression that is handed to
// pattern.New, which does so at first use only.
func TestPatternsCompile(t *testing.T) {
	folders := map[string]bool{}
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		folders[filepath.Dir(f)] = true
	}
	count := 0
	for folder := range folders {
		for _, expr := range patternsIn(t, folder) {
			count++
			if _, err := regexp.Compile(expr); err != nil {
				t.Errorf("%s: %v", folder, err)
			}
		}
	}
	if count < 100 {
		t.Errorf("only %d patterns were found", count)
	}
}

// patternsIn gives the constant arguments of pattern.New in a package.
func patternsIn(t *testing.T, folder string) []string {
	t.Helper()
	fset := token.NewFileSet()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var syntax []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		syntax = append(syntax, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Error: func(error) {}} // what is imported is not known here, nor needed
	_, _ = config.Check(folder, fset, syntax, info)
	var list []string
	for _, f := range syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "New" {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "pattern" {
					if v := info.Types[call.Args[0]].Value; v != nil && v.Kind() == constant.String {
						list = append(list, constant.StringVal(v))
					}
				}
			}
			return true
		})
	}
	return list
}
