package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A page's policy forbids all connections; the preview allows those to itself.
func TestPolicyLetsThePageFollow(t *testing.T) {
	head := func(policy string) string {
		return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + policy + `"><title>T</title></head><body></body></html>`
	}
	for policy, want := range map[string]string{
		"default-src 'none'; script-src 'self'":         "default-src 'none'; connect-src 'self'; script-src 'self'",
		"default-src 'none'; connect-src https://a.org": "default-src 'none'; connect-src https://a.org",
		"script-src 'self'":                             "script-src 'self'",
	} {
		p := start(t)
		p.Show(site("index.html", head(policy), "404.html", head(policy)))
		for _, path := range []string{"/", "/none"} {
			if _, _, body := p.get(path); body != strings.Replace(head(want), "</body>", tag+"</body>", 1) {
				t.Errorf("%s of %q: %s", path, policy, body)
			}
		}
	}
	far := strings.Repeat(" ", policyHead) + head("default-src 'none';")
	if got := connecting([]byte(far)); string(got) != far {
		t.Error("a policy far below the head of a page is looked for")
	}
}

// What a page holds cannot pass for its policy: a later one changes nothing.
func TestOnlyTheHeadIsChanged(t *testing.T) {
	page := `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'"><p>default-src 'none'; http-equiv="Content-Security-Policy"`
	want := strings.Replace(page, "'none';", "'none'; connect-src 'self';", 1)
	if got := string(connecting([]byte(page))); got != want {
		t.Errorf("got %s", got)
	}
}

// dial opens a connection that is closed at the end.
func (p *preview) dial() net.Conn {
	p.t.Helper()
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { c.Close() })
	return c
}

// A client that sends its headers drop by drop is hung up on in time, and one
// that sends too many of them at once; meanwhile others are served.
func TestSlowAndTalkativeClients(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	t.Parallel()
	p := start(t)
	p.Show(site("index.html", "<body>here</body>"))
	slow, mute := p.dial(), p.dial()
	go func() {
		io.WriteString(slow, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
		for {
			if _, err := io.WriteString(slow, "x"); err != nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}()
	endless := p.dial()
	go func() {
		io.WriteString(endless, "GET / HTTP/1.1\r\nHost: localhost\r\n")
		for i := 0; ; i++ {
			if _, err := fmt.Fprintf(endless, "X-%d: %s\r\n", i, strings.Repeat("x", 1000)); err != nil {
				return
			}
		}
	}()
	if status, _, body := p.get("/"); status != 200 || !strings.Contains(body, "here") {
		t.Errorf("beside slow clients: %d %s", status, body)
	}
	for name, c := range map[string]net.Conn{"slow": slow, "mute": mute, "endless": endless} {
		c.SetReadDeadline(time.Now().Add(headerTime + 10*time.Second))
		if answer, err := io.ReadAll(c); strings.Contains(string(answer), "here") || isTimeout(err) {
			t.Errorf("%s: answered %q, %v", name, answer, err)
		}
	}
}

func isTimeout(err error) bool {
	e, ok := err.(net.Error)
	return ok && e.Timeout()
}

// 200 tabs that hear of a thousand builds take no more memory after than before.
func TestMemoryStaysFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	p := start(t)
	big := strings.Repeat("x", 100_000)
	p.Show(site("index.html", "<body>"+big))
	for range 200 {
		tab := p.events("/")
		go func() {
			for tab.lines.Scan() {
			}
		}()
	}
	p.dialStream() // one that never reads
	rounds := func(n int) uint64 {
		for i := range n {
			p.Show(site("index.html", fmt.Sprint("<body>", i, big)))
			if i%10 == 0 {
				p.Fail(mistakes())
				runtime.Gosched()
			}
		}
		time.Sleep(100 * time.Millisecond)
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := rounds(100)
	after := rounds(1000)
	t.Logf("%d kB after 100 builds, %d kB after 1100", before>>10, after>>10)
	if after > before+4<<20 {
		t.Errorf("%d kB after 100 builds, %d kB after 1100", before>>10, after>>10)
	}
}

// dialStream opens an event stream and reads nothing of it.
func (p *preview) dialStream() {
	io.WriteString(p.dial(), "GET /_dossier/events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

// More connections than may be open wait; they are served when others end.
func TestConnectionsAreCounted(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "here") }))
	server.Listener.Close()
	server.Listener = &bounded{l, make(chan struct{}, 2)}
	server.Start()
	defer server.Close()
	ask := func() (net.Conn, *bufio.Reader) {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
		return c, bufio.NewReader(c)
	}
	answered := func(r *bufio.Reader) bool {
		line, _ := r.ReadString('\n')
		return strings.Contains(line, "200")
	}
	first, one := ask()
	second, two := ask()
	defer second.Close()
	if !answered(one) || !answered(two) {
		t.Fatal("the first two are not served")
	}
	third, three := ask()
	defer third.Close()
	third.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	if _, err := three.ReadByte(); !isTimeout(err) {
		t.Fatalf("the third is served beside two others: %v", err)
	}
	first.Close()
	third.SetReadDeadline(time.Now().Add(20 * time.Second))
	if !answered(three) {
		t.Error("the third is not served after the first has ended")
	}
}

// No address leads out of the site: neither a path in any spelling, nor an
// absolute address, nor a method that proxies know.
func TestNoWayOut(t *testing.T) {
	p := start(t)
	p.Show(site("index.html", "<body>brief", "404.html", "<body>lost", "articles/x/index.html", "<body>x"))
	for _, target := range []string{
		"/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cetc", "/....//etc/passwd", "/etc/passwd", "//etc/passwd",
		"/C:/Windows/win.ini", "/%5c%5chost%5cshare", "/articles", "/articles/", "/.git/config", "/dossier.yaml", "/content/", "/_dossier/", "/_dossier/../dossier.yaml",
		"/index.html/..%00", "/articles/x/..;/", "/%c0%ae%c0%ae/etc/passwd", "/?../etc/passwd=/../x",
	} {
		status, _, body := p.get(target)
		if status != 404 && !(strings.Contains(target, "?") && status == 200) || strings.Contains(body, "root:") || strings.Contains(body, "<pre>") {
			t.Errorf("%s: %d %s", target, status, body)
		}
	}
	for request, want := range map[string]int{
		"GET http://evil.example/ HTTP/1.1\nHost: evil.example\n\n":                                                                 403,
		"GET file:///etc/passwd HTTP/1.1\nHost: localhost\n\n":                                                                      404,
		"GET https://localhost:1/../../etc/passwd HTTP/1.1\nHost: x\n\n":                                                            404,
		"CONNECT evil.example:443 HTTP/1.1\nHost: localhost\n\n":                                                                    403,
		"PROPFIND / HTTP/1.1\nHost: localhost\n\n":                                                                                  405,
		"PUT /index.html HTTP/1.1\nHost: localhost\nContent-Length: 1\n\nx":                                                         405,
		"DELETE /index.html HTTP/1.1\nHost: localhost\n\n":                                                                          405,
		"GET / HTTP/1.1\nHost: localhost\nHost: evil.example\n\n":                                                                   400,
		"GET / HTTP/1.1\nHost: localhost@evil.example\n\n":                                                                          400,
		"GET / HTTP/1.1\nHost: localhost.\n\n":                                                                                      403,
		"GET / HTTP/1.1\nHost: 127.0.0.1.evil.example\n\n":                                                                          403,
		"GET / HTTP/1.1\nHost: 2130706433\n\n":                                                                                      403,
		"GET / HTTP/1.1\nHost: 0x7f.1\n\n":                                                                                          403,
		"GET / HTTP/1.1\nHost: [::ffff:127.0.0.1]\n\n":                                                                              200,
		"GET /_dossier/events HTTP/1.1\nHost: localhost:1\nOrigin: http://localhost:1.evil.example\nSec-Fetch-Site: cross-site\n\n": 403,
		"GET /_dossier/events HTTP/1.1\nHost: localhost:1\nOrigin: http://localhost:1@evil.example\n\n":                             403,
		"GET /_dossier/events HTTP/1.1\nHost: localhost\nSec-Fetch-Site: same-site\n\n":                                             403,
		"POST /_dossier/events HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n":                                      405,
		"GET / HTTP/1.1\nHost: localhost\nRange: bytes=0-0,0-0,0-0\n\n":                                                             206,
	} {
		if got := p.raw(request).StatusCode; got != want {
			t.Errorf("%q: %d, want %d", request, got, want)
		}
	}
}
