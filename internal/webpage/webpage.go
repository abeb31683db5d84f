// Package webpage reads a news article out of a web page that somebody saved.
//
// Parse takes a whole HTML document, already decoded, and gives what the page
// says of the article (title, byline, dates, outlet) and the article's text as
// blocks of words. It goes by what readers of the page see:
//
//   - The words of Blocks are those of the document, in their order. White space
//     collapses as a browser has it; no-break spaces, soft hyphens, ligatures and
//     quotation marks stay as they are. Nothing is added: a <q> gets no marks.
//   - All other text of the document is listed in Head, where it says what the
//     fields say, or in Dropped, by region of the page, so nothing goes silently:
//     hidden text, the text of drawings, formulas and fields, and what readers
//     without scripts, videos or frames are told. Comments, scripts, styles,
//     templates and the values of attributes are no text.
//   - Words counts the text apart from this reading: it is the sum of the words
//     of Blocks, Head and Dropped. See Page.Words.
//
// Every visible stretch of text between two block boundaries is a leaf. Several
// extractors (see choose.go) choose leaves; the best choice is kept. No
// extractor's own output is ever used as text.
//
// Parse never panics, and takes time and memory in proportion to the document:
// at most MaxTags elements, at most maxDepth deep, are built (see tame.go).
package webpage

import (
	"errors"
	"fmt"
	"strings"
)

// MaxSize is the length in bytes of the longest document that is read.
const MaxSize = 32 << 20

// Page is what a document says of an article, and the article.
type Page struct {
	Title      string
	Standfirst string // the lines below the headline
	Byline     string // the authors' names, parted by ", " where the page lists them apart
	Outlet     string
	Section    string
	Language   string // a language tag, as the page has it

	Published     string // an ISO date, with its time where the page states one, or empty
	Modified      string // likewise; in the page's words where they cannot be read as one day
	Undated       string // where Published is empty: the page's words for it, which mean no day or may mean two: "07/08/2020"
	PublishedFrom string // where it was found: "JSON-LD datePublished", "meta article:published_time", "<time datetime>"

	Canonical string // the page's own address, http or https

	Blocks  []Block
	Head    []string // the lines of the page whose words the fields above hold, the <title> among them; and the signs between an entry's time and headline
	Dropped []Dropped

	// Words is how many words, parted by white space, the document has but for
	// scripts, styles, templates, comments and attributes, counted in a walk over
	// its tree that knows of no leaves. So many words are in Blocks, Head and
	// Dropped together, each once, but:
	//
	//   - Blocks do not count where Extractor is "articleBody": they are of no text.
	//   - An entry's Time does not count where Again is set.
	//   - A time that a sign joins to its headline ("10:15–Rain") is one word here,
	//     and two in an entry.
	Words int

	Teaser    bool   // this is no article (then Blocks is empty, and all words are in Head and Dropped), or not all of one
	Why       string // where Teaser: what the page looks like, and what to do
	Extractor string // whose choice of text was kept: "JSON-LD", "semantic", "headline", "readability", "density", "live", "articleBody"
}

// Dropped is a stretch of text that is no part of the article.
type Dropped struct {
	Where string // the region: "nav", "footer", "comments", "related", "hidden", "drawing", "formula", "fallback", …; "page" where it has no name
	Text  string // its leaves, a line feed between them
}

// Kind tells what a block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading        // Level tells its rank
	ListItem       // Ordered, Number, Level
	Quote          // a paragraph of a block quotation, an embedded post too
	Caption        // of a picture; Credit
	Aside          // a paragraph of a box inside the report; Level > 0: the box's heading
	Related        // a line that leads to other articles
	Entry          // opens an entry of a live blog: Time, DateTime; Runs hold its headline and may be empty
	TableRow       // Cells, Head
	Pre            // preformatted: white space as written
	Note           // an editor's note or a correction
)

var kindNames = [...]string{"paragraph", "heading", "item", "quote", "caption", "aside", "related", "entry", "row", "pre", "note"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", k)
}

// Block is a piece of the article.
type Block struct {
	Kind     Kind
	Level    int     // Heading: 1 to 6. ListItem: how deep its list is nested, from 1. Aside: a heading's rank, or 0
	Ordered  bool    // ListItem: of a numbered list
	Number   int     // ListItem, Ordered: its number
	Time     string  // Entry: the time as printed
	DateTime string  // Entry: the time for machines, where the page has one
	Again    bool    // Entry: Time stands in a line of Blocks, Head or Dropped too
	Credit   string  // Caption: those of its words that say whose the picture is
	Head     bool    // TableRow: its cells are headings
	Cells    [][]Run // TableRow
	Runs     []Run   // the words of all other kinds
}

// Run is a stretch of words. A line feed in it is a <br>.
type Run struct {
	Text       string
	Link       string // an http or https address, or empty
	Em, Strong bool
}

// Words gives a block's text. An entry's time comes before its headline, and
// cells are parted by tabs.
func (b *Block) Words() string {
	switch {
	case b.Kind == TableRow:
		cells := make([]string, len(b.Cells))
		for i, c := range b.Cells {
			cells[i] = joinRuns(c)
		}
		return strings.Join(cells, "\t")
	case b.Time != "":
		return strings.TrimSpace(b.Time + " " + joinRuns(b.Runs))
	}
	return joinRuns(b.Runs)
}

func joinRuns(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var s strings.Builder
	for _, r := range runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// Parse reads a document. The error tells why it could not be read at all.
func Parse(document string) (page Page, err error) {
	if len(document) > MaxSize {
		return Page{}, fmt.Errorf("the page is larger than %d MB", MaxSize>>20)
	}
	defer func() {
		if fault := recover(); fault != nil {
			page, err = Page{}, fmt.Errorf("the page's markup cannot be read: %v", fault)
		}
	}()
	if strings.TrimSpace(document) == "" {
		return Page{}, errors.New("the page is empty")
	}
	root, err := buildTree(document, true)
	if err != nil {
		return Page{}, err
	}
	r := newReading(root)
	if r.shell() {
		if bare, err := buildTree(document, false); err == nil {
			if other := newReading(bare); other.prose() > r.prose() {
				r = other
			}
		}
	}
	return r.page(), nil
}
