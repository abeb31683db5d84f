package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTheGuardJudgesTheConnection: what a name stands for is judged when it is
// dialled, whatever the address looked like.
func TestTheGuardJudgesTheConnection(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	carrier := transport(publicOnly)
	defer carrier.CloseIdleConnections()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := carrier.RoundTrip(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	if !errors.Is(err, errPrivate) {
		t.Errorf("error %v, want %v", err, errPrivate)
	}
}

func TestPublic(t *testing.T) {
	tests := []struct {
		address string
		want    bool
	}{
		{"8.8.8.8", true}, {"2606:4700::1111", true}, {"::ffff:8.8.8.8", true}, {"64:ff9b::808:808", true},
		{"127.0.0.1", false}, {"10.1.2.3", false}, {"172.16.0.1", false}, {"192.168.1.1", false}, {"169.254.169.254", false},
		{"100.64.0.1", false}, {"0.0.0.0", false}, {"198.18.0.1", false}, {"224.0.0.1", false}, {"255.255.255.255", false},
		{"::1", false}, {"::", false}, {"fe80::1", false}, {"fc00::1", false}, {"fec0::1", false}, {"::127.0.0.1", false},
		{"::ffff:127.0.0.1", false}, {"64:ff9b::7f00:1", false}, {"64:ff9b:1::1", false}, {"2002:7f00:1::", false}, {"2001::1", false},
	}
	for _, tt := range tests {
		if got := public(netip.MustParseAddr(tt.address)); got != tt.want {
			t.Errorf("public(%s) = %t", tt.address, got)
		}
	}
}

func TestPrivate(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LocalHost.": true, "a.localhost": true, "127.0.0.1": true, "::1": true, "fe80::1%eth0": true,
		"example.org": false, "notlocalhost": false, "8.8.8.8": false, "": false,
	} {
		if got := private(host); got != want {
			t.Errorf("private(%q) = %t", host, got)
		}
	}
}

// TestRobotsRules is RFC 9309, rule by rule. A file's lines are parted by |.
func TestRobotsRules(t *testing.T) {
	tests := []struct {
		file, path string
		want       bool // allowed
	}{
		{"", "/a", true},
		{"User-agent: *|Disallow: /", "/a", false},
		{"User-agent: *|Disallow:", "/a", true},
		{"Disallow: /|User-agent: *", "/a", true}, // a rule in no group
		{"\uFEFFuser-AGENT : *|DISALLOW :/a # comment", "/a", false},
		{"User-agent: *|Disallow: /", "/robots.txt", true},
		{"no colon|User-agent: *|no colon|Disallow: /", "/a", false},

		// Groups.
		{"User-agent: dossier|Disallow: /a|User-agent: *|Disallow: /", "/b", true},
		{"User-agent: *|Disallow: /|User-agent: DOSSIER|Disallow: /a", "/a", false},
		{"User-agent: dossier/1.0|Disallow: /a", "/a", false},
		{"User-agent: doss|Disallow: /a", "/a", true},
		{"User-agent: dossiers|Disallow: /a", "/a", true},
		{"User-agent: other|User-agent: dossier|Disallow: /a", "/a", false},
		{"User-agent: dossier|Sitemap: x|User-agent: other|Disallow: /a", "/a", false},
		{"User-agent: dossier|Crawl-delay: 5|User-agent: other|Disallow: /a", "/a", false},
		{"User-agent: dossier|Disallow: /a|User-agent: other|Disallow: /b|User-agent: dossier|Disallow: /c", "/c", false},
		{"User-agent: dossier|Disallow: /a|User-agent: other|Disallow: /b|User-agent: dossier|Disallow: /c", "/a", false},
		{"User-agent: dossier|Disallow: /a|User-agent: other|Disallow: /b", "/b", true},
		{"User-agent: dossier|User-agent: *|Disallow: /", "/a", false},
		{"User-agent: dossier|Disallow:|User-agent: *|Disallow: /", "/a", true},
		{"User-agent: *|Disallow: /a|User-agent: *|Disallow: /b", "/a", false},

		// The longest match, and at a tie the one that allows.
		{"User-agent: *|Disallow: /a|Allow: /a/b", "/a/b/c", true},
		{"User-agent: *|Disallow: /a|Allow: /a/b", "/a/c", false},
		{"User-agent: *|Allow: /a|Disallow: /a/b", "/a/b", false},
		{"User-agent: *|Disallow: /a|Allow: /a", "/a", true},
		{"User-agent: *|Allow: /a|Disallow: /a", "/a", true},
		{"User-agent: *|Allow: /$|Disallow: /", "/", true},
		{"User-agent: *|Allow: /$|Disallow: /", "/a", false},
		{"User-agent: *|Allow: /page|Disallow: /*.htm", "/page.htm", false},
		{"User-agent: *|Disallow: /A", "/a", true},

		// Special characters.
		{"User-agent: *|Disallow: /*.gif$", "/a/b.gif", false},
		{"User-agent: *|Disallow: /*.gif$", "/a/b.gif?x", true},
		{"User-agent: *|Disallow: /a*c*e", "/abcde", false},
		{"User-agent: *|Disallow: /a*c*e", "/aec", true},
		{"User-agent: *|Disallow: /a*b", "/x/ab", true},
		{"User-agent: *|Disallow: /a*a$", "/a", true},
		{"User-agent: *|Disallow: *b", "/a/b", false},
		{"User-agent: *|Disallow: a", "/ab", false},
		{"User-agent: *|Disallow: /*?id=", "/a?id=1", false},
		{"User-agent: *|Disallow: /a$b", "/a$b", false},
		{"User-agent: *|Disallow: /a%2Ab", "/a*b", false},
		{"User-agent: *|Disallow: /a%2Ab", "/axb", true},
		{"User-agent: *|Disallow: /a%24", "/a$", false},
		{"User-agent: *|Disallow: /a%24", "/a", true},
		{"User-agent: *|Disallow: /" + strings.Repeat("a*", 2000) + "b$", "/" + strings.Repeat("a", 8000), true},

		// Escapes (the table of RFC 9309, 2.2.2).
		{"User-agent: *|Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", false},
		{"User-agent: *|Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false},
		{"User-agent: *|Disallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", false},
		{"User-agent: *|Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false},
		{"User-agent: *|Disallow: /foo?u=https%3A%2F%2Ffoo", "/foo?u=https%3A%2F%2Ffoo", false},
		{"User-agent: *|Disallow: /a%2Fb", "/a/b", true},
		{"User-agent: *|Disallow: /a%zz%", "/a%25", true},
	}
	for _, tt := range tests {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			u, err := url.Parse("https://example.org" + tt.path)
			if err != nil {
				t.Fatal(err)
			}
			if rule, forbidden := parseRobots([]byte(strings.ReplaceAll(tt.file, "|", end)), "dossier").forbid(u); forbidden == tt.want {
				t.Errorf("%.100q: %.100s: forbidden: %t, by %.100q", tt.file, tt.path, forbidden, rule.line)
			}
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /%61?c", "/a/b?c")
	f.Add("user-agent: dossier\r\rallow:%\ndisallow: $", "/%2a$")
	f.Fuzz(func(t *testing.T, file, path string) {
		rules := parseRobots([]byte(file), "dossier")
		u, err := url.Parse("https://example.org/" + path)
		if err != nil {
			return
		}
		_, first := rules.forbid(u)
		if _, second := parseRobots([]byte(strings.ReplaceAll(file, "\n", "\r\n")), "dossier").forbid(u); first != second {
			t.Error("line ends matter")
		}
		once := escapePath(path, "*")
		if twice := escapePath(once, "*"); once != twice {
			t.Errorf("escaping %q gives %q, again %q", path, once, twice)
		}
		everything := append(rules, rule{allow: true, pattern: escapePath(u.EscapedPath(), "") + "?" + strings.Repeat("*", len(file)+3*len(path))})
		everything = append(everything, rule{allow: true, pattern: "/" + strings.Repeat("*", 3*len(file)+3*len(path)+10)})
		if by, ok := everything.forbid(u); ok {
			t.Errorf("the longest rule allows, and %q forbids", by.line)
		}
	})
}

// FuzzMatch compares with the regular expression that a pattern means.
func FuzzMatch(f *testing.F) {
	f.Add("/a*b$", "/aab")
	f.Add("/*a*a", "/ba")
	f.Add("*$", "")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if len(pattern) > 50 || len(path) > 100 || !utf8.ValidString(pattern) || !utf8.ValidString(path) {
			return
		}
		body, toEnd := strings.CutSuffix(pattern, "$")
		expression := `(?s)\A` + strings.ReplaceAll(regexp.QuoteMeta(body), `\*`, `.*`)
		if toEnd {
			expression += `\z`
		}
		if got, want := match(pattern, path), regexp.MustCompile(expression).MatchString(path); got != want {
			t.Errorf("match(%q, %q) = %t", pattern, path, got)
		}
	})
}
