package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen reports whether browsers show nothing of an element.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Math:
		return !plainFormula(n)
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Title, atom.Svg, atom.Iframe, atom.Object, atom.Embed,
		atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Textarea, atom.Noembed, atom.Noframes, atom.Rp, atom.Datalist:
		return true
	}
	if n.Namespace == "math" {
		return !formulaTags[n.Data]
	}
	return n.Namespace != "" || n.Data == "amp-analytics" || n.Data == "amp-state"
}

// formulaTags are the elements of formulas whose words read from left to right,
// as text has them. Fractions, roots and matrices do not.
var formulaTags = nameSet("math mrow mi mn mo mtext ms mspace mstyle mpadded semantics msup msub msubsup")

// maxFormula is how many elements a formula has that stands in a paragraph.
const maxFormula = 60

// plainFormula reports whether a formula can be read as words of its paragraph.
// Its annotations, which repeat it for machines, are not read.
func plainFormula(n *html.Node) bool {
	count := 0
	var plain func(*html.Node) bool
	plain = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || c.Data == "annotation" || c.Data == "annotation-xml" {
				continue
			}
			if count++; count > maxFormula || c.Namespace != "math" || !formulaTags[c.Data] || !plain(c) {
				return false
			}
		}
		return true
	}
	return plain(n)
}

// unseenWhere names, for Dropped, what an element is that is not shown as text.
func unseenWhere(n *html.Node) string {
	switch n.DataAtom {
	case atom.Title:
		return whereTitle
	case atom.Svg:
		return "drawing"
	case atom.Math:
		return "formula"
	case atom.Textarea:
		return regionForm
	case atom.Noscript, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Noembed, atom.Noframes:
		return whereFallback
	}
	return regionHidden
}

const (
	whereTitle    = "title"    // of the document: a line of Page.Head
	whereFallback = "fallback" // for readers whose browsers show no videos, frames, scripts
)

// aside is a stretch of text that is no leaf: drawings, fallbacks, what is hidden.
type aside struct {
	where, text string
	order       int // among the leaves
}

// skip passes over an element that is not shown, and notes its text.
func (w *walker) skip(n *html.Node) {
	if n.DataAtom != atom.Head {
		w.note(unseenWhere(n), n)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			w.skip(c)
		}
	}
}

// note keeps the text below an element under a name.
func (w *walker) note(where string, n *html.Node) {
	var b strings.Builder
	if !isCode(n) {
		gather(&b, n)
	}
	text := strings.Join(strings.FieldsFunc(strings.ReplaceAll(b.String(), "\x00", ""), func(r rune) bool { return !notBlank(r) }), " ")
	if text = strings.ToValidUTF8(text, "\uFFFD"); strings.TrimSpace(text) == "" {
		return
	}
	w.asides = append(w.asides, aside{where, text, w.order})
	w.order++
}

// isCode reports whether the text of an element is none of the document's.
func isCode(n *html.Node) bool { return isTag(n, atom.Script, atom.Style, atom.Template) }

// isRaw reports whether parsers keep the markup in an element as text.
func isRaw(n *html.Node) bool {
	return isTag(n, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes)
}

// gather writes the texts below an element, a blank after each.
func gather(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && isRaw(n):
			b.WriteString(plainText(c.Data) + " ")
		case c.Type == html.TextNode:
			b.WriteString(c.Data + " ")
		case c.Type == html.ElementNode && !isCode(c):
			gather(b, c)
		}
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

var hiddenStyle = pattern.New(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b`)

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
		return !r.isDropCap(n) && !r.isBulk(n, 30) && !r.isCredit(n)
	}
	return r.region(n) == regionHidden
}

// isCredit reports whether an element credits the picture in whose caption it
// stands. Sites keep these from being read aloud; they are shown.
func (r *reading) isCredit(n *html.Node) bool {
	return isTag(n, atom.Span, atom.Small, atom.Cite) && creditClass.MatchString(r.class(n)) && inCaption(n)
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

var blockStyle = pattern.New(`(?i)(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)`)

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
