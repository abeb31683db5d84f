package quality

import (
	"strings"
	"testing"

	"dossier/internal/annotate"
	"dossier/internal/seed"
)

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		set, language   string
		sentence, dated float64
	}{
		{worked, "en", .87, .84}, {worked, "fr", .84, .80},
		{heldBack, "en", 0, 0}, {heldBack, "fr", 0, 0},
	} {
		t.Run(c.set+"/"+c.language, func(t *testing.T) {
			var sentence, dated score
			for _, p := range passages(t, c.set, c.language) {
				s, d := proposed(t, p)
				sentence.add(s)
				dated.add(d)
			}
			sentence.hold(t, "events", c.sentence)
			dated.hold(t, "events with the right date", c.dated)
		})
	}
}

// proposed scores the events that an import proposes for a passage: whether the
// sentences are right, and whether their dates are too.
func proposed(t *testing.T, p passage) (sentence, dated score) {
	text := p.text
	if !p.anchor.IsZero() {
		text = "date " + p.anchor.String() + "\n\n" + text
	}
	drafts, diags := seed.Convert("seeds/passage.txt", []byte(text), seed.Options{})
	if diags.Failed() {
		t.Fatal(p.name, diags)
	}
	d := seed.Resolve(drafts[:1], seed.Context{})[0]
	type event struct {
		from, to int
		value    string
	}
	var found []event
	for _, e := range d.Article.Events {
		quote := e.Cites[0].Quote
		at := strings.Index(p.text, quote)
		if quote == "" || at < 0 {
			at = strings.Index(p.text, strings.TrimSuffix(e.Title, "…"))
		}
		if at < 0 {
			continue
		}
		from, to := sentenceAround(p.text, at)
		found = append(found, event{from, to, e.Date.Date.String()})
	}
	n := score{found: len(d.Article.Events), wanted: len(p.events)}
	sentence, dated = n, n
	taken := make([]bool, len(found))
	for _, want := range p.events {
		hit := -1
		for i, e := range found {
			if !taken[i] && e.from <= want.from && want.from < e.to {
				hit = i
				break
			}
		}
		switch {
		case hit < 0:
			if *misses {
				t.Logf("%s: missed %q %s", p.name, want.words, want.value)
			}
			continue
		case found[hit].value == want.value || alike(found[hit].value, want.value):
			dated.right++
		case *misses:
			t.Logf("%s: %q %s, found %s", p.name, want.words, want.value, found[hit].value)
		}
		taken[hit] = true
		sentence.right++
	}
	for i, e := range found {
		if *misses && !taken[i] {
			t.Logf("%s: too much: %q %s", p.name, p.text[e.from:e.to], e.value)
		}
	}
	return sentence, dated
}

// sentenceAround gives the sentence in which a place lies.
func sentenceAround(text string, at int) (from, to int) {
	for _, s := range annotate.Sentences(text) {
		if s.Start <= at && at < s.End {
			return s.Start, s.End
		}
	}
	return at, at
}
