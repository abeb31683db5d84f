package quality

import (
	"testing"

	"dossier/internal/annotate"
	"dossier/internal/census"
)

// A name counts where its whole form and its kind are those of the label.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		set, language       string
		person, body, place float64
	}{
		{worked, "en", .96, .95, .96}, {worked, "fr", .97, .94, .96},
		{heldBack, "en", .96, .94, .94}, {heldBack, "fr", .94, .85, .92},
	} {
		t.Run(c.set+"/"+c.language, func(t *testing.T) {
			scores := map[string]score{}
			for _, p := range passages(t, c.set, c.language) {
				for kind, s := range names(t, p) {
					sum := scores[kind]
					sum.add(s)
					scores[kind] = sum
				}
			}
			scores[census.Person].hold(t, "people", c.person)
			scores[census.Body].hold(t, "bodies", c.body)
			scores[census.Place].hold(t, "places", c.place)
		})
	}
}

func names(t *testing.T, p passage) map[string]score {
	found := map[label]bool{}
	for _, m := range census.Names(p.paragraphs(), p.language) {
		name := m.Whole
		if m.Kind == census.Body {
			name = m.Name // an acronym is labelled beside what it stands for
		}
		if m.Kind != "" {
			found[label{words: annotate.Key(name), value: m.Kind}] = true
		}
	}
	scores := map[string]score{}
	count := func(kind string, one score) {
		s := scores[kind]
		s.add(one)
		scores[kind] = s
	}
	wanted := map[label]bool{}
	for _, l := range p.names {
		l = label{words: annotate.Key(l.words), value: l.value}
		if wanted[l] {
			continue
		}
		wanted[l] = true
		switch {
		case found[l]:
			count(l.value, score{right: 1, wanted: 1})
		default:
			count(l.value, score{wanted: 1})
			if *misses {
				t.Logf("%s: missed the %s %q", p.name, l.value, l.words)
			}
		}
	}
	for l := range found {
		count(l.value, score{found: 1})
		if *misses && !wanted[l] {
			t.Logf("%s: too much: the %s %q", p.name, l.value, l.words)
		}
	}
	return scores
}
