package markdown

import (
	"strings"
	"unicode"

	"dossier/internal/pattern"
)

// escapeLine escapes a text that is a whole line by itself.
func escapeLine(s string, at place, marked bool) string {
	return escapeStart(escapeText(s, at, marked))
}

// lineStartPattern matches what opens a block at the beginning of a line: a
// heading, a quotation, a bullet, a number. The sign to escape is the group.
var lineStartPattern = pattern.New(`^(?:(#{1,6})(?: |$)|(>)|([-+*])(?: |$)|[0-9]{1,9}([.)])(?: |$)|([-_*])(?: ?[-_*] ?){2,}$|(=)=*$|(-)-*$|(~)~~|(:)[ \t]|(\|))`)

// escapeStart escapes the sign with which a line would open a block.
func escapeStart(s string) string {
	if s == "" || strings.IndexByte("#>-+*_=~:|0123456789", s[0]) < 0 {
		return s
	}
	m := lineStartPattern.FindStringSubmatchIndex(s)
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			return s[:m[i]] + `\` + s[m[i]:]
		}
	}
	return s
}

// addressPattern matches what may become a link by itself.
var addressPattern = pattern.New(`(?:https?|ftp)://\S+|www\.\S+|[^\s<>()\[\]]+@\S+`)

// escapeText escapes the signs within a line. marked says that other signs
// stand on the line, with which a single one in the text could pair.
func escapeText(s string, at place, marked bool) string {
	if !strings.ContainsAny(s, "\\`*_[]<&~|#{@") && !strings.Contains(s, "://") {
		return s
	}
	pairs := pairing(s, marked)
	var b strings.Builder
	done := 0
	for _, m := range addressPattern.FindAllStringIndex(s, -1) {
		if m[0] < done {
			continue
		}
		escapeRange(&b, s, done, m[0], at, pairs)
		address := s[m[0]:m[1]]
		var escaped strings.Builder
		escapeRange(&escaped, s, m[0], m[1], at, pairs)
		if escaped.String() == address {
			b.WriteString(address)
		} else {
			b.WriteString(unlinked(s, m[0], m[1], at, pairs))
		}
		done = m[1]
	}
	escapeRange(&b, s, done, len(s), at, pairs)
	return b.String()
}

// unlinked writes an address that holds signs to escape so that it does not
// become a link, in which the escapes would show.
func unlinked(s string, from, to int, at place, pairs signs) string {
	var b strings.Builder
	for from < to {
		i := strings.IndexAny(s[from:to], ":.@")
		if i < 0 {
			break
		}
		escapeRange(&b, s, from, from+i, at, pairs)
		b.WriteString(`\` + s[from+i:from+i+1])
		from += i + 1
	}
	escapeRange(&b, s, from, to, at, pairs)
	return b.String()
}

// escapeRange writes s[from:to] with its signs escaped.
func escapeRange(b *strings.Builder, s string, from, to int, at place, pairs signs) {
	start, escaped := from, false
	for i := from; i < to; i++ {
		if i == from || s[i] != s[i-1] || strings.IndexByte("*_~", s[i]) < 0 { // else one run, one answer
			escaped = mustEscape(s, i, at, pairs)
		}
		if escaped {
			b.WriteString(s[start:i] + `\`)
			start = i
		}
	}
	b.WriteString(s[start:to])
}

var entityPattern = pattern.New(`^&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,63});`)

// mustEscape reports whether the byte at offset i would be read as a sign.
func mustEscape(s string, i int, at place, pairs signs) bool {
	rest := s[i+1:]
	switch s[i] {
	case '\\':
		return rest == "" || isPunct(rest[0])
	case '`':
		return true
	case '*', '_', '~':
		return pairs.pair[s[i]] && flanks(s, i, pairs.marked)
	case '[':
		return pairs.pair['['] || rest != "" && strings.IndexByte("@^[", rest[0]) >= 0 || i == 0 && taskPattern.MatchString(s)
	case ']':
		return pairs.pair['[']
	case '<':
		return rest != "" && (isLetter(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0)
	case '&':
		return entityPattern.MatchString(s[i:])
	case '|':
		return at == inCell
	case '#':
		return at == inHeading && strings.Trim(s[i:], "#") == "" && (i == 0 || s[i-1] == ' ' || s[i-1] == '#')
	case '{':
		return at == inHeading && strings.HasSuffix(s, "}")
	}
	return false
}

var taskPattern = pattern.New(`^\[[ xX]\]`)

// signs tells which signs of a text could pair with another.
type signs struct {
	pair   [256]bool
	marked bool // other signs stand on the line
}

// pairing tells which signs of a text could pair with another: those of
// emphasis that can open before one that can close, and brackets where there is
// more than brackets by themselves.
func pairing(s string, marked bool) signs {
	pairs := signs{marked: marked}
	for _, c := range []byte("*_~") {
		pairs.pair[c] = marked || pairsUp(s, c)
	}
	pairs.pair['['] = strings.Contains(s, "](") || strings.Contains(s, "][") || strings.Contains(s, "]:")
	return pairs
}

func pairsUp(s string, c byte) bool {
	opened := false
	for i := 0; i < len(s); {
		if s[i] != c {
			i++
			continue
		}
		start, end := runOf(s, i)
		if opened && closes(s, start, end) {
			return true
		}
		opened = opened || opens(s, start, end)
		i = end
	}
	return false
}

// runOf gives the run of one character around offset i.
func runOf(s string, i int) (start, end int) {
	for start = i; start > 0 && s[start-1] == s[i]; start-- {
	}
	for end = i; end < len(s) && s[end] == s[i]; end++ {
	}
	return start, end
}

// opens and closes tell whether a run may begin or end an element; they hold
// of more runs than in CommonMark, as neighbours may themselves be escaped.
func opens(s string, start, end int) bool {
	return !unicode.IsSpace(firstRune(s[end:])) && !(s[start] == '_' && joins(s, start, end))
}

func closes(s string, start, end int) bool {
	return !unicode.IsSpace(lastRune(s[:start])) && !(s[start] == '_' && joins(s, start, end))
}

// joins reports whether a run stands between two letters or digits.
func joins(s string, start, end int) bool {
	before, after := lastRune(s[:start]), firstRune(s[end:])
	return isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// flanks reports whether the run around offset i may begin or end an element.
// On a line that is marked, other signs may stand next to the text's ends.
func flanks(s string, i int, marked bool) bool {
	start, end := runOf(s, i)
	return marked && (start == 0 || end == len(s)) || opens(s, start, end) || closes(s, start, end)
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
