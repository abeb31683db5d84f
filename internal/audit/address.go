package audit

import (
	"strings"

	"golang.org/x/net/html"

	"dossier/internal/diag"
)

// link is an address in a file of the site.
type link struct {
	address string
	from    string // what holds it, as "<img>"
	use     use
}

// use is what a browser does with an address.
type use uint8

const (
	follows use = iota // goes there when the reader asks for it
	fetches            // asks for it by itself
	tells              // does nothing: it is information
)

// fetching lists the attributes whose addresses a browser asks for by itself.
var fetching = map[string][]string{
	"script": {"src"}, "img": {"src"}, "source": {"src"}, "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"},
	"iframe": {"src"}, "frame": {"src"}, "embed": {"src"}, "object": {"data"}, "input": {"src"}, "body": {"background"},
	"image": {"href"}, "use": {"href"}, "feImage": {"href"},
}

// following lists the attributes whose addresses wait for the reader.
var following = map[string]string{"a": "href", "area": "href", "form": "action", "button": "formaction"}

// fetchingRels are the relations of <link> that make a browser ask for it.
var fetchingRels = map[string]bool{
	"stylesheet": true, "icon": true, "apple-touch-icon": true, "mask-icon": true, "manifest": true, "preload": true,
	"modulepreload": true, "prefetch": true, "preconnect": true, "dns-prefetch": true, "prerender": true,
}

// addresses notes every address of an element.
func (s *sheet) addresses(n *html.Node) {
	for _, key := range fetching[n.Data] {
		if hasAttr(n, key) {
			s.link(n.Data, attr(n, key), fetches)
		}
	}
	if key := following[n.Data]; key != "" && hasAttr(n, key) {
		s.link(n.Data, attr(n, key), follows)
	}
	switch n.Data {
	case "img", "source":
		for _, address := range srcset(attr(n, "srcset")) {
			s.link(n.Data, address, fetches)
		}
	case "a":
		for _, address := range strings.Fields(attr(n, "ping")) {
			s.link(n.Data, address, fetches)
		}
	case "link":
		if hasAttr(n, "href") {
			s.link("link", attr(n, "href"), useOf(attr(n, "rel")))
		}
	case "meta":
		if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			s.refresh(attr(n, "content"))
		}
	}
}

func (s *sheet) link(element, address string, u use) {
	s.links = append(s.links, link{address, "<" + element + ">", u})
}

func useOf(rels string) use {
	for _, rel := range strings.Fields(strings.ToLower(rels)) {
		if fetchingRels[rel] {
			return fetches
		}
	}
	return tells
}

// refresh reads "0; url=x", by which a page leads on to another.
func (s *sheet) refresh(content string) {
	i := strings.Index(strings.ToLower(content), "url=")
	if i < 0 {
		return
	}
	s.moved = true
	s.link("meta", strings.Trim(content[i+len("url="):], ` '"`), follows)
}

// srcset gives the addresses of a list of pictures (HTML, 4.8.4.2.2).
func srcset(value string) []string {
	var list []string
	for {
		value = strings.TrimLeft(value, " \t\n\r\f,")
		if value == "" {
			return list
		}
		end := strings.IndexAny(value, " \t\n\r\f")
		if end < 0 {
			end = len(value)
		}
		address := value[:end]
		value = value[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			list = append(list, trimmed)
			continue
		}
		list = append(list, address)
		_, value, _ = strings.Cut(value, ",")
	}
}

// style notes the addresses that a style sheet makes a browser ask for.
func (s *sheet) style(css string) {
	for css != "" {
		i := strings.IndexAny(css, `/"'@uU`)
		if i < 0 {
			return
		}
		css = css[i:]
		switch {
		case strings.HasPrefix(css, "/*"):
			_, css, _ = strings.Cut(css[2:], "*/")
		case css[0] == '"' || css[0] == '\'':
			_, css = cssString(css)
		case hasPrefixFold(css, "@import"):
			css = strings.TrimLeft(css[len("@import"):], " \t\n\r\f")
			if css != "" && (css[0] == '"' || css[0] == '\'') {
				var address string
				address, css = cssString(css)
				s.styled(address)
			}
		case hasPrefixFold(css, "url("):
			var address string
			address, css = cssURL(css[len("url("):])
			s.styled(address)
		default:
			css = css[1:]
		}
	}
}

func (s *sheet) styled(address string) {
	s.links = append(s.links, link{address, "a style", fetches})
}

// cssURL reads what stands between the brackets of url().
func cssURL(css string) (address, rest string) {
	css = strings.TrimLeft(css, " \t\n\r\f")
	if css != "" && (css[0] == '"' || css[0] == '\'') {
		address, rest = cssString(css)
		_, rest, _ = strings.Cut(rest, ")")
		return address, rest
	}
	address, rest, _ = strings.Cut(css, ")")
	return strings.TrimRight(address, " \t\n\r\f"), rest
}

// cssString reads a string with its quotation marks.
func cssString(css string) (value, rest string) {
	mark := css[0]
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case mark, '\n':
			return css[1:i], css[i+1:]
		}
	}
	return css[1:], ""
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// outsideHint is what to do about a request to another host.
const outsideHint = "keep a copy in assets/: a reader may have no network, and the other host would learn who reads"

// level of findings about an address: only information cannot break a page.
func (u use) level() diag.Severity {
	if u == tells {
		return diag.Warning
	}
	return diag.Error
}
