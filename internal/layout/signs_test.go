package layout

import "testing"

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
