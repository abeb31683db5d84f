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
	if d.Article.Publisher != "" {
		parts = append(parts, "outlet "+d.Article.Publisher+" taken from the address")
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
	return "date " + when.Date.String() + " from its stamp"
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

// String tells where the repair is and what it changed: "1:134 d'Ã‰tat → d'État".
func (r Repair) String() string {
	return fmt.Sprintf("%d:%d %s → %s", r.Line, r.Col, shorten(r.Before, 40), shorten(r.After, 40))
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
	add(len(f.Windows1252) > 0, "%s not in UTF-8, read as Windows-1252 (the first is line %d)", count(len(f.Windows1252), "line", "lines"), first(f.Windows1252))
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

// Report tells in several lines what became of the capture's words, and what
// needs a decision.
func (d Draft) Report() string {
	return d.Summary() + "\n"
}
