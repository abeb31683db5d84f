package fetch_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/fetch"
	"dossier/internal/slug"
)

const sum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

func TestRecordFormat(t *testing.T) {
	r := fetch.Record{
		URL: "http://example.org/a", Final: "https://example.org/b?c=d,e", Time: time.Date(2012, 3, 22, 10, 30, 0, 0, time.FixedZone("", 7200)), Status: 200,
		SHA256: sum, ContentType: "text/html; charset=utf-8", LastModified: "Thu, 22 Mar 2012 08:30:00 GMT", ETag: `W/"33a6"`,
		Redirects: []string{"https://example.org/a", "https://example.org/b?c=d,e"},
	}
	const want = `url: http://example.org/a
final: https://example.org/b?c=d,e
time: 2012-03-22T08:30:00Z
status: 200
sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
content-type: text/html; charset=utf-8
last-modified: Thu, 22 Mar 2012 08:30:00 GMT
etag: W/"33a6"
redirects:
  - https://example.org/a
  - https://example.org/b?c=d,e
`
	if diff := cmp.Diff(want, string(r.Format())); diff != "" {
		t.Error(diff)
	}
	r.Time = r.Time.UTC()
	for _, data := range []string{want, strings.ReplaceAll(want, "\n", "\r\n"), "\uFEFF# made by hand\n\n" + want + "\n  # end"} {
		if back, err := fetch.ParseRecord([]byte(data)); err != nil || !cmp.Equal(r, back) {
			t.Errorf("%v\n%s", err, cmp.Diff(r, back))
		}
	}
}

// TestRecordHoldsAnything: what a server writes cannot add a line.
func TestRecordHoldsAnything(t *testing.T) {
	for _, s := range []string{"a: b", "a #b, c", "x,\nurl: evil", "'", "- x", "null", "007", "é/", "a/\u2028b", "a/:", "a/ ", `"`, "{a/", "\x7f/"} {
		r := fetch.Record{URL: "https://example.org/", Time: noon, SHA256: sum, ContentType: s, LastModified: s, ETag: s}
		data := r.Format()
		if n := strings.Count(string(data), "\n"); n != 6 {
			t.Errorf("%q gives %d lines:\n%s", s, n, data)
		}
		if back, err := fetch.ParseRecord(data); err != nil || !cmp.Equal(r, back) {
			t.Errorf("%q: %v\n%s", s, err, cmp.Diff(r, back))
		}
	}
}

func TestParseRecordRefuses(t *testing.T) {
	const good = "url: https://example.org/\ntime: 2012-03-22T08:30:00Z\nsha256: " + sum + "\n"
	if _, err := fetch.ParseRecord([]byte(good)); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ record, want string }{
		{"", "the record has no url"},
		{"url: https://example.org/", "the record has no time"},
		{"url: https://example.org/\ntime: 2012-03-22T08:30:00Z", "the record has no sha256"},
		{good + "url: https://example.org/", `line 4: a second "url"`},
		{good + "date: x", `line 4: unknown key "date": there are url, final, time, status, sha256, content-type, last-modified, etag, redirects`},
		{good + "etag", "line 4: this is not a key and its value"},
		{good + "etag:x", "line 4: this is not a key and its value"},
		{good + "etag:", "line 4: etag: no value"},
		{good + `etag: "`, "line 4: etag: the quotes cannot be read"},
		{good + `etag: "\xff"`, "line 4: etag: the quotes cannot be read"},
		{good + "etag: 'x'", "line 4: etag: write the value in double quotes"},
		{good + "etag: a\x00", "line 4: etag: a control character"},
		{good + "etag: x\n  - y", "line 5: etag: only redirects is a list, with each item on its line"},
		{good + "redirects: x", "line 4: redirects: only redirects is a list, with each item on its line"},
		{good + "redirects:\n  - x", "line 5: redirects: not the address of a page of the web"},
		{good + "final: file:///x", "line 4: final: not the address of a page of the web"},
		{good + "status: ok", "line 4: status: not a status of HTTP"},
		{"time: 22 March", "line 1: time: not a time such as 2012-03-22T08:30:00Z"},
		{"sha256: " + strings.ToUpper(sum), "line 1: sha256: not a SHA-256 sum"},
		{"sha256: 9f86", "line 1: sha256: not a SHA-256 sum"},
		{"\xff", "the record is not UTF-8"},
	}
	for _, tt := range tests {
		if _, err := fetch.ParseRecord([]byte(tt.record)); err == nil || err.Error() != tt.want {
			t.Errorf("%q: %v, want %s", tt.record, err, tt.want)
		}
	}
}

func FuzzParseRecord(f *testing.F) {
	f.Add([]byte("url: https://example.org/\ntime: 2012-03-22T08:30:00Z\nsha256: " + sum + "\netag: \"\\u0007\"\nredirects:\n  - https://b/\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := fetch.ParseRecord(data)
		if err != nil {
			return
		}
		back, err := fetch.ParseRecord(r.Format())
		if diff := cmp.Diff(r, back); err != nil || diff != "" {
			t.Errorf("%v\n%s\n%s", err, diff, r.Format())
		}
	})
}

func TestFileName(t *testing.T) {
	tests := []struct{ address, contentType, want string }{
		{"https://www.bbc.com/news/world-africa-17474946", "text/html; charset=utf-8", "bbc-com-news-world-africa-17474946.html"},
		{"http://BBC.com:80/news/world-africa-17474946/#x", "", "bbc-com-news-world-africa-17474946.html"},
		{"https://example.org", "text/html", "example-org.html"},
		{"https://example.org/a/index.html", "application/xhtml+xml", "example-org-a.html"},
		{"https://example.org/notes.TXT", "text/plain", "example-org-notes.txt"},
		{"https://example.org/readme.md", "Text/Markdown ; variant=x", "example-org-readme.txt"},
		{"https://example.org:8080/a", "text/html", "example-org-8080-a.html"},
		{"https://lemonde.fr/é/%C3%A9lys%C3%A9e.html", "text/html", "lemonde-fr-e-elysee.html"},
		{"https://münchen.example/a", "text/html", "munchen-example-a.html"},
		{"https://xn--mnchen-3ya.example/a", "text/html", "munchen-example-a.html"},
		{"https://мали.example/a", "text/html", "xn-80aqic-example-a.html"},
		{"https://example.org/مالي", "text/html", "example-org-b8940f15.html"},
		{"https://example.org/a?id=1", "text/html", "example-org-a-c6d55853.html"},
		{"https://example.org/a?id=2", "text/html", "example-org-a-4de9d3f1.html"},
		{"https://example.org/2012/03/22/" + strings.Repeat("long-", 8) + "title", "text/html", "example-org-2012-03-22-long-long-long-long-long-long-long-long-title.html"},
		{"https://example.org/2012/03/22/" + strings.Repeat("long-", 10) + "title", "text/html", "example-org-22-long-long-long-long-long-long-long-long-long-long-title-05009cea.html"},
		{"https://example.org/2012/" + strings.Repeat("long-", 20) + "title", "text/html", "example-org-long-long-long-long-long-long-long-long-long-long-long-long-1bfef3da.html"},
		{"http://con/", "text/html", "con-1.html"},
		{"https://me:secret@example.org/", "text/html", "https-example-org-02664816.html"},
		{"", "", "e3b0c442.html"},
	}
	for _, tt := range tests {
		if got := fetch.FileName(tt.address, tt.contentType); got != tt.want {
			t.Errorf("FileName(%q, %q) = %q, want %q", tt.address, tt.contentType, got, tt.want)
		}
	}
}

func TestRecordName(t *testing.T) {
	if got, want := fetch.RecordName("example-org-a.html"), "example-org-a.record.yaml"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("https://www.bbc.com/news/world-africa-17474946?x#y", "text/html")
	f.Add("http://user:pass@[::1%25eth0]:8080/%2e%2e/..", "text/plain;")
	f.Add("https://xn--a.example/\xff", "")
	f.Fuzz(func(t *testing.T, address, contentType string) {
		name := fetch.FileName(address, contentType)
		id := strings.TrimSuffix(name, filepath.Ext(name))
		if err := slug.Valid(id); err != nil || !filepath.IsLocal(name) {
			t.Errorf("%q: %v", name, err)
		}
		if ext := filepath.Ext(name); ext != ".html" && ext != ".txt" {
			t.Errorf("%q ends in %q", name, ext)
		}
		if strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) {
			t.Errorf("%q is not ASCII", name)
		}
	})
}
