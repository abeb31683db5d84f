package seed

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/dossier"
)

// A clip keeps its words and its keys, whatever a body does not take.
func TestClip(t *testing.T) {
	const front = "---\ntitle: \"The dam holds\"\nauthor: [Jane Doe, Bob Ray]\nsource: https://herald.example/dam\ndate: 2020-05-04T10:00:00Z\ntags:\n  - clippings\n---\n"
	for _, c := range []struct{ name, text, body, dropped string }{
		{"plain", "The **dam** on the [Niger](https://herald.example/niger) held.", "The dam on the Niger held.", ""},
		{"a picture", "![A dam](https://herald.example/dam.jpg)\n\nThe dam held.", "The dam held.", "picture: A dam"},
		{"a picture in a link", "[![A dam](dam.jpg)](https://herald.example) The dam held.", "The dam held.", "picture: A dam"},
		{"links that lead nowhere", "The [dam](/a/b) [held](#x), [call](tel:1) us.", "The dam held, call us.", ""},
		{"HTML", "The dam<br>held <b>fast</b>.<!-- note -->", "The dam held fast.", "comment: <!-- note -->"},
		{"a note mark without its note", "The dam[^1] held.", "The dam held.", "note mark: 1"},
		{"a note", "The dam[^1] held.\n\n[^1]: So it is said.", "The dam held.|So it is said.", "note mark: 1"},
		{"a wiki link", "The [[dam]] of [[Kol|the plain]] held.", "The dam of the plain held.", ""},
		{"what would be a citation", "He wrote [@kol \"no\"] there.", "He wrote [@kol \"no\"] there.", ""},
		{"a heading", "# The dam holds\n\nIt held.\n\n## Why\n\nNobody knows.", "It held.|Why|Nobody knows.", ""},
		{"a list", "It held:\n\n- for a day\n- for two", "It held:|for a day|for two", ""},
	} {
		drafts, diags := Convert("seeds/dam.md", []byte(front+c.text), Options{})
		if len(diags) > 0 || len(drafts) != 1 {
			t.Errorf("%s: %v", c.name, diags)
			continue
		}
		d := drafts[0]
		a := d.Article
		if a.Title != "The dam holds" || a.Byline != "Jane Doe, Bob Ray" || a.URL != "https://herald.example/dam" || a.Date.Date.String() != "2020-05-04T10:00Z" {
			t.Errorf("%s: title %q, byline %q, url %q, date %s", c.name, a.Title, a.Byline, a.URL, a.Date.Date)
		}
		if got := strings.Join(strings.Fields(strings.ReplaceAll(strings.TrimSpace(a.Body.Plain()), "\n", "|")), " "); got != c.body {
			t.Errorf("%s: %q, want %q", c.name, got, c.body)
		}
		if slices.ContainsFunc(a.Body.Leaves(), func(l dossier.Leaf) bool { return l.Label() != "" }) {
			t.Errorf("%s: a paragraph has the label of a note: %v", c.name, a.Body.Leaves())
		}
		var dropped []string
		for _, x := range d.Found.Dropped {
			if x.Where != "front matter" {
				dropped = append(dropped, x.Where+": "+x.Text)
			}
		}
		if got := strings.Join(dropped, "; "); got != c.dropped {
			t.Errorf("%s: dropped %q, want %q", c.name, got, c.dropped)
		}
		if len(d.Audit.Added) > 0 {
			t.Errorf("%s: added %q", c.name, d.Audit.Added)
		}
	}
}
