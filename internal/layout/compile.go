package layout

import (
	"io"
	"reflect"
	"slices"

	"dossier/internal/locale"
	"dossier/internal/page"
)

// A layout is read, checked and given its escapers by html/template, and by
// nothing else. But html/template finds every field by name and every escaper by
// the type of its value, for each page anew. Views are closed values whose types
// are known before, so all of this can be found once: a plate is a template, as
// html/template left it, made into functions for values of one type. It writes
// the bytes that html/template would, or in a sparing manner fewer that mean the
// same. What is not known here, html/template draws as ever, and tells what is
// wrong.

// step does a part of a page.
type step func(*run)

// plate is a template for values of one shape, beginning at one sort of place.
type plate struct {
	name     string
	shape    shape
	from, to spot
	steps    []step
	slots    int // for the dot and for variables
	done     bool
	within   bool // itself
}

// shape is the type of a value, or those of the values of a list.
type shape struct {
	typ   reflect.Type
	list  bool
	parts []shape
}

func (s shape) equal(t shape) bool {
	return s.typ == t.typ && s.list == t.list && slices.EqualFunc(s.parts, t.parts, shape.equal)
}

// depth is how deep the shape of a list is.
func (s shape) depth() int {
	deepest := 0
	for _, p := range s.parts {
		deepest = max(deepest, 1+p.depth())
	}
	return deepest
}

// run is the drawing of one page.
type run struct {
	pen
	manner
	slots  []reflect.Value
	base   int // of the template's own
	depth  int
	most   int         // bytes of the page
	listed []page.Link // the contents that were listed
}

// stop ends a run: the page is at fault, too deep, or without end.
type stop struct{}

// unknown is what a layout says that plates are not made of.
type unknown string

// setter makes a template into a plate.
type setter struct {
	*compiler
	plate *plate
	dot   operand
	scope []variable
	at    spot
}

type variable struct {
	name string
	operand
}

// compiler makes the plates of a layout.
type compiler struct {
	set    *Set
	words  *locale.Language
	small  bool
	plates []*plate
}

// shut lets nothing through, so that html/template stops once it has put the
// escapers where they belong, which it does before it writes.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// compile makes a layout into a plate for views like one, and says of which it
// cannot why.
func (s *Set) compile(name string, view any, small bool) (p *plate, why string) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case unknown:
			p, why = nil, string(fault)
		default:
			panic(fault)
		}
	}()
	_ = s.templates.ExecuteTemplate(shut{}, name, view) //nolint:errcheck // only to have it escaped
	c := &compiler{set: s, words: s.words, small: small}
	return c.find(name, shape{typ: reflect.TypeOf(view)}, spot{}), ""
}

// find gives the plate of a template, and makes it where there is none.
func (c *compiler) find(name string, of shape, from spot) *plate {
	for _, p := range c.plates {
		if p.name == name && p.from == from && p.shape.equal(of) {
			p.within = p.within || !p.done
			return p
		}
	}
	t := c.set.templates.Lookup(name)
	switch {
	case t == nil || t.Tree == nil || t.Tree.Root == nil:
		panic(unknown("the template " + name)) // or one for another place than text, which is html/template's own
	case of.depth() > 4 || len(c.plates) > 2000:
		panic(unknown("a template within itself: " + name))
	}
	p := &plate{name: name, shape: of, from: from, to: from}
	c.plates = append(c.plates, p)
	s := &setter{compiler: c, plate: p, at: from}
	s.dot = s.receive(of)
	s.scope = []variable{{"$", s.dot}}
	p.steps = s.list(t.Tree.Root)
	if p.within && s.at != from {
		panic(unknown("a template within itself that ends elsewhere: " + name))
	}
	p.to, p.done = s.at, true
	return p
}
