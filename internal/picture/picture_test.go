package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	look   = flag.String("look", "", "a folder to write the pictures into, to be looked at")
)

const long = "L’été où l’armée s’est soulevée à Kati, près de Bamako, et ce que l’on en sait "

var cards = map[string]Card{
	"empty": {},
	"mali":  {Title: "Mali: two risings from Kati", Subtitle: "The coup of March 2012 and the mutiny of 18 August 2020", Language: "en", Cases: []Case{{"The coup of 2012", 1}, {"The mutiny of 2020", 2}}},
	"bare":  {Title: "Mali", Accent: "#c0ffee"},
	"long": {
		Title: strings.Repeat(long, 4), Subtitle: strings.Repeat("Sous-titre assez long ", 12), Language: "fr", Accent: "#a5304c",
		Cases: []Case{{"Affaire un", 1}, {"Affaire deux", 2}, {"Affaire trois", 3}, {"Quatre", 4}, {"Affaire cinq", 5}, {"Affaire six", 6}},
	},
	"dense":     {Title: alphabet(0), Subtitle: alphabet(1)}, // no letter twice: the hardest to compress
	"one word":  {Title: strings.Repeat("Wolkenkuckucksheim", 17)},
	"long case": {Title: "Mali", Cases: []Case{{strings.Repeat("case ", 40), 12}, {"x", 0}}},
	"arabic":    {Title: "مالي: انقلابان", Subtitle: "تقرير", Language: "ar", Cases: []Case{{"ا", 1}, {"ب", 2}, {"ج", 3}}},
	"chinese":   {Title: "马里政变", Language: "zh"},
	"mixed":     {Title: "مالي — Mali, two risings", Subtitle: "Путч в Мали", Cases: []Case{{"انقلاب", 1}, {"Mutiny", 2}}},
	"no title":  {Title: "马里", Subtitle: "Two risings", Accent: "none"},
	"hostile":   {Title: "\x00\u202e\ufeff </text> \U0001f1f2\U0001f1f1 \xff\xfe Mali\ufe0f e\u0301", Accent: "#ggg", Cases: []Case{{"", -1}, {"\n", 1 << 30}}},
}

// alphabet gives every second letter of the fonts beyond ASCII.
func alphabet(from int) string {
	f, n := boldFace(), 0
	var b strings.Builder
	for r := rune(0xc0); r < 0x500; r++ {
		if f.index(r) == 0 {
			continue
		}
		if n++; n%2 == from {
			b.WriteRune(r)
		}
		if n%9 == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

var icons = map[string]Icon{
	"empty": {}, "mali": {Title: "Mali"}, "accent": {Title: "«été 2012»", Accent: "#e0a458"}, "turkish": {Title: "istanbul", Language: "tr-TR"},
	"digit": {Title: "18 August", Accent: "#777777"}, "arabic": {Title: "مالي (Mali)", Accent: "#1f4b8f"}, "cyrillic": {Title: "путч"},
}

func decode(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := decoded.(*image.Paletted)
	if !ok {
		t.Fatalf("a %T, not a picture with a palette", decoded)
	}
	return p
}

// pixels is a sum of what is seen: it does not change with the compression.
func pixels(p *image.Paletted) string {
	h := sha256.New()
	fmt.Fprint(h, p.Rect)
	for _, i := range p.Pix {
		c := p.Palette[i].(color.RGBA)
		h.Write([]byte{c.R, c.G, c.B, c.A})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// TestGolden compares sums of pixels. Where one changes, write the pictures
// into a folder with -look and look at them, then run with -update.
func TestGolden(t *testing.T) {
	got := map[string]string{}
	keep := func(name string, data []byte) {
		if *look != "" {
			if err := os.WriteFile(filepath.Join(*look, strings.ReplaceAll(name, "/", "-")), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, card := range cards {
		data := Social(card)
		keep("card/"+name+".png", data)
		got["card/"+name] = pixels(decode(t, data))
	}
	for name, icon := range icons {
		keep("icon/"+name+".png", icon.Touch())
		keep("icon/"+name+".svg", icon.SVG())
		got["icon/"+name] = pixels(decode(t, icon.Touch()))
		sum := sha256.Sum256(icon.SVG())
		got["icon/"+name+".svg"] = hex.EncodeToString(sum[:8])
	}
	if *update {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(got)) {
			fmt.Fprintf(&b, "%s  %s\n", got[name], name)
		}
		if err := os.WriteFile("testdata/pixels.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile("testdata/pixels.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(file)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		want[name] = sum
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSocial: every card has the size that was asked for, few colours, few
// bytes, paper at its edges and something on it.
func TestSocial(t *testing.T) {
	for name, card := range cards {
		data := Social(card)
		if !bytes.Equal(data, Social(card)) {
			t.Errorf("%s: two calls differ", name)
		}
		if len(data) >= 30_000 {
			t.Errorf("%s: %d bytes", name, len(data))
		}
		p := decode(t, data)
		if p.Rect != image.Rect(0, 0, Width, Height) || len(p.Palette) > 32 {
			t.Errorf("%s: %v, %d colours", name, p.Rect, len(p.Palette))
		}
		inked := 0
		for y := range Height {
			for x := range Width {
				on := p.Pix[p.PixOffset(x, y)] != 0
				if on {
					inked++
				}
				if on && (x < edge-4 || x > Width-edge+4) && y > bar && y < Height-bar {
					t.Fatalf("%s: something stands in the margin at %d, %d", name, x, y)
				}
			}
		}
		if inked < Width*bar+1000 || inked > Width*Height/3 {
			t.Errorf("%s: %d pixels are not paper", name, inked)
		}
	}
}

// TestTitleIsDarkOnLight: where the title stands there are the darkest ink and
// paper, at the contrast that WCAG asks of text (1.4.3), and mostly paper.
func TestTitleIsDarkOnLight(t *testing.T) {
	for _, name := range []string{"mali", "bare", "long", "mixed", "one word"} {
		p := decode(t, Social(cards[name]))
		count := map[color.RGBA]int{}
		for y := top; y < footCases; y++ {
			for x := edge; x < Width-edge; x++ {
				count[p.At(x, y).(color.RGBA)]++
			}
		}
		if count[ink0] < 2000 || count[paper] < 2*count[ink0] {
			t.Errorf("%s: %d pixels of ink, %d of paper", name, count[ink0], count[paper])
		}
	}
	for _, c := range []color.RGBA{ink0, quiet0} {
		if got := contrast(c, paper); got < 4.5 {
			t.Errorf("%v on paper: %.2f", c, got)
		}
	}
}

// TestColoursAreSeen: hues and accents stand out from paper, and letters from
// every ground that an icon may have.
func TestColoursAreSeen(t *testing.T) {
	for _, h := range hues {
		if got := seen(h, paper); got != h {
			t.Errorf("%v is not seen on paper: %.2f", h, contrast(h, paper))
		}
	}
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				c := rgb(uint8(r), uint8(g), uint8(b))
				if got := contrast(seen(c, paper), paper); got < visible {
					t.Fatalf("%v on paper: %.2f", c, got)
				}
				if got := contrast(readable(c), c); got < 4 {
					t.Fatalf("%v on %v: %.2f", readable(c), c, got)
				}
			}
		}
	}
	for pair, want := range map[[2]color.RGBA]float64{{rgb(0, 0, 0), rgb(255, 255, 255)}: 21, {rgb(0x76, 0x76, 0x76), rgb(255, 255, 255)}: 4.54, {rgb(255, 0, 0), rgb(255, 255, 255)}: 4.0} {
		if got := contrast(pair[0], pair[1]); got < want-0.06 || got > want+0.06 {
			t.Errorf("%v: %.3f, not %.2f", pair, got, want)
		}
	}
}

// TestColoursAreTheStyleSheets: the picture and the pages look alike.
func TestColoursAreTheStyleSheets(t *testing.T) {
	css, err := os.ReadFile("../../assets/site.css")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]color.RGBA{"--paper": paper, "--ink": ink0, "--quiet": quiet0, "--hair": hair0}
	for name, c := range want {
		if !regexp.MustCompile(name + `: light-dark\(` + hexOf(c)).Match(css) {
			t.Errorf("the style sheet has another %s than %s", name, hexOf(c))
		}
	}
	found := regexp.MustCompile(`(?m)^\.hue-\d \{ --hue: light-dark\((#[0-9a-f]{6})`).FindAllSubmatch(css, -1)
	var got, ours []string
	for _, m := range found {
		got = append(got, string(m[1]))
	}
	for _, h := range hues {
		ours = append(ours, hexOf(h))
	}
	if diff := cmp.Diff(got, ours); diff != "" {
		t.Errorf("hues (-style sheet +picture):\n%s", diff)
	}
}

// TestLegible: what the fonts lack is never drawn, and a title is never told
// with a hole in it.
func TestLegible(t *testing.T) {
	f := boldFace()
	for in, want := range map[string]string{
		"Mali":                           "Mali",
		" Mali:\ttwo\nrisings ":          "Mali: two risings",
		"e\u0301te\u0301":                "été",
		"Qui ?":                          "Qui ?", // a narrow blank that does not break
		"18‑August":                      "18-August",
		"Mali \U0001f1f2\U0001f1f1 2012": "Mali 2012",
		"مالي — Mali, two risings":       "Mali, two risings",
		"Mali (马里)":                      "Mali",
		"马里/Mali":                        "Mali",
		"Coup in 马里":                     "",
		"Mali, two risings | 马里":         "Mali, two risings",
		"Путч, Ελλάδα, Đặng?":            "", // the fonts lack ặ
		"Путч, Ελλάδα":                   "Путч, Ελλάδα",
		"Kɛlɛ":                           "", // Bambara
		"The fall of 马里 in 2012":         "",
		"مالي Mali":                      "", // half is lost
		"مالي":                           "",
		"— …":                            "",
		"":                               "",
	} {
		got, ok := f.legible(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %t; want %q", in, got, ok, want)
		}
		for _, r := range got {
			if ok && f.index(r) == 0 {
				t.Errorf("%q: no glyph for %q", in, r)
			}
		}
	}
}

// TestFit: titles are set as large as they have room, and shortened at a word.
func TestFit(t *testing.T) {
	f := boldFace()
	for _, tt := range []struct {
		title       string
		size, lines int
		last        string
	}{
		{"Mali", largest, 1, "Mali"},
		{"Mali: two risings from Kati", largest, 2, "from Kati"},
		{strings.TrimSpace(long), 72, 3, "Bamako, et ce que l’on en sait"},
		{strings.TrimSpace(strings.Repeat(long, 4)), smallest, 5, "…"},
	} {
		size, lines := f.fit(tt.title, 300)
		if size != tt.size || len(lines) != tt.lines || !strings.HasSuffix(lines[len(lines)-1], tt.last) {
			t.Errorf("%s: %d pixels, %q", tt.title, size, lines)
		}
		for _, line := range lines {
			if w := f.width(line, size); w > measure {
				t.Errorf("%q is %d pixels wide", line, w)
			}
		}
	}
}

// TestSVG: the icon is one shape in a square, well formed, without words.
func TestSVG(t *testing.T) {
	for name, icon := range icons {
		data := icon.SVG()
		var root struct {
			ViewBox string `xml:"viewBox,attr"`
			Path    struct {
				D string `xml:"d,attr"`
			} `xml:"path"`
		}
		if err := xml.Unmarshal(data, &root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !regexp.MustCompile(`^(M[\d. ]+([LQ][\d. ]+)+Z)+$`).MatchString(root.Path.D) || root.ViewBox != "0 0 32 32" || bytes.Contains(data, []byte("<text")) || len(data) > 2000 {
			t.Errorf("%s: %s", name, data)
		}
	}
	if a, b := (Icon{Title: "istanbul"}).SVG(), (Icon{Title: "istanbul", Language: "tr"}).SVG(); bytes.Equal(a, b) {
		t.Error("the Turkish capital of i has no dot")
	}
	if a, b := (Icon{Title: "مالي"}).SVG(), (Icon{}).SVG(); !bytes.Equal(a, b) {
		t.Error("a letter that the fonts lack is not the mark")
	}
}

func TestTouch(t *testing.T) {
	for name, icon := range icons {
		data := icon.Touch()
		p := decode(t, data)
		if p.Rect != image.Rect(0, 0, TouchSize, TouchSize) || len(data) > 4000 || !bytes.Equal(data, icon.Touch()) {
			t.Errorf("%s: %v, %d bytes", name, p.Rect, len(data))
		}
		full := 0
		for _, i := range p.Pix {
			if int(i) == len(p.Palette)-1 {
				full++
			}
		}
		if share := full * 100 / len(p.Pix); share < 4 || share > 40 {
			t.Errorf("%s: the shape fills %d %%", name, share)
		}
	}
}

// TestFill holds the drawing of shapes to sums done by hand.
func TestFill(t *testing.T) {
	square := func(x, y, side int) curve {
		return curve{{point: point{x, y}}, {point: point{x + side, y}}, {point: point{x + side, y + side}}, {point: point{x, y + side}}}
	}
	c := newCanvas(4, 4, paper)
	c.fill(outline{square(one, one, one), square(2*one+one/2, one, one), square(-9*one, 2*one, 5*one)}, c.ramp(ink0))
	want := []uint8{
		0, 0, 0, 0,
		0, 6, 3, 3,
		0, 0, 0, 0,
		0, 0, 0, 0,
	}
	if diff := cmp.Diff(want, c.Pix); diff != "" {
		t.Error(diff)
	}
	round := newCanvas(100, 100, paper)
	round.fill(outline{dot(50*one, 50*one, 40*one)}, round.ramp(ink0))
	area := 0
	for _, p := range round.Pix {
		area += int(p)
	}
	if got := float64(area) / shades; got < 5000 || got > 5050 { // π·40² = 5027
		t.Errorf("a circle of radius 40 covers %.0f pixels", got)
	}
}

func BenchmarkSocial(b *testing.B) {
	for _, name := range []string{"mali", "long", "arabic"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Social(cards[name])
			}
		})
	}
}

func BenchmarkIcon(b *testing.B) {
	for b.Loop() {
		icons["mali"].SVG()
		icons["mali"].Touch()
	}
}
