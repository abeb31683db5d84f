package audit

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// sheet is a file that holds addresses, as it was read: a page, a style sheet
// or a drawing. What depends on other files is judged later, from links.
type sheet struct {
	path  string
	page  bool // HTML
	title string
	moved bool // the page only leads on to another
	ids   map[string]bool
	links []link
	found []Finding

	sources map[string]bool // the ids of the site's articles

	level    int // of the last heading; 0: none yet
	main     int // headings of the first level
	language bool
	titled   bool
	policy   bool // a Content-Security-Policy came
	loads    bool // something that loads came, before any policy
}

// reads reports whether a file of this name holds addresses.
func reads(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".css", ".svg":
		return true
	}
	return false
}

func readFile(f build.File, sources map[string]bool) *sheet {
	s := &sheet{path: f.Path, ids: map[string]bool{}, sources: sources}
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".css":
		s.style(string(f.Data))
		return s
	case ".html", ".htm":
		s.page = true
	}
	s.parse(f.Data)
	return s
}

// parse reads HTML, or a drawing as it would stand in a page.
func (s *sheet) parse(data []byte) {
	root, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		s.add(diag.Error, "unreadable", "simplify the layout that draws the page", "the page cannot be read: %v", err)
		return
	}
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			s.element(n)
		case html.TextNode:
			s.words(n)
		}
	}
	if s.page {
		s.finish(data)
	}
}

// finish reports what must be there and is not.
func (s *sheet) finish(data []byte) {
	for _, trace := range []string{"<no value", "ZgotmplZ"} {
		if bytes.Contains(data, []byte(trace)) {
			s.trace(trace)
		}
	}
	if s.title == "" {
		s.add(diag.Error, "no-title", "the layout writes <title> into <head>", "the page has no title")
	}
	if !s.language {
		s.add(diag.Error, "no-language", `the layout begins with <html lang="…">`, "the page does not say its language")
	}
	if !s.policy || s.loads {
		s.add(diag.Warning, "no-policy", `the layout begins its <head> with <meta http-equiv="Content-Security-Policy" content="{{policy}}">`, "the page does not say what a browser may load")
	}
	if s.main != 1 && !s.moved {
		s.add(diag.Error, "main-heading", "a page has one <h1>, its title", "the page has %d headings of the first level", s.main)
	}
}

func (s *sheet) add(level diag.Severity, rule, hint, format string, args ...any) {
	s.found = append(s.found, Finding{Level: level, Page: s.path, Rule: rule, What: fmt.Sprintf(format, args...), Hint: hint})
}

func (s *sheet) element(n *html.Node) {
	s.attributes(n)
	s.addresses(n)
	switch n.Data {
	case "meta":
		s.policy = s.policy || strings.EqualFold(attr(n, "http-equiv"), "Content-Security-Policy")
	case "link", "script", "style", "img":
		s.loads = s.loads || !s.policy
	}
	switch n.Data {
	case "html":
		s.language = s.language || strings.TrimSpace(attr(n, "lang")) != ""
	case "title":
		if !s.titled && n.Namespace == "" {
			s.title, s.titled = strings.TrimSpace(textOf(n)), true
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.heading(n)
	case "img", "area", "input":
		s.picture(n)
	case "a":
		if hasAttr(n, "href") && !named(n) {
			s.add(diag.Warning, "empty-link", "put words into the link, or an aria-label on it", "a link to %s has no words", quoted(attr(n, "href")))
		}
	case "script":
		if !hasAttr(n, "src") && executes(attr(n, "type")) {
			s.add(diag.Error, "inline-script", "put the script into assets/", "a script stands in the page")
		}
	case "style":
		if s.page {
			s.add(diag.Error, "inline-style", "put the style into assets/", "a style stands in the page")
		}
		s.style(textOf(n))
	case "base":
		s.add(diag.Error, "base-address", "remove it, and write addresses relative to the page", "<base> moves every address of the page")
	}
}

// executes reports whether a script of this type runs; others are data.
func executes(kind string) bool {
	switch kind = strings.ToLower(strings.TrimSpace(kind)); kind {
	case "", "module", "importmap", "speculationrules":
		return true
	}
	return strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript")
}

// attributes looks at what any element may carry.
func (s *sheet) attributes(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "id" && a.Val != "":
			if s.ids[a.Val] {
				s.add(diag.Error, "id-twice", "an id names one element of a page; give one of them another prefix", "the id %s is there twice", quoted(a.Val))
			}
			s.ids[a.Val] = true
		case a.Key == "name" && n.Data == "a":
			s.ids[a.Val] = true
		case a.Key == "style":
			if s.page {
				s.add(diag.Error, "inline-style", "put the style into assets/", "<%s> has a style of its own", n.Data)
			}
			s.style(a.Val)
		case len(a.Key) > 2 && strings.HasPrefix(a.Key, "on") && s.page:
			s.add(diag.Error, "inline-handler", "put the script into assets/", "<%s> has an attribute %s", n.Data, quoted(a.Key))
		}
		s.signs(a.Val, false)
	}
}

func (s *sheet) heading(n *html.Node) {
	level := int(n.Data[1] - '0')
	if level == 1 {
		s.main++
	}
	if s.level > 0 && level > s.level+1 {
		s.add(diag.Warning, "heading-skip", "headings go down one level at a time",
			"<h%d> %s comes after <h%d>", level, quoted(strings.TrimSpace(textOf(n))), s.level)
	}
	s.level = level
}

// picture wants a text for a picture. An empty one says that it adorns only.
func (s *sheet) picture(n *html.Node) {
	wants := n.Data == "img" || n.Data == "area" && hasAttr(n, "href") || n.Data == "input" && strings.EqualFold(attr(n, "type"), "image")
	if wants && !hasAttr(n, "alt") {
		s.add(diag.Error, "no-alt", `write what it shows: alt="…", or alt="" where it only adorns`, "the picture %s has no text in its stead", quoted(attr(n, "src")))
	}
}

// named reports whether a link has a name that a screen reader can say.
func named(n *html.Node) bool {
	for _, key := range []string{"aria-label", "aria-labelledby", "title"} {
		if strings.TrimSpace(attr(n, key)) != "" {
			return true
		}
	}
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && strings.TrimSpace(d.Data) != "":
			return true
		case d.Type == html.ElementNode && strings.TrimSpace(attr(d, "alt")+attr(d, "aria-label")) != "":
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
