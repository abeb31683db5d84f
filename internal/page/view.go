package page

import (
	"reflect"

	"dossier/internal/dossier"
)

// Page is one page of the site before it is drawn: where it goes, which layout
// draws it, and all that the layout may show.
type Page struct {
	Path   string // slash-separated, relative to the site's root
	Layout string // the layout's name, such as "article"

	planner *planner
	record  dossier.Record   // whose page it is; nil: of none
	view    func(*sheet) any // makes the view on a sheet, and gives a pointer to it
}

// View gives all that the layout may show: one of the …View types of this
// package. It is made anew at each call, so that a page that nobody asks for
// costs nothing, and a drawn one holds no memory. Several goroutines may call
// it at once.
func (p Page) View() any {
	s := p.planner.sheet("", "")
	s.of(p)
	return reflect.ValueOf(p.view(s)).Elem().Interface()
}

// Lend is View for a caller that does not keep the view: take gets a pointer to it,
// in room that belongs to the next one once take has returned.
func (p Page) Lend(take func(view any)) {
	s := p.planner.stack.take()
	s.of(p)
	take(p.view(s))
	s.clear()
	p.planner.stack.put(s)
}

// Frame is what every page has around its contents. Every view embeds one.
type Frame struct {
	Site        Site
	Kind        string // the layout's name
	Title       string // of the page; empty on the home page
	Twin        string // tells the page from others of the same title: its part of the site; empty where there is none
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
	Internal bool // the site withholds nothing
}

// Link is an address and the words that lead there. Without an address it is
// words alone.
type Link struct {
	Href, Label string
	Disputed    bool   // the sources differ on the record that it names
	Language    string // of the label, where it is a source's and not in the site's
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
	Withheld bool   // some of the words are withheld
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
	CitedOn   int // the pages that cite them; 0: not told
	Cases     []CaseTag
	Summary   Text
}

// Mention is the places in one article where a record is named.
type Mention struct {
	Article  Link // its language is that of the snippets
	Outlet   string
	Date     Date
	Snippets []Snippet
	More     int // mentions beyond those shown
}

// Snippet is a name with the words around it. A large dossier has millions of them, so
// that their parts are not put together before a layout writes them: words with an
// ellipsis, an address with a number. A layout that asks for strings gets them from
// Before, After and Href.
type Snippet struct {
	Lead Excerpt
	Name string
	Rest Excerpt
	At   Anchor // of the paragraph
}

// Before gives the words before the name.
func (s Snippet) Before() string { return s.Lead.String() }

// After gives the words after the name.
func (s Snippet) After() string { return s.Rest.String() }

// Href gives the address of the paragraph.
func (s Snippet) Href() string { return s.At.String() }

// Excerpt is words, with an ellipsis where others are left out.
type Excerpt struct {
	Words                 string
	MoreBefore, MoreAfter bool
}

// Parts gives what is shown, one after the other.
func (e Excerpt) Parts() (before, words, after string) {
	if e.MoreBefore {
		before = "… "
	}
	if e.MoreAfter {
		after = " …"
	}
	return before, e.Words, after
}

func (e Excerpt) String() string {
	before, words, after := e.Parts()
	return before + words + after
}

// Anchor is the address of a paragraph.
type Anchor struct {
	Page      string
	Paragraph int // its number; 0: the address is that of the page
}

func (a Anchor) String() string {
	if a.Paragraph == 0 {
		return a.Page
	}
	return a.Page + "#p" + itoa(a.Paragraph)
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
