package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stumps of two layers that lost their last character, an undefined byte or a
// no-break space. The longest come first.
var stumps = []struct {
	run  string
	char rune
}{
	{"Ã¢â‚¬Â", '”'},
	{"Ã¢â‚¬", '”'},
	{"ÃƒÂ", 'à'},
	{"Ã‚Â", '\u00A0'},
	{"Ãƒ", 'à'},
}

// deepStumpAt reads one of the stumps.
func deepStumpAt(runes []rune, i int) unit {
	for _, s := range stumps {
		end := i + utf8.RuneCountInString(s.run)
		if end > len(runes) || string(runes[i:end]) != s.run || unicode.IsLetter(around(runes, end)) || around(runes, end) > 0x7F {
			continue
		}
		if s.char == 'à' && unicode.IsUpper(around(runes, i-1)) {
			continue // MÃ in capitals, misread once
		}
		if s.char == '\u00A0' && around(runes, end) == ' ' && end < len(runes) {
			end++
		}
		if s.char == 'à' {
			end = blanksOf(runes, end)
		}
		return unit{i, end, s.char, strong, 2}
	}
	return unit{}
}

// stumpAt reads what is left of a run that lost its last character, for a later
// program turned the no-break space of "Ã " into a blank, or dropped the
// undefined byte of "â€".
func stumpAt(runes []rune, i int) unit {
	switch runes[i] {
	case 'Ã':
		return graveAt(runes, i)
	case 'Â':
		return spaceAt(runes, i)
	case 'â':
		if around(runes, i+1) == '€' && !unicode.IsLetter(around(runes, i+2)) && around(runes, i+2) < 0x80 {
			return unit{i, i + 2, '”', strong, 1}
		}
	}
	return unit{}
}

// graveAt reads an à whose no-break space became a blank or was lost. Spanish
// has lost the soft hyphen of an í there.
func graveAt(runes []rune, i int) unit {
	before, after := around(runes, i-1), around(runes, i+1)
	elided := (before == '\'' || before == '’') && unicode.IsLower(around(runes, i-2))
	if before == '(' {
		before = ' '
	}
	switch {
	case unicode.IsLetter(after) || unicode.IsDigit(after) || after > 0x7F:
		return unit{}
	case unicode.IsLower(before):
		if acute(runes, i) {
			return unit{i, i + 1, 'í', strong, 1}
		}
		return unit{i, blanksOf(runes, i+1), 'à', strong, 1}
	case elided && after == ' ' && i+1 < len(runes):
		return unit{i, blanksOf(runes, i+1), 'à', strong, 1}
	case before == ' ' && after == ' ' && beginsWord(runes, i+2):
		return unit{i, i + 1, 'à', weak, 1}
	case before == ' ' && after == ' ' && around(runes, i+2) == ' ' && i+2 < len(runes):
		return unit{i, i + 2, 'à', weak, 1}
	}
	return unit{}
}

// blanksOf gives the end of an à that ends before end and has a blank too many:
// another blank follows it, or a mark that stands close.
func blanksOf(runes []rune, end int) int {
	if end < len(runes) && runes[end] == ' ' && end+1 < len(runes) && strings.ContainsRune(" ,.)”", runes[end+1]) {
		return end + 1
	}
	return end
}

// acute reports whether the letters before i are a Spanish word without its í.
func acute(runes []rune, i int) bool {
	start := i
	for start > 0 && i-start < 5 && unicode.IsLetter(runes[start-1]) {
		start--
	}
	switch strings.ToLower(string(runes[start:i])) {
	case "aqu", "all", "ah", "as", "s", "cas", "tambi":
		return true
	}
	return false
}

// spaceAt reads a no-break space that became a blank, or was lost.
func spaceAt(runes []rune, i int) unit {
	before, after := around(runes, i-1), around(runes, i+1)
	end := i + 1
	if after == ' ' && end < len(runes) {
		end++
	}
	word := unicode.IsLower(before) || unicode.IsDigit(before)
	switch {
	case word && (after == ' ' || strings.ContainsRune("!?:;%", after)),
		unicode.IsDigit(before) && unicode.IsDigit(after),
		before == '«' && after == ' ' && beginsWord(runes, end),
		strings.ContainsRune(".,;:!?)", before) && after == ' ' && end < len(runes):
		return unit{i, end, '\u00A0', strong, 1}
	case before == ' ' && after == ' ' && beginsWord(runes, end):
		return unit{i, end, '\u00A0', weak, 1}
	}
	return unit{}
}

// beginsWord reports whether a word begins at i that is no single capital, as
// in a row of letters.
func beginsWord(runes []rune, i int) bool {
	r := around(runes, i)
	return unicode.IsDigit(r) || unicode.IsLetter(r) && (unicode.IsLower(r) || around(runes, i+1) != ' ')
}
