package seed

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/pattern"
	"dossier/internal/temporal"
	"dossier/internal/webpage"
)

var markupPattern = pattern.New(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<(?:!doctype html|html|head|body|article|div|meta|title)\b`)

// isMarkup reports whether a text is a web page, by its beginning.
func isMarkup(text string) bool { return markupPattern.MatchString(text[:min(len(text), 2048)]) }

// fromPage makes the draft of what was read in a web page.
func (d *Draft) fromPage(p webpage.Page) {
	a, f := d.Article, &d.Found
	a.Title, a.Byline, a.Publisher, a.URL = p.Title, p.Byline, p.Outlet, p.Canonical
	if a.Language = p.Language; !matter.IsAddress(a.URL) {
		a.URL = ""
	}
	if p.Section != "" {
		a.Tags = []string{p.Section}
	}
	if day := stated(p.Published, p.Language); !day.IsZero() {
		a.Date, f.From = dossier.Dated{Date: day, Basis: date.Stated}, p.PublishedFrom
	}
	if day := stated(p.Modified, p.Language); !day.IsZero() && day != a.Date.Date {
		a.Lastmod = day
	}
	if a.Date.Date.IsZero() && p.Undated != "" {
		f.Open = "“" + shorten(p.Undated, 40) + "” cannot be read as one day"
	}
	f.Head = append(f.Head, p.Head...)
	f.Headline, f.Teaser = p.Title != "", ""
	if p.Teaser {
		f.Teaser = p.Why
	}
	b := &bodyBuilder{draft: d}
	if p.Standfirst != "" && (len(p.Blocks) == 0 || p.Blocks[0].Words() != p.Standfirst) {
		b.paragraph([]webpage.Run{{Text: p.Standfirst}}, false)
	}
	for i := range p.Blocks {
		b.block(&p.Blocks[i])
	}
	b.leave(0)
	b.close(true, true)
	for _, x := range p.Dropped {
		f.Dropped = append(f.Dropped, Dropped(x))
	}
	if len(f.Entries) > 1 {
		a.Form = dossier.FormLiveBlog
	}
}

// stated reads a date as a page states it, for machines or in words.
func stated(s, language string) date.Date {
	if m := isoPattern.FindStringSubmatch(s); m != nil {
		zone := m[3]
		if len(zone) == 5 {
			zone = zone[:3] + ":" + zone[3:]
		}
		for _, form := range []string{m[1] + "T" + m[2] + zone, m[1]} {
			if day, err := date.Parse(form); err == nil {
				return day
			}
		}
	}
	for _, e := range temporal.Tag(s, temporal.Options{Language: spoken(language)}) {
		if !e.Value.Day().IsZero() {
			return e.Value
		}
	}
	return date.Date{}
}

var isoPattern = pattern.New(`^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`)

// spoken gives the language by which dates are read, or none.
func spoken(language string) string {
	switch base, _, _ := strings.Cut(strings.ToLower(language), "-"); base {
	case "en", "fr":
		return base
	}
	return ""
}

// bodyBuilder makes an article's body of a page's blocks.
type bodyBuilder struct {
	draft *Draft
	lists []dossier.Tag // the lists that are open: "ul", "ol"
	quote bool
	table bool
}

// add adds blocks without words.
func (b *bodyBuilder) add(blocks ...dossier.Block) {
	for _, block := range blocks {
		b.words(block, nil)
	}
}

// words adds a block of words.
func (b *bodyBuilder) words(block dossier.Block, pieces []dossier.Piece) {
	b.draft.leaves = append(b.draft.leaves, dossier.Leaf{Block: block, Pieces: pieces})
}

func (b *bodyBuilder) block(w *webpage.Block) {
	if w.Kind != webpage.ListItem {
		b.leave(0)
	}
	b.close(w.Kind != webpage.Quote, w.Kind != webpage.TableRow)
	f := &b.draft.Found
	switch w.Kind {
	case webpage.Heading:
		b.words(dossier.Block{Kind: dossier.Heading, Start: int32(min(max(w.Level, 2), 6))}, piecesOf(w.Runs))
	case webpage.ListItem:
		b.item(w)
	case webpage.Quote:
		if !b.quote {
			b.add(dossier.Block{Kind: dossier.Open, Tag: dossier.TagBlockquote})
			b.quote = true
		}
		b.paragraph(w.Runs, false)
	case webpage.Caption:
		f.Captions = append(f.Captions, Caption{Paragraph: f.Paragraphs + 1, Credit: w.Credit})
		b.paragraph(w.Runs, true)
	case webpage.Related:
		f.More = append(f.More, w.Words())
		b.paragraph(w.Runs, true)
	case webpage.Note:
		f.Labels = append(f.Labels, w.Words())
		b.paragraph(w.Runs, true)
	case webpage.Aside:
		f.Asides++
		b.paragraph(w.Runs, true)
	case webpage.Entry:
		b.entry(w)
	case webpage.TableRow:
		b.row(w)
	case webpage.Pre:
		lines, _ := paragraphs(strings.Split(w.Words(), "\n"))
		for _, p := range lines {
			b.paragraph([]webpage.Run{{Text: p}}, false)
		}
	default:
		b.paragraph(w.Runs, false)
	}
}

func (b *bodyBuilder) paragraph(runs []webpage.Run, aside bool) {
	f := &b.draft.Found
	f.Paragraphs++
	pieces := piecesOf(runs)
	if whole := wholly(runs); aside || whole {
		pieces = piecesOf(plain(runs))
	}
	if aside {
		pieces = emphasised(pieces)
	}
	b.words(dossier.Block{Kind: dossier.Paragraph, Number: int32(f.Paragraphs), Aside: aside}, pieces)
}

// item adds an item of a list, within as many lists as it is nested.
func (b *bodyBuilder) item(w *webpage.Block) {
	tag := dossier.TagUL
	if w.Ordered {
		tag = dossier.TagOL
	}
	depth := max(w.Level, 1)
	if len(b.lists) > depth || len(b.lists) == depth && b.lists[depth-1] != tag {
		b.leave(min(depth, len(b.lists)))
		if b.lists[len(b.lists)-1] != tag {
			b.leave(len(b.lists) - 1)
		}
	}
	if len(b.lists) == depth {
		b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagLI})
	}
	for len(b.lists) < depth {
		open := dossier.Block{Kind: dossier.Open, Tag: tag}
		if w.Ordered {
			open.Start = int32(max(w.Number, 1))
		}
		b.add(open)
		if b.lists = append(b.lists, tag); len(b.lists) < depth {
			b.add(dossier.Block{Kind: dossier.Open, Tag: dossier.TagLI}) // a list in a list that says nothing else
		}
	}
	b.draft.Found.Paragraphs++
	b.add(dossier.Block{Kind: dossier.Open, Tag: dossier.TagLI})
	b.words(dossier.Block{Kind: dossier.Tight, Number: int32(b.draft.Found.Paragraphs)}, piecesOf(w.Runs))
}

// leave closes lists until so many are open.
func (b *bodyBuilder) leave(open int) {
	for len(b.lists) > open {
		tag := b.lists[len(b.lists)-1]
		b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagLI}, dossier.Block{Kind: dossier.Close, Tag: tag})
		b.lists = b.lists[:len(b.lists)-1]
	}
}

// close ends a quotation, a table, or both, if they are open.
func (b *bodyBuilder) close(quote, table bool) {
	if quote && b.quote {
		b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagBlockquote})
		b.quote = false
	}
	if table && b.table {
		b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagTBody}, dossier.Block{Kind: dossier.Close, Tag: dossier.TagTable})
		b.table = false
	}
}

// row adds a row of a table. Markdown's tables have a head: it is the first row.
func (b *bodyBuilder) row(w *webpage.Block) {
	part := dossier.Block{Kind: dossier.Open, Tag: dossier.TagTBody}
	if !b.table {
		part.Tag = dossier.TagTHead
		b.add(dossier.Block{Kind: dossier.Open, Tag: dossier.TagTable}, part)
	}
	b.add(dossier.Block{Kind: dossier.Open, Tag: dossier.TagTR})
	for i, cell := range w.Cells {
		b.words(dossier.Block{Kind: dossier.Cell, Col: int32(i)}, piecesOf(cell))
	}
	b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagTR})
	if !b.table {
		b.add(dossier.Block{Kind: dossier.Close, Tag: dossier.TagTHead}, dossier.Block{Kind: dossier.Open, Tag: dossier.TagTBody})
		b.table = true
	}
}

// entry opens an entry of a live blog.
func (b *bodyBuilder) entry(w *webpage.Block) {
	f := &b.draft.Found
	headline := strings.TrimSpace(wordsOf(w.Runs))
	e, ok := readEntry(w.Time)
	if !ok {
		e, ok = readEntry(w.Time + " – " + headline)
	}
	if m := isoPattern.FindStringSubmatch(w.DateTime); m != nil && m[2] != "" {
		if day, err := date.Parse(m[1]); err == nil {
			e.Day, ok = day, true
			e.Hour, e.Minute = int(m[2][0]-'0')*10+int(m[2][1]-'0'), int(m[2][3]-'0')*10+int(m[2][4]-'0')
			if e.Zone = m[3]; len(e.Zone) == 5 {
				e.Zone = e.Zone[:3] + ":" + e.Zone[3:]
			}
		}
	}
	e.Block, e.Time, e.Headline = len(b.draft.leaves), w.Time, headline
	if ok {
		f.Entries = append(f.Entries, e)
	}
	b.draft.leaves = append(b.draft.leaves, heading(oneLine(w.Words())))
}

func wordsOf(runs []webpage.Run) string {
	var s strings.Builder
	for _, r := range runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

func oneLine(s string) string { return strings.Join(strings.Split(s, "\n"), " ") }

// wholly reports whether all words of a paragraph are emphasised. That is how a
// body marks an aside, so a paragraph that is none goes without.
func wholly(runs []webpage.Run) bool {
	for _, r := range runs {
		if !r.Em && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// plain takes the emphasis off.
func plain(runs []webpage.Run) []webpage.Run {
	bare := make([]webpage.Run, len(runs))
	for i, r := range runs {
		r.Em = false
		bare[i] = r
	}
	return bare
}

// piecesOf makes the pieces of a block of its runs of words.
func piecesOf(runs []webpage.Run) []dossier.Piece {
	var pieces []dossier.Piece
	for _, r := range runs {
		var ends []dossier.Piece
		open := func(on bool, tag dossier.Tag, sign *dossier.Sign) {
			if on {
				pieces = append(pieces, dossier.Piece{Kind: dossier.Begin, Tag: tag, Sign: sign})
				ends = append([]dossier.Piece{{Kind: dossier.End, Tag: tag}}, ends...)
			}
		}
		lead, words, trail := trimmedRun(r.Text)
		pieces = appendText(pieces, lead)
		if words != "" {
			open(r.Link != "", dossier.TagA, &dossier.Sign{Target: r.Link})
			open(r.Strong, dossier.TagStrong, nil)
			open(r.Em, dossier.TagEm, nil)
			pieces = appendText(pieces, words)
			pieces = append(pieces, ends...)
		}
		pieces = appendText(pieces, trail)
	}
	return pieces
}

// trimmedRun parts a run's words from the white space around them: Markdown's
// marks stand at words.
func trimmedRun(s string) (lead, words, trail string) {
	words = strings.TrimLeft(s, " \n")
	lead = s[:len(s)-len(words)]
	bare := strings.TrimRight(words, " \n")
	return lead, bare, words[len(bare):]
}

// appendText adds words, joined to those before them; a line feed becomes a
// break.
func appendText(pieces []dossier.Piece, s string) []dossier.Piece {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			pieces = append(pieces, dossier.Piece{Kind: dossier.Break})
		}
		if line == "" {
			continue
		}
		if n := len(pieces) - 1; n >= 0 && pieces[n].Kind == dossier.Text {
			pieces[n].Text += line
			continue
		}
		pieces = append(pieces, dossier.Piece{Kind: dossier.Text, Text: line})
	}
	return pieces
}

func emphasised(pieces []dossier.Piece) []dossier.Piece {
	all := []dossier.Piece{{Kind: dossier.Begin, Tag: dossier.TagEm}}
	all = append(all, pieces...)
	return append(all, dossier.Piece{Kind: dossier.End, Tag: dossier.TagEm})
}
