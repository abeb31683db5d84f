package page

import (
	"dossier/internal/atlas"
	"dossier/internal/graph"
	"dossier/internal/plot"
)

// BriefView is the home page.
type BriefView struct {
	Frame
	Summary    Text
	Body       Text
	Chronology []CaseEvents
	Actors     []ActorCard
	Comparison Link
	Columns    []Column
	Rows       []Row
	Disputes   []Link // the questions, each to its place on the page of disagreements
	MoreAsked  int    // beyond those shown
	Asked      string // address of the page of disagreements
	Sources    []Source
	Outlets    []OutletCount // in place of very many sources, those with most of them
	Total      int           // of the sources
	AllSources string        // address of their page
}

// OutletCount is how many sources an outlet has.
type OutletCount struct {
	Link
	Sources int
}

// CaseEvents is a case with some of its events.
type CaseEvents struct {
	Case   CaseTag
	Events []EventItem
}

// ActorCard is an actor in a list.
type ActorCard struct {
	Actor    Link
	Type     string
	Posts    []string
	Summary  Text
	Events   int
	Mentions int
}

// Row is a row of a comparison: its label and a cell for each subject.
type Row struct {
	Label   string
	Of      Link   // the record that the row is of, instead of Label
	Date    Date   // of that record
	From    string // what a computed row is computed from
	Verdict string // computed: "alike", "differs", "in one alone"; empty: nothing is claimed
	Cells   []Cell
}

// Cell is an answer in a comparison, or says that there is none.
type Cell struct {
	Text  Text
	Facts []Fact // of a computed row, instead of Text
	Open  bool   // "no source" or "does not apply"; in a computed row: not known, or none
}

// Fact is what a cell of a computed row tells, and where it can be looked up.
type Fact struct {
	Words  string
	Where  Link   // an event; without words: none
	Role   string // the part that is played there
	Date   Date
	Quotes []Quoted
}

// ArticleView is the page of a source.
type ArticleView struct {
	Frame
	Source Source
	Digest bool   // the text is a summary in the dossier's own words
	Rights string // "full", "excerpt" or "link"
	Body   Text   // empty unless the rights are full
	Cited  []Passage
	Events []EventItem
	Actors []Link
	Places []Link
	Seed   string // the capture's file
	SHA256 string
}

// Passage is cited words, and where they are cited. A whole paragraph has no
// words where the text is not shown at all.
type Passage struct {
	Anchor string
	Number int // of the paragraph
	Quote  string
	In     []Link
}

// EventView is the page of an event.
type EventView struct {
	Frame
	Event    EventItem
	Body     Text
	Reports  []Report
	Accounts []Account
	Before   EventItem // zero: none
	After    EventItem
}

// Report is what one article says of an event.
type Report struct {
	Source Source
	Quotes []Quoted
}

// Quoted is cited words with the mark of their note.
type Quoted struct {
	Words    string
	Language string // of the words, where it is not the site's
	Href     string
	Passage  string // address of the passage, where Href leads to the article's page; may be empty
	Where    int    // the paragraph's number; 0: none
}

// TimelineView is the timeline, whole or of one case, or a part of it that is
// confined to a time. What is too long for a page has parts in place of days.
type TimelineView struct {
	Frame
	Case    CaseTag // zero: all cases
	Cases   []NavLink
	Filter  Filter
	Strip   plot.Drawing // the events to scale; no marks where they are on several pages
	Narrow  plot.Drawing // the same for a narrow window
	Days    []Day
	Parts   []TimelineParts
	Before  Link // the part before; no address: none
	After   Link
	Total   int
	Summary Text
}

// TimelineParts is the pages that a timeline is parted into, in one manner.
type TimelineParts struct {
	ID    string // of the heading: "h-by-time"
	Label string
	Parts []TimelinePart
}

// TimelinePart is a page with a part of a timeline.
type TimelinePart struct {
	Link
	Events int
}

// Filter is the choices by which a timeline's events can be narrowed. Each is
// also a link, to the page that shows the same events.
type Filter struct {
	Cases  []Choice // none on the page of one case
	Actors []Choice // by name; of very many, those that most events name
	Places []Choice
	Single Link // to the events that one origin alone tells of; no address: none
}

// Choice is a record that a filter offers.
type Choice struct {
	Link
	ID     string
	Events int  // of the page
	Common bool // among those that most events name
}

// IndexView lists actors, or places, or cases, or comparisons.
type IndexView struct {
	Frame
	Map      atlas.View // of places; no marks where none has coordinates
	Unmapped int        // places that are on no map, for no coordinates are given
	Groups   []Group
	Leaves   []NavLink // the pages over which the list goes on; of one alone, none
}

// Group is a part of an index under one heading.
type Group struct {
	ID    string // of the heading, in any language: "h-armed-forces"
	Label string // may be empty
	Items []IndexItem
}

// IndexItem is a record in an index.
type IndexItem struct {
	Link
	Note     string // "president", "town"
	Summary  Text
	Events   int
	Mentions int
	Hue      int
}

// ActorView is the page of an actor.
type ActorView struct {
	Frame
	Type      string
	Withheld  bool // the title stands for the name
	Summary   Text
	Names     []string     // other names, which no source writes
	Spellings []Spelling   // as the sources write it
	Posts     []Post       // in order of time, then those without dates
	Tenures   plot.Drawing // the posts on an axis of time; no marks where none has a date
	Narrow    plot.Drawing // the same for a narrow window
	MemberOf  []Link
	Members   []Link
	MoreOf    int // members beyond those shown
	Wikidata  string
	Body      Text
	Events    []EventItem
	Company   graph.View // with whom the actor takes part in events
	Speech    Speech
	Mentions  []Mention
	Accounts  []Account
	Leaf      int       // from 1: a page over which events and mentions go on, and which holds nothing else
	Leaves    []NavLink // these pages; of one alone, none
}

// Spelling is a way in which sources write a name, and how often.
type Spelling struct {
	Name  string
	Count int
	In    []SpelledIn
	More  int // articles beyond those listed
}

// SpelledIn is how often an article writes a name in one way. The link leads to
// the first place.
type SpelledIn struct {
	Article Link
	Count   int
	Digest  bool // the text is a summary in the dossier's own words
}

// Post is an office or a role, as a source gives it.
type Post struct {
	Title    string
	From, To Date
	Evidence []NoteRef
	Undated  bool // other posts have dates, this one has none
	Last     bool // the last that is known, of several with dates
}

// PlaceView is the page of a place.
type PlaceView struct {
	Frame
	Type     string
	Summary  Text
	Names    []string
	Lat, Lon string // degrees; empty: not given
	Map      atlas.View
	Within   []Link // from the widest
	Holds    []Link
	MoreIn   int // places within it beyond those shown
	Body     Text
	Events   []EventItem
	Mentions []Mention
	Accounts []Account
	Leaf     int       // from 1: a page over which events and mentions go on, and which holds nothing else
	Leaves   []NavLink // these pages; of one alone, none
}

// CaseView is the page of a case.
type CaseView struct {
	Frame
	Hue         int
	Summary     Text
	Start, End  Date
	Body        Text
	Days        []Day
	More        int          // events beyond those shown
	Strip       plot.Drawing // the events to scale; no marks where not all are shown
	Narrow      plot.Drawing // the same for a narrow window
	Timeline    string
	Actors      []ActorCard
	MoreActors  int // beyond those shown
	Places      []Link
	MorePlaces  int // beyond those shown
	Sources     []Source
	Total       int // of the sources, on all pages
	Origins     int // of all of them
	Comparisons []Link
	Accounts    []Account
	Leaf        int       // from 1: a page over which the sources go on, and which holds nothing else
	Leaves      []NavLink // these pages; of one alone, none
}

// ComparisonView is the page of a comparison.
type ComparisonView struct {
	Frame
	Columns  []Column
	Summary  Text
	Body     Text
	Shared   Shared
	Some     []SharedBy // what several have, but not all
	MoreSome int        // beyond those shown
	Only     []Shared   // for each subject, what it alone has
	Accounts []Account
	Articles bool          // articles are compared, not cases
	Overlay  plot.Overlaid // of cases: their events from the beginning of each
	Narrow   plot.Overlaid // the same for a narrow window
	Facts    []Row         // computed: dates, events, reports
	Bodies   []Row         // computed, of cases: the first event of each body after the beginning
	Told     []Row         // computed, of articles: which of them tell of an event, in which words
	More     int           // rows of Bodies or Told beyond those shown
}

// Shared is actors and places.
type Shared struct {
	Actors, Places []Link
	More           int // beyond those shown
}

// SharedBy is an actor or a place with the subjects that have it.
type SharedBy struct {
	Link
	In []string
}

// SourcesView is the bibliography.
type SourcesView struct {
	Frame
	Total     int // of the sources
	Origins   int
	Outlets   []OutletSources // by name; last the sources that name none
	Downloads []Link          // of all sources, for reference managers
	Leaves    []NavLink       // the pages over which they go on; of one alone, none
}

// OutletSources is the sources of an outlet, by date.
type OutletSources struct {
	ID      string
	Outlet  string // empty: none is named
	Sources []Source
}

// DisagreementsView gathers every account to which sources give differing
// answers.
type DisagreementsView struct {
	Frame
	Accounts []Account
	Total    int       // on all pages of disagreements
	Leaves   []NavLink // the pages over which they go on; of one alone, none
}

// GapsView is the page of what is not known.
type GapsView struct {
	Frame
	Groups []GapGroup
	Total  int       // on all pages of gaps
	Leaves []NavLink // the pages over which they go on; of one alone, none
}

// GapGroup is the gaps of one kind.
type GapGroup struct {
	ID      string
	Title   string
	Meaning string // what the kind means for a reader
	Items   []GapItem
}

// GapItem is one thing that is not known.
type GapItem struct {
	Words string // the sentence, date, name or row; empty where the link says it
	Where Link   // the page that it concerns; no address: none
	Count int    // how often a name stands in the sources
}

// PageView is any other page.
type PageView struct {
	Frame
	Summary  Text
	Body     Text
	Accounts []Account
}

// NotFoundView is the page for an address that leads nowhere.
type NotFoundView struct{ Frame }

// RedirectView is the page at a record's former address.
type RedirectView struct {
	Frame
	Target string
}

// PrintView is the whole dossier on one page, for paper, or a part of a large
// one. Its notes are endnotes, numbered through.
type PrintView struct {
	Frame
	Parted      bool      // there are several pages, which hold no texts of articles
	Leaves      []NavLink // the pages over which it goes on; of one alone, none
	Summary     Text
	Body        Text
	Cases       []PrintPart
	Events      []PrintPart
	Comparisons []PrintPart
	Actors      []PrintPart
	Places      []PrintPart
	Disputes    []Account
	Pages       []PrintPart
	Articles    []PrintArticle
}

// PrintPart is a record on the page for paper.
type PrintPart struct {
	ID       string
	Title    Link      // without an address: the record is here
	Event    EventItem // of an event; else zero
	Note     string    // sort or date, on one line
	Posts    []Post    // of an actor
	Names    []string
	Summary  Text
	Body     Text
	Accounts []Account
}

// PrintArticle is a source on the page for paper. Body is empty unless the
// rights are full, and in a dossier of very many articles.
type PrintArticle struct {
	ID     string
	Source Source
	Digest bool
	Body   Text
}
