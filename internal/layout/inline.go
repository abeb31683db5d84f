package layout

import "text/template/parse"

// mostInline is how many nodes a template may have, with those of the templates
// that it calls, that is set in the place of its call.
const mostInline = 40

// isSmall reports whether a template is set in the place of its call: most calls
// are of a few templates of a line, such as that of a link. None is that calls
// itself.
func (c *compiler) isSmall(name string) bool {
	n := 0
	return c.count(name, &n)
}

// count adds the nodes of a template to n, and reports whether these are few.
func (c *compiler) count(name string, n *int) bool {
	t := c.set.templates.Lookup(name)
	return t != nil && t.Tree != nil && t.Tree.Root != nil && c.countList(t.Tree.Root, n)
}

func (c *compiler) countList(list *parse.ListNode, n *int) bool {
	if list == nil {
		return true
	}
	for _, node := range list.Nodes {
		if *n++; *n > mostInline {
			return false
		}
		var branch *parse.BranchNode
		few := true
		switch node := node.(type) {
		case *parse.TemplateNode:
			few = c.count(node.Name, n)
		case *parse.IfNode:
			branch = &node.BranchNode
		case *parse.WithNode:
			branch = &node.BranchNode
		case *parse.RangeNode:
			branch = &node.BranchNode
		}
		if branch != nil {
			few = c.countList(branch.List, n) && c.countList(branch.ElseList, n)
		}
		if !few {
			return false
		}
	}
	return true
}

// standing gives a value that is handed over so that it can be asked for often,
// and is the same each time: a value that is neither fixed nor in a slot is put
// into one.
func (s *setter) standing(handed operand, l *sheet) operand {
	switch {
	case handed.list:
		parts := handed.parts
		handed.parts = nil
		for _, p := range parts {
			handed.parts = append(handed.parts, s.standing(p, l))
		}
	case handed.get == nil:
		panic(unknown("a value that cannot be handed over"))
	case !handed.fixed && handed.steps == nil:
		get, held := handed.get, s.slot(handed.typ)
		l.step(func(r *run) { r.slots[r.base+held.slot] = get(r) })
		return held
	}
	return handed
}

// inline sets a template in the place of its call.
func (s *setter) inline(name string, dot operand, l *sheet) {
	outer, scope := s.dot, s.scope
	s.dot, s.scope = dot, []variable{{"$", dot}}
	for _, node := range s.set.templates.Lookup(name).Tree.Root.Nodes {
		s.node(node, l)
	}
	s.dot, s.scope = outer, scope
}
