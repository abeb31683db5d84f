package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// refine makes a whole text of a choice of leaves: from the headline, or the
// first running text, to the last; with what stands between and has no region of
// its own.
func (r *reading) refine(in []bool) []bool {
	out := make([]bool, len(in))
	from, to := -1, -1
	for i, yes := range in {
		if yes && r.core(i) {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	if from < 0 {
		return out
	}
	root := r.around(in, from, to)
	start := r.start(from, root)
	to = r.extend(to, root)
	foreign := r.foreign(in, from, to)
	inner := from // the first leaf of the text's element
	for inner < to && !within(r.leaves[inner].node, root) {
		inner++
	}
	for i := start; i <= to; i++ {
		l := &r.leaves[i]
		switch {
		case i == r.titleAt, !r.belongs(l):
		case in[i] || within(l.node, root) && !foreign[i] || r.goesWith(l, inner, i):
			out[i] = true
		}
	}
	r.endAtWall(out)
	r.trim(out)
	r.addGallery(out, to)
	return out
}

// maxWalls is how many lines of paywalls are looked at.
const maxWalls = 20

// endAtWall takes out what follows an article that a paywall ends: what stands
// outside the element that the page calls its article, if the wall is the last
// thing in it.
func (r *reading) endAtWall(out []bool) {
	walls := 0
	for i := 0; i < len(r.leaves) && walls < maxWalls; i++ {
		if r.leaves[i].region != regionPaywall {
			continue
		}
		walls++
		article := r.leaves[i].node.Parent
		for article != nil && (!callsArticle(article) || r.mass[article] < 2*minHeaded) {
			article = article.Parent
		}
		if article == nil {
			continue
		}
		before, j := false, i
		for k := 0; k < i && !before; k++ {
			before = out[k] && within(r.leaves[k].node, article)
		}
		for j < len(r.leaves) && within(r.leaves[j].node, article) && !(out[j] && r.core(j)) {
			j++
		}
		if !before || j < len(r.leaves) && within(r.leaves[j].node, article) {
			continue
		}
		for k := j; k < len(out); k++ {
			out[k] = out[k] && inside(r.leaves[k].node, nil, callsArticle)
		}
		return
	}
}

// The captions of a gallery below a text: how many there must be, and how many
// leaves of another kind may part them.
const (
	minGallery = 3
	maxParting = 6
)

// addGallery puts in the captions that follow the text in a row.
func (r *reading) addGallery(out []bool, to int) {
	var captions []int
	last := to
	for i := to + 1; i < len(r.leaves) && i <= last+maxParting; i++ {
		l := &r.leaves[i]
		if l.kind == Caption && l.region == "" && l.linked == 0 && l.words >= 3 {
			captions = append(captions, i)
			last = i
		} else if r.core(i) {
			break
		}
	}
	if len(captions) < minGallery {
		return
	}
	for _, i := range captions {
		out[i] = true
	}
}

// The longest stretch that an extractor passes over and that is put in again:
// longer ones are galleries, lists of links, other articles.
const (
	maxPassedLeaves = 15
	maxPassedWords  = 250
)

// foreign marks the long stretches between the chosen leaves.
func (r *reading) foreign(in []bool, from, to int) []bool {
	out := make([]bool, len(in))
	for i := from; i <= to; {
		j, leaves, words := i, 0, 0
		for ; j <= to && !in[j]; j++ {
			if l := &r.leaves[j]; r.belongs(l) {
				leaves++
				words += l.words
			}
		}
		if leaves > maxPassedLeaves || words > maxPassedWords {
			for k := i; k < j; k++ {
				out[k] = r.leaves[k].cell == nil
			}
		}
		i = j + 1
	}
	return out
}

// core reports whether a leaf may begin or end an article.
func (r *reading) core(i int) bool {
	l := &r.leaves[i]
	if !r.belongs(l) || l.region != "" {
		return false
	}
	return r.quality(l) >= 1.5 || l.kind == Quote && l.words > 3 || l.kind == Pre || l.cell != nil && l.words > 0 || l.kind == Note
}

// belongs reports whether a leaf may stand in an article at all.
func (r *reading) belongs(l *leaf) bool {
	if r.titleNode != nil && within(l.node, r.titleNode) {
		return false
	}
	switch l.region {
	case "":
	case regionAside:
		return l.words >= 4 || l.kind == Heading || l.kind == Caption || l.words > 0 && r.labelsBox(l)
	case regionRelated:
		return r.insideText(l.node)
	default:
		return false
	}
	if l.words == 0 {
		return false
	}
	if !l.credit && l.phrase && (!l.leads || l.words <= 3) && l.cell == nil {
		return false
	}
	return true
}

// labelsBox reports whether a short line is the first of a box of text.
func (r *reading) labelsBox(l *leaf) bool {
	box := l.node
	for box != nil && r.region(box) != regionAside {
		box = box.Parent
	}
	if box == nil || r.mass[box] < 2*minStretch || !r.insideText(l.node) {
		return false
	}
	for n := l.node; n != box; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && r.count[s] > 0 {
				return false
			}
		}
	}
	return true
}

// insideText reports whether the box around a node has running text of the
// article before and after it, under one parent.
func (r *reading) insideText(n *html.Node) bool {
	top := n
	for p := n; p != nil; p = p.Parent {
		if region := r.region(p); region == regionRelated || region == regionAside {
			top = p
		}
	}
	const near = 20
	before, after := false, false
	for s, n := top.PrevSibling, 0; s != nil && !before && n < near; s, n = s.PrevSibling, n+1 {
		before = r.runs(s)
	}
	for s, n := top.NextSibling, 0; s != nil && !after && n < near; s, n = s.NextSibling, n+1 {
		after = r.runs(s)
	}
	return before && after
}

// runs reports whether a node holds running text and opens no region.
func (r *reading) runs(n *html.Node) bool {
	if n.Type == html.TextNode {
		return countWords(n.Data) >= minStretch
	}
	return n.Type == html.ElementNode && r.mass[n] >= minStretch && r.region(n) == "" && !unseen(n)
}

// around gives the innermost element that holds the text from one leaf to
// another; where lone leaves stand outside, the one that holds nearly all.
func (r *reading) around(in []bool, from, to int) *html.Node {
	held := map[*html.Node]int{}
	all := 0
	for i := from; i <= to; i++ {
		if l := &r.leaves[i]; in[i] && r.core(i) {
			all += l.words
			for n := l.node; n != nil; n = n.Parent {
				held[n] += l.words
			}
		}
	}
	for n := r.leaves[to].node; n != nil; n = n.Parent {
		if held[n]*100 >= 90*all {
			return outer(n)
		}
	}
	for n := r.leaves[from].node; n != nil; n = n.Parent {
		if held[n]*100 >= 90*all {
			return outer(n)
		}
	}
	return r.root
}

// outer gives the element that a paragraph stands in: a text of one paragraph
// goes on beside it.
func outer(n *html.Node) *html.Node {
	for n.Parent != nil && isTag(n, atom.P, atom.Blockquote, atom.Pre, atom.Li, atom.Ul, atom.Ol, atom.Figure) {
		n = n.Parent
	}
	return n
}

// start looks from the first running text back to the headline, for what goes
// before the text: pictures' captions, headings, short lines.
func (r *reading) start(from int, root *html.Node) int {
	start := from
	for i := from - 1; i >= 0 && i >= from-60; i-- {
		l := &r.leaves[i]
		if i == r.titleAt {
			break
		}
		if within(l.node, root) || r.titleAt >= 0 && i > r.titleAt && (l.kind == Caption || l.figure != nil) {
			if r.belongs(l) && l.region == "" && l.linked*2 <= l.words && (l.kind == Caption || l.kind == Heading || l.words >= 4) {
				start = i
			}
		}
	}
	return start
}

// goesWith reports whether a leaf outside the text's element is a caption at
// its head.
func (r *reading) goesWith(l *leaf, from, i int) bool {
	return i < from && (l.kind == Caption || l.figure != nil)
}

// extend looks from the last running text on, for what still is of the text:
// items, captions, short last lines in the same element.
func (r *reading) extend(to int, root *html.Node) int {
	end := to
	for i := to + 1; i < len(r.leaves) && i <= to+40; i++ {
		l := &r.leaves[i]
		if !within(l.node, root) {
			break
		}
		if l.region != "" || !r.belongs(l) || l.kind == Heading {
			continue
		}
		if l.linked*2 <= l.words && (l.kind == Caption || l.kind == ListItem || l.kind == Note || isTag(l.node, atom.Dt, atom.Dd) || l.node.Parent == r.leaves[to].node.Parent || l.node == r.leaves[to].node) {
			end = i
		}
	}
	return end
}

// trim takes from the end of a text what leads nowhere: headings without text,
// lines of links.
func (r *reading) trim(out []bool) {
	for i := len(out) - 1; i >= 0; i-- {
		if !out[i] {
			continue
		}
		l := &r.leaves[i]
		if l.kind != Heading && (l.linked*2 <= l.words || l.words >= 30) && l.region != regionRelated && !(l.leads && l.words <= 25) {
			return
		}
		out[i] = false
	}
}

// related reports whether a leaf of the text leads to other articles.
func (l *leaf) related() bool {
	if l.region == regionRelated || l.leadsOnly() {
		return true
	}
	if at := strings.Index(l.text, ":"); at > 0 && l.kind == Paragraph && l.words <= 25 && !l.ends && l.linked*2 >= l.words && countWords(l.text[:at]) == l.words-l.linked && l.runs[0].Strong {
		return true // "More on this: …"
	}
	return l.leads && (l.linked*3 >= l.words || strings.ContainsAny(l.text, ":："))
}

// leadsOnly reports whether a paragraph is nothing but a link, and no sentence.
func (l *leaf) leadsOnly() bool {
	return l.kind == Paragraph && l.words >= 4 && l.words <= 30 && l.linked*10 >= 9*l.words && !l.ends && l.cell == nil && l.figure == nil && !strings.Contains(l.text, "://")
}
