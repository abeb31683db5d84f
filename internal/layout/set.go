package layout

import (
	"reflect"
	"strings"
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
		l.flush()
		l.last, l.some = p, true
	}
}

func (l *sheet) flush() {
	if l.some {
		p := l.last
		l.steps = append(l.steps, func(r *run) { r.pen.fixed(&p) })
	}
	l.some = false
}

func (l *sheet) step(s step) {
	l.flush()
	l.steps = append(l.steps, s)
}

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
	l.flush()
	return l.steps
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

// branch sets one of several ways, all of which lead to the same spot.
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
	if condition.fixed {
		taken := n.ElseList
		if truth(condition)(&run{}) {
			taken = n.List
		}
		if taken != nil {
			for _, step := range s.list(taken) {
				l.step(step)
			}
		}
		return
	}
	yes, from := truth(condition), s.at
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
func (s *setter) within(dot operand, names []variable, n *parse.ListNode, from spot) []step {
	outer, scope := s.dot, len(s.scope)
	s.dot, s.scope = dot, append(s.scope, names...)
	steps := s.branch(n, from, nil)
	s.dot, s.scope = outer, s.scope[:scope]
	return steps
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
	then := s.within(dot, names, n.List, from)
	to := s.at
	otherwise := s.branch(n.ElseList, from, &to)
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
	body := s.within(dot, names, n.List, from)
	if s.at != from {
		panic(unknown("a range that ends elsewhere than it begins"))
	}
	none := s.branch(n.ElseList, from, &from)
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
	var values []func(*run) reflect.Value
	if n.Pipe != nil {
		values = handed.values()
	}
	called, caller := s.find(n.Name, handed.shape(), s.at), s.plate
	s.at = called.to
	l.step(func(r *run) {
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
	})
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

// escapersOf parts a pipeline from the escapers at its end.
func escapersOf(cmds []*parse.CommandNode) ([]*parse.CommandNode, string) {
	const mark = "_html_template_"
	from := len(cmds)
	for ; from > 0; from-- {
		name, ok := cmds[from-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, mark) {
			break
		}
	}
	var names []string
	for _, cmd := range cmds[from:] {
		names = append(names, strings.TrimPrefix(cmd.Args[0].(*parse.IdentifierNode).Ident, mark))
	}
	return cmds[:from], strings.Join(names, " ")
}

// show sets a value as its escapers want it.
func (s *setter) show(value operand, escapers string, l *sheet) {
	var write step
	switch {
	case s.at.kept == "style", s.at.kept == "script" && value.typ != jsType:
		panic(unknown("a value within a script or a style"))
	case value.typ == jsType:
		if escapers != "jsvalescaper" {
			panic(unknown("data outside of a script"))
		}
		write = value.html
	case value.html != nil:
		if escapers != "htmlescaper" {
			panic(unknown("HTML as " + escapers))
		}
		write = value.html
	default:
		write = s.plain(value, escapers)
	}
	if value.fixed {
		var r run
		write(&r)
		l.fixed(piece{data: string(r.b)})
		return
	}
	l.step(write)
}

// plain writes a plain value.
func (s *setter) plain(value operand, escapers string) step {
	words, attr := exact, exact
	if s.small {
		words = sparing.shown
		if s.at.quote == '"' {
			attr = sparing.value
		}
	}
	switch escapers {
	case "htmlescaper", "rcdataescaper":
		return written(value, func(r *run, s string) { r.write(s, words) })
	case "attrescaper":
		return written(value, func(r *run, s string) { r.write(s, attr) })
	case "urlfilter urlnormalizer attrescaper":
		return written(value, func(r *run, s string) { r.address(filtered(s), true, attr) })
	case "urlfilter attrescaper":
		return written(value, func(r *run, s string) { r.write(filtered(s), attr) })
	case "urlnormalizer attrescaper":
		return written(value, func(r *run, s string) { r.address(s, true, attr) })
	case "urlescaper attrescaper":
		return written(value, func(r *run, s string) { r.address(s, false, attr) })
	}
	panic(unknown("the escapers " + escapers))
}

// written writes a value. Neither numbers nor truth values have anything to
// escape.
func written(value operand, write func(*run, string)) step {
	if value.get == nil {
		panic(unknown("a value that cannot be shown"))
	}
	if str := value.str; str != nil {
		return func(r *run) { write(r, str(r)) }
	}
	get, typ := value.get, value.typ
	switch {
	case value.basic():
		return func(r *run) { writeBasic(r, get(r), write) }
	case typ.Kind() == reflect.String && typ.NumMethod() == 0 && reflect.PointerTo(typ).NumMethod() == 0 && typ.PkgPath() != "html/template":
		return func(r *run) { write(r, get(r).String()) }
	}
	panic(unknown("a value of type " + typ.String()))
}

func writeBasic(r *run, v reflect.Value, write func(*run, string)) {
	switch v.Kind() {
	case reflect.String:
		write(r, v.String())
	case reflect.Int:
		r.int(v.Int())
	case reflect.Bool:
		if v.Bool() {
			r.raw("true")
		} else {
			r.raw("false")
		}
	}
}

func (r *run) do(steps []step) {
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
