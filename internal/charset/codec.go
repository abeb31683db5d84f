package charset

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// codec is a character set that UTF-8 was read in by mistake.
type codec struct {
	low   [256]byte     // the bytes of the characters below U+0100; 0: none above 0x7F
	high  map[rune]byte // and of those above
	marks *marks        // nil: Windows-1252, with rules of its own
}

// The codecs. Latin-1 lies within the first: text may have gone through it
// instead, so that all of its control characters are bytes too.
var (
	windowsCodec = func() codec {
		c := newCodec(charmap.Windows1252, nil)
		for b := utf8.RuneSelf; b < len(c.low); b++ {
			c.low[b] = byte(b)
		}
		return c
	}()
	otherCodecs = []codec{
		newCodec(charmap.Macintosh, &macMarks),
		newCodec(charmap.CodePage850, &dosMarks),
		newCodec(charmap.CodePage437, &dosMarks),
	}
)

func newCodec(m *charmap.Charmap, marks *marks) codec {
	c := codec{high: make(map[rune]byte, 128), marks: marks}
	for b := utf8.RuneSelf; b < 256; b++ {
		switch r := m.DecodeByte(byte(b)); {
		case r == utf8.RuneError:
		case r < 256:
			c.low[r] = byte(b)
		default:
			c.high[r] = byte(b)
		}
	}
	return c
}

// byteOf gives the byte above 0x7F that was read as r, 0 if there is none.
func (c *codec) byteOf(r rune) byte {
	if 0 <= r && r < 256 {
		return c.low[r]
	}
	return c.high[r]
}

// charAt decodes the character at i that was misread so many layers deep, and
// tells how many runes it takes: 0 if there is none above ASCII.
func (c *codec) charAt(runes []rune, i, layers int) (rune, int) {
	if layers == 0 {
		return runes[i], 1
	}
	var buf [utf8.UTFMax]byte
	need, at := 1, i
	for k := 0; k < need; k++ {
		if at >= len(runes) {
			return 0, 0
		}
		r, n := c.charAt(runes, at, layers-1)
		b := c.byteOf(r)
		if n == 0 || b == 0 || (k > 0) != (b&0xC0 == 0x80) {
			return 0, 0
		}
		if k == 0 {
			need = sequenceLength(b)
		}
		buf[k] = b
		at += n
	}
	r, size := utf8.DecodeRune(buf[:need])
	if size == 0 || size != need || r == utf8.RuneError && need != 3 {
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

// spread gives the n runes at i with all their layers undone but one.
func (c *codec) spread(runes []rune, i, n, layers int) []rune {
	if layers == 1 {
		return runes[i : i+n]
	}
	var run []rune
	for at := i; at < i+n; {
		r, size := c.charAt(runes, at, layers-1)
		run = append(run, r)
		at += size
	}
	return run
}

// begins reports whether a run may begin with r, in any codec.
func begins(r rune) bool {
	return 0xC2 <= r && r <= 0xF4 || beginsOther(r)
}

// beginsOther reports whether a run of the other codecs may begin with r.
func beginsOther(r rune) bool {
	switch r {
	case '√', '¬', '≈', 'ƒ', '‚', '├', '┬', '┼', 'Γ', 'Ô':
		return true
	}
	return false
}

// maxLayers is how many times over a run is taken to have been misread in one
// pass.
const maxLayers = 3

// findUnits gives the runs of a line. A run that is good text once a layer is
// undone, and might be undone again, goes by the others: it is as deep as a
// run that leaves no doubt.
func findUnits(runes []rune) []unit {
	units, deep, unsure := readUnits(runes, maxLayers)
	if deep < unsure {
		units, _, _ = readUnits(runes, deep)
	}
	return units
}

// readUnits reads runs of at most so many layers, and tells the most that one
// has without doubt, and with.
func readUnits(runes []rune, layers int) (units []unit, deep, unsure int) {
	deep = 1
	var scripts []foreign
	var last unit
	for i := 0; i < len(runes); {
		if runes[i] < utf8.RuneSelf || !begins(runes[i]) {
			i++
			continue
		}
		u, f := unitAt(runes, i, layers, last)
		if u.evidence == none {
			i++
			continue
		}
		units, scripts, last = append(units, u), append(scripts, f), u
		i = u.end
	}
	strengthen(units, scripts)
	strengthenPairs(runes, units, scripts)
	for i := range units {
		if u := &units[i]; u.layers > 1 {
			if u.evidence == strong {
				deep = max(deep, u.layers)
			} else {
				unsure = max(unsure, u.layers)
			}
			u.evidence = strong
		}
	}
	return units, deep, unsure
}

// unitAt reads the run that begins at i, of as many layers as it has. last is
// the unit before it.
func unitAt(runes []rune, i, layers int, last unit) (unit, foreign) {
	for ; layers > 0; layers-- {
		if u := deepStumpAt(runes, i); layers == 1 && u.evidence != none {
			return u, foreign{}
		}
		r, n := windowsCodec.charAt(runes, i, layers)
		if n == 0 {
			continue
		}
		u := unit{start: i, end: i + n, char: r, layers: layers}
		run := windowsCodec.spread(runes, i, n, layers)
		f := foreignOf(run, r)
		switch {
		case f.script != 0:
			u.evidence = f.alone()
			if f.hard && !f.letter && (layers > 1 || n == 2 && unicode.IsLower(around(runes, i-1))) {
				u.evidence = strong
			}
		case plausible(r) || n == 2 && r < 0xA0 && run[1] == r: // a control character of Latin-1
			u.evidence = judge(surroundings(runes, run, u, last))
		}
		if u.evidence != none {
			return u, f
		}
	}
	if u := stumpAt(runes, i); u.evidence != none {
		return u, foreign{}
	}
	for k := range otherCodecs {
		c := &otherCodecs[k]
		if !beginsOther(runes[i]) {
			break
		}
		if r, n := c.charAt(runes, i, 1); n > 0 && plausible(r) {
			u := unit{start: i, end: i + n, char: r, layers: 1}
			if u.evidence = c.marks.judge(runes, u); u.evidence != none {
				return u, foreign{}
			}
		}
	}
	return unit{}, foreign{}
}
