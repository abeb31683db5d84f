package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/internal/census"
)

const savedPage = `<!doctype html><html lang="en"><head><title>Ferry runs aground - The Herald</title>
<meta property="og:site_name" content="The Herald"><meta property="article:published_time" content="2020-08-18T10:15:00Z"></head>
<body><nav>Home World Sport</nav><article><h1>Ferry runs aground</h1>
<p>The ferry between Quill and Sandmouth ran aground on a bank of gravel at low tide, and its passengers were taken ashore.</p>
<p>The captain, Ada Quist, said on Tuesday that the steering had failed. “We drifted for an hour,” she said.</p>
<p>The harbour master of Sandmouth will hear the crew on Thursday, and the owners have promised to pay for the lost day.</p>
</article><footer>Imprint</footer></body></html>`

// importInto runs an import in a fresh dossier and gives what it says.
func importInto(t *testing.T, dir, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, talk bytes.Buffer
	code = run(context.Background(), append([]string{"-C", dir, "import"}, args...), strings.NewReader(stdin), &out, &talk)
	return code, out.String(), talk.String()
}

func freshDossier(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mine")
	var out bytes.Buffer
	if code := run(context.Background(), []string{"init", dir}, strings.NewReader(""), &out, &out); code != 0 {
		t.Fatal(out.String())
	}
	return dir
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A page is fetched once, with its robots' leave, and kept beside a record of
// where it is from.
func TestImportURL(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/robots.txt":
			_, _ = w.Write([]byte("User-agent: *\nDisallow: /private/\n"))
		case "/news/ferry":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(savedPage))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	dir := freshDossier(t)
	code, stdout, stderr := importInto(t, dir, "", server.URL+"/news/ferry")
	if code != 0 || !strings.Contains(stdout, ": new: report, 3 paragraphs") {
		t.Fatalf("%d\n%s%s", code, stdout, stderr)
	}
	records, _ := filepath.Glob(filepath.Join(dir, "seeds", "*.record.yaml"))
	articles, _ := filepath.Glob(filepath.Join(dir, "content", "articles", "*.md"))
	if len(records) != 1 || len(articles) != 1 {
		t.Fatal(records, articles)
	}
	for _, want := range []string{"url: " + server.URL + "/news/ferry", "status: 200", "sha256: "} {
		if text := read(t, records[0]); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	today := "retrieved: " + time.Now().UTC().Format("2006-01")
	for _, want := range []string{"title: Ferry runs aground", "publisher: The Herald", "date: 2020-08-18T10:15Z", server.URL + "/news/ferry\n", today} {
		if text := read(t, articles[0]); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, bad := range []struct{ path, want string }{{"/private/x", "robots"}, {"/gone", "404"}} {
		code, _, stderr := importInto(t, dir, "", server.URL+bad.path)
		if code == 0 || !strings.Contains(stderr, bad.want) || !strings.Contains(stderr, "hint: ") {
			t.Errorf("%s: %d %s", bad.path, code, stderr)
		}
	}
	if asked["/private/x"] > 0 {
		t.Error("a page was fetched that robots.txt forbids")
	}
	if code, _, stderr := importInto(t, dir, "", "ftp://example.org/x"); code == 0 || !strings.Contains(stderr, "http") {
		t.Errorf("%d %s", code, stderr)
	}
}

// A zip's captures are unpacked into seeds/, its bad entries named.
func TestImportZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"a/ferry.html": savedPage, "note.txt": "date 2021-06-08 Dock workers in Vellmar stopped the cranes.\n\nThey will meet on Friday.",
		"../evil.txt": "Words of no good.", "picture.png": "\x89PNG",
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := freshDossier(t)
	file := filepath.Join(t.TempDir(), "Saved pages.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := importInto(t, dir, "", file)
	if code != 1 || !strings.Contains(stderr, "evil.txt") || strings.Contains(stdout, "evil") {
		t.Errorf("%d\n%s%s", code, stdout, stderr)
	}
	for _, want := range []string{"content/articles/ferry.md: new", "content/articles/note.md: new"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in\n%s", want, stdout)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "seeds", "saved-pages", "a", "ferry.html")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "..", "evil.txt")); err == nil {
		t.Error("the zip wrote outside of seeds/")
	}
}

// What comes on standard input is kept under a name of its bytes, once.
func TestImportInput(t *testing.T) {
	dir := freshDossier(t)
	for _, want := range []string{": new: report", ": unchanged"} {
		code, stdout, stderr := importInto(t, dir, savedPage, "-")
		if code != 0 || !strings.Contains(stdout, want) {
			t.Errorf("%d\n%s%s", code, stdout, stderr)
		}
	}
	if code, _, stderr := importInto(t, dir, " \n", "-"); code == 0 || !strings.Contains(stderr, "nothing came") {
		t.Errorf("%d %s", code, stderr)
	}
}

// An import that is stopped writes nothing more, says so, and goes on the next
// time.
func TestImportStopped(t *testing.T) {
	dir := freshDossier(t)
	for _, name := range []string{"a", "b", "c"} {
		if err := os.WriteFile(filepath.Join(dir, "seeds", name+".txt"), []byte("Article "+name+" tells of the tide at Quill.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, talk bytes.Buffer
	if code := run(ctx, []string{"-C", dir, "import"}, strings.NewReader(""), &out, &talk); code != 1 || !strings.Contains(talk.String(), "stopped") {
		t.Errorf("%d %s%s", code, out.String(), talk.String())
	}
	if _, stdout, _ := importInto(t, dir, ""); strings.Count(stdout, ": new: ") != 3 {
		t.Error(stdout)
	}
}

// The list of names that an import leaves, and the command that lists them, tell
// the same names in the same order of each kind.
func TestNamesAgree(t *testing.T) {
	dir := freshDossier(t)
	if code, _, stderr := importInto(t, dir, savedPage, "-"); code != 0 {
		t.Fatal(stderr)
	}
	var out, talk bytes.Buffer
	if code := run(context.Background(), []string{"-C", dir, "actors", "list", "--proposed", "--json"}, strings.NewReader(""), &out, &talk); code != 0 {
		t.Fatal(talk.String())
	}
	var listed struct {
		Proposed []struct{ Name, Kind, Excerpt string }
	}
	if err := json.Unmarshal(out.Bytes(), &listed); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, kind := range []string{"person", "body", "place", ""} {
		for _, p := range listed.Proposed {
			if p.Kind == kind {
				want = append(want, p.Name)
			}
		}
	}
	var got []string
	for line := range strings.Lines(read(t, dir, filepath.FromSlash(census.ReviewPath))) {
		if name, ok := strings.CutPrefix(line, "- **"); ok {
			name, _, _ = strings.Cut(name, "**")
			got = append(got, name)
		}
	}
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("names.md has %q, actors list %q", got, want)
	}
}
