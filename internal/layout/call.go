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
	case "t", "hue", "marked", "count", "join", "number", "plain", "direction", "policy", "asked":
		return s.phrase(name, args)
	case "text", "notes", "flag", "data", "tongue", "apart":
		return s.markup(name, args)
	case "section", "contents":
		return listed(name, args)
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
	case "direction":
		want(name, args, 0)
		return fixed(pageDirection(w))
	case "policy":
		want(name, args, 0)
		return fixed(page.Policy)
	case "count", "join":
		want(name, args, 2)
	default:
		want(name, args, 1)
	}
	switch first := args[0]; name {
	case "t":
		key := text(first)
		return settled(stringOf(func(r *run) string { return w.T(key(r)) }), args)
	case "hue":
		n := number(first)
		return settled(stringOf(func(r *run) string { return hue(int(n(r))) }), args)
	case "marked":
		quote := text(first)
		return stringOf(func(r *run) string { return marked(quote(r)) })
	case "number":
		n := number(first)
		return stringOf(func(r *run) string { return w.Number(int(n(r))) })
	case "plain":
		t := typed[page.Text](name, first)
		return stringOf(func(r *run) string { return plain(*t(r)) })
	case "asked":
		accounts, asked := typed[[]page.Account](name, first), asked(w)
		return stringOf(func(r *run) string { return asked(*accounts(r)) })
	case "count":
		n, noun := number(first), text(args[1])
		return stringOf(func(r *run) string { return w.Count(int(n(r)), noun(r)) })
	}
	list, between := typed[[]string](name, args[0]), text(args[1])
	return stringOf(func(r *run) string { return strings.Join(*list(r), between(r)) })
}

// markup calls a function that writes HTML.
func (s *setter) markup(name string, args []operand) operand {
	w := s.words
	if name == "tongue" {
		want(name, args, 2)
		language, words, leftward := text(args[0]), text(args[1]), w.RightToLeft()
		return operand{typ: attrType, html: func(r *run) { r.tongue(language(r), words(r), leftward) }}
	}
	want(name, args, 1)
	switch a := args[0]; name {
	case "text":
		t := typed[page.Text](name, a)
		return operand{html: func(r *run) { r.text(t(r), w) }}
	case "notes":
		refs := typed[[]page.NoteRef](name, a)
		return operand{html: func(r *run) { r.notes(*refs(r), w) }}
	case "apart":
		words, leftward := text(a), w.RightToLeft()
		return operand{html: func(r *run) { r.apart(words(r), leftward) }}
	case "flag":
		if a.typ != boolType {
			panic(unknown("flag of something else"))
		}
		yes := truth(a)
		return operand{html: func(r *run) { r.flag(yes(r), w) }}
	default:
		data := typed[page.Data](name, a)
		return operand{typ: jsType, html: func(r *run) { r.b = append(r.b, *data(r)...) }}
	}
}

// listed calls a function that lists the contents of a page.
func listed(name string, args []operand) operand {
	if name == "section" {
		want(name, args, 3)
		some, id, label := full(args[0]), text(args[1]), text(args[2])
		link := func(r *run) page.Link { return sectionOf(some(r), id(r), label(r)) }
		o := valueOf(link)
		o.link = link
		return o
	}
	adds := make([]func(*run, *entries), len(args))
	for i, a := range args {
		if link := a.link; link != nil {
			adds[i] = func(r *run, e *entries) { e.section(link(r)) }
			continue
		}
		switch a.typ {
		case reflect.TypeFor[page.Link]():
			link := typed[page.Link](name, a)
			adds[i] = func(r *run, e *entries) { e.section(*link(r)) }
		case textType:
			t := typed[page.Text](name, a)
			adds[i] = func(r *run, e *entries) { e.text(t(r)) }
		case reflect.TypeFor[[]page.GapGroup]():
			groups := typed[[]page.GapGroup](name, a)
			adds[i] = func(r *run, e *entries) { e.gaps(*groups(r)) }
		case reflect.TypeFor[[]page.Account]():
			accounts := typed[[]page.Account](name, a)
			adds[i] = func(r *run, e *entries) { e.accounts(*accounts(r)) }
		default:
			panic(unknown("contents of something else"))
		}
	}
	return valueOf(func(r *run) []page.Link {
		before := len(r.listed)
		e := entries{list: r.listed[before:]}
		for _, add := range adds {
			add(r, &e)
		}
		r.listed = append(r.listed, e.list...)
		return slices.Clip(e.worth())
	})
}

// typed gives a value that must be of a type, without a copy of it where that
// can be.
func typed[T any](name string, o operand) func(*run) *T {
	if o.get == nil || o.typ != reflect.TypeFor[T]() {
		panic(unknown(name + " of something else"))
	}
	get := o.get
	return func(r *run) *T { return addressed[T](get(r)) }
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
	fulls := make([]func(*run) bool, len(args))
	for i, a := range args {
		fulls[i] = full(a)
	}
	return boolOf(decided(true, fulls))
}

// full tells whether a value counts as some.
func full(o operand) func(*run) bool {
	if o.emptied {
		return o.yes
	}
	if o.get == nil || !judged[o.typ.Kind()] {
		panic(unknown("some of what is neither full nor empty"))
	}
	get := o.get
	switch {
	case o.typ == textType:
		return func(r *run) bool { return !addressed[page.Text](get(r)).Empty() }
	case o.typ.Kind() == reflect.Slice:
		return func(r *run) bool { return get(r).Len() > 0 }
	}
	return func(r *run) bool { return !get(r).IsZero() }
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
		if a.get == nil || typ == mixedType && !a.basic() { // the value itself may be of any type
			return operand{yes: decided(or, truths), emptied: !slices.ContainsFunc(args, operand.whole)}
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

// whole reports whether a value may count as true and be empty nevertheless.
func (o operand) whole() bool { return !o.emptied && (o.kind() == reflect.Struct || !judged[o.kind()]) }

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
	return valueOf(func(r *run) int { return a.get(r).Len() })
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
