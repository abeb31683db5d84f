package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// UTF-8 that was read as Windows-1252 shows each character above ASCII as two
// to four: É as Ã‰, ’ as â€™. repairLine undoes that for each such run by itself,
// so that good text beside it stays.
//
// A run counts if its bytes are strict UTF-8 for a character that news prose
// uses. Most runs are strong evidence, for what they show is no text: no word
// has a ‰ after an Ã. But the second half of some is a mark that may well stand
// behind a capital letter: AMANHÃ” closes a quotation, and is Ô all the same.
// Such runs are weak evidence, and are repaired only on a line that holds a
// strong one. So are the stumps that are left when a later program turned the
// no-break space of "Ã " into a blank, or dropped the undefined byte of "â€".

// unit is a run of characters that stands for one character.
type unit struct {
	start, end int // indices of runes
	char       string
	strong     bool
}

// maxLayers is how many times over a text is taken to have been misread.
const maxLayers = 2

// repairLine repairs one line, and tells what it changed: each word with its
// column from 1, before and after.
func repairLine(line string) (string, []Repair) {
	if !suspicious(line) {
		return line, nil
	}
	runes := []rune(line)
	units := findUnits(runes)
	if !anyStrong(units) {
		return line, nil
	}
	return apply(runes, units)
}

// suspicious reports whether a line holds a character that begins a run.
func suspicious(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return 0xC2 <= r && r <= 0xF4 }) >= 0
}

func anyStrong(units []unit) bool {
	for _, u := range units {
		if u.strong {
			return true
		}
	}
	return false
}

func findUnits(runes []rune) []unit {
	var units []unit
	for i := 0; i < len(runes); {
		u, ok := unitAt(runes, i)
		if !ok {
			i++
			continue
		}
		units = append(units, u)
		i = u.end
	}
	strengthenScripts(runes, units)
	return units
}

// unitAt reads the run that begins at i, of as many layers as it has.
func unitAt(runes []rune, i int) (unit, bool) {
	for layers := maxLayers; layers > 0; layers-- {
		r, n := charAt(runes, i, layers)
		if n == 0 || !plausible(r) {
			continue
		}
		u := unit{start: i, end: i + n, char: string(r)}
		u.strong = layers > 1 || strong(runes, u, r)
		return u, true
	}
	return stumpAt(runes, i)
}

// charAt decodes the character at i that was misread so many layers deep, and
// tells how many runes it takes: 0 if there is none above ASCII.
func charAt(runes []rune, i, layers int) (rune, int) {
	if layers == 0 {
		return runes[i], 1
	}
	var buf [utf8.UTFMax]byte
	need, at := 1, i
	for k := 0; k < need; k++ {
		if at >= len(runes) {
			return 0, 0
		}
		r, n := charAt(runes, at, layers-1)
		c, ok := toByte(r)
		if n == 0 || !ok || c < utf8.RuneSelf {
			return 0, 0
		}
		if k == 0 {
			need = sequenceLength(c)
		}
		buf[k] = c
		at += n
	}
	r, size := utf8.DecodeRune(buf[:need])
	if size != need || r == utf8.RuneError {
		return 0, 0
	}
	return r, at - i
}

// sequenceLength gives the length of the UTF-8 sequence that c begins, 0 if it
// begins none.
func sequenceLength(c byte) int {
	switch {
	case 0xC2 <= c && c <= 0xDF:
		return 2
	case 0xE0 <= c && c <= 0xEF:
		return 3
	case 0xF0 <= c && c <= 0xF4:
		return 4
	}
	return 0
}

// plausible reports whether news prose uses the character.
func plausible(r rune) bool {
	for _, p := range prose {
		if p[0] <= r && r <= p[1] {
			return true
		}
	}
	return false
}

// prose are the characters above ASCII that news prose uses, as ranges:
// Latin with its accents, signs, typographic punctuation, and the scripts that
// strengthenScripts asks more of.
var prose = [...][2]rune{
	{0xA0, 0xFF}, {0x100, 0x17F}, {0x192, 0x192}, {0x218, 0x21B}, {0x2BB, 0x2BC}, {0x2C6, 0x2C7}, {0x2D8, 0x2DD},
	{0x300, 0x30C}, {0x323, 0x328}, {0x384, 0x3CE}, {0x401, 0x45F}, {0x490, 0x491}, {0x5D0, 0x5EA}, {0x60C, 0x6D5},
	{0x1E02, 0x1EF9}, {0x2002, 0x200B}, {0x2010, 0x2026}, {0x202F, 0x2033}, {0x2039, 0x203A}, {0x2044, 0x2044},
	{0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2153, 0x215E}, {0x2190, 0x2193}, {0x2212, 0x2212},
	{0x2248, 0x2248}, {0x2260, 0x2265}, {0x25A0, 0x25CF}, {0x2600, 0x27BF}, {0xFB00, 0xFB06}, {0xFEFF, 0xFEFF},
	{0x1F300, 0x1FAFF},
}

// strong reports whether what the run shows cannot be text, given what stands
// around it.
func strong(runes []rune, u unit, r rune) bool {
	if foreign(r) {
		return false // see strengthenScripts
	}
	lead, before, after := runes[u.start], around(runes, u.start-1), around(runes, u.end)
	for _, mark := range runes[u.start+1 : u.end] {
		if !mayFollowWord(mark) {
			return true
		}
	}
	last := runes[u.end-1]
	letterBefore := unicode.IsLetter(before)
	switch {
	case !unicode.IsUpper(lead):
		return false
	case unicode.IsLower(before) || unicode.IsDigit(before):
		return true // a capital within a word or number
	case unicode.IsLetter(after) && !mayJoinWords(last):
		return true // a closing mark within a word
	case unicode.IsLower(after) && !letterBefore:
		return true // a word of one letter, then a mark, then a small letter
	case letterBefore || opensQuote(before):
		return false
	}
	return lead == 'Â' || lead == 'Ã' && last == 0xA0
}

// around gives the rune at i, a space outside of the line.
func around(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return ' '
	}
	return runes[i]
}

// mayFollowWord reports whether the mark may stand behind a letter in good
// text: what closes, what joins, and raised signs.
func mayFollowWord(r rune) bool {
	return strings.ContainsRune("”’“‘»›«‹…—–\u00A0®™°ºª²³¹±·", r)
}

// mayJoinWords reports whether the mark may stand between two letters.
func mayJoinWords(r rune) bool { return strings.ContainsRune("’‘…—–\u00A0·", r) }

func opensQuote(r rune) bool { return strings.ContainsRune("“‘«‹„\"'(", r) }

// foreign reports whether a character is of another script than Latin.
func foreign(r rune) bool { return 0x384 <= r && r <= 0x6D5 }

// strengthenScripts makes the runs of other scripts strong where three or more
// of them follow each other: one alone may be a capital and its mark.
func strengthenScripts(runes []rune, units []unit) {
	for from := 0; from < len(units); {
		to := from
		for to < len(units) && isForeign(units[to]) && (to == from || units[to].start == units[to-1].end) {
			to++
		}
		for i := from; i < to && to-from >= 3; i++ {
			units[i].strong = true
		}
		from = max(to, from+1)
	}
}

func isForeign(u unit) bool {
	r, _ := utf8.DecodeRuneInString(u.char)
	return foreign(r)
}

// stumpAt reads what is left of a run that lost its last character.
func stumpAt(runes []rune, i int) (unit, bool) {
	before, next := around(runes, i-1), around(runes, i+1)
	switch {
	case runes[i] == 'Ã' && next == ' ' && !unicode.IsUpper(before):
		// "Ã" and a no-break space was à; a blank is left for the text if there is one more
		if around(runes, i+2) == ' ' && i+2 < len(runes) {
			return unit{i, i + 2, "à", false}, true
		}
		return unit{i, i + 1, "à", false}, true
	case runes[i] == 'Â' && next == ' ' && i+1 < len(runes) && !unicode.IsUpper(before):
		return unit{i, i + 2, "\u00A0", false}, true
	case runes[i] == 'â' && next == '€' && !unicode.IsLetter(around(runes, i+2)):
		return unit{i, i + 2, "”", false}, true
	}
	return unit{}, false
}

// apply writes the line anew with the units replaced.
func apply(runes []rune, units []unit) (string, []Repair) {
	var b strings.Builder
	var repairs []Repair
	at := 0
	for i := 0; i < len(units); {
		start, end := wordStart(runes, units[i].start), wordEnd(runes, units[i].end)
		var after strings.Builder
		from := start
		for ; i < len(units) && units[i].start < end; i++ {
			after.WriteString(string(runes[from:units[i].start]) + units[i].char)
			if from = units[i].end; from > end {
				end = wordEnd(runes, from)
			}
		}
		after.WriteString(string(runes[from:end]))
		b.WriteString(string(runes[at:start]) + after.String())
		repairs = append(repairs, Repair{Col: start + 1, Before: string(runes[start:end]), After: after.String()})
		at = end
	}
	b.WriteString(string(runes[at:]))
	return b.String(), repairs
}

// wordStart gives the beginning of the word that i is in.
func wordStart(runes []rune, i int) int {
	for i > 0 && runes[i-1] != ' ' && runes[i-1] != '\t' {
		i--
	}
	return i
}

// wordEnd gives the end of the word that i is in.
func wordEnd(runes []rune, i int) int {
	for i < len(runes) && runes[i] != ' ' && runes[i] != '\t' {
		i++
	}
	return i
}
