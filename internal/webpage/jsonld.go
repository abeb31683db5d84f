package webpage

import (
	"encoding/json"
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linked is what a page says of an article in JSON-LD, after schema.org.
type linked struct {
	kind, headline, description, section, language, url, outlet string
	published, modified                                         string
	authors                                                     []string
	body                                                        string
	locked                                                      bool // isAccessibleForFree is false
	updates                                                     []liveUpdate
	site                                                        bool // it describes a site or a list of articles
}

// liveUpdate is an entry of a live blog.
type liveUpdate struct{ headline, published, body string }

const (
	maxScripts = 100
	maxNested  = 32
)

// readLinked reads the scripts of a page that hold JSON-LD, and gives the best
// description of an article among them.
func readLinked(root *html.Node) linked {
	var best linked
	rank := 0
	scripts := find(root, maxScripts, func(n *html.Node) bool {
		return n.DataAtom == atom.Script && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil
	})
	for _, s := range scripts {
		for _, value := range decodeLinked(s.FirstChild.Data) {
			visitLinked(value, 0, func(object map[string]any) {
				k := articleRank(object)
				if k > rank {
					site := best.site
					best, rank = readObject(object), k
					best.site = site
				}
				best.site = best.site || isList(object)
			})
		}
	}
	return best
}

// trailing matches the commas that JavaScript allows before a bracket.
var trailing = pattern.New(`,(\s*[\]}])`)

// decodeLinked reads JSON as it is found in pages: in a comment or CDATA, with
// line feeds in strings, commas too many, HTML's escapes, several values.
func decodeLinked(text string) []any {
	text = strings.TrimSpace(text)
	for _, fence := range []string{"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, fence))
	}
	for _, fence := range []string{"-->", "//]]>", "]]>", "/*]]>*/", ";"} {
		text = strings.TrimSpace(strings.TrimSuffix(text, fence))
	}
	attempts := []func(string) string{
		func(s string) string { return s },
		func(s string) string { return trailing.ReplaceAllString(escapeControls(s), "$1") },
		func(s string) string { return trailing.ReplaceAllString(escapeControls(html.UnescapeString(s)), "$1") },
	}
	var values []any
	for _, mend := range attempts {
		var whole bool
		if values, whole = decodeValues(mend(text)); whole {
			return values
		}
	}
	first, _ := decodeValues(escapeControls(text))
	return first
}

func decodeValues(text string) ([]any, bool) {
	var values []any
	d := json.NewDecoder(strings.NewReader(text))
	for d.More() && len(values) < maxScripts {
		var v any
		if d.Decode(&v) != nil {
			return values, false
		}
		values = append(values, v)
	}
	return values, len(values) > 0
}

// escapeControls writes control characters in strings as JSON wants them.
func escapeControls(s string) string {
	var b strings.Builder
	quoted, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = quoted
		case c == '"':
			quoted = !quoted
		case c < ' ' && quoted:
			switch c {
			case '\n':
				b.WriteString(`\n`)
			case '\t':
				b.WriteString(`\t`)
			default:
				b.WriteByte(' ')
			}
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func visitLinked(value any, depth int, do func(map[string]any)) {
	if depth > maxNested {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			visitLinked(e, depth+1, do)
		}
	case map[string]any:
		do(v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			if inner, ok := v[key]; ok {
				visitLinked(inner, depth+1, do)
			}
		}
	}
}

// articleRank tells how well an object describes an article: 0 not at all.
func articleRank(object map[string]any) int {
	rank := 0
	for _, t := range texts(object["@type"]) {
		t = t[strings.LastIndexAny(t, "/:#")+1:]
		switch {
		case t == "LiveBlogPosting":
			rank = max(rank, 6)
		case strings.HasSuffix(t, "NewsArticle"):
			rank = max(rank, 5)
		case t == "Article" || t == "Report" || t == "BlogPosting" || t == "ScholarlyArticle" || t == "TechArticle" || t == "SocialMediaPosting" || t == "OpinionNewsArticle":
			rank = max(rank, 4)
		case t == "WebPage" && object["headline"] != nil:
			rank = max(rank, 1)
		}
	}
	if rank > 0 && len(texts(object["headline"])) == 0 && len(texts(object["name"])) == 0 {
		rank = 1
	}
	return rank
}

func isList(object map[string]any) bool {
	for _, t := range texts(object["@type"]) {
		switch t {
		case "CollectionPage", "ItemList", "SearchResultsPage":
			return true
		}
	}
	return false
}

func readObject(o map[string]any) linked {
	l := linked{
		kind: first(o["@type"]), headline: inlineText(first(o["headline"])), description: inlineText(first(o["description"])), section: inlineText(first(o["articleSection"])),
		language: first(o["inLanguage"]), published: first(o["datePublished"]), modified: first(o["dateModified"]), body: first(o["articleBody"]),
		outlet: inlineText(first(o["publisher"])),
	}
	if l.headline == "" {
		l.headline = inlineText(first(o["name"]))
	}
	if l.published == "" {
		l.published = first(o["dateCreated"])
	}
	if l.body == "" {
		l.body = first(o["text"])
	}
	for _, key := range []string{"author", "creator"} {
		if len(l.authors) == 0 {
			l.authors = texts(o[key])
		}
	}
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		if l.url == "" {
			l.url = webAddress(address(o[key]))
		}
	}
	switch free := o["isAccessibleForFree"].(type) {
	case bool:
		l.locked = !free
	case string:
		l.locked = strings.EqualFold(free, "false")
	}
	updates, _ := o["liveBlogUpdate"].([]any)
	if single, ok := o["liveBlogUpdate"].(map[string]any); ok {
		updates = []any{single}
	}
	for _, u := range updates {
		if m, ok := u.(map[string]any); ok {
			l.updates = append(l.updates, liveUpdate{inlineText(first(m["headline"])), first(m["datePublished"]), first(m["articleBody"])})
		}
	}
	return l
}

func address(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if id := address(v["@id"]); id != "" {
			return id
		}
		return address(v["url"])
	case []any:
		if len(v) > 0 {
			return address(v[0])
		}
	}
	return ""
}

// texts gives the words of a value: a string, something with a name, or a list
// of them.
func texts(v any) []string {
	var list []string
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			list = append(list, s)
		}
	case map[string]any:
		for _, key := range []string{"name", "@value", "alternateName"} {
			if t := texts(v[key]); len(t) > 0 {
				return t
			}
		}
	case []any:
		for _, e := range v {
			if _, nested := e.([]any); !nested && len(list) < maxScripts {
				list = append(list, texts(e)...)
			}
		}
	}
	return list
}

func first(v any) string {
	if t := texts(v); len(t) > 0 {
		return t[0]
	}
	return ""
}

// inlineText reads a line in which HTML's escapes, or tags, may stand.
func inlineText(s string) string {
	if strings.ContainsRune(s, '&') {
		s = html.UnescapeString(s)
	}
	if strings.ContainsRune(s, '<') {
		s = plainText(s)
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !notBlank(r) }), " ")
}
