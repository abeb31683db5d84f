package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/page"
)

const okoro = `
-- content/actors/okoro.md --
---
name: Ada Okoro
kind: person
---
`

// spoken gives what the page of Ada Okoro has her say in the articles of files.
func spoken(t *testing.T, files string) page.Speech {
	t.Helper()
	return planned(t, "actors/okoro/index.html", okoro+files).(page.ActorView).Speech
}

// An actor's words stand on the actor's page as their sources have them, by date:
// first what stands in quotation marks, the words of one paragraph together. Of
// an article that is shown in part, only what is cited; of one that is not
// shown, nothing.
func TestSpeech(t *testing.T) {
	got := spoken(t, `
-- content/_index.md --
---
title: Brief
---
They meet [@part "shall meet on Monday"; @link "Not for this page"].
-- content/articles/late.md --
---
title: Le retour
publisher: Le Journal
date: 2001-05-09
language: fr
---
« Le mot “grève” ne me fait pas peur », a déclaré Ada Okoro.
-- content/articles/early.md --
---
title: The early one
date: 2001-05-03
---
She came.

"I will talk," Ada Okoro said, "with anyone." The quay was closed, Ada Okoro said.

"He is wrong," a docker said.

- "In a list," Ada Okoro said.
-- content/articles/part.md --
---
title: In part
publisher: The Paper
date: 2001-05-04
rights: excerpt
---
"We shall meet on Monday," Ada Okoro said. "This is QUETZAL," Ada Okoro said.
-- content/articles/link.md --
---
title: A link
date: 2001-05-05
rights: link
---
"Not for this page," Ada Okoro said.
`)
	if n := len(got.Quoted); n == 0 || got.Quoted[n-1].Date.Short != "9 May 2001" {
		t.Errorf("the last of these is not of 9 May 2001: %+v", got.Quoted)
	}
	// "shall meet on Monday" leaves out "We": the whole quotation is not cited.
	want := page.Speech{
		Quoted: []page.Statement{
			{Words: []string{`"I will talk,"`, `"with anyone."`}, Source: page.Link{Href: "../../articles/early/index.html#p2", Label: "The early one"}, Where: 2},
			{Words: []string{`"In a list,"`}, Source: page.Link{Href: "../../articles/early/index.html#p4", Label: "The early one"}, Where: 4},
			{Words: []string{"« Le mot “grève” ne me fait pas peur »"}, Language: "fr", Source: page.Link{Href: "../../articles/late/index.html#p1", Label: "Le Journal"}, Where: 1},
		},
		Reported: []page.Statement{
			{Words: []string{"The quay was closed, Ada Okoro said."}, Source: page.Link{Href: "../../articles/early/index.html#p2", Label: "The early one"}, Where: 2},
		},
		More: []page.Unshown{
			{Article: page.Link{Href: "../../articles/part/index.html", Label: "In part"}, Count: 2},
			{Article: page.Link{Href: "../../articles/link/index.html", Label: "A link"}, Count: 1},
		},
	}
	if diff := cmp.Diff(want, undated(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// undated leaves the dates out.
func undated(v page.Speech) page.Speech {
	for _, list := range [][]page.Statement{v.Quoted, v.Reported} {
		for i := range list {
			list[i].Date = page.Date{}
		}
	}
	return v
}

// What is cited of an article that is shown in part leads to its passage there.
func TestSpeechOfAnExcerpt(t *testing.T) {
	got := spoken(t, `
-- content/_index.md --
---
title: Brief
---
They meet [@part "We shall meet"].
-- content/articles/part.md --
---
title: In part
rights: excerpt
---
"We shall meet," Ada Okoro said. "This is QUETZAL," Ada Okoro said.
`)
	if len(got.Quoted) != 1 || strings.Join(got.Quoted[0].Words, "") != `"We shall meet,"` || !strings.Contains(got.Quoted[0].Source.Href, "/part/index.html#q-") {
		t.Errorf("got %+v", got.Quoted)
	}
	if len(got.More) != 1 || got.More[0].Count != 1 {
		t.Errorf("what is not shown: %+v", got.More)
	}
}

// What is reported stands with its speaker and verb, so that nothing denied
// reads as a claim; what an actor is not told to have said does not stand at all.
// Two statements of one sentence are printed once.
func TestSpeechIsAttributed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ada Okoro denied that she had taken money.", "Ada Okoro denied that she had taken money."},
		{"On Monday Ada Okoro said that the quay was closed.", "Ada Okoro said that the quay was closed."},
		{"The crane, Ada Okoro said, was old.", "The crane, Ada Okoro said, was old."},
		{"It was told that Ada Okoro had said the crane was old.", "It was told that Ada Okoro had said the crane was old."},
		{"Ada Okoro said the quay was closed, but denied that she had taken money.", "Ada Okoro said the quay was closed, but denied that she had taken money."},
		{"Ada Okoro said the quay was closed. Nobody came. Ada Okoro denied that she was ill.", "Ada Okoro said the quay was closed. … Ada Okoro denied that she was ill."},
		{"According to Ada Okoro, the crane was old.", "According to Ada Okoro, the crane was old."},
		{"Ada Okoro never said that she would resign.", ""},
		{"If Ada Okoro says that the port is open, the ships come.", ""},
		{"It is false that Ada Okoro said the crane was old.", ""},
		{"Nobody believes that Ada Okoro said the crane was old.", ""},
		{"Did Ada Okoro say that the crane was old?", ""},
	} {
		var got []string
		v := spoken(t, "-- content/articles/a.md --\n---\ntitle: A\ndate: 2001-05-03\n---\n"+c.text+"\n")
		for _, st := range v.Reported {
			got = append(got, strings.Join(st.Words, " … "))
		}
		if s := strings.Join(got, " | "); s != c.want || len(v.Quoted) > 0 {
			t.Errorf("%s\n got %s %v\nwant %s", c.text, s, v.Quoted, c.want)
		}
	}
}

// Of an article that is shown in part, a statement is shown where its speaker
// and verb are cited with it.
func TestSpeechReportedInAnExcerpt(t *testing.T) {
	for cited, want := range map[string]string{"Ada Okoro denied that she had taken money": "Ada Okoro denied that she had taken money.", "she had taken money": ""} {
		v := spoken(t, "-- content/_index.md --\n---\ntitle: Brief\n---\nSo [@part \""+cited+"\"].\n"+
			"-- content/articles/part.md --\n---\ntitle: In part\nrights: excerpt\n---\nAda Okoro denied that she had taken money.\n")
		got := ""
		for _, st := range v.Reported {
			got += strings.Join(st.Words, " … ")
		}
		if got != want || (want == "") != (len(v.More) == 1) {
			t.Errorf("cited %q: got %q, %v", cited, got, v.More)
		}
	}
}

// However much an actor is quoted, the page holds fifty quotations, or 20,000
// bytes of them, and names thirty articles with more.
func TestSpeechIsBounded(t *testing.T) {
	for _, c := range []struct {
		articles, words                int // of each quotation
		quoted, listed, beyond, number int // number: of what is not shown of the first article listed
	}{
		{50, 2, 50, 0, 0, 0},
		{51, 2, 50, 1, 0, 1},
		{200, 2, 50, 30, 120, 1},
		{30, 200, 19, 11, 0, 1},
	} {
		var files strings.Builder
		for i := range c.articles {
			fmt.Fprintf(&files, "-- content/articles/a%03d.md --\n---\ntitle: A\ndate: 2001-05-03\n---\n\"We%s,\" Ada Okoro said.\n", i, strings.Repeat(" talk", c.words))
		}
		got := spoken(t, files.String())
		number := 0
		if len(got.More) > 0 {
			number = got.More[0].Count
		}
		if len(got.Quoted) != c.quoted || len(got.More) != c.listed || got.Beyond != c.beyond || number != c.number {
			t.Errorf("%d articles: %d quoted, %d listed with more (%d), %d beyond; want %+v", c.articles, len(got.Quoted), len(got.More), number, got.Beyond, c)
		}
	}
}

// The section stands on the page with its evidence, and not where there is
// nothing to show.
func TestSpeechIsDrawn(t *testing.T) {
	for path, html := range drawn(t, site(t, nil)) {
		want := path == "actors/sanogo/index.html"
		if has := strings.Contains(html, `id="h-speech"`); has != want {
			t.Errorf("%s: shows what an actor said: %t", path, has)
		}
		if want && !strings.Contains(html, `<p lang="fr">« Nous restons »</p>`) {
			t.Errorf("%s lacks the words of its actor, in their language", path)
		}
	}
}
