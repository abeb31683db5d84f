// Package temporal finds the expressions of time in English and French news
// prose, and tells what each of them means: which day, month, time or stretch.
//
// An expression is the words that place something in time: a date, a weekday,
// a time of day, "two weeks ago", "since June", "dans la nuit du 18 au 19
// août". Prepositions that only attach it ("on Tuesday", "le 18 août") are no
// part of it; words that carry meaning are ("early on Tuesday morning").
// Durations ("for three days"), customs ("every Friday", "chaque soir à 17
// heures"), names ("Black Friday", the person May), vague amounts ("a few days
// ago"), seasons, and days told by an event ("the day after the vote") are no
// expressions.
//
// # Values
//
// The anchor is the day on which the text was published. By it
//
//   - a day and month without a year is the nearest such day within half a
//     year, the past one of two that are as near, but the next one where the
//     verb speaks of the future and the last one where it speaks of the past; a
//     month by itself likewise;
//   - a weekday is the last such day up to the anchor, or the next one where
//     the verb beside it speaks of the future;
//   - weeks go from Monday to Sunday;
//   - "two days ago" is a day, "two weeks ago" a day about, "two months ago" a
//     month about, "two years ago" a year about.
//
// "The next day" and its like go by the last day that the text names before
// them, as do times and parts of the day that stand apart from one; where none
// is named, times are of the anchor. Without an anchor a day and month takes the
// year printed before it. Without anything to go by an expression stays open: its value is zero.
// A date that does not exist (31 June) is no expression.
//
// # How it is read
//
// The text is cut into words, numbers and marks once. At a word or number that
// may begin an expression the parser tries the forms it knows, each of which
// looks a bounded number of tokens ahead, so that time grows with the length of
// the text and not faster. What an expression says is kept apart from what it
// means: a meaning is read first and resolved afterwards, in the order of the
// text.
package temporal

import (
	"time"

	"dossier/internal/date"
)

// Kind is what the words of an expression name. A part or a time of the day
// beside a day changes nothing of it: "early on Thursday" is a Weekday.
type Kind uint8

// The kinds of expression.
const (
	Day      Kind = iota // a day, month and year: "21 March 2012", "2012-03-21"
	DayMonth             // a day and month without a year: "21 March"
	Month                // a month, with or without its year: "March 2012", "mi-août"
	Year                 // a year: "2012", "the end of 2013"
	Weekday              // a weekday: "Tuesday", "last Friday"
	Time                 // a time of day by itself: "16:40 GMT", "noon"
	Relative             // by another day: "yesterday", "last week", "two days later"
	Range                // with two ends: "from 3 to 5 March", "since June", "the 1990s"
)

// Expr is an expression of time as a text prints it.
type Expr struct {
	Start, End int // in bytes
	Kind       Kind
	Value      date.Date   // zero where the text leaves it open
	Readings   []date.Date // two, earlier first, where the words can be read both ways (07/08/2020); Value is zero then
	Basis      date.Basis  // Stated: printed in full; Derived: by the anchor or another expression
	From       string      // what a derived value rests on: `“Tuesday”, and the date of the article`

	// As printed, zero where not. Those of a range are not given.
	Year    int
	Month   time.Month
	Day     int
	Weekday time.Weekday
	Named   bool // a weekday is printed, alone or with the day

	// Bare marks a weekday, alone or with a part or time of the day, that means
	// the week of the text: not "last Friday", nor one that is yet to come.
	Bare bool
}

// Of gives the words of the expression.
func (e Expr) Of(text string) string { return text[e.Start:e.End] }

// Options tell what is known of a text.
type Options struct {
	Language string    // "en", "fr", or "" for both
	Anchor   date.Date // the day of publication, or finer; zero: not known
}

// Tag gives the expressions of time in a text, in order and without overlap.
func Tag(text string, o Options) []Expr {
	return Begin(text, o).Until(len(text))
}

// enter forgets what goes by a paragraph, for the next one.
func (r *resolver) enter() {
	r.context, r.sameParagraph, r.monthNamed = nil, false, point{}
	r.stamp = point{}
	if !r.anchor.none() {
		r.day, r.dayPast = point{}, point{}
	}
}

// step tags what begins at token i, and gives the token that comes next.
func (r *resolver) step(i int) int {
	if !r.begins(i) {
		return i + 1
	}
	f, ok := r.expression(i)
	if !ok {
		f, ok = r.hourAlone(i)
	}
	if ok && (f.placeless() || r.recurs(&f) || r.keep(&f)) {
		return f.to
	}
	return i + 1
}

// find is an expression as read: its meaning, and the tokens it covers.
type find struct {
	from, to int
	meaning
}

// begins reports whether an expression may begin at token i.
func (p *parser) begins(i int) bool {
	t := &p.tokens[i]
	return t.kind == number && !p.heaped(i) || t.entry != nil && t.entry.starts && (t.ahead < farAhead || t.entry.cardinal > 1 && p.is(i-1, "at", "by"))
}

// heaped reports whether the number at i stands in a heap of numbers, of which none
// begins an expression: another follows after a blank or a full stop, or a row of
// them after commas that is longer than a list of days.
func (p *parser) heaped(i int) bool {
	next := p.token(i + 1)
	if next.kind == number {
		return next.gap == spaced
	}
	if next.kind != mark || p.width(i) == 4 || p.is(i-1, "le", "au", "du") {
		return false // a year, or the day of a month that was named
	}
	if after := p.token(i + 2); p.is(i+1, ".") {
		return after.kind == number && after.gap == spaced
	}
	for k := i + 1; k < i+2*maxListed+4; k++ {
		if p.token(k).kind != number && !p.is(k, ",") {
			return false
		}
	}
	return true
}
