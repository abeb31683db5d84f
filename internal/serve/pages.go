package serve

import (
	"bytes"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// The server's own addresses; no site has files there.
const (
	scriptPath = "/_dossier/reload.js"
	stylePath  = "/_dossier/error.css"
	eventsPath = "/_dossier/events"
)

//go:embed reload.js
var script string

//go:embed error.css
var style string

// ServeHTTP answers GET and HEAD for the site and for the server's own parts.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.knowsHost(r.Host):
		refuse(w, http.StatusForbidden, "this preview answers to localhost only")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "only GET and HEAD")
	case r.URL.Path == eventsPath:
		s.serveEvents(w, r)
	case r.URL.Path == scriptPath:
		serveBytes(w, r, "text/javascript; charset=utf-8", []byte(script))
	case r.URL.Path == stylePath:
		serveBytes(w, r, "text/css; charset=utf-8", []byte(style))
	default:
		s.servePage(w, r)
	}
}

// refuse answers with a line of plain text.
func refuse(w http.ResponseWriter, status int, reason string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, reason)
}

func serveBytes(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// kind is what an address leads to.
type kind uint8

const (
	content  kind = iota // a file of the site
	redirect             // a folder that lacks its slash
	missing              // nothing; the file is the site's 404.html, if it has one
	failure              // there is no good site, or the page cannot be made
)

type target struct {
	kind     kind
	file     build.File
	to       string   // the path to go to
	problems problems // of a failure
}

// find looks up the path of an address, still escaped. It is looked up as it
// is, in a list: what is no path of a file of the site leads nowhere, dots and
// slashes or not. An escaped slash is none, as on a host that serves files.
func find(st *state, escaped string) target {
	if st.site == nil {
		return target{kind: failure, problems: st.problems}
	}
	nothing := target{kind: missing}
	nothing.file, _ = st.site.Lookup("404.html") // without one the server has its own
	if low := strings.ToLower(escaped); strings.Contains(low, "%2f") || strings.Contains(low, "%5c") {
		return nothing
	}
	name, err := url.PathUnescape(strings.TrimPrefix(escaped, "/"))
	if err != nil {
		return nothing
	}
	folder := name == "" || strings.HasSuffix(name, "/")
	if folder {
		name += "index.html"
	}
	f, err := st.site.Lookup(name)
	if fault := (*build.Fault)(nil); errors.As(err, &fault) {
		return target{kind: failure, problems: newProblems(diag.List{fault.Diagnostic}, nil)}
	}
	if err == nil {
		return target{kind: content, file: f}
	}
	if _, err := st.site.Lookup(name + "/index.html"); !errors.Is(err, fs.ErrNotExist) && !folder {
		return target{kind: redirect, to: "/" + name + "/"}
	}
	return nothing
}

func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	st := s.now.Load()
	found := find(st, r.URL.EscapedPath())
	switch found.kind {
	case content:
		s.serveFile(w, r, st, found)
	case redirect:
		to := url.URL{Path: found.to, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		refuse(w, http.StatusFound, "this is a folder")
	case missing:
		s.serveMissing(w, r, st, found)
	case failure:
		s.serveFailure(w, r, st, found)
	}
}

// serveFile answers with a file of the site. Pages are never kept by the
// browser; other files are, but asked after each time.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, st *state, found target) {
	h, data := w.Header(), found.file.Data
	h.Set("Content-Type", contentType(found.file.Path))
	h.Set("ETag", `"`+hex.EncodeToString(found.file.SHA256[:16])+`"`)
	h.Set("Cache-Control", "no-cache")
	if path.Ext(found.file.Path) == ".html" {
		data = inject(connecting(data), s.note(found.file.Path)+scriptTag(s.stamp(st, found)))
		h.Set("ETag", `"`+s.stamp(st, found)+`"`)
		h.Set("Cache-Control", "no-store")
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func (s *Server) serveMissing(w http.ResponseWriter, r *http.Request, st *state, found target) {
	data := found.file.Data
	if data == nil {
		data = page("Not found", "<p>There is no such page. <a href=\"/\">To the first page</a></p>")
	}
	s.servePlain(w, r, http.StatusNotFound, inject(connecting(data), scriptTag(s.stamp(st, found))))
}

// serveFailure answers in place of a site that there is not: with what is
// wrong, or, while nothing was built yet, with patience.
func (s *Server) serveFailure(w http.ResponseWriter, r *http.Request, st *state, found target) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'")
	status, body := http.StatusInternalServerError, page("The dossier cannot be built yet", list(found.problems))
	if st.site == nil && st.serial == 0 {
		status, body = http.StatusServiceUnavailable, page("Building", "<p>The dossier is being built.</p>")
	}
	s.servePlain(w, r, status, inject(body, scriptTag(s.stamp(st, found))))
}

func (s *Server) servePlain(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader has gone: nothing to tell
	}
}

// scriptTag loads our script.
func scriptTag(stamp string) string {
	return `<script src="` + scriptPath + `" data-stamp="` + html.EscapeString(stamp) + `" defer></script>`
}

// note gives what is to be told of a page, as HTML.
func (s *Server) note(path string) string {
	if s.opts.Note == nil {
		return ""
	}
	text := s.opts.Note(path)
	if text == "" {
		return ""
	}
	return `<details class="preview-note"><summary>How the capture was read (preview only)</summary><pre>` + html.EscapeString(text) + `</pre></details>`
}

// policyHead is how far into a page its policy is looked for, in bytes.
const policyHead = 2 << 10

// connecting lets a page follow the event stream where its policy forbids all
// connections. A page that says itself what it connects to is left alone.
func connecting(data []byte) []byte {
	const nothing, events = "default-src 'none';", " connect-src 'self';"
	head := data[:min(len(data), policyHead)]
	at := bytes.Index(head, []byte(`http-equiv="Content-Security-Policy"`))
	if at < 0 || bytes.Contains(head, []byte("connect-src")) {
		return data
	}
	after := bytes.Index(head[at:], []byte(nothing))
	if after < 0 {
		return data
	}
	at += after + len(nothing)
	return slices.Concat(data[:at], []byte(events), data[at:])
}

// inject puts a tag at the end of a page.
func inject(data []byte, tag string) []byte {
	at := bytes.LastIndex(data, []byte("</body>"))
	if at < 0 {
		at = len(data)
	}
	out := make([]byte, 0, len(data)+len(tag))
	out = append(out, data[:at]...)
	out = append(out, tag...)
	return append(out, data[at:]...)
}

// page makes a page of our own; the body is HTML.
func page(title, body string) []byte {
	return fmt.Appendf(nil, "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>"+
		"<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"%s\"></head>"+
		"<body><main><h1>%s</h1>%s</main></body></html>", html.EscapeString(title), stylePath, html.EscapeString(title), body)
}

// list gives the messages as HTML.
func list(p problems) string {
	var b strings.Builder
	b.WriteString("<ol>")
	for _, m := range p.Messages {
		fmt.Fprintf(&b, "<li class=\"%s\"><p><code>%s</code> <b>%s:</b> %s</p>", m.Severity,
			html.EscapeString(m.Position), m.Severity, html.EscapeString(m.Text))
		if m.Source != "" {
			b.WriteString("<pre>" + html.EscapeString(m.Source) + "</pre>")
		}
		if m.Hint != "" {
			b.WriteString("<p class=\"hint\">" + html.EscapeString(m.Hint) + "</p>")
		}
		b.WriteString("</li>")
	}
	b.WriteString("</ol>")
	if p.More > 0 {
		fmt.Fprintf(&b, "<p>and %d more</p>", p.More)
	}
	return b.String()
}
