package seed

import (
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// body is a report of two paragraphs, for heads to stand above.
const body = "The ferry between Quill and Sandmouth ran aground on a bank of gravel at low tide.\n\nIts passengers were taken ashore in boats, the coastguard said."

// What a head says goes into the front matter; what it only seems to say stays.
func TestMasthead(t *testing.T) {
	for _, c := range []struct {
		head                                              string
		title, byline, publisher, url, day, mod, language string
		paragraphs                                        int
	}{
		{"By Awa Traoré", "", "Awa Traoré", "", "", "", "", "", 2},
		{"BY AWA TRAORÉ and Lena Holt, Bamako", "", "AWA TRAORÉ and Lena Holt, Bamako", "", "", "", "", "", 2},
		{"Par Lise Amar, envoyée spéciale à Gao", "", "Lise Amar, envoyée spéciale à Gao", "", "", "", "", "", 2},
		{"By noon the square was empty", "By noon the square was empty", "", "", "", "", "", "", 2},
		{"By Awa Traoré | 3 May 2021", "", "Awa Traoré", "", "", "2021-05-03", "", "", 2},
		{"Published: 3 May 2021, 16:40 GMT", "", "", "", "", "2021-05-03T16:40Z", "", "", 2},
		{"3 May 2021", "", "", "", "", "2021-05-03", "", "", 2},
		{"Publié le 3 mai 2021 à 10h30 – Mis à jour le 4 mai 2021", "", "", "", "", "2021-05-03T10:30", "2021-05-04", "", 2},
		{"Last updated on Tue 4 May 2021", "", "", "", "", "", "2021-05-04", "", 2},
		{"Source: The Herald", "", "", "The Herald", "", "", "", "", 2},
		{"Source: https://herald.example/a", "", "", "herald.example", "https://herald.example/a", "", "", "", 2},
		{"Titre : Le bac échoue\nLangue : fr\nJournal : Le Quai", "Le bac échoue", "", "Le Quai", "", "", "", "fr", 2},
		{"Published in 2021 by a friend of mine", "Published in 2021 by a friend of mine", "", "", "", "", "", "", 2},
		{"07/08/2020", "07/08/2020", "", "", "", "", "", "", 3},
	} {
		drafts, diags := Convert("seeds/a.txt", []byte(c.head+"\n\n"+body), Options{Language: "en"})
		if len(diags) > 0 || len(drafts) != 1 {
			t.Errorf("%q: %v", c.head, diags)
			continue
		}
		d := drafts[0]
		a := d.Article
		checkWords(t, c.head+"\n\n"+body, d)
		title := c.title
		if title == "" {
			title = a.Title
		}
		if a.Title != title || a.Byline != c.byline || a.Publisher != c.publisher || a.URL != c.url || a.Date.Date.String() != c.day || a.Lastmod.String() != c.mod || a.Language != c.language {
			t.Errorf("%q: title %q, byline %q, publisher %q, url %q, date %s, changed %s, language %q", c.head, a.Title, a.Byline, a.Publisher, a.URL, a.Date.Date, a.Lastmod, a.Language)
		}
		if d.Found.Paragraphs != c.paragraphs {
			t.Errorf("%q: %d paragraphs", c.head, d.Found.Paragraphs)
		}
	}
}

// A date that can be read in two ways is told, and never guessed.
func TestAmbiguousDate(t *testing.T) {
	d, _ := convertOne("seeds/a.txt", []byte("A ferry runs aground\n\nPublished 07/08/2020\n\n"+body))
	if looks := strings.Join(d.Looks(), "; "); !d.Article.Date.Date.IsZero() || !strings.Contains(looks, "“07/08/2020” may be 2020-07-08 or 2020-08-07") {
		t.Errorf("date %s; %s", d.Article.Date.Date, looks)
	}
}

// A year follows where a day falls on the weekday beside it in one of the
// dossier's years alone, and the text names a weekday as now.
func TestDateByYear(t *testing.T) {
	for _, c := range []struct {
		text  string
		years [2]int
		want  string
	}{
		{"On Wednesday 21 March the ferry ran aground near Quill. Divers came on Thursday.", [2]int{2010, 2015}, "2012-03-22"},
		{"On Wednesday 21 March the ferry ran aground near Quill.", [2]int{2010, 2015}, ""},
		{"On Wednesday 21 March the ferry ran aground near Quill.", [2]int{2010, 2019}, ""}, // 2018 too
		{"On Wednesday 21 March the ferry ran aground near Quill.", [2]int{}, ""},
		{"Le bac a échoué hier, mercredi 21 mars, près de Quill.", [2]int{2010, 2015}, "2012-03-22"},
		{"Le mercredi 21 mars, le bac a échoué près de Quill.", [2]int{2010, 2015}, ""},
		{"On 21 March the ferry ran aground. Divers came on Wednesday and Thursday.", [2]int{2012, 2012}, "2012-03-22"},
		{"On Monday 21 March the ferry ran aground near Quill.", [2]int{2012, 2014}, ""},
	} {
		d, _ := convertOne("seeds/a.txt", []byte(c.text))
		got := Resolve([]Draft{d}, Context{Years: c.years})[0].Article.Date
		if got.Date.String() != c.want {
			t.Errorf("%q within %v: %s, want %q", c.text, c.years, got.Date, c.want)
		}
		if c.want != "" && (got.Basis != date.Derived || !strings.Contains(got.From, "alone")) {
			t.Errorf("%q: basis %s, from %q", c.text, got.Basis, got.From)
		}
	}
}

func TestParts(t *testing.T) {
	other := strings.ReplaceAll(body, "ferry", "tug")
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"one", body, 1},
		{"two stamps", "date 2021-06-08\n" + body + "\n\ndate 2021-06-09\n" + other, 2},
		{"a rule and a headline", "Ferry runs aground\n\n" + body + "\n\n-----\n\nTug is lost\n\n" + other, 2},
		{"three by rules", "A\u00a0first line here\n" + body + "\n* * *\nSecond line here\n" + other + "\n* * *\nThird line here\n" + body + " More of it.", 3},
		{"a rule within a text", body + "\n\n* * *\n\n" + other, 1},
		{"a short part", "Ferry runs aground\n\n" + body + "\n\n-----\n\nContact us\n\nhere", 1},
	} {
		drafts, diags := Convert("seeds/a.txt", []byte(c.text), Options{})
		if len(diags) > 0 || len(drafts) != c.want {
			t.Errorf("%s: %d articles, %v", c.name, len(drafts), diags)
			continue
		}
		for i, d := range drafts {
			if part := d.Article.Seed.Part; c.want == 1 && part != 0 || c.want > 1 && part != i+1 {
				t.Errorf("%s: part %d", c.name, part)
			}
			if len(d.Audit.Added) > 0 {
				t.Errorf("%s: added %q", c.name, d.Audit.Added)
			}
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, place, agency, rest string }{
		{"BAMAKO (AFP) – Soldiers came.", "BAMAKO", "AFP", "Soldiers came."},
		{"BAMAKO, Mali, Aug 18 (Reuters) - Soldiers came.", "BAMAKO, Mali", "Reuters", "Soldiers came."},
		{"Bamako, 18 août (AFP) – Des soldats.", "Bamako", "AFP", "Des soldats."},
		{"GENEVA — Soldiers came.", "GENEVA", "", "Soldiers came."},
		{"Soldiers in Mali – the third time this year – came.", "", "", "Soldiers in Mali – the third time this year – came."},
		{"Mali (population 20m) - a country.", "", "", "Mali (population 20m) - a country."},
		{"UN - it came.", "", "", "UN - it came."},
	} {
		place, agency, from := datelineOf(c.text)
		if place != c.place || agency != c.agency || c.text[from:] != c.rest {
			t.Errorf("%q: %q, %q, %q", c.text, place, agency, c.text[from:])
		}
	}
}

// Lists, subheads and the box of an analyst keep their words and their sort.
func TestShapes(t *testing.T) {
	const long = "The harbour of Sandmouth stayed shut for a second day, and no ship left it before the evening tide came in."
	box := "I have seen many strandings here, and I think that nobody was surprised by this one, for the bank had moved in the winter storms, and the charts that the captain had were of the year before, as everybody in the harbour knew and few had said aloud."
	for _, c := range []struct{ name, text, want string }{
		{"bullets", long + "\n\n• one\n• two", "p p{ul:one,two}"},
		{"numbers", long + "\n\n1. one\n2. two\n3. three", "p p{ol:one,two,three}"},
		{"one bullet is a paragraph", long + "\n\n• one", "p p"},
		{"numbers that do not begin at one", long + "\n\n2. two\n3. three", "p p p"},
		{"a subhead", long + "\n\nWhat is known\n\n" + long, "p h p"},
		{"no subhead at the end", long + "\n\nWhat is known", "p p"},
		{"a short sentence", long + "\n\nNobody was hurt.\n\n" + long, "p p p"},
		{"an analyst", strings.Join([]string{long, long + " Twice.", box, long + " Then.", long + " So."}, "\n\n"), "p p a p p"},
		{"an opinion", strings.Join([]string{long, "I came. " + box, box, long + " Then.", long + " So."}, "\n\n"), "p p p p p"},
		{"a quotation with I", strings.Join([]string{long, "“" + box + "” he said.", long + " x.", long + " Then.", long + " So."}, "\n\n"), "p p p p p"},
	} {
		d, diags := convertOne("seeds/a.txt", []byte(c.text))
		if len(diags) > 0 {
			t.Errorf("%s: %v", c.name, diags)
			continue
		}
		checkWords(t, c.text, d)
		if got := outline(d.Article.Body.Leaves()); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// outline writes the sorts of a body's blocks.
func outline(b []dossier.Leaf) string {
	var parts, items []string
	for _, block := range b {
		switch {
		case block.Kind == dossier.Heading:
			parts = append(parts, "h")
		case block.Kind == dossier.Tight:
			items = append(items, block.Words())
		case block.Kind == dossier.Close && (block.Tag == dossier.TagUL || block.Tag == dossier.TagOL):
			parts = append(parts, "p{"+block.Tag.String()+":"+strings.Join(items, ",")+"}")
		case block.Kind == dossier.Paragraph && block.Aside:
			parts = append(parts, "a")
		case block.Kind == dossier.Paragraph:
			parts = append(parts, "p")
		}
	}
	return strings.Join(parts, " ")
}
