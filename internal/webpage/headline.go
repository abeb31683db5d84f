package webpage

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// separators part a headline from the name of its site.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ", " / "}

// cutSite takes the site's name from a title: the last part, where the rest is
// longer.
func cutSite(title string, outlets ...string) (headline, site string) {
	for _, o := range outlets {
		if o == "" {
			continue
		}
		for _, s := range separators {
			if rest, ok := strings.CutSuffix(title, s+o); ok {
				return strings.TrimSpace(rest), o
			}
			if rest, ok := strings.CutPrefix(title, o+s); ok {
				return strings.TrimSpace(rest), o
			}
		}
	}
	at, length := -1, 0
	for _, s := range separators {
		if i := strings.LastIndex(title, s); i > at {
			at, length = i, len(s)
		}
	}
	if at < 0 {
		return title, ""
	}
	headline, site = strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+length:])
	if len(strings.Fields(headline)) < 3 || len(strings.Fields(site)) > 5 || len(strings.Fields(site)) >= len(strings.Fields(headline)) {
		return title, ""
	}
	if strings.Contains(title[:at], " | ") {
		deeper, _ := cutSite(headline)
		headline = deeper
	}
	return headline, site
}

// sameTitle reports whether a folded headline is the one that is claimed, but
// for a site's name or the cut at its end.
func sameTitle(text, claim, outlet string) bool {
	if text == "" || claim == "" {
		return false
	}
	bare, _ := cutSite(claim, outlet)
	for _, c := range []string{fold(claim), fold(bare)} {
		if c == text || len(c) >= 40 && strings.HasSuffix(strings.TrimSpace(claim), "…") && strings.HasPrefix(text, c) {
			return true
		}
		if len(c) >= 100 && strings.HasPrefix(text, c) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(fold(claim), text)
	return ok && len(text) >= 12 && len(rest) < len(text) && outlet != "" && strings.HasSuffix(rest, fold(outlet))
}

// findTitle finds the element that shows the headline.
func (r *reading) findTitle() {
	claimed := []string{r.meta.linked.headline, r.meta.firstOf("og:title"), r.meta.firstOf("twitter:title"), r.meta.firstOf("dc.title", "dcterms.title", "parsely-title", "sailthru.title"), r.meta.title}
	heads := find(r.root, 400, func(n *html.Node) bool {
		return isTag(n, atom.H1, atom.H2, atom.H3) || strings.EqualFold(attr(n, "itemprop"), "headline") || titleClass.MatchString(r.class(n))
	})
	shown := make([]string, len(heads))
	for i, h := range heads {
		if r.count[h] < 60 && !r.isHidden(h) {
			shown[i] = fold(visibleText(h))
		}
	}
	for _, claim := range claimed {
		for i, h := range heads {
			if sameTitle(shown[i], claim, r.outlet()) {
				r.setTitle(h)
				r.titleText = r.withoutKicker(h)
				return
			}
		}
	}
	for _, claim := range claimed {
		for i, h := range heads {
			if shown[i] == "" {
				continue
			}
			if part := titlePart(h, claim); part != "" || endsTitle(shown[i], claim) {
				r.setTitle(h)
				r.titleText = part
				return
			}
		}
	}
	var ones []*html.Node
	for _, h := range heads {
		if h.DataAtom == atom.H1 && r.count[h] >= 2 && r.count[h] < 60 && fold(visibleText(h)) != fold(r.outlet()) && !isLogo(r.class(h)) && !r.isHidden(h) {
			ones = append(ones, h)
		}
	}
	if len(ones) > 0 {
		best := ones[0]
		for _, h := range ones {
			if inside(h, nil, func(p *html.Node) bool { return isTag(p, atom.Article, atom.Main) }) {
				best = h
				break
			}
		}
		r.setTitle(best)
		r.titleText = r.withoutKicker(best)
	}
}

// withoutKicker gives the words of a heading but for its first part, where a
// class calls that a rubric; or nothing.
func (r *reading) withoutKicker(h *html.Node) string {
	var rest []string
	kicked := false
	for c := range h.ChildNodes() {
		switch {
		case c.Type == html.ElementNode && len(rest) == 0 && kickerClass.MatchString(r.class(c)) && !titleClass.MatchString(r.class(c)):
			kicked = true
		case c.Type == html.ElementNode && !unseen(c):
			rest = append(rest, visibleText(c))
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			rest = append(rest, c.Data)
		}
	}
	words := strings.Join(strings.Fields(strings.Join(rest, " ")), " ")
	if !kicked || len(strings.Fields(words)) < 2 {
		return ""
	}
	return words
}

var titleClass = words(`head-?line|entry-?title|post-?title|article-?title|story-?title|titre|titre-article|news-?title`)

var logoClass = words(`logo|site-?title|site-?name|brand(ing)?`)

func isLogo(class string) bool { return logoClass.MatchString(class) }

// parts cuts a title at its separators.
func parts(title string) []string {
	list := []string{title}
	signs := separators
	if strings.ContainsFunc(title, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		signs = append(slices.Clone(signs), "_")
	}
	for _, s := range signs {
		var next []string
		for _, part := range list {
			next = append(next, strings.Split(part, s)...)
		}
		list = next
	}
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

func firstPart(title string) string { return parts(title)[0] }

// minTitle is how many letters and digits a line must have to be known as the
// headline by a part of the page's title.
const minTitle = 12

// endsTitle reports whether a folded headline is what a claim ends with, or one
// of its parts: titles have the rubric, or the name of the site, before it.
func endsTitle(text, claim string) bool {
	if len(text) < minTitle {
		return false
	}
	rest, ok := strings.CutSuffix(fold(claim), text)
	return ok && rest != "" || slices.ContainsFunc(parts(claim), func(p string) bool { return fold(p) == text })
}

// titlePart gives the words of the part of a heading that a claim ends with,
// where a part before it names the rubric.
func titlePart(h *html.Node, claim string) string {
	count, found := 0, ""
	for c := range h.ChildNodes() {
		if c.Type == html.ElementNode && !unseen(c) {
			count++
			text := visibleText(c)
			if f := fold(text); endsTitle(f, claim) || f == fold(claim) && len(f) >= minTitle {
				found = text
			}
		} else if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return ""
		}
	}
	if count < 2 {
		return ""
	}
	return found
}

func (r *reading) setTitle(n *html.Node) {
	r.titleNode = n
	for p := n; p != nil; p = p.Parent {
		r.holdsTitle[p] = true
	}
}

// shownTitle gives the headline as the page shows it, or nothing.
func (r *reading) shownTitle() string {
	switch {
	case r.titleText != "":
		return r.titleText
	case r.titleNode != nil:
		return visibleText(r.titleNode)
	case r.titleAt >= 0 && r.titleAt < len(r.leaves):
		return r.leaves[r.titleAt].text
	}
	return ""
}

// title gives the headline as the page shows it; as it is described where none
// is shown, or where a lone word is.
func (r *reading) title() string {
	shown := r.shownTitle()
	lone := len(strings.Fields(shown)) < 3 && !sameTitle(fold(shown), firstPart(r.meta.title), "")
	if shown != "" && !lone {
		return shown
	}
	for _, claim := range []string{r.meta.linked.headline, r.meta.firstOf("og:title"), r.meta.firstOf("twitter:title"), r.meta.firstOf("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")} {
		if claim == "" {
			continue
		}
		if sameTitle(fold(shown), claim, r.outlet()) {
			return shown
		}
		if bare, site := cutSite(claim, r.outlet()); site != "" && (site == r.outlet() || fold(bare) == fold(shown)) {
			return bare
		}
		return claim
	}
	if shown != "" {
		return shown
	}
	bare, _ := cutSite(r.meta.title, r.outlet())
	return bare
}

// guessTitle finds the headline among the leaves: a line that is the document's
// title or a part of it, or else the last heading before the text.
func (r *reading) guessTitle() {
	claim := r.title()
	if r.findLine(claim) {
		return
	}
	heading := -1
	for i := range r.leaves {
		l := &r.leaves[i]
		if r.quality(l) >= 15 {
			break
		}
		if l.region != "" && l.region != regionHeader || l.words > 40 || l.kind != Heading || l.linked > 0 {
			continue
		}
		if endsTitle(fold(l.text), claim) {
			claim, heading = "", i
			break
		}
		if l.words >= 2 && l.region == "" && !isLogo(r.class(l.node)) {
			heading = i
		}
	}
	if claim == "" && heading < 0 {
		heading = r.boldLine()
	}
	described := r.meta.linked.headline != "" || r.meta.firstOf("og:title", "twitter:title", "dc.title") != ""
	if heading >= 0 && !described && r.leaves[heading].words >= minHeading {
		claim = "" // the title is the site's
	}
	if claim == "" && heading >= 0 {
		r.titleAt = heading
		if r.leaves[heading].kind == Heading {
			r.setTitle(r.leaves[heading].node)
		}
	}
}

// minHeading is how many words a heading has that is the headline though the
// page's title differs.
const minHeading = 4

// The bounds within which a line is looked for that is the headline.
const (
	maxTitleWords = 40
	maxTitleLines = 6
)

// findLine finds the line before the text, or the first after its beginning,
// that is the page's title or the longest part of it that is shown, and parts it
// from the lines about it.
func (r *reading) findLine(claim string) bool {
	claims := map[string]bool{fold(claim): true}
	for _, p := range parts(r.meta.title) {
		if f := fold(p); len(f) >= minTitle && len(strings.Fields(p)) >= 3 {
			claims[f] = true
		}
	}
	delete(claims, "")
	best, at, length := -1, 0, 0
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.region != "" && l.region != regionHeader || l.linked > 0 || l.words > 3*maxTitleWords {
			continue
		}
		start := 0
		for n, line := range strings.SplitN(l.text, "\n", maxTitleLines) {
			if f := fold(line); (claims[f] || len(strings.Fields(line)) >= 3 && endsTitle(f, r.meta.title)) && len(f) > length && n < maxTitleLines-1 && countWords(line) <= maxTitleWords {
				best, at, length = i, start, len(f)
			}
			start += len(line) + 1
		}
		if best >= 0 && r.quality(l) >= 15 {
			break
		}
	}
	if best < 0 {
		return false
	}
	r.cutLine(best, at)
	return true
}

// cutLine makes a leaf of its own of the line of a leaf that begins at a byte,
// and the headline of it.
func (r *reading) cutLine(i, at int) {
	if at > 0 {
		r.splitLeaf(i, at)
		i++
	}
	if line, _, more := strings.Cut(r.leaves[i].text, "\n"); more {
		r.splitLeaf(i, len(line)+1)
	}
	r.titleAt = i
	r.setTitle(r.leaves[i].first.Parent)
	if r.holdsMore(i) {
		r.titleNode, r.holdsTitle = nil, map[*html.Node]bool{}
	}
}

// boldLine finds a bold line of its own right before the text, and cuts it from
// what follows it in its leaf.
func (r *reading) boldLine() int {
	for i := range r.leaves {
		l := &r.leaves[i]
		if r.quality(l) < 12 {
			continue
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			b := &r.leaves[j]
			line, _, more := strings.Cut(b.text, "\n")
			if b.linked > 0 || len(b.runs) == 0 || !b.runs[0].Strong || countWords(line) < 3 || b.words > 40 || b.runs[0].Text != line {
				continue
			}
			if more {
				r.splitLeaf(j, len(line)+1)
			}
			return j
		}
		break
	}
	return -1
}

// holdsMore reports whether the element around the headline holds other leaves.
func (r *reading) holdsMore(i int) bool {
	return i+1 < len(r.leaves) && within(r.leaves[i+1].first, r.titleNode) || i > 0 && within(r.leaves[i-1].first, r.titleNode)
}

// splitLeaf parts a leaf at a byte of its text, after a line feed.
func (r *reading) splitLeaf(i, at int) {
	l := r.leaves[i]
	head, tail := l, l
	head.runs, tail.runs = nil, nil
	for _, run := range l.runs {
		n := min(len(run.Text), at)
		before, after := run, run
		before.Text, after.Text = run.Text[:n], run.Text[n:]
		if at -= n; at == 0 {
			before.Text = strings.TrimSuffix(before.Text, "\n")
		}
		if before.Text != "" {
			head.runs = append(head.runs, before)
		}
		if after.Text != "" {
			tail.runs = append(tail.runs, after)
		}
	}
	head.measure()
	tail.measure()
	head.linked, tail.linked = min(l.linked, head.words), min(l.linked, tail.words)
	r.leaves = slices.Insert(r.leaves, i, head)
	r.leaves[i+1] = tail
}
