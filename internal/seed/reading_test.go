package seed

import (
	"strings"
	"testing"

	"dossier/internal/temporal"
)

// TestEventsReadNoMore: an article's dates, names and passages are looked for
// only where an event may come of them, its names and passages once.
func TestEventsReadNoMore(t *testing.T) {
	told := "Dockers left the port on 18 August 2020.\n\n"
	for _, c := range []struct {
		name, text             string
		dates, named, passages int
	}{
		{"entries without a day", strings.Repeat("12:00 GMT – A b\n\n", 20), 0, 0, 0},
		{"lines that are too short", strings.Repeat("Published 4 May 2031\n\n", 20), 0, 0, 0},
		{"no dates", strings.Repeat("Dockers left the old port.\n\n", 20), 20, 0, 0},
		{"one event", told + strings.Repeat("Dockers left the old port.\n\n", 20), 21, 1, 1},
		{"very many", strings.Repeat(told, maxEvents+50), maxEvents, 1, 1},
		{"dates in vain", strings.Repeat("Nothing at all was on 18 August 2020 "+strings.Repeat("so ", 1000)+"\n\n", 100), mostVain/3000 + 2, 1, 0},
	} {
		drafts, diags := Convert("seeds/a.txt", []byte("The port of Sandmouth\n\n"+c.text), Options{Language: "en"})
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		p := newProposer(&drafts[0], newNamesake(nil), "en")
		var dates, named, passages int
		p.dates, p.named, p.passages = counted(p.dates, &dates), counted(p.named, &named), counted(p.passages, &passages)
		p.paragraphs()
		if dates > c.dates || (named > 0) != (c.named > 0) || (passages > 0) != (c.passages > 0) {
			t.Errorf("%s: dates %d times, names %d, passages %d; want at most %d, %d, %d", c.name, dates, named, passages, c.dates, c.named, c.passages)
		}
	}
}

func counted[V any](of func() V, n *int) func() V {
	return func() V {
		*n++
		return of()
	}
}

// TestTaggedOnce: what tells an event's date is one tagging of the article.
func TestTaggedOnce(t *testing.T) {
	drafts, _ := Convert("seeds/a.txt", []byte("The port\n\nDockers left the port on 18 August 2020.\n\nOn 19 August 2020 the dockers came back.\n"), Options{Language: "en"})
	p := newProposer(&drafts[0], newNamesake(nil), "en")
	taggings := map[*temporal.Tagging]bool{}
	dates := p.dates
	p.dates = func() *temporal.Tagging {
		t := dates()
		taggings[t] = true
		return t
	}
	p.paragraphs()
	if len(taggings) != 1 || len(p.events) != 2 {
		t.Errorf("%d taggings for %d events", len(taggings), len(p.events))
	}
}

// TestDaysAcrossLines: a day may run on from a line, which ends a sentence, to
// the next.
func TestDaysAcrossLines(t *testing.T) {
	for _, text := range []string{
		"The port\n\nDockers left on 18\n\nAugust\n", "The port\n\nIt began on Tuesday,\n\n18\n\nAugust\n\nand ended\n", "- Tuesday\n- 18\n- August\n",
	} {
		drafts, _ := Convert("seeds/a.txt", []byte(text), Options{Language: "en"})
		if one := readingOf(drafts[0], Context{}); len(one.mentions) != 1 || one.mentions[0].Day != 18 {
			t.Errorf("%q mentions %v", text, one.mentions)
		}
	}
}
