package layout

import (
	"html/template"
	"regexp"
	"strings"
	"testing"
)

// A character that turns words around is shown and has no effect; others that
// tell a direction stay.
func TestOverridesAreShown(t *testing.T) {
	const sign = `<span class="sign" data-sign="U+202E"></span>`
	for html, want := range map[string]string{
		"<p>a b</p>":                                 "<p>a b</p>",
		"<p>a\u202eb</p>":                            "<p>a" + sign + "b</p>",
		"\u202e":                                     sign,
		"<p>\u202da\u202c \u200f\u2067b\u2069":       `<p><span class="sign" data-sign="U+202D"></span>a` + "\u202c \u200f\u2067b\u2069",
		"<p title=\"a\u202eb\">c\u202e</p>":          `<p title="a[U+202E]b">c` + sign + `</p>`,
		"<title>a\u202eb</title><b>\u202e":           "<title>a[U+202E]b</title><b>" + sign,
		"<script>\"\u202e\"</script>":                "<script>\"[U+202E]\"</script>",
		"<svg><title>\u202e</title>\u202e</svg>":     "<svg><title>[U+202E]</title>[U+202E]</svg>",
		"<titles>\u202e</titles>":                    "<titles>" + sign + "</titles>",
		"<svg viewBox=\"\"><g/>\u202e</svg>\u202ex<": "<svg viewBox=\"\"><g/>[U+202E]</svg>" + sign + "x<",
	} {
		if got := string(shown([]byte(html))); got != want {
			t.Errorf("%q:\n got %q\nwant %q", html, got, want)
		}
	}
}

var signOf = regexp.MustCompile(`<span class="sign" data-sign="U\+202([DE])"></span>`)

// Whatever words stand between elements, none is lost or gained, and none turns
// others around.
func FuzzShown(f *testing.F) {
	for _, s := range []string{"a", "\u202eb\u202d", "\xe2\x80", "<b>&\u202e;", "]\u202e["} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, words, value string) {
		words, value = template.HTMLEscapeString(words), template.HTMLEscapeString(value)
		got := string(shown([]byte(`<p title="` + value + `">` + words + `</p><title>` + value + `</title>`)))
		if strings.ContainsAny(got, "\u202d\u202e") {
			t.Errorf("%q turns words around", got)
		}
		_, after, _ := strings.Cut(got, `">`)
		back, _, _ := strings.Cut(after, "</p>")
		back = signOf.ReplaceAllStringFunc(back, func(sign string) string {
			if strings.Contains(sign, "202D") {
				return "\u202d"
			}
			return "\u202e"
		})
		if back != words {
			t.Errorf("the words were %q and are %q", words, back)
		}
	})
}
