package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The words of a document, counted apart from all reading of it, so that a
// reader of the Page can be shown that none is missing.

// wordCounter counts the stretches between white space of a tree.
type wordCounter struct {
	r  *reading
	n  int
	in bool // the last sign was of a word
}

// countAll counts the words of all text of the document but for scripts, style
// sheets, templates and comments. Blocks and breaks part words. What is not
// shown is counted text node by text node, and does not part the words about it.
func (r *reading) countAll() int {
	c := wordCounter{r: r}
	c.walk(r.root, false)
	return c.n
}

func (c *wordCounter) walk(n *html.Node, apart bool) {
	switch n.Type {
	case html.TextNode:
		c.text(n, apart)
		return
	case html.ElementNode:
		if isCode(n) {
			return
		}
		apart = apart || unseen(n) || c.r.isHidden(n)
	case html.DocumentNode:
	default:
		return
	}
	parts := !apart && (n.Type == html.DocumentNode || n.DataAtom == atom.Br || c.r.isBlock(n))
	if parts {
		c.in = false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child, apart)
	}
	if parts {
		c.in = false
	}
}

func (c *wordCounter) text(n *html.Node, apart bool) {
	s := strings.ReplaceAll(n.Data, "\x00", "")
	if apart {
		if isRaw(n.Parent) {
			s = plainText(s)
		}
		c.n += len(strings.Fields(s))
		return
	}
	for _, r := range s {
		space := unicode.IsSpace(r)
		if !space && !c.in {
			c.n++
		}
		c.in = !space
	}
}
