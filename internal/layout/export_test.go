package layout

import (
	"dossier/internal/diag"
)

// DrawExact draws a view by a plate, with the bytes of html/template, and says
// why where it cannot.
func (s *Set) DrawExact(name string, view any) (html []byte, why string) {
	p, why := s.compile(name+".html", view, false)
	if p == nil {
		return nil, why
	}
	html, ok := p.draw(view, generous, s.runs)
	if !ok {
		return nil, "stopped"
	}
	return html, ""
}

// WhyNot says why a layout cannot be made into a plate.
func (s *Set) WhyNot(name string, view any) string {
	_, why := s.compile(name+".html", view, true)
	return why
}

var _ = diag.Pos{}
