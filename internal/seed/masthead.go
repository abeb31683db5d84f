package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/pattern"
	"dossier/internal/temporal"
)

// The head of an article in a text is what stands between its beginning and its
// running text: keys with their values, the headline, the writers' names, when
// it was published. A line that is understood goes into the front matter and is
// no paragraph.

// headLines is how many lines with words may belong to the head.
const headLines = 12

// keyPattern matches a line such as "Source: The Herald".
var keyPattern = pattern.New(`(?i)^(title|headline|titre|author|authors|by|byline|auteur|auteurs|par|source|publisher|outlet|journal|newspaper|média|publication|` +
	`published|posted|date|publié|publié le|updated|last updated|modified|mis à jour|mis à jour le|section|category|rubrique|language|langue|url|link|lien|website|site)` +
	`\s*:\s+(\S.*)$`)

// masthead takes the lines of the head out of the paragraphs. What it does not
// understand stays.
func (d *Draft) masthead(paragraphs []string) []string {
	rest, before := make([]string, 0, len(paragraphs)), len(d.Found.Head)
	for i, p := range paragraphs {
		if i >= headLines || len(rest) > 3 {
			return append(rest, paragraphs[i:]...)
		}
		switch {
		case d.headKey(p), d.headByline(p, i+1 < len(paragraphs)), d.headDate(p):
		default:
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 { // they are all that there is, and no head of anything
		d.Found.Head = d.Found.Head[:before]
		return paragraphs
	}
	return rest
}

// taken notes that the words of a line have gone into the front matter.
func (d *Draft) taken(line string) bool {
	d.Found.Head = append(d.Found.Head, line)
	return true
}

// headKey reads a line of a key and its value.
func (d *Draft) headKey(line string) bool {
	m := keyPattern.FindStringSubmatch(line)
	if m == nil || utf8.RuneCountInString(m[2]) > 200 {
		return false
	}
	a, value := d.Article, strings.Trim(strings.TrimSpace(m[2]), "[]")
	set := func(to *string) bool {
		if *to != "" && *to != value {
			return false
		}
		*to = value
		return d.taken(line)
	}
	switch key := strings.ToLower(m[1]); key {
	case "title", "headline", "titre":
		if a.Title != "" {
			return false
		}
		a.Title, d.Found.Headline = value, true
		return d.taken(line)
	case "author", "authors", "by", "byline", "auteur", "auteurs", "par":
		return set(&a.Byline)
	case "source", "publisher", "outlet", "journal", "newspaper", "média", "publication", "website", "site":
		if matter.IsAddress(value) && strings.ContainsAny(value, ":/") {
			return d.headAddress(line, value)
		}
		if a.Publisher == "" || a.URL != "" && a.Publisher == outlet(a.URL) {
			a.Publisher = value
			return d.taken(line)
		}
		return false
	case "url", "link", "lien":
		return d.headAddress(line, value)
	case "section", "category", "rubrique":
		a.Tags = append(a.Tags, value)
		return d.taken(line)
	case "language", "langue":
		return matter.IsLanguage(value) && set(&a.Language)
	default:
		return d.keyDate(key, value) && d.taken(line) || d.headDate(line)
	}
}

// keyDate reads the value of a key as a date for machines.
func (d *Draft) keyDate(key, value string) bool {
	if !isoPattern.MatchString(value) {
		return false
	}
	day, a := stated(value, d.Article.Language), d.Article
	switch {
	case day.IsZero():
		return false
	case updatedWords.MatchString(key):
		a.Lastmod = day
		return true
	case a.Date.Date.IsZero():
		a.Date, d.Found.From = dossier.Dated{Date: day, Basis: date.Stated}, "its key “"+key+"”"
		return true
	}
	return false
}

func (d *Draft) headAddress(line, value string) bool {
	if a := d.Article; matter.IsAddress(value) && a.URL == "" {
		a.URL = value
		if a.Publisher == "" {
			a.Publisher = outlet(value)
		}
		return d.taken(line)
	}
	return false
}

var bylinePattern = pattern.New(`^(?:By|BY|Par|PAR|Text by|Reporting by|Propos recueillis par)\s+(\p{Lu}.*)$`)

// headByline reads "By Awa Traoré and Lena Holt, Bamako". It is no line of the
// head where nothing stands below it.
func (d *Draft) headByline(line string, more bool) bool {
	m := bylinePattern.FindStringSubmatch(line)
	if m == nil || !more || d.Article.Byline != "" || utf8.RuneCountInString(line) > 120 || endsSentence(line) && !strings.HasSuffix(line, ".") {
		return false
	}
	who, when := m[1], ""
	for _, bar := range []string{" | ", " • ", " – ", " — ", " - "} {
		if before, after, cut := strings.Cut(who, bar); cut && d.onlyDates(after) {
			who, when = before, after
		}
	}
	if !namesPeople(who) {
		return false
	}
	d.Article.Byline = strings.TrimRight(who, " .,")
	if when != "" {
		d.readDates(when)
	}
	return d.taken(line)
}

// namesPeople reports whether a line is made of names: words with capitals, and
// the few small ones that join them.
func namesPeople(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '&' || r == '/' })
	names := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			names++
		case slices.Contains(joiners, strings.ToLower(w)):
		default:
			return false
		}
	}
	return names >= 1 && len(words) <= 14
}

var joiners = []string{"and", "et", "in", "at", "à", "with", "avec", "for", "pour", "de", "du", "des", "van", "von", "der", "den", "al", "el", "bin", "ben", "of", "the", "la", "le", "correspondent", "correspondant", "correspondante", "staff", "envoyé", "envoyée", "spécial", "spéciale", "our", "notre", "editor", "reporter", "news", "agencies", "agences"}

// Words of a line that says when an article was published, or changed.
var (
	publishedWords = pattern.New(`(?i)^(?:first |date |originally )?(?:published|posted|issued|date|publié|publiée|publication|paru|diffusé|le)\b`)
	updatedWords   = pattern.New(`(?i)(?:last )?(?:updated|modified|mis(?:e)? à jour|modifié|actualisé)`)
	dateFiller     = pattern.New(`(?i)^(?:first|originally|last|published|posted|issued|updated|modified|date|on|at|by|publié|publiée|publication|paru|diffusé|le|la|à|mis|mise|jour|modifié|actualisé|de|du|modification|local|time|heure|locale|min|minutes?|read|lecture|ist|am|pm|\d{1,2})$`)
)

// headDate reads a line that is nothing but when the article was published or
// changed: "Published 18 August 2020, 16:40 GMT", "Mis à jour le 19/08/2020".
func (d *Draft) headDate(line string) bool {
	return d.onlyDates(line) && d.readDates(line) && d.taken(line)
}

// readDates takes over the dates of such a line, and reports whether there were
// any.
func (d *Draft) readDates(line string) (took bool) {
	a := d.Article
	updated := false
	at := 0
	for _, e := range temporal.Tag(line, temporal.Options{}) {
		if loc := updatedWords.FindStringIndex(line[at:e.Start]); loc != nil {
			updated = true
		} else if publishedWords.MatchString(strings.TrimSpace(line[at:e.Start])) {
			updated = false
		}
		at = e.End
		if len(e.Readings) > 1 && !updated && a.Date.Date.IsZero() {
			d.Found.Open = fmt.Sprintf("“%s” may be %s or %s", e.Of(line), e.Readings[0], e.Readings[1])
		}
		if e.Value.Day().IsZero() || e.Basis != date.Stated {
			continue
		}
		switch {
		case updated && a.Lastmod.IsZero():
			a.Lastmod, took = e.Value, true
		case !updated && a.Date.Date.IsZero():
			a.Date, took = dossier.Dated{Date: e.Value, Basis: date.Stated}, true
			d.Found.From = "the line “" + shorten(line, 60) + "”"
		}
	}
	return took
}

// onlyDates reports whether a line holds a full date and little else.
func (d *Draft) onlyDates(line string) bool {
	if utf8.RuneCountInString(line) > 140 {
		return false
	}
	var rest strings.Builder
	at, full := 0, false
	for _, e := range temporal.Tag(line, temporal.Options{}) {
		rest.WriteString(line[at:e.Start] + " ")
		at = e.End
		full = full || !e.Value.Day().IsZero() && e.Basis == date.Stated || len(e.Readings) > 1
	}
	rest.WriteString(line[at:])
	if !full {
		return false
	}
	for _, w := range strings.FieldsFunc(rest.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !dateFiller.MatchString(w) {
			return false
		}
	}
	return true
}

// datelinePattern matches the beginning of a report such as "BAMAKO, Mali (AP) —".
var datelinePattern = pattern.New(`^(\p{Lu}[\p{L}'’ -]{1,40}(?:, \p{Lu}[\p{L}'’. -]{1,30})?)(?:, ([^()–—]{3,30}?))?(?: ?\(([^()]{2,40})\))?\s*(?:–|—|--| - )\s*(\S)`)

// datelineOf reads the dateline of a paragraph: the place, the agency in
// brackets, and the offset at which the report begins behind it. A place counts
// in capitals, or with an agency or a date beside it.
func datelineOf(p string) (place, agency string, end int) {
	m := datelinePattern.FindStringSubmatchIndex(p)
	if m == nil {
		return "", "", 0
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return p[m[2*i]:m[2*i+1]]
	}
	place = strings.TrimSpace(group(1))
	town, _, _ := strings.Cut(place, ",")
	inCapitals := strings.ToUpper(town) == town && utf8.RuneCountInString(town) > 2
	if annotate.CreditedAgency(group(3)) != "" {
		agency = group(3)
	}
	dated := group(2) != "" && len(temporal.Tag(group(2), temporal.Options{})) > 0
	if !inCapitals && agency == "" && !dated {
		return "", "", 0
	}
	return place, agency, m[8]
}

// creditLine matches a last line that credits an agency and nothing else:
// "(AFP)", "avec AFP", "With reporting by Reuters".
var creditLine = pattern.New(`^[(\[—–-]*\s*(?:(?:avec|with|source|from|by|par|via|reporting by|with reporting by|additional reporting by|© ?)[: ]+)*[\p{Lu}\p{Ll}][\p{L}'’./, &-]{1,60}[)\]]*\.?$`)

// credit finds the agency that the dateline or the last line credits.
func (d *Draft) credit() {
	a := d.Article
	first, last := -1, -1
	for i := range a.Body.Blocks {
		if b := &a.Body.Blocks[i]; b.Kind == dossier.Paragraph && !b.Aside {
			if first < 0 && utf8.RuneCountInString(a.Body.Words(i)) > 60 {
				first = i
			}
			last = i
		}
	}
	if a.Credit == "" && first >= 0 {
		d.Found.Dateline, a.Credit, _ = datelineOf(a.Body.Words(first))
	}
	if a.Credit == "" && last > 0 {
		if words := a.Body.Words(last); utf8.RuneCountInString(words) <= 70 && creditLine.MatchString(words) && annotate.CreditedAgency(words) != "" {
			a.Credit = strings.Trim(words, "()[]—–- .")
		}
	}
}
