package seed

import (
	"fmt"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// Summary tells on one line what was found and what an editor should look at:
//
//	live blog, 20 paragraphs, 5 live entries, 2 captions; date 2020-08-18 derived from “Tuesday” and report-2020; look: no outlet named
func (d Draft) Summary() string {
	parts := []string{d.contents()}
	if s := d.dated(); s != "" {
		parts = append(parts, s)
	}
	if a := d.Article; a.Publisher != "" && a.Publisher == outlet(a.URL) {
		parts = append(parts, "outlet "+a.Publisher+" taken from the address")
	}
	if s := d.dropped(); s != "" {
		parts = append(parts, s)
	}
	if s := d.repaired(); s != "" {
		parts = append(parts, s)
	}
	if looks := d.Looks(); len(looks) > 0 {
		parts = append(parts, "look: "+strings.Join(looks, "; "))
	}
	return strings.Join(parts, "; ")
}

// formNames are the forms of article in running text.
var formNames = map[dossier.Form]string{dossier.FormLiveBlog: "live blog"}

func (d Draft) contents() string {
	f := d.Found
	name := formNames[d.Article.Form]
	if name == "" {
		name = string(d.Article.Form)
	}
	counts := []string{name, count(f.Paragraphs, "paragraph", "paragraphs")}
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{len(f.Entries), "live entry", "live entries"},
		{len(f.Captions), "caption", "captions"},
		{len(f.More), "“read more” line", "“read more” lines"},
		{len(f.Labels), "label", "labels"},
		{f.Asides, "aside", "asides"},
		{len(d.Article.Events), "event", "events"},
	} {
		if c.n > 0 {
			counts = append(counts, count(c.n, c.one, c.many))
		}
	}
	return strings.Join(counts, ", ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (d Draft) dated() string {
	when := d.Article.Date
	switch {
	case when.Date.IsZero():
		return ""
	case when.Basis == date.Derived:
		return "date " + when.Date.String() + " derived from " + d.Found.From
	}
	return "date " + when.Date.String() + " from " + d.Found.From
}

// repaired tells the first repairs, and how many more there are.
func (d Draft) repaired() string {
	const shown = 3
	repairs := d.Found.Repairs
	if len(repairs) == 0 {
		return ""
	}
	list := make([]string, 0, shown+1)
	for _, r := range repairs[:min(shown, len(repairs))] {
		list = append(list, r.String())
	}
	if more := len(repairs) - shown; more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return count(len(repairs), "repair", "repairs") + ": " + strings.Join(list, ", ")
}

// Looks tells what an editor should look at, in an order that stays.
func (d Draft) Looks() []string {
	var looks []string
	add := func(when bool, format string, args ...any) {
		if when {
			looks = append(looks, fmt.Sprintf(format, args...))
		}
	}
	f, a := d.Found, d.Article
	undated := a.Date.Date.Day().IsZero()
	add(undated && f.Open == "", "no date")
	add(undated && f.Open != "", "no date: %s", f.Open)
	add(undated && len(f.Entries) > 0, "no events of the live entries, for their day is not known")
	add(!undated && disordered(f.Entries), "the times of the live entries do not follow each other; the day may change among them")
	add(a.Publisher == "", "no outlet named")
	add(!f.Headline, "no headline: the title is the first words")
	add(f.Teaser != "", "%s", f.Teaser)
	add(len(f.Lines) > 0, "%s not in UTF-8, read as Windows-1252 (the first is line %d)", count(len(f.Lines), "line", "lines"), first(f.Lines))
	add(len(f.Lines) == 0 && f.Encoding != "", "read as %s", f.Encoding)
	add(f.CutShort, "the end is cut off within a character")
	add(f.Parting == Wrapped, "lines that were wrapped have been joined")
	return looks
}

func first(list []int) int {
	if len(list) == 0 {
		return 0
	}
	return list[0]
}

// disordered reports whether times go neither up nor down all the way.
func disordered(entries []Entry) bool {
	up, down := false, false
	for i := 1; i < len(entries); i++ {
		was, is := entries[i-1], entries[i]
		up = up || is.Hour*60+is.Minute > was.Hour*60+was.Minute
		down = down || is.Hour*60+is.Minute < was.Hour*60+was.Minute
	}
	return up && down
}

// dropped tells how many words are no part of the article.
func (d Draft) dropped() string {
	if d.Audit.Dropped == 0 {
		return ""
	}
	return count(d.Audit.Dropped, "word", "words") + " dropped"
}
