package locale

// Plural is a class of numbers with which a noun takes the same form. The names
// are those of the Unicode plural rules; most languages have two of them.
type Plural int

// The classes. Other is the one that every language has.
const (
	Other Plural = iota
	Zero
	One
	Two
	Few
	Many
)

// Noun is a noun as it stands with numbers, a pattern for each class that the
// language tells apart: "{n} reports". A pattern may do without the number, as a
// dual does. A class without a pattern takes that of Other.
type Noun struct{ Zero, One, Two, Few, Many, Other string }

func (n Noun) of(p Plural) string {
	forms := [...]string{Other: n.Other, Zero: n.Zero, One: n.One, Two: n.Two, Few: n.Few, Many: n.Many}
	if forms[p] == "" {
		return n.Other
	}
	return forms[p]
}
