package layout

import (
	"bytes"
	"math/rand/v2"

	"dossier/internal/page"
)

// Scattered is a text of random words, elements, marks and names.
func Scattered(seed uint64) page.Text {
	text, _ := scattered(rand.New(rand.NewPCG(seed, 1)))
	return text
}

// DrawExact draws a view by a plate, with the bytes of html/template, and says
// why where it cannot.
func (s *Set) DrawExact(name string, view any) (html []byte, why string) {
	p, why := s.compile(name+".html", view, false)
	if p == nil {
		return nil, why
	}
	return s.DrawWith(p, view)
}

// Plate is a plate that writes the bytes of html/template.
type Plate = *plate

// ExactPlate makes a plate for views like one.
func (s *Set) ExactPlate(name string, view any) (Plate, string) {
	return s.compile(name+".html", view, false)
}

// DrawWith draws a view with such a plate, overrides as signs.
func (s *Set) DrawWith(p Plate, view any) (html []byte, why string) {
	if !p.draw(wholeOf(view), generous, s.most(), s.runs, func(b []byte) { html = bytes.Clone(shown(b)) }) {
		return nil, "stopped"
	}
	return html, ""
}

// WhyNot says why a layout cannot be made into a plate.
func (s *Set) WhyNot(name string, view any) string {
	_, why := s.compile(name+".html", view, true)
	return why
}

// Made counts the layouts and views for which a plate was sought.
func (s *Set) Made() int { return len(s.plates.made) }
