package seal

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"dossier/internal/quote"
)

// sheet is a page of the site as a browser reads it.
type sheet struct {
	path   string
	ids    map[string]*html.Node
	twice  map[string]bool // ids that are there more than once
	marks  map[string]int  // stretches that are marked for an anchor
	leads  map[string]bool // passages of other pages that the page links to: "path#anchor"
	notes  []note          // of the list below the page's text
	quoted []note          // links that hold a quote

	noteIDs []string                   // of notes
	read    map[[2]*html.Node]*passage // what was read: a paragraph, or a heading and the one below it

	sole   map[*html.Node]bool // questions that were looked at: those that have one answer
	called map[string]bool     // ids of notes that are called; true: from elsewhere than a question with one answer

	budget   int // bytes of words that may still be read
	compared int // bytes that were looked through for the words nearest to faults
}

// note is what a page quotes in one place, and where that leads: to a passage,
// "path#anchor", or to a page that shows none; it is empty for nowhere.
type note struct {
	target string
	quotes []string
	aside  bool // only the one answer to a question calls it: such do not stand on the page for paper
}

// passage is the words of a paragraph, or of a heading, a blank and the paragraph
// below it.
type passage struct {
	text  quote.Text
	bare  quote.Text // without the words of links on records, as the article's own words are
	words []rune
	index *quote.Index      // of text
	bares *quote.Index      // of bare
	marks map[string][]span // by anchor
	cuts  map[string]int    // elements that mark them
	spots map[string]int    // where ids stand
}

// readings is how many times a page's words may be read. Its paragraphs are read
// once, or once more with the heading above, and do not lie in one another; a
// hostile page could have it otherwise.
const readings = 8

// readSheet parses a page.
func readSheet(name string, data []byte) (*sheet, error) {
	root, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	s := &sheet{
		path: name, ids: map[string]*html.Node{}, twice: map[string]bool{}, marks: map[string]int{},
		leads: map[string]bool{}, read: map[[2]*html.Node]*passage{}, called: map[string]bool{}, sole: map[*html.Node]bool{},
		budget: readings*len(data) + 1<<10,
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			s.element(n)
		}
	}
	for i, id := range s.noteIDs {
		called, any := s.called[id]
		s.notes[i].aside = any && !called
	}
	return s, nil
}

func (s *sheet) element(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		if s.ids[id] != nil {
			s.twice[id] = true
		} else {
			s.ids[id] = n
		}
	}
	switch n.Data {
	case "mark":
		for _, anchor := range strings.Fields(attr(n, "data-q")) {
			s.marks[anchor]++
		}
	case "a":
		if to := s.target(n); to != "" {
			s.leads[to] = true
		}
		if to := s.address(n); to != "" && firstQuote(n) != nil {
			s.quoted = append(s.quoted, note{target: to, quotes: s.quotes(n)})
		}
		if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && noteID.MatchString(id) && hasClass(n.Parent, "cite") {
			s.called[id] = s.called[id] || !s.inSoleAnswer(n)
		}
	case "li":
		if isNote(n) {
			s.note(n)
		}
	}
}

// inSoleAnswer reports whether an element stands in a question that has one
// answer.
func (s *sheet) inSoleAnswer(n *html.Node) bool {
	for n != nil && !hasClass(n, "account") {
		n = n.Parent
	}
	if n == nil {
		return false
	}
	if sole, known := s.sole[n]; known {
		return sole
	}
	answers := 0
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "li" && hasClass(d.Parent, "answers") {
			answers++
		}
	}
	s.sole[n] = answers == 1
	return s.sole[n]
}

// noteID is the form of the ids of notes.
var noteID = regexp.MustCompile(`^n[0-9]+$`)

// isNote reports whether a list's item is a note, and no part of one.
func isNote(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "li" && noteID.MatchString(attr(p, "id")) {
			return false
		}
	}
	return noteID.MatchString(attr(n, "id"))
}

// note reads a note: its quotes, and the first link to a page of the site.
func (s *sheet) note(n *html.Node) {
	to := ""
	for d := range n.Descendants() {
		if to == "" && d.Type == html.ElementNode && d.Data == "a" {
			to = s.address(d)
		}
	}
	s.notes = append(s.notes, note{target: to, quotes: s.quotes(n)})
	s.noteIDs = append(s.noteIDs, attr(n, "id"))
}

// quotes gives the quotes within an element.
func (s *sheet) quotes(n *html.Node) []string {
	var list []string
	for d := range n.Descendants() {
		if isQuote(d) {
			list = append(list, s.words(d))
		}
	}
	return list
}

// words gives the words of an element, of which nothing else is asked.
func (s *sheet) words(n *html.Node) string {
	if p := s.read[[2]*html.Node{n}]; p != nil {
		return p.text.Original()
	}
	if s.budget < 0 {
		return ""
	}
	words := readPassage([]*html.Node{n}).text.Original()
	s.budget -= len(words)
	return words
}

func isQuote(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.Data == "q" || n.Data == "blockquote")
}

func firstQuote(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if isQuote(d) {
			return d
		}
	}
	return nil
}

// target gives the passage of an article's page that a link leads to, or "".
func (s *sheet) target(a *html.Node) string {
	if !strings.Contains(attr(a, "href"), "#q-") {
		return ""
	}
	to := s.address(a)
	if _, anchor, _ := strings.Cut(to, "#"); !strings.HasPrefix(anchor, "q-") {
		return ""
	}
	return to
}

// address gives the place of the site that a link leads to, "path" or
// "path#id", or "".
func (s *sheet) address(a *html.Node) string {
	href := attr(a, "href")
	u, err := url.Parse(href)
	if err != nil || href == "" || u.Scheme != "" || u.Host != "" {
		return ""
	}
	to := s.path
	if u.Path != "" {
		to = path.Join(path.Dir(s.path), u.Path)
	}
	if u.Fragment != "" {
		to += "#" + u.Fragment
	}
	return to
}

// paragraph gives the words around an element: those of the paragraph, heading,
// cell or code that it stands in.
func (s *sheet) paragraph(n *html.Node) *passage { return s.passage(blockAround(n)) }

func blockAround(n *html.Node) *html.Node {
	for n.Parent != nil && n.Parent.Type == html.ElementNode && !blocks[n.Data] {
		n = n.Parent
	}
	return n
}

// blocks are the elements that hold words and no other such element.
var blocks = map[string]bool{
	"p": true, "li": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"td": true, "th": true, "pre": true, "dd": true, "blockquote": true, "body": true,
}

func isHeading(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6'
}

// holders are the elements that hold blocks, and between which and a heading
// above them no words can stand.
var holders = map[string]bool{"ul": true, "ol": true, "li": true, "blockquote": true}

// below gives the element directly below a heading: nothing lies between them
// but rules and the edges of lists and quotations. It gives nil where there is
// none, or words in none.
func below(heading *html.Node) *html.Node {
	for n := after(heading); n != nil; {
		switch {
		case n.Type == html.TextNode && collapse(n.Data) != "":
			return nil
		case n.Type != html.ElementNode || n.Data == "hr":
		case !holders[n.Data]:
			return n
		case n.FirstChild != nil:
			n = n.FirstChild
			continue
		}
		n = after(n)
	}
	return nil
}

// after gives the node that follows the end of another, within what holds blocks.
func after(n *html.Node) *html.Node {
	for n.NextSibling == nil {
		if n = n.Parent; n == nil || !holders[n.Data] {
			return nil
		}
	}
	return n.NextSibling
}

// passage reads the words of an element, or of a heading and the one below it.
func (s *sheet) passage(nodes ...*html.Node) *passage {
	var key [2]*html.Node
	copy(key[:], nodes)
	if s.read[key] == nil {
		if s.budget < 0 {
			return &passage{}
		}
		s.read[key] = readPassage(nodes)
		s.budget -= len(s.read[key].text.Original())
	}
	return s.read[key]
}

// readPassage reads the words of elements, with a blank between them. No mark
// runs over that blank.
func readPassage(nodes []*html.Node) *passage {
	p := &passage{}
	r := reader{p: p}
	for _, n := range nodes {
		r.add("\n")
		r.children(n)
		p.words = []rune(r.text())
		for anchor, spans := range p.marks {
			p.marks[anchor] = settle(spans, p.words)
		}
	}
	p.text, p.bare = quote.Prepare(r.text()), quote.Prepare(r.bare.text())
	return p
}

// spot notes where an id stands. A page may have very many passages, most of which
// have neither ids nor marks.
func (p *passage) spot(id string, at int) {
	if p.spots == nil {
		p.spots = map[string]int{}
	}
	p.spots[id] = at
}

// mark notes a stretch that is marked for an anchor.
func (p *passage) mark(anchor string, s span) {
	if p.marks == nil {
		p.marks, p.cuts = map[string][]span{}, map[string]int{}
	}
	p.marks[anchor] = append(p.marks[anchor], s)
	p.cuts[anchor]++
}

// reader gathers the words of an element.
type reader struct {
	line
	bare line
	link bool // within a link on a record
	p    *passage
}

func (r *reader) add(s string) {
	r.line.add(s)
	if !r.link {
		r.bare.add(s)
	}
}

// children reads what is in an element. The parser nests elements no more than
// 512 deep.
func (r *reader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			r.add(c.Data)
		case c.Type == html.ElementNode && !isSign(c):
			r.inside(c)
		}
	}
}

func (r *reader) inside(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		r.p.spot(id, r.n)
	}
	from := r.n
	if n.Data == "br" {
		r.add("\n")
	}
	r.add(shownBy(n))
	outer := r.link
	r.link = outer || isRecordLink(n)
	r.children(n)
	r.link = outer
	if n.Data == "mark" {
		for _, anchor := range strings.Fields(attr(n, "data-q")) {
			r.p.mark(anchor, span{from, r.n})
		}
	}
}

// shownBy gives the character in whose place an element stands: one that would
// turn words around, and is shown by its number instead.
func shownBy(n *html.Node) string {
	switch {
	case n.Data != "span" || !hasClass(n, "sign"):
	case attr(n, "data-sign") == "U+202D":
		return "\u202d"
	case attr(n, "data-sign") == "U+202E":
		return "\u202e"
	}
	return ""
}

// isSign reports whether an element is no part of the words: the paragraph's
// number, the mark of a note, or something that is not shown.
func isSign(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "template", "noscript", "button":
		return true
	case "a":
		return hasClass(n, "pn")
	case "sup":
		return hasClass(n, "cite")
	}
	return false
}

// isRecordLink reports whether an element is a link that the editor put between
// the article's words, [[record]]: its words are the record's. A link on a name
// has a class, and one to the outside a relation.
func isRecordLink(n *html.Node) bool {
	href := attr(n, "href")
	return n.Data == "a" && attr(n, "class") == "" && attr(n, "rel") == "" && href != "" && !strings.Contains(href, ":")
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
