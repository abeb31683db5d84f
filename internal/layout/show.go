package layout

import (
	"reflect"
	"strings"
	"text/template/parse"

	"dossier/internal/page"
)

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
	case value.typ == attrType:
		if escapers != "htmlnamefilter" {
			panic(unknown("attributes outside of a tag"))
		}
		s.expect(inTag)
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
	if strings.HasSuffix(escapers, "attrescaper") {
		s.expect(inQuotes)
	}
	switch escapers {
	case "htmlescaper", "rcdataescaper":
		s.expect(inText)
		return through(value, words)
	case "attrescaper":
		return through(value, attr)
	case "urlfilter urlnormalizer attrescaper":
		if value.typ == anchorType {
			return anchored(value, attr)
		}
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

// anchored writes the address of a paragraph. Its end has nothing to escape.
func anchored(value operand, to *table) step {
	get := value.get
	return func(r *run) {
		a := addressed[page.Anchor](get(r))
		safe := filtered(a.Page)
		r.address(safe, true, to)
		if a.Paragraph != 0 && safe == a.Page {
			r.raw("#p")
			r.int(int64(a.Paragraph))
		}
	}
}

// through writes a value through a table.
func through(value operand, to *table) step {
	if str := value.str; str != nil {
		return func(r *run) { r.write(str(r), to) }
	}
	if get := value.get; value.typ == cutType {
		return func(r *run) {
			before, words, after := addressed[page.Excerpt](get(r)).Parts()
			r.write(before, to)
			r.write(words, to)
			r.write(after, to)
		}
	}
	return written(value, func(r *run, s string) { r.write(s, to) })
}

// expect sees to it that html/template and the tightener agree on where a value
// stands: each has read the HTML before it by itself.
func (s *setter) expect(in part) {
	if s.small && s.at.in != in {
		panic(unknown("a value in a strange place"))
	}
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
