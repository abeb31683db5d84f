package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const (
	pingEvery  = 15 * time.Second // so that dead connections are noticed
	writeLimit = 10 * time.Second // for one event; a tab that never reads is let go
	retryAfter = 500              // milliseconds until a tab connects again
	mostTabs   = 1000
	tabBuffer  = 16 // events a tab may lag behind before it is dropped
)

// tab is an open event stream. What it missed it learns by connecting anew.
type tab struct {
	page   string      // the address that it shows, escaped
	events chan []byte // closed when the tab was too slow
}

// hello is the first event of a stream.
type hello struct {
	Stamp string `json:"stamp"`
	problems
}

// tell sends an event to a tab; publish is held. A tab whose buffer is full is
// dropped.
func (s *Server) tell(t *tab, event []byte) {
	select {
	case t.events <- event:
	default:
		delete(s.tabs, t)
		close(t.events)
	}
}

// encode gives an event as it goes over the wire. JSON holds no line break.
func encode(name string, data any) []byte {
	text, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("encoding event %s: %v", name, err)) // our own types: a bug
	}
	return fmt.Appendf(nil, "event: %s\ndata: %s\n\n", name, text)
}

// join adds a tab and gives the state as of then: all later events come to it.
func (s *Server) join(page string) (*tab, *state) {
	s.publish.Lock()
	defer s.publish.Unlock()
	if len(s.tabs) >= mostTabs {
		return nil, nil
	}
	t := &tab{page, make(chan []byte, tabBuffer)}
	s.tabs[t] = true
	return t, s.now.Load()
}

func (s *Server) leave(t *tab) {
	s.publish.Lock()
	defer s.publish.Unlock()
	delete(s.tabs, t)
}

// greet makes the first event for a tab.
func (s *Server) greet(st *state, t *tab) []byte {
	h := hello{Stamp: s.stamp(st, find(st, t.page)), problems: problems{Messages: []message{}}}
	if st.site != nil && len(st.problems.Messages) > 0 {
		h.problems = st.problems
	}
	return encode("hello", h)
}

// serveEvents keeps a stream open until the tab, or the server, ends it.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		refuse(w, http.StatusForbidden, "event streams are for pages of this server")
		return
	}
	t, st := s.join(r.URL.Query().Get("page"))
	if t == nil {
		refuse(w, http.StatusServiceUnavailable, "too many tabs")
		return
	}
	defer s.leave(t)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	stream := &stream{w, http.NewResponseController(w)}
	_ = stream.control.SetReadDeadline(time.Time{}) // there is nothing left to read
	first := append(fmt.Appendf(nil, "retry: %d\n\n", retryAfter), s.greet(st, t)...)
	if stream.send(first) == nil {
		stream.follow(r, t)
	}
}

// stream writes events to one connection.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (s *stream) follow(r *http.Request, t *tab) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		var text []byte
		select {
		case <-r.Context().Done():
			return
		case <-ping.C:
			text = []byte(": ping\n\n")
		case event, ok := <-t.events:
			if !ok {
				return
			}
			text = event
		}
		if s.send(text) != nil {
			return
		}
	}
}

// send writes and flushes. The deadline of the server, which is for pages, is
// replaced by one for each event.
func (s *stream) send(text []byte) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return s.control.Flush()
}
