package webpage

import "golang.org/x/net/html"

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

// only takes from a choice what stands outside of an element.
func (r *reading) only(in []bool, root *html.Node) {
	for i := range in {
		in[i] = in[i] && (root == nil || within(r.leaves[i].node, root))
	}
}
