package build

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/page"
)

// hosting makes the files that hosts read: .nojekyll, without which GitHub Pages
// leaves files out; _headers and _redirects, for Netlify and Cloudflare Pages;
// CNAME, by which GitHub Pages knows a domain where a branch is published.
func hosting(d *dossier.Dossier) []File {
	files := []File{newFile(".nojekyll", nil), newFile("_headers", []byte(headers))}
	if rules := redirects(d); rules != "" {
		files = append(files, newFile("_redirects", []byte(rules)))
	}
	if name := Domain(d.Config.BaseURL); name != "" {
		files = append(files, newFile(DomainFile, []byte(name+"\n")))
	}
	return files
}

// headers are sent with every file. What is in assets/ is named by its bytes, so
// that it never changes.
const headers = `/*
  Content-Security-Policy: ` + page.Policy + page.Framing + `
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`

// redirects leads from the former addresses of records to those of today. The
// pages that do the same stand there too, for hosts without such a file and for
// the disk; the "!" has Netlify take the rule before the page. A site below a path
// has none: such hosts serve it at a root of its own and are asked through another
// site, and which of the two addresses a rule is for cannot be known.
func redirects(d *dossier.Dossier) string {
	if d.Config.Root() != "/" {
		return ""
	}
	var rules []string
	for _, alias := range d.Roster.Aliases {
		to := page.RecordPath(d, alias)
		from := strings.TrimSuffix(to, d.Records[alias].Header().ID+"/index.html") + alias
		rules = append(rules, "/"+from+"/* /"+strings.TrimSuffix(to, "index.html")+" 301!\n")
	}
	slices.Sort(rules)
	return strings.Join(rules, "")
}

// DomainFile is the file in which GitHub Pages looks for a site's domain.
const DomainFile = "CNAME"

// shared are the domains below which hosts give each site a name. Such a name is
// the host's and not the site's own.
var shared = []string{
	"github.io", "githubusercontent.com", "gitlab.io", "netlify.app", "netlify.com", "pages.dev", "workers.dev", "vercel.app", "web.app",
	"firebaseapp.com", "surge.sh", "render.com", "onrender.com", "codeberg.page", "localhost", "local", "test", "invalid", "example",
}

// Domain gives the domain that a site has for itself: that of an address without
// a path or a port, unless it belongs to a host of many sites. Below a path the
// domain is some other site's, which says so itself. It is empty where there is
// none.
func Domain(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Port() != "" || strings.Trim(u.Path, "/") != "" {
		return ""
	}
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, err := netip.ParseAddr(name); err == nil || !strings.Contains(name, ".") || strings.ContainsFunc(name, notOfDomain) {
		return ""
	}
	for _, s := range shared {
		if name == s || strings.HasSuffix(name, "."+s) {
			return ""
		}
	}
	return name
}

// notOfDomain reports a character that no domain name has in the form that
// goes over the wire (RFC 1123).
func notOfDomain(r rune) bool {
	return (r < 'a' || 'z' < r) && (r < '0' || '9' < r) && r != '-' && r != '.'
}
