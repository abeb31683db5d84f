package seal_test

import (
	"encoding/binary"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/seal"
)

// TestBytesBeforeTheArchive: a zip is read from its end, and anything may stand
// before it: a program, another archive, a lone header.
func TestBytesBeforeTheArchive(t *testing.T) {
	data := archive(t, invented(1).sources())
	for name, before := range map[string]string{
		"a letter":   "x",
		"a program":  "#!/bin/sh\n" + strings.Repeat("x", 5000),
		"an archive": string(archive(t, invented(2).sources())),
		"a header":   "PK\x03\x04" + strings.Repeat("\x00", 26),
	} {
		r := verifyZip(append([]byte(before), data...))
		if !r.Failed() || !strings.Contains(text(r), "does not begin with its first file") {
			t.Errorf("%s: want an error, got:\n%s", name, text(r))
		}
	}
	moved := append([]byte("#!/bin/sh\n"), data...) // and the positions told anew
	end := len(moved) - 22
	list := int(binary.LittleEndian.Uint32(moved[end+16:])) + 10
	binary.LittleEndian.PutUint32(moved[end+16:], uint32(list))
	for at := list; at < end; {
		h := moved[at:]
		binary.LittleEndian.PutUint32(h[42:], binary.LittleEndian.Uint32(h[42:])+10)
		at += 46 + int(binary.LittleEndian.Uint16(h[28:])) + int(binary.LittleEndian.Uint16(h[30:])) + int(binary.LittleEndian.Uint16(h[32:]))
	}
	if r := verifyZip(moved); !strings.Contains(text(r), "does not begin with its first file") {
		t.Errorf("moved: want an error, got:\n%s", text(r))
	}
}

// TestEvidenceAgrees: citations that contradict one another.
func TestEvidenceAgrees(t *testing.T) {
	r := built(t, harbour.sources())
	items := itemsOf(r)
	at := slices.IndexFunc(items, func(i seal.Item) bool { return len(i.Parts) == 2 && i.Source == "gazette" })
	for name, tt := range map[string]struct {
		change func(i *seal.Item)
		want   string
	}{
		"the source's id":   {func(i *seal.Item) { i.Source = "other" }, `is the page of "`},
		"the rights":        {func(i *seal.Item) { i.Rights = "link" }, `the rights of "articles/gazette/index.html" are`},
		"the capture":       {func(i *seal.Item) { i.Capture = "seeds/other.txt" }, "was made from two files"},
		"the capture's sum": {func(i *seal.Item) { i.CaptureSHA256 = strings.Repeat("0", 64) }, "was made from two files"},
		"a page without it": {func(i *seal.Item) { i.Page = "sources/index.html" }, "sources/index.html: error: no note of the page leads to"},
	} {
		forged := slices.Clone(items)
		tt.change(&forged[at])
		if tt.want[0] == 't' {
			forged[at].Parts = []seal.Part{{Exact: "The dockers"}, {Exact: "on Long Quay"}}
		}
		got := verify(t, asFolder(seal.Seal(r.Site, forged, tool)))
		if !got.Failed() || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(got))
		}
	}
	for i, item := range items {
		got := verify(t, asFolder(seal.Seal(r.Site, append(slices.Clone(items), item), tool)))
		if !got.Failed() || !strings.Contains(text(got), "once more") {
			t.Errorf("citation %d, twice: not told:\n%s", i+1, text(got))
		}
	}
}

// change replaces the first words of a page, writes the sums anew, and verifies.
func change(t *testing.T, files fstest.MapFS, page, old, new string) seal.Report {
	t.Helper()
	data := string(files[page].Data)
	if !strings.Contains(data, old) {
		t.Fatalf("%s does not hold %q", page, old)
	}
	forged := with(files, page, []byte(strings.Replace(data, old, new, 1)))
	resum(forged)
	return verify(t, forged)
}

// TestForgedNotes changes notes below a page's text.
func TestForgedNotes(t *testing.T) {
	files := sealed(t, harbour.sources())
	const invention = `<li id="n99"><q>they burnt the quay</q>`
	for name, tt := range map[string]struct{ page, old, new, want string }{
		"a second quote":       {"index.html", "<q>at noon</q>", "<q>at noon</q> <q>on fire</q>", "a note quotes twice"},
		"a quotation":          {"index.html", "<q>at noon</q>", "<q>at noon</q><blockquote>on fire</blockquote>", "a note quotes twice"},
		"a note of no source":  {"index.html", `<li id="n1">`, invention + `</li><li id="n1">`, "leads to no passage"},
		"of the outside":       {"index.html", `<li id="n1">`, invention + `<a href="https://example.org/#q-1">x</a></li><li id="n1">`, "leads to no passage"},
		"of a whole page":      {"index.html", `<li id="n1">`, invention + `<a href="articles/gazette/index.html">x</a></li><li id="n1">`, "leads to no passage"},
		"of no known passage":  {"index.html", `<li id="n1">`, invention + `<a href="articles/gazette/index.html#p1">x</a></li><li id="n1">`, "leads to no passage"},
		"of a paragraph":       {"index.html", `<li id="n1">`, invention + `<a href="articles/gazette/index.html#p2">x</a></li><li id="n1">`, "quotes other words"},
		"of what is linked to": {"index.html", "<q>talks failed</q>", "<q>talks won</q>", "quotes other words"},
		"on paper":             {"print/index.html", "<q>talks failed</q>", "<q>talks won</q>", "quotes other words"},
		"on a page without":    {"404.html", "</main>", "<ol>" + invention + "</li></ol></main>", "leads to no passage"},
		"an ellipsis less":     {"index.html", "<q>The dockers … on Long Quay</q>", "<q>The dockers on Long Quay</q>", "quotes other words"},
		"a footnote":           {"index.html", `<li id="n1">`, `<li id="n99">Words of our own.</li><li id="n1">`, ""},
	} {
		got := change(t, files, tt.page, tt.old, tt.new)
		if got.Failed() != (tt.want != "") || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(got))
		}
	}
}

// TestForgedPaper changes the text of an article on the page for paper.
func TestForgedPaper(t *testing.T) {
	files := sealed(t, harbour.sources())
	const paper = "print/index.html"
	for name, tt := range map[string]struct{ old, new, want string }{
		"a cited word":      {"three hundred</mark>", "nine hundred</mark>", "citation"},
		"a cited paragraph": {"asked for talks", "asked for no talks", "the paragraph has other words"},
		"a mark less":       {"three hundred</mark>", "three</mark> hundred", "the words that the page marks"},
		"a place less":      {`id="gazette-p2"`, `id="gazette-p9"`, "the page has no place called"},
		"a place twice":     {"<h1>", `<h1 id="gazette-p2">`, "two places of the page"},
	} {
		got := change(t, files, paper, tt.old, tt.new)
		if !strings.Contains(text(got), paper+": error: ") || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(got))
		}
	}
}

// TestPlacesThatAreTwice: a browser goes to the first of two places, which may
// say anything.
func TestPlacesThatAreTwice(t *testing.T) {
	files := sealed(t, harbour.sources())
	const gazette = "articles/gazette/index.html"
	_, rest, _ := strings.Cut(string(files[gazette].Data), `<mark data-q="`)
	anchor := rest[:len("q-0123456789")]
	for _, tt := range [][3]string{
		{"</main>", `<span id="` + anchor + `"></span></main>`, `two places of the page are called "` + anchor},
		{"</main>", `<p id="p1">Nobody stopped work.</p></main>`, "has not one paragraph 1"},
	} {
		if got := change(t, files, gazette, tt[0], tt[1]); !strings.Contains(text(got), tt[2]) {
			t.Errorf("want %q, got:\n%s", tt[2], text(got))
		}
	}
}

// TestQuoteThatStandsTwice: positions, context and marks are as the evidence
// tells, and the words were put into the paragraph once more.
func TestQuoteThatStandsTwice(t *testing.T) {
	files := sealed(t, harbour.sources())
	got := change(t, files, "articles/gazette/index.html", "not a crane.", "not a crane, says nobody.")
	if want := `"nobody": the quote stands in the paragraph more than once`; !strings.Contains(text(got), want) {
		t.Errorf("want %q, got:\n%s", want, text(got))
	}
}

// TestNoPlainFile: a link, a device and a pipe beside the files that are listed.
func TestNoPlainFile(t *testing.T) {
	files := sealed(t, invented(1).sources())
	for _, mode := range []fs.FileMode{fs.ModeSymlink, fs.ModeNamedPipe, fs.ModeDevice} {
		odd := maps.Clone(files)
		odd["index.html"] = &fstest.MapFile{Data: files["index.html"].Data, Mode: mode}
		if got := text(verify(t, odd)); !strings.Contains(got, "index.html: error: it is not a plain file\n") {
			t.Errorf("%v: not told:\n%s", mode, got)
		}
	}
}

// TestStrippedPaper: the page for paper without its notes, and without its marks.
func TestStrippedPaper(t *testing.T) {
	files := sealed(t, harbour.sources())
	const paper = "print/index.html"
	page := string(files[paper].Data)
	for name, tt := range map[string]struct{ stripped, want string }{
		"all":   {"<h1>Nothing</h1>", "no note of the page leads to a passage that another page cites"},
		"notes": {regexp.MustCompile(` id="?n[0-9]+"?`).ReplaceAllString(page, ""), "no note of the page leads to a passage that another page cites"},
		"marks": {regexp.MustCompile(`</?mark[^>]*>`).ReplaceAllString(page, ""), "the words that the page marks"},
		"places": {regexp.MustCompile(` id="?gazette-q-[0-9a-z]+"?`).ReplaceAllString(
			regexp.MustCompile(`</?mark[^>]*>`).ReplaceAllString(page, ""), ""), "the page has no place called"},
	} {
		forged := with(files, paper, []byte(tt.stripped))
		resum(forged)
		if got := text(verify(t, forged)); !strings.Contains(got, paper+": error: "+tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, got)
		}
	}
}

// TestStrippedNotes takes the note of a whole paragraph, of a whole article and
// of what is only linked to from a page that cites them.
func TestStrippedNotes(t *testing.T) {
	f := maps.Clone(harbour)
	for id, cite := range map[string]string{"para": "@gazette, p. 2", "whole": "@gazette", "linked": `@wire "talks failed"`, "linkpara": "@wire, p. 1", "shown": "@herald, p. 2"} {
		f["content/pages/"+id+".md"] = "---\ntitle: The " + id + "\n---\n\nWords. [" + cite + "]\n"
	}
	files := sealed(t, f.sources())
	for _, id := range []string{"para", "whole", "linked", "linkpara", "shown"} {
		page := id + "/index.html"
		got := change(t, files, page, `<li id="n1">`, `<li>`)
		if !strings.Contains(text(got), page+": error: no note of the page leads to the passage") {
			t.Errorf("%s: not told:\n%s", id, text(got))
		}
	}
}

// gathering is a dossier in which events alone cite, one of them for an event
// that it gathers.
var gathering = folder{
	"dossier.yaml": "title: The harbour strike\n",
	"content/articles/gazette.md": `---
title: Noon on the quay
date: 2001-05-03
events:
  - id: halt
    title: Halt
    date: 2001-05-03
    cite: ['@gazette "at noon"', '@gazette, p. 1', '@gazette']
    accounts:
      - question: Was it wet?
        answers: [{value: Yes, cite: '@gazette "It rained"'}]
      - question: Who was there?
        answers: [{value: Nobody, cite: '@gazette, p. 3'}, {value: The master, cite: '@gazette "master spoke"'}]
---

Work stopped at noon.

It rained.

Nobody came.

The master spoke.
`,
	"content/events/stop.md": "---\ntitle: Stop\ndate: 2001-05-03\nreports: [gazette#halt]\ncite: '@gazette, p. 2'\n---\n\nWork stopped. [@gazette \"Work stopped\"]\n",
}

// TestSoleAnswers: the page for paper does not hold questions that have one
// answer; what nothing else cites is not missed there.
func TestSoleAnswers(t *testing.T) {
	f := maps.Clone(harbour)
	f["content/actors/okoro.md"] = "---\nname: Ada Okoro\naccounts:\n  - question: What did she ask for?\n    answers: [{value: Talks, cite: '@gazette \"asked for talks\"'}]\n---\n"
	if got := verify(t, sealed(t, f.sources())); got.Failed() {
		t.Errorf("an honest seal fails:\n%s", text(got))
	}
	f["content/actors/okoro.md"] = strings.Replace(f["content/actors/okoro.md"], "}]", "}, {value: Coffee, cite: '@gazette \"coffee\"'}]", 1)
	files := sealed(t, f.sources())
	if got := verify(t, files); got.Failed() {
		t.Errorf("an honest seal fails:\n%s", text(got))
	}
	got := change(t, files, "print/index.html", "<q>coffee</q>", "<i>coffee</i>")
	if got.Failed() {
		t.Errorf("a note without its quote leads still:\n%s", text(got))
	}
	const want = "print/index.html: error: no note of the page leads to a passage"
	strip := func(files fstest.MapFS) string {
		note := regexp.MustCompile(`<li id="?n[0-9]+"?>\s*<q>coffee</q>`).FindString(string(files["print/index.html"].Data))
		return text(change(t, files, "print/index.html", note, "<li><q>coffee</q>"))
	}
	if got := strip(files); !strings.Contains(got, want) {
		t.Errorf("want %q, got:\n%s", want, got)
	}
	// The words cited by the text above such a question are on paper.
	f["content/actors/okoro.md"] = "---\nname: Ada Okoro\naccounts:\n  - question: What else?\n    answers: [{value: Coffee, cite: '@gazette \"coffee\"'}]\n---\n\nShe drank. [@gazette \"coffee\"]\n"
	if got := strip(sealed(t, f.sources())); !strings.Contains(got, want) {
		t.Errorf("want %q, got:\n%s", want, got)
	}
}

// TestEventsShowWhatTheyCite: a gathered event's quotes stand beside those of the
// event that gathers it, and its accounts with their notes; whole paragraphs and
// articles that it cites elsewhere stand nowhere, and so on no page.
func TestEventsShowWhatTheyCite(t *testing.T) {
	const event, paper, lost = "events/stop/index.html", "print/index.html", "no note of the page leads to"
	r := built(t, gathering.sources())
	pages := map[string]string{}
	for _, i := range itemsOf(r) {
		pages[i.Anchor[:min(2, len(i.Anchor))]+i.Quote] = i.Page
	}
	want := map[string]string{
		"": "", "p1Work stopped at noon.": "", "p2It rained.": event, "p3Nobody came.": event,
		"q-at noon": event, "q-It rained": event, "q-master spoke": event, "q-Work stopped": event,
	}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	files := sealed(t, gathering.sources())
	if got := verify(t, files); len(got.Findings) > 0 {
		t.Fatal(text(got))
	}
	for _, to := range []string{"#p2", "#p3"} {
		if got := change(t, files, event, `href="../../articles/gazette/index.html`+to, `href="../../articles/gazette/index.html`); !strings.Contains(text(got), event+": error: "+lost+" the passage that it cites") {
			t.Errorf("%s: not told:\n%s", to, text(got))
		}
	}
	notes := regexp.MustCompile(` id="?n[0-9]+"?`)
	forged := with(files, paper, notes.ReplaceAll(files[paper].Data, nil))
	resum(forged)
	if got := text(verify(t, forged)); !strings.Contains(got, paper+": error: "+lost+" a passage that another page cites") {
		t.Errorf("paper without notes is not told:\n%s", got)
	}
}
