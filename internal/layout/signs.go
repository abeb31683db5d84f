package layout

import (
	"bytes"
	"fmt"
)

// overrides are the characters that turn the words after them around, whatever
// their letters (Unicode Standard Annex 9, 2.2). No text needs them since there
// are isolates; what they are used for is to show one name where another stands.
var overrides = [...]rune{0x202D, 0x202E}

// shown puts a sign in the place of each character that would turn words around:
// in words, an element without any, so that the words stay as the source has them
// and the style sheet shows the number; where no element can stand, in an
// attribute, a title, a drawing or data, the number itself.
func shown(html []byte) []byte {
	if overridden(html) {
		return (&signer{html: html}).write()
	}
	return html
}

// overridden reports whether there is an override in a page: in one pass, by the
// byte with which both begin.
func overridden(html []byte) bool {
	for {
		i := bytes.IndexByte(html, "\u202d"[0])
		if i < 0 || len(html)-i < len("\u202d") {
			return false
		}
		if c := string(html[i : i+len("\u202d")]); c == "\u202d" || c == "\u202e" {
			return true
		}
		html = html[i+1:]
	}
}

// signer goes through a page. Layouts escape < and > in words and in values, so
// that each < begins a tag, and the next > ends it.
type signer struct {
	html []byte
	out  bytes.Buffer
	bare int // elements that are open and hold text alone, or drawings
}

func (s *signer) write() []byte {
	for len(s.html) > 0 {
		end := bytes.IndexByte(s.html, '<')
		if end < 0 {
			end = len(s.html)
		}
		s.put(s.html[:end], s.bare == 0)
		if s.html = s.html[end:]; len(s.html) == 0 {
			break
		}
		end = bytes.IndexByte(s.html, '>') + 1
		if end == 0 {
			end = len(s.html)
		}
		s.tag(s.html[:end])
		s.html = s.html[end:]
	}
	return s.out.Bytes()
}

func (s *signer) tag(tag []byte) {
	s.put(tag, false)
	for _, name := range [...]string{"title", "script", "style", "svg", "option", "textarea"} {
		switch {
		case isTag(tag, "</"+name):
			s.bare = max(s.bare-1, 0)
		case isTag(tag, "<"+name):
			s.bare++
		}
	}
}

// isTag reports whether a tag begins with the name, and that is all of its name.
func isTag(tag []byte, start string) bool {
	return bytes.HasPrefix(tag, []byte(start)) && len(tag) > len(start) && bytes.IndexByte([]byte(" >/\n\t"), tag[len(start)]) >= 0
}

// put writes a part of the page, its overrides as signs.
func (s *signer) put(part []byte, words bool) {
	for _, r := range overrides {
		sign := fmt.Sprintf("[U+%04X]", r)
		if words {
			sign = fmt.Sprintf(`<span class="sign" data-sign="U+%04X"></span>`, r)
		}
		part = bytes.ReplaceAll(part, []byte(string(r)), []byte(sign))
	}
	s.out.Write(part)
}
