package seed

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dossier/internal/charset"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/quote"
)

// checkWords checks that a draft has the words of its capture, all of them and
// no others, in their order.
func checkWords(t *testing.T, capture string, d Draft) {
	t.Helper()
	text, err := charset.Read([]byte(capture), charset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(text.Text)
	slices.Sort(want)
	got := slices.Concat(strings.Fields(d.Found.Stamp), strings.Fields(d.Found.Address), strings.Fields(d.Article.Body.Plain()))
	for _, line := range slices.Concat(d.Found.Head, d.Found.Marks) {
		got = append(got, strings.Fields(line)...)
	}
	for _, x := range d.Found.Dropped {
		got = append(got, strings.Fields(x.Text)...)
	}
	slices.Sort(got)
	if n := len(d.Audit.Added); n > 0 || d.Audit.Kept+d.Audit.Dropped != d.Audit.Words {
		t.Errorf("%s: the audit says %+v", d.Article.ID, d.Audit)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: words lost or added\n got %q\nwant %q", d.Article.ID, got, want)
	}
}

// checkCitations checks that each proposed event's words stand once in its
// article.
func checkCitations(t *testing.T, d Draft) {
	t.Helper()
	var passages []quote.Text
	for i := range d.Article.Body.Blocks {
		passages = append(passages, quote.Prepare(d.Article.Body.Words(i)))
	}
	ids := map[string]bool{}
	for _, e := range d.Article.Events {
		claim := e.Cites[0].Claim
		if claim.Source != d.Article.ID || e.Title == "" || e.Date.Date.IsZero() || ids[e.ID] {
			t.Errorf("event %+v", e)
		}
		ids[e.ID] = true
		if claim.Para == 0 && quote.Find(passages, claim.Quote).Status != quote.Found {
			t.Errorf("%s: %q does not stand once in the article", e.ID, claim.Quote)
		}
		if claims, _, _, err := dossier.Claims(claim.String()); err != nil || len(claims) != 1 || claims[0] != claim {
			t.Errorf("%s is read as %v, %v", claim, claims, err)
		}
	}
}

func TestConvertRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "seeds/x.txt: error: the capture is empty\n  hint: capture the article again, or remove the file"},
		{"only a byte order mark", []byte("\uFEFF"), "seeds/x.txt: error: the capture holds only white space\n  hint: capture the article again, or remove the file"},
		{"only white space", []byte(" \n\t\u00a0\n"), "seeds/x.txt: error: the capture holds only white space\n  hint: capture the article again, or remove the file"},
		{"only an address", []byte("https://example.org/a\n"), "seeds/x.txt: error: the capture holds no text but an address or a date\n  hint: capture the article again, or remove the file"},
		{"NUL", []byte("one\ntwo\x00three"), "seeds/x.txt: error: the capture is a binary file: it holds NUL bytes\n  hint: save the article as plain text in UTF-8"},
		{"binary", bytes.Repeat([]byte("\x01\x8d\x02ab"), 20), "seeds/x.txt: error: the capture is not text in UTF-8 or Windows-1252\n  hint: save the article as plain text in UTF-8"},
		{"too large", bytes.Repeat([]byte("a "), charset.MaxSize/2+1), "seeds/x.txt: error: the capture is larger than 16 MB\n  hint: split the capture into several files"},
	} {
		_, diags := convertOne("seeds/x.txt", c.data)
		if len(diags) != 1 || diags[0].String() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, diags, c.want)
		}
	}
	if _, diags := convertOne("seeds/東京.txt", []byte("Words.")); !diags.Failed() {
		t.Error("a name without an id is taken")
	}
}

func TestConvertReadsBytes(t *testing.T) {
	for _, c := range []struct{ name, data, text, look string }{
		{"byte order mark", "\uFEFFWords here.", "Words here.\n", ""},
		{"misread byte order mark", "ï»¿Words hÃ©re.", "Words hére.\n", ""},
		{"CRLF and CR", "One line.\r\nTwo lines.\rThree.", "One line.\nTwo lines.\nThree.\n", ""},
		{"Windows-1252", "Good.\nUn \xe9t\xe9 \x96 d\xe9j\xe0 \x93vu\x94.", "Good.\nUn été – déjà “vu”.\n", "1 line not in UTF-8, read as Windows-1252 (the first is line 2)"},
		{"mixed lines", "Été là.\nUn \xe9t\xe9.", "Été là.\nUn été.\n", "1 line not in UTF-8, read as Windows-1252 (the first is line 2)"},
		{"mixed in a line", "Été, là, déjà et un \xe9clair.", "Été, là, déjà et un éclair.\n", "1 line not in UTF-8, read as Windows-1252 (the first is line 1)"},
		{"cut short", "Un été\xe2\x80", "Un été\uFFFD\n", "the end is cut off within a character"},
		{"typography stays", "“Un\u00a0été”\u2009–  ﬁn.\tSo\u00a0\u00a0it is.", "“Un\u00a0été”\u2009– ﬁn. So\u00a0\u00a0it is.\n", ""},
	} {
		d, diags := convertOne("seeds/x.txt", []byte(c.data))
		if len(diags) > 0 {
			t.Errorf("%s: %v", c.name, diags)
			continue
		}
		if got := d.Article.Body.Plain(); got != c.text {
			t.Errorf("%s: %q, want %q", c.name, got, c.text)
		}
		if looks := strings.Join(d.Looks(), "; "); !strings.Contains(looks, c.look) {
			t.Errorf("%s: %s\nwant %s", c.name, looks, c.look)
		}
		checkWords(t, c.data, d)
	}
}

func TestReadEntry(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"16:40 GMT – Protesters gather", "16:40Z Protesters gather"},
		{"16:07 GMT: Talks", "16:07Z Talks"},
		{"9:05 UTC - Talks", "09:05Z Talks"},
		{"16:40\u00a0GMT\u00a0— Talks", "16:40Z Talks"},
		{"18h15 CEST – Pourparlers", "18:15+02:00 Pourparlers"},
		{"4.40pm BST", "16:40+01:00 "},
		{"4pm BST – Talks", "16:00+01:00 Talks"},
		{"12.05am GMT: Talks", "00:05Z Talks"},
		{"12 p.m. GMT: Talks", "12:00Z Talks"},
		{"16:40 – Talks", "16:40 Talks"},
		{"16:40 (GMT) – Talks", "16:40Z Talks"},
		{"[15h30] Tirs à Kati", "15:30 Tirs à Kati"},
		{"[15:30 GMT] – Shots", "15:30Z Shots"},
		{"12:00 (GMT+1) – Noon", "12:00+01:00 Noon"},
		{"12:00 UTC-4: Noon", "12:00-04:00 Noon"},
		{"12:00 GMT+5:30 – Noon", "12:00+05:30 Noon"},
		{"16h40 : Pourparlers", "16:40 Pourparlers"},
		{"16 h 07 - Pourparlers", "16:07 Pourparlers"},
		{"16\u00a0h\u00a007 – Pourparlers", "16:07 Pourparlers"},
		{"12:00 CET+1 – Noon", ""},
		{"12:00 GMT+19 – Noon", ""},
		{"10:05 Rain starts", ""},
		{"[1530] Tirs", ""},
		{"16:40 XYZ – Talks", ""},
		{"16:40", ""},
		{"16 GMT – Talks", ""},
		{"24:10 GMT – Talks", ""},
		{"13pm GMT – Talks", ""},
		{"16:60 GMT – Talks", ""},
		{"12.30 per cent of them left", ""},
		{"10-15 soldiers came", ""},
		{"3:2 – a score", ""},
	} {
		got := ""
		if e, ok := readEntry(c.line); ok {
			got = leading(e.Hour) + ":" + leading(e.Minute) + e.Zone + " " + e.Headline
		}
		if got != c.want {
			t.Errorf("readEntry(%q) = %q, want %q", c.line, got, c.want)
		}
	}
}

func TestCreditOf(t *testing.T) {
	for line, want := range map[string]string{
		"Workers at the gate [Ann Example/Nordpress]":    "Ann Example/Nordpress",
		"Workers at the gate (AP Photo)":                 "AP Photo",
		"Workers at the gate [File: Ann Example/AFP]":    "File: Ann Example/AFP",
		"Workers at the gate (Photo by Ann Example/AFP)": "Photo by Ann Example/AFP",
		"He spoke of [the former leader]":                "",
		"He spoke of it (see above)":                     "",
		"He spoke (and/or wrote)":                        "",
		"[Ann Example/Nordpress]":                        "",
		"He told the agency (AFP) so.":                   "",
		"It rose by a fifth (9 miles)":                   "",
	} {
		if got := creditOf(line); got != want {
			t.Errorf("creditOf(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestAddressLine(t *testing.T) {
	for line, want := range map[string]bool{
		"www.example.org/a/b-1":         true,
		"https://news.example.org":      true,
		"http://example.org:8080/x?y=1": true,
		"example.org/a":                 true,
		"example.org":                   false,
		"see www.example.org/a":         false,
		"and/or":                        false,
		"someone@example.org":           false,
	} {
		if _, ok := addressLine([]string{"A headline", line, "Text."}); ok != want {
			t.Errorf("addressLine(%q) = %v", line, ok)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct {
		text, want string
		headline   bool
	}{
		{"The cranes stand still\nThey stopped at noon.", "The cranes stand still", true},
		{"The cranes stand still. They stopped at noon.", "The cranes stand still", false},
		{"[Note: made by hand]\nIt began at noon.\nMore.", "It began at noon", false},
		{strings.Repeat("word ", 30) + "end.", strings.TrimSpace(strings.Repeat("word ", 16)) + "…", false},
	} {
		d, _ := convertOne("a.txt", []byte(c.text))
		if d.Article.Title != c.want || d.Found.Headline != c.headline {
			t.Errorf("%q: title %q, headline %v", c.text, d.Article.Title, d.Found.Headline)
		}
		if n := len([]rune(d.Article.Title)); n > maxTitle && !c.headline {
			t.Errorf("title of %d characters", n)
		}
	}
}

func TestDoubleBlanksOfATypist(t *testing.T) {
	text := "First line.  It goes on.  And on.\n\nSecond line.  It goes on.  And on.\n\nThird line.  It goes on."
	d, _ := convertOne("a.txt", []byte(text))
	if d.Found.Paragraphs != 3 {
		t.Errorf("%d paragraphs:\n%s", d.Found.Paragraphs, d.Article.Body.Plain())
	}
}

func TestResolveTakesEditorsDates(t *testing.T) {
	shared := "Boats from both towns carried the passengers ashore in groups of twenty, the coastguard said."
	a, _ := convertOne("a.txt", []byte("A ferry ran aground. "+shared))
	b, _ := convertOne("b.txt", []byte("Rescue came on Tuesday.\n"+shared))
	if got := Resolve([]Draft{a, b}, Context{})[1].Article.Date.Date; !got.IsZero() {
		t.Errorf("dated %s from nothing", got)
	}
	got := Resolve([]Draft{a, b}, Context{Dates: map[string]date.Date{"a": date.NewDay(2020, 8, 18)}})[1].Article.Date
	if got.Date != date.NewDay(2020, 8, 18) || got.Basis != date.Derived || got.From == "" {
		t.Errorf("%+v", got)
	}
	if !a.Article.Date.Date.IsZero() || a.Article.Events != nil {
		t.Error("Resolve changed its argument")
	}
}

func FuzzConvert(f *testing.F) {
	for _, s := range []string{
		" date 2020-08-18 Words.\n\nMore (AP Photo)", "A.\nwww.example.org/a\nB.  C.  D.", "16:40 GMT – X\nY\n4.40pm BST\nZ [A/B]\nRead more",
		"d'Ã‰tat Ã¢â‚¬â„¢", "\xe9t\xe9\r\n\x85", "\uFEFF\u00a0a\u2028b\vc", "[Digest: x]", "a\nb\nc\nd", "0:00 – a\n0:00 – b", "date 2020-02-30 x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, diags := convertOne("seeds/x.txt", data)
		if diags.Failed() {
			return
		}
		if d.Article.Title == "" || len(d.Article.Body.Blocks) == 0 {
			t.Fatalf("no title or body of %q", data)
		}
		checkWords(t, string(data), d)
		other, _ := convertOne("seeds/y.txt", []byte("date 2020-08-18 On 21 March 2012, it began."))
		for _, r := range Resolve([]Draft{d, other}, Context{}) {
			checkCitations(t, r)
			r.Summary()
		}
	})
}

// convertOne converts a capture that holds one article.
func convertOne(name string, data []byte) (Draft, diag.List) {
	drafts, diags := Convert(name, data, Options{})
	if len(drafts) != 1 {
		return Draft{}, diags
	}
	return drafts[0], diags
}
