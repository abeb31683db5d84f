package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/pattern"

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

var tagPattern = pattern.New(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

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
		if outlet, _ := r.titleNames(shown); outlet != "" {
			return outlet
		}
	}
	return r.rightsHolder()
}

// titleNames finds the names of the outlet and of the section beside a headline
// in the page's title: at its end, or before the headline, or before a colon
// where the page names it elsewhere.
func (r *reading) titleNames(headline string) (outlet, section string) {
	before, after, ok := aroundHeadline(r.meta.title, headline)
	if !ok {
		return "", ""
	}
	before = strings.TrimSpace(before)
	colon := strings.HasSuffix(before, ":") && !strings.HasSuffix(before, "::")
	if list := nameParts(before); len(list) > 0 && (!colon || len(list) == 1 && r.names(list[0])) {
		if len(list) > 1 {
			section = list[len(list)-1]
		}
		return list[0], section
	}
	after = strings.TrimSpace(after)
	if list := nameParts(after); len(list) > 0 && (!strings.HasPrefix(after, ":") || strings.HasPrefix(after, "::")) {
		if len(list) > 1 {
			section = list[0]
		}
		if outlet = list[len(list)-1]; len(strings.Fields(outlet)) <= len(strings.Fields(headline)) || r.names(outlet) {
			return outlet, section
		}
	}
	return "", ""
}

// aroundHeadline gives what stands before and after a headline in a title, but
// for their signs and blanks.
func aroundHeadline(title, headline string) (before, after string, ok bool) {
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u00ad", "")
	title = plain.Replace(title)
	if before, after, ok = strings.Cut(title, plain.Replace(headline)); ok {
		return before, after, true
	}
	list := parts(title)
	for i, p := range list {
		if fold(p) == fold(headline) {
			return strings.Join(list[:i], " | "), strings.Join(list[i+1:], " | "), true
		}
	}
	return "", "", false
}

// maxNameWords is how many words the name of an outlet or a section has.
const maxNameWords = 5

var printView = pattern.New(`(?i)^(?:print(?:er)?(?:[- ]friendly)?(?: version| view)?|druck(?:ansicht|version)|version imprimable|imprimer|versión para imprimir|imprimir|versão para impressão|stampa|home|accueil|startseite|inicio|início)$`)

func nameParts(s string) []string {
	var list []string
	for _, p := range parts(s) {
		p = strings.TrimFunc(p, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("|–—-:•·«»/", c) })
		if p != "" && len(strings.Fields(p)) <= maxNameWords && !byPattern.MatchString(p) && !printView.MatchString(p) {
			list = append(list, p)
		}
	}
	return list
}

// names reports whether the page names its owner so in a line of rights.
func (r *reading) names(outlet string) bool {
	holder := fold(r.rightsHolder())
	return holder != "" && strings.HasPrefix(holder, fold(outlet))
}

var rights = pattern.New(`(?i)(?:©|\(c\)|copyright)[\s\x{A0}]*(?:\(c\)|©)?[\s\x{A0}]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?[\s\x{A0}]*(?:by[\s\x{A0}])?(\p{L}[^.|,;•·\d\n]{1,50})`)

// rightsHolder gives the name after the copyright sign at the page's end.
func (r *reading) rightsHolder() string {
	for i := len(r.leaves) - 1; i >= 0 && i >= len(r.leaves)-40; i-- {
		l := &r.leaves[i]
		if l.words > 80 {
			continue
		}
		if m := rights.FindStringSubmatch(l.text); m != nil {
			name := strings.Trim(rightsTail.ReplaceAllString(m[1], ""), " \u00a0–—-")
			if n := len(strings.Fields(name)); n >= 1 && n <= 5 && unicode.IsUpper([]rune(name)[0]) {
				return name
			}
		}
	}
	return ""
}

var rightsTail = pattern.New(`(?i)(?:[\s\x{A0}]*(?:[–—-] .*|\b(?:all rights|tous droits|alle rechte|todos los|todos os|tutti i).*|(?:ltd|limited|inc|llc|gmbh|ag|s\.?a|verlagsgesellschaft.*|media group|publishing|™|®)\.?))+[\s™®]*$`)

func (r *reading) language() string {
	for _, l := range []string{r.meta.linked.language, r.meta.language, r.meta.firstOf("content-language", "dc.language", "dcterms.language", "language", "lang"), r.meta.firstOf("og:locale")} {
		if l = languageTag(l); l != "" {
			return l
		}
	}
	if bodies := find(r.root, 1, func(n *html.Node) bool {
		return isTag(n, atom.Body, atom.Article) && languageTag(attr(n, "lang")) != ""
	}); len(bodies) > 0 {
		return languageTag(attr(bodies[0], "lang"))
	}
	return r.spoken()
}

// stopWords are frequent words of languages that are none of the others listed.
var stopWords = map[string]map[string]bool{
	"en": nameSet("the and of that was with this from were which have has been they their would said not"),
	"fr": nameSet("les des une est dans pour qui sur avec par plus cette ont aux ses mais été sont"),
	"de": nameSet("der die das und ist nicht mit den von auf für sich dem ein eine auch wird sind"),
	"es": nameSet("los las del una por con para como más pero sus fue este está desde según también y"),
	"pt": nameSet("uma não com dos das mais foi pelo pela são está mas você também seu em os ao"),
	"it": nameSet("gli della che sono nel con delle non anche più alla dei questo stato ha è di il"),
	"nl": nameSet("het een van dat niet zijn voor met ook aan werd maar wordt naar deze hij"),
}

// The words that tell a language, and of how many it must have what share.
const (
	minSpoken    = 40
	maxSpoken    = 3000
	spokenShare  = 8 // percent of stop words
	spokenFactor = 2 // times as many as any other language
)

// spoken tells the language of the text by its most frequent words, where the
// page does not state it.
func (r *reading) spoken() string {
	hits, words := map[string]int{}, 0
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.words < minStretch || words > maxSpoken {
			continue
		}
		for _, w := range strings.Fields(foldWords(l.text)) {
			words++
			for language, set := range stopWords {
				if set[w] {
					hits[language]++
				}
			}
		}
	}
	best, second := "", 0
	for _, language := range []string{"en", "fr", "de", "es", "pt", "it", "nl"} {
		switch n := hits[language]; {
		case best == "" || n > hits[best]:
			second = hits[best]
			best = language
		case n > second:
			second = n
		}
	}
	if words < minSpoken || hits[best]*100 < spokenShare*words || hits[best] < spokenFactor*second {
		return ""
	}
	return best
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

// section gives the rubric under which the page stands.
func (r *reading) section() string {
	if s := r.meta.linked.section; s != "" {
		return s
	}
	if s := r.meta.firstOf("article:section", "og:article:section", "itemprop:articlesection", "section", "parsely-section", "dc.subject.section"); s != "" {
		return s
	}
	named := find(r.root, 1, func(n *html.Node) bool {
		return strings.EqualFold(attr(n, "itemprop"), "articleSection") || slices.Contains(strings.Fields(attr(n, "rel")), "category")
	})
	if len(named) > 0 && r.count[named[0]] > 0 && r.count[named[0]] <= 8 {
		return visibleText(named[0])
	}
	if shown := r.shownTitle(); shown != "" {
		if _, section := r.titleNames(shown); section != "" {
			return section
		}
	}
	if s := r.lastCrumb(); s != "" {
		return s
	}
	return r.kicker()
}

var crumbClass = words(`breadcrumbs?|bread-crumbs?|crumbs?|fil-ariane|fil-d-ariane|ariane|pfad|brotkrumen|migas|briciole`)

// lastCrumb gives the last link of the path to the page, but for the first,
// which leads home.
func (r *reading) lastCrumb() string {
	paths := find(r.root, 1, func(n *html.Node) bool {
		return (crumbClass.MatchString(r.class(n)) || strings.EqualFold(attr(n, "aria-label"), "breadcrumb")) && r.count[n] > 1 && r.count[n] <= 40
	})
	if len(paths) == 0 {
		return ""
	}
	links := find(paths[0], 10, func(n *html.Node) bool { return isTag(n, atom.A) && r.count[n] > 0 })
	for i := len(links) - 1; i > 0; i-- {
		if s := visibleText(links[i]); fold(s) != fold(r.shownTitle()) && countWords(s) <= 5 {
			return s
		}
	}
	return ""
}

var kickerClass = words(`kicker|kick|article-tag|post-tag|primary-tag|occhiello|volanta|dachzeile|spitzmarke|chapeu|head-section|eyebrow|rubric|rubrique|rubrik|rub|ressort|category|cat|cat-links|section(-(name|label|link))?|overline|surtitre|antetitulo|seccao|seccion|topline|channel|topic`)

// kicker gives the word above the headline that its class calls a rubric, or
// that stands before a date there.
func (r *reading) kicker() string {
	for i := r.titleAt - 1; i >= 0 && i >= r.titleAt-3; i-- {
		l := &r.leaves[i]
		if l.words == 0 || l.words > 12 || l.node == nil || l.ends {
			continue
		}
		text := l.text
		if _, at := firstDay(text, r.language()); at != nil {
			text = strings.TrimFunc(text[:at[0]+1], func(c rune) bool { return !unicode.IsLetter(c) })
		}
		if (kickerClass.MatchString(r.class(l.node)) || r.kickedInline(l)) && text != "" && countWords(text) <= 3 && !dateWords.MatchString(text) {
			return text
		}
	}
	return ""
}

// kickedInline reports whether a leaf is one element that its class calls a
// rubric.
func (r *reading) kickedInline(l *leaf) bool {
	for n := l.first; n != nil && n != l.node; n = n.Parent {
		if n.Type == html.ElementNode && kickerClass.MatchString(r.class(n)) {
			return true
		}
	}
	return false
}
