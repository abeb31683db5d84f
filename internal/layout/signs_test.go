package layout

import (
	"html/template"
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

// Whatever words stand between elements and in values, each sign that turns others
// around is shown, and no other character is lost or gained.
func FuzzShown(f *testing.F) {
	for _, s := range []string{"a", "\u202eb\u202d", "\xe2\x80", "<b>&\u202e;", "]\u202e["} {
		f.Add(s, s)
	}
	inWords := strings.NewReplacer("\u202d", `<span class="sign" data-sign="U+202D"></span>`, "\u202e", `<span class="sign" data-sign="U+202E"></span>`)
	inValues := strings.NewReplacer("\u202d", "[U+202D]", "\u202e", "[U+202E]")
	page := func(words, value string) string {
		return `<p title="` + value + `">` + words + `</p><title>` + value + `</title><p>` + words
	}
	f.Fuzz(func(t *testing.T, words, value string) {
		words, value = template.HTMLEscapeString(words), template.HTMLEscapeString(value)
		if got, want := string(shown([]byte(page(words, value)))), page(inWords.Replace(words), inValues.Replace(value)); got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	})
}
