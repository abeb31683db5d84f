package jsonld_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/jsonld"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const base = "https://example.org/mali/"

var (
	site = jsonld.Site{Name: "Mali: two risings", Description: "A briefing.", Language: "en", URL: base, Author: "The desk"}
	home = jsonld.Link{Name: "Brief", URL: base}
	bbc  = jsonld.Article{
		Headline: "Mali soldiers loot presidential palace after coup", Publisher: "BBC News", Language: "en-GB",
		URL: "https://www.bbc.co.uk/news/world-africa-17474946#:~:text=loot", Archive: "https://web.archive.org/web/2012/x",
		Published: day("2012-03-22T16:40Z"),
	}
	nameless = jsonld.Article{Headline: "Live: shots at Kati"} // no outlet, no address, no date
	sanogo   = jsonld.Actor{
		Type: "person", Name: "Amadou Sanogo", Description: "Captain, leader of the CNRDR.", URL: base + "actors/sanogo/",
		OtherNames: []string{"Amadou Haya Sanogo", "Sanogo"}, Wikidata: "Q435716",
		MemberOf: []jsonld.Link{{Name: "CNRDR", URL: base + "actors/cnrdr/"}},
	}
	kati = jsonld.Place{
		Name: "Kati", Description: "A garrison town.", URL: base + "places/kati/", OtherNames: []string{"Kati camp"},
		Lat: "12.7441", Lon: "-8.0725", Within: []jsonld.Link{{Name: "Mali", URL: base + "places/mali/"}, {Name: "Koulikoro", URL: base + "places/koulikoro/"}},
	}
)

func day(s string) date.Date {
	d, err := date.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// pages are one of each kind; the golden files have their names.
var pages = map[string]jsonld.Page{
	"brief": {
		Site: site, Type: jsonld.Report, Description: site.Description, URL: base, Image: base + "assets/card.1.png", Modified: day("2026-11-20"),
		Covers: day("2012-03-21/2020-08-18"), Cited: []jsonld.Article{bbc, nameless},
		About: jsonld.Events{{Name: "Coup of March 2012", URL: base + "cases/coup-2012/", Date: day("2012-03-21")}, {}, {Name: "Mutiny of August 2020"}},
	},
	"article": {
		Site: site, Name: bbc.Headline, URL: base + "articles/bbc-2012/", Crumbs: []jsonld.Link{home, {Name: "Sources", URL: base + "sources/"}}, About: bbc,
		Quoted: []jsonld.Quotation{
			{Text: "We hold the country", Language: "fr", Speaker: jsonld.Actor{Type: "person", Name: "Amadou Sanogo", URL: base + "actors/sanogo/"}, Source: bbc},
			{Text: "shots were heard", Source: nameless},
		},
	},
	"event": {
		Site: site, Name: "The mutiny at Kati", URL: base + "events/kati/", Crumbs: []jsonld.Link{home, {Name: "Timeline", URL: base + "timeline/"}},
		About: jsonld.Event{
			Name: "The mutiny at Kati", Description: "Soldiers rose.", URL: base + "events/kati/", Date: day("2020-08-18 early morning"), End: day("2020-08-18T12Z"),
			Places: []jsonld.Place{kati}, Actors: []jsonld.Actor{{Type: "armed-force", Name: "The army", URL: base + "actors/army/"}, {Type: "state", Name: "Mali"}},
			Within: jsonld.Link{Name: "The coup of 2020", URL: base + "cases/coup-2020/"},
		},
		Cited: []jsonld.Article{bbc},
	},
	"case": {
		Site: site, Name: "The coup of 2012", URL: base + "cases/coup-2012/", Crumbs: []jsonld.Link{home},
		About: jsonld.Event{
			Name: "The coup of 2012", URL: base + "cases/coup-2012/", Date: day("2012-03-21/.."),
			Holds: []jsonld.Link{{Name: "The palace is attacked", URL: base + "events/palace/"}, {Name: "The borders are closed"}},
		},
	},
	"person":       {Site: site, Name: sanogo.Name, URL: sanogo.URL, About: sanogo, Crumbs: []jsonld.Link{home, {Name: "Actors", URL: base + "actors/"}}},
	"outlet":       {Site: site, Name: "BBC", About: jsonld.Actor{Type: "outlet", Name: "BBC"}},
	"place":        {Site: site, Name: kati.Name, URL: kati.URL, About: kati},
	"timeline":     {Site: site, Type: jsonld.CollectionPage, Name: "Timeline", URL: base + "timeline/", Covers: day("2012-03/..")},
	"without-base": {Site: jsonld.Site{Name: "Mali"}, Name: "Kati", Crumbs: []jsonld.Link{{Name: "Brief"}, {Name: "Places"}}, About: jsonld.Place{Name: "Kati"}, Cited: []jsonld.Article{bbc}},
}

func TestGolden(t *testing.T) {
	for name, p := range pages {
		var got bytes.Buffer
		if err := json.Indent(&got, p.JSON(), "", "  "); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got.WriteByte('\n')
		file := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNothingToSay: a page without a name has no description, and what is empty
// has no key.
func TestNothingToSay(t *testing.T) {
	if got := (jsonld.Page{}).JSON(); got != nil {
		t.Errorf("the empty page gives %s", got)
	}
	p := jsonld.Page{
		Name: "x", Crumbs: nil, About: jsonld.Event{}, Cited: []jsonld.Article{{}, {Publisher: "BBC"}},
		Quoted: []jsonld.Quotation{{}, {Source: bbc}},
	}
	for _, about := range []jsonld.Thing{nil, jsonld.Event{}, jsonld.Actor{}, jsonld.Place{}, jsonld.Article{}} {
		p.About = about
		if got, want := string(p.JSON()), `{"@context":"https://schema.org","@type":"WebPage","name":"x"}`; got != want {
			t.Errorf("about %#v: %s", about, got)
		}
	}
}

// TestHostile: nothing ends the element that the bytes stand in, and every
// string comes back as it went in.
func TestHostile(t *testing.T) {
	for _, s := range []string{
		`</script><script>alert(1)</script>`, `<!-- <script>`, `]]>`, "a\u2028b\u2029c", `"},{"@type":"NewsArticle`, `\u003c/script\u003e`,
		"nul\x00 bell\x07 tab\t line\n", "bad \xff\xfe bytes", "{{.}} ${x} `y`", "مالي 马里 é e\u0301 \U0001f1f2\U0001f1f1", strings.Repeat("<&>", 10_000),
	} {
		p := jsonld.Page{
			Site: jsonld.Site{Name: s, Description: s, Language: s, URL: s, Author: s}, Type: jsonld.PageType(s), Name: s, Description: s, URL: s, Image: s,
			Crumbs: []jsonld.Link{{Name: s, URL: s}},
			About:  jsonld.Actor{Type: s, Name: s, Description: s, URL: s, OtherNames: []string{s}, Wikidata: "Q" + s, MemberOf: []jsonld.Link{{Name: s, URL: s}}},
			Cited:  []jsonld.Article{{Headline: s, Publisher: s, URL: s, Archive: s, Language: s}},
			Quoted: []jsonld.Quotation{{Text: s, Language: s, Speaker: sanogo, Source: jsonld.Article{Headline: s}}},
		}
		got := p.JSON()
		if bytes.ContainsAny(got, "<>&\n\u2028\u2029\x00") {
			t.Errorf("%.40q: not safe in HTML: %.200s", s, got)
		}
		var back struct {
			Name       string
			URL        string
			MainEntity struct{ SameAs string }
		}
		if err := json.Unmarshal(got, &back); err != nil {
			t.Errorf("%.40q: %v", s, err)
		}
		if want := strings.ToValidUTF8(s, "\ufffd\ufffd"); strings.ToValidUTF8(s, "") == s && back.Name != want || back.URL != "" || back.MainEntity.SameAs != "" {
			t.Errorf("%.40q came back as %.80q", s, back)
		}
		if !bytes.Equal(got, p.JSON()) {
			t.Errorf("%.40q: two calls differ", s)
		}
	}
}

// TestDates: a date says what is certain and no more.
func TestDates(t *testing.T) {
	for _, tt := range []struct{ date, end, want string }{
		{"2012", "", `"startDate":"2012"`},
		{"2012-03", "", `"startDate":"2012-03"`},
		{"2012-03-22", "", `"startDate":"2012-03-22"`},
		{"2012-03-22T04Z", "", `"startDate":"2012-03-22"`},
		{"2012-03-22T04:30Z", "", `"startDate":"2012-03-22T04:30Z"`},
		{"2012-03-22T04:30+01:00", "", `"startDate":"2012-03-22T04:30+01:00"`},
		{"2012-03-22T04:30", "", `"startDate":"2012-03-22T04:30"`},
		{"2012-03-22T04:30Z~", "", `"startDate":"2012-03-22"`},
		{"2012-03-22T04Z?", "", `"startDate":"2012-03-22"`},
		{"2012-03-22~", "", `"startDate":"2012-03"`},
		{"2012-03?", "", `"startDate":"2012"`},
		{"2012% early", "", ``},
		{"2012-03-22 late", "2012-03-23", `"startDate":"2012-03-22","endDate":"2012-03-23"`},
		{"2012-03-21/2012-03-22", "", `"startDate":"2012-03-21","endDate":"2012-03-22"`},
		{"2012-03-21~/2012-03-22?", "", `"startDate":"2012-03","endDate":"2012-03"`},
		{"../2012-03-22", "", `"endDate":"2012-03-22"`},
		{"2012-03-22/..", "", `"startDate":"2012-03-22"`},
		{"2012-03-21/2012-03-22", "2012-03-25", `"startDate":"2012-03-21","endDate":"2012-03-25"`},
	} {
		e := jsonld.Event{Name: "e", Date: day(tt.date)}
		if tt.end != "" {
			e.End = day(tt.end)
		}
		want := `{"@type":"Event","name":"e"}`
		if tt.want != "" {
			want = `{"@type":"Event","name":"e",` + tt.want + `}`
		}
		if got := string(jsonld.Page{Name: "p", About: e}.JSON()); !strings.Contains(got, `"mainEntity":`+want+`}`) {
			t.Errorf("%s %s: %s", tt.date, tt.end, got)
		}
	}
}

func TestCoverage(t *testing.T) {
	for in, want := range map[string]string{
		"2012-03-21/2020-08-18": "2012-03-21/2020-08-18", "2012-03/..": "2012-03/..", "../2012-03": "", "2012": "2012", "2012~/2013": "", "2012-03~/2013": "2012/2013",
	} {
		got := string(jsonld.Page{Name: "p", Covers: day(in)}.JSON())
		if has := strings.Contains(got, `"temporalCoverage":"`+want+`"`); has != (want != "") || want == "" && strings.Contains(got, "temporalCoverage") {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// TestValuesThatAreNone are left out.
func TestValuesThatAreNone(t *testing.T) {
	for _, address := range []string{"www.bbc.co.uk/x", "javascript:alert(1)", "file:///etc/passwd", "../articles/x/", "https://", "https://user:word@example.org/", "http://[::1", "//example.org/"} {
		if got := (jsonld.Page{Name: "p", URL: address, Image: address}).JSON(); bytes.Contains(got, []byte("url")) || bytes.Contains(got, []byte("image")) {
			t.Errorf("%s: %s", address, got)
		}
	}
	for _, at := range [][2]string{{"", ""}, {"1", ""}, {"91", "0"}, {"0", "-181"}, {"NaN", "0"}, {"Inf", "0"}, {"12° N", "8"}} {
		if got := (jsonld.Page{Name: "p", About: jsonld.Place{Name: "x", Lat: at[0], Lon: at[1]}}).JSON(); bytes.Contains(got, []byte("geo")) {
			t.Errorf("%v: %s", at, got)
		}
	}
	for _, id := range []string{"", "Q", "Q0", "Q01", "q1", "12", "Q1/x", "Q１"} {
		if got := (jsonld.Page{Name: "p", About: jsonld.Actor{Type: "person", Name: "x", Wikidata: id}}).JSON(); bytes.Contains(got, []byte("sameAs")) {
			t.Errorf("%q: %s", id, got)
		}
	}
}

// TestEveryActorTypeIsKnown holds the table against the dossier's sorts.
func TestEveryActorTypeIsKnown(t *testing.T) {
	for _, sort := range dossier.ActorTypes {
		if got := (jsonld.Page{Name: "p", About: jsonld.Actor{Type: string(sort), Name: "x"}}).JSON(); bytes.Contains(got, []byte(`"Thing"`)) {
			t.Errorf("%s: %s", sort, got)
		}
	}
}

// TestAtMostSoMany: a bibliography of thousands does not outweigh its page.
func TestAtMostSoMany(t *testing.T) {
	p := jsonld.Page{Name: "p", Cited: make([]jsonld.Article, 3*jsonld.MaxCited), Quoted: make([]jsonld.Quotation, 3*jsonld.MaxCited)}
	for i := range p.Cited {
		p.Cited[i].Headline, p.Quoted[i].Text = "h", "q"
	}
	got := p.JSON()
	if n, q := bytes.Count(got, []byte("NewsArticle")), bytes.Count(got, []byte(`"Quotation"`)); n != jsonld.MaxCited || q != jsonld.MaxCited {
		t.Errorf("%d articles, %d quotations", n, q)
	}
}

func BenchmarkJSON(b *testing.B) {
	p := pages["event"]
	for range 50 {
		p.Cited = append(p.Cited, bbc)
	}
	for b.Loop() {
		p.JSON()
	}
}
