package webpage

import (
	"slices"
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page makes the Page.
func (r *reading) page() Page {
	live := r.findLive()
	if live != nil && live.wrapped {
		r.entryNodes = live.nodes
	}
	p := Page{
		Title: r.title(), Byline: r.byline(), Outlet: r.outlet(), Section: r.section(), Language: r.language(), Canonical: r.meta.canonical,
	}
	p.Published, p.PublishedFrom, p.Modified, p.Undated = r.dates()
	p.Words = r.counted
	chosen := r.choose()
	if live != nil {
		chosen = choice{"live", live.mark(chosen.in)}
	}
	words := r.wordsOf(chosen.in)
	signature := -1
	if p.Byline == "" {
		if p.Byline, signature = r.signed(chosen.in); signature >= 0 {
			chosen.in[signature] = false
		}
	}
	standfirst := r.standfirst(chosen.in, live)
	if standfirst >= 0 {
		p.Standfirst = r.leaves[standfirst].text
		chosen.in[standfirst] = false
	}
	r.dropPulled(chosen.in)
	d := drawer{r: r, in: chosen.in, live: live, used: make([]bool, len(r.leaves)), said: map[int]bool{}}
	p.Extractor = chosen.name
	if blocks, ok := r.unshown(chosen.in, words); ok {
		p.Blocks, p.Extractor = blocks, "articleBody"
		clear(d.in)
	} else {
		p.Blocks = d.blocks(p.Title)
	}
	if p.Standfirst == "" && p.Extractor == "articleBody" {
		p.Standfirst = r.described(p.Blocks)
	}
	if standfirst >= 0 {
		d.said[standfirst] = true
	}
	if signature >= 0 {
		d.said[signature] = true
	}
	if r.judge(&p) {
		p.Blocks, p.Standfirst, p.Extractor, d.signs = nil, "", "", nil
		clear(d.used)
		clear(d.said)
	}
	d.rest(&p)
	return p
}

// standfirst finds the leaf that stands below the headline and above the text:
// one whose class or place says so, or that is the page's description.
func (r *reading) standfirst(in []bool, live *live) int {
	if r.titleAt < 0 {
		return -1
	}
	descriptions := []string{fold(r.meta.linked.description), fold(r.meta.firstOf("og:description")), fold(r.meta.firstOf("description"))}
	seen := 0
	for i := r.titleAt + 1; i < len(r.leaves) && seen < 10; i++ {
		l := &r.leaves[i]
		if r.titleNode != nil && within(l.node, r.titleNode) {
			continue
		}
		if _, opens := live.entryAt(i); opens {
			return -1
		}
		seen++
		switch {
		case l.region != "" || l.words < 5 || l.words > 90 || l.kind != Paragraph && l.kind != Heading || l.linked*2 > l.words || byPattern.MatchString(l.text) && l.words < 12:
			continue
		case l.lead, i == r.titleAt+1 && r.setOff(i):
			return i
		case l.figure == nil && (!in[i] || r.apart(i)) && matchesAny(fold(l.text), descriptions):
			return i
		case r.belowTitle(l), l.kind == Paragraph && l.figure == nil && r.beforeByline(i):
			return i
		}
		if in[i] && l.kind == Paragraph && l.figure == nil {
			return -1
		}
	}
	return -1
}

// apart reports whether a paragraph is all that its element holds, and the text
// goes on in another.
func (r *reading) apart(i int) bool {
	l := &r.leaves[i]
	p := l.node.Parent
	if l.kind != Paragraph || l.node.DataAtom != atom.P || p == nil || r.count[p] != l.words {
		return false
	}
	for j := i + 1; j < len(r.leaves); j++ {
		if next := &r.leaves[j]; next.kind == Paragraph && r.quality(next) >= 12 {
			return r.count[next.node.Parent] != next.words
		}
	}
	return false
}

// setOff reports whether a paragraph is all bold, or all in italics, and the text
// after it is not.
func (r *reading) setOff(i int) bool {
	whole := func(l *leaf) (em, strong bool) {
		em, strong = true, true
		for _, run := range l.runs {
			em, strong = em && run.Em, strong && run.Strong
		}
		return em, strong
	}
	em, strong := whole(&r.leaves[i])
	if !em && !strong || r.leaves[i].kind != Paragraph {
		return false
	}
	for j := i + 1; j < len(r.leaves); j++ {
		if l := &r.leaves[j]; l.kind == Paragraph && r.quality(l) >= 12 {
			otherEm, otherStrong := whole(l)
			return !(em && otherEm || strong && otherStrong)
		}
	}
	return false
}

// beforeByline reports whether a leaf stands between the headline and a line of
// authors or dates, with nothing else about it.
func (r *reading) beforeByline(i int) bool {
	return i == r.titleAt+1 && i+1 < len(r.leaves) && r.leaves[i+1].region == regionByline
}

func matchesAny(text string, list []string) bool {
	for _, s := range list {
		if s != "" && (s == text || len(s) > 60 && strings.HasPrefix(text, s)) {
			return true
		}
	}
	return false
}

// belowTitle reports whether a leaf stands with the headline in one <header> or
// <hgroup>, or is a subordinate heading right after it.
func (r *reading) belowTitle(l *leaf) bool {
	for p := l.node.Parent; p != nil; p = p.Parent {
		if isTag(p, atom.Header, atom.Hgroup) && r.holdsTitle[p] {
			return true
		}
	}
	if l.kind != Heading || l.words < 6 || r.titleNode == nil {
		return false
	}
	for s := r.titleNode.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return s == l.node
		}
	}
	return false
}

// described gives the page's description where it is not the text's own
// beginning.
func (r *reading) described(blocks []Block) string {
	description := r.meta.linked.description
	if description == "" {
		description = r.meta.firstOf("og:description", "description", "twitter:description", "dc.description", "dcterms.description")
	}
	start := strings.TrimRight(foldWords(description), " ")
	if len(strings.Fields(start)) < 5 {
		return ""
	}
	start = fold(start)
	start = start[:len(start)*2/3]
	var text strings.Builder
	for i := range blocks {
		if i < 12 {
			text.WriteString(fold(blocks[i].Words()))
		}
	}
	if strings.Contains(text.String(), strings.ToValidUTF8(start, "")) {
		return ""
	}
	return description
}

// unshown makes blocks of what JSON-LD says, where the page shows much less:
// its scripts would draw the text.
func (r *reading) unshown(in []bool, words int) ([]Block, bool) {
	stated := 0
	body := articleText(r.meta.linked.body)
	stated = countWords(body)
	for _, u := range r.meta.linked.updates {
		stated += countWords(articleText(u.body))
	}
	if stated < 40 || words*10 > stated*6 {
		return nil, false
	}
	var blocks []Block
	blocks = append(blocks, r.fromMarkup(r.meta.linked.body)...)
	for _, u := range r.meta.linked.updates {
		e := Block{Kind: Entry, DateTime: u.published}
		if u.headline != "" {
			e.Runs = []Run{{Text: u.headline}}
		}
		blocks = append(append(blocks, e), r.fromMarkup(u.body)...)
	}
	return blocks, true
}

// fromMarkup makes blocks of a text in which markup may stand, or paragraphs by
// lines.
func (r *reading) fromMarkup(s string) []Block {
	if strings.Contains(s, "&lt;") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "</") || strings.Contains(s, "<br") {
		root, err := buildTree(s, true)
		if err != nil {
			return nil
		}
		w := walker{r: &reading{root: root, base: r.base, count: map[*html.Node]int{}, mass: map[*html.Node]int{}, tables: map[*html.Node]bool{}, classes: map[*html.Node]string{}, regionsOf: map[string]string{}, regionSeen: map[*html.Node]string{}, holdsTitle: map[*html.Node]bool{}}}
		w.walk(root, context{})
		w.flush()
		in := make([]bool, len(w.leaves))
		for i := range in {
			in[i] = true
		}
		w.r.leaves, w.r.titleAt = w.leaves, -1
		d := drawer{r: w.r, in: in, used: make([]bool, len(in))}
		return d.blocks("")
	}
	var blocks []Block
	for line := range strings.SplitSeq(html.UnescapeString(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, Block{Runs: []Run{{Text: line}}})
		}
	}
	return blocks
}

// drawer makes blocks of the leaves that were chosen.
type drawer struct {
	r     *reading
	in    []bool
	used  []bool       // leaves whose words stand in the page's blocks
	said  map[int]bool // leaves whose words stand in its head
	signs []string     // that part times from the headlines of entries
	live  *live
	list  []Block

	figure *html.Node // of the last caption
}

func (d *drawer) blocks(title string) []Block {
	headline := fold(title)
	prose := 0
	for i := 0; i < len(d.in); i++ {
		l := &d.r.leaves[i]
		if e, ok := d.live.entryAt(i); ok {
			d.entry(e)
		}
		switch {
		case !d.in[i] || d.used[i]:
		case l.row != nil:
			d.row(i)
		case prose < 2 && headline != "" && len(headline) > 8 && fold(l.text) == headline:
			d.in[i] = false // the headline again
		default:
			d.used[i] = true
			d.leaf(l)
			if l.kind == Paragraph {
				prose++
			}
		}
	}
	return d.list
}

func (d *drawer) leaf(l *leaf) {
	b := Block{Kind: l.kind, Level: l.level, Runs: l.runs, Ordered: l.ordered && l.kind == ListItem}
	if b.Ordered {
		b.Number = l.number
	}
	if l.kind == Paragraph && l.figure != nil && isTag(l.figure, atom.Figure) && holdsPicture(l.figure) && l.words < 80 {
		b.Kind = Caption
	}
	if b.Kind == ListItem && d.live.holdsItem(l) {
		b.Kind, b.Level, b.Ordered, b.Number = Paragraph, 0, false, 0
	}
	switch {
	case l.related():
		b.Kind, b.Level, b.Ordered, b.Number = Related, 0, false, 0
	case l.kind == Pre && l.words >= 30 && l.stops > 1 && prose(l.text):
		d.wire(l)
		return
	case (l.box != nil || l.region == regionAside) && (l.kind == Paragraph || l.kind == Heading || l.kind == ListItem):
		b.Kind, b.Ordered, b.Number = Aside, false, 0
		if l.kind != Heading {
			b.Level = 0
		}
	}
	if b.Kind == Caption {
		d.caption(b, l)
		return
	}
	d.list = append(d.list, b)
}

func holdsPicture(n *html.Node) bool {
	return len(find(n, 1, func(c *html.Node) bool {
		return isTag(c, atom.Img, atom.Picture, atom.Video, atom.Iframe, atom.Svg, atom.Noscript) || c.Data == "amp-img" || c.Data == "amp-video"
	})) > 0
}

var creditEnd = pattern.New(`(?i)(?:[\[(][^\[\]()]{2,80}[\])]|(?:photo(?:graph|s)?|image|picture|credit|crédit(?:s)?(?: photo)?|source|illustration|foto|bild)\s*(?:by|par|credit|von)?\s?: ?[^:]{2,60}|(?:©|\(c\)) ?[^.©]{2,80}\.?|(?-i:(?:\p{Lu}(?:\.|[\p{L}’'-]+) ){0,3}\p{Lu}[\p{L}’'-]+ ?/ ?\p{Lu}{2}[\p{L} /]*|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3} ?/ ?(?:Reuters|Getty|Anadolu|Xinhua)[\p{L} /]*))$`)

// caption adds a picture's caption, or its credit to the caption before.
func (d *drawer) caption(b Block, l *leaf) {
	if l.owner != "" {
		b.Credit = l.owner
	} else {
		b.Credit = creditEnd.FindString(l.text)
	}
	if n := len(d.list); l.credit && n > 0 && d.list[n-1].Kind == Caption && l.figure != nil && d.list[n-1].Credit == "" && d.figure == l.figure {
		last := &d.list[n-1]
		last.Runs = slices.Concat(last.Runs, []Run{{Text: " "}}, b.Runs)
		last.Credit = joinRuns(b.Runs)
		return
	}
	d.figure = l.figure
	d.list = append(d.list, b)
}

// row adds the row of a table that a leaf stands in.
func (d *drawer) row(i int) {
	first := &d.r.leaves[i]
	b := Block{Kind: TableRow, Head: first.head}
	at := map[*html.Node]int{}
	for c := range first.row.ChildNodes() {
		if isTag(c, atom.Td, atom.Th) && len(at) < 200 {
			at[c] = len(b.Cells)
			b.Cells = append(b.Cells, nil)
		}
	}
	for ; i < len(d.in) && d.r.leaves[i].row == first.row; i++ {
		l := &d.r.leaves[i]
		if d.used[i] {
			continue // it opens an entry
		}
		cell, ok := at[l.cell]
		if !ok {
			cell = len(b.Cells)
			at[l.cell] = cell
			b.Cells = append(b.Cells, nil)
		}
		if len(b.Cells[cell]) > 0 {
			b.Cells[cell] = append(b.Cells[cell], Run{Text: " "})
		}
		b.Cells[cell] = append(b.Cells[cell], l.runs...)
		d.used[i] = true
	}
	d.list = append(d.list, b)
}

// prose reports whether preformatted text is written in sentences: most of its
// signs are letters and blanks, and no line leads with a bracket or ends in one.
func prose(s string) bool {
	letters, others := 0, 0
	for _, c := range s {
		switch {
		case strings.ContainsRune("{}<>;=|+#$", c):
			others++
		case c > ' ':
			letters++
		}
	}
	return others*40 < letters
}

// wire adds preformatted prose as paragraphs: agencies' wires part them by blank
// lines, or indent their first lines.
func (d *drawer) wire(l *leaf) {
	var gathered []string
	add := func() {
		if len(gathered) > 0 {
			d.list = append(d.list, Block{Runs: []Run{{Text: strings.Join(gathered, " ")}}})
		}
		gathered = nil
	}
	indented := false
	for line := range strings.SplitSeq(l.text, "\n") {
		words := strings.FieldsFunc(line, func(c rune) bool { return !notBlank(c) })
		in := strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
		if len(words) == 0 || in && !indented {
			add()
		}
		gathered = append(gathered, words...)
		indented = in
	}
	add()
}
