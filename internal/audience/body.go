package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// voice tells whose words a text is. In a source's words an ellipsis stands for
// what is withheld, for nobody wrote anything else there; in the dossier's own,
// the words that stand for the name.
type voice uint8

const (
	dossierWords voice = iota
	sourceWords
)

const ellipsis = "…"

// edit replaces bytes from to of a block's words.
type edit struct {
	from, to int
	with     string
}

// text is a body as the public reads it, and what was changed for it.
type text struct {
	body   dossier.Body
	blocks []int    // for each block of the whole body, the public one; -1: none
	edits  [][]edit // for each block of the whole body, in order
	named  []string // what stands for the names that were replaced
}

// body makes a public body; nil where nothing of it is withheld.
func (p *publisher) body(whole *dossier.Body, v voice) *text {
	b := whole.Leaves()
	t := &text{blocks: make([]int, len(b)), edits: make([][]edit, len(b))}
	blocks := make([]dossier.Leaf, len(b))
	drop := make([]bool, len(b))
	changed := false
	for i := range b {
		blocks[i], t.edits[i] = p.block(&b[i], v, t)
		emptied := b[i].Private && b[i].Kind == dossier.Rule || hidden(&b[i]) && isEmpty(&blocks[i])
		changed = changed || emptied || len(t.edits[i]) > 0 || hidden(&b[i])
		if emptied {
			drop[i] = !stays(&blocks[i], v, i > 0 && drop[i-1])
		}
		changed = p.targets(&blocks[i]) || changed
	}
	if !changed {
		return nil
	}
	dropRows(blocks, drop)
	dropNotes(blocks, drop)
	dropContainers(blocks, drop)
	left := blocks[:0]
	for i := range blocks {
		t.blocks[i] = -1
		if !drop[i] {
			t.blocks[i] = len(left)
			left = append(left, blocks[i])
		}
	}
	t.body = dossier.NewBody("", left) // which holds on to no word of the whole text
	return t
}

// hidden reports whether something of a block is private.
func hidden(b *dossier.Leaf) bool { return b.Private || piecesMarked(b.Pieces) }

// isEmpty reports whether a block shows nothing any more. A citation alone shows
// nothing: what it bears out is gone.
func isEmpty(b *dossier.Leaf) bool {
	switch b.Kind {
	case dossier.Open, dossier.Close, dossier.Rule:
		return false
	}
	shows := func(p dossier.Piece) bool {
		return p.Kind == dossier.RefPiece || p.Kind == dossier.Image || strings.Trim(p.Words(), " \n\u00a0.,;:…") != ""
	}
	return !slices.ContainsFunc(b.Pieces, shows)
}

// stays gives a block that is empty now something to show, where it must stay: a
// cell of a table, and in a source's text the first of the paragraphs left out.
func stays(b *dossier.Leaf, v voice, follows bool) bool {
	switch b.Kind {
	case dossier.Cell:
		b.Withheld = true
	case dossier.Paragraph, dossier.Tight:
		if v != sourceWords || follows {
			return false
		}
		b.Aside = false
	default:
		return false
	}
	b.Pieces = []dossier.Piece{{Kind: dossier.Text, Text: ellipsis}}
	return true
}

// block makes a public block, and tells what was changed in its words.
func (p *publisher) block(b *dossier.Leaf, v voice, t *text) (dossier.Leaf, []edit) {
	words := b.Words()
	edits := privateEdits(b.Pieces, words, v)
	for _, h := range p.names.find(words) {
		t.named = append(t.named, h.words)
		edits = append(edits, edit{h.from, h.to, p.standIn(h.words, v)})
	}
	edits = united(edits)
	out := *b
	if len(edits) > 0 || piecesMarked(b.Pieces) {
		out.Pieces = cut(b.Pieces, edits)
	}
	out.Private = false
	return out, edits
}

// standIn gives what is printed for a name.
func (p *publisher) standIn(words string, v voice) string {
	if words == "" || v == sourceWords {
		return ellipsis
	}
	return words
}

// privateEdits takes the private stretches out of a block's words. A link or a
// citation without words of its own has a blank beside it to be taken out too.
func privateEdits(pieces []dossier.Piece, words string, v voice) []edit {
	var edits []edit
	at := 0
	for i := range pieces {
		n := len(pieces[i].Words())
		if pieces[i].Private && (n > 0 || isSign(pieces[i].Kind)) {
			if last := len(edits) - 1; last >= 0 && edits[last].to == at {
				edits[last].to += n
			} else {
				edits = append(edits, edit{from: at, to: at + n})
			}
		}
		at += n
	}
	for i := range edits {
		if v == sourceWords && edits[i].from < edits[i].to {
			edits[i].with = ellipsis
			continue
		}
		edits[i].tidy(words)
	}
	return slices.DeleteFunc(edits, func(e edit) bool { return e.from == e.to })
}

// isSign reports whether a piece shows something that is not among the block's
// words.
func isSign(k dossier.PieceKind) bool {
	switch k {
	case dossier.RefPiece, dossier.Citation, dossier.NoteRef, dossier.Image:
		return true
	}
	return false
}

// tidy takes one of the blanks around what is left out along.
func (e *edit) tidy(words string) {
	opens := e.from == 0 || blank(words[e.from-1])
	next := annotate.RuneAt(words, e.to)
	switch {
	case opens && e.to < len(words) && blank(words[e.to]):
		e.to++
	case opens && e.from > 0 && (e.to == len(words) || strings.ContainsRune(".,;:!?…)", next)):
		e.from--
	}
}

func blank(c byte) bool { return c == ' ' || c == '\n' }

// united sorts edits and joins those that touch the same words.
func united(edits []edit) []edit {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var list []edit
	for _, e := range edits {
		last := len(list) - 1
		if last < 0 || e.from >= list[last].to {
			list = append(list, e)
			continue
		}
		list[last].to = max(list[last].to, e.to)
		if list[last].with == "" && e.with != "" {
			list[last].with = ellipsis
		}
	}
	return list
}

// cut makes edits in pieces, and leaves out the private signs among them. An
// element that begins in private ends with its beginning.
func cut(pieces []dossier.Piece, edits []edit) []dossier.Piece {
	var out []dossier.Piece
	var open []bool // elements that are not closed yet: whether they are shown
	at := 0
	for _, p := range pieces {
		switch p.Kind {
		case dossier.Text, dossier.Break:
			n := len(p.Words())
			if words := edited(p.Words(), at, edits); words != p.Words() {
				p.Kind, p.Text = dossier.Text, words
			}
			at += n
			if p.Words() == "" {
				continue
			}
		case dossier.Begin:
			if open = append(open, !p.Private); p.Private {
				continue
			}
		case dossier.End:
			last := len(open) - 1
			shown := last >= 0 && open[last]
			if open = open[:max(last, 0)]; !shown {
				continue
			}
		default:
			if p.Private {
				continue
			}
		}
		p.Private = false
		out = append(out, p)
	}
	return unhollowed(out)
}

// edited makes the edits of a block's words in a stretch of them that begins at
// byte at. What stands for words stands where they began.
func edited(words string, at int, edits []edit) string {
	var b strings.Builder
	end, done := at+len(words), at
	for _, e := range edits {
		if e.to <= at || e.from >= end {
			continue
		}
		if e.from >= at {
			b.WriteString(words[done-at : e.from-at])
			b.WriteString(e.with)
		}
		done = min(e.to, end)
	}
	b.WriteString(words[done-at:])
	return b.String()
}

// unhollowed leaves out elements without contents.
func unhollowed(pieces []dossier.Piece) []dossier.Piece {
	out := pieces[:0]
	for _, p := range pieces {
		if last := len(out) - 1; p.Kind == dossier.End && last >= 0 && out[last].Kind == dossier.Begin {
			out = out[:last]
			continue
		}
		out = append(out, p)
	}
	return out
}

// dropRows leaves out rows of tables of which nothing is shown, and the whole of
// a table without another row than its head.
func dropRows(body []dossier.Leaf, drop []bool) {
	table, rows := -1, 0
	for i := range body {
		switch b := &body[i]; {
		case b.Kind == dossier.Open && b.Tag == dossier.TagTable:
			table, rows = i, 0
		case b.Kind == dossier.Open && b.Tag == dossier.TagTR:
			end := closing(body, i)
			if blankRow(body[i:end]) && (rows > 0 || !anyShown(body[end:closing(body, table)])) {
				dropAll(drop, i, end)
				continue
			}
			for j := i; j < end; j++ {
				body[j].Row = int32(rows)
			}
			rows++
		case b.Kind == dossier.Close && b.Tag == dossier.TagTable && rows == 0:
			dropAll(drop, table, i)
		}
	}
}

func anyShown(blocks []dossier.Leaf) bool {
	return slices.ContainsFunc(blocks, func(b dossier.Leaf) bool { return b.Kind == dossier.Cell && !b.Withheld })
}

func blankRow(blocks []dossier.Leaf) bool {
	cells := slices.ContainsFunc(blocks, func(b dossier.Leaf) bool { return b.Kind == dossier.Cell })
	return cells && !anyShown(blocks)
}

// closing gives the block that closes what block i opens.
func closing(body []dossier.Leaf, i int) int {
	depth := 0
	for j := i; j < len(body); j++ {
		switch body[j].Kind {
		case dossier.Open:
			depth++
		case dossier.Close:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return len(body) - 1
}

func dropAll(drop []bool, from, to int) {
	for i := from; i <= to; i++ {
		drop[i] = true
	}
}

// dropNotes leaves out footnotes that nothing calls any more, and calls of
// footnotes that are gone.
func dropNotes(body []dossier.Leaf, drop []bool) {
	called, kept := map[string]bool{}, map[string]bool{}
	for i := range body {
		if drop[i] {
			continue
		}
		if body[i].Kind == dossier.Footnote {
			kept[body[i].Label()] = true
		}
		for _, p := range body[i].Pieces {
			if p.Kind == dossier.NoteRef {
				called[p.Target()] = true
			}
		}
	}
	for i := range body {
		if body[i].Kind == dossier.Footnote && !called[body[i].Label()] {
			drop[i] = true
		}
		lost := func(p dossier.Piece) bool { return p.Kind == dossier.NoteRef && !kept[p.Target()] }
		if slices.ContainsFunc(body[i].Pieces, lost) {
			body[i].Pieces = slices.DeleteFunc(slices.Clone(body[i].Pieces), lost)
		}
	}
}

// dropContainers leaves out lists, items and quotations of which nothing is left.
func dropContainers(body []dossier.Leaf, drop []bool) {
	var open []int
	var filled []bool
	for i := range body {
		switch {
		case body[i].Kind == dossier.Open:
			open, filled = append(open, i), append(filled, false)
		case body[i].Kind == dossier.Close && len(open) > 0:
			last := len(open) - 1
			if !filled[last] {
				dropAll(drop, open[last], i)
			} else if last > 0 {
				filled[last-1] = true
			}
			open, filled = open[:last], filled[:last]
		case !drop[i] && len(filled) > 0:
			filled[len(filled)-1] = true
		}
	}
}

// place gives where words of the whole body stand in the public one, and whether
// any of them are withheld. ok is false where none is left.
func (t *text) place(r dossier.Range) (public dossier.Range, withheld, ok bool) {
	block := t.blocks[r.Block]
	if block < 0 {
		return dossier.Range{}, true, false
	}
	shift, from, to := 0, -1, -1
	for _, e := range t.edits[r.Block] {
		if e.from < r.To && r.From < e.to {
			withheld = true
		}
		start := e.from + shift
		if from < 0 && r.From < e.to {
			from = min(r.From, e.from) + shift
			if r.From < e.from {
				from = r.From + shift
			}
		}
		if to < 0 && r.To <= e.from {
			to = r.To + shift
		}
		if to < 0 && r.To <= e.to {
			to = start + len(e.with)
		}
		shift += len(e.with) - (e.to - e.from)
	}
	if from < 0 {
		from = r.From + shift
	}
	if to < 0 {
		to = r.To + shift
	}
	if t.body.Blocks[block].Withheld || len(t.edits[r.Block]) > 0 && to > t.body.WordsLen(block) {
		return dossier.Range{}, true, false
	}
	return dossier.Range{Block: block, From: from, To: to}, withheld, from < to
}

// speaks reports whether words say anything.
func speaks(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 && utf8.ValidString(words)
}
