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

// Lend is Draw for who does not keep the page: take gets it in room that belongs
// to the next one once take has returned.
func (s *Set) Lend(name string, view any, take func(html []byte, small bool)) *diag.Diagnostic {
	if p := s.plateFor(name+".html", view); p != nil {
		if p.draw(view, sparing, s.most(), s.runs, func(html []byte) { take(shown(html), true) }) {
			return nil
		}
	}
	html, fault := s.Execute(name, view)
	if fault == nil {
		take(html, false)
	}
	return fault
}

func (s *Set) plateFor(name string, view any) *plate {
	key := platesKey{name, reflect.TypeOf(view)}
	if key.view == nil {
		return nil
	}
	s.plates.mu.RLock()
	p, ok := s.plates.made[key]
	s.plates.mu.RUnlock()
	if ok {
		return p
	}
	s.plates.mu.Lock()
	defer s.plates.mu.Unlock()
	if p, ok = s.plates.made[key]; !ok {
		p, _ = s.compile(name, view, true)
		s.plates.made[key] = p
	}
	return p
}

// draw draws a view and lends it to take. It reports false where html/template
// has to tell why it cannot be drawn.
func (p *plate) draw(view any, how manner, most int, runs *sync.Pool, take func(html []byte)) (ok bool) {
	r := runs.Get().(*run)
	defer func() {
		clear(r.slots)
		*r = run{pen: pen{b: r.b[:0]}, slots: r.slots}
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
	whole := reflect.New(p.shape.typ).Elem() // so that nothing below it needs to be copied
	whole.Set(reflect.ValueOf(view))
	r.slots[0] = whole
	r.do(p.steps)
	if r.blank == len(r.b) {
		r.b = r.b[:len(r.b)-1]
	}
	take(r.b)
	return true
}
