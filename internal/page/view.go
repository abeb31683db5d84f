package page

import (
	"dossier/internal/atlas"
	"dossier/internal/dossier"
	"dossier/internal/graph"
	"dossier/internal/plot"
)

// Page is one page of the site before it is drawn: where it goes, which layout
// draws it, and all that the layout may show.
type Page struct {
	Path   string // slash-separated, relative to the site's root
	Layout string // the layout's name, such as "article"
	View   any    // one of the …View types below
}

// Frame is what every page has around its contents. Every view embeds one.
type Frame struct {
	Site        Site
	Kind        string // the layout's name
	Title       string // of the page; empty on the home page
	Description string // one line of plain text
	Canonical   string // the page's full address; empty where the site's is not known
	Root        string // leads from the page to the site's root: "" or "../../"
	Crumbs      []Link // from the home page down to the parent
	Notes       []Note // the evidence, in the order of its marks in the text
	Data        Data   // what the page is, for machines; empty: nothing
}

// Site is what is the same on every page, its links drawn from the page.
type Site struct {
	Title    string
	Subtitle string
	Language string // BCP 47
	Home     string
	Nav      []NavLink
	Style    string // address of the style sheet
	Script   string // address of the script
	Icon     string
	Touch    string // address of the icon for a home screen
	Card     string // full address of the picture that other sites show; empty where the site's is not known
	Notice   Text
	Print    string // address of the whole dossier on one page
	Author   string
	Drafts   bool // the site shows drafts
}

// Link is an address and the words that lead there. Without an address it is
// words alone.
type Link struct {
	Href, Label string
	Disputed    bool // the sources differ on the record that it names
}

// NavLink is an entry of the navigation.
type NavLink struct {
	Link
	Current bool // the page itself is there, or below
}

// Text is a body or a line of one, with what is laid over it.
type Text struct {
	Blocks    []Block
	Refs      []Link      // for each RefPiece, in order; in running text none is marked as disputed
	Notes     [][]NoteRef // for each Citation and NoteRef piece, in order
	Images    []string    // address of each Image, in order
	Names     []NameLink  // words that link, in order, none overlapping another
	Marks     []Mark      // cited passages, in the order of their beginnings
	Anchors   []string    // the ids of the headings, in order
	Numbered  bool        // paragraphs show their numbers and have ids: an article's text
	Table     TableLook   // without columns: plain tables
	Backlinks bool        // marks lead to the list of the pages that cite them
	Shift     int         // how many levels the headings stand lower than written
	Prefix    string      // of the ids of paragraphs and marks, on a page that holds several articles
}

// Empty reports whether there is nothing to show.
func (t Text) Empty() bool { return len(t.Blocks) == 0 }

// TableLook says how a comparison's tables are drawn.
type TableLook struct {
	Columns []Column // after the column of labels
	Alike   []int    // the blocks of the labels of rows whose cells say the same
}

// Column is a subject of a comparison.
type Column struct {
	Link
	Hue int // of the case, from 1; 0: none
}

// NameLink is a stretch of words that links to a record.
type NameLink struct {
	dossier.Range
	Href string
}

// Mark is a stretch of words that is cited. Several may overlap.
type Mark struct {
	dossier.Range
	Anchor string
	First  bool // of the passage's stretches: carries its id
}

// NoteRef is a mark in the text that leads to a note.
type NoteRef struct {
	Number int
	ID     string // of the mark itself, so that the note can lead back
	Href   string
}

// Note is one piece of evidence at the foot of a page, or a footnote.
type Note struct {
	Number   int
	ID       string
	Quote    string // the words as the source has them; empty: a paragraph or a whole source
	Language string // of the quote, where it is not the site's
	Source   Link   // to the passage on the article's page; where that shows no text, to the page
	Passage  string // address of the passage, where Source leads to the page; may be empty
	Where    int    // the paragraph's number; 0: none
	Outlet   string // empty: the capture names none
	Date     Date
	Form     string
	Original string   // address of the original, with a text fragment for the quoted words
	Archive  string   // address of the archived copy
	Origin   string   // the agency whose words these are, where it is not the outlet
	Back     []string // ids of the marks
	Words    Text     // of a footnote; then all else is empty
}

// Date is a date as a reader sees it.
type Date struct {
	Label string // "Thursday 22 March 2012, 04:30 GMT"; empty: no date
	Short string // "22 Mar 2012"
	Clock string // "16:40 GMT"; empty: no time
	Part  string // "early morning"; empty: no part of the day
	ISO   string // for the datetime attribute; may be empty
	Basis string // "derived", "inferred", or empty for stated
	From  string // what a basis other than stated rests on
}

// CaseTag names a case beside something that belongs to it.
type CaseTag struct {
	Link
	Hue int // from 1, in the order of the cases
}

// Role is a link to an actor with the part it plays.
type Role struct {
	Link
	Role string
	Post Post // the office it held on the day of the event, where Role is empty; without a title: none is known
}

// EventItem is an event in a list.
type EventItem struct {
	ID       string // of the item on its page
	Event    Link   // Href is empty for an event that has no page of its own
	Date     Date
	End      Date
	Case     CaseTag
	Actors   []Role
	Places   []Link
	Reports  []Link   // the articles that tell of it
	Origins  []string // whose words these are: outlets and agencies, each once
	Evidence []NoteRef
	Proposed bool // nobody has confirmed it yet
	Summary  Text
	Filed    Filed // of the timeline; else zero
}

// Filed is what the timeline's filters ask of an event, as ids.
type Filed struct {
	Case   string // empty: none
	Actors []string
	Places []string
}

// Day is a group of events on one date of the timeline.
type Day struct {
	Label  string
	ISO    string
	Events []EventItem
}

// Account is a question with the answers of the sources.
type Account struct {
	ID       string
	Question string
	Answers  []Answer
	Why      Text // the editor's reason for the preferred answer
	Where    Link // the page of the record, on pages that gather accounts; unmarked, for the question stands there
	Disputed bool
}

// Answer is one of an account's answers.
type Answer struct {
	Value     Text
	Evidence  []NoteRef
	Sources   []Teller
	Preferred bool
}

// Teller is an article that gives an answer.
type Teller struct {
	Article Link
	Outlet  string // empty: the capture names none
	Date    Date
}

// Source is an article in a list.
type Source struct {
	Article   Link
	Outlet    string
	Date      Date
	Form      string
	Byline    string
	Credit    string
	Original  string
	Archive   string
	Origin    string // whose words these are, where it is not the outlet
	Retrieved Date
	Cited     int // passages that are cited
	Cases     []CaseTag
	Summary   Text
}

// Mention is the places in one article where a record is named.
type Mention struct {
	Article  Link
	Outlet   string
	Date     Date
	Snippets []Snippet
	More     int // mentions beyond those shown
}

// Snippet is a name with the words around it.
type Snippet struct {
	Before, Name, After string
	Href                string // of the paragraph
}

// Speech is what the sources have an actor say, by their dates.
type Speech struct {
	Quoted   []Statement // in quotation marks
	Reported []Statement // without: in the words of the source
	More     []Unshown   // what is not shown of it, by article
	Beyond   int         // articles with more that are not listed either
}

// Statement is what a paragraph of a source has an actor say.
type Statement struct {
	Words    []string // as the source has them, with its own marks; other words may stand between
	Language string   // of the words, where it is not the site's
	Source   Link     // to the paragraph, by the outlet's name or else the article's title
	Where    int      // the paragraph's number; 0: none
	Date     Date
}

// Unshown is how many statements of an article are not shown.
type Unshown struct {
	Article Link
	Count   int
}

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
	Sources    []Source
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
	Groups []Group
}

// Group is a part of an index under one heading.
type Group struct {
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
	Summary   Text
	Names     []string   // other names, which no source writes
	Spellings []Spelling // as the sources write it
	Posts     []Post     // in order of time, then those without dates
	MemberOf  []Link
	Members   []Link
	Wikidata  string
	Body      Text
	Events    []EventItem
	Company   graph.View // with whom the actor takes part in events
	Speech    Speech
	Mentions  []Mention
	Accounts  []Account
}

// Spelling is a way in which sources write a name, and how often.
type Spelling struct {
	Name  string
	Count int
	In    []SpelledIn
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
	Body     Text
	Events   []EventItem
	Mentions []Mention
	Accounts []Account
}

// CaseView is the page of a case.
type CaseView struct {
	Frame
	Hue         int
	Summary     Text
	Start, End  Date
	Body        Text
	Days        []Day
	Timeline    string
	Actors      []ActorCard
	Places      []Link
	Sources     []Source
	Origins     int // of the sources
	Comparisons []Link
	Accounts    []Account
}

// ComparisonView is the page of a comparison.
type ComparisonView struct {
	Frame
	Columns  []Column
	Summary  Text
	Body     Text
	Shared   Shared
	Some     []SharedBy // what several have, but not all
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
type Shared struct{ Actors, Places []Link }

// SharedBy is an actor or a place with the subjects that have it.
type SharedBy struct {
	Link
	In []string
}

// SourcesView is the bibliography.
type SourcesView struct {
	Frame
	Sources []Source
	Origins int // of the sources
}

// DisagreementsView gathers every account to which sources give differing
// answers.
type DisagreementsView struct {
	Frame
	Accounts []Account
}

// GapsView is the page of what is not known.
type GapsView struct {
	Frame
	Groups []GapGroup
	Total  int
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

// PrintView is the whole dossier on one page, for paper. Its notes are
// endnotes, numbered through.
type PrintView struct {
	Frame
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
