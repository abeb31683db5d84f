package audit_test

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/audit"
	"dossier/internal/diag"
)

var some = []audit.Finding{
	{Level: diag.Error, Pos: diag.Pos{File: "content/a,b:c%.md", Line: 3, Col: 8}, Rule: "content", What: "100% wrong\r\nreally", Hint: "one\ntwo"},
	{Level: diag.Warning, Page: "a/index.html", Rule: "empty-link", What: `a link to "::error::<x>" has no words`},
	{Level: diag.Note, Pos: diag.Pos{File: "dossier.yaml"}, Rule: "content", What: "a note"},
	{Level: diag.Note, Rule: "outside-unseen", What: "not looked at"},
}

func TestFormats(t *testing.T) {
	for name, tt := range map[string]struct {
		write func(w io.Writer, list []audit.Finding) error
		want  string
	}{
		"text": {audit.Text, `
content/a,b:c%.md:3:8: error: 100% wrong` + " " + `
really
  hint: one
        two
a/index.html: warning: a link to "::error::<x>" has no words
dossier.yaml: note: a note
note: not looked at
`},
		"github": {audit.GitHub, `
::error file=content/a%2Cb%3Ac%25.md,line=3,col=8::100%25 wrong%0D%0Areally%0Ahint: one%0Atwo
::warning title=a/index.html::a link to "::error::<x>" has no words
::notice file=dossier.yaml::a note
::notice::not looked at
`},
		"json": {audit.JSON, `
{
  "version": 1,
  "errors": 1,
  "warnings": 1,
  "notes": 2,
  "findings": [
    {
      "level": "error",
      "rule": "content",
      "file": "content/a,b:c%.md",
      "line": 3,
      "column": 8,
      "message": "100% wrong\r\nreally",
      "hint": "one\ntwo"
    },
    {
      "level": "warning",
      "rule": "empty-link",
      "page": "a/index.html",
      "message": "a link to \"::error::<x>\" has no words"
    },
    {
      "level": "note",
      "rule": "content",
      "file": "dossier.yaml",
      "message": "a note"
    },
    {
      "level": "note",
      "rule": "outside-unseen",
      "message": "not looked at"
    }
  ]
}
`},
	} {
		var b bytes.Buffer
		if err := tt.write(&b, some); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, "\n"+b.String()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestNoFindings(t *testing.T) {
	var b bytes.Buffer
	if err := audit.JSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if list, ok := doc["findings"].([]any); !ok || len(list) != 0 {
		t.Errorf("findings is %v, not an empty list", doc["findings"])
	}
}

func TestCount(t *testing.T) {
	for level, want := range map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Note: 4} {
		if got := audit.Count(some, level); got != want {
			t.Errorf("%s: %d, want %d", level, got, want)
		}
	}
}
