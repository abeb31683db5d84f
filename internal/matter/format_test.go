package matter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// The text that Format writes, in full.
func TestFormat(t *testing.T) {
	const want = `---
title: "Mali: the \u2028coup"
date: 2012-03-22T04:30Z
basis: derived
basis_from: 'the page says "Thursday"'
draft: true
lastmod: "2012-03-23~"
weight: -2
aliases: [old, "1999"]
summary: 'It''s "over" [@a].'
tags: ["NO", coup, "a, b", "1e3"]
publisher: BBC News
byline: "A. Writer, B. Writer"
credit: AFP
url: "https://example.org/a?b=c&d"
archive_url: example.org/a
retrieved: 2020-08-20
language: en-GB
form: report
rights: link
cases: [mali-2012]
seed:
  file: seeds/a.txt
  sha256: 0a1b
events:
  - id: palace
    title: The palace falls
    date: 2012-03-22 early
    end: "../2013"
    draft: true
    summary: s
    case: mali-2012
    places: [kati, bamako]
    actors: [keita, {id: sanogo, role: "leader, {so called}"}]
    cite: '@a "closed"'
    reports: [b, c#d]
    accounts:
      - question: "How many?"
        answers:
          - value: 15 km
            cite: ['@a "some \"15km\""', "@b, p. 3"]
          - value: less
            cite: "@c"
        prefer: 2
        why: because
      - question: "Why?"
  - id: second
    title: b
    date: 2012
imported: f1421da00adc4560
---

# Body
`
	got := string(Format(full(), []byte("\n\n# Body\r\n")))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	parsed, diags, _ := Parse(dossier.KindArticle, "content/articles/a.md", []byte(got))
	var places []string
	for _, d := range diags {
		places = append(places, d.String())
	}
	if diff := cmp.Diff([]string{"content/articles/a.md:24:11: error: \"0a1b\" is not a SHA-256\n  hint: 64 hexadecimal digits, as sha256sum prints",
		"content/articles/a.md:46:9: error: an account has no answers\n  hint: list under answers what each source says, with value and cite"}, places); diff != "" {
		t.Errorf("reading it back (-want +got)\n%s", diff)
	}
	want2 := full()
	want2.Seed.SHA256 = ""
	if diff := cmp.Diff(want2, parsed.Record, alike); diff != "" {
		t.Errorf("another record (-wrote +read)\n%s", diff)
	}
}

// alike leaves out what reading adds to a record: places, and what the file's
// name tells.
var alike = cmp.Options{
	cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b date.Date) bool { return a == b }),
	cmpopts.IgnoreFields(dossier.Head{}, "Kind", "File"), cmpopts.IgnoreFields(dossier.Prose{}, "Spots"),
	cmpopts.IgnoreFields(dossier.Article{}, "Imported"),
}

func full() *dossier.Article {
	day := func(s string) date.Date {
		d, err := date.Parse(s)
		if err != nil {
			panic(err)
		}
		return d
	}
	cite := func(claims ...dossier.Claim) (list []dossier.Cite) {
		for _, c := range claims {
			list = append(list, dossier.Cite{Claim: c})
		}
		return list
	}
	a := &dossier.Article{
		Date:      dossier.Dated{Date: day("2012-03-22T04:30Z"), Basis: date.Derived, From: `the page says "Thursday"`},
		Publisher: "BBC News", Byline: "A. Writer, B. Writer", Credit: "AFP",
		URL: "https://example.org/a?b=c&d", Archive: "example.org/a", Retrieved: day("2020-08-20"), Language: "en-GB",
		Form: dossier.FormReport, Rights: dossier.RightsLink, Cases: []dossier.Ref{{ID: "mali-2012"}},
		Seed: dossier.Seed{File: "seeds/a.txt", SHA256: "0a1b"},
	}
	a.ID, a.Title, a.Draft, a.Weight, a.Lastmod = "a", "Mali: the \u2028coup", true, -2, day("2012-03-23~")
	a.Aliases = []dossier.Ref{{ID: "old"}, {ID: "1999"}}
	a.Summary.Source, a.Tags = `It's "over" [@a].`, []string{"NO", "coup", "a, b", "1e3"}
	palace := &dossier.Event{
		Date: dossier.Dated{Date: day("2012-03-22 early")}, End: day("../2013"), Case: dossier.Ref{ID: "mali-2012"},
		Places:  []dossier.Ref{{ID: "kati"}, {ID: "bamako"}},
		Actors:  []dossier.Part{{Actor: dossier.Ref{ID: "keita"}}, {Actor: dossier.Ref{ID: "sanogo"}, Role: "leader, {so called}"}},
		Cites:   cite(dossier.Claim{Source: "a", Quote: "closed"}),
		Reports: []dossier.Ref{{ID: "b"}, {ID: "c", Part: "d"}},
		Accounts: []dossier.Account{{
			Question: "How many?", Prefer: 2, Why: dossier.Prose{Source: "because"},
			Answers: []dossier.Answer{
				{Value: dossier.Prose{Source: "15 km"}, Cites: cite(dossier.Claim{Source: "a", Quote: `some "15km"`}, dossier.Claim{Source: "b", Para: 3})},
				{Value: dossier.Prose{Source: "less"}, Cites: cite(dossier.Claim{Source: "c"})},
			},
		}, {Question: "Why?"}},
	}
	palace.ID, palace.Title, palace.Draft, palace.Summary.Source = "palace", "The palace falls", true, "s"
	second := &dossier.Event{Date: dossier.Dated{Date: day("2012")}}
	second.ID, second.Title = "second", "b"
	a.Events = []*dossier.Event{palace, second}
	return a
}

// A file is untouched until a byte of it changes that is no end of a line.
func TestUntouched(t *testing.T) {
	file := Format(full(), []byte("Text.\n"))
	if !Untouched(file) {
		t.Fatal("just written, and touched")
	}
	if !Untouched([]byte(strings.ReplaceAll(string(file), "\n", "\r\n"))) {
		t.Error("touched by CRLF")
	}
	if again := Format(full(), []byte("\nText.\r\n")); string(again) != string(file) {
		t.Error("the same article is written otherwise")
	}
	for i := range file {
		for _, c := range []byte{'x', '\n', ' ', file[i] ^ 1} {
			changed := append([]byte{}, file...)
			if changed[i] = c; c != file[i] && Untouched(changed) {
				t.Errorf("untouched though byte %d is %q, not %q", i, c, file[i])
			}
		}
		if Untouched(append(append([]byte{}, file[:i]...), file[i+1:]...)) {
			t.Errorf("untouched though byte %d is gone", i)
		}
		if Untouched(append(append(append([]byte{}, file[:i]...), 'x'), file[i:]...)) {
			t.Errorf("untouched though there is an x at %d", i)
		}
	}
	for _, other := range []string{"", "imported: 0123456789abcdef\n", "---\ntitle: a\n---\n"} {
		if Untouched([]byte(other)) {
			t.Errorf("untouched: %q", other)
		}
	}
}

// What Format writes, Parse reads as it was, and any reader of YAML as the
// same texts.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{
		"plain", "NO", "08", "null", "~", "1e3", ".5", "2012-03-22", "12:30", "a: b", "a #b", "#a", "@a", "- a", "? a", "! a", "&a", "*a", "[a", "{a}", "a]", "a, b", "|", ">", "%a", "`a`", "'", `"`, `\`, `a'b"c`,
		"a\nb", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u00a0b", "a\ufeffb", "a\ufffeb", "a\ufffdb", "😀", "é", "…", "---", "...", "=", "<<", "a:", "a :b", "0x1f", "1_000", "yes", "Off", "y", "1:30:00", "+1", "-", "\u00ad", "0o17", "infinity", ".inf", ".NaN", "a\\nb", "2012-3-2", "a  b", "\U0001fffe",
	} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, other string) {
		for _, s := range []*string{&title, &other} {
			if !utf8.ValidString(*s) || strings.ContainsFunc(*s, isControl) {
				t.Skip()
			}
			*s = strings.TrimSpace(*s)
		}
		a := record(title, other)
		file := Format(a, []byte(other))
		if !Untouched(file) {
			t.Error("just written, and touched")
		}
		parsed, diags, ok := Parse(dossier.KindArticle, "content/articles/a.md", file)
		if !ok || title != "" && other != "" && len(diags) > 0 {
			t.Fatalf("%v\n%s", diags, file)
		}
		if diff := cmp.Diff(a, parsed.Record, alike); diff != "" {
			t.Errorf("(-wrote +read)\n%s\n%s", diff, file)
		}
		if body := "\n" + strings.TrimLeft(other, "\n"); parsed.Body != body {
			t.Errorf("body %q, want %q", parsed.Body, body)
		}
		otherReader(t, file, a)
	})
}

func record(title, other string) *dossier.Article {
	a := &dossier.Article{Publisher: other, Byline: title, Form: dossier.FormReport, Rights: dossier.RightsFull}
	a.ID, a.Title, a.Summary.Source = "a", title, other
	a.Date.Date, _ = date.Parse("2012")
	event := &dossier.Event{Date: a.Date}
	if event.ID, event.Title = "e", title; title == "" {
		event.Title = "x"
	}
	if other != "" {
		a.Tags = []string{other, "x", other}
		event.Actors = []dossier.Part{{Actor: dossier.Ref{ID: "b"}, Role: other}}
	}
	claim := dossier.Claim{Source: "a", Quote: strings.Join(strings.Fields(title+"x"), " ")}
	event.Cites = []dossier.Cite{{Claim: claim}, {Claim: dossier.Claim{Source: "b", Para: 3}}}
	a.Events = []*dossier.Event{event}
	return a
}

// otherReader reads the front matter by YAML's own rules.
func otherReader(t *testing.T, file []byte, a *dossier.Article) {
	t.Helper()
	front := strings.SplitN(string(file), "\n---\n", 2)[0]
	var read struct {
		Title, Publisher, Byline, Summary any
		Tags                              []any
		Events                            []map[string]any
	}
	if err := yaml.Unmarshal([]byte(front), &read); err != nil {
		t.Fatalf("%v\n%s", err, front)
	}
	text := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	got := []any{read.Title, read.Publisher, read.Byline, read.Summary, read.Events[0]["title"]}
	want := []any{text(a.Title), text(a.Publisher), text(a.Byline), text(a.Summary.Source), text(a.Events[0].Title)}
	for i, tag := range a.Tags {
		got, want = append(got, read.Tags[i]), append(want, tag)
	}
	for i, c := range a.Events[0].Cites {
		got, want = append(got, read.Events[0]["cite"].([]any)[i]), append(want, c.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by another reader (-wrote +read)\n%s\n%s", diff, front)
	}
}
