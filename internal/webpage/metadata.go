package webpage

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a document's head and markup say of the article.
type metadata struct {
	linked    linked
	named     map[string]string // <meta>: name, property or itemprop in lower case → content, the first
	title     string            // <title>
	canonical string
	language  string
}

func readMetadata(r *reading) metadata {
	m := metadata{linked: readLinked(r.root), named: map[string]string{}}
	for n := range r.root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			m.readMeta(n)
		case atom.Title:
			if m.title == "" && n.FirstChild != nil && n.Namespace == "" {
				m.title = inlineText(n.FirstChild.Data)
			}
		case atom.Html:
			m.language = languageTag(attr(n, "lang"))
			if m.language == "" {
				m.language = languageTag(attr(n, "xml:lang"))
			}
		case atom.Link:
			if m.canonical == "" && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "canonical") {
				m.canonical = webAddress(attr(n, "href"))
			}
		}
	}
	for _, a := range []string{m.named["og:url"], m.linked.url} {
		if m.canonical == "" {
			m.canonical = webAddress(a)
		}
	}
	return m
}

// readMeta notes a <meta> under each of its names. A property may hold several
// names.
func (m *metadata) readMeta(n *html.Node) {
	content := inlineText(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for _, name := range strings.Fields(strings.ToLower(attr(n, key))) {
			if key == "itemprop" {
				name = "itemprop:" + name
			}
			switch old, have := m.named[name]; {
			case !have:
				m.named[name] = content
			case name == "article:author" || name == "author" || name == "citation_author" || name == "dc.creator":
				if !strings.Contains(old, content) && len(old) < 500 {
					m.named[name] = old + ", " + content
				}
			}
		}
	}
}

func (m *metadata) firstOf(names ...string) string {
	for _, n := range names {
		if v := m.named[n]; v != "" {
			return v
		}
	}
	return ""
}

var tagPattern = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

func languageTag(s string) string {
	if s = strings.TrimSpace(s); tagPattern.MatchString(s) {
		return strings.ReplaceAll(s, "_", "-")
	}
	return ""
}

// fold keeps the letters and digits of a text, in lower case: what two
// printings of one headline share.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// separators part a headline from the name of its site.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ", " / "}

// cutSite takes the site's name from a title: the last part, where the rest is
// longer.
func cutSite(title string, outlets ...string) (headline, site string) {
	for _, o := range outlets {
		if o == "" {
			continue
		}
		for _, s := range separators {
			if rest, ok := strings.CutSuffix(title, s+o); ok {
				return strings.TrimSpace(rest), o
			}
			if rest, ok := strings.CutPrefix(title, o+s); ok {
				return strings.TrimSpace(rest), o
			}
		}
	}
	at, length := -1, 0
	for _, s := range separators {
		if i := strings.LastIndex(title, s); i > at {
			at, length = i, len(s)
		}
	}
	if at < 0 {
		return title, ""
	}
	headline, site = strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+length:])
	if len(strings.Fields(headline)) < 3 || len(strings.Fields(site)) > 5 || len(strings.Fields(site)) >= len(strings.Fields(headline)) {
		return title, ""
	}
	if strings.Contains(title[:at], " | ") {
		deeper, _ := cutSite(headline)
		headline = deeper
	}
	return headline, site
}

// findTitle finds the element that shows the headline.
func (r *reading) findTitle() {
	claimed := []string{r.meta.linked.headline, r.meta.firstOf("og:title"), r.meta.firstOf("twitter:title"), r.meta.firstOf("dc.title", "dcterms.title", "parsely-title", "sailthru.title"), r.meta.title}
	heads := find(r.root, 400, func(n *html.Node) bool {
		return isTag(n, atom.H1, atom.H2, atom.H3) || strings.EqualFold(attr(n, "itemprop"), "headline") || titleClass.MatchString(r.class(n))
	})
	shown := make([]string, len(heads))
	for i, h := range heads {
		if r.count[h] < 60 && !r.isHidden(h) {
			shown[i] = fold(visibleText(h))
		}
	}
	for _, claim := range claimed {
		for i, h := range heads {
			if sameTitle(shown[i], claim, r.outlet()) {
				r.setTitle(h)
				return
			}
		}
	}
	var ones []*html.Node
	for _, h := range heads {
		if h.DataAtom == atom.H1 && r.count[h] >= 2 && r.count[h] < 60 && fold(visibleText(h)) != fold(r.outlet()) && !isLogo(r.class(h)) && !r.isHidden(h) {
			ones = append(ones, h)
		}
	}
	if len(ones) > 0 {
		best := ones[0]
		for _, h := range ones {
			if inside(h, nil, func(p *html.Node) bool { return isTag(p, atom.Article, atom.Main) }) {
				best = h
				break
			}
		}
		r.setTitle(best)
	}
}

var titleClass = words(`head-?line|entry-?title|post-?title|article-?title|story-?title|titre|titre-article|news-?title`)

var logoClass = words(`logo|site-?title|site-?name|brand(ing)?`)

func isLogo(class string) bool { return logoClass.MatchString(class) }

// sameTitle reports whether a folded headline is the one that is claimed, but
// for a site's name or the cut at its end.
func sameTitle(text, claim, outlet string) bool {
	if text == "" || claim == "" {
		return false
	}
	bare, _ := cutSite(claim, outlet)
	for _, c := range []string{fold(claim), fold(bare)} {
		if c == text || len(c) >= 40 && strings.HasSuffix(strings.TrimSpace(claim), "…") && strings.HasPrefix(text, c) {
			return true
		}
		if len(c) >= 100 && strings.HasPrefix(text, c) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(fold(claim), text)
	return ok && len(text) >= 12 && len(rest) < len(text) && outlet != "" && strings.HasSuffix(rest, fold(outlet))
}

func (r *reading) setTitle(n *html.Node) {
	r.titleNode = n
	for p := n; p != nil; p = p.Parent {
		r.holdsTitle[p] = true
	}
}

// visibleText gives the words below an element, on one line.
func visibleText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !inside(d, n, unseen):
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && (blockTags[d.Data] || d.DataAtom == atom.Br):
			b.WriteByte(' ')
		}
		if b.Len() > 2000 {
			break
		}
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(c rune) bool { return !notBlank(c) }), " ")
}

// shownTitle gives the headline as the page shows it, or nothing.
func (r *reading) shownTitle() string {
	switch {
	case r.titleNode != nil:
		return visibleText(r.titleNode)
	case r.titleAt >= 0 && r.titleAt < len(r.leaves):
		return r.leaves[r.titleAt].text
	}
	return ""
}

// title gives the headline: as the page shows it where the description differs
// from it by the site's name or by its signs only, else as it is described.
func (r *reading) title() string {
	shown := r.shownTitle()
	if shown != "" && sameTitle(fold(shown), r.meta.firstOf("og:title"), r.outlet()) && sameTitle(fold(shown), r.meta.title, r.outlet()) {
		return shown
	}
	for _, claim := range []string{r.meta.linked.headline, r.meta.firstOf("og:title"), r.meta.firstOf("twitter:title"), r.meta.firstOf("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")} {
		if claim == "" {
			continue
		}
		if sameTitle(fold(shown), claim, r.outlet()) {
			return shown
		}
		if bare, site := cutSite(claim, r.outlet()); site != "" && (site == r.outlet() || fold(bare) == fold(shown)) {
			return bare
		}
		return claim
	}
	if shown != "" {
		return shown
	}
	bare, _ := cutSite(r.meta.title, r.outlet())
	return bare
}

// outlet gives the name of who published the page.
func (r *reading) outlet() string {
	m := &r.meta
	if m.linked.outlet != "" {
		return m.linked.outlet
	}
	if o := m.firstOf("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher", "apple-mobile-web-app-title", "copyright-holder"); o != "" {
		return o
	}
	if shown := r.shownTitle(); shown != "" {
		for _, s := range separators {
			if rest, ok := strings.CutPrefix(m.title, shown+s); ok && len(strings.Fields(rest)) <= 8 {
				for _, t := range separators {
					rest = rest[strings.LastIndex(rest, t)+1:]
				}
				if rest = strings.TrimLeft(rest, " |–—-:•·«»/"); len(strings.Fields(rest)) <= 4 {
					return strings.TrimSpace(rest)
				}
			}
		}
	}
	return ""
}

func (r *reading) language() string {
	for _, l := range []string{r.meta.linked.language, r.meta.language, r.meta.firstOf("content-language", "dc.language", "dcterms.language", "language"), r.meta.firstOf("og:locale")} {
		if l = languageTag(l); l != "" {
			return l
		}
	}
	if bodies := find(r.root, 1, func(n *html.Node) bool {
		return isTag(n, atom.Body, atom.Article) && languageTag(attr(n, "lang")) != ""
	}); len(bodies) > 0 {
		return languageTag(attr(bodies[0], "lang"))
	}
	return ""
}

var (
	byPattern    = regexp.MustCompile(`(?i)^[\s\p{P}]*(?:(?:written |words |text |reporting |posted |published )?by|par|propos recueillis par|von|por|di|door|بقلم)[\s\x{A0}:]+`)
	afterByline  = regexp.MustCompile(`(?i)\s*(?:\||•|·| [–—-] |,? (?:published|updated|posted|publié|mis à jour|le \d|on \d|\d{1,2}[ /.:])|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$`)
	bylineClass  = words(`by-?line|author-?name|article-?author|post-?author|entry-?author|story-?author|author|authors|auteur|auteurs|signature|fn`)
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
	for _, name := range []string{"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "twitter:creator:name", "itemprop:author"} {
		if v := r.meta.named[name]; v != "" && webAddress(v) == "" && !strings.HasPrefix(v, "@") && len(v) < 200 && !strings.Contains(v, "://") {
			return strings.TrimSpace(byPattern.ReplaceAllString(v, ""))
		}
	}
	return r.shownByline()
}

func (r *reading) shownByline() string {
	nodes := find(r.root, 60, func(n *html.Node) bool {
		return strings.EqualFold(attr(n, "rel"), "author") || strings.EqualFold(attr(n, "itemprop"), "author") || bylineClass.MatchString(r.class(n))
	})
	var exact, loose []string
	for _, n := range nodes {
		text := visibleText(n)
		if k := countWords(text); k == 0 || k > 25 || isTag(n, atom.Body) || inside(n, nil, func(p *html.Node) bool { return notABylineIn[r.region(p)] }) {
			continue
		}
		rel := strings.EqualFold(attr(n, "rel"), "author") || strings.EqualFold(attr(n, "itemprop"), "author")
		text = strings.TrimSpace(afterByline.ReplaceAllString(byPattern.ReplaceAllString(text, ""), ""))
		if text == "" || dateWords.MatchString(text) {
			continue
		}
		if rel {
			exact = append(exact, text)
		} else {
			loose = append(loose, text)
		}
	}
	switch {
	case len(exact) > 0:
		return strings.Join(unique(exact[:min(len(exact), 5)]), ", ")
	case len(loose) > 0:
		return loose[0]
	}
	for i := range r.leaves {
		l := &r.leaves[i]
		if !l.hidden && l.words <= 9 && l.words >= 2 && !l.ends && byPattern.MatchString(l.text) && (l.region == "" || l.region == regionByline) && r.nearTitle(i) {
			return strings.TrimSpace(afterByline.ReplaceAllString(byPattern.ReplaceAllString(l.text, ""), ""))
		}
	}
	return ""
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

// within reports whether a node is another, or stands in it.
func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
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

func (r *reading) section() string {
	if s := r.meta.linked.section; s != "" {
		return s
	}
	if s := r.meta.firstOf("article:section", "itemprop:articlesection", "section", "parsely-section", "dc.subject.section"); s != "" {
		return s
	}
	nodes := find(r.root, 1, func(n *html.Node) bool { return strings.EqualFold(attr(n, "itemprop"), "articleSection") })
	if len(nodes) > 0 && r.count[nodes[0]] <= 8 {
		return visibleText(nodes[0])
	}
	return ""
}
