package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// one is a pixel in the units of outlines, as golang.org/x/image/math/fixed
// has them.
const one = 64

// shades is how many steps there are from the ground to the full colour of a
// letter's edge; more are not seen and make the file larger.
const shades = 6

// canvas is a picture of few colours.
type canvas struct{ *image.Paletted }

// ink is a colour of a canvas: its place in the palette with its shades.
type ink struct{ first, steps int }

func newCanvas(width, height int, ground color.RGBA) *canvas {
	return &canvas{image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{ground})}
}

// ramp adds a colour to draw curves with.
func (c *canvas) ramp(full color.RGBA) ink { return c.add(full, shades) }

// solid adds a colour for rectangles.
func (c *canvas) solid(full color.RGBA) ink { return c.add(full, 1) }

func (c *canvas) add(full color.RGBA, steps int) ink {
	ground := c.Palette[0].(color.RGBA)
	i := ink{len(c.Palette), steps}
	for n := range steps {
		c.Palette = append(c.Palette, mix(ground, full, n+1, steps))
	}
	return i
}

func (c *canvas) rect(x, y, width, height int, colour ink) {
	r := image.Rect(x, y, x+width, y+height).Intersect(c.Rect)
	full := uint8(colour.first + colour.steps - 1)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):c.PixOffset(r.Max.X, y)]
		for i := range row {
			row[i] = full
		}
	}
}

// encode gives the picture as a PNG.
func (c *canvas) encode() []byte {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, c.Paletted); err != nil {
		panic("a picture cannot be written as PNG: " + err.Error())
	}
	return b.Bytes()
}

// point is a place in units of one to the pixel; y grows downward.
type point struct{ x, y int }

// curve is one closed line: points on it, and between two of them at most one
// off it, which bends the way from the one to the other as a quadratic Bézier
// curve does.
type curve []knot

type knot struct {
	point
	off bool
}

// outline is the border of a shape; what it goes around is inside.
type outline []curve

func (o outline) moved(x, y int) outline {
	return o.each(func(p point) point { return point{p.x + x, p.y + y} })
}

func (o outline) each(f func(point) point) outline {
	moved := make(outline, len(o))
	for i, c := range o {
		moved[i] = make(curve, len(c))
		for j, k := range c {
			moved[i][j] = knot{f(k.point), k.off}
		}
	}
	return moved
}

// bounds gives the corners around an outline.
func (o outline) bounds() (from, to point) {
	first := true
	for _, c := range o {
		for _, k := range c {
			if first {
				from, to, first = k.point, k.point, false
			}
			from = point{min(from.x, k.x), min(from.y, k.y)}
			to = point{max(to.x, k.x), max(to.y, k.y)}
		}
	}
	return from, to
}

// edges gives the outline as straight lines.
func (o outline) edges() [][2]point {
	const pieces = 10 // of a curve: at 200 pixels its error is below a tenth of one
	var list [][2]point
	for _, c := range o {
		for i, k := range c {
			next := c[(i+1)%len(c)]
			switch {
			case k.off:
			case !next.off:
				list = append(list, [2]point{k.point, next.point})
			default:
				last, end := k.point, c[(i+2)%len(c)].point
				for n := 1; n <= pieces; n++ {
					p := bezier(k.point, next.point, end, n, pieces)
					list = append(list, [2]point{last, p})
					last = p
				}
			}
		}
	}
	return list
}

// bezier gives the point n parts of the way along a curve.
func bezier(a, b, c point, n, parts int) point {
	at := func(a, b, c int) int {
		m := parts - n
		return (m*m*a + 2*m*n*b + n*n*c) / (parts * parts)
	}
	return point{at(a.x, b.x, c.x), at(a.y, b.y, c.y)}
}

// rows is how many lines of each row of pixels are looked at.
const rows = 8

// fill colours the inside of an outline. Along x the cover of a pixel is
// exact, along y it is that of rows lines.
func (c *canvas) fill(o outline, colour ink) {
	edges := o.edges()
	from, to := o.bounds()
	left, right := max(from.x/one-1, c.Rect.Min.X), min(to.x/one+2, c.Rect.Max.X)
	if left >= right {
		return
	}
	cover := make([]int, right-left)
	var cuts []cut
	for y := max(from.y/one-1, 0); y < min(to.y/one+2, c.Rect.Max.Y); y++ {
		clear(cover)
		for r := range rows {
			cuts = crossings(cuts[:0], edges, y*one+(2*r+1)*one/(2*rows))
			spans(cuts, func(a, b int) { covered(cover, a-left*one, b-left*one) })
		}
		row := c.Pix[c.PixOffset(left, y):c.PixOffset(right, y)]
		for x, n := range cover {
			if shade := (n*colour.steps + rows*one/2) / (rows * one); shade > 0 {
				row[x] = max(row[x], uint8(colour.first+shade-1))
			}
		}
	}
}

// cut is where an edge goes through a line, and whether down or up.
type cut struct{ x, turn int }

// crossings finds the cuts through the line at y, from the left.
func crossings(cuts []cut, edges [][2]point, y int) []cut {
	for _, e := range edges {
		a, b, turn := e[0], e[1], 1
		if a.y > b.y {
			a, b, turn = b, a, -1
		}
		if a.y <= y && y < b.y {
			cuts = append(cuts, cut{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), turn})
		}
	}
	slices.SortFunc(cuts, func(a, b cut) int { return a.x - b.x })
	return cuts
}

// spans gives the stretches of a line that lie inside.
func spans(cuts []cut, inside func(from, to int)) {
	turns := 0
	for i, c := range cuts {
		if turns != 0 {
			inside(cuts[i-1].x, c.x)
		}
		turns += c.turn
	}
}

// covered adds to the cover of the pixels from a to b, in units of one to the pixel.
func covered(cover []int, a, b int) {
	a, b = max(a, 0), min(b, len(cover)*one)
	for x := a / one; x*one < b; x++ {
		cover[x] += min(b, (x+1)*one) - max(a, x*one)
	}
}
