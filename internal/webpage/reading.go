package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reading is a document on its way to a Page.
type reading struct {
	root *html.Node
	base *url.URL // what relative addresses start from, or nil
	meta metadata

	count      map[*html.Node]int // words below an element, links and all
	mass       map[*html.Node]int // words in its stretches of running text
	total      int                // mass of the document
	tables     map[*html.Node]bool
	classes    map[*html.Node]string
	regionsOf  map[string]string
	regionSeen map[*html.Node]string
	titleNode  *html.Node
	titleText  string              // its words, where it holds a rubric too
	holdsTitle map[*html.Node]bool // the title's node and all around it

	leaves  []leaf
	asides  []aside
	counted int // words of the document, see countAll
	titleAt int // the leaf of the headline, or -1

	entryNodes map[*html.Node]bool // entries of a live blog
}

func newReading(root *html.Node) *reading {
	r := &reading{
		root: root, count: map[*html.Node]int{}, mass: map[*html.Node]int{}, tables: map[*html.Node]bool{}, classes: map[*html.Node]string{},
		regionsOf: map[string]string{}, regionSeen: map[*html.Node]string{}, holdsTitle: map[*html.Node]bool{}, titleAt: -1,
	}
	r.weigh(root, false)
	r.total = r.mass[root]
	r.meta = readMetadata(r)
	r.base = r.findBase()
	r.findTitle()
	for _, t := range find(root, -1, func(n *html.Node) bool { return n.DataAtom == atom.Table }) {
		r.tables[t] = r.isData(t)
	}
	w := walker{r: r}
	w.walk(root, context{})
	w.flush()
	r.leaves, r.asides, r.titleAt = w.leaves, w.asides, -1
	r.counted = r.countAll()
	for i := range r.leaves {
		if r.titleNode != nil && within(r.leaves[i].node, r.titleNode) {
			r.titleAt = i
			break
		}
	}
	r.settle()
	return r
}

// minStretch is how many words a text node must have to count as running text.
const minStretch = 8

// weigh counts words below each element.
func (r *reading) weigh(n *html.Node, linked bool) (count, mass int) {
	linked = linked || isTag(n, atom.A, atom.Button, atom.Option)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			words := countWords(c.Data)
			count += words
			if words >= minStretch && !linked {
				mass += words
			}
		case c.Type == html.ElementNode && !unseen(c) || isTag(c, atom.Head):
			if c.DataAtom != atom.Head {
				k, m := r.weigh(c, linked)
				count, mass = count+k, mass+m
			}
		}
	}
	r.count[n], r.mass[n] = count, mass
	return count, mass
}

// isBulk reports whether an element holds at least a share of the running text,
// in percent.
func (r *reading) isBulk(n *html.Node, percent int) bool {
	return r.total >= 40 && r.mass[n]*100 >= percent*r.total
}

func (r *reading) class(n *html.Node) string {
	if len(n.Attr) == 0 {
		return ""
	}
	class, ok := r.classes[n]
	if !ok && len(r.classes) < maxClassed {
		class = classText(n)
		r.classes[n] = class
	}
	return class
}

// Of how many elements the classes are looked at, and how many different ones.
// Pages have thousands, and hundreds.
const (
	maxClassed = 40_000
	maxClasses = 4_000
)

// region gives the region that an element opens. An element with the title, or
// with most of the text, opens none, whatever its class says.
func (r *reading) region(n *html.Node) string {
	if region, ok := r.regionSeen[n]; ok {
		return region
	}
	region := r.regionByName(n)
	if isTag(n, atom.Blockquote) && region == "share" {
		region = "" // a post of somebody's
	}
	if region == "advertisement" && r.count[n] > 0 && r.count[n] <= 14 && dateWords.MatchString(visibleText(n)) {
		region = regionByline // "pub" for published
	}
	if region == "" && isTag(n, atom.Div, atom.Section) && r.asksAddress(n) {
		region = "newsletter"
	}
	if region != "" {
		percent := 85
		switch region {
		case regionHeader, regionAside, regionByline, regionForm, "tags", "controls", "dialog":
			percent = 45
		}
		if r.isProse(n, region) {
			percent = 20
		}
		if r.holdsTitle[n] || r.isBulk(n, percent) && !r.standsApart(n, region) || region == regionPaywall && !r.asksForMoney(n) || isTag(n, atom.Body, atom.Html) {
			region = ""
		}
	}
	r.regionSeen[n] = region
	return region
}

// maxForAddress is how many words a box has at most that asks for an address.
const maxForAddress = 40

// asksAddress reports whether a box holds little but a form for an address of
// e-mail, whatever its class.
func (r *reading) asksAddress(n *html.Node) bool {
	if r.count[n] > maxForAddress || r.isBulk(n, 20) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isTag(c, atom.Form) && len(find(c, 1, func(f *html.Node) bool {
			return isTag(f, atom.Input) && strings.EqualFold(attr(f, "type"), "email")
		})) > 0 {
			return !bodyClass.MatchString(r.class(n))
		}
	}
	return false
}

// An article that is shorter than what its readers say of it has at least so
// many stretches of running text, and words in them.
const (
	minApartStretches = 2
	minApartWords     = 25
)

// standsApart reports whether an element is what readers wrote, however much of
// the page's text that is: its name says nothing else, or an article stands
// between the headline and it.
func (r *reading) standsApart(n *html.Node, region string) bool {
	if region != regionComments {
		return false
	}
	if saysComments.MatchString(r.class(n)) {
		return true
	}
	stretches, words := 0, 0
	for t := after(r.titleNode); t != nil && t != n; t = following(t) {
		if t.Type == html.TextNode && !inside(t, nil, unseen) {
			if k := countWords(t.Data); k >= minStretch {
				stretches, words = stretches+1, words+k
			}
		}
		if stretches >= minApartStretches && words >= minApartWords {
			return true
		}
	}
	return false
}

// following gives the node that opens next in a document, or nil.
func following(n *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	return after(n)
}

// after gives the first node behind an element and all below it, or nil.
func after(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// isProse reports whether an element whose name tells of a region holds little
// but running text, which speaks against its name: sites call the folded rest
// of an article "read-more".
func (r *reading) isProse(n *html.Node, region string) bool {
	switch region {
	case regionComments, regionCookie, "footer", regionPaywall, regionHidden, "author":
		return false
	}
	return r.mass[n] >= 100 && r.mass[n]*10 >= r.count[n]*8
}

// asksForMoney reports whether an element that its name calls a paywall is one.
// Some sites name the paragraphs so that are behind it.
func (r *reading) asksForMoney(n *html.Node) bool {
	return r.mass[n] < 150 && (payWords.matches(visibleText(n)) || moneyWords.MatchString(visibleText(n)))
}

func (r *reading) regionByName(n *html.Node) string {
	class := r.class(n)
	if _, known := r.regionsOf[class]; !known {
		if len(r.regionsOf) >= maxClasses {
			class = ""
		}
		r.regionsOf[class] = classRegion(class)
	}
	return regionOf(n, r.regionsOf[class])
}

// findBase gives the address that relative links start from.
func (r *reading) findBase() *url.URL {
	address := r.meta.canonical
	if bases := find(r.root, 1, func(n *html.Node) bool { return n.DataAtom == atom.Base && hasAttr(n, "href") }); len(bases) > 0 {
		if a := webAddress(attr(bases[0], "href")); a != "" {
			address = a
		}
	}
	if address == "" {
		return nil
	}
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	return base
}

// address gives the whole web address of a link, or nothing.
func (r *reading) address(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || href[0] == '#' || len(href) > 4000 {
		return ""
	}
	if a := webAddress(href); a != "" || r.base == nil {
		return a
	}
	u, err := r.base.Parse(href)
	if err != nil {
		return ""
	}
	return webAddress(u.String())
}

// webAddress gives an address if it is one of the web, or nothing.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return s
	case "":
		if strings.HasPrefix(s, "//") {
			return "https:" + s
		}
	}
	return ""
}

// isData reports whether a table holds data, and does not lay out a page.
func (r *reading) isData(table *html.Node) bool {
	switch strings.ToLower(attr(table, "role")) {
	case "presentation", "none":
		return false
	}
	if r.isBulk(table, 60) && !hasHeads(table) {
		return false
	}
	rows, cells, longest, heads := 0, 0, 0, false
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Article, atom.Form, atom.H1, atom.H2, atom.Nav:
			return false
		case atom.Tr:
			rows++
		case atom.Th:
			heads = true
			cells++
		case atom.Td:
			cells++
			longest = max(longest, r.count[n])
		case atom.Caption:
			heads = true
		}
	}
	if rows == 0 || longest > 80 {
		return false
	}
	return heads || rows >= 2 && cells >= 2*rows && r.count[table] <= 12*cells
}

func hasHeads(table *html.Node) bool {
	return len(find(table, 1, func(n *html.Node) bool { return n.DataAtom == atom.Th })) > 0
}

// prose counts the words of the leaves that read like running text.
func (r *reading) prose() int {
	n := 0
	for i := range r.leaves {
		n += int(max(0, r.quality(&r.leaves[i])))
	}
	return n
}

// shell reports whether a document shows nothing, and says more to readers
// without scripts.
func (r *reading) shell() bool {
	if r.prose() >= 30 {
		return false
	}
	for _, a := range r.asides {
		if a.where == whereFallback && countWords(a.text) >= 60 {
			return true
		}
	}
	return false
}
