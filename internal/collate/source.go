package collate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/quote"
)

// source is an article made ready for the search of quotes, and then another one, in
// the same room.
type source struct {
	article  *dossier.Article
	texts    []quote.Text
	index    *quote.Index
	blocks   []int               // the block of each text
	numbered []int               // the texts that are numbered paragraphs, in order
	found    map[string]*finding // by anchor
	runs     *entries            // once one was looked for
	notes    *entries            // so too
}

// entries are texts that are no passages by themselves: headings, each joined with
// the paragraph below, or footnotes.
type entries struct {
	texts []quote.Text
	index *quote.Index
	heads []int // in order: of what runs on from headings their texts, of footnotes their blocks
}

func (e *entries) add(head int, words string) {
	e.texts = append(e.texts, quote.Prepare(words))
	e.heads = append(e.heads, head)
}

// open makes an article ready.
func (s *source) open(a *dossier.Article) {
	s.article = a
	for i := range a.Body.Blocks {
		b := &a.Body.Blocks[i]
		switch b.Kind {
		case dossier.Paragraph, dossier.Tight, dossier.Heading, dossier.Cell, dossier.Code:
			if b.Number > 0 {
				s.numbered = append(s.numbered, len(s.texts))
			}
			s.texts = append(s.texts, quote.Prepare(a.Body.Words(i)))
			s.blocks = append(s.blocks, i)
		}
	}
	s.index = quote.NewIndex(s.texts)
	if s.found == nil {
		s.found = map[string]*finding{}
	}
}

// close makes ready for another article. Nothing leads to the words of the last one.
func (s *source) close() {
	const many = 1 << 10 // findings, whose room is not kept
	if clear(s.texts); len(s.found) > many {
		s.found = nil
	}
	clear(s.found)
	*s = source{texts: s.texts[:0], blocks: s.blocks[:0], numbered: s.numbered[:0], found: s.found}
}

// number gives the number of a text that is a paragraph, else 0.
func (s *source) number(text int) int { return int(s.article.Body.Blocks[s.blocks[text]].Number) }

// paragraph gives the text of the paragraph of a number.
func (s *source) paragraph(number int) (text int, ok bool) {
	i, ok := slices.BinarySearchFunc(s.numbered, number, func(text, number int) int { return s.number(text) - number })
	if !ok {
		return 0, false
	}
	return s.numbered[i], true
}

// places gives where words stand in the texts.
func (s *source) places(words string) []quote.Place {
	return s.index.Places(0, len(s.texts), words)
}

// whole is the passage of a citation without a quote: a paragraph, or the
// article as such.
func (s *source) whole(para, text int) *dossier.Passage {
	p := &dossier.Passage{Article: s.article.ID}
	if para > 0 {
		p.Anchor, p.Number = fmt.Sprintf("p%d", para), para
		p.Spans = []dossier.Range{{Block: s.blocks[text], To: len(s.texts[text].Original())}}
	}
	return p
}

func (s *source) passage(place quote.Place, claim dossier.Claim) *dossier.Passage {
	block := s.blocks[place.Passage]
	p := &dossier.Passage{Article: s.article.ID, Number: s.number(place.Passage), Spans: make([]dossier.Range, 0, len(place.Spans))}
	var room [8]string
	parts := room[:0]
	for _, span := range place.Spans {
		p.Spans = append(p.Spans, dossier.Range{Block: block, From: span.From, To: span.To})
		parts = append(parts, s.texts[place.Passage].Original()[span.From:span.To])
	}
	p.Quote = strings.Join(parts, " … ")
	para := 0
	if claim.Para > 0 && !s.only(place, claim.Quote) {
		para = claim.Para
	}
	p.Anchor = anchor(s.article.ID, p.Quote, para)
	return p
}

// placed is the passage of a claim of whose words some are withheld. Its anchor is
// a digest of the words that are left, so that the others cannot be guessed from
// it.
func (s *source) placed(spans []dossier.Range, claim dossier.Claim) *dossier.Passage {
	p := &dossier.Passage{Article: s.article.ID, Quote: s.article.Body.Quoted(spans), Spans: spans, Withheld: true}
	for _, r := range spans {
		p.Number = max(p.Number, int(s.article.Body.Blocks[r.Block].Number))
	}
	p.Anchor = anchor(s.article.ID, p.Quote, claim.Para)
	return p
}

// acrossHeading finds the places where a quote begins in a heading and ends in
// the paragraph below, as the words of a live blog's entry do. It gives the
// passage if there is one such place, and the places, told by the texts of their
// paragraphs, if there are several.
func (s *source) acrossHeading(claim dossier.Claim) (*dossier.Passage, []quote.Place) {
	runs := s.entries()
	from, to := 0, len(runs.texts)
	if claim.Para > 0 {
		text, _ := s.paragraph(claim.Para)
		i, ok := slices.BinarySearch(runs.heads, text-1)
		if !ok {
			return nil, nil
		}
		from, to = i, i+1
	}
	places := runs.index.Places(from, to, claim.Quote)
	if len(places) != 1 {
		for i := range places {
			places[i].Passage = runs.heads[places[i].Passage] + 1
		}
		return nil, places
	}
	place := places[0]
	text, head := runs.texts[place.Passage].Original(), runs.heads[place.Passage]
	p := &dossier.Passage{Article: s.article.ID, Number: s.number(head + 1)}
	var parts []string
	for _, span := range place.Spans {
		p.Spans = append(p.Spans, s.split(head, span)...)
		parts = append(parts, strings.ReplaceAll(text[span.From:span.To], "\n", " "))
	}
	p.Quote = strings.Join(parts, " … ")
	para := 0
	if claim.Para > 0 && !s.onlyAcross(head, claim.Quote) {
		para = claim.Para
	}
	p.Anchor = anchor(s.article.ID, p.Quote, para)
	return p, nil
}

// entries joins each heading with the paragraph below. The end of the heading
// counts as a blank.
func (s *source) entries() *entries {
	if s.runs != nil {
		return s.runs
	}
	s.runs = &entries{}
	for i := 0; i+1 < len(s.blocks); i++ {
		if s.article.Body.Blocks[s.blocks[i]].Kind == dossier.Heading && s.number(i+1) > 0 {
			s.runs.add(i, s.texts[i].Original()+"\n"+s.texts[i+1].Original())
		}
	}
	s.runs.index = quote.NewIndex(s.runs.texts)
	return s.runs
}

// onlyAcross reports whether a quote that runs on from a heading needs no
// paragraph's number to be found.
func (s *source) onlyAcross(head int, words string) bool {
	if len(s.places(words)) > 0 {
		return false
	}
	runs := s.entries()
	all := runs.index.Places(0, len(runs.texts), words)
	return len(all) == 1 && runs.heads[all[0].Passage] == head
}

// split parts a stretch of a heading joined with the text below at the end of
// the heading.
func (s *source) split(head int, span quote.Span) []dossier.Range {
	end := len(s.texts[head].Original())
	above, below := s.blocks[head], s.blocks[head+1]
	switch {
	case span.To <= end:
		return []dossier.Range{{Block: above, From: span.From, To: span.To}}
	case span.From > end:
		return []dossier.Range{{Block: below, From: span.From - end - 1, To: span.To - end - 1}}
	}
	return []dossier.Range{{Block: above, From: span.From, To: end}, {Block: below, To: span.To - end - 1}}
}

// only reports whether a quote needs no paragraph's number to be found. One that
// stands once, and in the paragraph, stands at the same place there.
func (s *source) only(place quote.Place, words string) bool {
	all := s.places(words)
	return len(all) == 1 && all[0].Passage == place.Passage
}

// anchor names a passage on its article's page. It depends on nothing but the
// source and the words, so that a link to it holds while others come and go;
// words that stand in the source more than once need their paragraph's number
// too.
func anchor(article, words string, para int) string {
	var room [512]byte
	text := append(append(append(room[:0], article...), '\n'), quote.Normalise(words)...)
	if para > 0 {
		text = fmt.Appendf(text, "\np. %d", para)
	}
	sum := sha256.Sum256(text)
	return string(hex.AppendEncode([]byte("q-"), sum[:5]))
}

// ambiguousHint tells where a quote stands, and what would tell the places
// apart.
func (s *source) ambiguousHint(places []quote.Place) string {
	const most = 4 // places that are told
	var where []string
	numbered, told := false, map[string]bool{}
	for _, p := range places {
		if w := s.where(p.Passage); !told[w] {
			told[w] = true
			where = append(where, w)
			numbered = numbered || s.number(p.Passage) > 0
		}
	}
	hint := "quote more words"
	if len(where) > 1 && numbered {
		hint += ", or name the paragraph: [@" + s.article.ID + `, p. N "…"]`
	}
	if more := len(where) - most; more > 0 {
		where = append(where[:most], fmt.Sprintf("%d more places", more))
		if len(places) == quote.MostPlaces {
			where[most] = "many more places"
		}
	}
	return "it stands in " + strings.Join(where, " and in ") + ": " + hint
}

// numbering tells which paragraphs there are.
func (s *source) numbering() string {
	switch n := len(s.numbered); n {
	case 0:
		return "it has no paragraphs"
	case 1:
		return "it has one paragraph"
	default:
		return fmt.Sprintf("its paragraphs are numbered 1 to %d", n)
	}
}

func (s *source) missingHint(claim dossier.Claim, n quote.Nearest, first int) string {
	if claim.Para > 0 {
		if all := s.places(claim.Quote); len(all) == 1 {
			return "it stands in " + s.where(all[0].Passage)
		}
	}
	hint := n.Hint()
	if hint == "" {
		return "no passage of " + s.article.File + " is like it"
	}
	note := ""
	if n.Cut {
		note = " (it stands there, but cuts a word or a number)"
	}
	return "nearest, in " + s.where(first+n.Passage) + note + ": " + hint
}

// inFootnote gives the place of the footnote in which a quote stands that stands
// nowhere else. On the article's page its words stand among the notes, where none
// can be marked.
func (s *source) inFootnote(claim dossier.Claim) (diag.Pos, bool) {
	words := claim.Quote
	if claim.Para > 0 && len(s.places(words)) > 0 {
		return diag.Pos{}, false
	}
	notes := s.footnotes()
	all := notes.index.Places(0, len(notes.texts), words)
	if len(all) == 0 {
		return diag.Pos{}, false
	}
	return s.article.At(&s.article.Body.Blocks[notes.heads[all[0].Passage]]), true
}

func (s *source) footnotes() *entries {
	if s.notes != nil {
		return s.notes
	}
	s.notes = &entries{}
	for i := range s.article.Body.Blocks {
		if b := &s.article.Body.Blocks[i]; b.Kind == dossier.Footnote {
			s.notes.add(i, s.article.Body.Words(i))
		}
	}
	s.notes.index = quote.NewIndex(s.notes.texts)
	return s.notes
}

// where names a passage for an editor.
func (s *source) where(text int) string {
	b := &s.article.Body.Blocks[s.blocks[text]]
	if b.Number > 0 {
		return fmt.Sprintf("paragraph %d (%s)", b.Number, s.article.At(b))
	}
	return s.article.At(b).String()
}
