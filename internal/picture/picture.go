// Package picture draws the few pictures of a dossier that are not an editor's:
// the one that social networks show beside a link, and the icons.
//
// Equal arguments give equal bytes: curves are drawn with whole numbers, which
// no processor rounds in a way of its own. Nothing is remembered from one call
// to the next; a social picture takes about a tenth of a second, so who builds
// again and again keeps what it got.
//
// The words are set in the Go fonts, which hold Latin, Greek and Cyrillic
// letters. Words in other scripts are left out rather than drawn as empty
// boxes, and a picture without any words is a drawing that needs none.
package picture

import "dossier/internal/lettering"

// The size of the social picture, in pixels: what Open Graph and the others
// ask for.
const Width, Height = 1200, 630

// Card is what the social picture shows.
type Card struct {
	Title, Subtitle string
	Language        string // BCP 47
	Accent          string // "#rrggbb"; anything else: ink
	Cases           []Case
}

// Case is a case of the dossier.
type Case struct {
	Name string
	Hue  int // from 1, as in the views; 0: none
}

// The places on the card, in pixels.
const (
	edge      = 80
	measure   = Width - 2*edge
	bar       = 12  // the height of the accent at the head
	top       = 92  // of the words
	foot      = 566 // of the words, where there are no cases
	footCases = 486 // of the words, above the cases
	caseLine  = 546 // the baseline of the cases
	gap       = 28  // between title and subtitle
)

// The sizes of the words, in pixels.
const (
	largest, smallest = 104, 44 // of the title
	subtitleSize      = 32
	caseSize          = 27
)

// Social draws the card as a PNG of less than 30 kB.
func Social(card Card) []byte {
	d := newDrawing(card)
	title, hasTitle := d.bold.legible(card.Title)
	subtitle, hasSubtitle := d.regular.legible(card.Subtitle)
	if !hasTitle {
		title, subtitle, hasTitle, hasSubtitle = subtitle, "", hasSubtitle, false
	}
	if !hasTitle {
		d.strip(card)
		return d.encode()
	}
	d.rect(0, 0, Width, bar, d.accent)
	bottom := foot
	if cases := d.named(card.Cases); len(cases) > 0 {
		bottom = footCases
		d.rect(edge, bottom+10, measure, 2, d.hair)
		d.cases(cases)
	}
	var under []string
	room := bottom - top
	if hasSubtitle {
		under = d.regular.cut(subtitle, subtitleSize, measure, 2)
		room -= gap + len(under)*leading(subtitleSize)
	}
	size, lines := d.bold.fit(title, room)
	y := top + (room-len(lines)*leading(size))/2
	d.lines(d.bold, lines, size, y, d.ink)
	d.lines(d.regular, under, subtitleSize, y+len(lines)*leading(size)+gap, d.quiet)
	return d.encode()
}

// drawing is a card in the making.
type drawing struct {
	*canvas
	bold, regular            *face
	ink, quiet, accent, hair ink
	hues                     [len(hues)]ink
}

func newDrawing(card Card) *drawing {
	c := newCanvas(Width, Height, paper)
	d := &drawing{canvas: c, bold: boldFace(), regular: regularFace()}
	d.ink, d.quiet = c.ramp(ink0), c.ramp(quiet0)
	d.accent, d.hair = c.solid(seen(accentOf(card.Accent), paper)), c.solid(hair0)
	for i, h := range hues {
		d.hues[i] = c.solid(seen(h, paper))
	}
	return d
}

// hue gives the colour of a case.
func (d *drawing) hue(n int) ink {
	if n < 1 {
		return d.accent
	}
	return d.hues[(n-1)%len(d.hues)]
}

// lines sets lines below each other; y is the top of the first.
func (d *drawing) lines(f *face, lines []string, size, y int, colour ink) {
	for i, line := range lines {
		d.words(f, line, size, edge, y+i*leading(size)+size, colour)
	}
}

// words sets a line from x on its baseline and gives where it ends. Letters
// stand on whole pixels, so that two of a kind are alike, which the compression
// finds.
func (d *drawing) words(f *face, s string, size, x, baseline int, colour ink) int {
	f.set(s, size, func(glyph outline, at int) {
		d.fill(glyph.moved((x+(at+one/2)/one)*one, baseline*one), colour)
	})
	return x + f.width(s, size)
}

// named gives the cases whose names can be drawn.
func (d *drawing) named(list []Case) []Case {
	var named []Case
	for _, c := range list {
		if name, ok := d.regular.legible(c.Name); ok {
			named = append(named, Case{name, c.Hue})
		}
	}
	return named
}

// cases names the cases on one line, each with its hue. Where there is no room
// for all, an ellipsis ends the line.
func (d *drawing) cases(list []Case) {
	const square, space, between = 18, 10, 36
	more := d.regular.width("…", caseSize)
	x := edge
	for i, c := range list {
		room := edge + measure - x - square - space
		if i < len(list)-1 {
			room -= between + more
		}
		if i == 0 {
			c.Name = d.regular.cut(c.Name, caseSize, room, 1)[0]
		}
		if d.regular.width(c.Name, caseSize) > room {
			d.words(d.regular, "…", caseSize, x, caseLine, d.quiet)
			return
		}
		d.rect(x, caseLine-square, square, square, d.hue(c.Hue))
		x = d.words(d.regular, c.Name, caseSize, x+square+space, caseLine, d.ink) + between
	}
}

// strip draws the cases as stretches of a line of time, without a word. It runs
// the way the language is read.
func (d *drawing) strip(card Card) {
	const line, high, most = 6, 132, 12
	d.rect(0, 0, Width, bar, d.accent)
	d.rect(0, Height-bar, Width, bar, d.accent)
	d.rect(edge, (Height-line)/2, measure, line, d.ink)
	list := card.Cases[:min(len(card.Cases), most)]
	if len(list) == 0 {
		list = []Case{{}}
	}
	step := measure / len(list)
	for i, c := range list {
		x := edge + i*step + step/4
		if lettering.Leftward(card.Language) {
			x = Width - x - step/2
		}
		d.rect(x, (Height-high)/2, step/2, high, d.hue(c.Hue))
	}
}
