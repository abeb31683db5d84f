package date

import (
	"fmt"
	"slices"
	"strings"
)

// Precision is the finest unit a date states. A coarser precision is less
// than a finer one.
type Precision uint8

// The precisions. None is that of no date.
const (
	None Precision = iota
	Year
	Month
	Day
	Hour
	Minute
)

var precisionNames = [...]string{"none", "year", "month", "day", "hour", "minute"}

func (p Precision) String() string { return precisionNames[p] }

// Part is a part of a day, a month or a year.
type Part uint8

// The parts. A day has all but Mid; a month and a year have Early, Mid and
// Late. Whole is no part.
const (
	Whole Part = iota
	Early
	EarlyMorning
	Morning
	Midday
	Afternoon
	Evening
	Night
	Late
	Mid
)

var partNames = [...]string{"", "early", "early morning", "morning", "midday", "afternoon", "evening", "night", "late", "mid"}

// String gives the word as it is written in a date, empty for Whole.
func (p Part) String() string { return partNames[p] }

// The parts that a date of each precision may have.
var partsOf = [...][]Part{
	Year:   {Early, Mid, Late},
	Month:  {Early, Mid, Late},
	Day:    {Early, EarlyMorning, Morning, Midday, Afternoon, Evening, Night, Late},
	Minute: nil,
}

// names lists parts as a hint does: "early, mid or late".
func names(parts []Part) string {
	var words []string
	for _, p := range parts {
		words = append(words, p.String())
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Basis is what a date rests on.
type Basis uint8

// The bases.
const (
	Stated   Basis = iota // the source prints it
	Derived               // a weekday and the article's date give it
	Inferred              // the editor's reasoning, given in the text
)

var basisNames = []string{"stated", "derived", "inferred"}

// String gives the word as it is written in front matter.
func (b Basis) String() string { return basisNames[b] }

// ParseBasis reads what String writes. An error is an [*Error].
func ParseBasis(s string) (Basis, error) {
	if i := slices.Index(basisNames, s); i >= 0 {
		return Basis(i), nil
	}
	return Stated, &Error{
		Message: fmt.Sprintf("unknown basis %q", s),
		Hint:    "write stated, derived or inferred",
	}
}
