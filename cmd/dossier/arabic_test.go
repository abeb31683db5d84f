package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// arabicSite builds the dossier of testdata/arabic.txtar and gives its pages.
func arabicSite(t *testing.T) (folder string, pages map[string]*html.Node) {
	t.Helper()
	files, err := os.ReadFile(filepath.Join("testdata", "arabic.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	folder, pages = siteOf(t, string(files)), map[string]*html.Node{}
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		path, _ := filepath.Rel(folder, name)
		pages[filepath.ToSlash(path)], err = html.Parse(f)
		return err
	})
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	return folder, pages
}

// spoken calls see for all words of a page, with the language of the nearest
// element that has one; attributes that are read out count.
func spoken(n *html.Node, language string, see func(words, language string)) {
	if n.Type == html.ElementNode {
		if l := attr(n, "lang"); l != "" {
			language = l
		}
		if n.Data == "script" || n.Data == "style" {
			return
		}
		for _, a := range n.Attr {
			if slices.Contains([]string{"aria-label", "title", "alt", "data-label", "data-close", "data-of", "data-dark", "data-light", "placeholder"}, a.Key) {
				see(a.Val, language)
			}
		}
	}
	if n.Type == html.TextNode {
		see(n.Data, language)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		spoken(c, language, see)
	}
}

// Every page of an Arabic dossier says its language and direction, and none of
// its own words are in Latin letters: those are names, or passages of sources in
// another language, which say so.
func TestArabicPagesSpeakArabic(t *testing.T) {
	_, pages := arabicSite(t)
	// Names that the dossier writes so, a standfirst, titles in labels and page
	// titles, the sign of the beginning, and names of formats.
	own := regexp.MustCompile(`Ann Reed|Coast Wire|Le Journal|Harbour Desk \(HD\)|Harbour Desk|Port-Sud|Moussa Keita|Kati|The men held it for two days\.` +
		`|Dockers seize the pier \(update\)|Le ministre reste|\bT0\b|SHA-256|CSL-JSON|BibLaTeX|RIS|https://\S+`)
	latin := regexp.MustCompile(`\p{Latin}+`)
	for path, page := range pages {
		root := page.LastChild
		if attr(root, "lang") != "ar" || attr(root, "dir") != "rtl" {
			t.Errorf("%s: lang=%q dir=%q", path, attr(root, "lang"), attr(root, "dir"))
		}
		spoken(root, "", func(words, language string) {
			if language == "ar" {
				if rest := own.ReplaceAllString(words, ""); latin.MatchString(rest) {
					t.Errorf("%s: in Latin letters: %q", path, strings.TrimSpace(words))
				}
			}
		})
	}
}

// The style sheet names no side of the page, but for what is aligned by hand or
// drawn, so that it serves both directions.
func TestStyleNamesNoSide(t *testing.T) {
	style, err := os.ReadFile(filepath.Join("..", "..", "assets", "site.css"))
	if err != nil {
		t.Fatal(err)
	}
	sided := regexp.MustCompile(`(?:margin|padding|border)-(?:left|right)\b|[{;\s](?:left|right): |(?:padding|margin): (?:0|[\w.%]+) (\S+) (?:0|[\w.%]+) (\S+)[;}]`)
	for i, line := range strings.Split(string(style), "\n") {
		if m := sided.FindStringSubmatch(line); m != nil && (m[1] == "" || m[1] != m[2]) {
			t.Errorf("site.css:%d: %s: write it with -inline-start or -inline-end", i+1, m[0])
		}
		if strings.Contains(line, "text-align: left") || strings.Contains(line, "text-align: right") {
			if !strings.Contains(line, "[dir]") && !strings.Contains(line, "[data-align=") {
				t.Errorf("site.css:%d: write text-align: start or end", i+1)
			}
		}
	}
}

// each calls see for every element of a page.
func each(n *html.Node, see func(*html.Node)) {
	if n.Type == html.ElementNode {
		see(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, see)
	}
}

func wordsOf(n *html.Node) string {
	var b strings.Builder
	spoken(&html.Node{FirstChild: n.FirstChild}, "", func(words, _ string) { b.WriteString(words) })
	return strings.Join(strings.Fields(b.String()), " ")
}

// Passages of sources in other languages carry their language and direction
// wherever they stand; those in Arabic carry none.
func TestForeignPassagesSayTheirLanguage(t *testing.T) {
	folder, pages := arabicSite(t)
	languages := map[string]string{
		"seized the pier": "en", "in Kati at dawn": "en", "We will stay here": "en", "took command": "en", "One soldier was hurt": "en", "Shots were heard": "en",
		"Je ne démissionnerai pas": "fr", "a dit le ministre": "fr", "Dockers seize the pier (update)": "en", "Le ministre reste": "fr",
		"أغلق الجنود الطريق المؤدي إلى الميناء": "", "جنود يغلقون الطريق إلى الميناء": "",
	}
	seen := map[string]int{}
	for path, page := range pages {
		each(page, func(n *html.Node) {
			inLink := n.Data == "a" && strings.Contains(attr(n, "href"), "articles/")
			if n.Data != "q" && !inLink && n.Data != "h1" {
				return
			}
			words := wordsOf(n)
			language, known := languages[words]
			if !known || inLink && n.FirstChild.Data == "q" {
				return
			}
			seen[words]++
			direction := map[string]string{"en": "ltr", "fr": "ltr"}[language]
			if attr(n, "lang") != language || attr(n, "dir") != direction {
				t.Errorf("%s: %s %q has lang=%q dir=%q", path, n.Data, words, attr(n, "lang"), attr(n, "dir"))
			}
		})
	}
	for words := range languages {
		if seen[words] < 2 {
			t.Errorf("%q stands in %d places", words, seen[words])
		}
	}
	bodies := 0
	for _, path := range []string{"articles/wire/index.html", "print/index.html"} {
		each(pages[path], func(n *html.Node) {
			if attr(n, "class") == "body numbered" && strings.Contains(wordsOf(n), "The minister fled") {
				bodies++
				if attr(n, "lang") != "en" || attr(n, "dir") != "ltr" {
					t.Errorf("%s: the article has lang=%q dir=%q", path, attr(n, "lang"), attr(n, "dir"))
				}
			}
		})
	}
	if bodies != 2 {
		t.Errorf("the article stands in %d places", bodies)
	}
	styles, err := filepath.Glob(filepath.Join(folder, "assets", "site.*.css"))
	if err != nil || len(styles) != 1 {
		t.Fatal(styles, err)
	}
	if style, _ := os.ReadFile(styles[0]); !strings.Contains(string(style), `--quotes:"«" "»" "“" "”"`) {
		t.Error("the style sheet does not hold the quotation marks of Arabic")
	}
}

// A name in another script stands apart from the words around it.
func TestNamesInAnotherScriptStandApart(t *testing.T) {
	_, pages := arabicSite(t)
	found := map[string]bool{}
	each(pages["events/pier/index.html"], func(n *html.Node) {
		if n.Data == "a" && attr(n, "dir") == "auto" || n.Data == "bdi" {
			found[wordsOf(n)] = true
		}
	})
	for _, name := range []string{"Ann Reed", "Port-Sud", "Coast Wire"} {
		if !found[name] {
			t.Errorf("%s is not set apart: %v", name, found)
		}
	}
	if found["موسى كيتا"] {
		t.Error("a name in the page's own script is set apart")
	}
	steps := ""
	each(pages["events/pier/index.html"], func(n *html.Node) {
		if rel := attr(n, "rel"); rel == "prev" || rel == "next" {
			steps += " " + rel + string([]rune(strings.Trim(wordsOf(n), " "))[:1]) + strings.Join(regexp.MustCompile(`[←→]`).FindAllString(wordsOf(n), -1), "")
		}
	})
	if !strings.Contains(steps, "prev→→") || !strings.Contains(steps, "←") {
		t.Errorf("the arrows point the wrong way: %s", steps)
	}
}

// A drawing holds elements of drawings alone: a browser does not show words in
// others, such as <bdi>.
func TestDrawingsHoldNoHTML(t *testing.T) {
	_, pages := arabicSite(t)
	names := 0
	for path, page := range pages {
		for n := range page.Descendants() {
			if n.Namespace != "svg" {
				continue
			}
			if n.Data == "text" && textOf(n) == "Port-Sud" {
				names++
			}
			if !slices.Contains([]string{"svg", "title", "desc", "g", "a", "path", "rect", "circle", "text", "tspan"}, n.Data) {
				t.Errorf("%s: <%s> in a drawing", path, n.Data)
			}
		}
	}
	if names == 0 {
		t.Error("no map names the place whose name is in another script")
	}
}
