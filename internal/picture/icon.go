package picture

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Icon is what the icons show.
type Icon struct {
	Title    string // its first letter or digit
	Language string // BCP 47: how that is made a capital
	Accent   string // "#rrggbb" of the ground; anything else: ink
}

// tile is the side of an icon, in the units in which it is drawn: hundredths
// of the 32 parts of the icon's grid.
const tile = 3200

// SVG draws the icon for a browser's tab. It is made of shapes: no font is
// needed to show it.
func (i Icon) SVG() []byte {
	ground := accentOf(i.Accent)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="%s"/><path d="%s" fill="%s"/></svg>`+"\n",
		hexOf(ground), path(i.shape()), hexOf(readable(ground)))
}

// TouchSize is the side of the icon for a home screen, in pixels.
const TouchSize = 180

// Touch draws the icon for a home screen as a PNG. It fills the square: the
// system rounds the corners.
func (i Icon) Touch() []byte {
	ground := accentOf(i.Accent)
	c := newCanvas(TouchSize, TouchSize, ground)
	c.fill(i.shape().each(func(p point) point {
		return point{p.x * TouchSize * one / tile, p.y * TouchSize * one / tile}
	}), c.ramp(readable(ground)))
	return c.encode()
}

// shape gives the title's initial, or where the fonts lack it a mark.
func (i Icon) shape() outline {
	f := boldFace()
	for _, r := range norm.NFC.String(i.Title) {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		if glyph := f.index(capital(r, i.Language)); glyph != 0 {
			if o := f.outline(glyph, 1000); len(o) > 0 {
				return centred(o)
			}
		}
		break
	}
	return mark()
}

// capital gives the large letter for a small one: Turkish has one of its own
// for i.
func capital(r rune, language string) rune {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if primary == "tr" || primary == "az" {
		return unicode.TurkishCase.ToUpper(r)
	}
	return unicode.ToUpper(r)
}

// centred scales a shape to 20 parts of the grid, by its height or where it is
// wider by its width, and sets it into the middle.
func centred(o outline) outline {
	const side = 2000
	from, to := o.bounds()
	wide, high := to.x-from.x, to.y-from.y
	longer := max(wide, high, 1)
	left, top := (tile-wide*side/longer)/2, (tile-high*side/longer)/2
	return o.each(func(p point) point {
		return point{left + (p.x-from.x)*side/longer, top + (p.y-from.y)*side/longer}
	})
}

// mark is a rail with a dot and three lines of different length, which says
// nothing in any script.
func mark() outline {
	box := func(x, y, wide, high int) curve {
		return curve{{point: point{x, y}}, {point: point{x + wide, y}}, {point: point{x + wide, y + high}}, {point: point{x, y + high}}}
	}
	return outline{box(775, 700, 250, 1800), dot(900, 1600, 350), box(1500, 775, 900, 250), box(1500, 1475, 900, 250), box(1500, 2175, 600, 250)}
}

// dot is a circle, as far as eight quadratic curves make one: within 1 in 1000
// of the radius.
func dot(x, y, r int) curve {
	// Cosine and sine of the eighths of a turn, and between them where the
	// tangents meet, in thousandths.
	ring := []point{
		{1000, 0}, {1000, 414}, {707, 707}, {414, 1000}, {0, 1000}, {-414, 1000}, {-707, 707}, {-1000, 414},
		{-1000, 0}, {-1000, -414}, {-707, -707}, {-414, -1000}, {0, -1000}, {414, -1000}, {707, -707}, {1000, -414},
	}
	var c curve
	for i, p := range ring {
		c = append(c, knot{point{x + p.x*r/1000, y + p.y*r/1000}, i%2 == 1})
	}
	return c
}

// path writes an outline as SVG does, in parts of the grid.
func path(o outline) string {
	var b strings.Builder
	write := func(command string, points ...knot) {
		b.WriteString(command)
		for i, p := range points {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(hundredths(p.x) + " " + hundredths(p.y))
		}
	}
	for _, c := range o {
		write("M", c[0])
		for i := 1; i < len(c); i++ {
			if !c[i].off {
				write("L", c[i])
				continue
			}
			write("Q", c[i], c[(i+1)%len(c)])
			i++
		}
		b.WriteByte('Z')
	}
	return b.String()
}

// hundredths writes n/100 without needless zeros. No shape leaves the tile, so
// that n is never negative.
func hundredths(n int) string {
	s := fmt.Sprintf("%d.%02d", n/100, n%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
