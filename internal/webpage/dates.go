package webpage

import (
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dates gives when the article was published and changed. Of the places that
// tell the first, the first counts whose words are one day; where there is none,
// undated has the first words.
func (r *reading) dates() (published, from, modified, undated string) {
	m, language := &r.meta, r.language()
	pick := func(words, where string) {
		switch day := isoTime(words, language); {
		case published != "" || words == "":
		case isDay(day):
			published, from = day, where
		case undated == "":
			undated = words
		}
	}
	pick(m.linked.published, "JSON-LD datePublished")
	for _, name := range publishedNames {
		pick(m.named[name], "meta "+name)
	}
	modified = m.linked.modified
	if modified == "" {
		modified = m.firstOf(modifiedNames...)
	}
	shownPublished, shownFrom, shownModified := r.shownDates()
	pick(shownPublished, shownFrom)
	if modified == "" {
		modified = shownModified
	}
	if published == "" {
		written, changed := r.writtenDates()
		pick(written, "visible words")
		if modified == "" {
			modified = changed
		}
	}
	if published == "" {
		pick(r.mastheadDate(), "visible words above the headline")
	}
	if published != "" {
		undated = ""
	}
	return published, from, isoTime(modified, language), undated
}

var (
	publishedNames = []string{"article:published_time", "og:published_time", "og:article:published_time", "itemprop:datepublished", "datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date"}
	modifiedNames  = []string{"article:modified_time", "og:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified"}
)

var writtenDate = pattern.New(`(?i)(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:er|st|nd|rd|th)?\.? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:,?(?: -| at| à| um)? \d{1,2}[:h.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|TU|BST|CES?T|WAT|E[DS]T))?)?`)

// writtenDates reads dates from the lines about the headline.
func (r *reading) writtenDates() (published, modified string) {
	language := r.language()
	for i := max(0, r.titleAt-3); r.titleAt >= 0 && i < len(r.leaves) && i <= r.titleAt+12; i++ {
		l := &r.leaves[i]
		if l.region != regionByline || l.words > 30 {
			continue
		}
		for _, d := range datesIn(l.text, language) {
			switch {
			case d.changed && modified == "":
				modified = d.words
			case !d.changed && published == "":
				published = d.words
			}
		}
	}
	return published, modified
}

type statedDate struct {
	words   string
	changed bool // it tells when the text was changed
}

// datesIn reads the dates of a line, as ISO 8601 has them, or else as written.
func datesIn(text, language string) []statedDate {
	var list []statedDate
	rest := figuresOf(text)
	for len(list) < 3 {
		day, at := firstDay(rest, language)
		if day == "" {
			break
		}
		value := day
		if c := clockOf(rest, at); c != "" {
			value += "T" + c
		}
		list = append(list, statedDate{value, changedWords.MatchString(rest[:at[0]])})
		rest = rest[at[1]:]
		if m := clock.FindStringIndex(rest); m != nil && m[0] <= besideDate {
			rest = rest[m[1]:]
		}
	}
	if list != nil {
		return list
	}
	end := 0
	for _, at := range writtenDate.FindAllStringIndex(text, 3) {
		list = append(list, statedDate{text[at[0]:at[1]], changedWords.MatchString(text[end:at[0]])})
		end = at[1]
	}
	return list
}

var weekday = pattern.New(`(?i)(?:^|\P{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica)(?:\P{L}|$)`)

// mastheadDate reads the day of the issue above the headline, which names the
// day of the week.
func (r *reading) mastheadDate() string {
	for i := 0; i < r.titleAt; i++ {
		l := &r.leaves[i]
		if l.words > 25 || !weekday.MatchString(l.text) {
			continue
		}
		if day, _ := firstDay(figuresOf(l.text), r.language()); day != "" {
			return day
		}
	}
	return ""
}

var (
	changedWords   = pattern.New(`(?i)\b(updated?|modified|changed|edited|aktualis|geändert|zuletzt|actualiz|atualiz|aggiornat|bijgewerkt|mis à jour|modifié|actualis|dernière mise)`)
	publishedClass = words(`published|publish-?date|pub-?date|post-?date|entry-?date|article-?date|date|dateline|timestamp|time-?stamp|posted-on|publication|datum|fecha|heure`)
	dateWords      = pattern.New(`\b(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}`)
)

// shownDates reads dates from the page's text: <time>, hNews, and the words of
// an element that its class calls a date.
func (r *reading) shownDates() (published, from, modified string) {
	nodes := find(r.root, 300, func(n *html.Node) bool {
		return isTag(n, atom.Time) || hasAttr(n, "itemprop") && strings.HasPrefix(strings.ToLower(attr(n, "itemprop")), "date") || publishedClass.MatchString(r.class(n)) && r.count[n] <= 12 && r.count[n] > 0
	})
	words := ""
	for _, n := range nodes {
		if inside(n, nil, func(p *html.Node) bool {
			return r.entryNodes[p] || r.region(p) != "" && r.region(p) != regionByline && r.region(p) != regionHeader
		}) {
			continue
		}
		value, name := attr(n, "datetime"), "<time datetime>"
		switch {
		case value == "" && attr(n, "content") != "":
			value, name = attr(n, "content"), "itemprop "+attr(n, "itemprop")
		case value == "" && n.DataAtom == atom.Abbr:
			value, name = attr(n, "title"), "<abbr title>"
		}
		text := visibleText(n)
		changed := strings.Contains(strings.ToLower(attr(n, "itemprop")), "modified") || changedWords.MatchString(text) || strings.Contains(r.class(n), "updated") && !strings.Contains(r.class(n), "published") ||
			n.Parent != nil && r.count[n.Parent] <= 12 && changedWords.MatchString(visibleText(n.Parent)) && len(find(n.Parent, 2, func(t *html.Node) bool { return isTag(t, atom.Time) })) == 1
		switch {
		case value != "" && changed && modified == "":
			modified = strings.TrimSpace(value)
		case value != "" && !changed && published == "":
			published, from = strings.TrimSpace(value), name
		case value == "" && !changed && words == "" && dateWords.MatchString(text):
			words = text
		}
	}
	if published == "" && words != "" {
		published, from = words, "visible words"
	}
	return published, from, modified
}
