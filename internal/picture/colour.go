package picture

import (
	"encoding/hex"
	"image/color"
	"strings"
)

// The colours of the style sheet's light half; a test compares them.
var (
	paper  = rgb(0xfb, 0xfa, 0xf7)
	ink0   = rgb(0x1d, 0x1b, 0x18)
	quiet0 = rgb(0x5f, 0x5a, 0x51)
	hair0  = rgb(0xd9, 0xd5, 0xca)
	hues   = [...]color.RGBA{
		rgb(0x1f, 0x4b, 0x8f), rgb(0xbb, 0x6a, 0x0f), rgb(0x26, 0x76, 0x6b), rgb(0x55, 0x26, 0x6b), rgb(0x45, 0x96, 0xbf), rgb(0xa5, 0x30, 0x4c),
	}
)

func rgb(r, g, b uint8) color.RGBA { return color.RGBA{r, g, b, 0xff} }

// accentOf reads "#rrggbb", and takes ink for anything else.
func accentOf(s string) color.RGBA {
	digits, ok := strings.CutPrefix(s, "#")
	b, err := hex.DecodeString(digits)
	if !ok || err != nil || len(b) != 3 {
		return ink0
	}
	return rgb(b[0], b[1], b[2])
}

// visible is the contrast that WCAG 2.2 asks of what is not text (1.4.11).
const visible = 3.0

// seen darkens a colour until it stands out from a light ground.
func seen(c, ground color.RGBA) color.RGBA {
	for contrast(c, ground) < visible {
		c = rgb(darker(c.R), darker(c.G), darker(c.B))
	}
	return c
}

func darker(v uint8) uint8 { return uint8(int(v) * 15 / 16) }

// readable gives the one of white and ink that is read better on a ground. It
// has a contrast of 4 or more.
func readable(ground color.RGBA) color.RGBA {
	white := rgb(0xff, 0xff, 0xff)
	if contrast(white, ground) >= contrast(ink0, ground) {
		return white
	}
	return ink0
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1, with the curve
// of sRGB taken as a polynomial, a fit within 0.003. It needs no powers, and the
// conversions keep processors from fusing steps: all round alike.
func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		return x * (float64(x*(float64(x*0.305306011)+0.682171111)) + 0.012522878)
	}
	return float64(0.2126*linear(c.R)) + float64(0.7152*linear(c.G)) + float64(0.0722*linear(c.B))
}

// mix gives the colour n parts of the way from a to b.
func mix(a, b color.RGBA, n, parts int) color.RGBA {
	between := func(x, y uint8) uint8 { return uint8((int(x)*(parts-n) + int(y)*n + parts/2) / parts) }
	return rgb(between(a.R, b.R), between(a.G, b.G), between(a.B, b.B))
}

func hexOf(c color.RGBA) string { return "#" + hex.EncodeToString([]byte{c.R, c.G, c.B}) }
