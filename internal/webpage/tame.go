package webpage

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds of the tree that is built of a document. Tags beyond them become
// blanks; the words between them stay.
const (
	MaxTags    = 80_000
	maxDepth   = 200 // explicit nesting; x/net/html refuses 512 with the implied
	maxFormats = 24  // open <b>, <i>, <a> …: each is made anew in every paragraph
	maxStray   = 500 // texts between the cells of tables, each moved before its table
	maxAttrs   = 64
)

// buildTree parses a document as the HTML standard has it. x/net/html takes
// quadratic time, or gives up, for some input that no person writes: endless
// nesting, formatting that is never closed, ignored tags between the letters of
// a text (it joins the pieces anew each time), thousands of <body> tags. So
// the markup is tamed first. script tells whether <noscript> is hidden.
func buildTree(document string, script bool) (*html.Node, error) {
	var root *html.Node
	var err error
	for _, depth := range []int{maxDepth, 40, 6} {
		t := tamer{depth: depth, script: script}
		root, err = html.ParseWithOptions(strings.NewReader(t.tame(document)), html.ParseOptionEnableScripting(script))
		if err == nil {
			if !script {
				showNoscript(root)
			}
			return root, nil
		}
	}
	return nil, fmt.Errorf("the page's markup cannot be read: %w", err)
}

// showNoscript makes plain boxes of what is told to readers without scripts.
func showNoscript(root *html.Node) {
	for n := range root.Descendants() {
		if isTag(n, atom.Noscript) {
			n.Data, n.DataAtom = "div", atom.Div
		}
	}
}

// tamer writes a document anew without what makes parsers slow.
type tamer struct {
	depth   int
	script  bool
	out     strings.Builder
	open    []string
	counts  map[string]int // of the names in open
	formats int
	tags    int
	stray   int
	seen    map[string]bool // html, head, body
}

var voids = nameSet("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")

var formatting = nameSet("a b big code em font i nobr s small strike strong tt u")

var tableParts = nameSet("caption col colgroup tbody tfoot thead tr td th")

// closes names the elements that a start tag ends, and those that bound how
// far up it looks.
var closes = map[string][2]map[string]bool{
	"li":       {nameSet("li"), nameSet("ul ol menu table")},
	"dt":       {nameSet("dt dd"), nameSet("dl table")},
	"dd":       {nameSet("dt dd"), nameSet("dl table")},
	"option":   {nameSet("option"), nameSet("select datalist")},
	"optgroup": {nameSet("option optgroup"), nameSet("select")},
	"td":       {nameSet("td th caption"), nameSet("tr table")},
	"th":       {nameSet("td th caption"), nameSet("tr table")},
	"tr":       {nameSet("td th tr caption"), nameSet("table tbody thead tfoot")},
	"tbody":    {nameSet("td th tr tbody thead tfoot caption"), nameSet("table")},
	"thead":    {nameSet("td th tr tbody thead tfoot caption"), nameSet("table")},
	"tfoot":    {nameSet("td th tr tbody thead tfoot caption"), nameSet("table")},
}

var closesP = nameSet("address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul")

// holdsP names the elements that a start tag does not look beyond for a <p> to
// end.
var holdsP = nameSet("address applet article aside blockquote body button caption center details dialog dir div dl dd dt fieldset figcaption figure footer form header hgroup html li main marquee menu nav object ol section select summary svg table td template th ul")

func nameSet(names string) map[string]bool {
	set := map[string]bool{}
	for _, n := range strings.Fields(names) {
		set[n] = true
	}
	return set
}

func (t *tamer) tame(document string) string {
	t.counts, t.seen = map[string]int{}, map[string]bool{}
	t.out.Grow(len(document) + len(document)/8)
	z := html.NewTokenizer(strings.NewReader(document))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return t.out.String()
		case html.TextToken:
			t.text(z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			t.start(z)
		case html.EndTagToken:
			t.end(z)
		case html.DoctypeToken:
			if t.tags == 0 {
				t.out.Write(z.Raw())
			}
		}
	}
}

func (t *tamer) text(raw []byte) {
	if t.top("table", "tbody", "thead", "tfoot", "tr") && len(strings.TrimSpace(string(raw))) > 0 {
		if t.stray++; t.stray > maxStray {
			t.out.WriteString("<td>")
			t.push("td")
		}
	}
	t.out.Write(raw)
}

func (t *tamer) top(names ...string) bool {
	return len(t.open) > 0 && slices.Contains(names, t.open[len(t.open)-1])
}

func (t *tamer) push(name string) {
	t.open = append(t.open, name)
	t.counts[name]++
	if formatting[name] {
		t.formats++
	}
}

func (t *tamer) pop() {
	name := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	t.counts[name]--
	if formatting[name] {
		t.formats--
	}
}

func (t *tamer) start(z *html.Tokenizer) {
	raw := z.Raw()
	nameBytes, more := z.TagName()
	name := string(nameBytes)
	if name == "noscript" && !t.script {
		z.NextIsNotRawText()
	}
	if !t.admits(name) {
		t.blank(name)
		return
	}
	t.tags++
	if !voids[name] {
		t.imply(name)
		if len(t.open) >= t.depth {
			t.blank(name)
			return
		}
		t.push(name)
	}
	if !more || strings.Count(string(raw), "=") <= maxAttrs && len(raw) < 1<<16 {
		t.out.Write(raw)
		return
	}
	t.out.WriteString("<" + name + ">") // nobody writes so many
}

// admits reports whether a start tag means anything where it stands.
func (t *tamer) admits(name string) bool {
	switch {
	case t.tags >= MaxTags:
		return t.rawText(name)
	case name == "html" || name == "head" || name == "body":
		if t.seen[name] {
			return false
		}
		t.seen[name] = true
		return true
	case name == "frameset" || name == "frame" || name == "plaintext":
		return false
	case name == "form":
		return t.counts["form"] == 0
	case tableParts[name]:
		return t.counts["table"] > 0
	case t.counts["select"] > 0:
		return name == "option" || name == "optgroup" || t.rawText(name)
	case formatting[name]:
		return t.formats < maxFormats
	}
	return true
}

// rawText reports whether the text after a start tag is no markup, so that the
// tag cannot be left out by itself.
func (t *tamer) rawText(name string) bool {
	switch name {
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp":
		return true
	case "noscript":
		return t.script
	}
	return false
}

func (t *tamer) blank(name string) {
	if !formatting[name] && name != "span" {
		t.out.WriteByte(' ')
	}
}

// imply takes from the open elements those that a start tag ends.
func (t *tamer) imply(name string) {
	if closesP[name] && t.counts["p"] > 0 {
		t.endP()
	}
	rule, ok := closes[name]
	if !ok {
		return
	}
	cut := len(t.open)
	for i := len(t.open) - 1; i >= 0 && !rule[1][t.open[i]]; i-- {
		if rule[0][t.open[i]] {
			cut = i
		}
	}
	for len(t.open) > cut {
		t.pop()
	}
}

func (t *tamer) endP() {
	for i := len(t.open) - 1; i >= 0 && !holdsP[t.open[i]]; i-- {
		if t.open[i] == "p" {
			for len(t.open) > i {
				t.pop()
			}
			return
		}
	}
}

func (t *tamer) end(z *html.Tokenizer) {
	raw := z.Raw()
	nameBytes, _ := z.TagName()
	name := string(nameBytes)
	if name == "br" || name == "p" && t.counts["p"] == 0 {
		if t.tags < MaxTags {
			t.tags++
			t.out.WriteString("<br>")
		}
		return
	}
	if t.counts[name] == 0 || name == "body" || name == "html" {
		t.blank(name)
		return
	}
	if formatting[name] {
		t.endFormat(name)
	} else {
		for t.open[len(t.open)-1] != name {
			t.pop()
		}
		t.pop()
	}
	t.out.Write(raw)
}

// endFormat takes the last formatting element of a name from the open ones, and
// leaves those within it open, as parsers do.
func (t *tamer) endFormat(name string) {
	for i := len(t.open) - 1; i >= 0; i-- {
		if t.open[i] == name {
			t.open = append(t.open[:i], t.open[i+1:]...)
			t.counts[name]--
			t.formats--
			return
		}
	}
}

// attr gives an attribute's value, or nothing.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// find gives the first elements of a kind, at most limit of them.
func find(root *html.Node, limit int, is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			if found = append(found, n); len(found) == limit {
				break
			}
		}
	}
	return found
}

func isTag(n *html.Node, tags ...atom.Atom) bool {
	return n.Type == html.ElementNode && slices.Contains(tags, n.DataAtom)
}
