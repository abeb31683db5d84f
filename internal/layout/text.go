package layout

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/page"
)

// textOf draws a text: its blocks, and what the view lays over them.
func textOf(v any, words *locale.Language) (template.HTML, error) {
	t, ok := v.(page.Text)
	if !ok {
		return "", errNotText
	}
	r := run{manner: generous}
	r.text(&t, words)
	return template.HTML(r.b), nil //nolint:gosec // every word was escaped
}

// notesIn draws the marks of notes.
func notesIn(words *locale.Language) func([]page.NoteRef) template.HTML {
	return func(refs []page.NoteRef) template.HTML {
		r := run{manner: generous}
		r.notes(refs, words)
		return template.HTML(r.b) //nolint:gosec // every word was escaped
	}
}

// flagOf draws the mark of a record on which the sources differ.
func flagOf(disputed bool, words *locale.Language) template.HTML {
	r := run{manner: generous}
	r.flag(disputed, words)
	return template.HTML(r.b) //nolint:gosec // every word was escaped
}

// text writes a text.
func (r *run) text(t *page.Text, words *locale.Language) {
	w := &writer{run: r, t: t, words: words, marks: t.Marks, names: t.Names}
	for i := range t.Blocks {
		w.block(i)
	}
}

// notes writes the marks of notes.
func (r *run) notes(refs []page.NoteRef, words *locale.Language) {
	w := &writer{run: r, words: words}
	w.notes(refs)
}

// flag marks the name before it as that of a record on which the sources
// differ. The style sheet adds a sign, and hides the words where room is scarce.
func (r *run) flag(disputed bool, words *locale.Language) {
	if !disputed {
		return
	}
	says := words.T("The sources differ")
	r.raw(` <span class="flag" title="`)
	r.write(says, r.value)
	r.raw(`"><span>`)
	r.write(says, r.shown)
	r.raw(`</span></span>`)
}

// writer writes HTML. All that is not a fixed tag goes through say, or attr.
type writer struct {
	*run
	t     *page.Text
	words *locale.Language

	marks []page.Mark     // that are not used up, and
	names []page.NameLink // names

	refs, noteRefs, images, anchors int      // how many of each are used up
	head                            []string // of the table
	title                           string   // of the section
	tables                          int      // so far in the section
	links                           int      // that are open
	within                          []string // passages with words in the open links, to which an arrow after them leads
}

// say writes words.
func (w *writer) say(s string) { w.write(s, w.shown) }

// attr writes an attribute, unless its value is empty.
func (w *writer) attr(name string, value ...string) {
	if len(value) == 1 && value[0] == "" {
		return
	}
	w.raw(" ", name, `="`)
	for _, v := range value {
		w.write(v, w.value)
	}
	w.raw(`"`)
}

// numbered writes an attribute that ends in a number.
func (w *writer) numbered(name, value string, n int) {
	w.raw(" ", name, `="`)
	w.write(value, w.value)
	w.int(int64(n))
	w.raw(`"`)
}

func (w *writer) id(id string) {
	if id != "" {
		w.attr("id", w.t.Prefix, id)
	}
}

func (w *writer) block(i int) {
	b := &w.t.Blocks[i]
	switch b.Kind {
	case dossier.Open:
		w.open(b)
	case dossier.Close:
		w.raw("</", b.Tag, ">")
		if b.Tag == "table" {
			w.raw("</div>")
		}
	case dossier.Paragraph:
		w.paragraph(i, b)
	case dossier.Tight:
		w.tight(i, b)
	case dossier.Heading:
		w.heading(i, b)
	case dossier.Cell:
		w.cell(i, b)
	case dossier.Code:
		w.raw(`<pre tabindex="0"><code`)
		if b.Lang != "" {
			w.attr("class", "language-", b.Lang)
		}
		w.raw(">")
		w.inline(i, b)
		w.raw("</code></pre>")
	case dossier.Rule:
		w.raw("<hr>")
	}
}

func (w *writer) open(b *page.Block) {
	switch {
	case b.Tag == "table":
		// What scrolls can be reached by keyboard, and has a name.
		w.raw(`<div class="scroll" tabindex="0" role="region"`)
		w.attr("aria-label", w.tableLabel())
		w.raw(`><table`)
		if w.compares() {
			w.attr("class", "compare")
		}
		w.raw(">")
	case b.Tag == "ol" && b.Start != 1:
		w.raw(`<ol start="`, strconv.Itoa(b.Start), `">`)
	default:
		w.raw("<", b.Tag, ">")
	}
	if b.Tag == "table" {
		w.head = nil
	}
}

// tableLabel tells a text's tables apart: by the heading above, and by
// their number below it.
func (w *writer) tableLabel() string {
	label := w.words.T("Table")
	if w.compares() {
		label = w.words.T("Comparison")
	}
	if w.title != "" {
		label += w.words.T(":") + " " + w.title
	}
	if w.tables++; w.tables > 1 {
		label += " (" + strconv.Itoa(w.tables) + ")"
	}
	return label
}

// compares reports whether the tables are a comparison's.
func (w *writer) compares() bool { return len(w.t.Table.Columns) > 0 }

// visible gives the words of a block that is about to be written, with those of
// its links.
func (w *writer) visible(b *page.Block) string {
	if len(b.Pieces) == 1 && b.Pieces[0].Kind == dossier.Text {
		return b.Pieces[0].Text
	}
	var words strings.Builder
	refs := w.t.Refs[min(w.refs, len(w.t.Refs)):]
	for i := range b.Pieces {
		if b.Pieces[i].Kind == dossier.RefPiece && len(refs) > 0 {
			words.WriteString(refs[0].Label)
			refs = refs[1:]
		}
		words.WriteString(b.Pieces[i].Words())
	}
	return words.String()
}

func (w *writer) paragraph(i int, b *page.Block) {
	w.raw("<p")
	if w.t.Numbered && b.Number > 0 {
		w.numbered("id", w.t.Prefix+"p", b.Number)
	}
	if b.Aside {
		w.raw(` class="aside"`)
	}
	w.raw(">")
	w.number(b)
	w.inline(i, b)
	w.raw("</p>")
}

// tight writes the words of a list item, or of a line of front matter.
func (w *writer) tight(i int, b *page.Block) {
	if w.t.Numbered && b.Number > 0 {
		w.raw("<div")
		w.numbered("id", w.t.Prefix+"p", b.Number)
		w.raw(">")
		w.number(b)
		defer w.raw("</div>")
	}
	w.inline(i, b)
}

// number writes a paragraph's number as a link to itself.
func (w *writer) number(b *page.Block) {
	if !w.t.Numbered || b.Number == 0 {
		return
	}
	w.raw(`<a class="pn" href="#`)
	w.write(w.t.Prefix, w.value)
	w.raw("p")
	w.int(int64(b.Number))
	w.raw(`"`)
	w.raw(` aria-label="`)
	w.write(w.words.T("Paragraph"), w.value)
	w.raw(" ")
	w.int(int64(b.Number))
	w.raw(`"`)
	w.raw(">")
	w.int(int64(b.Number))
	w.raw("</a>")
}

// heading writes a heading below the page's own, which is the first level.
func (w *writer) heading(i int, b *page.Block) {
	w.title, w.tables = w.visible(b), 0
	tag := "h" + strconv.Itoa(min(max(b.Start, 2)+w.t.Shift, 6))
	w.raw("<", tag)
	if w.anchors < len(w.t.Anchors) {
		w.attr("id", w.t.Anchors[w.anchors])
		w.anchors++
	}
	w.raw(">")
	w.inline(i, b)
	w.raw("</", tag, ">")
}

func (w *writer) cell(i int, b *page.Block) {
	tag, look := "td", &w.t.Table
	switch {
	case b.Row == 0 && len(b.Pieces) == 0:
		w.head = append(w.head, "")
		w.raw("<td")
	case b.Row == 0:
		label := w.visible(b)
		if disputed(look, b.Col) {
			label += " ≠" // as in layouts/_compare.html: a narrow window shows no heads
		}
		w.head = append(w.head, label)
		tag = "th"
		w.raw(`<th scope="col"`)
		w.attr("class", hueOf(look, b.Col))
	case w.compares() && b.Col == 0:
		tag = "th"
		w.raw(`<th scope="row"`)
	default:
		w.raw("<td")
		if w.compares() && b.Col < len(w.head) {
			w.attr("data-label", w.head[b.Col])
		}
		class := hueOf(look, b.Col)
		if w.compares() && dossier.OpennessOf(strings.TrimSpace(b.Words())) != dossier.Answered {
			class = strings.TrimSpace(class + " open")
		}
		w.attr("class", class)
	}
	if b.Align != "" {
		w.attr("data-align", b.Align)
	}
	w.raw(">")
	w.inline(i, b)
	if b.Col == 0 && slices.Contains(look.Alike, i) {
		w.raw(` <span class="verdict">`)
		w.say(w.words.T("computed: alike"))
		w.raw(`</span>`)
	}
	w.flag(b.Row == 0 && disputed(look, b.Col), w.words)
	w.raw("</", tag, ">")
}

// disputed reports whether the sources differ on what a comparison's column is of.
func disputed(look *page.TableLook, col int) bool {
	return col > 0 && col <= len(look.Columns) && look.Columns[col-1].Disputed
}

// hueOf names the colour of a comparison's column; columns without a case have
// none.
func hueOf(look *page.TableLook, col int) string {
	if col < 1 || col > len(look.Columns) || look.Columns[col-1].Hue < 1 {
		return ""
	}
	return hue(look.Columns[col-1].Hue)
}

// inline writes the pieces of a block, cutting its words wherever a mark or a
// linked name begins or ends.
func (w *writer) inline(i int, b *page.Block) {
	marks := inBlock(&w.marks, i, func(m *page.Mark) int { return m.Block })
	names := inBlock(&w.names, i, func(n *page.NameLink) int { return n.Block })
	at := 0
	for k := range b.Pieces {
		p := &b.Pieces[k]
		switch p.Kind {
		case dossier.Text:
			if p.Private {
				w.raw(`<span class="private">`)
			}
			w.stretch(p.Text, at, marks, names)
			if p.Private {
				w.raw("</span>")
			}
		case dossier.Begin:
			w.begin(p)
		case dossier.End:
			w.raw("</", p.Tag, ">")
			if p.Tag == "a" {
				w.links--
				w.arrows()
			}
		case dossier.Break:
			w.raw("<br>")
		case dossier.RefPiece:
			if w.refs < len(w.t.Refs) {
				w.link(w.t.Refs[w.refs])
				w.refs++
			}
		case dossier.Citation, dossier.NoteRef:
			if w.noteRefs < len(w.t.Notes) {
				w.notes(w.t.Notes[w.noteRefs])
				w.noteRefs++
			}
		case dossier.Image:
			w.image(p)
		}
		at += len(p.Words())
	}
}

func (w *writer) begin(p *page.Piece) {
	w.raw("<", p.Tag)
	if p.Tag == "a" {
		w.links++
		w.attr("href", p.Target)
		if !strings.HasPrefix(p.Target, "mailto:") {
			w.raw(` rel="noopener noreferrer"`)
		}
	}
	w.raw(">")
}

func (w *writer) link(l page.Link) {
	if l.Href == "" {
		w.say(l.Label)
		return
	}
	w.raw("<a")
	w.attr("href", l.Href)
	w.raw(">")
	w.say(l.Label)
	w.raw("</a>")
}

func (w *writer) image(p *page.Piece) {
	if w.images < len(w.t.Images) && w.t.Images[w.images] != "" {
		w.raw("<img")
		w.attr("src", w.t.Images[w.images])
		w.raw(` alt="`)
		w.write(p.Text, w.value)
		w.raw(`">`)
	}
	w.images++
}

func (w *writer) notes(refs []page.NoteRef) {
	if len(refs) == 0 {
		return
	}
	w.raw(`<sup class="cite">`)
	for i, r := range refs {
		if i > 0 {
			w.raw(" ")
		}
		w.raw("<a")
		w.attr("id", r.ID)
		w.attr("href", r.Href)
		w.numbered("aria-label", w.words.T("Evidence")+" ", r.Number)
		w.raw(">")
		w.int(int64(r.Number))
		w.raw("</a>")
	}
	w.raw("</sup>")
}
