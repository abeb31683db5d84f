package charset

import (
	"slices"
	"strings"
	"unicode"
)

// marks are what the runs of a codec other than Windows-1252 are known by. Its
// leads are signs of mathematics or of frames, so only a run within a word, or
// one that is never text, counts.
type marks struct {
	never  []string // the beginnings of typographic signs, in no text
	leads  string   // the leads of letters
	least  evidence // of a run with one of the leads that stands by itself
	unsure string   // seconds that may stand behind the lead in good text
}

var (
	macMarks = marks{never: []string{"‚Ä", "‚Ç¨", "‚Ñ¢"}, leads: "√≈ƒ¬", least: weak, unsure: "π∑∏∫∂∞≠≤≥±µΩªºæø≈∆ /*"}
	dosMarks = marks{never: []string{"ÔÇ", "Ôé¼", "ΓÇ", "Γé¼"}, leads: "├┼┬", least: doubtful, unsure: "─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█░▒▓■"}
)

func (m *marks) judge(runes []rune, u unit) evidence {
	run := string(runes[u.start:u.end])
	if slices.ContainsFunc(m.never, func(s string) bool { return strings.HasPrefix(run, s) }) {
		return strong
	}
	if !strings.ContainsRune(m.leads, runes[u.start]) {
		return none
	}
	if !unicode.IsLetter(u.char) {
		return doubtful
	}
	before, after := small(around(runes, u.start-1)), small(around(runes, u.end))
	if strings.ContainsRune(m.unsure, runes[u.end-1]) {
		return when(before && small(around(runes, u.start-2)) && after && small(around(runes, u.end+1)), strong)
	}
	// x√é is nothing; but one letter before a root is a product
	if before && (after || small(around(runes, u.start-2))) {
		return strong
	}
	return m.least
}

// small reports whether r is a small letter of ASCII.
func small(r rune) bool { return 'a' <= r && r <= 'z' }
