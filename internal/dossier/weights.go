package dossier

import (
	"sync"

	"dossier/internal/diag"
)

// Weights are what the evidence of a dossier weighs: how many origins stand
// behind it, and what is missing. Package weigh finds them.
type Weights struct {
	Origins      map[string]Origin             // of each article, by its id
	Spoken       func(*Passage) (Origin, bool) // of a passage that names the agency it comes from; nil: not weighed
	EventOrigins func(*Entry) []string         // the distinct origins of an event's reports, sorted; nil: not weighed
	Gaps         Gaps
}

// Single reports whether one origin alone tells of an event, or none.
func (w Weights) Single(e *Entry) bool {
	return w.EventOrigins != nil && len(w.EventOrigins(e)) <= 1
}

// Origin is where the words of an article come from: an outlet of its own, or
// an agency that many outlets print.
type Origin struct {
	Name string // "Reuters", "BBC"; for an article that names none, its title
	From string // how it is known: "declared", "credit", "outlet", "passage", or "" for an article that names none
}

// GapKind is a sort of thing that is not known.
type GapKind string

// The kinds of gap, in the order in which they are told.
const (
	GapUncited      GapKind = "uncited"       // a sentence of the brief, an event or a profile, or an office, without a citation
	GapSingleOrigin GapKind = "single-origin" // an event that one origin alone tells of, or none
	GapVagueDate    GapKind = "vague-date"    // a date coarser than a day, derived or inferred
	GapSilentDay    GapKind = "silent-day"    // a day of a case of which nothing tells
	GapUnusedSource GapKind = "unused-source" // an article that is never cited
	GapUnknownName  GapKind = "unknown-name"  // a name that stands often in the sources and belongs to no actor or place
	GapNoSource     GapKind = "no-source"     // a cell of a comparison that says so
	GapNoOutlet     GapKind = "no-outlet"     // a capture without outlet
	GapNoDate       GapKind = "no-date"       // a capture without date
)

// GapKinds lists the kinds of gap.
var GapKinds = []GapKind{
	GapUncited, GapSingleOrigin, GapVagueDate, GapSilentDay, GapUnusedSource, GapUnknownName, GapNoSource, GapNoOutlet, GapNoDate,
}

// Gaps are what is not known. The list is found when it is first asked for: it
// takes a look at every text, and few pages need it. The zero value is none.
type Gaps struct {
	list func() []Gap
	any  func() bool
}

// NewGaps makes gaps of a function that lists them, in the order of their kinds
// and then of the dossier, and of one that tells, sooner, whether there is any.
// Each is called once at most, from any goroutine.
func NewGaps(list func() []Gap, any func() bool) Gaps {
	return Gaps{sync.OnceValue(list), sync.OnceValue(any)}
}

// List lists the gaps. The caller must not change them.
func (g Gaps) List() []Gap {
	if g.list == nil {
		return nil
	}
	return g.list()
}

// Any reports whether there is a gap.
func (g Gaps) Any() bool { return g.any != nil && g.any() }

// Gap is one thing that is not known.
type Gap struct {
	Kind   GapKind
	Record string // the id of the record concerned; "article#event"; empty for the brief
	Words  string // the sentence, the date, the day as 2012-03-24, the name, or the row and column
	Count  int    // how often a name stands in the sources; 0 otherwise
	Pos    diag.Pos
}
