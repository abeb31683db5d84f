package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAt(t *testing.T) {
	const src = "first\nL’été\r\n\nend"
	tests := []struct {
		before    string // the text up to the offset
		line, col int
	}{
		{"", 1, 1},
		{"f", 1, 2},
		{"first", 1, 6},
		{"first\n", 2, 1},
		{"first\nL’", 2, 3}, // characters, not bytes
		{"first\nL’été", 2, 6},
		{"first\nL’été\r\n", 3, 1},
		{"first\nL’été\r\n\n", 4, 1},
		{src, 4, 4},
	}
	for _, tt := range tests {
		want := Pos{"a.md", tt.line, tt.col}
		if got := At("a.md", []byte(src), len(tt.before)); got != want {
			t.Errorf("after %q: got %v, want %v", tt.before, got, want)
		}
	}
}

func TestAtOutsideOfTheText(t *testing.T) {
	for offset, want := range map[int]Pos{-1: {"a.md", 1, 1}, 99: {"a.md", 2, 2}} {
		if got := At("a.md", []byte("a\nb"), offset); got != want {
			t.Errorf("offset %d: got %v, want %v", offset, got, want)
		}
	}
	if got, want := At("a.md", nil, 0), (Pos{"a.md", 1, 1}); got != want {
		t.Errorf("empty text: got %v, want %v", got, want)
	}
}

func TestPosString(t *testing.T) {
	for pos, want := range map[Pos]string{
		{"a.md", 14, 9}: "a.md:14:9",
		{"a.md", 14, 0}: "a.md:14",
		{"a.md", 0, 0}:  "a.md",
		{"a.md", 0, 9}:  "a.md",
		{}:              "",
	} {
		if got := pos.String(); got != want {
			t.Errorf("%#v: got %q, want %q", pos, got, want)
		}
	}
}

func TestDiagnosticString(t *testing.T) {
	pos := Pos{"content/events/coup.md", 14, 9}
	tests := []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{Error, pos, `unknown actor "sanogo-a"`, `did you mean "sanogo"?`}, `
content/events/coup.md:14:9: error: unknown actor "sanogo-a"
  hint: did you mean "sanogo"?`},
		{Diagnostic{Warning, Pos{File: "dossier.yaml"}, "no title", ""}, `
dossier.yaml: warning: no title`},
		{Diagnostic{Note, pos, "one", "first line\nsecond line"}, `
content/events/coup.md:14:9: note: one
  hint: first line
        second line`},
		{Diagnostic{Severity: Error, Message: "no content"}, `
error: no content`},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, "\n"+tt.d.String()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

func TestExcerpt(t *testing.T) {
	words := strings.Repeat("ten chars ", 20)
	tests := map[string]struct {
		src       string
		line, col int
		want      string
	}{
		"a column in a line": {"one\ntitle: Mali\nthree", 2, 8, `
      2 | title: Mali
        |        ^
`},
		"just after the end": {"title:", 1, 7, `
      1 | title:
        |       ^
`},
		"far after the end": {"title:\n", 1, 70, `
      1 | title:
        |       ^
`},
		"an empty last line": {"title:\n", 2, 1, `
      2 | 
        | ^
`},
		"a carriage return": {"title:\r\nnext\r\n", 1, 7, `
      1 | title:
        |       ^
`},
		"tabs": {"\ta:\tb", 1, 5, `
      1 |  a: b
        |     ^
`},
		"control characters": {"a\x1b[2Jb", 1, 6, `
      1 | a [2Jb
        |      ^
`},
		"accents as marks": {"e\u0301te\u0301 x", 1, 7, "\n" +
			"      1 | e\u0301te\u0301 x\n" +
			"        |     ^\n"},
		"wide characters": {"中文 x", 1, 4, `
      1 | 中文 x
        |      ^
`},
		"a high line number": {strings.Repeat("\n", 123455) + "x", 123456, 1, `
  123456 | x
         | ^
`},
		"the start of a long line": {words, 1, 5, "\n" +
			"      1 | " + words[:96] + "…\n" +
			"        |     ^\n"},
		"the middle of a long line": {words, 1, 101, "\n" +
			"      1 | …" + words[60:156] + "…\n" +
			"        | " + strings.Repeat(" ", 41) + "^\n"},
		"the end of a long line": {words, 1, 201, "\n" +
			"      1 | …" + words[160:] + "\n" +
			"        | " + strings.Repeat(" ", 41) + "^\n"},
		"a line past the end": {"one\n", 3, 1, "\n"},
		"a file as a whole":   {"one\n", 0, 0, "\n"},
		"a line as a whole":   {"one\n", 1, 0, "\n"},
	}
	for name, tt := range tests {
		d := Diagnostic{Error, Pos{"a.md", tt.line, tt.col}, "wrong", "right"}
		want := d.Pos.String() + ": error: wrong" + tt.want + "  hint: right"
		if diff := cmp.Diff(want, d.Excerpt(tt.src)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestExcerptWithoutHint(t *testing.T) {
	d := Diagnostic{Severity: Warning, Pos: Pos{"a.md", 1, 1}, Message: "odd"}
	want := "a.md:1:1: warning: odd\n      1 | x\n        | ^"
	if got := d.Excerpt("x"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestListSort(t *testing.T) {
	at := func(file string, line, col int) Pos { return Pos{file, line, col} }
	var l List
	l.Errorf(at("b.md", 1, 1), "", "last")
	l.Errorf(at("a.md", 10, 1), "", "line %d", 10)
	l.Errorf(at("a.md", 9, 2), "", "column 2")
	l.Notef(at("a.md", 9, 1), "", "a note")
	l.Warnf(at("a.md", 9, 1), "", "a warning")
	l.Errorf(at("a.md", 9, 1), "", "text b")
	l.Errorf(at("a.md", 9, 1), "hint b", "text a")
	l.Errorf(at("a.md", 9, 1), "hint a", "text a")
	l.Errorf(at("a.md", 9, 1), "hint b", "text a") // again
	l.Errorf(at("a.md", 0, 0), "", "the whole file")
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.String())
	}
	want := []string{
		"a.md: error: the whole file",
		"a.md:9:1: error: text a\n  hint: hint a",
		"a.md:9:1: error: text a\n  hint: hint b",
		"a.md:9:1: error: text b",
		"a.md:9:1: warning: a warning",
		"a.md:9:1: note: a note",
		"a.md:9:2: error: column 2",
		"a.md:10:1: error: line 10",
		"b.md:1:1: error: last",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestListCounts(t *testing.T) {
	var l List
	l.Sort()
	if l.Failed() || l.Count(Error) != 0 {
		t.Error("an empty list has failed")
	}
	l.Warnf(Pos{}, "", "w")
	l.Notef(Pos{}, "", "n")
	if l.Failed() {
		t.Error("a list without errors has failed")
	}
	l.Errorf(Pos{}, "", "e")
	l.Warnf(Pos{}, "", "w2")
	if !l.Failed() || l.Count(Error) != 1 || l.Count(Warning) != 2 || l.Count(Note) != 1 {
		t.Errorf("miscounted: %v", l)
	}
}

// The words of a capture move no cursor and turn no line of a terminal around.
func TestPlain(t *testing.T) {
	d := Diagnostic{Severity: Error, Pos: Pos{File: "content/\x1b[2Jx.md", Line: 1, Col: 2}, Message: "no \u202egpj.exe", Hint: "did you mean \u2067x\u2069\x07?\nor \r this"}
	const want = "content/ [2Jx.md:1:2: error: no \ufffdgpj.exe\n  hint: did you mean \ufffdx\ufffd ?\n        or   this"
	if got := d.String(); got != want {
		t.Errorf("got %q", got)
	}
	if got := d.Excerpt("a\u202eb\x1b"); got != want[:strings.Index(want, "\n")]+"\n      1 | a\ufffdb \n        |  ^"+want[strings.Index(want, "\n"):] {
		t.Errorf("got %q", got)
	}
}
