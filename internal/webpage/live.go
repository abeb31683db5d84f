package webpage

import (
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// live is a live blog: entries with times.
type live struct {
	r       *reading
	entries []liveEntry
	at      map[int]int         // the first leaf of an entry → the entry
	wrapped bool                // each entry has an element of its own
	nodes   map[*html.Node]bool // those elements
	lists   map[*html.Node]bool // items around them
}

type liveEntry struct {
	from, to         int // its leaves, to not included
	node             *html.Node
	time             *html.Node // or nil
	stamp            int        // the leaf with the time, or -1
	headline         int        // the leaf with the headline, or -1
	published, words string
}

var timeWords = pattern.New(`(?i)^[^\p{L}\d]*(?:(?:updated|posted|at|à|um)\s+)?(?:\d{1,2}\s?[:.hH]\s?\d{2}|\d{1,2}\s?[ap]\.?m\b|\d{1,2}\s?h\b)(?:\s?[ap]\.?m\.?)?(?:[\s\x{A0}\x{202F}]?\(?(?:GMT|UTC|TU|BST|CET|CEST|Uhr|WAT|EAT|SAST|E[SD]T|P[SD]T|Z)(?:[+-]\d+)?\)?)?`)

// findLive finds the entries of a live blog, or gives nil.
func (r *reading) findLive() *live {
	blog := strings.Contains(r.meta.linked.kind, "LiveBlog")
	fewest := 3
	if blog {
		fewest = 2
	}
	for _, found := range []*live{r.wrappedEntries(fewest, blog), r.flatEntries(fewest), r.statedEntries(fewest)} {
		if found != nil && len(found.entries) >= fewest {
			if found.finish(); blog || !found.besideReport() {
				return found
			}
		}
	}
	return nil
}

// What tells a feed of news beside a report from a live blog: so many words of
// text stand before the first entry, and fewer in each.
const (
	reportWords = 80
	entryWords  = 25
)

// besideReport reports whether a report stands between the headline and the
// entries, which are short.
func (l *live) besideReport() bool {
	first, inside := len(l.r.leaves), 0.0
	for _, e := range l.entries {
		if e.from < 0 {
			continue
		}
		first = min(first, e.from)
		for i := e.from; i < e.to; i++ {
			inside += max(0, l.r.quality(&l.r.leaves[i]))
		}
	}
	before := 0.0
	for i := max(0, l.r.titleAt); i < first; i++ {
		before += max(0, l.r.quality(&l.r.leaves[i]))
	}
	return before >= reportWords && inside < float64(entryWords*len(l.entries))
}

type entryGroup struct {
	parent *html.Node
	sign   string
}

// wrappedEntries finds siblings of one tag and class that have a time each.
func (r *reading) wrappedEntries(fewest int, blog bool) *live {
	groups := map[entryGroup][]liveEntry{}
	var order []entryGroup
	last := map[entryGroup]*html.Node{}
	times := find(r.root, 2000, func(n *html.Node) bool {
		return isTag(n, atom.Time) || timeClass.MatchString(r.class(n)) && r.count[n] <= 6 && r.count[n] > 0 || isClock(n)
	})
	for _, t := range times {
		if r.inForeign(t) || !isTag(t, atom.Time) && !timeWords.MatchString(visibleText(t)) {
			continue
		}
		level := 0
		for n := t; n.Parent != nil && level < 10 && !isTag(n, atom.Body); n, level = n.Parent, level+1 {
			g := entryGroup{n.Parent, n.Data + " " + firstClass(n)}
			if last[g] == n {
				continue // a second time in one entry
			}
			last[g] = n
			if groups[g] == nil {
				order = append(order, g)
			}
			groups[g] = append(groups[g], liveEntry{node: n, time: t, stamp: -1, headline: -1})
		}
	}
	var best []liveEntry
	most := 0
	for _, g := range order {
		mass, cards := 0, 0
		for _, e := range groups[g] {
			mass += r.mass[e.node]
			if r.isCard(e.node) {
				cards++
			}
		}
		enough := mass*100 >= 35*r.total && (blog || mass >= 8*len(groups[g]))
		if len(groups[g]) >= fewest && cards*2 <= len(groups[g]) && enough && mass > most {
			best, most = groups[g], mass
		}
	}
	if best == nil {
		return nil
	}
	return &live{r: r, entries: best, wrapped: true}
}

var clockOnly = pattern.New(`(?i)^\s*\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|TU|BST|CES?T|WAT|E[DS]T|Uhr|h))?\s*$`)

// isClock reports whether an element shows a time of day and nothing else, in
// no table.
func isClock(n *html.Node) bool {
	c := n.FirstChild
	return c != nil && c.NextSibling == nil && c.Type == html.TextNode && len(c.Data) < 40 && !isTag(n, atom.Td, atom.Th, atom.A, atom.Option) && clockOnly.MatchString(c.Data)
}

// inForeign reports whether a node stands in a region that holds no article.
func (r *reading) inForeign(n *html.Node) bool {
	return inside(n, nil, func(p *html.Node) bool {
		region := r.region(p)
		return region != "" && region != regionByline || r.isHidden(p)
	})
}

// isCard reports whether an element leads to an article elsewhere, and is none.
func (r *reading) isCard(n *html.Node) bool {
	if r.mass[n] > 60 {
		return false
	}
	heads := find(n, 1, func(h *html.Node) bool { return isTag(h, atom.H1, atom.H2, atom.H3, atom.H4) })
	if len(heads) == 0 {
		return false
	}
	leads := func(a *html.Node) bool {
		href := attr(a, "href")
		return isTag(a, atom.A) && href != "" && !strings.Contains(href, "#")
	}
	return len(find(heads[0], 1, leads)) > 0 || inside(heads[0], n.Parent, leads)
}

func firstClass(n *html.Node) string {
	for _, c := range strings.Fields(attr(n, "class")) {
		if !strings.ContainsAny(c, "0123456789") {
			return c
		}
	}
	return ""
}

// flatEntries finds headings, or lines of their own, that begin with a time.
func (r *reading) flatEntries(fewest int) *live {
	l := &live{r: r}
	var kind Kind
	for i := range r.leaves {
		f := &r.leaves[i]
		if f.region != "" && f.region != regionByline || f.words > 30 || len(f.text) > maxLine || f.row != nil || r.inForeign(f.node) {
			continue
		}
		m := timeWords.FindString(f.text)
		if m == "" || f.kind == ListItem || f.kind == Caption || within(f.node, r.titleNode) && r.titleNode != nil {
			continue
		}
		rest := strings.TrimLeft(f.text[len(m):], " \u00a0\u202f–—:-|•")
		if f.kind != Heading && rest != "" && !f.runs[0].Strong {
			continue
		}
		if len(l.entries) > 0 && f.kind != kind {
			continue
		}
		kind = f.kind
		e := liveEntry{node: f.node, from: i, stamp: i, headline: -1, words: strings.TrimSpace(m)}
		if times := find(f.node, 1, func(n *html.Node) bool { return isTag(n, atom.Time) }); len(times) > 0 && times[0].Parent != nil {
			e.time = times[0]
		}
		l.entries = append(l.entries, e)
	}
	if len(l.entries) < fewest {
		return nil
	}
	first, end := l.entries[0].from, l.entries[len(l.entries)-1].from
	words, all := 0.0, 0.0
	for i := range r.leaves {
		q := max(0, r.quality(&r.leaves[i]))
		all += q
		if i > first && i < end+6 {
			words += q
		}
	}
	if words < .4*all || words < float64(6*len(l.entries)) {
		return nil
	}
	return l
}

// statedEntries finds the headings that JSON-LD calls an entry's.
func (r *reading) statedEntries(fewest int) *live {
	stated := map[string]bool{}
	for _, u := range r.meta.linked.updates {
		if f := fold(u.headline); f != "" {
			stated[f] = true
		}
	}
	if len(stated) < fewest {
		return nil
	}
	l := &live{r: r}
	for i := range r.leaves {
		f := &r.leaves[i]
		if f.words < 40 && stated[fold(f.text)] && (f.region == "" || f.region == regionByline) && f.linked*2 <= f.words && i != r.titleAt {
			l.entries = append(l.entries, liveEntry{node: f.node, from: i, stamp: -1, headline: i})
		}
	}
	return l
}

// finish finds the leaves of each entry.
func (l *live) finish() {
	l.at, l.nodes, l.lists = map[int]int{}, map[*html.Node]bool{}, map[*html.Node]bool{}
	for _, e := range l.entries {
		l.nodes[e.node] = true
		for n := e.node.Parent; n != nil; n = n.Parent {
			if isTag(n, atom.Li) {
				l.lists[n] = true
			}
		}
	}
	if l.wrapped {
		index := map[*html.Node]int{}
		for k := range l.entries {
			l.entries[k].from = -1
			index[l.entries[k].node] = k
		}
		for i := range l.r.leaves {
			for n := l.r.leaves[i].node; n != nil; n = n.Parent {
				if k, ok := index[n]; ok {
					if l.entries[k].from < 0 {
						l.entries[k].from = i
					}
					l.entries[k].to = i + 1
					break
				}
			}
		}
	} else {
		for k := range l.entries {
			l.entries[k].to = len(l.r.leaves)
			if k+1 < len(l.entries) {
				l.entries[k].to = l.entries[k+1].from
			}
		}
	}
	for k := range l.entries {
		e := &l.entries[k]
		if e.from < 0 {
			continue
		}
		l.at[e.from] = k
		l.head(e)
	}
}

// head finds the time and the headline among an entry's first leaves.
func (l *live) head(e *liveEntry) {
	if e.time != nil {
		e.published = attr(e.time, "datetime")
		if inner := find(e.time, 1, func(n *html.Node) bool { return isTag(n, atom.Time) }); e.published == "" && len(inner) > 0 {
			e.published = attr(inner[0], "datetime")
		}
		if e.words == "" {
			e.words = visibleText(e.time)
		}
	}
	for i := e.from; i < min(e.to, e.from+8); i++ {
		f := &l.r.leaves[i]
		if e.stamp < 0 && e.time != nil && (within(f.node, e.time) || within(e.time, f.node) && strings.Contains(f.text, e.words)) {
			e.stamp = i
		}
		if e.headline < 0 && f.kind == Heading && (f.region == "" || f.region == regionByline) && i != e.stamp {
			e.headline = i
		}
		if f.kind == Paragraph && f.words >= 12 && f.region == "" {
			break
		}
	}
	if e.published == "" && e.headline >= 0 {
		for _, u := range l.r.meta.linked.updates {
			if fold(u.headline) == fold(l.r.leaves[e.headline].text) {
				e.published = u.published
			}
		}
	}
}

func (l *live) entryAt(i int) (*liveEntry, bool) {
	if l == nil {
		return nil, false
	}
	k, ok := l.at[i]
	if !ok {
		return nil, false
	}
	return &l.entries[k], true
}

// holdsItem reports whether a leaf is an item only because its whole entry is
// one of a list.
func (l *live) holdsItem(f *leaf) bool {
	if l == nil || !l.wrapped {
		return false
	}
	for n := f.node; n != nil; n = n.Parent {
		if l.nodes[n] {
			return true
		}
		if isTag(n, atom.Li) {
			break
		}
	}
	for n := f.node; n != nil; n = n.Parent {
		if isTag(n, atom.Li) {
			return l.lists[n]
		}
	}
	return false
}

// mark chooses the text of the entries, and of the choice what stands before
// the first of them.
func (l *live) mark(chosen []bool) []bool {
	in := make([]bool, len(chosen))
	first := len(chosen)
	for _, e := range l.entries {
		if e.from < 0 {
			continue
		}
		first = min(first, e.from)
		for i := e.from; i < e.to; i++ {
			f := &l.r.leaves[i]
			if l.wrapped || chosen[i] {
				in[i] = f.region != regionAside && !l.names(f) && l.r.belongs(f) && (f.linked*3 <= 2*f.words || f.words >= 12)
			}
		}
	}
	for i := 0; i < first; i++ {
		f := &l.r.leaves[i]
		if i > l.r.titleAt && l.r.belongs(f) && f.region == "" && f.linked*2 <= f.words {
			in[i] = chosen[i] || l.r.titleAt >= 0 && (f.kind == Heading || f.kind == ListItem || l.r.quality(f) >= 2)
		}
	}
	return in
}

// names reports whether a line of an entry is its author's label.
func (l *live) names(f *leaf) bool {
	if f.words > 9 || f.ends || f.kind == Heading {
		return false
	}
	line, _, _ := strings.Cut(f.text, "\n")
	for name := range strings.SplitSeq(l.r.byline(), ", ") {
		if strings.Contains(name, " ") && strings.HasPrefix(bylineWords(line), name) {
			return true
		}
	}
	return false
}

// entry adds the block that opens an entry.
func (d *drawer) entry(e *liveEntry) {
	b := Block{Kind: Entry, Time: e.words, DateTime: e.published, Again: e.words != ""}
	if e.stamp >= 0 {
		stamp := &d.r.leaves[e.stamp]
		rest, ok := cutPrefixRuns(stamp.runs, e.words)
		b.Again = true
		switch {
		case !ok && stamp.kind != Heading:
			// the time stands within other words: they stay where they are
		case e.headline < 0 && len(rest) > 0 && stamp.kind == Heading || !d.live.wrapped && len(rest) > 0:
			b.Runs, b.Again = rest, false
			d.use(e.stamp, &b)
		case len(rest) == 0:
			b.Again = false
			d.use(e.stamp, &b)
		}
		if !ok && stamp.kind == Heading {
			b.Runs, b.Time, b.Again = stamp.runs, "", false
			d.used[e.stamp] = true
		}
	}
	if e.headline >= 0 && len(b.Runs) == 0 {
		b.Runs = d.r.leaves[e.headline].runs
		d.used[e.headline] = true
	}
	d.list = append(d.list, b)
}

// use marks the leaf with an entry's time as used, and keeps the sign that parts
// the time from the headline.
func (d *drawer) use(i int, b *Block) {
	d.used[i] = true
	text := d.r.leaves[i].text
	if len(strings.Fields(text)) > len(strings.Fields(b.Words())) {
		middle := strings.TrimSuffix(strings.TrimPrefix(text, b.Time), joinRuns(b.Runs))
		d.signs = append(d.signs, strings.TrimSpace(middle))
	}
}

// cutPrefixRuns takes a time from the beginning of runs, with the dash or colon
// after it.
func cutPrefixRuns(runs []Run, prefix string) ([]Run, bool) {
	whole := joinRuns(runs)
	if !strings.HasPrefix(whole, prefix) {
		return runs, false
	}
	n := len(whole) - len(strings.TrimLeft(whole[len(prefix):], " \u00a0\u202f\n–—:-|•·"))
	var rest []Run
	for _, r := range runs {
		if n >= len(r.Text) {
			n -= len(r.Text)
			continue
		}
		r.Text = r.Text[n:]
		n = 0
		rest = append(rest, r)
	}
	return rest, true
}
