package webpage

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leaf is a visible stretch of text between two block boundaries.
type leaf struct {
	kind    Kind
	level   int
	ordered bool
	number  int
	runs    []Run
	text    string
	node    *html.Node // the innermost block around it
	first   *html.Node // the text node it begins in
	region  string
	box     *html.Node // the box inside the article that it stands in
	figure  *html.Node // the picture or gallery that it belongs to
	credit  bool       // it credits a picture
	owner   string     // the words in it that do
	row     *html.Node // of a table of data
	cell    *html.Node
	head    bool // the row is of headings
	lead    bool // it has the class of a standfirst
	order   int  // among leaves and asides
	parted  bool // a <br><br> stands before it
	words   int
	linked  int  // words in links
	stops   int  // signs that end or part sentences
	phrase  bool // it is one of the phrases that stand about texts
	leads   bool // it begins like a line that leads to another article
	ends    bool // it ends as a sentence does
}

// context is what a text's ancestors say of it.
type context struct {
	block   *html.Node
	link    string
	linked  bool
	em      bool
	strong  bool
	kind    Kind
	level   int
	lists   int
	ordered bool
	item    int
	region  string
	box     *html.Node
	figure  *html.Node
	credit  bool
	row     *html.Node
	cell    *html.Node
	head    bool
	lead    bool
	pre     bool
	inside  bool // of an <article> or <main>
}

// walker makes leaves of a tree.
type walker struct {
	r      *reading
	leaves []leaf
	asides []aside
	order  int

	cur     leaf
	open    strings.Builder // the words of its last run
	ctx     context
	blank   bool // white space is due before the next word
	breaks  int  // <br> since the last word
	held    string
	inline  string
	regions bool // each word so far stands in the same region of inline elements
	parted  bool
}

func (w *walker) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		w.text(n, c)
		return
	case html.ElementNode:
		if n.DataAtom == atom.Br {
			w.lineBreak(c)
			return
		}
		if unseen(n) {
			w.skip(n)
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	block := n.Type == html.DocumentNode || w.r.isBlock(n)
	if n.Type == html.ElementNode {
		if w.r.isHidden(n) {
			w.note(regionHidden, n)
			return
		}
		w.enter(n, &c, block)
	}
	if block {
		w.flush()
	}
	inline := w.inline
	if !block && n.Type == html.ElementNode && w.inline == "" {
		w.inline = w.r.region(n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if isTag(child, atom.Li) {
			c.item++
		}
		w.walk(child, c)
	}
	w.inline = inline
	if block {
		w.flush()
	}
}

// enter adds to a context what an element says.
func (w *walker) enter(n *html.Node, c *context, block bool) {
	if block {
		c.block = n
		w.enterRegion(n, c)
	} else if c.figure != nil && creditClass.MatchString(w.r.class(n)) {
		c.credit = true
	}
	switch n.DataAtom {
	case atom.A:
		c.linked = hasAttr(n, "href")
		c.link = w.r.address(attr(n, "href"))
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		c.em = true
	case atom.Strong, atom.B:
		c.strong = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = Heading, int(n.Data[1]-'0')
	case atom.Ul, atom.Ol:
		c.lists++
		c.ordered, c.item = n.DataAtom == atom.Ol, 0
		if start, err := strconv.Atoi(attr(n, "start")); err == nil && start > 0 && start < 1e6 {
			c.item = start - 1
		}
	case atom.Li:
		c.kind, c.level = ListItem, c.lists
		if value, err := strconv.Atoi(attr(n, "value")); err == nil && value > 0 && value < 1e6 {
			c.item = value
		}
	case atom.Blockquote:
		c.kind, c.level = Quote, 0
	case atom.Figure:
		c.figure = n
	case atom.Figcaption, atom.Caption:
		c.kind, c.level = Caption, 0
	case atom.Pre:
		c.pre = true
		c.kind = Pre
	case atom.Article, atom.Main:
		c.inside = true
	case atom.Table:
		c.row, c.cell = nil, nil
	case atom.Tr:
		if w.r.tables[tableOf(n)] {
			c.row, c.head = n, headRow(n)
		}
	case atom.Td, atom.Th:
		if c.row != nil {
			c.cell = n
		}
	}
}

// enterRegion notes what the region, role or class of a block says.
func (w *walker) enterRegion(n *html.Node, c *context) {
	class := w.r.class(n)
	if isTag(n, atom.Header) && !c.inside && c.region == "" && !w.r.holdsTitle[n] && !w.r.isBulk(n, 40) {
		c.region = regionHeader
	}
	region := w.r.region(n)
	if region == regionByline && isTag(n, atom.Address) && w.r.mass[n] > 30 {
		region = ""
	}
	switch {
	case region == "":
	case region == regionHidden:
	case c.region == "" || c.region == regionAside || c.region == regionByline:
		c.region = region
	}
	if class == "" {
		return
	}
	if w.r.isBulk(n, 50) {
		return
	}
	switch {
	case captionClass.MatchString(class) && w.r.mass[n] < 120 && !isTag(n, atom.Ul, atom.Ol, atom.Table):
		if c.figure == nil {
			c.figure = n
		}
		c.kind, c.level = Caption, 0
		c.credit = c.credit || creditClass.MatchString(class)
		if c.region == regionByline {
			c.region = ""
		}
	case creditClass.MatchString(class) && c.figure != nil:
		c.kind, c.credit, c.level = Caption, true, 0
		c.region = ""
	case noteClass.MatchString(class) && c.region == "" && (c.kind == Paragraph || c.kind == ListItem):
		c.kind = Note
	case tweetClass.MatchString(class) && isTag(n, atom.Blockquote):
		c.region = ""
	case boxClass.MatchString(class) && c.region == "" && !w.r.holdsTitle[n]:
		c.box = n
	}
	if standfirstClass.MatchString(class) && w.r.mass[n] < 120 {
		c.lead = true
	}
}

func (w *walker) text(n *html.Node, c context) {
	if c.pre {
		w.preformatted(n, c)
		return
	}
	s := n.Data
	for s != "" {
		i := strings.IndexFunc(s, notBlank)
		if i != 0 {
			w.blank = true
			if i < 0 {
				return
			}
			s = s[i:]
		}
		end := strings.IndexAny(s, " \t\n\r\f")
		if end < 0 {
			end = len(s)
		}
		w.word(n, s[:end], c)
		s = s[end:]
	}
}

func notBlank(r rune) bool { return !strings.ContainsRune(" \t\n\r\f", r) }

// word adds a word, or a piece of one, to the leaf.
func (w *walker) word(n *html.Node, s string, c context) {
	if s = strings.ReplaceAll(s, "\x00", ""); s == "" {
		return
	}
	if w.breaks > 0 && strings.Trim(s, "\u00a0") == "" {
		w.held = s // a line of nothing, if another <br> follows
		return
	}
	s, w.held = w.held+s, ""
	if len(w.cur.runs) > 0 {
		switch {
		case w.breaks > 1:
			w.flush()
			w.parted = true
		case w.breaks == 1:
			w.add("\n", c)
		case w.blank:
			w.add(" ", c)
		}
	}
	if len(w.cur.runs) == 0 {
		w.begin(n, c)
	}
	w.regions = w.regions && w.inline == w.cur.region
	w.blank, w.breaks = false, 0
	w.add(s, c)
	if c.linked {
		w.cur.linked++
	}
	if c.credit {
		w.cur.owner = strings.TrimSpace(w.cur.owner[:min(len(w.cur.owner), 500)] + " " + s)
	}
}

func (w *walker) begin(n *html.Node, c context) {
	w.cur = leaf{
		kind: c.kind, level: c.level, ordered: c.ordered, number: c.item, node: c.block, first: n, region: w.inline, box: c.box,
		figure: c.figure, credit: c.credit, row: c.row, cell: c.cell, head: c.head, lead: c.lead, parted: w.parted,
	}
	w.ctx, w.regions, w.parted = c, true, false
}

// add joins text to the last run where it has the same properties. Blanks
// between two links belong to neither.
func (w *walker) add(s string, c context) {
	run := Run{Text: s, Link: c.link, Em: c.em, Strong: c.strong}
	runs := w.cur.runs
	if len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Link == run.Link && last.Em == run.Em && last.Strong == run.Strong {
			w.open.WriteString(s)
			return
		}
		w.seal()
		if s == " " || s == "\n" {
			run = Run{}
		}
	}
	run.Text = ""
	w.open.WriteString(s)
	w.cur.runs = append(runs, run)
}

// seal gives the last run the words that have gathered for it.
func (w *walker) seal() {
	if len(w.cur.runs) > 0 {
		w.cur.runs[len(w.cur.runs)-1].Text = w.open.String()
		w.open.Reset()
	}
}

func (w *walker) lineBreak(c context) {
	if c.pre {
		w.add("\n", c)
		return
	}
	w.breaks++
	w.blank, w.held = true, ""
}

// flush ends the leaf.
func (w *walker) flush() {
	w.seal()
	l := w.cur
	w.cur, w.blank, w.breaks, w.held = leaf{}, false, 0, ""
	if len(l.runs) == 0 || strings.TrimSpace(joinRuns(l.runs)) == "" {
		return
	}
	w.parted = false
	if w.ctx.region != "" || !w.regions {
		l.region = w.ctx.region
	}
	l.measure()
	l.order = w.order
	w.order++
	w.leaves = append(w.leaves, l)
}

// maxLine is how many bytes a line has that is looked at as one.
const maxLine = 2000

// The longest notice of rights, in bytes, and the most lines of them.
const (
	maxNotice  = 16 << 10
	maxNotices = 2000
)

// measure counts what is in a leaf.
func (l *leaf) measure() {
	l.text = joinRuns(l.runs)
	l.words = countWords(l.text)
	l.linked = min(l.linked, l.words)
	l.phrase = l.words <= 25 && len(l.text) < maxLine && isPhrase(l.text)
	l.leads = l.words <= 40 && len(l.text) < maxLine && leads.MatchString(l.text)
	l.ends = endsSentence(l.text)
	l.stops = 0
	for _, r := range l.text {
		if strings.ContainsRune(".!?…;:,؟،؛。，！？", r) {
			l.stops++
		}
	}
}

// countWords counts words; two characters of a script without blanks are one.
func countWords(s string) int {
	n, dense, in := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Thai, r):
			dense++
			in = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !in {
				n++
			}
			in = true
		case unicode.IsSpace(r):
			in = false
		}
	}
	return n + (dense+1)/2
}

// preformatted adds text that keeps its white space.
func (w *walker) preformatted(n *html.Node, c context) {
	s := strings.ReplaceAll(strings.ReplaceAll(n.Data, "\r\n", "\n"), "\x00", "")
	if len(w.cur.runs) == 0 {
		if s = strings.TrimLeft(s, "\n"); strings.TrimSpace(s) == "" {
			return
		}
		w.begin(n, c)
	}
	w.add(s, c)
	if c.linked {
		w.cur.linked += countWords(s)
	}
}
