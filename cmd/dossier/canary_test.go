package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"fmt"
	"html"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/slug"
)

// canaries are words that stand in private places alone, and nowhere twice.
type canaries struct {
	words  []string
	places map[string]string // of each word
}

// at gives a new word for a place.
func (c *canaries) at(place string) string {
	n := len(c.words)
	word := "Qzu"
	for range 3 {
		word += string("bdfgklmnprtv"[n%12]) + string("aeiou"[n/12%5])
		n /= 60
	}
	word += "xq"
	if c.places == nil {
		c.places = map[string]string{}
	}
	c.words = append(c.words, word)
	c.places[word] = place
	return word
}

// hidden gives a private passage with a new word in it.
func (c *canaries) hidden(place string) string {
	return "<!-- private -->" + c.at(place) + "<!-- /private -->"
}

// outputs gives every file that a dossier's site and its zip are made of: the
// paths too, what is compressed unpacked.
func outputs(t *testing.T, files map[string]string, args ...string) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	out := filepath.Join(t.TempDir(), "out")
	mustRun(t, append([]string{"build", "-C", dir, "-o", out}, args...)...)
	all := map[string][]byte{}
	err := filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, out)] = unpacked(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	packed := filepath.Join(t.TempDir(), "out.zip")
	mustRun(t, append([]string{"zip", "-C", dir, "-o", packed}, args...)...)
	mustRun(t, "verify", packed)
	z, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all["zip:"+f.Name] = unpacked(data)
	}
	return all
}

// write writes the files of a dossier.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func mustRun(t *testing.T, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, nil, &out, &errs); code != exitOK {
		t.Fatalf("dossier %s: %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
	}
}

// unpacked adds to a PNG what its compressed chunks of text hold.
func unpacked(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) {
		return data
	}
	for rest := data[8:]; len(rest) >= 12; {
		n := int(binary.BigEndian.Uint32(rest))
		chunk := rest[8 : 8+n]
		for at := range min(n, 100) {
			if r, err := zlib.NewReader(bytes.NewReader(chunk[at:])); err == nil && string(rest[4:8]) != "IDAT" {
				text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
				data = append(slices.Clip(data), text...)
			}
		}
		rest = rest[12+n:]
	}
	return data
}

var (
	canary  = regexp.MustCompile(`qzu[bdfgklmnprtvaeiou]{6}xq`)
	anyTag  = regexp.MustCompile(`<[^>]*>`)
	parting = regexp.MustCompile(`[-‐‑–\s]+`)
)

// readings gives a file as a search for names should read it: folded, its
// references resolved, without its tags, and without what parts words.
func readings(path string, data []byte) []string {
	text := html.UnescapeString(path + "\n" + string(data))
	folded := slug.Fold(text)
	bare := slug.Fold(anyTag.ReplaceAllString(text, ""))
	return []string{folded, bare, parting.ReplaceAllString(bare, "")}
}

// holds lists which of the folded words stand in which file.
func holds(files map[string][]byte, words []string) map[string]string {
	found := map[string]string{}
	var others []string // that no expression finds
	made := map[string]string{}
	for _, w := range words {
		if folded := slug.Fold(w); canary.FindString(folded) == folded {
			made[folded] = w
		} else {
			others = append(others, w)
		}
	}
	for path, data := range files {
		for _, text := range readings(path, data) {
			for _, at := range canary.FindAllStringIndex(text, -1) {
				if w := made[text[at[0]:at[1]]]; w != "" {
					found[w] = path + ": " + text[max(0, at[0]-60):min(len(text), at[1]+60)]
				}
			}
			for _, w := range others {
				if i := strings.Index(text, slug.Fold(w)); i >= 0 {
					found[w] = path + ": " + text[max(0, i-60):min(len(text), i+60)]
				}
			}
		}
	}
	return found
}

// noCanary reports every word that stands in the public output, and those that do
// not stand in the internal one, where the test could not fail for them.
func noCanary(t *testing.T, files map[string]string, c *canaries, names []string) {
	t.Helper()
	for word, where := range holds(outputs(t, files), append(slices.Clone(c.words), names...)) {
		t.Errorf("%s (%s) leaks into %s", word, c.places[word], where)
	}
	shown := holds(outputs(t, files, "--audience", "internal"), append(slices.Clone(c.words), names...))
	for _, word := range append(slices.Clone(c.words), names...) {
		if shown[word] == "" {
			t.Errorf("%s (%s) is not in the internal output: the test cannot fail for it", word, c.places[word])
		}
	}
}

// TestCanaries: what is private stands in no byte of what is published, and in
// what the internal audience reads.
func TestCanaries(t *testing.T) {
	c := &canaries{}
	noCanary(t, canaryDossier(c), c, []string{"Krastovik", "Ozimandel", "Vardunio", "thegreyfox", "Kordelina"})
}

// canaryDossier is a dossier with a word in every private place.
func canaryDossier(c *canaries) map[string]string {
	inSource := c.at("a source's words")
	files := map[string]string{
		"dossier.yaml":      "title: Krastovik’s harbour\nsubtitle: What Krastovik did\ndescription: A strike\nbase_url: https://example.org/harbour/\nnotice: Not by Krastovik, with [[krastovik|Vardunio]]\n",
		"assets/secret.png": "\x89PNG\r\n\x1a\n" + c.at("a picture of a private passage alone"),
		"assets/linked.png": "\x89PNG\r\n\x1a\n" + c.at("a picture of a text that is only linked"),
		"assets/parted.png": "\x89PNG\r\n\x1a\n" + c.at("a picture of a text of which an excerpt is shown"),
		"content/_index.md": "---\ntitle: The harbour\nsummary: A strike " + c.hidden("summary of the brief") + " ended.\nchronology: [walkout, closed-doors, kept#hidden-report]\nactors: [krastovik, ghost, union]\n---\n" +
			"The port stood still [@kept \"The port stood still\"]. " + c.hidden("words of a paragraph") + "\n\n<!-- private -->![A " + c.at("words of a picture") + "](assets/secret.png)<!-- /private -->\n",
		"content/cases/strike.md": "---\nname: The strike\nstart: 2031-05-04\naccounts:\n- question: Who began?\n  answers:\n  - value: the union\n    cite: '@kept \"The port stood still\"'\n  - value: " + c.at("a private answer") +
			"\n    private: true\n    cite: '@kept \"Nobody moved\"'\n- question: What of " + c.at("a private account") + "?\n  private: true\n  answers:\n  - value: nothing\n    cite: '@kept \"Nobody moved\"'\n---\n",
		"content/cases/secret-case.md":      "---\nname: " + c.at("a private case") + "\nprivate: true\nstart: 2031-05-06\n---\n",
		"content/places/harbour.md":         "---\nname: The harbour of Vells\nprivate: [other_names, kind]\nother_names: [" + c.at("a private list") + "]\nkind: " + c.at("a private key") + "\nwithin: hideout\n---\n",
		"content/places/hideout.md":         "---\nname: " + c.at("a private place") + "\nprivate: true\n---\n",
		"content/actors/union.md":           "---\nname: The dockers' union\nkind: organization\nmember_of: [ghost]\nposts:\n- title: " + c.at("a private post") + "\n  private: true\n  cite: '@kept \"Nobody moved\"'\n---\n",
		"content/actors/ghost.md":           "---\nname: " + c.at("a private actor") + "\nprivate: true\n---\n" + c.at("the body of a private actor") + "\n",
		"content/pages/notes.md":            "---\ntitle: Notes\n---\n" + blocks(c, "a page") + "\n[[ghost|someone]] and [[krastovik|him]] and [[krastovik]].\n",
		"content/pages/draft.md":            "---\ntitle: " + c.at("the title of a draft") + "\ndraft: true\n---\n" + c.at("the body of a draft") + "\n",
		"content/events/closed-doors.md":    "---\ntitle: " + c.at("a private event") + "\nprivate: true\ndate: 2031-05-05\n---\n" + c.at("the body of a private event") + "\n",
		"content/articles/unpublished.md":   "---\ntitle: " + c.at("a private article") + "\nprivate: true\nurl: https://example.org/" + c.at("its address") + "\n---\nWords " + c.at("its words") + ".\n",
		"content/articles/excerpted.md":     "---\ntitle: An excerpt\nrights: excerpt\n---\nThis is cited. " + "\n\nThis is " + c.at("an excerpt's other words") + ".\n\n![Of " + c.at("an excerpt's picture") + "](assets/parted.png)\n",
		"content/articles/linked.md":        "---\ntitle: A link\nrights: link\n---\nThis is quoted.\n\nThis is " + c.at("a link's words") + ".\n\n![Of " + c.at("a link's picture") + "](assets/linked.png)\n",
		"content/comparisons/compared.md":   "---\ntitle: Two reports\nof: [kept, named]\n---\n| What | One | Other |\n| --- | --- | --- |\n| Shown | no source | no source |\n| Half | " + c.hidden("a cell") + " [@kept \"Nobody moved\"] | no source |\n| " + c.hidden("a label") + " | " + c.hidden("a cell of a private row") + " [@kept \"Nobody moved\"] | <!-- private -->no source<!-- /private --> |\n",
		"content/actors/krastovik.md":       "---\nname: Vardunio Ozimandel Krastovik\nother_names: [thegreyfox, V. O. Krastovik]\nkind: person\npublish_as: an officer\naliases: [krastovik-vardunio]\nwikidata: Q7\nposts:\n- title: chief under Krastovik\n  cite: '@named \"Krastovik led the men\"'\n---\nKrastovik is [[krastovik-vardunio|old Ozimandel]].\n",
		"content/actors/kordelina.md":       "---\nname: Kordelina\npublish_as: a second officer\n---\n",
		"content/events/walkout.md":         "---\ntitle: Krastovik walks out\ndate: 2031-05-04\nbasis: inferred\nbasis_from: what Krastovik's men said\ncase: strike\nplaces: [harbour, hideout]\nactors: [{id: krastovik, role: leader of Ozimandel's men}, {id: union, role: " + c.at("a private part") + ", private: true}, ghost]\nsummary: Krastovik's men " + c.hidden("a summary") + " left.\ncite: ['@named \"Krastovik led the men\"', '@named \"secret words of Kordelina\"', '@kept \"before it " + inSource + " after\"', '@excerpted \"This is cited\"', '@linked \"This is quoted\"']\nreports: [named#seen, kept#hidden-report]\n---\nKRASTOVIK left [@named \"said Krastovik, and Ozimandel agreed\"; @named \"Kordelina\"; @kept \"Wholly\"]. " + c.hidden("the body of an event") + "\n",
		"content/articles/kept.md":          keptArticle(c, inSource),
		"content/articles/named.md":         namedArticle,
		"content/articles/unnamed-draft.md": "---\ntitle: " + c.at("the title of a draft article") + "\ndraft: true\n---\n" + c.at("the text of a draft article") + "\n",
	}
	return files
}

// blocks is a private passage in each kind of block, and around each.
func blocks(c *canaries, where string) string {
	h := func(kind string) string { return c.hidden(kind + " of " + where) }
	whole := func(text string) string {
		return "<!-- private -->\n\n" + strings.ReplaceAll(text, "CANARY", c.at("a whole block of "+where)) + "\n\n<!-- /private -->\n\n"
	}
	return "## Heading " + h("a heading") + "\n\nA *paragraph " + h("emphasis") + "* with `code` and [words " + h("a link") + "](https://example.org/)" + h("a paragraph") + ".\n\n" +
		"- an item " + h("an item") + "\n- " + h("a whole item") + "\n\n> A quotation " + h("a quotation") + "\n\n1. one\n\n   more " + h("a loose item") + "\n\n" +
		"| Head | " + h("a head") + " |\n| --- | --- |\n| a | " + h("a cell") + " |\n\n" +
		"<!-- private -->" + c.at("over two blocks of "+where) + "\n\nstill " + c.at("the second of two blocks of "+where) + "<!-- /private --> after.\n\n" +
		whole("## A heading CANARY") + whole("```\ncode CANARY\n```") + whole("- a list CANARY\n- more") + whole("> CANARY") + whole("| A | B |\n| --- | --- |\n| CANARY | x |") +
		whole("A call[^one].\n\n[^one]: its words CANARY") + whole("[words CANARY](https://example.org/"+c.at("an address of "+where)+")") +
		"A public call[^two].\n\n[^two]: Public " + h("a footnote") + "\n\n"
}

func keptArticle(c *canaries, inSource string) string {
	return "---\ntitle: Kept\npublisher: The Tide\nprivate: [byline, archive_url]\nbyline: " + c.at("a byline") + "\narchive_url: https://example.org/" + c.at("an address") + "\n" +
		"events:\n- id: hidden-report\n  private: true\n  title: Gathered\n  date: 2031-05-04\n- id: hidden-too\n  private: true\n  title: " + c.at("a private report") + "\n  date: 2031-05-04\n- id: shown\n  title: Shown\n  date: 2031-05-04\n  private: [summary]\n  summary: " + c.at("a report's private key") + "\n---\n" +
		"The port stood still. Nobody moved.\n\nWords before it <!-- private -->" + inSource + "<!-- /private --> after it.\n\n<!-- private -->Wholly " + c.at("a source's paragraph") + ".<!-- /private -->\n\n" + blocks(c, "an article")
}

// namedArticle has a withheld name in many spellings.
const namedArticle = `---
title: "Exclusive: Krastovik speaks"
publisher: The Krastovik Gazette
byline: V. O. Krastovik
credit: Vardunio
url: https://example.org/story
tags: [krastovik]
events:
- id: seen
  title: Ozimandel is seen
  date: 2031-05-04
  cite: '@named "Krastovik led the men"'
---
Krastovik led the men. The men, said Krastovik, and Ozimandel agreed, KRASTOVIK'S plan, krastovik’s, Krastoviks, Krastovikist, Vardunio Ozimandel Krastovik.

` + "Kra\u00adsto\u00advik, Krasto-vik, Krasto-\nvik, Krästóvik, KRA\u0308STOVIK, Vardunio-Ozimandel Krastovik, pro-Krastovik, *Kras*tovik, **Krastovik**, [Krastovik](https://example.org/krastovik), `Krastovik`, thegreyfox, #FreeKrastovik2031, @krastovikofficial, K r a s t o v i k, V. Krastovik, antikrastovik." + `

These are secret words of Kordelina, who left.

> Krastovik

| Krastovik | Ozimandel |
| --- | --- |
| Krastovik's | x |

"I am Krastovik," Krastovik said[^k].

[^k]: Krastovik's own words.
`

// TestRandomCanaries puts private passages at random into a text: no word of them
// stands in the public output, and every other word does.
func TestRandomCanaries(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 7))
			c := &canaries{}
			public := &canaries{words: make([]string, 3000)}
			files := map[string]string{"dossier.yaml": "title: Random\n", "content/actors/k.md": "---\nname: Krastovik\npublish_as: a witness\n---\n"}
			for n := range 5 {
				files[fmt.Sprintf("content/articles/a%d.md", n)] = "---\ntitle: Article\n---\n" + randomText(r, c, public)
				files[fmt.Sprintf("content/pages/p%d.md", n)] = "---\ntitle: Page " + fmt.Sprint(n) + "\n---\n" + randomText(r, c, public)
			}
			noCanary(t, files, c, []string{"Krastovik"})
			shown := holds(outputs(t, files), public.words[3000:])
			for _, w := range public.words[3000:] {
				if shown[w] == "" {
					t.Errorf("%s is public and is not shown", w)
				}
			}
		})
	}
}

// randomText is paragraphs, lists and quotations, in which passages begin and end
// anywhere.
func randomText(r *rand.Rand, c, public *canaries) string {
	var b strings.Builder
	private := false
	for range 10 + r.IntN(10) {
		b.WriteString([]string{"", "", "- ", "> ", "1. ", "## ", "- > "}[r.IntN(7)])
		for range 2 + r.IntN(8) {
			if r.IntN(5) == 0 {
				b.WriteString(map[bool]string{false: "<!-- private -->", true: "<!-- /private -->"}[private])
				private = !private
			}
			word := public.at
			if private {
				word = c.at
			}
			open := []string{"", "", "*", "**", "~~"}[r.IntN(5)]
			b.WriteString(open + word("text") + open + " ")
			if r.IntN(8) == 0 {
				b.WriteString(spelled(r) + " ")
			}
		}
		b.WriteString("\n\n")
		if r.IntN(6) == 0 {
			b.WriteString(map[bool]string{false: "<!-- private -->\n\n", true: "<!-- /private -->\n\n"}[private])
			private = !private
		}
	}
	if private {
		b.WriteString("<!-- /private -->\n")
	}
	return b.String()
}

// spelled gives the withheld name in some spelling.
func spelled(r *rand.Rand) string {
	runes := []rune("Krastovik")
	switch i := 1 + r.IntN(7); r.IntN(8) {
	case 0:
		return strings.ToUpper(string(runes))
	case 1:
		return string(runes[:i]) + "\u00ad" + string(runes[i:])
	case 2:
		return string(runes[:i]) + "-" + string(runes[i:])
	case 3:
		return norm.NFD.String(string(runes[:2]) + "á" + string(runes[3:]))
	case 4:
		return string(runes) + []string{"s", "’s", "'s", "ist", "ian"}[r.IntN(5)]
	case 5:
		return "the " + strings.ToLower(string(runes)) + "-led"
	case 6:
		return "*" + string(runes[:i]) + "*" + string(runes[i:])
	}
	return string(runes) + ","
}
