package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors are the packages from the ground up. A package may import only what
// lies on lower floors; see ARCHITECTURE.md.
var floors = [][]string{
	{"diag", "date", "slug", "quote", "bundle", "parallel", "lettering", "pattern"},
	{"locale", "dossier", "temporal", "charset", "plot", "atlas", "graph", "jsonld", "bibliography", "picture"},
	{"annotate", "matter", "markdown", "webpage"},
	{"speech", "census", "audience"},
	{"seed"},
	{"collate", "weigh", "page", "intake"},
	{"layout", "asset"},
	{"build", "disk"},
	{"workspace", "publish", "watch", "serve", "audit", "seal", "fetch"},
}

// edges are the packages that may read and write files, clocks and networks.
var edges = []string{"disk", "workspace", "publish", "watch", "serve", "audit", "fetch"}

// impure are the packages of the standard library that reach outside a
// program. The core may import none.
var impure = []string{"os", "os/exec", "os/signal", "os/user", "net", "net/http", "syscall", "math/rand", "math/rand/v2", "crypto/rand", "io/ioutil", "log", "log/slog", "plugin", "unsafe", "embed"}

// owners tells which package alone may import a library.
var owners = map[string]string{
	"github.com/yuin/goldmark":      "markdown",
	"github.com/adrg/frontmatter":   "matter",
	"go.yaml.in/yaml/v4":            "matter",
	"github.com/tdewolff/minify/v2": "asset",
	"html/template":                 "layout",
	"github.com/fsnotify/fsnotify":  "watch",
	"github.com/spf13/cobra":        "cmd/dossier",
	"golang.org/x/term":             "cmd/dossier",
	"golang.org/x/sys":              "disk",

	"codeberg.org/readeck/go-readability": "webpage",
	"golang.org/x/image":                  "picture",
}

// sources parses every Go file below internal/ that is not a test, by package.
func sources(t *testing.T) map[string][]*ast.File {
	t.Helper()
	files := map[string][]*ast.File{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		pkg := filepath.ToSlash(filepath.Dir(name))
		files[pkg] = append(files[pkg], f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func importsOf(f *ast.File) []string {
	var list []string
	for _, spec := range f.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		list = append(list, p)
	}
	return list
}

func floorOf(pkg string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, pkg) })
}

// TestImportsGoDownOnly holds the floors of the architecture.
func TestImportsGoDownOnly(t *testing.T) {
	for pkg, files := range sources(t) {
		here := floorOf(pkg)
		if here < 0 {
			t.Errorf("internal/%s stands on no floor: add it to floors in this test and to ARCHITECTURE.md", pkg)
			continue
		}
		for _, f := range files {
			for _, path := range importsOf(f) {
				other, ours := strings.CutPrefix(path, "dossier/internal/")
				if !ours {
					continue
				}
				if floorOf(other) >= here {
					t.Errorf("internal/%s imports internal/%s, which is not on a lower floor", pkg, other)
				}
			}
		}
	}
}

// TestCoreIsPure: below the edges nothing does I/O or reads the clock, the
// environment, the machine's zone, or chance.
func TestCoreIsPure(t *testing.T) {
	for pkg, files := range sources(t) {
		if slices.Contains(edges, pkg) {
			continue
		}
		for _, f := range files {
			for _, path := range importsOf(f) {
				if slices.Contains(impure, path) {
					t.Errorf("internal/%s imports %s: the core does no I/O; hand the value in", pkg, path)
				}
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if call, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Local", "Since", "Until", "LoadLocation", "After", "Tick"}, call.Sel.Name) {
						t.Errorf("internal/%s uses time.%s: a build does not depend on the clock or the zone of the machine", pkg, call.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// TestEachLibraryHasOneOwner: a third-party library is imported by one package,
// so that it can be replaced in one place.
func TestEachLibraryHasOneOwner(t *testing.T) {
	all := sources(t)
	files, err := filepath.Glob("../cmd/dossier/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in cmd/dossier: %v", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		all["cmd/dossier"] = append(all["cmd/dossier"], f)
	}
	for _, pkg := range slices.Sorted(maps.Keys(all)) {
		for _, f := range all[pkg] {
			for _, path := range importsOf(f) {
				for library, owner := range owners {
					if (path == library || strings.HasPrefix(path, library+"/")) && pkg != owner {
						t.Errorf("%s imports %s, which belongs to %s", pkg, path, owner)
					}
				}
			}
		}
	}
}

// TestNoInit: nothing happens because a package is imported.
func TestNoInit(t *testing.T) {
	for pkg, files := range sources(t) {
		for _, f := range files {
			for _, decl := range f.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("internal/%s has an init function: make the value where it is used", pkg)
				}
			}
		}
	}
}

// TestThePictureIsTrue: every package of internal/ stands in ARCHITECTURE.md, and
// every test that it names is there.
func TestThePictureIsTrue(t *testing.T) {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range sources(t) {
		if !strings.Contains(string(text), pkg) {
			t.Errorf("ARCHITECTURE.md does not name internal/%s", pkg)
		}
	}
	named := regexp.MustCompile("`([a-z/]+): (Test[A-Za-z0-9]+)[^`]*`").FindAllStringSubmatch(string(text), -1)
	if len(named) == 0 {
		t.Error("ARCHITECTURE.md names no test")
	}
	for _, m := range named {
		folder := m[1]
		switch folder {
		case "internal":
			folder = "."
		case "cmd/dossier":
			folder = "../cmd/dossier"
		}
		if !hasTest(t, folder, m[2]) {
			t.Errorf("ARCHITECTURE.md names %s in %s, and there is no such test", m[2], m[1])
		}
	}
}

func hasTest(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(folder + "/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(source), "func "+name+"(t *testing.T)") {
			return true
		}
	}
	return false
}

// TestLinksOfTheDocsResolve: a relative link in the README or the docs leads to
// a file.
func TestLinksOfTheDocsResolve(t *testing.T) {
	files, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^)#:]+)[^):]*\)`)
	for _, file := range append(files, "../README.md", "../ARCHITECTURE.md", "../CHANGELOG.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.HasPrefix(m[1], "assets/") || strings.HasPrefix(m[1], "http") {
				continue // an example, or a page outside
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s, and there is no such file", file, m[1])
			}
		}
	}
}
