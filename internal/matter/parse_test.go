package matter

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// What txtar cannot hold: the bytes of a file. Each file is content/pages/a.md.
func TestBytes(t *testing.T) {
	tests := []struct{ what, file, want string }{
		{"byte order mark", "\ufeff---\ntitle: a\n---\nText.", `body "Text." from 4`},
		{"CRLF", "---\r\ntitle: a\r\n---\r\nOne.\r\n\r\nTwo.\r\n", `body "One.\n\nTwo.\n" from 4`},
		{"CRLF, position", "---\r\ntitle: a\r\nbad: b\r\n---\r\n", "3:1: error: unknown key \"bad\" in a page"},
		{"both", "\ufeff---\r\ntitle: a\r\n---\r\nText.", `body "Text." from 4`},
		{"mixed", "---\ntitle: a\r\n---\nOne.\r\nTwo.\n", `body "One.\nTwo.\n" from 4`},
		{"no end of line", "---\ntitle: a\n---", `body "" from 4`},
		{"old Macintosh", "---\rtitle: a\r---\r", "1:4: error: a control character U+000D"},
		{"CR twice", "---\r\r\ntitle: a\n---\n", "1:4: error: a control character U+000D"},
		{"mark within", "---\ntitle: a\n---\na\ufeffb", `body "a` + `\ufeff` + `b" from 4`},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "1:1: error: the file is UTF-16"},
		{"UTF-16, big end", "\xfe\xff\x00-\x00-\x00-", "1:1: error: the file is UTF-16"},
		{"Latin-1 in front matter", "---\ntitle: caf\xe9\n---\n", "2:11: error: a byte 0xe9 that is not UTF-8"},
		{"Latin-1 in the body", "---\ntitle: a\n---\n\nUn caf\xe9.", "5:7: error: a byte 0xe9 that is not UTF-8"},
		{"replacement character", "---\ntitle: a\n---\n\ufffd", "body \"\ufffd\" from 4"},
		{"surrogate", "---\ntitle: \xed\xa0\x80\n---\n", "2:8: error: a byte 0xed that is not UTF-8"},
		{"NUL", "---\ntitle: a\x00b\n---\n", "2:9: error: a control character U+0000"},
		{"NUL in the body", "---\ntitle: a\n---\né\x00", "4:2: error: a control character U+0000"},
		{"escape", "---\ntitle: a\n---\n\x1b[31m", "4:1: error: a control character U+001B"},
		{"form feed", "---\ntitle: a\n---\n\f", "4:1: error: a control character U+000C"},
		{"DEL", "---\ntitle: a\x7f\n---\n", "2:9: error: a control character U+007F"},
		{"next line", "---\ntitle: é\u0085b\n---\n", "2:9: error: a hidden end of line U+0085"},
		{"line separator", "---\ntitle: a\ntags: [\u2028]\n---\n", "3:8: error: a hidden end of line U+2028"},
		{"line separator in the body", "---\ntitle: a\n---\na\u2028b", `body "a\u2028b" from 4`},
		{"tab after the colon", "---\ntitle:\ta\n---\n", `body "" from 4`},
		{"blanks after a line", "---\ntitle: a \t \n---\n", `body "" from 4`},
		{"fence with blanks", "---\ntitle: a\n--- \n", "3:1: error: a line --- that is indented or followed by blanks"},
		{"fence indented", "---\ntitle: a\n ---\n", "3:1: error: a line --- that is indented or followed by blanks"},
		{"64 KB", "---\ntitle: a\n#" + strings.Repeat("x", maxFront-11) + "\n---\n", `body "" from 5`},
		{"more", "---\ntitle: a\n#" + strings.Repeat("x", maxFront-10) + "\n---\n", "1:1: error: front matter is longer than 64 KB"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			parsed, diags, ok := Parse(dossier.KindPage, "content/pages/a.md", []byte(tt.file))
			got := fmt.Sprintf("body %q from %d", parsed.Body, parsed.BodyLine)
			if len(diags) > 0 {
				got, _, _ = strings.Cut(strings.TrimPrefix(diags[0].String(), "content/pages/a.md:"), "\n")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !ok && len(diags) == 0 {
				t.Error("not read, and no message")
			}
		})
	}
}

// Front matter from anywhere ends in a record or in a message, soon.
func TestLimits(t *testing.T) {
	for _, unit := range []string{
		"[", "{", "{a: ", "- ", "? ", "[a,", "a: b\n", "a:\n ", "\n- a", "'", "\"", "\"\\", "!a ", "&a ", "*a ", "[&a [", "# a\n", "\n", "\t", "|\n", ">\n", "%", "@a \"b\"; ", "a, ", "é", "<<: ",
	} {
		for _, format := range []string{"title: %s", "tags: [%s", "cite: '%s'", "summary: |\n  %s", "summary: \"%s\"", "%s"} {
			front := fmt.Sprintf(format, strings.Repeat(unit, maxFront/len(unit)-2*len(format)))
			start := time.Now()
			_, diags, ok := Parse(dossier.KindEvent, "content/events/a.md", []byte("---\n"+front+"\n---\n"))
			if took := time.Since(start); took > 10*time.Second { // the slowest takes 0.5 s where nothing else runs
				t.Errorf("%q of %q took %v", format, unit, took)
			}
			if !ok && len(diags) == 0 {
				t.Errorf("%q of %q: neither a record nor a message", format, unit)
			}
		}
	}
	var deep strings.Builder
	for i := range 350 {
		fmt.Fprintf(&deep, "%sa:\n", strings.Repeat(" ", i))
	}
	if _, diags, _ := Parse(dossier.KindPage, "content/pages/a.md", []byte("---\n"+deep.String()+"---\n")); len(diags) == 0 {
		t.Error("deep keys: no message")
	}
}

func TestKindOf(t *testing.T) {
	tests := []struct {
		file string
		want dossier.Kind
	}{
		{"content/_index.md", dossier.KindBrief},
		{"content/articles/a.md", dossier.KindArticle},
		{"content/events/a.md", dossier.KindEvent},
		{"content/actors/a.md", dossier.KindActor},
		{"content/places/a.md", dossier.KindPlace},
		{"content/cases/a.md", dossier.KindCase},
		{"content/comparisons/a.md", dossier.KindComparison},
		{"content/pages/a.md", dossier.KindPage},
		{"content/pages/sub/a.md", ""},
		{"content/pages/a.txt", ""},
		{"content/pages/a.MD", ""},
		{"content/a.md", ""},
		{"content/brief/a.md", ""},
		{"pages/a.md", ""},
		{"content/pages", ""},
		{"dossier.yaml", ""},
	}
	for _, tt := range tests {
		if got, ok := KindOf(tt.file); got != tt.want || ok != (tt.want != "") {
			t.Errorf("KindOf(%q) = %q, %v; want %q", tt.file, got, ok, tt.want)
		}
	}
}

// No file makes the reader fail without a message, or speak of a place that
// the file does not have.
func FuzzParse(f *testing.F) {
	f.Add("---\ntitle: a\nsummary: \"é \\x41 [@a 'b']\"\n---\nText.")
	f.Add("---\ntitle: a\nsummary: >-\n\n   a\n    b\n\n   c\ncite: |2\n    @a \"b\";\n   @c\n---\n")
	f.Add("---\ntitle: 'it''s\n\n  so'\ndate: 2012-02-30\ncite: [\"@a \\\n  \\\"b\\\"; x\"]\n---\n")
	kinds, others := append(dossier.Kinds[:], dossier.KindBrief), longest(f)
	f.Fuzz(func(t *testing.T, file string) {
		lines := strings.Split(strings.ReplaceAll(file, "\r\n", "\n"), "\n")
		for _, kind := range kinds {
			parsed, diags, ok := Parse(kind, "content/a/a.md", []byte(file))
			if !ok && !diags.Failed() {
				t.Error("not read, and no message")
			}
			for _, d := range diags {
				checkPlace(t, file, d)
			}
			if !ok {
				continue
			}
			if strings.Join(lines[min(parsed.BodyLine-1, len(lines)):], "\n") != parsed.Body {
				t.Errorf("the body of %q begins in line %d, and is %q", file, parsed.BodyLine, parsed.Body)
			}
			for _, p := range dossier.Proses(parsed.Record) {
				for i, s := range p.Spots {
					if i > 0 && s.Offset < p.Spots[i-1].Offset || s.Pos.Line > len(lines) { // some lie in blanks that were cut from the end
						t.Errorf("%q stands at %v", p.Source, p.Spots)
					}
				}
				for i, r := range p.Source {
					if len(p.Spots) > 0 && r != ' ' && r != '\n' {
						checkPlace(t, file, diag.Diagnostic{Pos: dossier.PosAt(p.Source, p.Spots, i)})
					}
				}
			}
		}
		checkReader(t, kinds[len(file)%len(kinds)], file, others)
		_, diags := ParseConfig([]byte(file))
		for _, d := range diags {
			checkPlace(t, file+"\n", d) // YAML misses something behind the last line
		}
	})
}

// checkPlace fails unless a message stands on a character of the file, or just
// behind a line's last.
func checkPlace(t *testing.T, file string, d diag.Diagnostic) {
	t.Helper()
	lines := strings.Split(file, "\n")
	if d.Pos.Line > len(lines) || d.Pos.Line > 0 && (d.Pos.Col < 1 || d.Pos.Col > utf8.RuneCountInString(lines[d.Pos.Line-1])+1) {
		t.Errorf("%v: no such place in %q", d, file)
	}
}
