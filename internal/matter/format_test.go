package matter

import (
	"regexp"
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
imported: title 73569064, date 89ecbd44, draft 8d8dec07, lastmod d87ac52b, weight 5be4a1b1, aliases 5809947f, summary 2ecdae47, tags 5bbf9d8b, publisher e8eb757c, byline d233d85f, credit 39010aa9, url 69730437, archive_url 8b0858f4, retrieved aecf96f2, language f94f485a, form 523ec311, rights 2c00ae61, cases 75cb1691, seed b00baf75, events 509edc41, body 9d58db57
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
	cmp.AllowUnexported(dossier.Body{}),   // which is empty
	cmp.AllowUnexported(dossier.Speech{}), // none was looked for
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

// untouched reports whether nobody has edited a file since Format wrote it.
func untouched(file []byte) bool {
	edited, imported := Edited(file)
	return imported && len(edited) == 0
}

// Each edit of a byte is noticed, but for those of line ends and of the digests'
// own line.
func TestEdited(t *testing.T) {
	file := Format(full(), []byte("Text.\n"))
	if !untouched(file) {
		t.Fatal("just written, and touched")
	}
	if !untouched([]byte(strings.ReplaceAll(string(file), "\n", "\r\n"))) {
		t.Error("touched by CRLF")
	}
	if again := Format(full(), []byte("\nText.\r\n")); string(again) != string(file) {
		t.Error("the same article is written otherwise")
	}
	from := strings.Index(string(file), "imported: ")
	to := from + strings.Index(string(file[from:]), "\n")
	for i := range file {
		if from <= i && i <= to {
			continue
		}
		for _, c := range []byte{'x', '\n', ' ', file[i] ^ 1} {
			changed := append([]byte{}, file...)
			if changed[i] = c; c != file[i] && untouched(changed) {
				t.Errorf("untouched though byte %d is %q, not %q", i, c, file[i])
			}
		}
		if untouched(append(append([]byte{}, file[:i]...), file[i+1:]...)) {
			t.Errorf("untouched though byte %d is gone", i)
		}
		if i > 0 && untouched(append(append(append([]byte{}, file[:i]...), 'x'), file[i:]...)) {
			t.Errorf("untouched though there is an x at %d", i)
		}
	}
	for _, other := range []string{"", "imported: title 01234567\n", "---\ntitle: a\n---\n"} {
		if untouched([]byte(other)) {
			t.Errorf("untouched: %q", other)
		}
	}
}

// Merge updates what nobody has touched, field by field, and keeps the rest.
func TestMerge(t *testing.T) {
	written := func(change func(*dossier.Article), body string) []byte {
		a := full()
		change(a)
		return Format(a, []byte(body))
	}
	same := func(*dossier.Article) {}
	old := string(written(same, "Text.\n"))
	for _, c := range []struct {
		name  string
		edit  func(string) string // by a person
		fresh []byte
		want  func(string) string // of the old text, without the digests
		kept  string
		after string // the fields that count as edited then
	}{
		{"nothing new", func(s string) string { return s }, written(same, "Text.\n"), func(s string) string { return s }, "", ""},
		{
			"all untouched", func(s string) string { return s },
			written(func(a *dossier.Article) { a.Byline = "Z" }, "More.\n"),
			func(s string) string {
				return strings.Replace(strings.Replace(s, `"A. Writer, B. Writer"`, "Z", 1), "Text.", "More.", 1)
			}, "", "",
		},
		{
			"an edited title stays", func(s string) string { return strings.Replace(s, "title: \"Mali", "title: \"Mali now", 1) },
			written(func(a *dossier.Article) { a.Title, a.Byline = "New", "Z" }, "Text.\n"),
			func(s string) string {
				return strings.Replace(strings.Replace(s, "title: \"Mali", "title: \"Mali now", 1), `"A. Writer, B. Writer"`, "Z", 1)
			}, "title", "title",
		},
		{
			"an edited basis keeps the date", func(s string) string { return strings.Replace(s, "basis: derived", "basis: inferred", 1) },
			written(func(a *dossier.Article) { a.Date = dossier.Dated{} }, "Text.\n"),
			func(s string) string { return strings.Replace(s, "basis: derived", "basis: inferred", 1) }, "", "date",
		},
		{
			"an edited body keeps the events", func(s string) string { return strings.Replace(s, "Text.", "Text, mended.", 1) },
			written(func(a *dossier.Article) { a.Events = a.Events[:1] }, "Other.\n"),
			func(s string) string { return strings.Replace(s, "Text.", "Text, mended.", 1) }, "events, body", "body",
		},
		{
			"a removed line stays removed", func(s string) string { return strings.Replace(s, "credit: AFP\n", "", 1) },
			written(func(a *dossier.Article) { a.Credit = "AP" }, "Text.\n"),
			func(s string) string { return strings.Replace(s, "credit: AFP\n", "", 1) }, "", "credit",
		},
		{
			"an added line stays", func(s string) string { return strings.Replace(s, "byline:", "origin: AFP\nbyline:", 1) },
			written(func(a *dossier.Article) { a.Language = "fr" }, "Text.\n"),
			func(s string) string {
				return strings.Replace(strings.Replace(s, "byline:", "origin: AFP\nbyline:", 1), "en-GB", "fr", 1)
			}, "", "origin",
		},
		{
			"what is found anew comes in its place", func(s string) string { return s },
			written(func(a *dossier.Article) { a.Origin = "AFP" }, "Text.\n"),
			func(s string) string { return strings.Replace(s, "credit: AFP\n", "credit: AFP\norigin: AFP\n", 1) }, "", "",
		},
		{
			"what is found no more goes", func(s string) string { return s },
			written(func(a *dossier.Article) { a.Credit = "" }, "Text.\n"),
			func(s string) string { return strings.Replace(s, "credit: AFP\n", "", 1) }, "", "",
		},
		{
			"line ends stay", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			written(func(a *dossier.Article) { a.Byline = "Z" }, "Text.\n"),
			func(s string) string {
				return strings.ReplaceAll(strings.Replace(s, `"A. Writer, B. Writer"`, "Z", 1), "\n", "\r\n")
			}, "", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			merged, kept := Merge([]byte(c.edit(old)), c.fresh)
			if diff := cmp.Diff(bare(c.want(old)), bare(string(merged))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if got := strings.Join(kept, ", "); got != c.kept {
				t.Errorf("kept %q, want %q", got, c.kept)
			}
			edited, _ := Edited(merged)
			if got := strings.Join(edited, ", "); got != c.after {
				t.Errorf("edited is %q then, want %q", got, c.after)
			}
			if again, kept := Merge(merged, c.fresh); string(again) != string(merged) || len(kept) > 0 && c.kept == "" {
				t.Errorf("merging again changes it, or keeps %v:\n%s", kept, again)
			}
		})
	}
	const handwritten = "---\ntitle: a\n---\nText.\n"
	if merged, _ := Merge([]byte(handwritten), written(same, "")); string(merged) != handwritten {
		t.Errorf("a handwritten file becomes %s", merged)
	}
}

// bare leaves out the line of the digests.
func bare(file string) string { return importedLine.ReplaceAllString(file, "") }

var importedLine = regexp.MustCompile(`(?m)^imported: .*\n`)

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
		if !untouched(file) {
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
