package matter

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

func TestSetText(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"plain", "---\nname: Old\nkind: person\n---\nText: Old\n", "---\nname: New Name\nkind: person\n---\nText: Old\n"},
		{"comments and order stay", "---\n# who\nkind:   person # sort\nname:  Old   # as printed\n\nweight: 1\n---\n", "---\n# who\nkind:   person # sort\nname:  New Name   # as printed\n\nweight: 1\n---\n"},
		{"single quotes", "---\nname: 'It''s old' # c\n---\n", "---\nname: 'New Name' # c\n---\n"},
		{"double quotes", "---\nname: \"An \\\"old\\\" one\" # c\n---\n", "---\nname: \"New Name\" # c\n---\n"},
		{"quoted key", "---\n\"name\": Old\n'kind': x\n---\n", "---\n\"name\": New Name\n'kind': x\n---\n"},
		{"empty value", "---\nname:\nkind: person\n---\n", "---\nname: New Name\nkind: person\n---\n"},
		{"empty value and a comment", "---\nname: # later\n---\n", "---\nname: New Name # later\n---\n"},
		{"quoted key, empty value", "---\n\"name\":\n---\n", "---\n\"name\": New Name\n---\n"},
		{"missing key", "---\nkind: person\n---\nname: x\n", "---\nkind: person\nname: New Name\n---\nname: x\n"},
		{"missing key above imported", "---\ntitle: t\nimported: title 1f0c2a9b\n---\n", "---\ntitle: t\nname: New Name\nimported: title 1f0c2a9b\n---\n"},
		{"no keys at all", "---\n---\nBody\n", "---\nname: New Name\n---\nBody\n"},
		{"CRLF", "---\r\nname: Old\r\nkind: person\r\n---\r\nBody\r\n", "---\r\nname: New Name\r\nkind: person\r\n---\r\nBody\r\n"},
		{"CRLF, missing key", "---\r\nkind: person\r\n---\r\nBody", "---\r\nkind: person\r\nname: New Name\r\n---\r\nBody"},
		{"byte order mark, blank lines first", "\ufeff\n---\nname: Old\n---\n", "\ufeff\n---\nname: New Name\n---\n"},
		{"letters of several bytes before it", "---\nkind: é\nname: Fodé Bangoura\n---\n", "---\nkind: é\nname: New Name\n---\n"},
		{"a nested key of that name", "---\nseed:\n  name: no\nname: Old\n---\n", "---\nseed:\n  name: no\nname: New Name\n---\n"},
		{"no line feed at the end", "---\nname: Old\n---", "---\nname: New Name\n---"},
	}
	for _, test := range tests {
		got, err := SetText("a.md", []byte(test.file), "name", "New Name")
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestSetTextQuotes(t *testing.T) {
	for value, want := range map[string]string{
		"Étienne d’Almeida-Roux": "---\nname: \"Étienne d’Almeida-Roux\"\n---\n",
		"Mali: the coup":         "---\nname: \"Mali: the coup\"\n---\n",
		`the "Lion"`:             "---\nname: 'the \"Lion\"'\n---\n",
		"NO":                     "---\nname: \"NO\"\n---\n",
		"a\nb":                   "---\nname: \"a\\nb\"\n---\n",
	} {
		got, err := SetText("a.md", []byte("---\nname: Old\n---\n"), "name", value)
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", value, got, err)
		}
	}
}

func TestAddToList(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"block", "---\nother_names:\n  - A  # first\n  - B\nkind: person\n---\n", "---\nother_names:\n  - A  # first\n  - B\n  - C c\n  - \"D: d\"\nkind: person\n---\n"},
		{"block without indentation", "---\nother_names:\n- A\n- B # last\n---\n", "---\nother_names:\n- A\n- B # last\n- C c\n- \"D: d\"\n---\n"},
		{"block, wide, quoted", "---\nother_names:\n    -   'A'\n---\n", "---\nother_names:\n    -   'A'\n    -   C c\n    -   \"D: d\"\n---\n"},
		{"block in CRLF", "---\r\nother_names:\r\n  - A\r\n---\r\n", "---\r\nother_names:\r\n  - A\r\n  - C c\r\n  - \"D: d\"\r\n---\r\n"},
		{"flow", "---\nother_names: [A, 'B, b'] # both\n---\n", "---\nother_names: [A, 'B, b', C c, \"D: d\"] # both\n---\n"},
		{"flow in lines", "---\nother_names: [\n  A,\n  B, # last\n]\n---\n", "---\nother_names: [\n  A,\n  B, C c, \"D: d\", # last\n]\n---\n"},
		{"empty flow", "---\nother_names: []\n---\n", "---\nother_names: [C c, \"D: d\"]\n---\n"},
		{"one text", "---\nother_names: A # one\n---\n", "---\nother_names: [A, C c, \"D: d\"] # one\n---\n"},
		{"one text with commas", "---\nother_names: A, b\n---\n", "---\nother_names: [\"A, b\", C c, \"D: d\"]\n---\n"},
		{"one text in quotes", "---\nother_names: 'A, b'\n---\n", "---\nother_names: ['A, b', C c, \"D: d\"]\n---\n"},
		{"no value", "---\nother_names:\n---\n", "---\nother_names: [C c, \"D: d\"]\n---\n"},
		{"missing", "---\nname: A\n---\nText\n", "---\nname: A\nother_names: [C c, \"D: d\"]\n---\nText\n"},
		{"some are there", "---\nother_names: [C c]\n---\n", "---\nother_names: [C c, \"D: d\"]\n---\n"},
		{"all are there", "---\nother_names: ['C c', 'D: d']   \n---\n", "---\nother_names: ['C c', 'D: d']   \n---\n"},
	}
	for _, test := range tests {
		got, err := AddToList("a.md", []byte(test.file), "other_names", "C c", "D: d", "C c")
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestEditsRefuse(t *testing.T) {
	tests := []struct{ file, want string }{
		{"", "a.md:1:1: the file is empty"},
		{"name: x\n", "a.md:1:1: front matter is missing"},
		{"---\nname: x\n", "a.md:1:1: front matter is not closed"},
		{"---\nname: [a]\n---\n", `a.md:2:7: "name" is not a text`},
		{"---\nname: >\n  a\n  b\n---\n", "a.md:2:7: a text in several lines is not edited"},
		{"---\nname: a\n  b\n---\n", "a.md:2:7: a text in several lines is not edited"},
		{"---\nname: 'a\n  b'\n---\n", "a.md:2:7: a text in several lines is not edited"},
		{"---\nname: a\nkind: b\nname: c\n---\n", `a.md:4:1: key "name" stands twice`},
		{"---\nname: &x a\n---\n", "a.md:2:7: YAML anchors, aliases and tags are not taken"},
		{"---\nname: !\n---\n", "a.md:2:7: YAML anchors, aliases and tags are not taken"},
		{"---\n{name: a}\n---\n", "a.md:2:1: the front matter is not written key by key"},
		{"---\nname: a: b\n---\n", "a.md:2:8: mapping values are not allowed in this context"},
	}
	for _, test := range tests {
		_, err := SetText("a.md", []byte(test.file), "name", "x")
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.file, err, test.want)
		}
		var e *EditError
		if !errors.As(err, &e) || e.Hint() == "" {
			t.Errorf("%q: no hint", test.file)
		}
	}
	for file, want := range map[string]string{
		"---\nother_names: {a: b}\n---\n":        `a.md:2:14: "other_names" is not a list`,
		"---\nother_names:\n  - a: b\n---\n":     "a.md:3:5: an item of this list is not a text",
		"---\nother_names:\n  -\n---\n":          "a.md:3:4: an item of this list is not a text",
		"---\nother_names:\n  - a\n    b\n---\n": "a.md:3:5: a text in several lines is not edited",
		"---\nother_names: [a, [b]]\n---\n":      "a.md:2:18: a list within a list",
		"---\nother_names: |\n  a\n---\n":        "a.md:2:14: a text in several lines is not edited",
	} {
		if _, err := AddToList("a.md", []byte(file), "other_names", "x"); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}

// An edit reads back as what was asked for, and leaves the rest.
func FuzzEdit(f *testing.F) {
	f.Add("---\nname: Old\nother_names: [A]\n---\nBody\n", "New")
	f.Add("---\r\nother_names:\r\n- 'A'\r\nname: \"x\"\r\n---\r\n", "é: \"x\"")
	f.Add("\ufeff---\n'name': x # c\nother_names: A\n---\n", "- #")
	f.Fuzz(func(t *testing.T, file, value string) {
		value = strings.TrimSpace(strings.ToValidUTF8(strings.Map(printable, value), ""))
		if value == "" {
			return
		}
		before, diags, ok := Parse(dossier.KindActor, "content/actors/a.md", []byte(file))
		if !ok || diags.Failed() {
			return
		}
		data, err := SetText("content/actors/a.md", []byte(file), "name", value)
		if err != nil {
			return
		}
		want := before.Record.(*dossier.Actor)
		want.Title = value
		checkEdit(t, data, before.Body, want)
		again, err := AddToList("content/actors/a.md", data, "other_names", value)
		if err != nil {
			return
		}
		if !slices.Contains(want.OtherNames, value) {
			want.OtherNames = append(want.OtherNames, value)
		}
		checkEdit(t, again, before.Body, want)
	})
}

// checkEdit fails unless a file reads as a record and a body.
func checkEdit(t *testing.T, file []byte, body string, want *dossier.Actor) {
	t.Helper()
	got, diags, ok := Parse(dossier.KindActor, "content/actors/a.md", file)
	if !ok || diags.Failed() || got.Body != body {
		t.Fatalf("%q: %v, body %q, want %q", file, diags, got.Body, body)
	}
	if diff := cmp.Diff(want, got.Record, alike); diff != "" {
		t.Fatalf("%q (-want +got)\n%s", file, diff)
	}
}
