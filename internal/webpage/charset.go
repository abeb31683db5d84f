package webpage

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// sniffed is how far into a document its character set may be declared. The
// standard says 1,024 bytes; pages keep to that less than browsers do.
const sniffed = 4096

// DeclaredCharset gives the character set that a document declares in its
// first 4,096 bytes, in lower case and as written: by a byte order mark, an XML
// declaration, <meta charset> or <meta http-equiv=content-type>. It is empty
// where none is declared.
func DeclaredCharset(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return "utf-8"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return "utf-16be"
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return "utf-16le"
	}
	data = data[:min(len(data), sniffed)]
	if declared := xmlEncoding(data); declared != "" {
		return declared
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); string(name) == "meta" && more {
				if declared := metaCharset(z); declared != "" {
					return declared
				}
			}
		}
	}
}

func xmlEncoding(data []byte) string {
	if !bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("<?xml")) {
		return ""
	}
	declaration, _, ok := bytes.Cut(data, []byte("?>"))
	if !ok {
		return ""
	}
	_, rest, ok := bytes.Cut(declaration, []byte("encoding"))
	if !ok {
		return ""
	}
	return label(strings.TrimLeft(string(rest), " \t\r\n="))
}

func metaCharset(z *html.Tokenizer) string {
	charset, content, equiv := "", "", ""
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			charset = label(string(value))
		case "content":
			content = string(value)
		case "http-equiv":
			equiv = strings.ToLower(string(value))
		}
	}
	if charset != "" || strings.TrimSpace(equiv) != "content-type" {
		return charset
	}
	_, after, ok := strings.Cut(strings.ToLower(content), "charset")
	if !ok {
		return ""
	}
	after, ok = strings.CutPrefix(strings.TrimLeft(after, " \t\r\n"), "=")
	if !ok {
		return ""
	}
	return label(after)
}

// label takes the name of a character set from the beginning of a text, with or
// without quotation marks.
func label(s string) string {
	s = strings.TrimLeft(s, " \t\r\n\"'")
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.:+", r))
	})
	if end >= 0 {
		s = s[:end]
	}
	return strings.ToLower(s)
}
