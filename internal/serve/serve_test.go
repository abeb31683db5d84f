package serve

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// files is a site by paths. A file whose text begins with "fault: " is a page
// that cannot be drawn.
type files map[string]string

func (s files) Lookup(path string) (build.File, error) {
	text, ok := s[path]
	if !ok {
		return build.File{}, fs.ErrNotExist
	}
	if why, broken := strings.CutPrefix(text, "fault: "); broken {
		return build.File{}, &build.Fault{Diagnostic: diag.Diagnostic{Pos: diag.Pos{File: "layouts/page.html", Line: 3}, Message: why}}
	}
	return build.File{Path: path, Data: []byte(text), SHA256: sha256.Sum256([]byte(text))}, nil
}

// site makes a site of pairs: path, text.
func site(pairs ...string) Site {
	s := files{}
	for i := 0; i < len(pairs); i += 2 {
		s[pairs[i]] = pairs[i+1]
	}
	return s
}

var quiet = log.New(io.Discard, "", 0)

// preview is a server on a real port.
type preview struct {
	*Server
	t    *testing.T
	addr string
	end  func() // stops it and waits until it has ended
}

func start(t *testing.T) *preview {
	t.Helper()
	s := New(Options{Hosts: []string{"Mybox.example"}, ErrorLog: quiet})
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	end := sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(end)
	return &preview{s, t, l.Addr().String(), end}
}

// raw sends a request as it stands and gives the answer.
func (p *preview) raw(request string) *http.Response {
	p.t.Helper()
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(10 * time.Second))
	io.WriteString(c, strings.ReplaceAll(request, "\n", "\r\n"))
	method, _, _ := strings.Cut(request, " ")
	answer, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		p.t.Fatalf("%q: %v", request, err)
	}
	return answer
}

// get asks for a path and gives the status, the headers and the text, from
// which the stamp is cut: it differs from run to run.
func (p *preview) get(path string) (int, http.Header, string) {
	p.t.Helper()
	answer := p.raw("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n")
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, cutStamp(string(body))
}

func cutStamp(text string) string {
	before, after, ok := strings.Cut(text, ` data-stamp="`)
	if !ok {
		return text
	}
	_, after, _ = strings.Cut(after, `"`)
	return before + after
}

const tag = `<script src="/_dossier/reload.js" defer></script>`

func TestFiles(t *testing.T) {
	p := start(t)
	p.Show(site(
		"index.html", "<html><body>brief</body></html>",
		"404.html", "<body>lost</body>",
		"articles/x/index.html", "<body>x<pre>&lt;/body></pre></body></html>",
		"no-body.html", "words",
		"a b/é.html", "<body></body>",
		"style.css", "a{}", "data/x.json", "{}", "logo.SVG", "<svg/>", "blob", "?",
	))
	tests := []struct {
		path, location, kind, cache, body string
		status                            int
	}{
		{path: "/", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "<html><body>brief" + tag + "</body></html>"},
		{path: "/index.html", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "<html><body>brief" + tag + "</body></html>"},
		{path: "/articles/x/", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "<body>x<pre>&lt;/body></pre>" + tag + "</body></html>"},
		{path: "/articles/x/index.html?q", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "<body>x<pre>&lt;/body></pre>" + tag + "</body></html>"},
		{path: "/articles/x?q=1", status: 302, location: "/articles/x/?q=1", kind: "text/plain; charset=utf-8", cache: "no-store", body: "this is a folder\n"},
		{path: "/no-body.html", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "words" + tag},
		{path: "/a%20b/%C3%A9.html", status: 200, kind: "text/html; charset=utf-8", cache: "no-store", body: "<body>" + tag + "</body>"},
		{path: "/style.css", status: 200, kind: "text/css; charset=utf-8", cache: "no-cache", body: "a{}"},
		{path: "/data/x.json", status: 200, kind: "application/json", cache: "no-cache", body: "{}"},
		{path: "/logo.SVG", status: 200, kind: "image/svg+xml", cache: "no-cache", body: "<svg/>"},
		{path: "/blob", status: 200, kind: "application/octet-stream", cache: "no-cache", body: "?"},
	}
	for _, path := range []string{"/none", "/articles", "/articles/", "/style.css/", "/articles%2fx/", "/articles%5cx/", "/..%2findex.html", "/../index.html",
		"//", "//articles/x", "//evil.example/articles/x", "/%2e%2e/index.html", "/./index.html", "/_dossier/", "/%00", "/index.html%00"} {
		tests = append(tests, tests[0])
		last := &tests[len(tests)-1]
		last.path, last.status, last.body = path, 404, "<body>lost"+tag+"</body>"
	}
	for _, test := range tests {
		status, h, body := p.get(test.path)
		if status != test.status || body != test.body || h.Get("Content-Type") != test.kind || h.Get("Cache-Control") != test.cache || h.Get("Location") != test.location {
			t.Errorf("%s: %d %v\n%s", test.path, status, h, body)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s: not safe to embed: %v", test.path, h)
		}
	}
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	p := start(t)
	p.Show(site("a.css", "a{}"))
	_, h, _ := p.get("/a.css")
	again := p.raw("GET /a.css HTTP/1.1\nHost: localhost\nIf-None-Match: " + h.Get("ETag") + "\n\n")
	p.Show(site("a.css", "b{}"))
	changed := p.raw("GET /a.css HTTP/1.1\nHost: localhost\nIf-None-Match: " + h.Get("ETag") + "\n\n")
	if again.StatusCode != 304 || changed.StatusCode != 200 {
		t.Errorf("unchanged: %d, changed: %d", again.StatusCode, changed.StatusCode)
	}
}

func TestRawRequests(t *testing.T) {
	p := start(t)
	p.Show(site("index.html", "<body></body>"))
	long := strings.Repeat("x", 2*headerBytes)
	tests := []struct {
		name, request string
		want          int
	}{
		{"localhost", "GET / HTTP/1.1\nHost: localhost:1313\n\n", 200},
		{"a name below localhost", "GET / HTTP/1.1\nHost: mali.LOCALHOST\n\n", 200},
		{"the loopback", "GET / HTTP/1.1\nHost: 127.0.0.1\n\n", 200},
		{"the loopback's sixth version", "GET / HTTP/1.1\nHost: [::1]:80\n\n", 200},
		{"a name that was allowed", "GET / HTTP/1.1\nHost: mybox.Example:80\n\n", 200},
		{"a foreign name", "GET / HTTP/1.1\nHost: evil.example\n\n", 403},
		{"a foreign name that looks like ours", "GET / HTTP/1.1\nHost: localhost.evil.example\n\n", 403},
		{"another one", "GET / HTTP/1.1\nHost: evillocalhost\n\n", 403},
		{"a foreign number", "GET / HTTP/1.1\nHost: 192.0.2.1\n\n", 403},
		{"all numbers", "GET / HTTP/1.1\nHost: 0.0.0.0\n\n", 403},
		{"no name", "GET / HTTP/1.1\nHost:\n\n", 403},
		{"no name, old version", "GET / HTTP/1.0\n\n", 403},
		{"an absolute address", "GET http://evil.example/ HTTP/1.1\nHost: localhost\n\n", 403},
		{"our absolute address", "GET http://localhost/ HTTP/1.1\nHost: evil.example\n\n", 200},
		{"POST", "POST / HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n", 405},
		{"POST to the events", "POST /_dossier/events HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n", 405},
		{"OPTIONS", "OPTIONS * HTTP/1.1\nHost: localhost\n\n", 405},
		{"TRACE", "TRACE / HTTP/1.1\nHost: localhost\n\n", 405},
		{"HEAD", "HEAD / HTTP/1.1\nHost: localhost\n\n", 200},
		{"HEAD of nothing", "HEAD /x HTTP/1.1\nHost: localhost\n\n", 404},
		{"HEAD of the events", "HEAD /_dossier/events HTTP/1.1\nHost: localhost\n\n", 200},
		{"long headers", "GET / HTTP/1.1\nHost: localhost\nX: " + long + "\n\n", 431},
		{"events from no page", "GET /_dossier/events HTTP/1.1\nHost: localhost\n\n", 200},
		{"events from ours", "GET /_dossier/events HTTP/1.1\nHost: localhost:99\nOrigin: http://localhost:99\nSec-Fetch-Site: same-origin\n\n", 200},
		{"events from a foreign page", "GET /_dossier/events HTTP/1.1\nHost: localhost\nOrigin: https://evil.example\n\n", 403},
		{"events from another port", "GET /_dossier/events HTTP/1.1\nHost: localhost:99\nOrigin: http://localhost:98\n\n", 403},
		{"events from a sandbox", "GET /_dossier/events HTTP/1.1\nHost: localhost\nOrigin: null\n\n", 403},
		{"events across sites", "GET /_dossier/events HTTP/1.1\nHost: localhost\nSec-Fetch-Site: cross-site\n\n", 403},
		{"events for a foreign name", "GET /_dossier/events HTTP/1.1\nHost: evil.example\n\n", 403},
	}
	for _, test := range tests {
		if got := p.raw(test.request).StatusCode; got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestHostsOfABoundAddress(t *testing.T) {
	for _, test := range []struct {
		bound, host string
		want        bool
	}{
		{"192.0.2.7", "192.0.2.7:1313", true},
		{"192.0.2.7", "192.0.2.8:1313", false},
		{"0.0.0.0", "192.0.2.7", true},
		{"::", "[2001:db8::1]:1313", true},
		{"::", "evil.example", false},
	} {
		s := New(Options{})
		s.bound.Store(&test.bound)
		if got := s.knowsHost(test.host); got != test.want {
			t.Errorf("on %s, asked for %s: %v", test.bound, test.host, got)
		}
	}
}

// Pages are whole while sites are swapped. Meant for the race detector too.
func TestServesWhileBuilding(t *testing.T) {
	p := start(t)
	sites := []Site{site("index.html", "<body>old</body>"), site("index.html", "<body>new</body>")}
	p.Show(sites[0])
	var asking sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		asking.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				w := httptest.NewRecorder()
				p.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
				if body := cutStamp(w.Body.String()); body != "<body>old"+tag+"</body>" && body != "<body>new"+tag+"</body>" {
					t.Errorf("%d %s", w.Code, body)
					return
				}
			}
		})
	}
	for i := range 300 {
		p.Show(sites[i%2])
		if i%10 == 0 {
			p.Fail(mistakes())
		}
	}
	close(stop)
	asking.Wait()
}

func TestListen(t *testing.T) {
	taken, err := Listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	host, port, _ := net.SplitHostPort(taken.Addr().String())
	if host != "127.0.0.1" || URL(taken) != "http://127.0.0.1:"+port+"/" {
		t.Errorf("%s, %s", taken.Addr(), URL(taken))
	}
	for addr, want := range map[string][2]string{
		":" + port:       {"127.0.0.1:" + port + ": the port is in use", "choose another with --port, or any free one with --port 0"},
		"1313":           {"1313: not an address", "give a host and a port, as in 127.0.0.1:1313"},
		"127.0.0.1:none": {"127.0.0.1:none: cannot be listened on: lookup tcp/none: unknown port", "choose another with --port"},
		":70000":         {"127.0.0.1:70000: cannot be listened on: address 70000: invalid port", "choose another with --port"},
	} {
		_, err := Listen(addr)
		if problem, ok := errors.AsType[*AddressError](err); !ok || problem.Error() != want[0] || problem.Hint() != want[1] {
			t.Errorf("%s: %v", addr, err)
		}
	}
}
