package seal_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/seal"
)

// names reports whether an error of the report names a file, as its own or in
// its words.
func names(r seal.Report, file string) bool {
	return slices.ContainsFunc(r.Findings, func(f seal.Finding) bool {
		return f.Level == diag.Error && (f.File == file || strings.Contains(f.What, file))
	})
}

// TestAnyByteIsNamed flips bytes of every file: each one of the sums and of the
// evidence, some of each page.
func TestAnyByteIsNamed(t *testing.T) {
	files := sealed(t, invented(1).sources())
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name].Data
		for at := range data {
			most := 12
			if name == seal.SumsPath || name == seal.EvidencePath {
				most = 250
			}
			if rnd.IntN(len(data)) >= most {
				continue
			}
			changed := bytes.Clone(data)
			changed[at] ^= byte(1 + rnd.IntN(255))
			if r := verify(t, with(files, name, changed)); !names(r, name) {
				t.Errorf("byte %d of %s: %q → %q is not named:\n%s", at, name, data[at], changed[at], text(r))
			}
		}
	}
}

func TestFilesAddedRemovedRenamed(t *testing.T) {
	files := sealed(t, invented(2).sources())
	for _, name := range slices.Sorted(maps.Keys(files)) {
		less := maps.Clone(files)
		delete(less, name)
		if r := verify(t, less); !names(r, name) {
			t.Errorf("%s was removed, and is not named:\n%s", name, text(r))
		}
		less[name+"x"] = files[name]
		if r := verify(t, less); !names(r, name) || name != seal.SumsPath && !names(r, name+"x") {
			t.Errorf("%s was renamed, and is not named:\n%s", name, text(r))
		}
	}
	for _, name := range []string{"x", ".hidden", "articles/a0/y.html", "zzz/z.js"} {
		if r := verify(t, with(files, name, []byte("new"))); !names(r, name) {
			t.Errorf("%s was added, and is not named:\n%s", name, text(r))
		}
	}
	link := maps.Clone(files)
	link["index.html"] = &fstest.MapFile{Data: files["index.html"].Data, Mode: fs.ModeSymlink}
	if r := verify(t, link); !names(r, "index.html") {
		t.Errorf("a link in the place of a file is not named:\n%s", text(r))
	}
}

// TestAnyLetterOfAQuoteIsNamed changes letters of the quotes in the evidence and
// writes the sums anew.
func TestAnyLetterOfAQuoteIsNamed(t *testing.T) {
	files := sealed(t, harbour.sources())
	r := built(t, harbour.sources())
	items := itemsOf(r)
	for i, item := range items {
		for k, part := range item.Parts {
			for at := range part.Exact {
				if part.Exact[at] >= 0x80 {
					continue
				}
				forged := slices.Clone(items)
				forged[i].Parts = slices.Clone(item.Parts)
				forged[i].Parts[k].Exact = swap(part.Exact, at)
				forged[i].Quote = strings.Replace(item.Quote, part.Exact, swap(part.Exact, at), 1)
				if item.Source == "wire" {
					continue // its page shows no text
				}
				got := verify(t, asFolder(seal.Seal(r.Site, forged, tool)))
				if !names(got, seal.EvidencePath) {
					t.Errorf("%q → %q is not named:\n%s", item.Quote, forged[i].Quote, text(got))
				}
			}
		}
	}
	if verify(t, files).Failed() {
		t.Error("the quotes as they are do not verify")
	}
}

// swap changes one letter.
func swap(s string, at int) string {
	other := byte('x')
	if s[at] == 'x' {
		other = 'y'
	}
	return s[:at] + string(other) + s[at+1:]
}

// TestForgedEvidence changes other parts of a citation, writes the sums anew, and
// expects to be told.
func TestForgedEvidence(t *testing.T) {
	r := built(t, harbour.sources())
	items := itemsOf(r)
	at := slices.IndexFunc(items, func(i seal.Item) bool { return len(i.Parts) == 2 && i.Source == "gazette" })
	for name, tt := range map[string]struct {
		change func(i *seal.Item)
		want   string
	}{
		"a prefix":        {func(i *seal.Item) { i.Parts[1].Prefix = "no" + i.Parts[1].Prefix[2:] }, "other words stand before the quote"},
		"a suffix":        {func(i *seal.Item) { i.Parts[0].Suffix += "x" }, "other words stand after the quote"},
		"a position":      {func(i *seal.Item) { i.Parts[0].Start++; i.Parts[0].End++ }, "other words stand at characters 1 to 12"},
		"a far position":  {func(i *seal.Item) { i.Parts[1].Start, i.Parts[1].End = 1<<40, 1<<41 }, "no words stand at characters"},
		"a negative one":  {func(i *seal.Item) { i.Parts[0].Start = -5 }, "no words stand at characters -5"},
		"parts turned":    {func(i *seal.Item) { slices.Reverse(i.Parts); i.Quote = "on Long Quay … The dockers" }, "does not stand in the paragraph"},
		"a part less":     {func(i *seal.Item) { i.Parts = i.Parts[:1]; i.Quote = "The dockers" }, "the words that the page marks"},
		"the paragraph":   {func(i *seal.Item) { i.Paragraph = 2 }, "paragraph"},
		"no paragraph":    {func(i *seal.Item) { i.Paragraph = 99 }, "has not one paragraph 99"},
		"the anchor":      {func(i *seal.Item) { i.Anchor = "q-0000000000" }, "no place called"},
		"another anchor":  {func(i *seal.Item) { i.Anchor = items[0].Anchor }, "the words that the page marks"},
		"the source":      {func(i *seal.Item) { i.SourcePage = "articles/none/index.html" }, "there is no such page"},
		"the citing page": {func(i *seal.Item) { i.Page = "none/index.html" }, "is not there"},
		"the rights":      {func(i *seal.Item) { i.Rights = "none" }, "no rights are called"},
		"the quote alone": {func(i *seal.Item) { i.Quote = "The drivers … on Long Quay" }, "the quote is not its parts"},
		"the capture":     {func(i *seal.Item) { i.CaptureSHA256 = "xyz" }, "not one of SHA-256"},
		"no words":        {func(i *seal.Item) { i.Parts, i.Quote = nil, "" }, "an anchor without a quote"},
	} {
		forged := slices.Clone(items)
		forged[at].Parts = slices.Clone(items[at].Parts)
		tt.change(&forged[at])
		got := verify(t, asFolder(seal.Seal(r.Site, forged, tool)))
		if !got.Failed() || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%s", name, tt.want, text(got))
		}
	}
	left := slices.DeleteFunc(slices.Clone(items), func(i seal.Item) bool { return i.Anchor == items[at].Anchor })
	if got := verify(t, asFolder(seal.Seal(r.Site, left, tool))); !names(got, "index.html") {
		t.Errorf("a citation was left out, and the page that cites is not named:\n%s", text(got))
	}
}

// TestForgedPages changes pages, writes the sums anew, and expects to be told.
func TestForgedPages(t *testing.T) {
	files := sealed(t, harbour.sources())
	const gazette, herald, brief, event = "articles/gazette/index.html", "articles/herald/index.html", "index.html", "events/stop/index.html"
	for name, tt := range map[string]struct{ file, old, new, want string }{
		"a letter of the source":     {gazette, "not a crane", "not a train", gazette},
		"a word of the source":       {gazette, "stopped ", "never stopped ", gazette},
		"a word before the quote":    {gazette, "asked for talks", "asked for no talks", gazette},
		"a cell":                     {gazette, "three hundred", "nine hundred", gazette},
		"a heading":                  {gazette, "What the master says</mark>", "What he says</mark>", gazette},
		"a mark less":                {gazette, "three hundred</mark>", "three</mark> hundred", gazette},
		"a mark elsewhere":           {gazette, ", not a crane", `, <mark data-q="q-x">not</mark> a crane`, ""},
		"an id twice":                {gazette, "<h1>", `<h1 id="p2">`, gazette},
		"an id elsewhere":            {gazette, `id="p2"`, `id="p9"`, gazette},
		"a shown passage":            {herald, "<q>at noon</q>", "<q>at night</q>", herald},
		"a note":                     {brief, "<q>at noon</q>", "<q>at dawn</q>", brief},
		"a note on another page":     {event, "<q>nobody</q>", "<q>everybody</q>", event},
		"a link to another passage":  {brief, "index.html#q-", "index.html#q-00", brief},
		"words that are only hidden": {gazette, "not a crane", "<script>x</script>not a crane", ""},
	} {
		page := string(files[tt.file].Data)
		if !strings.Contains(page, tt.old) {
			t.Errorf("%s: the page does not hold %q", name, tt.old)
			continue
		}
		forged := with(files, tt.file, []byte(strings.Replace(page, tt.old, tt.new, 1)))
		resum(forged)
		got := verify(t, forged)
		if got.Failed() != (tt.want != "") || tt.want != "" && !names(got, tt.want) {
			t.Errorf("%s: want an error that names %q, got:\n%s", name, tt.want, text(got))
		}
	}
}

// TestMarkOfAnotherPlace: a page marks words for an anchor that are not the
// quote's, outside the paragraph.
func TestMarkOfAnotherPlace(t *testing.T) {
	files := sealed(t, harbour.sources())
	const gazette = "articles/gazette/index.html"
	page := string(files[gazette].Data)
	_, rest, _ := strings.Cut(page, `<mark data-q="`)
	anchor := rest[:len("q-0123456789")]
	forged := with(files, gazette, []byte(strings.Replace(page, "<h1>", `<h1><mark data-q="`+anchor+`">x</mark>`, 1)))
	resum(forged)
	if got := verify(t, forged); !names(got, gazette) {
		t.Errorf("not named:\n%s", text(got))
	}
}

func TestBadEvidence(t *testing.T) {
	files := sealed(t, invented(1).sources())
	good := string(files[seal.EvidencePath].Data)
	replace := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%s does not hold %q", seal.EvidencePath, old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for name, tt := range map[string]struct{ data, want string }{
		"empty":               {"", "not JSON"},
		"not JSON":            {"{", "not JSON"},
		"another document":    {`{"format": "x"}`, `its form is "x", version 0`},
		"a newer form":        {replace(`"version": 1`, `"version": 2`), "version 2; this program knows"},
		"other rules":         {replace(`"normalisation": 1`, `"normalisation": 7`), "compared by version 7 of the rules"},
		"an unknown field":    {replace(`"citations"`, `"extra": 1, "citations"`), "unknown field"},
		"something after it":  {good + "{}", "not JSON"},
		"other blanks":        {good + "\n", "not written as dossier writes it"},
		"a field twice":       {replace(`"page": "events`, `"page": "x", "page": "events`), "not written as dossier writes it"},
		"no position":         {replace(`"type": "TextPositionSelector"`, `"type": "XPathSelector"`), "the position is missing"},
		"nested without end":  {strings.Repeat("[", 100_000), "not JSON"},
		"a quote without end": {replace(`"at noon 0"`, `"`+strings.Repeat("x ", 100_000)+`"`), "the quote is not its parts"},
	} {
		forged := with(files, seal.EvidencePath, []byte(tt.data))
		resum(forged)
		if got := verify(t, forged); !got.Failed() || !strings.Contains(text(got), tt.want) {
			t.Errorf("%s: want %q, got:\n%.600s", name, tt.want, text(got))
		}
	}
}

func TestNoSealedDossier(t *testing.T) {
	want := "SHA256SUMS: error: the file is missing: this is no sealed dossier\n"
	if got := text(verify(t, fstest.MapFS{"a": {Data: []byte("x")}})); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := seal.Verify(noFolder{}); err == nil {
		t.Error("a folder that cannot be read gives no error")
	}
}

type noFolder struct{}

func (noFolder) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

func TestLimits(t *testing.T) {
	files := sealed(t, invented(1).sources())
	large := len(files[seal.EvidencePath].Data)
	for name, tt := range map[string]struct {
		limits seal.Limits
		want   string
	}{
		"files": {seal.Limits{Files: 3, Page: 1 << 20, File: 1 << 20, Total: 1 << 30, Depth: 9, Name: 99}, "more than 3 files"},
		"page":  {seal.Limits{Files: 99, Page: 900, File: 1 << 20, Total: 1 << 30, Depth: 9, Name: 99}, "larger than 900 bytes"},
		"file":  {seal.Limits{Files: 99, Page: 1 << 20, File: int64(large) - 1, Total: 1 << 30, Depth: 9, Name: 99}, "larger than"},
		"total": {seal.Limits{Files: 99, Page: 1 << 20, File: 1 << 20, Total: 20_000, Depth: 9, Name: 99}, "larger than 20000 bytes together"},
		"depth": {seal.Limits{Files: 99, Page: 1 << 20, File: 1 << 20, Total: 1 << 30, Depth: 1, Name: 99}, "too deep"},
	} {
		r, err := tt.limits.Verify(files)
		if err != nil || !r.Failed() || !strings.Contains(text(r), tt.want) {
			t.Errorf("%s: want %q, got %v:\n%s", name, tt.want, err, text(r))
		}
	}
}

// TestHostilePage: a page that nests paragraphs so that reading each anew would
// take the square of its length, and one that is nested without end.
func TestHostilePage(t *testing.T) {
	files := sealed(t, invented(1).sources())
	const source = "articles/a0/index.html"
	for name, page := range map[string]string{
		"nested":    strings.Repeat(`<div id="p1"><li id="n1"><q>`, 100) + strings.Repeat("words ", 100_000),
		"deep":      strings.Repeat("<b><i>", 50_000),
		"unclosed":  "<p id=p1><!--",
		"truncated": `<p id="`,
	} {
		forged := with(files, source, []byte(page))
		resum(forged)
		if got := verify(t, forged); !got.Failed() {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzVerify(f *testing.F) {
	files := sealed(f, harbour.sources())
	const source = "articles/gazette/index.html"
	f.Add(files[seal.EvidencePath].Data, files[source].Data)
	f.Add([]byte(`{"format":"dossier-evidence","version":1}`), []byte("<p id=p1>words"))
	f.Fuzz(func(t *testing.T, evidence, page []byte) {
		forged := with(with(files, seal.EvidencePath, evidence), source, page)
		resum(forged)
		r := verify(t, forged)
		if r.Proved+r.Excerpts > r.Citations {
			t.Errorf("%d and %d of %d citations were proved", r.Proved, r.Excerpts, r.Citations)
		}
		var doc any
		if json.Unmarshal(evidence, &doc) != nil && !r.Failed() {
			t.Error("evidence that is not JSON is taken")
		}
	})
}
