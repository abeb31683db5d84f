package fetch_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/fetch"
)

func TestRobots(t *testing.T) {
	const browser = "open it in a browser, save the page from there, and import the file"
	page := text("text/html", article)
	tests := []struct {
		name       string
		robots     http.HandlerFunc
		what, hint string // of the error; empty: the page comes
	}{
		{"none", status(404), "", ""},
		{"closed", status(403), "", ""},
		{"forbids", text("text/plain", "User-agent: *\nDisallow: /page"), "URL/page: its host asks programs to leave this page alone: robots.txt has \"Disallow: /page\"", browser},
		{"forbids others", text("text/plain", "User-agent: other\nDisallow: /"), "", ""},
		{"fails", status(503), "URL/robots.txt: the server answered 503, so that nobody knows whether it lets programs in", "try again later, or " + browser},
		{"breaks off", raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nUser-agent"), "URL/robots.txt: the answer broke off", "try again later"},
		{"moved", redirect("/moved-robots", 301), "URL/page: its host asks programs to leave this page alone: robots.txt has \"disallow: /\"", browser},
		{"circle", redirect("/robots.txt", 301), "", ""},
		{"moved to a file", redirect("file:///robots.txt", 301), "", ""},
		{"rule beyond the limit", text("text/plain", strings.Repeat("#\n", 250<<10)+"User-agent: *\nDisallow: /"), "", ""},
		{"rule before the limit", text("text/plain", "User-agent: *\nDisallow: /\n"+strings.Repeat("#\n", 250<<10)), "URL/page: its host asks programs to leave this page alone: robots.txt has \"Disallow: /\"", browser},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{
				"/page": page, "/robots.txt": tt.robots, "/moved-robots": text("text/plain", "user-agent: DOSSIER\ndisallow: /"),
			})
			_, err := fetch.Get(t.Context(), s.URL+"/page", options())
			switch {
			case tt.what != "":
				refused(t, err, strings.ReplaceAll(tt.what, "URL", s.URL), tt.hint)
				if slices.Contains(s.asked(), "/page") {
					t.Error("the page was asked for all the same")
				}
			case err != nil:
				t.Error(err)
			}
			o := options()
			o.IgnoreRobots = true
			before := len(s.asked())
			if _, err := fetch.Get(t.Context(), s.URL+"/page", o); err != nil || len(s.asked()) != before+1 {
				t.Errorf("with IgnoreRobots: %v, %v", err, s.asked())
			}
		})
	}
}

// TestRobotsOnTheWay: each host on the way is asked, and a host once only.
func TestRobotsOnTheWay(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{
		"/a": redirect("/b", 302), "/b": redirect("/private/c", 302),
		"/robots.txt": text("text/plain", "User-agent: *\nDisallow: /private/"),
	})
	_, err := fetch.Get(t.Context(), s.URL+"/a", options())
	refused(t, err, s.URL+"/private/c: its host asks programs to leave this page alone: robots.txt has \"Disallow: /private/\"",
		"open it in a browser, save the page from there, and import the file")
	if diff := cmp.Diff([]string{"/robots.txt", "/a", "/b"}, s.asked()); diff != "" {
		t.Error(diff)
	}
}

func TestRefresh(t *testing.T) {
	tests := []struct{ page, want string }{
		{`<meta http-equiv="refresh" content="0; url=/next">`, "/next"},
		{`<META HTTP-EQUIV=Refresh CONTENT="0;URL='next?a=1&amp;b=2#c'">`, "/next?a=1&b=2"},
		{`<meta http-equiv=refresh content="5,/next">`, "/next"},
		{`<meta http-equiv=refresh content="0; url = &quot;/next&quot; x">`, "/next"},
		{`<meta http-equiv=refresh content="300">`, ""},
		{`<meta http-equiv=refresh content="300; url=/page">`, ""},
		{`<meta http-equiv=refresh content="0; url=javascript:alert(1)">`, ""},
		{`<meta http-equiv=refresh content="0; url=http://[">`, ""},
		{`<noscript><meta http-equiv=refresh content="0; url=/nojs"></noscript>`, ""},
		{`<!-- <meta http-equiv=refresh content="0; url=/old"> -->`, ""},
		{`<body><meta http-equiv=refresh content="0; url=/late">`, ""},
		{`<meta name=refresh content="0; url=/next">`, ""},
	}
	for _, tt := range tests {
		s := serve(t, map[string]http.HandlerFunc{"/page": text("text/html", tt.page)})
		page, err := fetch.Get(t.Context(), s.URL+"/page", options())
		if err != nil {
			t.Fatal(err)
		}
		want := tt.want
		if want != "" {
			want = s.URL + want
		}
		if page.Refresh != want {
			t.Errorf("%s: %q, want %q", tt.page, page.Refresh, want)
		}
	}
}
