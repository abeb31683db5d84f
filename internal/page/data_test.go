package page_test

import (
	"encoding/json"
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
