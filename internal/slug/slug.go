// Package slug makes ids of names, and compares names.
//
// An id is the name of a record's file without its extension, and a folder of
// the site: article "bbc-2012" is content/articles/bbc-2012.md and
// /articles/bbc-2012/. It is made of the letters a to z, the digits and the
// dash, so that it is the same on every file system and in every address:
//
//	L'Élysée            l-elysee
//	Amadou Sanogo       amadou-sanogo
//	Œuvre nº 3 – Łódź   oeuvre-no-3-lodz
//
// [Make] makes an id, [Valid] checks one that an editor wrote, and [Fold]
// makes names alike that differ only in case, accents and punctuation marks.
package slug

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// MaxLen is the length of the longest id, in bytes.
const MaxLen = 80

// letters gives ASCII for the small letters that Unicode does not decompose
// into a letter and its marks: those of Europe, and of West Africa's Latin
// alphabets.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'ı': "i", 'ħ': "h", 'ŧ': "t", 'ĸ': "k", 'ŋ': "ng", 'ə': "e", 'ǝ': "e",
	'ɓ': "b", 'ɗ': "d", 'ɖ': "d", 'ɛ': "e", 'ƒ': "f", 'ɣ': "gh", 'ɩ': "i", 'ƙ': "k", 'ɲ': "ny", 'ɔ': "o",
	'ʋ': "v", 'ƴ': "y",
}

// Make gives an id for a name: its letters in lower case without accents, its
// digits, and one dash for whatever stands between them. It is cut at a dash
// to MaxLen bytes. A name that Windows keeps for a device gets "-1" at its
// end. It is empty when the name has no letter or digit that ASCII could show;
// what to do then is for the caller to decide.
func Make(name string) string {
	id, ok := basic(name)
	if !ok {
		id = spelled(name)
	}
	id = shorten(id)
	if reserved(id) {
		id += "-1"
	}
	return id
}

// basic gives the words of a name in ASCII, as most are, with a dash between them;
// ok is false for any other.
func basic(name string) (id string, ok bool) {
	b := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		switch {
		case c > unicode.MaxASCII:
			return "", false
		case 'A' <= c && c <= 'Z':
			b = append(b, c-'A'+'a')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case len(b) > 0 && b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	return strings.TrimSuffix(string(b), "-"), true
}

// spelled gives the words of any name likewise.
func spelled(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		if ignored(r) {
			continue
		}
		if s := ascii(unicode.ToLower(r)); s != "" {
			b.WriteString(s)
		} else {
			b.WriteByte('-')
		}
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	return strings.Join(words, "-")
}

// ignored reports whether r is part of no word and parts none: a mark on a
// letter, or a character without width such as the soft hyphen.
func ignored(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) }

// ascii gives the letters or digit for a small letter or digit, empty for any
// other character.
func ascii(r rune) string {
	if isIDChar(r) && r != '-' {
		return string(r)
	}
	return letters[r]
}

func isIDChar(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' }

// shorten cuts an id to MaxLen bytes, at a dash where there is one.
func shorten(id string) string {
	if len(id) <= MaxLen {
		return id
	}
	if dash := strings.LastIndexByte(id[:MaxLen+1], '-'); dash > 0 {
		return id[:dash]
	}
	return id[:MaxLen]
}

// reserved reports whether Windows keeps the name for a device, whatever its
// extension (Microsoft, "Naming Files, Paths, and Namespaces").
func reserved(id string) bool {
	switch id {
	case "con", "prn", "aux", "nul":
		return true
	}
	device, isNumbered := strings.CutPrefix(id, "com")
	if !isNumbered {
		device, isNumbered = strings.CutPrefix(id, "lpt")
	}
	return isNumbered && len(device) == 1 && '1' <= device[0] && device[0] <= '9'
}

// Error tells why a text is no id and, where Make finds one, what to write.
type Error struct {
	Offset  int // of the fault, in bytes from the start of the text
	Message string
	Hint    string // may be empty
}

// Error gives the message and the hint on one line.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + ": " + e.Hint
}

// Valid checks an id that somebody wrote. An error is an [*Error].
func Valid(id string) error {
	offset, message := fault(id)
	if message == "" {
		return nil
	}
	hint := ""
	if better := Make(id); better != "" {
		hint = fmt.Sprintf("write %q", better)
	}
	return &Error{offset, message, hint}
}

// fault gives the first thing wrong with an id, and an empty message for
// nothing.
func fault(id string) (offset int, message string) {
	for i, r := range id {
		switch {
		case isIDChar(r):
		case unicode.IsUpper(r):
			return i, fmt.Sprintf("capital letter %q in an id", string(r))
		default:
			return i, fmt.Sprintf("%q in an id, which has only a-z, 0-9 and dashes", string(r))
		}
	}
	switch {
	case id == "":
		return 0, "an empty id"
	case len(id) > MaxLen:
		return MaxLen, fmt.Sprintf("an id of %d characters, %d at most", len(id), MaxLen)
	case id[0] == '-':
		return 0, "a dash at the start of an id"
	case id[len(id)-1] == '-':
		return len(id) - 1, "a dash at the end of an id"
	case reserved(id):
		return 0, fmt.Sprintf("%q is the name of a device on Windows", id)
	}
	return 0, ""
}

// Fold gives a form in which two spellings of one name are equal: without
// marks on letters, in lower case by Unicode's full case folding, with one
// kind of apostrophe and hyphen, with single blanks between words, and without
// characters that have no width. A letter that is no other letter with a mark
// stays itself, so that ø and o are apart; the marks it drops include the vowel
// signs of Arabic and Hebrew.
func Fold(s string) string {
	// Lower case first, for cases.Fold swaps the two cases of Cherokee.
	s = cases.Fold().String(strings.ToLower(unmarked(s)))
	// Folding can bring marks back: ŉ becomes ʼn, ǰ a j and its caron.
	return strings.Join(strings.Fields(strings.Map(alike, unmarked(s))), " ")
}

// unmarked decomposes s (Unicode NFD) and leaves out marks.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if ignored(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// alike makes one character of all that serve as an apostrophe, and one of all
// that serve as a hyphen.
func alike(r rune) rune {
	switch r {
	case '‘', '’', '‛', 'ʼ', 'ʻ', 'ʾ', 'ʿ', 'ʹ', '′', '´', '`', '＇':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-'
	}
	return r
}
