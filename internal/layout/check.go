package layout

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"dossier/internal/diag"
)

// check finds what would go wrong, or unnoticed, only when a page is drawn:
// templates that are called and nowhere defined, and layouts that no page uses.
func (s *Set) check(required []string, diags *diag.List) {
	for _, t := range s.templates.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			s.calls(t.Tree, t.Tree.Root, diags)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if len(required) > 0 && !strings.HasPrefix(name, "_") && !slices.Contains(required, strings.TrimSuffix(name, ".html")) {
			diags.Warnf(diag.Pos{File: s.files[name].Path}, "name it after what it draws ("+strings.Join(required, ", ")+"), or with a leading _ if it only defines templates",
				"no page uses this layout")
		}
	}
}

// calls looks for {{template "name"}} below a node.
func (s *Set) calls(tree *parse.Tree, node parse.Node, diags *diag.List) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			s.calls(tree, child, diags)
		}
	case *parse.IfNode:
		s.branches(tree, &n.BranchNode, diags)
	case *parse.RangeNode:
		s.branches(tree, &n.BranchNode, diags)
	case *parse.WithNode:
		s.branches(tree, &n.BranchNode, diags)
	case *parse.TemplateNode:
		if s.templates.Lookup(n.Name) == nil {
			location, _ := tree.ErrorContext(n)
			name, line, _ := strings.Cut(location, ":")
			line, column, _ := strings.Cut(line, ":")
			diags.Errorf(s.pos(name, line, column), s.definer(n.Name), "no template %q is defined", n.Name)
		}
	}
}

func (s *Set) branches(tree *parse.Tree, n *parse.BranchNode, diags *diag.List) {
	s.calls(tree, n.List, diags)
	s.calls(tree, n.ElseList, diags)
}

// definer says where a template should be defined: in the file that replaces
// the one that defined it, if there is such a file.
func (s *Set) definer(template string) string {
	for _, name := range slices.Sorted(maps.Keys(s.replaced)) {
		if bytes.Contains(s.replaced[name].Data, fmt.Appendf(nil, "define %q", template)) {
			return s.files[name].Path + " replaces the file that defined it: define it there too"
		}
	}
	return "define it in a file of layouts/ whose name begins with _"
}
