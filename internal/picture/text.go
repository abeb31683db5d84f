package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// face is a font. Several goroutines may not use one.
type face struct {
	font   *opentype.Font
	buffer sfnt.Buffer
}

func boldFace() *face    { return newFace(gobold.TTF) }
func regularFace() *face { return newFace(goregular.TTF) }

func newFace(ttf []byte) *face {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic("a built-in font cannot be read: " + err.Error())
	}
	return &face{font: f}
}

// leading is the distance of two baselines.
func leading(size int) int { return size * 6 / 5 }

// index finds the glyph of a sign; 0: the font has none.
func (f *face) index(r rune) sfnt.GlyphIndex {
	i, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil {
		return 0
	}
	return i
}

// set gives the outline of each sign of a line with its distance from the
// line's beginning, and the length of the line.
func (f *face) set(s string, size int, each func(glyph outline, at int)) int {
	return f.along(s, size, func(i sfnt.GlyphIndex, at int) { each(f.outline(i, size), at) })
}

// along goes from glyph to glyph; none is left out, for legible left out what
// has none.
func (f *face) along(s string, size int, each func(i sfnt.GlyphIndex, at int)) int {
	at, last := fixed.Int26_6(0), sfnt.GlyphIndex(0)
	for _, r := range s {
		i := f.index(r)
		if kern, err := f.font.Kern(&f.buffer, last, i, fixed.I(size), font.HintingNone); err == nil && last != 0 {
			at += kern
		}
		each(i, int(at))
		if advance, err := f.font.GlyphAdvance(&f.buffer, i, fixed.I(size), font.HintingNone); err == nil {
			at += advance
		}
		last = i
	}
	return int(at)
}

// width is the length of a line in whole pixels.
func (f *face) width(s string, size int) int {
	return (f.along(s, size, func(sfnt.GlyphIndex, int) {}) + one - 1) / one
}

// outline gives the border of a glyph. Those of the Go fonts have no cubic
// curves.
func (f *face) outline(i sfnt.GlyphIndex, size int) outline {
	segments, err := f.font.LoadGlyph(&f.buffer, i, fixed.I(size), nil)
	if err != nil {
		return nil
	}
	var o outline
	on := func(p fixed.Point26_6, off bool) {
		o[len(o)-1] = append(o[len(o)-1], knot{point{int(p.X), int(p.Y)}, off})
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			o = append(o, nil)
			on(s.Args[0], false)
		case sfnt.SegmentOpLineTo:
			on(s.Args[0], false)
		case sfnt.SegmentOpQuadTo:
			on(s.Args[0], true)
			on(s.Args[1], false)
		}
	}
	return o
}

// alike are signs that may stand for others which the fonts lack.
var alike = strings.NewReplacer("‐", "-", "‑", "-", "―", "—", "\u202f", "\u00a0", "\u2009", " ", "\u2003", " ", "\u2002", " ", "′", "'", "″", `"`, "ʼ", "’")

// legible gives the words as the font can draw them: composed, without signs
// that are no words, on one line. A title is often given twice, in two scripts
// with a dash or brackets between them; then the one that the font lacks is
// left out. Nothing else ever is: where a word would be missed, or half of the
// letters, ok is false.
func (f *face) legible(s string) (line string, ok bool) {
	if r := []rune(s); len(r) > enough {
		s = string(r[:enough])
	}
	s = strings.Map(f.sign, alike.Replace(norm.NFC.String(s)))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
	if f.draws(s) {
		return s, letters(s) > 0
	}
	for i, r := range s {
		if !strings.ContainsRune(joints, r) {
			continue
		}
		for _, part := range []string{s[:i], s[i+utf8.RuneLen(r):]} {
			if f.draws(part) && letters(part) > letters(line) {
				line = strings.Trim(part, " )]"+joints)
			}
		}
	}
	return line, 2*letters(line) > letters(s)
}

// enough is more letters than there is room for on the card, at any size.
const enough = 600

// joints stand between the same title in two scripts.
const joints = ":;|/–—([•·"

// sign makes blanks of what parts words and leaves out what is no word: signs
// that are not seen, and pictures that the font lacks.
func (f *face) sign(r rune) rune {
	switch {
	case r == '\u00a0':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector), r == unicode.ReplacementChar:
		return -1
	case unicode.In(r, unicode.S, unicode.Co, unicode.Cs) && f.index(r) == 0:
		return -1
	}
	return r
}

func (f *face) draws(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return f.index(r) == 0 }) < 0
}

// letters counts the letters and digits.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

// fit finds the largest size at which a title has room in measure and in a
// height, and its lines. At the smallest size it is shortened.
func (f *face) fit(title string, height int) (size int, lines []string) {
	for size = largest; size > smallest; size -= 4 {
		lines, whole := f.wrap(title, size, measure)
		if whole && len(lines)*leading(size) <= height && len(lines) <= 4 {
			return size, f.balance(title, size, lines)
		}
	}
	return smallest, f.cut(title, smallest, measure, min(5, height/leading(smallest)))
}

// balance makes the lines of about one length, without making more of them.
func (f *face) balance(s string, size int, lines []string) []string {
	for width := measure - 20; width > measure/3; width -= 20 {
		narrower, whole := f.wrap(s, size, width)
		if !whole || len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// wrap breaks words into lines of a width. whole is false where a word was
// longer than a line and had to be broken.
func (f *face) wrap(s string, size, width int) (lines []string, whole bool) {
	whole = true
	line := ""
	for _, word := range strings.Split(s, " ") {
		if next := strings.TrimPrefix(line+" "+word, " "); f.width(next, size) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for f.width(word, size) > width {
			n := f.within(word, size, width)
			lines, word, whole = append(lines, word[:n]), word[n:], false
		}
		line = word
	}
	return append(lines, line), whole
}

// within tells how many bytes of a word have room in a width: those of one
// letter at least.
func (f *face) within(word string, size, width int) int {
	end := 0
	for i, r := range word {
		next := i + len(string(r))
		if end > 0 && f.width(word[:next], size) > width {
			break
		}
		end = next
	}
	return end
}

// cut wraps and shortens to so many lines; the last then ends in an ellipsis.
func (f *face) cut(s string, size, width, most int) []string {
	lines, _ := f.wrap(s, size, width)
	if len(lines) <= most {
		return lines
	}
	lines = lines[:max(most, 1)]
	last := []rune(lines[len(lines)-1])
	for len(last) > 0 && f.width(string(last)+"…", size) > width {
		last = last[:len(last)-1]
	}
	lines[len(lines)-1] = strings.TrimRightFunc(string(last), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) + "…"
	return lines
}
