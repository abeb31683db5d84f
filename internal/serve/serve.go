// Package serve shows a site in the browser while it is being written.
//
// A Server holds the last good site and reads no file. A page is made when it is
// asked for. Show swaps in a new site and tells the open tabs, which reload if
// their pages have other bytes now; Fail keeps the old one and shows the messages
// over it, until the next Show. Before there is any good site, every address
// shows the messages, and reloads when they are mended; so does a page that
// cannot be made. All of it may happen while pages are asked for.
//
// # What is added to a page
//
// Each HTML page gets one script before </body>, which follows the event
// stream below. Nothing of it is in the published site:
//
//	<script src="/_dossier/reload.js" data-stamp="…" defer></script>
//
// Where Options.Note has something to say of a page, it stands folded before
// the script, as plain text.
//
// The stamp names this server and the bytes of the page. A tab that connects is
// told the stamp of today and reloads if it has another: after the server was
// started anew, or when a change came while the tab was away. The script needs
// script-src 'self' and connect-src 'self'. Where the policy that a page begins
// with forbids all connections, the second is added to it; a page with a stricter
// one of its own is shown but does not reload. The script sets no inline
// style.
//
// # Events
//
// /_dossier/events?page=PATH is a stream of server-sent events:
//
//	hello     {stamp, page, messages}: first, and after each reconnection
//	site      {stamp}: of the page in a new good site; clears messages
//	problems  {messages, more}: the last build failed
//
// # Who may ask
//
// The server is meant for the machine it runs on. It answers to names of that
// machine only, so that no page of a foreign host can read it by pointing a
// name of its own here, and refuses event streams and embedding from other
// origins. It serves the files of a site that it holds, and reads none, so that no
// address leads to a file or a listing of the machine. Headers, requests,
// connections and tabs are bounded in size, time and number.
package serve

import (
	"crypto/rand"
	"encoding/hex"
	"log"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// Options say how to serve.
type Options struct {
	// Hosts are names, besides those of the machine itself, under which the
	// server is asked for: the name it was told to listen on, say.
	Hosts []string

	// Note gives lines for the editor's eyes about the page at a path, such as
	// how its capture was read; empty: none. They stand below the page, folded,
	// and are asked for each time it is shown. Nil: no page has any.
	Note func(path string) string

	// ErrorLog takes what goes wrong with a connection; nil is the standard
	// logger.
	ErrorLog *log.Logger
}

// Server is the preview. Make one with [New]; it is an [http.Handler].
type Server struct {
	opts     Options
	instance string // tells this run of the server from others
	bound    atomic.Pointer[string]

	now     atomic.Pointer[state]
	publish sync.Mutex // held while a state is swapped and told
	tabs    map[*tab]bool
}

// Site gives the files of a site; a [build.Draft] does. The error of Lookup is
// [fs.ErrNotExist] where there is no file, and a [*build.Fault] where there is a
// page that cannot be drawn. Several goroutines may call it at a time.
type Site interface {
	Lookup(path string) (build.File, error)
}

// state is what the server shows at a time. It is immutable.
type state struct {
	site     Site     // nil: none was good yet
	problems problems // of the last build; empty: it was good
	serial   int      // counts the states
}

// New makes a server that has nothing to show yet.
func New(opts Options) *Server {
	s := &Server{opts: opts, instance: strings.ToLower(rand.Text()[:8]), tabs: make(map[*tab]bool)}
	s.now.Store(&state{})
	return s
}

// Show makes the site the one that is served, clears the messages of a failed
// build, and tells the open tabs the stamps of their pages. Those pages alone
// are made for it.
func (s *Server) Show(site Site) {
	s.publish.Lock()
	defer s.publish.Unlock()
	st := &state{site: site, serial: s.now.Load().serial + 1}
	s.now.Store(st)
	s.tellStamps(st)
}

// Fail keeps the last good site and shows why there is no newer one. excerpt
// gives the text of a file, for the line that a message is about; it may be nil
// and is not called later.
func (s *Server) Fail(diags diag.List, excerpt func(file string) string) {
	p := newProblems(diags, excerpt)
	s.publish.Lock()
	defer s.publish.Unlock()
	old := s.now.Load()
	st := &state{site: old.site, problems: p, serial: old.serial + 1}
	s.now.Store(st)
	if old.site == nil {
		s.tellStamps(st) // the messages are the page
		return
	}
	event := encode("problems", p)
	for t := range s.tabs {
		s.tell(t, event)
	}
}

// tellStamps tells each tab the stamp of its page; publish is held.
func (s *Server) tellStamps(st *state) {
	events := map[string][]byte{} // by page: many tabs may show one
	for t := range s.tabs {
		if events[t.page] == nil {
			events[t.page] = encode("site", siteEvent{s.stamp(st, find(st, t.page))})
		}
		s.tell(t, events[t.page])
	}
}

// siteEvent is what a tab hears of a new site.
type siteEvent struct {
	Stamp string `json:"stamp"` // of its page
}

// stamp names the bytes that an address shows now.
func (s *Server) stamp(st *state, found target) string {
	if found.kind == failure {
		return s.instance + "-none-" + strconv.Itoa(st.serial)
	}
	return s.instance + "-" + hex.EncodeToString(found.file.SHA256[:8])
}
