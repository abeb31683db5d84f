package serve

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// site makes a site of pairs: path, text.
func site(pairs ...string) *build.Site {
	var files []build.File
	for i := 0; i < len(pairs); i += 2 {
		data := []byte(pairs[i+1])
		files = append(files, build.File{Path: pairs[i], Data: data, SHA256: sha256.Sum256(data)})
	}
	return build.NewSite(files)
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

// events is an open stream.
type events struct {
	t     *testing.T
	lines *bufio.Scanner
	close func()
}

func (p *preview) events(page string) *events {
	p.t.Helper()
	answer, err := http.Get("http://" + p.addr + "/_dossier/events?page=" + page)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); answer.StatusCode != 200 || got != "text/event-stream; charset=utf-8" {
		p.t.Fatalf("%d %s", answer.StatusCode, got)
	}
	return &events{p.t, bufio.NewScanner(answer.Body), func() { answer.Body.Close() }}
}

// heard is an event of any kind.
type heard struct {
	Stamp, Page             string
	Messages                []message
	More                    int
	Added, Updated, Removed []string
	All                     bool
}

// next waits for an event, which must have this name.
func (e *events) next(name string) (h heard) {
	e.t.Helper()
	got := ""
	for e.lines.Scan() {
		key, value, _ := strings.Cut(e.lines.Text(), ": ")
		switch key {
		case "event":
			got = value
		case "data":
			if err := json.Unmarshal([]byte(value), &h); err != nil || got != name {
				e.t.Fatalf("event %q, want %q: %s, %v", got, name, value, err)
			}
			return h
		}
	}
	e.t.Fatalf("the stream ended before %q: %v", name, e.lines.Err())
	return h
}

func mistakes() (diag.List, func(string) string) {
	var l diag.List
	l.Warnf(diag.Pos{File: "a.md"}, "", "careful")
	l.Errorf(diag.Pos{File: "content/x.md", Line: 2, Col: 6}, `did you mean "keita"?`, `unknown actor <b>"keit"`)
	return l, func(string) string { return "one\ntwo [[keit]]\n" }
}

var wantMistakes = []message{
	{Severity: "error", Position: "content/x.md:2:6", Text: `unknown actor <b>"keit"`, Source: "      2 | two [[keit]]\n        |      ^", Hint: `did you mean "keita"?`},
	{Severity: "warning", Position: "a.md", Text: "careful"},
}

func TestOverlayLifeCycle(t *testing.T) {
	p := start(t)
	p.Show(site("index.html", "<body>1</body>", "x/index.html", "<body>x</body>", "a.css", ""))
	tab := p.events("/x/")
	hello := tab.next("hello")
	if hello.Page != "x/index.html" || len(hello.Messages) != 0 {
		t.Errorf("hello: %+v", hello)
	}

	p.Fail(mistakes())
	if diff := cmp.Diff(wantMistakes, tab.next("problems").Messages); diff != "" {
		t.Error(diff)
	}
	if _, _, body := p.get("/x/"); !strings.Contains(body, "<body>x") {
		t.Errorf("the last good page is gone: %s", body)
	}
	late := p.events("/") // a tab that is opened, or reloaded, meanwhile
	first := late.next("hello")
	if diff := cmp.Diff(wantMistakes, first.Messages); diff != "" {
		t.Error(diff)
	}

	p.Show(site("index.html", "<body>2</body>", "x/index.html", "<body>x</body>", "b.css", ""))
	want := heard{Added: []string{"b.css"}, Updated: []string{"index.html"}, Removed: []string{"a.css"}}
	for _, open := range []*events{tab, late} {
		if diff := cmp.Diff(want, open.next("site")); diff != "" {
			t.Error(diff)
		}
	}
	if again := p.events("/x/").next("hello"); again.Stamp != hello.Stamp || len(again.Messages) != 0 {
		t.Errorf("after the fix: %+v", again)
	}
	if again := p.events("/").next("hello"); again.Stamp == first.Stamp {
		t.Errorf("the new page has the stamp of the old: %+v", again)
	}
}

func TestBeforeAnySite(t *testing.T) {
	p := start(t)
	if status, _, body := p.get("/x/"); status != 503 || !strings.Contains(body, "being built") || !strings.Contains(body, tag) {
		t.Errorf("before the first build: %d %s", status, body)
	}
	tab := p.events("/x/")
	first := tab.next("hello")
	p.Fail(mistakes())
	if !tab.next("site").All {
		t.Error("the waiting page does not reload")
	}
	status, h, body := p.get("/x/")
	for _, part := range []string{tag, "<code>content/x.md:2:6</code> <b>error:</b> unknown actor &lt;b&gt;&#34;keit&#34;", "<pre>      2 | two [[keit]]\n        |      ^</pre>", "did you mean"} {
		if !strings.Contains(body, part) {
			t.Errorf("%q is not in %s", part, body)
		}
	}
	if status != 500 || h.Get("Content-Security-Policy") == "" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", status, h)
	}
	if again := p.events("/x/").next("hello"); again.Stamp == first.Stamp || len(again.Messages) != 0 || again.Page != "" {
		t.Errorf("the messages are the page, and need no overlay: %+v", again)
	}
	p.Show(site("x/index.html", "<body>good</body>"))
	if !tab.next("site").All {
		t.Error("the error page does not reload")
	}
	if status, _, body := p.get("/x/"); status != 200 || body != "<body>good"+tag+"</body>" {
		t.Errorf("%d %s", status, body)
	}
}

// The page and the stream must agree on the stamp, or a tab reloads for ever.
func TestStampsAgree(t *testing.T) {
	p := start(t)
	states := []func(){
		func() {},
		func() { p.Fail(mistakes()) },
		func() { p.Show(site("index.html", "<body></body>", "é/index.html", "x")) },
		func() { p.Show(site("index.html", "<body></body>", "404.html", "<body>")) },
		func() { p.Fail(mistakes()) },
	}
	for i, next := range states {
		next()
		for path, escaped := range map[string]string{"/": "/", "/none": "/none", "/%C3%A9/": "/%25C3%25A9/", "/%c3%a9/": "/%25c3%25a9/", "/a%2fb": "/a%252fb", "//x": "//x", "/%25": "/%2525"} {
			answer := p.raw("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n")
			body, _ := io.ReadAll(answer.Body)
			_, after, _ := strings.Cut(string(body), `data-stamp="`)
			stamp, _, _ := strings.Cut(after, `"`)
			tab := p.events(escaped)
			if hello := tab.next("hello"); stamp == "" || hello.Stamp != stamp {
				t.Errorf("state %d, %s: page %q, stream %q", i, path, stamp, hello.Stamp)
			}
			tab.close()
		}
	}
}

func TestStampTellsServersApart(t *testing.T) {
	first, second := start(t), start(t)
	first.Show(site("index.html", "x"))
	second.Show(site("index.html", "x"))
	if a, b := first.events("/").next("hello"), second.events("/").next("hello"); a.Stamp == b.Stamp {
		t.Error("a tab does not notice that the server was started anew")
	}
}

func TestManyChangesAreNotListed(t *testing.T) {
	var pairs []string
	for i := range 300 {
		pairs = append(pairs, strings.Repeat("x", i+1), "")
	}
	if e := changes(site(), site(pairs...)); !e.All || e.Added != nil {
		t.Errorf("%d paths", len(e.Added))
	}
}

func TestManyMessagesAreCut(t *testing.T) {
	var l diag.List
	for range 70 {
		l.Warnf(diag.Pos{File: "w"}, "", "w")
	}
	l.Errorf(diag.Pos{File: "e"}, "", "e")
	p := newProblems(l, nil)
	if len(p.Messages) != mostMessages || p.More != 21 || p.Messages[0].Text != "e" {
		t.Errorf("%d messages, %d more, %+v first", len(p.Messages), p.More, p.Messages[0])
	}
}

// 200 tabs hear of a change; one that never reads harms nobody, and all of
// them are gone when the server is.
func TestManyTabs(t *testing.T) {
	before := runtime.NumGoroutine()
	p := start(t)
	p.Show(site("index.html", "x"))
	mute, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	io.WriteString(mute, "GET /_dossier/events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
	var tabs []*events
	for range 200 {
		tabs = append(tabs, p.events("/"))
	}
	for _, tab := range tabs {
		tab.next("hello")
	}
	p.Show(site("index.html", "y"))
	for _, tab := range tabs {
		if diff := cmp.Diff([]string{"index.html"}, tab.next("site").Updated); diff != "" {
			t.Fatal(diff)
		}
	}
	began := time.Now()
	p.end()
	if took := time.Since(began); took > time.Second {
		t.Errorf("the server took %v to end", took)
	}
	for _, tab := range tabs {
		tab.close()
	}
	mute.Close()
	http.DefaultClient.CloseIdleConnections()
	for range 200 {
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
	if len(p.tabs) != 0 {
		t.Errorf("%d tabs are still held", len(p.tabs))
	}
}

func TestSlowTabIsDropped(t *testing.T) {
	s := New(Options{})
	slow, _ := s.join()
	quick, _ := s.join()
	for range tabBuffer + 1 {
		s.Show(site())
		<-quick.events
	}
	for range tabBuffer {
		<-slow.events
	}
	if _, open := <-slow.events; open || len(s.tabs) != 1 {
		t.Errorf("the slow tab was kept; %d tabs", len(s.tabs))
	}
}

func TestTabsAreCounted(t *testing.T) {
	s := New(Options{})
	for range mostTabs {
		s.join()
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/_dossier/events", nil))
	if w.Code != 503 {
		t.Errorf("tab %d: %d", mostTabs+1, w.Code)
	}
}

// Pages are whole while sites are swapped. Meant for the race detector too.
func TestServesWhileBuilding(t *testing.T) {
	p := start(t)
	sites := []*build.Site{site("index.html", "<body>old</body>"), site("index.html", "<body>new</body>")}
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
