package dossier

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands between brackets, and the claims read from it: each with its
// offset, then how much was read. A mistake gives its offset, what is wrong,
// and what to do.
func TestClaims(t *testing.T) {
	const (
		parted = `
  hint: citations are parted by semicolons: [@one "…"; @two "…"]`
		begin  = "\n  hint: write [@source-id \"exact words\"]"
		number = "\n  hint: write [@source-id, p. 4] for the fourth paragraph"
		words  = "\n  hint: quote the words of the source, or cite a paragraph: [@source-id, p. 4]"
	)
	tests := []struct{ text, want string }{
		{`@a`, `0 {a "" 0}, read 2`},
		{`@bbc-2012_x.y`, `0 {bbc-2012_x.y "" 0}, read 13`},
		{`@A "b"`, `0 {A "b" 0}, read 6`},
		{`@a "b"]`, `0 {a "b" 0}, read 6`},
		{`  @a "b"  ] c`, `2 {a "b" 0}, read 10`},
		{"@a\n\"b\n c\"\t;\r\n@d", "0 {a \"b c\" 0}, 13 {d \"\" 0}, read 15"},
		{`@a "b"; @c, p. 4; @d`, `0 {a "b" 0}, 8 {c "" 4}, 18 {d "" 0}, read 20`},
		{`@a"b"`, `0 {a "b" 0}, read 5`},
		{`@a, "b"`, `0 {a "b" 0}, read 7`},
		{`@a, p. 4 "b"`, `0 {a "b" 4}, read 12`},
		{`@a, p.4, "b"`, `0 {a "b" 4}, read 12`},
		{`@a p. 4`, `0 {a "" 4}, read 7`},
		{`@a para 4`, `0 {a "" 4}, read 9`},
		{`@a, p. 007`, `0 {a "" 7}, read 10`},

		{`@a “b”`, `0 {a "b" 0}, read 10`},
		{`@a „b“`, `0 {a "b" 0}, read 10`},
		{`@a « b »`, `0 {a "b" 0}, read 10`},
		{`@a “b “c” d”`, `0 {a "b “c” d" 0}, read 20`},
		{`@a "b “c” d"`, `0 {a "b “c” d" 0}, read 16`},
		{`@a “b "c" d”`, `0 {a "b \"c\" d" 0}, read 16`},
		{`@a "b \"c\" \\ \d"`, `0 {a "b \"c\" \\ \\d" 0}, read 18`},
		{`@a "b] c; @d [e"`, `0 {a "b] c; @d [e" 0}, read 16`},
		{`@a "b … c"`, `0 {a "b … c" 0}, read 12`},
		{`@a " b  c "`, `0 {a "b  c" 0}, read 11`},
		{`@a "日本"`, `0 {a "日本" 0}, read 11`},

		{``, `0: a citation begins with @, not the end` + begin},
		{`]`, `0: a citation begins with @, not ']'` + begin},
		{`a`, `0: a citation begins with @, not 'a'` + begin},
		{`é`, `0: a citation begins with @, not 'é'` + begin},
		{`@`, `1: a citation without a source` + begin + "; the id is the name of the file in content/articles"},
		{`@ a`, `1: a citation without a source` + begin + "; the id is the name of the file in content/articles"},
		{`@é`, `1: a citation without a source` + begin + "; the id is the name of the file in content/articles"},
		{`@a b`, `3: unexpected 'b' after a citation` + parted},
		{`@a, 4`, `4: unexpected '4' after a citation` + parted},
		{`@a "b" "c"`, `7: unexpected '"' after a citation` + parted},
		{`@a "b", p. 4`, `6: unexpected ',' after a citation` + parted},
		{`@a 'b'`, `3: unexpected '\'' after a citation` + parted},
		{`@a; `, `4: a citation begins with @, not the end` + begin},
		{`@a;; @b`, `3: a citation begins with @, not ';'` + begin},
		{`@a, p.`, `6: a paragraph number is missing` + number},
		{`@a, p. x`, `7: a paragraph number is missing` + number},
		{`@a, p. 0`, `7: a paragraph number is missing` + number},
		{`@a, p. -1`, `7: a paragraph number is missing` + number},
		{`@a, p. 99999999999999999999`, `7: a paragraph number is missing` + number},
		{`@a, `, `4: nothing stands after the comma` + words},
		{`@a,]`, `3: nothing stands after the comma` + words},
		{`@a, p. 4,`, `9: nothing stands after the comma` + words},
		{`@a, ; @b`, `4: nothing stands after the comma` + words},
		{`@a "b`, "3: the quote is not closed\n  hint: close the quote with \""},
		{`@a “b"`, "3: the quote is not closed\n  hint: close the quote with ”"},
		{`@a «b`, "3: the quote is not closed\n  hint: close the quote with »"},
		{`@a "b\"`, "3: the quote is not closed\n  hint: close the quote with \""},
		{`@a ""`, `3: the quote holds no words` + words},
		{`@a "…"`, `3: the quote holds no words` + words},
		{`@a " "`, `3: the quote holds no words` + words},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, claimsText(tt.text)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func claimsText(text string) string {
	claims, offsets, read, err := Claims(text)
	if fault := (*SyntaxError)(nil); errors.As(err, &fault) {
		return fmt.Sprintf("%d: %s\n  hint: %s", fault.Offset, fault.Message, fault.Hint)
	}
	var b strings.Builder
	for i, c := range claims {
		fmt.Fprintf(&b, "%d {%s %q %d}, ", offsets[i], c.Source, c.Quote, c.Para)
	}
	return fmt.Sprintf("%sread %d", b.String(), read)
}

// A citation is read as it is written.
func FuzzClaim(f *testing.F) {
	f.Add("a", "b", 0)
	f.Add("bbc-2012", `closed "the" \ borders] ; @x`, 4)
	f.Add("a.b", "“curly” «guillemets» é 日本 \\\" \n x", 1)
	f.Fuzz(func(t *testing.T, source, quote string, para int) {
		if source == "" || strings.ContainsFunc(source, func(r rune) bool { return r > 127 || !isIDByte(byte(r)) }) || para < 0 {
			t.Skip()
		}
		want := Claim{source, "", para}
		if q, err := checkQuote(quote, 0); err == nil {
			want.Quote = q
		}
		text := want.String()
		claims, offsets, read, err := Claims(text + "; " + text + "]")
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if diff := cmp.Diff([]Claim{want, want}, claims); diff != "" {
			t.Errorf("%s (-wrote +read)\n%s", text, diff)
		}
		if want := []int{0, len(text) + 2}; !cmp.Equal(offsets, want) || read != 2*len(text)+2 {
			t.Errorf("%s: offsets %v, read %d", text, offsets, read)
		}
	})
}

// No text makes the reader fail, and what it says is about the text.
func FuzzClaims(f *testing.F) {
	for _, s := range []string{`@a "b"; @c, p. 4`, `@a “b`, `@a "\`, "@a\xff", `@a, p. 9`, `@a,`, "„“”«»"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		claims, offsets, read, err := Claims(s)
		if fault := (*SyntaxError)(nil); errors.As(err, &fault) {
			if fault.Offset < 0 || fault.Offset > len(s) || fault.Message == "" || fault.Hint == "" {
				t.Errorf("%+v in a text of %d bytes", fault, len(s))
			}
			return
		}
		if len(claims) == 0 || len(claims) != len(offsets) || read > len(s) {
			t.Fatalf("%v at %v, read %d of %d", claims, offsets, read, len(s))
		}
		for i, at := range offsets {
			if !strings.HasPrefix(s[at:], "@"+claims[i].Source) {
				t.Errorf("%v is not at %d", claims[i], at)
			}
		}
	})
}
