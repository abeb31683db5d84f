package weigh

import (
	"testing"

	"dossier/internal/dossier"
)

func TestOverlap(t *testing.T) {
	passage := func(article string, spans ...dossier.Range) *dossier.Passage {
		return &dossier.Passage{Article: article, Spans: spans}
	}
	words := passage("one", dossier.Range{Block: 1, From: 10, To: 20})
	whole := passage("one")
	for _, c := range []struct {
		name string
		a, b *dossier.Passage
		want bool
	}{
		{"itself", words, words, true},
		{"an article and itself", whole, whole, true},
		{"an article and words of it", whole, words, false},
		{"the same words", words, passage("one", dossier.Range{Block: 1, From: 10, To: 20}), true},
		{"the same place in another article", words, passage("two", dossier.Range{Block: 1, From: 10, To: 20}), false},
		{"the same place in another block", words, passage("one", dossier.Range{Block: 2, From: 10, To: 20}), false},
		{"words within", words, passage("one", dossier.Range{Block: 1, From: 12, To: 13}), true},
		{"words across the end", words, passage("one", dossier.Range{Block: 1, From: 19, To: 30}), true},
		{"words directly after", words, passage("one", dossier.Range{Block: 1, From: 20, To: 30}), false},
		{"the second part of a quote", words, passage("one", dossier.Range{Block: 1, From: 0, To: 5}, dossier.Range{Block: 1, From: 15, To: 25}), true},
		{"both parts of a quote around it", words, passage("one", dossier.Range{Block: 1, From: 0, To: 10}, dossier.Range{Block: 1, From: 20, To: 25}), false},
	} {
		if got := overlap(c.a, c.b); got != c.want || overlap(c.b, c.a) != got {
			t.Errorf("%s: overlap is %t, want %t", c.name, got, c.want)
		}
	}
}

// Each case is two quotes, of one article or of two, and whether their numbers
// contradict each other.
func TestContradicts(t *testing.T) {
	for _, c := range []struct {
		a, b         string
		within, with bool // one article, or another
	}{
		{"12 died at the gate", "killing 15", true, true},
		{"12 died at the gate", "15 died of hunger", false, true},
		{"12 died at the gate", "15 died behind the gate", true, true},
		{"12 died at the gate", "15 wounded at the gate", false, false},
		{"the 12 dead of Gao", "the 15 dead of Kati", false, false},
		{"the 12 dead of Gao", "the 15 dead of Gao", true, true},
		{"12 died in 2001", "15 died in 2002", false, false},
		{"12 died, then 13 died", "15 died", false, false},
		{"the strike lasted three days", "the strike lasted nine days", true, true},
		{"the strike lasted three days", "nine days", true, true},
		{"22 soldiers were killed", "twenty-two soldiers were killed", false, false},
		{"Thirteen soldiers were killed", "Twenty soldiers were killed", true, true},
		{"vingt-deux soldats ont été tués", "trente et un soldats ont été tués", true, true},
		{"22 soldats ont été tués", "une vingtaine de soldats ont été tués", false, false},
		{"12 people were killed", "dozens of people were killed", false, false},
		{"The death toll rose to 40", "The death toll stood at 55", true, true},
		{"The death toll rose to 40", "55 people were killed", true, true},
		{"The death toll rose to 40", "The death toll stood at forty", false, false},
		{"it cost $5 billion", "it cost $7bn", true, true},
		{"it cost more than $5 billion", "it cost $7bn", false, false},
		{"roads worth $5 million", "fines of $7 million", false, false},
		{"the wall is 300 metres long", "the wall is 400m long", true, true},
		{"1,5 million de personnes ont quitté la ville", "2,5 millions de personnes ont quitté la ville", true, true},
		{"1,5 million de personnes ont quitté la ville", "2,5 millions de personnes vivent ici", false, false},
		{"1,5 million de personnes ont quitté la ville", "2,5 millions de personnes", false, false},
		{"the strike lasted three days", "the rain fell for nine days", false, false},
	} {
		one := &dossier.Passage{Article: "one", Quote: c.a, Spans: []dossier.Range{{To: 9}}}
		for article, want := range map[string]bool{"one": c.within, "two": c.with} {
			other := &dossier.Passage{Article: article, Quote: c.b, Spans: []dossier.Range{{From: 9, To: 18}}}
			cites := []dossier.Cite{{Claim: dossier.Claim{Source: "one", Quote: c.a}}, {Claim: dossier.Claim{Source: article, Quote: c.b}}}
			w := &weigher{d: &dossier.Dossier{Evidence: map[dossier.Claim]*dossier.Passage{cites[0].Claim: one, cites[1].Claim: other}}}
			if got := len(w.numbersExclude(cites, "it")) > 0; got != want {
				t.Errorf("“%s” in one and “%s” in %s: contradiction is %t, want %t", c.a, c.b, article, got, want)
			}
		}
	}
}

func TestAsksWhen(t *testing.T) {
	for question, want := range map[string]bool{
		"When was it?":                                true,
		"Since when was the harbour shut?":            true,
		"Quand a-t-il fermé ?":                        true,
		"Depuis quand est-il fermé ?":                 true,
		"Jusqu’à quand a-t-il duré ?":                 true,
		"On which day was it?":                        true,
		"What day was it?":                            true,
		"What time did it begin?":                     true,
		"Which date is right?":                        true,
		"What was the date of the strike?":            true,
		"The date of the strike":                      true,
		"Date":                                        true,
		"À quelle heure a-t-il fermé ?":               true,
		"Quel jour a-t-il fermé ?":                    true,
		"Quelle est la date de la grève ?":            true,
		"How many died that day?":                     false,
		"How many died when the wall fell?":           false,
		"How many hours did it last?":                 false,
		"Who was master at the time?":                 false,
		"What happened that year?":                    false,
		"To date, how many have died?":                false,
		"Combien de morts ce jour-là ?":               false,
		"Combien sont morts quand le mur est tombé ?": false,
		"Qui commandait à cette heure ?":              false,
		"":                                            false,
	} {
		if got := asksWhen(question); got != want {
			t.Errorf("%q: asks when is %t, want %t", question, got, want)
		}
	}
}
