package charset

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// UTF-8 that was read as Windows-1252 or Latin-1 shows each character above
// ASCII as two to four: É as Ã‰, ’ as â€™. Mend undoes that for each such run
// by itself, so that good text beside it stays. It takes a line in passes, for
// text may have been misread several times over.
//
// A run counts if its bytes are strict UTF-8 for a character that prose uses.
// Most runs are strong evidence, for what they show is no text: no word has a
// ‰ after an Ã. But the second half of some is a mark that may well stand
// behind a capital letter: AMANHÃ” closes a quotation, and is Ô all the same.
// How sure a run is depends on what stands around it:
//
//   - strong: it is no text, and is repaired wherever it stands;
//   - weak: it is text in no language known, but may stand for something; it
//     is repaired on a line that holds a strong one;
//   - doubtful: it may be good text; it is repaired on a line that holds a
//     strong one, and no good character above ASCII.
//
// In a text with several strong runs, and no good character above ASCII in the
// whole of it, the weak and the doubtful are repaired on every line.

// Repair is a word that was mended: its place in the text before, in characters
// from 1, the word before and after, and how often it had been misread.
type Repair struct {
	Line, Col     int
	Before, After string
	Layers        int
}

// String tells where the repair is and what it changed: "1:134 d'Ã‰tat → d'État".
func (r Repair) String() string {
	return fmt.Sprintf("%d:%d %s → %s", r.Line, r.Col, shorten(r.Before), shorten(r.After))
}

// shorten cuts a word that is too long to be told.
func shorten(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// evidence is how sure it is that a run of characters was misread.
type evidence uint8

const (
	none evidence = iota
	doubtful
	weak
	strong
)

// unit is a run of characters that stands for one.
type unit struct {
	start, end int // indices of runes
	char       rune
	evidence   evidence
	layers     int
}

// maxPasses is how many passes a line may take. Real text takes two or three;
// a line that takes more is no text, and is left alone.
const maxPasses = 8

// Mend repairs what was misread in a text, and tells each word that it changed.
// A text without characters from U+0080 to U+FFFF comes back as it is; so does
// what has been mended before.
func Mend(text string) (string, []Repair) {
	if ascii([]byte(text)) {
		return text, nil
	}
	lines := strings.Split(text, "\n")
	least := leastEvidence(lines)
	var repairs []Repair
	for i, line := range lines {
		mended, done := mendLine(line, least)
		lines[i] = mended
		for _, r := range done {
			r.Line = i + 1
			repairs = append(repairs, r)
		}
	}
	if len(repairs) == 0 {
		return text, nil
	}
	return strings.Join(lines, "\n"), repairs
}

// leastEvidence gives the evidence that is enough throughout the text: strong,
// unless all that it holds above ASCII looks misread.
func leastEvidence(lines []string) evidence {
	const enough = 3
	sure := 0
	for _, line := range lines {
		if ascii([]byte(line)) {
			continue
		}
		runes := []rune(line)
		units := findUnits(runes)
		if !clean(runes, units) {
			return strong
		}
		for _, u := range units {
			if u.evidence == strong {
				sure++
			}
		}
	}
	if sure < enough {
		return strong
	}
	return doubtful
}

// clean reports whether all characters above ASCII lie in units.
func clean(runes []rune, units []unit) bool {
	at := 0
	for _, u := range units {
		if slices.ContainsFunc(runes[at:u.start], beyondASCII) {
			return false
		}
		at = u.end
	}
	return !slices.ContainsFunc(runes[at:], beyondASCII)
}

func beyondASCII(r rune) bool { return r >= utf8.RuneSelf && r != '\uFEFF' && r != '\u00A0' }

// mendLine repairs one line, and tells what it changed.
func mendLine(line string, least evidence) (string, []Repair) {
	if !suspicious(line) {
		return line, nil
	}
	was := []rune(line)
	now := trace(was)
	for range maxPasses {
		runes := now.runes()
		units := accept(runes, findUnits(runes), least)
		if len(units) == 0 {
			if len(now) == len(was) && string(runes) == line {
				return line, nil
			}
			return string(runes), now.repairs(was)
		}
		now = now.apply(units)
		least = strong // what a pass has laid bare must speak for itself
	}
	return line, nil
}

// suspicious reports whether a line holds a character that begins a run.
func suspicious(line string) bool {
	return strings.IndexFunc(line, begins) >= 0
}

// accept keeps the units that are sure enough.
func accept(runes []rune, units []unit, least evidence) []unit {
	if slices.ContainsFunc(units, func(u unit) bool { return u.evidence == strong }) {
		least = min(least, weak)
		if clean(runes, units) {
			least = doubtful
		}
	}
	return slices.DeleteFunc(units, func(u unit) bool { return u.evidence < least })
}

// traced is a line in the making: each character with the characters of the
// line as it was that it stands for.
type traced []struct {
	char       rune
	start, end int
	layers     int // 0: it has not changed
}

func trace(runes []rune) traced {
	t := make(traced, len(runes))
	for i, r := range runes {
		t[i].char, t[i].start, t[i].end = r, i, i+1
	}
	return t
}

func (t traced) runes() []rune {
	runes := make([]rune, len(t))
	for i, c := range t {
		runes[i] = c.char
	}
	return runes
}

// apply puts each unit's character in the place of its run.
func (t traced) apply(units []unit) traced {
	next := make(traced, 0, len(t))
	at := 0
	for _, u := range units {
		next = append(next, t[at:u.start]...)
		c := t[u.start]
		c.char, c.end = u.char, t[u.end-1].end
		deepest := 0
		for _, part := range t[u.start:u.end] {
			deepest = max(deepest, part.layers)
		}
		c.layers = deepest + u.layers
		next = append(next, c)
		at = u.end
	}
	return append(next, t[at:]...)
}

// repairs tells the words that changed. was is the line as it was.
func (t traced) repairs(was []rune) []Repair {
	var repairs []Repair
	for i := 0; i < len(t); i++ {
		if t[i].layers == 0 {
			continue
		}
		from, to, layers := i, i+1, t[i].layers
		for from > 0 && !blank(was[t[from-1].end-1]) && !blank(t[from-1].char) {
			from--
		}
		for to < len(t) && (t[to].layers > 0 || !blank(t[to].char)) {
			layers = max(layers, t[to].layers)
			to++
		}
		if n := len(repairs); n > 0 && from < i && t[from].start+1 == repairs[n-1].Col {
			from = i
		}
		start, end := t[from].start, t[to-1].end
		repairs = append(repairs, Repair{Col: start + 1, Before: string(was[start:end]), After: string(t[from:to].runes()), Layers: layers})
		i = to - 1
	}
	return repairs
}

func blank(r rune) bool { return r == ' ' || r == '\t' }
