package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The signs by which a page's one article is told from a mass of short pieces
// beside it: how many paragraphs of running text it has, and how many pieces
// stand outside of it, with how many words each on average.
const (
	minLoneParagraphs = 2
	minPieces         = 8
	maxPieceWords     = 60
)

// loneArticle gives the only element that the page calls its article, if it holds
// the headline and paragraphs, and if most of the text after it is of pieces of
// one tag and class, such as readers' comments; or nil.
func (r *reading) loneArticle() *html.Node {
	var lone *html.Node
	for _, n := range find(r.root, 2000, func(n *html.Node) bool { k := r.container(n); return k == "article" || k == "body" }) {
		switch {
		case lone != nil && within(n, lone):
		case !r.holdsTitle[n]:
		case lone != nil:
			return nil
		default:
			lone = n
		}
	}
	if lone == nil {
		return nil
	}
	around := map[*html.Node]bool{}
	for n := lone; n != nil; n = n.Parent {
		around[n] = true
	}
	paragraphs, outside := 0, 0
	seen := map[*html.Node]bool{}
	pieces := map[entryGroup][]*html.Node{}
	for i := range r.leaves {
		l := &r.leaves[i]
		if within(l.node, lone) {
			if r.quality(l) >= 12 {
				paragraphs++
			}
			continue
		}
		if l.region != "" || paragraphs == 0 {
			continue
		}
		outside += l.words
		for n := l.node; n != nil && !around[n] && !seen[n]; n = n.Parent {
			seen[n] = true
			g := entryGroup{n.Parent, n.Data + " " + firstClass(n)}
			pieces[g] = append(pieces[g], n)
		}
	}
	if paragraphs < minLoneParagraphs {
		return nil
	}
	for _, nodes := range pieces {
		words := 0
		for _, n := range nodes {
			words += r.count[n]
		}
		if len(nodes) >= minPieces && words <= maxPieceWords*len(nodes) && words*2 > outside {
			return lone
		}
	}
	return nil
}

// How many others of its kind stand beside an item of a list that is shown in
// full.
const minOthers = 2

// openItem gives the element that holds the headline and text below it, where
// others of the same tag and class stand beside it, each with a heading that
// leads to a page of its own: a column of briefs of which one is open. Or nil.
func (r *reading) openItem() *html.Node {
	if r.titleAt < 0 || r.titleNode == nil {
		return nil
	}
	for item := r.titleNode; item.Parent != nil; item = item.Parent {
		if isTag(item, atom.Main, atom.Body) {
			return nil
		}
		class := firstClass(item)
		if r.mass[item] < minHeaded || class == "" && !isTag(item, atom.Article) {
			continue
		}
		others := 0
		for s := item.Parent.FirstChild; s != nil; s = s.NextSibling {
			switch {
			case s == item || s.Type != html.ElementNode:
			case s.Data == item.Data && firstClass(s) == class && r.leadsAway(s):
				others++
			case r.mass[s] >= minHeaded && r.region(s) == "":
				return nil // the text may go on there
			}
		}
		if others >= minOthers {
			return item
		}
	}
	return nil
}

// leadsAway reports whether the first heading of an element is a link to
// another page.
func (r *reading) leadsAway(n *html.Node) bool {
	heads := find(n, 1, func(c *html.Node) bool { return isTag(c, atom.H1, atom.H2, atom.H3, atom.H4) })
	if len(heads) == 0 || r.count[heads[0]] < 2 {
		return false
	}
	links := find(heads[0], 1, func(c *html.Node) bool { return isTag(c, atom.A) && hasAttr(c, "href") })
	if len(links) == 0 {
		for p := heads[0].Parent; p != nil && len(links) == 0; p = p.Parent {
			if isTag(p, atom.A) && hasAttr(p, "href") {
				links = append(links, p)
			}
			if p == n {
				break
			}
		}
		return len(links) > 0 && leadsTo(r.address(attr(links[0], "href")), r.meta.canonical)
	}
	return r.count[links[0]] == r.count[heads[0]] && leadsTo(r.address(attr(links[0], "href")), r.meta.canonical)
}

// leadsTo reports whether an address is one of a page other than this.
func leadsTo(address, here string) bool {
	address, _, _ = strings.Cut(address, "#")
	return address != "" && address != here
}

// only takes from a choice what stands outside of an element.
func (r *reading) only(in []bool, root *html.Node) {
	for i := range in {
		in[i] = in[i] && (root == nil || within(r.leaves[i].node, root))
	}
}
