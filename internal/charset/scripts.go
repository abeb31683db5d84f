package charset

import "unicode"

// plausible reports whether prose in Latin letters uses the character.
func plausible(r rune) bool {
	for _, p := range prose {
		if p[0] <= r && r <= p[1] {
			return true
		}
	}
	return false
}

// prose are the characters above ASCII that prose in Latin letters uses, as
// ranges: letters with their accents, those of Vietnamese, of African languages
// and of phonetics, signs, typographic punctuation, pictures.
var prose = [...][2]rune{
	{0xA0, 0x2AF}, {0x2B0, 0x2B8}, {0x2BB, 0x2BC}, {0x2C6, 0x2D0}, {0x2D8, 0x2DD},
	{0x300, 0x33F}, {0x1DC4, 0x1DFF}, {0x1E02, 0x1EF9},
	{0x2002, 0x206F}, {0x2070, 0x2094}, {0x20A0, 0x20BF}, {0x2100, 0x218B}, {0x2190, 0x21FF}, {0x2200, 0x23FF}, {0x2460, 0x27BF},
	{0x2B00, 0x2BFF}, {0xFB00, 0xFB06}, {0xFE0E, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFFC, 0xFFFD}, {0x1F000, 0x1FAFF},
}

// blocks are the other scripts. Their runs count beside each other: one alone
// may be a capital and its mark. Blocks of one text share a number.
var blocks = [...]struct {
	from, to rune
	script   int
}{
	{0x370, 0x3FF, 1}, {0x1F00, 0x1FFF, 1}, // Greek
	{0x400, 0x52F, 2}, {0xA640, 0xA69F, 2}, // Cyrillic
	{0x531, 0x58F, 3},                      // Armenian
	{0x591, 0x5F4, 4}, {0xFB1D, 0xFB4F, 4}, // Hebrew
	{0x600, 0x6FF, 5}, {0x750, 0x77F, 5}, // Arabic
	{0x7C0, 0x7FF, 6},                    // N’Ko
	{0x900, 0xDFF, 7}, {0xE00, 0xEFF, 8}, // India; Thai and Lao
	{0xF00, 0xFFF, 9}, {0x1000, 0x109F, 10}, {0x10A0, 0x10FF, 11}, {0x1C90, 0x1CBF, 11}, // Tibetan, Burmese, Georgian
	{0x1200, 0x139F, 12}, {0x1780, 0x17FF, 13}, // Ethiopic, Khmer
	{0x13A0, 0x167F, 14}, {0x1800, 0x18AF, 15}, // Cherokee and Canada's syllables, Mongolian
	{0x2D30, 0x2D7F, 16}, {0xA000, 0xA4CF, 21}, {0xA500, 0xA63F, 17}, {0x1E900, 0x1E95F, 18}, // Tifinagh, Yi, Vai, Adlam
	{0xA840, 0xABFF, 19}, {0x10280, 0x11FFF, 19}, {0x16A40, 0x16B8F, 19}, // smaller ones
	{0x1100, 0x11FF, 20}, {0x3000, 0x30FF, 20}, {0x3400, 0x9FFF, 20}, {0xAC00, 0xD7A3, 20}, {0xFF01, 0xFFEE, 20}, {0x20000, 0x323AF, 20}, // China, Japan, Korea
}

// foreign tells of a run whose character is of another script than Latin.
type foreign struct {
	script int  // 0: Latin, or no letter
	hard   bool // it holds a mark that stands behind no letter in good text
	long   bool // it is of three characters or more
	letter bool // a mark is a letter, as in a word of capitals: MÔŽE
	bare   bool // it holds a control character
}

func foreignOf(run []rune, r rune) foreign {
	var f foreign
	for _, b := range blocks {
		if b.from <= r && r <= b.to && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || r == 0x3000) {
			f.script = b.script
		}
	}
	for _, mark := range run[1:] {
		f.hard = f.hard || !mayFollowWord(mark)
		f.letter = f.letter || unicode.IsLetter(mark) && mark > 0xFF
		f.bare = f.bare || mark < 0xA0
	}
	f.long = len(run) > 2
	return f
}

// alone gives the evidence of a run by itself.
func (f foreign) alone() evidence {
	if f.hard && !f.letter {
		return weak
	}
	return doubtful
}

// strengthen makes the runs of other scripts strong where they follow each
// other: three of them, or two that are long or whose marks are no text.
func strengthen(units []unit, scripts []foreign) {
	for from := 0; from < len(units); {
		to := from
		hard := false
		for to < len(units) && scripts[to].script != 0 && scripts[to].script == scripts[from].script && (to == from || units[to].start == units[to-1].end) {
			hard = hard || scripts[to].hard
			to++
		}
		n := to - from
		for i := from; i < to; i++ {
			if n >= 3 || n == 2 && (hard || scripts[i].long) || scripts[i].bare {
				units[i].evidence = strong
			}
		}
		from = max(to, from+1)
	}
}

// strengthenPairs makes two runs of Latin letters strong that follow each
// other within a word, where their marks would make two quotations or pauses
// within it: É“É›, or Å…Ä†I.
func strengthenPairs(runes []rune, units []unit, scripts []foreign) {
	for i := 1; i < len(units); i++ {
		a, b := &units[i-1], &units[i]
		if a.end != b.start || scripts[i-1].script != 0 || scripts[i].script != 0 || !unicode.IsLetter(a.char) || !unicode.IsLetter(b.char) {
			continue
		}
		first, second, after := runes[a.end-1], runes[b.end-1], around(runes, b.end)
		switch {
		case first != second && !mayJoinWords(second) && (unicode.IsLetter(after) || !mayJoinWords(first)),
			unicode.IsLower(b.char) && unicode.IsLower(after) && !mayJoinWords(second):
			a.evidence, b.evidence = strong, strong
		}
	}
}
