package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/internal/page"
)

// call calls a function of the layouts' language, or of html/template's.
func (s *setter) call(name string, args []operand) operand {
	for _, a := range args {
		if a.html != nil {
			panic(unknown("HTML as a value of " + name))
		}
	}
	switch name {
	case "t", "hue", "marked", "count", "join":
		return s.phrase(name, args)
	case "text", "notes", "flag", "data":
		return s.markup(name, args)
	case "list":
		return operand{list: true, parts: args}
	case "some":
		return anyFull(args)
	case "and", "or":
		return either(name == "or", args)
	case "not":
		want(name, args, 1)
		yes := truth(args[0])
		return settled(boolOf(func(r *run) bool { return !yes(r) }), args)
	case "eq", "ne", "lt", "le", "gt", "ge":
		return settled(compared(name, args), args)
	case "len":
		return length(args)
	case "index":
		return element(args)
	case "print":
		return settled(printed(args), args)
	}
	panic(unknown("the function " + name))
}

func want(name string, args []operand, n int) {
	if len(args) != n {
		panic(unknown(fmt.Sprintf("%s with %d values", name, len(args))))
	}
}

// settled works out a value that rests on fixed ones alone.
func settled(o operand, args []operand) operand {
	for _, a := range args {
		if !a.fixed {
			return o
		}
	}
	return fixed(o.get(&run{}).Interface())
}

// phrase calls a function that gives words.
func (s *setter) phrase(name string, args []operand) operand {
	w := s.words
	switch name {
	case "t":
		want(name, args, 1)
		key := text(args[0])
		return settled(stringOf(func(r *run) string { return w.T(key(r)) }), args)
	case "hue":
		want(name, args, 1)
		n := number(args[0])
		return settled(stringOf(func(r *run) string { return hue(int(n(r))) }), args)
	case "marked":
		want(name, args, 1)
		quote := text(args[0])
		return stringOf(func(r *run) string { return marked(quote(r)) })
	case "count":
		want(name, args, 2)
		n, noun := number(args[0]), text(args[1])
		return stringOf(func(r *run) string { return w.Count(int(n(r)), noun(r)) })
	}
	want(name, args, 2)
	if args[0].typ != reflect.TypeFor[[]string]() {
		panic(unknown("join of what is no list of texts"))
	}
	list, between := args[0].get, text(args[1])
	return stringOf(func(r *run) string { return joined(list(r), between(r)) })
}

func joined(list reflect.Value, between string) string {
	if list.Len() == 1 {
		return list.Index(0).String()
	}
	if list.CanAddr() {
		return strings.Join(*list.Addr().Interface().(*[]string), between)
	}
	return strings.Join(list.Interface().([]string), between)
}

// markup calls a function that writes HTML.
func (s *setter) markup(name string, args []operand) operand {
	want(name, args, 1)
	a, w := args[0], s.words
	switch {
	case name == "text" && a.typ == textType:
		return operand{html: func(r *run) { r.text(addressed[page.Text](a.get(r)), w) }}
	case name == "notes" && a.typ == notesType:
		return operand{html: func(r *run) { r.notes(*addressed[[]page.NoteRef](a.get(r)), w) }}
	case name == "flag" && a.typ == boolType:
		yes := truth(a)
		return operand{html: func(r *run) { r.flag(yes(r), w) }}
	case name == "data" && a.typ == dataType:
		return operand{typ: jsType, html: func(r *run) { r.raw(a.get(r).String()) }}
	}
	panic(unknown(name + " of something else"))
}

// addressed gives a value without a copy of it where that can be.
func addressed[T any](v reflect.Value) *T {
	if v.CanAddr() {
		return v.Addr().Interface().(*T)
	}
	t := v.Interface().(T)
	return &t
}

// text gives a value that must be a string.
func text(o operand) func(*run) string {
	if o.str != nil {
		return o.str
	}
	if o.typ != stringType {
		panic(unknown("a text is wanted"))
	}
	get := o.get
	return func(r *run) string { return get(r).String() }
}

// number gives a value that must be an int.
func number(o operand) func(*run) int64 {
	if o.typ != intType {
		panic(unknown("a number is wanted"))
	}
	get := o.get
	return func(r *run) int64 { return get(r).Int() }
}

// truth tells whether a value counts as true: one that is not empty.
func truth(o operand) func(*run) bool {
	if o.yes != nil {
		return o.yes
	}
	if o.list {
		full := len(o.parts) > 0
		return func(*run) bool { return full }
	}
	if o.get == nil || o.typ != mixedType && !judged[o.typ.Kind()] {
		panic(unknown("a condition on what is neither full nor empty"))
	}
	if o.str != nil {
		str := o.str
		return func(r *run) bool { return str(r) != "" }
	}
	get := o.get
	return func(r *run) bool { return isTrue(get(r)) }
}

// basic reports whether a value is a string, an int or a bool.
func (o operand) basic() bool {
	return o.typ == stringType || o.typ == intType || o.typ == boolType || o.typ == mixedType
}

var judged = map[reflect.Kind]bool{
	reflect.Bool: true, reflect.String: true, reflect.Slice: true, reflect.Int: true, reflect.Struct: true, reflect.Pointer: true,
}

func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return v.Len() > 0
}

// anyFull is the function some.
func anyFull(args []operand) operand {
	var gets []func(*run) reflect.Value
	for _, a := range args {
		if a.get == nil || !judged[a.typ.Kind()] {
			panic(unknown("some of what is neither full nor empty"))
		}
		gets = append(gets, a.get)
	}
	return boolOf(func(r *run) bool {
		for _, get := range gets {
			if v := get(r); v.Kind() == reflect.Slice && v.Len() > 0 || v.Kind() != reflect.Slice && !v.IsZero() {
				return true
			}
		}
		return false
	})
}

// either is the first value that decides "and" or "or", else the last.
func either(or bool, args []operand) operand {
	if len(args) == 0 {
		panic(unknown("no values to decide between"))
	}
	typ := args[0].typ
	var gets []func(*run) reflect.Value
	var truths []func(*run) bool
	for _, a := range args {
		if a.typ != typ {
			typ = mixedType
		}
		gets, truths = append(gets, a.get), append(truths, truth(a))
	}
	if typ == boolType {
		return boolOf(decided(or, truths))
	}
	for _, a := range args {
		if a.get == nil || typ == mixedType && !a.basic() {
			return operand{yes: decided(or, truths)} // the value itself may be of any type
		}
	}
	last := len(args) - 1
	return operand{typ: typ, get: func(r *run) reflect.Value {
		for i, yes := range truths[:last] {
			if yes(r) == or {
				return gets[i](r)
			}
		}
		return gets[last](r)
	}}
}

// decided is "and" or "or" of truth values.
func decided(or bool, truths []func(*run) bool) func(*run) bool {
	return func(r *run) bool {
		for _, yes := range truths {
			if yes(r) == or {
				return or
			}
		}
		return !or
	}
}

// compared compares two values of one sort; eq one value with several.
func compared(name string, args []operand) operand {
	if name != "eq" || len(args) < 2 {
		want(name, args, 2)
	}
	kind := args[0].kind()
	for _, a := range args {
		if a.get == nil || a.kind() != kind {
			panic(unknown("a comparison of values of several sorts"))
		}
	}
	order, ok := orders[kind]
	if !ok || kind == reflect.Bool && name != "eq" && name != "ne" {
		panic(unknown("a comparison of values without an order"))
	}
	if name == "eq" {
		return boolOf(func(r *run) bool {
			first := args[0].get(r)
			return slices.ContainsFunc(args[1:], func(a operand) bool { return order(first, a.get(r)) == 0 })
		})
	}
	holds := comparisons[name]
	return boolOf(func(r *run) bool { return holds(order(args[0].get(r), args[1].get(r))) })
}

// kind is the kind of a value's type; invalid where there is none.
func (o operand) kind() reflect.Kind {
	if o.typ == nil {
		return reflect.Invalid
	}
	return o.typ.Kind()
}

// orders tells of two values of a kind which comes first, as package cmp does.
var orders = map[reflect.Kind]func(a, b reflect.Value) int{
	reflect.String: func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) },
	reflect.Int:    func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) },
	reflect.Bool: func(a, b reflect.Value) int {
		if a.Bool() == b.Bool() {
			return 0
		}
		return 1
	},
}

var comparisons = map[string]func(order int) bool{
	"ne": func(order int) bool { return order != 0 },
	"lt": func(order int) bool { return order < 0 },
	"le": func(order int) bool { return order <= 0 },
	"gt": func(order int) bool { return order > 0 },
	"ge": func(order int) bool { return order >= 0 },
}

func length(args []operand) operand {
	want("len", args, 1)
	a := args[0]
	if a.list {
		return fixed(len(a.parts))
	}
	if a.get == nil || a.typ.Kind() != reflect.Slice && a.typ.Kind() != reflect.String {
		panic(unknown("the length of something else"))
	}
	return intOf(func(r *run) int { return a.get(r).Len() })
}

// element is a value of a list by its number. Where there is none, html/template
// tells the fault.
func element(args []operand) operand {
	want("index", args, 2)
	a, i := args[0], number(args[1])
	if a.list {
		n := 0
		if args[1].fixed {
			n = int(i(&run{}))
		}
		if !args[1].fixed || n < 0 || n >= len(a.parts) {
			panic(unknown("a value beyond its list"))
		}
		return a.parts[n]
	}
	if a.get == nil || a.typ.Kind() != reflect.Slice {
		panic(unknown("a value of what is no list"))
	}
	return operand{typ: a.typ.Elem(), get: func(r *run) reflect.Value {
		v, n := a.get(r), int(i(r))
		if n < 0 || n >= v.Len() {
			panic(stop{})
		}
		return v.Index(n)
	}}
}

// printed is values one after the other. Between two that are no strings stands
// a blank.
func printed(args []operand) operand {
	for _, a := range args {
		if !a.basic() || a.get == nil {
			panic(unknown("print of something else"))
		}
	}
	return stringOf(func(r *run) string {
		values := make([]any, len(args))
		for i, a := range args {
			values[i] = a.get(r).Interface()
		}
		return fmt.Sprint(values...)
	})
}
