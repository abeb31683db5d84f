package seal

import (
	"maps"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// context is how many characters before and after a quote are told.
const context = 32

// Items lists the evidence of a dossier, sorted. paths gives the page on which
// a record's citations stand, or "" where it has none; articlePath gives an
// article's page. A record that cites a passage several times is one item, as
// are several records on one page.
func Items(d *dossier.Dossier, paths func(dossier.Citer) string, articlePath func(id string) string) []Item {
	var items []Item
	whole := wholes(d)
	for _, a := range d.Articles {
		lines := map[run]*runWords{}
		for _, p := range append(whole[a.ID], d.Cited[a.ID]...) {
			item := itemOf(d, a, p, lines)
			item.SourcePage = articlePath(a.ID)
			for _, page := range citing(d, p, paths) {
				item.Page = page
				items = append(items, item)
			}
		}
	}
	return sorted(items)
}

// wholes gives the passages that are an article as such, by its id.
func wholes(d *dossier.Dossier) map[string][]*dossier.Passage {
	list := map[string][]*dossier.Passage{}
	for _, p := range d.Evidence {
		if p.Anchor == "" && !slices.Contains(list[p.Article], p) {
			list[p.Article] = append(list[p.Article], p)
		}
	}
	return list
}

// citing lists the pages that cite a passage, each once. A passage that no page
// cites is listed still, for the source's page marks it.
func citing(d *dossier.Dossier, p *dossier.Passage, paths func(dossier.Citer) string) []string {
	pages := map[string]bool{}
	for _, by := range p.CitedBy {
		if page := paths(by); page != "" && shows(d, by, p) {
			pages[page] = true
		}
	}
	if len(pages) == 0 {
		return []string{""}
	}
	return slices.Sorted(maps.Keys(pages))
}

// shows reports whether the page of a record shows that it cites a passage. The
// page of an event that gathers others shows their quotes and their accounts, but
// no whole paragraph or article that they cite elsewhere.
func shows(d *dossier.Dossier, by dossier.Citer, p *dossier.Passage) bool {
	entry := d.Entries[by.ID]
	if by.Kind != dossier.KindEvent || entry == nil || p.Quote != "" {
		return true
	}
	cites := dossier.Cites(entry.Event)
	for _, g := range entry.Gathers {
		cites = append(cites, dossier.Cites(&dossier.Event{Accounts: g.Accounts})...)
	}
	return slices.ContainsFunc(cites, func(c dossier.Cite) bool { return d.Evidence[c.Claim] == p })
}

func itemOf(d *dossier.Dossier, a *dossier.Article, p *dossier.Passage, lines map[run]*runWords) Item {
	item := Item{
		Source: a.ID, Rights: a.Rights, Anchor: p.Anchor, Paragraph: p.Number, Quote: collapse(p.Quote),
		Capture: a.Seed.File, CaptureSHA256: a.Seed.SHA256,
	}
	if p.Anchor == "" {
		return item
	}
	if a.Rights != dossier.RightsFull {
		item.Parts = shown(a, p)
	} else {
		r := runOf(a.Body.Blocks, p)
		if lines[r] == nil {
			lines[r] = wordsOf(d, &a.Body, r)
		}
		item.Parts = lines[r].parts(p)
	}
	if item.Quote == "" && len(item.Parts) > 0 {
		item.Quote = item.Parts[0].Exact // a whole paragraph
	}
	return item
}

// shown gives the words of a passage of which the page shows no more, in the
// parts in which it quotes them. Of a whole paragraph a page that only links
// shows nothing.
func shown(a *dossier.Article, p *dossier.Passage) []Part {
	if p.Quote == "" && a.Rights == dossier.RightsLink {
		return nil
	}
	var parts []Part
	for i, r := range p.Spans {
		exact := collapse(a.Body.Part(r.Block, r.From, r.To))
		switch n := len(parts); {
		case exact == "":
		case n > 0 && r.Block != p.Spans[i-1].Block && !leftOut(p, parts, exact):
			parts[n-1].Exact += " " + exact // the quote runs on from the heading
		default:
			parts = append(parts, Part{Exact: exact})
		}
	}
	return parts
}

// leftOut reports whether an ellipsis stands in a quote between its first parts
// and the next words.
func leftOut(p *dossier.Passage, parts []Part, next string) bool {
	return strings.HasPrefix(collapse(p.Quote), Item{Parts: parts}.joined()+ellipsis+next)
}

// run is the blocks, by index, in which a passage is counted: one, or a heading
// and the paragraph below it.
type run struct{ first, last int }

func runOf(body []dossier.Block, p *dossier.Passage) run {
	first := p.Spans[0].Block
	if body[first].Kind != dossier.Heading || p.Number == 0 {
		return run{first, first}
	}
	last := slices.IndexFunc(body, func(b dossier.Block) bool { return int(b.Number) == p.Number })
	return run{first, last}
}

// runWords is the words of a run as its page shows them, and where the words by
// which passages are counted stand among them. The two differ by the words of
// links on records, which the page shows and no quote holds.
type runWords struct {
	run
	words []rune
	at    []span // of the character to which each byte of Body.Words belongs, block after block
	below int    // where the bytes of the last block begin
	links []span // the words of links on records
}

func wordsOf(d *dossier.Dossier, body *dossier.Body, r run) *runWords {
	w := &runWords{run: r}
	var l line
	w.add(&l, d, body, r.first)
	if r.last != r.first {
		l.add("\n")
		w.below = len(w.at)
		w.add(&l, d, body, r.last)
	}
	w.words = []rune(l.text())
	return w
}

func (w *runWords) add(l *line, d *dossier.Dossier, body *dossier.Body, block int) {
	for p := range body.Pieces(block) {
		if p.Kind == dossier.RefPiece {
			from := l.n
			l.add(d.Words([]dossier.Piece{p}))
			w.links = append(w.links, span{from, l.n})
			continue
		}
		for _, char := range strings.SplitAfter(p.Words(), "") {
			from := l.n
			l.add(char)
			for range len(char) {
				w.at = append(w.at, span{from, l.n})
			}
		}
	}
}

// parts gives a passage's words with what stands around them. A quote that runs
// over a link on a record is cut there, for its page shows words between, and
// one that runs over the end of a heading is cut at the blank there, which the
// page neither shows nor marks.
func (w *runWords) parts(p *dossier.Passage) []Part {
	if p.Quote == "" {
		return []Part{w.part(span{0, len(w.words)})}
	}
	var spans []span
	for _, r := range p.Spans {
		spans = append(spans, w.cut(w.spanOf(r))...)
	}
	var parts []Part
	for _, s := range spans {
		if s, ok := s.trim(w.words); ok {
			parts = append(parts, w.part(s))
		}
	}
	return parts
}

// spanOf gives the characters from the first of a range to its last.
func (w *runWords) spanOf(r dossier.Range) span {
	if r.From >= r.To {
		return span{}
	}
	at := w.at
	if r.Block != w.first {
		at = at[w.below:]
	}
	return span{at[r.From].From, at[r.To-1].To}
}

// cut takes the words of links out of a span.
func (w *runWords) cut(s span) []span {
	var list []span
	for _, link := range w.links {
		if s.From < link.To && link.From < s.To {
			list = append(list, span{s.From, max(s.From, link.From)})
			s.From = min(link.To, s.To)
		}
	}
	return append(list, s)
}

func (w *runWords) part(s span) Part {
	return Part{
		Exact:  string(w.words[s.From:s.To]),
		Prefix: string(w.words[max(0, s.From-context):s.From]),
		Suffix: string(w.words[s.To:min(len(w.words), s.To+context)]),
		Start:  s.From, End: s.To,
	}
}
