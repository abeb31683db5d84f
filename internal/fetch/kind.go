package fetch

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

const (
	htmlType        = "text/html"
	xhtmlType       = "application/xhtml+xml"
	plainType       = "text/plain"
	markdownType    = "text/markdown"
	oldMarkdownType = "text/x-markdown"
)

// mediaType gives the type that a header Content-Type names, in lower case and
// without its parameters.
func mediaType(header string) string {
	t, _, _ := strings.Cut(header, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

func isText(t string) bool {
	return t == htmlType || t == xhtmlType || t == plainType || t == markdownType || t == oldMarkdownType
}

// readable looks at the head of a response, before any of its body is read.
func readable(at stop, resp *http.Response) error {
	switch strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))) {
	case "", "identity":
	default:
		return refuse(at, "the answer is packed in a way that was not asked for", fromBrowser)
	}
	if t := mediaType(resp.Header.Get("Content-Type")); t != "" && !isText(t) {
		return wrongKind(at, t)
	}
	return nil
}

// body reads a page to its end. The limit counts its bytes unpacked, so that a
// small answer cannot swell.
func (f *fetcher) body(at stop, resp *http.Response) ([]byte, error) {
	limit := f.options.MaxBytes
	tooLarge := func() error {
		return refuse(at, "the page is larger than "+size(limit), "save the text of the article from the browser, and import the file")
	}
	if resp.ContentLength > limit {
		return nil, tooLarge()
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case int64(len(body)) > limit:
		return nil, tooLarge()
	case err != nil:
		return nil, f.failure(at, err)
	case len(bytes.TrimSpace(body)) == 0:
		return nil, refuse(at, "the page is empty", fromBrowser)
	}
	return body, nil
}

// kind tells the type and the character set of a page from its head, and where
// that does not name a type, or its first bytes are plainly of another, from
// those.
func kind(at stop, resp *http.Response, body []byte) (contentType, charset string, err error) {
	header := resp.Header.Get("Content-Type")
	sniffed := mediaType(http.DetectContentType(body))
	contentType = mediaType(header)
	if contentType == "" {
		contentType = sniffed
		if sniffed == "text/xml" && bytes.Contains(body[:min(len(body), 1024)], []byte("<html")) {
			contentType = xhtmlType
		}
	}
	if !isText(contentType) {
		return "", "", wrongKind(at, contentType)
	}
	if isBinary(sniffed, body) {
		return "", "", wrongKind(at, sniffed)
	}
	if _, params, err := mime.ParseMediaType(header); err == nil {
		charset = strings.ToLower(strings.TrimSpace(params["charset"]))
	}
	return contentType, charset, nil
}

// isBinary reports whether a body is plainly no text. The signs of some formats
// are words, such as the BM of a picture, so they need a NUL beside them.
func isBinary(sniffed string, body []byte) bool {
	if strings.HasPrefix(sniffed, "text/") || sniffed == "application/octet-stream" {
		return false
	}
	return sniffed == "application/pdf" || bytes.IndexByte(body[:min(len(body), 512)], 0) >= 0
}

// wrongKind refuses what is no page.
func wrongKind(at stop, contentType string) error {
	what := "this is no page but " + shown(contentType)
	switch {
	case contentType == "application/pdf":
		return refuse(at, "this is a PDF file", "open it, save its text as a .txt file, and import that")
	case contentType == "application/rss+xml" || contentType == "application/atom+xml":
		return refuse(at, "this is a feed", "give the address of one of its articles")
	case strings.HasPrefix(contentType, "image/") || strings.HasPrefix(contentType, "video/") || strings.HasPrefix(contentType, "audio/"):
		return refuse(at, what, "give the address of the page that shows it")
	}
	return refuse(at, what, "give the address of a page, or save its text as a .txt file, and import that")
}

// refresh gives the other address that a page tells browsers to go on to, by
// <meta http-equiv=refresh> in its head. A page that only loads itself anew, as
// live pages do, gives none; nor does what is meant for browsers without
// scripts.
func refresh(at *url.URL, body []byte) string {
	z := html.NewTokenizer(bytes.NewReader(body))
	silent := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "body":
				return ""
			case "noscript":
				silent++
			case "meta":
				if to := refreshOf(at, z); to != "" && silent == 0 {
					return to
				}
			}
		case html.EndTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "head":
				return ""
			case "noscript":
				silent = max(0, silent-1)
			}
		}
	}
}

func refreshOf(at *url.URL, z *html.Tokenizer) string {
	equiv, content := "", ""
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "http-equiv":
			equiv = strings.ToLower(strings.TrimSpace(string(value)))
		case "content":
			content = string(value)
		}
	}
	if equiv != "refresh" {
		return ""
	}
	to, err := at.Parse(refreshAddress(content))
	if err != nil || to.Scheme != "http" && to.Scheme != "https" {
		return ""
	}
	to.User = nil
	if canonical(to) != "" || to.String() == at.String() {
		return ""
	}
	return to.String()
}

// refreshAddress cuts the address out of "5; url='…'", as the HTML standard
// does (shared declarative refresh steps).
func refreshAddress(content string) string {
	const space = " \t\n\f\r"
	rest := strings.TrimLeft(content, space)
	rest = strings.TrimLeft(rest, "0123456789.")
	rest = strings.TrimLeft(rest, space+";,")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if after, ok := strings.CutPrefix(strings.TrimLeft(rest[3:], space), "="); ok {
			rest = strings.TrimLeft(after, space)
		}
	}
	if rest != "" && (rest[0] == '\'' || rest[0] == '"') {
		rest, _, _ = strings.Cut(rest[1:], rest[:1])
	}
	return strings.TrimSpace(rest)
}
