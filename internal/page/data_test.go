package page_test

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var element = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// told reads what the page at a path tells machines; nil: nothing.
func told(t *testing.T, pages map[string]string, path string) map[string]any {
	t.Helper()
	found := element.FindAllStringSubmatch(pages[path], -1)
	if len(found) == 0 {
		return nil
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(found[0][1]), &v); err != nil || len(found) > 1 {
		t.Fatalf("%s: %d elements, %v: %s", path, len(found), err, found[0][1])
	}
	return v
}

// Every page but the one for paper and the signposts says what it is and is
// about, at full addresses.
func TestData(t *testing.T) {
	pages := drawn(t, site(t, nil))
	const base = "https://example.org/mali/"
	for path, want := range map[string]struct{ kind, key, about string }{
		"index.html":                  {"Report", "about", "Event"},
		"timeline/index.html":         {"CollectionPage", "", ""},
		"sources/index.html":          {"CollectionPage", "", ""},
		"articles/full/index.html":    {"WebPage", "isBasedOn", "NewsArticle"},
		"actors/sanogo/index.html":    {"WebPage", "mainEntity", "Person"},
		"cases/coup/index.html":       {"WebPage", "mainEntity", "Event"},
		"places/kati-base/index.html": {"WebPage", "mainEntity", "Place"},
		"comparisons/both/index.html": {"WebPage", "", ""},
		"disagreements/index.html":    {"CollectionPage", "", ""},
		"print/index.html":            {},
		"404.html":                    {},
		"articles/excerpt/index.html": {"WebPage", "isBasedOn", "NewsArticle"},
	} {
		if pages[path] == "" {
			t.Errorf("there is no page %s", path)
			continue
		}
		v := told(t, pages, path)
		if want.kind == "" {
			if v != nil {
				t.Errorf("%s tells machines %v, want nothing", path, v)
			}
			continue
		}
		if v["@type"] != want.kind || v["url"] != base+strings.TrimSuffix(path, "index.html") {
			t.Errorf("%s is a %v at %v, want a %s", path, v["@type"], v["url"], want.kind)
		}
		if want.key == "" {
			continue
		}
		about, _ := v[want.key].(map[string]any)
		if list, ok := v[want.key].([]any); ok {
			about = list[0].(map[string]any)
		}
		if about["@type"] != want.about {
			t.Errorf("%s: %s is %v, want a %s", path, want.key, about, want.about)
		}
	}
	crumbs := told(t, pages, "actors/sanogo/index.html")["breadcrumb"].(map[string]any)["itemListElement"].([]any)
	var way []any
	for _, c := range crumbs {
		way = append(way, c.(map[string]any)["item"])
	}
	if diff := cmp.Diff([]any{base, base + "actors/", base + "actors/sanogo/"}, way); diff != "" {
		t.Errorf("the way to the page (-want +got):\n%s", diff)
	}
}

// cited gives the article of a headline among those that a page cites, and the
// words that it quotes.
func cited(v map[string]any, headline string) (article map[string]any, words []string) {
	list, _ := v["citation"].([]any)
	for _, c := range list {
		if c := c.(map[string]any); c["headline"] == headline {
			article = c
		}
	}
	list, _ = v["hasPart"].([]any)
	for _, q := range list {
		words = append(words, q.(map[string]any)["text"].(string))
	}
	return article, words
}

// A cited article has the date that it states, and no other; a digest's title
// and words are not the newspaper's.
func TestDataOfSources(t *testing.T) {
	brief := func(edit string) map[string]any {
		return told(t, drawn(t, site(t, func(name, text string) string {
			if name == "content/articles/full.md" {
				return strings.Replace(text, "publisher: The Paper\n", "publisher: The Paper\n"+edit, 1)
			}
			return text
		})), "index.html")
	}
	article, words := cited(brief(""), "The full one")
	want := map[string]any{
		"@type": "NewsArticle", "@id": "https://example.org/a#top", "url": "https://example.org/a#top", "headline": "The full one",
		"publisher": map[string]any{"@type": "Organization", "name": "The Paper"}, "datePublished": "2012-03-22", "inLanguage": "fr",
	}
	if diff := cmp.Diff(want, article); diff != "" {
		t.Errorf("the cited article (-want +got):\n%s", diff)
	}
	if !strings.Contains(strings.Join(words, "|"), "rose in Kati") {
		t.Errorf("the brief quotes %q", words)
	}
	article, _ = cited(brief("basis: derived\nbasis_from: A guess.\n"), "The full one")
	if article == nil || article["datePublished"] != nil {
		t.Errorf("a derived date is told as the article's: %v", article)
	}
	article, words = cited(brief("form: digest\n"), "The full one")
	if all := strings.Join(words, "|"); article != nil || strings.Contains(all, "rose in Kati") {
		t.Errorf("a digest's title or words are told as the newspaper's: %v, %q", article, words)
	}
}

// The last change is the record's as its file states it; that of an article's
// file is the newspaper's. The page of a method is about the dossier.
func TestDataOfChanges(t *testing.T) {
	dated := map[string]string{"content/articles/full.md": "2012-04-01", "content/actors/sanogo.md": "2026-11-20~", "content/_index.md": "2026-11", "content/pages/method.md": "2026-11-21"}
	pages := drawn(t, site(t, func(name, text string) string {
		if day := dated[name]; day != "" {
			return strings.Replace(text, "---\n", "---\nlastmod: "+day+"\n", 1)
		}
		return text
	}))
	for path, want := range map[string]any{
		"actors/sanogo/index.html": "2026-11", "index.html": "2026-11", "method/index.html": "2026-11-21",
		"articles/full/index.html": nil, "places/kati-base/index.html": nil, "timeline/index.html": nil, "sources/index.html": nil,
	} {
		if got := told(t, pages, path)["dateModified"]; got != want {
			t.Errorf("%s was changed %v, want %v", path, got, want)
		}
	}
	work := told(t, pages, "articles/full/index.html")["isBasedOn"].(map[string]any)
	if work["dateModified"] != "2012-04-01" {
		t.Errorf("the newspaper's article was changed %v", work["dateModified"])
	}
	if kind := told(t, pages, "method/index.html")["@type"]; kind != "AboutPage" {
		t.Errorf("the page of the method is a %v", kind)
	}
}

// A quotation names its speaker where all of it stands within words in quotation
// marks of which it is certain whose they are.
func TestDataOfSpeakers(t *testing.T) {
	for cite, want := range map[string]any{
		"Nous restons": "Amadou Sanogo", "Nous restons », a déclaré": nil, "rose in Kati": nil,
	} {
		v := told(t, drawn(t, site(t, func(name, text string) string {
			if name == "content/places/mali.md" {
				return text + "Here [@full \"" + cite + "\"].\n"
			}
			return text
		})), "places/mali/index.html")
		parts, _ := v["hasPart"].([]any)
		if len(parts) != 1 {
			t.Errorf("%s: %d quotations", cite, len(parts))
			continue
		}
		speaker, _ := parts[0].(map[string]any)["spokenByCharacter"].(map[string]any)
		if speaker["name"] != want || want != nil && (speaker["@type"] != "Person" || speaker["@id"] != "https://example.org/mali/actors/sanogo/#thing") {
			t.Errorf("%s is spoken by %v, want %v", cite, speaker, want)
		}
	}
}

// A comparison and the timeline of a case are about cases.
func TestDataOfCases(t *testing.T) {
	pages := drawn(t, site(t, nil))
	for path, want := range map[string]string{
		"comparisons/both/index.html": "The coup, The mutiny of 2020", "timeline/coup/index.html": "The coup", "comparisons/reports/index.html": "", "timeline/index.html": "",
	} {
		var names []string
		about, _ := told(t, pages, path)["about"].([]any)
		for _, c := range about {
			names = append(names, c.(map[string]any)["name"].(string))
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s is about %q, want %q", path, got, want)
		}
	}
}

// Without the site's address none is made up.
func TestDataWithoutAddress(t *testing.T) {
	pages := drawn(t, site(t, func(name, text string) string {
		return strings.Replace(text, "base_url: https://example.org/mali\n", "", 1)
	}))
	v := told(t, pages, "actors/sanogo/index.html")
	if v["@type"] != "WebPage" || v["url"] != nil || v["@id"] != nil {
		t.Errorf("the page of an actor tells %v", v)
	}
	for path, html := range pages {
		if strings.Contains(html, "og:image") {
			t.Errorf("%s names a picture at an address that nobody knows", path)
		}
	}
}

// The page for what leads nowhere finds its style, its script and the way back
// from any depth, below the path of the site's address or at a host's root.
func TestNotFoundAtAnyDepth(t *testing.T) {
	for base, root := range map[string]string{"https://example.org/mali": "/mali/", "https://example.org": "/", "": "/"} {
		pages := drawn(t, site(t, func(name, text string) string {
			line := ""
			if base != "" {
				line = "base_url: " + base + "\n"
			}
			return strings.Replace(text, "base_url: https://example.org/mali\n", line, 1)
		}))
		known := map[string]bool{}
		for path := range pages {
			known[path] = true
		}
		for _, path := range assets {
			known[path] = true
		}
		lost, err := url.Parse("https://example.org" + root + "a/b/c")
		if err != nil {
			t.Fatal(err)
		}
		addresses := regexp.MustCompile(` (?:href|src)="([^"#]+)`).FindAllStringSubmatch(pages["404.html"], -1)
		if len(addresses) < 10 {
			t.Errorf("%s: only %d addresses", base, len(addresses))
		}
		for _, a := range addresses {
			to, err := lost.Parse(a[1])
			if err != nil || to.Host != lost.Host || !known[strings.TrimPrefix(to.Path, root)] {
				t.Errorf("%s: from %s, %s leads to %s", base, lost, a[1], to)
			}
		}
	}
}

// No name ends the element.
func TestDataIsSafe(t *testing.T) {
	const hostile = `</script><script>alert(1)</script><!-- & "x"`
	pages := drawn(t, site(t, func(_, text string) string {
		return strings.Replace(text, "title: The full one", "title: '"+hostile+"'", 1)
	}))
	html := pages["articles/full/index.html"]
	if strings.Contains(html, "<script>alert") {
		t.Error("a title writes an element of its own")
	}
	if v := told(t, pages, "articles/full/index.html"); v["name"] != hostile {
		t.Errorf("the name is %q", v["name"])
	}
}

// The card and the icon stand in the head of every page.
func TestPicturesInTheHead(t *testing.T) {
	html := drawn(t, site(t, nil))["actors/sanogo/index.html"]
	for _, want := range []string{
		`<link rel="apple-touch-icon" href="../../assets/touch-icon.1.png">`,
		`<meta property="og:image" content="https://example.org/mali/assets/card.1.png">`,
		`<meta name="twitter:card" content="summary_large_image">`,
		`"image":"https://example.org/mali/assets/card.1.png"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the head lacks %s", want)
		}
	}
}
