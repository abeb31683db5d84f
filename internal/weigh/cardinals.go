package weigh

import "slices"

// A cardinal is a whole number in the words of one language. It is read as a
// whole or not at all: half of "twenty-two" is another number.
type cardinal struct {
	words []string // without hyphens
	*language
}

// language is how a language builds its numbers.
type language struct {
	small   map[string]float64 // below twenty
	tens    map[string]float64
	hundred map[string]bool
	scales  map[string]float64
	and     string
	french  bool
}

var (
	english = &language{
		small: map[string]float64{
			"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
			"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
		},
		tens:    map[string]float64{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
		hundred: set("hundred"),
		scales:  map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9},
		and:     "and",
	}
	french = &language{
		small: map[string]float64{
			"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
			"treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
		},
		tens: map[string]float64{
			"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
		},
		hundred: set("cent cents"),
		scales:  map[string]float64{"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9},
		and:     "et",
		french:  true,
	}
)

// numbers are the words that numbers are made of, but for scales.
var numbers = func() map[string]float64 {
	m := map[string]float64{"vingts": 80}
	for _, l := range []*language{english, french} {
		for w, v := range l.small {
			m[w] = v
		}
		for w, v := range l.tens {
			m[w] = v
		}
		for w := range l.hundred {
			m[w] = 100
		}
	}
	return m
}()

func numeral(w string) bool { return numbers[w] > 0 || scales[w] > 0 }

// readCardinal reads words as one number of one language.
func readCardinal(words []string) (float64, bool) {
	for _, l := range []*language{english, french} {
		c := &cardinal{words, l}
		if v, ok := c.whole(); ok && len(c.words) == 0 {
			return v, true
		}
	}
	return 0, false
}

func (c *cardinal) next() string {
	if len(c.words) == 0 {
		return ""
	}
	return c.words[0]
}

func (c *cardinal) take(ok bool) bool {
	if ok {
		c.words = c.words[1:]
	}
	return ok
}

// whole reads groups below a thousand, each but the last with a smaller scale
// than the one before.
func (c *cardinal) whole() (float64, bool) {
	total, limit := 0.0, 1e18
	for len(c.words) > 0 {
		joined := c.take(total > 0 && c.next() == c.and)
		group := c.group()
		scale := c.scales[c.next()]
		if group == 0 && c.french && scale == 1e3 {
			group = 1
		}
		if group == 0 || joined && (group >= 100 || scale > 0) {
			return 0, false
		}
		if !c.take(scale > 0) {
			scale = 1
		}
		if scale >= limit || group*scale >= limit {
			return 0, false
		}
		total, limit = total+group*scale, scale
	}
	return total, total > 0
}

// group reads a number below a thousand, or such as "fifteen hundred"; 0 for
// none.
func (c *cardinal) group() float64 {
	v := c.belowHundred()
	if !c.hundred[c.next()] || c.french && (v == 1 || v > 9) || v == 0 && !c.french {
		return v
	}
	c.words = c.words[1:]
	v = max(v, 1) * 100
	rest := *c
	rest.take(rest.next() == c.and)
	if small := rest.belowHundred(); small > 0 {
		v, *c = v+small, rest
	}
	return v
}

func (c *cardinal) belowHundred() float64 {
	w := c.next()
	if c.french && w == "quatre" && len(c.words) > 1 && (c.words[1] == "vingt" || c.words[1] == "vingts") {
		c.words = c.words[2:]
		return 80 + c.belowTwenty()
	}
	v := c.tens[w]
	if v == 0 {
		return c.belowTwenty()
	}
	c.words = c.words[1:]
	if !c.french {
		return v + c.unit(9)
	}
	rest := *c
	if and := rest.take(rest.next() == "et"); and && !slices.Contains([]string{"un", "une", "onze", "dix"}, rest.next()) {
		return v
	}
	small := rest.belowTwenty()
	if small == 0 || small > 9 && v != 60 {
		return v
	}
	*c = rest
	return v + small
}

// unit reads a number up to a most; 0 for none.
func (c *cardinal) unit(most float64) float64 {
	v := c.small[c.next()]
	if v > most || !c.take(v > 0) {
		return 0
	}
	return v
}

func (c *cardinal) belowTwenty() float64 {
	v := c.unit(19)
	if c.french && v == 10 {
		if w := c.small[c.next()]; w >= 7 && w <= 9 {
			v += c.unit(9)
		}
	}
	return v
}
