package serve

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// A note stands below the page it is about, as text, and below no other.
func TestNote(t *testing.T) {
	s := New(Options{Note: func(path string) string {
		if path == "articles/ferry/index.html" {
			return "words: 5 <b>kept</b> & 2 dropped"
		}
		return ""
	}})
	s.Show(site("articles/ferry/index.html", "<body><p>One</p></body>", "index.html", "<body><p>Two</p></body>"))
	for path, want := range map[string]bool{"/articles/ferry/": true, "/": false} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "localhost"
		s.ServeHTTP(w, r)
		if got := strings.Contains(w.Body.String(), "<pre>words: 5 &lt;b&gt;kept&lt;/b&gt; &amp; 2 dropped</pre>"); w.Code != 200 || got != want {
			t.Errorf("%s: %d, note %t\n%s", path, w.Code, got, w.Body)
		}
	}
}
