package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

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
	found := c.search(citers)
	for _, by := range citers {
		c.prove(found, by)
	}
	for _, passages := range c.d.Cited {
		slices.SortFunc(passages, inTextOrder)
	}
}

// citer is a record that cites, by the name that passages remember.
type citer struct {
	name  dossier.Citer
	cites []dossier.Cite
}

// citers lists everything that cites, in the order of the records and then of
// the timeline.
func (c *collator) citers() []citer {
	var list []citer
	add := func(e *dossier.Event, id string) {
		if cites := dossier.Cites(e); len(cites) > 0 {
			list = append(list, citer{dossier.Citer{Kind: dossier.KindEvent, ID: id}, cites})
		}
	}
	for i, s := range c.signs {
		if h := c.all[i].Header(); len(s.cites) > 0 {
			list = append(list, citer{dossier.Citer{Kind: h.Kind, ID: h.ID}, s.cites})
		}
	}
	for _, entry := range c.d.Timeline {
		if !entry.HasPage() {
			add(entry.Event, entry.Event.Owner+"#"+entry.Event.ID)
		}
		for _, e := range entry.Gathers {
			add(e, entry.Event.ID)
		}
	}
	return list
}

// finding is what came of the search for a claim: a passage, or a mistake.
type finding struct {
	claim   dossier.Claim
	passage *dossier.Passage
	mistake mistake
}

// mistake tells an editor why a claim is not proved; it has no place yet.
type mistake struct{ message, hint string }

// search looks for every claim whose source is an article. Each article is made
// ready once, and searched in the order in which its claims were met; one whose
// claims were all looked for in the last dossier is not.
func (c *collator) search(citers []citer) map[dossier.Claim]*finding {
	all := map[dossier.Claim]*finding{}
	wanted := map[*dossier.Article][]*finding{}
	var articles []*dossier.Article
	for _, by := range citers {
		for _, cite := range by.cites {
			a, ok := c.d.Records[cite.Source].(*dossier.Article)
			if !ok || all[cite.Claim] != nil {
				continue
			}
			f := &finding{claim: cite.Claim}
			all[cite.Claim] = f
			if wanted[a] == nil {
				articles = append(articles, a)
			}
			wanted[a] = append(wanted[a], f)
		}
	}
	var searched atomic.Int64
	parallel.Each(len(articles), func(i int) {
		if c.memory.recall(articles[i], wanted[articles[i]]) {
			return
		}
		searched.Add(1)
		s := newSource(articles[i])
		for _, f := range wanted[articles[i]] {
			if spans, placed := c.opt.Placed[f.claim]; placed {
				f.passage = s.keep(s.placed(spans, f.claim))
				continue
			}
			f.passage, f.mistake = s.locate(f.claim)
		}
	})
	c.memory.keep(wanted)
	c.memory.searched = int(searched.Load())
	return all
}

func inTextOrder(a, b *dossier.Passage) int {
	return cmp.Or(slices.CompareFunc(a.Spans, b.Spans, func(x, y dossier.Range) int {
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.From, y.From), cmp.Compare(y.To, x.To))
	}), strings.Compare(a.Anchor, b.Anchor))
}

func (c *collator) prove(found map[dossier.Claim]*finding, by citer) {
	for _, cite := range by.cites {
		f := found[cite.Claim]
		switch {
		case f == nil:
			c.noSource(cite)
		case f.passage == nil:
			c.diags.Errorf(cite.Pos, f.mistake.hint, "%s", f.mistake.message)
		default:
			c.take(cite.Claim, f.passage, by.name)
		}
	}
}

// take notes that a claim is proved, and by whom it is made.
func (c *collator) take(claim dossier.Claim, p *dossier.Passage, by dossier.Citer) {
	c.d.Evidence[claim] = p
	if p.Anchor != "" && len(p.CitedBy) == 0 {
		c.d.Cited[p.Article] = append(c.d.Cited[p.Article], p)
	}
	if !slices.Contains(p.CitedBy, by) {
		p.CitedBy = append(p.CitedBy, by)
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

// locate finds the passage that a claim means, or tells why there is none.
func (s *source) locate(claim dossier.Claim) (*dossier.Passage, mistake) {
	texts, first := s.texts, 0
	if claim.Para > 0 {
		i, ok := s.byPara[claim.Para]
		if !ok {
			return nil, mistake{fmt.Sprintf("%s has no paragraph %d", s.article.ID, claim.Para), s.numbering()}
		}
		texts, first = texts[i:i+1], i
	}
	if claim.Quote == "" {
		return s.keep(s.whole(claim.Para, first)), mistake{}
	}
	result := quote.Locate(texts, claim.Quote)
	switch result.Status {
	case quote.Found:
		place := result.Places[0]
		place.Passage += first
		return s.keep(s.passage(place, claim)), mistake{}
	case quote.Ambiguous:
		return nil, s.ambiguous(result.Places, first)
	case quote.Invalid:
		return nil, mistake{result.Reason, "quote the words of the source"}
	}
	across, places := s.acrossHeading(claim)
	switch {
	case across != nil:
		return s.keep(across), mistake{}
	case len(places) > 0:
		return nil, s.ambiguous(places, 0)
	}
	return nil, s.missing(claim, result.Nearest, first)
}

// ambiguous tells that a quote stands at several places. Their passages count from
// the text first.
func (s *source) ambiguous(places []quote.Place, first int) mistake {
	return mistake{"the quote stands more than once in " + s.article.ID, s.ambiguousHint(places, first)}
}

// missing tells that a quote stands at no place that can be cited.
func (s *source) missing(claim dossier.Claim, n quote.Nearest, first int) mistake {
	if pos, ok := s.inFootnote(claim.Quote); ok {
		return mistake{
			fmt.Sprintf("these words stand in a footnote of the article %s, which cannot be quoted: %s", s.article.ID, shorten(claim.Quote)),
			fmt.Sprintf("quote a paragraph; or, if the footnote at %s is the source's own, write it as one", pos),
		}
	}
	return mistake{fmt.Sprintf("the quote is not in %s: %s", s.article.ID, shorten(claim.Quote)), s.missingHint(claim, n, first)}
}

// keep gives the one passage for an anchor.
func (s *source) keep(p *dossier.Passage) *dossier.Passage {
	if known := s.found[p.Anchor]; known != nil {
		return known
	}
	s.found[p.Anchor] = p
	return p
}

func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return "“" + string(r[:most]) + "…”"
	}
	return "“" + s + "”"
}
