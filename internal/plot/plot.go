// Package plot is the geometry of three drawings: a strip, which is events on an
// axis of time; an overlay, which is the chronologies of several cases on one
// axis of the time before and after each one's own beginning; and bars, which
// are somebody's offices on an axis of time, with the cases marked.
//
// All give a [Drawing], plain values in whole units of an SVG's view box, which
// layouts/_strip.html and layouts/_overlay.html draw with classes alone.
// The same events and options give the same drawing.
//
// # What is drawn of a date
//
// A date is drawn as the time it covers and no finer: a minute as a point, a
// day or a month as a bar of that length, an interval from its start to its
// end. An open end is a point at the end that is known. A part of a day, such
// as morning, is drawn as the whole day, for its bounds are loose. Times are
// those that clocks show in the locale's zone.
//
// # The axis of a strip
//
// Where events lie close together the axis is to scale. A long stretch in
// which nothing fine happens is broken: it has a fixed width and says its
// length. Coarse dates, such as a year among hours, do not widen the axis. They
// lie within the broken stretches in their order, but not to scale.
//
// # Rows
//
// Marks hang from the axis in rows, each with its words above it. The first
// event of each day has the first choice of a row, then the second of each;
// where the rows are full, words are left out, and then the events themselves
// are counted in columns, so that a drawing's size is bounded.
package plot

import (
	"dossier/internal/date"
)

// Event is what is drawn. One without a date is left out.
type Event struct {
	Title string
	Href  string // may be empty
	When  date.Date
	Hue   int    // of the case, from 1; 0: none
	Label string // the words beside the mark; empty: the title
	Case  string // told with the title where it is not empty
	Item  int    // its place, from 1, in the list beside the drawing; 0: in none
}

// Options are what the drawings have in common.
type Options struct {
	Title  string // what the drawing shows
	Width  int    // of the view box: 720 for a page, 320 for a phone; at least 240
	Rows   int    // at most, in an overlay for each case; 0: as fits the width
	Locale date.Locale
	Words  Words
	Day    func(date.Date) string // gives the address of a day for the columns; nil: that of its first event
	Room   func(marks int) []Mark // gives an empty list with room for so many marks; nil: each drawing has its own
}

// Words are the words of the interface: package locale's. The English word is
// the key.
type Words interface {
	T(english string) string
	Count(n int, noun string) string
}

// Drawing is what a layout draws. Without marks there is nothing to draw.
type Drawing struct {
	Width, Height int
	Title         string
	Desc          string    // how many events, from when to when
	Axis          string    // the path of the axis
	Bottom        int       // where the panels end
	Top           int       // where they begin
	Panels        []Panel   // the stretches that are to scale
	Bands         []Band    // the cases, behind bars
	Ticks         []Tick    // hairlines across the panels
	Captions      []Caption // the words at the axis
	Lanes         []Lane    // the cases of an overlay
	Marks         []Mark    // in order of time, in an overlay by case
	Undated       int       // events that are left out
}

// Panel is a stretch of the axis that is to scale.
type Panel struct{ X, Width int }

// Band is a stretch of the axis that is marked in the colour of a case.
type Band struct{ X, Width, Hue int }

// Tick is a line across a panel.
type Tick struct {
	X      int
	Strong bool // a day among hours, a month among days; T0
}

// Caption is words at the axis, beginning at X, or with their middle there.
type Caption struct {
	X, Y   int
	Label  string
	Middle bool
	Strong bool
	Gap    bool // the length of a break
}

// Lane is the part of an overlay that belongs to a case.
type Lane struct {
	Label, Href  string
	Hue          int
	X, Y, Height int // Y is the line of the label
}

// Mark is an event, or a column of several.
type Mark struct {
	Href, Title         string // Title tells the date and the event
	Hue                 int
	X, Y, Width, Height int  // of the mark
	Point               bool // of a moment
	Loose               bool // of a date that is about right or in doubt
	OpenStart, OpenEnd  bool
	Count               int    // of a column; else 0
	Items               string // the places of its events in the list, "3" or "3 5 8"
	Tail                Tail
	Label               string
	LabelX, LabelY      int
	LabelEnd            bool // the words end at LabelX
	Target              Box  // what answers to a pointer, at least 24 wide and high
}

// Tail is the line on which a bar goes on, where a date of it is not stated. Its
// width is 0 where there is none.
type Tail struct{ X, Width int }

// End is where the tail ends.
func (t Tail) End() int { return t.X + t.Width }

// Middle is the height at which an open end points.
func (m Mark) Middle() int { return m.Y + m.Height/2 }

// End is where the mark ends.
func (m Mark) End() int { return m.X + m.Width }

// Box is a rectangle.
type Box struct{ X, Y, Width, Height int }

// The measures that both drawings share.
const (
	edge    = 8  // free at the left and right
	axisY   = 36 // of the line of the axis
	rowsY   = 42 // where the first row begins
	pitch   = 24 // from row to row: also the least target
	barY    = 17 // of a mark in its row, below its words
	barH    = 5
	letters = 12 // the size of letters, as the style sheet has it
	point   = 8  // how wide and high a moment is
	least   = 6  // the narrowest bar
	columnH = 20
	minimum = 240
)

func (o Options) room(marks int) []Mark {
	if o.Room != nil {
		return o.Room(marks)
	}
	return make([]Mark, 0, marks)
}

func (o Options) settled() Options {
	o.Width = max(o.Width, minimum)
	if o.Rows <= 0 {
		o.Rows = 9
		if o.Width < 480 {
			o.Rows = 10
		}
	}
	return o
}

// Span is how far the panels reach.
func (d Drawing) Span() int { return d.Bottom - d.Top }

// Radius rounds the mark of a moment.
func (m Mark) Radius() int { return m.Width / 2 }

// SwatchX is where the lane's colour stands, before its label.
func (l Lane) SwatchX() int { return l.X - 12 }

// SwatchY is the top of the lane's colour.
func (l Lane) SwatchY() int { return l.Y - 10 }
