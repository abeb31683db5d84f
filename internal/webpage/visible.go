package webpage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen reports whether browsers show nothing of an element.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Title, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Embed,
		atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Textarea, atom.Noembed, atom.Noframes, atom.Rp, atom.Datalist:
		return true
	}
	return n.Namespace != "" || n.Data == "amp-analytics" || n.Data == "amp-state"
}

// skip passes over an element that is not shown. What a page says to readers
// without scripts is told of as hidden.
func (w *walker) skip(n *html.Node) {
	if n.DataAtom == atom.Noscript && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		w.hideText(plainText(n.FirstChild.Data))
	}
}

// plainText gives the text of a fragment of markup.
func plainText(fragment string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken:
			b.WriteByte(' ')
			if name, _ := z.TagName(); string(name) == "style" || string(name) == "script" {
				z.Next()
			}
		default:
			b.WriteByte(' ')
		}
	}
}

// hide notes hidden text of a sentence's length.
func (w *walker) hide(n *html.Node) {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !inside(d, n, unseen) {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	w.hideText(b.String())
}

// minHidden is how many words hidden text must have to be told of.
const minHidden = 12

func (w *walker) hideText(text string) {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !notBlank(r) }), " ")
	if countWords(text) >= minHidden && utf8.ValidString(text) {
		w.leaves = append(w.leaves, leaf{text: text, runs: []Run{{Text: text}}, hidden: true, region: regionHidden})
	}
}

// inside reports whether a node stands in an element of a kind, looking no
// higher than top.
func inside(n, top *html.Node, is func(*html.Node) bool) bool {
	for p := n.Parent; p != nil && p != top; p = p.Parent {
		if p.Type == html.ElementNode && is(p) {
			return true
		}
	}
	return false
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b`)

// isHidden reports whether an element is hidden by its attributes.
func (r *reading) isHidden(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	if hasAttr(n, "hidden") && !strings.EqualFold(attr(n, "hidden"), "until-found") {
		return true
	}
	if style := attr(n, "style"); style != "" && hiddenStyle.MatchString(style[:min(len(style), 2000)]) {
		return true
	}
	if strings.EqualFold(attr(n, "aria-hidden"), "true") {
		return !r.isDropCap(n) && !r.isBulk(n, 30)
	}
	return r.region(n) == regionHidden
}

// isDropCap reports whether an element holds no more than the first letter of
// the text that follows it.
func (r *reading) isDropCap(n *html.Node) bool {
	c := n.FirstChild
	if c == nil || c.NextSibling != nil || c.Type != html.TextNode || utf8.RuneCountInString(c.Data) != 1 {
		return false
	}
	next := n.NextSibling
	if next == nil || next.Type != html.TextNode {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next.Data)
	return unicode.IsLetter(first)
}

var blockTags = nameSet("address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p picture pre search section select summary table tbody td tfoot th thead tr ul")

var blockStyle = regexp.MustCompile(`(?i)(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)`)

func (r *reading) isBlock(n *html.Node) bool {
	switch {
	case blockTags[n.Data]:
		return true
	case strings.Contains(n.Data, "-"): // an element of the page's own
		return !isTag(n.Parent, atom.P, atom.Span, atom.A, atom.Em, atom.Strong)
	case n.DataAtom == atom.Span || n.DataAtom == atom.A:
		style := attr(n, "style")
		return style != "" && blockStyle.MatchString(style[:min(len(style), 2000)])
	}
	return false
}

func tableOf(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Table {
			return p
		}
	}
	return nil
}

// headRow reports whether a row has cells of headings only.
func headRow(tr *html.Node) bool {
	found := false
	for c := range tr.ChildNodes() {
		if isTag(c, atom.Td) {
			return false
		}
		found = found || isTag(c, atom.Th)
	}
	return found
}
