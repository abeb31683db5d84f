package seal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/seal"
)

// live is a dossier that quotes the entries of a live blog: from a heading into
// the paragraph, the list or the quotation below it.
var live = folder{
	"dossier.yaml": "title: The harbour strike\n",
	"content/_index.md": `---
summary: Dockers gathered. [@blog "gather Hundreds came"]
---

## Key facts

- Left out. [@blog "16:40 … quay"; @blog "gather … came"]
- Over a link. [@blog "Talks at Nobody spoke"]
- A list, a quotation. [@blog "Demands More pay"; @blog "master said We … listen"]
- One alone. [@blog "Dockers"; @blog, p. 1 "Dockers"; @blog "Hundreds"; @blog, p. 1]
- An excerpt. [@wire "Night falls They went"; @wire "Night … home"; @wire "falls … They"]
`,
	"content/articles/blog.md": `---
title: As it happened
---

## 16:40  Dockers *gather*

Hundreds came to the “quay”.

## Talks at [[quay]]

Nobody spoke.

## Demands

- More pay.
- Less work.

## The master said

---

> We will *listen*.
`,
	"content/articles/wire.md": "---\ntitle: Wire\nrights: excerpt\n---\n\n## Night falls\n\nThey went home.\n",
	"content/places/quay.md":   "---\nname: Long Quay\n---\n\nWhere it began.\n",
}

const blog = "articles/blog/index.html"

// TestItemsAcrossHeadings: positions count from the heading's first character,
// and no part runs over the blank below it.
func TestItemsAcrossHeadings(t *testing.T) {
	var got strings.Builder
	for _, i := range itemsOf(built(t, live.sources())) {
		fmt.Fprintf(&got, "¶%d %q\n", i.Paragraph, i.Quote)
		for _, p := range i.Parts {
			fmt.Fprintf(&got, "  %d–%d [%s] %q [%s]\n", p.Start, p.End, p.Prefix, p.Exact, p.Suffix)
		}
	}
	want := `
¶0 "Dockers"
  6–13 [16:40 ] "Dockers" [ gather]
¶1 "Hundreds came to the “quay”."
  0–28 [] "Hundreds came to the “quay”." []
¶1 "Hundreds"
  0–8 [] "Hundreds" [ came to the “quay”.]
¶1 "16:40 … quay"
  0–5 [] "16:40" [ Dockers gather Hundreds came to]
  43–47 [rs gather Hundreds came to the “] "quay" [”.]
¶1 "Dockers"
  6–13 [16:40 ] "Dockers" [ gather Hundreds came to the “qu]
¶1 "gather Hundreds came"
  14–20 [16:40 Dockers ] "gather" [ Hundreds came to the “quay”.]
  21–34 [16:40 Dockers gather ] "Hundreds came" [ to the “quay”.]
¶1 "gather … came"
  14–20 [16:40 Dockers ] "gather" [ Hundreds came to the “quay”.]
  30–34 [16:40 Dockers gather Hundreds ] "came" [ to the “quay”.]
¶2 "Talks at Nobody spoke"
  0–8 [] "Talks at" [ Long Quay Nobody spoke.]
  19–31 [Talks at Long Quay ] "Nobody spoke" [.]
¶3 "Demands More pay"
  0–7 [] "Demands" [ More pay.]
  8–16 [Demands ] "More pay" [.]
¶5 "master said We … listen"
  4–15 [The ] "master said" [ We will listen.]
  16–18 [The master said ] "We" [ will listen.]
  24–30 [The master said We will ] "listen" [.]
¶1 "Night falls They went"
  0–0 [] "Night falls They went" []
¶1 "falls … They"
  0–0 [] "falls" []
  0–0 [] "They" []
¶1 "Night … home"
  0–0 [] "Night" []
  0–0 [] "home" []
`
	if diff := cmp.Diff(want, "\n"+got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestQuotesAcrossHeadingsVerify(t *testing.T) {
	r := verify(t, sealed(t, live.sources()))
	if text(r) != "" || r.Citations != 13 || r.Proved != 10 || r.Excerpts != 3 {
		t.Errorf("%d of %d citations were proved, %d excerpts:\n%s", r.Proved, r.Citations, r.Excerpts, text(r))
	}
}

// TestForgedHeadings changes a page on which quotes run over the ends of
// headings, writes the sums anew, and expects the page's evidence to fail.
func TestForgedHeadings(t *testing.T) {
	files := sealed(t, live.sources())
	page := string(files[blog].Data)
	for name, tt := range map[string]struct{ old, new string }{
		"a letter of the heading":       {"Demands</mark>", "Remands</mark>"},
		"a letter of the paragraph":     {"Nobody spoke</mark>", "Nobody spake</mark>"},
		"a letter of the list":          {"More pay</mark>", "Mere pay</mark>"},
		"a letter before the quote":     {">The <", ">She <"},
		"a letter after the quote":      {"More pay</mark></a>.", "More pay</mark></a>!"},
		"words between":                 {"<hr>", "<p>Not so.</p><hr>"},
		"bare words between":            {"<hr>", "Not so.<hr>"},
		"an empty paragraph between":    {"<hr>", "<p></p><hr>"},
		"another heading between":       {"<hr>", "<h2></h2><hr>"},
		"no heading":                    {`<h2 id="s-demands">`, "<p>"},
		"the paragraph elsewhere":       {`<p id="p2">`, `</div><p id="p2">`},
		"the paragraph's number":        {`<p id="p2">`, `<p id="p9">`},
		"a mark less in the heading":    {"Demands</mark>", "</mark>Demands"},
		"a mark less in the paragraph":  {"Nobody spoke</mark>", "Nobody</mark> spoke"},
		"a mark more in the paragraph":  {"More pay</mark></a>.", "More pay.</mark></a>"},
		"the place after the beginning": {`class="spot"></span><a class="quoted" href="#c-`, `></span>x<a class="quoted" href="#c-`},
	} {
		if !strings.Contains(page, tt.old) {
			t.Errorf("%s: the page does not hold %q", name, tt.old)
			continue
		}
		forged := with(files, blog, []byte(strings.Replace(page, tt.old, tt.new, 1)))
		resum(forged)
		if got := verify(t, forged); !names(got, blog) {
			t.Errorf("%s is not named:\n%s", name, text(got))
		}
	}
}

// TestForgedEvidenceAcrossHeadings: the evidence is held to the one form in
// which Items writes it.
func TestForgedEvidenceAcrossHeadings(t *testing.T) {
	r := built(t, live.sources())
	items := itemsOf(r)
	at := slices.IndexFunc(items, func(i seal.Item) bool { return i.Quote == "Demands More pay" })
	for name, tt := range map[string]struct {
		change func(i *seal.Item)
		want   string
	}{
		"counted from the paragraph": {func(i *seal.Item) { i.Parts[1].Start, i.Parts[1].End = 0, 8 }, "no words stand at characters 0 to 8"},
		"one part over the blank": {func(i *seal.Item) {
			i.Parts = []seal.Part{{Exact: i.Quote, Suffix: ".", End: len(i.Quote)}}
		}, "the words that the page marks"},
		"the heading alone":    {func(i *seal.Item) { i.Parts, i.Quote = i.Parts[:1], "Demands" }, "the words that the page marks"},
		"the paragraph alone":  {func(i *seal.Item) { i.Parts, i.Quote = i.Parts[1:], "More pay" }, "no words stand at characters 8 to 16"},
		"no paragraph":         {func(i *seal.Item) { i.Paragraph = 0 }, "the quote does not stand in the paragraph"},
		"another paragraph":    {func(i *seal.Item) { i.Paragraph++ }, "the quote does not stand in the paragraph"},
		"a letter":             {func(i *seal.Item) { i.Parts[0].Exact, i.Quote = "Remands", "Remands More pay" }, "the quote does not stand in the paragraph"},
		"a suffix cut at edge": {func(i *seal.Item) { i.Parts[0].Suffix = "" }, "other words stand after the quote"},
	} {
		forged := slices.Clone(items)
		forged[at].Parts = slices.Clone(items[at].Parts)
		tt.change(&forged[at])
		got := verify(t, asFolder(seal.Seal(r.Site, forged, tool)))
		if !got.Failed() || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(got))
		}
	}
}

// TestPlaceAboveItsParagraph: only a quote that begins in a heading has its
// place there. The place of another is moved to the heading's end, and its
// evidence counted from the heading.
func TestPlaceAboveItsParagraph(t *testing.T) {
	r := built(t, live.sources())
	items := itemsOf(r)
	at := slices.IndexFunc(items, func(i seal.Item) bool { return i.Quote == "Hundreds" })
	const head = "16:40 Dockers gather "
	part := items[at].Parts[0]
	part.Prefix, part.Start, part.End = head, part.Start+len(head), part.End+len(head)
	items[at].Parts = []seal.Part{part}
	files := asFolder(seal.Seal(r.Site, items, tool))
	spot := `<span id="` + items[at].Anchor + `" class="spot"></span>`
	page := strings.Replace(string(files[blog].Data), spot, "", 1)
	page = strings.Replace(page, "</h2>", " "+spot+"</h2>", 1)
	forged := with(files, blog, []byte(page))
	resum(forged)
	if got := verify(t, forged); !strings.Contains(text(got), "no words stand at characters 21 to 29") {
		t.Errorf("not named:\n%s", text(got))
	}
}
