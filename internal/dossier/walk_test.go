package dossier_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
	"dossier/internal/markdown"
)

// prose is a text of front matter that says and cites the name of its place in
// the record.
func prose(name string) dossier.Prose {
	return dossier.Prose{Source: name, Pieces: []dossier.Piece{
		{Kind: dossier.Text, Text: name}, {Kind: dossier.Citation, Sign: &dossier.Sign{Cites: cites(name)}},
	}}
}

func cites(source string) []dossier.Cite {
	return []dossier.Cite{{Claim: dossier.Claim{Source: source}}}
}

func head(name string) dossier.Head {
	return dossier.Head{ID: name, Summary: prose(name + " summary"), Body: dossier.NewBody("", []dossier.Leaf{
		{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: prose(name + " body").Pieces},
	})}
}

func accounts(name string) []dossier.Account {
	return []dossier.Account{{Why: prose(name + " why"), Answers: []dossier.Answer{
		{Value: prose(name + " one"), Cites: cites(name + " first")},
		{Value: prose(name + " two"), Cites: cites(name + " second")},
	}}}
}

// records has one of each kind, with everything that may hold words.
func records() []dossier.Record {
	return []dossier.Record{
		&dossier.Brief{Head: head("brief")},
		&dossier.Article{Head: head("article"), Events: []*dossier.Event{{Head: head("its event"), Cites: cites("its event"), Accounts: accounts("its event")}}},
		&dossier.Event{Head: head("event"), Cites: cites("event"), Accounts: accounts("event")},
		&dossier.Actor{Head: head("actor"), Posts: []dossier.Post{{Cites: cites("actor post")}}, Accounts: accounts("actor")},
		&dossier.Place{Head: head("place"), Accounts: accounts("place")},
		&dossier.Case{Head: head("case"), Accounts: accounts("case")},
		&dossier.Comparison{Head: head("comparison"), Accounts: accounts("comparison")},
		&dossier.Page{Head: head("page"), Accounts: accounts("page")},
	}
}

func TestProses(t *testing.T) {
	var got []string
	for _, r := range records() {
		var words []string
		for _, p := range dossier.Proses(r) {
			words = append(words, p.Words())
		}
		got = append(got, strings.Join(words, ", "))
	}
	want := []string{
		"brief summary",
		"article summary, its event summary, its event why, its event one, its event two",
		"event summary, event why, event one, event two",
		"actor summary, actor why, actor one, actor two",
		"place summary, place why, place one, place two",
		"case summary, case why, case one, case two",
		"comparison summary, comparison why, comparison one, comparison two",
		"page summary, page why, page one, page two",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The texts are those of the record itself: to read one changes the record.
func TestProsesLeadIntoTheRecord(t *testing.T) {
	for _, r := range records() {
		for _, p := range dossier.Proses(r) {
			*p = dossier.Prose{Source: "read"}
		}
		for _, p := range dossier.Proses(r) {
			if p.Source != "read" {
				t.Errorf("%s: a text still is %q", r.Header().ID, p.Source)
			}
		}
	}
}

func TestCites(t *testing.T) {
	var got []string
	for _, r := range records() {
		var sources []string
		for _, c := range dossier.Cites(r) {
			sources = append(sources, c.Source)
		}
		got = append(got, strings.Join(sources, ", "))
	}
	const answers = "%[1]s one, %[1]s first, %[1]s two, %[1]s second, %[1]s why"
	account := func(name string) string {
		return name + " summary, " + fmt.Sprintf(answers, name) + ", " + name + " body"
	}
	want := []string{
		"brief summary, brief body",
		"article summary, article body",
		"event, " + account("event"),
		"actor post, " + account("actor"),
		account("place"),
		account("case"),
		account("comparison"),
		account("page"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A case is a body and the words of its tables, a bar between cells.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		body string
		want [][]string
	}{
		{"No table.", nil},
		{"| a | b |\n|---|---|", [][]string{{"a|b"}}},
		{"| a | b |\n|---|---|\n| c | |\n| e | *f* |", [][]string{{"a|b", "c|", "e|f"}}},
		{"| a |\n|---|\n| b |\n\nWords.\n\n| c |\n|---|\n| d |", [][]string{{"a", "b"}, {"c", "d"}}},
		{"> | a |\n> |---|\n> | b |", [][]string{{"a", "b"}}},
	} {
		body, diags := markdown.New().Body("a.md", c.body, 1)
		for _, d := range diags {
			t.Errorf("%q: %s", c.body, d)
		}
		var got [][]string
		for _, table := range body.Tables() {
			var rows []string
			for _, row := range table.Rows {
				var words []string
				for _, i := range row {
					words = append(words, body.Words(i))
				}
				rows = append(rows, strings.Join(words, "|"))
			}
			got = append(got, rows)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: -want +got:\n%s", c.body, diff)
		}
	}
}

func TestOpenness(t *testing.T) {
	for words, want := range map[string]dossier.Openness{
		"no source": dossier.NoSource, "No source": dossier.NoSource, "sans source": dossier.NoSource, "Sans source": dossier.NoSource,
		"does not apply": dossier.DoesNotApply, "Does not apply": dossier.DoesNotApply, "sans objet": dossier.DoesNotApply,
		"": dossier.Answered, "no sources": dossier.Answered, "No source tells": dossier.Answered,
	} {
		if got := dossier.OpennessOf(words); got != want {
			t.Errorf("%q: got %d, want %d", words, got, want)
		}
	}
}

// Words are those that a reader sees: with the words of links, without signs.
func TestWords(t *testing.T) {
	d := &dossier.Dossier{Records: map[string]dossier.Record{"keita": &dossier.Actor{Head: dossier.Head{Title: "Ibrahim Keita"}}}}
	for source, want := range map[string]string{
		"":                                    "",
		"Plain words":                         "Plain words",
		"*Some* `words`[^1].\n\n[^1]: A note": "Some words.",
		"[[keita]] left":                      "Ibrahim Keita left",
		"[[keita|The president]] left":        "The president left",
		"[[nobody]] left":                     "nobody left",
		"He left [@report \"left\"].":         "He left.",
		"One\\\ntwo":                          "One\ntwo",
	} {
		body, _ := markdown.New().Body("a.md", source, 1)
		var got string
		if i := slices.IndexFunc(body.Blocks, func(b dossier.Block) bool { return b.Kind == dossier.Paragraph }); i >= 0 {
			got = d.WordsIn(&body, i)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

// The path of a site is that of its address, with slashes around it.
func TestRoot(t *testing.T) {
	for address, want := range map[string]string{
		"": "/", "https://example.org/": "/", "https://example.org/mali/": "/mali/", "https://example.org/a/b%20c/": "/a/b%20c/", "https://example.org": "/",
	} {
		if got := (dossier.Config{BaseURL: address}).Root(); got != want {
			t.Errorf("%q: %s, want %s", address, got, want)
		}
		if got := (dossier.Config{BaseURL: address, Previewed: true}).Root(); got != "/" {
			t.Errorf("the preview of %q is at %s", address, got)
		}
	}
}
