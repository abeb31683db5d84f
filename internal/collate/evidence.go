package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
	"dossier/internal/quote"
)

// evidence proves every citation: it finds the cited words in the article, or
// reports that they are not there. A claim that is made in several places is
// looked up once. Articles are searched side by side; what was found is taken
// in the order of the records, so the result does not depend on who was first.
func (c *collator) evidence() {
	citers := c.citers()
	made := c.made(citers)
	c.search(made)
	for _, by := range citers {
		c.prove(by)
	}
	c.settle(made)
}

// citer is a record that cites, by the name that passages remember.
type citer struct {
	name  dossier.Citer
	cites []cite
}

// citers lists everything that cites, in the order of the records and then of
// the timeline.
func (c *collator) citers() []citer {
	var list []citer
	add := func(cites []cite, k dossier.Kind, id string) {
		if len(cites) > 0 {
			list = append(list, citer{dossier.Citer{Kind: k, ID: id}, cites})
		}
	}
	for _, k := range c.all {
		if len(k.cites) > 0 {
			add(k.cites, k.record.Header().Kind, k.id())
		}
	}
	for _, t := range c.memory.timeline {
		if !t.entry.HasPage() {
			add(t.cites, dossier.KindEvent, t.key)
		}
		for _, other := range t.gathers {
			add(other.cites, dossier.KindEvent, t.event.ID)
		}
	}
	return list
}

// made lists the claims of citers whose source is an article, each once, in the
// order in which they are met.
func (c *collator) made(citers []citer) []*claim {
	list := make([]*claim, 0, len(c.memory.made))
	for _, by := range citers {
		for _, cite := range by.cites {
			m := cite.made
			switch last := c.memory.round - 1; {
			case m.round > last:
				continue
			case m.round == last && c.steady:
				if now := c.instead[m.article]; now != nil {
					m.article = now
				}
			default:
				if m.round < last {
					m.searched = nil // what was found stands no more beside what else was
				}
				m.article, _ = c.d.Records[cite.Source].(*dossier.Article)
				c.memory.resolved++
			}
			if m.round = c.memory.round; m.article != nil {
				list = append(list, m)
			}
		}
	}
	return list
}

// search looks for claims. Each article is made ready once, and searched in the
// order in which its claims were met; one whose claims were all looked for in it
// before is not.
func (c *collator) search(made []*claim) {
	wanted := map[*dossier.Article][]*claim{}
	for _, m := range made {
		if m.searched != m.article {
			wanted[m.article] = nil
		}
	}
	for _, a := range unevenly(made) {
		wanted[a] = nil
	}
	var articles []*dossier.Article
	for _, m := range made {
		if list, anew := wanted[m.article]; anew {
			if list == nil {
				articles = append(articles, m.article)
			}
			wanted[m.article] = append(list, m)
		}
	}
	var rooms sync.Pool // of *source
	parallel.Each(len(articles), func(i int) {
		s, ok := rooms.Get().(*source)
		if !ok {
			s = new(source)
		}
		s.open(articles[i])
		left := mostCompared
		for _, m := range wanted[articles[i]] {
			m.searched = articles[i]
			if spans, placed := c.opt.Placed[m.Claim]; placed {
				m.finding, m.mistake = s.keep(s.placed(spans, m.Claim)), mistake{}
				continue
			}
			m.finding, m.mistake = s.locate(m.Claim, left <= 0)
			if m.mistake.missing {
				m.effort = s.index.Effort(m.Quote)
				left -= m.effort
			}
		}
		s.close()
		rooms.Put(s)
	})
	c.memory.searched = len(articles)
}

func inTextOrder(a, b *dossier.Passage) int {
	return cmp.Or(slices.CompareFunc(a.Spans, b.Spans, func(x, y dossier.Range) int {
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.From, y.From), cmp.Compare(y.To, x.To))
	}), strings.Compare(a.Anchor, b.Anchor))
}

// prove notes by whom claims are made, and reports those that are not proved.
func (c *collator) prove(by citer) {
	for _, cite := range by.cites {
		switch m := cite.made; {
		case m.article == nil:
			c.noSource(cite.Cite)
		case m.finding == nil:
			c.diags.Errorf(cite.Pos, m.mistake.hint, "%s", m.mistake.message)
		default:
			m.finding.citedBy(by.name, c.memory.round)
		}
	}
}

// noSource reports a citation that names no article.
func (c *collator) noSource(cite dossier.Cite) {
	r, draft := c.d.Records[cite.Source], c.drafts[cite.Source]
	switch {
	case r != nil:
		c.diags.Errorf(cite.Pos, "a source is a file of content/articles", "%q is not an article: it stands in %s", cite.Source, r.Header().File)
	case draft != nil:
		c.diags.Errorf(cite.Pos, "publish "+draft.Header().File+" by removing draft: true, or cite another source", "the source %q is a draft", cite.Source)
	default:
		c.diags.Errorf(cite.Pos, diag.Suggest(cite.Source, c.ids(dossier.KindArticle)), "unknown source %q", cite.Source)
	}
}

// locate finds the passage that a claim means, or tells why there is none. In brief it
// does not look for what is nearest to missing words.
func (s *source) locate(claim dossier.Claim, brief bool) (*finding, mistake) {
	first, end := 0, len(s.texts)
	if claim.Para > 0 {
		i, ok := s.paragraph(claim.Para)
		if !ok {
			return nil, mistake{message: fmt.Sprintf("%s has no paragraph %d", s.article.ID, claim.Para), hint: s.numbering()}
		}
		first, end = i, i+1
	}
	if claim.Quote == "" {
		return s.keep(s.whole(claim.Para, first)), mistake{}
	}
	result := s.index.Find(first, end, claim.Quote)
	switch result.Status {
	case quote.Found:
		return s.keep(s.passage(result.Places[0], claim)), mistake{}
	case quote.Ambiguous:
		return nil, s.ambiguous(result.Places)
	case quote.Invalid:
		return nil, mistake{message: result.Reason, hint: "quote the words of the source"}
	}
	across, places := s.acrossHeading(claim)
	switch {
	case across != nil:
		return s.keep(across), mistake{}
	case len(places) > 0:
		return nil, s.ambiguous(places)
	}
	hint := ""
	if !brief {
		hint = s.missingHint(claim, quote.Closest(s.texts[first:end], claim.Quote), first)
	}
	return nil, s.missing(claim, hint)
}

// ambiguous tells that a quote stands at several places.
func (s *source) ambiguous(places []quote.Place) mistake {
	return mistake{message: "the quote stands more than once in " + s.article.ID, hint: s.ambiguousHint(places)}
}

// missing tells that a quote stands at no place that can be cited. Without a hint
// it tells that none was looked for.
func (s *source) missing(claim dossier.Claim, hint string) mistake {
	m := mistake{message: fmt.Sprintf("the quote is not in %s: %s", s.article.ID, shorten(claim.Quote)), hint: hint, missing: true, brief: hint == ""}
	if m.brief {
		m.hint = "mend the others first: of so many, what is nearest is sought for the first ones only"
	}
	if pos, ok := s.inFootnote(claim); ok {
		m.message = fmt.Sprintf("these words stand in a footnote of the article %s, which cannot be quoted: %s", s.article.ID, shorten(claim.Quote))
		m.hint = fmt.Sprintf("quote a paragraph; or, if the footnote at %s is the source's own, write it as one", pos)
	}
	return m
}

// keep gives the one finding for an anchor.
func (s *source) keep(p *dossier.Passage) *finding {
	if known := s.found[p.Anchor]; known != nil {
		return known
	}
	f := &finding{passage: p}
	s.found[p.Anchor] = f
	return f
}

func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return "“" + string(r[:most]) + "…”"
	}
	return "“" + s + "”"
}
