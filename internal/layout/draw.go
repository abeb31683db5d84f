package layout

import (
	"bytes"
	"reflect"
	"sync"

	"dossier/internal/diag"
)

// plates keeps the plates that were made, by layout and view.
type plates struct {
	mu   sync.RWMutex
	made map[platesKey]*plate // nil: html/template draws it
}

type platesKey struct {
	layout string
	view   reflect.Type
}

// Draw draws a view with the layout of a name, and reports whether the page is
// small already: one is not that html/template drew, for what its layout says is
// beyond plates or at fault. Its bytes are the caller's.
func (s *Set) Draw(name string, view any) (html []byte, small bool, fault *diag.Diagnostic) {
	fault = s.Lend(name, view, func(page []byte, sparing bool) { html, small = bytes.Clone(page), sparing })
	return html, small, fault
}

// Lend is Draw for a caller that does not keep the page: take gets it in room that
// belongs to the next one once take has returned. The view may be lent too: view
// may be a pointer to one.
func (s *Set) Lend(name string, view any, take func(html []byte, small bool)) *diag.Diagnostic {
	whole := wholeOf(view)
	if p := s.plateFor(name+".html", whole); p != nil {
		if p.draw(whole, sparing, s.most(), s.runs, func(html []byte) { take(shown(html), true) }) {
			return nil
		}
	}
	if whole.IsValid() {
		view = whole.Interface()
	}
	html, fault := s.Execute(name, view)
	if fault == nil {
		take(html, false)
	}
	return fault
}

// wholeOf gives a view so that nothing below it needs to be copied. It is no
// value where there is no view.
func wholeOf(view any) reflect.Value {
	v := reflect.ValueOf(view)
	switch {
	case !v.IsValid():
		return v
	case v.Kind() == reflect.Pointer:
		return v.Elem()
	}
	whole := reflect.New(v.Type()).Elem()
	whole.Set(v)
	return whole
}

func (s *Set) plateFor(name string, view reflect.Value) *plate {
	if !view.IsValid() {
		return nil
	}
	key := platesKey{name, view.Type()}
	s.plates.mu.RLock()
	p, ok := s.plates.made[key]
	s.plates.mu.RUnlock()
	if ok {
		return p
	}
	s.plates.mu.Lock()
	defer s.plates.mu.Unlock()
	if p, ok = s.plates.made[key]; !ok {
		p, _ = s.compile(name, view.Interface(), true)
		s.plates.made[key] = p
	}
	return p
}

// draw draws a view, as wholeOf gives it, and lends the page to take. It reports
// false where html/template has to tell why it cannot be drawn.
func (p *plate) draw(whole reflect.Value, how manner, most int, runs *sync.Pool, take func(html []byte)) (ok bool) {
	r := runs.Get().(*run)
	defer func() {
		clear(r.slots)
		clear(r.listed)
		*r = run{pen: pen{b: r.b[:0]}, slots: r.slots, listed: r.listed[:0]}
		runs.Put(r)
	}()
	defer func() {
		if fault := recover(); fault != nil {
			if _, stopped := fault.(stop); !stopped {
				panic(fault)
			}
		}
	}()
	r.manner, r.blank, r.most = how, -1, most
	r.room(p.slots)
	r.slots[0] = whole
	r.do(p.steps)
	if r.blank == len(r.b) {
		r.b = r.b[:len(r.b)-1]
	}
	take(r.b)
	return true
}
