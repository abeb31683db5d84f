package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/fetch"
)

const article = "<!DOCTYPE html><title>Mutiny</title><p>Soldiers seized the camp."

var noon = time.Date(2012, 3, 22, 12, 0, 0, 0, time.UTC)

// options are for servers on the loopback, which a test's address names itself.
func options() fetch.Options {
	return fetch.Options{
		UserAgent: "dossier/test (+https://example.org)", Timeout: 5 * time.Second,
		Now: func() time.Time { return noon.Add(time.Millisecond) },
	}
}

// site is a server on the loopback that notes what it was asked.
type site struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string
}

// serve answers by path, robots.txt too, and with 404 where there is no handler.
func serve(t *testing.T, handlers map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.seen = append(s.seen, r.URL.Path)
		s.mu.Unlock()
		h := handlers[r.URL.Path]
		if h == nil {
			h = http.NotFound
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

func text(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write([]byte(body))
	}
}

func redirect(to string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	}
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func TestGet(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{
		"/news/mutiny": func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("User-Agent"); got != "dossier/test (+https://example.org)" {
				t.Errorf("User-Agent: %q", got)
			}
			if r.Header.Get("Referer") != "" || r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" {
				t.Errorf("the request tells too much: %v", r.Header)
			}
			w.Header().Set("ETag", `W/"33a64df5"`)
			w.Header().Set("Last-Modified", "Thu, 22 Mar 2012 08:30:00 GMT")
			text("Text/HTML; Charset=ISO-8859-1", article)(w, r)
		},
	})
	page, err := fetch.Get(t.Context(), " "+s.URL+"/news/mutiny#part-2 ", options())
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(article))
	want := fetch.Page{
		Body: []byte(article), ContentType: "text/html", Charset: "iso-8859-1",
		Record: fetch.Record{
			URL: s.URL + "/news/mutiny", Final: s.URL + "/news/mutiny", Time: noon, Status: 200, SHA256: hex.EncodeToString(sum[:]),
			ContentType: "Text/HTML; Charset=ISO-8859-1", LastModified: "Thu, 22 Mar 2012 08:30:00 GMT", ETag: `W/"33a64df5"`,
		},
	}
	if diff := cmp.Diff(want, page); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"/robots.txt", "/news/mutiny"}, s.asked()); diff != "" {
		t.Errorf("requests:\n%s", diff)
	}
}

// TestGetRefuses lists what is no page, with the whole text of the error and
// its hint. URL stands for the server's address.
func TestGetRefuses(t *testing.T) {
	const (
		browser = "open it in a browser, save the page from there, and import the file"
		later   = "try again later"
		archive = "the page is gone, or the address has a mistake; try a web archive, such as web.archive.org"
	)
	html := text("text/html", article)
	tests := []struct {
		name       string
		answer     http.HandlerFunc
		what, hint string
	}{
		{"401", status(401), "the server answered 401 Unauthorized", browser},
		{"403", status(403), "the server answered 403 Forbidden", browser},
		{"404", status(404), "the server answered 404 Not Found", archive},
		{"410", status(410), "the server answered 410 Gone", archive},
		{"429", status(429), "the server answered 429 Too Many Requests", later},
		{"429 seconds", status(429, "Retry-After", "120"), "the server answered 429 Too Many Requests", "the server asks to wait; try again in 2 minutes"},
		{"429 date", status(429, "Retry-After", "Thu, 22 Mar 2012 15:00:01 GMT"), "the server answered 429 Too Many Requests", "the server asks to wait; try again in 4 hours"},
		{"429 nonsense", status(429, "Retry-After", "-1"), "the server answered 429 Too Many Requests", later},
		{"451", status(451), "the server answered 451 Unavailable For Legal Reasons", "the page is withheld by law where this computer is; try a web archive, such as web.archive.org"},
		{"500", status(500), "the server answered 500 Internal Server Error", later},
		{"503", status(503, "Retry-After", "60"), "the server answered 503 Service Unavailable", "the server asks to wait; try again in 60 seconds"},
		{"599", status(599), "the server answered 599", later},
		{"202", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(202); html(w, r) }, "the server answered 202 Accepted", browser},
		{"206", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(206); html(w, r) }, "the server answered 206 Partial Content", browser},
		{"204", status(204), "the server answered 204 No Content", browser},
		{"304", status(304), "the server answered 304 Not Modified", browser},

		{"empty", text("text/html", ""), "the page is empty", browser},
		{"white space", text("text/html", " \n\t"), "the page is empty", browser},
		{"pdf", text("application/pdf", "%PDF-1.7"), "this is a PDF file", "open it, save its text as a .txt file, and import that"},
		{"pdf as html", text("text/html", "%PDF-1.7 …"), "this is a PDF file", "open it, save its text as a .txt file, and import that"},
		{"picture", text("image/png", "x"), "this is no page but image/png", "give the address of the page that shows it"},
		{"picture as text", text("text/plain", "\x89PNG\r\n\x1a\n\x00"), "this is no page but image/png", "give the address of the page that shows it"},
		{"feed", text("application/rss+xml; charset=utf-8", "<rss>"), "this is a feed", "give the address of one of its articles"},
		{"json", text("application/json", "{}"), "this is no page but application/json", "give the address of a page, or save its text as a .txt file, and import that"},
		{"strange type", text("a\u202eb", "x"), `this is no page but "a\u202eb"`, "give the address of a page, or save its text as a .txt file, and import that"},
		{"unknown encoding", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			html(w, r)
		}, "the answer is packed in a way that was not asked for", browser},
		{"damaged gzip", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			html(w, r)
		}, "the answer is damaged: it cannot be unpacked", later},
		{"cut gzip", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			text("text/html", packed(article)[:30])(w, r)
		}, "the answer broke off", later},
		{"bomb", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			text("text/html", packed(strings.Repeat(" ", 1<<20)))(w, r)
		}, "the page is larger than 64 kB", "save the text of the article from the browser, and import the file"},
		{"large", text("text/html", strings.Repeat("x", 64<<10+1)), "the page is larger than 64 kB", "save the text of the article from the browser, and import the file"},
		{"large as it comes", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for range 100 {
				_, _ = w.Write(bytes.Repeat([]byte("x"), 1<<10))
				w.(http.Flusher).Flush()
			}
		}, "the page is larger than 64 kB", "save the text of the article from the browser, and import the file"},
		{"cut short", raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>Soldiers"), "the answer broke off", later},
		{"cut chunks", raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>So\r\n"), "the answer broke off", later},
		{"no HTTP", raw("SSH-2.0-OpenSSH\r\n"), "no answer that can be read", "try again later, or " + browser},
		{"long head", raw("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 80<<10) + "\r\n\r\n"), "the answer's head is too large", browser},

		{"redirect to nowhere", status(302), "it leads on to an address that cannot be read", browser},
		{"redirect to nonsense", redirect("http://[", 302), "it leads on to an address that cannot be read", browser},
		{"redirect without host", redirect("http:///x", 302), "it leads on to an address that cannot be read: it names no host", browser},
		{"redirect to a file", redirect("file:///etc/passwd", 301), `it leads on to an address of another kind, "file:"`, browser},
		{"redirect to script", redirect("javascript:alert(1)", 303), `it leads on to an address of another kind, "javascript:"`, browser},
		{"circle", redirect("/page", 307), "it leads on and on, by more than 10 redirects", browser},
		{"redirect to another inside", redirect("http://[::1]:9/x", 302), "it leads to an address of a private network: http://[::1]:9/x", "if that is meant, give the address that it leads to"},
		{"redirect to metadata", redirect("http://169.254.169.254/latest", 302), "it leads to an address of a private network: http://169.254.169.254/latest", "if that is meant, give the address that it leads to"},
		{"redirect to localhost", redirect("http://LOCALHOST./x", 302), "it leads to an address of a private network: http://localhost./x", "if that is meant, give the address that it leads to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/page": tt.answer})
			o := options()
			o.MaxBytes = 64 << 10
			_, err := fetch.Get(t.Context(), s.URL+"/page", o)
			refused(t, err, s.URL+"/page: "+tt.what, tt.hint)
		})
	}
}

func refused(t *testing.T, err error, what, hint string) {
	t.Helper()
	e, ok := errors.AsType[*fetch.Error](err)
	if !ok {
		t.Fatalf("error %v, want an Error: %s", err, what)
	}
	if diff := cmp.Diff([]string{what, hint}, []string{e.Error(), e.Hint()}); diff != "" {
		t.Error(diff)
	}
}

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// raw answers with these very bytes, then hangs up.
func raw(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		_, _ = conn.Write([]byte(answer))
		_ = conn.Close()
	}
}

func TestGetTakes(t *testing.T) {
	tests := []struct {
		name                       string
		answer                     http.HandlerFunc
		contentType, charset, body string
	}{
		{"xhtml", text("application/xhtml+xml", article), "application/xhtml+xml", "", article},
		{"plain", text("text/plain; charset=\"UTF-8\"", "Mutiny"), "text/plain", "utf-8", "Mutiny"},
		{"markdown", text("text/markdown;variant=GFM", "# Mutiny"), "text/markdown", "", "# Mutiny"},
		{"text that begins like a picture", text("text/plain", "BM said"), "text/plain", "", "BM said"},
		{"broken parameters", text("text/html; charset", article), "text/html", "", article},
		{"203", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(203)
			_, _ = w.Write([]byte(article))
		}, "text/html", "", article},
		{"no type, html", raw("HTTP/1.1 200 OK\r\n\r\n" + article), "text/html", "", article},
		{"no type, xhtml", raw("HTTP/1.1 200 OK\r\n\r\n<?xml version='1.0'?><html>x</html>"), "application/xhtml+xml", "", "<?xml version='1.0'?><html>x</html>"},
		{"no type, text", raw("HTTP/1.1 200 OK\r\n\r\nMutiny"), "text/plain", "", "Mutiny"},
		{"gzip", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Accept-Encoding") != "gzip" {
				t.Errorf("Accept-Encoding: %q", r.Header.Get("Accept-Encoding"))
			}
			w.Header().Set("Content-Encoding", "gzip")
			text("text/html", packed(article))(w, r)
		}, "text/html", "", article},
		{"just not too large", text("text/html", strings.Repeat("x", 64<<10)), "text/html", "", strings.Repeat("x", 64<<10)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/page": tt.answer})
			o := options()
			o.MaxBytes = 64 << 10
			page, err := fetch.Get(t.Context(), s.URL+"/page", o)
			if err != nil {
				t.Fatal(err)
			}
			if page.ContentType != tt.contentType || page.Charset != tt.charset || string(page.Body) != tt.body {
				t.Errorf("got %q, %q, %.100q", page.ContentType, page.Charset, page.Body)
			}
			if back, err := fetch.ParseRecord(page.Record.Format()); err != nil || !cmp.Equal(back, page.Record) {
				t.Errorf("the record does not come back: %v\n%s", err, cmp.Diff(page.Record, back))
			}
		})
	}
}

func TestGetRefusesAddresses(t *testing.T) {
	const web = "give an address that begins with https:// or http://"
	tests := []struct{ address, what, hint string }{
		{"", `"": an empty address`, "give the address of a page, such as https://example.org/page"},
		{"www.bbc.com/news", "www.bbc.com/news: this is not the address of a page of the web", `write "https://www.bbc.com/news"`},
		{"ftp://example.org/x", "ftp://example.org/x: this is not the address of a page of the web", web},
		{"file:///etc/passwd", "file:///etc/passwd: this is not the address of a page of the web", web},
		{"mailto:a@example.org", "…@example.org: this is not the address of a page of the web", web},
		{"http:example.org", "http:example.org: this is not the address of a page of the web", web},
		{"localhost:80/x", "localhost:80/x: this is not the address of a page of the web", web},
		{"https://me:secret@example.org/x", "https://…@example.org/x: the address holds a name or a password", "leave them out; a page that needs them can be saved from the browser, and imported as a file"},
		{"https://me:sec ret@example.org/%zz", "https://…@example.org/%zz: this cannot be read as an address", "copy the address from the browser"},
		{"https:///x", "https:///x: it names no host", "copy the address from the browser"},
		{"https://exa mple.org/", "https://exa mple.org/: this cannot be read as an address", "copy the address from the browser"},
		{"https://exa\nmple.org/", `"https://exa\nmple.org/": this cannot be read as an address`, "copy the address from the browser"},
		{"https://a..b/", "https://a..b/: its host is not the name of a host", "copy the address from the browser"},
		{"https://example.org:0/", "https://example.org:0/: its port is not a number from 1 to 65535", "copy the address from the browser"},
		{"https://example.org:65536/", "https://example.org:65536/: its port is not a number from 1 to 65535", "copy the address from the browser"},
		{"https://example.org/" + strings.Repeat("x", 8000), "https://example.org/" + strings.Repeat("x", 180) + "…: it is longer than 8000 characters", "copy the address from the browser"},
	}
	for _, tt := range tests {
		_, err := fetch.Get(t.Context(), tt.address, options())
		refused(t, err, tt.what, tt.hint)
	}
}

func TestRedirectsAndCookies(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{
		"/old": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
			redirect("new?a=b#c", 301)(w, r)
		},
		"/new": func(w http.ResponseWriter, r *http.Request) {
			if c, err := r.Cookie("seen"); err != nil || c.Value != "1" {
				http.Error(w, "no cookie", http.StatusForbidden)
				return
			}
			text("text/html", article)(w, r)
		},
	})
	page, err := fetch.Get(t.Context(), s.URL+"/old", options())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{s.URL + "/old", s.URL + "/new?a=b", s.URL + "/new?a=b"}, append([]string{page.Record.URL, page.Record.Final}, page.Record.Redirects...)); diff != "" {
		t.Error(diff)
	}
	if _, err := fetch.Get(t.Context(), s.URL+"/new", options()); err == nil {
		t.Error("a cookie was kept beyond its fetch")
	}
	o := options()
	o.MaxRedirects = -1
	if _, err := fetch.Get(t.Context(), s.URL+"/old", o); err == nil {
		t.Error("a redirect was followed where none is allowed")
	}
}

// world carries requests for any host to handlers by host, as a proxy would.
type world map[string]http.HandlerFunc

func (w world) RoundTrip(r *http.Request) (*http.Response, error) {
	rec := httptest.NewRecorder()
	h := w[r.URL.Scheme+"://"+r.URL.Host]
	switch {
	case h == nil:
		return nil, fmt.Errorf("nobody may ask %s", r.URL)
	case r.URL.Path == "/robots.txt":
		http.NotFound(rec, r)
	default:
		h(rec, r)
	}
	resp := rec.Result()
	resp.Request = r
	return resp, nil
}

func TestWaysBetweenHosts(t *testing.T) {
	const meant = "if that is meant, give the address that it leads to"
	html := text("text/html", article)
	w := world{
		"https://out.example":    redirect("http://127.0.0.1/admin", 302),
		"https://down.example":   redirect("http://plain.example/", 302),
		"http://up.example":      redirect("https://good.example/", 302),
		"https://good.example":   html,
		"https://xn--dmn-rla2g":  html,
		"http://10.0.0.1":        redirect("/in", 302),
		"http://127.0.0.1":       html,
		"http://10.0.0.2":        redirect("http://back.example/", 302),
		"http://back.example":    redirect("http://10.0.0.2/again", 302),
		"https://secret.example": redirect("https://u:p@good.example/x", 302),
	}
	w["http://10.0.0.1"] = func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/in" {
			html(rw, r)
			return
		}
		redirect("/in", 302)(rw, r)
	}
	o := options()
	o.Transport = w
	tests := []struct{ address, final, what, hint string }{
		{"https://out.example", "", "https://out.example/: it leads to an address of a private network: http://127.0.0.1/admin", meant},
		{"https://down.example", "", "https://down.example/: it leads from https to http, where anybody on the way could change the page: http://plain.example/", "look whether the page can be had with https; if not, give the address that it leads to"},
		{"http://10.0.0.2", "", "http://back.example/: it leads to an address of a private network: http://10.0.0.2/again", meant},
		{"http://10.0.0.1", "http://10.0.0.1/in", "", ""},
		{"http://UP.example:80?", "https://good.example/", "", ""},
		{"https://dömän", "https://xn--dmn-rla2g/", "", ""},
		{"https://secret.example/", "https://good.example/x", "", ""},
		{"https://good.example/a b?q=é\u202e#x", "https://good.example/a%20b?q=%C3%A9%E2%80%AE", "", ""},
	}
	for _, tt := range tests {
		page, err := fetch.Get(t.Context(), tt.address, o)
		if tt.what != "" {
			refused(t, err, tt.what, tt.hint)
		} else if err != nil || page.Record.Final != tt.final {
			t.Errorf("%s: got %q, %v; want %q", tt.address, page.Record.Final, err, tt.final)
		}
	}
	o.AllowPrivate = true
	w["https://out.example"] = redirect("https://127.0.0.1/admin", 302)
	w["https://127.0.0.1"] = html
	if _, err := fetch.Get(t.Context(), "https://out.example/", o); err != nil {
		t.Errorf("with AllowPrivate: %v", err)
	}
}

func TestTimeAndCancel(t *testing.T) {
	stuck := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	slow := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			_, _ = w.Write([]byte("x"))
			w.(http.Flusher).Flush()
			time.Sleep(5 * time.Millisecond)
		}
	}
	s := serve(t, map[string]http.HandlerFunc{"/stuck": stuck, "/slow": slow})
	for _, path := range []string{"/stuck", "/slow"} {
		o := options()
		o.Timeout = 200 * time.Millisecond
		_, err := fetch.Get(t.Context(), s.URL+path, o)
		refused(t, err, s.URL+path+": no whole answer within 1 second", "try again later")

		why := errors.New("the editor went home")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(100*time.Millisecond, func() { cancel(why) })
		if _, err := fetch.Get(ctx, s.URL+path, options()); !errors.Is(err, why) {
			t.Errorf("%s: error %v, want the reason of the cancelling", path, err)
		}
	}
}

func TestNoServer(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	_, err := fetch.Get(t.Context(), s.URL, options())
	refused(t, err, s.URL+"/robots.txt: the host takes no connection", "try again later")

	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	defer tls.Close()
	_, err = fetch.Get(t.Context(), tls.URL, options())
	refused(t, err, tls.URL+"/robots.txt: its certificate is not good, so nobody knows who answers", "open it in a browser, save the page from there, and import the file")
}
