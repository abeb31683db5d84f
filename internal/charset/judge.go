package charset

import (
	"strings"
	"unicode"
)

// judge tells how sure it is that a run of Windows-1252 was misread, from what
// stands around it.
func judge(s surrounding) evidence {
	switch {
	case s.capsBefore && unicode.IsLower(s.char) && s.char != 'ß' && (!s.hard || rare(s.char)):
		return none // a small letter among capitals: NESTLÃ® is no NESTLî
	case unicode.IsUpper(s.before) && (s.last == 'Š' || s.last == 'Ž') && strings.ContainsRune("ÄÉÍÓÔÕÖÚÜÝ", s.lead):
		return doubtful // two letters of a word of capitals: INDONÉŠTINA
	case s.hard && !s.price():
		return strong
	case s.deep && (!unicode.IsUpper(s.lead) || unicode.IsLower(s.before) || unicode.IsLower(s.after)):
		return strong
	case !unicode.IsUpper(s.lead):
		return s.smallLead()
	case rare(s.char) && !unicode.IsLower(s.before):
		return doubtful
	case unicode.IsLower(s.before):
		return strong // a capital within a word
	case unicode.IsDigit(s.before):
		return when(s.lead == 'Â' || s.lead == 'Ã', strong) // 5 Å±0.2 are ångströms
	case unicode.IsUpper(s.before):
		return s.afterCapital()
	case unicode.IsLetter(s.before):
		return doubtful
	}
	return s.atBeginning()
}

func when(sure bool, e evidence) evidence {
	if sure {
		return e
	}
	return doubtful
}

// surrounding is what stands around a run.
type surrounding struct {
	lead, last     rune // of the run
	char           rune // what it stands for
	before, after  rune // beside it; a space outside of the line
	after2         rune
	hard           bool // it holds a mark that stands behind no letter in good text
	deep           bool // it was misread more than once
	capsBefore     bool // two capitals stand before it
	figuresBetween bool // it stands alone between two numbers
}

// surroundings looks around the unit u. run is what it shows in the layer below
// its own, and last is the unit before.
func surroundings(runes, run []rune, u, last unit) surrounding {
	s := surrounding{
		lead: run[0], last: run[len(run)-1], char: u.char,
		before: around(runes, u.start-1), after: around(runes, u.end), after2: around(runes, u.end+1), deep: u.layers > 1,
	}
	before2 := around(runes, u.start-2)
	if last.end == u.start && u.start > 0 {
		s.before, before2 = last.char, around(runes, last.start-1)
	}
	if s.before == '\'' && unicode.IsLetter(before2) {
		s.before = ' ' // an apostrophe: qu'Ã
	}
	for _, mark := range run[1:] {
		s.hard = s.hard || !mayFollowWord(mark)
	}
	s.capsBefore = unicode.IsUpper(s.before) && unicode.IsUpper(before2)
	s.figuresBetween = s.before == ' ' && s.after == ' ' && unicode.IsDigit(around(runes, u.start-2)) && unicode.IsDigit(s.after2)
	return s
}

// around gives the rune at i, a space outside of the line.
func around(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return ' '
	}
	return runes[i]
}

// price reports whether the run may be a capital before a price: MAÇÃ€2.
func (s surrounding) price() bool {
	return strings.ContainsRune("€£¥¢", s.last) && unicode.IsUpper(s.before) && (unicode.IsDigit(s.after) || s.after == ' ' && unicode.IsDigit(s.after2))
}

// smallLead judges a run of three or four characters whose marks may all
// stand behind a word: «está»… is ễ. No closing mark stands within a word.
func (s surrounding) smallLead() evidence {
	if unicode.IsLower(s.after) && !mayJoinWords(s.last) {
		return strong
	}
	if s.lead == 'â' && !unicode.IsLetter(s.before) && !opensQuote(s.before) {
		return strong // arrows and the like stand by themselves
	}
	return doubtful
}

// afterCapital judges a run behind a capital letter.
func (s surrounding) afterCapital() evidence {
	switch {
	case !s.capsBefore && unicode.IsLower(s.char) && unicode.IsLower(s.after):
		return when(!strings.ContainsRune("’‘…–—", s.last), strong) // Côte
	case unicode.IsLower(s.char) || mayJoinWords(s.last):
		return doubtful
	}
	// a closing mark within a word of capitals; a word that was joined to it begins with one
	return when(unicode.IsUpper(s.after) && !unicode.IsLower(s.after2), strong)
}

// atBeginning judges a run that no letter stands before.
func (s surrounding) atBeginning() evidence {
	tilde, joins := s.lead == 'Ã' || s.lead == 'Â', mayJoinWords(s.last)
	switch {
	case s.before == '«' && s.char == 0xA0 && (unicode.IsLetter(s.after) || unicode.IsDigit(s.after)):
		return strong // French quotation marks
	case opensQuote(s.before):
		return when(unicode.IsLower(s.after) && !joins, strong)
	case s.lead == 'Ã' && unicode.IsLower(s.after) && unicode.IsLetter(s.char):
		return strong
	case unicode.IsLower(s.after) && !joins:
		return strong // a word of one letter, a closing mark, and a small letter
	case s.last == 0xA0 && tilde:
		return when(!strings.ContainsRune("!?:;%»", s.after), strong) // the letter, named before a colon
	case s.lead == 'Â':
		return strong
	case unicode.IsUpper(s.after) && unicode.IsUpper(s.after2) && (!joins || s.lead == 'Ã'):
		return when(unicode.IsUpper(s.char), strong) // a closing mark before a word of capitals
	case s.char == 'ʻ':
		return when(unicode.IsUpper(s.after), strong) // Hawaiian words begin with it
	}
	return when(s.figuresBetween && s.lead == 'Ã', strong)
}

// mayFollowWord reports whether the mark may stand behind a letter in good
// text: what closes, what joins, what parts, and raised signs.
func mayFollowWord(r rune) bool {
	return strings.ContainsRune("”’“‘»›«‹…—–\u00A0®™°ºª²³¹±·©†‡•´¬\u00AD", r)
}

// mayJoinWords reports whether the mark may stand between two letters.
func mayJoinWords(r rune) bool { return strings.ContainsRune("’‘…—–\u00A0·•¬\u00AD", r) }

func opensQuote(r rune) bool { return strings.ContainsRune("“‘«‹„‚\"'(", r) }

// rare reports whether a letter is rare enough to be looked for within words
// only: of pinyin, phonetics and African languages.
func rare(r rune) bool {
	return 0x180 <= r && r <= 0x2AF && !(0x218 <= r && r <= 0x21B) && r != 'ơ' && r != 'ư' && r != 'Ơ' && r != 'Ư'
}
