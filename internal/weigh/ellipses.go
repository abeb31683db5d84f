package weigh

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

var (
	// denials are words that turn a sentence round, folded. An ellipsis that
	// leaves one out may keep every word and say the opposite.
	denials = set(`not no never nor neither none nobody nothing without unless cannot hardly scarcely barely
		deny denies denied refuse refuses refused refusing refusal
		ne pas jamais aucun aucune aucuns aucunes aucunement sans rien guere ni nul nulle nullement
		refus refusant refuser refusent refusait refusaient refusa refuserent refusee refusees`)

	// halfDenials deny after a "ne" that stands in the same sentence.
	halfDenials = set("plus personne point")

	// failures deny before "to".
	failures = set("fail fails failed failing failure failures")
)

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
			kept, out := leftOut(a, p.Spans[i], span)
			if word := denial(kept, out); word != "" {
				diags.Warnf(cite.Pos, "quote it too, or see that the meaning holds", "the ellipsis leaves out %q", word)
			}
		}
	}
}

// leftOut gives the words between two stretches of a quote, and those of the
// block before them. From a heading a quote runs into the paragraph below.
func leftOut(a *dossier.Article, from, to dossier.Range) (kept, out string) {
	first := a.Body.Words(from.Block)
	if from.Block == to.Block {
		return first[:from.To], first[from.To:to.From]
	}
	return first[:from.To], first[from.To:] + "\n" + a.Body.Words(to.Block)[:to.From]
}

// denial gives the first word that denies of those left out, as printed. kept
// are the words before them.
func denial(kept, out string) string {
	ne, list := opensDenial(tokens(kept)), tokens(out)
	at := func(i int) token {
		if i < 0 || i >= len(list) {
			return token{}
		}
		return list[i]
	}
	for i, t := range list {
		printed := out[t.from:t.to]
		next := at(i + 1)
		switch {
		case elided(list, i):
			return out[t.from:next.to]
		case strings.HasSuffix(t.text, "n") && apostrophe(next) && at(i+2).text == "t" && at(i+2).glued:
			return out[t.from:at(i+2).to]
		case failures[t.text] && next.text == "to":
			return out[t.from:next.to]
		case halfDenials[t.text] && ne && next.text != "de" && next.text != "d" && next.text != "que" && !next.number:
			return printed
		case denials[t.text] && !idle(printed, t.text, next):
			return printed
		}
	}
	return ""
}

// opensDenial reports whether a "ne" stands in the last sentence of words.
func opensDenial(list []token) bool {
	ne := false
	for i, t := range list {
		ne = (ne || t.text == "ne" || elided(list, i)) && t.text != "." && t.text != "!" && t.text != "?"
	}
	return ne
}

func apostrophe(t token) bool { return t.glued && (t.text == "'" || t.text == "’") }

// elided reports whether token i is the French "n’", not that of ’n’ roll.
func elided(list []token, i int) bool {
	return list[i].text == "n" && i+1 < len(list) && apostrophe(list[i+1]) && (i == 0 || !list[i].glued)
}

// idle reports whether a word that denies does not do so before the next one.
func idle(printed, word string, next token) bool {
	switch word {
	case "no":
		return next.number || next.text == "." // No. 5
	case "not":
		return next.text == "only"
	case "ni":
		return printed == "NI" // Northern Ireland
	case "sans":
		return next.text == "doute" || next.text == "cesse" || next.text == "frontieres"
	case "without":
		return next.text == "doubt"
	}
	return false
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
