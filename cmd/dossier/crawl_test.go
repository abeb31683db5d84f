package main

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// asHost serves a folder below a path as hosts of static sites do: a folder is
// its index.html, and what is not there is 404.html, at any depth.
func asHost(dir, below string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, within := strings.CutPrefix(r.URL.Path, below)
		file := filepath.Join(dir, filepath.FromSlash(path.Clean("/"+name)))
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			file = filepath.Join(file, "index.html")
		}
		data, err := os.ReadFile(file)
		if !within || err != nil {
			w.WriteHeader(http.StatusNotFound)
			data, _ = os.ReadFile(filepath.Join(dir, "404.html"))
		}
		if strings.HasSuffix(file, ".html") || err != nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		w.Write(data)
	})
}

// fileGetter gets file: addresses from the disk.
type fileGetter struct{}

func (fileGetter) RoundTrip(r *http.Request) (*http.Response, error) {
	name, err := url.PathUnescape(r.URL.EscapedPath())
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(filepath.FromSlash(name))
	if err != nil || info.IsDir() { // a browser shows a listing, which is no page
		return &http.Response{StatusCode: http.StatusNotFound, Body: http.NoBody, Header: http.Header{}}, nil
	}
	f, err := os.Open(filepath.FromSlash(name))
	return &http.Response{StatusCode: http.StatusOK, Body: f, Header: http.Header{}}, err
}

// crawler follows every address of a site.
type crawler struct {
	t      *testing.T
	client *http.Client
	base   string
	seen   map[string]bool // addresses, without their fragments
	queue  []string
}

// TestCrawl follows every link, from the first page, where the site is at a
// domain's root, where it is below a path, and where it was unpacked onto a disk:
// each leads to a file, none out of the site, and every page is found. An address
// that leads nowhere gets a page whose links hold at any depth.
func TestCrawl(t *testing.T) {
	h := hostile(t)
	for _, dossier := range []string{"../..", h.dir()} {
		root, below := t.TempDir(), t.TempDir()
		for dir, base := range map[string]string{root: "https://brief.example.org/", below: "https://someone.example.org/repo/"} {
			var out, errs bytes.Buffer
			if code := run(context.Background(), []string{"build", "-C", dossier, "-o", dir, "--base-url", base}, nil, &out, &errs); code != exitOK {
				t.Fatalf("build: %s", errs.String())
			}
		}
		server := httptest.NewServer(asHost(root, "/"))
		defer server.Close()
		repo := httptest.NewServer(asHost(below, "/repo/"))
		defer repo.Close()
		crawl(t, http.DefaultClient, server.URL+"/", root, true)
		crawl(t, http.DefaultClient, repo.URL+"/repo/", below, true)
	}
	disk := unpackedZip(t)
	at, err := url.Parse(disk)
	if err != nil {
		t.Fatal(err)
	}
	crawl(t, &http.Client{Transport: fileGetter{}}, disk, filepath.FromSlash(at.Path), false)
}

func crawl(t *testing.T, client *http.Client, base, dir string, hosted bool) {
	t.Helper()
	c := &crawler{t: t, client: client, base: base, seen: map[string]bool{}}
	c.ask(base+"index.html", http.StatusOK)
	pages := slices.Sorted(maps.Keys(documents(t, dir)))
	for _, page := range pages {
		switch {
		case is404(page):
		case isRedirect(t, dir, page): // nobody links to it any more
			c.ask(base+page, http.StatusOK)
		}
	}
	if hosted {
		c.ask(base+"no/such/page/at/all", http.StatusNotFound)
		c.ask(base+"actors/nobody/index.html", http.StatusNotFound)
	}
	for len(c.queue) > 0 {
		next := c.queue[0]
		c.queue = c.queue[1:]
		c.ask(next, http.StatusOK)
	}
	for _, page := range pages {
		if u, _ := url.Parse(base); !is404(page) && !c.seen[u.ResolveReference(&url.URL{Path: page}).String()] {
			t.Errorf("%s: no link leads to %s", base, page)
		}
	}
	if len(c.seen) < len(pages) {
		t.Errorf("%s: only %d addresses of %d pages", base, len(c.seen), len(pages))
	}
}

// ask gets an address, which must answer so, and puts what it leads to into the
// queue.
func (c *crawler) ask(address string, status int) {
	c.t.Helper()
	c.seen[address] = true
	answer, err := c.client.Get(address)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != status {
		c.t.Errorf("%s answers %d, not %d, %v", address, answer.StatusCode, status, err)
		return
	}
	at, _ := url.Parse(address)
	switch {
	case strings.HasSuffix(at.Path, ".css"):
		for _, m := range inStyle.FindAllStringSubmatch(string(data), -1) {
			c.follow(at, m[1])
		}
	case strings.HasSuffix(at.Path, ".html") || status == http.StatusNotFound:
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			c.t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, key := range []string{"href", "src"} {
				if v := attr(n, key); v != "" && attr(n, "rel") != "canonical" {
					c.follow(at, v)
				}
			}
			if attr(n, "http-equiv") == "refresh" {
				_, to, _ := strings.Cut(attr(n, "content"), "url=")
				c.follow(at, to)
			}
		}
	}
}

var inStyle = regexp.MustCompile(`url\(["']?([^"')]+)`)

// follow puts an address of the site into the queue.
func (c *crawler) follow(from *url.URL, address string) {
	u, err := from.Parse(address)
	if err != nil {
		c.t.Errorf("%s leads to %q: %v", from, address, err)
		return
	}
	u.Fragment, u.RawFragment = "", ""
	switch {
	case u.Scheme == "mailto" || u.Scheme == "https":
		return
	case !strings.HasPrefix(u.String(), c.base):
		c.t.Errorf("%s leads out of the site: %s", from, address)
		return
	}
	if to := u.String(); !c.seen[to] {
		c.seen[to] = true
		c.queue = append(c.queue, to)
	}
}
