package audit

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// follow judges every address of a page.
func (m *siteMap) follow(s *sheet) []Finding {
	var list []Finding
	for _, l := range s.links {
		if f := m.judge(s, l); f.Rule != "" {
			f.Page = s.path
			list = append(list, f)
		}
	}
	return list
}

// judge gives what is wrong with an address, or a finding without a rule.
func (m *siteMap) judge(s *sheet, l link) Finding {
	wrong := func(rule, hint, format string, args ...any) Finding {
		what := fmt.Sprintf("the address %s in %s: ", quoted(l.address), l.from) + fmt.Sprintf(format, args...)
		return Finding{Level: l.use.level(), Rule: rule, What: what, Hint: hint}
	}
	u, err := readAddress(l.address)
	switch {
	case err != nil:
		return wrong("bad-address", "", "it cannot be read")
	case s.path == nowhere && m.own(l.address) != "":
		if !m.published(m.own(l.address)) {
			return wrong("dead-link", "", "the site has no such file")
		}
		return Finding{}
	case u.Scheme != "":
		return judgeScheme(u.Scheme, l.use, wrong)
	case u.Host != "" || strings.HasPrefix(u.Path, "//"):
		return wrong("root-address", "write the scheme, https:", "it takes the scheme of the page, and from a disk it leads nowhere")
	case strings.HasPrefix(u.Path, "/"):
		return wrong("root-address", "write it relative to the page", "it works at a domain's root only")
	case strings.TrimSpace(l.address) == "" && l.use != follows:
		return wrong("bad-address", "", "it is empty")
	}
	to := s.path
	if u.Path != "" {
		to = path.Join(path.Dir(s.path), u.Path)
	}
	switch {
	case to == ".." || strings.HasPrefix(to, "../"):
		return wrong("leaves-site", "the site is all that is published", "it leads out of the site")
	case m.folders[to] && !m.files[to] || strings.HasSuffix(u.Path, "/"):
		return wrong("folder-link", "write …/index.html", "it leads to a folder, which opens no page from a disk")
	case !m.files[to]:
		return wrong("dead-link", m.missing(to), "there is no such file")
	case strings.TrimSpace(l.address) == "":
		return wrong("bad-address", "leave out href where nothing is meant", "it is empty")
	case !m.has(to, u):
		return wrong("dead-anchor", "", "%s has no such place", to)
	}
	return Finding{}
}

// nowhere is the page that a host shows for an address that leads nowhere.
const nowhere = "404.html"

// own gives what an address names below the site's own, or below its path, by
// which the page for what leads nowhere has to name all; "" for any other.
func (m *siteMap) own(address string) string {
	root := dossier.Config{BaseURL: m.base}.Root()
	for _, own := range []string{m.base, root} {
		if name, found := strings.CutPrefix(address, own); found && own != "" && !strings.HasPrefix(address, "//") {
			return name
		}
	}
	return ""
}

// published reports whether the site has the file, or the page of the folder,
// that an address below the site's own names.
func (m *siteMap) published(address string) bool {
	address, _, _ = strings.Cut(address, "#")
	return m.files[address] || m.files[address+"index.html"]
}

// missing hints at a file that is not there.
func (m *siteMap) missing(to string) string {
	if other := m.lower[strings.ToLower(to)]; other != "" {
		return "the file is called " + other + "; most servers tell capitals apart"
	}
	return ""
}

// has reports whether the file at a path has the place that an address names.
func (m *siteMap) has(to string, u *url.URL) bool {
	p := m.byPath[to]
	fragment, _, _ := strings.Cut(u.Fragment, ":~:") // a text directive, for the browser alone
	if p == nil || !p.page || fragment == "" || strings.EqualFold(fragment, "top") {
		return true
	}
	raw, _, _ := strings.Cut(u.EscapedFragment(), ":~:")
	return p.ids[fragment] || p.ids[raw]
}

func judgeScheme(scheme string, u use, wrong func(rule, hint, format string, args ...any) Finding) Finding {
	switch scheme {
	case "http", "https":
		if u == fetches {
			return wrong("other-host", outsideHint, "the page asks another host for it")
		}
	case "javascript", "vbscript", "livescript":
		return wrong("script-address", "an address names a page or a file", "it runs a script")
	case "file":
		return wrong("disk-address", "", "it leads to a file on the machine where it was written")
	case "data":
		if u == follows {
			return warning(wrong("odd-scheme", "put it into a file of assets/", "browsers do not open such a page"))
		}
	case "mailto", "tel", "sms", "geo":
	default:
		return warning(wrong("odd-scheme", "", "not every reader's program knows the scheme %s", quoted(scheme)))
	}
	return Finding{}
}

func warning(f Finding) Finding {
	f.Level = diag.Warning
	return f
}

// readAddress reads an address as a browser does: without the blanks around it
// and the line breaks within, and with / for \ (WHATWG URL, 4.4). Of an address
// with a scheme it gives the scheme alone.
func readAddress(s string) (*url.URL, error) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	s = lineBreaks.Replace(s)
	if scheme, _, found := strings.Cut(s, ":"); found && isScheme(scheme) {
		return &url.URL{Scheme: strings.ToLower(scheme)}, nil
	}
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	return url.Parse(strings.ReplaceAll(s[:end], `\`, "/") + s[end:])
}

var lineBreaks = strings.NewReplacer("\t", "", "\n", "", "\r", "")

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9') && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return s != ""
}
