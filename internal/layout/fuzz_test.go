package layout_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/page"
)

// contexts is a layout with a value in every place that plates know.
const contexts = `<!doctype html><title>{{.A}} · {{.B}}</title><meta http-equiv="refresh" content="0; url={{.A}}">
<p title="{{.A}}" data-x='{{.B}}' class="a {{if .Yes}}b{{end}}">{{.A}} {{.B}}{{.N}}{{.Yes}}</p>
<a href="{{.A}}">{{or .A .B .N}}</a> <a href='{{.B}}'>{{and .Yes .A}}</a>
<a href="/x/{{.A}}#{{.B}}">x</a><a href="?q={{.A}}&amp;n={{.N}}">{{print .A .N " " .B}}</a>
<pre> {{.A}}
  {{.B}} </pre><textarea> {{.A}} </textarea>
{{if eq .A .B "c"}}=<br> {{else if lt .A .B}} &lt; {{else}}<i> &gt;</i> {{end}} {{with .A}}{{.}}{{else}}-{{end}} <ul>
  {{range $i, $x := .List}} <li id="l{{$i}}">{{$x}} {{with $.B}} <b>{{.}}</b> {{end}}</li> {{else}} none {{end}} </ul>
{{len .List}} {{gt .N 3}} {{if some .A .N .List}}some{{end}} {{join .List "<"}} {{if .List}}{{index .List 0}}{{end}}
{{template "part" list .A .N "it's" .List}} {{$v := .A}}{{range .List}}{{$v = .}}{{end}}{{$v}} {{count .N "report"}} {{marked .A}} {{hue .N}}
<i>{{.Cut}}</i><textarea>{{.Cut}}</textarea><a title="{{.Cut}}" href="{{.At}}">x</a><a href='{{.At}}'>x</a>
<b{{tongue .A .B}} class="b">{{apart .A}}</b> <b class="c"{{tongue "" .B}}> {{number .N}} </b>{{with direction}}<i dir="{{.}}"> {{apart $.B}} </i>{{else}} - {{end}}
<ol>{{range contents (section .A "a" .B) (section (or .List .A) "b" "x") (section (and .Yes .N .List) "c" "y") (section .Yes "d" (print .N)) (section true "e" "z")}}
  <li> <a href="{{.Href}}">{{.Label}}</a> </li>{{end}}</ol>{{if direction}} rtl{{end}}
{{define "part"}} <em> {{index . 0}}+{{index . 1}} </em>{{if gt (len .) 3}}{{range index . 3}} {{.}}{{end}}{{end}} {{index . 2}}{{end}}`

type sample struct {
	A, B string
	N    int
	Yes  bool
	List []string
	Cut  page.Excerpt
	At   page.Anchor
}

// FuzzValues draws a layout with values of every sort, by html/template and by
// plates.
func FuzzValues(f *testing.F) {
	for _, s := range []string{
		"", "a", "  a  b\n", `<b>"it's" & +`, "\x00\xff\xc3é�", "javascript:alert(1)", "JAVASCRIPT:x", "https://e.org/a b?c=d&e=%20%zz#f", "mailto:a@b", "a/b:c",
		"//e.org", "“a”", "&amp;&lt", "-->", "</textarea></title></pre>", "é:x", "data:text/html,x", "\U0010ffff\ufdd0\uffff", "a \u202e b\u202d",
		"ar", "fa-Latn", "كاتي", "1 كاتي a",
	} {
		f.Add(s, "x"+s, len(s), s > "a")
		f.Add(s, s, -1, false)
	}
	var subjects []subject
	for _, language := range []string{"fr", "ar"} {
		set, diags := layout.Parse([]layout.File{{Path: "layouts/page.html", Data: []byte(contexts)}}, nil, locale.For(language))
		if len(diags) > 0 {
			f.Fatal(diags)
		}
		subjects = append(subjects, subjectOf(f, set, "page", sample{}))
	}
	f.Fuzz(func(t *testing.T, a, b string, n int, yes bool) {
		view := sample{A: a, B: b, N: n, Yes: yes, List: strings.SplitAfter(a, " "), Cut: page.Excerpt{Words: b, MoreBefore: yes, MoreAfter: n > 3}, At: page.Anchor{Page: a, Paragraph: n}}
		if a == b {
			view.List = nil
		}
		for _, s := range subjects {
			s.compare(t, view)
		}
	})
}

// compare draws a view in three ways. The bytes of the exact plate must be those
// of html/template; the page of the small one must be the same document, but for
// white space that is not seen.
func (s subject) compare(t *testing.T, view any) {
	t.Helper()
	set, plate, name := s.set, s.plate, s.layout
	want, fault := set.Execute(name, view)
	if fault != nil {
		_, _, same := set.Draw(name, view)
		if diff := cmp.Diff(fault, same); diff != "" {
			t.Fatalf("-html/template +plate:\n%s", diff)
		}
		return
	}
	got, why := set.DrawWith(plate, view)
	if diff := cmp.Diff(string(want), string(got)); why != "" || diff != "" {
		t.Fatalf("%s: -html/template +plate:\n%s", why, diff)
	}
	small, ok, _ := set.Draw(name, view)
	if diff := cmp.Diff(outline(t, want), outline(t, small)); !ok || diff != "" {
		t.Fatalf("small: %v: -html/template +small:\n%s\n%s\n%s", ok, diff, want, small)
	}
}

// subject is a layout with a view of the type that it draws.
type subject struct {
	set    *layout.Set
	layout string
	view   any
	plate  layout.Plate
}

func subjectOf(t testing.TB, set *layout.Set, name string, view any) subject {
	t.Helper()
	plate, why := set.ExactPlate(name, view)
	if why != "" {
		t.Fatal(why)
	}
	return subject{set, name, view, plate}
}

// FuzzViews draws the program's own layouts, in each direction, with views that
// are filled at random.
func FuzzViews(f *testing.F) {
	for i := range 48 {
		f.Add(uint(i), []byte(strings.Repeat("a <b>\x01'\"+&\x00 é كاتي javascript:x “q” ", 1+i%16)), byte(i))
	}
	var list []subject
	seen := map[string]bool{}
	each(f, func(dossier string, s *layout.Set, p page.Page) {
		direction := "ltr "
		if strings.HasPrefix(dossier, "arabic/") {
			direction = "rtl "
		}
		if seen[direction+p.Layout] {
			return
		}
		seen[direction+p.Layout], list = true, append(list, subjectOf(f, s, p.Layout, p.View()))
	})
	f.Fuzz(func(t *testing.T, which uint, data []byte, width byte) {
		s := list[which%uint(len(list))]
		view := reflect.New(reflect.TypeOf(s.view)).Elem()
		filler := &filler{data: data, width: int(width % 4)}
		filler.fill(view, 0)
		s.compare(t, view.Interface())
	})
}

// filler fills values from bytes, which it goes round.
type filler struct {
	data  []byte
	width int // of lists, at most
	at    int
}

func (f *filler) next() byte {
	if len(f.data) == 0 {
		return 0
	}
	f.at++
	return f.data[(f.at*7)%len(f.data)]
}

func (f *filler) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		from := int(f.next())
		to := from + int(f.next())%8
		v.SetString(string(f.data[min(from, len(f.data)):min(to, len(f.data))]))
		if v.Type() == reflect.TypeFor[page.Data]() {
			v.SetString("{}")
		}
	case reflect.Int:
		v.SetInt(int64(f.next() % 12))
	case reflect.Bool:
		v.SetBool(f.next()%2 == 0)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[page.Text]() {
			f.text(v.Addr().Interface().(*page.Text))
			return
		}
		for i := range v.NumField() {
			f.fill(v.Field(i), depth)
		}
	case reflect.Slice:
		if n := int(f.next()) % (f.width + 1); depth < 4 && n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				f.fill(v.Index(i), depth+1)
			}
		}
	case reflect.Pointer:
		if f.next()%2 == 0 && depth < 4 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1)
		}
	}
}

// text makes a text of random words, elements and marks; see scattered.
func (f *filler) text(t *page.Text) {
	if f.next()%3 > 0 {
		*t = layout.Scattered(uint64(f.next()) + uint64(f.at))
	}
}
