package layout

import (
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"

	"dossier/internal/page"
)

// operand is what an expression of a layout gives: of a type that is known
// before any page is drawn, and one of the ways to get it.
type operand struct {
	typ     reflect.Type
	get     func(*run) reflect.Value // any value
	str     func(*run) string        // of type string, where that is cheaper
	link    func(*run) page.Link     // of that type, where that is cheaper
	yes     func(*run) bool          // of type bool, or whether a value of any type is true
	parts   []operand                // of a list of values of several types, which has no other way
	list    bool
	emptied bool       // a value of any type, which is empty where it is not true
	html    func(*run) // writes HTML, which has no other way
	fixed   bool       // the value is the same on every page

	slot  int   // get is the value in a slot, or below it
	steps []int // the fields that lead there; nil: it is not
}

// mixed is the type of a value that is a string, an int or a bool, and which of
// them is known only when a page is drawn.
type mixed interface{ mixed() }

var (
	stringType = reflect.TypeFor[string]()
	boolType   = reflect.TypeFor[bool]()
	intType    = reflect.TypeFor[int]()
	textType   = reflect.TypeFor[page.Text]()
	mixedType  = reflect.TypeFor[mixed]()
	cutType    = reflect.TypeFor[page.Excerpt]()
	anchorType = reflect.TypeFor[page.Anchor]()
	jsType     = reflect.TypeFor[template.JS]()
	attrType   = reflect.TypeFor[template.HTMLAttr]()
)

func fixed(v any) operand {
	value := reflect.ValueOf(v)
	o := operand{typ: value.Type(), fixed: true, get: func(*run) reflect.Value { return value }}
	switch v := v.(type) {
	case string:
		o.str = func(*run) string { return v }
	case bool:
		o.yes = func(*run) bool { return v }
	}
	return o
}

func stringOf(str func(*run) string) operand {
	return operand{typ: stringType, str: str, get: func(r *run) reflect.Value { return reflect.ValueOf(str(r)) }}
}

func boolOf(yes func(*run) bool) operand {
	return operand{typ: boolType, yes: yes, get: func(r *run) reflect.Value { return reflect.ValueOf(yes(r)) }}
}

func valueOf[T any](of func(*run) T) operand {
	return operand{typ: reflect.TypeFor[T](), get: func(r *run) reflect.Value { return reflect.ValueOf(of(r)) }}
}

// inSlot is the value of the dot or of a variable.
func inSlot(slot int, typ reflect.Type) operand { return below(slot, []int{}, typ) }

// below is the value of a slot, or of a field below it.
func below(slot int, steps []int, typ reflect.Type) operand {
	o := operand{typ: typ, get: at(slot, steps), slot: slot, steps: steps}
	switch typ.Kind() {
	case reflect.String:
		if typ == stringType {
			o.str = textAt(slot, steps)
		}
	case reflect.Slice:
		o.yes = fullAt(slot, steps)
	}
	return o
}

// at gets the value of a slot, or of a field below it.
func at(slot int, steps []int) func(*run) reflect.Value {
	switch len(steps) {
	case 0:
		return func(r *run) reflect.Value { return r.slots[r.base+slot] }
	case 1:
		first := steps[0]
		return func(r *run) reflect.Value { return r.slots[r.base+slot].Field(first) }
	case 2:
		first, second := steps[0], steps[1]
		return func(r *run) reflect.Value { return r.slots[r.base+slot].Field(first).Field(second) }
	}
	return func(r *run) reflect.Value {
		v := r.slots[r.base+slot]
		for _, i := range steps {
			v = v.Field(i)
		}
		return v
	}
}

// textAt gets the string of a slot, or of a field below it, without a step for
// each of these: most of what a page shows are fields of its dot.
func textAt(slot int, steps []int) func(*run) string {
	switch len(steps) {
	case 1:
		first := steps[0]
		return func(r *run) string { return r.slots[r.base+slot].Field(first).String() }
	case 2:
		first, second := steps[0], steps[1]
		return func(r *run) string { return r.slots[r.base+slot].Field(first).Field(second).String() }
	}
	get := at(slot, steps)
	return func(r *run) string { return get(r).String() }
}

// fullAt tells likewise whether a list is not empty.
func fullAt(slot int, steps []int) func(*run) bool {
	switch len(steps) {
	case 1:
		first := steps[0]
		return func(r *run) bool { return r.slots[r.base+slot].Field(first).Len() > 0 }
	case 2:
		first, second := steps[0], steps[1]
		return func(r *run) bool { return r.slots[r.base+slot].Field(first).Field(second).Len() > 0 }
	}
	get := at(slot, steps)
	return func(r *run) bool { return get(r).Len() > 0 }
}

// shape is the type of a value or of a list's values.
func (o operand) shape() shape {
	if !o.list {
		return shape{typ: o.typ}
	}
	s := shape{list: true}
	for _, p := range o.parts {
		s.parts = append(s.parts, p.shape())
	}
	return s
}

// operand reads an argument.
func (s *setter) operand(n parse.Node) operand {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return s.fields(s.dot, n.Ident)
	case *parse.VariableNode:
		return s.fields(s.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(s.operand(n.Node), n.Field)
	case *parse.PipeNode:
		return s.pipe(n.Cmds, n)
	case *parse.IdentifierNode:
		return s.call(n.Ident, nil)
	case *parse.StringNode:
		return fixed(n.Text)
	case *parse.BoolNode:
		return fixed(n.True)
	case *parse.NumberNode:
		if i, err := strconv.Atoi(n.Text); err == nil { // else it may be no int, such as 1e3
			return fixed(i)
		}
	}
	panic(unknown("the value " + n.String()))
}

// pipe reads a pipeline without its declarations.
func (s *setter) pipe(cmds []*parse.CommandNode, n *parse.PipeNode) operand {
	if len(cmds) == 0 {
		panic(unknown("an empty pipeline"))
	}
	var last operand
	for i, cmd := range cmds {
		var args []operand
		name, call := cmd.Args[0].(*parse.IdentifierNode)
		if !call && (len(cmd.Args) > 1 || i > 0) {
			panic(unknown("the call " + cmd.String()))
		}
		if !call {
			last = s.operand(cmd.Args[0])
			continue
		}
		for _, arg := range cmd.Args[1:] {
			args = append(args, s.operand(arg))
		}
		if i > 0 {
			args = append(args, last)
		}
		last = s.call(name.Ident, args)
	}
	return last
}

func (s *setter) variable(name string) operand {
	for i := len(s.scope) - 1; i >= 0; i-- {
		if s.scope[i].name == name {
			return s.scope[i].operand
		}
	}
	panic(unknown("the variable " + name))
}

// fields follows names of fields and methods.
func (s *setter) fields(o operand, names []string) operand {
	for _, name := range names {
		o = s.field(o, name)
	}
	return o
}

func (s *setter) field(o operand, name string) operand {
	if o.get == nil {
		panic(unknown("a field of what is no record: " + name))
	}
	if o.typ.Kind() == reflect.Pointer && o.typ.Elem().Kind() == reflect.Struct {
		o = pointee(o)
	}
	if _, ok := reflect.PointerTo(o.typ).MethodByName(name); ok {
		return method(o, name)
	}
	if o.typ.Kind() != reflect.Struct {
		panic(unknown("a field of " + o.typ.String() + ": " + name))
	}
	f, ok := o.typ.FieldByName(name)
	if !ok || !f.IsExported() {
		panic(unknown("the field " + name + " of " + o.typ.String()))
	}
	for t, i := o.typ, 0; i < len(f.Index); i++ {
		if t.Kind() != reflect.Struct {
			panic(unknown("a field behind a pointer: " + name))
		}
		t = t.Field(f.Index[i]).Type
	}
	if o.steps != nil {
		steps := append(append([]int{}, o.steps...), f.Index...)
		return below(o.slot, steps, f.Type)
	}
	get, index := o.get, f.Index
	return operand{typ: f.Type, get: func(r *run) reflect.Value { return get(r).FieldByIndex(index) }}
}

// pointee is what a pointer leads to; to follow one that leads nowhere is a
// fault of the layout, which html/template tells.
func pointee(o operand) operand {
	get := o.get
	return operand{typ: o.typ.Elem(), get: func(r *run) reflect.Value {
		v := get(r)
		if v.IsNil() {
			panic(stop{})
		}
		return v.Elem()
	}}
}

// method calls a method without arguments.
func method(o operand, name string) operand {
	m, ok := o.typ.MethodByName(name)
	if !ok || m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
		panic(unknown("the method " + name + " of " + o.typ.String()))
	}
	get := o.get
	if name == "Empty" && m.Type.Out(0) == boolType {
		return boolOf(func(r *run) bool {
			if v := get(r); v.CanAddr() {
				return v.Addr().Interface().(interface{ Empty() bool }).Empty()
			} else {
				return v.Interface().(interface{ Empty() bool }).Empty()
			}
		})
	}
	index := m.Index
	return operand{typ: m.Type.Out(0), get: func(r *run) reflect.Value { return get(r).Method(index).Call(nil)[0] }}
}
