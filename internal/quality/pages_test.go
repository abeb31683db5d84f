package quality

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dossier/internal/charset"
	"dossier/internal/date"
	"dossier/internal/webpage"
)

// expected is what a saved page is labelled with.
type expected struct {
	head  map[string]string
	lines []string // "p: …", "caption: …"
}

func readExpected(t *testing.T, file string) expected {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := expected{head: map[string]string{}}
	head, body, ok := strings.Cut(string(data), "\n--\n")
	if !ok {
		head = strings.TrimSuffix(strings.TrimSpace(string(data)), "--")
	}
	for line := range strings.Lines(head) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			e.head[key] = value
		}
	}
	for line := range strings.Lines(body) {
		if line = strings.TrimRight(line, "\n"); strings.Contains(line, ": ") {
			e.lines = append(e.lines, line)
		}
	}
	return e
}

// The text of saved pages, as runs of four words: the measure by which public
// comparisons of extractors are made.
func TestPages(t *testing.T) {
	t.Run("pages", func(t *testing.T) { savedPages(t, "pages", 25, .99, .98, .98) })
	t.Run("heldback-pages", func(t *testing.T) { savedPages(t, "heldback-pages", 10, .95, .93, .98) })
}

// savedPages scores a set of pages, and holds their text, heads and kinds to what
// they were.
func savedPages(t *testing.T, set string, least int, leastText, leastHead, leastKinds float64) {
	files, err := filepath.Glob("testdata/" + set + "/*.html")
	if err != nil || len(files) < least {
		t.Fatalf("%d pages: %v", len(files), err)
	}
	var text, head, kinds score
	var mean float64
	articles := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := charset.Read(data, charset.Options{Declared: webpage.DeclaredCharset(data)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		page, err := webpage.Parse(read.Text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := readExpected(t, strings.TrimSuffix(file, ".html")+".txt")
		kinds.found++
		kinds.wanted++
		if none := len(want.lines) == 0; none == (page.Teaser && len(page.Blocks) == 0) {
			kinds.right++
		} else if *misses {
			t.Logf("%s: %s, found %d blocks; %s", name, want.head["kind"], len(page.Blocks), page.Why)
		}
		if len(want.lines) == 0 {
			continue
		}
		one := shingles(t, name, page, want)
		text.add(one)
		mean += one.f1()
		articles++
		if *misses && one.f1() < 0.99 {
			t.Logf("%s: F1 %.3f (P %.3f R %.3f) by %s", name, one.f1(), one.precision(), one.recall(), page.Extractor)
		}
		head.add(heads(t, name, page, want.head))
	}
	text.hold(t, "main text, runs of four words", leastText)
	t.Logf("mean of the pages' F1: %.3f over %d pages", mean/float64(articles), articles)
	head.hold(t, "head fields", leastHead)
	kinds.hold(t, "articles told from other pages", leastKinds)
}

// shingles compares the runs of four words of a page's text, captions and boxes
// included, related links left out.
func shingles(t *testing.T, name string, page webpage.Page, want expected) score {
	var found, wanted strings.Builder
	for i := range page.Blocks {
		if b := &page.Blocks[i]; b.Kind != webpage.Related {
			found.WriteString(b.Words() + "\n")
		}
	}
	for _, line := range want.lines {
		if kind, words, _ := strings.Cut(line, ": "); kind != "related" {
			wanted.WriteString(words + "\n")
		}
	}
	f, w := runsOf(found.String()), runsOf(wanted.String())
	s := score{}
	for run, n := range w {
		s.wanted += n
		s.right += min(n, f[run])
		if *misses && f[run] < n {
			t.Logf("%s: missed “%s”", name, run)
		}
	}
	for run, n := range f {
		s.found += n
		if *misses && w[run] < n {
			t.Logf("%s: too much “%s”", name, run)
		}
	}
	return s
}

func runsOf(text string) map[string]int {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "\u00AD", "")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	runs := map[string]int{}
	for i := 0; i+4 <= len(words); i++ {
		runs[strings.Join(words[i:i+4], " ")]++
	}
	return runs
}

// heads compares the head fields of a page.
func heads(t *testing.T, name string, page webpage.Page, want map[string]string) (s score) {
	fields := map[string]string{
		"title": page.Title, "standfirst": page.Standfirst, "byline": page.Byline, "outlet": page.Outlet, "section": page.Section,
		"language": page.Language, "canonical": page.Canonical, "published": page.Published, "modified": page.Modified,
	}
	for _, key := range []string{"title", "standfirst", "byline", "outlet", "published", "modified", "section", "language", "canonical"} {
		got := fields[key]
		if got != "" {
			s.found++
		}
		if want[key] == "" {
			if got != "" && *misses {
				t.Logf("%s: %s: none, found %q", name, key, got)
			}
			continue
		}
		s.wanted++
		if plainField(key, got) == plainField(key, want[key]) {
			s.right++
		} else if *misses {
			t.Logf("%s: %s: %q, found %q", name, key, want[key], got)
		}
	}
	return s
}

// plainField makes two ways to state one value alike.
func plainField(key, s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
	switch key {
	case "language":
		s, _, _ = strings.Cut(strings.ToLower(s), "-")
	case "published", "modified":
		if len(s) >= 16 && s[10] == 'T' {
			zone := ""
			if i := strings.LastIndexAny(s[16:], "Z+-"); i >= 0 {
				zone = s[16+i:]
			}
			if d, err := date.Parse(s[:16] + zone); err == nil {
				return d.In(date.Zone{Name: "UTC"}).String()
			}
		}
		return s[:min(len(s), 10)]
	case "byline":
		names := strings.Split(s, ", ")
		slices.Sort(names)
		s = strings.Join(names, ", ")
	}
	return s
}
