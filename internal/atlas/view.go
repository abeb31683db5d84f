package atlas

// View is a map as numbers in the units of its view box, 0 0 Width Height. It
// holds plain values only; layouts/_map.html draws it. A view without marks is
// no map, and nothing is drawn.
type View struct {
	ID         string // begins the ids of its elements
	Title      string
	Desc       string // what it shows, in a sentence or two
	Width      int
	Height     int // with the strip below the map that holds the scale
	Sheet      int // the height of the map alone
	Projection string
	Areas      []Area
	Rivers     []string // data of SVG paths
	Names      []Label  // of the areas
	Marks      []Mark   // the places
	Inset      Inset
	Scale      Scale
	Legend     []Entry // names for which there was no room
	Unnamed    []Link  // places on the map for which there was no room at all
	Off        []Link  // places that are not on the map: too far away, off the earth, or after the first 500
	Distances  []Span  // from the main place, the nearest first
	Sources    []string
	Words      Words
}

// Area is an outline. Line lacks the edges along which a file or the globe is
// cut, which are no boundaries.
type Area struct {
	Name string
	Home bool   // the main place lies in it
	Fill string // data of an SVG path; of the home alone
	Line string
}

// Link is an address and the words that lead there. Without an address it is
// words alone.
type Link struct{ Href, Label string }

// Label is words on the map: X, Y is the beginning, middle or end of their
// baseline, as Anchor says in the words of SVG.
type Label struct {
	X, Y   int
	Anchor string // empty: no label
	Text   string
	Number int // of its entry in the legend; 0: none
}

// Mark is the dot of one place, or of several at one spot. Target is what answers
// to a pointer: the dot with its label, at least 24 wide and high.
type Mark struct {
	X, Y   int
	Main   bool
	Label  Label
	Places []Link
	Target Rect
}

// One is the place of a mark that stands for one alone and can be followed.
func (m Mark) One() Link {
	if len(m.Places) == 1 && m.Places[0].Href != "" {
		return m.Places[0]
	}
	return Link{}
}

// Inset is a small map that shows where the large one lies, in units of its own
// view box.
type Inset struct {
	X, Y, Width, Height int // Width 0: none
	Areas               []Area
	Frame               Rect
}

// Rect is a rectangle.
type Rect struct{ X, Y, Width, Height int }

// Scale is a bar of a round number of km. Width 0: the scale differs too much
// between the parts of the map.
type Scale struct {
	X, Y, Width int
	LabelX      int    // where its label begins, on the line Y
	Label       string // "200 km"
}

// Entry is a number on the map and what it stands for.
type Entry struct {
	Number int
	Places []Link
}

// Span is how far a place is from the main one.
type Span struct {
	To Link
	Length
}
