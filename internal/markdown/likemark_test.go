package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// TestLikeMarks: what an editor's typing aids make of a mark is an error, and never
// words: the passage behind it would be published.
func TestLikeMarks(t *testing.T) {
	for source, want := range map[string]bool{
		"a <!— private —>b<!— /private —>": true, "a <!–- private –->b": true, "a <!- private ->b": true, "a <— private —>b": true, "a < !-- private -->b": true, "a &lt;!-- private --&gt;b": true, "a &#60;!&mdash; Private": true,
		"— <! private >": true, "a\n\n<!— private —>\n\nb": true, "- <!—private—> b": true, "# <!— private —>": true, "| <!— private —> | b |\n| - | - |\n": true,
		"a <!-- private -->b<!-- /private --> c": false, "a private matter": false, "the man – private first class – left": false, "\\<private\\> life": false, "1 < 2 — private talks": false, "a <-- privately": false,
	} {
		_, diags := New().Body("x.md", source, 1)
		told := strings.Contains(fmt.Sprint(diags), "hides nothing")
		if told != want {
			t.Errorf("%q: %v", source, diags)
		}
	}
}
