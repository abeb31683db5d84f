package webpage

import (
	"net/url"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The choice of text. Each extractor marks leaves; refine then treats all marks
// alike: it takes out regions, advertisements and ends, and puts in what stands
// between (headings, items, captions). The marks that agree best with those of
// the other extractors are kept, by words; see choose.

// choice is an extractor's choice of leaves.
type choice struct {
	name string
	in   []bool
}

// quality tells how much a leaf reads like running text, in words; below 0:
// like a list of links.
func (r *reading) quality(l *leaf) float64 {
	switch {
	case l.region != "" && l.region != regionAside && l.region != regionByline, l.kind == Heading:
		return 0
	case l.region != "" && l.words < 30:
		return 0
	}
	n := float64(l.words)
	switch share := float64(l.linked) / max(1, n); {
	case share > .6:
		return -n / 2
	case l.kind == Caption || l.cell != nil || l.credit:
		return 0
	case l.kind == Pre && l.words >= 40:
		return n
	case l.phrase:
		return 0
	case l.words >= 12 && l.stops > 0 && share < .4:
		return n
	case l.words >= 25:
		return n * .7
	case l.words >= 3 && l.ends:
		return n * .6
	case l.kind == ListItem || l.words >= 6:
		return n * .1
	}
	return -n * .1
}

func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'”’»)]", r) })
	for _, stop := range []string{".", "!", "?", "…", "؟", "。", "！", "？", "۔"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}

// choose gives the choice to keep. Where the page's own articleBody (in
// JSON-LD) is there in full, the leaves that stand in it are the text. Else each
// candidate is compared with each other one by the words they share (F1); the
// one with the highest sum is kept. What share of the running text a candidate
// holds settles ties; then come, in this order, the page's own mark-up,
// what stands with the headline, readability, density.
func (r *reading) choose() choice {
	candidates := []choice{{"semantic", r.semantic()}, {"headline", r.headed()}, {"readability", r.readable()}, {"density", r.dense()}}
	kept := candidates[:0]
	lone := r.loneArticle()
	if lone == nil {
		lone = r.openItem()
	}
	for _, c := range candidates {
		r.only(c.in, lone)
		if c.in = r.refine(c.in); r.wordsOf(c.in) > 0 {
			kept = append(kept, c)
		}
	}
	if stated, share := r.stated(); share >= .8 {
		return choice{"JSON-LD", r.refine(stated)}
	} else if share >= .5 {
		kept = append(kept, choice{"JSON-LD", r.refine(stated)})
	}
	const tie = .1
	best, most := choice{"density", make([]bool, len(r.leaves))}, -1.0
	for i, c := range kept {
		sum := tie * r.worth(c.in)
		for j, other := range kept {
			if i != j {
				sum += r.agreement(c.in, other.in)
			}
		}
		if sum > most+.01 {
			best, most = c, sum
		}
	}
	return best
}

func (r *reading) wordsOf(in []bool) int {
	n := 0
	for i, yes := range in {
		if yes {
			n += r.leaves[i].words
		}
	}
	return n
}

// worth is the share of the page's running text that a choice holds, from 0 to
// 1: it parts two extractors that agree with no other.
func (r *reading) worth(in []bool) float64 {
	have, all := 0.0, 1.0
	for i := range r.leaves {
		q := r.quality(&r.leaves[i])
		all += max(0, q)
		if in[i] {
			have += q
		}
	}
	return max(0, have/all)
}

// agreement is the F1 of two choices, by words.
func (r *reading) agreement(a, b []bool) float64 {
	both, sum := 0, 0
	for i := range r.leaves {
		n := r.leaves[i].words
		if a[i] {
			sum += n
		}
		if b[i] {
			sum += n
		}
		if a[i] && b[i] {
			both += 2 * n
		}
	}
	return float64(both) / float64(max(1, sum))
}

// dense is the extractor of this package. Each leaf gives its quality to the
// elements around it, less at each level where the text divides; the element
// that gets most is the article.
func (r *reading) dense() []bool {
	kids := map[*html.Node]int{}
	seen := map[*html.Node]bool{}
	quality := make([]float64, len(r.leaves))
	for i := range r.leaves {
		quality[i] = r.quality(&r.leaves[i])
		if quality[i] <= 0 {
			continue
		}
		for n := r.leaves[i].node; n != nil && !seen[n]; n = n.Parent {
			seen[n] = true
			if n.Parent != nil {
				kids[n.Parent]++
			}
		}
	}
	const dividing = .82
	score := map[*html.Node]float64{}
	var best *html.Node
	for i := range r.leaves {
		q := quality[i]
		if q == 0 {
			continue
		}
		for n := r.leaves[i].node; n != nil; n = n.Parent {
			if kids[n] > 1 {
				q *= dividing
			}
			score[n] += q
		}
	}
	for i := range r.leaves { // in the order of the page, not of the map
		for n := r.leaves[i].node; n != nil && quality[i] > 0; n = n.Parent {
			if best == nil || score[n] > score[best] {
				best = n
			}
		}
	}
	return r.below(best)
}

// below marks the leaves in an element, and the running text between the
// headline and it.
func (r *reading) below(root *html.Node) []bool {
	in := make([]bool, len(r.leaves))
	if root == nil {
		return in
	}
	titled, reached := false, false
	for i := range r.leaves {
		l := &r.leaves[i]
		switch {
		case within(l.node, root):
			in[i], reached = true, true
		case r.titleNode != nil && within(l.node, r.titleNode):
			titled = true
		case titled && !reached && r.quality(l) >= 15 && l.region == "":
			in[i] = true
		case reached && root.Parent != nil && r.quality(l) > 0 && r.twin(l.node, root):
			in[i] = true
		}
	}
	return in
}

// The running text that a headline has at least, in words, and what share of the
// text around it tells that the rest is no part of it.
const (
	minHeaded   = 25
	shareHeaded = .6
)

// headed marks the text that stands with the headline in one element: the
// innermost one that holds most of what the next one holds.
func (r *reading) headed() []bool {
	if r.titleAt < 0 {
		return make([]bool, len(r.leaves))
	}
	prose := map[*html.Node]float64{}
	for i := r.titleAt + 1; i < len(r.leaves); i++ {
		if q := r.quality(&r.leaves[i]); q > 0 {
			for n := r.leaves[i].node; n != nil; n = n.Parent {
				prose[n] += q
			}
		}
	}
	for n := r.leaves[r.titleAt].node; n != nil && n.Parent != nil; n = n.Parent {
		if prose[n] >= minHeaded && (prose[n] >= shareHeaded*prose[n.Parent] || isTag(n, atom.Article)) {
			return r.below(n)
		}
	}
	return make([]bool, len(r.leaves))
}

// twin reports whether a node stands in a sibling of root that has the same tag
// and class: an article that advertisements part.
func (r *reading) twin(n, root *html.Node) bool {
	class := r.class(root)
	if class == "" || root.Parent == nil || isTag(root, atom.Article) {
		return false
	}
	for ; n != nil; n = n.Parent {
		if n.Parent == root.Parent {
			return n.DataAtom == root.DataAtom && attr(n, "class") == attr(root, "class")
		}
	}
	return false
}

// semantic marks what the page itself calls the article.
func (r *reading) semantic() []bool {
	best := map[string]*html.Node{}
	mass := map[*html.Node]float64{}
	wanted := map[*html.Node]string{}
	for _, n := range find(r.root, 2000, func(n *html.Node) bool { return r.container(n) != "" }) {
		wanted[n] = r.container(n)
	}
	for i := range r.leaves {
		q := r.quality(&r.leaves[i])
		for n := r.leaves[i].node; n != nil && q > 0; n = n.Parent {
			if wanted[n] != "" {
				mass[n] += q
			}
		}
	}
	most := 0.0
	for _, n := range find(r.root, 2000, func(n *html.Node) bool { return wanted[n] != "" }) {
		kind := wanted[n]
		if best[kind] == nil || mass[n] > mass[best[kind]] || kind == "article" && r.holdsTitle[n] && !r.holdsTitle[best[kind]] && mass[n] > mass[best[kind]]/4 {
			best[kind] = n
		}
	}
	if n := best["article"]; n != nil && r.holdsTitle[n] {
		most = mass[n]
	} else {
		for _, n := range best {
			most = max(most, mass[n])
		}
	}
	for _, kind := range []string{"body", "class", "article", "main"} {
		if n := best[kind]; n != nil && mass[n] >= .6*most && mass[n] > 0 {
			return r.below(n)
		}
	}
	return make([]bool, len(r.leaves))
}

// container tells how a page says that an element holds the article.
func (r *reading) container(n *html.Node) string {
	switch {
	case strings.EqualFold(attr(n, "itemprop"), "articleBody"):
		return "body"
	case callsArticle(n):
		return "article"
	case isTag(n, atom.Main) || strings.EqualFold(attr(n, "role"), "main"):
		return "main"
	case isTag(n, atom.Div, atom.Section, atom.Td) && bodyClass.MatchString(r.class(n)):
		return "class"
	}
	return ""
}

// callsArticle reports whether a page says that an element is its article, or
// the body of it.
func callsArticle(n *html.Node) bool {
	return isTag(n, atom.Article) || strings.EqualFold(attr(n, "role"), "article") || strings.EqualFold(attr(n, "itemprop"), "articleBody")
}

// The bounds within which readability is asked: it walks over the text of each
// element several times.
const (
	maxReadableLeaves = 20_000
	maxReadableWork   = 12 << 20 // bytes of text, each as often as elements stand around it
)

// readable asks readability. Each leaf's text is marked with a sign of its own,
// in a copy of the tree; the signs in the result tell what was chosen.
func (r *reading) readable() (in []bool) {
	in = make([]bool, len(r.leaves))
	if !r.readabilityCan() {
		return in
	}
	defer func() {
		if recover() != nil {
			clear(in)
		}
	}()
	marks := map[*html.Node]rune{}
	for i := range r.leaves {
		if l := &r.leaves[i]; l.first != nil && marks[l.first] == 0 {
			marks[l.first] = firstMark + rune(i)
		}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	home := r.base
	if home == nil {
		home = &url.URL{Scheme: "https", Host: "page.invalid", Path: "/"}
	}
	article, err := parser.ParseAndMutate(cloneMarked(r.root, marks), home)
	if err != nil || article.Node == nil {
		return in
	}
	for n := range article.Node.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		for _, c := range n.Data {
			if i := int(c - firstMark); c >= firstMark && i < len(in) {
				in[i] = true
			}
		}
	}
	for i := 1; i < len(in); i++ { // leaves that begin in one text node have one mark
		if r.leaves[i].first != nil && r.leaves[i].first == r.leaves[i-1].first {
			in[i] = in[i-1]
		}
	}
	return in
}

// firstMark is the first of the signs, in the private-use plane 15.
const firstMark = rune(0xF0000)

func (r *reading) readabilityCan() bool {
	if len(r.leaves) > maxReadableLeaves {
		return false
	}
	work := 0
	for i := range r.leaves {
		for n := r.leaves[i].node; n != nil; n = n.Parent {
			work += len(r.leaves[i].text)
		}
		if work > maxReadableWork {
			return false
		}
	}
	return true
}

// cloneMarked copies a tree, with signs before the texts that have one.
func cloneMarked(n *html.Node, marks map[*html.Node]rune) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	if mark := marks[n]; mark != 0 {
		c.Data = string(mark) + c.Data
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(cloneMarked(child, marks))
	}
	return c
}

// stated marks the leaves whose words stand in the page's own articleBody, and
// tells how much of it they hold.
func (r *reading) stated() ([]bool, float64) {
	in := make([]bool, len(r.leaves))
	body := strings.Fields(foldWords(articleText(r.meta.linked.body)))
	if len(body) < 60 {
		return in, 0
	}
	index := map[string]bool{}
	for i := 0; i+shingle <= len(body); i++ {
		index[strings.Join(body[i:i+shingle], " ")] = true
	}
	met := map[string]bool{}
	whole := " " + strings.Join(body, " ") + " "
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.words == 0 {
			continue
		}
		words := strings.Fields(foldWords(l.text))
		if len(words) < shingle+2 {
			in[i] = len(words) > 1 && len(words)*len(whole) < 1<<20 && strings.Contains(whole, " "+strings.Join(words, " ")+" ")
			continue
		}
		hits := 0
		for j := 0; j+shingle <= len(words); j++ {
			if s := strings.Join(words[j:j+shingle], " "); index[s] {
				hits++
				met[s] = true
			}
		}
		in[i] = hits*2 >= len(words)-shingle+1
	}
	return in, float64(len(met)) / float64(max(1, len(index)))
}

const shingle = 3

// foldWords writes a text's words in lower case, without signs, blanks between.
func foldWords(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.IsSpace(r) || r == '-' || r == '–' || r == '—':
			return ' '
		}
		return -1
	}, s)
}

// articleText gives the words of an articleBody, in which markup may stand.
func articleText(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "</") || strings.Contains(s, "<br") {
		s = plainText(s)
	}
	return s
}
