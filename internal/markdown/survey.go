package markdown

import "strings"

// survey is what one look through a text tells of it, so that no byte is looked at
// twice to learn that it means nothing.
type survey struct {
	lines []line // of the text, and one that begins at its end
	signs int    // as countSigns counts them
	bars  int    // |
	knit  bool   // a part of the text may tell how another is read; see entangles
}

// line is a line of a text.
type line struct {
	at    int // the offset at which it begins
	holds marks
}

// marks tell what is among some bytes.
type marks uint8

const (
	meant  marks = 1 << iota // a sign with a meaning in Markdown within a line
	linked                   // what may be of a bare address: "://" or "www."
)

// What a byte may tell by itself. One that is none of these only makes a line
// longer.
const (
	telling   = 1 << iota // anything
	isMeaning             // of the list in words.go
	isOpening             // of that in limits.go
	isEntangling
)

// senses gives what each byte may tell.
var senses = sensesOf()

func sensesOf() (table [256]uint8) {
	for c := range table {
		switch {
		case c < ' ' && c != '\n' && c != '\t':
			table[c] = telling | isEntangling
		case c == '\n', c == '.', c == ':':
			table[c] = telling
		}
		if meaning[c] {
			table[c] |= telling | isMeaning
		}
		if opening[c] {
			table[c] |= telling | isOpening
		}
		if entangling[c] {
			table[c] |= telling | isEntangling
		}
	}
	return table
}

// surveyed looks through a text. The lines lie in the room, which may grow.
func surveyed(source string, room []line) survey {
	s := survey{lines: room[:0]}
	now := line{}
	for i := range len(source) {
		sense := senses[source[i]]
		if sense == 0 {
			continue
		}
		switch c := source[i]; {
		case c == '\n':
			s.lines = append(s.lines, now)
			now = line{at: i + 1}
		case c == '.' && strings.HasSuffix(source[:i], "www"), c == ':' && strings.HasPrefix(source[i:], "://"):
			now.holds |= linked
			s.signs += signsOfAddress
		case c == '|':
			s.bars++
		}
		if sense&isMeaning != 0 {
			now.holds |= meant
		}
		if sense&isOpening != 0 {
			s.signs++
		}
		if sense&isEntangling != 0 && !s.knit {
			s.knit = entangles(source[i:])
		}
	}
	s.lines = append(s.lines, now, line{at: len(source)})
	return s
}

// entangles reports whether what begins with a byte that may do so joins the parts
// of a text: code or HTML that blank lines do not end, a footnote, or the
// definition of a link.
func entangles(rest string) bool {
	switch rest[0] {
	case '`':
		return strings.HasPrefix(rest, "```")
	case '~':
		return strings.HasPrefix(rest, "~~~")
	case '&': // of "<" spelled out, which may look like a mark of a private passage
		return strings.HasPrefix(rest, "&lt;") || strings.HasPrefix(rest, "&#")
	case '[':
		return strings.HasPrefix(rest, "[^")
	case ']':
		return strings.HasPrefix(rest, "]:")
	}
	return true // "<" or a control character
}

// entangling are the bytes with which something may begin that joins parts.
var entangling = table("<`~[]&")

// count gives how many lines there are.
func (s *survey) count() int { return len(s.lines) - 1 }

// isBlank reports whether a line of a source has nothing but blanks.
func (s *survey) isBlank(source string, i int) bool {
	for at := s.lines[i].at; at < s.lines[i+1].at && source[at] != '\n'; at++ {
		if !blank[source[at]] {
			return false
		}
	}
	return true
}

// nextPart gives the first lines of a source from line i that are not blank, up to
// the next that is; first is next at the end of the text.
func (s *survey) nextPart(source string, i int) (first, next int) {
	for first = i; first < s.count() && s.isBlank(source, first); first++ {
	}
	for next = first; next < s.count() && !s.isBlank(source, next); next++ {
	}
	return first, next
}
