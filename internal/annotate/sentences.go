package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/pattern"
)

// Sentences gives the sentences of a paragraph, each without the white space
// around it. A sentence ends at . ! ? or … and the marks that close after it,
// where white space and no small letter follow; not after an abbreviation, an
// initial, or in a number. A line feed ends one too.
func Sentences(text string) []Span {
	return AppendSentences(make([]Span, 0, 1+len(text)/bytesPerSentence), text)
}

// AppendSentences adds the sentences of a paragraph, as Sentences gives them, to a
// list.
func AppendSentences[T text](spans []Span, paragraph T) []Span {
	start := 0
	add := func(end int) {
		if s, ok := trimmed(paragraph, start, end); ok {
			spans = append(spans, s)
		}
		start = end
	}
	for i := 0; i < len(paragraph); {
		if !stops[paragraph[i]] {
			i++
			continue
		}
		switch r, size := stopAt(paragraph, i); {
		case r == 0:
			i++
		case r == '\n':
			add(i)
			i++
		default:
			closed := closers(paragraph, i+size)
			if ends(paragraph, i, r, closed) {
				add(closed)
			}
			i = closed
		}
	}
	add(len(paragraph))
	return spans
}

// bytesPerSentence is less than most sentences of prose have.
const bytesPerSentence = 64

// stops are the bytes with which stops and line feeds begin; e2 begins “…”.
var stops = [256]bool{'.': true, '!': true, '?': true, '\n': true, 0xe2: true}

// stopAt gives the stop or line feed at byte i of a text, and its size; 0 for
// anything else.
func stopAt[T text](s T, i int) (r rune, size int) {
	switch c := s[i]; c {
	case '.', '!', '?', '\n':
		return rune(c), 1
	case "…"[0]:
		if string(s[i:min(i+len("…"), len(s))]) == "…" {
			return '…', len("…")
		}
	}
	return 0, 0
}

// trimmed gives the range without white space at its ends.
func trimmed[T text](s T, start, end int) (Span, bool) {
	start, _ = blanks(s[:end], start)
	for start < end {
		r, size := decodeLast(s, end)
		if !unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return Span{start, end}, start < end
}

// closers gives the offset after the marks that close a sentence: further
// stops, quotation marks and brackets. A space before » is taken along, as
// French sets it.
func closers[T text](s T, i int) int {
	for i < len(s) {
		r, size := decode(s, i)
		switch {
		case strings.ContainsRune(`.!?…"”’')]»›`, r):
			i += size
		case unicode.IsSpace(r) && string(s[i+size:min(i+size+len("»"), len(s))]) == "»":
			i += size
		default:
			return i
		}
	}
	return i
}

// ends reports whether the stop r at offset i, closed at end, ends a sentence.
func ends[T text](s T, i int, r rune, end int) bool {
	from, next := blanks(s, end)
	switch {
	case end == len(s):
		return true
	case from == end || unicode.IsLower(next):
		return false
	case from == len(s), next == 0, r != '.', end > i+1:
		return true
	}
	return !abbreviated(s[:i], s[from:])
}

// blanks gives the end of the white space at byte i of a text, and the character
// there, 0 at the end of the text.
func blanks[T text](s T, i int) (end int, next rune) {
	for i < len(s) {
		r, size := decode(s, i)
		if !unicode.IsSpace(r) {
			return i, r
		}
		i += size
	}
	return i, 0
}

// abbreviated reports whether a full stop belongs to the word that ends the text
// before it. rest follows the white space after it.
func abbreviated[T text](before, rest T) bool {
	if long(before) {
		return false
	}
	word := before[lastWord(before):]
	if len(word) == 0 || len(word) > 1 && plain(word) && !shortForms.has(outline(word)) {
		return false
	}
	return shortened(string(word), rest)
}

// shortened is abbreviated for the word.
func shortened[T text](word string, rest T) bool {
	lower := strings.ToLower(word)
	switch {
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(RuneAt(word, 0)):
		return true // an initial: "J. Smith"
	case beforeNumber[lower]:
		_, next := blanks(rest, 0)
		return unicode.IsDigit(next)
	case lower == "a.m" || lower == "p.m":
		const most = 64 // bytes, of which the patterns need fewer
		next := string(rest[:min(len(rest), most)])
		return ofClock.MatchString(next) && !otherTime.MatchString(next)
	case dotted(word):
		return true // U.S, U.N, e.g
	}
	return abbreviations[lower]
}

// long reports whether a text ends with more letters of ASCII than any
// abbreviation has, or than stand between full stops.
func long[T text](s T) bool {
	const longest = len("messrs")
	if len(s) <= longest {
		return false
	}
	for i := len(s) - longest - 1; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

var (
	// ofClock is what goes on with a time of the clock after "p.m.": its day, its
	// zone, or the time elsewhere in brackets.
	ofClock = pattern.New(`^(?:` +
		`(?:` + englishDays + `)\b|(?:` + englishMonths + `)\b\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:` + englishMonths + `)\b|` +
		`(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|WAT|CAT|EAT|SAST|IST|JST|AEST|AEDT|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b|` +
		`\p{Lu}[\pL-]+ (?:(?:standard|daylight|summer|mean|Standard|Daylight|Summer|Mean) )?(?:time|Time)\b|\(\d)`)

	// otherTime begins a sentence that tells of another time.
	otherTime = pattern.New(`^(?:A|The|This|That|Some|Any|Every|Each|No|Next|Last|First|One|More|Most|Much|Little|All|By|In|At|On|Since|Before|After|Of|Full|Prime|Half|Extra|Real|Over|His|Her|Its|Their|Our|My|Your|Long|Short|Same|What|Which|Whose) `)
)

// lastWord gives the offset of the letters, with full stops between them, that end
// a text.
func lastWord[T text](s T) int {
	for i := len(s); i > 0; {
		r, size := decodeLast(s, i)
		if r != '.' && !unicode.IsLetter(r) {
			return i
		}
		i -= size
	}
	return 0
}

// plain reports whether a word has letters and digits of ASCII only.
func plain[T text](word T) bool {
	for i := range len(word) {
		if !alphanumeric[word[i]] {
			return false
		}
	}
	return true
}

// dotted reports whether a word is letters parted by full stops, as in "U.S".
func dotted(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// beforeNumber are the abbreviations that a number follows.
var beforeNumber = map[string]bool{
	"no": true, "nos": true, "p": true, "pp": true, "art": true, "fig": true, "vol": true, "n": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true,
	"sept": true, "oct": true, "nov": true, "dec": true, "janv": true, "févr": true, "juill": true, "déc": true,
}

// abbreviations are the words whose full stop does not end a sentence: titles
// and ranks, which a name follows, and a few more.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "rev": true, "fr": true, "hon": true, "st": true, "ste": true,
	"capt": true, "lt": true, "col": true, "gen": true, "maj": true, "sgt": true, "cpl": true, "cdr": true, "adm": true, "brig": true,
	"gov": true, "sen": true, "rep": true, "pres": true, "amb": true, "messrs": true, "jr": true, "sr": true,
	"mm": true, "mme": true, "mlle": true, "me": true, "mgr": true, "cdt": true, "gal": true, "cne": true,
	"vs": true, "cf": true, "approx": true, "av": true, "env": true,
}

// shortForms are the outlines of both.
var shortForms = func() (o Outlines) {
	for _, list := range []map[string]bool{beforeNumber, abbreviations} {
		for w := range list {
			o.Add(w)
		}
	}
	return o
}()
