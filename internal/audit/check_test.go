package audit_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/audit"
	"dossier/internal/diag"
)

// server answers on the loopback and notes what it was asked.
type server struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string // "HEAD /path"
}

// asked lists what the server was asked so far.
func (s *server) asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

func serve(t *testing.T, answer http.HandlerFunc) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.seen = append(s.seen, r.Method+" "+r.URL.Path)
		s.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// quick are options for servers on the loopback.
func quick() audit.CheckOptions {
	return audit.CheckOptions{UserAgent: "dossier/test", Timeout: 2 * time.Second, Pause: time.Nanosecond, Transport: &http.Transport{}}
}

func links(addresses ...string) []audit.Link {
	var list []audit.Link
	for _, a := range addresses {
		list = append(list, audit.Link{Address: a, Pages: []string{"a.html"}})
	}
	return list
}

// TestAnswers tells for each answer of a server what is found, and what it was
// asked.
func TestAnswers(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	redirect := func(code int, to string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/x" {
				w.Header().Set("Location", to)
				w.WriteHeader(code)
			}
		}
	}
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		want   string // level, rule and words; empty: nothing
		asked  string
	}{
		"fine":       {status(200), "", "HEAD /x"},
		"no content": {status(204), "", "HEAD /x"},
		"no HEAD": {func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				w.WriteHeader(405)
			}
		}, "", "HEAD /x GET /x"},
		"a range beyond": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(map[string]int{"HEAD": 501, "GET": 416}[r.Method])
		}, "", "HEAD /x GET /x"},
		"gone":              {status(410), "warning outside-gone: the server has no such page (410)", "HEAD /x GET /x"},
		"not there":         {status(404), "warning outside-gone: the server has no such page (404)", "HEAD /x GET /x"},
		"refused":           {status(403), "note outside-refuses: the server does not answer a program (403)", "HEAD /x GET /x"},
		"fails":             {status(500), "warning outside-fails: the server fails (500)", "HEAD /x GET /x"},
		"busy":              {status(429), "note outside-unseen: not looked at: its host asks to be left alone for now", "HEAD /x"},
		"moved":             {redirect(301, "/y"), "note outside-moved: it has changed for good", "HEAD /x HEAD /y"},
		"elsewhere for now": {redirect(302, "/y"), "", "HEAD /x HEAD /y"},
		"a circle":          {redirect(302, "/x"), "warning outside-fails: it leads on and on", strings.TrimSpace(strings.Repeat("HEAD /x ", 6))},
		"another kind":      {redirect(302, "file:///etc/passwd"), "warning outside-fails: it leads on to an address of another kind, file:", "HEAD /x"},
		"hangs up": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
			"warning outside-fails: no answer", "HEAD /x"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, tt.answer)
			var got string
			for _, f := range audit.Check(context.Background(), links(s.URL+"/x"), quick()) {
				_, words, _ := strings.Cut(f.What, `/x": `)
				got += fmt.Sprintf("%s %s: %s", f.Level, f.Rule, words)
				if f.Page != "a.html" || f.Level == diag.Error {
					t.Errorf("the finding is %+v", f)
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if asked := strings.Join(s.asked(), " "); asked != tt.asked {
				t.Errorf("asked %q, want %q", asked, tt.asked)
			}
		})
	}
}

// TestManners: what is sent names the program and nothing of its user, and no
// more than a little is taken.
func TestManners(t *testing.T) {
	var headers []http.Header
	var to *server
	from := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		headers = append(headers, r.Header.Clone())
		if r.Method == http.MethodHead {
			w.WriteHeader(405)
			return
		}
		http.Redirect(w, r, strings.Replace(to.URL, "//", "//user:secret@", 1)+"/y", http.StatusFound)
	})
	to = serve(t, func(w http.ResponseWriter, r *http.Request) { headers = append(headers, r.Header.Clone()) })
	if list := audit.Check(context.Background(), links(from.URL+"/x", from.URL+"/z"), quick()); len(list) > 0 {
		t.Error(found(list))
	}
	for _, h := range headers {
		if h.Get("User-Agent") != "dossier/test" || h.Get("Cookie")+h.Get("Authorization")+h.Get("Referer") != "" {
			t.Errorf("sent: %v", h)
		}
	}
	if got := headers[1].Get("Range"); got != "bytes=0-1023" {
		t.Errorf("Range is %q", got)
	}
}

func TestOneRequestAtATime(t *testing.T) {
	var now, most atomic.Int32
	var last atomic.Int64
	s := serve(t, func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(2 * time.Millisecond)
		now.Add(-1)
		last.Store(time.Now().UnixNano())
	})
	var addresses []string
	for i := range 20 {
		addresses = append(addresses, fmt.Sprintf("%s/%d", s.URL, i))
	}
	o := quick()
	o.Pause = 3 * time.Millisecond
	began := time.Now()
	audit.Check(context.Background(), links(addresses...), o)
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
	if took := time.Since(began); took < 19*o.Pause {
		t.Errorf("20 requests took %v: without pauses", took)
	}
}

// TestLeftAlone: a host that asks for patience is asked no more.
func TestLeftAlone(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	list := audit.Check(context.Background(), links(s.URL+"/1", s.URL+"/2", s.URL+"/3"), quick())
	if len(s.asked()) != 1 || len(list) != 3 || list[2].Rule != "outside-unseen" {
		t.Errorf("asked %v, found\n%s", s.asked(), found(list))
	}
}

func TestWhatIsNotLookedAt(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, *http.Request) {})
	o := quick()
	o.Most = 2
	list := audit.Check(context.Background(), links(s.URL+"/1", s.URL+"/2", s.URL+"/3", s.URL+"/4"), o)
	if want := "note outside-unseen: 2 more addresses outside were not looked at\n"; found(list) != want || len(s.asked()) != 2 {
		t.Errorf("asked %v, found %q", s.asked(), found(list))
	}
	secret := strings.Replace(s.URL, "//", "//user:secret@", 1)
	list = audit.Check(context.Background(), links(secret, "https:///x", "ftp://example.org"), quick())
	for _, f := range list {
		if strings.Contains(f.What, "secret") {
			t.Errorf("a password is told: %s", f.What)
		}
	}
	if rules := rulesOf(list); len(s.asked()) != 2 || !slices.Equal(rules, []string{"outside-fails", "outside-secret"}) {
		t.Errorf("asked %v, found\n%s", s.asked(), found(list))
	}
}

func rulesOf(list []audit.Finding) []string {
	var rules []string
	for _, f := range list {
		rules = append(rules, f.Rule)
	}
	return rules
}

// TestPrivateNetworks: without a transport of one's own, nothing on this machine
// or beside it is asked.
func TestPrivateNetworks(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, *http.Request) {})
	o := audit.CheckOptions{Pause: time.Nanosecond, Timeout: 2 * time.Second}
	addresses := []string{s.URL, "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://100.64.0.1/", "http://[fd00::1]/"}
	list := audit.Check(context.Background(), links(addresses...), o)
	if len(s.asked()) > 0 || len(list) != len(addresses) {
		t.Errorf("asked %v, found\n%s", s.asked(), found(list))
	}
	for _, f := range list {
		if f.Rule != "outside-unseen" || !strings.Contains(f.What, "private network") {
			t.Errorf("%s", f.What)
		}
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	s := serve(t, func(http.ResponseWriter, *http.Request) { stop() })
	list := audit.Check(ctx, links(s.URL+"/1", s.URL+"/2", s.URL+"/3"), quick())
	if want := "note outside-unseen: the look at addresses outside was stopped before its end\n"; found(list) != want || len(s.asked()) > 1 {
		t.Errorf("asked %v, found %q", s.asked(), found(list))
	}
}

func TestNoAnswerInTime(t *testing.T) {
	done := make(chan struct{})
	s := serve(t, func(http.ResponseWriter, *http.Request) { <-done })
	defer close(done)
	o := quick()
	o.Timeout = 30 * time.Millisecond
	list := audit.Check(context.Background(), links(s.URL+"/x"), o)
	if len(list) != 1 || !strings.HasSuffix(list[0].What, "no answer in time") {
		t.Errorf("found %q", found(list))
	}
}

func TestPagesOfALink(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(410) })
	for pages, want := range map[string]string{"b": "(410)", "b a": "(410), on 1 more page too", "c b a": "(410), on 2 more pages too"} {
		list := audit.Check(context.Background(), []audit.Link{{Address: s.URL, Pages: strings.Fields(pages)}}, quick())
		if len(list) != 1 || !strings.HasSuffix(list[0].What, want) || list[0].Page != slices.Min(strings.Fields(pages)) {
			t.Errorf("%s: %s", pages, cmp.Diff(want, list))
		}
	}
}

// transport answers requests without a network.
type transport func(*http.Request) *http.Response

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r), nil }

// TestHostInOtherLetters: a redirect may spell a host in other letters, and it is
// left alone all the same.
func TestHostInOtherLetters(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	o := quick()
	o.Transport = transport(func(r *http.Request) *http.Response {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Host+r.URL.Path)
		resp := &http.Response{StatusCode: 429, Header: http.Header{}, Body: http.NoBody, Request: r}
		if r.URL.Path == "/a" {
			resp.StatusCode = 302
			resp.Header.Set("Location", "http://EXAMPLE.org/b")
		}
		return resp
	})
	audit.Check(context.Background(), links("http://example.org/a", "http://example.org/c"), o)
	if want := []string{"example.org/a", "EXAMPLE.org/b"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
}
