package layout

import (
	"reflect"
	"text/template/parse"
)

// receive makes slots for a value of a shape.
func (s *setter) receive(of shape) operand {
	if !of.list && of.typ == nil {
		return operand{} // nothing was handed over
	}
	if !of.list {
		return s.slot(of.typ)
	}
	o := operand{list: true}
	for _, p := range of.parts {
		o.parts = append(o.parts, s.receive(p))
	}
	return o
}

func (s *setter) slot(typ reflect.Type) operand {
	s.plate.slots++
	return inSlot(s.plate.slots-1, typ)
}

// values lists the values of an operand, in the order of their slots.
func (o operand) values() []func(*run) reflect.Value {
	if !o.list {
		if o.get == nil {
			panic(unknown("a value that cannot be handed over"))
		}
		return []func(*run) reflect.Value{o.get}
	}
	var list []func(*run) reflect.Value
	for _, p := range o.parts {
		list = append(list, p.values()...)
	}
	return list
}

// sheet gathers steps, and joins fixed pieces that follow each other.
type sheet struct {
	steps []step
	last  piece // not yet among the steps
	some  bool
}

func (l *sheet) fixed(p piece) {
	switch {
	case p.data == "" && !p.lead:
	case l.some && l.last.data != "":
		l.last = l.last.then(p)
	default:
		l.steps = l.flushed()
		l.last, l.some = p, true
	}
}

// flushed is the steps with the last piece among them.
func (l *sheet) flushed() []step {
	if l.some {
		p := l.last
		l.steps, l.some = append(l.steps, func(r *run) { r.pen.fixed(&p) }), false
	}
	return l.steps
}

func (l *sheet) step(s step) { l.steps = append(l.flushed(), s) }

// list sets nodes one after the other. What is declared among them holds to
// their end.
func (s *setter) list(n *parse.ListNode) []step {
	if n == nil {
		return nil
	}
	var l sheet
	scope := len(s.scope)
	for _, node := range n.Nodes {
		s.node(node, &l)
	}
	s.scope = s.scope[:scope]
	return l.flushed()
}

func (s *setter) node(node parse.Node, l *sheet) {
	switch n := node.(type) {
	case *parse.TextNode:
		s.text(string(n.Text), l)
	case *parse.ActionNode:
		s.action(n, l)
	case *parse.IfNode:
		s.choose(&n.BranchNode, l)
	case *parse.WithNode:
		s.with(n, l)
	case *parse.RangeNode:
		s.each(n, l)
	case *parse.TemplateNode:
		s.template(n, l)
	case *parse.CommentNode:
	default:
		panic(unknown(node.String()))
	}
}

func (s *setter) text(text string, l *sheet) {
	p := piece{data: text}
	if s.small {
		ok := false
		if p, s.at, ok = tighten(s.at, text); !ok {
			panic(unknown("the HTML " + text))
		}
	}
	l.fixed(p)
}

// branch sets one of several ways, which all have to lead to the same spot.
func (s *setter) branch(n *parse.ListNode, from spot, to *spot) []step {
	s.at = from
	steps := s.list(n)
	if to != nil && *to != s.at {
		panic(unknown("branches that end in different places"))
	}
	return steps
}

func (s *setter) choose(n *parse.BranchNode, l *sheet) {
	if len(n.Pipe.Decl) > 0 {
		panic(unknown("a variable of an if"))
	}
	condition := s.pipe(n.Pipe.Cmds, n.Pipe)
	yes, from := truth(condition), s.at
	if condition.fixed {
		taken := n.ElseList
		if yes(&run{}) {
			taken = n.List
		}
		l.steps = append(l.flushed(), s.list(taken)...)
		return
	}
	then := s.branch(n.List, from, nil)
	to := s.at
	otherwise := s.branch(n.ElseList, from, &to)
	l.step(func(r *run) {
		if yes(r) {
			r.do(then)
		} else {
			r.do(otherwise)
		}
	})
}

// within sets a list with another dot, which has a name too where there is a
// declaration.
func (s *setter) within(dot operand, names []variable, n *parse.ListNode, from spot, to *spot) []step {
	outer, scope := s.dot, len(s.scope)
	s.dot, s.scope = dot, append(s.scope, names...)
	steps := s.branch(n, from, to)
	s.dot, s.scope = outer, s.scope[:scope]
	return steps
}

// hidden gives variables a value of which nothing is known: in an else they are
// not what they are before it.
func hidden(names []variable) []variable {
	var list []variable
	for _, v := range names {
		list = append(list, variable{name: v.name})
	}
	return list
}

func (s *setter) with(n *parse.WithNode, l *sheet) {
	value := s.pipe(n.Pipe.Cmds, n.Pipe)
	if value.get == nil {
		panic(unknown("with of a list"))
	}
	dot := s.slot(value.typ)
	var names []variable
	for _, v := range n.Pipe.Decl {
		names = append(names, variable{v.Ident[0], dot})
	}
	if n.Pipe.IsAssign || len(names) > 1 {
		panic(unknown("variables of a with"))
	}
	get, yes, slot, from := value.get, truth(dot), dot.slot, s.at
	then := s.within(dot, names, n.List, from, nil)
	to := s.at
	otherwise := s.within(s.dot, hidden(names), n.ElseList, from, &to)
	l.step(func(r *run) {
		r.slots[r.base+slot] = get(r)
		if yes(r) {
			r.do(then)
		} else {
			r.do(otherwise)
		}
	})
}

// each sets a range over a slice.
func (s *setter) each(n *parse.RangeNode, l *sheet) {
	over := s.pipe(n.Pipe.Cmds, n.Pipe)
	if over.get == nil || over.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		panic(unknown("a range over what is no list"))
	}
	dot, index := s.slot(over.typ.Elem()), s.slot(intType)
	var names []variable
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		names = []variable{{decl[0].Ident[0], dot}}
	case 2:
		names = []variable{{decl[0].Ident[0], index}, {decl[1].Ident[0], dot}}
	}
	get, slot, numbered, from := over.get, dot.slot, len(names) == 2, s.at
	body := s.within(dot, names, n.List, from, &from)
	none := s.within(s.dot, hidden(names), n.ElseList, from, &from)
	l.step(func(r *run) {
		list := get(r)
		for i := range list.Len() {
			r.slots[r.base+slot] = list.Index(i)
			if numbered {
				r.slots[r.base+slot+1] = reflect.ValueOf(i)
			}
			r.do(body)
		}
		if list.Len() == 0 {
			r.do(none)
		}
	})
}

// deepest is how many templates may be within each other.
const deepest = 500

func (s *setter) template(n *parse.TemplateNode, l *sheet) {
	var handed operand
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			panic(unknown("a variable of a call"))
		}
		handed = s.pipe(n.Pipe.Cmds, n.Pipe)
	}
	if s.at.in != inText {
		panic(unknown("a template within a tag"))
	}
	if s.isSmall(n.Name) {
		if n.Pipe != nil {
			handed = s.standing(handed, l)
		}
		s.inline(n.Name, handed, l)
		return
	}
	var values []func(*run) reflect.Value
	if n.Pipe != nil {
		values = handed.values()
	}
	called, caller := s.find(n.Name, handed.shape(), s.at), s.plate
	s.at = called.to
	l.step(func(r *run) { r.call(called, caller, values) })
}

// call draws a template within another, whose slots lie below its own.
func (r *run) call(called, caller *plate, values []func(*run) reflect.Value) {
	base := r.base + caller.slots
	r.room(base + called.slots)
	for i, get := range values {
		r.slots[base+i] = get(r)
	}
	if r.depth++; r.depth > deepest {
		panic(stop{})
	}
	outer := r.base
	r.base = base
	r.do(called.steps)
	r.base = outer
	r.depth--
}

// action sets a declaration, an assignment, or a value to be shown.
func (s *setter) action(n *parse.ActionNode, l *sheet) {
	cmds, escapers := escapersOf(n.Pipe.Cmds)
	value := s.pipe(cmds, n.Pipe)
	switch {
	case len(n.Pipe.Decl) == 0:
		s.show(value, escapers, l)
		return
	case len(n.Pipe.Decl) > 1 || value.get == nil:
		panic(unknown("the declaration " + n.String()))
	}
	name, get := n.Pipe.Decl[0].Ident[0], value.get
	var slot int
	if n.Pipe.IsAssign {
		v := s.variable(name)
		if v.typ != value.typ || v.get == nil || v.steps == nil {
			panic(unknown("the assignment " + n.String()))
		}
		slot = v.slot
	} else {
		v := s.slot(value.typ)
		s.scope = append(s.scope, variable{name, v})
		slot = v.slot
	}
	l.step(func(r *run) { r.slots[r.base+slot] = get(r) })
}

func (r *run) do(steps []step) {
	if r.most > 0 && len(r.b) > r.most {
		panic(stop{})
	}
	for _, s := range steps {
		s(r)
	}
}

// room makes the slots at least n.
func (r *run) room(n int) {
	for len(r.slots) < n {
		r.slots = append(r.slots, reflect.Value{})
	}
}
