package weigh

import (
	"regexp"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// denials are words that turn a sentence round. An ellipsis that leaves one out
// may keep every word and say the opposite.
var denials = regexp.MustCompile(`(?i)\b(not|no|never|nor|neither|none|nobody|nothing|without|unless|den(?:y|ies|ied)|ne|pas|jamais|aucune?|sans)\b|n['’]t\b|\bn['’]`)

// ellipses tells quotes that leave out a word that denies.
func ellipses(d *dossier.Dossier, diags *diag.List) {
	for _, cite := range cites(d) {
		p := d.Evidence[cite.Claim]
		if p == nil || len(p.Spans) < 2 {
			continue
		}
		a, ok := d.Records[p.Article].(*dossier.Article)
		if !ok {
			continue
		}
		for i, span := range p.Spans[1:] {
			before := p.Spans[i]
			if before.Block != span.Block {
				continue
			}
			out := a.Body[span.Block].Words()[before.To:span.From]
			if word := denials.FindString(out); word != "" {
				diags.Warnf(cite.Pos, "quote it too, or see that the meaning holds", "the ellipsis leaves out %q", word)
			}
		}
	}
}

// cites lists every citation of a dossier.
func cites(d *dossier.Dossier) []dossier.Cite {
	list := dossier.Cites(d.Brief)
	for id, r := range d.Records {
		if r.Header().ID == id { // not by its alias
			list = append(list, dossier.Cites(r)...)
		}
	}
	for _, a := range d.Articles {
		for _, e := range a.Events {
			list = append(list, dossier.Cites(e)...)
		}
	}
	return list
}
