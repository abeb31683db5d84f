package bibliography_test

import (
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/bibliography"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// entries are a source with everything, one with nothing but what it must have,
// and titles with the signs of each format.
var entries = []bibliography.Entry{
	{
		ID: "bbc-2012", Title: "Mali soldiers loot presidential palace after coup", Outlet: "BBC News", Byline: "Martin Vogl, Bamako",
		URL: "https://www.bbc.co.uk/news/world-africa-17474946?a=1&b=%20{x}", Published: bibliography.Day{Year: 2012, Month: 3, Day: 22},
		Retrieved: bibliography.Day{Year: 2026, Month: 11, Day: 1}, Language: "en-GB", Note: "Archived copy: https://web.archive.org/x_y",
	},
	{ID: "live-2020", Title: "Live updates on the mutiny at Kati", Supplied: true, Language: "xx"},
	{ID: "no-title", URL: "https://example.org/a", Published: bibliography.Day{Year: 2020, Month: 8}},
	{ID: "circa", Title: "About then", Published: bibliography.Day{Year: 2019, Circa: true}, Language: "fr"},
	{ID: "signs", Title: `100 % of {braces}, a \ "quote" @home, $5 & #1_2 ~ ^ <b>`, Outlet: "Smith & Sons"},
	{ID: "lines", Title: "One\nER  - \r\n@article{x,\ttwo\u2028three\x00four", Byline: "A and B"},
	{ID: "rtl", Title: "انقلاب في مالي \u200f(2012)", Outlet: "الجزيرة", Language: "ar"},
	{ID: "accents", Title: "Où en est l’État ? « À Kati » e\u0301té", Language: "fr"},
}

func TestGolden(t *testing.T) {
	for name, got := range map[string][]byte{
		"sources.json": bibliography.CSL(entries), "sources.bib": bibliography.BibLaTeX(entries), "sources.ris": bibliography.RIS(entries),
	} {
		file := "testdata/" + name
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The room that is made beforehand suffices for common entries, and hardly any of it is
// left.
func TestRoom(t *testing.T) {
	many := slices.Repeat(entries[:1], 1000)
	for name, got := range map[string][]byte{"CSL": bibliography.CSL(many), "BibLaTeX": bibliography.BibLaTeX(many), "RIS": bibliography.RIS(many)} {
		if cap(got) > len(got)*9/8 {
			t.Errorf("%s: %d bytes in a room of %d", name, len(got), cap(got))
		}
	}
}

// TestNoEntries: an empty list is still a file of its format.
func TestNoEntries(t *testing.T) {
	if got := string(bibliography.CSL(nil)); got != "[]\n" {
		t.Errorf("CSL: %q", got)
	}
	if got := string(bibliography.BibLaTeX(nil)) + string(bibliography.RIS(nil)); got != "" {
		t.Errorf("the others: %q", got)
	}
}

// FuzzTitle: whatever the words are, each file has two entries, each of them
// whole, and CSL-JSON and RIS give the words back.
func FuzzTitle(f *testing.F) {
	for _, e := range entries {
		f.Add(e.Title)
	}
	f.Add(`\\{}}{{\%`)
	f.Add("ER  - \nTY  - NEWS")
	f.Add("\u202eevil\u202c \xff")
	f.Fuzz(func(t *testing.T, s string) {
		list := []bibliography.Entry{
			{ID: "one", Title: s, Outlet: s, Byline: s, URL: "https://example.org/" + s, Note: s, Language: s},
			{ID: "two", Title: "last"},
		}
		words := strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
		var csl []map[string]any
		if err := json.Unmarshal(bibliography.CSL(list), &csl); err != nil || len(csl) != 2 {
			t.Fatalf("%d items, %v", len(csl), err)
		}
		if got, _ := csl[0]["title"].(string); got != words {
			t.Errorf("CSL gives back %q for %q", got, words)
		}
		checkRIS(t, string(bibliography.RIS(list)), words)
		checkBib(t, string(bibliography.BibLaTeX(list)))
	})
}

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)

func checkRIS(t *testing.T, text, title string) {
	ends := 0
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if !risLine.MatchString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("RIS: a line is no field: %q", line)
		}
		if line == "ER  - " {
			ends++
		}
	}
	if ends != 2 {
		t.Errorf("RIS: %d entries", ends)
	}
	if title != "" && !strings.Contains(text, "TI  - "+title+"\r\n") {
		t.Errorf("RIS lacks the title %q", title)
	}
}

// checkBib reads a .bib file as its readers do: braces are counted, and a field
// ends where they close.
func checkBib(t *testing.T, text string) {
	depth, entries := 0, 0
	for _, line := range strings.Split(text, "\n") {
		if depth == 0 && strings.HasPrefix(line, "@") {
			entries++
		}
		for i, r := range line {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			case '%', '&', '#', '_', '$', '~', '^':
				if !strings.HasPrefix(line, "  url = ") && (i == 0 || line[i-1] != '\\') {
					t.Errorf("biblatex: a bare %c in %q", r, line)
				}
			}
			if depth < 0 || r == '}' && depth == 0 && line != "}" {
				t.Fatalf("biblatex: braces close too early in %q", line)
			}
		}
		if depth > 1 {
			t.Errorf("biblatex: a field goes over its line: %q", line)
		}
	}
	if depth != 0 || entries != 2 {
		t.Errorf("biblatex: %d entries, %d braces open", entries, depth)
	}
}
