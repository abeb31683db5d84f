// Package dossier names the things a dossier is made of: articles, events,
// actors, places, cases, comparisons and pages, the citations that join them,
// and the text they are written in.
//
// Every type is a plain value, finished when it leaves the package that made
// it. Records are shared between builds and must not be changed.
package dossier

import (
	"net/url"

	"dossier/internal/date"
	"dossier/internal/diag"
)

// Kind is a kind of record. Its text is the name of the folder in content/
// that holds records of the kind, and the first segment of their addresses.
type Kind string

// The kinds of record.
const (
	KindBrief      Kind = "brief" // content/_index.md, the home page
	KindArticle    Kind = "articles"
	KindEvent      Kind = "events"
	KindActor      Kind = "actors"
	KindPlace      Kind = "places"
	KindCase       Kind = "cases"
	KindComparison Kind = "comparisons"
	KindPage       Kind = "pages"
)

// Kinds lists the kinds that have a folder, in the order in which they are
// shown.
var Kinds = [...]Kind{KindArticle, KindEvent, KindActor, KindPlace, KindCase, KindComparison, KindPage}

// Head is what every record has.
type Head struct {
	Kind    Kind
	ID      string // the file's name without its ending, or slug
	File    string // slash-separated, relative to the dossier's folder
	Title   string // for actors, places and cases: the name
	Summary Prose  // one or two sentences; may be empty
	Draft   bool
	Private bool  // for the internal audience alone
	Hidden  []Ref // keys of its file that are for the internal audience alone
	Tags    []string
	Weight  int // sorts records by hand: smaller first, 0 last
	Aliases []Ref
	Lastmod date.Date
	Body    Body
}

// Pos gives the beginning of the record's file.
func (h *Head) Pos() diag.Pos { return diag.Pos{File: h.File, Line: 1, Col: 1} }

// At gives the place of a block of the record's body, zero where it is not known.
func (h *Head) At(b *Block) diag.Pos {
	if b.Line == 0 {
		return diag.Pos{}
	}
	return diag.Pos{File: h.File, Line: int(b.Line), Col: int(b.Column)}
}

// Record is any of the kinds of record below.
type Record interface{ Header() *Head }

// Header gives the part that all records share.
func (h *Head) Header() *Head { return h }

// Ref is the name by which a file calls a record: an id, and for an article's
// event "article#event".
type Ref struct {
	ID   string
	Part string // the event's id within the article, or empty
	Pos  diag.Pos
}

// String gives the reference as it is written.
func (r Ref) String() string {
	if r.Part != "" {
		return r.ID + "#" + r.Part
	}
	return r.ID
}

// Article is one source: what was captured, and what is known about it.
type Article struct {
	Head
	Date      Dated  // of publication
	Publisher string // the outlet; empty where the capture names none
	Byline    string
	Credit    string // the agency that is credited, as printed
	Origin    string // declared by the editor: whose words these are; empty: not declared
	URL       string // the original, with or without its scheme
	Archive   string
	Retrieved date.Date
	Language  string // BCP 47; empty means the dossier's
	Form      Form
	Rights    Rights
	Cases     []Ref
	Seed      Seed
	Imported  string // digests of the file's fields as import wrote them; see package matter
	Events    []*Event
	Speech    Speech // what its text has people say; see package collate
}

// Form is what sort of text an article is.
type Form string

// The forms of article.
const (
	FormReport   Form = "report"
	FormLiveBlog Form = "live-blog"
	FormAnalysis Form = "analysis"
	FormDigest   Form = "digest" // a summary in the dossier's own words; speech alone is verbatim
)

// Forms lists every form.
var Forms = []Form{FormReport, FormLiveBlog, FormAnalysis, FormDigest}

// Rights is how much of an article a public build may show.
type Rights string

// The rights, from the widest.
const (
	RightsFull    Rights = "full"
	RightsExcerpt Rights = "excerpt" // the head, the cited passages and the link
	RightsLink    Rights = "link"    // the head and the link
)

// AllRights lists every value of Rights.
var AllRights = []Rights{RightsFull, RightsExcerpt, RightsLink}

// Seed names the capture an article was made from.
type Seed struct {
	File   string // relative to the dossier's folder
	SHA256 string // of the capture's bytes, 64 hexadecimal digits
	Part   int    // which of the capture's articles, from 1; 0: it holds one
}

// Dated is a date with how it is known.
type Dated struct {
	Date  date.Date
	Basis date.Basis
	From  string // what a derived or inferred date rests on, in words
	Pos   diag.Pos
}

// Event is something that happened. It is written in a file of its own, or
// among an article's events; then Owner names the article.
type Event struct {
	Head
	Owner    string // the article's id; empty for an event with its own file
	Proposed bool   // found by the importer and not confirmed by a person yet
	Date     Dated
	End      date.Date
	Case     Ref // zero: none
	Places   []Ref
	Actors   []Part
	Cites    []Cite
	Accounts []Account
	Reports  []Ref // articles, or articles' events, that tell of this event
}

// Part is an actor's part in an event.
type Part struct {
	Actor   Ref
	Role    string // "leader of the mutiny"; empty: took part
	Private bool
}

// Actor is a person or a body that acts.
type Actor struct {
	Head
	OtherNames []string
	Type       ActorType
	Posts      []Post
	MemberOf   []Ref
	Wikidata   string // "Q" and digits, or empty
	PublishAs  Alias  // what stands for the name in public; empty: the name itself
	Withheld   bool   // the title stands for a name that is withheld
	Accounts   []Account
}

// Alias is words that stand for a name.
type Alias struct {
	Words string
	Pos   diag.Pos
}

// ActorType is what sort of actor an actor is.
type ActorType string

// ActorTypes lists the sorts of actor.
var ActorTypes = []ActorType{"person", "group", "armed-force", "organization", "state", "outlet"}

// Post is an office that an actor held, or a role that a source gives.
type Post struct {
	Title    string
	From, To date.Date // zero: not stated
	Cites    []Cite
	Private  bool
}

// Place is somewhere things happened.
type Place struct {
	Head
	OtherNames  []string
	Coordinates *Coordinates // nil: not given
	Type        string       // "town", "square" … free text
	Within      Ref
	Accounts    []Account
}

// Coordinates are degrees on WGS 84, north and east positive.
type Coordinates struct{ Lat, Lon float64 }

// Case is what is compared: a crisis, a coup, a trial.
type Case struct {
	Head
	Start    Dated // the moment that counts as T0
	End      date.Date
	Accounts []Account
}

// Comparison sets cases, or articles, side by side. Its body's tables have a
// column for each of them.
type Comparison struct {
	Head
	Of       []Ref
	Subjects []string // headings for the columns; empty: the records' titles
	Accounts []Account
}

// Brief is the home page: the editor's text, and what the page gathers beside
// it from the rest of the dossier.
type Brief struct {
	Head
	Chronology []Ref    // events, shown under their cases
	Actors     []Ref    // who matters, in this order
	Comparison Ref      // whose telling rows are shown; zero: none
	Rows       []string // the labels of those rows; empty: all
}

// Page is anything else: a note on method, an about page.
type Page struct {
	Head
	Accounts []Account
}

// Account is a question to which sources give answers. Two or more answers
// make a disagreement.
type Account struct {
	Question string
	Answers  []Answer
	Prefer   int // the number of the answer the editor prefers, from 1; 0: none
	Why      Prose
	Pos      diag.Pos
	Private  bool
}

// Disputed reports whether the answers differ.
func (a Account) Disputed() bool { return len(a.Answers) > 1 }

// Answer is what one source or more say.
type Answer struct {
	Value   Prose
	Cites   []Cite
	Private bool
}

// Config is dossier.yaml.
type Config struct {
	Title       string
	Subtitle    string
	Description string
	Language    string // BCP 47
	BaseURL     string // ends in a slash; empty: not known
	Previewed   bool   // the site is read at the root of a server of ours, whatever its address
	Author      string
	Zone        date.Zone // how times stated with a zone are shown
	Accent      string    // "#rrggbb", or empty
	Notice      Prose     // one line at the foot of each page
	Internal    bool      // the site is for the internal audience: nothing is withheld
	Proposals   bool      // events that nobody has confirmed are published too
}

// Root is the path at which the site is read, with slashes around it: that of its
// address, or "/".
func (c Config) Root() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil || c.Previewed || u.Path == "" {
		return "/"
	}
	return u.EscapedPath()
}
