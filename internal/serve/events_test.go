package serve

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/diag"
)

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
	Stamp    string
	Messages []message
	More     int
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
	if len(hello.Messages) != 0 {
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
	if told := tab.next("site"); told.Stamp != hello.Stamp {
		t.Error("the tab of a page that is the same is to reload")
	}
	if told := late.next("site"); told.Stamp == first.Stamp {
		t.Error("the tab of a page that changed is not to reload")
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
	failed := tab.next("site").Stamp
	if failed == first.Stamp {
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
	if again := p.events("/x/").next("hello"); again.Stamp != failed || len(again.Messages) != 0 {
		t.Errorf("the messages are the page, and need no overlay: %+v", again)
	}
	p.Show(site("x/index.html", "<body>good</body>"))
	if tab.next("site").Stamp == failed {
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

// A page that cannot be drawn shows why, and reloads when it can; the others are
// as they were.
func TestPageThatCannotBeDrawn(t *testing.T) {
	p := start(t)
	p.Show(site("index.html", "<body>home</body>", "x/index.html", "fault: no field .Titel"))
	status, _, body := p.get("/x/")
	if status != 500 || !strings.Contains(body, "<code>layouts/page.html:3</code> <b>error:</b> no field .Titel") {
		t.Errorf("%d %s", status, body)
	}
	if status, _, _ := p.get("/"); status != 200 {
		t.Errorf("the other page: %d", status)
	}
	if status, _, _ := p.get("/x"); status != 302 {
		t.Errorf("without its slash: %d", status)
	}
	tab := p.events("/x/")
	before := tab.next("hello").Stamp
	p.Show(site("x/index.html", "<body>mended</body>"))
	if tab.next("site").Stamp == before {
		t.Error("the page is not to reload once it is mended")
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
	routines := runtime.NumGoroutine()
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
	before := ""
	for _, tab := range tabs {
		before = tab.next("hello").Stamp
	}
	p.Show(site("index.html", "y"))
	for _, tab := range tabs {
		if tab.next("site").Stamp == before {
			t.Fatal("a tab does not hear of the change")
		}
	}
	began := time.Now()
	p.end()
	if took := time.Since(began); took > farewell {
		t.Errorf("the server took %v to end", took)
	}
	for _, tab := range tabs {
		tab.close()
	}
	mute.Close()
	http.DefaultClient.CloseIdleConnections()
	for range 200 {
		if runtime.NumGoroutine() <= routines {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if after := runtime.NumGoroutine(); after > routines {
		t.Errorf("%d goroutines before, %d after", routines, after)
	}
	if len(p.tabs) != 0 {
		t.Errorf("%d tabs are still held", len(p.tabs))
	}
}

func TestSlowTabIsDropped(t *testing.T) {
	s := New(Options{})
	slow, _ := s.join("/")
	quick, _ := s.join("/")
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
		s.join("/")
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/_dossier/events", nil))
	if w.Code != 503 {
		t.Errorf("tab %d: %d", mostTabs+1, w.Code)
	}
}
