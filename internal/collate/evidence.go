package collate

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/quote"
)

// evidence proves every citation: it finds the cited words in the article, or
// reports that they are not there. A claim that is made in several places is
// looked up once.
func (c *collator) evidence() {
	sources := map[string]*source{}
	for _, r := range c.all {
		c.prove(sources, r, dossier.Citer{Kind: r.Header().Kind, ID: r.Header().ID})
	}
	for _, entry := range c.d.Timeline {
		if !entry.HasPage() {
			c.prove(sources, entry.Event, dossier.Citer{Kind: dossier.KindEvent, ID: entry.Event.Owner + "#" + entry.Event.ID})
		}
		for _, e := range entry.Gathers {
			c.prove(sources, e, dossier.Citer{Kind: dossier.KindEvent, ID: entry.Event.ID})
		}
	}
	for _, passages := range c.d.Cited {
		slices.SortFunc(passages, inTextOrder)
	}
}

func inTextOrder(a, b *dossier.Passage) int {
	return cmp.Or(slices.CompareFunc(a.Spans, b.Spans, func(x, y dossier.Range) int {
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.From, y.From), cmp.Compare(y.To, x.To))
	}), strings.Compare(a.Anchor, b.Anchor))
}

func (c *collator) prove(sources map[string]*source, r dossier.Record, by dossier.Citer) {
	for _, cite := range dossier.Cites(r) {
		p := c.d.Evidence[cite.Claim]
		if p == nil {
			src := c.sourceOf(sources, cite)
			if src == nil {
				continue
			}
			if p = c.locate(src, cite); p == nil {
				continue
			}
			c.d.Evidence[cite.Claim] = p
		}
		if !slices.Contains(p.CitedBy, by) {
			p.CitedBy = append(p.CitedBy, by)
		}
	}
}

// sourceOf finds the article that a citation names.
func (c *collator) sourceOf(sources map[string]*source, cite dossier.Cite) *source {
	r := c.d.Records[cite.Source]
	a, ok := r.(*dossier.Article)
	switch {
	case ok:
	case r != nil:
		c.diags.Errorf(cite.Pos, "a source is a file of content/articles", "%q is not an article: it stands in %s", cite.Source, r.Header().File)
	case c.drafts[cite.Source] != nil:
		c.diags.Errorf(cite.Pos, "publish "+c.drafts[cite.Source].Header().File+" by removing draft: true, or cite another source", "the source %q is a draft", cite.Source)
	default:
		c.diags.Errorf(cite.Pos, diag.Suggest(cite.Source, c.ids(dossier.KindArticle)), "unknown source %q", cite.Source)
	}
	if !ok {
		return nil
	}
	if sources[a.ID] == nil {
		sources[a.ID] = newSource(a)
	}
	return sources[a.ID]
}

// locate finds the passage that a citation means.
func (c *collator) locate(s *source, cite dossier.Cite) *dossier.Passage {
	texts, first := s.texts, 0
	if cite.Para > 0 {
		i, ok := s.byPara[cite.Para]
		if !ok {
			c.diags.Errorf(cite.Pos, s.numbering(), "%s has no paragraph %d", s.article.ID, cite.Para)
			return nil
		}
		texts, first = texts[i:i+1], i
	}
	if cite.Quote == "" {
		return c.keep(s, s.whole(cite.Para, first))
	}
	result := quote.Locate(texts, cite.Quote)
	if result.Status == quote.Missing {
		if p := s.acrossHeading(cite); p != nil {
			return c.keep(s, p)
		}
	}
	switch result.Status {
	case quote.Found:
		place := result.Places[0]
		place.Passage += first
		return c.keep(s, s.passage(place, cite))
	case quote.Ambiguous:
		c.diags.Errorf(cite.Pos, s.ambiguousHint(result, first), "the quote stands more than once in %s", s.article.ID)
	case quote.Invalid:
		c.diags.Errorf(cite.Pos, "quote the words of the source", "%s", result.Reason)
	default:
		c.diags.Errorf(cite.Pos, s.missingHint(cite, result.Nearest, first), "the quote is not in %s: %s", s.article.ID, shorten(cite.Quote))
	}
	return nil
}

// keep gives the one passage for an anchor.
func (c *collator) keep(s *source, p *dossier.Passage) *dossier.Passage {
	if known := s.found[p.Anchor]; known != nil {
		return known
	}
	s.found[p.Anchor] = p
	if p.Anchor != "" {
		c.d.Cited[s.article.ID] = append(c.d.Cited[s.article.ID], p)
	}
	return p
}

func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return "“" + string(r[:most]) + "…”"
	}
	return "“" + s + "”"
}
