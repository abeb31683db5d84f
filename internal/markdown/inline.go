package markdown

import (
	"bytes"
	"html"
	"io/fs"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// inlineWriter gathers pieces, joining neighbouring words.
type inlineWriter struct {
	c      *converter
	pieces []dossier.Piece
	words  string // not yet a piece; of one stretch of the source, it is not copied
	joined []byte // the same, of several stretches; words is the first of them

	private bool // what is being read stands in a private passage
}

func (w *inlineWriter) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.node(child)
	}
}

func (w *inlineWriter) node(n ast.Node) {
	w.enter(n)
	switch n := n.(type) {
	case *ast.Text:
		w.segment(n)
	case *ast.String:
		w.text(string(n.Value))
	case *ast.CodeSpan:
		w.element(dossier.TagCode, n)
	case *ast.Emphasis:
		w.element([]dossier.Tag{dossier.TagEm, dossier.TagStrong}[min(n.Level, 2)-1], n)
	case *extast.Strikethrough:
		w.element(dossier.TagDel, n)
	case *ast.Link:
		w.link(plain(n.Destination), w.c.where(n), func() { w.children(n) })
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.c.refuseHTML(w.c.where(n))
	case *extast.FootnoteLink:
		w.trimBlank()
		w.add(dossier.Piece{Kind: dossier.NoteRef, Sign: w.c.sign(dossier.Sign{Target: w.c.labels[n.Index], Pos: w.c.where(n)})})
	case *extast.FootnoteBacklink, *markNode:
	case *signNode:
		w.sign(n.piece)
	default:
		w.c.diags.Errorf(w.c.where(n), "", "this kind of markup is not taken: %s", n.Kind())
	}
}

func (w *inlineWriter) add(p dossier.Piece) {
	w.flush()
	p.Private = w.private
	w.pieces = append(w.pieces, p)
}

func (w *inlineWriter) flush() {
	if words := w.taken(); words != "" {
		w.pieces = append(w.pieces, dossier.Piece{Kind: dossier.Text, Text: words, Private: w.private})
	}
}

func (w *inlineWriter) text(s string) {
	switch {
	case len(w.joined) > 0:
		w.joined = append(w.joined, s...)
	case w.words == "":
		w.words = s
	default:
		w.joined = append(append(w.joined, w.words...), s...)
	}
}

// taken gives the words that are no piece yet, and forgets them.
func (w *inlineWriter) taken() string {
	words := w.words
	if len(w.joined) > 0 {
		words = string(w.joined)
	}
	w.words, w.joined = "", w.joined[:0]
	return words
}

func (w *inlineWriter) segment(n *ast.Text) {
	raw := w.c.source[n.Segment.Start:n.Segment.Stop]
	if n.IsRaw() {
		w.text(joined(raw))
	} else {
		w.text(resolved(raw))
	}
	switch {
	case n.HardLineBreak():
		w.add(dossier.Piece{Kind: dossier.Break})
	case n.SoftLineBreak():
		w.text(" ")
	}
}

// resolved gives words with the escapes and entities of Markdown resolved. Where
// there are none, they are not copied.
func resolved(words string) string {
	if strings.IndexByte(words, '\\') < 0 && strings.IndexByte(words, '&') < 0 {
		return words
	}
	var b bytes.Buffer
	w := bufWriter{&b}
	renderer.DefaultWriter.Write(w, []byte(words))
	return html.UnescapeString(b.String())
}

// plain is resolved of a copy.
func plain(raw []byte) string { return resolved(string(raw)) }

func (w *inlineWriter) element(tag dossier.Tag, n ast.Node) {
	w.add(dossier.Piece{Kind: dossier.Begin, Tag: tag})
	private := w.private
	w.children(n)
	w.become(private)
	w.add(dossier.Piece{Kind: dossier.End, Tag: tag})
}

// link adds a link to the outside. Links within the dossier are written
// [[record]], so that they survive a change of address.
func (w *inlineWriter) link(address string, pos diag.Pos, words func()) {
	if !outside(address) {
		w.c.diags.Errorf(pos, "link a record as [[id]] or [[id|words]], an outside page as [words](https://…)", "a link to %q", address)
		words()
		return
	}
	w.add(dossier.Piece{Kind: dossier.Begin, Tag: dossier.TagA, Sign: w.c.sign(dossier.Sign{Target: address, Pos: pos})})
	private := w.private
	words()
	w.become(private)
	w.add(dossier.Piece{Kind: dossier.End, Tag: dossier.TagA})
}

func outside(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	scheme = strings.ToLower(scheme)
	return ok && (scheme == "http" || scheme == "https" || scheme == "mailto")
}

func (w *inlineWriter) autoLink(n *ast.AutoLink) {
	src := []byte(w.c.source)
	address := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	if !outside(address) {
		w.text(string(n.Label(src)))
		return
	}
	start := n.Pos()
	if start >= 0 && start < len(src) && src[start] != '<' && !bytes.HasPrefix(src[start:], n.Label(src)) {
		start++ // a bare address is found from the blank or sign before it
	}
	w.add(dossier.Piece{Kind: dossier.Begin, Tag: dossier.TagA, Sign: w.c.sign(dossier.Sign{Target: address, Pos: w.c.pos(start)})})
	w.text(string(n.Label(src)))
	w.add(dossier.Piece{Kind: dossier.End, Tag: dossier.TagA})
}

func (w *inlineWriter) image(n *ast.Image) {
	pos := w.c.where(n)
	target := plain(n.Destination)
	if unescaped, err := url.PathUnescape(target); err == nil {
		target = unescaped
	}
	alt := &inlineWriter{c: w.c, private: w.private}
	alt.children(n)
	alt.flush()
	w.wholly(alt.pieces, n)
	words := dossier.Prose{Pieces: alt.pieces}.Words()
	if !strings.HasPrefix(target, "assets/") || !fs.ValidPath(target) {
		w.c.diags.Errorf(pos, "put the picture into assets/ and write ![what it shows](assets/name.png)", "a picture outside the dossier: %q", target)
		return
	}
	w.add(dossier.Piece{Kind: dossier.Image, Text: words, Sign: w.c.sign(dossier.Sign{Target: target, Pos: pos})})
}

// sign adds one of our signs. The blank before a note belongs to the line of
// the source, not to the text.
func (w *inlineWriter) sign(p dossier.Piece) {
	switch p.Kind {
	case dossier.Text:
		w.text(p.Text)
		return
	case dossier.Citation:
		w.trimBlank()
	}
	w.add(p)
}

func (w *inlineWriter) trimBlank() {
	w.words = strings.TrimRight(w.taken(), " ")
}

// bufWriter gives a bytes.Buffer the methods of goldmark's BufWriter.
type bufWriter struct{ *bytes.Buffer }

func (bufWriter) Available() int { return 0 }
func (bufWriter) Buffered() int  { return 0 }
func (bufWriter) Flush() error   { return nil }
