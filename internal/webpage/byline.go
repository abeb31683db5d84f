package webpage

import (
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const byWords = `(?:(?:(?:written|words|text|reporting|posted|published|story|photos?|pictures|compiled|interview)(?: and \p{L}+)? )?by|par|propos recueillis par|textes? (?:de|par)|(?:eine? \p{L}+ )?von|por|textos? (?:de|por)|a cura di|di|door|بقلم|كتبت?|автор|текст)`

var (
	byPattern    = pattern.New(`(?i)^[\s\p{P}]*` + byWords + `[\s\x{A0}:]+`)
	byLater      = pattern.New(`(?i)(?:[|•·\n]|\s[–—-]|\d,)[\s\x{A0}]*` + byWords + `[\s\x{A0}:]+`)
	afterByline  = pattern.New(`(?i)\s*(?:\||•|·|\n| [–—-] |,? (?:published|updated|posted|publié|mis à jour|le \d|on \d|\d{1,2}[ /.:])|[\s,](?:zuletzt|aktualisiert|veröffentlicht|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt|gepubliceerd)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$`)
	placeOrRole  = pattern.New(`(?:[\s\x{A0}]in[\s\x{A0}]\p{Lu}[\p{L}\s.’'-]*|,\s\p{Ll}[^,]*)$`)
	placeAfter   = pattern.New(`^(\p{Lu}[^,]*\s[^,]*\p{L}),\s\p{Lu}\p{Ll}[\p{L}’'-]+$`)
	trailingDate = pattern.New(`[\s,\x{A0}]+\d{1,2}[.\s/\x{A0}].*$`)
	personName   = pattern.New(`^\p{Lu}[\p{L}.’'-]*(?:[\s\x{A0}](?:d[aeio]s?|del|della|di|du|l[ae]|von|van|der|den|zu|bin|ibn|al|el|y|e))*(?:[\s\x{A0}](?:\p{Lu}[\p{L}’'-]*\.?|d[’']\p{Lu}[\p{L}’'-]+)){1,3}$`)
	authorPath   = pattern.New(`(?i)/(?:@|(?:by|authors?|profiles?|people|staff|contributors?|reporters?|journalists?|writers?|autor(?:es|as|en|e|i|a)?|auteurs?|firmas?|redakteur(?:e|in)?)(?:/|-\p{L}))`)
	bylineClass  = words(`by-?line|author-?name|article-?author|post-?author|entry-?author|story-?author|author|authors|auteur|auteurs|autore?s?|autora|autoren|assinatura|firma|signature|signataire|aut|byl?|fn`)
	notABylineIn = nameSet("comments related nav footer author newsletter share aside")
)

// byline gives the authors' names.
func (r *reading) byline() string {
	if authors := r.meta.linked.authors; len(authors) > 0 {
		for i := range authors {
			authors[i] = inlineText(authors[i])
		}
		return strings.Join(unique(authors), ", ")
	}
	for _, name := range []string{"author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "twitter:creator:name", "itemprop:author"} {
		if v := r.meta.named[name]; v != "" && webAddress(v) == "" && !strings.HasPrefix(v, "@") && len(v) < 200 && !strings.Contains(v, "://") {
			if v = r.ordered(strings.TrimSpace(byPattern.ReplaceAllString(v, "")), name == "citation_author"); v != "" {
				return v
			}
		}
	}
	if shown := r.shownByline(); shown != "" {
		return parted(r.ordered(shown, false))
	}
	for _, p := range parts(r.meta.title) {
		if byPattern.MatchString(p) && personName.MatchString(bylineWords(p)) {
			return bylineWords(p)
		}
	}
	return ""
}

// ordered puts names in the order in which people say them: "Last, First" is
// how libraries write one. The outlet's name is no author's.
func (r *reading) ordered(v string, library bool) string {
	names := strings.Split(v, ", ")
	if last, first, ok := strings.Cut(v, ", "); ok && len(names) == 2 && len(strings.Fields(last)) <= 2 && len(strings.Fields(first)) <= 2 && (library || r.shows(first+" "+last)) {
		return first + " " + last
	}
	kept := names[:0]
	for _, n := range names {
		if fold(n) != fold(r.outlet()) {
			kept = append(kept, n)
		}
	}
	return strings.Join(kept, ", ")
}

var between = pattern.New(`(?:,?[\s\x{A0}](?:and|et|und|y|e|en|&|и)[\s\x{A0}]|\s?/\s?)`)

// parted writes ", " between the names of two people, as lists have it.
func parted(names string) string {
	list := between.Split(names, -1)
	for _, n := range list {
		for p := range strings.SplitSeq(n, ", ") {
			if !personName.MatchString(p) {
				return names
			}
		}
	}
	return strings.Join(list, ", ")
}

// shows reports whether a leaf's words are, or begin or end with, some.
func (r *reading) shows(words string) bool {
	f := fold(words)
	for i := range r.leaves {
		l := &r.leaves[i]
		if g := ""; l.words <= 30 {
			if g = fold(l.text); strings.HasPrefix(g, f) || strings.HasSuffix(g, f) {
				return true
			}
		}
	}
	return false
}

// bylineWords takes the names from a line of authors.
func bylineWords(text string) string {
	if !byPattern.MatchString(text) {
		if at := byLater.FindStringIndex(text); at != nil {
			text = text[at[1]:]
		}
	}
	text = afterByline.ReplaceAllString(byPattern.ReplaceAllString(text, ""), "")
	text = trailingDate.ReplaceAllString(text, "")
	text = placeAfter.ReplaceAllString(strings.TrimSpace(text), "$1")
	return strings.TrimRight(strings.TrimSpace(placeOrRole.ReplaceAllString(text, "")), " ,;:–—-\u00a0")
}

func (r *reading) shownByline() string {
	nodes := find(r.root, 60, func(n *html.Node) bool {
		return saysAuthor(n) || bylineClass.MatchString(r.class(n))
	})
	var exact, loose []string
	for _, n := range nodes {
		text := visibleText(n)
		if k := countWords(text); k == 0 || k > 25 || isTag(n, atom.Body) || inside(n, nil, func(p *html.Node) bool { return notABylineIn[r.region(p)] }) {
			continue
		}
		text = bylineWords(text)
		switch {
		case text == "" || dateWords.MatchString(text) || loginWords.MatchString(text) || isPhrase(text):
		case saysAuthor(n):
			exact = append(exact, text)
		default:
			loose = append(loose, text)
		}
	}
	if linked := r.linkedAuthors(); len(exact) == 0 {
		exact = linked
	}
	switch {
	case len(exact) > 0:
		return strings.Join(unique(exact[:min(len(exact), 5)]), ", ")
	case len(loose) > 0:
		return loose[0]
	}
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.words > 25 || l.words < 2 || l.region != "" && l.region != regionByline || !r.nearTitle(i) {
			continue
		}
		if l.words <= 9 && !l.ends && byPattern.MatchString(l.text) || byLater.MatchString(l.text) {
			if name := bylineWords(l.text); name != "" && countWords(name) <= 8 {
				return name
			}
		}
	}
	return ""
}

func saysAuthor(n *html.Node) bool {
	return strings.EqualFold(attr(n, "rel"), "author") || strings.EqualFold(attr(n, "itemprop"), "author")
}

// linkedAuthors gives the names about the headline that lead to the pages of
// authors.
func (r *reading) linkedAuthors() []string {
	var names []string
	for i := max(0, r.titleAt-4); r.titleAt >= 0 && i < len(r.leaves) && i <= r.titleAt+10; i++ {
		l := &r.leaves[i]
		if l.linked == 0 || l.words > 25 || l.region != "" && l.region != regionByline || l.node == nil {
			continue
		}
		for _, a := range find(l.node, 6, func(n *html.Node) bool { return isTag(n, atom.A) && authorPath.MatchString(attr(n, "href")) }) {
			if name := visibleText(a); personName.MatchString(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// signed finds the author's name below the text: a short line of its own, set
// off, that no sentence is.
func (r *reading) signed(in []bool) (name string, at int) {
	last := -1
	for i, yes := range in {
		if yes && r.quality(&r.leaves[i]) >= 12 {
			last = i
		}
	}
	for i := last + 1; last >= 0 && i < len(r.leaves) && i <= last+2; i++ {
		l := &r.leaves[i]
		if l.region != "" && l.region != regionByline || l.kind != Paragraph || l.words > 8 || len(l.runs) == 0 {
			continue
		}
		text := bylineWords(l.text)
		setOff := l.runs[0].Strong || l.runs[0].Em || strings.EqualFold(attr(l.node, "align"), "right") || byPattern.MatchString(l.text)
		if personName.MatchString(text) && setOff && (!l.ends || byPattern.MatchString(l.text)) {
			return text, i
		}
	}
	return "", -1
}

// nearTitle reports whether a leaf is among the first after the headline.
func (r *reading) nearTitle(i int) bool {
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		if j == r.titleAt {
			return true
		}
	}
	return false
}

func unique(list []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, s := range list {
		if f := fold(s); f != "" && !seen[f] {
			seen[f] = true
			kept = append(kept, s)
		}
	}
	return kept
}
